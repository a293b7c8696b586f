"""A page makes no noise: no message, no error, no request to another host, nothing that its own policy refuses."""

from __future__ import annotations

from harness.finding import expect_none
from harness.site import Page, Site
from harness.visit import Visitor


def test_a_page_is_quiet(page: Page, desktop: Visitor) -> None:
    desktop.open(page.path)
    expect_none(desktop.noise(), str(page))


def test_a_page_stays_quiet_while_it_is_used(representative: Page, desktop: Visitor) -> None:
    tab = desktop.open(representative.path)
    for field in tab.locator("input:visible").all():
        field.press_sequentially("an")
        field.press("Escape")
    for button in tab.locator("button:visible").all():
        button.click()
        tab.keyboard.press("Escape")
    expect_none(desktop.noise(), f"{representative}, after typing and pressing its buttons")


def test_an_old_address_leads_to_the_new_one(redirect: Page, desktop: Visitor, site: Site) -> None:
    tab = desktop.open(redirect.path)
    tab.wait_for_url(lambda url: not url.endswith(redirect.path))
    arrived = tab.url.removeprefix(desktop.origin)
    assert arrived in {page.path for page in site.pages}, f"{redirect} leads to {arrived}, which is no page"
    expect_none(desktop.noise(), str(redirect))


def test_an_address_that_does_not_exist_shows_the_whole_not_found_page(desktop: Visitor, site: Site) -> None:
    address = site.base_path + "there/is/no/such/page/"
    tab = desktop.open(address)
    # The browser itself notes the status; nothing else may be missing, however deep the address is.
    findings = [finding for finding in desktop.noise() if "404" not in finding.what or not finding.what.endswith(("/", ")"))]
    expect_none(findings, address)
    assert tab.evaluate("document.styleSheets.length") > 0, "the page has lost its style sheet"
