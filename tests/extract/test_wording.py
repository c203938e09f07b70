"""Where the words of a filler begin and end."""

import pytest

from kg.extract.wording import words_of

MATTERS = [
    ("Request", "David Clark ordered Mary Johnson to review all ballots and barred the state from certifying them.", "review all ballots"),
    ("Request", "David Clark demanded the endorsement of all caucuses — a tall order.", "the endorsement of all caucuses"),
    ("Opposition", "John Miller slammed David Clark on Twitter.", ""),
    ("Opposition", "John Miller slammed David Clark on trade.", "trade"),
    ("Investigation", "Mary Johnson opened a full-scale investigation into fraud.", "fraud"),
]


@pytest.mark.parametrize(("cls", "sentence", "matter"), MATTERS, ids=[case[1] for case in MATTERS])
def test_matter(told, cls, sentence, matter) -> None:
    (claim, *_) = told(cls, sentence)
    assert claim.role("matter") == matter


def test_each_of_two_phrases_is_a_target_of_its_own(told) -> None:
    (attack, *_) = told("Opposition", "John Miller slammed the bill and the use of its funds by Parker's campaign.")
    assert attack.role("target") == "the bill"


def test_a_list_of_bare_words_stays_together(told) -> None:
    (attack,) = told("Opposition", "John Miller railed against immigration and trade.")
    assert attack.role("target") == "immigration and trade"


def test_an_adverb_of_the_sentence_is_no_part_of_a_group(told) -> None:
    (said, *_) = told("SpeechAct", "Even the voters of Ohio said so.")
    assert said.role("agent").lower() == "voters of ohio"


def test_an_office_ends_before_the_time_of_leaving_it(told) -> None:
    (left, *_) = told("Departure", "David Clark stepped down as chairman of Acme News last week following a quarrel with his donors.")
    assert not {"last", "week", "following"} & set(left.role("office").split())


def test_a_mark_that_the_parser_takes_for_a_noun_has_no_words(article, parsed) -> None:
    paragraph = "That leaves John Miller (Acme's No. 4*)."
    sentence = parsed(paragraph).sentences[-1]
    for mark in (token for token in sentence.parse if token.is_punct and not list(token.children)):
        words, span = words_of(sentence, mark, article(paragraph))
        assert not any(letter.isalnum() for letter in words)
        assert sentence.span.start <= span.start <= span.end <= sentence.span.end
