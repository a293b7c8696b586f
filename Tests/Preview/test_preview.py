"""A page of the preview follows its files, and says what is wrong with them."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page as Tab, expect

from checks.accessibility import violations
from conftest import Preview
from harness.finding import expect_none

TEXT = "Content/conditions/anemia/causes.md"
PAGE = "/conditions/anemia/causes/"
BOX = "#sitegen-problems"
NEW = "Someone has just written this."
#: What the system tells in a way of its own.
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has ss and /proc")


expect.set_options(timeout=20_000)


def _mark(tab: Tab) -> None:
    """Leaves something in the page that goes when it is loaded again."""
    tab.evaluate("window.isMarked = true")


def _is_marked(tab: Tab) -> bool:
    return tab.evaluate("window.isMarked === true")


def test_a_page_shows_what_was_saved_and_stays_where_it_was(preview: Preview, tab: Tab) -> None:
    tab.goto(preview.origin + PAGE)
    top = "document.querySelectorAll('main h2')[2].getBoundingClientRect().top"
    tab.evaluate(f"scrollBy({{ top: {top} - 150, behavior: 'instant' }})")
    before = tab.evaluate(top)
    # The browser notes the place for the history a moment later, and people do not save while they scroll.
    tab.wait_for_timeout(1_000)
    preview.append(TEXT, f"\n{NEW}\n")
    expect(tab.get_by_text(NEW)).to_be_attached()
    # Above it came the notice that the text has changed since its review, and what is read stays where it is.
    tab.wait_for_function(f"() => Math.abs({top} - {before}) < 3")


def test_a_page_is_left_alone_when_another_text_changes(preview: Preview, tab: Tab) -> None:
    tab.goto(preview.origin + PAGE)
    _mark(tab)
    preview.append("Content/conditions/asthma/attack.md", f"\n{NEW} See [this](gone.md).\n")
    # The box comes with the problems of the other text, so the change has arrived.
    expect(tab.locator(BOX).get_by_text("There is no page or file `gone.md`")).to_be_visible()
    assert _is_marked(tab)


def test_new_styles_come_without_loading_the_page_again(preview: Preview, tab: Tab) -> None:
    tab.goto(preview.origin + PAGE)
    _mark(tab)
    preview.append("Templates/assets/style.css", "\nh1 { letter-spacing: 7px; }\n")
    tab.wait_for_function("() => getComputedStyle(document.querySelector('h1')).letterSpacing === '7px'")
    assert _is_marked(tab)
    # What is styled now is what the page links to, and nothing of before.
    assert tab.locator("link[rel=stylesheet]:not([media])").count() == 1


def test_a_new_picture_is_shown(preview: Preview, tab: Tab) -> None:
    tab.goto(preview.origin + PAGE)
    _mark(tab)
    preview.edit("Content/conditions/anemia/red-cells.svg", "<svg ", '<svg data-new="1" ')
    tab.wait_for_function("() => window.isMarked !== true")


def test_errors_are_listed_with_links_into_the_editor_and_go_when_they_are_fixed(preview: Preview, tab: Tab) -> None:
    tab.goto(preview.origin + PAGE)
    preview.append(TEXT, "\nSee [the next page](gone.md).\n")
    box = tab.locator(BOX)
    expect(box.get_by_role("status")).to_have_text(re.compile(r"^1 error, \d+ warnings in the site$"))
    lines = len(preview.path(TEXT).read_text(encoding="utf-8").splitlines())
    link = box.get_by_role("link", name=f"{TEXT}:{lines}")
    expect(link.first).to_have_attribute("href", f"vscode://file{preview.path(TEXT)}:{lines}:21")
    preview.edit(TEXT, "See [the next page](gone.md).", "")
    expect(box.get_by_role("status")).not_to_be_attached()


def test_the_list_of_problems_is_used_by_keyboard_and_remembers_that_it_was_closed(preview: Preview, tab: Tab) -> None:
    preview.append(TEXT, "\nSee [the next page](gone.md).\n")
    tab.goto(preview.origin + PAGE)
    button = tab.locator(BOX).get_by_role("button")
    expect(button).to_have_attribute("aria-expanded", "true")
    button.focus()
    tab.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(tab.locator(BOX).get_by_role("list")).to_have_count(0)
    tab.reload()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_a_text_that_cannot_be_read_says_why_and_comes_back(preview: Preview, tab: Tab) -> None:
    tab.goto(preview.origin + PAGE)
    text = preview.path(TEXT).read_text(encoding="utf-8")
    preview.path(TEXT).write_text("---\ntitle: [\n---\n", encoding="utf-8")
    expect(tab.get_by_role("heading", name="This text cannot be shown")).to_be_visible()
    expect(tab.get_by_role("main").get_by_text(f"{TEXT}:3:1")).to_be_visible()
    preview.path(TEXT).write_text(text, encoding="utf-8")
    expect(tab.get_by_role("heading", level=1)).to_have_text("What causes anemia?")


def test_a_broken_template_leaves_the_page_as_it_was(preview: Preview, tab: Tab) -> None:
    tab.goto(preview.origin + PAGE)
    preview.append("Templates/article.mustache", "{{nothing}}")
    expect(tab.locator(BOX).get_by_text("Templates/article.mustache:")).to_be_visible()
    tab.reload()
    expect(tab.get_by_role("heading", level=1)).to_have_text("What causes anemia?")


def test_a_checkout_of_many_files_ends_in_the_state_of_the_disk(preview: Preview, tab: Tab) -> None:
    tab.goto(preview.origin + "/_desk/")
    folder = preview.path("Content/conditions/anemia")
    for number in range(500):
        (folder / f"new-{number}.md").write_text(
            f"---\ntitle: Is this number {number}?\nsummary: It is.\ndraft: true\n---\nText.\n", encoding="utf-8"
        )
    expect(tab.get_by_text("564 texts.")).to_be_visible()
    for number in range(0, 500, 2):
        (folder / f"new-{number}.md").unlink()
    folder.rename(folder.with_name("low-iron"))
    expect(tab.get_by_text("314 texts.")).to_be_visible()
    expect(tab.get_by_role("rowheader", name="low-iron/causes", exact=True)).to_be_visible()


def test_the_server_answers_only_by_its_own_name(preview: Preview) -> None:
    connection = http.client.HTTPConnection(urlsplit(preview.origin).netloc)
    connection.request("GET", PAGE, headers={"Host": "health.example"})
    answer = connection.getresponse()
    assert answer.status == 421
    assert b"anemia" not in answer.read()


@on_linux
def test_the_server_is_reached_from_this_machine_only(preview: Preview) -> None:
    listening = subprocess.run(["ss", "-Hltn"], capture_output=True, text=True, check=True).stdout.split()
    port = preview.origin.rpartition(":")[2]
    assert [address for address in listening if address.endswith(f":{port}")] == [f"127.0.0.1:{port}"]


def test_a_port_that_is_taken_is_named(preview: Preview) -> None:
    port = preview.origin.rpartition(":")[2]
    second = subprocess.run(
        [os.environ["SITEGEN"], "serve", "--port", port], cwd=preview.folder, capture_output=True, text=True, timeout=30
    )
    assert second.returncode == 74
    assert second.stderr == f"sitegen: error: port {port} is taken by other programs; name another with --port\n"


@on_linux
def test_it_takes_no_time_while_nothing_changes(preview: Preview, tab: Tab) -> None:
    tab.goto(preview.origin + PAGE)
    tab.wait_for_timeout(1_000)

    def ticks() -> int:
        fields = open(f"/proc/{preview.process.pid}/stat", encoding="ascii").read().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    before = ticks()
    tab.wait_for_timeout(2_000)
    # A tick is a hundredth of a second.
    assert ticks() - before <= 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["/_desk/", "/_desk/?q=anemia&sort=due", "/_desk/due/", "/_desk/problems/", PAGE])
def test_the_desk_and_the_box_are_accessible(
    preview_with_problems: Preview, browser: Browser, path: str, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    tab = context.new_page()
    tab.goto(preview_with_problems.origin + path)
    if path == PAGE:
        tab.locator(BOX).get_by_role("status").wait_for()
    else:
        tab.get_by_text("still being checked").wait_for(state="detached")
    expect_none(violations(tab), f"{path}, {width} px, {scheme}")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways"
    context.close()


def test_the_desk_is_searched_and_sorted_by_keyboard(preview: Preview, tab: Tab) -> None:
    tab.goto(preview.origin + "/_desk/")
    tab.get_by_label("Title, name or file").focus()
    tab.keyboard.type("asthma")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/_desk/?q=asthma**")
    names = tab.get_by_role("rowheader").all_inner_texts()
    assert names == sorted(names) and "asthma/attack" in names
    tab.get_by_role("link", name="Words").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**sort=words**")
    expect(tab.get_by_role("columnheader", name="Words")).to_have_attribute("aria-sort", "ascending")
    words = [int(cell) for cell in tab.locator("tbody td:last-child").all_inner_texts() if cell != "–"]
    assert words == sorted(words) and len(words) > 1


def test_nothing_of_the_desk_is_published(preview: Preview) -> None:
    subprocess.run(
        [os.environ["SITEGEN"], "build", "--no-cache", "--quiet", "--as-of", "2026-09-30"], cwd=preview.folder, check=True
    )
    files = [file for file in preview.path("Output").rglob("*") if file.is_file()]
    assert files
    assert not [file for file in files if b"_desk" in file.read_bytes()]


def test_ctrl_c_ends_it(preview: Preview) -> None:
    assert preview.stop() == -2
