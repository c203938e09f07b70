"""Who is named: one entity per person, at every place where one of the names stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.parsed import ParsedText
from kg.extract.person_names import compatible, split_name


def named(text: ParsedText) -> list[tuple[str, str]]:
    """The names of the body as they are written, each with its person."""
    return [(name.span.of(text.document.text), name.entity) for name in text.names if name.sentence]


def test_a_bare_surname_is_the_person_named_before(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Mayor Susan Whitfield spoke.", "Whitfield’s rival left, and Whitfield stayed.")
    assert {entity for _, entity in named(text)} == {"person:susan-whitfield"}
    assert len(named(text)) == 3


def test_a_surname_that_is_a_common_word(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Sen. Edward Price spoke.", "Price said the sessions were long and the price was high.")
    assert [words for words, _ in named(text)] == ["Edward Price", "Price"]


def test_a_nickname_is_the_same_person_and_a_son_is_not(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Douglas Harlan met Doug Harlan's aides.", "Walter Boone and Walter Boone Jr. spoke.", "Boone Jr. left.")
    assert [entity for _, entity in named(text)] == [
        "person:douglas-harlan",
        "person:douglas-harlan",
        "person:walter-boone",
        "person:walter-boone-jr",
        "person:walter-boone-jr",
    ]


def test_relatives_share_a_surname_and_a_form_of_address_tells_them_apart(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Peter Lange and Martha Lange arrived.", "Mrs. Lange spoke. Mr. Lange listened.")
    assert [entity for _, entity in named(text)][2:] == ["person:martha-lange", "person:peter-lange"]


def test_an_abbreviated_title_before_a_surname_is_no_part_of_a_name(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Robert Blake met the envoy.", "“AG Blake should clarify,” said Rep. Laura Keller.")
    assert [name.span.of(text.document.text) for name in text.names if name.entity == "person:robert-blake"] == ["Robert Blake", "Blake"]


def test_a_surname_with_the_arabic_article_is_one_word(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("President Bashar al-Amari spoke.", "Amari left.")
    assert named(text) == [("Bashar al-Amari", "person:bashar-al-amari"), ("Amari", "person:bashar-al-amari")]


def test_a_building_with_a_name_is_no_person(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Rep. Laura Keller spoke at Keller Tower.", "The Keller Foundation paid.")
    assert [words for words, _ in named(text)] == ["Laura Keller"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("State Treasurer Eileen Klein resigned.", "Eileen Klein"),
        ("Attorney General Robert Blake resigned.", "Robert Blake"),
        ("Gov. Raymond “Ray” Tully resigned.", "Raymond “Ray” Tully"),
        ("Rep. Maria Ocampo-Reyes, D-N.M., resigned.", "Maria Ocampo-Reyes"),
        ("U.S. Attorney for the Western District of Virginia Torben Haskell resigned.", "Torben Haskell"),
        ("Rep. Albert King resigned.", "Albert King"),
        ("Londoner Donna Pruitt resigned.", "Donna Pruitt"),
        ("Commissioner Ursula van der Berg resigned.", "Ursula van der Berg"),
    ],
)
def test_a_title_is_no_part_of_a_name(sentence: str, name: str, parsed: Callable[..., ParsedText]) -> None:
    assert [words for words, _ in named(parsed(sentence))] == [name]


def test_presidents_are_told_apart_by_their_initials(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("George A. Mercer retired.", "George B.C. Mercer stayed.")
    assert [entity for _, entity in named(text)] == ["person:george-a-mercer", "person:george-b-c-mercer"]


def test_a_bare_surname_before_a_relative_is_not_the_relative(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Mr. Haskell spoke.", "He praised his son, Robert Haskell.", "Mr. Haskell left.")
    assert [entity for _, entity in named(text)] == ["person:haskell", "person:robert-haskell", "person:haskell"]


def test_a_lone_surname_that_does_what_people_do_is_a_person(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("While the council voted, Sobotner slept.")
    assert named(text) == [("Sobotner", "person:sobotner")]


@pytest.mark.parametrize(
    "text",
    [
        "John Poe blasted the Trump administration. He was fired by Trump.",
        "Trump endorsed Ann Lee. Trump congratulated Ann Lee. John Poe wrote to Trump in May.",
    ],
)
def test_a_surname_of_whom_no_full_name_is_told_is_a_person_wherever_it_stands(text: str, parsed: Callable[..., ParsedText]) -> None:
    assert named(parsed(text))[-1] == ("Trump", "person:trump")


def test_the_plural_of_a_surname_is_no_person(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Susan Whitfield spoke.", "Both parties know the Whitfields well.")
    assert [words for words, _ in named(text)] == ["Susan Whitfield"]


@pytest.mark.parametrize(
    "words",
    ["Whitfield-Reed", "Whitfield-like", "Jim Crow", "Rose Garden", "Politico"],
)
def test_what_looks_like_a_name_and_is_none(words: str, parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Susan Whitfield spoke.", "Paul Reed spoke.", f"They praised the {words} at length.")
    assert [name for name, _ in named(text)] == ["Susan Whitfield", "Paul Reed"]


def test_a_small_word_with_a_capital_is_no_given_name(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Susan Whitfield spoke.", "Beyond Whitfield, nobody came.")
    assert {entity for _, entity in named(text)} == {"person:susan-whitfield"}


def test_a_bare_surname_is_written_out_for_the_parser_only(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Carl Denham ran the office for two years before Governor Hill.", "Hill ousted Denham in May.")
    last = text.sentences[-1]
    assert last.parse.text == "Mr. Hill ousted Carl Denham in May."
    assert last.span.of(text.document.text) == "Hill ousted Denham in May."


def test_parts_of_names() -> None:
    assert split_name("Maria de la Cruz").surname == "de la Cruz"
    assert split_name("Robert F. Lane III").suffix == "III"
    assert compatible(split_name("Bill Lane"), split_name("William Lane"))
    assert not compatible(split_name("Bill Lane"), split_name("Hillary Lane"))


def test_a_middle_initial_keeps_two_people_apart_whatever_else_one_of_them_is_called(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("George W. Osgood wrote to George Osgood Bell.", "George P. Osgood came.", "Then George P. left, as George W. had done.")
    assert [entity.rpartition(":")[2] for _, entity in named(text)] == [
        "george-osgood-bell", "george-osgood-bell", "george-p-osgood", "george-p-osgood", "george-osgood-bell",
    ]  # fmt: skip


def test_a_given_name_with_an_initial_is_the_one_of_the_full_name_before_a_possessive_too(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("George P. Osgood came with Peter Osgood.", "George P.'s uncle left, and so did Peter Osgood.")
    assert named(text)[2] == ("George P", "person:george-p-osgood")


def test_a_road_named_after_somebody_is_nobody(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Martin Osgood left.", "The bus turned from Martin Osgood Drive into Paula Osgood Highway.")
    assert [words for words, _ in named(text)] == ["Martin Osgood"]


@pytest.mark.parametrize("sentence", ["The panel will grill John Denham Tuesday.", "Sen. John Denham Tuesday endorsed Susan Whitfield."])
def test_a_name_ends_before_the_day(parsed: Callable[..., ParsedText], sentence: str) -> None:
    assert "person:john-denham" in {entity for _, entity in named(parsed(sentence))}


def test_a_tuesday_with_a_name_of_its_own_is_nobody(parsed: Callable[..., ParsedText]) -> None:
    assert named(parsed("The votes of Super Tuesday and of Mega Tuesday were counted.")) == []


def test_whose_son_is_told_by_a_given_name_alone_gets_no_surname_by_it(parsed: Callable[..., ParsedText]) -> None:
    text = parsed("Laura Osgood leads. Laura's son Walter answered.")
    assert "person:walter-laura" not in text.people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sobotner, who won Ohio by 12 points, left.", [("Sobotner", "person:sobotner")]),
        ("They met Sobotner, who won.", [("Sobotner", "person:sobotner")]),
        ("Republicans, who won, left.", []),
        ("The Senate, who won, left.", []),
    ],
)
def test_of_whom_a_clause_with_who_is_told_is_a_person(text: str, names: list[tuple[str, str]], parsed: Callable[..., ParsedText]) -> None:
    assert named(parsed(text)) == names


def test_a_rarer_given_name_tells_the_gender(parsed: Callable[..., ParsedText]) -> None:
    people = parsed("Harlan Osgood met Lila Marsh and Dana Poe.").people
    assert [people[key].attribute("gender") for key in ("person:harlan-osgood", "person:lila-marsh")] == ["m", "f"]


def test_a_surname_is_not_the_parent_who_is_named_to_tell_whose_child_somebody_is(parsed: Callable[..., ParsedText]) -> None:
    text = parsed(
        "Beatrice Holloway spoke.", "Holloway, the daughter of the late Rep. Amos Holloway, won.", "A critic of Holloway laughed."
    )
    assert named(text)[-1][1] == "person:beatrice-holloway"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Deb Billado, chair of the Vermont GOP, denied a report that she had asked him to go.", ["Deb Billado"]),
        ("In Zed Harbor, mayor of all towns, nobody spoke.", []),
        ("He wrote to the Mobile Register, chair of nothing.", []),
    ],
)
def test_two_words_behind_which_a_title_stands_are_a_name(text: str, names: list[str], parsed: Callable[..., ParsedText]) -> None:
    assert [words for words, _ in named(parsed(text))] == names
