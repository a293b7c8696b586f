#!/usr/bin/env python3
"""The canonical form of docs/review.md, read off published pages.

Written from that page alone, with other tools than sitegen's own, so that each of the two can find the other's mistakes.

    review_twin.py form PAGE.html --root OUTPUT [--base /path/]   prints the texts on a page, with their digests
    review_twin.py digests OUTPUT [--base /path/]                 prints the digests of all pages, as JSON
    review_twin.py log LOG.json [OLDER.json]                      prints the leaves of a log, with their hashes and roots
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.dom.minidom import Element, Node

import html5lib
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

#: The texts of a page: the first line of the form, and the regions that it is made of.
TEXTS = {
    "text": ("sitegen-text 1", ["title", "summary", "treats", "prevents", "diagnoses", "symptomOf", "body", "sources"]),
    "disclaimer": ("sitegen-disclaimer 1", ["disclaimer-title", "disclaimer-summary", "disclaimer"]),
}
MEANINGS = "sitegen-meanings 1"
FACTS = "sitegen-facts 1"

WHITE_SPACE = "\t\n\f\r "
EXTERNAL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]{2}")
SILENT = {"meaning", "care-level", "footnotes-title", "footnote-back"}
BLOCKS = set(
    "h1 h2 h3 h4 h5 h6 ul ol li blockquote table caption thead tbody tr th td section figure figcaption dl dt dd details summary".split()
)
#: Elements that write nothing themselves.
PLAIN = set("a abbr b bdi bdo button cite code dfn div em i kbd mark small span strong time wbr".split())
HTML = "http://www.w3.org/1999/xhtml"

#: Gives the bytes of the file that a `src` names.
Fetch = Callable[[str], bytes]


class PageError(Exception):
    """The page has no form."""


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def written(lines: list[str]) -> bytes:
    return "".join(line + "\n" for line in lines).encode()


# Elements


def parsed(page: bytes) -> Node:
    return html5lib.HTMLParser(tree=html5lib.getTreeBuilder("dom")).parse(page, override_encoding="utf-8")


def elements(node: Node) -> Iterator[Element]:
    """All elements in the node, in the order of the document."""
    for child in node.childNodes:
        if child.nodeType == Node.ELEMENT_NODE:
            yield child
            yield from elements(child)


def local_name(element: Element) -> str:
    # A colon in the name is no prefix in HTML, though Python's DOM takes it for one.
    return element.tagName


def classes(element: Element) -> list[str]:
    return re.split(f"[{WHITE_SPACE}]+", element.getAttribute("class"))


def attribute(element: Element, name: str) -> str:
    """Its value, or the empty string, with white space as in attributes."""
    return collapsed(element.getAttribute(name))


def other_files(name: str, element: Element) -> bool:
    """Whether an element of HTML shows a file that is not written."""
    names = ["background", "poster"]
    if name == "object":
        names.append("data")
    if name not in ("img", "video", "audio", "track", "source"):
        names.append("src")
    return any(element.hasAttribute(each) for each in names)


def address_of(link: Element) -> str:
    """Where the link leads, as the URL Standard reads an attribute."""
    return re.sub(r"[\t\n\r]", "", link.getAttribute("href").strip("".join(map(chr, range(0x21)))))


def collapsed(text: str) -> str:
    return re.sub(f"[{WHITE_SPACE}]+", " ", text).strip(" ")


def text_in(node: Node, without: str | None = None) -> str:
    """The text in the node, less what is not reviewed, and less elements of a class."""
    parts = []
    for child in node.childNodes:
        if child.nodeType == Node.TEXT_NODE:
            parts.append(child.data)
        elif child.nodeType == Node.ELEMENT_NODE and not child.hasAttribute("data-unreviewed"):
            if without is None or without not in classes(child):
                parts.append(text_in(child, without))
    return "".join(parts)


def digits_in(element: Element, without: str | None = None) -> str:
    return re.sub("[^0-9]", "", text_in(element, without))


# The form of a region


class Form:
    def __init__(self, first: str, fetch: Fetch):
        self.lines = [first]
        self.fetch = fetch
        #: The facts that were written by their names.
        self.facts: set[str] = set()
        #: The line of text that is being written.
        self.open: str | None = None
        #: Whether white space waits for what comes next.
        self.space = False
        #: Whether white space would be the first thing after a block line.
        self.fresh = True
        #: Whether the last line is a block line that starts with `(`.
        self.begun = False
        #: Whether the region `sources` is being written.
        self.in_sources = False
        #: Whether a region is being written in which facts stand by their names.
        self.with_facts = False

    def text(self, text: str) -> None:
        for run in re.findall(f"[{WHITE_SPACE}]+|[^{WHITE_SPACE}]+", text):
            if run[0] in WHITE_SPACE:
                self.space = not self.fresh
            else:
                self.open = (self.open or "=") + (" " if self.space else "") + run
                self.space = self.fresh = self.begun = False

    def end_text(self) -> None:
        if self.open:
            self.lines.append(self.open)
        self.open = None
        self.space = False

    def mark(self, line: str) -> None:
        if self.space:
            self.open = (self.open or "=") + " "
        self.end_text()
        self.lines.append(line)
        self.fresh = self.begun = False

    def block(self, line: str) -> None:
        self.end_block()
        self.lines.append(line)
        self.begun = line.startswith("(")

    def end_block(self) -> None:
        self.end_text()
        self.fresh = True

    def title(self, element: Element) -> None:
        if title := attribute(element, "title"):
            self.mark('"' + title)

    def region(self, name: str, element: Element) -> None:
        self.in_sources = name == "sources"
        self.with_facts = name in ("summary", "body")
        self.block("(" + name)
        self.inside(element)
        self.block(")")

    def inside(self, node: Node) -> None:
        for child in node.childNodes:
            if child.nodeType == Node.TEXT_NODE:
                self.text(child.data)
            elif child.nodeType == Node.ELEMENT_NODE:
                self.element(child)

    def element(self, element: Element) -> None:
        name = local_name(element) if element.namespaceURI == HTML else None
        own = classes(element)
        level = next((each.removeprefix("care-") for each in own if each.startswith("care-")), None)
        if element.hasAttribute("data-unreviewed") or not SILENT.isdisjoint(own):
            pass
        elif name is not None and other_files(name, element):
            raise PageError("an element shows a file that is not written")
        elif name == "sup" and "citation" in own:
            places = [each for each in elements(element) if "locator" in classes(each)]
            place = collapsed("".join(text_in(each) for each in places if not each.hasAttribute("data-unreviewed")))
            self.mark("[" + digits_in(element, without="locator") + place)
        elif name == "sup" and "footnote-ref" in own:
            self.mark("^" + digits_in(element))
        elif name == "img":
            if element.hasAttribute("srcset"):
                raise PageError("an image has the attribute srcset")
            self.mark("(img " + sha256(self.fetch(element.getAttribute("src"))))
            self.title(element)
            self.text(attribute(element, "alt"))
            self.mark(")")
        elif name in ("video", "audio", "track"):
            self.mark(f"({name} " + sha256(self.fetch(element.getAttribute("src"))))
            if name != "track":
                self.text(attribute(element, "aria-label"))
                self.inside(element)
            self.mark(")")
        elif name == "source":
            if re.search(f"[{WHITE_SPACE},]", element.getAttribute("srcset")):
                raise PageError("a source has more than one address")
            source = element.getAttribute("srcset" if element.hasAttribute("srcset") else "src")
            self.mark("(source " + sha256(self.fetch(source)))
            self.mark(")")
        elif name == "data" and "fact" in own and self.with_facts:
            fact = attribute(element, "value")
            self.mark("(fact " + fact)
            self.mark(")")
            self.facts.add(f"={fact}: {collapsed(text_in(element))}")
        elif name == "br":
            self.mark("/")
        elif name == "hr":
            self.block("-")
        elif name == "time" and self.in_sources and element.hasAttribute("datetime"):
            self.text(element.getAttribute("datetime"))
        elif name == "a" and EXTERNAL.match(address_of(element)):
            self.mark("(a " + address_of(element))
            self.title(element)
            self.inside(element)
            self.mark(")")
        elif name == "a" and attribute(element, "title"):
            self.mark("(a")
            self.title(element)
            self.inside(element)
            self.mark(")")
        elif name == "abbr" and attribute(element, "title"):
            self.mark("(abbr")
            self.title(element)
            self.inside(element)
            self.mark(")")
        elif name == "del":
            self.mark("(del")
            self.inside(element)
            self.mark(")")
        elif name == "p":
            if not self.begun:
                self.block("p")
            self.inside(element)
            self.end_block()
        elif name == "pre":
            self.block("(pre")
            text = text_in(element)
            self.lines += ["=" + line for line in text.removesuffix("\n").split("\n")] if text else []
            self.block(")")
        elif name == "section" and "care" in own and level is not None:
            self.enclosed("(care " + level, element)
        elif name == "ol" and element.hasAttribute("start") and attribute(element, "start") != "1":
            self.enclosed("(ol " + attribute(element, "start"), element)
        elif name in BLOCKS:
            self.enclosed("(" + name, element)
        elif name in PLAIN:
            self.inside(element)
        else:
            checked = name == "input" and element.hasAttribute("checked")
            self.mark("(" + local_name(element).lower() + (" checked" if checked else ""))
            self.inside(element)
            self.mark(")")

    def enclosed(self, line: str, element: Element) -> None:
        self.block(line)
        self.inside(element)
        self.block(")")


# The forms of a page


def forms(page: bytes, fetch: Fetch) -> dict[str, bytes]:
    """The forms of the texts that the page has, by the names `text`, `disclaimer`, `meanings` and `facts`."""
    regions: dict[str, Element] = {}
    document = parsed(page)
    for element in elements(document):
        if element.hasAttribute("data-reviewed"):
            name = element.getAttribute("data-reviewed")
            if name in regions:
                raise PageError(f"the region {name} stands there twice")
            if any(each.hasAttribute("data-reviewed") for each in elements(element)):
                raise PageError(f"the region {name} holds another region")
            regions[name] = element
    if regions and any(local_name(each) == "base" and each.hasAttribute("href") for each in elements(document)):
        raise PageError("an element base leads addresses elsewhere")

    found = {}
    facts: set[str] = set()
    for text, (first, names) in TEXTS.items():
        form = Form(first, fetch)
        for name in names:
            if name in regions:
                form.region(name, regions[name])
        facts |= form.facts
        if len(form.lines) > 1:
            found[text] = written(form.lines)
    if "text" in found and "title" not in regions:
        raise PageError("the region title is missing")
    if meanings := meanings_of(regions):
        found["meanings"] = written([MEANINGS, *meanings])
    if facts:
        found["facts"] = written([FACTS, *sorted(facts, key=str.encode)])
    return found


def meanings_of(regions: dict[str, Element]) -> list[str]:
    lines = set()
    if "glossary" in regions:
        for entry in elements(regions["glossary"]):
            if entry.localName == "div":
                term, meaning = (collapsed(text_in(only(entry, name))) for name in ("dt", "dd"))
                lines.add(f"={term}: {meaning}")
    elif "body" in regions:
        for element in elements(regions["body"]):
            if "meaning" in classes(element):
                lines.add("=" + collapsed(text_in(element)))
    return sorted(lines, key=str.encode)


def only(element: Element, name: str) -> Element:
    found = [each for each in elements(element) if local_name(each) == name]
    if len(found) != 1:
        raise PageError(f"a meaning has {len(found)} elements {name}")
    return found[0]


def digests(forms: dict[str, bytes]) -> dict[str, str]:
    return {text: sha256(form) for text, form in forms.items()}


def shown(forms: dict[str, bytes]) -> bytes:
    """Each form below a line with its name and its digest, parted by empty lines: forms have none."""
    return b"\n".join(f"{text} {sha256(form)}\n".encode() + form for text, form in forms.items())


# Files of a site


def fetch_beside(page: Path, root: Path, base: str) -> Fetch:
    """Reads what a `src` on the page names, where the folder `root` is published at the path `base`."""
    folder = base + "".join(part + "/" for part in page.resolve().parent.relative_to(root.resolve()).parts)

    def fetch(source: str) -> bytes:
        address = urlsplit(urljoin("https://site.invalid" + folder, source))
        path = unquote(address.path)
        file = (root / path.removeprefix(base)).resolve()
        if address.netloc != "site.invalid" or not path.startswith(base) or not file.is_relative_to(root.resolve()):
            raise PageError(f"{source} is no file of the site")
        try:
            return file.read_bytes()
        except OSError:
            raise PageError(f"{source} is no file of the site") from None

    return fetch


def forms_of_file(page: Path, root: Path, base: str) -> dict[str, bytes]:
    try:
        return forms(page.read_bytes(), fetch_beside(page, root, base))
    except PageError as error:
        raise PageError(f"{page}: {error}") from None


def site_digests(root: Path, base: str) -> dict[str, dict[str, str]]:
    """The digests of all pages that have regions, by the page's path."""
    pages = {page: forms_of_file(page, root, base) for page in sorted(root.rglob("*.html"))}
    return {page.relative_to(root).as_posix(): digests(forms) for page, forms in pages.items() if forms}


