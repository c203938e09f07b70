"""Feelings, judgements, meetings and decisions: whom they are of, how they are meant, and in which words."""

import pytest


@pytest.mark.parametrize(
    "sentence",
    ['"Don\'t worry about David Clark," Mary Johnson said.', '"Trust the farmers and they will trust you," Mary Johnson said.'],
)
def test_an_order_tells_of_no_feeling_of_who_gives_it(told, sentence) -> None:
    assert not told("Attitude", sentence)


def test_what_somebody_thinks_it_is_has_no_owner_beside_him(told) -> None:
    (claim,) = told("Attitude", "John Miller was disappointed by what he sees as the weakness of the law.")
    assert "target" not in claim.roles


@pytest.mark.parametrize("opening", ["It is no secret that", "It is no wonder that", "There is no doubt that"])
def test_what_is_no_secret_is_so(told, opening) -> None:
    (claim,) = told("Attitude", f"{opening} Mary Johnson despises David Clark.")
    assert claim.axes[:2] == ("Actual", "Affirmed")


@pytest.mark.parametrize("sentence", ["The report should concern Mary Johnson.", "It described Mary Johnson as a weak leader."])
def test_nobody_is_asked_to_feel_and_nobody_unknown_judges(told, sentence) -> None:
    assert not told("Attitude", sentence) + told("Evaluation", sentence)


def test_what_somebody_was_able_to_do_was_done(told) -> None:
    (able,) = told("Conversation", "Mary Johnson was able to meet with David Clark.")
    (keen,) = told("Conversation", "Mary Johnson looks forward to meeting with David Clark.")
    assert (able.axes[0], keen.axes[0]) == ("Actual", "Planned")


def test_a_scene_beside_the_present_is_past(told) -> None:
    (claim,) = told("Conversation", "Mary Johnson, speaking with Fox News Tuesday night, believes in the law.")
    assert claim.axes[0] == "Actual"


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Voters will decide who will get the seat.", "who will get the seat"),
        ("Mary Johnson decided which of her papers she would turn over.", "which of her papers she would turn over"),
        ("Voters will decide whether John Miller keeps the house.", "John Miller keeps the house"),
        ("He may have had a plan, should Mary Johnson decide on another run.", "another run"),
    ],
)
def test_what_is_decided_keeps_its_question(told, sentence, matter) -> None:
    (claim,) = told("Decision", sentence)
    assert claim.roles["matter"] == (matter,)


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("John Miller will deport people as soon as he takes office.", "Planned"),
        ("Mary Johnson stepped down in 1993 to become Treasury secretary.", "Actual"),
        ("The coming inauguration of John Miller is a change.", "Planned"),
    ],
)
def test_an_office_is_taken_when_the_clause_around_it_says_so(told, sentence, modality) -> None:
    (claim,) = told("TakingOffice", sentence)
    assert claim.axes[0] == modality


def test_whose_effort_it_is_stands_before_it(told) -> None:
    (claim,) = told("Interference", "John Miller assisted in a Russian effort to interfere with the election.")
    assert claim.roles["agent"] == ("Russia",)


def test_who_tries_to_distance_himself_does(told) -> None:
    (claim,) = told("RelationshipChange", "David Clark has tried to distance himself from John Miller.")
    assert claim.axes == ("Actual", "Affirmed", "Certain")


def test_ties_of_the_past_need_not_last(told) -> None:
    (once,) = told("Relationship", "Mary Johnson served in the House with David Clark.")
    (now,) = told("Relationship", "Mary Johnson works with David Clark.")
    assert ("end" in once.times, "end" in now.times) == (False, True)


def test_a_question_opens_with_no_name(told) -> None:
    (claim,) = told("Setback", "Senator David Clark spoke. Will Clark be derailed? Nobody knows.")
    assert claim.roles["target"] == ("David Clark",)


def test_how_something_was_decided_takes_it_for_done(told) -> None:
    (claim,) = told("Decision", "David Clark hired Susan Parker to investigate how the Justice Department decided to sue John Miller.")
    assert claim.axes[0] == "Actual"


