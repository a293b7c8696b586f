"""The A to Z is filtered while the reader types."""

from __future__ import annotations

from checks import filter
from harness.finding import expect_none
from harness.site import Site
from harness.visit import Visitor


def test_the_list_is_filtered(phone: Visitor, site: Site, lacking) -> None:
    page = site.of_kind("subject-index")[0]
    tab = phone.open(page.path)
    if not filter.has_filter(tab):
        lacking("no filter on its A to Z")
    expect_none(filter.faults(tab), f"{page}, the filter")


def test_a_name_in_another_language_is_filtered_too(phone: Visitor, site: Site, lacking) -> None:
    page = site.of_kind("subject-index")[0].path
    tab = phone.open(page)
    if not filter.has_filter(tab):
        lacking("no filter on its A to Z")
    # The list is read when the first letter is typed, so this is what the page of a site with such a name holds.
    tab.evaluate(
        """() => {
            const link = document.querySelector(".index li a");
            const name = document.createElement("span");
            name.lang = "es";
            name.append(link.firstChild);
            link.prepend(name);
        }"""
    )
    try:
        expect_none(filter.faults(tab), f"{page}, the filter with a name in Spanish")
    finally:
        tab.reload()


def test_the_list_has_what_the_filter_is_for(phone: Visitor, site: Site, lacking) -> None:
    missing = {"a synonym", "a name without its accents", "words in another order"} - set(
        filter.queries(phone.open(site.of_kind("subject-index")[0].path))
    )
    if missing:
        lacking(f"nothing to type for: {', '.join(sorted(missing))}")
