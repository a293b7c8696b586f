"""The files for GitHub, GitLab, containers and pre-commit, held to linters; and what they make of a site."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, SITEGEN, break_site, run, tool
from jsonschema import Draft202012Validator

# After GitLab's documentation, "Code Quality", "Code Quality report format".
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1, "pattern": r"^[^\n]*$"},
            "check_name": {"type": "string", "pattern": "^[a-z0-9-]+$"},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer"}},
                    },
                },
            },
        },
    },
}


def test_a_report_for_gitlab_has_its_form_and_every_finding() -> None:
    site = ROOT / "Tests/CommandTests/Fixtures/broken-site"
    arguments = ["check", "--quiet", "--no-cache", "--as-of", "2026-06-01"]
    done = run(SITEGEN, *arguments, "--format", "gitlab", folder=site, check=False)
    assert done.returncode == 1
    report = json.loads(done.stdout)
    Draft202012Validator.check_schema(CODE_QUALITY)
    assert [error.message for error in Draft202012Validator(CODE_QUALITY).iter_errors(report)] == []
    lines = run(SITEGEN, *arguments, "--format", "json", folder=site, check=False).stdout.splitlines()
    findings = [json.loads(line) for line in lines]
    assert [(problem["check_name"], problem["location"]["lines"]["begin"]) for problem in report] == [
        (finding["id"], finding["line"]) for finding in findings
    ]
    fingerprints = [problem["fingerprint"] for problem in report]
    assert len(fingerprints) > 40
    assert len(set(fingerprints)) == len(fingerprints)


@pytest.mark.parametrize(
    ("schema", "file"),
    [("vendor.github-actions", "action.yml"), ("vendor.gitlab-ci", "ci/gitlab.yml")],
)
def test_files_have_the_form_of_their_host(schema: str, file: str) -> None:
    run(tool("check-jsonschema"), "--builtin-schema", schema, file)


def examples(start: str) -> list[str]:
    """The examples in YAML of docs/ci.md that start so."""
    return [text for text in re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/ci.md").read_text(), re.S) if text.startswith(start)]


def test_the_workflow_in_the_docs_is_sound_and_safe(tmp_path: Path) -> None:
    (text,) = examples("name: Site\n")
    workflow = tmp_path / ".github/workflows/site.yml"
    workflow.parent.mkdir(parents=True)
    # The owner's repository is not known; its action has the form of the one here.
    workflow.write_text(text.replace("OWNER/sitegen@v0.1.0", "actions/sitegen@v0.1.0"))
    run(tool("check-jsonschema"), "--builtin-schema", "vendor.github-workflows", workflow)
    run(tool("zizmor"), "--offline", "--no-progress", "--config", "Tests/Release/zizmor.yml", workflow)
    (step,) = [step for step in yaml.safe_load(text)["jobs"]["site"]["steps"] if "sitegen" in step["uses"]]
    assert set(step["with"]) <= set(yaml.safe_load((ROOT / "action.yml").read_text())["inputs"])


def test_the_other_examples_in_the_docs_are_sound(tmp_path: Path) -> None:
    (gitlab,) = examples("include:\n")
    (tmp_path / "gitlab.yml").write_text(gitlab)
    run(tool("check-jsonschema"), "--builtin-schema", "vendor.gitlab-ci", tmp_path / "gitlab.yml")
    variables = yaml.safe_load(gitlab)["variables"]
    assert set(variables) <= set(yaml.safe_load((ROOT / "ci/gitlab.yml").read_text())["variables"])
    hooks = [*examples("# .pre-commit-config.yaml\n"), *examples("repos:\n")]
    assert len(hooks) == 2
    for number, text in enumerate(hooks):
        (tmp_path / f"{number}.yaml").write_text(text)
        run(tool("pre-commit"), "validate-config", tmp_path / f"{number}.yaml")


def test_the_table_of_inputs_in_the_docs_is_whole() -> None:
    _, page = (ROOT / "docs/ci.md").read_text().split("| Input |")
    listed = re.findall(r"^\| `([a-z-]+)` \|", page.split("\n\n")[0], re.M)
    assert listed == list(yaml.safe_load((ROOT / "action.yml").read_text())["inputs"])


def test_the_action_is_safe_by_zizmor() -> None:
    run(tool("zizmor"), "--offline", "--no-progress", "--persona", "pedantic", "--config", "Tests/Release/zizmor.yml", "action.yml")


def test_the_scripts_in_the_action_are_safe_by_shellcheck(tmp_path: Path) -> None:
    steps = yaml.safe_load((ROOT / "action.yml").read_text())["runs"]["steps"]
    scripts = [step["run"] for step in steps if "run" in step]
    assert len(scripts) == 3
    for number, script in enumerate(scripts):
        # No value is written into a script, where it would be run.
        assert "${{" not in script
        file = tmp_path / f"{number}.sh"
        file.write_text(f"set -eo pipefail\n{script}")
        run("shellcheck", "--shell", "bash", file)


def test_the_scripts_in_the_template_for_gitlab_are_safe_by_shellcheck(tmp_path: Path) -> None:
    template = yaml.safe_load((ROOT / "ci/gitlab.yml").read_text())
    jobs = [job for job in template.values() if isinstance(job, dict)]
    lines = [line for job in jobs for part in ("before_script", "script") for line in job.get(part, [])]
    file = tmp_path / "template.sh"
    file.write_text("set -eo pipefail\n" + "\n".join(lines) + "\n")
    # Arguments are split into words on purpose.
    run("shellcheck", "--shell", "bash", "--exclude", "SC2086", file)


@pytest.mark.parametrize("script", ["install-release", "static-libraries", "pin-packages", "make-release", "compare-releases"])
def test_the_scripts_of_releases_are_safe_by_shellcheck(script: str) -> None:
    run("shellcheck", f"scripts/{script}")


def test_the_container_file_is_sound_by_hadolint() -> None:
    run(tool("hadolint"), "--no-color", "Containerfile")


def test_the_container_has_a_user_who_is_not_root() -> None:
    (user,) = re.findall(r"^USER (\d+):(\d+)$", (ROOT / "Containerfile").read_text(), re.M)
    assert 0 not in map(int, user)


# pre-commit.


@pytest.fixture()
def repository(site: Path) -> Path:
    """A repository of git with a site."""
    for command in [["init", "--quiet"], ["add", "."]]:
        run("git", *command, folder=site)
    return site


def pre_commit(repository: Path, tmp_path: Path) -> subprocess.CompletedProcess:
    # The hook as pre-commit reads it, from a repository that has it.
    hooks = tmp_path / "hooks"
    if not hooks.exists():
        hooks.mkdir()
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
        identity = ["-c", "user.name=A Test", "-c", "user.email=test@example.org"]
        for command in [["init", "--quiet"], ["add", "."], [*identity, "commit", "--quiet", "--message", "Hooks"]]:
            run("git", *command, folder=hooks)
    environment = {"PRE_COMMIT_HOME": str(tmp_path / "pre-commit"), "PATH": f"{SITEGEN.parent}:/usr/bin:/bin"}
    return run(tool("pre-commit"), "try-repo", hooks, "sitegen-check", folder=repository, check=False, **environment)


def test_the_hook_is_one_by_pre_commit() -> None:
    run(tool("pre-commit"), "validate-manifest", ".pre-commit-hooks.yaml")


def test_the_hook_lets_a_sound_site_pass(repository: Path, tmp_path: Path) -> None:
    done = pre_commit(repository, tmp_path)
    assert re.search(r"^sitegen check\.+Passed$", done.stdout, re.M), done.stdout + done.stderr
    assert done.returncode == 0


def test_the_hook_stops_a_site_with_a_mistake(repository: Path, tmp_path: Path) -> None:
    break_site(repository)
    run("git", "add", ".", folder=repository)
    done = pre_commit(repository, tmp_path)
    assert done.returncode == 1
    assert re.search(r"^sitegen check\.+Failed$", done.stdout, re.M), done.stdout + done.stderr
    assert "No disclaimer has the key `genral` [disclaimer-unknown]" in done.stdout


def test_the_hook_leaves_other_files_alone(repository: Path, tmp_path: Path) -> None:
    identity = ["-c", "user.name=A Test", "-c", "user.email=test@example.org"]
    run("git", *identity, "commit", "--quiet", "--message", "A site", folder=repository)
    break_site(repository)
    run("git", "stash", "--quiet", folder=repository)
    (repository / "NOTES").write_text("Not for sitegen.\n")
    run("git", "add", "NOTES", folder=repository)
    done = pre_commit(repository, tmp_path)
    assert re.search(r"^sitegen check\.+\(no files to check\)Skipped$", done.stdout, re.M), done.stdout + done.stderr
