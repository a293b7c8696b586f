"""Runs the commands of docs/review.md, “A timestamp”, with a local authority in the place of one on the network."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import review_twin

REPOSITORY = Path(__file__).resolve().parents[2]
LOG = Path(__file__).parent / "vectors" / "log.json"
PUBLISHED = Path("Output/.well-known/medical-review-log.json")

AUTHORITY = """
[req]
distinguished_name = dn
prompt = no
[dn]
CN = Test authority
[extensions]
extendedKeyUsage = critical, timeStamping
[authority]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
"""


def blocks() -> tuple[str, str]:
    """The commands that ask for a timestamp, and those that check one."""
    page = (REPOSITORY / "docs" / "review.md").read_text(encoding="utf-8")
    section = page.partition("### A timestamp\n")[2].partition("\n### ")[0]
    first, second = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    assert first.count("curl ") == 1 and second.count("sitegen verify ") == 1
    return first.partition("curl ")[0], second


def run(commands: str, folder: Path) -> subprocess.CompletedProcess:
    return subprocess.run(["sh", "-e", "-c", commands], cwd=folder, capture_output=True, text=True, timeout=60)


@pytest.fixture
def stamped(tmp_path):
    (tmp_path / PUBLISHED).parent.mkdir(parents=True)
    (tmp_path / PUBLISHED).write_bytes(LOG.read_bytes())
    (tmp_path / "authority.cnf").write_text(AUTHORITY)
    (tmp_path / "serial").write_text("01\n")
    asked = run(blocks()[0], tmp_path)
    assert asked.returncode == 0, asked.stderr
    answered = run(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -out authority.pem -days 2"
        " -config authority.cnf -extensions extensions\n"
        "openssl ts -reply -queryfile kept-log.tsq -config authority.cnf -section authority -signer authority.pem"
        " -inkey key.pem -out kept-log.tsr",
        tmp_path,
    )
    assert answered.returncode == 0, answered.stderr
    return tmp_path


def check(folder: Path) -> subprocess.CompletedProcess:
    """The check, up to the command that tests of sitegen hold."""
    return run(blocks()[1].partition("sitegen verify ")[0], folder)


def test_a_root_is_stamped_and_the_stamp_is_checked(stamped):
    checked = check(stamped)
    assert checked.returncode == 0, checked.stderr
    assert "Verification: OK" in checked.stdout + checked.stderr
    assert re.search(r"^Time stamp: .* GMT$", checked.stdout, re.MULTILINE)


def test_another_log_does_not_pass_for_the_one_that_was_stamped(stamped):
    log = json.loads((stamped / "kept-log.json").read_text())
    log["leaves"][0]["day"] = "2026-04-06"
    root = review_twin.root_of([review_twin.leaf_hash(leaf) for leaf in log["leaves"]]).hex()
    text = LOG.read_text().replace("2026-04-07", "2026-04-06").replace(log["root"], root)
    (stamped / "kept-log.json").write_text(text)
    assert review_twin.problems_of_log(json.loads(text)) == []
    assert check(stamped).returncode != 0


def test_a_stamp_of_another_authority_does_not_pass(stamped):
    other = run(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout other.pem -out authority.pem -days 2"
        " -config authority.cnf -extensions extensions",
        stamped,
    )
    assert other.returncode == 0, other.stderr
    assert check(stamped).returncode != 0
