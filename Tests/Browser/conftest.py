"""What the tests are given: the site, a server, the browser, and tabs in various circumstances."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from harness import chromium
from harness.server import SiteServer
from harness.site import Page, Sample, Site
from harness.visit import DESKTOP, NARROW, PHONE, Visitor


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("the site")
    group.addoption("--site", type=Path, required=True, help="the folder of a built site")
    group.addoption("--base-path", help="the path under which it is published; else what its start page says")
    group.addoption(
        "--complete",
        action="store_true",
        help="the site is meant to have everything: a check that finds nothing to look at fails",
    )
    group.addoption(
        "--as-of",
        type=date.fromisoformat,
        help="the day that the browser believes in, such as 2026-11-24; else today",
    )
    group.addoption(
        "--examples",
        action="store_true",
        help="the site is that of `reviews/`: every text is looked at, and must say what its name says",
    )
    group.addoption(
        "--look",
        action="store_true",
        help="the site is that of `look/`: only what it sets of its look is looked at",
    )
    group.addoption(
        "--sample",
        type=int,
        metavar="N",
        help="the site is large: of each kind, look at the largest page, the smallest and N by chance",
    )
    group.addoption("--seed", type=int, default=1, help="which pages are taken by chance")
    group.addoption("--screenshots", action="store_true", help="take pictures into .build/browser/screenshots")
    group.addoption("--docs-images", action="store_true", help="take the pictures of docs/images anew")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    looks = config.getoption("--look")
    if collection_path.name.startswith("test_") and looks != (collection_path.name == "test_look.py"):
        return True
    asked = config.getoption("--screenshots") or config.getoption("--docs-images")
    # The suite tests itself once, and not again over the site of examples. How much the longest text of a large site weighs
    # depends on the text; `Benchmarks/pages` holds all pages to a limit.
    is_sampled = config.getoption("--sample") is not None
    needless = {
        "test_screenshots.py": not asked,
        "test_the_suite_itself.py": config.getoption("--examples") or is_sampled,
        "test_weight.py": is_sampled,
    }
    return True if needless.get(collection_path.name) else None


_sites: dict[tuple[Path, str | None, Sample | None], Site] = {}


def _site(config: pytest.Config) -> Site:
    count = config.getoption("--sample")
    sample = None if count is None else Sample(count, config.getoption("--seed"))
    key = (config.getoption("--site"), config.getoption("--base-path"), sample)
    if key not in _sites:
        try:
            _sites[key] = Site(*key)
        except ValueError as error:
            raise pytest.UsageError(str(error)) from error
    return _sites[key]


#: What a test asks for by the name of its argument, and the pages that it then gets, one at a time.
_PAGES: dict[str, Callable[[Site], list[Page]]] = {
    "file": lambda site: site.files,
    "page": lambda site: site.pages,
    "article": lambda site: site.of_kind("article"),
    "representative": lambda site: site.representatives,
}


def _texts(site: Site) -> list[Page]:
    """Every page that tells of a review."""
    return site.of_kind("subject") + site.of_kind("article")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for name, choose in _PAGES.items():
        if name in metafunc.fixturenames:
            if name == "representative" and metafunc.config.getoption("--examples"):
                choose = _texts
            metafunc.parametrize(name, choose(_site(metafunc.config)), ids=str)


def pytest_report_header(config: pytest.Config) -> list[str]:
    site = _site(config)
    lines = [f"site: {site.folder} at {site.base_path}, {len(site.pages)} pages, {len(site.redirects)} redirects"]
    if site.sample:
        kinds = Counter(page.kind for page in site.pages)
        lines += [f"  {kind}: {count} of {len(site.every(kind)):,}" for kind, count in sorted(kinds.items())]
    return lines


@pytest.fixture(scope="session")
def site(pytestconfig: pytest.Config) -> Site:
    """The site under test."""
    return _site(pytestconfig)


@pytest.fixture
def lacking(pytestconfig: pytest.Config) -> Callable[[str], None]:
    """Says that the site has nothing to check: skips the test, or fails where the site is meant to be complete."""

    def say(what: str) -> None:
        if pytestconfig.getoption("--complete"):
            pytest.fail(f"the site has {what}, so nothing was proven", pytrace=False)
        pytest.skip(f"the site has {what}")

    return say


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        running = chromium.start(playwright)
        yield running
        running.close()


@pytest.fixture(scope="session")
def server(site: Site) -> Iterator[SiteServer]:
    """The site, served."""
    with SiteServer(site.folder, site.base_path) as running:
        yield running


@pytest.fixture(scope="session")
def today(pytestconfig: pytest.Config) -> date | None:
    """The day that the browser believes in, if it is told one."""
    return pytestconfig.getoption("--as-of")


@pytest.fixture(scope="session")
def visitors(browser: Browser, server: SiteServer, today: date | None) -> Iterator[Callable[..., Visitor]]:
    """Makes tabs in the circumstances that are named, one for each: opening pages in the same tab saves time."""
    made: dict[str, Visitor] = {}

    def visitor(**circumstances: Any) -> Visitor:
        key = repr(sorted(circumstances.items()))
        if key not in made:
            made[key] = Visitor(browser, server.origin, today, **circumstances)
        return made[key]

    yield visitor
    for each in made.values():
        each.close()


@pytest.fixture
def desktop(visitors: Callable[..., Visitor]) -> Visitor:
    """A tab on a desktop, light."""
    return visitors(viewport=DESKTOP)


@pytest.fixture
def phone(visitors: Callable[..., Visitor]) -> Visitor:
    """A tab on a phone, light."""
    return visitors(viewport=PHONE)


@pytest.fixture
def narrow(visitors: Callable[..., Visitor]) -> Visitor:
    """A tab as narrow as WCAG asks for."""
    return visitors(viewport=NARROW)
