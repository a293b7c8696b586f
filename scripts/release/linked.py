"""What is linked into the binary, as the build and the machine know it. Versions are read, never written here."""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from . import ReleaseError


@dataclass
class Component:
    """Something by others that is linked in."""

    name: str
    # As its makers write it; empty where they do not say it.
    version: str
    # Where it comes from (SPDX 2.3, section 7.7).
    origin: str
    # Its package URL, where there is a type for it.
    url: str = ""
    # Files with its license and notices.
    licenses: list[Path] = field(default_factory=list)
    # The folders with its sources, where these are at hand.
    sources: list[Path] = field(default_factory=list)
    # The name of the component whose sources hold it.
    holder: str = ""


@dataclass
class Embedded:
    """Code by others within the sources of a Swift package."""

    name: str
    origin: str
    # A file in the folder of the target, and what finds the version in it.
    version: tuple[str, str] | None = None
    # The Debian package whose copyright file has its license, where the sources leave it out.
    debian: str = ""


# By the target that holds it.
EMBEDDED = {
    "CYaml": Embedded("libyaml", "git+https://github.com/yaml/libyaml", debian="libyaml-dev"),
    "CTOML": Embedded(
        "toml++", "git+https://github.com/marzer/tomlplusplus", ("Sources/toml.hpp", r"toml\+\+ v([\d.]+)")
    ),
    "CCryptoBoringSSL": Embedded(
        "BoringSSL", "git+https://boringssl.googlesource.com/boringssl", ("hash.txt", r"revision ([0-9a-f]{40})")
    ),
    "CNIOLLHTTP": Embedded(
        "llhttp",
        "git+https://github.com/nodejs/llhttp",
        ("include/c_nio_llhttp.h", r"_MAJOR (\d+)\s.*_MINOR (\d+)\s.*_PATCH (\d+)\s"),
    ),
    "CXKCP": Embedded(
        "XKCP", "git+https://github.com/XKCP/XKCP", ("vendored-sources.txt", r"\(\S+-g([0-9a-f]+)\)")
    ),
}


def components(build: Path, configuration: str, libraries: Path, glibc: str) -> list[Component]:
    """Everything by others in the binary that was linked in the folder `build`, with the static libraries in a folder, and
    with the start code of that version of glibc."""
    found = [*packages(build, configuration), *swift(), *static_libraries(libraries), start_code(glibc)]
    return sorted(found, key=lambda component: component.name.lower())


def _targets(build: Path, configuration: str) -> dict[str, Path]:
    """The folder with the sources of each target that is linked in, where it is a package's by others."""
    link_list = build / configuration / "sitegen.product" / "Objects.LinkFileList"
    plan = build / f"{configuration}.yaml"
    if not link_list.exists() or not plan.exists():
        raise ReleaseError(f"{build} has no {configuration} build of sitegen")
    linked = set(re.findall(r"/([^/\s]+)\.build/", link_list.read_text()))
    checkouts = build / "checkouts"
    inputs: dict[str, set[str]] = {}
    for sources, outputs in re.findall(r"^    inputs: (\[.*\])\n    outputs: (\[.*\])$", plan.read_text(), re.MULTILINE):
        for target in set(re.findall(r'/([^/"]+)\.build/[^"]+\.o"', outputs)) & linked:
            inputs.setdefault(target, set()).update(json.loads(sources))
    if lacking := linked - set(inputs):
        raise ReleaseError(f"{plan} does not say what {', '.join(sorted(lacking))} is made of")
    folders = {}
    for target, files in inputs.items():
        own = sorted(file for file in files if f"/{checkouts.name}/" in file and not file.endswith((".o", ".swiftmodule")))
        if not own:
            continue
        relative = Path(own[0].split(f"/{checkouts.name}/", 1)[1])
        # The nearest folder of the target's name, as SwiftPM lays packages out.
        names = relative.parts
        depth = names.index(target, 1) if target in names[1:] else len(names) - 2
        folders[target] = checkouts.joinpath(*names[: depth + 1])
    return folders


