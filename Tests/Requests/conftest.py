"""What the tests are given: a small site with its history in git, reviewers with keys, and a browser."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page as Tab, expect, sync_playwright

from harness import chromium

ROOT = Path(__file__).resolve().parents[2]
#: The day on which requests are made, and the one on which reviewers answer.
ASKED, ANSWERED = "2026-06-01", "2026-06-02"
PASSPHRASE = "four words of mine"

TEXT = """---
title: What causes anemia?
summary: A lack of iron, in most people.
sources:
  - id: who
    title: Anaemia
    publisher: World Health Organization
    url: https://www.who.int/health-topics/anaemia
    accessed: 2026-05-01
---
## The causes

Too little iron in food, or a loss of blood.[^who] Some people have hemoglobin of another kind.

- heavy periods
- an ulcer, at 2,000 mg a day

![A drop of blood](drop.svg)

## When to get help

> [!EMERGENCY] Call now
> Call if you faint.
"""

DROP = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="90" height="90"><circle cx="4" cy="4" r="{}"/></svg>\n'


@dataclass
class Site:
    """A site in a folder, and the private keys of its reviewers in another."""

    folder: Path
    keys: Path

    @property
    def text(self) -> Path:
        return self.folder / "Content/conditions/anemia/causes.md"

    @property
    def record(self) -> Path:
        return self.text.with_name("causes.review.yml")

    @property
    def remarks(self) -> Path:
        return self.text.with_name("causes.remarks.yml")

    def entries(self) -> list[dict]:
        """The entries on record, with texts for all values."""
        return yaml.load(self.record.read_text(), yaml.BaseLoader) if self.record.exists() else []

    def run(self, *arguments: str, day: str = ASKED) -> subprocess.CompletedProcess[str]:
        command = [os.environ["SITEGEN"], *arguments]
        if arguments[:2] != ("review", "keygen"):
            command += ["--as-of", day]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True)

    def done(self, *arguments: str, day: str = ASKED) -> str:
        outcome = self.run(*arguments, day=day)
        assert outcome.returncode == 0, outcome.stderr
        return outcome.stderr

    def request(self, *texts: str, to: str = "ada", options: tuple[str, ...] = ()) -> Path:
        file = self.keys / f"request-{to}.html"
        self.done("review", "request", *(texts or ("anemia/causes",)), "--to", to, "--out", str(file), *options)
        return file

    def replace(self, old: str, new: str, file: Path | None = None) -> None:
        file = file or self.text
        written = file.read_text()
        assert old in written
        file.write_text(written.replace(old, new))

    def commit(self) -> None:
        git = ["git", "-c", "user.name=Dana", "-c", "user.email=dana@example.org", "-c", "commit.gpgsign=false"]
        for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "Texts"]):
            subprocess.run([*git, *command], cwd=self.folder, check=True)


@pytest.fixture(scope="session")
def made_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site as every test finds it: nothing is reviewed."""
    site = Site(tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("keys"))
    (site.keys / "passphrase").write_text(PASSPHRASE + "\n")

    def write(path: str, text: str) -> None:
        file = site.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def key(name: str, *options: str) -> str:
        outcome = site.run("review", "keygen", str(site.keys / f"{name}.key"), *options)
        assert outcome.returncode == 0, outcome.stderr
        return outcome.stdout.strip()

    write("Content/site.yml", "title: Test site\nbaseURL: https://example.org/\nlanguage: en\ndefaultDisclaimer: general\norganization:\n  name: Test Publisher\n")
    write("Content/disclaimers/general.md", "---\ntitle: Disclaimer\n---\nThis is not advice.\n")
    write("Content/glossary.yml", "- term: hemoglobin\n  meaning: What carries oxygen in blood.\n")
    wrapped = key("ada", "--passphrase-file", str(site.keys / "passphrase"))
    profile = "---\nname: {}\n{}---\nA made-up person.\n"
    keys = "publicKeys:\n  - key: {}\n    from: 2026-01-01\n"
    write("Content/people/ada.md", profile.format("Dr. Ada Example", keys.format(wrapped)))
    write("Content/people/cleo.md", profile.format("Dr. Cleo Placeholder", keys.format(key("cleo", "--without-passphrase"))))
    write("Content/people/ben.md", profile.format("Dr. Ben Sample", ""))
    write("Content/conditions/anemia/index.md", "---\ntitle: Anemia\n---\n")
    write("Content/conditions/anemia/causes.md", TEXT)
    write("Content/conditions/anemia/drop.svg", DROP.format(2))
    write("Content/conditions/anemia/drop.narrow.svg", DROP.format(1))
    write("Content/conditions/anemia/diet.md", "---\ntitle: What to eat?\nsummary: Beans.\n---\nEat beans.\n")
    write("Content/conditions/gout/index.md", "---\ntitle: Gout\n---\n")
    write("Content/conditions/gout/diet.md", "---\ntitle: What to drink?\nsummary: Water.\n---\nDrink water.\n")
    return site


