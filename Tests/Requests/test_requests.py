"""A reviewer reads, decides and signs in a browser, and nothing else than what they read gets into a record."""

from __future__ import annotations

import base64
import json
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from playwright.sync_api import Browser, Page as Tab, expect

from checks.accessibility import violations
from conftest import ANSWERED, ASKED, PASSPHRASE, ROOT, Desk, Site, changed, public_bytes, reply_of
from harness.finding import expect_none

sys.path.append(str(ROOT / "Tests/ReviewTwin"))
import review_twin  # noqa: E402

SCRIPTS = ROOT / "Sources/Reviewing/Files"
VECTORS = ROOT / "Tests/ReviewTwin/vectors"

expect.set_options(timeout=20_000)


def _accept(site: Site, *replies: Path, day: str = ANSWERED):
    return site.run("review", "accept", *map(str, replies), day=day)


# The test vectors


@pytest.fixture(scope="module")
def vectors(browser: Browser):
    """The scripts of requests on a page of their own, and the test vectors beside it."""
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(VECTORS)))
    Thread(target=server.serve_forever, daemon=True).start()
    tab = browser.new_page()
    tab.goto(f"http://127.0.0.1:{server.server_port}/record.json")
    scripts = "\n".join((SCRIPTS / name).read_text() for name in ("canonical-form.js", "entry-form.js", "key-file.js"))
    yield lambda code, argument=None: tab.evaluate(f"async (argument) => {{ {scripts}\n{code} }}", argument)
    tab.close()
    server.shutdown()


@pytest.mark.parametrize("page", sorted(VECTORS.glob("*.html")), ids=lambda page: page.stem)
def test_a_browser_finds_the_forms_of_the_test_vectors(vectors, page: Path) -> None:
    found = vectors(
        """const html = await (await fetch(argument)).text();
        const page = new DOMParser().parseFromString(html, "text/html");
        const bytesOf = async (address) => {
          const answer = await fetch(new URL(address, new URL(argument, location.href)));
          if (!answer.ok) throw new Error(address);
          return answer.arrayBuffer();
        };
        const parts = [];
        for (const [name, form] of await canonicalForms(page, bytesOf)) {
          parts.push(`${name} ${await sha256(utf8(form))}\\n${form}`);
        }
        return parts.join("\\n");""",
        page.name,
    )
    assert found == page.with_suffix(".txt").read_text()


def test_a_browser_finds_the_forms_digests_and_signatures_of_entries(vectors) -> None:
    entries = json.loads((VECTORS / "record.json").read_text())
    found = vectors(
        """const parts = [];
        for (const [index, entry] of argument.entries()) {
          parts.push(`${index + 1} ${await entryDigest(entry)}\\n${new TextDecoder().decode(entryForm(entry))}`);
        }
        const first = argument[0];
        const key = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
        return [parts.join("\\n"), await isSignedBy([key], fromBase64(first.signature), entryForm(first))];""",
        entries,
    )
    assert found == [(VECTORS / "record.txt").read_text(), True]


# The way of a request


