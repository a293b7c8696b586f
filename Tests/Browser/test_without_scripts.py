"""Readers without scripts read the same."""

from __future__ import annotations

import re

from checks import text
from harness.finding import expect_none
from harness.site import Page, Site
from harness.visit import DESKTOP, Visitor


def test_everything_can_be_read_without_scripts(representative: Page, visitors, desktop: Visitor) -> None:
    # What only a script can do, a script may show: the field that filters the A to Z.
    tab = desktop.open(representative.path)
    for field in tab.locator("main input").all():
        field.evaluate("(field) => (field.closest('form, search, [role=search], .filter') || field).remove()")
    usual = text.visible_lines(tab)
    without = visitors(viewport=DESKTOP, java_script_enabled=False).open(representative.path)
    expect_none(text.lost(usual, text.visible_lines(without), "without scripts"), str(representative))
    # The search leads to a page with lists: test_search.py.
    assert without.locator("input:visible:not(form[data-script] input)").count() == 0, "a field that does nothing without scripts must not show"


def test_the_list_is_whole_without_scripts(site: Site, visitors, lacking) -> None:
    page = site.of_kind("subject-index")[0]
    tab = visitors(viewport=DESKTOP, java_script_enabled=False).open(page.path)
    listed = {link.get_attribute("href") for link in tab.locator("main a:visible").all()}
    # A list with pages for its letters leads to these.
    for file in (file for kind in ("letter", "letter-part") for file in site.every(kind)):
        listed.update(re.findall(r'href="([^"]*)"', file.read_text(encoding="utf-8")))
    shown = [each for each in site.of_kind("subject") if "article.withheld" not in each.features]
    missing = [each.path for each in shown if each.path not in listed]
    assert not missing, f"not in the list without scripts: {', '.join(missing)}"
