"""Lays out a release around a built binary, and packs it.

The folder OUTPUT gets the archive, the list of what the binary is made of, and SHA256SUMS. The same commit, built by the
same versions of Swift and of the libraries, gives the same bytes in whichever folder.
"""

import argparse
import hashlib
import os
import platform
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from . import ReleaseError, archive, binary, licenses, linked, manual, sbom


def main() -> None:
    parser = argparse.ArgumentParser(prog="release", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--build", type=Path, default=Path(".build"), help="the folder of the build")
    parser.add_argument("--configuration", default="release")
    parser.add_argument("--libraries", type=Path, required=True, help="the folder with the static libraries")
    parser.add_argument("--manual-tool", type=Path, required=True, help="swift-argument-parser's generate-manual")
    parser.add_argument("--glibc", required=True, help="the latest version of glibc that the binary may need")
    parser.add_argument("--output", type=Path, default=Path("dist"))
    parser.add_argument("--trial", action="store_true", help="take any binary, and files that are not committed")
    arguments = parser.parse_args()
    try:
        make(arguments)
    except ReleaseError as error:
        sys.exit(f"dist: {error}")


def make(arguments: argparse.Namespace) -> None:
    program = arguments.build / arguments.configuration / "sitegen"
    if not arguments.trial and said("git", "status", "--porcelain"):
        raise ReleaseError("there are changes that are not committed; a release is made of a commit")
    time = int(os.environ.get("SOURCE_DATE_EPOCH") or said("git", "log", "-1", "--format=%ct"))
    version = said(program, "--version")
    system = f"{platform.system().lower()}-{platform.machine()}"
    if not arguments.trial:
        print(f"dist: the binary needs glibc {binary.check(program, arguments.glibc)} or later")

    components = linked.components(arguments.build, arguments.configuration, arguments.libraries, arguments.glibc)
    releases = releases_address()
    name = f"sitegen-{version}-{system}"
    content = binary.without_hashes(program, linked.toolchain())
    contents = sbom.document(name, version, releases, time, content, components).encode()
    files = {"bin/sitegen": (content, 0o755)}
    for path, text in texts(program, arguments.manual_tool, time, components).items():
        files[path] = (text, 0o644)
    files["share/doc/sitegen/sitegen.spdx.json"] = (contents, 0o644)

    arguments.output.mkdir(parents=True, exist_ok=True)
    made = {
        f"{name}.tar.gz": archive.pack(
            {f"{name}/{path}": file for path, file in files.items()}, time, 1 if arguments.trial else 9
        ),
        f"{name}.spdx.json": contents,
        f"sitegen-{version}.vsix": extension(version),
    }
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {file}\n" for file, data in sorted(made.items()))
    for file, data in (made | {"SHA256SUMS": sums.encode()}).items():
        (arguments.output / file).write_bytes(data)
        print(f"dist: {arguments.output / file}, {len(data):,} bytes")
    if ".example/" in releases:
        print(f"dist: note: releases are said to be at {releases}; set it in Sources/sitegen/Sitegen.swift")


def texts(program: Path, manual_tool: Path, time: int, components: list[linked.Component]) -> dict[str, bytes]:
    """All files of a release but the binary, by their paths in it."""
    files = {
        # Not by the name of the command alone, as bash would have it too: CI files find the binary by its name.
        "share/bash-completion/completions/sitegen.bash": completions(program, "bash"),
        "share/zsh/site-functions/_sitegen": completions(program, "zsh"),
        "share/fish/vendor_completions.d/sitegen.fish": completions(program, "fish"),
        "share/doc/sitegen/LICENSE": Path("LICENSE").read_bytes(),
        "share/doc/sitegen/CHANGELOG.md": Path("CHANGELOG.md").read_bytes(),
    }
    for page, text in manual.pages(manual_tool, program, time).items():
        files[f"share/man/man1/{page}"] = text
    for path in said("git", "ls-files", "-z", "Templates").split("\0"):
        if path:
            files["share/sitegen/theme/" + path.removeprefix("Templates/")] = Path(path).read_bytes()
    for path, text in licenses.texts(components).items():
        files[f"share/doc/sitegen/licenses/{path}"] = text
    return files


def extension(version: str) -> bytes:
    """The extension for Visual Studio Code."""
    with TemporaryDirectory() as folder:
        return Path(said("editors/vscode/package", "--version", version, folder)).read_bytes()


def completions(program: Path, shell: str) -> bytes:
    return (said(program, "--generate-completion-script", shell) + "\n").encode()


def releases_address() -> str:
    """The address below which releases are, from the one place that says it."""
    source = Path("Sources/sitegen/Sitegen.swift").read_text()
    return re.findall(r'static let releases = "([^"]+)"', source)[0]


def said(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout.strip()


if __name__ == "__main__":
    main()
