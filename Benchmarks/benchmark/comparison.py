"""Cold builds of the same site by several tools, in turns."""

import shutil
import sys
import tempfile
from pathlib import Path

from .process import measure
from .records import sign_all
from .site import check, describe, entries, generate, remove
from .tables import print_extra, print_ratios, print_table
from .tools import FLOOR


def compare(tools, size, options, work):
    """Generates a site, builds it with every tool in turn, and prints the table; the runs of each tool."""
    site, counts = generate(size, options.shape, work)
    if options.records:
        sign_all(options.sitegen, options.templates, site)
    runs = {tool.name: [] for tool in tools}
    for number in range(options.runs):
        # Who goes first changes, too.
        for tool in tools if number % 2 == 0 else reversed(tools):
            run = build(tool, site, work, options.jobs, lambda output: check(tool, output, counts))
            runs[tool.name].append(run)
    shutil.rmtree(site)
    print(f"\n{describe(counts)}, runs of each: {options.runs}\n")
    print_table([(tool.name, runs[tool.name], counts["pages"]) for tool in tools])
    if options.records:
        for tool in (tools[0], tools[2]):
            print_extra(tool.name, tools[1].name, runs)
    else:
        for other in tools[1:]:
            (print_extra if other.name == FLOOR else print_ratios)(tools[0].name, other.name, runs)
    sys.stdout.flush()
    return runs


def build(tool, site, work, jobs, look):
    """One cold build, whose output `look` is given. Nothing of it stays."""
    with tempfile.TemporaryDirectory(dir=work, prefix="run-") as folder:
        output = Path(folder) / "output"
        home = Path(folder) / "home"
        home.mkdir()
        before = entries(site)
        run = measure(tool.command(site, output, jobs), home)
        for path in entries(site) - before:
            remove(path)
        look(output)
        return run
