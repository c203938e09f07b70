"""Sentences begin where a reader sees them begin, and every token knows its place in the document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.expansion import Edit, rewrite
from kg.extract.parsed import ParsedText
from kg.extract.splitting import plain, sentence_starts
from kg.model.span import Span


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("Rep. Dana Fox met U.S. officials. He left.", ["Rep.", "He"]),
        ("He was born in the U.S. The family moved.", ["He", "The"]),
        ("It cost $3.5 million. No. 2 was cheaper.", ["It", "No."]),
        ("George H. W. Hill spoke on Nov. 8, 2016, at 9 a.m. in Mobile, Ala., and left.", ["George"]),
        ("“I will run.” She smiled.", ["“I", "She"]),
        ("“Will you run?” Fox asked. She did.", ["“Will", "She"]),
        ("Smith Jr. won. Jones Sr. lost.", ["Smith", "Jones"]),
        ("They met at Acme Inc. on Friday.", ["They"]),
        ("He resigned in Nov. The vote came later.", ["He", "The"]),
    ],
)
def test_where_sentences_begin(text: str, openings: list[str]) -> None:
    assert [text[start:].split()[0] for start in sentence_starts(plain(text))] == openings


def test_plain_characters_keep_every_offset() -> None:
    text = "“It’s\u00a0done,” she said"
    assert plain(text) == '"It\'s done," she said'
    assert len(plain(text)) == len(text)


def test_a_scratch_copy_leads_back_to_the_words_of_the_document() -> None:
    copy = rewrite("Fox met Hill.", Span(0, 13), [Edit(Span(0, 3), "Dana Fox"), Edit(Span(8, 12), "Ann Hill")])
    assert copy.text == "Dana Fox met Ann Hill."
    assert copy.range_of(0, 4) == copy.range_of(5, 8) == Span(0, 3)
    assert copy.range_of(9, 12) == Span(4, 7)
    assert copy.range_of(21, 22) == Span(12, 13)


def test_tokens_of_a_second_parse_stand_at_their_words_in_the_document(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Governor Dana Fox (R-Ohio) resigned.", "“Fox’s\u00a0aides wept,” she said.")
    source = text.document.text
    last = text.sentences[-1]
    assert "Dana Fox" in last.parse.text
    for sentence in text.sentences:
        for token in sentence.parse:
            span = sentence.range_of(token)
            assert sentence.span.contains(span)
            assert token.text in plain(span.of(source)) or plain(span.of(source)) in "Dana Fox"
    assert "R-Ohio" not in text.sentences[1].parse.text


def test_the_headline_is_sentence_zero_in_the_case_of_the_body(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Dana Fox will run for office, aides say.", title="Dana Fox Will Run For Office")
    assert text.sentences[0].number == 0
    assert text.sentences[0].parse.text == "Dana Fox will run for office"
    assert [sentence.number for sentence in text.sentences] == [0, 1]


def test_what_is_longer_than_any_sentence_is_not_read(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Fox met Hill and " * 150 + "Dean.", "Fox left.")
    assert [sentence.span.of(text.document.text) for sentence in text.sentences[1:]] == ["Fox left."]