def test_a_reviewer_approves_and_signs_without_any_network(site: Site, tab: Tab) -> None:
    desk = Desk(tab, site.request("anemia/causes", "anemia/diet", options=("--question", "Is 2,000 mg <right>?")))
    assert desk.state == "ready"
    expect(desk.part("head")).to_contain_text("The editor asks: Is 2,000 mg <right>?")
    expect(desk.part("before")).to_contain_text("You have not reviewed this text before, so please read all of it.")
    expect(tab.locator("main").first).to_contain_text("Too little iron in food")
    expect(tab.locator("main").nth(1)).to_be_hidden()
    desk.decide("approve")
    desk.part("decision").locator('[name="note"]').fill("Read against  the guideline.")
    desk.part("decision").locator("[data-next]").click()
    expect(tab.locator("main").nth(1)).to_be_visible()
    desk.decide("approve", 1)
    desk.part("decision", 1).locator('[name="next"]').fill("2027-01-31")
    desk.sign(site.keys / "ada.key", PASSPHRASE)
    reply = desk.reply(site.keys / "reply.json")
    assert all(url.startswith(("file:", "data:", "blob:")) for url in desk.asked)

    outcome = _accept(site, reply)
    assert outcome.returncode == 0
    assert outcome.stderr == (
        "Accepted the review of anemia/causes by `ada`, through 2029-06-01, signed:"
        " Content/conditions/anemia/causes.review.yml\n"
        "Accepted the review of anemia/diet by `ada`, through 2027-01-31, signed:"
        " Content/conditions/anemia/diet.review.yml\n"
    )
    (entry,) = site.entries()
    assert (entry["date"], entry["note"]) == (ANSWERED, "Read against the guideline.")
    Ed25519PublicKey.from_public_bytes(public_bytes(site, "ada")).verify(
        base64.b64decode(entry["signature"]), review_twin.entry_form(entry)
    )
    site.replace("title: What to drink?", "title: What to drink?\ndraft: true", site.folder / "Content/conditions/gout/diet.md")
    site.done("build", day=ANSWERED)
    site.done("verify", "Output", day=ANSWERED)


def test_a_reviewer_sees_what_changed_and_keeps_the_due_day(site: Site, tab: Tab) -> None:
    site.done("review", "sign", "anemia/causes", "--by", "cleo", "--key", str(site.keys / "cleo.key"), "--yes", "--next", "2027-03-31")
    site.commit()
    site.replace("Too little iron in food", "Not enough iron in food")
    site.replace("Call if you faint", "Call 911 if you faint")
    site.replace("accessed: 2026-05-01", "accessed: 2026-05-30")
    drop = site.text.with_name("drop.svg")
    drop.write_text(drop.read_text().replace('r="2"', 'r="4"'))
    desk = Desk(tab, site.request(to="cleo"))
    before = desk.part("before")
    expect(before.locator("del").first).to_have_text("Too little")
    expect(before.locator("ins").first).to_have_text("Not enough")
    expect(before).to_contain_text("2026-05-30")
    expect(before).to_contain_text("911")
    assert before.locator(".pictures img").count() == 2
    assert before.locator(".pictures img").evaluate_all("all => all.every((image) => image.naturalWidth > 0)")
    desk.decide("keep")
    desk.sign(site.keys / "cleo.key")
    outcome = _accept(site, desk.reply(site.keys / "reply.json"))
    assert outcome.stderr == (
        "Accepted the review of anemia/causes by `cleo`, through 2027-03-31, signed:"
        " Content/conditions/anemia/causes.review.yml\n"
    )
    assert [entry["nextReview"] for entry in site.entries()] == ["2027-03-31", "2027-03-31"]


def test_remarks_at_places_are_shown_there_until_an_editor_answers(site: Site, tab: Tab) -> None:
    desk = Desk(tab, site.request())
    desk.decide("changes")
    decision = desk.part("decision")
    desk.sign()
    desk.expect_refusal("Say in a remark what is to change in “What causes anemia?”.")
    desk.part("before").locator('[name="mark"]').click()
    expect(decision.locator('[name="mark"]')).to_have_attribute("aria-pressed", "true")
    tab.get_by_role("button", name="Remark on “heavy periods”").click()
    expect(decision.locator(".remarks textarea")).to_be_focused()
    decision.get_by_role("button", name="Back to the place").click()
    expect(tab.get_by_role("button", name="Remark on “heavy periods”")).to_be_focused()
    decision.locator(".remarks textarea").focus()
    tab.keyboard.insert_text("\u2028\u0007")
    tab.keyboard.type("Say how heavy: “a lot” is not enough.")
    decision.locator('[name="whole"]').fill("Add children.")
    desk.sign()
    outcome = _accept(site, desk.reply(site.keys / "reply.json"))
    assert outcome.returncode == 0
    assert outcome.stderr == (
        "The reviewer asks for changes in anemia/causes.\n"
        "Kept 2 remarks on anemia/causes: Content/conditions/anemia/causes.remarks.yml\n"
    )
    assert not site.record.exists()
    found = map(json.loads, site.run("check", "--format", "json", day=ANSWERED).stdout.splitlines())
    places = [problem["line"] for problem in found if problem["id"] == "remark-open"]
    lines = site.text.read_text().splitlines()
    assert sorted(places) == sorted([lines.index("title: What causes anemia?") + 1, lines.index("- heavy periods") + 1])
    again = _accept(site, site.keys / "reply.json")
    assert again.returncode == 1
    assert again.stderr == "sitegen: error: The remarks of `ada` of 2026-06-02 on anemia/causes are on file already.\n"
    text = site.remarks.read_text()
    site.remarks.write_text(text.replace("  remark:", "  answer: Done.\n  remark:"))
    assert "remark-open" not in site.run("check", "--format", "json", day=ANSWERED).stdout


