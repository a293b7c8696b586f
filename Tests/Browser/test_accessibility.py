"""axe-core finds nothing: on each kind of page, light and dark, on a phone and on a desktop, in every state."""

from __future__ import annotations

from checks import accessibility
from harness.finding import expect_none
from harness.site import Page, Site
from harness.visit import DESKTOP, PHONE, Visitor

def test_axe_finds_nothing(representative: Page, phone: Visitor) -> None:
    phone.open(representative.path)
    expect_none(accessibility.in_each_scheme(phone), str(representative))


def test_axe_finds_nothing_while_a_meaning_is_shown(site: Site, phone: Visitor, lacking) -> None:
    pages = site.with_feature("button.term") or lacking("no term with a meaning")
    tab = phone.open(pages[0].path)
    tab.locator("button.term").first.click()
    findings = accessibility.in_each_scheme(phone)
    assert tab.locator(":popover-open").count() == 1
    expect_none(findings, f"{pages[0]}, with a meaning open")


def test_axe_finds_nothing_while_the_list_is_filtered(site: Site, phone: Visitor, lacking) -> None:
    page = site.of_kind("subject-index")[0]
    field = phone.open(page.path).locator("main input")
    if not field.count():
        lacking("no filter on its A to Z")
    for typed in ("an", "zzz"):
        field.fill(typed)
        expect_none(accessibility.in_each_scheme(phone, {"phone": PHONE}), f"{page}, filtered by “{typed}”")


def test_axe_finds_nothing_in_forced_colors(representative: Page, visitors) -> None:
    tab = visitors(viewport=DESKTOP, forced_colors="active").open(representative.path)
    # axe-core reads the colors that the page asked for, not those that are forced; test_preferences.py looks at these.
    expect_none(accessibility.violations(tab, except_rules=("color-contrast",)), f"{representative} (forced colors)")
