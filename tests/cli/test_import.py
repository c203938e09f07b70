"""kg import: what is written, what would change, and that a list imported again changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.ingest.decode import Decoded, read_source

HEAD = "subject,predicate,object,from,to,modality,source,quote,note\n"
ROW = "Ann Lee,holdsPost,Mayor of Oz,2001-01-10,2005,,https://example.org/1,,\n"
REGISTRY = """@prefix per: <https://kg.example.org/person/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
per:ann-lee a foaf:Person ; skos:prefLabel "Ann Lee"@en .
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seeds" / "registry").mkdir(parents=True)
    (tmp_path / "seeds" / "registry" / "people.ttl").write_text(REGISTRY, encoding="utf-8")
    (tmp_path / "mayors.csv").write_text(HEAD + ROW, encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), "import", *words], prog_name="kg", env={"NO_COLOR": "1"})


def files(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (project / "seeds" / "lists").rglob("*") if path.is_file()}


def test_a_list_is_written_to_its_own_folder_and_built(project: Path) -> None:
    result = run(project, str(project / "mayors.csv"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert [line.split()[0] for line in result.stderr.splitlines()] == ["reading", "list", "changes", "changes", "written", "next"]
    assert sorted(files(project)) == ["claims.tsv", "entities.tsv", "list.ttl"]
    assert files(project)["claims.tsv"].decode().splitlines()[1].split("\t")[:5] == [
        "name:Ann Lee", "holdsPost", "name:Mayor of Oz", "2001-01-10", "2005",
    ]  # fmt: skip
    assert b"kgo:authority kgo:Curated" in files(project)["list.ttl"]
    built = CliRunner().invoke(main, ["-C", str(project), "build"], prog_name="kg")
    assert built.exit_code == 0
    held = CliRunner().invoke(main, ["-C", str(project), "who", "Mayor of Oz", "--on", "2003-01-01"], prog_name="kg")
    assert "Ann Lee\tcertain\t2001-01-10 to 2005\tcurated, 1 source" in held.stdout


def test_an_official_list_is_named_as_what_it_is(project: Path) -> None:
    run(project, "--authority", "official", str(project / "mayors.csv"))
    CliRunner().invoke(main, ["-C", str(project), "build"], prog_name="kg")
    held = CliRunner().invoke(main, ["-C", str(project), "who", "Mayor of Oz", "--on", "2003-01-01"], prog_name="kg")
    assert "official list, 1 source" in held.stdout
    why = CliRunner().invoke(main, ["-C", str(project), "why", "Ann Lee"], prog_name="kg", env={"NO_COLOR": "1"})
    assert "an official list" in why.stdout
    assert "seeds/lists/mayors" in why.stdout
    assert "the curator" not in why.stdout


def test_importing_twice_changes_nothing(project: Path) -> None:
    run(project, str(project / "mayors.csv"))
    before = files(project)
    result = run(project, str(project / "mayors.csv"))
    assert "unchanged  seeds/lists/mayors/ holds this list already" in result.stderr
    assert "changes" not in result.stderr
    assert files(project) == before


def test_a_dry_run_shows_what_would_change_and_writes_nothing(project: Path) -> None:
    run(project, str(project / "mayors.csv"))
    before = files(project)
    rows = ROW.replace("2005", "2006") + "Bob Ray,holdsPost,Mayor of Oz,2006,,,https://example.org/1,,\n"
    (project / "mayors.csv").write_text(HEAD + rows, encoding="utf-8")
    result = run(project, "--dry-run", str(project / "mayors.csv"))
    assert [line[:40] for line in result.stdout.splitlines()] == [
        "+ entities.tsv\tname:Bob Ray\tperson\tBob Ray"[:40],
        "+ claims.tsv\tname:Bob Ray\tholdsPost\tname:Mayor of Oz"[:40],
        "~ claims.tsv\tname:Ann Lee\tholdsPost\tname:Mayor of Oz"[:40],
    ]
    assert "claims.tsv: 1 added, 1 changed, 0 gone" in result.stderr
    assert files(project) == before
    (project / "mayors.csv").write_text(HEAD + rows.splitlines()[1] + "\n", encoding="utf-8")
    assert "claims.tsv: 1 added, 0 changed, 1 gone" in run(project, "--dry-run", str(project / "mayors.csv")).stderr


def test_files_named_together_are_called_as_their_folder(project: Path) -> None:
    for place in ("oz", "ev"):
        (project / place).mkdir()
        (project / place / "README.md").write_text("# Mayors", encoding="utf-8")
        (project / place / "mayors.csv").write_text(HEAD + ROW.replace("Oz", place.title()), encoding="utf-8")
        assert run(project, *(f"{place}/{name}" for name in ("README.md", "mayors.csv"))).exit_code == 0
    assert sorted(path.name for path in (project / "seeds" / "lists").iterdir()) == ["ev", "oz"]


def test_another_list_does_not_take_the_place_of_one_unasked(project: Path) -> None:
    run(project, "mayors.csv")
    before = files(project)
    (project / "mayors.csv").write_text(HEAD + ROW.replace("Ann Lee", "Bob Ray").replace("Oz", "Ev"), encoding="utf-8")
    for words in ((), ("--dry-run",)):
        refused = run(project, *words, "mayors.csv")
        assert (refused.exit_code, files(project)) == (1, before)
        assert "2 of the 2 people and things that the list 'mayors' holds are not in these files" in refused.stderr
        assert "KG0262" in refused.stderr
        assert "written" not in refused.stderr
    assert json.loads(run(project, "--json", "--dry-run", "mayors.csv").stdout)["refused"] is True
    assert run(project, "--as", "ev", "mayors.csv").exit_code == 0
    assert run(project, "--replace", "mayors.csv").exit_code == 0
    assert b"Bob Ray" in (project / "seeds/lists/mayors/entities.tsv").read_bytes()


def test_no_article_of_the_seeds_is_opened(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "seeds" / "articles").mkdir()
    (project / "seeds" / "articles" / "story.txt").write_text("A story\n2024-01-01\n\nAnn Lee spoke.\n", encoding="utf-8")
    opened: list[str] = []

    def read(path: Path, name: str, limit: int) -> Decoded:
        opened.append(name)
        return read_source(path, name, limit)

    monkeypatch.setattr("kg.ingest.corpus.read_source", read)
    assert run(project, "mayors.csv").exit_code == 0
    assert opened
    assert set(opened) == {"seeds/registry/people.ttl"}


def test_json_has_everything(project: Path) -> None:
    with (project / "mayors.csv").open("a", encoding="utf-8") as file:
        file.write("Bob Ray,holdsPost,Mayor of Oz,soon,,,https://example.org/1,,\n")
    found = json.loads(run(project, "--json", "--dry-run", "--as", "oz", "--authority", "official", str(project / "mayors.csv")).stdout)
    assert (found["list"], found["authority"], found["folder"], found["changed"]) == ("oz", "official", "seeds/lists/oz", True)
    assert found["counts"] == {"person": 1, "post": 1, "claims": 1}
    assert [(one["code"], one["place"].rpartition("/")[2]) for one in found["findings"]] == [("KG0216", "mayors.csv:3")]
    assert len(found["differences"]["claims.tsv"]["added"]) == 1


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["--format", "popollo"], 2, "did you mean 'popolo'?"),
        (["--as", "My List"], 2, "try --as my-list"),
        (["--as", "facts"], 2, "its claims would be those of seeds/curated/facts.csv"),
        (["--as-of", "May"], 2, "is not a day"),
    ],
)
def test_what_cannot_be_asked_is_refused(project: Path, words: list[str], status: int, told: str) -> None:
    (project / "seeds" / "curated").mkdir()
    (project / "seeds" / "curated" / "facts.csv").write_text(HEAD + ROW, encoding="utf-8")
    result = run(project, *words, str(project / "mayors.csv"))
    assert (result.exit_code, not files(project)) == (status, True)
    assert told in result.stderr


def test_a_file_that_cannot_be_read_costs_that_file_alone(project: Path) -> None:
    (project / "bad.json").write_text('{"persons": [', encoding="utf-8")
    result = run(project, str(project / "mayors.csv"), str(project / "bad.json"))
    assert result.exit_code == 1
    assert "bad.json: not JSON" in result.stderr
    assert "written" in result.stderr
    alone = run(project, str(project / "bad.json"))
    assert alone.exit_code == 3


def test_a_table_of_which_nothing_can_be_read_leaves_the_list_as_it_is(project: Path) -> None:
    run(project, str(project / "mayors.csv"))
    before = files(project)
    (project / "mayors.csv").write_text("subject,predicate,object\nAnn Lee,holdsPost,Mayor of Oz\n", encoding="utf-8")
    result = run(project, str(project / "mayors.csv"))
    assert (result.exit_code, files(project)) == (3, before)
    assert "nothing could be read: the row has no source" in result.stderr