@pytest.fixture
def site(made_site: Site, tmp_path: Path) -> Site:
    shutil.copytree(made_site.folder, tmp_path / "site")
    shutil.copytree(made_site.keys, tmp_path / "keys")
    return Site(tmp_path / "site", tmp_path / "keys")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = chromium.start(playwright)
        yield running
        running.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(20_000)
    tab = context.new_page()
    tab.clock.set_fixed_time(f"{ANSWERED}T12:00:00")
    yield tab
    context.close()


class Desk:
    """A request, open in a browser, in the hands of its reviewer."""

    def __init__(self, tab: Tab, file: Path) -> None:
        self.tab = tab
        self.file = file
        self.asked: list[str] = []
        tab.on("request", lambda request: self.asked.append(request.url))
        tab.goto(file.as_uri())
        tab.locator("html[data-state]").wait_for(state="attached")

    @property
    def state(self) -> str | None:
        return self.tab.locator("html").get_attribute("data-state")

    def part(self, name: str, text: int = 0):
        scope = self.tab if name in ("head", "end") else self.tab.locator(f'section[data-text="{text}"]')
        return scope.locator(f'review-part[data-part="{name}"]')

    def decide(self, decision: str, text: int = 0) -> None:
        if text:
            self.part("head").locator(f'a[data-text="{text}"]').click()
        self.part("decision", text).locator(f'input[value="{decision}"]').check()

    def sign(self, key: Path | None = None, passphrase: str | None = None) -> None:
        end = self.part("end")
        if key:
            end.locator('[name="key"]').set_input_files(key)
        if passphrase:
            end.locator('[name="passphrase"]').fill(passphrase)
        end.locator("form button").click()

    def expect_refusal(self, words: str) -> None:
        expect(self.part("end").locator('[role="status"]')).to_have_text(words)
        expect(self.part("end").locator(".reply")).to_be_hidden()

    def reply(self, path: Path) -> Path:
        """Saves the reply, as the reviewer does."""
        with self.tab.expect_download() as download:
            self.part("end").locator(".reply a").click()
        download.value.save_as(path)
        return path


def reply_of(site: Site, tab: Tab, decision: str = "approve", *, by: str = "ada", texts: tuple[str, ...] = ()) -> Path:
    """The reply of a reviewer who decides the same about each text."""
    desk = Desk(tab, site.request(*texts, to=by))
    for index in range(len(texts) or 1):
        desk.decide(decision, index)
    if by == "ben":
        desk.part("end").locator('[name="own"]').check()
        desk.sign()
    else:
        desk.sign(site.keys / f"{by}.key", PASSPHRASE if by == "ada" else None)
    return desk.reply(site.keys / f"reply-{by}.json")


def changed(reply: Path, change) -> Path:
    """A reply that someone has edited."""
    value = json.loads(reply.read_text())
    change(value)
    reply.write_text(json.dumps(value))
    return reply


def public_bytes(site: Site, name: str) -> bytes:
    profile = yaml.safe_load((site.folder / f"Content/people/{name}.md").read_text().split("---")[1])
    return base64.b64decode(profile["publicKeys"][0]["key"])
