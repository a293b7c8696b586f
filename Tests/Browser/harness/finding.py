"""What a check reports: a fault, its place on the page, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Finding:
    """One fault of one page."""

    #: The rule and what is wrong, in a line.
    what: str
    #: The place on the page: a selector, the beginning of the element, or a line of the file.
    where: str = ""
    #: What would fix it.
    help: str = ""

    def __str__(self) -> str:
        lines = [f"- {self.what}"]
        lines += [f"    at {line}" for line in self.where.splitlines() if line]
        lines += [f"    = help: {self.help}"] if self.help else []
        return "\n".join(lines)


def expect_none(findings: list[Finding], page: str) -> None:
    """Fails the test with every finding, under the name of the page and the circumstances."""
    if findings:
        pytest.fail(f"{page}\n" + "\n".join(str(finding) for finding in findings), pytrace=False)
