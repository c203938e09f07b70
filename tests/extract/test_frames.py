"""What words evoke, and who fills the roles: the sentence in, the fillers out."""

import pytest

CASES = [
    ("Removal", "John Miller fired Susan Parker.", {"agent": "John Miller", "target": "Susan Parker"}),
    ("Removal", "Susan Parker was fired by John Miller.", {"agent": "John Miller", "target": "Susan Parker"}),
    ("Removal", "Susan Parker, fired by John Miller in May, moved to Ohio.", {"agent": "John Miller", "target": "Susan Parker"}),
    ("Removal", "The firing of Susan Parker by John Miller surprised many.", {"agent": "John Miller", "target": "Susan Parker"}),
    ("Removal", "John Miller decided to fire Susan Parker.", {"agent": "John Miller", "target": "Susan Parker"}),
    ("Removal", "John Miller met David Clark and fired Susan Parker.", {"agent": "John Miller", "target": "Susan Parker"}),
    ("Removal", "John Miller, who fired Susan Parker, left.", {"agent": "John Miller", "target": "Susan Parker"}),
    (
        "Removal",
        "The prosecutor, David Clark, was an appointee later fired by John Miller.",
        {"agent": "John Miller", "target": "David Clark"},
    ),
    ("Recusal", "Mary Johnson praised David Clark for recusing himself from the probe.", {"agent": "David Clark"}),
    ("Endorsement", "David Clark was the first member of the Senate to endorse John Miller.", {"agent": "David Clark"}),
    ("Endorsement", "John Miller threw his support behind Susan Parker.", {"agent": "John Miller", "target": "Susan Parker"}),
    ("Investigation", "The House and the Senate launched an investigation into the payments.", {"matter": "the payments"}),
    ("Opposition", "John Miller opposes David Clark's bid for governor of Ohio.", {"agent": "John Miller", "target": "Candidacy"}),
    ("Request", "Mary Johnson demanded a recount.", {"agent": "Mary Johnson", "matter": "a recount"}),
]


@pytest.mark.parametrize(("cls", "sentence", "roles"), CASES, ids=[case[1] for case in CASES])
def test_roles_are_filled_across_constructions(told, cls, sentence, roles) -> None:
    claims = told(cls, sentence)
    assert claims, "the frame found nothing"
    assert {role: claims[0].role(role) for role in roles} == roles


@pytest.mark.parametrize(
    ("cls", "sentence"),
    [
        ("Removal", "The soldiers fired shots into the air."),
        ("Departure", "David Clark left the room."),
        ("Candidacy", "David Clark runs a bakery."),
        ("Endorsement", "Mary Johnson backed down."),
        ("Departure", "Mary Johnson wants to quit or renegotiate trade deals."),
    ],
)
def test_word_in_another_sense_evokes_nothing(told, cls, sentence) -> None:
    assert told(cls, sentence) == []


def test_one_claim_for_each_of_several_endorsed(told) -> None:
    claims = told("Endorsement", "John Miller endorsed Susan Parker and David Clark.")
    assert sorted(claim.role("target") for claim in claims) == ["David Clark", "Susan Parker"]


def test_members_of_a_group_are_told_and_not_the_group(told) -> None:
    claims = told("Candidacy", "The race for governor of Ohio drew several candidates including Mary Johnson and David Clark.")
    assert {claim.role("candidate") for claim in claims} <= {"Mary Johnson", "David Clark"}


def test_each_attack_has_its_own_matter(told) -> None:
    claims = told("Opposition", "John Miller slammed Susan Parker over the budget. Later John Miller slammed Susan Parker again.")
    assert sorted(claim.role("matter") for claim in claims) == ["", "the budget"]


def test_those_singled_out_of_a_group_are_told_with_it(told) -> None:
    claims = told("Opposition", "The bill put John Miller at odds with other lawmakers, particularly Senator David Clark.")
    assert sorted(claim.role("agent") for claim in claims) == ["David Clark", "other lawmakers"]


def test_those_of_a_group_named_after_its_clause_ask_with_it(told) -> None:
    text = "Some lawmakers had already begun to say that he should recuse himself from the case too, including Mayor Susan Parker."
    claims = told("Request", "John Miller is the attorney general. " + text)
    assert set(claims[0].role("agent").split("; ")) == {"Some lawmakers", "Susan Parker"}


def test_whom_a_letter_goes_to_does_not_demand(told) -> None:
    assert told("Request", "Mary Johnson sent a letter to John Miller demanding the records.")[0].role("agent") == "Mary Johnson"


def test_what_is_announced_keeps_its_subject(told) -> None:
    claim = told("Announcement", "The governor announced that his children could keep the company.")[0]
    assert claim.role("matter") == "his children could keep the company"


def test_a_relative_clause_is_not_what_is_asked_for(told) -> None:
    assert told("Request", "Mary Johnson made a recommendation that may include tax cuts.") == []


def test_where_something_is_said_is_not_what_it_is_about(told) -> None:
    assert told("Opposition", "Mary Johnson criticized David Clark on the campaign trail.")[0].role("matter") == ""


def test_nobody_talks_with_himself(told) -> None:
    between, own = "A meeting between John Miller and Susan Parker is near. ", "John Miller's meeting with Susan Parker was short."
    claims = told("Conversation", between + own)
    assert all(claim.role("recipient") not in claim.role("agent").split("; ") for claim in claims)


def test_the_most_qualified_person_is_nobody(told) -> None:
    assert told("Evaluation", "The voters want the most qualified person for the job.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "David Clark is one of the earliest supporters of Susan Parker.",
        "David Clark is a lawyer and a supporter of Susan Parker.",
        "David Clark, one of the supporters of Susan Parker, left the room.",
    ],
)
def test_who_is_one_of_a_kind_or_that_as_well_is_what_the_noun_says(told, sentence: str) -> None:
    met = "Senator David Clark met Governor Susan Parker on Monday."
    assert [(c.role("agent"), c.role("target")) for c in told("Endorsement", met, sentence)] == [("David Clark", "Susan Parker")]


def test_who_spends_on_doing_something_does_it(told) -> None:
    [claim] = told("Opposition", "The Senate Majority Fund spent millions attacking Governor Susan Parker.")
    assert (claim.role("agent"), claim.role("target")) == ("Senate Majority Fund", "Susan Parker")
