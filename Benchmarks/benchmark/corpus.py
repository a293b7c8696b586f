"""A corpus of real questions and answers."""

import re
import shutil
import subprocess
import sys
import time

from .comparison import build
from .site import SCRIPTS, count_pages
from .tables import seconds


def convert(corpus, site):
    """Converts a corpus into the content of a site, and says how; the number of its articles."""
    start = time.perf_counter()
    said = subprocess.run(
        [sys.executable, SCRIPTS / "medquad", corpus, site / "Content"], check=True, stdout=subprocess.PIPE
    ).stdout.decode()
    print(f"\nThe corpus, converted in {time.perf_counter() - start:.1f} s:\n{said}")
    return int(re.search(r"articles\s+(\d+)", said)[1])


def build_corpus(tool, corpus, work, jobs):
    """Converts a corpus of real questions and answers, builds it once, and prints what that took."""
    site = work / "corpus"
    expected = convert(corpus, site)
    written = []
    run = build(tool, site, work, jobs, lambda output: written.extend(count_pages(output)))
    pages, articles = written
    if articles != expected:
        raise SystemExit(f"{tool.name} wrote {articles} articles instead of {expected}")
    shutil.rmtree(site)
    print(f"{tool.name}: {pages:,} pages in {seconds(run.wall)} s, {pages / run.wall:,.0f} pages a second,", end=" ")
    print(f"{seconds(run.cpu)} s of CPU time, peak memory {run.memory / 1e6:.0f} MB")
