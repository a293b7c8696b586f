"""Other programs show the site by pictures and icons that they can read."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from PIL import Image

from harness.site import Site
from harness.visit import Visitor

SIZE = (1200, 630)
# In pixels. What is left of the texts is a bar.
MARGIN, BAR = 76, 24
ICONS = {"favicon.ico": 32, "apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}


def _luminance(color: tuple[int, ...]) -> float:
    """WCAG 2.2, “relative luminance”."""
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in (c / 255 for c in color[:3])]
    return sum(share * value for share, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: tuple[int, ...], two: tuple[int, ...]) -> float:
    """WCAG 2.2, “contrast ratio”."""
    dark, light = sorted((_luminance(one), _luminance(two)))
    return (light + 0.05) / (dark + 0.05)


def test_a_picture_has_its_text_within_its_margins(site: Site, lacking: Callable[[str], None]) -> None:
    """Another library reads each drawn picture: its size, its colors, and where its text is."""
    files = sorted((site.folder / "assets").glob("social.*.png"))
    if not files:
        lacking("no pictures that stand for pages")
    for file in files:
        with Image.open(file) as picture:
            assert (picture.format, picture.size, picture.mode) == ("PNG", SIZE, "P"), file.name
            colors = picture.convert("RGB")
        text = colors.crop((BAR, 0, *SIZE))
        shades = {color for _, color in text.getcolors(256) or []}
        background = colors.getpixel((SIZE[0] - 1, 0))
        assert 2 <= len(shades) <= 16, file.name
        assert max(_contrast(background, shade) for shade in shades) >= 4.5, file.name
        inked = Image.eval(Image.merge("RGB", [
            band.point(lambda value, of=of: 255 if value != of else 0) for band, of in zip(text.split(), background, strict=True)
        ]).convert("L"), lambda value: 255 if value else 0).getbbox()
        assert inked is not None, file.name
        left, top, right, bottom = inked
        assert MARGIN <= left + BAR and right + BAR <= SIZE[0] - MARGIN, file.name
        assert MARGIN <= top and bottom <= SIZE[1] - 64, file.name


def test_each_page_names_a_picture_that_is_there(site: Site, desktop: Visitor, lacking: Callable[[str], None]) -> None:
    pictures = 0
    for page in site.pages:
        named = {}
        for line in page.file.read_text().split("<meta ")[1:]:
            if 'property="og:image' in line or 'name="twitter:card"' in line:
                name, content = line.split('content="', 1)
                named[name.split('"')[1]] = content.split('"', 1)[0]
        if "og:image" not in named:
            assert named.get("twitter:card") == "summary", str(page)
            continue
        pictures += 1
        assert named["twitter:card"] == "summary_large_image", str(page)
        assert page.canonical and urlsplit(named["og:image"])[:2] == urlsplit(page.canonical)[:2], str(page)
        path = urlsplit(named["og:image"]).path.removeprefix(site.base_path)
        with Image.open(site.folder / path.lstrip("/")) as picture:
            is_drawn = "/assets/social." in path
            assert picture.size == (1200, 630) if is_drawn else picture.width >= 600, str(page)
    if not pictures:
        lacking("no page with a picture that stands for it")


@pytest.mark.parametrize(("name", "side"), ICONS.items())
def test_an_icon_is_where_programs_ask_for_it(name: str, side: int, site: Site, desktop: Visitor) -> None:
    answer = desktop.context.request.get(f"{desktop.origin}{site.base_path}{name}")
    assert answer.status == 200
    with Image.open(io.BytesIO(answer.body())) as icon:
        assert icon.size == (side, side)
        shades = [color for _, color in icon.convert("RGB").getcolors(256) or []]
    assert max(_contrast(one, two) for one in shades for two in shades) >= 4.5


def test_the_browser_takes_the_manifest(site: Site, desktop: Visitor) -> None:
    """Chromium reads it under the policy of the page, and finds nothing wrong with it."""
    desktop.open(site.base_path)
    session = desktop.context.new_cdp_session(desktop.tab)
    read = session.send("Page.getAppManifest")
    session.detach()
    assert read["url"] == f"{desktop.origin}{site.base_path}manifest.webmanifest"
    assert read["errors"] == []
    manifest = json.loads(read["data"])
    assert manifest["name"] and manifest["lang"] and manifest["dir"] in ("ltr", "rtl")
    assert manifest["start_url"] == manifest["scope"] == site.base_path
    for icon in manifest["icons"]:
        answer = desktop.context.request.get(desktop.origin + icon["src"])
        with Image.open(io.BytesIO(answer.body())) as picture:
            assert "{}x{}".format(*picture.size) == icon["sizes"]
    assert not desktop.noise()
