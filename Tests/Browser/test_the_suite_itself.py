"""Every check reports what it is for, and nothing else.

`sound/` is a page without faults: no check may find any. Each line of `BREAKAGES` breaks a copy of it in one place, and
the check that it names must say so. A check that cannot fail proves nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timezone
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from checks import accessibility, filter, fonts, keyboard, layout, markup, metadata, paper, preferences, reviews, text, weight
from harness import nu
from harness.finding import Finding
from harness.server import SiteServer
from harness.site import Site
from harness.visit import NARROW, Visitor

SOUND = Path(__file__).parent / "sound"

Check = Callable[[Visitor, Site], list[Finding]]


def _opened(look: Callable[[Any], list[Finding]], prepare: Callable[[Any], object] = lambda _: None) -> Check:
    """A check that looks at the page in its tab."""

    def check(visitor: Visitor, _: Site) -> list[Finding]:
        tab = visitor.open("/")
        prepare(tab)
        return look(tab)

    return check


def _read_on(day: date, look: Callable[[Any], list[Finding]]) -> Check:
    """A check that looks at the reviewed page on a day."""

    def check(visitor: Visitor, _: Site) -> list[Finding]:
        visitor.set_time(datetime.combine(day, time(12), timezone.utc))
        return look(visitor.open("/reviewed/"))

    return check


def _claims(path: str) -> Check:
    return lambda visitor, _: reviews.claims(visitor.open(path))


def _cards(visitor: Visitor, _: Site) -> list[Finding]:
    return [] if reviews.cards(visitor.open("/withheld/")) else [Finding("no card is shown")]


def _noise(visitor: Visitor, _: Site) -> list[Finding]:
    visitor.open("/")
    return visitor.noise()


def _markup(_: Visitor, site: Site) -> list[Finding]:
    messages = nu.check([page.file for page in site.files])
    return [message.finding() for message in markup.inexcusable(messages)]


def _metadata(visitor: Visitor, site: Site) -> list[Finding]:
    return metadata.faults(visitor.open("/"), site.of_kind("home")[0])


def _weight(_: Visitor, site: Site) -> list[Finding]:
    return weight.over_budget(site, site.of_kind("home")[0])


def _filter(visitor: Visitor, _: Site) -> list[Finding]:
    return filter.faults(visitor.open("/conditions/"))


def _lost_in_forced_colors(visitor: Visitor, _: Site) -> list[Finding]:
    tab = visitor.open("/")
    tab.emulate_media(forced_colors="none")
    usual = text.visible_lines(tab, "body")
    tab.emulate_media(forced_colors="active")
    return text.lost(usual, text.visible_lines(tab, "body"), "in forced colors")


def _paper(visitor: Visitor, _: Site) -> list[Finding]:
    tab = visitor.open("/")
    tab.emulate_media(media="print")
    try:
        return paper.on_paper(tab)
    finally:
        tab.emulate_media(media="null")


def _lost_without_scripts(visitor: Visitor, _: Site) -> list[Finding]:
    usual = text.visible_lines(visitor.open("/"))
    browser = visitor.context.browser
    assert browser is not None
    other = Visitor(browser, visitor.origin, java_script_enabled=False)
    try:
        return text.lost(usual, text.visible_lines(other.open("/")), "without scripts")
    finally:
        other.close()


#: Every check, and the circumstances of its tab.
CHECKS: dict[str, tuple[Check, dict[str, Any]]] = {
    "markup": (_markup, {}),
    "axe": (_opened(accessibility.violations), {}),
    "axe, dark": (_opened(accessibility.violations), {"color_scheme": "dark"}),
    "noise": (_noise, {}),
    "metadata": (_metadata, {}),
    "weight": (_weight, {}),
    "fonts": (_opened(fonts.broken), {}),
    "layout": (_opened(layout.faults), {"viewport": NARROW}),
    "layout, large text": (_opened(layout.faults, lambda tab: layout.enlarge_text(tab, 2)), {}),
    "layout, spaced text": (_opened(layout.faults, layout.space_text), {"viewport": NARROW}),
    "shift": (_opened(layout.shift), {}),
    "tab": (_opened(keyboard.faults_on_the_way), {}),
    "skip link": (_opened(keyboard.skip_link), {}),
    "disclaimer": (_opened(lambda tab: keyboard.link_within(tab, "main a[href='#theme-disclaimer']")), {}),
    "meaning": (_opened(keyboard.meaning), {}),
    "citation": (_opened(keyboard.citation), {}),
    "filter": (_filter, {}),
    "motion": (_opened(preferences.motion), {"reduced_motion": "reduce"}),
    "forced colors": (_opened(preferences.vanished), {"forced_colors": "active"}),
    "lost in forced colors": (_lost_in_forced_colors, {"forced_colors": "active"}),
    "without scripts": (_lost_without_scripts, {}),
    "claims": (_claims("/reviewed/"), {}),
    "claims, withheld": (_claims("/withheld/"), {}),
    "in time": (_read_on(date(2029, 3, 2), reviews.in_time), {"timezone_id": "UTC"}),
    "late": (_read_on(date(2029, 3, 3), reviews.late), {"timezone_id": "UTC"}),
    "cards": (_cards, {"java_script_enabled": False}),
    "paper": (_paper, {"color_scheme": "dark"}),
    "print": (_opened(paper.in_print), {}),
}


@dataclass(frozen=True)
class Breakage:
    """A fault, the check that must find it, and what must be said of it."""

    check: str
    #: What a finding must contain.
    expected: str
    #: Files of the sound page, the words in them that are replaced, and by what.
    edits: tuple[tuple[str, str, str], ...]

    def __str__(self) -> str:
        return f"{self.check}: {self.expected}"


def _html(check: str, expected: str, old: str, new: str) -> Breakage:
    return Breakage(check, expected, (("index.html", old, new),))


def _list(check: str, expected: str, old: str, new: str) -> Breakage:
    return Breakage(check, expected, (("conditions/index.html", old, new),))


def _reviewed(check: str, expected: str, old: str, new: str) -> Breakage:
    """On the reviewed page, whose policy then allows any script."""
    policy = "default-src 'none'; script-src 'unsafe-inline';"
    return Breakage(
        check, expected, (("reviewed/index.html", "default-src 'none';", policy), ("reviewed/index.html", old, new))
    )


def _withheld(check: str, expected: str, old: str, new: str) -> Breakage:
    return Breakage(check, expected, (("withheld/index.html", old, new),))


def _css(check: str, expected: str, old: str, new: str) -> Breakage:
    return Breakage(check, expected, (("sound.css", old, new),))


def _rule(check: str, expected: str, rule: str) -> Breakage:
    """With one rule more in the style sheet."""
    return _css(check, expected, "@media print {", f"{rule}\n@media print {{")


def _script(check: str, expected: str, script: str) -> Breakage:
    """With a script, which the page's policy allows."""
    return Breakage(
        check,
        expected,
        (
            ("index.html", "default-src 'none';", "default-src 'none'; script-src 'unsafe-inline';"),
            ("index.html", "</body>", f"<script>{script}</script></body>"),
        ),
    )


