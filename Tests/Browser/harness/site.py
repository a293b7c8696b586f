"""The built site as files: its pages, what kind each is, and which pages stand for the others."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urlsplit

from harness.kinds import kind_of, lists_among

class _Outline(HTMLParser):
    """Reads from a page what can be told without a browser."""

    def __init__(self) -> None:
        super().__init__()
        self.forwards = False
        self.canonical: str | None = None
        self.robots = ""
        self.stylesheets: list[str] = []
        self.scripts: list[str] = []
        self.features: set[str] = set()
        self._in_body = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "body":
            self._in_body = True
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.forwards = True
        if tag == "meta" and values.get("name", "").lower() == "robots":
            self.robots = values.get("content", "")
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values.get("href")
        # The screen of a phone waits for no sheet that is for something else: paper, or a wide screen.
        if tag == "link" and "stylesheet" in values.get("rel", "").split() and not values.get("media"):
            self.stylesheets.append(values.get("href", ""))
        if tag == "script" and values.get("src"):
            self.scripts.append(values["src"])
        if self._in_body:
            classes = values.get("class", "").split() or [""]
            self.features |= {f"{tag}.{name}" if name else tag for name in classes}


@dataclass(frozen=True)
class Page:
    """One HTML file of the site."""

    #: Where the file lies.
    file: Path
    #: Its path on the server, with the site's base path: `/`, `/health/conditions/anemia/`.
    path: str
    #: The name of its kind, from `kinds.py`; `redirect` for a page that only forwards.
    kind: str
    #: Every element of the body with its class, such as `section.sources`.
    features: frozenset[str] = field(repr=False)
    #: The address that the page names as its own, or `None`.
    canonical: str | None = field(repr=False)
    #: What the page tells search engines, such as `noindex`.
    robots: str = field(repr=False)
    #: The addresses of the style sheets that every screen waits for.
    stylesheets: tuple[str, ...] = field(repr=False)
    #: The addresses of scripts in files of their own.
    scripts: tuple[str, ...] = field(repr=False)

    def __str__(self) -> str:
        return self.path


@dataclass(frozen=True)
class Sample:
    """Which pages of a large site stand for all: of each kind the largest, the smallest, and some by chance."""

    #: How many of each kind are taken by chance.
    count: int
    #: Which ones: the same seed takes the same pages.
    seed: int


class Site:
    """A folder that `sitegen build` has written; of a large one, a sample."""

    def __init__(self, folder: Path, base_path: str | None = None, sample: Sample | None = None) -> None:
        if not (folder / "index.html").is_file():
            raise ValueError(f"{folder} holds no built site: there is no index.html in it")
        self.folder = folder
        self.sample = sample
        self.base_path = base_path or self._base_path_of_start_page()
        if not (self.base_path.startswith("/") and self.base_path.endswith("/")):
            raise ValueError(f"a base path begins and ends with a slash: /health/, and not {self.base_path}")

    def _base_path_of_start_page(self) -> str:
        canonical = self._outline(self.folder / "index.html").canonical
        return urlsplit(canonical).path or "/" if canonical else "/"

    @staticmethod
    def _outline(file: Path) -> _Outline:
        outline = _Outline()
        outline.feed(file.read_text(encoding="utf-8"))
        return outline

    @cached_property
    def files(self) -> list[Page]:
        """Every HTML file, redirects included, in the order of their addresses; of a large site, the sample."""
        pages = self._sampled() if self.sample else map(self._page, self._addresses)
        return sorted(pages, key=lambda page: page.path)

    @cached_property
    def _addresses(self) -> dict[Path, str]:
        """Every HTML file with its address below the root of the site."""
        return {
            file: re.sub(r"(^|/)index\.html$", r"\1", file.relative_to(self.folder).as_posix())
            for file in self.folder.rglob("*.html")
        }

    @cached_property
    def _lists(self) -> frozenset[str]:
        return lists_among(self._addresses.values())

    def every(self, kind: str) -> list[Path]:
        """The files of all pages of a kind, redirects too, from the smallest to the largest; none has been read."""
        return self._by_kind.get(kind, [])

    @cached_property
    def _by_kind(self) -> dict[str, list[Path]]:
        kinds: dict[str, list[Path]] = {}
        for file, address in self._addresses.items():
            kinds.setdefault(kind_of(address, self._lists), []).append(file)
        return {
            kind: sorted(files, key=lambda file: (file.stat().st_size, str(file)))
            for kind, files in sorted(kinds.items())
        }

    def _sampled(self) -> list[Page]:
        """Of each kind the largest and the smallest page, and some by chance. No file is read that is not taken."""
        sample = self.sample or Sample(0, 0)
        chance = random.Random(sample.seed)
        taken: list[Page] = []
        for files in self._by_kind.values():
            others = files[1:-1]
            chosen = [files[-1], *chance.sample(others, min(sample.count, len(others)))]
            taken += [page for page in map(self._page, chosen) if page.kind != "redirect"]
            for file in files[:-1]:
                page = self._page(file)
                if page.kind == "redirect":
                    continue
                if page not in taken:
                    taken.append(page)
                break
        return taken

    @cached_property
    def pages(self) -> list[Page]:
        """Every page that a reader can stay on: all but redirects."""
        return [page for page in self.files if page.kind != "redirect"]

    @cached_property
    def redirects(self) -> list[Page]:
        """The pages that only forward."""
        return [page for page in self.files if page.kind == "redirect"]

    def _page(self, file: Path) -> Page:
        address = self._addresses[file]
        outline = self._outline(file)
        return Page(
            file=file,
            path=self.base_path + quote(address),
            kind="redirect" if outline.forwards else kind_of(address, self._lists),
            features=frozenset(outline.features),
            canonical=outline.canonical,
            robots=outline.robots,
            stylesheets=tuple(outline.stylesheets),
            scripts=tuple(outline.scripts),
        )

    @cached_property
    def representatives(self) -> list[Page]:
        """The fewest pages, or nearly, that show every kind of page and everything that any page has.

        For each kind, every element with its class that occurs on a page of that kind is on one of them. So a new
        feature is looked at as soon as a page uses it, without a list that somebody must keep. In a sample, each page
        stands for others.
        """
        if self.sample:
            return self.pages
        chosen: list[Page] = []
        for kind in dict.fromkeys(page.kind for page in self.pages):
            candidates = [page for page in self.pages if page.kind == kind]
            left = set().union(*(page.features for page in candidates))
            while left:
                best = max(candidates, key=lambda page: len(left & page.features))
                left -= best.features
                chosen.append(best)
        return chosen

    def of_kind(self, kind: str) -> list[Page]:
        """The pages of a kind."""
        return [page for page in self.pages if page.kind == kind]

    def with_feature(self, feature: str) -> list[Page]:
        """The pages that have an element, given as `tag.class`."""
        return [page for page in self.pages if feature in page.features]

    def local_file(self, address: str) -> Path | None:
        """The file that answers to an address of the site, as it stands in a page; `None` if there is none."""
        path = urlsplit(address).path
        if not path.startswith(self.base_path):
            return None
        file = self.folder / path.removeprefix(self.base_path)
        file = file / "index.html" if path.endswith("/") else file
        return file if file.is_file() else None
