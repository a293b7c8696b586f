"""What a reader does who has no mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page as Tab

from checks.contrast import CONTRAST
from harness.finding import Finding

# What is focused, how that shows, and whether it can be seen.
_FOCUS = (
    """() => {"""
    + CONTRAST
    + """
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
    number: window.stops.get(element), html: element.outerHTML.replace(/\\s+/g, ' ').slice(0, 120),
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth), contrast,
    inView: x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight,
    covered: !!on && on !== element && !element.contains(on) && !on.contains(element),
    by: on ? on.outerHTML.slice(0, 80) : '',
  };
}
"""
)

_TABBABLE = """
() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
  .filter((element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility(
    { visibilityProperty: true }))
  .map((element) => element.outerHTML.replace(/\\s+/g, ' ').slice(0, 120))
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
    way = walk(tab, limit=len(expected) + 20)
    findings = []
    if not way.ended:
        findings.append(Finding("the focus is trapped", where=way.stops[-1]["html"] if way.stops else ""))
    for stop in way.stops:
        where = stop["html"]
        if stop["outline"] < 2:
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
            Finding("Tab does not come to everything in the order of the page", where="\n".join(missed[:5] or visited[:5]))
        )
    return findings
