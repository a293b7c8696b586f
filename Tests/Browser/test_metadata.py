"""Machines find the same page that readers see, under one address."""

from __future__ import annotations

from checks import metadata
from harness.finding import expect_none
from harness.site import Page, Site
from harness.visit import Visitor


def test_the_data_about_a_page_is_there(page: Page, desktop: Visitor) -> None:
    expect_none(metadata.faults(desktop.open(page.path), page), str(page))


def test_no_two_pages_name_the_same_address(site: Site) -> None:
    seen: dict[str | None, Page] = {}
    for page in site.pages:
        other = seen.setdefault(page.canonical, page)
        assert other is page, f"{page} and {other} both name {page.canonical} as their address"
