"""Records of reviews: the same texts with and without them."""

import re
import shutil
import subprocess

from .tools import AS_OF, sitegen

RECORDS = "Records"
SIGNED = "Signed"


def with_records(path, templates, is_remembered):
    """sitegen on the same texts: by their front matter, with records of their reviews, and with signed ones."""
    return [
        sitegen(path, templates, is_remembered, "with records", RECORDS),
        sitegen(path, templates, is_remembered, "without", "Content"),
        sitegen(path, templates, is_remembered, "with signed records", SIGNED),
    ]


def sign_all(path, templates, site):
    """Copies the content of a site twice, and has every text signed by those whom its front matter names."""
    for folder, is_signed in [(RECORDS, False), (SIGNED, True)]:
        content = site / folder
        shutil.copytree(site / "Content", content)
        reviewers = {}
        for text in sorted((content / "conditions").rglob("*.md")):
            for number, person in enumerate(take_out_review(text)):
                reviewers.setdefault((number, person), []).append(text.relative_to(content).with_suffix(""))
        people = {person for _, person in reviewers} if is_signed else set()
        keys = {person: give_key(path, content, person) for person in people}
        for (_, person), texts in sorted(reviewers.items()):
            command = [path, "review", "sign", *texts, "--by", person, "--yes", "--as-of", AS_OF]
            command += ["--content", content, "--templates", templates, "--output", site / "none"]
            command += ["--key", keys[person]] if is_signed else []
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def take_out_review(text):
    """Takes the keys of the review out of front matter, because records say all that; the reviewers whom it named."""
    lines = text.read_text().split("\n")
    reviewers = []
    rest = []
    is_list = False
    for line in lines:
        is_list = is_list and line.lstrip().startswith("- ")
        if is_list:
            reviewers.append(line.strip()[2:].strip("\"'"))
        elif line.startswith("reviewers:"):
            is_list = True
            reviewers += re.findall(r"[\w-]+", line.removeprefix("reviewers:"))
        elif not line.startswith(("reviewed:", "nextReview:")):
            rest.append(line)
    text.write_text("\n".join(rest))
    return reviewers


def give_key(path, content, person):
    """Makes a key for a person and puts its public half into the profile; the file of the private one."""
    key = content.parent / f"{person}.key"
    said = subprocess.run([path, "review", "keygen", key], check=True, capture_output=True).stdout.decode().strip()
    profile = content / "people" / f"{person}.md"
    lines = f"\npublicKeys:\n  - key: {said}\n    from: {AS_OF}\n---\n"
    profile.write_text(profile.read_text().replace("\n---\n", lines, 1))
    return key
