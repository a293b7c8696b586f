"""What a binary needs of the machine that it runs on, and what of the machine that it was built on is left in it."""

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from elftools.elf.dynamic import DynamicSection
from elftools.elf.elffile import ELFFile
from elftools.elf.gnuversions import GNUVerNeedSection

from . import ReleaseError

# The libraries that each Linux system with glibc has.
ALLOWED = re.compile(r"lib(c|m|dl|pthread|rt|util|resolv)\.so\.\d+|libgcc_s\.so\.1|ld-linux[-\w]*\.so\.\d")


# The sections that differ from build to build: Swift's compiler puts a hash of what it was given into each object, with the
# paths of modules, by which it knows whether to write the object again; the linker puts in a hash of the whole.
HASHES = [".swift_modhash", ".note.gnu.build-id"]


def without_hashes(binary: Path, toolchain: Path) -> bytes:
    """The binary without what differs from build to build. Swift's `toolchain` has the program that takes it out."""
    with TemporaryDirectory() as folder:
        result = Path(folder) / binary.name
        options = [f"--remove-section={section}" for section in HASHES]
        subprocess.run([toolchain / "bin/llvm-objcopy", *options, binary, result], check=True)
        return result.read_bytes()


def needs(binary: Path) -> tuple[set[str], set[str]]:
    """The shared libraries that a binary loads, and the versions of symbols that it asks of them."""
    libraries: set[str] = set()
    versions: set[str] = set()
    with binary.open("rb") as file:
        for section in ELFFile(file).iter_sections():
            if isinstance(section, DynamicSection):
                libraries |= {tag.needed for tag in section.iter_tags() if tag.entry.d_tag == "DT_NEEDED"}
            if isinstance(section, GNUVerNeedSection):
                for _, needed in section.iter_versions():
                    versions |= {version.name for version in needed}
    return libraries, versions


def check(binary: Path, glibc: str) -> str:
    """The version of glibc that a binary needs. Raises where that is later than `glibc`, or where it needs another
    library than a small system has."""
    libraries, versions = needs(binary)
    if others := sorted(name for name in libraries if not ALLOWED.fullmatch(name)):
        raise ReleaseError(f"the binary needs {', '.join(others)}, which must be linked in")
    numbers = [tuple(map(int, name[6:].split("."))) for name in versions if re.fullmatch(r"GLIBC_[\d.]+", name)]
    needed = max(numbers)
    if needed > tuple(map(int, glibc.split("."))):
        raise ReleaseError(f"the binary needs glibc {'.'.join(map(str, needed))}, and may need {glibc} at most")
    return ".".join(map(str, needed))
