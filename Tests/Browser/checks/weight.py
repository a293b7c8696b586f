"""How much a reader on a slow line must wait for."""

from __future__ import annotations

from harness.finding import Finding
from harness.site import Page, Site

#: HTML, CSS and script of an article page together, in bytes, before compression; without the sheets that the screen of a
#: phone does not wait for, which are those for paper and for wide screens.
BUDGET = 40_000


def over_budget(site: Site, page: Page) -> list[Finding]:
    """Whether the page with its style sheets and scripts is too heavy, and what weighs most."""
    parts = {page.path: page.file.stat().st_size}
    for address in (*page.stylesheets, *page.scripts):
        file = site.local_file(address)
        if file is None:
            return [Finding(f"{address} is not a file of this site")]
        parts[address] = file.stat().st_size
    weight = sum(parts.values())
    if weight <= BUDGET:
        return []
    return [
        Finding(
            f"{weight:,} bytes, and {BUDGET:,} are allowed",
            where="\n".join(f"{address}: {size:,} bytes" for address, size in parts.items()),
        )
    ]
