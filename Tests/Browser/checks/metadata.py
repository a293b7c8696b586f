"""What search engines and other machines read from a page."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

from playwright.sync_api import Page as Tab

from harness.finding import Finding
from harness.site import Page

_READ = """
() => ({
  title: document.title,
  language: document.documentElement.lang,
  direction: document.documentElement.dir,
  canonical: [...document.querySelectorAll('link[rel=canonical]')].map((link) => link.getAttribute('href')),
  policy: [...document.querySelectorAll('meta[http-equiv=Content-Security-Policy]')].map((meta) => meta.content),
  data: [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) => script.textContent),
  named: Object.fromEntries([...document.querySelectorAll('meta[name], meta[property]')]
    .map((meta) => [meta.getAttribute('property') || meta.name, meta.content])),
})
"""

#: What a preview of a shared link is made of (ogp.me; the cards of X).
_PREVIEW = ["og:title", "og:type", "og:url", "og:site_name", "twitter:card"]


def faults(tab: Tab, page: Page) -> list[Finding]:
    """Missing, repeated or contradictory data about the page."""
    read = tab.evaluate(_READ)
    findings = _structured_data(read["data"]) + _policy(read["policy"])
    for name in ("title", "language", "direction"):
        if not read[name]:
            findings.append(Finding(f"the page has no {name}"))
    canonical = read["canonical"]
    if len(canonical) != 1:
        findings.append(Finding(f"{len(canonical)} canonical links, and there must be one"))
    elif not canonical[0].startswith(("https://", "http://")) or urlsplit(canonical[0]).path != page.path:
        findings.append(Finding(f"the canonical link {canonical[0]} is not the page's own address"))
    named = read["named"]
    for name in _PREVIEW:
        if not named.get(name):
            findings.append(Finding(f"{name} is missing", help=f'<meta property="{name}" content="…">'))
    if canonical and named.get("og:url") and named["og:url"] != canonical[0]:
        findings.append(Finding(f"og:url is {named['og:url']}, and the canonical link says {canonical[0]}"))
    if named.get("og:title") and named["og:title"] not in read["title"]:
        findings.append(Finding(f"og:title “{named['og:title']}” is not in the title “{read['title']}”"))
    return findings


def _structured_data(texts: list[str]) -> list[Finding]:
    if not texts:
        return [Finding("there is no JSON-LD", help='<script type="application/ld+json">')]
    findings = []
    for text in texts:
        try:
            value = json.loads(text)
        except ValueError as error:
            findings.append(Finding(f"the JSON-LD cannot be read: {error}", where=text[:120]))
            continue
        context = value.get("@context") if isinstance(value, dict) else None
        if context != "https://schema.org":
            findings.append(Finding(f"the @context of the JSON-LD is {context}", help="https://schema.org"))
        elif "@graph" not in value and "@type" not in value:
            findings.append(Finding("the JSON-LD says nothing: it has no @type and no @graph"))
    return findings


def _policy(policies: list[str]) -> list[Finding]:
    if len(policies) != 1:
        return [Finding(f"{len(policies)} Content-Security-Policies, and there must be one")]
    findings = [
        Finding(f"the Content-Security-Policy allows {word}", where=policies[0])
        for word in ("'unsafe-inline'", "'unsafe-eval'", "*")
        if word in re.split(r"[\s;]+", policies[0])
    ]
    if "default-src 'none'" not in policies[0]:
        findings.append(Finding("the Content-Security-Policy does not begin with nothing", help="default-src 'none'"))
    return findings
