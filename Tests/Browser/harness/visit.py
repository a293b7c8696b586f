"""A tab of the browser that goes from page to page and notes what happens on each."""

from __future__ import annotations

from datetime import date, datetime, time, timezone
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Frame, Page as Tab, Request, Response

from harness.finding import Finding

#: Widths and heights in CSS pixels.
PHONE = {"width": 360, "height": 780}
DESKTOP = {"width": 1280, "height": 900}
#: WCAG 2.2, 1.4.10 Reflow: 1280 px at 400 % are 320 px, and 900 px at 400 % are 225; a small phone is taller.
NARROW = {"width": 320, "height": 568}

# Runs before anything of the page does, so that nothing is missed.
_WATCH = """
window.watched = { violations: [], shift: 0, shifted: [] };
document.addEventListener('securitypolicyviolation', (event) => {
  window.watched.violations.push({
    directive: event.effectiveDirective, blocked: event.blockedURI || 'inline', line: event.lineNumber });
});
try {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) { continue; }
      window.watched.shift += entry.value;
      for (const source of entry.sources || []) {
        const node = source.node && source.node.nodeType === 3 ? source.node.parentElement : source.node;
        if (node && node.outerHTML) { window.watched.shifted.push(node.outerHTML.slice(0, 120)); }
      }
    }
  }).observe({ type: 'layout-shift', buffered: true });
} catch (error) { /* Only Chromium measures shifts. */ }
"""


class Visitor:
    """One tab with fixed circumstances: a size, light or dark, with scripts or without."""

    def __init__(self, browser: Browser, origin: str, today: date | None = None, **circumstances: Any) -> None:
        """`circumstances` are those of a context: `viewport`, `color_scheme`, `forced_colors`, …

        It is noon of `today` in London, or the real time.
        """
        self.origin = origin
        self._viewport = circumstances.get("viewport", DESKTOP)
        self._media = {
            "color_scheme": circumstances.get("color_scheme", "light"),
            "forced_colors": circumstances.get("forced_colors", "none"),
        }
        self._is_changed = False
        self.context: BrowserContext = browser.new_context(**circumstances)
        self.context.set_default_timeout(10_000)
        self.context.add_init_script(_WATCH)
        if today is not None:
            self.set_time(datetime.combine(today, time(12), timezone.utc))
        self.tab: Tab = self.context.new_page()
        self._noise: list[Finding] = []
        self._requests: set[Request] = set()
        self._failures: list[Request] = []
        self._listen()

    def set_time(self, moment: datetime) -> None:
        """Pages that are opened from now on are told that it is this moment, for as long as they stand there."""
        self.context.clock.set_fixed_time(moment)

    def _listen(self) -> None:
        self.tab.on("console", lambda message: self._note(f"console {message.type}: {message.text}"))
        self.tab.on("pageerror", lambda error: self._note(f"script error: {error}"))
        self.tab.on("request", self._note_request)
        self.tab.on("requestfailed", self._note_failure)
        self.tab.on("framenavigated", self._note_arrival)
        self.tab.on("response", self._note_response)

    def _note(self, what: str) -> None:
        self._noise.append(Finding(what))

    def _note_request(self, request: Request) -> None:
        self._requests.add(request)
        if not request.url.startswith((self.origin + "/", "data:")):
            self._note(f"request to another host: {request.url}")

    def _note_failure(self, request: Request) -> None:
        self._failures.append(request)

    def _note_arrival(self, frame: Frame) -> None:
        # What the page before asked for, such as its icon a moment too late, fails when it goes, and says nothing of this
        # page. Only the page itself is asked for before it is there.
        if frame == self.tab.main_frame:
            self._requests = {request for request in self._requests if request.is_navigation_request()}

    def _note_response(self, response: Response) -> None:
        if response.status >= 400 and response.request in self._requests:
            self._note(f"status {response.status}: {response.url}")

    def open(self, path: str) -> Tab:
        """Goes to a page and waits until it and its pictures are loaded."""
        if self._is_changed:
            self.change(self._viewport, **self._media)
            self._is_changed = False
        # Asking the page before lets the messages arrive that are on their way; it must not be heard any more.
        self.tab.evaluate("0")
        self._noise.clear()
        self._requests.clear()
        self._failures.clear()
        self.tab.goto(self.origin + path, wait_until="load")
        return self.tab

    def change(self, viewport: dict[str, int] | None = None, **media: Any) -> None:
        """Gives the page that is open another size or other media. The next page has those of the tab again."""
        if viewport is not None:
            self.tab.set_viewport_size(viewport)
        if media:
            self.tab.emulate_media(**media)
            # Colors change in a moment. Hundreds of links on a busy machine take more of it than a check waits.
            self.tab.evaluate("Promise.all(document.getAnimations().map((each) => each.finished.catch(() => {})))")
        self._is_changed = True

    def noise(self) -> list[Finding]:
        """What was noted since the page was opened: messages, errors, requests, reports of its security policy."""
        # Asking the page first also lets the messages arrive that are on their way.
        violations = [
            Finding(
                f"the page's Content-Security-Policy refused {violation['blocked']} ({violation['directive']})",
                where=f"line {violation['line']}",
                help="let the policy allow it by its hash, or take it out of the page",
            )
            for violation in self.tab.evaluate("window.watched ? window.watched.violations : []")
        ]
        failures = [
            Finding(f"not loaded: {request.url} ({request.failure})")
            for request in self._failures
            if request in self._requests
        ]
        return list(self._noise) + failures + violations

    def close(self) -> None:
        """Closes the tab."""
        self.context.close()
