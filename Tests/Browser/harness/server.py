"""A small server for a built site, as a static host would serve it."""

from __future__ import annotations

import threading
import time
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit


class SiteServer:
    """Serves a folder under a base path at a free port of this machine, with `404.html` for what is not there."""

    #: The folder that is served; another may take its place at any time, where nothing is kept.
    folder: Path

    def __init__(
        self,
        folder: Path,
        base_path: str = "/",
        picture_delay: float = 0,
        is_kept: bool = True,
        is_precompressed: bool = False,
    ) -> None:
        """`picture_delay` is in seconds: pictures that come late show whether the page has kept room for them.

        The browser keeps what it was given, unless `is_kept` is false. With `is_precompressed`, it gets the compressed
        forms that `--precompress` leaves beside files.
        """
        self.folder = folder
        site = self

        class Handler(SimpleHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def __init__(self, *arguments: object) -> None:
                super().__init__(*arguments, directory=str(site.folder))  # type: ignore[arg-type]

            def translate_path(self, path: str) -> str:
                path = urlsplit(path).path
                if not path.startswith(base_path):
                    return str(site.folder / "there is no such file")
                # One handler answers all that comes over its connection, from whatever folder it is now.
                self.directory = str(site.folder)
                return super().translate_path("/" + path.removeprefix(base_path))

            def do_GET(self) -> None:
                if picture_delay and self.path.endswith((".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif")):
                    time.sleep(picture_delay)
                super().do_GET()

            def send_head(self) -> Any:
                if is_precompressed:
                    path = Path(self.translate_path(self.path))
                    file = path / "index.html" if path.is_dir() else path
                    for coding, ending in (("br", ".br"), ("gzip", ".gz")):
                        compressed = file.with_name(file.name + ending)
                        if coding in self.headers.get("Accept-Encoding", "") and compressed.is_file():
                            self.send_response(HTTPStatus.OK)
                            self.send_header("Content-Type", self.guess_type(str(file)))
                            self.send_header("Content-Encoding", coding)
                            self.send_header("Content-Length", str(compressed.stat().st_size))
                            self.end_headers()
                            return compressed.open("rb")
                return super().send_head()

            def end_headers(self) -> None:
                if not is_kept:
                    self.send_header("Cache-Control", "no-store")
                super().end_headers()

            def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
                not_found = site.folder / "404.html"
                if code != HTTPStatus.NOT_FOUND or not not_found.is_file():
                    super().send_error(code, message, explain)
                    return
                body = not_found.read_bytes()
                self.send_response(code)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                """A browser that goes to the next page closes its connections; that is no error."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> SiteServer:
        serve = self._server.serve_forever
        threading.Thread(target=serve, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
