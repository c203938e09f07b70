"""Titles as a reader understands them: the sentence in, who holds which post and belongs to which party out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.lexicon import lexicon
from kg.extract.parsed import ParsedText, Stance
from kg.extract.referents import referents
from kg.extract.roles import all_holdings, role_readings
from kg.model.claim import EntityRef, Modality
from kg.model.ontology import Vocabulary


def roles(text: ParsedText, vocabulary: Vocabulary) -> set[tuple[str, ...]]:
    """(person, post, stage) of every tenure and (person, party) of every affiliation."""
    found = referents(text, vocabulary)
    rows: set[tuple[str, ...]] = set()
    for situation, _ in role_readings(text, found, vocabulary, lambda sentence, token: Stance()):
        fillers = {role: found.entities[filler.id].name for role, filler in situation.roles if isinstance(filler, EntityRef)}
        person = fillers["member"]
        rows.add((person, fillers["post"], situation.stage) if situation.cls == "Tenure" else (person, fillers["organization"]))
    return rows


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Sen. Carol Marsh spoke.", {("Carol Marsh", "U.S. Senator", "current")}),
        ("Ohio Sen. Carol Marsh spoke.", {("Carol Marsh", "Senator for Ohio", "current")}),
        (
            "Ohio Republican Sen. Carol Marsh spoke.",
            {("Carol Marsh", "Senator for Ohio", "current"), ("Carol Marsh", "Republican Party")},
        ),
        (
            "Rep. Carol Marsh (D-N.Y.) spoke.",
            {("Carol Marsh", "Representative for New York", "current"), ("Carol Marsh", "Democratic Party")},
        ),
        (
            "Sen. Carol Marsh, R-Calif., spoke.",
            {("Carol Marsh", "Senator for California", "current"), ("Carol Marsh", "Republican Party")},
        ),
        (
            "Carol Marsh, a spokeswoman for House Speaker Bob Roe, spoke.",
            {("Carol Marsh", "spokeswoman for Bob Roe", "current"), ("Bob Roe", "House Speaker", "current")},
        ),
        (
            "Carol Marsh, a former adviser to Secretary of State Bob Roe, spoke.",
            {("Carol Marsh", "adviser to Bob Roe", "former"), ("Bob Roe", "Secretary of State", "current")},
        ),
        ("Carol Marsh is editor emeritus of The Derby Times.", {("Carol Marsh", "editor emeritus of Derby Times", "current")}),
        ("Carol Marsh is Editor-at-Large at Derby News.", {("Carol Marsh", "Editor-at-Large at Derby News", "current")}),
        ("State Rep. Carol Marsh spoke.", {("Carol Marsh", "state Representative", "current")}),
        ("Former Attorney General Carol Marsh spoke.", {("Carol Marsh", "Attorney General", "former")}),
        ("Then-Gov. Carol Marsh spoke.", {("Carol Marsh", "Governor", "former")}),
        ("Ohio Secretary of State Carol Marsh spoke.", {("Carol Marsh", "Secretary of State of Ohio", "current")}),
        ("French Finance Minister Carol Marsh spoke.", {("Carol Marsh", "Finance Minister of France", "current")}),
        ("Former Baylor University football coach Carol Marsh spoke.", {("Carol Marsh", "football coach of Baylor University", "former")}),
        (
            "House Budget Committee Chairman Carol Marsh spoke.",
            {("Carol Marsh", "Chairman of the House Budget Committee", "current")},
        ),
        ("Senate Judiciary Chairman Carol Marsh spoke.", {("Carol Marsh", "Chairman of the Senate Judiciary Committee", "current")}),
        ("House Majority Leader Carol Marsh spoke.", {("Carol Marsh", "House Majority Leader", "current")}),
        ("White House spokeswoman Carol Marsh spoke.", {("Carol Marsh", "White House spokeswoman", "current")}),
        ("U.S. Ambassador to Peru Carol Marsh spoke.", {("Carol Marsh", "Ambassador of the United States to Peru", "current")}),
    ],
)
def test_a_title_before_a_name(
    sentence: str, expected: set[tuple[str, ...]], parsed: Callable[..., ParsedText], vocabulary: Vocabulary
) -> None:
    assert roles(parsed(sentence), vocabulary) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Carol Marsh, the Democratic senator from Ohio, spoke.",
            {("Carol Marsh", "Senator for Ohio", "current"), ("Carol Marsh", "Democratic Party")},
        ),
        (
            "Carol Marsh, the president and CEO of Harbor Bank, spoke.",
            {("Carol Marsh", "president of Harbor Bank", "current"), ("Carol Marsh", "CEO of Harbor Bank", "current")},
        ),
        ("Carol Marsh, a former mayor of Salem, Oregon, spoke.", {("Carol Marsh", "mayor of Salem, Oregon", "former")}),
        (
            "Carol Marsh, who was attorney general under Gov. Paul Reed, spoke.",
            {("Carol Marsh", "attorney general", "former"), ("Paul Reed", "Governor", "current")},
        ),
        (
            "Sen. Carol Marsh, Republican of Ohio, spoke.",
            {("Carol Marsh", "Senator for Ohio", "current"), ("Carol Marsh", "Republican Party")},
        ),
        ("Carol Marsh, the Justice Department-appointed special counsel, spoke.", {("Carol Marsh", "special counsel", "current")}),
        ("Carol Marsh (a professor at Drake University) spoke.", {("Carol Marsh", "professor at Drake University", "current")}),
        ("Carol Marsh, 52, a spokeswoman for the Sierra Club, spoke.", {("Carol Marsh", "spokeswoman for Sierra Club", "current")}),
    ],
)
def test_a_title_after_a_name(
    sentence: str, expected: set[tuple[str, ...]], parsed: Callable[..., ParsedText], vocabulary: Vocabulary
) -> None:
    assert roles(parsed(sentence), vocabulary) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Carol Marsh was secretary of state for two years.", ("Carol Marsh", "secretary of state", "former")),
        ("Carol Marsh is the governor of Ohio.", ("Carol Marsh", "governor of Ohio", "current")),
        ("Carol Marsh served as mayor of Toledo.", ("Carol Marsh", "mayor of Toledo", "former")),
        ("Carol Marsh was fired as attorney general.", ("Carol Marsh", "attorney general", "former")),
        ("Carol Marsh's tenure as governor ended.", ("Carol Marsh", "governor", "former")),
    ],
)
def test_a_post_that_a_verb_gives(
    sentence: str, expected: tuple[str, ...], parsed: Callable[..., ParsedText], vocabulary: Vocabulary
) -> None:
    assert expected in roles(parsed(sentence), vocabulary)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The senators — Carol Marsh (D-R.I.), Ann Lee (D-Calif.) and Bob Roe, R-W.Va. — objected.",
            {
                ("Carol Marsh", "Senator for Rhode Island", "current"),
                ("Carol Marsh", "Democratic Party"),
                ("Ann Lee", "Senator for California", "current"),
                ("Ann Lee", "Democratic Party"),
                ("Bob Roe", "Senator for West Virginia", "current"),
                ("Bob Roe", "Republican Party"),
            },
        ),
        (
            "Other governors who could run, including Carol Marsh of Ohio and Utah's Ann Lee, were silent.",
            {("Carol Marsh", "governor of Ohio", "current"), ("Ann Lee", "governor of Utah", "current")},
        ),
        (
            "Other Senate Democrats, such as Sen. Carol Marsh of Ohio and Ann Lee of Utah, objected.",
            {("Carol Marsh", "Senator for Ohio", "current"), ("Carol Marsh", "Democratic Party"), ("Ann Lee", "Democratic Party")},
        ),
        ("The work of the prosecutors, including Carol Marsh, goes on.", set()),
        ("Other lawmakers in the Ohio Senate, particularly Carol Marsh, objected.", set()),
        ("Two senators: that was all Carol Marsh asked for.", set()),
    ],
)
def test_a_plural_title_belongs_to_those_who_are_listed_under_it(
    sentence: str, expected: set[tuple[str, ...]], parsed: Callable[..., ParsedText], vocabulary: Vocabulary
) -> None:
    assert roles(parsed(sentence), vocabulary) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gov. Carol Marsh spoke in Ohio. Ohio voters, Ohio papers and Ohio farmers cheered.", "governor of Ohio"),
        ("Gov. Carol Marsh spoke in Ohio. Ohio voters cheered.", "Governor"),
        ("Gov. Carol Marsh spoke in Ohio and Utah. Ohio voters, Ohio papers and Utah farmers cheered.", "Governor"),
        ("Gov. Carol Marsh opened her presidential campaign in Ohio. Ohio voters, Ohio papers and Ohio farmers cheered.", "Governor"),
        ("Gov. Carol Marsh of Utah spoke in Ohio. Ohio voters, Ohio papers and Ohio farmers cheered.", "Governor of Utah"),
    ],
)
def test_a_seat_without_a_state_is_in_the_one_that_the_article_is_about(
    text: str, expected: str, parsed: Callable[..., ParsedText], vocabulary: Vocabulary
) -> None:
    assert {post.lower() for _, post, *_ in roles(parsed(text), vocabulary)} == {expected.lower()}


def test_a_plural_title_belongs_to_every_name_of_its_list(parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    text = parsed("Republican Sens. Carol Marsh of Maine and Paul Reed of Utah objected.")
    assert roles(text, vocabulary) == {
        ("Carol Marsh", "Senator for Maine", "current"),
        ("Carol Marsh", "Republican Party"),
        ("Paul Reed", "Senator for Utah", "current"),
        ("Paul Reed", "Republican Party"),
    }


def test_a_post_of_somebody_s(parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    text = parsed("Sen. Carol Marsh left. Marsh's chief of staff, Paul Reed, stayed.")
    assert ("Paul Reed", "chief of staff to Carol Marsh", "current") in roles(text, vocabulary)


def test_what_one_mention_leaves_out_another_completes(parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    text = parsed("Sen. Carol Marsh spoke.", "Marsh (D-Ohio) is a lawyer by training.")
    assert ("Carol Marsh", "Senator for Ohio", "current") in roles(text, vocabulary)


def test_a_tie_to_somebody_tells_the_party_and_no_post(parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    assert roles(parsed("She faced Democratic rival Paul Reed."), vocabulary) == {("Paul Reed", "Democratic Party")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Carol Marsh, a mother of three, spoke.",
        "Carol Marsh, the reporter said, left early.",
        "The judge met Carol Marsh in the hall.",
        "Carol Marsh General Hospital opened.",
    ],
)
def test_what_is_no_post(sentence: str, parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    assert roles(parsed(sentence), vocabulary) == set()


def test_a_title_is_the_document_s_own_word_on_exact_words(parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    text = parsed("“I trust former Gov. Paul Reed,” Carol Marsh said.")
    found = referents(text, vocabulary)
    ((situation, claim),) = role_readings(text, found, vocabulary, lambda sentence, token: Stance())
    assert (claim.modality, claim.holder) == (Modality.ACTUAL, "")
    assert claim.quotes[0].exact == "former Gov. Paul Reed"
    assert claim.quotes[0].span.of(text.document.text) == claim.quotes[0].exact
    assert (situation.begin, situation.end) == ("", "[..2018-03-14]")


@pytest.mark.parametrize(
    ("sentence", "begin", "end"),
    [
        ("Carol Marsh was attorney general from 1991 to 1993.", "1991", "1993"),
        ("Carol Marsh has been the governor of Ohio since 2011.", "2011", "[2018-03-14..]"),
        ("Carol Marsh was the mayor of Toledo until 2009.", "", "2009"),
    ],
)
def test_when_a_post_was_held(sentence: str, begin: str, end: str, parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    text = parsed(sentence)
    ((situation, _),) = role_readings(text, referents(text, vocabulary), vocabulary, lambda sentence, token: Stance())
    assert (situation.begin, situation.end) == (begin, end)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The vote came when Attorney General Carol Marsh was ousted.", "former"),
        ("Paul Reed fired budget director Carol Marsh on Monday.", "former"),
        ("Attorney General Carol Marsh resigned on Monday.", "former"),
        ("Attorney General Carol Marsh was not fired.", "current"),
        ("Paul Reed dismissed Attorney General Carol Marsh as a fool.", "current"),
        ("Attorney General Carol Marsh would resign if asked.", "current"),
        ("In 1952, Ohio Gov. Carol Marsh lost the race.", "former"),
        ("In 2012, Ohio Gov. Carol Marsh lost the race.", "current"),
    ],
)
def test_what_the_sentence_tells_of_the_holder_ends_a_post(
    sentence: str, status: str, parsed: Callable[..., ParsedText], vocabulary: Vocabulary
) -> None:
    text = parsed("Paul Reed spoke.", sentence)
    found = all_holdings(text, referents(text, vocabulary), lexicon(vocabulary))
    assert [h.status for h in found if h.person == "person:carol-marsh" and h.post] == [status]


def test_a_deputy_leaves_with_the_one_whose_deputy_he_is(parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    text = parsed("Carol Marsh, the former attorney general, spoke.", "Marsh’s deputy, Paul Reed, agreed.")
    found = all_holdings(text, referents(text, vocabulary), lexicon(vocabulary))
    assert [h.status for h in found if h.person == "person:paul-reed"] == ["former"]


def test_a_name_that_is_also_a_noun_for_a_law_is_a_name_before_a_surname(parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    assert set(parsed("Former President Bill Marsh signed the Dream Bill.").people) == {"person:bill-marsh"}


@pytest.mark.parametrize(
    ("sentence", "begin", "end"),
    [
        ("In 2016, Carol Marsh was a member of the Senate Armed Services Committee.", "[..2016]", "[2016..2018-03-14]"),
        ("Carol Marsh became attorney general in 2017.", "2017", "[2018-03-14..]"),
        ("Carol Marsh is attorney general.", "[..2018-03-14]", "[2018-03-14..]"),
    ],
)
def test_one_date_beside_a_post(sentence: str, begin: str, end: str, parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    text = parsed(sentence)
    told = role_readings(text, referents(text, vocabulary), vocabulary, lambda *_: Stance())
    assert [(tenure.begin, tenure.end) for tenure, _ in told] == [(begin, end)]


def test_a_state_office_is_one_of_the_state_that_the_article_is_about(parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    text = parsed("Ohio votes on Monday.", "Voters in Ohio like state Rep. Carol Marsh.", "Ohio met Secretary of State Paul Reed.")
    found = all_holdings(text, referents(text, vocabulary), lexicon(vocabulary))
    assert [h.post.name for h in found if h.post] == ["state Representative of Ohio", "Secretary of State"]
