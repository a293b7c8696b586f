"""What kind a page is, by its address: in the words of `Sources/Rendering/Pages/Kinds`."""

from __future__ import annotations

from collections.abc import Iterable

#: Pages that every site may have, by the address below the root of the site.
_KNOWN = {
    "": "home",
    "404.html": "not-found",
    "search/": "search",
    "people/": "people-index",
    "glossary/": "glossary",
    "a-z/": "subject-index",
}


def lists_among(addresses: Iterable[str]) -> frozenset[str]:
    """The addresses of lists: those that have pages below them. Addresses begin below the root of the site."""
    return frozenset(address.split("/")[0] + "/" for address in addresses if address.count("/") > 1)


def kind_of(address: str, lists: frozenset[str]) -> str:
    """The kind of the page at an address below the root of the site, whose lists are at other addresses."""
    if address in _KNOWN:
        return _KNOWN[address]
    parts = address.strip("/").split("/")
    if "a-z" in parts[:2]:
        return "letter" if len(parts) == parts.index("a-z") + 2 else "letter-part"
    if parts[0] == "people":
        return "person" if len(parts) == 2 else "works"
    if len(parts) == 1:
        return "subject-index" if address in lists else "page"
    if len(parts) > 3 and parts[-2] == "questions" and parts[-1].isdecimal():
        return "articles"
    return "subject" if len(parts) == 2 else "article"