# Entries of records


#: The keys of a signature: of the form of an entry, and as ssh-keygen makes one.
SIGNATURES = ("signature", "sshSignature")


def is_signed(entry: dict) -> bool:
    return any(key in entry for key in SIGNATURES)


def entry_form(entry: dict) -> bytes:
    """The bytes that are signed."""
    version = 3 if "change" in entry else 2 if "address" in entry else 1
    lines = [f"sitegen-entry {version}"]
    keys = ("date", "reviewer", "kind", "address", "nextReview", "text")
    lines += [f"{key} {entry[key]}" for key in keys if key in entry]
    lines += [f"shared {name} {digest}" for name, digest in sorted(entry.get("shared", {}).items())]
    if "change" in entry:
        lines.append(f"change {collapsed(entry['change'])}")
    if note := collapsed(entry.get("note", "")):
        lines.append(f"note {note}")
    if "before" in entry:
        lines.append(f"before {entry['before']}")
    return written(lines)


def entry_digest(entry: dict) -> str:
    return sha256(entry_form(entry) + written([f"{key} {entry[key]}" for key in SIGNATURES if key in entry]))


def chain_holds(entries: list[dict]) -> bool:
    """Whether every entry names the digest of the one before it, and the first names none."""
    before = [None, *map(entry_digest, entries)]
    return all(entry.get("before") == digest for entry, digest in zip(entries, before))


