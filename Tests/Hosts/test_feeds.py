"""The feeds of the sample site as a feed reader finds and reads them, and changes.json as a program reads it."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import urljoin

import feedparser
import pytest
from jsonschema import Draft202012Validator

from conftest import BASES, ROOT, Built, Served, run_sitegen

ATOM = "{http://www.w3.org/2005/Atom}"
TYPE = "application/atom+xml"
KINDS = {"new", "reviewed", "changed", "withdrawn"}

# What RFC 4287 asks of a feed and of an entry (sections 4.1.1 and 4.1.2): each element and how often it may be there.
FEED = {"id": "1", "title": "1", "updated": "1", "subtitle": "?", "author": "+", "link": "+", "entry": "*"}
ENTRY = {"id": "1", "title": "1", "updated": "1", "published": "?", "link": "+", "category": "+", "content": "1"}
COUNTS = {"1": range(1, 2), "?": range(2), "+": range(1, 10_000), "*": range(10_000)}
# RFC 3339, section 5.6, at the start of a day in UTC.
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T00:00:00Z")


class Links(HTMLParser):
    """The feeds to which a page leads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        attributes = dict(attrs)
        if tag == "link" and attributes.get("rel") == "alternate" and attributes.get("type") == TYPE:
            self.found.append(attributes)


@pytest.fixture(params=BASES)
def site(request: pytest.FixtureRequest, build: Callable[[str, str], Built]) -> tuple[Built, str]:
    """The sample site at the root of a host and in a folder, and its address."""
    return build("nginx", request.param), BASES[request.param][0]


def hold_children(element: ElementTree.Element, expected: dict[str, str]) -> None:
    names = [child.tag.removeprefix(ATOM) for child in element]
    assert set(names) <= set(expected)
    for name, count in expected.items():
        assert names.count(name) in COUNTS[count], name


def test_form(site: tuple[Built, str]) -> None:
    """Every feed has the elements that RFC 4287 asks for, as often as it asks, and ids that are unique and stay."""
    built, address = site
    feeds = sorted(built.home.rglob("feed.xml"))
    assert len(feeds) > 10
    for file in feeds:
        feed = ElementTree.fromstring(file.read_bytes())
        assert feed.tag == ATOM + "feed"
        hold_children(feed, FEED)
        url = address + file.relative_to(built.home).as_posix()
        assert feed.findtext(ATOM + "id") == url
        relations = {link.get("rel"): link.get("href") for link in feed.findall(ATOM + "link")}
        assert relations == {"self": url, "alternate": url.removesuffix("feed.xml")}
        entries = feed.findall(ATOM + "entry")
        assert len(entries) <= (50 if file.parent == built.home else 20)
        for entry in entries:
            hold_children(entry, ENTRY)
            assert entry.find(ATOM + "content").get("type") == "html"
        moments = [element.text for element in feed.iter() if element.tag in (ATOM + "updated", ATOM + "published")]
        assert all(MOMENT.fullmatch(moment) for moment in moments)
        days = [entry.findtext(ATOM + "updated") for entry in entries]
        assert days == sorted(days, reverse=True)
        assert not days or feed.findtext(ATOM + "updated") == days[0]
        ids = [entry.findtext(ATOM + "id") for entry in entries]
        assert len(set(ids)) == len(ids)


def test_reader(served: Served) -> None:
    """A feed reader finds the feeds from their pages, gets them as what they are, and reads what pages say."""
    for page in ("/", "/conditions/anemia/", "/conditions/anemia/causes/"):
        links = Links(served.server.get(served.site.path(page)).body.decode()).found
        assert len(links) == 1 and links[0]["title"]
        path = urljoin(served.site.path(page), links[0]["href"])
        assert path == served.site.path("/feed.xml" if page == "/" else "/conditions/anemia/feed.xml")
        answer = served.server.get(path)
        assert (answer.status, answer.header("Content-Type")) == (200, TYPE)
        assert answer.header("Cache-Control") == "no-cache"
        feed = feedparser.parse(answer.body, response_headers={"content-type": TYPE})
        assert not feed.bozo and feed.version == "atom10"
        assert feed.feed.title == links[0]["title"]
        # The sample site is a demonstration, and says so wherever its words may be shown alone.
        assert feed.feed.subtitle.startswith("Demonstration, not reviewed by anyone")
        assert feed.entries
        for entry in feed.entries:
            assert entry.tags[0].term in KINDS
            assert entry.content[0].value.startswith("<p>Demonstration, not reviewed by anyone")
            assert "Reviewed by" not in entry.content[0].value
            assert entry.updated_parsed[3:6] == (0, 0, 0)
            place = "/" + entry.link.split("/", 3)[3]
            assert served.server.get(place).status == 200, place


