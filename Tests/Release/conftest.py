"""What the tests are given: a release, made around the debug build, and a server that has it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from release import archive

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / ".build"
SITEGEN = BUILD / "debug/sitegen"
GLIBC = "2.28"
TIME = 1_790_000_000
VERSION = subprocess.run([SITEGEN, "--version"], capture_output=True, text=True, check=True).stdout.strip()
NAME = f"sitegen-{VERSION}-linux-{os.uname().machine}"


def run(*command: str | Path, folder: Path = ROOT, check: bool = True, **environment: str) -> subprocess.CompletedProcess:
    """Runs a program to its end, with what is added to the environment."""
    done = subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=300,
    )
    assert not check or done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done


def tool(name: str) -> Path:
    """A program that scripts/requirements-test.txt brings."""
    return ROOT / ".venv/bin" / name


@dataclass(frozen=True)
class Release:
    """The files of a release."""

    # The folder with the archive, the SPDX document and the checksums.
    files: Path
    # The folder that is in the archive.
    unpacked: Path

    @property
    def name(self) -> str:
        return self.unpacked.name


def make_release(output: Path, **environment: str) -> None:
    libraries = output.parent / "libraries"
    run("scripts/static-libraries", libraries)
    run(
        sys.executable, "-B", "-m", "release", "--trial", "--configuration", "debug", "--glibc", GLIBC, "--libraries", libraries,
        "--manual-tool", BUILD / "debug/generate-manual", "--output", output,
        **{"PYTHONPATH": "scripts", "SOURCE_DATE_EPOCH": str(TIME)} | environment,
    )  # fmt: skip


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("release")
    make_release(folder / "dist")
    (packed,) = (folder / "dist").glob("*.tar.gz")
    with tarfile.open(packed) as opened:
        opened.extractall(folder, filter="tar")
    return Release(folder / "dist", folder / packed.name.removesuffix(".tar.gz"))


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server of a folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture()
def releases(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of a server of releases, and the folder of the one that it has. A test may spoil the files in it. The
    archive has a program that calls the debug build, which is quicker to unpack."""
    folder = tmp_path / "server" / f"v{VERSION}"
    folder.mkdir(parents=True)
    program = f'#!/bin/sh\nexec "{SITEGEN}" "$@"\n'.encode()
    packed = archive.pack({f"{NAME}/bin/sitegen": (program, 0o755)}, TIME)
    (folder / f"{NAME}.tar.gz").write_bytes(packed)
    (folder / "SHA256SUMS").write_text(f"{hashlib.sha256(packed).hexdigest()}  {NAME}.tar.gz\n")
    with served(tmp_path / "server") as address:
        yield address, folder


@pytest.fixture()
def site(tmp_path: Path) -> Path:
    """A new site without a mistake."""
    run(SITEGEN, "init", tmp_path / "site", "--language", "en")
    return tmp_path / "site"


def break_site(site: Path) -> None:
    """Puts a mistake into a site: a disclaimer that there is not."""
    page = site / "Content/conditions/hay-fever/what-helps.md"
    page.write_text(page.read_text().replace("---\n", "---\ndisclaimer: genral\n", 1))
