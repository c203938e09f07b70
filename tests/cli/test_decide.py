"""The commands that decide: what they show first, the row they write, what they refuse, and that everything can be taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.ingest.corpus import read_ledgers
from kg.model.decision import Decision, in_force

REGISTRY = """@prefix kgo: <https://kg.example.org/ont#> . @prefix per: <https://kg.example.org/person/> .
@prefix post: <https://kg.example.org/post/> . @prefix grp: <https://kg.example.org/org/> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
per:jack-w-lee a foaf:Person ; skos:prefLabel "Jack W. Lee"@en ; kgo:birthDate "1950-01-01"^^xsd:date .
per:jack-d-lee a foaf:Person ; skos:prefLabel "Jack D. Lee"@en ; kgo:birthDate "1980-01-01"^^xsd:date .
per:bob-ray a foaf:Person ; skos:prefLabel "Bob Ray"@en .
grp:oz a org:FormalOrganization ; skos:prefLabel "City of Oz"@en .
post:oz-mayor a org:Post ; skos:prefLabel "Mayor of Oz"@en ; org:postIn grp:oz ; kgo:maxHolders 1 .
post:oz-judge a org:Post ; skos:prefLabel "Judge of Oz"@en ; org:postIn grp:oz ; kgo:maxHolders 9 .
"""
FACTS = """subject,predicate,object,from,to,modality,source,quote,note
Jack W. Lee,holdsPost,Mayor of Oz,2001-01-10,2005-06-30,Actual,https://example.org/1,,
Jack D. Lee,holdsPost,Judge of Oz,2002-01-10,2003-06-30,Actual,https://example.org/2,,
Bob Ray,holdsPost,Mayor of Oz,2007-01-10,2009-06-30,Planned,https://example.org/3,,
"""
WHY = ("--why", "a reason", "--by", "Ann Lee", "--made", "2026-11-29T10:00:00Z")


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), *words], prog_name="kg", env={"NO_COLOR": "1"})


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of curated facts alone, built; no test writes to it."""
    folder = tmp_path_factory.mktemp("ledger")
    for path, text in (("registry/people.ttl", REGISTRY), ("curated/facts.csv", FACTS)):
        (folder / "seeds" / path).parent.mkdir(parents=True)
        (folder / "seeds" / path).write_text(text, encoding="utf-8")
    assert run(folder, "build").exit_code == 0
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """The same with a ledger of its own: the built graph is shared."""
    (tmp_path / "output").symlink_to(built / "output")
    for part in ("registry", "curated"):
        (tmp_path / "seeds").mkdir(exist_ok=True)
        (tmp_path / "seeds" / part).symlink_to(built / "seeds" / part)
    return tmp_path


def ledger(project: Path) -> tuple[Decision, ...]:
    return read_ledgers([project / "seeds"])[0]


def rows(project: Path) -> list[tuple[str, str, str, str]]:
    return [(d.id, d.verdict.value, d.subject, d.other) for d in ledger(project)]


def claim_of(project: Path, person: str) -> str:
    told = json.loads(run(project, "why", person, "--json").stdout)
    return str(told[0]["claims"][0]["claim"]).rpartition("/")[2]


def test_a_merge_shows_what_moves_and_what_speaks_against_it_then_writes_one_row(project: Path) -> None:
    result = run(project, "merge", "Jack D. Lee", "jack-w-lee", "--keep", "B", *WHY)
    assert result.exit_code == 0, result.stderr
    assert "merged   Jack D. Lee  Person  per:jack-d-lee   1 claim, 0 articles, in the registry" in result.stderr
    assert "middle initials differ (D, W)" in result.stderr
    assert "birthDate differs: 1980-01-01 / 1950-01-01" in result.stderr
    assert "two posts at once: Judge of Oz (2002-01-10 to 2003-06-30) / Mayor of Oz" in result.stderr
    assert "1 claim would move; per:jack-d-lee stays as dcterms:isReplacedBy per:jack-w-lee" in result.stderr
    assert result.stdout == "001,Same,per:jack-d-lee,per:jack-w-lee,,a reason,Ann Lee,2026-11-29T10:00:00Z\n"
    assert "kg undo 001" in result.stderr
    assert rows(project) == [("001", "Same", "per:jack-d-lee", "per:jack-w-lee")]


