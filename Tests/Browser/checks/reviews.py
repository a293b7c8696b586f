"""What a page says of its review: no more than is true, in words, and on the day on which it is read."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Page as Tab

from harness.finding import Finding

#: Says that no review counts, or that the text is not shown (strings `noReviewOnRecord`, `noValidReview`,
#: `changedSinceReview`, `withheld`, `withheldUntilChecked`).
_NO_REVIEW = re.compile(
    "Not checked by a health professional yet|No valid medical review|Changed since its last medical review"
    "|We have taken this answer down|We will show this answer when"
    "|Ningún profesional de la salud la ha revisado|Sin revisión médica válida|Modificada desde la última revisión médica"
    "|Hemos retirado esta respuesta|Mostraremos esta respuesta"
)

#: Says of a text that it was reviewed (strings `medicallyReviewed`, `medicallyReviewedBy`).
_REVIEWED = re.compile("medically reviewed|con revisión médica|revisión médica a cargo de", re.IGNORECASE)

#: Stands with a text alone (schema.org), and so with none that is not shown.
_MEDICAL = re.compile('"(MedicalWebPage|MedicalCondition|Question|Answer|citation|description)"')

# All words of the page count, hidden ones and those that a script may show too.
_READ = """
() => {
  const main = document.querySelector('main');
  const all = document.createElement('div');
  all.append(...[...main.children].map((child) => child.cloneNode(true)));
  all.querySelectorAll('script').forEach((script) => script.remove());
  const attributes = [...all.querySelectorAll('*')].flatMap((element) => [...element.attributes])
    .filter((attribute) => !/^(class|id|href|src)$/.test(attribute.name)).map((attribute) => attribute.value);
  const status = main.querySelector('.status');
  return {
    words: [all.textContent, ...attributes].join('\\n').replace(/\\s+/g, ' '),
    isWithheld: Boolean(main.querySelector('article.withheld')),
    isSerious: !document.querySelector('.demonstration'),
    day: status && status.querySelector('time') ? status.querySelector('time').dateTime : null,
    people: [...main.querySelectorAll('.record .facts > div:first-child .name')].map((name) => name.textContent),
    marks: [...main.querySelectorAll('[data-reviewed]')].map((element) => element.dataset.reviewed),
    robots: [...document.querySelectorAll('meta[name=robots]')].map((meta) => meta.content).join(),
    data: [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) => script.textContent),
  };
}
"""


def claims(tab: Tab) -> list[Finding]:
    """Claims of a review that the page does not have, or that differ between its readers and machines."""
    read = tab.evaluate(_READ)
    data = "\n".join(read["data"])
    findings = _of_a_page_without_review(read, data) if read["isWithheld"] or _NO_REVIEW.search(read["words"]) else []
    if read["isWithheld"]:
        findings += _of_a_withheld_page(read, data)
    day, people = _told_to_machines(read["data"])
    if day is not None or people:
        shown = read["day"], read["people"]
        if not read["isSerious"]:
            findings.append(Finding(f"machines are told of a review on {day} by {people}, on a demonstration"))
        elif (day, people) != shown:
            told = f"machines are told of a review on {day} by {people}"
            findings.append(Finding(f"{told}, and readers of one on {shown[0]} by {shown[1]}"))
    return findings


def _of_a_page_without_review(read: dict[str, Any], data: str) -> list[Finding]:
    findings = [
        Finding(f"a page without a valid review says “{words}”", where=read["words"][:100])
        for words in dict.fromkeys(_REVIEWED.findall(read["words"]))
    ]
    findings += [
        Finding(f"a page without a valid review tells machines of `{name}`")
        for name in ("lastReviewed", "reviewedBy")
        if f'"{name}"' in data
    ]
    if read["day"] is not None:
        findings.append(Finding(f"a page without a valid review names the day {read['day']} beside its heading"))
    return findings


def _of_a_withheld_page(read: dict[str, Any], data: str) -> list[Finding]:
    findings = [
        Finding(f"a page whose text is not shown tells machines of “{name}”")
        for name in dict.fromkeys(_MEDICAL.findall(data))
    ]
    findings += [
        Finding(f"a page whose text is not shown marks its {mark} as reviewed")
        for mark in read["marks"]
        if not mark.startswith("disclaimer")
    ]
    if read["robots"] != "noindex":
        fix = '<meta name="robots" content="noindex">'
        findings.append(Finding("a page whose text is not shown may be listed", help=fix))
    return findings


def _told_to_machines(texts: list[str]) -> tuple[str | None, list[str]]:
    """The day of the review and the reviewers' names in the first node of the data."""
    for text in texts:
        graph = json.loads(text).get("@graph", [json.loads(text)])
        people = graph[0].get("reviewedBy", [])
        people = people if isinstance(people, list) else [people]
        return graph[0].get("lastReviewed"), [person.get("name") for person in people]
    return None, []


_LATE = """
() => {
  const shows = (element) => element.checkVisibility({ visibilityProperty: true });
  const script = [...document.querySelectorAll('main script')].find((script) => script.previousElementSibling
    && script.previousElementSibling.querySelector('time'));
  const notice = script && script.previousElementSibling;
  return {
    notice: notice ? notice.textContent.trim() : null, isShown: Boolean(notice) && shows(notice),
    words: [...document.querySelectorAll('[data-late]')].map((element) => ({
      is: shows(element) ? element.textContent.trim() : '', late: element.dataset.late })),
    text: document.querySelector('main').innerText,
  };
}
"""


def late(tab: Tab) -> list[Finding]:
    """What is wrong on a page that is read after the day on which its review was due, though it was built before."""
    read = tab.evaluate(_LATE)
    findings = [
        Finding(f"“{words['is']}” still stands where the review is overdue", help=f"“{words['late']}”")
        for words in read["words"]
        if words["is"] != words["late"]
    ]
    if not read["isShown"]:
        findings.append(Finding("no notice says that the review is overdue", where=read["notice"] or ""))
    findings += [
        Finding(f"the page still says “{words}”") for words in dict.fromkeys(_REVIEWED.findall(read["text"]))
    ]
    return findings


def in_time(tab: Tab) -> list[Finding]:
    """What is wrong on a page that is read while its review holds."""
    read = tab.evaluate(_LATE)
    findings = [
        Finding(f"“{words['late']}” stands where the review is not overdue")
        for words in read["words"]
        if words["is"] == words["late"]
    ]
    if read["notice"] is None:
        findings.append(Finding("no script knows when the review is overdue"))
    if read["isShown"]:
        findings.append(Finding("a notice says that the review is overdue", where=read["notice"]))
    return findings


def due(tab: Tab) -> str:
    """The last day on which the page's review holds, as its script knows it."""
    return tab.locator(".notice time").first.get_attribute("datetime") or ""


def cards(tab: Tab) -> list[str]:
    """The texts of the cards on when to get help that are shown, each in one line."""
    return [" ".join(card.inner_text().split()) for card in tab.locator("main .care").all() if card.is_visible()]
