"""The text that a reader sees."""

from __future__ import annotations

import re

from playwright.sync_api import Page as Tab

from harness.finding import Finding


def visible_lines(tab: Tab, selector: str = "main") -> list[str]:
    """The lines of an element's text as they are shown, without blank ones."""
    text = tab.locator(selector).first.inner_text()
    return [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]


def lost(lines: list[str], left: list[str], without: str) -> list[Finding]:
    """Lines that are missing from those that are left."""
    remaining = set(left)
    return [Finding(f"not there {without}: “{line[:100]}”") for line in dict.fromkeys(lines) if line not in remaining]


def squeezed(text: str) -> str:
    """The text without any space and without soft hyphens: a PDF breaks lines and words as it likes."""
    return re.sub(r"[\s\u00ad\u200b]+", "", text).replace("ﬁ", "fi").replace("ﬂ", "fl")
