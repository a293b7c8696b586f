"""The whole way in one language, from an empty folder to a site that a web server serves and anyone can verify."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from lsprotocol import types
from playwright.sync_api import expect, sync_playwright
from pytest_lsp import ClientServerConfig, client_capabilities

from checks.accessibility import violations
from harness import chromium
from harness.finding import expect_none
from harness.preview import RunningPreview
from newcomer import Newcomer
from servers import Answer, Nginx

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Way:
    """What is said and seen on the way in a language."""

    language: str
    #: The title of the article, what it is about, its name among reviews, and its address.
    title: str
    subject: str
    name: str
    address: str
    #: The person of the new site, and what the page calls them.
    person: str
    reviewed_by: str
    #: The earlier address of the article.
    alias: str
    #: What is found in the text: the kind, the place, what is wrong, and what to do.
    mistakes: list[tuple[str, int, int, str, str]]
    #: What each of them becomes, in the order of the file.
    fixed: list[tuple[str, str]]
    #: A sentence that the editor adds, and what the page then says of its review.
    added: str
    changed: str
    #: The heading of the page for addresses that do not exist.
    not_found: str
    #: A word of the published page, and another one in its place.
    word: tuple[str, str]


ENGLISH = Way(
    language="en",
    title="How long does hay fever last?",
    subject="hay-fever",
    name="hay-fever/how-long-does-hay-fever-last",
    address="/conditions/hay-fever/how-long-does-hay-fever-last/",
    person="alex-example",
    reviewed_by="Medically reviewed by Alex Example",
    alias="/hay-fever-weeks/",
    mistakes=[
        ("key-unknown", 3, 1, "An article has no key `sumary`", "did you mean `summary`?"),
        ("wrong-type", 10, 8, "`topic` cannot be `symptom`", "did you mean `symptoms`?"),
        ("disclaimer-unknown", 11, 13, "No disclaimer has the key `genral`", "did you mean `general`?"),
        ("link-broken", 15, 78, "There is no page or file `what-help.md`", "did you mean `what-helps.md`?"),
        ("service-unknown", 17, 21, "`site.yml` has no service `emergancy`", "write `{service:emergency}` instead"),
    ],
    fixed=[
        ("sumary:", "summary:"),
        ("topic: symptom\n", "topic: symptoms\n"),
        ("genral", "general"),
        ("what-help.md", "what-helps.md"),
        ("emergancy", "emergency"),
    ],
    added="Rain washes pollen out of the air.",
    changed="changed since",
    not_found="Page not found",
    word=("usually", "always"),
)

GERMAN = Way(
    language="de",
    title="Wie lange dauert die Blütezeit?",
    subject="heuschnupfen",
    name="heuschnupfen/wie-lange-dauert-die-blütezeit",
    address="/krankheiten/heuschnupfen/wie-lange-dauert-die-blütezeit/",
    person="alex-beispiel",
    reviewed_by="Medizinisch geprüft von Alex Beispiel",
    alias="/blütezeit-der-gräser/",
    mistakes=[
        ("key-unknown", 3, 1, "An article has no key `sumary`", "did you mean `summary`?"),
        ("key-unknown", 7, 5, "A source has no key `titel`", "did you mean `title`?"),
        ("wrong-type", 10, 8, "`topic` cannot be `symptom`", "did you mean `symptoms`?"),
        ("link-broken", 14, 90, "There is no page or file `was-hilf.md`", "did you mean `was-hilft.md`?"),
        ("service-unknown", 16, 33, "`site.yml` has no service `notrfu`", "write `{service:notruf}` instead"),
    ],
    fixed=[
        ("sumary:", "summary:"),
        ("titel:", "title:"),
        ("topic: symptom\n", "topic: symptoms\n"),
        ("was-hilf.md", "was-hilft.md"),
        ("notrfu", "notruf"),
    ],
    added="Regen wäscht Pollen aus der Luft.",
    changed="geändert",
    not_found="Seite nicht gefunden",
    word=("meist", "immer"),
)


def checked(newcomer: Newcomer, status: int) -> list[tuple[str, str, int, int, int, int, str]]:
    """What `sitegen check` finds, with all that is said of it."""
    report = newcomer.run("sitegen check --drafts --format json").expect(status).output
    rows = [json.loads(line) for line in report.splitlines()]
    return [
        (row["id"], row["file"], row["line"], row["column"], row["endLine"], row["endColumn"], f"{row['message']}\n{row['help']}")
        for row in rows
    ]


async def shown_by_editor(newcomer: Newcomer, count: int) -> list[tuple[str, str, int, int, int, int, str]]:
    """What an editor shows that has opened the folder, once it has heard of as many problems; it counts characters."""
    config = ClientServerConfig([str(newcomer.program), "lsp"], server_env=newcomer.environment)
    client = await config.start()
    folder = "file://" + quote(str(newcomer.folder))
    result = await client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities("neovim@0.11.0"),
            root_uri=folder,
            workspace_folders=[types.WorkspaceFolder(folder, "site")],
        )
    )
    assert result.capabilities.position_encoding == types.PositionEncodingKind.Utf32

    def shown() -> list[tuple[str, str, int, int, int, int, str]]:
        return sorted(
            (
                str(one.code),
                unquote(uri.removeprefix("file://")).removeprefix(f"{newcomer.folder}/"),
                one.range.start.line + 1,
                one.range.start.character + 1,
                one.range.end.line + 1,
                one.range.end.character + 1,
                one.message,
            )
            for uri, diagnostics in client.diagnostics.items()
            for one in diagnostics
        )

    for _ in range(400):
        if len(shown()) >= count:
            break
        await asyncio.sleep(0.05)
    found = shown()
    await client.shutdown_session()
    return found


def fetched(server: Nginx, output: Path, folder: Path) -> None:
    """Fetches every file that readers can, as a copy of the site on another machine."""
    for file in output.rglob("*"):
        path = file.relative_to(output).as_posix()
        is_hidden = any(part.startswith(".") and part != ".well-known" for part in path.split("/"))
        if file.is_dir() or is_hidden or path == "404.html":
            continue
        answer: Answer = server.get(quote("/" + path.removesuffix("index.html")))
        assert answer.status == 200, path
        assert answer.body == file.read_bytes(), path
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(answer.body)


@pytest.mark.parametrize("way", [ENGLISH, GERMAN], ids=lambda way: way.language)
def test_from_an_empty_folder_to_a_published_and_verified_page(newcomer: Newcomer, way: Way) -> None:
    # A site, and a new article in it.
    newcomer.run(f"sitegen init --language {way.language}").expect()
    readme = newcomer.read("README.md")
    assert "sitegen new article" in readme and "sitegen review sign" in readme
    assert newcomer.run("sitegen check --strict").expect().output == ""
    article = newcomer.run(f'sitegen new article "{way.title}" --in {way.subject}').expect().output.removesuffix("\n")
    assert article == f"Content/conditions/{way.name}.md"
    assert "\ndraft: true\n" in newcomer.read(article)

    # The editor writes it, with five mistakes. The command line and an editor tell of the same ones, at the same places.
    text = (HERE / "texts" / f"{way.language}.md").read_text(encoding="utf-8")
    newcomer.write(article, text)
    found = checked(newcomer, status=1)
    assert [(row[0], row[2], row[3], *row[6].split("\n")) for row in found] == way.mistakes
    assert {row[1] for row in found} == {article}
    assert asyncio.run(shown_by_editor(newcomer, len(found))) == sorted(found)

    # All of them have one right answer. Nothing is written before it is asked for.
    expected = text
    for old, new in way.fixed:
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    dry = newcomer.run("sitegen fix --dry-run").expect(1)
    assert dry.errors == "5 problems can be fixed like this; nothing was written.\n"
    assert newcomer.read(article) == text
    patch = newcomer.run("sitegen fix --yes").expect()
    assert patch.output == dry.output
    assert patch.errors == "Fixed 5 problems in 1 file; 0 errors, 0 warnings left\n"
    assert newcomer.read(article) == expected
    assert checked(newcomer, status=0) == []

    # It is no draft any more, and the example of a reviewer vouches for it.
    newcomer.write(article, expected.replace("\ndraft: true\n", "\n"))
    waiting = newcomer.run("sitegen review status --format json").expect().output
    assert way.name in waiting
    signed = newcomer.run(f"sitegen review sign {way.name} --by {way.person} --yes").expect()
    record = f"Content/conditions/{way.name}.review.yml"
    assert re.search(rf"\nSigned {way.name} as `{way.person}`, through \d{{4}}-\d\d-\d\d: {record}\n$", signed.errors)
    assert way.name not in newcomer.run("sitegen review status --format json").expect().output
    day = re.search(r"^- date: (\S+)$", newcomer.read(record), re.M)
    assert day

    # A browser shows it, says who reviewed it, and follows each save.
    preview = RunningPreview(newcomer.program, newcomer.folder, env=newcomer.environment)
    try:
        with sync_playwright() as playwright:
            browser = chromium.start(playwright)
            tab = browser.new_page()
            tab.goto(preview.origin + quote(way.address))
            expect(tab.get_by_role("heading", level=1)).to_have_text(way.title)
            expect(tab.locator(".status")).to_contain_text(way.reviewed_by)
            expect(tab.locator(f'.status time[datetime="{day[1]}"]')).to_be_visible()
            expect_none(violations(tab), f"{way.address} in the preview")
            # A page that has not changed is not loaded again.
            tab.evaluate("window.isMarked = true")
            tab.wait_for_timeout(700)
            assert tab.evaluate("window.isMarked === true"), "the page was loaded again though nothing had changed"
            saved = newcomer.read(article)
            preview.append(article, f"\n{way.added}\n")
            expect(tab.get_by_text(way.added)).to_be_visible(timeout=20_000)
            expect(tab.locator("main")).to_contain_text(way.changed)
            expect(tab.locator("main")).not_to_contain_text(way.reviewed_by)
            newcomer.write(article, saved)
            expect(tab.locator(".status")).to_contain_text(way.reviewed_by, timeout=20_000)
            browser.close()
    finally:
        preview.stop()

    # nginx serves it by the rules that come with it.
    built = newcomer.run("sitegen build --host nginx --precompress").expect()
    assert re.match(r"Built \d+ pages: 2 articles, 1 condition; 0 warnings \(", built.errors), built.errors
    output = newcomer.folder / "Output"
    server = Nginx(newcomer.folder.parent / "nginx", output)
    copy = newcomer.folder.parent / "copy"
    try:
        page = server.get(quote(way.address))
        assert page.status == 200
        assert way.reviewed_by in page.body.decode()
        assert page.header("Content-Type") == "text/html; charset=utf-8"
        assert page.header("Cache-Control") == "no-cache"
        assert page.header("X-Content-Type-Options") == "nosniff"
        assert "default-src 'none'" in (page.header("Content-Security-Policy") or "")
        missing = server.get("/nowhere/")
        assert missing.status == 404
        assert f"<h1>{way.not_found}</h1>" in missing.body.decode()
        moved = server.get(quote(way.alias))
        assert (moved.status, moved.header("Location")) == (301, quote(way.address))
        fetched(server, output, copy)
    finally:
        server.stop()

    # Anyone can verify what was fetched, and finds one word that is another.
    verified = newcomer.run(f"sitegen verify {copy}").expect()
    assert verified.output == "Verified 1 page and 1 entry (0 signed with a key): everything matches\n"
    file = copy / way.address.strip("/") / "index.html"
    html = file.read_text(encoding="utf-8")
    assert html.count(way.word[0]) == 1
    file.write_text(html.replace(*way.word), encoding="utf-8")
    refused = newcomer.run(f"sitegen verify {copy}").expect(1)
    assert re.fullmatch(
        re.escape(f"{file} shows a different text from the one in the register: its digest is ")
        + "[0-9a-f]{12}…, not [0-9a-f]{12}…\n"
        + re.escape("Verified 1 page and 1 entry (0 signed with a key): 1 problem\n"),
        refused.output,
    ), refused.output
