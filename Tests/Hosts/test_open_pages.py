"""A reader who has a page open while the site is built."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from conftest import ROOT, run_sitegen
from servers import Nginx


def style_sheets(page: bytes) -> list[str]:
    return re.findall(r'<link rel="stylesheet" href="([^"]+)"', page.decode())


def test_an_open_page_keeps_its_style(work: Path) -> None:
    """The style sheet that a page of the last build asks for is still there after the next one, and goes in time."""
    content, templates = work / "open/Content", work / "open/Templates"
    shutil.copytree(ROOT / "Content", content)
    shutil.copytree(ROOT / "Templates", templates)
    settings = content / "site.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "keepAssets: 7 days\n", encoding="utf-8")
    output = work / "open/Output"

    def build(day: str) -> None:
        options = ["--host", "nginx", "--as-of", day]
        run = run_sitegen(work / "open", output, *options, templates=templates)
        assert run.returncode == 0, run.stdout + run.stderr

    build("2026-11-24")
    server = Nginx(work / "open/server", output)
    try:
        before = style_sheets(server.get("/").body)
        sheet = templates / "assets/style.css"
        sheet.write_text(sheet.read_text(encoding="utf-8") + "\nmain { color: inherit }\n", encoding="utf-8")
        build("2026-11-30")
        after = style_sheets(server.get("/").body)
        assert after != before
        for path in before + after:
            assert server.get(path).status == 200
        build("2026-12-08")
        assert [server.get(path).status for path in after] == [200] * len(after)
        assert 404 in [server.get(path).status for path in before]
    finally:
        server.stop()
