"""Made-up sites, and what a build makes of them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent
BROWSER_TESTS = SCRIPTS.parent / "Tests" / "Browser"


def generate(size, shape, work):
    """Makes a site of a number of articles; its folder, and what a build of it has to write."""
    site = work / f"site-{size}"
    command = [sys.executable, SCRIPTS / "generate", str(size), site, "--shape", shape]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return site, json.loads((site / "counts.json").read_text())


def describe(counts):
    """How large a site is."""
    mean = counts["words"] / counts["articles"]
    conditions = f"{counts['conditions']:,} condition" + ("" if counts["conditions"] == 1 else "s")
    return f"{counts['articles']:,} articles (mean {mean:.0f} words), {conditions}, {counts['pages']:,} pages"


def check(tool, output, counts):
    """Stops the benchmark unless a tool wrote every article, and at least as many pages as it has to."""
    pages, articles = count_pages(output)
    if articles != counts["articles"] or pages < counts[tool.writes]:
        raise SystemExit(f"{tool.name} wrote {articles} articles and {pages} pages instead of {counts}")


def count_pages(output):
    """All pages of an output folder, and those that are articles: two folders below `conditions`."""
    pages = articles = 0
    for folder, _, names in os.walk(output):
        pages += sum(name.endswith(".html") for name in names)
        parts = Path(folder).relative_to(output).parts
        articles += len(parts) == 3 and parts[0] == "conditions" and "index.html" in names
    return pages, articles


def article_files(content):
    """The files of all articles of a content folder, in order."""
    return sorted(path for path in (content / "conditions").glob("*/*.md") if path.name != "index.md")


def page_of(article, content, output):
    """The page that an article becomes."""
    return output / article.relative_to(content).with_suffix("") / "index.html"


def entries(site):
    """What lies in a site's folder and in each tool's own: a cache left there would warm the next run."""
    return {path for folder in (site, site / "Content", site / "hugo") if folder.is_dir() for path in folder.iterdir()}


def remove(path):
    """Deletes a file or folder."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
