"""build and add: what is published, what is told, and the exit status."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

HEAD = "subject,predicate,object,from,to,modality,source,quote,note\n"
PEOPLE = """@prefix kgo: <https://kg.example.org/ont#> . @prefix per: <https://kg.example.org/person/> .
@prefix post: <https://kg.example.org/post/> . @prefix grp: <https://kg.example.org/org/> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
per:ann-lee a foaf:Person ; skos:prefLabel "Ann Lee"@en .
per:bob-ray a foaf:Person ; skos:prefLabel "Bob Ray"@en .
grp:oz a org:FormalOrganization ; skos:prefLabel "City of Oz"@en .
post:oz-mayor a org:Post ; skos:prefLabel "Mayor of Oz"@en ; org:postIn grp:oz ; kgo:maxHolders 1 .
"""
ARTICLE = "# Mayor quits\n\nPublished at: **2021-03-05**\n\nMayor Ann Lee resigned on Thursday.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("articles", "registry", "curated"):
        (tmp_path / "seeds" / folder).mkdir(parents=True)
    (tmp_path / "seeds" / "registry" / "people.ttl").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "seeds" / "curated" / "facts.csv").write_text(
        HEAD + "Ann Lee,holdsPost,Mayor of Oz,2001-01-10,2005-06-30,Actual,https://example.org/1,,\n", encoding="utf-8"
    )
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), *words], prog_name="kg", env={"NO_COLOR": "1"})


def curate(project: Path, row: str) -> None:
    with (project / "seeds" / "curated" / "facts.csv").open("a", encoding="utf-8") as file:
        file.write(row + "\n")


def test_a_build_says_what_it_did_and_what_to_ask_next(project: Path) -> None:
    result = run(project, "build")
    assert (result.exit_code, result.stdout) == (0, "")
    assert [line.split()[0] for line in result.stderr.splitlines()] == ["reading", "resolving", "validating", "written", "next"]
    assert "0 articles, 1 curated file" in result.stderr
    commands = re.findall(r'kg (who "[^"]+" --on \S+|why "[^"]+")', result.stderr)
    assert commands == ['who "Mayor of Oz" --on 2001-01-10', 'why "Ann Lee"']
    for command in commands:
        words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)]
        assert run(project, *words).exit_code == 0


def test_a_build_as_json_counts(project: Path) -> None:
    told = json.loads(run(project, "build", "-q", "--json").stdout)
    assert (told["claims"], told["counts"]["violation"], told["unsettled"]) == (1, 0, 0)
    assert "manifest.json" in told["files"]


def test_the_counts_of_the_console_are_those_of_the_report(project: Path) -> None:
    (project / "seeds/articles/a.txt").write_text(ARTICLE, encoding="utf-8")
    (project / "seeds/articles/b.txt").write_text(ARTICLE, encoding="utf-8")
    curate(project, "Ann Leee,holdsPost,Mayor of Oz,1999,2000,Actual,https://example.org/2,,")
    result = run(project, "build")
    counts = json.loads((project / "output" / "report.json").read_text(encoding="utf-8"))["counts"]
    told = re.search(r"(\d+) violations?, (\d+) warnings?, (\d+) remarks?", result.stderr)
    assert told is not None, result.stderr
    assert [int(number) for number in told.groups()] == [counts["violation"], counts["warning"], counts["info"]]
    assert counts["info"] > 0
    assert told[0] in (project / "output" / "report.txt").read_text(encoding="utf-8")
    assert told[0] in (project / "output" / "report.html").read_text(encoding="utf-8")


def test_a_build_of_nothing_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    result = run(tmp_path, "build")
    assert (result.exit_code, "KG0112" in result.stderr, "kg init" in result.stderr) == (2, True, True)
    assert list(tmp_path.iterdir()) == []


def test_a_policy_on_a_class_that_does_not_exist_is_refused(project: Path) -> None:
    (project / "kg.toml").write_text('[acceptance]\nclasses = ["Tenur", "Event"]\n', encoding="utf-8")
    result = run(project, "build")
    assert (result.exit_code, "kg.toml:2: error[KG0103]" in result.stderr) == (2, True)
    assert "did you mean 'Tenure'?" in result.stderr
    assert "'Event'" not in result.stderr


def test_where_nothing_can_be_written_is_told_before_anything_is_read(project: Path) -> None:
    (project / "there").write_text("a file", encoding="utf-8")
    result = run(project, "build", "-o", "there/out")
    assert (result.exit_code, "KG0803" in result.stderr, "help:" in result.stderr, "reading" in result.stderr) == (2, True, True, False)
    facts = run(project, "facts", "seeds/articles", "-o", "there")
    assert (facts.exit_code, "KG0803" in facts.stderr, "it is a file" in facts.stderr) == (2, True, True)


def test_facts_leaves_out_hidden_files_of_a_folder(project: Path) -> None:
    articles = project / "seeds" / "articles"
    articles.mkdir(exist_ok=True)
    (articles / ".gitkeep").write_text("")
    (articles / "one.txt").write_text("# Oz\n\nPublished at: **2020-01-01T00:00:00+00:00**\n\nMayor Ann Lee of Oz resigned on Monday.\n")
    facts = run(project, "facts", "seeds/articles", "-o", "tables")
    assert "gitkeep" not in facts.stderr
    assert facts.exit_code == 0
    assert [path.name for path in (project / "tables").iterdir()] == ["one.tsv"]


def test_facts_of_an_article_that_is_not_there_end_with_3_and_make_no_folder(project: Path) -> None:
    result = run(project, "facts", "seeds/articles/nope.txt", "-o", "tables")
    assert (result.exit_code, "KG0902" in result.stderr, (project / "tables").exists()) == (3, True, False)
    (project / "seeds/articles/empty.txt").write_text("", encoding="utf-8")
    unread = run(project, "facts", "seeds/articles/empty.txt", "-o", "tables")
    assert (unread.exit_code, "KG0206" in unread.stderr, (project / "tables").exists()) == (1, True, False)


def test_validate_of_a_file_that_is_not_there_does_not_speak_of_an_option_it_lacks(project: Path) -> None:
    named, last = run(project, "validate", "nope.ttl"), run(project, "validate")
    assert (named.exit_code, "check the path" in named.stderr, "--data" in named.stderr) == (3, True, False)
    assert (last.exit_code, "kg build" in last.stderr, "--data" in last.stderr) == (3, True, False)


def test_findings_print_short_names(project: Path) -> None:
    affirmed = "https://example.org/1,,"
    curate(project, f"Bob Ray,endorsed,Ann Lee,2001-01-01,,Actual,{affirmed}")
    curate(project, f"Bob Ray,endorsed,Ann Lee,2001-01-01,,Actual Negated,{affirmed}")
    run(project, "build")
    findings = json.loads((project / "output" / "report.json").read_text(encoding="utf-8"))["findings"]
    (told,) = [finding["message"] for finding in findings if finding["code"] == "KG0704"]
    assert told.startswith("ev:endorsement_")


def test_a_row_that_cannot_be_read_is_set_aside_and_strict_makes_that_1(project: Path) -> None:
    curate(project, "Ann Leee,holdsPost,Mayor of Oz,1999,2000,Actual,https://example.org/2,,")
    result = run(project, "build")
    assert result.exit_code == 0
    assert "seeds/curated/facts.csv:3: unknown person 'Ann Leee'" in result.stderr
    assert "did you mean person/ann-lee?" in result.stderr
    assert run(project, "build", "--strict").exit_code == 1


def test_curated_rows_that_contradict_each_other_are_named_and_the_rest_is_published(project: Path) -> None:
    curate(project, "Bob Ray,holdsPost,Mayor of Oz,2003-01-01,2004-01-01,Actual,https://example.org/2,,")
    curate(project, "Bob Ray,holdsPost,Mayor of Oz,2006-01-01,2007-01-01,Actual,https://example.org/3,,")
    result = run(project, "build")
    assert result.exit_code == 1
    assert "KG0480" in result.stderr
    assert {"seeds/curated/facts.csv:2", "seeds/curated/facts.csv:3"} <= set(re.findall(r"seeds/curated/facts\.csv:\d", result.stderr))
    assert "seeds/curated/facts.csv:4" not in result.stderr
    listed = run(project, "quarantine", "list").stdout.splitlines()[1:]
    assert sorted(line.split("\t")[3] for line in listed) == ["seeds/curated/facts.csv:2", "seeds/curated/facts.csv:3"]
    assert run(project, "held", "Bob Ray", "Mayor of Oz", "--on", "2006-06-01").stdout.startswith("yes")
    report = json.loads((project / "output" / "report.json").read_text(encoding="utf-8"))
    assert not report["conforms"]


def test_a_resignation_before_the_curated_end_is_told_as_a_conflict_about_one_holding(project: Path) -> None:
    text = ARTICLE.replace("2021-03-05", "2003-03-07").replace("Mayor Ann Lee resigned", "Ann Lee resigned as mayor of Oz")
    (project / "seeds/articles/a.txt").write_text(text, encoding="utf-8")
    run(project, "build")
    (told,) = json.loads(run(project, "conflicts", "--json").stdout)
    words = [claim["quote"] or claim["references"][0] for side in told["sides"] for claim in side["claims"]]
    assert (told["code"], told["message"]) == ("KG0720", "end of Ann Lee as Mayor of Oz: 2005-06-30 or 2003-03-06")
    assert (words, told["sides"][0]["prevails"]) == (["https://example.org/1", "Ann Lee resigned as mayor of Oz"], True)
    assert run(project, "held", "Ann Lee", "Mayor of Oz", "--on", "2004-06-01").stdout.startswith("yes")
    reject = told["clears"][0].replace("…", "misread").split()[1:]
    assert run(project, *reject).exit_code == 0
    run(project, "build")
    assert json.loads(run(project, "conflicts", "--json").stdout) == []


def test_a_curated_fact_that_breaks_a_shape_in_two_views_is_told_once(project: Path) -> None:
    curate(project, "Bob Ray,holdsPost,Mayor of Oz,2011-01-01,2010-01-01,Actual,https://example.org/2,,")
    result = run(project, "build")
    assert (result.exit_code, result.stderr.count("KG0480")) == (1, 1)


def test_a_fault_of_the_registry_is_named_with_its_line_and_the_rest_is_published(project: Path) -> None:
    people = project / "seeds" / "registry" / "people.ttl"
    post = 'post:lost a org:Post ; skos:prefLabel "Lost"@en ; org:postIn per:ann-lee .\n'
    people.write_text(people.read_text(encoding="utf-8") + post, encoding="utf-8")
    result = run(project, "build")
    assert result.exit_code == 1
    assert f"seeds/registry/people.ttl:{PEOPLE.count(chr(10)) + 1}: post:lost" in result.stderr
    assert "KG0484" in result.stderr
    assert run(project, "held", "Ann Lee", "Mayor of Oz", "--on", "2003-01-01").stdout.startswith("yes")


def test_add_copies_an_article_once_and_rebuilds(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    article = tmp_path_factory.mktemp("inbox") / "2021-03-05-mayor.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    first = run(project, "add", str(article))
    assert (first.exit_code, "added seeds/articles/2021-03-05-mayor.txt" in first.stderr) == (0, True)
    assert (project / "seeds" / "articles" / article.name).read_text(encoding="utf-8") == ARTICLE
    assert "1 article," in first.stderr
    again = run(project, "add", str(article))
    assert (again.exit_code, "there already" in again.stderr, "as read before" in again.stderr) == (0, True, True)
    article.write_text(ARTICLE + "More.\n", encoding="utf-8")
    other = run(project, "add", str(article))
    assert (other.exit_code, "KG0106" in other.stderr) == (3, True)


def test_add_keeps_each_article_of_an_answer_as_a_file_of_our_own(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    answer = tmp_path_factory.mktemp("inbox") / "answer.json"
    told = {
        "title": "Mayor quits",
        "publishedAt": "2021-03-05",
        "content": "Mayor Ann Lee resigned on Thursday.",
        "source": {"name": "Post"},
    }
    answer.write_text(json.dumps({"articles": [told]}), encoding="utf-8")
    result = run(project, "add", str(answer))
    assert (result.exit_code, "added seeds/articles/answer-1.md" in result.stderr) == (0, True)
    kept = (project / "seeds" / "articles" / "answer-1.md").read_text(encoding="utf-8")
    assert kept == '---\ndate: "2021-03-05"\nsource: "Post"\n---\n# Mayor quits\n\nMayor Ann Lee resigned on Thursday.'


def test_add_refuses_what_is_no_article_and_copies_nothing(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    inbox = tmp_path_factory.mktemp("inbox")
    (inbox / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (inbox / "empty.txt").write_text("", encoding="utf-8")
    result = run(project, "add", str(inbox / "good.txt"), str(inbox / "empty.txt"))
    assert (result.exit_code, "KG0107" in result.stderr, "KG0206" in result.stderr) == (3, True, True)
    assert list((project / "seeds" / "articles").iterdir()) == []


def test_add_refuses_a_file_that_is_no_article_beside_one_of_many(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    inbox = tmp_path_factory.mktemp("inbox")
    rows = ({"title": f"Mayor {name} quits", "date": "2021-03-05", "text": "The mayor resigned on Thursday."} for name in ("A", "B", "C"))
    (inbox / "many.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (inbox / "empty.txt").write_text("", encoding="utf-8")
    result = run(project, "add", str(inbox / "many.jsonl"), str(inbox / "empty.txt"))
    assert (result.exit_code, "KG0107" in result.stderr, "KG0206" in result.stderr) == (3, True, True)
    assert list((project / "seeds" / "articles").iterdir()) == []


def test_who_is_who_is_asked_again_of_what_was_known_on_a_day(project: Path, tmp_path: Path) -> None:
    (project / "seeds" / "decisions.csv").write_text(
        "id,verdict,subject,other,because,reason,by,made\n001,Same,per:bob-ray,per:ann-lee,,one man,editor,2006-01-01T00:00:00Z\n",
        encoding="utf-8",
    )
    curate(project, "Bob Ray,holdsPost,Mayor of Oz,1999-01-10,2000-06-30,Actual,https://example.org/2,,")
    asked = ("held", "Bob Ray", "Mayor of Oz", "--on", "2002-01-01")
    assert run(project, "build", "-q").exit_code == 0
    then = tmp_path / "then"
    early = run(project, "build", "--known-at", "2005-01-01", "-o", str(then))
    assert (early.exit_code, "1 of 1 sources of 2005-01-01" in early.stderr) == (0, True)
    assert run(project, *asked, "--known-at", "2005-01-01").stdout.startswith("yes"), "the graph of now knows one man"
    assert run(project, *asked, "--data", str(then / "dataset.nq")).stdout.startswith("no"), "on that day they were two"
    refused = run(project, "build", "--known-at", "2005-01-01")
    assert (refused.exit_code, "-o DIR" in refused.stderr) == (2, True)


TOLD = "# {title}\n\nPublished at: **{day}**\n\n{name}, the Mayor of Oz, opened a school on Thursday.\n"


def tell(project: Path, day: str, name: str) -> None:
    text = TOLD.format(title=f"School of {day}", day=day, name=name)
    (project / "seeds" / "articles" / f"{day}.txt").write_text(text, encoding="utf-8")


def withheld(project: Path) -> dict[str, tuple[str, str]]:
    """What each withheld claim says -> its id, and what would let it in."""
    lines = [line.split("\t") for line in run(project, "quarantine", "list", "--format", "tsv").stdout.splitlines()[1:]]
    return {line[1]: (line[0], line[4]) for line in lines}


@pytest.fixture
def disputed(project: Path) -> Path:
    """Two articles call Ann Lee the mayor; one between them, of no more weight, calls Bob Ray that."""
    (project / "seeds" / "curated" / "facts.csv").unlink()
    for day, name in (("2021-03-05", "Ann Lee"), ("2021-03-09", "Ann Lee"), ("2021-03-07", "Bob Ray")):
        tell(project, day, name)
    assert run(project, "build", "-q").exit_code == 0
    return project


def test_a_withheld_claim_that_a_curator_accepts_comes_in_and_what_contradicts_it_gives_way(disputed: Path) -> None:
    ann, bob = "Ann Lee as Mayor of Oz", "Bob Ray as Mayor of Oz"
    before = (disputed / "output" / "dataset.nq").read_bytes()
    claim, way = withheld(disputed)[bob]
    assert (way, ann in withheld(disputed)) == ("kg accept", True), "of equals none prevails"
    assert f"kg accept {claim} --why … lets it in" in run(disputed, "quarantine", "explain", claim).stdout
    told = run(disputed, "accept", claim, "--why", "He took over that week.").stderr
    assert (f"becomes a fact: {bob}" in told, f"gives way to it: {ann}" in told) == (True, True)
    assert run(disputed, "build", "-q").exit_code == 0
    assert list(withheld(disputed)) == [ann]
    assert run(disputed, "who", "Mayor of Oz", "--on", "2021-03-07").stdout.splitlines()[1].split("\t")[:2] == ["Bob Ray", "certain"]
    assert "a claim is accepted by decision: He took over that week." in run(disputed, "conflicts", "--explain").stdout
    assert run(disputed, "undo").exit_code == run(disputed, "build", "-q").exit_code == 0
    assert (disputed / "output" / "dataset.nq").read_bytes() == before


def test_no_acceptance_stands_against_what_was_curated(disputed: Path) -> None:
    rows = HEAD + "Ann Lee,holdsPost,Mayor of Oz,2021-01-10,2021-12-30,Actual,https://example.org/1,,\n"
    (disputed / "seeds" / "curated" / "facts.csv").write_text(rows, encoding="utf-8")
    run(disputed, "build", "-q")
    claim, way = withheld(disputed)["Bob Ray as Mayor of Oz"]
    assert way == "correction"
    refused = run(disputed, "accept", claim, "--why", "so it is")
    assert (refused.exit_code, "KG0947" in refused.stderr, "a curator answers for what stands against it: Ann Lee" in refused.stderr) == (
        2, True, True,
    )  # fmt: skip
    (disputed / "seeds" / "decisions.csv").write_text(
        f"id,verdict,subject,other,because,reason,by,made\n001,Accepted,{claim},,,so it is,editor,2021-04-01\n", encoding="utf-8"
    )
    built = run(disputed, "build")
    assert (built.exit_code, "curated and accepted facts break a shape: two holders at once" in built.stderr) == (1, True)
    assert "kg undo" in built.stderr