def test_which_id_is_kept_can_be_said(project: Path) -> None:
    run(project, "merge", "Jack D. Lee", "Jack W. Lee", "--keep", "A", *WHY)
    run(project, "merge", "Jack D. Lee", "Bob Ray", "--keep", "per:bob-ray", *WHY)
    assert [row[2:] for row in rows(project)] == [("per:jack-w-lee", "per:jack-d-lee"), ("per:jack-d-lee", "per:bob-ray")]
    assert "KG0937" in run(project, "merge", "Jack D. Lee", "Jack W. Lee", "--keep", "Bob Ray", *WHY).stderr


def test_a_dry_run_shows_the_row_and_writes_nothing(project: Path) -> None:
    result = run(project, "merge", "Jack D. Lee", "Jack W. Lee", "--dry-run", *WHY)
    assert (result.exit_code, result.stdout.startswith("001,Same,"), "would be written" in result.stderr) == (0, True, True)
    assert not (project / "seeds" / "decisions.csv").exists()


@pytest.mark.parametrize(
    ("a", "b", "code"), [("Bob Ray", "bob-ray", "KG0935"), ("Bob Ray", "Mayor of Oz", "KG0935"), ("Bob Rai", "Jack W. Lee", "KG0930")]
)
def test_what_cannot_be_one_is_refused(project: Path, a: str, b: str, code: str) -> None:
    result = run(project, "merge", a, b, *WHY)
    assert (result.exit_code, code in result.stderr, rows(project)) == (2, True, [])


def test_a_merge_over_a_different_needs_force_which_withdraws_it(project: Path) -> None:
    run(project, "same", "Jack D. Lee", "Jack W. Lee", "--no", *WHY)
    refused = run(project, "merge", "Jack D. Lee", "Jack W. Lee", *WHY)
    assert (refused.exit_code, "KG0938" in refused.stderr, "001" in refused.stderr) == (2, True, True)
    assert run(project, "merge", "Jack D. Lee", "Jack W. Lee", "--force", *WHY).exit_code == 0
    assert [(d.verdict.value, d.subject) for d in in_force(ledger(project))] == [("Same", "per:jack-d-lee")]


@pytest.mark.parametrize("back", [("undo",), ("undo", "003"), ("undo", "002", "003"), ("split", "per:jack-d-lee")])
def test_with_a_forced_merge_goes_the_withdrawal_that_it_wrote(project: Path, back: tuple[str, ...]) -> None:
    run(project, "same", "Jack D. Lee", "Jack W. Lee", "--no", *WHY)
    run(project, "merge", "Jack D. Lee", "Jack W. Lee", "--force", *WHY)
    assert [d.id for d in in_force(ledger(project))] == ["003"]
    assert run(project, *back, *WHY).exit_code == 0
    assert [d.id for d in in_force(ledger(project))] == ["001"]
    assert [row[1:3] for row in rows(project)][3:] == [("Withdrawn", "002"), ("Withdrawn", "003")]


def test_what_stands_is_not_decided_a_second_time(project: Path) -> None:
    bob, jack = (f"clm:{claim_of(project, person)}" for person in ("Bob Ray", "Jack W. Lee"))
    pair = ("Jack D. Lee", "Jack W. Lee")
    for words in (("reject", jack), ("realise", bob), ("same", *pair, "--no"), ("merge", "Jack D. Lee", "Bob Ray", "--keep", "B")):
        assert run(project, *words, *WHY).exit_code == 0
    before = rows(project)
    for number, words in enumerate(
        (("reject", jack), ("realise", bob), ("same", *pair[::-1], "--no"), ("merge", "Jack D. Lee", "Bob Ray", "--keep", "B")), 1
    ):
        again = run(project, *words, "--why", "another reason")
        assert (again.exit_code, f"decided already by {number:03}" in again.stderr, rows(project)) == (2, True, before)


