"""What is measured: sitegen, Hugo, and the floor below both."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .machine import cores
from .site import SCRIPTS

AS_OF = "2026-06-01"
FLOOR = "floor"


@dataclass
class Tool:
    """A generator: its name, its version, and its command for a site, an output folder and a number of jobs.

    `writes` names the count of the site that its pages have to reach.
    """

    name: str
    version: str
    command: object
    writes: str = "pages"


def sitegen(path, templates, is_remembered, name="sitegen", content="Content"):
    """sitegen with a theme, on a content folder of the site; whether it leaves what it knows to the next build."""

    def command(site, output, jobs):
        arguments = ["build", "--content", site / content, "--templates", templates, "--output", output]
        arguments += ["--as-of", AS_OF, "--quiet"] + (["--jobs", str(jobs)] if jobs else [])
        arguments += [] if is_remembered else ["--no-cache"]
        return [path, *arguments]

    return Tool(name, version_of([path, "--version"]), command)


def hugo(path):
    """Hugo with the theme of this folder, which each generated site carries along."""
    program = real_hugo(path)

    def command(site, output, jobs):
        # GOMAXPROCS bounds the threads that run at once; Hugo has no option for it.
        prefix = ["env", f"GOMAXPROCS={jobs}"] if jobs else []
        return [*prefix, program, "--source", site / "hugo", "--destination", output, "--quiet"]

    return Tool("Hugo", version_of([program, "version"]), command)


def real_hugo(path):
    """The program itself, where `path` is the start script of the Python package: its start would be measured too."""
    with open(path, "rb") as file:
        if file.read(2) != b"#!":
            return path
    for folder in Path(path).resolve().parent.parent.glob("lib/python*/site-packages/hugo/binaries"):
        for program in sorted(folder.iterdir()):
            if os.access(program, os.X_OK):
                return program
    print(f"{path} is a script: its own start is measured too", file=sys.stderr)
    return path


def floor(work):
    """The program of floor.c, compiled into the work folder."""
    for needed in ("cc", "pkg-config"):
        if not shutil.which(needed):
            raise SystemExit(f"--floor needs {needed}, which is not installed here")
    found = subprocess.run(["pkg-config", "--cflags", "--libs", "libcmark-gfm"], capture_output=True, text=True)
    if found.returncode != 0:
        raise SystemExit(f"--floor needs cmark-gfm, which pkg-config does not find:\n{found.stderr}")
    program = work / FLOOR
    compiled = subprocess.run(
        ["cc", "-O2", "-o", program, SCRIPTS / "floor.c", *found.stdout.split()], capture_output=True, text=True
    )
    if compiled.returncode != 0:
        raise SystemExit(f"cc cannot compile floor.c, which needs cmark-gfm and its extensions:\n{compiled.stderr}")

    def command(site, output, jobs):
        return [program, site / "Content", output, str(max(2, jobs or cores()))]

    version = version_of(["pkg-config", "--modversion", "libcmark-gfm"])
    return Tool(FLOOR, f"with cmark-gfm {version}", command, "texts")


def version_of(command):
    """The number in what a program says of its version."""
    said = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout.decode(errors="replace")
    found = re.search(r"\d+\.\d+(?:\.\d+)?", said)
    return found[0] if found else "of unknown version"
