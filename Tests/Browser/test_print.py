"""Printed, an article is a leaflet: all of its text, its dates and addresses, and nothing that wants to be pressed."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from checks import text
from harness.finding import Finding, expect_none
from harness.site import Page, Site
from harness.visit import DESKTOP

# What belongs to the screen. Within main, contents and neighbours are navigation as well.
_SCREEN_ONLY = """
() => [...document.querySelectorAll('nav, nav a, a.skip, button, input')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .filter((element) => !element.matches('button.term'))
  .map((element) => element.outerHTML.replace(/\\s+/g, ' ').slice(0, 120))
"""

_LEAFLET = """
() => {
  const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent.trim());
  return {
    title: texts('h1'), headings: texts('.prose h2, .prose h3'), paragraphs: texts('.prose p'),
    dates: texts('main time'), meanings: texts('.meaning'),
    disclaimer: texts('.disclaimer p, .disclaimer h2'),
    addresses: [...document.querySelectorAll('.prose a[href^="http"], .sources a[href^="http"]')]
      .map((link) => link.getAttribute('href')),
    navigation: texts('nav a, nav h2, a.skip'),
    kept: [...document.querySelectorAll('main')].map((main) => {
      const copy = main.cloneNode(true);
      copy.querySelectorAll('nav').forEach((nav) => nav.remove());
      return copy.textContent;
    }).join(' ') + document.querySelector('header, body').textContent,
  };
}
"""


def _printed(tab) -> str:
    reader = PdfReader(io.BytesIO(tab.pdf(format="A4")))
    return "\n".join(page.extract_text() for page in reader.pages)


@pytest.fixture
def paper(visitors):
    """A tab that shows what paper shows, even to a reader who likes it dark."""
    visitor = visitors(viewport=DESKTOP, color_scheme="dark")
    yield visitor
    visitor.tab.emulate_media(media="screen")


def test_paper_shows_the_text_and_no_navigation(representative: Page, paper) -> None:
    tab = paper.open(representative.path)
    tab.emulate_media(media="print")
    findings = [
        Finding("navigation is printed", where=where, help="display: none in @media print")
        for where in tab.evaluate(_SCREEN_ONLY)
    ]
    ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    if ground not in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"):
        findings.append(Finding(f"paper is printed in {ground}", help="dark colors are for @media screen alone"))
    expect_none(findings, f"{representative} (print)")


def test_a_printed_article_is_a_leaflet(site: Site, paper) -> None:
    for page in (page for page in site.representatives if page.kind == "article"):
        tab = paper.open(page.path)
        expected = tab.evaluate(_LEAFLET)
        printed = text.squeezed(_printed(tab))
        findings = [
            Finding(f"not printed ({part}): “{words[:100]}”")
            for part in ("title", "headings", "paragraphs", "dates", "meanings", "disclaimer", "addresses")
            for words in expected[part]
            if text.squeezed(words) not in printed
        ]
        kept = text.squeezed(expected["kept"])
        findings += [
            Finding(f"navigation is printed: “{words}”")
            for words in dict.fromkeys(expected["navigation"])
            if text.squeezed(words) in printed and text.squeezed(words) not in kept
        ]
        assert expected["title"] and expected["paragraphs"], f"{page} has no title or no text"
        expect_none(findings, f"{page} (PDF)")
