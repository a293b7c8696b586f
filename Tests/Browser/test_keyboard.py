"""A reader with a keyboard alone comes everywhere, sees where they are, and gets out again."""

from __future__ import annotations

import pytest

from checks import keyboard
from harness.finding import expect_none
from harness.site import Page, Site
from harness.visit import DESKTOP, PHONE, Visitor


@pytest.mark.parametrize(("scheme", "viewport"), [("light", PHONE), ("dark", DESKTOP)], ids=["phone", "desktop"])
def test_tab_comes_everywhere_and_focus_shows(
    representative: Page, scheme: str, viewport: dict[str, int], visitors
) -> None:
    tab = visitors(viewport=viewport, color_scheme=scheme).open(representative.path)
    expect_none(keyboard.faults_on_the_way(tab), f"{representative} ({scheme}, {viewport['width']} px)")


def test_the_skip_link_comes_first_and_leads_past_the_navigation(representative: Page, desktop: Visitor) -> None:
    expect_none(keyboard.skip_link(desktop.open(representative.path)), str(representative))


def test_the_header_leads_to_the_list_of_conditions(desktop: Visitor, site: Site) -> None:
    expected = site.of_kind("subject-index")[0].path
    tab = desktop.open(site.base_path)
    assert keyboard.tab_to(tab, f"header a[href='{expected}']"), f"Tab does not come to {expected}"
    with tab.expect_navigation():
        tab.keyboard.press("Enter")
    assert tab.url.endswith(expected)


def test_the_contents_lead_to_their_headings(phone: Visitor, site: Site, lacking) -> None:
    pages = site.with_feature("nav.contents") or lacking("no page with contents")
    tab = phone.open(pages[0].path)
    assert not tab.locator("nav.contents a").first.is_visible(), "on a phone, the contents are closed at first"
    assert keyboard.tab_to(tab, "nav.contents summary"), "Tab does not come to the contents"
    tab.keyboard.press("Enter")
    expect_none(keyboard.link_within(tab, "nav.contents a"), f"{pages[0]}, contents")


def test_the_contents_of_a_wide_page_mark_the_section_that_one_reads(desktop: Visitor, site: Site, lacking) -> None:
    pages = site.with_feature("nav.contents") or lacking("no page with contents")
    tab = desktop.open(pages[0].path)
    last = tab.locator("nav.contents a").last
    last.click()
    tab.wait_for_function(
        "() => getComputedStyle([...document.querySelectorAll('nav.contents a')].at(-1)).fontWeight === '700'"
    )
    assert tab.locator("nav.contents a").evaluate_all(
        "links => links.filter((link) => getComputedStyle(link).fontWeight === '700').length"
    ) == 1


def test_the_menu_of_a_phone_opens_and_closes(phone: Visitor, site: Site) -> None:
    tab = phone.open(site.base_path)
    menu = tab.locator("#theme-menu")
    assert not menu.is_visible()
    assert keyboard.tab_to(tab, "button.menu-button"), "Tab does not come to the menu"
    tab.keyboard.press("Enter")
    assert menu.is_visible()
    tab.keyboard.press("Tab")
    assert tab.evaluate("() => document.activeElement.matches('#theme-menu a')"), "Tab does not go on in the menu"
    tab.keyboard.press("Escape")
    assert not menu.is_visible()


def test_help_is_one_step_below_the_answer(phone: Visitor, site: Site, lacking) -> None:
    pages = site.with_feature("div.get-help") or lacking("no page with a bar for help")
    for page in pages[:3]:
        tab = phone.open(page.path)
        card = tab.locator(".get-help .care")
        assert not card.is_visible(), f"{page}: the card is closed at first"
        assert keyboard.tab_to(tab, ".get-help summary"), f"{page}: Tab does not come to the bar"
        tab.keyboard.press("Enter")
        assert card.is_visible(), f"{page}: Enter does not open the bar"
        for call in tab.locator(".get-help .call").all():
            box = call.bounding_box()
            assert box and box["height"] >= 44, f"{page}: the button to call is {box} high"
            assert call.get_attribute("href").startswith(("tel:", "sms:"))


def test_the_first_number_is_on_the_first_screen(phone: Visitor, site: Site, lacking) -> None:
    pages = site.with_feature("p.emergency-line") or lacking("no page with a number for emergencies")
    for page in pages[:3]:
        tab = phone.open(page.path)
        box = tab.locator("a[href^='tel:']").first.bounding_box()
        assert box and box["y"] + box["height"] <= PHONE["height"], f"{page}: the first number is at {box}"


def test_a_meaning_opens_and_closes(phone: Visitor, site: Site, lacking) -> None:
    pages = site.with_feature("button.term") or lacking("no term with a meaning")
    for page in pages[:3]:
        expect_none(keyboard.meaning(phone.open(page.path)), f"{page}, a term's meaning")


def test_a_citation_leads_to_its_source_and_back(phone: Visitor, site: Site, lacking) -> None:
    pages = site.with_feature("sup.citation") or lacking("no citation")
    for page in pages[:3]:
        expect_none(keyboard.citation(phone.open(page.path)), f"{page}, a citation")


def test_the_disclaimer_can_be_reached_from_the_top(phone: Visitor, site: Site, lacking) -> None:
    pages = [page for page in site.of_kind("article") if "section.disclaimer" in page.features]
    for page in pages[:3] or lacking("no article with a disclaimer"):
        link = "main a[href='#theme-disclaimer']"
        expect_none(keyboard.link_within(phone.open(page.path), link), f"{page}, the link to the disclaimer")
