"""Results that nobody has won yet, and happenings that are over."""


def test_result_told_in_the_present_beside_figures_is_that_of_a_survey(told) -> None:
    (result,) = told("ContestResult", "A new survey came out. Mary Johnson beats David Clark, 55 to 41 percent.")
    assert result.axes == ("Predicted", "Affirmed", "Probable")


def test_result_that_is_only_the_subject_is_none_yet(told) -> None:
    (result,) = told("ContestResult", "Mary Johnson met Paul White. Beating Paul White starts with uniting the party, Mary Johnson said.")
    assert result.axes[0] == "Conditional"


def test_what_has_been_done_is_not_dated_ahead(told) -> None:
    (backing,) = told("Endorsement", "David Clark has already endorsed Mary Johnson for governor in 2030.")
    assert backing.axes[0] == "Actual"


def test_her_party_is_that_of_its_member(told) -> None:
    (backing,) = told("Endorsement", "Republican Sen. Mary Johnson campaigned with the backing of her party.")
    assert backing.roles["agent"] == ("Republican Party",)
