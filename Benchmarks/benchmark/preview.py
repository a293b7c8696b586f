"""A preview: how long it takes from a saved text to the page in the browser that shows it."""

import os
import re
import shutil
import statistics
import subprocess
import sys
import time

from .live import memory
from .site import article_files

SAVED, RELOADED = "saved text to new page", "the browser loads the same page again"
# When the page was painted first, in milliseconds since 1970: by the browser's clock, which is the machine's.
_PAINTED = """async () => {
  for (;;) {
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    if (paint) { return performance.timeOrigin + paint.startTime; }
    await new Promise((done) => requestAnimationFrame(done));
  }
}"""
_WAIT = "(text) => document.body !== null && document.body.innerText.includes(text)"


def measure_preview(options, site):
    """Shows a site, saves articles, and prints how long each took to be seen."""
    from playwright.sync_api import sync_playwright

    content = site / "Content"
    articles = article_files(content)
    runs = options.runs
    command = [options.sitegen, "serve", "--port", "0", "--content", content, "--templates", options.templates]
    log = (site / "serve.log").open("w+")
    start = time.perf_counter()
    server = subprocess.Popen(command, cwd=site, stderr=log, text=True)
    try:
        origin = _wait_for(log, r"at (http://localhost:\d+)/")
        # Checked once: whoever writes has had the preview open for a while.
        _wait_for(log, r"(pages: )")
        print(f"read and checked once after {time.perf_counter() - start:.1f} s")
        times = {SAVED: [], RELOADED: []}
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=os.environ.get("CHROME") or shutil.which("chromium"))
            tab = browser.new_page()
            for number in range(runs):
                article = articles[number * len(articles) // runs]
                address = "/".join(article.relative_to(content).with_suffix("").parts)
                tab.goto(f"{origin}/{address}/", wait_until="load")
                tab.wait_for_timeout(1500)
                start = time.time() * 1000
                tab.reload(wait_until="load")
                times[RELOADED].append(tab.evaluate(_PAINTED) - start)
                tab.wait_for_timeout(1500)
                marker = f"Saved as number {number}."
                start = time.time() * 1000
                with article.open("a") as file:
                    file.write(f"\n{marker}\n")
                tab.wait_for_function(_WAIT, arg=marker, polling="raf")
                times[SAVED].append(tab.evaluate(_PAINTED) - start)
            browser.close()
        for name, values in times.items():
            print(f"{name}: {statistics.median(values):.0f} ms ({min(values):.0f}–{max(values):.0f})")
        ratio = statistics.median(times[SAVED]) / statistics.median(times[RELOADED])
        print(f"{ratio:.2f} times what the browser takes by itself; memory {memory(server.pid):.0f} MB")
        sys.stdout.flush()
    finally:
        server.kill()
        server.wait()


def _wait_for(log, pattern):
    for _ in range(3_000):
        found = re.search(pattern, open(log.name).read())
        if found:
            return found[1]
        time.sleep(0.1)
    raise SystemExit(f"the preview did not start:\n{open(log.name).read()}")