@pytest.mark.parametrize(
    "sentence",
    [
        "The reasons are known, why John Miller opted not to mount a rescue mission.",
        "John Miller decided to split them into what became teams.",
    ],
)
def test_what_is_decided_is_no_clause_of_another_verb(told, sentence) -> None:
    (claim,) = told("Decision", sentence)
    assert claim.roles["matter"][0].startswith(("not to mount", "split them"))


def test_who_doubts_thinks_it_is_not_so(told) -> None:
    (claim,) = told("PolicyPosition", "Mary Johnson doubted that John Miller supports the law.")
    assert claim.axes[1:] == ("Negated", "Probable")


@pytest.mark.parametrize(("sentence", "contest"), [("The Ohio primary was held.", ["Ohio primary"]), ("A runoff was held.", [])])
def test_a_vote_of_nowhere_at_no_time_is_not_told(told, sentence, contest) -> None:
    assert [name for claim in told("Polling", sentence) for name in claim.roles["contest"]] == contest


def test_who_is_described_does_not_describe(told) -> None:
    assert not told("Evaluation", "John Miller spoke. He describes John Miller as a hero.")


def test_what_is_announced_keeps_its_aim_and_loses_its_day(told) -> None:
    (claim,) = told("Announcement", "Mary Johnson announced steps to strengthen health care on Monday.")
    assert claim.roles["matter"] == ("steps to strengthen health care",)


def test_he_is_the_subject_behind_in_what_a_paper_says(told) -> None:
    sentence = "John Miller was there. The newspaper said that, shortly after he became governor of Ohio, David Clark ordered cuts."
    assert all(claim.roles["agent"] != ("John Miller",) for claim in told("TakingOffice", sentence))


def test_only_the_one_is_his_son(told) -> None:
    (claim,) = told("Relationship", "David Clark's father Stephen Clark and Mary Johnson left.")
    assert sorted(claim.roles["bearer"]) == ["David Clark", "Stephen Clark"]


def test_a_year_in_what_somebody_worries_about_is_not_that_of_the_worry(told) -> None:
    (claim,) = told("Attitude", "David Clark is worried about rulings such as that in Ohio in 1973.")
    assert "1973" not in "".join(claim.times.values())


def test_who_is_an_expert_who_supports_a_law_supports_it(told) -> None:
    (claim,) = told("PolicyPosition", "David Clark is a lawyer who has supported the law.")
    assert claim.roles["bearer"] == ("David Clark",)


def test_what_serves_an_agenda_takes_no_position(told) -> None:
    assert not told("PolicyPosition", "David Clark stayed in office to support the law.")


def test_working_beside_what_is_expected_is_expected(told) -> None:
    (claim,) = told("Relationship", "Mary Johnson is expected to serve as counselor, working with David Clark.")
    assert claim.axes[0] == "Predicted"


def test_who_is_scolded_for_it_steps_back(told) -> None:
    (claim,) = told("Recusal", "John Miller had long been angry with David Clark for recusing himself from the inquiry.")
    assert claim.roles["agent"] == ("David Clark",)


@pytest.mark.parametrize(
    ("cls", "sentence"),
    [
        ("Relationship", "Having devoted several days to Michigan, Senator David Clark left."),
        ("Setback", "Mary Johnson landed a powerful blow against John Miller."),
        ("Polling", "Ohio and five other states hold primaries on Tuesday."),
        ("Evaluation", "Democrats are concerned about harsh methods, widely seen as torture."),
    ],
)
def test_what_is_none(told, cls, sentence) -> None:
    assert not told(cls, sentence)


def test_what_another_announced_is_not_what_he_announced(told) -> None:
    claims = told("Announcement", "Mary Johnson announced her candidacy for governor. David Clark made his announcement in May.")
    assert "matter" not in next(claim for claim in claims if claim.roles["agent"] == ("David Clark",)).roles
