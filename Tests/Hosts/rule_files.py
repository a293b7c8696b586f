"""What Netlify and Cloudflare make of `_redirects` and `_headers`, as their documentation says it (docs.netlify.com,
“Redirects and rewrites” and “Custom headers”; developers.cloudflare.com, “Redirects” and “Headers”). It was written from
these pages, and shares nothing with what writes the files."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Redirect:
    source: str
    target: str
    status: int
    is_forced: bool


def lines(text: str) -> list[str]:
    """The lines without comments and blank lines."""
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def redirects(text: str) -> list[Redirect]:
    """The redirects of a file, in its order."""
    found = []
    for line in lines(text):
        match = re.fullmatch(r"(/\S*) (/\S*) (\d{3})(!?)", line)
        assert match, f"no redirect: {line!r}"
        for path in match[1], match[2]:
            assert path.isascii(), f"not percent-encoded: {path}"
            assert "*" not in path and ":" not in path, f"a pattern, not a path: {path}"
        found.append(Redirect(match[1], match[2], int(match[3]), bool(match[4])))
    return found


def answer(rules: list[Redirect], path: str) -> Redirect | None:
    """The redirect for a path, as it is asked for: the first that fits."""
    return next((rule for rule in rules if rule.source == path), None)


@dataclass
class HeaderRule:
    pattern: str
    # The headers that the rule sets, by their names.
    values: dict[str, str]
    # The names of the headers that it takes back.
    taken_back: set[str]

    def fits(self, path: str) -> bool:
        parts = self.pattern.split("*")
        assert len(parts) <= 2, f"more than one star: {self.pattern}"
        # A placeholder stands for one part of a path.
        pattern = ".*".join(re.sub(r":[a-z]+", "[^/]+", re.escape(part)) for part in parts)
        return re.fullmatch(pattern, path) is not None


def header_rules(text: str) -> list[HeaderRule]:
    """The rules of a file, in its order."""
    rules: list[HeaderRule] = []
    for line in lines(text):
        if not line.startswith((" ", "\t")):
            assert line.startswith("/"), f"no path: {line!r}"
            rules.append(HeaderRule(line, {}, set()))
        elif line.strip().startswith("!"):
            rules[-1].taken_back.add(line.strip()[1:].strip())
        else:
            name, _, value = line.strip().partition(": ")
            assert value, f"no header: {line!r}"
            assert name not in rules[-1].values
            rules[-1].values[name] = value
    return rules


def headers(rules: list[HeaderRule], path: str) -> dict[str, list[str]]:
    """The headers for a path: those of every rule that fits, one after the other."""
    sent: dict[str, list[str]] = {}
    for rule in rules:
        if rule.fits(path):
            for name in rule.taken_back:
                sent.pop(name, None)
            for name, value in rule.values.items():
                sent.setdefault(name, []).append(value)
    return sent
