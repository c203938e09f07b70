"""Arguments: who takes part in what a verb or noun tells."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "cls", "role", "names"),
    [
        ("Mary Johnson endorsed David Clark but not John Miller.", "Endorsement", "target", {"David Clark"}),
        ("Mary Johnson endorsed not only David Clark but also John Miller.", "Endorsement", "target", {"David Clark", "John Miller"}),
        ("David Clark has the endorsement of Mary Johnson but not of John Miller.", "Endorsement", "agent", {"Mary Johnson"}),
        ("David Clark was fired by Mary Johnson, not by John Miller.", "Removal", "agent", {"Mary Johnson"}),
        ("David Clark was fired not by John Miller but by Mary Johnson.", "Removal", "agent", {"Mary Johnson"}),
        ("David Clark, but not John Miller, resigned.", "Departure", "agent", {"David Clark"}),
    ],
)
def test_who_is_named_only_to_be_left_out_takes_no_part(told, sentence: str, cls: str, role: str, names: set[str]) -> None:
    assert {claim.role(role) for claim in told(cls, sentence)} == names