_DATES = "<p>Last reviewed"
_CANONICAL = '<link rel="canonical" href="https://example.org/">'
_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'"
_HIDE = "nav, .skip { display: none; }"

BREAKAGES = [
    _html("markup", "No “p” element in scope", _DATES, "<p><div>x</div></p><p>Last reviewed"),
    _html("markup", "Attribute “popoverr” not allowed", 'class="term"', 'class="term" popoverr'),
    _html("markup", "Section lacks heading", _DATES, "<section>x</section><p>Last reviewed"),
    _html("markup", "Duplicate ID", 'id="source-1"', 'id="cite-1"'),
    _html("axe", "image-alt", 'alt="A blue box"', ""),
    _html("axe", "heading-order", '<h2 id="all">', '<h5 id="all">'),
    _html("axe", "html-has-lang", '<html lang="en"', "<html"),
    _html("axe", "link-name", 'aria-label="Back to the text">↩︎', ">"),
    _css("axe", "color-contrast", "--ink: #112;", "--ink: #999;"),
    _css("axe, dark", "color-contrast", "--ink: #eef;", "--ink: #445;"),
    _rule(
        "axe",
        "target-size",
        "nav li { display: block; font-size: 5px; } nav a { font: 8px/9px serif; min-block-size: 0; }",
    ),
    _html("noise", "status 404", '"/picture.svg"', '"/missing.svg"'),
    _html(
        "noise",
        "Content-Security-Policy refused https://other.example",
        '"/picture.svg"',
        '"https://other.example/p.svg"',
    ),
    _html("noise", "Content-Security-Policy refused inline", "</body>", "<script>1</script></body>"),
    _html("noise", "Content-Security-Policy refused inline", _DATES, '<p style="color: red">Last reviewed'),
    Breakage(
        "noise",
        "request to another host: https://other.example",
        (
            ("index.html", "img-src 'self'", "img-src *"),
            ("index.html", '"/picture.svg"', '"https://other.example/p.svg"'),
        ),
    ),
    _script("noise", "console log: here I am", "console.log('here I am')"),
    _script("noise", "script error: nothing works", "throw new Error('nothing works')"),
    _html("metadata", "cannot be read", '{"@context"', '{@context"'),
    _html("metadata", "@context", '"https://schema.org"', '"http://schema.example"'),
    _html("metadata", "there is no JSON-LD", "application/ld+json", "application/json"),
    _html("metadata", "0 canonical links", _CANONICAL, ""),
    _html("metadata", "is not the page's own address", _CANONICAL, _CANONICAL.replace("org/", "org/other/")),
    _html("metadata", "og:type is missing", 'property="og:type"', 'property="og:typ"'),
    _html(
        "metadata", "og:url is", '="og:url" content="https://example.org/"', '="og:url" content="https://example.org/a"'
    ),
    _html("metadata", "allows 'unsafe-inline'", "style-src 'self'", "style-src 'unsafe-inline'"),
    _html("metadata", "does not begin with nothing", "default-src 'none'", "default-src 'self'"),
    Breakage(
        "fonts",
        "the font Ours 400 normal did not load",
        (("sound.css", "ul, ol {", '@font-face { font-family: Ours; font-weight: 400; src: url("/a.woff2"); }\np { font-family: Ours; }\nul, ol {'),),
    ),
    _html("weight", "are allowed", "<h1>", "<!--" + "x" * 40_000 + "--><h1>"),
    _rule("layout", "scrolls sideways", "h1 { inline-size: 400px; }"),
    _rule("layout", "reaches from", "main { overflow-x: hidden; } h1 { inline-size: 400px; }"),
    _rule("layout", "cut off", "h1 { block-size: 1rem; overflow: hidden; }"),
    _rule("layout", "overlap", "h1 { margin-block-end: -3rem; }"),
    _rule("layout", "the cell “Normal blood pressure of most grown-ups ” reaches out of sight", "td { white-space: nowrap; }"),
    _rule("layout", "the cell “below 80” is hidden", "td:last-child { display: none; }"),
    _rule("layout", "the column “Bottom number” is named nowhere beside “below 80”", "td::before { content: ''; }"),
    _html("layout", "the column “Top number” is named nowhere", 'data-label="Top number"', 'data-label="Number"'),
    _rule("layout, large text", "cut off", "h1 { font-size: 1.5rem; max-block-size: 45px; overflow: hidden; }"),
    _rule("layout, spaced text", "scrolls sideways", "h2 { white-space: nowrap; font-size: 1.25rem; }"),
    _html("shift", "the layout shifted", 'width="300" height="150"', ""),
    _css("tab", "focus does not show", "outline: 3px solid var(--link)", "outline: none"),
    _css("tab", "contrast is", "outline: 3px solid var(--link)", "outline: 3px solid #ccc"),
    _rule("tab", "covered", "footer { position: fixed; inset: 0; background: red; }"),
    _css("tab", "out of view", ".skip:focus { inset-block-start: 0.5rem; }", ""),
    _html("tab", "order of the page", 'class="term"', 'class="term" tabindex="2"'),
    _script(
        "tab",
        "trapped",
        "document.querySelector('.term').onkeydown = (event) => { event.preventDefault(); "
        "document.querySelector('nav a').focus(); }",
    ),
    _html("skip link", "no skip link", '<a class="skip" href="#main">Skip to main content</a>', ""),
    _html("skip link", "does not go on in main", 'href="#main"', 'href="#mein"'),
    _html("disclaimer", "does not lead to #theme-disclaimer", 'id="theme-disclaimer"', 'id="disclaimer"'),
    _html("meaning", "names #term-2", 'popovertarget="term-1"', 'popovertarget="term-2"'),
    _html(
        "meaning", "Enter does not show", 'popovertarget="term-1"', 'popovertarget="term-1" popovertargetaction="hide"'
    ),
    _html("meaning", "Escape does not hide", 'id="term-1" popover>', 'id="term-1" popover="manual">'),
    _html("citation", "does not lead to #source-1", 'id="source-1"', 'id="source-2"'),
    _html("citation", "leads back", 'href="#cite-1"', 'href="#cite-2"'),
    _list("filter", "no label", ' for="field"', ""),
    _list("filter", "a name without its accents", '.normalize("NFD")', ""),
    _list("filter", "capitals", ".toLowerCase()", ""),
    _list("filter", "words in another order", '.split(" ")', ".split('|')"),
    _list("filter", "“Anemia” is shown", "item.hidden = !", "item.title = !"),
    _list("filter", "“Anemia” is hidden", "name.includes(word)", "false"),
    _list("filter", "the heading M stands over nothing", "section.hidden = true;", ""),
    _list("filter", "the status says “”", "status.textContent = count", "status.title = count"),
    _list("filter", "Escape does not clear", 'field.value = ""; filter();', "event.preventDefault();"),
    _list("filter", "the list is not whole", 'field.value = ""; filter();', 'field.value = "";'),
    _rule("motion", "transition", "a { transition: color 1s; }"),
    _rule("motion", "smooth scrolling", "html { scroll-behavior: smooth; }"),
    _rule("motion", "animation turn", "@keyframes turn { to { rotate: 1turn; } } img { animation: turn 5s infinite; }"),
    _rule("forced colors", "contrast", "h1 { forced-color-adjust: none; color: #fff; background: #fff; }"),
    _rule("lost in forced colors", "not there", "@media (forced-colors: active) { h1 { display: none; } }"),
    _script("without scripts", "not there without scripts", "document.querySelector('h1').append(' of a kind')"),
    _reviewed("claims", "machines are told of a review on 2026-03-03", 'ed": "2026-03-02"', 'ed": "2026-03-03"'),
    _reviewed("claims", "by ['Ben Sample'], and readers", '"name": "Ada Example"', '"name": "Ben Sample"'),
    _reviewed("claims", "and readers of one on None", '<time datetime="2026-03-02">2 March 2026</time>', "2 March 2026"),
    _reviewed("claims", "on a demonstration", "<main>", '<p class="demonstration">Only an example</p><main>'),
    _reviewed("claims", "says “Medically reviewed”", "<h2>", "<p>No valid medical review</p><h2>"),
    _reviewed("claims", "tells machines of `reviewedBy`", "<h2>", "<p>No valid medical review on record</p><h2>"),
    _reviewed("claims", "names the day 2026-03-02", "<h2>", "<p>Changed since its last medical review</p><h2>"),
    _withheld("claims, withheld", "says “medically reviewed”", "<h2>", "<p>It was medically reviewed.</p><h2>"),
    _withheld("claims, withheld", "says “Medically reviewed”", "<h2>", "<p hidden>Medically reviewed</p><h2>"),
    _withheld("claims, withheld", "says “Medically reviewed”", "<h2>", '<h2 data-late="Medically reviewed">'),
    _withheld("claims, withheld", "tells machines of `lastReviewed`", '"name"', '"lastReviewed": "2026-03-02", "name"'),
    _withheld("claims, withheld", "“MedicalWebPage”", '"WebPage"', '"MedicalWebPage"'),
    _withheld("claims, withheld", "“citation”", '"name"', '"citation": [], "name"'),
    _withheld("claims, withheld", "marks its body", '"care"', '"care" data-reviewed="body"'),
    _withheld("claims, withheld", "may be listed", '<meta name="robots" content="noindex">', ""),
    _reviewed("in time", "a notice says", ' hidden>Review', ">Review"),
    _reviewed("in time", "“Review overdue” stands where", 'T24:00")', '")'),
    _reviewed("late", "no notice says", "notice.hidden = false;", ""),
    _reviewed("late", "“Medically reviewed” still stands where", "e.dataset.late;", "e.textContent;"),
    _reviewed("late", "the page still says “Medically reviewed”", "<h2>", "<p>Medically reviewed</p><h2>"),
    _rule("cards", "no card is shown", ".care { display: none; }"),
    _css("paper", "navigation is printed", _HIDE, ""),
    _css("paper", "paper is printed in", "@media screen and (prefers", "@media (prefers"),
    _css("print", "navigation is printed", _HIDE, ""),
    _css("print", "not printed (addresses)", 'content: " (" attr(href) ")";', ""),
    _css("print", "not printed (meanings)", ".meaning { display: inline;", ".meaning { display: none;"),
    _css("print", "not printed (disclaimer)", "nav, .skip {", "nav, .skip, .disclaimer {"),
    _css("print", "not printed (dates)", "nav, .skip {", "nav, .skip, time {"),
    _css("print", "not printed (text)", "nav, .skip {", "nav, .skip, h2 {"),
]


