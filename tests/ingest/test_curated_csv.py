"""Curated CSV: a row in, a claim out; what is wrong with a row is said, and the other rows go on."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from kg.ingest.corpus import Corpus
from kg.ingest.curated_csv import axes
from kg.ingest.predicates import predicate, table
from kg.ingest.spreadsheet_dates import CellDate, day_order, to_edtf
from kg.model.claim import Certainty, EntityRef, Modality, Polarity, Situation, SituationRef, TermRef, Words
from kg.model.finding import Finding
from kg.model.ontology import Vocabulary

Reads = Callable[..., Corpus]

HEADER = "subject,predicate,object,from,to,modality,source,quote,note"
SOURCE = "https://example.org/s"
PER, POST, CON = (f"https://kg.example.org/{kind}/" for kind in ("person", "post", "contest"))


def row(subject: str, name: str, other: str = "", begin: str = "", end: str = "", modality: str = "", source: str = SOURCE) -> str:
    return f"{subject},{name},{other},{begin},{end},{modality},{source},,"


def one(read: Reads, line: str) -> Situation:
    corpus = read({"curated/story.csv": f"{HEADER}\n{line}\n"})
    assert corpus.findings == ()
    (source,) = corpus.curated
    (situation,) = source.situations
    (claim,) = source.claims
    assert claim.situation == situation.id
    return situation


def complaint(read: Reads, line: str) -> Finding:
    good = row("Jeff Sessions", "holdsPost", "us-attorney-general", "2017-02-09")
    corpus = read({"curated/story.csv": f"{HEADER}\n{line}\n{good}\n"})
    assert len(corpus.curated[0].claims) == 1
    (finding,) = corpus.findings
    assert str(finding.place) == "curated/story.csv:2"
    assert finding.remedy
    return finding


def test_a_state_has_begin_and_end(read: Reads) -> None:
    found = one(read, row("Jeff Sessions", "holdsPost", "us-attorney-general", "2017-02-09", "2018-11-07"))
    assert found.id == "https://kg.example.org/tenure/jeff-sessions_us-attorney-general_2017"
    assert found.roles == (("member", EntityRef(PER + "jeff-sessions")), ("post", EntityRef(POST + "us-attorney-general")))
    assert (found.begin, found.end, found.date) == ("2017-02-09", "2018-11-07", "")
    assert found.label == "Jeff Sessions as United States Attorney General"


def test_an_event_has_a_date(read: Reads) -> None:
    found = one(read, row("Jeff Sessions", "recusedFrom", "the Russia investigation; office=Attorney General", "2017-03-02"))
    assert (found.cls, found.date, found.begin) == ("Recusal", "2017-03-02", "")
    assert found.fillers("matter") == (Words("the Russia investigation"),)
    assert found.fillers("office") == (EntityRef(POST + "us-attorney-general"),)


def test_two_dates_of_an_event_are_its_bounds(read: Reads) -> None:
    assert one(read, row("Jeff Sessions", "recusedFrom", "it", "2017-03-01", "2017-03-02")).date == "[2017-03-01..2017-03-02]"


@pytest.mark.parametrize(
    "subject",
    ["Jeff Sessions", "jeff sessions", "Sessions", "jeff-sessions", "per:jeff-sessions", "person/jeff-sessions", PER + "jeff-sessions"],
)
def test_an_entity_is_named_by_label_alias_or_id(read: Reads, subject: str) -> None:
    found = one(read, row(subject, "holdsPost", "the attorney general"))
    assert found.fillers("member") == (EntityRef(PER + "jeff-sessions"),)


def test_a_contest_settles_the_year(read: Reads) -> None:
    found = one(read, row("Doug Jones", "candidateIn", "us-senate-al-2020", "2019-09-08"))
    assert found.id == "https://kg.example.org/candidacy/doug-jones_us-senate-al-2020"


def test_the_steps_of_an_appointment_stay_apart(read: Reads) -> None:
    steps = (("nominated", "2016-11-18"), ("confirmed", "2016-12-08"))
    rows = [row("Doug Jones", step, "Jeff Sessions; office=Attorney General", day) for step, day in steps]
    (source,) = read({"curated/s.csv": "\n".join([HEADER, *rows])}).curated
    assert [situation.stage for situation in source.situations] == ["confirmed", "nominated"]


@pytest.mark.parametrize(
    ("other", "label"),
    [
        ("Doug Jones; office=Attorney General", "Jeff Sessions nominates Doug Jones as United States Attorney General"),
        ("Doug Jones", "Jeff Sessions nominates Doug Jones"),
    ],
)
def test_a_label_leaves_out_what_is_not_said(read: Reads, other: str, label: str) -> None:
    assert one(read, row("Jeff Sessions", "nominated", other)).label == label


def test_a_predicate_may_fix_a_role(read: Reads) -> None:
    assert one(read, row("Jeff Sessions", "actsAs", "Attorney General")).fillers("acting") == (Words("true", "boolean"),)


def test_a_class_of_the_ontology_is_a_predicate_without_further_ado(read: Reads) -> None:
    found = one(read, row("Doug Jones", "Pardon", "Jeff Sessions", "2019"))
    assert found.id == "https://kg.example.org/event/pardon_doug-jones_jeff-sessions_2019"
    assert found.fillers("target") == (EntityRef(PER + "jeff-sessions"),)


def test_a_claim_has_source_note_and_place(read: Reads) -> None:
    line = 'Jeff Sessions,holdsPost,Attorney General,2017,,,https://example.org/b ; https://example.org/a,"he ""held"" it",sure'
    (source,) = read({"curated/story.csv": f"{HEADER}\n{line}\n"}).curated
    (claim,) = source.claims
    assert claim.sources == ("https://example.org/a", "https://example.org/b")
    assert (claim.origin, source.origin, claim.holder, str(claim.place)) == ("curated_story", "curated_story", "", "curated/story.csv:2")
    assert (claim.wording, claim.note) == ('he "held" it', "sure")


def test_claim_ids_depend_on_the_row_alone(read: Reads) -> None:
    rows = [row("Jeff Sessions", "holdsPost", "Attorney General", str(year)) for year in range(2001, 2009)]
    before = {claim.id for claim in read({"curated/s.csv": "\n".join([HEADER, *rows])}).curated[0].claims}
    random.Random(7).shuffle(rows)
    more = [HEADER, "", row("Doug Jones", "holdsPost", "Attorney General", "1999"), *rows]
    after = {claim.id for claim in read({"curated/s.csv": "\n".join(more)}).curated[0].claims}
    assert len(before) == 8
    assert before < after


def test_two_happenings_of_one_year_are_told_apart_by_their_day(read: Reads) -> None:
    rows = [row("Doug Jones", "Pardon", "Jeff Sessions", day) for day in ("2019-01-02", "2019-03-04")]
    (source,) = read({"curated/s.csv": "\n".join([HEADER, *rows])}).curated
    assert sorted(situation.id.rpartition("/")[2] for situation in source.situations) == [
        "pardon_doug-jones_jeff-sessions_2019_2019-01-02",
        "pardon_doug-jones_jeff-sessions_2019_2019-03-04",
    ]
    assert {claim.situation for claim in source.claims} == {situation.id for situation in source.situations}


def test_a_repeated_row_is_read_once(read: Reads) -> None:
    line = row("Jeff Sessions", "holdsPost", "Attorney General", "2017")
    corpus = read({"curated/s.csv": "\n".join([HEADER, line, line])})
    assert [finding.code for finding in corpus.findings] == ["KG0227"]
    assert len(corpus.curated[0].claims) == 1


# what spreadsheets do ---------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_spreadsheet_files_of_every_kind(read: Reads, delimiter: str, ending: str, mark: str) -> None:
    lines = [HEADER, row("Jeff Sessions", "holdsPost", "Attorney General", "9.2.2017", "43411")]
    text = mark + ending.join(line.replace(",", delimiter) for line in lines)
    corpus = read({"curated/s.csv": text})
    assert corpus.findings == ()
    (situation,) = corpus.curated[0].situations
    assert (situation.begin, situation.end) == ("2017-02-09", "2018-11-07")


def test_a_quoted_cell_may_run_over_lines_and_later_rows_keep_their_line(read: Reads) -> None:
    good = f'Jeff Sessions,holdsPost,Attorney General,2017,,,{SOURCE},,"two\nlines"'
    corpus = read({"curated/s.csv": "\n".join([HEADER, good, row("Nobody Known", "holdsPost", "Attorney General")])})
    assert [str(finding.place) for finding in corpus.findings] == ["curated/s.csv:4"]


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        ("2017-02-09", "2017-02-09"),
        ("[..2018-11]", "[..2018-11]"),
        ("2016~", "2016~"),
        ("199X", "199X"),
        ("13/4/2019", "2019-04-13"),
        ("4/13/2019", "2019-04-13"),
        ("5/5/2019", "2019-05-05"),
        ("4.3.2019", "2019-03-04"),
        ("7-Nov-18", "2018-11-07"),
        ("Nov 7, 2018", "2018-11-07"),
        ("Nov-2018", "2018-11"),
        ("2018/11/07", "2018-11-07"),
        ("2018-11-07 00:00:00", "2018-11-07"),
        ("2018-11-07T18:53:09Z", "2018-11-07"),
        ("43411", "2018-11-07"),
        ("1997", "1997"),
        ("31/2/2019", ""),
        ("2017/2018", ""),
        ("soon", ""),
    ],
)
def test_dates_in_cells(cell: str, edtf: str) -> None:
    assert to_edtf(cell) == CellDate(edtf)


def test_one_clear_date_settles_the_order_of_the_file() -> None:
    assert to_edtf("3/4/2019", day_order(["3/4/2019", "13/4/2019"])) == CellDate("2019-04-03")
    assert to_edtf("3/4/2019", day_order(["3/4/2019", "4/13/2019"])) == CellDate("2019-03-04")
    assert day_order(["13/4/2019", "4/13/2019"]) == ""


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("", (Modality.ACTUAL, Polarity.AFFIRMED, Certainty.CERTAIN)),
        ("planned", (Modality.PLANNED, Polarity.AFFIRMED, Certainty.CERTAIN)),
        ("Possible, Negated", (Modality.ACTUAL, Polarity.NEGATED, Certainty.POSSIBLE)),
    ],
)
def test_the_modality_column_takes_all_three_axes(cell: str, found: tuple[Modality, Polarity, Certainty]) -> None:
    assert axes(cell) == found


# what goes wrong --------------------------------------------------------------------------------


def test_an_unknown_person_gets_a_suggestion_and_the_cell_is_underlined(read: Reads) -> None:
    finding = complaint(read, row("Jef Sessions", "holdsPost", "us-attorney-general", "2017-02-09"))
    assert (finding.code, finding.message) == ("KG0203", "unknown person 'Jef Sessions'")
    assert finding.remedy.startswith("did you mean person/jeff-sessions?")
    shown, marks = finding.excerpt.split("\n")
    assert shown.startswith("    2 | Jef Sessions,holdsPost")
    assert marks.rstrip().endswith("^" * len("Jef Sessions"))
    assert marks.index("^") == shown.index("Jef")


@pytest.mark.parametrize("cell", ["per:jef-sessions", "person/jef-sessions", "<https://kg.example.org/person/jef-sessions>"])
def test_an_id_that_nothing_has_is_no_words_where_words_would_do(read: Reads, cell: str) -> None:
    finding = complaint(read, row("Doug Jones", "recusedFrom", cell, "2017"))
    assert finding.code == "KG0203"
    assert cell in finding.message
    assert finding.remedy.startswith("did you mean person/jeff-sessions?")


def test_words_with_a_colon_or_a_slash_are_words(read: Reads) -> None:
    for words in ("EU: the rest", "either/or", "per: capita"):
        assert one(read, row("Doug Jones", "recusedFrom", words, "2017")).fillers("matter") == (Words(words),)


def test_an_ambiguous_name_lists_its_readings(read: Reads) -> None:
    finding = complaint(read, row("Jones", "holdsPost", "Attorney General"))
    assert finding.code == "KG0204"
    assert "person/doug-jones, person/walter-jones" in finding.message


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        (row("Jeff Sessions", "holdPost", "Attorney General"), "KG0215", "holdPost"),
        (row("Jeff Sessions", "holdsPost", "Attorney General", "soon"), "KG0216", "soon"),
        (row("Jeff Sessions", "holdsPost", "Attorney General", "3/4/2019"), "KG0217", "3/4/2019"),
        (row("Jeff Sessions", "holdsPost", "Attorney General", modality="Plannd"), "KG0218", "Plannd"),
        (row("Jeff Sessions", "holdsPost", "Attorney General", source=""), "KG0219", "no source"),
        (row("Jeff Sessions", "holdsPost"), "KG0220", "post"),
        (row("Jeff Sessions", "holdsPost", "Attorney General; x"), "KG0220", "'x'"),
        (row("Jeff Sessions", "holdsPost", "Attorney General; pots=x"), "KG0213", "pots"),
        (row("Jeff Sessions", "holdsPost", "Doug Jones"), "KG0203", "is a person"),
        ("Jeff Sessions,holdsPost", "KG0214", "2 cells"),
        (row("Jeff Sessions", "holdsPost", "Attorney General") + ",extra", "KG0214", "10 cells"),
    ],
)
def test_a_row_that_cannot_be_understood_is_set_aside(read: Reads, line: str, code: str, says: str) -> None:
    finding = complaint(read, line)
    assert finding.code == code
    assert says in finding.message


def test_all_faults_of_a_row_are_told(read: Reads) -> None:
    faulty = row("Jef Sesions", "holdsPost", "Doug Jones; pots=x", "soon", "3/4/2019", "Plannd", "")
    corpus = read({"curated/story.csv": f"{HEADER}\n{faulty}\n{row('Jef Sesions', 'holdPost', 'x', 'soon')}\n"})
    told = [(str(finding.place), finding.code) for finding in corpus.findings]
    first = ["KG0203", "KG0203", "KG0213", "KG0216", "KG0217", "KG0218", "KG0219"]
    assert sorted(told) == [("curated/story.csv:2", code) for code in first] + [
        ("curated/story.csv:3", "KG0215"),
        ("curated/story.csv:3", "KG0216"),
    ]
    assert not any(source.claims for source in corpus.curated)


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        (row("Jeff Sessions", "holdPost", "Attorney General"), "did you mean 'holdsPost'?"),
        (row("Jeff Sessions", "holdsPost", "Attorney General", modality="Plannd"), "did you mean 'Planned'?"),
        (row("Jeff Sessions", "holdsPost", "Attorney General; pots=x"), "did you mean 'post'?"),
    ],
)
def test_misspellings_get_a_suggestion(read: Reads, line: str, remedy: str) -> None:
    assert complaint(read, line).remedy == remedy


@pytest.mark.parametrize("source", ["https://a.org/x https://b.org/y", "https://a.org/<x>", "http://a.org/x ; https://b.org/y z"])
def test_a_source_that_begins_like_an_address_and_is_none_is_told(read: Reads, source: str) -> None:
    found = complaint(read, row("Doug Jones", "holdsPost", "Attorney General", source=source))
    assert (found.code, "' ; '" in found.remedy) == ("KG0219", True)
    assert "^" in found.excerpt


@pytest.mark.parametrize("source", ["LA Times 2017", "notes.txt", "box 7 of the archive", "urn:isbn:9780000000000"])
def test_an_archive_reference_is_a_source(read: Reads, source: str) -> None:
    corpus = read({"curated/story.csv": f"{HEADER}\n{row('Doug Jones', 'holdsPost', 'Attorney General', source=f'{source} ; {SOURCE}')}\n"})
    assert corpus.findings == ()
    assert set(corpus.curated[0].claims[0].sources) == {source, SOURCE}


def test_a_missing_column_is_said_once(read: Reads) -> None:
    corpus = read({"curated/s.csv": "subject,predicat,object,from,to,modality,source\nx,y,z,,,,"})
    assert [(f.code, f.remedy) for f in corpus.findings] == [("KG0214", "did you mean 'predicat'?")]


def test_a_situation_that_nobody_describes_sets_the_claim_aside(read: Reads) -> None:
    corpus = read({"curated/s.csv": f"{HEADER}\n{row('Jeff Sessions', 'recusedFrom', 'ev:nothing')}"})
    assert [finding.code for finding in corpus.findings] == ["KG0221"]
    assert corpus.curated[0].claims == corpus.curated[0].situations == ()


def test_a_row_may_point_at_what_another_file_describes(read: Reads) -> None:
    turtle = """@prefix kgo: <https://kg.example.org/ont#> . @prefix ev: <https://kg.example.org/event/> .
