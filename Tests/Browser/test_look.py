"""The site of `look/`, which sets colors, fonts, a logo and a footer: all of it arrives, and readers can read it."""

from __future__ import annotations

from checks import accessibility, fonts
from harness.finding import expect_none
from harness.site import Page
from harness.visit import DESKTOP, Visitor

#: The fonts of `look/site.yml` that every page has words in, and the one that a page may have none in.
USUAL = {"Look Serif 400 normal", "Look Sans 700 normal"}
RARE = "Look Serif 700 normal"


def test_the_fonts_of_the_site_are_loaded(representative: Page, desktop: Visitor) -> None:
    tab = desktop.open(representative.path)
    faces = fonts.faces(tab)
    has_bold = tab.locator("main strong, main b").count() > 0
    assert faces.pop(RARE) == "loaded" or not has_bold
    assert faces == dict.fromkeys(USUAL, "loaded")
    expect_none(fonts.broken(tab), str(representative))
    expect_none(desktop.noise(), str(representative))
    families = tab.evaluate("['p', 'h1'].map((name) => getComputedStyle(document.querySelector(name)).fontFamily)")
    assert [family.split(",")[0] for family in families] == ['"Look Serif"', '"Look Sans"']


def test_axe_finds_nothing_in_the_colors_of_the_site(representative: Page, phone: Visitor) -> None:
    phone.open(representative.path)
    expect_none(accessibility.in_each_scheme(phone), str(representative))
    colors = phone.tab.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent')")
    assert colors in ("#7a1f5c", "#f0a8d4")


def test_each_scheme_has_its_logo(desktop: Visitor) -> None:
    for scheme, name in (("light", "logo"), ("dark", "logo-dark")):
        tab = desktop.open("/")
        desktop.change(DESKTOP, color_scheme=scheme)
        image = tab.get_by_role("link", name="Riverside Health").locator("img")
        assert image.evaluate("(image) => image.decode().then(() => image.currentSrc)").rsplit("/", 1)[-1].startswith(
            name + "."
        )
        assert image.bounding_box()["height"] == 44
