"""Readers who want less motion, or colors of their own, get them."""

from __future__ import annotations

from checks import keyboard, preferences, text
from harness.finding import expect_none
from harness.site import Page, Site
from harness.visit import DESKTOP, PHONE, Visitor


def test_nothing_moves_for_readers_who_want_less_motion(representative: Page, visitors) -> None:
    tab = visitors(viewport=DESKTOP, reduced_motion="reduce").open(representative.path)
    for button in tab.locator("button.term").all()[:1]:
        button.click()
    expect_none(preferences.motion(tab), f"{representative} (prefers-reduced-motion)")


def test_nothing_vanishes_in_forced_colors(representative: Page, desktop: Visitor) -> None:
    tab = desktop.open(representative.path)
    usual = text.visible_lines(tab, "body")
    for scheme in ("light", "dark"):
        desktop.change(forced_colors="active", color_scheme=scheme)
        findings = preferences.vanished(tab) + text.lost(usual, text.visible_lines(tab, "body"), "in forced colors")
        expect_none(findings, f"{representative} (forced colors, {scheme})")


def test_focus_shows_in_forced_colors(site: Site, visitors) -> None:
    page = max(site.representatives, key=lambda page: len(page.features))
    tab = visitors(viewport=PHONE, forced_colors="active").open(page.path)
    expect_none(keyboard.faults_on_the_way(tab), f"{page} (forced colors)")
