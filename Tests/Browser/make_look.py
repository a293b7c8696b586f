"""Makes the content of the site that sets its own look: `look/`, with fonts made from those of the system.

usage: make_look.py FOLDER
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

#: The files that `look/site.yml` names, and the fonts of the system that they are made from.
FONTS = {"serif": "LiberationSerif-Regular", "serif-bold": "LiberationSerif-Bold", "sans-bold": "LiberationSans-Bold"}
#: Where systems have fonts.
FOLDERS = ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "~/Library/Fonts", "~/.local/share/fonts"]


def found(name: str) -> Path:
    """The file of a font."""
    for folder in FOLDERS:
        for file in sorted(Path(folder).expanduser().rglob(f"{name}.ttf")):
            return file
    sys.exit(f"{name}.ttf is missing: run scripts/setup test")


def main(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(Path(__file__).parent / "look", folder)
    (folder / "fonts").mkdir()
    for name, source in FONTS.items():
        font = TTFont(found(source))
        font.flavor = "woff2"
        font.save(folder / "fonts" / f"{name}.woff2")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