def test_a_reviewer_who_declines_is_on_file(site: Site, tab: Tab) -> None:
    outcome = _accept(site, reply_of(site, tab, "decline"))
    assert outcome.stderr.startswith("The reviewer does not vouch for anemia/causes.\nKept 1 remark on anemia/causes")
    assert not site.record.exists()
    assert "decision: declined" in site.remarks.read_text()


def test_without_a_key_the_reply_is_not_signed_and_the_record_says_so(site: Site, tab: Tab) -> None:
    desk = Desk(tab, site.request(to="ben"))
    desk.decide("approve")
    desk.sign()
    desk.expect_refusal("Say that it is you who decides, in the box above the button.")
    desk.part("end").locator('[name="own"]').check()
    desk.sign()
    outcome = _accept(site, desk.reply(site.keys / "reply.json"))
    assert outcome.stderr == (
        "Accepted the review of anemia/causes by `ben`, through 2029-06-01, not signed with a key:"
        " Content/conditions/anemia/causes.review.yml\n"
    )
    assert "signature" not in site.entries()[0]


# Attacks and mistakes


def test_a_request_that_someone_changed_is_refused_before_anyone_signs(site: Site, tab: Tab) -> None:
    file = site.request()
    site.replace("at 2,000 mg a day", "at 3,000 mg a day", file)
    desk = Desk(tab, file)
    assert desk.state == "refused"
    expect(desk.part("head")).to_contain_text(
        "“What causes anemia?” is not shown as the site has it, so this file was changed. Do not use it; ask for another."
    )
    expect(desk.part("end").locator("form button")).to_be_disabled()


def test_what_is_changed_while_it_is_read_is_not_signed(site: Site, tab: Tab) -> None:
    desk = Desk(tab, site.request())
    desk.decide("approve")
    tab.evaluate("document.querySelector('main li').append(' not')")
    desk.sign(site.keys / "ada.key", PASSPHRASE)
    desk.expect_refusal("“What causes anemia?” is not shown as the site has it. Do not sign.")


@pytest.mark.parametrize(
    ("key", "passphrase", "refusal"),
    [
        (None, None, "Choose the file of your key first."),
        ("ada.key", "four words of yours", "This is not the passphrase of the key."),
        ("cleo.key", None, "This is not the key that the site has on record for Dr. Ada Example."),
        ("passphrase", None, "This is not a key file that “sitegen review keygen” wrote."),
    ],
)
def test_only_the_key_on_record_signs(site: Site, tab: Tab, key: str | None, passphrase: str | None, refusal: str) -> None:
    desk = Desk(tab, site.request())
    desk.decide("approve")
    desk.sign(site.keys / key if key else None, passphrase)
    desk.expect_refusal(refusal)


def test_nothing_is_signed_on_a_day_before_the_request(site: Site, tab: Tab) -> None:
    tab.clock.set_fixed_time("2026-05-31T12:00:00")
    desk = Desk(tab, site.request())
    desk.decide("decline")
    desk.sign()
    desk.expect_refusal("The clock of this computer says 2026-05-31, but this request is of 2026-06-01.")


