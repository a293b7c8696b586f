"""Readers find pages by what they type: with slips, by keyboard, with a screen reader, on a slow line, without scripts."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Locator, Page as Tab, Route, expect

from checks import accessibility
from harness.finding import expect_none
from harness.site import Page, Site
from harness.visit import DESKTOP, PHONE, Visitor

#: How many subjects are searched for: each of them several times.
_SUBJECTS = 6
_WAIT = 5_000
#: How many names are offered at most.
_OFFERED = 8


@pytest.fixture
def results(site: Site, lacking) -> Page:
    """The page of results."""
    pages = site.of_kind("search") or lacking("no search")
    return pages[0]


@pytest.fixture
def titles(site: Site, desktop: Visitor, lacking) -> list[str]:
    """What some subjects are called."""
    pages = [page for page in site.of_kind("subject") if "article.withheld" not in page.features]
    step = max(1, len(pages) // _SUBJECTS)
    found = [desktop.open(page.path).locator("h1").inner_text().strip() for page in pages[::step][:_SUBJECTS]]
    return found or lacking("no subject")


def box(tab: Tab) -> Locator:
    """The field of the page."""
    return tab.locator("form[data-script] input").first


def ready(tab: Tab, field: Locator) -> None:
    """Goes to the field and waits until the search is there."""
    field.click()
    expect(tab.locator("html[data-search=ready]")).to_have_count(1)


def options(tab: Tab) -> Locator:
    """What is offered below the field."""
    return tab.locator("[role=option]:visible")


def typed(tab: Tab, field: Locator, text: str) -> list[str]:
    """What is offered once a text is typed."""
    field.fill("")
    field.press_sequentially(text)
    expect(options(tab).first).to_be_visible(timeout=_WAIT)
    tab.wait_for_timeout(150)
    return [option.inner_text().split("\n")[0] for option in options(tab).all()]


def slip(title: str) -> str:
    """A title with two letters of its longest word exchanged, as a hurried hand types it."""
    word = max(re.findall(r"\w+", title), key=len)
    return title.replace(word, word[:2] + word[3] + word[2] + word[4:])


def test_a_name_is_offered_while_it_is_typed(results: Page, titles: list[str], desktop: Visitor) -> None:
    tab = desktop.open(results.path)
    field = box(tab)
    ready(tab, field)
    for title in titles:
        assert typed(tab, field, title)[0] == title
        offered = typed(tab, field, title[:4])
        # Of a large site, more names begin so than are offered.
        assert title in offered or len(offered) >= _OFFERED, f"{title} is not offered for “{title[:4]}”"
        assert title in typed(tab, field, title.upper())[:3]
    expect_none(desktop.noise(), "while names are typed")


_AGREEMENT = """
async () => {
  const heard = new Promise((resolve) =>
    document.documentElement.addEventListener("theme-search", (event) => resolve(event.detail), { once: true }));
  document.querySelector("form[data-script]").dispatchEvent(new Event("focusin"));
  const { start, words } = await heard;
  const x = await start();
  const unfold = (text) => {
    let word = "";
    return text.split(" ").map((part) => (word = word.slice(0, parseInt(part[0], 36)) + part.slice(1)));
  };
  const known = new Set();
  const titles = new Set();
  for (let n = 0; n < x.names.length; n += 1) {
    const [list, , , pages] = await x.get("n" + n);
    for (const word of unfold(list)) known.add(word);
    for (const line of pages.split("\\n")) if (!line.split(" ")[0].includes(".")) titles.add(line.split("\\t")[1]);
  }
  const filed = {};
  for (let n = 0; n < x.files.length; n += 1) {
    for (const [name, text] of Object.entries(await x.get("s" + n))) filed[name] = new Set(unfold(text.replace(/\\d(?= |$)/g, "")));
  }
  const lost = [];
  for (const title of titles) {
    for (const word of words.split(title)) {
      const key = words.key(x, word);
      if (!x.small.has(word) && !known.has(key)) lost.push(`${title}: ${word} is ${key}`);
    }
  }
  for (const key of known) {
    if (key.length < 3 || /[0-9]/.test(key)) continue;
    for (const name of words.soundKeys(x, key)) if (!filed[name]?.has(key)) lost.push(`${key} is not filed below ${name}`);
  }
  return { lost, titles: titles.size, known: known.size };
}
"""


def test_the_script_has_the_words_of_the_build(site: Site, visitors: Callable[..., Visitor], lacking) -> None:
    # The build and the script make the same of a word, though they share no line: only the rules.
    tab = visitors(viewport=DESKTOP, locale="en-NZ").open(site.of_kind("home")[0].path)
    if not tab.locator("form[data-script]").count():
        lacking("no search")
    found = tab.evaluate(_AGREEMENT)
    assert found["titles"] > 0 and found["known"] > 0
    assert not found["lost"], "\n".join(found["lost"])


_WORDS = """
async ({ rules, rows }) => {
  const heard = new Promise((resolve) =>
    document.documentElement.addEventListener("theme-search", (event) => resolve(event.detail), { once: true }));
  document.querySelector("form[data-script]").dispatchEvent(new Event("focusin"));
  const { words } = await heard;
  const ready = Object.fromEntries(Object.entries(rules).map(([language, each]) => [language, words.rulesOf(each)]));
  return rows.map(([language, word]) => {
    const x = ready[language];
    const key = words.key(x, word);
    return [language, word, key, words.sound(x, key), words.soundKeys(x, key).join(" ")];
  });
}
"""


def test_the_script_has_the_words_of_each_language(site: Site, visitors: Callable[..., Visitor], lacking) -> None:
    tab = visitors(viewport=DESKTOP, locale="en-AU").open(site.of_kind("home")[0].path)
    if not tab.locator("form[data-script]").count():
        lacking("no search")
    here = Path(__file__).parent
    rows = [line.split("\t") for line in (here / "words.tsv").read_text().splitlines()]
    files = {name: yaml.safe_load((here.parent.parent / "Templates" / "search" / f"{name}.yml").read_text()) for name, *_ in rows}
    # As the index has them: texts without line breaks.
    rules = {
        name: {key: " ".join(text.split()) for key, text in each.items() if isinstance(text, str)} for name, each in files.items()
    }
    found = tab.evaluate(_WORDS, {"rules": rules, "rows": rows})
    wrong = [f"{build} in the build, {script} in the script" for build, script in zip(rows, found) if build != script]
    assert len(rows) > 300 and len(found) == len(rows)
    assert not wrong, "\n".join(wrong)


def test_a_slip_is_forgiven(results: Page, titles: list[str], desktop: Visitor) -> None:
    tab = desktop.open(results.path)
    field = box(tab)
    ready(tab, field)
    for title in titles:
        if max(map(len, re.findall(r"\w+", title))) < 6:
            continue
        assert title in typed(tab, field, slip(title))[:3], f"{slip(title)} does not lead to {title}"


def test_the_field_is_a_combobox(results: Page, titles: list[str], desktop: Visitor, site: Site) -> None:
    # ARIA Authoring Practices Guide, “Editable Combobox With List Autocomplete”.
    for path in (results.path, site.of_kind("home")[0].path):
        tab = desktop.open(path)
        ready(tab, box(tab))
        field = tab.get_by_role("combobox")
        expect(field.first).to_have_accessible_name(re.compile(r"\w"))
        expect(field.first).to_have_attribute("aria-expanded", "false")
        typed(tab, field.first, titles[0])
        expect(field.first).to_have_attribute("aria-expanded", "true")
        shown = tab.get_by_role("listbox")
        expect(shown).to_have_accessible_name(re.compile(r"\w"))
        assert field.first.get_attribute("aria-controls") == shown.get_attribute("id")
        assert tab.get_by_role("option").count() == options(tab).count() > 0
        status = tab.locator("form[data-script] [role=status]").first.inner_text()
        assert re.search(r"\d", status), f"the status says “{status}”"


def test_the_keyboard_is_enough(results: Page, titles: list[str], desktop: Visitor, site: Site) -> None:
    tab = desktop.open(site.of_kind("home")[0].path)
    field = box(tab)
    ready(tab, field)
    count = len(typed(tab, field, titles[0][:2]))

    def chosen() -> int | None:
        number = field.get_attribute("aria-activedescendant")
        marked = [i for i, it in enumerate(options(tab).all()) if it.get_attribute("aria-selected") == "true"]
        assert marked == ([] if number is None else [[it.get_attribute("id") for it in options(tab).all()].index(number)])
        return marked[0] if marked else None

    assert chosen() is None
    field.press("ArrowDown")
    assert chosen() == 0
    field.press("ArrowUp")
    assert chosen() is None
    field.press("ArrowUp")
    assert chosen() == count - 1
    field.press("ArrowDown")
    assert chosen() is None
    field.press("Escape")
    expect(options(tab)).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")
    assert field.input_value() == titles[0][:2], "the first Escape keeps what is typed"
    field.press("Escape")
    assert field.input_value() == ""
    assert field.evaluate("(it) => document.activeElement === it")

    typed(tab, field, titles[0])
    field.press("ArrowDown")
    field.press("Enter")
    tab.wait_for_url(lambda url: "/search/" not in url and url.rstrip("/") != desktop.origin)
    expect(tab.locator("h1")).to_have_text(titles[0])


def test_enter_leads_to_the_results(results: Page, titles: list[str], desktop: Visitor, site: Site) -> None:
    tab = desktop.open(site.of_kind("home")[0].path)
    field = box(tab)
    ready(tab, field)
    typed(tab, field, titles[0])
    field.press("Enter")
    tab.wait_for_url(re.compile(re.escape(results.path) + r"\?q="))
    expect(tab.locator("main ol h2").first).to_have_text(titles[0], timeout=_WAIT)
    assert titles[0] in tab.title() and titles[0] in tab.locator("h1").inner_text()
    assert box(tab).input_value() == titles[0]
    expect(tab.locator("[data-results] > [role=status]")).to_contain_text(re.compile(r"\d"))
    assert tab.locator("meta[name=robots][content=noindex]").count() == 1
    expect_none(desktop.noise(), "the page of results")


def test_a_click_leads_to_the_page(results: Page, titles: list[str], phone: Visitor, site: Site) -> None:
    tab = phone.open(site.of_kind("home")[0].path)
    field = box(tab)
    ready(tab, field)
    typed(tab, field, titles[-1])
    heights = [it.bounding_box()["height"] for it in [field, tab.locator("form[data-script] button").first, *options(tab).all()]]
    assert min(heights) >= 44, "each can be hit with a finger"
    options(tab).first.click()
    expect(tab.locator("h1")).to_have_text(titles[-1])


def test_the_last_word_counts_on_a_slow_line(results: Page, titles: list[str], visitors: Callable[..., Visitor]) -> None:
    visitor = visitors(viewport=PHONE, locale="en-GB")

    def late(route: Route) -> None:
        time.sleep(0.2)
        route.continue_()

    visitor.context.route("**/search/data/**", late)
    try:
        tab = visitor.open(results.path)
        field = box(tab)
        field.click()
        field.press_sequentially(titles[0][:3], delay=30)
        field.fill("")
        field.press_sequentially(titles[-1], delay=30)
        expect(options(tab).first).to_contain_text(titles[-1], timeout=15_000)
    finally:
        visitor.context.unroute("**/search/data/**")


def test_what_cannot_be_fetched_is_said(results: Page, titles: list[str], visitors: Callable[..., Visitor]) -> None:
    visitor = visitors(viewport=PHONE, locale="en-US")
    visitor.context.route("**/search/data/**", lambda route: route.abort())
    try:
        tab = visitor.open(results.path + "?q=" + titles[0])
        status = tab.locator("[data-results] > [role=status]")
        expect(status).to_have_text(status.get_attribute("data-failed"))
        assert tab.locator("main ul.links a:visible").count() > 0
    finally:
        visitor.context.unroute("**/search/data/**")
    visitor.context.route("**/assets/search.*.js", lambda route: route.abort())
    try:
        tab = visitor.open(results.path + "?q=" + titles[0])
        expect(status).to_have_text(status.get_attribute("data-failed"))
    finally:
        visitor.context.unroute("**/assets/search.*.js")


_FOREIGN = """
async () => {
  const folder = document.querySelector("form[data-script]").action + "data/";
  const { names, languages } = await (await fetch(folder + "index.json")).json();
  for (let n = 0; n < (names || "").split(" ").length; n += 1) {
    const [, , , pages] = await (await fetch(folder + "n" + n + ".json")).json();
    for (const line of pages.split("\\n")) {
      const [facts, title] = line.split("\\t");
      const language = parseInt(facts.split(" ")[1][3] || "0", 36);
      if (language) return { title, tag: languages[language][0] };
    }
  }
  return null;
}
"""


def test_a_title_in_another_language_is_marked(
    results: Page, desktop: Visitor, lacking: Callable[[str], None], pytestconfig: pytest.Config
) -> None:
    # WCAG 2.2, success criterion 3.1.2.
    if not pytestconfig.getoption("--examples"):
        pytest.skip("this is not the site of reviews/")
    tab = desktop.open(results.path)
    foreign = tab.evaluate(_FOREIGN) or lacking("no title in another language")
    field = box(tab)
    ready(tab, field)
    assert foreign["title"] in typed(tab, field, foreign["title"])
    marked = options(tab).locator(f"span[lang={foreign['tag']}]", has_text=foreign["title"])
    assert marked.count() == 1 and marked.get_attribute("dir") in ("ltr", "rtl")
    tab = desktop.open(results.path + "?q=" + foreign["title"])
    expect(tab.locator(f"main ol [lang={foreign['tag']}]", has_text=foreign["title"]).first).to_be_visible(timeout=_WAIT)
    assert tab.locator("main ol [lang=en]").count() == 0, "what is in the language of the page needs no mark"


def test_without_scripts_the_box_leads_to_the_lists(results: Page, site: Site, visitors: Callable[..., Visitor]) -> None:
    tab = visitors(viewport=DESKTOP, java_script_enabled=False).open(site.of_kind("home")[0].path)
    box(tab).fill("iron")
    box(tab).press("Enter")
    tab.wait_for_url(re.compile(re.escape(results.path) + r"\?q=iron"))
    assert tab.locator("main .notice:visible").count() == 1
    led = {link.get_attribute("href") for link in tab.locator("main a:visible").all()}
    missing = [page.path for page in site.of_kind("subject-index") if page.path not in led]
    assert not missing, f"the page does not lead to {', '.join(missing)}"


def test_axe_finds_nothing_while_names_are_offered(results: Page, titles: list[str], phone: Visitor, site: Site) -> None:
    tab = phone.open(site.of_kind("home")[0].path)
    field = box(tab)
    ready(tab, field)
    typed(tab, field, titles[0][:2])
    field.press("ArrowDown")
    expect_none(accessibility.in_each_scheme(phone), "with names offered")


def test_axe_finds_nothing_on_the_results(results: Page, titles: list[str], phone: Visitor) -> None:
    tab = phone.open(results.path + "?q=" + titles[0])
    expect(tab.locator("main ol h2").first).to_be_visible(timeout=_WAIT)
    expect_none(accessibility.in_each_scheme(phone), f"the results for {titles[0]}")


def test_results_fit_a_narrow_window(results: Page, titles: list[str], narrow: Visitor) -> None:
    tab = narrow.open(results.path + "?q=" + titles[0])
    expect(tab.locator("main ol h2").first).to_be_visible(timeout=_WAIT)
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the results scroll sideways"
    field = box(tab)
    ready(tab, field)
    typed(tab, field, titles[0][:2])
    tab.evaluate("document.documentElement.style.fontSize = '200%'")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), "what is offered scrolls sideways"


@pytest.mark.parametrize("query", ["hart attack", "chest pian", "storke"])
def test_an_emergency_comes_first(query: str, results: Page, site: Site, desktop: Visitor, lacking) -> None:
    tab = desktop.open(results.path)
    if not tab.evaluate("fetch(document.querySelector('form[data-script]').action + 'data/index.json').then(r => r.json()).then(x => !!x.service)"):
        lacking("no service for emergencies")
    field = box(tab)
    ready(tab, field)
    field.press_sequentially(query)
    sign = tab.locator(".found-emergency a:visible")
    expect(sign.first).to_have_attribute("href", re.compile("^tel:"), timeout=_WAIT)
    tab = desktop.open(results.path + "?q=" + query)
    card = tab.locator("[data-emergency] a[href^='tel:']")
    expect(card.first).to_be_visible(timeout=_WAIT)
    first = tab.locator("main ol h2").first
    if first.count():
        assert card.first.bounding_box()["y"] < first.bounding_box()["y"]
