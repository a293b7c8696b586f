"""The action for GitHub: its steps are run as a runner does, as far as they are its own."""

import json
import re
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, VERSION, break_site, run

ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
STEPS = ACTION["runs"]["steps"]

Server = tuple[str, Path]


class Runner:
    """Runs the steps of the action that are scripts, with the values that its expressions would have."""

    def __init__(self, site: Path, folder: Path, inputs: dict[str, str], repository: str = "") -> None:
        self.site = site
        self.folder = folder
        self.values = {
            "github.action_path": str(ROOT),
            "github.action_repository": repository,
            "runner.temp": str(folder),
            "steps.pages.outputs.base_url": "",
        }
        defaults = {name: declared.get("default", "") for name, declared in ACTION["inputs"].items()}
        assert set(inputs) <= set(defaults)
        self.values |= {f"inputs.{name}": value for name, value in (defaults | inputs).items()}

    def step(self, name: str, check: bool = True):
        step = next(step for step in STEPS if step["name"] == name)
        output = self.folder / "output"
        output.write_text("")
        environment = {key: self.value(text) for key, text in step["env"].items()}
        assert step["shell"] == "bash"
        done = run(
            "bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"],
            folder=self.site, check=check, GITHUB_OUTPUT=str(output), GITHUB_SERVER_URL="http://localhost:1",
            GITHUB_ACTIONS="true", XDG_CACHE_HOME=str(self.folder / "cache"), **environment,
        )  # fmt: skip
        for line in output.read_text().splitlines():
            key, value = line.split("=", 1)
            self.values[f"steps.{step['id']}.outputs.{key}"] = value
        return done

    def value(self, text: str) -> str:
        return re.sub(r"\$\{\{ (.*?) \}\}", lambda match: self.expression(match[1]), text)

    def expression(self, expression: str) -> str:
        if "||" in expression:
            first, second = expression.split(" || ")
            return self.expression(first) or self.expression(second)
        if match := re.fullmatch(r"format\('\{0\}(.*)', (.*)\)", expression):
            return self.expression(match[2]) + match[1]
        return self.values[expression]


@pytest.fixture()
def runner(releases: Server, site: Path, tmp_path: Path):
    def make(**inputs: str) -> Runner:
        given = {"version": VERSION, "releases": releases[0]} | {key.replace("_", "-"): text for key, text in inputs.items()}
        made = Runner(site, tmp_path, given)
        made.step("Install sitegen")
        return made

    return make


def test_builds_a_site(runner, site: Path) -> None:
    done = runner(arguments="--precompress\n--host=nginx\n").step("Check or build the site")
    assert done.stdout == ""
    assert (site / "Output/index.html.gz").exists()
    assert (site / "Output/.host/nginx.conf").exists()


def test_builds_for_pages_into_the_folder_that_is_handed_over(runner, tmp_path: Path, site: Path) -> None:
    made = runner(pages="true")
    made.values["steps.pages.outputs.base_url"] = "https://someone.example/health"
    made.step("Check or build the site")
    upload = next(step for step in STEPS if step["name"] == "Hand the site to GitHub Pages")
    folder = Path(made.value(upload["with"]["path"]))
    assert 'href="/health/' in (folder / "index.html").read_text()
    assert not (site / "Output").exists()


def test_marks_problems_and_fails(runner, site: Path) -> None:
    break_site(site)
    done = runner().step("Check or build the site", check=False)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=Content/conditions/hay-fever/what-helps.md,line=2,")
    assert not (site / "Output").exists()


def test_only_checks_where_that_is_asked(runner, site: Path) -> None:
    runner(command="check").step("Check or build the site")
    assert not (site / "Output").exists()


def test_refuses_another_command(runner) -> None:
    done = runner(command="serve").step("Check or build the site", check=False)
    assert done.returncode == 64
    assert done.stdout == "::error::sitegen: the input `command` is `serve`; it can be `build` or `check`\n"


def test_takes_warnings_for_errors(runner, site: Path) -> None:
    page = site / "Content/conditions/hay-fever/what-helps.md"
    page.write_text(page.read_text() + "\nFor more, see [here](https://www.nhs.uk/conditions/hay-fever/).\n")
    assert runner().step("Check or build the site").stdout.startswith("::warning ")
    made = runner(strict="true", sarif="report.sarif")
    made.step("Report in SARIF")
    assert made.step("Check or build the site", check=False).returncode == 1


def test_gives_options_to_the_report_too(runner, site: Path) -> None:
    (site / "Content").rename(site / "Texts")
    made = runner(options="--content=Texts", arguments="--precompress", code_scanning="true")
    made.step("Report in SARIF")
    report = json.loads(Path(made.values["steps.report.outputs.file"]).read_text())
    assert report["runs"][0]["results"] == []
    made.step("Check or build the site")
    assert (site / "Output/index.html.gz").exists()


@pytest.mark.parametrize("is_broken", [False, True])
def test_reports_in_sarif_before_it_fails(runner, site: Path, is_broken: bool) -> None:
    if is_broken:
        break_site(site)
    made = runner(code_scanning="true")
    made.step("Report in SARIF")
    report = json.loads(Path(made.values["steps.report.outputs.file"]).read_text())
    assert [result["ruleId"] for result in report["runs"][0]["results"]] == (["disclaimer-unknown"] if is_broken else [])


def test_does_not_report_where_sitegen_did_not_work(runner, site: Path) -> None:
    made = runner(sarif="report.sarif")
    made.values["steps.install.outputs.program"] = "/bin/false-not-there"
    assert made.step("Report in SARIF", check=False).returncode == 127


def test_takes_the_releases_of_the_repository_that_it_is_in(site: Path, tmp_path: Path) -> None:
    done = Runner(site, tmp_path, {"version": VERSION}, "owner/name").step("Install sitegen", check=False)
    assert done.returncode == 1
    assert f"::error::install-release: http://localhost:1/owner/name/releases/download/v{VERSION}/" in done.stderr


def test_refuses_to_guess_where_releases_are(site: Path, tmp_path: Path) -> None:
    done = Runner(site, tmp_path, {"version": VERSION}).step("Install sitegen", check=False)
    assert done.returncode == 1
    assert done.stderr == (
        "::error::install-release: it is not known where releases of sitegen are; give their address as `releases`\n"
    )
