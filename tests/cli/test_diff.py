"""kg diff: exit status 1 and names where two datasets differ, 0 where not; files, folders and git revisions alike."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

PEOPLE = """@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> .
<https://kg.example.org/person/ann> a foaf:Person ; skos:prefLabel "Ann Lee"@en .
<https://kg.example.org/org/oz> a org:FormalOrganization ; skos:prefLabel "City of Oz"@en .
<https://kg.example.org/post/mayor> a org:Post ; skos:prefLabel "Mayor of Oz"@en ; org:postIn <https://kg.example.org/org/oz> .
"""
FACTS = (
    "subject,predicate,object,from,to,modality,source,quote,note\nAnn Lee,holdsPost,Mayor of Oz,2001-01-10,{end},Actual,https://e.org/1,,\n"
)


def run(project: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(project), *words], prog_name="kg", env={"NO_COLOR": "1"})


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project under git whose one fact was corrected after the first commit, and built before and after."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "seeds" / "curated").mkdir(parents=True)
    (folder / "seeds" / "people.ttl").write_text(PEOPLE, encoding="utf-8")
    for number, end in enumerate(("2005-06-30", "2005-07-01")):
        (folder / "seeds" / "curated" / "facts.csv").write_text(FACTS.format(end=end), encoding="utf-8")
        assert run(folder, "build", "-q", "-o", f"built{number}").exit_code == 0
        for command in (["init", "-q"], ["add", "seeds"], ["commit", "-q", "-m", f"v{number}"]):
            identity = ["-c", "user.name=editor", "-c", "user.email=editor@example.org"]
            subprocess.run(["git", *identity, *command], cwd=folder, check=True)
    return folder


@pytest.mark.parametrize("old", ["built0", "built0/dataset.nq", "built0/dataset.trig", "HEAD~1"])
def test_a_dataset_is_a_folder_a_file_or_a_revision(project: Path, old: str) -> None:
    found = run(project, "diff", old, "built1")
    assert (found.exit_code, found.stdout.splitlines()) == (
        1,
        ["changed    Ann Lee as Mayor of Oz   curated_facts", "           “https://e.org/1”", "           end: 2005-06-30 → 2005-07-01"],
    )


def test_two_datasets_that_say_the_same_end_with_0(project: Path) -> None:
    same = run(project, "diff", "HEAD", "built1")
    assert (same.exit_code, same.stdout, "no claim differs" in same.stderr) == (0, "", True)


def test_the_changes_as_values_and_as_markdown(project: Path) -> None:
    told = json.loads(run(project, "diff", "built0", "built1", "--format", "json").stdout)
    assert [(one["kind"], one["values"]) for one in told["claims"]] == [("changed", {"end": ["2005-06-30", "2005-07-01"]})]
    assert (told["situations"], told["statements"]) == ([], [])
    lines = run(project, "diff", "built0", "built1", "--format", "markdown").stdout.splitlines()
    assert lines == [
        "## Claims changed: 1", "- **Ann Lee as Mayor of Oz** (curated_facts)", "  - “https://e.org/1”", "  - end: 2005-06-30 → 2005-07-01",
    ]  # fmt: skip


def test_what_is_neither_says_what_was_expected(project: Path) -> None:
    refused = run(project, "diff", "yesterday", "built1")
    assert (refused.exit_code, "KG0905" in refused.stderr, refused.stdout) == (2, True, "")
