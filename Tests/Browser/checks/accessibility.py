"""axe-core, with the rules of WCAG 2.0, 2.1 and 2.2 at levels A and AA, and its best practices."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Page as Tab

from checks.contrast import CONTRAST
from harness.finding import Finding
from harness.visit import DESKTOP, PHONE, Visitor

SIZES = {"phone": PHONE, "desktop": DESKTOP}
SCHEMES = ["light", "dark"]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_RUN = """async ({ tags, except }) => {""" + CONTRAST + """
  const report = await axe.run(document, {
    runOnly: { type: 'tag', values: tags }, resultTypes: ['violations', 'incomplete'],
    rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])) });
  // Of text in a box that scrolls, and of signs that are no letters, axe-core leaves the contrast undecided.
  const decided = (rule, node) => {
    if (rule.id !== 'color-contrast' || node.target.length !== 1) { return false; }
    const contrast = contrastOf(document.querySelector(node.target[0]));
    return contrast !== null && contrast >= 4.5;
  };
  const flat = (results, sure) => results.flatMap((rule) => rule.nodes
    .filter((node) => sure || !decided(rule, node)).map((node) => ({
      sure, rule: rule.id, help: rule.help, url: rule.helpUrl,
      selector: node.target.flat().join(' '), html: node.html.slice(0, 200),
      summary: [...node.any, ...node.all, ...node.none].map((check) => check.message).join('; ') })));
  return [...flat(report.violations, true), ...flat(report.incomplete, false)];
}
"""


def _source() -> str:
    package = find_spec("axe_playwright_python")
    if package is None or package.origin is None:
        raise RuntimeError("axe-core is not installed: run scripts/setup test")
    return (Path(package.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def violations(tab: Tab, except_rules: tuple[str, ...] = ()) -> list[Finding]:
    """What axe-core finds on the page as it is, and what it cannot decide: a page must leave no doubt."""
    if not tab.evaluate("typeof window.axe === 'object'"):
        tab.evaluate(_source())
    return [
        Finding(
            f"{node['rule']}{'' if node['sure'] else ' (undecided)'}: {node['help']}",
            where=f"{node['selector']}\n{node['html']}",
            help=f"{node['summary']}; {node['url'].split('?')[0]}",
        )
        for node in tab.evaluate(_RUN, {"tags": TAGS, "except": list(except_rules)})
    ]


def in_each_scheme(visitor: Visitor, sizes: dict[str, dict[str, int]] = SIZES) -> list[Finding]:
    """What axe-core finds in each size and scheme. Only style sheets ask for these, so the page need not load again."""
    findings = []
    for size, viewport in sizes.items():
        for scheme in SCHEMES:
            visitor.change(viewport, color_scheme=scheme)
            for finding in violations(visitor.tab):
                findings.append(Finding(f"({scheme}, {size}) {finding.what}", finding.where, finding.help))
    return findings