def packages(build: Path, configuration: str) -> list[Component]:
    """The Swift packages of which something is linked in, and the code by others that they hold."""
    resolved = {pin["identity"]: pin for pin in json.loads(Path("Package.resolved").read_text())["pins"]}
    components: dict[str, Component] = {}
    for target, folder in sorted(_targets(build, configuration).items()):
        name = folder.relative_to(build / "checkouts").parts[0]
        pin = resolved.get(name.lower())
        if pin is None:
            raise ReleaseError(f"Package.resolved has no package {name}")
        root = build / "checkouts" / name
        address = pin["location"].removesuffix(".git")
        version = pin["state"]["version"]
        if name not in components:
            components[name] = Component(
                name,
                version,
                f"git+{address}@{version}",
                f"pkg:swift/{address.removeprefix('https://')}@{version}",
                sorted(file for file in root.iterdir() if re.match(r"(LICEN[SC]E|NOTICE|COPYING)", file.name)),
            )
        if embedded := EMBEDDED.get(target):
            components[embedded.name] = _embedded(embedded, folder, name)
        else:
            components[name].sources.append(folder)
    return list(components.values())


def _embedded(embedded: Embedded, folder: Path, holder: str) -> Component:
    version = ""
    if embedded.version:
        file, pattern = embedded.version
        match = re.search(pattern, (folder / file).read_text(), re.DOTALL)
        if not match:
            raise ReleaseError(f"{folder / file} does not say which version of {embedded.name} it is")
        version = ".".join(match.groups())
    licenses = sorted(file for file in folder.rglob("LICEN[SC]E*"))
    if embedded.debian:
        licenses.append(copyright_file(embedded.debian))
    origin = embedded.origin + (f"@{version}" if re.fullmatch(r"[0-9a-f]{40}", version) else "")
    return Component(embedded.name, version, origin, licenses=licenses, sources=[folder], holder=holder)


def toolchain() -> Path:
    """The folder of the Swift that builds."""
    return Path(shutil.which("swift") or "/").resolve().parent.parent


def swift() -> list[Component]:
    """Swift's standard library and Foundation, and the ICU in it."""
    said = subprocess.run(["swift", "--version"], capture_output=True, text=True, check=True).stdout
    version = re.search(r"\((swift-[^)\s]+-RELEASE)\)|Swift version (\S+)", said)
    header = toolchain() / "lib/swift_static/_foundation_unicode/uvernum.h"
    icu = re.search(r'define U_ICU_VERSION "([\d.]+)"', header.read_text()) if header.exists() else None
    if not version or not icu:
        raise ReleaseError(f"{toolchain()} does not say which version of Swift or ICU it has")
    tag = version[1] or version[2]
    return [
        Component(
            "swift",
            tag.removeprefix("swift-").removesuffix("-RELEASE"),
            f"git+https://github.com/swiftlang/swift@{tag}",
            licenses=[toolchain() / "share/swift/LICENSE.txt"],
        ),
        Component(
            "icu",
            icu[1],
            "git+https://github.com/swiftlang/swift-foundation-icu",
            licenses=[Path(__file__).parent / "ICU-LICENSE.txt"],
            holder="swift",
        ),
    ]


def static_libraries(folder: Path) -> list[Component]:
    """The Debian packages of the static libraries to which a folder has links."""
    archives = sorted(file for file in folder.glob("lib*.a") if file.is_symlink())
    if not archives:
        raise ReleaseError(f"{folder} has no static libraries")
    return [_debian(name) for name in sorted({_package(file.resolve()) for file in archives})]


def start_code(glibc: str) -> Component:
    """The part of glibc that is linked in though its libraries are not."""
    origin = f"git+https://sourceware.org/git/glibc.git@glibc-{glibc}"
    return Component("glibc", glibc, origin, licenses=[copyright_file("libc6-dev")])


def _package(file: Path) -> str:
    for path in [str(file), str(file).removeprefix("/usr")]:
        said = subprocess.run(["dpkg-query", "--search", path], capture_output=True, text=True, check=False).stdout
        if said:
            return said.split(":")[0]
    raise ReleaseError(f"no Debian package has {file}")


def _debian(name: str) -> Component:
    form = "${Version} ${Architecture} ${source:Package} ${source:Version}"
    said = subprocess.run(["dpkg-query", "-W", "-f", form, name], capture_output=True, text=True, check=True).stdout
    version, architecture, source, source_version = said.split()
    system = dict(re.findall(r'^(\w+)="?([^"\n]*)', Path("/etc/os-release").read_text(), re.MULTILINE))["ID"]
    return Component(
        name,
        version,
        "NOASSERTION",
        f"pkg:deb/{system}/{name}@{version.replace(':', '%3A')}?arch={architecture}&upstream={source}"
        f"%40{source_version.replace(':', '%3A')}",
        [copyright_file(name)],
    )


def copyright_file(package: str) -> Path:
    """What a Debian package says of its licenses (Debian Policy, section 12.5)."""
    return Path("/usr/share/doc") / package / "copyright"