def review_of(entries: list[dict]) -> dict | None:
    """What the entries of a record amount to: the text, its address, the reviews of it, and what carried them over."""
    text = address = None
    reviews: list[tuple[int, dict]] = []
    carriers: list[tuple[int, dict]] = []
    for number, entry in enumerate(entries):
        place = entry.get("address")
        if entry["kind"] == "clinical":
            if (entry["text"], place) != (text, address):
                reviews = []
            reviews = [(n, e) for n, e in reviews if e["reviewer"] != entry["reviewer"]] + [(number, entry)]
        elif reviews and may_carry(address, place):
            carriers.append((number, entry))
        else:
            continue
        text, address = entry["text"], place
    if not reviews:
        return None
    return {
        "text": text,
        "address": address,
        "reviews": [entry for _, entry in reviews],
        "carriers": [entry for number, entry in carriers if number > reviews[0][0]],
    }


def may_carry(old: str | None, new: str | None) -> bool:
    """Whether an editorial entry may carry a review from one address to another."""
    if old is None or old == new:
        return True
    return new is not None and condition(old) is not None and condition(old) == condition(new)


def condition(address: str) -> str | None:
    parts = address.strip("/").split("/")
    return parts[1] if len(parts) > 1 and parts[0] == "conditions" else None


def is_at(review: dict, address: str, requires_records: bool) -> bool:
    """Whether a review is one of the text at an address."""
    bound = all("address" in entry or not (is_signed(entry) or requires_records) for entry in review["reviews"])
    return bound and review["address"] in (None, address)


