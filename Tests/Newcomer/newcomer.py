"""Someone who has the program and nothing else: no repository, no settings, an empty folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    """What a command printed, and how it ended."""

    command: str
    status: int
    output: str
    errors: str

    def expect(self, status: int = 0) -> Outcome:
        """Fails with all that the command printed where it ended otherwise."""
        assert self.status == status, f"`{self.command}` ended with {self.status}\n{self.output}{self.errors}"
        return self


class Newcomer:
    """The program on its own, and the folder in which someone works with it."""

    def __init__(self, folder: Path) -> None:
        #: The folder that commands run in.
        self.folder = folder / "work"
        #: The program, far from the repository that it was built in.
        self.program = folder / "bin" / "sitegen"
        home = folder / "home"
        for made in (self.folder, self.program.parent, home):
            made.mkdir()
        shutil.copy2(os.environ["SITEGEN"], self.program)
        #: All that the program knows of the machine.
        self.environment = {"PATH": f"{self.program.parent}:/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8"}

    def run(self, command: str) -> Outcome:
        """Runs a line as a shell does."""
        run = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
        )
        return Outcome(command, run.returncode, run.stdout, run.stderr)

    def read(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        (self.folder / file).write_text(text, encoding="utf-8")
