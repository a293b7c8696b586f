"""Nothing is cut off, nothing must be scrolled sideways, nothing moves: at any width, zoom and spacing of text."""

from __future__ import annotations

from playwright.sync_api import Page as Tab

from harness.finding import Finding

_TOO_WIDE = """
() => {
  const root = document.documentElement;
  const name = (element) => element.outerHTML.replace(/\\s+/g, ' ').slice(0, 120);
  const found = [];
  if (root.scrollWidth > root.clientWidth) {
    found.push({ what: `scrolls sideways: ${root.scrollWidth} px in ${root.clientWidth} px`, where: '' });
  }
  const scrolls = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) { return true; }
    }
    return false;
  };
  // What lies outside on purpose is clipped to nothing or moved away as a whole (a skip link, a hidden label).
  const aside = (box) => box.width <= 1 || box.height <= 1 || box.right <= 0 || box.bottom <= 0;
  for (const element of document.body.querySelectorAll('*')) {
    const box = element.getBoundingClientRect();
    if (aside(box) || (box.right <= root.clientWidth + 1 && box.left >= -1)) { continue; }
    if (element.parentElement.closest('svg') || scrolls(element)) { continue; }
    if (getComputedStyle(element).visibility === 'hidden') { continue; }
    found.push({ what: `reaches from ${Math.round(box.left)} to ${Math.round(box.right)} px of ` +
      `${root.clientWidth} px`, where: name(element) });
  }
  return found.slice(0, 5);
}
"""

_CUT_OFF = """
() => {
  const found = [];
  for (const element of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    const cuts = (overflow) => overflow === 'hidden' || overflow === 'clip';
    if (!cuts(style.overflowX) && !cuts(style.overflowY)) { continue; }
    if (element.clientWidth <= 1 || element.clientHeight <= 1 || !element.innerText.trim()) { continue; }
    const wide = cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const high = cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
    if (wide || high) { found.push(element.outerHTML.replace(/\\s+/g, ' ').slice(0, 120)); }
  }
  return found.slice(0, 5);
}
"""

_OVERLAPPING = """
() => {
  // Lines of text that lie on each other can be read by nobody.
  const boxes = [];
  // What is clipped away on purpose is for screen readers.
  const isClipped = (element) => {
    for (let at = element; at; at = at.parentElement) {
      if (at.clientWidth <= 1 && getComputedStyle(at).clipPath !== 'none') { return true; }
    }
    return false;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest('script, style, svg') || !parent.checkVisibility({
      visibilityProperty: true, opacityProperty: true })) { continue; }
    const style = getComputedStyle(parent);
    if (style.position === 'fixed' || parent.closest('[popover]') || isClipped(parent)) { continue; }
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 2 || box.height < 2 || box.bottom + scrollY <= 0) { continue; }
      // The letters themselves take about the middle two thirds of a line's box.
      boxes.push({ node, text: node.data.trim().slice(0, 50), left: box.left, right: box.right,
        top: box.top + box.height * 0.2, bottom: box.bottom - box.height * 0.2 });
    }
  }
  boxes.sort((one, other) => one.top - other.top);
  const found = [];
  for (let first = 0; first < boxes.length; first++) {
    for (let second = first + 1; second < boxes.length && boxes[second].top < boxes[first].bottom; second++) {
      const one = boxes[first], other = boxes[second];
      if (one.node === other.node) { continue; }
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - other.top;
      if (wide > 2 && high > 2) { found.push(`“${one.text}” and “${other.text}”`); }
    }
  }
  return found.slice(0, 5);
}
"""

