"""What a reader does who has no mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page as Tab

from checks.contrast import CONTRAST
from harness.finding import Finding

# What is focused, how that shows, and whether it can be seen. What was told of an element before is told again: its
# attributes may change when it gets the focus.
_FOCUS = """() => {""" + CONTRAST + """
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) { return null; }
  const style = getComputedStyle(element);
  const box = element.getClientRects()[0] || element.getBoundingClientRect();
  const contrast = contrastOfOutline(element);
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  const on = document.elementFromPoint(x, y);
  window.stops = window.stops || new Map();
  if (!window.stops.has(element)) { window.stops.set(element, window.stops.size); }
  return {
    number: window.stops.get(element), isPlayer: element.matches('audio, video'), html: element.told || element.outerHTML.replace(/\\s+/g, ' ').slice(0, 120),
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth), contrast,
    inView: x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight,
    covered: !!on && on !== element && !element.contains(on) && !on.contains(element),
    by: on ? on.outerHTML.slice(0, 80) : '',
  };
}
"""

_TABBABLE = """
() => [...document.querySelectorAll(
  'a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex]')]
  .filter((element) => (element.tabIndex >= 0 || element.matches('audio, video')) && !element.disabled
    && element.checkVisibility({ visibilityProperty: true }))
  .map((element) => element.told = element.outerHTML.replace(/\\s+/g, ' ').slice(0, 120))
