"""What people have open while they write: a site is made, its texts are changed, and it is measured how long that takes."""

import re
import shutil

from .corpus import convert
from .site import describe, generate


def measure_made_up(measure, size, options, work):
    """Measures a made-up site of some articles."""
    site, counts = generate(size, options.shape, work)
    print(f"\n{describe(counts)}, {options.runs} runs\n")
    measure(options, site)
    shutil.rmtree(site)


def measure_corpus(measure, options, work):
    """Measures a corpus of real questions and answers."""
    site = work / "corpus"
    print(f"\nThe corpus, {convert(options.corpus, site):,} articles, {options.runs} runs\n")
    measure(options, site)
    shutil.rmtree(site)


def memory(process):
    """The most memory that a process has had, in MB."""
    with open(f"/proc/{process}/status", encoding="utf-8") as status:
        return int(re.search(r"VmHWM:\s+(\d+)", status.read())[1]) / 1000
