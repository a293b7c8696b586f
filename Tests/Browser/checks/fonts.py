"""The fonts of the site arrive: its policy lets them through, and the browser can read them."""

from __future__ import annotations

from playwright.sync_api import Page as Tab

from harness.finding import Finding

_FACES = """
async () => {
  await document.fonts.ready;
  return [...document.fonts].map((face) => [`${face.family} ${face.weight} ${face.style}`, face.status]);
}
"""


def faces(tab: Tab) -> dict[str, str]:
    """Each font that the style sheets name, and whether it is `unloaded`, `loaded` or an `error`."""
    return {name.replace('"', ""): status for name, status in tab.evaluate(_FACES)}


def broken(tab: Tab) -> list[Finding]:
    """The fonts that the page asked for and did not get."""
    return [Finding(f"the font {name} did not load") for name, status in faces(tab).items() if status == "error"]
