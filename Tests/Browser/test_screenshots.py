"""Pictures for people to look at. Nothing is compared; conftest.py leaves this file out unless it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.site import Page, Site

ROOT = Path(__file__).parents[2]
#: Below `.build`, which git ignores.
FOLDER = ROOT / ".build" / "browser" / "screenshots"
WIDTHS = {320: 568, 390: 844, 768: 1024, 1440: 900}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_picture_is_taken(representative: Page, width: int, scheme: str, visitors, pytestconfig) -> None:
    if not pytestconfig.getoption("--screenshots"):
        pytest.skip("not asked for")
    tab = visitors(viewport={"width": width, "height": WIDTHS[width]}, color_scheme=scheme).open(representative.path)
    _save(tab, representative, f"{width}-{scheme}")
    if width == 1440 and scheme == "light":
        tab.emulate_media(media="print")
        _save(tab, representative, "print")
        tab.emulate_media(media="null", forced_colors="active")
        _save(tab, representative, "forced-colors")
        tab.emulate_media(forced_colors="none")
    if width == 390 and tab.locator("button.term").count():
        tab.locator("button.term").first.click()
        tab.screenshot(path=FOLDER / f"{_name(representative)}-{width}-{scheme}-meaning.png")


def _save(tab, page: Page, circumstances: str) -> None:
    tab.screenshot(path=FOLDER / f"{_name(page)}-{circumstances}.png", full_page=True)


def _name(page: Page) -> str:
    return f"{page.kind}-{page.path.strip('/').replace('/', '-') or 'start'}"


def test_the_pictures_of_the_documentation_are_taken(site: Site, visitors, pytestconfig) -> None:
    if not pytestconfig.getoption("--docs-images"):
        pytest.skip("not asked for")
    article = max(site.of_kind("article"), key=lambda page: (len(page.features), page.path))
    desktop = visitors(viewport={"width": 1280, "height": 900}, color_scheme="light").open(article.path)
    desktop.screenshot(path=ROOT / "docs" / "images" / "article.png")
    phone = visitors(viewport={"width": 390, "height": 844}, color_scheme="dark", device_scale_factor=2)
    tab = phone.open(article.path)
    # What a frightened reader looks for, under its heading.
    tab.evaluate("document.querySelector('.care-emergency')?.previousElementSibling?.scrollIntoView()")
    tab.screenshot(path=ROOT / "docs" / "images" / "article-phone-dark.png")
