"""Pages on a slow phone: a page of each kind in Chromium, with a slower processor and a slow line."""

import os
import shutil
import statistics
import subprocess

from .tables import print_rows
from .tools import AS_OF
from .walk import Walk

# A phone of the middle class on a slow line: how many times slower than this machine, bytes a second, milliseconds.
SLOWER = 4
DOWNLOAD = 1_600_000 / 8
UPLOAD = 750_000 / 8
LATENCY = 150
SCREEN = {"width": 360, "height": 780}

# What each page has to keep to, in milliseconds and as a score of shifts.
PAINTED = 1_500
TASK = 100
SHIFT = 0

_WATCH = """
window.measured = { largest: 0, task: 0, shift: 0 };
const watch = (type, note) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
watch('largest-contentful-paint', (entry) => { measured.largest = entry.startTime; });
watch('longtask', (entry) => { measured.task = Math.max(measured.task, entry.duration); });
watch('layout-shift', (entry) => { if (!entry.hadRecentInput) measured.shift += entry.value; });
"""
_MEASURED = """() => ({
  ...window.measured,
  first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
  bytes: [performance.getEntriesByType('navigation')[0], ...performance.getEntriesByType('resource')]
    .reduce((sum, entry) => sum + entry.transferSize, 0),
})"""


def measure_phone(options, site):
    """Builds a site, and prints how the largest page of each kind and one in the middle are on a slow phone."""
    output = site / "Output"
    command = [options.sitegen, "build", "--content", site / "Content", "--templates", options.templates]
    command += ["--output", output, "--as-of", AS_OF, "--quiet", "--precompress", "--no-cache"]
    subprocess.run(command, check=True, cwd=site, stderr=subprocess.DEVNULL)
    pages = [
        (kind, name, page)
        for kind, found in Walk(output).kinds().items()
        for name, page in (("median", found[(len(found) - 1) // 2]), ("largest", found[-1]))
        if name == "largest" or len(found) > 1
    ]
    measure_pages(output, pages, options.runs)


def measure_pages(output, pages, runs):
    """Loads pages of an output folder and prints a row for each; the status of what is too slow is in its row."""
    from playwright.sync_api import sync_playwright

    from harness.server import SiteServer

    head = ["", "", "bytes", "sent", "elements", "first paint", "largest", "longest task", "shift", "page"]
    rows = [head]
    slow = 0
    with SiteServer(output, is_precompressed=True) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROME") or shutil.which("chromium"))
        for kind, name, page in pages:
            loads = [_load(browser, server.origin + page.address) for _ in range(runs)]
            middle = {key: statistics.median(load[key] for load in loads) for key in loads[0]}
            is_slow = middle["first"] > PAINTED or middle["largest"] > PAINTED
            is_slow = is_slow or middle["task"] > TASK or middle["shift"] > SHIFT
            slow += is_slow
            rows.append([
                kind,
                name,
                f"{page.size:,}",
                f"{middle['bytes']:,.0f}",
                f"{page.elements:,}",
                f"{middle['first']:,.0f} ms",
                f"{middle['largest']:,.0f} ms",
                f"{middle['task']:,.0f} ms" if middle["task"] else "none",
                f"{middle['shift']:.3f}",
                page.address + (" (too slow)" if is_slow else ""),
            ])  # fmt: skip
        browser.close()
    print_rows(rows)
    print(f"\n{slow} of {len(pages)} pages are too slow" if slow else "\nall pages are fast enough")


def _load(browser, address):
    """Loads a page by itself, with nothing kept from others; what the browser says of it."""
    context = browser.new_context(viewport=SCREEN, device_scale_factor=2, is_mobile=True, has_touch=True)
    context.add_init_script(_WATCH)
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": LATENCY, "downloadThroughput": DOWNLOAD, "uploadThroughput": UPLOAD},
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    tab.goto(address, wait_until="load", timeout=120_000)
    tab.wait_for_timeout(1_000)
    measured = tab.evaluate(_MEASURED)
    context.close()
    return measured
