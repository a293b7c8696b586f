"""The licenses of what is linked in."""

import re
from collections import Counter
from pathlib import Path

from . import ReleaseError
from .linked import Component

COMMON = Path("/usr/share/common-licenses")
# The first comments of a file: those in which it says whose it is.
HEADER = re.compile(r"\s*(?:/\*.*?\*/|(?://[^\n]*\n)+)", re.DOTALL)
CODE = {".c", ".cc", ".cpp", ".h", ".hpp", ".inc", ".S"}


def texts(components: list[Component]) -> dict[str, bytes]:
    """The license files of each component, by their paths below `licenses`. Raises where a component has none."""
    files: dict[str, bytes] = {}
    common: set[str] = set()
    for component in components:
        found = {file.name: file.read_bytes() for file in component.licenses if file.is_file()}
        if lacking := [file for file in component.licenses if not file.is_file()]:
            raise ReleaseError(f"the license of {component.name} is not at {lacking[0]}")
        if notices := _notices(component):
            found["notices-in-sources.txt"] = notices.encode()
        if not found:
            raise ReleaseError(f"there is no license of {component.name}")
        for name, text in found.items():
            files[f"{component.name}/{name}"] = text
            common |= set(re.findall(r"/usr/share/common-licenses/([\w.-]*\w)", text.decode(errors="replace")))
    for name in sorted(common):
        if (COMMON / name).is_file():
            files[f"common-licenses/{name}"] = (COMMON / name).read_bytes()
    return files


def _notices(component: Component) -> str:
    """What the sources in C and C++ say of their makers, each text once; what only leads to the license of the package is
    left out."""
    notices: Counter[str] = Counter()
    for folder in component.sources:
        for file in sorted(file for file in folder.rglob("*") if file.suffix in CODE):
            header = ""
            text = file.read_text(errors="replace")
            while match := HEADER.match(text, len(header)):
                header += match[0]
            if "opyright" in header and not re.search(r"See \S*LICENSE", header):
                notices[header.strip()] += 1
    return "\n\n".join(sorted(notices)) + "\n" if notices else ""


def identifier(component: Component) -> str:
    """The license that a component declares, as SPDX names it; NOASSERTION where its files name several."""
    texts = [file.read_text(errors="replace") for file in component.licenses if re.match("LICEN[SC]E", file.name)]
    if len(texts) != 1:
        return "NOASSERTION"
    if "Apache License" in texts[0]:
        return "Apache-2.0 WITH Swift-exception" if "Runtime Library Exception" in texts[0] else "Apache-2.0"
    return "MIT" if "Permission is hereby granted, free of charge" in texts[0] else "NOASSERTION"
