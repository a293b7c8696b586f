"""Runs a program to its end and takes what the operating system says of it."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass
class Run:
    """What one build took."""

    wall: float
    cpu: float
    memory: int


def measure(command, home):
    """Runs a command to its end and takes its times and memory; anything but success stops the benchmark.

    The child's home and caches lie in `home`, so that no earlier run and no setting of the user's helps or harms it.
    """
    log_path = home / "log"
    environment = os.environ | {
        "HOME": str(home),
        "TMPDIR": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "HUGO_CACHEDIR": str(home / "cache"),
    }
    with open(log_path, "wb") as log:
        start = time.perf_counter()
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, env=environment, cwd=home
        )
        # Popen's own wait would take the child's accounts with it.
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        said = log_path.read_text(errors="replace")[-2000:]
        raise SystemExit(f"exit status {child.returncode} of: {' '.join(map(str, command))}\n{said}")
    # Linux counts the peak in KiB, macOS in bytes.
    memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Run(wall, usage.ru_utime + usage.ru_stime, memory)