def test_a_merge_that_stands_without_effect_can_be_forced(project: Path) -> None:
    for words in (("merge", "Jack D. Lee", "Bob Ray", "--keep", "B"), ("merge", "Bob Ray", "Jack W. Lee", "--keep", "B")):
        assert run(project, *words, *WHY).exit_code == 0
    assert run(project, "same", "Jack D. Lee", "Jack W. Lee", "--no", *WHY).exit_code == 0
    again = run(project, "merge", "Bob Ray", "Jack W. Lee", "--keep", "B", "--force", *WHY)
    assert again.exit_code == 0, again.stderr
    assert "003" not in [d.id for d in in_force(ledger(project))]


def test_what_was_decided_otherwise_since_is_decided_again(project: Path) -> None:
    claim, pair = f"clm:{claim_of(project, 'Bob Ray')}", ("Jack D. Lee", "Jack W. Lee")
    for words in (
        ("reject", claim),
        ("accept", claim),
        ("reject", claim),
        ("same", *pair, "--no"),
        ("same", *pair, "--unsure"),
        ("same", *pair, "--no"),
    ):
        assert run(project, *words, *WHY).exit_code == 0
    assert len(rows(project)) == 6


def test_a_merge_through_a_third_over_a_different_is_refused_too(project: Path) -> None:
    run(project, "same", "Jack D. Lee", "Jack W. Lee", "--no", *WHY)
    run(project, "merge", "Bob Ray", "Jack W. Lee", *WHY)
    refused = run(project, "merge", "Bob Ray", "Jack D. Lee", *WHY)
    assert (refused.exit_code, "KG0938" in refused.stderr) == (2, True)
    parted = run(project, "same", "Bob Ray", "Jack W. Lee", "--no", *WHY)
    assert "supersedes 002 (Same)" in parted.stderr


def test_a_name_of_one_article_is_decided_about_by_its_words(project: Path) -> None:
    result = run(project, "same", '"Mr. Ray" in doc:2021-a-story', "Bob Ray", *WHY)
    assert result.exit_code == 0, result.stderr
    assert rows(project) == [("001", "Same", '"Mr. Ray" in doc:2021-a-story', "per:bob-ray")]


def test_split_and_undo_withdraw_and_can_be_withdrawn(project: Path) -> None:
    run(project, "merge", "Jack D. Lee", "Jack W. Lee", "--keep", "B", *WHY)
    assert run(project, "split", "per:jack-d-lee", "--by", "Bob").exit_code == 0
    assert in_force(ledger(project)) == ()
    again = run(project, "split", "per:jack-d-lee")
    assert (again.exit_code, "KG0936" in again.stderr) == (2, True)
    twice = run(project, "undo", "001")
    assert (twice.exit_code, "kg undo 002 brings it back" in twice.stderr) == (2, True)
    assert run(project, "undo", "2").exit_code == 0
    assert [d.id for d in in_force(ledger(project))] == ["001"]
    assert [row[1:] for row in rows(project)][1:] == [("Withdrawn", "001", "per:jack-d-lee"), ("Withdrawn", "002", "001")]


def test_undo_without_an_id_takes_back_what_was_decided_last(project: Path) -> None:
    run(project, "reject", claim_of(project, "Bob Ray"), *WHY)
    run(project, "accept", claim_of(project, "Jack W. Lee"), *WHY)
    assert "withdraws 002: Accepted" in run(project, "undo").stderr
    assert "withdraws 001: Rejected" in run(project, "undo").stderr
    assert "KG0936" in run(project, "undo").stderr


def test_a_verdict_tells_which_statement_stops_being_a_fact(project: Path) -> None:
    claim = claim_of(project, "Jack W. Lee")
    result = run(project, "reject", claim[-8:], "--because", claim_of(project, "Bob Ray"), *WHY)
    assert result.exit_code == 0, result.stderr
    assert "no longer a fact: Jack W. Lee as Mayor of Oz" in result.stderr
    (row,) = ledger(project)
    assert (row.subject, row.because) == (f"clm:{claim}", f"clm:{claim_of(project, 'Bob Ray')}")


