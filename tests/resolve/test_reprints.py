"""Which documents print one text: copies, cuts and updates do; articles about one matter that share a quotation do not."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

import pytest

from kg.model.document import SourceDocument
from kg.model.span import Span
from kg.resolve.reprints import reprints

_WORDS = [f"{head}{tail}" for head in ("ba", "de", "fi", "go", "lu") for tail in ("l", "m", "n", "r", "s", "t", "v", "x")]


def words(seed: int, count: int = 300) -> list[str]:
    return random.Random(seed).choices(_WORDS, k=count)


def printed(slug: str, day: int, text: Sequence[str]) -> SourceDocument:
    body = " ".join(text)
    content = f"{slug}\n\n{body}"
    issued = date(2019, 11, day)
    body_span = (Span(len(slug) + 2, len(content)),)
    return SourceDocument(slug, slug, content, slug, slug, Span(0, len(slug)), issued, issued.isoformat(), paragraphs=body_span)


STORY = words(1)


@pytest.mark.parametrize(
    ("how", "text", "same"),
    [
        ("as it was", STORY, True),
        ("cut to its first half", STORY[:150], True),
        ("with more at the end", [*STORY, *words(2, 250)], True),
        ("with every twentieth word changed", [f"{word}o" if n % 20 == 0 else word for n, word in enumerate(STORY)], True),
        ("in other capitals and points", [f"{word.title()}," for word in STORY], True),
        ("only a quotation of it", [*words(3, 200), *STORY[:40], *words(4, 60)], False),
        ("another story", words(5), False),
        ("the words in another order", sorted(STORY), False),
    ],
)
def test_a_text_printed_again_is_a_reprint(how: str, text: list[str], same: bool) -> None:
    found = reprints([printed("first", 1, STORY), printed("second", 2, text)])
    assert found == ({"second": "first"} if same else {}), how


@pytest.mark.parametrize(("shared", "same"), [(115, False), (130, True)])
@pytest.mark.parametrize("seed", range(10))
def test_three_tenths_of_a_text_are_enough_to_be_a_reprint(seed: int, shared: int, same: bool) -> None:
    story = words(seed, 400)
    cut = [*story[:shared], *words(900 + seed, 400 - shared)]
    assert reprints([printed("first", 1, story), printed("second", 2, cut)]) == ({"second": "first"} if same else {})


def test_all_that_print_one_text_reprint_the_first_that_did() -> None:
    update = [*STORY[60:], *words(6, 100)]
    documents = [printed("c", 3, [*update, *words(7, 60)]), printed("a", 1, STORY), printed("b", 2, update), printed("other", 1, words(8))]
    assert reprints(documents) == {"b": "a", "c": "a"}


def test_of_two_on_one_day_the_first_by_name_counts_as_the_first() -> None:
    assert reprints([printed("b", 1, STORY), printed("a", 1, STORY)]) == {"b": "a"}


def test_a_text_of_a_few_words_reprints_nothing() -> None:
    assert reprints([printed("a", 1, STORY[:30]), printed("b", 2, STORY[:30])]) == {}


def test_the_order_of_the_documents_leaves_no_trace() -> None:
    documents = [printed(f"d{n}", 1 + n % 5, [*words(n % 3, 200), *words(100 + n, 50)]) for n in range(9)]
    straight = reprints(documents)
    assert len(straight) == 6
    for seed in range(3):
        random.Random(seed).shuffle(documents)
        assert reprints(documents) == straight
