"""What comes out of the printer."""

from __future__ import annotations

import io
from typing import Any

from playwright.sync_api import Page as Tab
from pypdf import PdfReader

from checks import text
from harness.finding import Finding

# What belongs to the screen. Within main, contents and neighbors are navigation as well.
_SCREEN_ONLY = """
() => [...document.querySelectorAll('nav, nav a, a.skip, .to-top, button, input')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .filter((element) => !element.matches('button.term'))
  .map((element) => element.outerHTML.replace(/\\s+/g, ' ').slice(0, 120))
"""

# Text is compared piece by piece, because paper puts addresses and meanings between the pieces.
_LEAFLET = """
() => {
  // Ways back are for the screen, and the meaning of a word in brackets need not repeat the word.
  const aside = 'a[class*=back], .meaning dfn, script, nav';
  const pieces = (selector) => [...document.querySelectorAll(selector)].flatMap((element) => {
    const found = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.data.trim() && !node.parentElement.closest(aside)) { found.push(node.data.trim()); }
    }
    return found;
  });
  const words = (selector) => [...document.querySelectorAll(selector)].map((it) => it.textContent.trim());
  const rest = document.body.cloneNode(true);
  rest.querySelectorAll('nav, a.skip, script').forEach((element) => element.remove());
  return {
    title: pieces('h1'), text: pieces('.prose'), dates: pieces('main time'), meanings: pieces('.meaning'),
    disclaimer: pieces('.disclaimer'),
    // Of a link that shows the number at the end of its own address, such as a DOI, paper need not repeat the address.
    addresses: [...document.querySelectorAll('.prose a[href^="http"], .sources a[href^="http"]')]
      .map((link) => [link.getAttribute('href'), link.textContent.trim()])
      .map(([address, shown]) => address.replace(/\\/$/, '').endsWith(shown) && /\\d/.test(shown) ? shown : address),
    navigation: words('nav a, nav h2, a.skip'),
    rest: rest.textContent + [...document.querySelectorAll('main a')].map((link) => link.href).join(' '),
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
    sheets = [text.squeezed(page.extract_text()) for page in reader.pages]
    printed = "".join(sheets)
    findings = [
        Finding(f"not printed ({part}): “{words[:100]}”")
        for part in ("title", "text", "dates", "meanings", "disclaimer", "addresses")
        for words in expected[part]
        if not _is_printed(text.squeezed(words), sheets)
    ]
    rest = text.squeezed(expected["rest"])
    findings += [
        Finding(f"navigation is printed: “{words}”")
        for words in dict.fromkeys(expected["navigation"])
        if text.squeezed(words) in printed and text.squeezed(words) not in rest
    ]
    if not expected["title"] or not expected["text"]:
        findings.append(Finding("the page has no title or no text, so nothing was proven"))
    return findings


def _is_printed(words: str, sheets: list[str]) -> bool:
    """Whether a piece stands on the sheets, perhaps from the end of one to the start of the next: a PDF may draw other
    things, such as the titles of cards, after the last line of a sheet."""
    if words in "".join(sheets):
        return True
    return any(
        after.startswith(words[cut:]) and words[:cut] in before
        for before, after in zip(sheets, sheets[1:])
        for cut in range(1, len(words))
    )
