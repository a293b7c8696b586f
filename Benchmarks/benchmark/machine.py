"""The machine, and the room on it."""

import os
import platform
import re
import shutil
import sys
import tempfile
from pathlib import Path

# What sources, two outputs and caches of a text take at most, in bytes, and what is left free for the machine.
ROOM_PER_TEXT = 80_000
ROOM_LEFT_FREE = 1 << 30


def work_folder(texts):
    """The folder to work in for a number of texts: in memory where that has room, so that no disk is measured."""
    needed = texts * ROOM_PER_TEXT + ROOM_LEFT_FREE
    memory, other = Path("/dev/shm"), Path(tempfile.gettempdir())
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > needed:
        return memory
    free = shutil.disk_usage(other).free
    if free > needed:
        return other
    raise SystemExit(
        f"{needed / 1e9:.1f} GB are needed, and {other} has {free / 1e9:.1f} GB free: "
        "name smaller --sizes, or a folder with more room by TMPDIR"
    )


def cores():
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def describe_machine(tools, work):
    """Prints what the numbers depend on."""
    processor = platform.processor() or platform.machine()
    if Path("/proc/cpuinfo").exists():
        found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
        processor = found[1] if found else processor
    print(f"{processor}, {cores()} cores, {platform.system()} {platform.release()}, {work}")
    if hasattr(os, "getloadavg"):
        print(f"load before the first run: {os.getloadavg()[0]:.2f}")
    print(", ".join(f"{tool.name} {tool.version}" for tool in tools))
    sys.stdout.flush()
