"""Second builds: what a build takes that finds what the one before it left."""

import shutil
import sys
import tempfile
from pathlib import Path

from .process import measure
from .site import article_files, check, describe, generate, page_of
from .tables import print_extra, print_table

COLD, UNCHANGED, CHANGED = "cold", "nothing changed", "one article changed"
# No rule of writing has anything to say about it, and no made-up text has it.
SENTENCE = "The clinic keeps this last sentence for you."


def build_again(tool, size, options, work):
    """Builds a site cold, then as it is, then with one article changed, and prints the table; the runs of each.

    All three share home, cache and output. Each turn begins anew, with another article to change.
    """
    site, counts = generate(size, options.shape, work)
    content = site / "Content"
    articles = article_files(content)
    runs = {COLD: [], UNCHANGED: [], CHANGED: []}
    for number in range(options.runs):
        article = articles[number * len(articles) // options.runs]
        with tempfile.TemporaryDirectory(dir=work, prefix="run-") as folder:
            output = Path(folder) / "output"
            home = Path(folder) / "home"
            home.mkdir()
            for name in runs:
                if name == CHANGED:
                    add_sentence(article)
                runs[name].append(measure(tool.command(site, output, options.jobs), home))
                check(tool, output, counts)
                if (SENTENCE in page_of(article, content, output).read_text()) != (name == CHANGED):
                    raise SystemExit(f"{name}: the page of {article.relative_to(content)} is not as its text")
    shutil.rmtree(site)
    print(f"\n{describe(counts)}, runs of each: {options.runs}\n")
    # The pages of a second build were made before, so how many it makes a second says nothing.
    print_table([(name, runs[name], counts["pages"] if name == COLD else None) for name in runs])
    for name in (UNCHANGED, CHANGED):
        print_extra(COLD, name, runs)
    sys.stdout.flush()
    return runs


def add_sentence(article):
    """Adds a sentence at the end of an article's text, as a paragraph of its own."""
    with open(article, "a") as file:
        file.write(f"\n{SENTENCE}\n")
