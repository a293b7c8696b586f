"""The system's Chromium, driven by Playwright. Nothing is ever downloaded."""

from __future__ import annotations

import os

from playwright.sync_api import Browser, Playwright

#: Answers for this machine only, so that a page that asks another host gets no answer on any machine.
_NO_OTHER_HOST = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


def start(playwright: Playwright) -> Browser:
    """Starts the browser that `scripts/find-program` has found and `run` has put into CHROME."""
    program = os.environ.get("CHROME")
    if not program:
        raise RuntimeError("CHROME names no browser: start the suite with Tests/Browser/run, which looks for one")
    return playwright.chromium.launch(executable_path=program, args=[_NO_OTHER_HOST])
