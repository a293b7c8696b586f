"""No page claims a review that it does not have, and each says in words what is true of the one that it has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from checks import reviews, text
from harness.finding import expect_none
from harness.site import Page, Site
from harness.visit import DESKTOP, PHONE, Visitor

#: Where the day begins, in the order in which it does.
ZONES = ["Pacific/Kiritimati", "Europe/London", "Pacific/Pago_Pago"]

#: What the script does on a day that is so many days after the due day, at a time of that day.
MOMENTS = {
    "the day before": (-1, time(12), reviews.in_time),
    "the day's first minute": (0, time(0, 0), reviews.in_time),
    "the day's last minute": (0, time(23, 59, 59), reviews.in_time),
    "the minute after": (1, time(0, 0), reviews.late),
    "a year after": (365, time(12), reviews.late),
}


def test_no_page_claims_a_review_that_it_does_not_have(page: Page, desktop: Visitor) -> None:
    expect_none(reviews.claims(desktop.open(page.path)), str(page))


@pytest.fixture(scope="module")
def due_days(site: Site, visitors) -> dict[Page, date]:
    """Some pages with a current review, and the last day on which it holds."""
    visitor = visitors(viewport=PHONE)
    pages = site.with_feature("strong.reviewed")[:5]
    return {page: date.fromisoformat(reviews.due(visitor.open(page.path))) for page in pages}


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_page_says_by_itself_that_its_review_is_overdue(
    moment: str, zone: str, due_days: dict[Page, date], visitors
) -> None:
    days, clock, look = MOMENTS[moment]
    if not due_days:
        pytest.skip("the site has no page with a current review")
    visitor = visitors(viewport=PHONE, timezone_id=zone)
    for page, due in due_days.items():
        day = due + timedelta(days=days)
        visitor.set_time(datetime.combine(day, clock, ZoneInfo(zone)))
        expect_none(look(visitor.open(page.path)), f"{page} ({moment}, {zone})")


def test_without_scripts_the_due_day_stands_there_in_words(representative: Page, visitors) -> None:
    tab = visitors(viewport=PHONE, java_script_enabled=False).open(representative.path)
    for day in tab.locator(".status time").all():
        shown = day.inner_text()
        assert day.is_visible() and day.get_attribute("datetime")[:4] in shown, f"{representative}: “{shown}” is no day"
    hidden = tab.locator("main [hidden]:visible").all_inner_texts()
    assert not hidden, f"{representative}: shown without scripts: {hidden}"


def test_a_page_without_its_text_says_when_to_get_help_without_scripts(site: Site, visitors) -> None:
    pages = [page for page in site.with_feature("article.withheld") if "section.care" in page.features]
    if not pages:
        pytest.skip("the site has no text that is not shown, with cards about getting help")
    for page in pages:
        expected = reviews.cards(visitors(viewport=PHONE).open(page.path))
        tab = visitors(viewport=PHONE, java_script_enabled=False).open(page.path)
        assert expected and reviews.cards(tab) == expected, f"{page}: {expected}"


# The site of `reviews/`, which has a page for each fact.


@dataclass(frozen=True)
class Example:
    """What must be true of a page of the site in `reviews/`."""

    #: The line beside the heading, up to the first day; empty where there is none.
    status: str
    #: The notices that show.
    notices: tuple[str, ...] = ()
    #: Whether search engines may list it.
    is_listed: bool = True


_OVER = "This page was due for review by 31 May 2026. It may be out of date."
_NOT_SHOWN = "We have taken this answer down while a clinician checks it again."
_REVIEWED = "Medically reviewed by Dr. Ada Example, ear, nose and throat doctor"
EXAMPLES = {
    "dizziness/": Example(_REVIEWED),
    "dizziness/current/": Example(_REVIEWED),
    "dizziness/recorded/": Example(_REVIEWED),
    "dizziness/changed/": Example(
        "Changed since its last medical review",
        ("This page has changed since its last medical review. No health professional has checked the new text yet.",),
        is_listed=False,
    ),
    "dizziness/disclaimer-changed/": Example(_REVIEWED),
    "dizziness/overdue/": Example("Review overdue", (_OVER,)),
    "dizziness/due-soon/": Example(_REVIEWED),
    "dizziness/never-reviewed/": Example(
        "Not checked by a health professional yet",
        ("No health professional has checked this page yet. Do not rely on it alone.",),
        is_listed=False,
    ),
    "dizziness/unregistered/": Example(
        "No valid medical review",
        (
            "Someone who reviewed this page was not on a professional register at the time, "
            "so the review does not count.",
        ),
        is_listed=False,
    ),
    "dizziness/withdrawn/": Example(
        "",
        ("We have withdrawn this page. Reason: The tablets that it named are no longer sold.",),
        is_listed=False,
    ),
    "dizziness/withheld/": Example("", (f"{_NOT_SHOWN} {_OVER}",), is_listed=False),
    "dizziness/vencida/": Example(
        "Revisión vencida",
        ("Esta página debía revisarse a más tardar el 31 de mayo de 2026. Es posible que ya no esté actualizada.",),
    ),
    "dizziness/retenida/": Example(
        "",
        (
            "Hemos retirado esta respuesta mientras un profesional clínico la vuelve a revisar. Esta página debía revisarse a más tardar el 31 de mayo de 2026. "
            "Es posible que ya no esté actualizada.",
        ),
        is_listed=False,
    ),
    "fainting/": Example("", (f"{_NOT_SHOWN} {_OVER}",), is_listed=False),
}


@pytest.fixture
def examples(site: Site, pytestconfig: pytest.Config) -> dict[str, Page]:
    """The pages of conditions and articles of the site in `reviews/`, by their addresses below `conditions/`."""
    if not pytestconfig.getoption("--examples"):
        pytest.skip("this is not the site of reviews/")
    start = site.base_path + "conditions/"
    return {page.path.removeprefix(start): page for kind in ("subject", "article") for page in site.of_kind(kind)}


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_example_says_in_words_what_is_true_of_its_review(examples: dict[str, Page], scripts: bool, visitors) -> None:
    assert set(examples) == set(EXAMPLES)
    visitor = visitors(viewport=DESKTOP, java_script_enabled=scripts)
    for name, expected in EXAMPLES.items():
        tab = visitor.open(examples[name].path)
        status = [" ".join(line.split()) for line in tab.locator(".status strong").all_inner_texts()]
        notices = [" ".join(notice.inner_text().split()) for notice in tab.locator(".notice:visible").all()]
        found = Example("".join(status), tuple(notices), examples[name].robots != "noindex")
        assert found == expected, name


def test_a_review_that_is_due_soon_says_so_without_alarm(examples: dict[str, Page], desktop: Visitor) -> None:
    lines = text.visible_lines(desktop.open(examples["dizziness/due-soon/"].path))
    assert "The next review of this page is due by 10 December 2026." in lines


def test_a_changed_disclaimer_is_told_beside_the_record(examples: dict[str, Page], desktop: Visitor) -> None:
    tab = desktop.open(examples["dizziness/disclaimer-changed/"].path)
    assert tab.locator(".record .remark").inner_text() == "The disclaimer has changed since this page was reviewed."


def test_a_text_that_is_not_shown_leaves_its_cards_and_its_neighbours(
    examples: dict[str, Page], desktop: Visitor
) -> None:
    tab = desktop.open(examples["dizziness/withheld/"].path)
    assert reviews.cards(tab) == [
        "Emergency: Call 911 now for any of these: you cannot speak or see well one side of your body is weak",
        "Non-urgent: Make an appointment if: it comes back often",
    ]
    assert tab.locator("main a[href$='/dizziness/recorded/']").is_visible()
    # Another answer that is not shown helps no one.
    assert tab.locator("main a[href$='/dizziness/withdrawn/']").count() == 0
    # What is not shown keeps its address: pages about other conditions link to it.
    assert desktop.open(examples["dizziness/"].path).locator("main a[href$='/conditions/fainting/']").is_visible()


def test_what_is_on_record_can_be_read_and_checked(examples: dict[str, Page], desktop: Visitor) -> None:
    tab = desktop.open(examples["dizziness/recorded/"].path)
    tab.locator(".record summary").click()
    rows = [" ".join(row.split()) for row in tab.locator(".record .facts > div").all_inner_texts()]
    assert rows[0].startswith("Reviewed by Dr. Ada Example, MD (example)")
    assert rows[1:3] == ["Last reviewed 7 April 2026 (clinical review)", "Next review due 7 April 2029"]
    assert [row for row in rows if row.startswith("Review history")] == [
        "Review history 7 April 2026, clinical review, Dr. Ada Example: Read against the guideline of 2025. "
        "2 May 2023, editorial change, Ben Sample: A typo in the second paragraph. "
        "31 March 2023, clinical review, Dr. Ada Example: Read against the guideline of 2022; the part about driving "
        "is new. 1 February 2020, clinical review, Dr. Ada Example",
    ]
    assert sum(row.startswith("Fingerprint of the text ") for row in rows) == 1
    digest = tab.locator(".record code")
    assert digest.get_attribute("title").startswith(digest.inner_text())
