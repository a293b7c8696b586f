"""The manual pages, made by the tool of swift-argument-parser."""

import re
import subprocess
from datetime import datetime, timezone
from pathlib import Path
from tempfile import TemporaryDirectory


def pages(tool: Path, binary: Path, time: int) -> dict[str, bytes]:
    """The pages of all commands, by the names of their files. A page is named as those of git are: `sitegen-build`, which
    is what `man sitegen build` looks for."""
    with TemporaryDirectory() as folder:
        date = datetime.fromtimestamp(time, timezone.utc).strftime("%Y-%m-%d")
        subprocess.run([tool, binary, "--multi-page", "--date", date, "-o", folder], check=True, capture_output=True)
        files = {file.name: file.read_text() for file in Path(folder).iterdir()}
    return {_hyphened(name.removesuffix(".1")) + ".1": _page(text).encode() for name, text in sorted(files.items())}


def _page(text: str) -> str:
    text = re.sub(r"^(\.Xr |\.Dt )(\S+)", lambda match: match[1] + _hyphened(match[2]), text, flags=re.MULTILINE)
    # A paragraph before the next item of a list is empty.
    return re.sub(r"^\.Pp\n(?=\.(It|El)\b)", "", text, flags=re.MULTILINE)


def _hyphened(name: str) -> str:
    return name.replace(".", "-")
