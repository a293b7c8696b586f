"""What is in a release."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import tarfile
from datetime import datetime, timezone

import pytest
from conftest import GLIBC, ROOT, TIME, VERSION, Release, make_release, run
from release import ReleaseError, archive, binary, licenses, linked
from spdx_tools.spdx.parser.parse_anything import parse_file
from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

COMMANDS = ["build", "check", "explain", "fix", "import", "init", "lsp", "new", "review", "schema", "serve", "theme", "verify"]


def test_has_what_ci_files_expect(release: Release) -> None:
    assert release.name == f"sitegen-{VERSION}-linux-{os.uname().machine}"
    # CI files find the program by its name, so that no other file may have it.
    assert [path.relative_to(release.unpacked) for path in release.unpacked.rglob("sitegen") if path.is_file()] == [
        (release.unpacked / "bin/sitegen").relative_to(release.unpacked)
    ]
    assert run(release.unpacked / "bin/sitegen", "--version").stdout == f"{VERSION}\n"


def test_has_the_theme_as_it_is(release: Release) -> None:
    theme = release.unpacked / "share/sitegen/theme"
    files = {path.relative_to(theme): path.read_bytes() for path in theme.rglob("*") if path.is_file()}
    tracked = run("git", "ls-files", "-z", "Templates").stdout.strip("\0").split("\0")
    expected = {(ROOT / path).relative_to(ROOT / "Templates"): (ROOT / path).read_bytes() for path in tracked}
    assert files == expected


def test_checksums_are_those_of_the_files(release: Release) -> None:
    names = {path.name for path in release.files.iterdir()} - {"SHA256SUMS"}
    assert names == {f"{release.name}.tar.gz", f"{release.name}.spdx.json", f"sitegen-{VERSION}.vsix"}
    lines = (release.files / "SHA256SUMS").read_text().splitlines()
    assert dict(reversed(line.split("  ")) for line in lines) == {
        name: hashlib.sha256((release.files / name).read_bytes()).hexdigest() for name in names
    }
    run("sha256sum", "--check", "--strict", "SHA256SUMS", folder=release.files)


def test_owners_times_and_order_tell_nothing_of_the_machine(release: Release) -> None:
    with tarfile.open(release.files / f"{release.name}.tar.gz") as opened:
        members = opened.getmembers()
    assert [member.name for member in members] == sorted(member.name for member in members)
    assert {(member.uid, member.gid, member.uname, member.gname, member.mtime) for member in members} == {(0, 0, "", "", TIME)}
    assert {(member.isdir(), member.mode) for member in members} == {(True, 0o755), (False, 0o755), (False, 0o644)}
    assert [member.name for member in members if member.isfile() and member.mode == 0o755] == [f"{release.name}/bin/sitegen"]


def test_is_the_same_whoever_makes_it_and_when(release: Release, tmp_path) -> None:
    old = os.umask(0o077)
    try:
        make_release(tmp_path / "elsewhere/dist", PYTHONHASHSEED="1", TZ="Pacific/Auckland", LC_ALL="C", USER="someone")
    finally:
        os.umask(old)
    for file in release.files.iterdir():
        assert file.read_bytes() == (tmp_path / "elsewhere/dist" / file.name).read_bytes(), file.name


def test_an_archive_depends_on_the_files_alone() -> None:
    files = {"a/x": (b"1", 0o644), "a/b/y": (b"2", 0o755), "a.z": (b"3", 0o644)}
    packed = archive.pack(files, TIME)
    assert packed == archive.pack(dict(reversed(files.items())), TIME)
    assert packed != archive.pack(files | {"a/x": (b"4", 0o644)}, TIME)
    assert packed != archive.pack(files, TIME + 1)


# The manual.


def test_each_command_has_a_page(release: Release) -> None:
    pages = {path.name for path in (release.unpacked / "share/man/man1").iterdir()}
    assert {"sitegen.1", *(f"sitegen-{command}.1" for command in COMMANDS), "sitegen-review-sign.1"} <= pages


def test_pages_are_sound(release: Release) -> None:
    pages = sorted((release.unpacked / "share/man/man1").iterdir())
    said = run("mandoc", "-T", "lint", "-W", "warning", *pages, check=False).stdout.splitlines()
    # Help has its sentences on one line, which changes nothing that a reader sees.
    assert [line for line in said if not line.endswith("WARNING: new sentence, new line")] == []
    names = {page.name.removesuffix(".1") for page in pages}
    day = datetime.fromtimestamp(TIME, timezone.utc)
    for page in pages:
        text = page.read_text()
        assert set(re.findall(r"^\.Xr (\S+) 1", text, re.M)) <= names, page
        assert f".Dd {day:%B} {day.day}, {day.year}\n" in text


@pytest.mark.skipif(not shutil.which("man"), reason="this machine has no man")
def test_man_finds_a_page_by_its_command(release: Release) -> None:
    manual = {"MANPATH": str(release.unpacked / "share/man"), "MANPAGER": "cat", "MANWIDTH": "100", "LC_ALL": "C"}
    page = run("man", "sitegen", "build", **manual).stdout
    assert "--precompress" in page
    assert "Build the site into the output folder." in page


# Completions.


def test_bash_completes_commands_options_and_values(release: Release, tmp_path) -> None:
    file = release.unpacked / "share/bash-completion/completions/sitegen.bash"
    run("bash", "-n", file)
    # As a person presses Tab, by the completions that Debian's bash-completion loads.
    script = """
        source /usr/share/bash-completion/bash_completion
        _completion_loader sitegen
        complete_line() {
            COMP_LINE=$1 COMP_POINT=${#1} COMP_TYPE=9 COMP_KEY=9
            read -ra COMP_WORDS <<< "$1"; [[ $1 = *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
            "$(complete -p sitegen | sed 's/.*-F \\([^ ]*\\).*/\\1/')" sitegen "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
            echo "${COMPREPLY[@]}"
        }
        complete_line 'sitegen bu'
        complete_line 'sitegen build --pre'
        complete_line 'sitegen check --format g'
    """
    data = {"XDG_DATA_DIRS": str(release.unpacked / "share"), "PATH": f"{release.unpacked / 'bin'}:{os.environ['PATH']}"}
    lines = run("bash", "--norc", "-c", script, folder=tmp_path, **data).stdout.splitlines()
    assert [line.split() for line in lines] == [["build"], ["--precompress"], ["github", "gitlab"]]


@pytest.mark.parametrize(
    ("shell", "path"),
    [("zsh", "share/zsh/site-functions/_sitegen"), ("fish", "share/fish/vendor_completions.d/sitegen.fish")],
)
def test_other_shells_read_their_completions(release: Release, shell: str, path: str) -> None:
    run(shell, "-n", release.unpacked / path)


def test_fish_completes_commands(release: Release, tmp_path) -> None:
    path = f"{release.unpacked / 'bin'}:{os.environ['PATH']}"
    script = f"source {release.unpacked}/share/fish/vendor_completions.d/sitegen.fish; complete -C 'sitegen verif'"
    done = run("fish", "--no-config", "-c", script, folder=tmp_path, HOME=str(tmp_path), PATH=path)
    assert done.stdout.split("\t")[0] == "verify"


# What is linked in.


def test_says_what_it_is_made_of_in_the_form_of_spdx(release: Release) -> None:
    file = release.files / f"{release.name}.spdx.json"
    document = parse_file(str(file))
    assert [message.validation_message for message in validate_full_spdx_document(document)] == []
    assert file.read_bytes() == (release.unpacked / "share/doc/sitegen/sitegen.spdx.json").read_bytes()
    assert document.creation_info.created == datetime.fromtimestamp(TIME, timezone.utc).replace(tzinfo=None)
    (program,) = document.files
    digest = hashlib.sha256((release.unpacked / "bin/sitegen").read_bytes()).hexdigest()
    assert digest in {checksum.value for checksum in program.checksums}


def test_lists_everything_that_is_linked_in_with_its_version(release: Release) -> None:
    document = json.loads((release.files / f"{release.name}.spdx.json").read_text())
    versions = {package["name"]: package.get("versionInfo") for package in document["packages"]}
    assert versions["sitegen"] == VERSION
    manifest = (ROOT / "Package.swift").read_text()
    direct = dict(re.findall(r'/([\w-]+)", exact: "([\d.]+)"', manifest))
    # Mustache is linked into tests only.
    del direct["swift-mustache"]
    assert {name: versions.get(name) for name in direct} == direct
    debian = ["libcmark-gfm-dev", "libgumbo-dev", "zlib1g-dev", "libbrotli-dev", "libfreetype-dev", "libpng-dev"]
    for name in debian:
        assert versions[name] == run("dpkg-query", "-W", "-f", "${Version}", name).stdout
    assert {"swift", "icu", "glibc", "BoringSSL", "libyaml", "llhttp", "toml++", "swift-collections"} <= set(versions)
    # libyaml's sources in Yams say no version.
    assert [name for name, version in versions.items() if not version] == ["libyaml"]


def test_has_the_license_of_everything_that_is_linked_in(release: Release) -> None:
    document = json.loads((release.files / f"{release.name}.spdx.json").read_text())
    folder = release.unpacked / "share/doc/sitegen/licenses"
    for package in document["packages"]:
        if package["name"] != "sitegen":
            assert any(file.stat().st_size for file in (folder / package["name"]).iterdir()), package["name"]
    assert (release.unpacked / "share/doc/sitegen/LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert "Mark Gillard" in (folder / "toml++/notices-in-sources.txt").read_text()


def test_refuses_what_has_no_license(tmp_path) -> None:
    with pytest.raises(ReleaseError, match="^there is no license of a-library$"):
        licenses.texts([linked.Component("a-library", "1.0", "NOASSERTION")])
    lacking = tmp_path / "LICENSE"
    with pytest.raises(ReleaseError, match=f"^the license of a-library is not at {lacking}$"):
        licenses.texts([linked.Component("a-library", "1.0", "NOASSERTION", licenses=[lacking])])


# What it needs of a machine.


def test_refuses_a_binary_that_needs_more_than_a_small_system(tmp_path) -> None:
    # The debug build needs Swift's libraries.
    with pytest.raises(ReleaseError, match="libFoundation.so.*, which must be linked in$"):
        binary.check(ROOT / ".build/debug/sitegen", GLIBC)
    # `stat` has been in the library itself since glibc 2.33, and what starts a program there since 2.34.
    source = tmp_path / "main.c"
    source.write_text("int main(void) { return 0; }\n")
    compiler = next(name for name in ["cc", "clang"] if shutil.which(name))
    run(compiler, "-o", tmp_path / "main", source)
    with pytest.raises(ReleaseError, match="^the binary needs glibc 2[.][0-9]+, and may need 2.2 at most$"):
        binary.check(tmp_path / "main", "2.2")
    assert re.fullmatch(r"2\.\d+(\.\d+)?", binary.check(tmp_path / "main", "2.99"))


def test_refuses_to_make_a_release_of_what_is_not_committed(tmp_path) -> None:
    clone = tmp_path / "clone"
    run("git", "clone", "--quiet", "--shared", "--no-checkout", ROOT, clone)
    (clone / "new").write_text("new\n")
    done = subprocess.run(
        [ROOT / ".venv/bin/python", "-B", "-m", "release", "--glibc", GLIBC, "--libraries", ".", "--manual-tool", "none"],
        cwd=clone, env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == "dist: there are changes that are not committed; a release is made of a commit\n"
