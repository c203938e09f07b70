"""The cells of the flat table: the word for a modality, the seat of a post, the parties that words name, quotes cut to a sentence."""

from __future__ import annotations

import pytest

from kg.model.claim import Modality
from kg.model.entity import EntityKind, LocalEntity
from kg.model.span import Quote, Span
from kg.publish.fact_cells import MODALITY, parties_named, seat_of, share_words, trimmed
from kg.vocabulary import load


def test_every_modality_has_its_word() -> None:
    words = {modality.value: word for modality, word in MODALITY.items()}
    assert words.pop("Required") == "planned"
    assert words == {modality.value: modality.value.lower() for modality in Modality if modality is not Modality.REQUIRED}


@pytest.mark.parametrize(
    ("name", "attributes", "seat"),
    [
        ("Governor of Ohio", {"title": "governor", "jurisdiction": "Ohio"}, "Ohio"),
        ("Governor", {"title": "governor", "jurisdiction": "Ohio"}, "Ohio"),
        ("Senator for Ohio", {"title": "senator", "jurisdiction": "Ohio", "body": "U.S. Senate"}, "Ohio"),
        ("Attorney General", {"title": "attorney general", "jurisdiction": "United States", "body": "Justice"}, "Justice"),
        ("U.S. Attorney for the Eastern District", {"title": "U.S. Attorney", "body": "Justice"}, "Eastern District"),
        ("Chairman of the Derby Group", {"title": "chairman"}, "Derby Group"),
        ("Chairman of the Derby Group", {"title": "chairman", "body": "Derby"}, "Derby"),
        ("Adviser to Ann Lee", {"title": "adviser"}, "Ann Lee"),
        ("editor", {"title": "editor"}, ""),
    ],
)
def test_the_seat_of_a_post_is_its_place_or_what_it_belongs_to(name: str, attributes: dict[str, str], seat: str) -> None:
    post = LocalEntity("post:x", EntityKind.POST, name, attributes=tuple(sorted(attributes.items())))
    assert seat_of(post) == seat


def test_parties_are_named_by_the_words_for_their_members() -> None:
    assert parties_named("2016 Republican primary", load()) == ["Republican Party"]
    assert parties_named("a race of Democrats and Republicans", load()) == ["Democratic Party", "Republican Party"]
    assert parties_named("2016 primary", load()) == []


@pytest.mark.parametrize(("words", "kept"), [("one line \nand more", "one line"), ("a" * 700, "a" * 600), ("short", "short")])
def test_a_quote_ends_with_its_line_and_is_no_longer_than_a_sentence(words: str, kept: str) -> None:
    quote = trimmed(Quote("doc", Span(5, 5 + len(words)), words, 1, 1))
    assert (quote.exact, quote.span) == (kept, Span(5, 5 + len(kept)))


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [("the tax bill", "a bill", True), ("the tax", "a tax", False), ("Ohio race", "race in Utah", True), ("", "", False)],
)
def test_words_of_four_letters_are_shared(one: str, other: str, shared: bool) -> None:
    assert share_words(one, other) is shared
