"""What the benchmark scripts share: writing YAML that needs no second look, slugs, and folders of files."""

import json
import re
import sys
from pathlib import Path

# Python may not leave compiled copies beside the scripts: the folder is checked in.
sys.dont_write_bytecode = True

_PLAIN_KEY = re.compile(r"[A-Za-z][A-Za-z0-9-]*\Z")


def quoted(text):
    """A YAML double-quoted scalar; every text is quoted, so that none reads as a number, a date or a flag."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(_printable(character) for character in escaped) + '"'


def _printable(character):
    if character.isprintable():
        return character
    number = ord(character)
    if number <= 0xFF:
        return f"\\x{number:02X}"
    return f"\\u{number:04X}" if number <= 0xFFFF else f"\\U{number:08X}"


def yaml(mapping, indent=0):
    """The lines of a block mapping of texts, whole numbers, flags, lists and mappings.

    A value that is empty, or a mapping of such, is left out: a key without a value is a mistake in front matter.
    """
    lines = []
    for key, value in mapping.items():
        if _is_empty(value):
            continue
        if not _PLAIN_KEY.match(key):
            raise ValueError(f"not a plain key: {key!r}")
        lines += _entry(key, value, indent)
    return lines


def _is_empty(value):
    if isinstance(value, dict):
        return all(_is_empty(part) for part in value.values())
    return value is None or value == "" or value == []


def _entry(key, value, indent):
    margin = " " * indent
    if isinstance(value, dict):
        return [f"{margin}{key}:"] + yaml(value, indent + 2)
    if not isinstance(value, list):
        return [f"{margin}{key}: {_scalar(value)}"]
    return [f"{margin}{key}:"] + yaml_list(value, indent + 2)


def yaml_list(items, indent=0):
    """The lines of a block list of texts, numbers, flags and mappings."""
    margin = " " * indent
    lines = []
    for item in items:
        if isinstance(item, dict):
            first, *rest = yaml(item, indent + 2)
            lines += [f"{margin}- {first.strip()}"] + rest
        else:
            lines.append(f"{margin}- {_scalar(item)}")
    return lines


def _scalar(value):
    if isinstance(value, bool) or isinstance(value, int):
        return json.dumps(value)
    return quoted(value)


def markdown_file(front_matter, body=""):
    """The text of a Markdown file with front matter."""
    head = "\n".join(["---"] + yaml(front_matter) + ["---"]) + "\n"
    return head + ("\n" + body.strip("\n") + "\n" if body.strip() else "")


def slug(text, longest=100):
    """Lower-case letters, digits and single hyphens; cut between words where it would grow too long for a file."""
    result = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    if len(result) <= longest:
        return result
    return result[: longest + 1].rpartition("-")[0] or result[:longest]


class Folder:
    """A folder that is filled with files; it starts empty, so that what is in it afterwards is known."""

    def __init__(self, path):
        self.path = Path(path)
        if self.path.exists() and any(self.path.iterdir()):
            raise SystemExit(f"{self.path} is not empty: name a folder that does not exist yet")
        self.path.mkdir(parents=True, exist_ok=True)
        self._made = set()

    def write(self, name, text):
        """Writes one file with the line ends that are in the text, whatever the system."""
        file = self.path / name
        if file.parent not in self._made:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(file.parent)
        file.write_bytes(text.encode())