def _edit(**changes: object):
    def change(reply: dict) -> None:
        reply["texts"][0]["entry"].update(changes)

    return change


def _rename(reply: dict) -> None:
    reply["texts"][0]["text"] = "anemia/diet"


def _unsign(reply: dict) -> None:
    del reply["texts"][0]["entry"]["signature"]


def _other(reply: dict) -> None:
    reply["reviewer"] = reply["texts"][0]["entry"]["reviewer"] = "ben"


def _dated(day: str):
    def change(reply: dict) -> None:
        reply["date"] = reply["texts"][0]["entry"]["date"] = day

    return change


INVALID = "The reply on anemia/causes is not taken. The signature is not valid: the entry was changed, or signed with a key that `ada` does not have."


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (_edit(nextReview="2029-05-01"), INVALID),
        (_edit(note="Also read by others."), INVALID),
        (
            _edit(nextReview="2030-06-01"),
            "The review of anemia/causes of 2026-06-02 can count through 2029-06-02 at most, and the reply says otherwise.",
        ),
        (_edit(reviewer="cleo"), "The reply is by `ada`, but its entry for anemia/causes is by `cleo`."),
        (_edit(date=ASKED), "The reply is of 2026-06-02, but its entry for anemia/causes is of 2026-06-01."),
        (_edit(address="/conditions/gout/causes/"), "anemia/causes is not where it was read, at `/conditions/gout/causes/`; make another request."),
        (_edit(before="0" * 64), "The record of anemia/causes has other entries than when the request was made; make another request."),
        (
            _edit(shared={}),
            "The page of anemia/causes shows another text of `disclaimers/general and glossary` than was read; make another request.",
        ),
        (_rename, "anemia/diet is not the text that was read: it has changed since the request; make another request."),
        (
            _unsign,
            "The reply on anemia/causes is not signed, but `ada` has a key; ask for a reply that is signed with it.",
        ),
        (_other, "`ben` has no public key on 2026-06-02"),
        (_dated("2026-06-01"), INVALID),
        (
            lambda reply: (_unsign(reply), _dated("2025-12-31")(reply), _edit(nextReview="2028-12-31")(reply)),
            "The reply on anemia/causes is not signed, but `ada` has a key; ask for a reply that is signed with it.",
        ),
        (_edit(note="a\u202eb"), "which is not a note of at most 300 characters that readers see."),
        (lambda reply: reply["texts"].clear(), "answers for no text."),
        (_dated("2026-06-03"), "The reply is dated 2026-06-03, and today is 2026-06-02; ask the reviewer for another one."),
        (_edit(kind="editorial"), "has `editorial`, which is not `clinical`."),
        (_edit(text="none"), "has `none`, which is not a digest."),
        (lambda reply: reply.update(format="sitegen-reply 9"), "is a reply in a form that this sitegen does not know, `sitegen-reply 9`."),
        (lambda reply: reply["texts"].append(reply["texts"][0]), "answers twice for `anemia/causes`."),
        (lambda reply: reply.clear(), "is not a reply that a request made."),
        (lambda reply: reply["texts"][0].update(text="\x1b[31mred"), "The reply is for <U+001B>[31mred, but the site has no such text."),
    ],
)
def test_a_reply_that_someone_changed_is_refused(site: Site, tab: Tab, made_reply: str, change, refusal: str) -> None:
    reply = site.keys / "reply.json"
    reply.write_text(made_reply)
    outcome = _accept(site, changed(reply, change))
    assert outcome.returncode == 1
    assert refusal in outcome.stderr
    assert not site.record.exists()


