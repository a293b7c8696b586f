"""An editor: how long it takes from a changed text, saved or not, to the problems that are shown in it."""

import json
import statistics
import subprocess
import sys
import time
from urllib.parse import quote

from .live import memory
from .site import article_files

TYPED, CHECKED = "changed text to its problems", "sitegen check, which reads everything"
COMPLETED, EXPLAINED = "what can be written at a place", "what is written at a place"


class _Editor:
    """The least that an editor says to a language server."""

    def __init__(self, command, site):
        self._site = site
        self._requests = 0
        self.server = subprocess.Popen(command, cwd=site, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.request("initialize", {"rootUri": _uri(site), "capabilities": {}})
        self.notify("initialized", {})

    def _send(self, message):
        text = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(text), text))
        self.server.stdin.flush()

    def _next(self):
        length = 0
        while (line := self.server.stdout.readline().strip()) != b"":
            name, value = line.split(b":")
            length = int(value) if name.lower() == b"content-length" else length
        return json.loads(self.server.stdout.read(length))

    def notify(self, method, parameters):
        self._send({"method": method, "params": parameters})

    def request(self, method, parameters):
        """Asks, and gives the answer."""
        self._requests += 1
        self._send({"id": self._requests, "method": method, "params": parameters})
        while (message := self._next()).get("id") != self._requests:
            pass
        return message["result"]

    def wait_for(self, file, text=""):
        """Waits until a problem of the file has the text in it; without text, until the file has been checked."""
        while True:
            message = self._next()
            if message.get("method") != "textDocument/publishDiagnostics" or message["params"]["uri"] != _uri(file):
                continue
            if not text or any(text in problem["message"] for problem in message["params"]["diagnostics"]):
                return


def _uri(path):
    return "file://" + quote(str(path))


def measure_editor(options, site):
    """Opens a site, changes articles, and prints how long each took to be checked."""
    articles = article_files(site / "Content")
    runs = options.runs
    folders = ["--content", site / "Content", "--templates", options.templates]
    times = {TYPED: [], CHECKED: [], COMPLETED: [], EXPLAINED: []}
    start = time.perf_counter()
    editor = _Editor([options.sitegen, "lsp", *folders], site)
    for number in range(runs):
        article = articles[number * len(articles) // runs]
        text = article.read_text()
        name = {"uri": _uri(article)}
        editor.notify("textDocument/didOpen", {"textDocument": name | {"languageId": "md", "version": 1, "text": text}})
        editor.wait_for(article)
        if number == 0:
            print(f"read and checked once after {time.perf_counter() - start:.1f} s")
        changed = f"{text}\n[There](nowhere-{number}.md) and [there]("
        start = time.perf_counter()
        editor.notify(
            "textDocument/didChange",
            {"textDocument": name | {"version": 2}, "contentChanges": [{"text": changed}]},
        )
        editor.wait_for(article, f"nowhere-{number}.md")
        times[TYPED].append(_since(start))
        lines = changed.split("\n")
        place = {"textDocument": name, "position": {"line": len(lines) - 1, "character": len(lines[-1])}}
        start = time.perf_counter()
        assert editor.request("textDocument/completion", place)["items"]
        times[COMPLETED].append(_since(start))
        start = time.perf_counter()
        assert editor.request("textDocument/hover", {"textDocument": name, "position": {"line": 1, "character": 1}})
        times[EXPLAINED].append(_since(start))
        editor.notify("textDocument/didClose", {"textDocument": name})
        start = time.perf_counter()
        subprocess.run([options.sitegen, "check", "--no-cache", "--quiet", *folders], cwd=site, capture_output=True)
        times[CHECKED].append(_since(start))
    for name, values in times.items():
        print(f"{name}: {statistics.median(values):.0f} ms ({min(values):.0f}–{max(values):.0f})")
    ratio = statistics.median(times[TYPED]) / statistics.median(times[CHECKED])
    print(f"{ratio:.2f} times what a check takes; memory {memory(editor.server.pid):.0f} MB")
    sys.stdout.flush()
    editor.server.kill()
    editor.server.wait()


def _since(start):
    return (time.perf_counter() - start) * 1000
