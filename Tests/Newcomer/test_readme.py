"""The way that README.md shows is one that can be gone: each of its commands prints what stands below it."""

from __future__ import annotations

import re
from pathlib import Path

from harness.preview import RunningPreview
from newcomer import Newcomer

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
#: In the place of lines that README.md leaves out.
LEFT_OUT = "…"
#: What is another one on another day or machine: days, times, and ports.
VARIABLE = re.compile(r"\d{4}-\d\d-\d\d|\d+\.\d s\b|localhost:\d+")


def blocks() -> list[tuple[str, str]]:
    """The blocks of code, each with its language."""
    return re.findall(r"^```(\w+)\n(.*?)^```$", README, re.M | re.S)


def commands(block: str) -> list[tuple[str, list[str]]]:
    """The commands of a block, each with the lines below it."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
        else:
            found[-1][1].append(line)
    return found


def matches(printed: str, shown: list[str]) -> bool:
    """Whether the lines are what was printed, but for those that are left out and for what varies."""
    pattern = "".join(
        "(?:.*\n)*?" if line == LEFT_OUT else re.escape(VARIABLE.sub("*", line)) + "\n" for line in shown
    )
    return re.fullmatch(pattern, VARIABLE.sub("*", printed)) is not None


def test_each_command_prints_what_is_shown(newcomer: Newcomer) -> None:
    article = ""
    ran: list[str] = []
    for language, block in blocks():
        if language == "markdown":
            newcomer.write(article, block)
            continue
        assert language == "console"
        for command, shown in commands(block):
            ran.append(" ".join(command.split()[:2]))
            if command.startswith("cd "):
                newcomer.folder /= command.removeprefix("cd ")
                continue
            if command == "sitegen serve":
                preview = RunningPreview(newcomer.program, newcomer.folder, env=newcomer.environment)
                preview.stop()
                printed = preview.greeting
            else:
                outcome = newcomer.run(command)
                printed = outcome.output + outcome.errors
            assert matches(printed, shown), f"`{command}` printed\n{printed}"
            if command.startswith("sitegen new "):
                article = printed.splitlines()[0]
    assert ran == [
        "sitegen init", "cd my-site", "sitegen new", "sitegen check", "sitegen fix", "sitegen review", "sitegen serve",
        "sitegen build", "sitegen verify",
    ]  # fmt: skip


def test_it_is_short() -> None:
    assert len(README.splitlines()) <= 60
