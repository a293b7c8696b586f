"""The score that Mozilla's HTTP Observatory gives to the answer of a site that sets no cookies, by its published tables
(github.com/mdn/mdn-http-observatory, “Scoring methodology”): a hundred points, less what is missing, and more for what goes
further where at least ninety are left.

What it cannot see in an answer is not counted: the redirect from HTTP to HTTPS is the host's, and costs nothing where it is
there."""

from __future__ import annotations

import re
from email.message import Message

START, EXTRA_FROM = 100, 90

# What a site without cookies and without scripts in files can have at most. Of the published bonuses, these do not apply:
# cookies with all flags (5), scripts in files with a digest (5), and a place in the browsers' preload list for HSTS (5).
MOST = 150

GRADES = [(100, "A+"), (90, "A"), (85, "A-"), (80, "B+"), (70, "B"), (65, "B-"), (60, "C+"), (50, "C"), (45, "C-")]


def directives(policy: str) -> dict[str, list[str]]:
    """The directives of a content security policy; the first of a name counts."""
    found: dict[str, list[str]] = {}
    for part in policy.split(";"):
        words = part.split()
        if words:
            found.setdefault(words[0].lower(), words[1:])
    return found


def content_security_policy(policy: dict[str, list[str]] | None) -> int:
    if policy is None:
        return -25
    broad = {"*", "http:", "https:", "ftp:"}
    default = policy.get("default-src", ["*"])
    script, style = policy.get("script-src", default), policy.get("style-src", default)
    objects = policy.get("object-src", default)
    hashed = re.compile(r"'(sha(256|384|512)|nonce)-")
    script, style = (
        [word for word in words if word != "'unsafe-inline'" or not any(map(hashed.match, words))]
        for words in (script, style)
    )
    if broad.union({"'unsafe-inline'", "data:"}).intersection(script) or broad.intersection(objects):
        return -20
    active = [word for name, words in policy.items() if name not in ("img-src", "media-src") for word in words]
    if any(word.startswith(("http:", "ftp:")) for word in active):
        return -20
    if "'unsafe-eval'" in script + style:
        return -10
    passive = policy.get("img-src", default) + policy.get("media-src", default)
    if any(word.startswith(("http:", "ftp:")) for word in passive):
        return -10
    if broad.union({"'unsafe-inline'", "data:"}).intersection(style):
        return 0
    return 10 if default == ["'none'"] else 5


def chosen(value: str | None, points: dict[str, int], missing: int, wrong: int) -> int:
    return missing if value is None else points.get(value.strip().lower(), wrong)


def transport_security(value: str | None) -> int:
    age = re.search(r"(?:^|;)\s*max-age=(\d+)", value or "", re.I)
    if age is None:
        return -20
    return 0 if int(age[1]) >= 15_552_000 else -10


def scripts(body: str) -> int:
    """Scripts in files of other hosts need a digest (SRI), and HTTPS."""
    worst = 0
    for tag in re.findall(r"<script\b[^>]*>", body, re.I):
        source = re.search(r"""\bsrc\s*=\s*["']?([^"'\s>]+)""", tag, re.I)
        if source and re.match(r"(https?:)?//", source[1]):
            is_held, is_secure = "integrity" in tag, source[1].startswith("https:")
            points = (0 if is_secure else -20) if is_held else (-5 if is_secure else -50)
            worst = min(worst, points)
    return worst


def points(headers: Message, body: str) -> dict[str, int]:
    """The points of each test."""
    policies = headers.get_all("Content-Security-Policy", [])
    policy = directives(policies[0]) if policies else None
    frames = {"deny": 5, "sameorigin": 5}
    return {
        "content-security-policy": content_security_policy(policy),
        "cookies": 0 if headers.get("Set-Cookie") is None else -40,
        "cors": -50 if headers.get("Access-Control-Allow-Credentials") else 0,
        "cross-origin-embedder-policy": chosen(
            headers.get("Cross-Origin-Embedder-Policy"), {"require-corp": 10, "credentialless": 10, "unsafe-none": 0}, 0, -5
        ),
        "cross-origin-opener-policy": chosen(
            headers.get("Cross-Origin-Opener-Policy"),
            {"same-origin": 10, "same-origin-allow-popups": 10, "noopener-allow-popups": 10, "unsafe-none": 0},
            0,
            -5,
        ),
        "cross-origin-resource-policy": chosen(
            headers.get("Cross-Origin-Resource-Policy"), {"same-origin": 10, "same-site": 10, "cross-origin": 0}, 0, -5
        ),
        "referrer-policy": chosen(
            headers.get("Referrer-Policy"),
            {"no-referrer": 5, "same-origin": 5, "strict-origin": 5, "strict-origin-when-cross-origin": 5},
            0,
            -5,
        ),
        "strict-transport-security": transport_security(headers.get("Strict-Transport-Security")),
        "subresource-integrity": scripts(body),
        "x-content-type-options": chosen(headers.get("X-Content-Type-Options"), {"nosniff": 0}, -5, -5),
        "x-frame-options": 5
        if policy and "frame-ancestors" in policy
        else chosen(headers.get("X-Frame-Options"), frames, -20, -20),
    }


def score(headers: Message, body: str) -> tuple[int, str]:
    """The score and the grade."""
    modifiers = points(headers, body).values()
    plain = START + sum(modifier for modifier in modifiers if modifier < 0)
    total = max(0, START + sum(modifiers) if plain >= EXTRA_FROM else plain)
    return total, next((grade for least, grade in GRADES if total >= least), "D or less")