def test_only_what_is_open_comes_true(project: Path) -> None:
    planned, actual = claim_of(project, "Bob Ray"), claim_of(project, "Jack W. Lee")
    assert run(project, "realise", f"clm:{planned}", *WHY).exit_code == 0
    result = run(project, "unrealise", f"clm:{actual}", *WHY)
    assert (result.exit_code, "KG0935" in result.stderr) == (2, True)
    assert [row[1] for row in rows(project)] == ["Realised"]


def test_a_claim_that_is_not_there_is_told_with_the_nearest(project: Path) -> None:
    claim = claim_of(project, "Bob Ray")
    result = run(project, "dispute", f"clm:{claim[:-1]}x", *WHY)
    assert (result.exit_code, "KG0934" in result.stderr, f"clm:{claim}" in result.stderr) == (2, True, True)


@pytest.mark.parametrize("given", [(), ("--why", ""), ("--why", "  ")])
def test_a_decision_has_a_reason(project: Path, given: tuple[str, ...]) -> None:
    result = run(project, "reject", claim_of(project, "Bob Ray"), *given)
    assert (result.exit_code, "--why" in result.stderr, rows(project)) == (2, True, [])


def test_one_decision_named_twice_is_taken_back_once(project: Path) -> None:
    run(project, "reject", claim_of(project, "Bob Ray"), *WHY)
    assert run(project, "undo", "001", "1").exit_code == 0
    assert [row[:3] for row in rows(project)][1:] == [("002", "Withdrawn", "001")]


def test_decisions_are_listed_with_what_each_still_does(project: Path) -> None:
    bob, jack = claim_of(project, "Bob Ray"), claim_of(project, "Jack W. Lee")
    for words in (
        ("reject", f"clm:{bob}"), ("accept", f"clm:{bob}"), ("dispute", f"clm:{jack}"), ("undo", "003"),
        ("merge", "Jack D. Lee", "Jack W. Lee", "--keep", "B"), ("same", "Jack D. Lee", "Bob Ray", "--no"),
    ):  # fmt: skip
        assert run(project, *words, *WHY).exit_code == 0
    told = json.loads(run(project, "decisions", "--json").stdout)
    assert [row["does"] for row in told] == [
        "superseded by 002", "1 claim", "withdrawn by 004", "withdraws 003", "one: per:jack-w-lee", "kept apart",
    ]  # fmt: skip
    assert [row["id"] for row in json.loads(run(project, "decisions", "Bob Ray", "--json").stdout)] == ["001", "002", "006"]
    assert [row["id"] for row in json.loads(run(project, "decisions", f"clm:{jack}", "--json").stdout)] == ["003", "004"]


def test_merged_and_split_every_file_has_the_bytes_of_never_merged(built: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(built / "seeds", tmp_path / "seeds")
    shutil.copytree(built / "output", tmp_path / "output")
    before = contents(tmp_path / "output")
    assert run(tmp_path, "merge", "Jack D. Lee", "Bob Ray", *WHY).exit_code == 0
    assert run(tmp_path, "build").exit_code == 0
    assert run(tmp_path, "show", "per:jack-d-lee").stdout.startswith("Bob Ray  Person  per:bob-ray"), "the old id leads to the new one"
    apart = run(tmp_path, "same", "per:jack-d-lee", "Bob Ray", "--no", "--dry-run", *WHY)
    assert apart.stdout.startswith("002,Different,per:jack-d-lee,per:bob-ray,"), "a merged id still names itself when it is told apart"
    assert "supersedes 001 (Same)" in apart.stderr
    assert "both are per:bob-ray" in run(tmp_path, "merge", "per:jack-d-lee", "Bob Ray", *WHY).stderr
    merged = contents(tmp_path / "output")
    assert {name for name in before if before[name] != merged[name]} >= {"graph.ttl", "dataset.nq", "view.html"}
    assert run(tmp_path, "split", "Bob Ray").exit_code == 0
    assert run(tmp_path, "build").exit_code == 0
    after = contents(tmp_path / "output")
    assert {name for name in before if before[name] != after[name]} == {"manifest.json"}, "it has the hash of the ledger"
    was, is_ = (json.loads(files["manifest.json"]) for files in (before, after))
    assert was["outputs"] == is_["outputs"]
    assert set(is_["inputs"]) - set(was["inputs"]) == {"seeds/decisions.csv"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