def unsigned_carriers(review: dict) -> list[dict]:
    """The entries without a signature that carry a signed review over to another text."""
    if not any(is_signed(entry) for entry in review["reviews"]):
        return []
    return [entry for entry in review["carriers"] if not is_signed(entry)]


def signature_holds(entry: dict, public_keys: list[str]) -> bool:
    """Whether the entry is signed with the private half of one of the keys."""
    if "signature" in entry:
        signature, message = entry["signature"], entry_form(entry)
    else:
        signature, message = entry["sshSignature"], ssh_message(entry_form(entry))
    for key in public_keys:
        try:
            public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True))
            public.verify(base64.b64decode(signature, validate=True), message)
            return True
        except InvalidSignature:
            continue
    return False


def ssh_message(form: bytes) -> bytes:
    """What ssh-keygen signs of the form of an entry."""

    def string(value: bytes) -> bytes:
        return len(value).to_bytes(4, "big") + value

    return b"SSHSIG" + string(b"sitegen-entry") + string(b"") + string(b"sha512") + string(hashlib.sha512(form).digest())


# The log


def leaf_form(leaf: dict) -> bytes:
    lines = ["sitegen-leaf 1", f"day {leaf['day']}"]
    lines += [f"{key} {leaf[key]}" for key in ("register", "commit") if key in leaf]
    lines += ["uncommitted"] if leaf.get("uncommitted") else []
    return written([*lines, f"sitegen {leaf['sitegen']}"])


