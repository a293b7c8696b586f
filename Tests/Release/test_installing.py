"""A release is installed from a server: by the script of the action, and by the files that new sites have."""

from pathlib import Path

import pytest
import yaml
from conftest import NAME, ROOT, VERSION, Release, break_site, run, served

Server = tuple[str, Path]


def install(version: str, address: str, folder: Path, **environment: str):
    return run("scripts/install-release", version, address, folder, check=False, GITHUB_ACTIONS="", **environment)


def test_installs_what_a_release_has(release: Release, tmp_path: Path) -> None:
    (tmp_path / f"v{VERSION}").symlink_to(release.files)
    with served(tmp_path) as address:
        done = install(VERSION, address, tmp_path / "installed")
    assert (done.returncode, done.stderr) == (0, "")
    (program,) = (tmp_path / "installed").rglob("bin/sitegen")
    assert program.read_bytes() == (release.unpacked / "bin/sitegen").read_bytes()


@pytest.mark.parametrize("end", ["", "/"])
def test_prints_the_folder_of_the_program(releases: Server, tmp_path: Path, end: str) -> None:
    address, _ = releases
    done = install(VERSION, address + end, tmp_path / "a folder")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{tmp_path}/a folder/{NAME}/bin\n"
    assert run(Path(done.stdout.strip()) / "sitegen", "--version").stdout == f"{VERSION}\n"


def test_refuses_an_archive_with_another_checksum(releases: Server, tmp_path: Path) -> None:
    address, folder = releases
    archive = folder / f"{NAME}.tar.gz"
    other = archive.read_bytes()[:-1] + b"x"
    archive.unlink()
    archive.write_bytes(other)
    done = install(VERSION, address, tmp_path / "installed")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"install-release: {NAME}.tar.gz is not the file whose checksum is in SHA256SUMS\n"
    )
    assert not (tmp_path / "installed" / NAME).exists()


def test_refuses_an_archive_without_a_checksum(releases: Server, tmp_path: Path) -> None:
    address, folder = releases
    sums = folder / "SHA256SUMS"
    lines = sums.read_text().replace(f"{NAME}.tar.gz", f"{NAME}.tar.gz.old")
    sums.unlink()
    sums.write_text(lines)
    done = install(VERSION, address, tmp_path)
    assert done.stderr == f"install-release: SHA256SUMS has no checksum of {NAME}.tar.gz\n"
    assert done.returncode == 1


def test_says_where_there_is_no_such_release(releases: Server, tmp_path: Path) -> None:
    address, _ = releases
    done = install("9.9.9", address, tmp_path)
    assert done.returncode == 1
    assert "/v9.9.9/sitegen-9.9.9-linux-" in done.stderr
    assert "cannot be downloaded; is there a release 9.9.9 for linux-" in done.stderr


@pytest.mark.parametrize("version", ["", "latest", "v0.1.0", "../0.1.0", "0.1.0/.."])
def test_refuses_what_is_no_version(releases: Server, tmp_path: Path, version: str) -> None:
    done = install(version, releases[0], tmp_path)
    assert (done.returncode, done.stderr) == (1, f"install-release: `{version}` is not a version such as 0.1.0\n")


def test_refuses_to_guess_where_releases_are(tmp_path: Path) -> None:
    message = "install-release: it is not known where releases of sitegen are; give their address as `releases`\n"
    done = install(VERSION, "", tmp_path)
    assert (done.returncode, done.stderr) == (1, message)
    done = run("scripts/install-release", VERSION, "", tmp_path, check=False, GITHUB_ACTIONS="true")
    assert (done.returncode, done.stderr) == (1, f"::error::{message}")


def test_the_workflow_of_a_new_site_installs_and_checks(releases: Server, site: Path, tmp_path: Path) -> None:
    workflow = yaml.safe_load((site / ".github/workflows/site.yml").read_text())
    job = workflow["jobs"]["site"]
    script = next(step for step in job["steps"] if step.get("name") == "Get sitegen")["run"]
    place = tmp_path / "runner"
    place.mkdir()
    environment = job["env"] | {"SITEGEN_RELEASE": f"{releases[0]}/v{VERSION}", "GITHUB_PATH": str(tmp_path / "path")}
    run("bash", "-e", "-c", script, folder=place, **environment)
    (folder,) = (tmp_path / "path").read_text().splitlines()
    assert run(f"{folder}/sitegen", "check", "--format", "github", folder=site).stdout == ""


def test_the_file_for_gitlab_of_a_new_site_installs_and_checks(releases: Server, site: Path, tmp_path: Path) -> None:
    settings = yaml.safe_load((site / ".gitlab-ci.yml").read_text())
    environment = settings["variables"] | {"SITEGEN_RELEASE": f"{releases[0]}/v{VERSION}", "CI_PROJECT_DIR": str(site)}
    lines = [*settings["default"]["before_script"], *settings["check"]["script"]]
    done = run("bash", "-e", "-c", as_on_this_machine(lines, tmp_path), folder=site, **environment)
    assert "Checked" in done.stderr


@pytest.mark.parametrize("is_broken", [False, True])
def test_the_template_for_gitlab_checks_and_reports(
    releases: Server, site: Path, tmp_path: Path, is_broken: bool
) -> None:
    if is_broken:
        break_site(site)
    template = yaml.safe_load((ROOT / "ci/gitlab.yml").read_text())
    lines = [*template[".sitegen"]["before_script"], *template["sitegen-check"]["script"]]
    environment = {
        "SITEGEN_VERSION": VERSION,
        "SITEGEN_RELEASES": releases[0],
        "SITEGEN_ARGUMENTS": "",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    script = as_on_this_machine(lines, tmp_path)
    done = run("bash", "-e", "-o", "pipefail", "-c", script, folder=site, check=False, **environment)
    assert done.returncode == (1 if is_broken else 0), done.stderr
    report = yaml.safe_load((site / "gl-code-quality-report.json").read_text())
    assert [problem["check_name"] for problem in report] == (["disclaimer-unknown"] if is_broken else [])


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"SITEGEN_VERSION": ""}, "SITEGEN_VERSION: set it to a version of sitegen, such as 0.1.0"),
        (
            {"SITEGEN_VERSION": "0.1.0", "SITEGEN_RELEASES": ""},
            "SITEGEN_RELEASES: set it to the address below which releases of sitegen are",
        ),
    ],
)
def test_the_template_for_gitlab_says_what_is_not_set(environment: dict[str, str], message: str) -> None:
    template = yaml.safe_load((ROOT / "ci/gitlab.yml").read_text())
    done = run("bash", "-e", "-c", template[".sitegen"]["before_script"][0], check=False, **environment)
    assert done.returncode != 0
    assert message in done.stderr


def as_on_this_machine(lines: list[str], folder: Path) -> str:
    """A script of GitLab that installs no packages, and installs sitegen below a folder."""
    script = "\n".join(line for line in lines if not line.startswith("apt-get "))
    return script.replace("/opt/sitegen", str(folder / "opt"))
