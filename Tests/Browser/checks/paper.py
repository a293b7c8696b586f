"""What comes out of the printer."""

from __future__ import annotations

import io
from typing import Any

from playwright.sync_api import Page as Tab
from pypdf import PdfReader

from checks import text
from harness.finding import Finding

# What belongs to the screen. Within main, contents and neighbours are navigation as well.
_SCREEN_ONLY = """
() => [...document.querySelectorAll('nav, nav a, a.skip, button, input')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .filter((element) => !element.matches('button.term'))
  .map((element) => element.outerHTML.replace(/\\s+/g, ' ').slice(0, 120))
"""

_LEAFLET = """
() => {
  // Ways back are for the screen; paper needs no arrows.
  const words = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll('a[class*=back]').forEach((link) => link.remove());
    return copy.textContent.trim();
  };
  const texts = (selector) => [...document.querySelectorAll(selector)].map(words).filter(Boolean);
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


def on_paper(tab: Tab) -> list[Finding]:
    """Navigation that is printed, and colors that would cost a cartridge. The tab shows what paper shows."""
    findings = [
        Finding("navigation is printed", where=where, help="display: none in @media print")
        for where in tab.evaluate(_SCREEN_ONLY)
    ]
    ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    if ground not in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"):
        findings.append(Finding(f"paper is printed in {ground}", help="dark colors are for @media screen alone"))
    return findings


def in_print(tab: Tab) -> list[Finding]:
    """What is missing from the page's PDF, and what should be."""
    expected: dict[str, Any] = tab.evaluate(_LEAFLET)
    reader = PdfReader(io.BytesIO(tab.pdf(format="A4")))
    printed = text.squeezed("\n".join(page.extract_text() for page in reader.pages))
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
    if not expected["title"] or not expected["paragraphs"]:
        findings.append(Finding("the page has no title or no text, so nothing was proven"))
    return findings
