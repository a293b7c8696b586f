"""What a screen reader tells of a page of each kind: its landmarks, headings, lists, links and buttons, in order.

The trees are golden texts in `trees/`, of pages of the site in `reviews/`. After a change that is meant, read the new ones
as a screen reader would say them, and write them with `SITEGEN_RECORD=1 make test-browser`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from harness.site import Site
from harness.visit import Visitor

FOLDER = Path(__file__).parent / "trees"

#: The page that stands for each kind, by its path in the site.
PAGES = {
    "start-page": "",
    "a-to-z": "conditions/",
    "condition": "conditions/dizziness/",
    "article": "conditions/dizziness/recorded/",
    "article-without-review": "conditions/dizziness/never-reviewed/",
    "withheld": "conditions/dizziness/withheld/",
    "people": "people/",
    "person": "people/ada-example/",
    "glossary": "glossary/",
    "other-page": "how-we-review/",
    "search": "search/",
    "not-found": "404.html",
}


@pytest.mark.parametrize(("kind", "width"), [*((kind, "phone") for kind in PAGES), ("article", "desktop")])
def test_a_screen_reader_is_told_the_tree_that_we_have_read(
    kind: str, width: str, site: Site, request: pytest.FixtureRequest
) -> None:
    if not request.config.getoption("--examples"):
        pytest.skip("this is not the site of reviews/")
    visitor: Visitor = request.getfixturevalue(width)
    tab = visitor.open(site.base_path + PAGES[kind])
    if kind == "search":
        # The page of results asks for its script by itself.
        tab.get_by_role("combobox").wait_for()
    tree = tab.locator("body").aria_snapshot() + "\n"
    file = FOLDER / f"{kind}.{width}.txt"
    if os.environ.get("SITEGEN_RECORD"):
        file.write_text(tree)
    assert tree == file.read_text(), f"{file.name} differs"


def test_every_tree_has_one_main_heading_and_names_for_what_it_leads_to() -> None:
    for file in sorted(FOLDER.glob("*.txt")):
        tree = file.read_text()
        assert len(re.findall(r"- heading .*\[level=1\]", tree)) == 1, file.name
        assert not re.search(r"- (link|button|searchbox|combobox)(:|$)", tree, re.M), f"{file.name}: without a name"
        levels = [int(level) for level in re.findall(r"- heading .*\[level=(\d)\]", tree)]
        steps = [after - before for before, after in zip(levels, levels[1:])]
        assert all(step <= 1 for step in steps), f"{file.name}: a heading skips a level"
