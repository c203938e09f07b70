"""``kg compare`` and ``--extractor`` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

ARTICLE = "# A change at city hall\n\nPublished at: **2021-03-05**\n\nMayor Ann Lee resigned on Thursday. Carl Roe may run for mayor.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds" / "articles"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str, **environment: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), *words], prog_name="kg", env={"NO_COLOR": "1", **environment})


def test_the_same_extractor_twice_says_the_same(project: Path) -> None:
    result = run(project, "compare", "rules", "rules")
    assert result.exit_code == 0, result.output
    header, *rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert header == ["class", "same", "differs", "first", "second"]
    assert rows[-1][0] == "all"
    assert int(rows[-1][1]) == sum(int(row[1]) for row in rows[:-1]) > 2
    assert rows[-1][2:] == ["0", "0", "0"]


def test_kept_answers_are_compared_without_any_server(project: Path) -> None:
    from kg.config import Config
    from kg.extract.proposals.schema import prompt_of, schema_of
    from kg.extractors.answers import AnswerStore, Question
    from kg.extractors.endpoint import Answer
    from kg.extractors.llm import parts_of
    from kg.ingest.corpus import read_corpus
    from kg.vocabulary import load

    vocabulary = load(base=Config().base)
    (document,) = read_corpus([project / "seeds"], vocabulary, root=project).documents
    departure = {
        "class": "Departure", "quote": "Mayor Ann Lee resigned", "roles": {"agent": ["Ann Lee"]}, "stage": "resigned",
        "modality": "Actual", "polarity": "Affirmed", "certainty": "Certain", "holder": "",
    }  # fmt: skip
    question = Question(document.sha256, "kept", prompt_of(vocabulary), next(iter(parts_of(document))), schema_of(vocabulary))
    AnswerStore(project / "answers").keep(question, Answer(json.dumps({"claims": [departure]})))

    result = run(project, "compare", "rules", "llm:kept", "--json", KG_LLM_ANSWERS="answers")
    assert result.exit_code == 1, result.output
    told = json.loads(result.stdout)
    assert (told["first"], told["second"]) == ("rules", "llm:kept")
    assert sum(row["second"] for row in told["classes"].values()) == 0
    kinds = {(d["class"], d["kind"]) for d in told["differences"]}
    assert ("Candidacy", "first") in kinds
    assert ("Departure", "first") not in kinds
    listed = run(project, "compare", "rules", "llm:kept", "seeds", "--format", "csv", KG_LLM_ANSWERS="answers")
    assert listed.stdout.startswith("where,class,what,attribute,first,second,words\n")

    built = run(project, "build", "--extractor", "llm", "--json", KG_LLM_ANSWERS="answers", KG_LLM_MODEL="kept")
    assert built.exit_code == 0, built.output
    assert json.loads(built.stdout)["claims"] == 1
    assert "llm kept" in (project / "output" / "manifest.json").read_text(encoding="utf-8")
    table = run(project, "facts", "seeds/articles", "--extractor", "llm", "-o", "-", KG_LLM_ANSWERS="answers", KG_LLM_MODEL="kept")
    assert "Departure" in table.stdout


def test_an_unreachable_server_leaves_the_build_standing_and_is_tried_again(project: Path) -> None:
    environment = {"KG_LLM_URL": "http://127.0.0.1:9/v1", "KG_LLM_MODEL": "small"}
    for _ in range(2):
        result = run(project, "build", "--extractor", "llm", **environment)
        assert result.exit_code == 0, result.output
        assert "KG0520" in result.stderr
    assert run(project, "build", "--extractor", "llm", "--strict", **environment).exit_code == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("compare", "rules", "ruls"), "KG0101"),
        (("compare", "rules:", "rules"), "KG0113"),
        (("compare", "rules", "gliner"), "KG0525"),
        (("compare", "llm", "rules"), "KG0523"),
        (("compare", "rules", "spacy:no_such"), "KG0501"),
        (("build", "--extractor", "ruls"), "KG0101"),
    ],
)
def test_what_cannot_read_is_an_error_of_usage(project: Path, words: tuple[str, ...], code: str) -> None:
    result = run(project, *words)
    assert (result.exit_code, code in result.stderr) == (2, True), result.output


def test_without_articles_there_is_nothing_to_compare(tmp_path: Path) -> None:
    result = run(tmp_path, "compare", "rules", "rules")
    assert (result.exit_code, "KG0112" in result.stderr) == (2, True)


def test_the_key_is_shown_by_no_command(project: Path) -> None:
    for words in (("config",), ("config", "--json"), ("doctor",)):
        result = run(project, *words, KG_LLM_KEY="s3cret")
        assert "s3cret" not in result.output
    assert "given, not shown" in run(project, "config", KG_LLM_KEY="s3cret").stdout
    (project / "kg.toml").write_text("[llm]\nkey = 12345\n", encoding="utf-8")
    result = run(project, "config")
    assert ("KG0103" in result.stderr, "12345" in result.stderr) == (True, False)
