"""What the tests are given: the sample site, built for each host, and servers of it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from servers import SERVERS, Server

ROOT = Path(__file__).resolve().parents[2]
SITEGEN = ROOT / ".build/debug/sitegen"
DAY = "2026-11-24"

# The addresses at which the site is published, and what its paths begin with.
BASES = {"root": ("https://example.org/", ""), "folder": ("https://example.org/health/", "/health")}

# What the tests add to the sample site.
ADDED = {
    "pages/moved.md": """---
title: A page that moved
aliases: [/was-here/, /früher/größe/, /昔/, /was-here.html, /was.here/]
---
It is here now.
""",
    "static/.private/note.txt": "Not for readers.\n",
    "static/.note": "Not for readers.\n",
    "static/.well-known/.note": "Not for readers.\n",
    "static/folder/file.txt": "A folder without a page.\n",
    "static/tool.html": """<!doctype html>
<html lang="en">
<title>A tool</title>
<script>document.title = "It runs"</script>
</html>
""",
}
SETTINGS = """
activeFiles:
  - file: static/tool.html
    reason: It shows that scripts of its own run.
"""


@dataclass(frozen=True)
class Built:
    """A built site."""

    # The output folder, which is the root of the host.
    folder: Path
    # What the paths of the site begin with: nothing, or `/health`.
    base: str

    def path(self, path: str) -> str:
        """A path of the site, from the root of the host."""
        return self.base + path

    @property
    def home(self) -> Path:
        """The folder that holds the start page."""
        return self.folder / self.base.lstrip("/")


@pytest.fixture(scope="session")
def work() -> Iterator[Path]:
    """A folder that every user may read, because a server may give up the rights of root; it goes with the tests."""
    folder = Path(tempfile.mkdtemp(prefix="sitegen-hosts-"))
    folder.chmod(0o755)
    content = folder / "Content"
    shutil.copytree(ROOT / "Content", content)
    for path, text in ADDED.items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    settings = content / "site.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + SETTINGS, encoding="utf-8")
    yield folder
    shutil.rmtree(folder)


def run_sitegen(
    work: Path, output: Path, *options: str, templates: Path = ROOT / "Templates"
) -> subprocess.CompletedProcess[str]:
    """Runs a build of the content in a folder, by default for the day of these tests."""
    command = [str(SITEGEN), "build", "--no-cache", "--quiet", "--format", "json"]
    command += ["--content", str(work / "Content"), "--templates", str(templates), "--output", str(output)]
    if "--as-of" not in options:
        command += ["--as-of", DAY]
    return subprocess.run([*command, *options], capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def build(work: Path) -> Callable[[str, str], Built]:
    """Builds the site for a host, once."""
    known: dict[tuple[str, str], Built] = {}

    def build(host: str, place: str) -> Built:
        if (host, place) not in known:
            url, base = BASES[place]
            output = work / host / place
            options = ["--host", host, "--base-url", url]
            if host in SERVERS:
                options.append("--precompress")
            if base:
                options.append("--in-base-folder")
            run = run_sitegen(work, output, *options)
            assert run.returncode == 0, run.stdout + run.stderr
            known[host, place] = Built(output, base)
        return known[host, place]

    return build


@dataclass(frozen=True)
class Served:
    """A site, and a server of it."""

    site: Built
    server: Server


@pytest.fixture(scope="session", params=[(name, place) for name in SERVERS for place in BASES], ids="-".join)
def served(request: pytest.FixtureRequest, work: Path, build: Callable[[str, str], Built]) -> Iterator[Served]:
    """Each server with each site."""
    name, place = request.param
    site = build(name, place)
    server = SERVERS[name](work / f"{name}-{place}", site.folder)
    yield Served(site, server)
    server.stop()