"""


@dataclass(frozen=True)
class Walk:
    """The stops of the Tab key, from the top of the page on."""

    #: What was focused, in order, as `_FOCUS` describes it.
    stops: list[dict[str, Any]]
    #: Whether the way came to an end, so that a reader gets out again.
    ended: bool


def walk(tab: Tab, limit: int = 500) -> Walk:
    """Presses Tab until the focus leaves the page, or comes to where it was before."""
    stops: list[dict[str, Any]] = []
    for _ in range(limit):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(_FOCUS)
        if stop is None or (stops and stop["number"] == 0):
            return Walk(stops, ended=True)
        # A player has several stops, its own buttons, which a page cannot tell apart.
        if stop["isPlayer"] and stops and stop["number"] == stops[-1]["number"]:
            continue
        if stop["number"] < len(stops):
            return Walk([*stops, stop], ended=False)
        stops.append(stop)
    return Walk(stops, ended=False)


def faults_on_the_way(tab: Tab) -> list[Finding]:
    """Focus that cannot be seen, is covered, or is trapped; and what Tab never comes to.

    WCAG 2.2: 2.1.1 Keyboard, 2.1.2 No Keyboard Trap, 2.4.3 Focus Order, 2.4.7 Focus Visible, 2.4.11 Focus Not
    Obscured, 1.4.11 Non-text Contrast.
    """
    expected: list[str] = tab.evaluate(_TABBABLE)
    players: int = tab.evaluate("() => document.querySelectorAll('audio, video').length")
    way = walk(tab, limit=len(expected) + 20 + 10 * players)
    findings = []
    if not way.ended:
        findings.append(Finding("the focus is trapped", where=way.stops[-1]["html"] if way.stops else ""))
    for stop in way.stops:
        where = stop["html"]
        if stop["isPlayer"]:
            # The browser itself shows which of a player's buttons has the focus.
            pass
        elif stop["outline"] < 2:
            findings.append(
                Finding("focus does not show", where=where, help="an outline of 2 px or more for :focus-visible")
            )
        elif stop["contrast"] is not None and stop["contrast"] < 3:
            contrast = stop["contrast"]
            findings.append(Finding(f"the outline's contrast is {contrast:.2f}, and 3 is the least", where=where))
        if not stop["inView"]:
            findings.append(Finding("focus is out of view", where=where))
        elif stop["covered"]:
            findings.append(Finding("focus is covered by something else", where=f"{where}\nunder {stop['by']}"))
    visited = [stop["html"] for stop in way.stops]
    if way.ended and visited != expected:
        missed = [html for html in expected if html not in visited]
        findings.append(
            Finding(
                "Tab does not come to everything in the order of the page", where="\n".join(missed[:5] or visited[:5])
            )
        )
    return findings


def tab_to(tab: Tab, selector: str, limit: int = 300) -> bool:
    """Presses Tab until an element has the focus; whether one ever has."""
    for _ in range(limit):
        tab.keyboard.press("Tab")
        if _focused(tab, f"it.matches({selector!r})"):
            return True
    return False


def _focused(tab: Tab, script: str) -> Any:
    """What a script says of the element that has the focus, `it`."""
    return tab.evaluate(f"() => {{ const it = document.activeElement; return {script}; }}")


def _in_view(tab: Tab, identifier: str) -> bool:
    """Whether the address names an element, and it begins within the window."""
    return tab.evaluate(
        """(id) => {
          const element = document.getElementById(id);
          const top = element ? element.getBoundingClientRect().top : -100;
          return location.hash === '#' + id && top >= -1 && top < innerHeight;
        }""",
        identifier,
    )


def skip_link(tab: Tab) -> list[Finding]:
    """The first stop leads past the navigation (WCAG 2.2, 2.4.1 Bypass Blocks)."""
    tab.keyboard.press("Tab")
    if not _focused(tab, "it.matches('body > a[href^=\"#\"]')"):
        return [Finding("the first stop of Tab is no skip link", where=_focused(tab, "it.outerHTML.slice(0, 120)"))]
    tab.keyboard.press("Enter")
    if tab.locator("main a[href]").count():
        tab.keyboard.press("Tab")
        if not _focused(tab, "it.matches('main *')"):
            return [Finding("after the skip link, Tab does not go on in main", help='<main tabindex="-1">')]
    return []


def link_within(tab: Tab, selector: str) -> list[Finding]:
    """The first link that fits leads to a place on the same page, and Tab goes on from there."""
    if not tab_to(tab, selector):
        return [Finding(f"Tab does not come to {selector}")]
    target = _focused(tab, "it.hash.slice(1)")
    tab.keyboard.press("Enter")
    if not _in_view(tab, target):
        return [Finding(f"the link does not lead to #{target}")]
    # The next stop lies after the target, and not where the reader has come from.
    tab.keyboard.press("Tab")
    onward = tab.evaluate(
        """(id) => !!(document.getElementById(id).compareDocumentPosition(document.activeElement)
          & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY))
          || document.activeElement === document.body""",
        target,
    )
    return [] if onward else [Finding(f"after #{target} was reached, Tab goes back")]


def meaning(tab: Tab) -> list[Finding]:
    """The first term shows its meaning and hides it again, and never holds the focus (HTML, 6.12)."""
    if not tab_to(tab, "button.term"):
        return [Finding("Tab does not come to a term")]
    target = _focused(tab, "it.getAttribute('popovertarget')")
    if tab.locator(f"#{target}").count() != 1:
        return [Finding(f"the term names #{target}, which is not there once")]
    is_open = f"document.getElementById('{target}').matches(':popover-open')"
    findings = []
    for key in ("Enter", "Space"):
        tab.keyboard.press(key)
        if not tab.evaluate(is_open):
            return [Finding(f"{key} does not show the meaning")]
        if not tab.locator(f"#{target}").inner_text().strip():
            findings.append(Finding("the meaning is empty"))
        tab.keyboard.press("Escape")
        if tab.evaluate(is_open):
            return [Finding("Escape does not hide the meaning")]
        if _focused(tab, "it.getAttribute('popovertarget')") != target:
            return [Finding("the focus does not come back to the term")]
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    if _focused(tab, f"it.matches('#{target} *')"):
        findings.append(Finding("the meaning holds the focus"))
    return findings


def citation(tab: Tab) -> list[Finding]:
    """The first citation leads to its source, and from there a link leads back."""
    if not tab_to(tab, "sup.citation a"):
        return [Finding("Tab does not come to a citation")]
    origin, source = _focused(tab, "[it.id, it.hash.slice(1)]")
    tab.keyboard.press("Enter")
    if not _in_view(tab, source):
        return [Finding(f"the citation does not lead to #{source}")]
    if not tab_to(tab, f"a[href='#{origin}']", limit=15) or not _focused(tab, f"it.matches('#{source} *')"):
        return [Finding(f"no link in #{source} leads back to #{origin}")]
    tab.keyboard.press("Enter")
    return [] if _in_view(tab, origin) else [Finding(f"the way back does not lead to #{origin}")]
