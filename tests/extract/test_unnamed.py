"""People and bodies without names: what they are taken for, and what takes them up again."""

import pytest

UNNAMED = [
    ("Departure", "A staffer for Mary Johnson resigned on Tuesday.", "agent", "A staffer for Mary Johnson"),
    ("Departure", "Two senior prosecutors resigned in March 2017.", "agent", "Two senior prosecutors"),
    ("Removal", "John Miller fired the warden of the jail.", "target", "the warden of the jail"),
    ("Opposition", "A record number of women criticized John Miller.", "agent", "A record number of women"),
    ("Endorsement", "A super PAC endorsed John Miller.", "agent", "A super PAC"),
    ("Request", "Environmentalists urged John Miller to resign.", "agent", "Environmentalists"),
]


@pytest.mark.parametrize(("cls", "sentence", "role", "who"), UNNAMED, ids=[case[3] for case in UNNAMED])
def test_people_without_names_fill_roles(told, cls, sentence, role, who) -> None:
    (claim, *_) = told(cls, sentence)
    assert claim.role(role) == who


@pytest.mark.parametrize("sentence", ["John Miller does not like to fire people.", "Any official can resign."])
def test_whoever_it_may_be_leaves_no_office(told, sentence) -> None:
    assert not told("Removal", sentence)
    assert not told("Departure", sentence)


AGAIN = [
    ("The Clark administration came in. The administration urged John Miller to resign.", "The Clark administration"),
    ("Conservative groups met in Ohio. The groups urged John Miller to resign.", "Conservative groups"),
    ("A bipartisan commission met. The commission urged John Miller to resign.", "A bipartisan commission"),
    ("The House Ethics Committee met. The panel urged John Miller to resign.", "House Ethics Committee"),
    ("Senior lawyers wrote a letter. They urged John Miller to resign.", "Senior lawyers"),
]


@pytest.mark.parametrize(("text", "who"), AGAIN, ids=[case[1] for case in AGAIN])
def test_a_bare_noun_is_the_fuller_phrase_that_it_takes_up(told, text, who) -> None:
    (claim, *_) = told("Request", text)
    assert claim.role("agent") == who


def test_the_two_men_are_those_named_together(told) -> None:
    both = told("Opposition", "John Miller and David Clark met in Ohio. The two men criticized Mary Johnson.")
    assert {claim.role("agent") for claim in both} == {"John Miller", "David Clark"}
