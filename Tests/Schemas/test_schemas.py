"""Holds the JSON Schemas that `sitegen schema` prints to a validator by others, and to what `sitegen check` says."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

REPOSITORY = Path(__file__).resolve().parents[2]
SITEGEN = REPOSITORY / ".build" / "debug" / "sitegen"
CONTENT = REPOSITORY / "Content"
STRINGS = REPOSITORY / "Templates" / "strings"

SUBJECTS = ["condition", "medicine", "test", "treatment", "vaccine", "symptom", "topic"]
TEXTS = ["article", "folder", *SUBJECTS, "person", "disclaimer", "page", "introduction", "start-page"]
NAMES = ["front-matter", *TEXTS, "site", "sitegen", "glossary", "strings"]


class CoreLoader(yaml.SafeLoader):
    """The core schema of YAML 1.2 (section 10.3.2), which PyYAML does not have: it reads YAML 1.1."""

    yaml_implicit_resolvers: dict = {}


for tag, pattern, first in [
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
]:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))

# As an editor reads YAML, and as sitegen does: every scalar is a text.
LOADERS = {"core": CoreLoader, "texts": yaml.BaseLoader}


def sitegen(*arguments, folder=REPOSITORY):
    return subprocess.run([SITEGEN, *arguments], cwd=folder, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="session")
def schemas():
    found = {}
    for name in NAMES:
        run = sitegen("schema", name)
        assert run.returncode == 0, run.stderr
        found[name] = json.loads(run.stdout)
    return found


@pytest.fixture(scope="session")
def validators(schemas):
    return {name: Draft202012Validator(schema) for name, schema in schemas.items()}


def front_matter(text):
    return re.match(r"---\n(.*?)^---\s*$", text, re.S | re.M)


def kind_of(path):
    """What a file of the sample site is, as docs/content.md says it."""
    parts = path.relative_to(CONTENT).parts
    sections = yaml.load((CONTENT / "site.yml").read_text(), yaml.BaseLoader).get("sections", {"conditions": ""})
    by_section = dict(zip(["conditions", "medicines", "tests", "treatments", "vaccines", "symptoms", "topics"], SUBJECTS))
    if parts[0] in ("people", "disclaimers", "pages"):
        return {"people": "person", "disclaimers": "disclaimer", "pages": "page"}[parts[0]]
    if parts[-1] != "index.md":
        return "article"
    if len(parts) < 3:
        return "start-page" if len(parts) == 1 else "introduction"
    if len(parts) > 3:
        return "folder"
    section = sections[parts[0]]
    return by_section[section.get("kind", parts[0]) if isinstance(section, dict) else parts[0]]


def sample_texts():
    texts = sorted(path for path in CONTENT.rglob("*.md") if path.stem.lower() not in ("readme", "contributing"))
    return [path for path in texts if front_matter(path.read_text())]


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_schema_of_draft_2020_12(schemas, name):
    assert schemas[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schemas[name])


@pytest.mark.parametrize("loader", LOADERS)
def test_each_text_of_the_sample_site_is_valid(validators, loader):
    texts = sample_texts()
    assert len(texts) > 40
    for path in texts:
        keys = yaml.load(front_matter(path.read_text())[1], LOADERS[loader])
        for name in (kind_of(path), "front-matter"):
            errors = [f"{path}: {name}: {error.message}" for error in validators[name].iter_errors(keys)]
            assert errors == []


@pytest.mark.parametrize("loader", LOADERS)
def test_each_yaml_file_of_the_sample_site_is_valid(validators, loader):
    files = [(CONTENT / "site.yml", "site"), (CONTENT / "glossary.yml", "glossary")]
    files += [(path, "strings") for path in sorted(STRINGS.glob("*.yml"))]
    assert len(files) > 3
    for path, name in files:
        keys = yaml.load(path.read_text(), LOADERS[loader])
        assert [f"{path}: {error.message}" for error in validators[name].iter_errors(keys)] == []


def documented_examples(group):
    """The examples of the tables of docs/content.md that are for a kind of file."""
    lines = (REPOSITORY / "docs" / "content.md").read_text().splitlines()
    examples = []
    for index, line in enumerate(lines):
        if line.startswith("<!-- keys: ") and group in line.split():
            for row in lines[index + 3 :]:
                if not row.startswith("|"):
                    break
                examples.append(row.rsplit("| `", 1)[1].removesuffix("` |"))
    return examples


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("name", ["article", "folder", "condition", "person", "disclaimer", "page", "introduction", "site"])
def test_each_example_of_the_documentation_is_valid(validators, name, loader):
    examples = documented_examples(name)
    assert len(examples) > 1
    keys = yaml.load("\n".join(examples), LOADERS[loader])
    assert [error.message for error in validators[name].iter_errors(keys)] == []


SITE = {
    "site.yml": "title: A\nbaseURL: https://example.org/\nlanguage: en\n",
    "conditions/gout/index.md": "---\ntitle: Gout\n---\n",
    "conditions/gout/causes.md": "---\ntitle: What causes gout?\ndraft: true\n---\n\nText.\n",
    "people/ada.md": "---\nname: Ada\n---\n",
    "disclaimers/general.md": "---\ntitle: Note\n---\n\nText.\n",
    "pages/about.md": "---\ntitle: About\n---\n\nText.\n",
    "glossary.yml": "- term: iron\n  meaning: A metal.\n",
}

# Lines that are added to a file, which neither the schema nor `sitegen check` accepts.
MISTAKES = [
    ("article", "conditions/gout/causes.md", "summry: x", "key-unknown"),
    ("article", "conditions/gout/causes.md", "reviewed: yesterday", "invalid-date"),
    ("article", "conditions/gout/causes.md", "reviewed: 2026-13-01", "invalid-date"),
    ("article", "conditions/gout/causes.md", "reviewed: [2026-01-01]", "wrong-type"),
    ("article", "conditions/gout/causes.md", "risk: hgh", "wrong-type"),
    ("article", "conditions/gout/causes.md", "topic: {a: b}", "wrong-type"),
    ("article", "conditions/gout/causes.md", "order: first", "wrong-type"),
    ("article", "conditions/gout/causes.md", "order: -1", "wrong-type"),
    ("article", "conditions/gout/causes.md", "reviewers: {a: b}", "wrong-type"),
    ("article", "conditions/gout/causes.md", "sources: nhlbi", "wrong-type"),
    ("article", "conditions/gout/causes.md", "sources: [{id: nhlbi}]", "key-missing"),
    ("article", "conditions/gout/causes.md", "sources: [{id: a, title: B, url: example.org}]", "invalid-address"),
    ("article", "conditions/gout/causes.md", "sources: [{id: a, title: B, titel: C}]", "key-unknown"),
    ("article", "conditions/gout/causes.md", "extra: x", "wrong-type"),
    ("article", "conditions/gout/causes.md", "synonyms: [a]", "key-unknown"),
    ("condition", "conditions/gout/index.md", "draft: maybe", "wrong-type"),
    ("condition", "conditions/gout/index.md", "topic: causes", "key-unknown"),
    ("condition", "conditions/gout/index.md", "codes: {atc: M04}", "key-unknown"),
    ("condition", "conditions/gout/index.md", "codes: M10", "wrong-type"),
    ("person", "people/ada.md", "kind: robot", "wrong-type"),
    ("person", "people/ada.md", "publicKeys: [{from: 2026-01-01}]", "key-missing"),
    ("disclaimer", "disclaimers/general.md", "slug: a", "key-unknown"),
    ("page", "pages/about.md", "summary: {a: b}", "wrong-type"),
    ("page", "pages/about.md", "summary:", "empty-value"),
    ("site", "site.yml", "titel: x", "key-unknown"),
    ("site", "site.yml", "demonstration: perhaps", "wrong-type"),
    ("site", "site.yml", "readingGrade: low", "wrong-type"),
    ("site", "site.yml", "readingGrade: 0", "wrong-type"),
    ("site", "site.yml", "organization: Us", "wrong-type"),
    ("site", "site.yml", "organization: {url: https://example.org/}", "key-missing"),
    ("site", "site.yml", "organization: {name: A, contact: here}", "invalid-address"),
    ("site", "site.yml", "review: {interval: 3}", "invalid-duration"),
    ("site", "site.yml", "review: {interval: 3 weeks}", "invalid-duration"),
    ("site", "site.yml", "review: {policy: {high: {changed: hide}}}", "wrong-type"),
    ("site", "site.yml", "review: {policy: {higher: {changed: fail}}}", "key-unknown"),
    ("site", "site.yml", "rules: {sentence-long: loud}", "wrong-type"),
    ("site", "site.yml", "rules: {sentence-longer: error}", "key-unknown"),
    ("site", "site.yml", "sections: {conditions: {name: A}}", "key-unknown"),
    ("site", "site.yml", "navigation: [{pages: [about]}]", "key-missing"),
    ("site", "site.yml", "services: [a]", "wrong-type"),
    ("glossary", "glossary.yml", "- term: a", "key-missing"),
    ("glossary", "glossary.yml", "- {term: a, meaning: b, plural: c}", "key-unknown"),
    ("glossary", "glossary.yml", "- {term: [a], meaning: b}", "wrong-type"),
]


def with_line(text, line):
    return re.sub(r"\n---\n", f"\n{line}\n---\n", text, count=1) if text.startswith("---") else text + line + "\n"


@pytest.mark.parametrize(("name", "file", "line", "kind"), MISTAKES)
def test_what_check_refuses_is_not_valid(validators, tmp_path, name, file, line, kind):
    for path, text in SITE.items():
        (tmp_path / "Content" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "Content" / path).write_text(with_line(text, line) if path == file else text)
    templates = str(REPOSITORY / "Templates")
    run = sitegen("check", "--no-cache", "--format", "json", "--templates", templates, folder=tmp_path)
    reported = [json.loads(row) for row in run.stdout.splitlines()]
    assert kind in {row["id"] for row in reported if row["file"] == f"Content/{file}"}, run.stdout

    text = (tmp_path / "Content" / file).read_text()
    yaml_text = front_matter(text)[1] if text.startswith("---") else text
    for loader in LOADERS.values():
        keys = yaml.load(yaml_text, loader)
        assert list(validators[name].iter_errors(keys)) != []
        if not line.startswith(("synonyms", "topic: causes", "codes: {", "slug")) and file.endswith(".md"):
            assert list(validators["front-matter"].iter_errors(keys)) != []


def test_a_name_that_is_none_is_told():
    run = sitegen("schema", "articel")
    assert run.returncode == 64
    assert "There is no schema 'articel'; did you mean 'article'?" in run.stderr
