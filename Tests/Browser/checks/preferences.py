"""What readers have asked their system for: less motion, colors of their own."""

from __future__ import annotations

from playwright.sync_api import Page as Tab

from checks.contrast import CONTRAST
from harness.finding import Finding

_MOVING = """
() => {
  const found = [];
  const seconds = (times) => Math.max(...times.split(',').map((time) =>
    parseFloat(time) * (time.trim().endsWith('ms') ? 0.001 : 1)));
  const look = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    const name = element.outerHTML.replace(/\\s+/g, ' ').slice(0, 100) + (pseudo || '');
    if (style.animationName !== 'none' && seconds(style.animationDuration) > 0.001) {
      found.push({ what: `animation ${style.animationName}`, where: name });
    }
    if (seconds(style.transitionDuration) > 0.001) {
      found.push({ what: `transition of ${style.transitionProperty}`, where: name });
    }
    if (!pseudo && style.scrollBehavior === 'smooth') { found.push({ what: 'smooth scrolling', where: name }); }
  };
  for (const element of document.querySelectorAll('*')) {
    for (const pseudo of [null, '::before', '::after']) { look(element, pseudo); }
  }
  for (const animation of document.getAnimations()) { found.push({ what: 'a running animation', where: String(
    animation.effect && animation.effect.target && animation.effect.target.outerHTML.slice(0, 100)) }); }
  for (const element of document.querySelectorAll('marquee, blink, video[autoplay], svg animate')) {
    found.push({ what: 'something that moves by itself', where: element.outerHTML.slice(0, 100) });
  }
  return found.slice(0, 10);
}
"""

# Text and the ground after it, as they are painted in forced colors.
_VANISHED = """() => {""" + CONTRAST + """
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('script, style, svg')) { continue; }
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) { continue; }
    const contrast = contrastOf(element);
    if (contrast === null || contrast < 4.5) {
      found.push({ what: `contrast ${contrast === null ? 'uncertain' : contrast.toFixed(2)}: ` +
        `“${node.data.trim().slice(0, 40)}”`, where: element.outerHTML.replace(/\\s+/g, ' ').slice(0, 120) });
    }
  }
  return found.slice(0, 10);
}
"""


def motion(tab: Tab) -> list[Finding]:
    """What moves, or would, though the reader asked for less motion (WCAG 2.2, 2.3.3; Media Queries 5, 12.1)."""
    return [
        Finding(fault["what"], where=fault["where"], help="put it into @media (prefers-reduced-motion: no-preference)")
        for fault in tab.evaluate(_MOVING)
    ]


def vanished(tab: Tab) -> list[Finding]:
    """Text that does not show in forced colors (CSS Color Adjustment 1, 3)."""
    return [
        Finding(fault["what"], where=fault["where"], help="no forced-color-adjust: none, and system colors for both")
        for fault in tab.evaluate(_VANISHED)
    ]
