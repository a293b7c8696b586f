"""Talks to `sitegen lsp` as editors do, and compares what it says with `sitegen check` and `sitegen fix`."""

import asyncio
import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

REPOSITORY = Path(__file__).resolve().parents[2]
SITEGEN = REPOSITORY / ".build" / "debug" / "sitegen"
DAY = "2026-11-25"
ARTICLE = "Content/conditions/anemia/causes.md"
SECONDS = 60

# What editors say of themselves. Those of Neovim 0.10 and later count in what the server asks for.
CLIENTS = ["neovim@0.6.1", "neovim@0.11.0", "emacs", "visual_studio_code"]


def sitegen(*arguments, folder):
    run = subprocess.run([SITEGEN, *arguments], cwd=folder, capture_output=True, text=True, timeout=SECONDS)
    assert run.returncode in (0, 1), run.stderr
    return run.stdout


def with_mistakes(text):
    """The text with five mistakes, two of them behind a character that is two code units long."""
    for old, new in [
        ("\ntitle:", "\ndisclaimer: genral\ntitle:"),
        ("\norder: 1", "\nordre: 1"),
        ("  - dana-draft", "  - dana-draft\n  - dana-drat"),
        ("## The three main causes\n", "## The three main causes\n\n🩸🩸 Look [here](nowhere.md) first. 🩺 See [there](#nowhere).\n"),
    ]:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def checked(site):
    """What `sitegen check` finds in the files on disk: the kind and the place of each problem."""
    report = sitegen("check", "--drafts", "--no-cache", "--as-of", DAY, "--format", "json", folder=site)
    rows = [json.loads(line) for line in report.splitlines()]
    return {(row["id"], row["file"], row["line"], row["column"], row["endLine"], row["endColumn"]) for row in rows}


def address(path):
    return "file://" + quote(str(path))


class Editor:
    """An editor with a site open in it."""

    def __init__(self, client, site, encoding):
        self.client, self.site, self.encoding = client, site, encoding
        self.texts = {}

    def text(self, file):
        return self.texts.get(file) or (self.site / file).read_bytes().decode()

    def open(self, file, text):
        self.texts[file] = text
        document = types.TextDocumentItem(address(self.site / file), "markdown", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))

    def change(self, file, text, version):
        self.texts[file] = text
        document = types.VersionedTextDocumentIdentifier(version, address(self.site / file))
        changes = [types.TextDocumentContentChangeWholeDocument(text)]
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))

    def close(self, file):
        del self.texts[file]
        document = types.TextDocumentIdentifier(address(self.site / file))
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    def code_points(self, line, character):
        """The code points before a place of a line."""
        if self.encoding == types.PositionEncodingKind.Utf32:
            return character
        return len(line.encode("utf-16-le")[: character * 2].decode("utf-16-le"))

    def place(self, file, position):
        lines = self.text(file).split("\n")
        return position.line + 1, self.code_points(lines[position.line], position.character) + 1

    def shown(self):
        """What the editor shows, as `checked` gives it."""
        found = set()
        for uri, diagnostics in self.client.diagnostics.items():
            file = str(Path(unquote(uri.removeprefix("file://"))).relative_to(self.site))
            for one in diagnostics:
                start, end = self.place(file, one.range.start), self.place(file, one.range.end)
                found.add((one.code, file, *start, *end))
        return found

    async def until(self, wanted):
        """Waits until the editor shows what it should, and fails with the difference."""
        for _ in range(SECONDS * 20):
            if self.shown() == wanted:
                return
            await asyncio.sleep(0.05)
        assert self.shown() == wanted

    async def actions(self, file, range_, only=None):
        return await self.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(address(self.site / file)),
                range_,
                types.CodeActionContext([], only=only),
            )
        )

    def applied(self, action, file):
        """The text of a file after an action."""
        edit = action.edit
        if edit.document_changes:
            assert [change.text_document.uri for change in edit.document_changes] == [address(self.site / file)]
            edits = edit.document_changes[0].edits
        else:
            assert list(edit.changes) == [address(self.site / file)]
            edits = edit.changes[address(self.site / file)]
        lines = self.text(file).split("\n")

        def offset(position):
            before = sum(len(line) + 1 for line in lines[: position.line])
            return before + self.code_points(lines[position.line], position.character)

        text = self.text(file)
        for one in sorted(edits, key=lambda one: offset(one.range.start), reverse=True):
            text = text[: offset(one.range.start)] + one.new_text + text[offset(one.range.end) :]
        return text


def copy_site(folder):
    shutil.copytree(REPOSITORY / "Content", folder / "Content")
    return folder


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "Über Blut 🩸"
    folder.mkdir()
    return copy_site(folder)


@pytest_lsp.fixture(
    params=CLIENTS,
    config=ClientServerConfig(server_command=[str(SITEGEN), "lsp", "--as-of", DAY]),
)
async def client(request, lsp_client: LanguageClient, site):
    result = await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities(request.param),
            root_uri=address(site),
            workspace_folders=[types.WorkspaceFolder(address(site), "site")],
        )
    )
    lsp_client.agreed_encoding = result.capabilities.position_encoding
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def editor(client, site):
    return Editor(client, site, client.agreed_encoding)


