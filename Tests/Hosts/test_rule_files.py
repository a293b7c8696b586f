"""The rules for hosts that cannot run here: Netlify, Cloudflare, Amazon S3, and what GitHub Pages gets."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from urllib.parse import quote

import pytest

import observatory
import rule_files
from conftest import BASES, Built
from test_servers import NO_CACHE, PAGE, REDIRECTS, YEAR

Build = Callable[[str, str], Built]


def read(site: Built, name: str) -> str:
    return (site.folder / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("place", BASES)
@pytest.mark.parametrize("host", ["netlify", "cloudflare"])
def test_redirects(build: Build, host: str, place: str) -> None:
    """Each earlier address has its 301, and no page of its own."""
    site = build(host, place)
    rules = rule_files.redirects(read(site, "_redirects"))
    for source, target in REDIRECTS:
        rule = rule_files.answer(rules, quote(site.path(source)))
        assert rule and (rule.target, rule.status) == (site.path(target), 301), source
        # Netlify passes over a rule where there is a file, if the rule is not forced.
        assert rule.is_forced == (host == "netlify")
    assert not (site.home / "was-here").exists()
    for line in read(site, "_redirects").splitlines():
        assert len(line) <= 1000


@pytest.mark.parametrize("place", BASES)
@pytest.mark.parametrize("host", ["netlify", "cloudflare"])
def test_headers(build: Build, host: str, place: str) -> None:
    """Pages have all security headers, once each; assets are kept for a year."""
    site = build(host, place)
    rules = rule_files.header_rules(read(site, "_headers"))
    page = rule_files.headers(rules, site.path(PAGE))
    assert all(len(values) == 1 for values in page.values()), page
    # By itself, Netlify asks browsers to ask again.
    assert page.get("Cache-Control") == ([NO_CACHE] if host == "cloudflare" else None)
    message = Message()
    for name, values in page.items():
        message[name] = values[0]
    assert observatory.score(message, "") == (observatory.MOST, "A+")
    asset = rule_files.headers(rules, site.path("/assets/style.0123456789ab.css"))
    assert asset["Cache-Control"] == [YEAR]
    assert asset["X-Content-Type-Options"] == ["nosniff"]
    tool = rule_files.headers(rules, site.path("/tool.html"))
    assert ("Content-Security-Policy" in tool) == (host == "netlify")
    assert "X-Frame-Options" in tool
    for feed in ("/feed.xml", "/conditions/anemia/feed.xml"):
        assert rule_files.headers(rules, site.path(feed))["Content-Type"] == ["application/atom+xml"]
    assert "Content-Type" not in rule_files.headers(rules, site.path("/conditions/anemia/causes/feed.xml"))
    if host == "cloudflare":
        assert len(rules) <= 100
        assert max(map(len, read(site, "_headers").splitlines())) <= 2000


def test_page_policy_is_that_of_the_header(build: Build) -> None:
    """A page says the same of what it may load as its host does."""
    site = build("netlify", "root")
    policy = rule_files.headers(rule_files.header_rules(read(site, "_headers")), "/")["Content-Security-Policy"][0]
    meta = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', read(site, "index.html"))
    assert meta
    assert policy == meta[1].replace("&#39;", "'") + "; frame-ancestors 'none'"


@pytest.mark.parametrize("place", BASES)
def test_github_pages(build: Build, place: str) -> None:
    """GitHub Pages gets what every site has: a page for what is not there, and pages that forward readers."""
    site = build("github-pages", place)
    assert (site.folder / "404.html").is_file() and (site.folder / ".nojekyll").is_file()
    for source, target in REDIRECTS:
        file = site.home / source.strip("/")
        page = file if source.endswith(".html") else file / "index.html"
        assert f'content="0; url={site.path(target)}"' in page.read_text(encoding="utf-8")
    assert not (site.folder / "_headers").exists() and not (site.folder / ".host").exists()


AWS = """#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word"; done >> "$LOG"
printf -- '--end--\\n' >> "$LOG"
"""


@pytest.mark.parametrize("place", BASES)
def test_s3(build: Build, tmp_path: Path, place: str) -> None:
    """The script uploads assets first and removes last, and each earlier address becomes an object with its target."""
    site = build("s3", place)
    program = tmp_path / "aws"
    program.write_text(AWS)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    log = tmp_path / "log"
    script = site.folder / ".host/s3/upload.sh"
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "LOG": str(log)}
    subprocess.run(["sh", str(script), "bucket"], check=True, env=environment)
    calls = [call.splitlines() for call in log.read_text(encoding="utf-8").split("--end--\n") if call]

    assets = site.path("/assets").lstrip("/")
    assert calls[0][:4] == ["s3", "sync", f"./{assets}", f"s3://bucket/{assets}"]
    assert calls[0][calls[0].index("--cache-control") + 1] == YEAR
    assert calls[1][:4] == ["s3", "sync", ".", "s3://bucket"]
    assert calls[1][calls[1].index("--cache-control") + 1] == NO_CACHE
    assert "--delete" not in calls[1] and f"{assets}/*" in calls[1] and ".sitegen-*" in calls[1]
    assert "--delete" in calls[-1] and ".host/*" in calls[-1]

    assert calls[2][:4] == ["s3", "cp", ".", "s3://bucket"]
    assert calls[2][calls[2].index("--content-type") + 1] == "application/atom+xml"
    for feed in (site.path("/feed.xml").lstrip("/"), site.path("/conditions/*/feed.xml").lstrip("/")):
        assert calls[1][calls[1].index(feed) - 1] == "--exclude"
        assert calls[2][calls[2].index(feed) - 1] == "--include"

    objects = {}
    for call in calls[3:-1]:
        assert call[:2] == ["s3api", "put-object"]
        options = dict(zip(call[2::2], call[3::2], strict=True))
        objects[options["--key"]] = options
    for source, target in REDIRECTS:
        key = site.path(source).lstrip("/")
        options = objects[key + "index.html" if key.endswith("/") else key]
        assert options["--website-redirect-location"] == site.path(target)
        if "--body" in options:
            assert (site.folder / options["--body"]).is_file()
        else:
            # What has no file here must not be removed for that.
            assert key in calls[-1]

    assert subprocess.run(["sh", str(script)], capture_output=True, env=environment, check=False).returncode != 0
    settings = json.loads(read(site, ".host/s3/website.json"))
    assert settings == {"IndexDocument": {"Suffix": "index.html"}, "ErrorDocument": {"Key": "404.html"}}


def test_cloudfront(build: Build) -> None:
    """The headers that CloudFront adds are those of the other hosts."""
    policy = json.loads(read(build("s3", "root"), ".host/s3/response-headers-policy.json"))
    security = policy["SecurityHeadersConfig"]
    message = Message()
    message["Content-Security-Policy"] = security["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    message["Strict-Transport-Security"] = f"max-age={security['StrictTransportSecurity']['AccessControlMaxAgeSec']}"
    message["X-Content-Type-Options"] = "nosniff" if security["ContentTypeOptions"]["Override"] else ""
    message["X-Frame-Options"] = security["FrameOptions"]["FrameOption"]
    message["Referrer-Policy"] = security["ReferrerPolicy"]["ReferrerPolicy"]
    custom = policy["CustomHeadersConfig"]
    assert custom["Quantity"] == len(custom["Items"])
    for header in custom["Items"]:
        message[header["Header"]] = header["Value"]
    assert observatory.score(message, "") == (observatory.MOST, "A+")


def test_netlify_refuses_rules_of_the_site(work: Path) -> None:
    """A site that brings rules of its own is not published with others in their place."""
    from conftest import run_sitegen

    file = work / "Content/static/_redirects"
    file.write_text("/a /b\n")
    try:
        run = run_sitegen(work, work / "refused", "--host", "netlify")
    finally:
        file.unlink()
    assert run.returncode == 1
    assert "host-name-taken" in run.stdout
    assert not (work / "refused").exists()
