"""axe-core finds nothing: on each kind of page, light and dark, on a phone and on a desktop, in every state."""

from __future__ import annotations

from playwright.sync_api import Page as Tab

from checks import accessibility
from harness.finding import Finding, expect_none
from harness.site import Page, Site
from harness.visit import DESKTOP, PHONE

SIZES = {"phone": PHONE, "desktop": DESKTOP}
SCHEMES = ["light", "dark"]


def _violations(tab: Tab, sizes: dict[str, dict[str, int]] = SIZES) -> list[Finding]:
    """What axe-core finds in each size and scheme. Only style sheets ask for these, so the page need not load again."""
    findings = []
    for size, viewport in sizes.items():
        tab.set_viewport_size(viewport)
        for scheme in SCHEMES:
            tab.emulate_media(color_scheme=scheme)
            for finding in accessibility.violations(tab):
                findings.append(Finding(f"({scheme}, {size}) {finding.what}", finding.where, finding.help))
    return findings


def test_axe_finds_nothing(representative: Page, visitors) -> None:
    tab = visitors(viewport=PHONE, color_scheme="light").open(representative.path)
    expect_none(_violations(tab), str(representative))


def test_axe_finds_nothing_while_a_meaning_is_shown(site: Site, visitors, lacking) -> None:
    pages = site.with_feature("button.term") or lacking("no term with a meaning")
    tab = visitors(viewport=PHONE, color_scheme="light").open(pages[0].path)
    tab.locator("button.term").first.click()
    findings = _violations(tab)
    assert tab.locator(":popover-open").count() == 1
    expect_none(findings, f"{pages[0]}, with a meaning open")


def test_axe_finds_nothing_while_the_list_is_filtered(site: Site, visitors, lacking) -> None:
    page = site.of_kind("condition-index")[0]
    tab = visitors(viewport=PHONE, color_scheme="light").open(page.path)
    field = tab.locator("main input")
    if not field.count():
        lacking("no filter on its A to Z")
    for typed in ("an", "zzz"):
        field.fill(typed)
        expect_none(_violations(tab, {"phone": PHONE}), f"{page}, filtered by “{typed}”")


def test_axe_finds_nothing_in_forced_colors(representative: Page, visitors) -> None:
    tab = visitors(viewport=DESKTOP, forced_colors="active").open(representative.path)
    # axe-core reads the colors that the page asked for, not those that are forced; test_preferences.py looks at these.
    expect_none(accessibility.violations(tab, except_rules=("color-contrast",)), f"{representative} (forced colors)")
