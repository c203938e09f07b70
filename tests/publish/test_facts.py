"""Situations and claims in, rows of the flat table out. The article is of 6 November 2019."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.model.claim import Claim, EntityRef, Modality, Polarity, Reading, Situation, SituationRef, Words
from kg.model.document import SourceDocument
from kg.model.entity import EntityKind, LocalEntity
from kg.model.ontology import Vocabulary
from kg.model.span import Quote, Span
from kg.publish.facts import COLUMNS, FlatFact, flat_rows, write_rows
from kg.vocabulary import load

TODAY = date(2019, 11, 6)
NOW = {"begin": "[..2019-11-06]", "end": "[2019-11-06..]"}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load()


def person(name: str) -> LocalEntity:
    return LocalEntity(f"person:{name.split()[-1].lower()}", EntityKind.PERSON, name)


SESSIONS, TRUMP, MUELLER = person("Jeff Sessions"), person("Donald Trump"), person("Robert Mueller")
AG = LocalEntity("post:ag", EntityKind.POST, "Attorney General", attributes=(("body", "Department of Justice"),))
SENATOR = LocalEntity(
    "post:senator", EntityKind.POST, "Senator for Alabama", attributes=(("body", "U.S. Senate"), ("jurisdiction", "Alabama"))
)
DOJ = LocalEntity("org:doj", EntityKind.ORGANIZATION, "Department of Justice")
DEMOCRATS = LocalEntity("collective:democrats", EntityKind.COLLECTIVE, "Democrats")
SOURCE = LocalEntity("source:white-house", EntityKind.ANONYMOUS_SOURCE, "a White House source")
ENTITIES = (SESSIONS, TRUMP, MUELLER, AG, SENATOR, DOJ, DEMOCRATS, SOURCE)


def ref(entity: LocalEntity) -> EntityRef:
    return EntityRef(entity.id)


def situation(cls: str, words: str = "", **rest: object) -> Situation:
    times = {name: str(rest.pop(name)) for name in ("date", "begin", "end", "duration", "stage") if name in rest}
    roles = tuple(sorted((role, filler) for role, filler in rest.items()))
    return Situation(f"x:{cls}-{words or len(roles)}", cls, roles, words=words, **times)  # type: ignore[arg-type]


def claim(about: Situation, start: int = 0, **rest: object) -> Claim:
    quote = Quote("d", Span(start, start + 5), "words", 1, 1)
    return Claim(f"c:{about.id}-{start}", about.id, quotes=(quote,), **rest)  # type: ignore[arg-type]


def rows(vocabulary: Vocabulary, situations: list[Situation], claims: list[Claim], **names: str) -> list[FlatFact]:
    document = SourceDocument("d", "d.txt", "words " * 40, "0", "words", Span(0, 5), TODAY, "2019-11-06")
    return flat_rows(Reading(document, ENTITIES, tuple(situations), tuple(claims)), names, vocabulary)


def one(vocabulary: Vocabulary, told: Situation, **rest: object) -> FlatFact:
    (row,) = rows(vocabulary, [told], [claim(told, **rest)])
    return row


def test_a_former_post_ends_before_publication(vocabulary: Vocabulary) -> None:
    row = one(vocabulary, situation("Tenure", member=ref(SESSIONS), post=ref(AG), end="[..2019-11-06]", stage="former"))
    expected = ("Tenure", "Jeff Sessions", "Attorney General", "Department of Justice", "../2019-11-06", "actual", "former")
    assert (row.type, row.subject, row.object, row.other, row.time, row.modality, row.status) == expected


def test_a_post_held_now_has_no_time_and_its_state_stands_beside_it(vocabulary: Vocabulary) -> None:
    row = one(vocabulary, situation("Tenure", member=ref(SESSIONS), post=ref(SENATOR), **NOW))
    assert (row.object, row.other, row.time, row.status) == ("Senator for Alabama", "Alabama", "", "current")


def test_a_candidate_stands_for_the_party_of_the_primary_or_for_the_own_one(vocabulary: Vocabulary) -> None:
    party = LocalEntity("org:gop", EntityKind.PARTY, "Republican Party")
    primary = LocalEntity("contest:p", EntityKind.PRIMARY, "2020 Republican primary")
    general = LocalEntity("contest:g", EntityKind.CONTEST, "2020 Senate election")
    document = SourceDocument("d", "d.txt", "words", "0", "words", Span(0, 5), TODAY, "2019-11-06")
    member = situation("PartyAffiliation", member=ref(TRUMP), organization=ref(party))
    runs = [situation("Candidacy", c.id, candidate=ref(who), contest=ref(c)) for who, c in ((SESSIONS, primary), (TRUMP, general))]
    reading = Reading(document, (*ENTITIES, party, primary, general), (member, *runs), tuple(claim(run) for run in runs))
    found = {row.subject: row.other for row in flat_rows(reading, {}, vocabulary)}
    assert found == {"Jeff Sessions": "Republican Party", "Donald Trump": "Republican Party"}


def test_names_are_completed_from_outside(vocabulary: Vocabulary) -> None:
    told = situation("Tenure", member=ref(SESSIONS), post=ref(AG), **NOW)
    (row,) = rows(vocabulary, [told], [claim(told)], **{SESSIONS.id: "Jefferson Beauregard Sessions III"})
    assert row.subject == "Jefferson Beauregard Sessions III"


@pytest.mark.parametrize(
    ("times", "cell"),
    [
        ({"begin": "2017-02-09", "end": "2018-11-07"}, "2017-02-09/2018-11-07"),
        ({"begin": "2017-02-09"}, "2017-02-09/.."),
        ({"end": "[..2018-11]"}, "../2018-11"),
        ({"begin": "[2019-11-06..2019-11-10]"}, "2019-11-06/2019-11-10"),
        ({"begin": "[..2016]", "end": "[2016..]"}, "2016"),
        ({"duration": "P20Y", "end": "[..2019-11-06]"}, "P20Y"),
        ({"duration": "P20Y"}, "P20Y"),
        ({}, ""),
    ],
)
def test_times_of_a_state(vocabulary: Vocabulary, times: dict[str, str], cell: str) -> None:
    assert one(vocabulary, situation("Tenure", member=ref(SESSIONS), post=ref(AG), **times)).time == cell


@pytest.mark.parametrize(
    ("day", "cell"),
    [
        ("2017-03-02", "2017-03-02"),
        ("[..2018-11]", "../2018-11"),
        ("[2019-11-06..]", ""),
        ("[..2019-11-06]", ""),
        ("[2019-11-06..2019-11-08]", "2019-11-06/2019-11-08"),
        ("2016~", "2016~"),
    ],
)
def test_times_of_an_event(vocabulary: Vocabulary, day: str, cell: str) -> None:
    assert one(vocabulary, situation("Recusal", agent=ref(SESSIONS), matter=Words("the probe"), date=day)).time == cell


@pytest.mark.parametrize(
    ("modality", "word"),
    [("Actual", "actual"), ("Planned", "planned"), ("Required", "planned"), ("Predicted", "predicted"), ("Conditional", "conditional")],
)
def test_modality_polarity_and_source(vocabulary: Vocabulary, modality: str, word: str) -> None:
    told = situation("Endorsement", agent=ref(TRUMP), target=ref(SESSIONS))
    row = one(vocabulary, told, modality=Modality(modality), polarity=Polarity.NEGATED, holder=SOURCE.id)
    assert (row.modality, row.polarity, row.source, row.status) == (word, "negated", "a White House source", "")


def test_open_is_affirmed_and_a_request_made_is_requested(vocabulary: Vocabulary) -> None:
    told = situation("Request", agent=ref(DEMOCRATS), target=ref(SESSIONS), matter=Words("recuse himself"))
    row = one(vocabulary, told, polarity=Polarity.OPEN)
    assert (row.modality, row.polarity, row.subject, row.object, row.other) == (
        "requested",
        "affirmed",
        "Democrats",
        "Jeff Sessions",
        "recuse himself",
    )


def test_one_row_for_each_way_a_situation_is_meant_at_its_first_quote(vocabulary: Vocabulary) -> None:
    told = situation("Recusal", agent=ref(SESSIONS), matter=Words("the probe"))
    claims = [claim(told, 20), claim(told, 10), claim(told, 30, modality=Modality.REQUESTED, holder=DEMOCRATS.id)]
    found = [(row.id, row.modality, row.source, row.char_start) for row in rows(vocabulary, [told], claims)]
    assert found == [(1, "actual", "", 10), (2, "requested", "Democrats", 30)]


def test_a_removal_and_a_departure_of_one_person_are_one_row(vocabulary: Vocabulary) -> None:
    removal = situation("Removal", agent=ref(TRUMP), target=ref(SESSIONS), stage="removed")
    departure = situation("Departure", agent=ref(SESSIONS), org=ref(DOJ), date="[..2018-11]", stage="left")
    (row,) = rows(vocabulary, [removal, departure], [claim(removal), claim(departure, 30)])
    found = (row.subject, row.object, row.other, row.status, row.time)
    assert found == ("Jeff Sessions", "Department of Justice", "Donald Trump", "removed", "../2018-11")


def test_a_departure_ends_the_tenure_that_it_is_about(vocabulary: Vocabulary) -> None:
    tenure = situation("Tenure", member=ref(SESSIONS), post=ref(AG), **NOW)
    departure = situation("Departure", agent=ref(SESSIONS), office=ref(AG), date="2018-11-07", stage="resigned")
    found = rows(vocabulary, [tenure, departure], [claim(tenure), claim(departure, 30)])
    assert [(row.type, row.status, row.time) for row in found] == [
        ("Tenure", "former", "../2018-11-07"),
        ("Departure", "resigned", "2018-11-07"),
    ]


def test_who_is_investigated_is_the_agent_of_the_matter(vocabulary: Vocabulary) -> None:
    collusion = situation("Collusion", "colluded with Moscow", agent=ref(TRUMP))
    probe = situation("Investigation", agent=ref(MUELLER), matter=SituationRef(collusion.id))
    row = one_of(rows(vocabulary, [collusion, probe], [claim(probe)]), "Investigation")
    assert (row.subject, row.object, row.other, row.status) == ("Robert Mueller", "Donald Trump", "colluded with Moscow", "open")


def test_who_backs_a_candidacy_endorses_the_candidate(vocabulary: Vocabulary) -> None:
    bid = situation("Candidacy", "the bid of Sessions", candidate=ref(SESSIONS))
    backed = situation("Endorsement", agent=ref(TRUMP), target=SituationRef(bid.id))
    row = one_of(rows(vocabulary, [bid, backed], [claim(backed)]), "Endorsement")
    assert (row.subject, row.object) == ("Donald Trump", "Jeff Sessions")


def test_with_nobody_named_the_matter_is_what_is_investigated(vocabulary: Vocabulary) -> None:
    row = one(vocabulary, situation("Investigation", matter=Words("the leak")))
    assert (row.subject, row.object, row.other) == ("", "the leak", "")


def test_alleged_wrongdoing_is_a_charge_by_its_holder_and_told_as_fact_it_is_none(vocabulary: Vocabulary) -> None:
    told = situation("Collusion", agent=ref(TRUMP))
    row = one(vocabulary, told, modality=Modality.ALLEGED, holder=DEMOCRATS.id)
    assert (row.type, row.subject, row.object, row.other, row.status) == ("Charge", "Democrats", "Donald Trump", "collusion", "accused")
    assert rows(vocabulary, [told], [claim(told)]) == []


def test_an_impeachment_is_a_charge_that_was_brought(vocabulary: Vocabulary) -> None:
    assert one(vocabulary, situation("Charge", target=ref(TRUMP), stage="impeached")).status == "charged"
    assert one(vocabulary, situation("Charge", target=ref(TRUMP), stage="convicted")).status == "convicted"


def test_taking_an_office_is_an_appointment_where_none_is_told(vocabulary: Vocabulary) -> None:
    taking = situation("TakingOffice", agent=ref(SESSIONS), office=ref(AG), date="2017-02-09")
    appointment = situation("Appointment", agent=ref(TRUMP), target=ref(SESSIONS), office=ref(AG), stage="appointed")
    (row,) = rows(vocabulary, [taking], [claim(taking)])
    assert (row.type, row.subject, row.object, row.other, row.status) == (
        "Appointment",
        "",
        "Jeff Sessions",
        "Attorney General",
        "appointed",
    )
    for unsaid in (
        situation("TakingOffice", agent=ref(SESSIONS), date="2017"),
        situation("TakingOffice", agent=ref(SESSIONS), office=ref(AG)),
    ):
        assert rows(vocabulary, [unsaid], [claim(unsaid)]) == []
    (row,) = rows(vocabulary, [taking, appointment], [claim(taking), claim(appointment, 20)])
    assert row.subject == "Donald Trump"


def test_an_appointment_of_nobody_yet_is_a_row_by_its_office(vocabulary: Vocabulary) -> None:
    row = one(vocabulary, situation("Appointment", office=ref(AG), stage="appointed"), modality=Modality.REQUESTED, holder=DEMOCRATS.id)
    assert (row.subject, row.object, row.other, row.modality, row.source) == ("", "", "Attorney General", "requested", "Democrats")


def test_classes_outside_the_table_give_no_row(vocabulary: Vocabulary) -> None:
    told = situation("SpeechAct", agent=ref(TRUMP))
    assert rows(vocabulary, [told], [claim(told)]) == []


def test_the_file_is_raw_and_white_space_in_cells_is_single_blanks(vocabulary: Vocabulary) -> None:
    row = one(vocabulary, situation("Recusal", agent=ref(SESSIONS), matter=Words('the "Russia"\tprobe')))
    lines = write_rows([replace(row, quote="a\tb")]).decode().split("\n")
    assert lines[0].split("\t") == list(COLUMNS)
    assert lines[1].split("\t")[3] == 'the "Russia" probe'
    assert lines[1].split("\t")[12] == "a b"
    assert lines[2] == ""


def one_of(found: list[FlatFact], type_: str) -> FlatFact:
    (row,) = [row for row in found if row.type == type_]
    return row


def test_who_opposes_a_choice_for_an_office_opposes_the_one_who_is_chosen(vocabulary: Vocabulary) -> None:
    choice = situation("Appointment", agent=ref(TRUMP), target=ref(SESSIONS), office=ref(AG))
    against = situation("Opposition", agent=ref(DEMOCRATS), target=SituationRef(choice.id))
    (row,) = [row for row in rows(vocabulary, [choice, against], [claim(choice), claim(against, 9)]) if row.type == "Opposition"]
    assert (row.subject, row.object) == ("Democrats", "Jeff Sessions")