def whole(text):
    return types.Range(types.Position(0, 0), types.Position(text.count("\n") + 1, 0))


async def test_an_editor_is_told_what_check_says_and_offered_what_fix_does(editor, site, tmp_path):
    before = checked(site)
    await editor.until(before)

    saved = (site / ARTICLE).read_text()
    text = with_mistakes(saved)
    other = tmp_path / "other"
    other.mkdir()
    copy_site(other)
    (other / ARTICLE).write_text(text)
    expected = checked(other)
    kinds = {row[0] for row in expected - before if row[1] == ARTICLE}
    assert {"disclaimer-unknown", "key-unknown", "person-unknown", "link-broken", "anchor-broken"} <= kinds

    editor.open(ARTICLE, text)
    await editor.until(expected)

    # Each fix of its own, the certain ones marked.
    quick = await editor.actions(ARTICLE, whole(text), ["quickfix"])
    assert {action.title for action in quick} >= {
        "Change `genral` to `general`",
        "Change `ordre` to `order`",
        "Change `dana-drat` to `dana-draft`",
    }
    for action in quick:
        assert action.kind == "quickfix"
        assert action.diagnostics and editor.applied(action, ARTICLE) != text
    certain = [action.title for action in quick if action.is_preferred]
    assert certain == ["Change `genral` to `general`", "Change `ordre` to `order`"]

    # All that is certain, as `sitegen fix` does it.
    [everything] = await editor.actions(ARTICLE, whole(text), ["source.fixAll"])
    fixed = editor.applied(everything, ARTICLE)
    sitegen("fix", "--yes", "--as-of", DAY, folder=other)
    assert fixed == (other / ARTICLE).read_text()

    # An editor that makes the changes is told of what is left, and of the file again when it closes the text.
    editor.change(ARTICLE, fixed, 2)
    await editor.until(checked(other))
    editor.close(ARTICLE)
    await editor.until(before)
    assert (site / ARTICLE).read_text() == saved


async def test_after_fast_typing_the_last_text_is_what_counts(editor, site):
    before = checked(site)
    await editor.until(before)
    saved = (site / ARTICLE).read_text()
    editor.open(ARTICLE, saved)
    text = with_mistakes(saved)
    start = text.index("disclaimer: genral")
    for number, end in enumerate(range(start, start + 40)):
        editor.change(ARTICLE, text[:end] + text[start + 40 :], number + 2)
        await asyncio.sleep(0.002 * (number % 8))
    editor.change(ARTICLE, text, 100)
    (site / ARTICLE).write_text(text)
    after = checked(site)
    await editor.until(after)


async def test_a_file_that_another_program_changes_is_seen(editor, site):
    before = checked(site)
    await editor.until(before)
    path = site / "Content" / "conditions" / "anemia" / "index.md"
    path.write_text(path.read_text() + "\n[Nowhere](nowhere.md)\n")
    after = checked(site)
    assert after != before
    await editor.until(after)


async def test_another_layout_and_another_baseline_are_seen(editor, site):
    await editor.until(checked(site))
    (site / "sitegen.yml").write_text("baseline: accepted.json\n")
    sitegen("check", "--drafts", "--baseline", "accepted.json", "--update-baseline", "--as-of", DAY, folder=site)
    accepted = checked(site)
    await editor.until(accepted)
    (site / "accepted.json").unlink()
    (site / "sitegen.yml").write_text("contnt: Content\n")
    # With an error in this file, the rest of the site is not looked at.
    await editor.until({row for row in checked(site) if row[1] == "sitegen.yml"})
    (site / "sitegen.yml").write_text("content: Content\n")
    await editor.until(checked(site))


class Place:
    """The place of an open text that `|` marks in a piece of it."""

    def __init__(self, editor, file, marked):
        before, after = marked.split("|")
        text = editor.text(file)
        assert text.count(before + after) == 1, marked
        start = text[: text.index(before + after)] + before
        line = start.rsplit("\n", 1)[-1]
        width = len(line) if editor.encoding == types.PositionEncodingKind.Utf32 else len(line.encode("utf-16-le")) // 2
        self.editor, self.file = editor, file
        self.document = types.TextDocumentIdentifier(address(editor.site / file))
        self.position = types.Position(start.count("\n"), width)

    async def completions(self):
        """What is offered: each label with what is written for it."""
        found = await self.editor.client.text_document_completion_async(
            types.CompletionParams(self.document, self.position)
        )
        for item in found.items:
            # An editor puts the text in place of what was typed.
            assert item.text_edit.range.start.line == self.position.line
            assert item.text_edit.range.start.character <= self.position.character
        items = sorted(found.items, key=lambda item: item.sort_text)
        return {item.label: item.text_edit.new_text for item in items}

    async def hover(self):
        found = await self.editor.client.text_document_hover_async(types.HoverParams(self.document, self.position))
        return found and found.contents.value

    async def definition(self):
        found = await self.editor.client.text_document_definition_async(
            types.DefinitionParams(self.document, self.position)
        )
        if not found:
            return None
        file = str(Path(unquote(found.uri.removeprefix("file://"))).relative_to(self.editor.site))
        return file, self.editor.text(file).split("\n")[found.range.start.line]


