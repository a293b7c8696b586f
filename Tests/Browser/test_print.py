"""Printed, an article is a leaflet: all of its text, its dates and addresses, and nothing that wants to be pressed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checks import paper
from harness.finding import expect_none
from harness.site import Page, Site
from harness.visit import DESKTOP, Visitor


@pytest.fixture
def printer(visitors) -> Iterator[Visitor]:
    """A tab of a reader who likes it dark: paper is white all the same."""
    visitor = visitors(viewport=DESKTOP, color_scheme="dark")
    yield visitor
    visitor.tab.emulate_media(media="null")


def test_paper_shows_no_navigation(representative: Page, printer: Visitor) -> None:
    tab = printer.open(representative.path)
    tab.emulate_media(media="print")
    expect_none(paper.on_paper(tab), f"{representative} (print)")


def test_a_printed_article_is_a_leaflet(site: Site, printer: Visitor) -> None:
    for page in (page for page in site.representatives if page.kind == "article"):
        expect_none(paper.in_print(printer.open(page.path)), f"{page} (PDF)")
