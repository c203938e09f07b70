"""The datasets of ``kg eval`` on small ones of our own in the formats of the public ones: text and answers in, counts out."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from kg.cli import main
from kg.config import Config
from kg.errors import ConfigError
from kg.evaluate.datasets import NAMES, dataset, found_folder
from kg.evaluate.measures import Item, Request, figures, total_ratio, total_share

HEADER = [
    *("id", "type", "subject", "object", "other", "time", "modality", "polarity", "source", "status"),
    *("char_start", "char_end", "quote", "note"),
]
ARTICLE = (
    "# A visit\n\nPublished at: **2019-11-06**\n\nAuthor: **A B**\n\n"
    "Former Attorney General Susan Parker resigned as mayor on Tuesday. Rep. John Miller (D-Ohio) endorsed David Clark.\n"
)


def measured(name: str, folder: Path, *, aside: bool = False) -> list[Item]:
    return list(dataset(name).measure(Request(folder, Config(jobs=1, seeds=()), aside)))


def write(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def gold_row(number: int, kind: str, subject: str, filler: str, quote: str, **more: str) -> str:
    start = ARTICLE.index(quote)
    row = {"modality": "actual", "polarity": "affirmed", "id": str(number), "type": kind, "subject": subject, "object": filler}
    row |= {"char_start": str(start), "char_end": str(start + len(quote)), "quote": quote} | more
    return "\t".join(row.get(name, "") for name in HEADER)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    rows = [
        gold_row(1, "Tenure", "Susan Parker", "Attorney General", "Former Attorney General Susan Parker", status="former"),
        gold_row(2, "Endorsement", "John Miller", "David Clark", "Rep. John Miller (D-Ohio) endorsed David Clark"),
        gold_row(3, "Candidacy", "David Clark", "", "David Clark"),
    ]
    table = "\n".join(["\t".join(HEADER), *rows]) + "\n"
    for stem in ("001_own", "117_own"):
        write(tmp_path, f"data/news-articles/articles/{stem}.txt", ARTICLE)
        write(tmp_path, f"gold/news/{stem}.tsv", table)
    return tmp_path


def test_news_counts_rows_and_attributes_of_each_article(news: Path) -> None:
    (item,) = measured("news", news)
    assert item.name == "001_own"
    assert item.ratios["Tenure"].matched == 1
    assert item.ratios["events"].matched == 1
    assert (item.ratios["Candidacy"].gold, item.ratios["Candidacy"].matched) == (1, 0)
    assert item.shares["status"] == (1, 1)
    assert any(kind == "missed" and "David Clark" in line for kind, line in item.notes)


def test_of_articles_kept_aside_only_totals_are_told_and_only_on_request(news: Path) -> None:
    _, aside = measured("news", news, aside=True)
    assert aside.name == "kept aside"
    assert set(aside.ratios) == {f"kept aside: {n}{s}" for n in ("all", "roles", "events") for s in ("", " strict")}
    assert aside.notes == ()


@pytest.fixture
def more_news(news: Path) -> Path:
    """The same tables in a folder of annotations, with offsets alone, the second article kept aside by the list."""
    for table in (news / "gold/news").glob("*.tsv"):
        rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
        at = rows[0].index("quote")
        bare = ["\t".join(cell for i, cell in enumerate(row) if i != at) for row in rows]
        write(news, f"annotations/{table.name}", "\n".join(bare) + "\n")
    write(news, "annotations/aside.txt", "117_own\n")
    return news


def test_annotations_without_words_are_counted_by_their_offsets(more_news: Path) -> None:
    first, aside = measured("more-news", more_news, aside=True)
    assert first.ratios["events"].matched == 1
    assert any("| David Clark" in line for kind, line in first.notes if kind == "missed")
    assert (aside.name, aside.notes) == ("kept aside", ())
    assert aside.ratios["kept aside: events"].matched == 1


def test_calibration_sorts_rows_by_confidence(more_news: Path) -> None:
    items = measured("calibration", more_news)
    answers = [total_share(items, row) for row in items[0].shares]
    assert len(items) == 1
    assert sum(right for right, _ in answers) == 2
    assert sum(of for _, of in answers) > 2


@pytest.mark.parametrize(("named", "right"), [("A", 1), ("B", 0)])
def test_gap_asks_which_of_two_people_a_pronoun_means(tmp_path: Path, named: str, right: int) -> None:
    text = "Susan Parker met Mary Johnson in Ohio. Parker said that she would run for mayor."
    columns = ["ID", "Text", "Pronoun", "Pronoun-offset", "A", "A-offset", "A-coref", "B", "B-offset", "B-coref", "URL"]
    a, b = ("TRUE", "FALSE") if named == "A" else ("FALSE", "TRUE")
    row = ["own-1", text, "she", str(text.index("she")), "Susan Parker", "0", a, "Mary Johnson", str(text.index("Mary")), b, ""]
    for name in ("development", "validation"):
        write(tmp_path, f"data/gap-coreference/gap-{name}.tsv", "\t".join(columns) + "\n" + "\t".join(row) + "\n")
    items = measured("gap", tmp_path)
    ratio = total_ratio(items, "feminine")
    assert (ratio.gold, ratio.found, ratio.matched) == (2, 2, 2 * right)


def gum_archive(folder: Path) -> None:
    words = ["Susan", "Parker", "met", "John", "Miller", "in", "Ohio", "on", "Friday", ".", "She", "praised", "him", "."]
    body = "\n".join(f"{word}\tX" for word in words[:8])
    xml = (
        '<text id="GUM_news_own" type="news" dateCreated="2019-11-06">\n<p>\n<s>\n'
        + body
        + '\n<date when="2019-11-01">\nFriday\tX\n</date>\n'
        ".\tX\n</s>\n<s>\n" + "\n".join(f"{word}\tX" for word in words[10:]) + "\n</s>\n</p>\n</text>\n"
    )
    people = {0: ("1", "1-11[3_1]"), 1: ("1", "_"), 3: ("2", "1-13[4_2]"), 4: ("2", "_"), 10: ("3", "_"), 12: ("4", "_")}
    lines = []
    for n, word in enumerate(words):
        number, link = people.get(n, ("", "_"))
        mark = f"person[{number}]" if number else "_"
        lines.append("\t".join([f"1-{n + 1}", "0-0", word, mark, "_", "_", "_", "_", "coref" if link != "_" else "_", link, ""]))
    path = folder / "data/gum-news/docs.tar.gz"
    path.parent.mkdir(parents=True)
    with tarfile.open(path, "w:gz") as tar:
        for name, text in (("xml/GUM_news_own.xml", xml), ("coref/gum/tsv/GUM_news_own.tsv", "#Text=x\n" + "\n".join(lines) + "\n")):
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            tar.addfile(member, io.BytesIO(text.encode()))


def test_gum_counts_dates_and_who_is_meant(tmp_path: Path) -> None:
    gum_archive(tmp_path)
    (item,) = measured("gum", tmp_path)
    assert item.shares == {"dates answered": (1, 1), "dates right among answered": (1, 1)}
    assert item.ratios["pronouns"].matched == 2
    links = item.ratios["links between mentions of people"]
    assert (links.gold, links.matched) == (2, 2)


def test_dates_are_right_when_one_of_the_values_is_meant(tmp_path: Path) -> None:
    def line(text: str, words: str, *values: dict[str, str]) -> str:
        start = text.index(words) if words else 0
        found = {"Text": words, "Start": start, "End": start + len(words) - 1, "Resolution": {"values": list(values)}}
        return json.dumps({"input": text, "reference": "2019-11-06T00:00:00", "results": [found] if words else []})

    rows = [
        line("We met on November 8, 2018.", "November 8, 2018", {"type": "date", "value": "2018-11-08"}),
        line("We met in March 2018.", "March 2018", {"type": "daterange", "start": "2018-03-01", "end": "2018-04-01"}),
        line("We met in March 2018.", "March 2018", {"type": "daterange", "start": "2018-05-01", "end": "2018-06-01"}),
        line("It lasted for three years.", "three years", {"type": "duration", "timex": "P3Y"}),
        line("We meet at 7 p.m.", "7 p.m.", {"type": "time", "value": "19:00:00"}),
        line("They may run.", ""),
    ]
    write(tmp_path, "data/date-expressions/en-part-a.jsonl", "\n".join(rows) + "\n")
    items = measured("dates", tmp_path)
    assert total_share(items, "days right among answered") == (1, 1)
    assert total_share(items, "stretches right among answered") == (1, 2)
    assert total_share(items, "durations right among answered") == (1, 1)
    assert total_share(items, "nothing read where nothing is") == (1, 1)


def test_factuality_compares_what_happened_with_what_is_told_as_happened(tmp_path: Path) -> None:
    text = "Parker resigned , Miller did not resign , and Clark could resign ."
    tokens = text.split(" ")
    spans = [n for n, token in enumerate(tokens) if token.startswith("resign")]
    targets = [{"span1": [n, n + 1], "label": score, "span_text": tokens[n]} for n, score in zip(spans, (3.0, -3.0, 0.0), strict=True)]
    for name in ("MEANTIME-train", "MEANTIME-dev", "UDS_IH2-dev"):
        write(tmp_path, f"data/factuality/{name}.jsonl", json.dumps({"text": text, "targets": targets}) + "\n")
    items = measured("factuality", tmp_path)
    assert total_share(items, "MEANTIME: all three") == (6, 6)
    assert total_share(items, "UDS-IH2: all three") == (3, 3)


def test_knowledgenet_counts_overlapping_words_of_both_sides(tmp_path: Path) -> None:
    text = "Susan Parker is the chief executive of Acme Corp. in Ohio."
    at = 100

    def side(words: str) -> dict[str, object]:
        return {"start": at + text.index(words), "end": at + text.index(words) + len(words), "text": words, "uri": ""}

    fact = {"property": "CEO", "subject": side("Acme Corp"), "object": side("Susan Parker")}
    wrong = {"property": "POLITICAL_AFFILIATION", "subject": side("Susan Parker"), "object": side("Ohio")}
    passage = {"passageStart": at, "passageEnd": at + len(text), "text": text, "facts": [fact, wrong]}
    row = {"documentId": "1", "fold": 1, "passages": [passage | {"annotatedProperties": ["CEO", "POLITICAL_AFFILIATION", "SPOUSE"]}]}
    path = tmp_path / "data/knowledge-net/folds-1-2.jsonl.gz"
    path.parent.mkdir(parents=True)
    path.write_bytes(gzip.compress(json.dumps(row).encode()))
    (item,) = measured("knowledgenet", tmp_path)
    assert item.ratios["CEO"].f1 == 1.0
    assert (item.ratios["POLITICAL_AFFILIATION"].gold, item.ratios["POLITICAL_AFFILIATION"].found) == (1, 0)
    assert item.ratios["EMPLOYEE_OR_MEMBER_OF"].found == 0  # not annotated, so that nothing read of it can be wrong


def test_crossre_counts_relations_between_the_given_entities(tmp_path: Path) -> None:
    tokens = ["Susan", "Parker", ",", "a", "member", "of", "the", "Senate", ",", "defeated", "John", "Miller", "."]
    row = {
        "doc_key": "own-1",
        "sentence": tokens,
        "ner": [[0, 1, "politician"], [7, 7, "organisation"], [10, 11, "politician"]],
        "relations": [[0, 1, 7, 7, "role", "", False, False], [0, 1, 10, 11, "win-defeat", "", False, False]],
    }
    for name in ("dev", "train"):
        write(tmp_path, f"data/crossre/politics-{name}.json", json.dumps(row) + "\n")
    items = measured("crossre", tmp_path)
    assert total_ratio(items, "win-defeat").f1 == 1.0
    assert total_ratio(items, "role").recall == 1.0


def test_text2kgbench_compares_triples_by_words(tmp_path: Path) -> None:
    politics = [
        {
            "sent": "Susan Parker was the mayor of Toledo.",
            "sub_label": "Susan Parker",
            "rel_label": "position held",
            "obj_label": "Mayor of Toledo",
        },
        {
            "sent": "Susan Parker was the mayor of Toledo.",
            "sub_label": "Susan Parker",
            "rel_label": "political ideology",
            "obj_label": "liberalism",
        },
    ]
    sentence = "Sen. John Miller is a Republican."
    politician = {"sent": sentence, "triples": [{"sub": "John_Miller", "rel": "party", "obj": "Republican_Party_(United_States)"}]}
    write(tmp_path, "data/text2kgbench/wikidata_tekgen/train/ont_8_politics_train.jsonl", "\n".join(map(json.dumps, politics)) + "\n")
    write(tmp_path, "data/text2kgbench/dbpedia_webnlg/train/ont_6_politician_train.jsonl", json.dumps(politician) + "\n")
    items = measured("text2kgbench", tmp_path)
    assert total_ratio(items, "politics: position held").recall == 1.0
    assert total_ratio(items, "politics: all relations").gold == 2
    assert total_ratio(items, "politician: party").f1 == 1.0


@pytest.mark.parametrize(
    ("sentence", "right", "why"),
    [
        ("Sen. Susan Parker of Ohio voted.", 1, ""),
        ("Former Sen. Susan Parker of Ohio voted.", 0, "still in office"),
        ("Rep. Susan Parker of Ohio voted.", 0, "no longer in office"),
        ("President Mary Johnson voted.", 0, "elected, not yet sworn in"),
    ],
)
def test_people_in_office_are_compared_with_their_terms(tmp_path: Path, sentence: str, right: int, why: str) -> None:
    def row(name: str, key: str, *terms: tuple[str, str, str]) -> dict[str, object]:
        first, last = name.split()
        told = [{"type": kind, "start": start, "end": end, "state": "OH", "party": "X"} for kind, start, end in terms]
        return {"id": {"bioguide": key}, "name": {"first": first, "last": last}, "terms": told}

    parker = row(
        "Susan Parker", "P1", ("rep", "2009-01-06", "2013-01-03"), ("sen", "2013-01-03", "2019-01-03"), ("sen", "2019-01-03", "2025-01-03")
    )
    johnson = row("Mary Johnson", "J1", ("prez", "2020-01-20", "2024-01-20"))
    write(tmp_path, "data/congress-legislators/legislators-current.part-a.yaml", yaml.safe_dump([parker]))
    write(tmp_path, "data/congress-legislators/executive.yaml", yaml.safe_dump([johnson]))
    header = "# A vote\n\nPublished at: **2019-12-06**\n\nAuthor: **A B**\n\n"
    write(tmp_path, "data/news-articles/articles/001_own.txt", f"{header}{sentence}\n")
    (item,) = measured("people-in-office", tmp_path)
    assert item.shares["all"] == (right, 1)
    assert why in "".join(line for _, line in item.notes)


def test_somebody_whom_the_lists_cannot_tell_apart_or_do_not_cover_is_not_counted(tmp_path: Path) -> None:
    row = {"name": {"first": "Ann", "last": "Lee"}, "terms": [{"type": "sen", "start": "2013-01-03", "end": "2025-01-03", "state": "OH"}]}
    two = [row | {"id": {"bioguide": key}} for key in ("L1", "L2")]
    write(tmp_path, "data/congress-legislators/legislators-current.part-a.yaml", yaml.safe_dump(two))
    write(tmp_path, "data/congress-legislators/executive.yaml", yaml.safe_dump([]))
    write(tmp_path, "data/news-articles/articles/001_own.txt", "# A vote\n\nPublished at: **2019-12-06**\n\nSen. Ann Lee of Ohio voted.\n")
    assert measured("people-in-office", tmp_path) == []


def test_the_seed_is_a_graph_of_one_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "seeds/articles/own.txt", ARTICLE)
    assert CliRunner().invoke(main, ["build", "seeds", "-o", "out"]).exit_code == 0
    write(tmp_path, "gold/seed/seed.trig", (tmp_path / "out/dataset.trig").read_text(encoding="utf-8"))
    items = measured("seed", tmp_path)
    found = figures(items)
    assert found["claims-found.accuracy"] == found["modality.accuracy"] == 1.0


# --- the command ------------------------------------------------------------------------------------------------------------------------


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(arguments))
    return result.exit_code, result.output


def test_a_figure_below_its_least_ends_with_1(news: Path) -> None:
    assert run("eval", "news", "--data", str(news), "--min", "tenure.recall=0.9")[0] == 0
    code, output = run("eval", "news", "--data", str(news), "--min", "candidacy.recall=0.9")
    assert code == 1
    assert "candidacy.recall is 0.000, below 0.900" in output


def test_a_figure_that_is_none_says_which_there_are(news: Path) -> None:
    code, output = run("eval", "news", "--data", str(news), "--min", "tenures.recall=0.9")
    assert code == 2
    assert "KG0944" in output
    assert "tenure.recall" in output


def test_json_and_page_tell_the_figures(news: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    code, output = run("-q", "--json", "eval", "news", "--data", str(news), "--write", str(page), "--show", "missed")
    assert code == 0
    told = json.loads(output)
    assert told["figures"]["tenure.recall"] == 1.0
    assert [kind for kind, _ in told["notes"]] == ["missed"]
    assert "kg eval news --data $SHARED" in page.read_text(encoding="utf-8")
    assert str(tmp_path) not in page.read_text(encoding="utf-8")


def test_a_dataset_that_is_not_there_says_where_it_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="KG0943"):
        found_folder(dataset("gap"), tmp_path, ())


def test_neither_a_dataset_nor_a_file() -> None:
    code, output = run("eval", "nws")
    assert code == 2
    assert "knowledgenet" in output


@pytest.mark.parametrize("name", NAMES)
def test_every_name_leads_to_a_dataset_that_says_what_it_is(name: str) -> None:
    known = dataset(name)
    assert known.name == name
    assert known.files
    assert known.title
    assert known.about.endswith(".")
