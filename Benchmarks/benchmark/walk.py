"""A built site as files: what kind each page is, how large it is, and where its links lead."""

import html
import re
import sys
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from .site import BROWSER_TESTS

sys.path.insert(0, str(BROWSER_TESTS))
from harness.kinds import kind_of, lists_among  # noqa: E402

# What a page may have at most, so that a slow phone has it soon.
MAXIMUM_BYTES = 150_000
MAXIMUM_ELEMENTS = 3_000
# How many clicks any page may be away from home.
MAXIMUM_CLICKS = 3

_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_TEXT_ONLY = re.compile(r"(<(script|style)\b[^>]*>).*?(</\2>)", re.S)
_BREADCRUMBS = re.compile(r'<nav class="breadcrumbs".*?</nav>', re.S)


@dataclass
class Page:
    """A page of a site; addresses are paths from the root of the host, decoded."""

    address: str
    size: int
    elements: int = 0
    canonical: str | None = None
    is_indexable: bool = True
    forwards: bool = False
    links: set = field(default_factory=set)
    previous: list = field(default_factory=list)
    next: list = field(default_factory=list)
    breadcrumbs: list = field(default_factory=list)
    kind: str = ""
    clicks: int | None = None


class Walk:
    """All pages of a built site, and how many clicks each is away from home."""

    def __init__(self, folder):
        self.folder = Path(folder)
        files = sorted(self.folder.rglob("*.html"))
        self.pages = {page.address: page for page in map(self._read, files)}
        lists = lists_among(address[1:] for address in self.pages)
        for page in self.pages.values():
            page.kind = kind_of(page.address[1:], lists)
        self._count_clicks()

    def _read(self, file):
        relative = file.relative_to(self.folder).as_posix()
        address = "/" + (relative.removesuffix("index.html") if relative.endswith("index.html") else relative)
        data = file.read_bytes()
        text = _TEXT_ONLY.sub(r"\1\3", data.decode())
        page = Page(address, len(data))
        for closing, name, rest in _TAG.findall(text):
            if closing:
                continue
            page.elements += 1
            if name in ("a", "form", "link", "meta"):
                self._note(page, name, attributes(rest))
        crumbs = _BREADCRUMBS.search(text)
        if crumbs:
            links = (attributes(rest) for _, name, rest in _TAG.findall(crumbs[0]) if name == "a")
            page.breadcrumbs = [self._address(page, link["href"]) for link in links if "href" in link]
        return page

    def _note(self, page, name, values):
        relations = values.get("rel", "").split()
        if name == "meta" and values.get("name") == "robots" and "noindex" in values.get("content", ""):
            page.is_indexable = False
        if name == "meta" and values.get("http-equiv", "").lower() == "refresh":
            page.forwards = True
        if name == "link" and "canonical" in relations:
            page.canonical = values.get("href")
        # Whoever searches comes to the page of results, to which no link leads.
        leads = values.get("href" if name == "a" else "action") if name in ("a", "form") else None
        if leads is not None:
            target = self._address(page, leads)
            if target is None:
                return
            page.links.add(target)
            if "prev" in relations:
                page.previous.append(target)
            if "next" in relations:
                page.next.append(target)

    @staticmethod
    def _address(page, href):
        """Where a link on a page leads on the site itself; `None` elsewhere."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return None
        return unquote(urlsplit(urljoin("http://site" + page.address, href)).path)

    def _count_clicks(self):
        waiting = deque(["/"])
        self.pages["/"].clicks = 0
        while waiting:
            page = self.pages[waiting.popleft()]
            for target in page.links:
                other = self.pages.get(target)
                if other is not None and other.clicks is None:
                    other.clicks = page.clicks + 1
                    waiting.append(target)

    def kinds(self):
        """The pages of each kind, by their sizes."""
        kinds = {}
        for page in sorted(self.pages.values(), key=lambda page: (page.size, page.address)):
            if not page.forwards:
                kinds.setdefault(page.kind, []).append(page)
        return dict(sorted(kinds.items()))

    def problems(self):
        """Everything that is wrong, one line each."""
        pages = [page for page in self.pages.values() if not page.forwards]
        for page in pages:
            yield from self._problems_of(page)
        indexable = {page.address for page in pages if page.is_indexable and page.kind != "not-found"}
        listed = self._sitemap()
        yield from (f"{address}: may be listed, but is not in the sitemap" for address in sorted(indexable - listed))
        yield from (f"{address}: is in the sitemap, but may not be listed" for address in sorted(listed - indexable))

    def _problems_of(self, page):
        if page.size > MAXIMUM_BYTES:
            yield f"{page.address}: {page.size:,} bytes, more than {MAXIMUM_BYTES:,}"
        if page.elements > MAXIMUM_ELEMENTS:
            yield f"{page.address}: {page.elements:,} elements, more than {MAXIMUM_ELEMENTS:,}"
        if page.kind == "not-found":
            return
        if page.canonical is None or unquote(urlsplit(page.canonical).path) != page.address:
            yield f"{page.address}: its canonical address is {page.canonical}"
        if page.clicks is None or page.clicks > MAXIMUM_CLICKS:
            yield f"{page.address}: {page.clicks or 'no'} clicks from home"
        for target in page.links:
            if target not in self.pages and not (self.folder / target.lstrip("/")).is_file():
                yield f"{page.address}: there is no page {target}"
        if page.address != "/" and page.breadcrumbs[:1] != ["/"]:
            yield f"{page.address}: its breadcrumbs do not start at home"
        for step in page.breadcrumbs:
            if step not in self.pages:
                yield f"{page.address}: there is no page {step} of its breadcrumbs"
        for targets, back, word in ((page.next, "previous", "next"), (page.previous, "next", "previous")):
            for target in targets:
                if page.address not in getattr(self.pages.get(target), back, []):
                    yield f"{page.address}: its {word} page {target} does not lead back"

    def _sitemap(self):
        """The addresses of the sitemap, decoded."""
        found = set()
        for file in self.folder.glob("sitemap*.xml"):
            for address in re.findall(r"<url><loc>([^<]*)</loc>", file.read_text()):
                found.add(unquote(urlsplit(html.unescape(address)).path))
        return found


def attributes(text):
    """The attributes of a start tag."""
    return {
        name.lower(): html.unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(text)
    }
