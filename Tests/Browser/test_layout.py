"""Every page fits, and so does every table: into 320 px, at any zoom, with larger and wider text; and nothing moves while
it loads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checks import layout
from harness.finding import expect_none
from harness.server import SiteServer
from harness.site import Page, Site
from harness.visit import DESKTOP, NARROW, PHONE, Visitor

#: 1440 px at 100 %; 1280 px at 125, 167, 200 and 300 %; common phones; 1280 px at 400 %.
WIDTHS = [1440, 1024, 768, 640, 427, 390, 320]


def test_a_page_fits_at_every_width(page: Page, narrow: Visitor) -> None:
    tab = narrow.open(page.path)
    findings = []
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 800})
        for finding in layout.faults(tab):
            findings.append(type(finding)(f"at {width} px: {finding.what}", finding.where, finding.help))
    tab.set_viewport_size(NARROW)
    expect_none(findings, str(page))


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_text_at_twice_its_size_fits(representative: Page, viewport: dict[str, int], visitors) -> None:
    tab = visitors(viewport=viewport).open(representative.path)
    layout.enlarge_text(tab, 2)
    expect_none(layout.faults(tab), f"{representative} (text at 200 %, {viewport['width']} px)")


@pytest.mark.parametrize("viewport", [NARROW, DESKTOP], ids=["narrow", "desktop"])
def test_text_with_more_space_fits(representative: Page, viewport: dict[str, int], visitors) -> None:
    tab = visitors(viewport=viewport).open(representative.path)
    layout.space_text(tab)
    expect_none(layout.faults(tab), f"{representative} (text spacing, {viewport['width']} px)")


@pytest.fixture(scope="module")
def late_server(site: Site) -> Iterator[SiteServer]:
    """The site, with pictures that come late."""
    with SiteServer(site.folder, site.base_path, picture_delay=0.15) as running:
        yield running


@pytest.fixture(scope="module", params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def waiting(browser, late_server: SiteServer, today, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A tab that waits for its pictures."""
    visitor = Visitor(browser, late_server.origin, today, viewport=request.param)
    yield visitor
    visitor.close()


def test_nothing_moves_while_a_page_loads(page: Page, waiting: Visitor) -> None:
    expect_none(layout.shift(waiting.open(page.path)), str(page))
