"""An article comes fast on an old phone."""

from __future__ import annotations

from checks import weight
from harness.finding import expect_none
from harness.site import Page, Site


def test_an_article_keeps_to_the_budget(article: Page, site: Site) -> None:
    expect_none(weight.over_budget(site, article), str(article))
