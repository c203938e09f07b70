"""Whose verb a subject is."""

import pytest

from kg.extract.clauses import conjuncts, is_passive, subjects
from kg.extract.language import load_model

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
