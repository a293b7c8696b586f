"""What readers of a large site find, what they wait for, and what that weighs; beside Pagefind."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

from .comparison import build
from .corpus import convert
from .site import SCRIPTS

FIRST = 3

# What readers feel as at once, in milliseconds.
GOAL = 100


def same(text):
    """A title as addresses have it."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in text.lower()).split())


def asked(command, *arguments):
    """What a script prints, a JSON object a line."""
    said = subprocess.run([*command, *map(str, arguments)], check=True, stdout=subprocess.PIPE).stdout.decode()
    return [json.loads(line) for line in said.splitlines()]


def weight(folder):
    """The bytes and the number of the files below a folder."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files), len(files)


def table(name, rows):
    """Prints how often the right page is among the first, for each kind of query."""
    kinds = dict.fromkeys(row["kind"] for row in rows)
    print(f"\n{name}: the right page among the first {FIRST}")
    for kind in kinds:
        mine = [row for row in rows if row["kind"] == kind]
        right = [row for row in mine if same(row["right"]) in [same(title) for title in row["found"][:FIRST]]]
        print(f"  {kind:10} {len(right):4} of {len(mine)}")
        for row in mine:
            if row not in right:
                print(f"             not {row['query']}: {', '.join(row['found'][:FIRST]) or 'nothing'}")
    sizes = sorted(row["bytes"] for row in rows)
    print(f"  a first query: {median(sizes) / 1000:.1f} KB, {sizes[-1] / 1000:.1f} KB at most,", end=" ")
    print(f"in {median(row['files'] for row in rows):.0f} files")


def spread(times):
    """Times in words: the median, the longest of 95 in 100, the longest, and how many are above the goal."""
    times = sorted(times)
    above = sum(time > GOAL for time in times)
    return f"{median(times):.0f} ms, {times[int(len(times) * 0.95)]:.0f} ms for 95 of 100, {times[-1]:.0f} ms at most, {above} above {GOAL} ms"


def with_playwright():
    """A Python that has Playwright; `None` without one, or without a browser."""
    venv = SCRIPTS.parent / ".venv" / "bin" / "python"
    for python in (str(venv), sys.executable):
        if Path(python).exists() and subprocess.run([python, "-c", "import playwright"], capture_output=True).returncode == 0:
            return python if os.environ.get("CHROME") else None
    return None


def pagefind_command():
    """How Pagefind is called, as its package of PyPI has it; `None` where it is not installed."""
    for python in (sys.executable, str(SCRIPTS.parent / ".venv" / "bin" / "python")):
        if Path(python).exists() and subprocess.run([python, "-m", "pagefind", "--version"], capture_output=True).returncode == 0:
            return [python, "-m", "pagefind"]
    return None


def measure_search(tool, corpus, queries, work, jobs, pagefind):
    """Builds the corpus, asks its search all queries, and prints what came of it; `pagefind` is how that is called."""
    site = work / "corpus"
    convert(corpus, site)
    output = work / "published"
    run = build(tool, site, work, jobs, lambda built: shutil.copytree(built, output))
    settings = site / "Content" / "site.yml"
    settings.write_text(settings.read_text() + "\nsearch: false\n")
    without = build(tool, site, work, jobs, lambda _: None)
    whole, files = weight(output)
    index, shards = weight(output / "search")
    print(f"\nthe site: {whole / 1e6:.0f} MB in {files:,} files")
    print(f"its search: {index / 1e6:.1f} MB in {shards:,} files, {index / whole:.1%} of the site")
    print(f"peak memory of the build: {run.memory / 1e6:.0f} MB, and {without.memory / 1e6:.0f} MB without a search")
    table("sitegen", asked(["node", SCRIPTS / "search" / "ask.js"], output, queries))
    browse = with_playwright()
    if browse:
        rows = asked([browse, SCRIPTS / "search" / "browse.py"], "sitegen", output, queries)
        print("  on a processor slowed four times, with files from this machine:")
        for name, what in (("typed", "typed letter by letter, from the last letter"), ("pasted", "all letters at once, with no shard there")):
            for key, end in (("found", "to names in the page"), ("painted", "to the frame that shows them")):
                print(f"    {what} {end}: {spread([row[name][key] for row in rows])}")
    else:
        print("  no times: they need Playwright, and CHROME with the path of a browser")
    if not pagefind:
        return
    subprocess.run([*pagefind, "--site", output], check=True, stdout=subprocess.DEVNULL)
    size, number = weight(output / "pagefind")
    print(f"\nPagefind's index: {size / 1e6:.0f} MB in {number:,} files, {size / whole:.0%} of the site")
    if browse:
        rows = asked([browse, SCRIPTS / "search" / "browse.py"], "pagefind", output, queries)
        for row in rows:
            row["found"] = [url.strip("/").split("/")[1] for url in row["found"] if url.count("/") > 2]
            row["found"] = list(dict.fromkeys(row["found"]))
        table("Pagefind", rows)
