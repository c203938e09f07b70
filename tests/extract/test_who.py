"""Who fills a role: groups without names, several people, whose a thing is, and pronouns that mean nobody for sure."""

import pytest

GROUPS = [
    ("Endorsement", "Mary Johnson spoke. Members of her party endorsed John Miller.", "Members of Mary Johnson's party"),
    ("Conversation", "Representatives from Acme's office met with Mary Johnson.", "Representatives from Acme's office"),
    ("Endorsement", "Democrats in Congress support John Miller.", "Democrats in Congress"),
    ("Request", "No Republican has called for John Miller to resign.", "any Republican"),
    ("Request", "Some prominent Republican called for John Miller to resign.", "Some prominent Republican"),
    ("Endorsement", "John Miller spoke. His opponents endorsed Mary Johnson.", "John Miller's opponents"),
    ("Conversation", "John Miller left. His lawyer talked with the White House.", "John Miller's lawyer"),
]


@pytest.mark.parametrize(("cls", "sentence", "who"), GROUPS, ids=[case[2] for case in GROUPS])
def test_a_group_is_told_with_what_says_which_people_it_is(told, cls, sentence, who) -> None:
    (claim, *_) = told(cls, sentence)
    assert claim.role("agent") == who


def test_nobody_is_anyone_of_whom_it_is_denied(told) -> None:
    (position,) = told("PolicyPosition", "No one favors a plan to deport people.")
    assert (position.role("bearer"), position.axes[1]) == ("anyone", "Negated")


def test_people_told_with_their_places_all_do_it(told) -> None:
    both = told("Endorsement", "Former Govs. David Clark of Ohio and Susan Parker of Maine endorsed John Miller.")
    assert [claim.role("agent") for claim in both] == ["David Clark", "Susan Parker"]


def test_three_people_told_with_their_places_all_do_it(told) -> None:
    all_three = told("Endorsement", "Sens. David Clark of Ohio, Mary Johnson of Utah and Susan Parker of Maine endorsed John Miller.")
    assert {claim.role("agent") for claim in all_three} == {"David Clark", "Mary Johnson", "Susan Parker"}


def test_who_is_no_body(told) -> None:
    found = told("Endorsement", "John Miller thanked those at the rally hosted by the Acme Institute who supported him during the fight.")
    assert "Acme Institute" not in {claim.role("agent") for claim in found}


def test_who_serves_a_candidate_is_not_the_candidate(told) -> None:
    found = told("Departure", "A staffer for Nebraska gubernatorial candidate John Miller resigned.")
    assert "John Miller" not in {claim.role("agent") for claim in found}


def test_a_name_may_begin_with_an_initial_and_hold_a_word_for_a_title(told) -> None:
    (position, *_) = told("SpeechAct", "Harbor State University President F. King Alexander said so.")
    assert position.role("agent") == "F. King Alexander"


def test_the_name_of_a_body_is_whole(told) -> None:
    (meeting,) = told("Conversation", "John Miller met with the Iowa Federation of Republican Women.")
    assert meeting.role("recipient") == "Iowa Federation of Republican Women"


def test_a_member_of_a_party_by_his_state_is_who_serves_it(told) -> None:
    found = told("ContestResult", "Sen. David Clark of Ohio spoke. The Ohio Republican was elected to the Senate in 2012.")
    assert {claim.role("winner") for claim in found} == {"David Clark"}


RECUSED = [
    "President John Miller fired Attorney General David Clark over his recusal from the Russia investigation.",
    "In addition to berating Attorney General David Clark for his recusal from the Russia investigation, John Miller quit.",
]


@pytest.mark.parametrize("sentence", RECUSED)
def test_what_somebody_is_punished_for_is_his_own_doing(told, sentence) -> None:
    (recusal,) = told("Recusal", sentence)
    assert recusal.role("agent") == "David Clark"


WORDS = [
    (
        "PolicyPosition",
        "John Miller vowed to repeal every word of the law, while denouncing Clark.",
        "matter",
        "repeal every word of the law",
    ),
    (
        "Announcement",
        "John Miller announced that he would choose Susan Parker, the former mayor, as his running mate.",
        "matter",
        "he would choose Susan Parker as his running mate",
    ),
]


@pytest.mark.parametrize(("cls", "sentence", "role", "words"), WORDS, ids=[case[3] for case in WORDS])
def test_what_is_told_beside_a_matter_is_no_part_of_it(told, cls, sentence, role, words) -> None:
    (claim, *_) = told(cls, sentence)
    assert claim.role(role) == words


def test_the_name_of_an_affair_is_no_person(told) -> None:
    (meddling,) = told("Interference", "The Miller-Russia affair goes on. Mary Johnson denied Russia's attempts to meddle in the election.")
    assert meddling.role("agent") == "Russia"


def test_who_derails_a_candidacy_derails_that_of_another(told) -> None:
    (setback,) = told("Setback", "David Clark told John Miller's inner circle that he is not out to derail his candidacy.")
    assert setback.role("target") == "John Miller"


def test_who_is_paid_does_what_he_is_paid_for(told) -> None:
    (probe,) = told("Investigation", "The FBI offered Mr. David Clark $50,000 to continue investigating Mr. John Miller.")
    assert probe.role("agent") == "David Clark"


def test_the_secretary_is_who_was_called_secretary_of_something(told) -> None:
    found = told(
        "Attitude", 'Secretary of State David Clark left. "The secretary is grateful for the opportunity to serve," John Miller said.'
    )
    assert {claim.role("bearer") for claim in found} == {"David Clark"}


def test_who_speaks_does_what_is_told_after_the_words_spoken(told) -> None:
    found = told("PolicyPosition", "Mary Johnson left. John Miller told a crowd: “She believes in lies” and pledged to repeal the law.")
    assert "Mary Johnson" not in {claim.role("bearer") for claim in found}


def test_who_asks_is_told_behind_what_is_asked(told) -> None:
    (asked,) = told("Request", "Rep. David Clark said that he had been pressured to vote that way by Mary Johnson.")
    assert (asked.roles["agent"], asked.roles["matter"]) == (("Mary Johnson",), ("vote that way",))
    (untold,) = told("Request", "David Clark was asked to win votes by mail.")
    assert "agent" not in untold.roles
