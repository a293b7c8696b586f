"""What the tests are given: a copy of the sample site, `sitegen serve` on it, and a browser."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page as Tab, sync_playwright

from harness import chromium

ROOT = Path(__file__).resolve().parents[2]
#: The day that the sample site is seen on; what is due on it does not depend on when the tests run.
DAY = "2026-09-30"


class Preview:
    """`sitegen serve` on a copy of the sample site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("Content", "Templates"):
            shutil.copytree(ROOT / name, folder / name)
        self.process = subprocess.Popen(
            [os.environ["SITEGEN"], "serve", "--port", "0", "--as-of", DAY],
            cwd=folder,
            stderr=subprocess.PIPE,
            text=True,
            # Whatever runs in the background of a shell is started with Ctrl-C switched off.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        assert self.process.stderr is not None
        line = self.process.stderr.readline()
        found = re.search(r"at (http://localhost:\d+)/", line)
        assert found, line
        # The browser of the tests knows no other host than this one.
        self.origin = found[1].replace("localhost", "127.0.0.1")

    def path(self, name: str) -> Path:
        return self.folder / name

    def edit(self, name: str, old: str, new: str) -> None:
        """Replaces a part of a file, once."""
        text = self.path(name).read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old!r}"
        self.path(name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def append(self, name: str, more: str) -> None:
        with self.path(name).open("a", encoding="utf-8") as file:
            file.write(more)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = chromium.start(playwright)
        yield running
        running.close()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    running = Preview(tmp_path)
    yield running
    if running.process.poll() is None:
        running.stop()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def preview_with_problems(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One with an error, a warning and texts that are due, for tests that change nothing."""
    running = Preview(tmp_path_factory.mktemp("site"))
    running.append("Content/conditions/anemia/causes.md", "\nSee [the next page](gone.md).\n")
    yield running
    running.stop()