async def test_a_place_is_completed_explained_and_followed(editor, site):
    await editor.until(checked(site))
    text = (site / ARTICLE).read_text()
    typed = text.replace(
        "\n## The three main causes\n",
        "\n🩸 Call {service:emer}.[^nhs] See [it](../iron) and [parts](#three). Bone marrow.\n\n> [!EMER\n\n"
        "## The three main causes\n",
    ).replace("\norder: 1", "\norder: 1\nris")
    editor.open(ARTICLE, typed)

    place = lambda marked: Place(editor, ARTICLE, marked)  # noqa: E731
    # A text whose front matter cannot be read now still gets what the site knows.
    assert next(iter((await place("order: 1\nris|").completions()).items())) == ("risk", "risk: ")
    assert await place("{service:emer|}").completions() == {"emergency": "emergency"}
    assert await place("[!EMER|\n").completions() == {"EMERGENCY": "EMERGENCY"}
    assert "../iron-deficiency-anemia/index.md" in await place("[it](../iron|)").completions()
    assert "the-three-main-causes" in await place("(#three|)").completions()
    assert await place("{service:emer|}").hover() is None

    editor.change(ARTICLE, typed.replace("\nris\n", "\n"), 2)
    (site / ARTICLE).write_text(editor.text(ARTICLE))
    await editor.until(checked(site))
    assert list(await place("[^nhs|]").completions()) == ["nhs-wales-b12"]
    assert await place("  - dana|-draft").definition() == ("Content/people/dana-draft.md", "---")
    hover = await place("Bone m|arrow.").hover()
    assert "bone marrow" in hover and "The soft" in hover
    assert (await place("red protein that contains iron|").hover()) is None
    assert await place("hemoglobin.[^nhlbi-an|emia]\n\nAnemia is").definition() == (ARTICLE, "  - id: nhlbi-anemia")
    assert "National Heart" in await place("hemoglobin.[^nhlbi-an|emia]\n\nAnemia is").hover()
    target, line = await place("[Iron de|ficiency anemia](../iron").definition()
    assert (target, line) == ("Content/conditions/iron-deficiency-anemia/index.md", "---")

    symbols = await editor.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(types.TextDocumentIdentifier(address(site / ARTICLE)))
    )
    assert [symbol.name for symbol in symbols][:2] == ["What anemia is", "The three main causes"]


async def test_a_change_that_voids_a_review_is_told_before_it_is_saved(editor, site):
    before = checked(site)
    await editor.until(before)
    saved = (site / ARTICLE).read_text()
    editor.open(ARTICLE, saved)
    state = Place(editor, ARTICLE, "## What an|emia is")
    assert "Reviewed by Dr. Ada Example and Dr. Ben Sample on 2026-04-07; the review holds until 2029-04-07." in (
        await state.hover()
    ).replace("\\", "")

    editor.change(ARTICLE, saved.replace("Red blood cells carry oxygen", "Red cells carry oxygen"), 2)
    for _ in range(SECONDS * 20):
        told = (await state.hover()).replace("\\", "")
        if "voids" in told:
            break
        await asyncio.sleep(0.05)
    assert (
        "This change voids the review of Dr. Ada Example and Dr. Ben Sample: the text is not the one that was reviewed on"
        " 2026-04-07."
    ) in told
    assert "The page says so, and asks search engines not to list it." in told

    editor.change(ARTICLE, saved, 3)
    await editor.until(before)
    assert "voids" not in await state.hover()


def frames(*messages):
    texts = [json.dumps({"jsonrpc": "2.0", **message}).encode() for message in messages]
    return b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(text), text) for text in texts)


INITIALIZE = {"id": 1, "method": "initialize", "params": {"capabilities": {}}}
SHUTDOWN = {"id": 2, "method": "shutdown"}
EXIT = {"method": "exit"}


@pytest.mark.parametrize(
    ("messages", "status"),
    [
        ([INITIALIZE, SHUTDOWN, EXIT], 0),
        ([INITIALIZE, {"method": "initialized", "params": {}}, SHUTDOWN, EXIT], 0),
        ([INITIALIZE, EXIT], 1),
        ([EXIT], 1),
        # The editor is gone.
        ([INITIALIZE], 1),
        ([], 1),
    ],
)
def test_the_exit_status_says_how_the_session_ended(site, messages, status):
    run = subprocess.run([SITEGEN, "lsp"], cwd=site, input=frames(*messages), capture_output=True, timeout=SECONDS)
    assert (run.returncode, run.stderr) == (status, b"")


def test_what_is_no_message_is_answered_and_passed_over(site):
    noise = b"Content-Length: x\r\n\r\nContent-Length: 3\r\n\r\n{{{"
    run = subprocess.run(
        [SITEGEN, "lsp"],
        cwd=site,
        input=noise + frames(INITIALIZE, SHUTDOWN, EXIT),
        capture_output=True,
        timeout=SECONDS,
    )
    assert run.returncode == 0
    assert run.stdout.count(b"-32700") == 2
