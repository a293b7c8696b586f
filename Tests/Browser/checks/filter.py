"""The field above the A to Z: what is typed leaves only the names that hold it."""

from __future__ import annotations

import re
import unicodedata

from playwright.sync_api import Page as Tab

from harness.finding import Finding

# Every entry of the list, shown or not: its name without what follows in a span ("see …"), and its whole text.
_ENTRIES = """
() => [...document.querySelectorAll('main .index li')].map((item) => ({
  name: (item.querySelector('a') || item).firstChild.textContent.trim(),
  whole: item.textContent.trim(),
  shown: item.checkVisibility({ visibilityProperty: true }),
}))
"""

_HEADINGS_WITHOUT_ENTRIES = """
() => [...document.querySelectorAll('main .index section')]
  .filter((section) => section.checkVisibility() && ![...section.querySelectorAll('li')].some((item) =>
    item.checkVisibility())).map((section) => section.querySelector('h2').textContent)
"""


def plain(text: str) -> str:
    """The letters that count: no case, no accents, no apostrophes, other signs as spaces."""
    letters = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c) and c not in "'’")
    return " ".join(re.sub(r"[^\w]+", " ", letters.lower()).split())


def has_filter(tab: Tab) -> bool:
    """Whether the page has a field."""
    return tab.locator("main input:visible").count() == 1


def queries(tab: Tab) -> dict[str, str]:
    """What to type, by what it shows, made from the names in the list itself."""
    entries = tab.evaluate(_ENTRIES)
    names = [entry["name"] for entry in entries]
    accented = [name for name in names if plain(name) != " ".join(name.lower().split()) and not name.isascii()]
    synonyms = [entry["name"] for entry in entries if entry["name"] != entry["whole"]]
    several = [name for name in names if len(plain(name).split()) > 1]
    made = {"a name": names[0], "the beginning of a name": names[-1][:3], "capitals": names[0].upper()}
    made |= {"a synonym": synonyms[0]} if synonyms else {}
    made |= (
        {"a name without its accents": plain(accented[0]), "a name with its accents": accented[0]} if accented else {}
    )
    made |= {"words in another order": " ".join(reversed(plain(several[0]).split()))} if several else {}
    return made


def faults(tab: Tab) -> list[Finding]:
    """What is wrong with the field, and with the list when something is typed."""
    field = tab.locator("main input")
    findings = []
    if not tab.get_by_role("searchbox").or_(tab.get_by_role("textbox")).count():
        findings.append(Finding("the field has no role of a field for text"))
    if not field.evaluate("(it) => !!(it.labels && it.labels.length && it.labels[0].checkVisibility())"):
        findings.append(Finding("the field has no label that shows", help="<label for>"))
    for purpose, typed in queries(tab).items():
        field.fill("")
        field.press_sequentially(typed)
        findings += [Finding(f"typed {purpose}, “{typed}”: {fault.what}", fault.where) for fault in _after(tab, typed)]
    field.fill("zzzz")
    findings += [Finding(f"typed “zzzz”: {fault.what}", fault.where) for fault in _after(tab, "zzzz")]
    field.press("Escape")
    if field.input_value():
        findings.append(Finding("Escape does not clear the field"))
    if not all(entry["shown"] for entry in tab.evaluate(_ENTRIES)):
        findings.append(Finding("after Escape the list is not whole"))
    if not field.evaluate("(it) => document.activeElement === it"):
        findings.append(Finding("after Escape the focus is not in the field"))
    return findings


def _after(tab: Tab, typed: str) -> list[Finding]:
    """What is wrong with the list while something stands in the field."""
    words = plain(typed).split()
    findings, expected = [], 0
    for entry in tab.evaluate(_ENTRIES):
        fits = all(word in plain(entry["name"]) for word in words)
        expected += fits
        if fits and not entry["shown"]:
            findings.append(Finding(f"“{entry['name']}” is hidden"))
        if entry["shown"] and not all(word in plain(entry["whole"]) for word in words):
            findings.append(Finding(f"“{entry['name']}” is shown"))
    for heading in tab.evaluate(_HEADINGS_WITHOUT_ENTRIES):
        findings.append(Finding(f"the heading {heading} stands over nothing"))
    status = tab.locator("main [role=status], main [aria-live]").first
    said = status.inner_text().strip() if status.count() else ""
    if not said or (expected and str(expected) not in said):
        findings.append(Finding(f"the status says “{said}”, and {expected} names are shown", help="role=status"))
    return findings