@prefix per: <https://kg.example.org/person/> . @prefix clm: <https://kg.example.org/claim/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ev:pardon_x a kgo:Pardon ; rdfs:label "the pardon" ; kgo:agent per:doug-jones ; kgo:target per:jeff-sessions .
clm:x a kgo:Claim ; kgo:about ev:pardon_x ; dcterms:source <https://example.org/> .
"""
    rows = [row("Jeff Sessions", "recusedFrom", name, day) for name, day in (("ev:pardon_x", "2019-01-01"), ("The pardon", "2020-01-01"))]
    corpus = read({"curated/s.csv": "\n".join([HEADER, *rows]), "curated/a.ttl": turtle})
    assert corpus.findings == ()
    story = next(source for source in corpus.curated if source.origin == "curated_s")
    assert {situation.fillers("matter") for situation in story.situations} == {(SituationRef("https://kg.example.org/event/pardon_x"),)}


def test_every_shipped_predicate_is_a_whole(vocabulary: Vocabulary) -> None:
    for name, entry in table().items():
        assert predicate(name.upper(), vocabulary) is entry
        assert "{subject}" in entry.label or "{object}" in entry.label
        assert all(isinstance(filler, TermRef | Words) for _, filler in entry.fixed)


def test_a_state_is_called_the_same_whatever_step_it_has_come_to(vocabulary: Vocabulary) -> None:
    called: dict[tuple[str, str, str, str], set[str]] = {}
    for entry in table().values():
        if vocabulary.is_a(entry.cls, "State"):
            called.setdefault((entry.cls, entry.subject, entry.object, repr(entry.fixed)), set()).add(entry.label)
    assert len(called["Candidacy", "candidate", "contest", "()"]) == 1
    assert [labels for labels in called.values() if len(labels) > 1] == []
