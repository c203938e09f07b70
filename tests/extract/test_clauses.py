"""Whose verb a subject is."""

import pytest

from kg.extract.attach_dates import tense
from kg.extract.clauses import conjuncts, is_passive, subjects
from kg.extract.language import load_model
from kg.extract.posts import is_any_seat

CASES = [
    ("Mary asked David to leave.", "leave", "object", ["David"]),
    ("Mary promised David to leave.", "leave", "subject", ["Mary"]),
    ("Mary is expected to leave.", "leave", "", ["Mary"]),
    ("Mary met David and left early.", "left", "", ["Mary"]),
    ("The man who left was tall.", "left", "", ["man"]),
    ("Mary left the party, angering David.", "angering", "", ["Mary"]),
    ("Mary accused David of lying.", "lying", "", ["David"]),
    ("Mary was criticized for lying.", "lying", "", ["Mary"]),
    ("Mary repeated a request to David to leave.", "leave", "object", ["David"]),
    ("The rules limit the ability of immigrants to leave.", "leave", "of", ["immigrants"]),
]


def _token(sentence: str, word: str):
    return next(token for token in load_model()(sentence) if token.text == word)


@pytest.mark.parametrize(("sentence", "verb", "control", "expected"), CASES, ids=[case[0] for case in CASES])
def test_subject(sentence, verb, control, expected) -> None:
    assert [token.text for token in subjects(_token(sentence, verb), lambda _: control)] == expected


@pytest.mark.parametrize(
    ("sentence", "verb", "passive"),
    [
        ("Mary was defeated by David.", "defeated", True),
        ("The nominee defeated by David went home.", "defeated", True),
        ("Mary defeated David.", "defeated", False),
        ("Mary had defeated David.", "defeated", False),
    ],
)
def test_passive(sentence, verb, passive) -> None:
    assert is_passive(_token(sentence, verb)) is passive


def test_conjuncts_in_text_order() -> None:
    assert [t.text for t in conjuncts(_token("Mary, David and Susan left.", "Mary"))] == ["Mary", "David", "Susan"]


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        ("Paul Reed was fired on Friday.", "fired", "past"),
        ("The aides were fired on Friday.", "fired", "past"),
        ("Paul Reed was speaking on Friday.", "speaking", "past"),
        ("Did Paul Reed leave on Friday?", "leave", "past"),
        ("Paul Reed had left on Friday.", "left", "past"),
        ("Paul Reed has left.", "left", "past"),
        ("Paul Reed left on Friday.", "left", "past"),
        ("Paul Reed is leaving on Friday.", "leaving", "future"),
        ("Paul Reed will leave on Friday.", "leave", "future"),
    ],
)
def test_the_tense_of_a_clause_is_that_of_its_auxiliary_or_its_verb(sentence: str, verb: str, expected: str) -> None:
    assert tense(_token(sentence, verb)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("He is seeking his old seat.", True), ("She is seeking a seat in Utah.", True), ("He is seeking the Utah seat.", False)],
)
def test_a_seat_is_any_seat_unless_a_name_before_it_says_which(sentence: str, expected: bool) -> None:
    assert is_any_seat(_token(sentence, "seat")) is expected
