"""Instructions of the processor: a measure that a busy machine does not change."""

import shutil
import sys

from .comparison import build
from .site import check, describe, generate
from .tools import Tool


def count_instructions(tool, options, work):
    """Counts the instructions of a build of two sites by one job, and prints what an article takes and a start."""
    small, large = sorted(options.sizes)
    counted = {size: instructions_of_build(tool, size, options, work) for size in (small, large)}
    article = (counted[large] - counted[small]) / (large - small)
    start = counted[small] - small * article
    print(f"\n{tool.name}: {article:,.0f} instructions an article, {start:,.0f} once a build")


def instructions_of_build(tool, size, options, work):
    """The instructions of all threads in a cold build."""
    site, counts = generate(size, options.shape, work)
    counts_file = work / "callgrind"
    counter = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts_file}"]

    def command(*place):
        return counter + tool.command(*place)

    counted = Tool(tool.name, tool.version, command)
    build(counted, site, work, 1, lambda output: check(counted, output, counts))
    instructions = read_total(counts_file)
    shutil.rmtree(site)
    print(f"{describe(counts)}: {instructions:,} instructions")
    sys.stdout.flush()
    return instructions


def read_total(path):
    """The number of all instructions in a file that callgrind wrote."""
    for line in path.read_text().splitlines():
        if line.startswith("totals:"):
            return int(line.split()[1])
    raise SystemExit(f"valgrind wrote no total into {path}")


def find_valgrind():
    """Stops the benchmark where there is no valgrind."""
    if not shutil.which("valgrind"):
        raise SystemExit("--instructions needs valgrind, which is not installed here")
