"""The sample site on nginx, Apache and Caddy, with the generated rules: what readers and their browsers get."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from urllib.parse import quote

import pytest

from conftest import ROOT, Served

NO_CACHE = "no-cache"
YEAR = "public, max-age=31536000, immutable"

PAGE = "/conditions/anemia/causes/"


def asset(served: Served, ending: str) -> str:
    """The path of an asset of the theme."""
    files = sorted((served.site.home / "assets").rglob(f"*{ending}"))
    assert files, f"the theme has no {ending}"
    return "/" + files[0].relative_to(served.site.folder).as_posix()


# What the rules must send with every answer, and with pages besides.
COMMON = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OF_PAGES = ("Content-Security-Policy", "Cross-Origin-Embedder-Policy")

# A path of the site, the status, the media type, what caches may do, and whether it is a page.
FILES = [
    ("/", 200, "text/html; charset=utf-8", NO_CACHE, True),
    (PAGE, 200, "text/html; charset=utf-8", NO_CACHE, True),
    ("/pages-that/are-not/there/", 404, "text/html; charset=utf-8", NO_CACHE, True),
    ("/not-there.html", 404, "text/html; charset=utf-8", NO_CACHE, True),
    ("/assets/not-there.123456789abc.css", 404, "text/html; charset=utf-8", NO_CACHE, True),
    ("/folder/", 404, "text/html; charset=utf-8", NO_CACHE, True),
    ("/assets/", 404, "text/html; charset=utf-8", NO_CACHE, True),
    ("/.note", 404, "text/html; charset=utf-8", NO_CACHE, True),
    ("/.private/note.txt", 404, "text/html; charset=utf-8", NO_CACHE, True),
    ("/folder/file.txt", 200, "text/plain; charset=utf-8", NO_CACHE, False),
    ("/tool.html", 200, "text/html; charset=utf-8", NO_CACHE, False),
    ("/sitemap.xml", 200, None, NO_CACHE, False),
    ("/feed.xml", 200, "application/atom+xml", NO_CACHE, False),
    ("/conditions/anemia/feed.xml", 200, "application/atom+xml", NO_CACHE, False),
    ("/conditions/not-there/feed.xml", 404, "text/html; charset=utf-8", NO_CACHE, True),
    ("/manifest.webmanifest", 200, "application/manifest+json", NO_CACHE, False),
    ("/favicon.ico", 200, None, NO_CACHE, False),
    ("/changes.json", 200, "application/json", NO_CACHE, False),
    ("/.well-known/medical-review.json", 200, "application/json", NO_CACHE, False),
]


def hold_headers(answer, cache: str, is_page: bool) -> None:
    assert answer.header("Cache-Control") == cache
    for name, value in COMMON.items():
        assert answer.header(name) == value, name
    assert "camera=()" in (answer.header("Permissions-Policy") or "")
    for name in OF_PAGES:
        assert (answer.header(name) is not None) == is_page, name


@pytest.mark.parametrize(("path", "status", "kind", "cache", "is_page"), FILES, ids=[row[0] for row in FILES])
def test_file(served: Served, path: str, status: int, kind: str | None, cache: str, is_page: bool) -> None:
    """Each file has its status, its media type and its headers, at the root of a host and in a folder of it."""
    answer = served.server.get(served.site.path(path))
    assert answer.status == status
    if kind:
        assert (answer.header("Content-Type") or "").lower() == kind
    hold_headers(answer, cache, is_page)
    if status == 404:
        assert answer.body == (served.site.folder / "404.html").read_bytes()


# Records of sitegen and of the host at the root of the host.
RECORDS = [
    "/.sitegen-manifest.json",
    "/.nojekyll",
    "/.host/nginx.conf",
    "/.host/caddy.conf",
    "/.htaccess",
    "/%2ehtaccess",
    "/.well-known/.note",
]


@pytest.mark.parametrize("path", RECORDS)
def test_records_are_not_served(served: Served, path: str) -> None:
    """Neither the list of what sitegen wrote nor the rules are for readers."""
    # Apache refuses its own files before any rule.
    refused = (403, 404) if "ht" in path else (404,)
    assert served.server.get(path).status in refused


@pytest.mark.parametrize("path", ["/robots.txt", "/.well-known/security.txt"])
def test_files_of_the_host(served: Served, path: str) -> None:
    """What programs look for at the root of a host is there, also where the site is in a folder."""
    answer = served.server.get(path)
    assert answer.status == 200
    hold_headers(answer, NO_CACHE, is_page=False)


def test_asset(served: Served) -> None:
    """Assets are kept for a year: their names change with what they hold."""
    for ending, kind in ((".css", "text/css"), (".svg", "image/svg+xml")):
        answer = served.server.get(asset(served, ending))
        assert answer.status == 200
        assert (answer.header("Content-Type") or "").split(";")[0] == kind
        hold_headers(answer, YEAR, is_page=False)


REDIRECTS = [
    ("/anemia-causes/", PAGE),
    ("/anemia-causes", PAGE),
    ("/was-here/", "/moved/"),
    ("/was-here", "/moved/"),
    ("/was-here.html", "/moved/"),
    ("/was.here/", "/moved/"),
    ("/früher/größe/", "/moved/"),
    ("/früher/größe", "/moved/"),
    ("/昔/", "/moved/"),
]


@pytest.mark.parametrize(("source", "target"), REDIRECTS, ids=[row[0] for row in REDIRECTS])
def test_redirect(served: Served, source: str, target: str) -> None:
    """Earlier addresses are answered with 301 and the new one, with what comes after a question mark."""
    for query in ("", "?a=%20b&c"):
        answer = served.server.get(quote(served.site.path(source)) + query)
        assert answer.status == 301
        location = re.sub(r"^http://(localhost|127\.0\.0\.1)(:\d+)?", "", answer.header("Location") or "")
        assert location == served.site.path(target) + query
        for name, value in COMMON.items():
            assert answer.header(name) == value, name


@pytest.mark.parametrize("path", ["/wasXhere/", "/was-here/more/", "/x/was-here/", "/was-here-too/"])
def test_redirects_are_literal(served: Served, path: str) -> None:
    """A full stop in an earlier address is a full stop, and nothing around it belongs to it."""
    assert served.server.get(served.site.path(path)).status == 404


@pytest.mark.parametrize("path", ["/conditions/anemia/causes", "/conditions/anemia"])
def test_trailing_slash(served: Served, path: str) -> None:
    """The address of a page without its slash leads to the one with it, for good."""
    answer = served.server.get(served.site.path(path))
    assert answer.status in (301, 308)
    location = re.sub(r"^http://(localhost|127\.0\.0\.1)(:\d+)?", "", answer.header("Location") or "")
    assert location == served.site.path(path) + "/"


def test_validators(served: Served) -> None:
    """A page that has not changed is not sent again, and a changed coding is another answer."""
    path = served.site.path(PAGE)
    answer = served.server.get(path)
    tag, date = answer.header("ETag"), answer.header("Last-Modified")
    assert tag and date
    for condition in ({"If-None-Match": tag}, {"If-Modified-Since": date}):
        unchanged = served.server.get(path, condition)
        assert (unchanged.status, unchanged.body) == (304, b"")
        assert unchanged.header("Cache-Control") == NO_CACHE
    assert served.server.get(path, {"If-None-Match": '"another"'}).status == 200
    css = asset(served, ".css")
    tag = served.server.get(css).header("ETag")
    assert tag
    unchanged = served.server.get(css, {"If-None-Match": tag})
    assert (unchanged.status, unchanged.header("Cache-Control")) == (304, YEAR)


def decoded(answer) -> bytes:
    coding = answer.header("Content-Encoding")
    if coding == "gzip":
        return gzip.decompress(answer.body)
    if coding == "br":
        program = shutil.which("brotli")
        assert program, "brotli is not installed; scripts/setup test does that"
        return subprocess.run([program, "-dc"], input=answer.body, capture_output=True, check=True).stdout
    assert coding is None
    return answer.body


CODINGS = [
    ("gzip, deflate, br", "br"),
    ("br", "br"),
    ("gzip", "gzip"),
    ("gzip;q=0.5", "gzip"),
    ("identity", None),
    (None, None),
]


@pytest.mark.parametrize(("accepted", "coding"), CODINGS, ids=[str(row[0]) for row in CODINGS])
def test_precompressed(served: Served, accepted: str | None, coding: str | None) -> None:
    """Browsers get the compressed form that they take, with the media type and the headers of the file."""
    headers = {"Accept-Encoding": accepted} if accepted else {}
    for path, file in (
        (PAGE, served.site.home / PAGE.strip("/") / "index.html"),
        (None, None),
    ):
        path = served.site.path(path) if path else asset(served, ".css")
        file = file or served.site.folder / path.lstrip("/")
        answer = served.server.get(path, headers)
        assert answer.status == 200
        assert answer.header("Content-Encoding") == coding
        assert decoded(answer) == file.read_bytes()
        assert "accept-encoding" in (answer.header("Vary") or "").lower()
        assert (answer.header("Content-Type") or "").split(";")[0] == ("text/css" if path.endswith("css") else "text/html")
        hold_headers(answer, YEAR if path.endswith("css") else NO_CACHE, is_page=not path.endswith("css"))


def test_register_is_json(served: Served) -> None:
    """The register of reviews can be read where the site says that it is."""
    answer = served.server.get(served.site.path("/.well-known/medical-review.json"))
    assert json.loads(answer.body)["pages"]


def test_no_pages_that_forward(served: Served) -> None:
    """Where the host forwards readers itself, there is no page that does so too."""
    assert not (served.site.home / "was-here").exists()


# What docs/publishing.md shows of a configuration that has nothing to do with the files of the site: addresses and keys.
ELSEWHERE = re.compile(r"listen|server_name|ServerName|ssl_|return|VirtualHost|example\.org|^server|^[{}]$|^#")


def test_documentation(served: Served) -> None:
    """The servers of these tests are set up as docs/publishing.md says."""
    page = (ROOT / "docs/publishing.md").read_text(encoding="utf-8")
    language = {"nginx": "nginx", "apache": "apache", "caddy": "caddyfile"}[served.server.name]
    example = re.search(rf"```{language}\n(.*?)```", page, re.S)
    assert example
    folder = str(served.site.folder)
    lines = [line.strip().replace("/srv/health/Output", folder) for line in example[1].splitlines()]
    expected = [line for line in lines if line and not ELSEWHERE.search(line)]
    used = (served.server.folder / served.server.configuration).read_text(encoding="utf-8")
    assert len(expected) >= 2
    for line in expected:
        assert line in [used_line.strip() for used_line in used.splitlines()], line