def test_withdrawn(site: tuple[Built, str]) -> None:
    """A withdrawn text is in the feeds with its reason and without its words."""
    built, address = site
    url = address + "conditions/urinary-tract-infection/cranberry-juice/"
    reason = "Some readers took this answer as a reason to put off getting care, so we took it down."
    for path in ("feed.xml", "conditions/urinary-tract-infection/feed.xml"):
        feed = feedparser.parse((built.home / path).read_bytes())
        found = [entry for entry in feed.entries if entry.link == url]
        assert [entry.id for entry in found] == [url + "#withdrawn-2026-09-29"]
        assert found[0].tags[0].term == "withdrawn"
        assert found[0].title.startswith("Withdrawn: ")
        assert found[0].content[0].value.endswith(f"Reason: {reason}</p>")
    changes = json.loads((built.home / "changes.json").read_text(encoding="utf-8"))
    assert [(item["address"], item["day"], item["reason"]) for item in changes["withdrawn"]] == [(url, "2026-09-29", reason)]
    assert not any(item["address"] == url for item in changes["changes"])


def test_changes(site: tuple[Built, str]) -> None:
    """changes.json is of its schema, names withdrawn texts first, and the digests are those of the register."""
    built, address = site
    text = (built.home / "changes.json").read_text(encoding="utf-8")
    changes = json.loads(text)
    schema = json.loads((built.home / changes["$schema"]).read_text(encoding="utf-8"))
    assert schema == json.loads((ROOT / "docs/changes.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(changes)
    assert text.index('"withdrawn"') < text.index('"changes"')
    assert changes["demonstration"] is True and changes["complete"] is True
    days = [item["day"] for item in changes["changes"]]
    assert len(days) > 20 and days == sorted(days, reverse=True)
    register = json.loads((built.home / ".well-known/medical-review.json").read_text(encoding="utf-8"))
    entries = {
        (page["address"], entry["date"], entry["text"]) for page in register["pages"] for entry in page["entries"]
    }
    with_text = [item for item in changes["changes"] if "text" in item]
    assert with_text
    for item in with_text:
        assert (item["address"], item["day"], item["text"]) in entries
    for item in changes["changes"]:
        assert item["address"] == address + item["id"] + "/" or item["address"].startswith(address)


SLIPS = [
    lambda item: item.pop("day"),
    lambda item: item.update(kind="withdrawn"),
    lambda item: item.update(text="0" * 63),
    lambda item: item.update(day="2026-4-7"),
    lambda item: item.update(reason="R"),
]


@pytest.mark.parametrize("slip", SLIPS)
def test_schema_refuses(build: Callable[[str, str], Built], slip: Callable) -> None:
    """The schema takes nothing else for a change."""
    changes = json.loads((build("nginx", "root").home / "changes.json").read_text(encoding="utf-8"))
    slip(changes["changes"][0])
    schema = json.loads((ROOT / "docs/changes.schema.json").read_text(encoding="utf-8"))
    assert not Draft202012Validator(schema).is_valid(changes)


def test_switched_off(work, tmp_path) -> None:
    """A site without feeds has none, no list of changes, no link to them, and no rule for them."""
    settings = work / "Content/site.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + "feeds: false\n", encoding="utf-8")
    try:
        run = run_sitegen(work, tmp_path / "site", "--host", "nginx")
    finally:
        settings.write_text(text, encoding="utf-8")
    assert run.returncode == 0, run.stdout
    names = {file.name for file in (tmp_path / "site").rglob("*")}
    assert not names & {"feed.xml", "changes.json", "changes.schema.json"}
    assert TYPE not in (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert TYPE not in (tmp_path / "site/.host/nginx.conf").read_text(encoding="utf-8")
