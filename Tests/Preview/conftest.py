"""What the tests are given: a copy of the sample site, `sitegen serve` on it, and a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page as Tab, sync_playwright

from harness import chromium
from harness.preview import RunningPreview

ROOT = Path(__file__).resolve().parents[2]
#: The day that the sample site is seen on; what is due on it does not depend on when the tests run.
DAY = "2026-09-30"


class Preview(RunningPreview):
    """`sitegen serve` on a copy of the sample site."""

    def __init__(self, folder: Path) -> None:
        for name in ("Content", "Templates"):
            shutil.copytree(ROOT / name, folder / name)
        super().__init__(os.environ["SITEGEN"], folder, "--as-of", DAY)


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
