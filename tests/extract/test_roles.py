"""Titles as a reader understands them: the sentence in, who holds which post and belongs to which party out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.parsed import ParsedText, Stance
from kg.extract.referents import referents
from kg.extract.roles import role_readings
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
        ("Sen. Carol Marsh resigned.", {("Carol Marsh", "U.S. Senator", "current")}),
        ("Ohio Sen. Carol Marsh resigned.", {("Carol Marsh", "Senator for Ohio", "current")}),
        (
            "Ohio Republican Sen. Carol Marsh resigned.",
            {("Carol Marsh", "Senator for Ohio", "current"), ("Carol Marsh", "Republican Party")},
        ),
        (
            "Rep. Carol Marsh (D-N.Y.) resigned.",
            {("Carol Marsh", "Representative for New York", "current"), ("Carol Marsh", "Democratic Party")},
        ),
        (
            "Sen. Carol Marsh, R-Calif., resigned.",
            {("Carol Marsh", "Senator for California", "current"), ("Carol Marsh", "Republican Party")},
        ),
        ("State Rep. Carol Marsh resigned.", {("Carol Marsh", "state Representative", "current")}),
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
            "Carol Marsh, the Democratic senator from Ohio, resigned.",
            {("Carol Marsh", "Senator for Ohio", "current"), ("Carol Marsh", "Democratic Party")},
        ),
        (
            "Carol Marsh, the president and CEO of Harbor Bank, resigned.",
            {("Carol Marsh", "president of Harbor Bank", "current"), ("Carol Marsh", "CEO of Harbor Bank", "current")},
        ),
        ("Carol Marsh, a former mayor of Salem, Oregon, resigned.", {("Carol Marsh", "mayor of Salem, Oregon", "former")}),
        (
            "Carol Marsh, who was attorney general under Gov. Paul Reed, resigned.",
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