@pytest.fixture(scope="module")
def made_reply(made_site: Site, browser: Browser) -> str:
    """A reply that is right in all."""
    tab = browser.new_page(accept_downloads=True)
    tab.clock.set_fixed_time(f"{ANSWERED}T12:00:00")
    text = reply_of(made_site, tab).read_text()
    tab.close()
    return text


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (
            lambda site: site.replace("2,000 mg", "3,000 mg"),
            "anemia/causes is not the text that was read: it has changed since the request; make another request.",
        ),
        (
            lambda site: site.replace("not advice", "no advice", site.folder / "Content/disclaimers/general.md"),
            "The page of anemia/causes shows another text of `disclaimers/general` than was read; make another request.",
        ),
        (
            lambda site: site.replace("carries oxygen", "carries air", site.folder / "Content/glossary.yml"),
            "The page of anemia/causes shows another text of `glossary` than was read; make another request.",
        ),
        (
            lambda site: site.text.with_name("drop.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"),
            "anemia/causes is not the text that was read: it has changed since the request; make another request.",
        ),
        (
            lambda site: site.replace("name: Dr. Ada", "registeredUntil: 2026-05-31\nname: Dr. Ada", site.folder / "Content/people/ada.md"),
            "`ada` is not registered on 2026-06-02: people/ada.md says that the registration ended on 2026-05-31.",
        ),
        (
            lambda site: site.replace("sources:", "authors: [ada]\nsources:"),
            "`ada` is an author of anemia/causes and cannot review it",
        ),
        (lambda site: site.text.unlink(), "The reply is for anemia/causes, but the site has no such text."),
    ],
    ids=["text", "disclaimer", "glossary", "picture", "registration", "author", "gone"],
)
def test_a_reply_to_an_old_request_is_refused(site: Site, made_reply: str, change, refusal: str) -> None:
    reply = site.keys / "reply.json"
    reply.write_text(made_reply)
    change(site)
    outcome = _accept(site, reply)
    assert outcome.returncode == 1
    assert refusal in outcome.stderr
    assert not site.record.exists()


def test_a_reply_counts_once_and_of_two_that_cross_the_first(site: Site, tab: Tab, made_reply: str) -> None:
    first = site.keys / "first.json"
    first.write_text(made_reply)
    second = reply_of(site, tab, by="cleo")
    outcome = _accept(site, first, second, first)
    assert outcome.returncode == 1
    assert outcome.stderr == (
        "Accepted the review of anemia/causes by `ada`, through 2029-06-01, signed:"
        " Content/conditions/anemia/causes.review.yml\n"
        "sitegen: error: The record of anemia/causes has other entries than when the request was made: `ada` wrote one on"
        " 2026-06-02; make another request.\n"
        "sitegen: error: The review of anemia/causes of 2026-06-02 by `ada` is on record already.\n"
    )
    assert len(site.entries()) == 1


# For everyone


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_everyone_can_read_and_use_a_request(site: Site, browser: Browser, width: int, scheme: str) -> None:
    site.done("review", "sign", "anemia/causes", "--by", "cleo", "--key", str(site.keys / "cleo.key"), "--yes")
    site.commit()
    site.replace("Too little iron in food", "Not enough iron in food")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    tab = context.new_page()
    desk = Desk(tab, site.request("anemia/causes", "anemia/diet", to="cleo", options=("--question", "Is it right?")))
    desk.decide("changes")
    desk.part("decision").locator('[name="mark"]').click()
    tab.get_by_role("button", name="Remark on “heavy periods”").click()
    expect_none(violations(tab, except_rules=("region",)), "a request")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_a_request_on_paper_has_all_texts_and_boxes_to_tick(site: Site, tab: Tab) -> None:
    desk = Desk(tab, site.request("anemia/causes", "anemia/diet"))
    tab.emulate_media(media="print")
    for index in range(2):
        expect(tab.locator("main").nth(index)).to_be_visible()
        expect(desk.part("decision", index).locator('[value="approve"]')).to_be_visible()


def test_a_shared_text_has_no_page_to_ask_about(site: Site) -> None:
    outcome = site.run("review", "request", "disclaimers/general", "--to", "ada", "--out", str(site.keys / "r.html"))
    assert outcome.returncode == 1
    assert outcome.stderr == (
        "sitegen: error: disclaimers/general has no page of its own to show; `sitegen review sign` signs a text that pages"
        " share.\n"
    )