def leaf_hash(leaf: dict) -> bytes:
    return hashlib.sha256(b"\x00" + leaf_form(leaf)).digest()


def root_of(hashes: list[bytes]) -> bytes:
    if len(hashes) < 2:
        return hashes[0] if hashes else hashlib.sha256().digest()
    size = 1 << ((len(hashes) - 1).bit_length() - 1)
    return hashlib.sha256(b"\x01" + root_of(hashes[:size]) + root_of(hashes[size:])).digest()


def problems_of_log(log: dict, register: bytes | None = None, older: dict | None = None) -> list[str]:
    """What does not fit in a log, with the register beside it, and after an older log."""
    leaves = log["leaves"]
    hashes = [leaf_hash(leaf) for leaf in leaves]
    problems = []
    if (log["size"], log["root"]) != (len(leaves), root_of(hashes).hex()):
        problems.append("log: the root is not that of the leaves")
    days = [leaf["day"] for leaf in leaves]
    if days != sorted(days):
        problems.append("log: a day is before the one above it")
    if register is not None:
        expected = {"register": sha256(register)} | {
            key: value for key, value in json.loads(register).items() if key in ("day", "commit", "uncommitted")
        }
        newest = {key: value for key, value in (leaves or [{}])[-1].items() if key != "sitegen"}
        if newest != expected:
            problems.append("log: the newest leaf is not that of the register")
    if older is not None and root_of(hashes[: older["size"]]).hex() != older["root"]:
        problems.append("log: it does not begin with the leaves of the older one")
    return problems


def shown_leaves(log: dict) -> bytes:
    hashes = [leaf_hash(leaf) for leaf in log["leaves"]]
    return b"\n".join(
        f"{number} {hashes[number - 1].hex()} {root_of(hashes[:number]).hex()}\n".encode() + leaf_form(leaf)
        for number, leaf in enumerate(log["leaves"], 1)
    )


# The published register