_UNSEEN_CELLS = """
() => {
  const root = document.documentElement;
  const found = [];
  const text = (element) => element.textContent.replace(/\\s+/g, ' ').trim();
  // What an element's contents cover. A cell is often wider than what it says.
  const extent = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  };
  // Whether a box that scrolls or cuts lets a stretch be seen as the page is opened.
  const hiddenBy = (element, box) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX === 'visible') { continue; }
      const frame = at.getBoundingClientRect();
      if (box.left < frame.left - 1 || box.right > frame.right + 1) { return at; }
    }
    return box.left < -1 || box.right > root.clientWidth + 1 ? root : null;
  };
  const isClipped = (element) => {
    for (let at = element; at && at.tagName !== 'TABLE'; at = at.parentElement) {
      if (!at.checkVisibility({ visibilityProperty: true, opacityProperty: true })) { return true; }
      const { overflowX, clipPath } = getComputedStyle(at);
      if (clipPath !== 'none' || (overflowX !== 'visible' && at.clientWidth <= 1)) { return true; }
    }
    return false;
  };
  for (const table of document.querySelectorAll('table')) {
    for (const cell of table.querySelectorAll('th, td')) {
      if (!text(cell) && !cell.querySelector('img')) { continue; }
      const name = `“${text(cell).slice(0, 40)}”`;
      if (!isClipped(cell)) {
        if (extent(cell).some((box) => hiddenBy(cell, box))) { found.push(`the cell ${name} reaches out of sight`); }
        continue;
      }
      if (!cell.closest('thead')) { found.push(`the cell ${name} is hidden`); continue; }
      // A hidden name of a column must stand in each cell of it.
      const place = [...cell.parentElement.children].indexOf(cell);
      for (const row of table.querySelectorAll('tbody tr')) {
        const below = row.children[place];
        const shown = below && getComputedStyle(below, '::before').content;
        if (below && !(shown && shown.replaceAll('\\\\"', '"').includes(text(cell)))) {
          found.push(`the column ${name} is named nowhere beside “${text(below).slice(0, 40)}”`);
        }
      }
    }
  }
  return found.slice(0, 5);
}
"""


# All of them in one question, because each costs the way to the browser and back.
_FAULTS = f"() => [{_TOO_WIDE}, {_CUT_OFF}, {_OVERLAPPING}, {_UNSEEN_CELLS}].map((look) => look())"


def faults(tab: Tab) -> list[Finding]:
    """What does not fit, as the page stands there.

    Sideways scrolling, and what lies beyond the edge though nothing scrolls (WCAG 2.2, 1.4.10 Reflow); text that its
    box hides a part of (1.4.4 Resize Text, 1.4.12 Text Spacing); texts that lie on each other; cells of tables that a
    reader does not see without knowing that something must be scrolled.
    """
    too_wide, cut_off, overlapping, unseen_cells = tab.evaluate(_FAULTS)
    findings = [
        Finding(
            fault["what"],
            where=fault["where"],
            help="let it wrap or shrink; what must be wide (a table) scrolls in a box of its own, with tabindex 0",
        )
        for fault in too_wide
    ]
    findings += [
        Finding("text is cut off", where=where, help="give the box no fixed height, or let it scroll")
        for where in cut_off
    ]
    findings += [Finding("texts overlap", where=where) for where in overlapping]
    findings += [
        Finding(what, help="let the table fit, or show each row as a block, each cell with its column's name")
        for what in unseen_cells
    ]
    return findings


def shift(tab: Tab) -> list[Finding]:
    """What has moved since the page was opened: nothing may."""
    # Two frames, so that what the last change did has been drawn and measured.
    tab.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))))")
    watched = tab.evaluate("window.watched")
    if not watched["shift"]:
        return []
    return [
        Finding(
            f"the layout shifted by {watched['shift']:.4f} while the page loaded",
            where="\n".join(dict.fromkeys(watched["shifted"])),
            help="give pictures their width and height, and let no script make room where there was none",
        )
    ]


def enlarge_text(tab: Tab, factor: float) -> None:
    """Text of another size than usual. By the object model, which a Content-Security-Policy does not forbid."""
    tab.evaluate("(percent) => { document.documentElement.style.fontSize = percent + '%'; }", factor * 100)


def space_text(tab: Tab) -> None:
    """The spacing that WCAG 2.2, 1.4.12 Text Spacing names."""
    tab.evaluate("""() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
            word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
          document.adoptedStyleSheets = [sheet];
        }""")
