"""What phrases refer to: pronouns, definite titles, groups, unnamed sources, bodies, races."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.extract import quotations
from kg.extract.holdings import titled
from kg.extract.lexicon import lexicon
from kg.extract.parsed import Form, ParsedText, Referents, Sentence
from kg.extract.referents import referents
from kg.model.entity import EntityKind
from kg.model.ontology import Vocabulary


def meaning(text: ParsedText, found: Referents, words: str, occurrence: int = 0) -> str:
    """The entity that the ``occurrence``-th mention with these words refers to; empty for none."""
    matching = [m for m in found.mentions if m.sentence and m.span.of(text.document.text) == words]
    return " ".join(matching[occurrence].entities)


@pytest.mark.parametrize(
    ("paragraph", "pronoun", "person"),
    [
        ("Paul Reed met Carol Marsh. She smiled.", "She", "person:carol-marsh"),
        ("Carol Marsh said she would run.", "she", "person:carol-marsh"),
        ("Paul Reed told Alan Stone that he would resign.", "he", "person:paul-reed"),
        ("Paul Reed defended Alan Stone, who recused himself.", "himself", "person:alan-stone"),
        ("Paul Reed blamed him. Alan Stone was there.", "him", ""),
        ("Alan Stone left. In his first speech since then, Paul Reed wept.", "his", "person:paul-reed"),
        ("Alan Stone left. In return for his loyalty to him, Paul Reed hired Stone.", "his", "person:alan-stone"),
        ("“Alan Stone is a friend. He knows that,” Paul Reed said.", "He", "person:alan-stone"),
        ("“I will win,” Paul Reed said.", "I", "person:paul-reed"),
        ("Paul Reed spoke. “The scam began,” the president tweeted. He urged the voters not to trust his rival.", "He", ""),
        ("Paul Reed won. Alan Stone met Reed in March, and on Saturday he called Mark Hill a “disaster.”", "he", "person:alan-stone"),
    ],
)
def test_pronouns(paragraph: str, pronoun: str, person: str, parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    text = parsed(paragraph)
    assert meaning(text, referents(text, vocabulary), pronoun) == person


def test_a_definite_title_is_its_holder_and_after_as_a_post(parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    text = parsed("Gov. Carol Marsh spoke to Attorney General Paul Reed.", "The governor thanked him as attorney general.")
    found = referents(text, vocabulary)
    assert meaning(text, found, "The governor") == "person:carol-marsh"
    assert found.entities[meaning(text, found, "attorney general")].kind is EntityKind.POST


@pytest.mark.parametrize(
    ("sentence", "words", "kind", "name"),
    [
        ("House Democrats objected.", "House Democrats", EntityKind.COLLECTIVE, "House Democrats"),
        ("A White House official said the plan was dead.", "A White House official", EntityKind.ANONYMOUS_SOURCE, "White House official"),
        ("GOP sources expect a vote.", "GOP sources", EntityKind.ANONYMOUS_SOURCE, "GOP sources"),
        ("The Justice Department declined.", "Department", EntityKind.ORGANIZATION, "Department of Justice"),
        ("Moscow denied it.", "Moscow", EntityKind.ORGANIZATION, "Russia"),
        ("He held the Ohio Senate seat for years.", "the Ohio Senate seat", EntityKind.POST, "Senator for Ohio"),
        ("He entered the 2018 Ohio Senate race.", "the 2018 Ohio Senate race", EntityKind.CONTEST, "2018 Ohio Senate election"),
        (
            "She won the Republican presidential primary.",
            "the Republican presidential primary",
            EntityKind.PRIMARY,
            "presidential primary (Republican)",
        ),
    ],
)
def test_phrases_that_name_no_person(
    sentence: str, words: str, kind: EntityKind, name: str, parsed: Callable[..., ParsedText], vocabulary: Vocabulary
) -> None:
    text = parsed(sentence)
    found = referents(text, vocabulary)
    matching = [m for m in found.mentions if m.span.of(text.document.text).endswith(words) and m.entities]
    entity = found.entities[matching[0].entities[0]]
    assert (entity.kind, entity.name) == (kind, name)


def test_an_unnamed_source_keeps_its_affiliation(parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    found = referents(parsed("A White House aide said so."), vocabulary)
    assert found.entities["source:white-house-aide"].attribute("affiliation") == "White House"


@pytest.mark.parametrize(
    ("paragraphs", "speakers"),
    [
        (["“We will win this race,” Paul Reed said."], ["person:paul-reed"]),
        (["Paul Reed said: “We will win this race.”"], ["person:paul-reed"]),
        (['"We will win," said Paul Reed. "We have to do it."'], ["person:paul-reed", "person:paul-reed"]),
        (["Carol Marsh listened to Paul Reed.", "“We will win this race,” she said."], ["person:carol-marsh"]),
        (["Paul Reed called it a “witch hunt” on Friday."], ["person:paul-reed"]),
        (["The so-called “dark money” group folded."], []),
        (["According to Paul Reed, “nobody has seen the plan.”"], ["person:paul-reed"]),
        (["Paul Reed spoke. “We will win,” he said.", "“Nobody will stop us in the end.”"], ["person:paul-reed", "person:paul-reed"]),
    ],
)
def test_who_speaks(paragraphs: list[str], speakers: list[str], parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    assert [quotation.speaker for quotation in referents(parsed(*paragraphs), vocabulary).quotations] == speakers


@pytest.mark.parametrize(
    ("paragraphs", "speaker"),
    [
        (["Paul Reed spoke first.", "“I think Mark Dunn is a fine man, and Mark Dunn will win,” he said."], "person:paul-reed"),
        (
            ["Paul Reed said the race was open.", "The polls favor Mark Dunn.", "“We have to do it again next year,” he said."],
            "person:paul-reed",
        ),
    ],
)
def test_he_said_means_no_one_whom_the_quotation_names(
    paragraphs: list[str], speaker: str, parsed: Callable[..., ParsedText], vocabulary: Vocabulary
) -> None:
    assert referents(parsed(*paragraphs), vocabulary).quotations[-1].speaker == speaker


def test_the_cues_of_a_sentence_are_looked_for_once_however_often_it_quotes(
    parsed: Callable[..., ParsedText], vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    whole = quotations._cues

    def cues(sentence: Sentence, *others: Any) -> Any:
        looked.append(sentence.number)
        return whole(sentence, *others)

    monkeypatch.setattr(quotations, "_cues", cues)
    text = parsed("The mayor called it “a game”, “a farce”, “a circus” and “a show”, she said. “It is over.”")
    assert len(quotations.cued(text, lexicon(vocabulary))) == 5
    assert sorted(looked) == sorted(set(looked))


def test_he_in_a_quotation_is_not_its_speaker(parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    text = parsed("Mark Dunn met Paul Reed on Monday.", "“I do not think he has any chance at all,” Paul Reed said.")
    found = referents(text, vocabulary)
    he = next(m for m in found.mentions if m.span.of(text.document.text) == "he")
    assert he.entities == ("person:mark-dunn",)


def test_a_speaker_who_is_told_after_the_words_as_he_is_not_meant_in_them(
    parsed: Callable[..., ParsedText], vocabulary: Vocabulary
) -> None:
    text = parsed("Paul Reed criticized Mark Dunn.", "“We believe that he should be removed from office,” he wrote.")
    found = referents(text, vocabulary)
    assert [meaning(text, found, "he", at) for at in (0, 1)] == ["person:mark-dunn", "person:paul-reed"]


def test_i_in_words_that_a_speaker_gives_again_is_whose_words_they_are(parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    text = parsed("“Mark Dunn took the job and then Mark Dunn said I'm going to leave,” Paul Reed said.")
    assert meaning(text, referents(text, vocabulary), "I") == "person:mark-dunn"


@pytest.mark.parametrize(
    ("sentence", "pronoun", "person"),
    [
        ("Mark Dunn, who had endorsed Paul Reed, threw his support to the bill.", "his", "person:mark-dunn"),
        ("Paul Reed is angry with Mark Dunn, saying that the move hurt him.", "him", "person:paul-reed"),
        ("Paul Reed met Mark Dunn and his lawyer.", "his", "person:mark-dunn"),
        ("Paul Reed loaned as much as Mark Dunn loaned his campaign.", "his", "person:mark-dunn"),
        ("In his first year, Paul Reed's rating fell while Mark Dunn watched.", "his", "person:paul-reed"),
        ("Paul Reed was fired for misleading Mark Dunn about his debts.", "his", "person:paul-reed"),
        ("Mark Dunn and his campaign's donors thanked Paul Reed.", "his", "person:mark-dunn"),
        ("Paul Reed was summoned by Mark Dunn as part of his inquiry.", "his", "person:mark-dunn"),
        ("Paul Reed expressed anger at Mark Dunn over his recusal from the case.", "his", "person:mark-dunn"),
        ("Paul Reed’s anger toward Mark Dunn stems from his resignation.", "his", "person:mark-dunn"),
        ("Paul Reed criticized Mark Dunn for his vote.", "his", "person:mark-dunn"),
        ("Paul Reed accused Mark Dunn of hiding his debts.", "his", "person:mark-dunn"),
        ("Paul Reed spoke with Mark Dunn, the former adviser, who announced that he would run.", "he", "person:mark-dunn"),
        ("Paul Reed praised Mark Dunn, a longtime swing vote who announced his retirement.", "his", "person:mark-dunn"),
        ("Paul Reed helped his rival Mark Dunn, and his brother Lee Dunn.", "his brother", "person:mark-dunn"),
        ("Paul Reed, who lost after Mark Dunn’s win, has told people close to him nothing.", "him", "person:paul-reed"),
    ],
)
def test_a_pronoun_follows_its_own_clause(
    sentence: str, pronoun: str, person: str, parsed: Callable[..., ParsedText], vocabulary: Vocabulary
) -> None:
    text = parsed(sentence)
    found = referents(text, vocabulary)
    at = text.document.text.index(f" {pronoun}") + 1
    mention = next(m for m in found.mentions if m.span.start == at and m.form is Form.PRONOUN)
    assert mention.entities == (person,)


@pytest.mark.parametrize(
    ("paragraph", "pronoun"),
    [
        ("Paul Reed won. When a state official made crude remarks in August, he resigned.", "he"),
        ("Paul Reed won the race. A voter gets what his or her senator wants.", "his"),
    ],
)
def test_a_pronoun_may_mean_nobody_with_a_name(
    paragraph: str, pronoun: str, parsed: Callable[..., ParsedText], vocabulary: Vocabulary
) -> None:
    text = parsed(paragraph)
    assert not meaning(text, referents(text, vocabulary), pronoun)


def test_pronouns_tell_the_gender_of_one_whose_name_does_not(parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    text = parsed(
        "Paul Reed voted. Paul Reed criticized Justice Tavora, and Tavora criticized Paul Reed.",
        "He spoke of her at length. Justice Tavora said she was surprised.",
        "Justice Tavora added that she would stay. Justice Tavora wrote that she was well.",
    )
    assert meaning(text, referents(text, vocabulary), "He") == "person:paul-reed"


@pytest.mark.parametrize("words", ["Ukraine’s new leader", "The leader of Iran", "The senator appointed by John Kane"])
def test_a_title_of_another_place_is_not_its_holder_here(words: str, parsed: Callable[..., ParsedText], vocabulary: Vocabulary) -> None:
    text = parsed(f"Senate Majority Leader Paul Reed met Sen. Mark Dunn. {words} left the room.")
    found = referents(text, vocabulary)
    sentence = text.sentences[-1]
    assert not [m for m in found.mentions if m.sentence == sentence.number and {"person:paul-reed", "person:mark-dunn"} & set(m.entities)]


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("Sen. Mark Dunn spoke. He left early. The former senator was angry.", "The former senator"),
        ("Sen. Mark Dunn spoke. The Ohio senator smiled. Paul Reed and Al Roe came. The Iowa senator was angry.", "The Iowa senator"),
        ("Harbor Institute President Paul Reed spoke. Later the president signed the bill.", "the president"),
        ("Scandal reared its ugly head, said Paul Reed, head of the Harbor Group. Its ugly head was seen.", "Its ugly head"),
        ("Gov. Mark Dunn spoke. The next governor will be angry.", "The next governor"),
        ("Former President Paul Reed spoke. The former Ohio governor was angry.", "The former Ohio governor"),
        ("The Ohio congressman was angry. Rep. Mark Dunn of Ohio spoke.", "The Ohio congressman"),
    ],
)
def test_a_description_that_nothing_told_backs_means_nobody(
    paragraph: str, words: str, parsed: Callable[..., ParsedText], vocabulary: Vocabulary
) -> None:
    text = parsed(paragraph)
    assert not meaning(text, referents(text, vocabulary), words).startswith("person:")


def test_a_title_before_a_name_may_be_that_of_another_whom_the_person_serves(
    parsed: Callable[..., ParsedText], vocabulary: Vocabulary
) -> None:
    text = parsed("Counselor to the president Carol Marsh spoke.")
    posts = {holding.phrase.title for item in titled(text, lexicon(vocabulary)) for holding in item.held}
    assert posts == {"Counselor"}