def problems_of(root: Path) -> tuple[list[str], int]:
    """What does not fit between a published site and its register, and how many pages were held against it."""
    data = (root / ".well-known/medical-review.json").read_bytes()
    register = json.loads(data)
    base = urlsplit(register["address"]).path
    shown = site_digests(root, base)
    keys = {person["id"]: [key["key"] for key in person.get("publicKeys", [])] for person in register["people"]}
    log = root / ".well-known/medical-review-log.json"
    problems = problems_of_log(json.loads(log.read_bytes()), data) if log.is_file() else []
    for page in register["pages"]:
        path = unquote(urlsplit(page["address"]).path).removeprefix(base) + "index.html"
        problems += [f"{path}: {problem}" for problem in problems_of_record(page["entries"], keys)]
        review = review_of(page["entries"])
        address = "/" + unquote(urlsplit(page["address"]).path).removeprefix(base)
        holds = review and review["text"] == page["text"] and is_at(review, address, register["requiresRecords"])
        if not holds and not {"changed", "neverReviewed"} & set(page["facts"]):
            problems.append(f"{path}: the review is not one of this text at this address")
        digests = shown.get(path, {})
        shared = page.get("shared", {})
        lists = {"glossary": "meanings", "facts": "facts"}
        expected = {"disclaimer": digest for name, digest in shared.items() if name not in lists}
        if not page.get("withheld"):
            expected |= {"text": page["text"]} | {lists[name]: shared[name] for name in shared if name in lists}
        if digests != expected:
            problems.append(f"{path}: shows {digests}, and the register has {expected}")
    for text in register["sharedTexts"]:
        problems += [f"{text['id']}: {problem}" for problem in problems_of_record(text["entries"], keys)]
        if text["id"] == "glossary" and glossary_digest(root, base) != text["text"]:
            problems.append("glossary: its pages show other meanings")
        if text["id"] == "facts" and sha256((root / ".well-known/medical-facts.txt").read_bytes()) != text["text"]:
            problems.append("facts: the file has others")
    return problems, len(register["pages"])


def glossary_digest(root: Path, base: str) -> str | None:
    """The digest of the meanings on all pages of the glossary; a long one has a page for each letter."""
    lines: set[bytes] = set()
    for page in [root / "glossary/index.html", *sorted(root.glob("glossary/a-z/**/index.html"))]:
        form = forms_of_file(page, root, base).get("meanings", b"") if page.is_file() else b""
        lines.update(form.split(b"\n")[1:-1])
    return sha256(b"".join(line + b"\n" for line in [MEANINGS.encode(), *sorted(lines)])) if lines else None


def problems_of_record(entries: list[dict], keys: dict[str, list[str]]) -> list[str]:
    problems = [] if chain_holds(entries) else ["an entry does not name the one before it"]
    signed = [entry for entry in entries if is_signed(entry)]
    review = review_of(entries)
    problems += [
        f"the entry of {entry['date']} has no signature, and carries over a review that has one"
        for entry in (unsigned_carriers(review) if review else [])
    ]
    return problems + [
        f"the signature of {entry['date']} does not hold"
        for entry in signed
        if not signature_holds(entry, keys[entry["reviewer"]])
    ]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="The canonical form of docs/review.md, read off published pages.")
    commands = parser.add_subparsers(dest="command", required=True)
    form = commands.add_parser("form", help="print the texts on a page, with their digests")
    form.add_argument("page", type=Path)
    form.add_argument("--root", type=Path, required=True)
    site = commands.add_parser("digests", help="print the digests of all pages, as JSON")
    site.add_argument("root", type=Path)
    check = commands.add_parser("check", help="hold a published site against its register")
    check.add_argument("root", type=Path)
    log = commands.add_parser("log", help="print the leaves of a log with their hashes and roots, or hold it against an older one")
    log.add_argument("log", type=Path)
    log.add_argument("older", type=Path, nargs="?")
    for command in (form, site):
        command.add_argument("--base", default="/", help="the path at which the site is published")
    options = parser.parse_args(arguments)
    # Each element in another takes a few calls.
    sys.setrecursionlimit(20_000)
    try:
        if options.command == "form":
            sys.stdout.buffer.write(shown(forms_of_file(options.page, options.root, options.base)))
        elif options.command == "log":
            log = json.loads(options.log.read_bytes())
            older = json.loads(options.older.read_bytes()) if options.older else None
            sys.stdout.buffer.write(shown_leaves(log))
            problems = problems_of_log(log, older=older)
            print(*problems, sep="\n", end="\n" if problems else "")
            return 1 if problems else 0
        elif options.command == "check":
            problems, pages = problems_of(options.root)
            print(*problems, f"{pages} pages, {len(problems)} problems", sep="\n")
            return 1 if problems or not pages else 0
        else:
            print(json.dumps(site_digests(options.root, options.base), indent=2))
    except PageError as error:
        print(f"review_twin: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
