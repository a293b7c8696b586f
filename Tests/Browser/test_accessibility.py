"""axe-core finds nothing: on each kind of page, light and dark, on a phone and on a desktop, in every state."""

from __future__ import annotations

import pytest

from checks import accessibility
from harness.finding import expect_none
from harness.site import Page, Site
from harness.visit import DESKTOP, PHONE

SIZES = {"phone": PHONE, "desktop": DESKTOP}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(representative: Page, scheme: str, size: str, visitors) -> None:
    tab = visitors(viewport=SIZES[size], color_scheme=scheme).open(representative.path)
    expect_none(accessibility.violations(tab), f"{representative} ({scheme}, {size})")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_a_meaning_is_shown(scheme: str, size: str, site: Site, visitors, lacking) -> None:
    pages = site.with_feature("button.term") or lacking("no term with a meaning")
    tab = visitors(viewport=SIZES[size], color_scheme=scheme).open(pages[0].path)
    tab.locator("button.term").first.click()
    assert tab.locator(":popover-open").count() == 1
    expect_none(accessibility.violations(tab), f"{pages[0]} ({scheme}, {size}), with a meaning open")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("typed", ["an", "zzz"])
def test_axe_finds_nothing_while_the_list_is_filtered(scheme: str, typed: str, site: Site, visitors, lacking) -> None:
    page = site.of_kind("condition-index")[0]
    tab = visitors(viewport=PHONE, color_scheme=scheme).open(page.path)
    field = tab.locator("main input")
    if not field.count():
        lacking("no filter on its A to Z")
    field.fill(typed)
    expect_none(accessibility.violations(tab), f"{page} ({scheme}), filtered by “{typed}”")


def test_axe_finds_nothing_in_forced_colors(representative: Page, visitors) -> None:
    tab = visitors(viewport=DESKTOP, forced_colors="active").open(representative.path)
    # axe-core reads the colors that the page asked for, not those that are forced; test_preferences.py looks at these.
    expect_none(accessibility.violations(tab, except_rules=("color-contrast",)), f"{representative} (forced colors)")
