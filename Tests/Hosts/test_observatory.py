"""The security headers of the servers, by the published rules of Mozilla's HTTP Observatory."""

from __future__ import annotations

from email.message import Message

import pytest

import observatory
from conftest import Served

FULL = {
    "Content-Security-Policy": "default-src 'none'; script-src 'sha256-x'; frame-ancestors 'none'",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.mark.parametrize("path", ["/", "/conditions/anemia/causes/"])
def test_pages_have_full_marks(served: Served, path: str) -> None:
    """Every page has all points that a site without cookies and without scripts in files can have."""
    answer = served.server.get(served.site.path(path))
    body = answer.body.decode()
    assert observatory.score(answer.headers, body) == (observatory.MOST, "A+"), observatory.points(answer.headers, body)


# A header, another value (or none), and the score that the tables give then.
LESS = [
    ("Content-Security-Policy", None, 75, "B"),
    ("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'", 145, "A+"),
    ("Content-Security-Policy", "default-src 'none'; script-src 'unsafe-inline'", 80, "B+"),
    ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'", 140, "A+"),
    ("Content-Security-Policy", "default-src 'none'; style-src http://example.org", 80, "B+"),
    ("Content-Security-Policy", "default-src 'none'; img-src http://example.org", 130, "A+"),
    ("Content-Security-Policy", "default-src 'none'; script-src 'self' 'unsafe-eval'", 130, "A+"),
    ("Cross-Origin-Embedder-Policy", None, 140, "A+"),
    ("Cross-Origin-Opener-Policy", "unsafe-none", 140, "A+"),
    ("Cross-Origin-Resource-Policy", "anything", 135, "A+"),
    ("Referrer-Policy", "unsafe-url", 140, "A+"),
    ("Strict-Transport-Security", None, 80, "B+"),
    ("Strict-Transport-Security", "max-age=300", 140, "A+"),
    ("X-Content-Type-Options", None, 145, "A+"),
]


@pytest.mark.parametrize(("name", "value", "score", "grade"), LESS, ids=[f"{row[0]}: {row[1]}" for row in LESS])
def test_scoring_knows_what_is_missing(name: str, value: str | None, score: int, grade: str) -> None:
    """The scoring of these tests takes off what the tables take off."""
    headers = Message()
    for known, usual in FULL.items():
        if known != name:
            headers[known] = usual
        elif value is not None:
            headers[known] = value
    assert observatory.score(headers, "") == (score, grade)


@pytest.mark.parametrize(
    ("tag", "score"),
    [
        ("<script>1</script>", 150),
        ('<script src="/a.js"></script>', 150),
        ('<script src="https://other.example/a.js"></script>', 145),
        ('<script src="//other.example/a.js"></script>', 100 - 50),
    ],
)
def test_scoring_reads_scripts(tag: str, score: int) -> None:
    """Scripts of other hosts cost points."""
    headers = Message()
    for name, value in FULL.items():
        headers[name] = value
    assert observatory.score(headers, tag)[0] == score
