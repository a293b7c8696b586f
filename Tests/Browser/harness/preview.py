"""`sitegen serve`, as someone starts it who writes."""

from __future__ import annotations

import re
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path


class RunningPreview:
    """`sitegen serve` on the site in a folder, on a port that is free."""

    def __init__(self, program: str | Path, folder: Path, *options: str, env: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [str(program), "serve", "--port", "0", *options],
            cwd=folder,
            env=env,
            stderr=subprocess.PIPE,
            text=True,
            # Whatever runs in the background of a shell is started with Ctrl-C switched off.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        assert self.process.stderr is not None
        #: The line that says where the site is shown.
        self.greeting = self.process.stderr.readline()
        found = re.search(r"at (http://localhost:\d+)/", self.greeting)
        assert found, self.greeting
        # The browser of the tests knows no other host than this one.
        self.origin = found[1].replace("localhost", "127.0.0.1")

    def path(self, name: str) -> Path:
        return self.folder / name

    def edit(self, name: str, old: str, new: str) -> None:
        """Replaces a part of a file, once."""
        text = self.path(name).read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old!r}"
        self.path(name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def append(self, name: str, more: str) -> None:
        with self.path(name).open("a", encoding="utf-8") as file:
            file.write(more)

    def stop(self) -> int:
        """Ends it as Ctrl-C does, and gives its status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=10)
