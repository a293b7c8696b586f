"""A reader with a keyboard alone comes everywhere, sees where they are, and gets out again."""

from __future__ import annotations

import pytest

from checks import keyboard
from harness.finding import expect_none
from harness.site import Page, Site
from harness.visit import DESKTOP, PHONE, Visitor


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tab_comes_everywhere_and_focus_shows(representative: Page, scheme: str, viewport, visitors) -> None:
    tab = visitors(viewport=viewport, color_scheme=scheme).open(representative.path)
    expect_none(keyboard.faults_on_the_way(tab), f"{representative} ({scheme}, {viewport['width']} px)")


def focused(tab, script: str):
    """What a script says of the element that has the focus."""
    return tab.evaluate(f"() => {{ const it = document.activeElement; return {script}; }}")


def tab_to(tab, selector: str, limit: int = 300) -> None:
    """Presses Tab until an element is reached."""
    for _ in range(limit):
        tab.keyboard.press("Tab")
        if focused(tab, f"it.matches({selector!r})"):
            return
    pytest.fail(f"Tab never comes to {selector}", pytrace=False)


def test_the_skip_link_comes_first_and_leads_past_the_navigation(representative: Page, desktop: Visitor) -> None:
    tab = desktop.open(representative.path)
    tab.keyboard.press("Tab")
    assert focused(tab, "it.matches('body > a[href^=\"#\"]')"), f"{representative}: the first stop is no skip link"
    tab.keyboard.press("Enter")
    assert focused(tab, "it.matches('main, main *')"), f"{representative}: the skip link does not lead into main"
    if tab.locator("main a[href]").count():
        tab.keyboard.press("Tab")
        assert focused(tab, "it.matches('main *')"), f"{representative}: after the skip link, Tab goes back"


def test_the_header_leads_to_the_list_of_conditions(desktop: Visitor, site: Site) -> None:
    list_path = site.of_kind("condition-index")[0].path
    tab = desktop.open(site.base_path)
    tab_to(tab, f"header a[href='{list_path}']")
    with tab.expect_navigation():
        tab.keyboard.press("Enter")
    assert tab.url.endswith(list_path)


def test_the_contents_lead_to_a_heading(phone: Visitor, site: Site, lacking) -> None:
    pages = site.with_feature("nav.contents") or lacking("no page with contents")
    tab = phone.open(pages[0].path)
    tab_to(tab, "nav.contents a")
    target = focused(tab, "it.hash.slice(1)")
    tab.keyboard.press("Enter")
    assert in_view(tab, target), f"{pages[0]}: the contents do not lead to #{target}"


def test_a_meaning_opens_and_closes(phone: Visitor, site: Site, lacking) -> None:
    pages = site.with_feature("button.term") or lacking("no term with a meaning")
    tab = phone.open(pages[0].path)
    tab_to(tab, "button.term")
    meaning = focused(tab, "it.getAttribute('popovertarget')")
    shown = f"#{meaning}:popover-open"
    tab.keyboard.press("Enter")
    assert tab.locator(shown).count() == 1, f"{pages[0]}: Enter does not show the meaning"
    assert tab.locator(shown).inner_text().strip(), f"{pages[0]}: the meaning is empty"
    tab.keyboard.press("Escape")
    assert tab.locator(shown).count() == 0, f"{pages[0]}: Escape does not close the meaning"
    assert focused(tab, "it.getAttribute('popovertarget')") == meaning, f"{pages[0]}: the focus does not come back"
    tab.keyboard.press("Space")
    assert tab.locator(shown).count() == 1, f"{pages[0]}: the space bar does not show the meaning"
    tab.keyboard.press("Tab")
    assert not focused(tab, f"it.matches('#{meaning} *')"), f"{pages[0]}: the meaning holds the focus"


def test_a_citation_leads_to_its_source_and_back(phone: Visitor, site: Site, lacking) -> None:
    pages = site.with_feature("sup.citation") or lacking("no citation")
    tab = phone.open(pages[0].path)
    tab_to(tab, "sup.citation a")
    citation, source = focused(tab, "[it.id, it.hash.slice(1)]")
    tab.keyboard.press("Enter")
    assert in_view(tab, source), f"{pages[0]}: #{source} is not in view"
    tab_to(tab, f"a[href='#{citation}']", limit=15)
    assert focused(tab, f"it.matches('#{source} *')"), f"{pages[0]}: the way back is not beside the source"
    tab.keyboard.press("Enter")
    assert in_view(tab, citation), f"{pages[0]}: the way back does not lead to #{citation}"


def test_the_disclaimer_can_be_reached_from_the_top(phone: Visitor, site: Site, lacking) -> None:
    pages = [page for page in site.of_kind("article") if "section.disclaimer" in page.features]
    if not pages:
        lacking("no article with a disclaimer")
    tab = phone.open(pages[0].path)
    tab_to(tab, "main header a[href^='#']")
    disclaimer = focused(tab, "it.hash.slice(1)")
    tab.keyboard.press("Enter")
    assert in_view(tab, disclaimer), f"{pages[0]}: the disclaimer is not in view"
    assert tab.locator(f"#{disclaimer}").evaluate("(it) => it.matches('.disclaimer')")


def in_view(tab, identifier: str) -> bool:
    """Whether an element begins within the window, and the address names it."""
    return tab.evaluate(
        """(id) => {
          const box = document.getElementById(id).getBoundingClientRect();
          return location.hash === '#' + id && box.top >= -1 && box.top < innerHeight;
        }""",
        identifier,
    )
