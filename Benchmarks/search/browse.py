#!/usr/bin/env python3
"""Asks a search in Chromium: how long sitegen's takes on a slowed processor, and what Pagefind finds and fetches.

    browse.py sitegen SITE QUERIES.tsv    from the last letter to names that show, on a processor slowed four times: typed
                                          letter by letter, and all letters at once
    browse.py pagefind SITE QUERIES.tsv   what Pagefind's own script finds in SITE/pagefind, each query with nothing kept

Prints one JSON object a line. It needs Playwright, and CHROME with the path of a browser.
"""

import json
import os
import sys
import threading
import zlib
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

SLOWDOWN = 4

# How long a quick hand takes for a letter, in milliseconds.
PAUSE = 120

# Pagefind's script may not run under the policy of sitegen's pages, so it gets a page without one.
BARE = "<!doctype html><title>bare</title>"

# From a change of the field to names in the page, and to the frame that shows them.
TYPE = """
async ({ query, pause }) => {
  const box = document.querySelector("form[data-script]");
  const field = box.querySelector("input");
  const list = box.querySelector("[role=listbox]");
  const status = box.querySelector("[role=status]");
  const put = (text) => new Promise((resolve) => {
    status.textContent = "";
    const start = performance.now();
    const watch = new MutationObserver(() => {
      if (!status.textContent) return;
      watch.disconnect();
      const found = performance.now() - start;
      const shown = list.children.length;
      requestAnimationFrame(() => setTimeout(() => resolve({ found, painted: performance.now() - start, shown })));
    });
    watch.observe(status, { childList: true });
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  if (pause) {
    for (let length = 1; length < query.length; length += 1) {
      field.value = query.slice(0, length);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return put(query);
}
"""

ASK = """
async (query) => {
  const start = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  const { results } = await pagefind.search(query);
  const found = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return { milliseconds: performance.now() - start, found: found.map(({ url }) => url) };
}
"""


class Handler(SimpleHTTPRequestHandler):
    """Serves the site, and a bare page."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path != "/bare.html":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(BARE)))
        self.end_headers()
        self.wfile.write(BARE.encode())

    def handle(self):
        try:
            super().handle()
        except (BrokenPipeError, ConnectionResetError):
            """A browser that goes to the next page closes its connections; that is no error."""

    def log_message(self, *_):
        pass


def queries(path):
    """The lines of the table."""
    return [line.split("\t") for line in Path(path).read_text().strip().split("\n")[1:]]


def sent(body):
    """How many bytes a host sends for a file that compresses it with gzip, where that helps."""
    return min(len(body), len(zlib.compress(body, 9)))


def sitegen(browser, origin, rows):
    """Types each query into a box of a page that was just opened, whose script is there and none of the index but its first file."""
    tab = browser.new_page()
    tab.context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    for kind, query, right in rows:
        row = {"kind": kind, "query": query}
        for name, pause in (("typed", PAUSE), ("pasted", 0)):
            tab.goto(origin + "/people/")
            tab.locator("form[data-script] input").first.focus()
            tab.wait_for_selector("form[data-script] [role=listbox]", state="attached")
            tab.wait_for_load_state("networkidle")
            row[name] = tab.evaluate(TYPE, {"query": query, "pause": pause})
        yield row


def pagefind(browser, origin, rows):
    """Asks each query in a browser that has kept nothing."""
    for kind, query, right in rows:
        context = browser.new_context()
        tab = context.new_page()
        sizes = []
        tab.on("response", lambda answer: sizes.append(answer) if "/pagefind/" in answer.url else None)
        tab.goto(origin + "/bare.html")
        answer = tab.evaluate(ASK, query)
        size = sum(sent(each.body()) for each in sizes)
        yield {"kind": kind, "query": query, "right": right, "files": len(sizes), "bytes": size, **answer}
        context.close()


def main():
    """Reads the command line."""
    tool, site, table = sys.argv[1:]
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *a: Handler(*a, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ["CHROME"], args=arguments)
        ask = {"sitegen": sitegen, "pagefind": pagefind}[tool]
        for row in ask(browser, origin, queries(table)):
            print(json.dumps(row), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
