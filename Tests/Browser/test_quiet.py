"""A page makes no noise: no message, no error, no request to another host, nothing that its own policy refuses."""

from __future__ import annotations

from harness.finding import expect_none
from harness.site import Page, Site
from harness.visit import Visitor

_FAILED = "console error: Failed to load resource: the server responded with a status of 404 (Not Found)"


def test_a_page_is_quiet(page: Page, desktop: Visitor) -> None:
    desktop.open(page.path)
    expect_none(desktop.noise(), str(page))


def test_a_page_stays_quiet_while_it_is_used(representative: Page, desktop: Visitor) -> None:
    tab = desktop.open(representative.path)
    for field in tab.locator("input:visible").all():
        field.press_sequentially("an")
        field.press("Escape")
    # The button of the search leads to another page: test_search.py.
    for button in tab.locator("button:visible:not(form[data-script] button)").all():
        button.click()
        tab.keyboard.press("Escape")
    expect_none(desktop.noise(), f"{representative}, after typing and pressing its buttons")


def test_an_old_address_leads_to_the_new_one(desktop: Visitor, site: Site, lacking) -> None:
    pages = {page.path for page in site.pages}
    for redirect in site.redirects or lacking("no redirect"):
        tab = desktop.open(redirect.path)
        tab.wait_for_url(lambda url, old=redirect.path: not url.endswith(old))
        arrived = tab.url.removeprefix(desktop.origin).partition("#")[0]
        assert arrived in pages, f"{redirect} leads to {arrived}, which is no page"
        expect_none(desktop.noise(), str(redirect))


def test_an_address_that_does_not_exist_shows_the_whole_not_found_page(desktop: Visitor, site: Site) -> None:
    address = site.base_path + "there/is/no/such/page/"
    tab = desktop.open(address)
    # That this very address is not there is noted twice; nothing else may be missing, however deep it is.
    expected = {f"status 404: {desktop.origin}{address}", _FAILED}
    expect_none([finding for finding in desktop.noise() if finding.what not in expected], address)
    assert tab.evaluate("document.styleSheets.length") > 0, f"{address}: the page has lost its style sheet"
    assert tab.locator("h1").inner_text() == desktop.open(site.of_kind("not-found")[0].path).locator("h1").inner_text()