Look = Callable[[Path, str], list[Finding]]


@pytest.fixture(scope="module")
def look(browser: Browser) -> Iterator[Look]:
    """Looks at a folder with a check, in one tab for each circumstances: a new one each time would take most of it."""
    tabs: dict[str, Visitor] = {}
    with SiteServer(SOUND, is_kept=False) as prompt, SiteServer(SOUND, picture_delay=0.5, is_kept=False) as late:

        def look(folder: Path, name: str) -> list[Finding]:
            check, circumstances = CHECKS[name]
            server = late if name == "shift" else prompt
            server.folder = folder
            key = repr((server.origin, sorted(circumstances.items())))
            if key not in tabs:
                tabs[key] = Visitor(browser, server.origin, **circumstances)
            return check(tabs[key], Site(folder, "/"))

        yield look
        for tab in tabs.values():
            tab.close()


@pytest.mark.parametrize("name", CHECKS)
def test_a_sound_page_is_found_sound(name: str, look: Look) -> None:
    assert [str(finding) for finding in look(SOUND, name)] == []


def test_a_player_does_not_trap_the_focus(look: Look, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(SOUND, folder)
    file = folder / "index.html"
    player = '<p><audio controls preload="none" src="/talk.mp3" aria-label="A talk"></audio></p>\n<section class="sources">'
    file.write_text(file.read_text(encoding="utf-8").replace('<section class="sources">', player), encoding="utf-8")
    assert [str(finding) for finding in look(folder, "tab")] == []


@pytest.mark.parametrize("breakage", BREAKAGES, ids=str)
def test_a_broken_page_is_found_out(breakage: Breakage, look: Look, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(SOUND, folder)
    for name, old, new in breakage.edits:
        file = folder / name
        content = file.read_text(encoding="utf-8")
        assert old in content, f"{name} of the sound page has no {old}"
        file.write_text(content.replace(old, new), encoding="utf-8")
    findings = [str(finding) for finding in look(folder, breakage.check)]
    assert any(breakage.expected in finding for finding in findings), "\n".join(findings) or "nothing was found"


def test_every_check_is_seen_to_fail() -> None:
    assert {breakage.check for breakage in BREAKAGES} == set(CHECKS)


def test_an_excuse_that_nothing_needs_is_named() -> None:
    assert markup.needless_excuses([]) == markup.EXCUSES
