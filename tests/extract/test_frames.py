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
