"""How a clause is meant: the sentence in, the three axes and the holder out."""

import pytest

CASES = [
    ("Mary Johnson resigned.", ("Actual", "Affirmed", "Certain"), ""),
    ("Mary Johnson did not resign.", ("Actual", "Negated", "Certain"), ""),
    ("Mary Johnson never resigned.", ("Actual", "Negated", "Certain"), ""),
    ("Mary Johnson will resign.", ("Predicted", "Affirmed", "Certain"), ""),
    ("Mary Johnson will likely resign.", ("Predicted", "Affirmed", "Probable"), ""),
    ("Mary Johnson could resign.", ("Conditional", "Affirmed", "Possible"), ""),
    ("Mary Johnson would resign.", ("Conditional", "Affirmed", "Unspecified"), ""),
    ("Mary Johnson must resign.", ("Required", "Affirmed", "Certain"), ""),
    ("Mary Johnson plans to resign.", ("Planned", "Affirmed", "Certain"), ""),
    ("Mary Johnson has no plans to resign.", ("Planned", "Negated", "Certain"), ""),
    ("Mary Johnson has no intention of resigning.", ("Planned", "Negated", "Certain"), ""),
    ("Mary Johnson refused to resign.", ("Actual", "Negated", "Certain"), ""),
    ("Mary Johnson is expected to resign.", ("Predicted", "Affirmed", "Probable"), ""),
    ("Mary Johnson is unlikely to resign.", ("Predicted", "Negated", "Probable"), ""),
    ("Mary Johnson was forced to resign.", ("Actual", "Affirmed", "Certain"), ""),
    ("Mary Johnson said she will resign.", ("Planned", "Affirmed", "Certain"), "Mary Johnson"),
    ("David Clark said Mary Johnson resigned.", ("Actual", "Affirmed", "Certain"), "David Clark"),
    ("David Clark said Mary Johnson would resign.", ("Predicted", "Affirmed", "Certain"), "David Clark"),
    ("David Clark denied that Mary Johnson had resigned.", ("Actual", "Negated", "Certain"), "David Clark"),
    ("David Clark thinks Mary Johnson could resign.", ("Conditional", "Affirmed", "Possible"), "David Clark"),
    ("David Clark called on Mary Johnson to resign.", ("Requested", "Affirmed", "Unspecified"), "David Clark"),
    ("David Clark claimed that Mary Johnson resigned.", ("Alleged", "Affirmed", "Unspecified"), "David Clark"),
    ("David Clark was angry after Mary Johnson resigned.", ("Actual", "Affirmed", "Certain"), ""),
    ("Mary Johnson reportedly resigned.", ("Actual", "Affirmed", "Unspecified"), ""),
    ("Mary Johnson is resigning.", ("Planned", "Affirmed", "Certain"), ""),
    ("The party must act before Mary Johnson resigns.", ("Planned", "Affirmed", "Certain"), ""),
    ("Mary Johnson had campaigned against leaving the Labor Department.", ("Conditional", "Affirmed", "Unspecified"), ""),
    ("If Mary Johnson resigns, the party could lose.", ("Conditional", "Affirmed", "Unspecified"), ""),
    ("David Clark asked whether Mary Johnson resigned.", ("Conditional", "Open", "Unspecified"), "David Clark"),
    ("Mary Johnson almost resigned.", ("Actual", "Negated", "Certain"), ""),
    ("Mary Johnson has yet to resign.", ("Actual", "Negated", "Certain"), ""),
    ("Mary Johnson was desperate to resign.", ("Planned", "Affirmed", "Certain"), ""),
    ("Mary Johnson is about to resign.", ("Predicted", "Affirmed", "Probable"), ""),
    ("Mary Johnson was wrong to resign.", ("Actual", "Affirmed", "Certain"), ""),
    ("Mary Johnson became the first senator to resign.", ("Actual", "Affirmed", "Certain"), ""),
    ("Mary Johnson said that she'd resigned.", ("Actual", "Affirmed", "Certain"), "Mary Johnson"),
    ("David Clark wants Mary Johnson to resign.", ("Requested", "Affirmed", "Possible"), "David Clark"),
    ("David Clark rejected the claim that Mary Johnson resigned.", ("Alleged", "Negated", "Unspecified"), "David Clark"),
    ("The law allows for the resignation of Mary Johnson.", ("Conditional", "Affirmed", "Possible"), ""),
    ("Mary Johnson's looming resignation worried David Clark.", ("Planned", "Affirmed", "Certain"), ""),
]


@pytest.mark.parametrize(("sentence", "axes", "holder"), CASES, ids=[case[0] for case in CASES])
def test_departure_is_meant_as_the_clause_says(told, sentence, axes, holder) -> None:
    claims = told("Departure", sentence)
    assert [(claim.axes, claim.holder) for claim in claims] == [(axes, holder)]


def test_what_a_relative_clause_adds_is_the_documents_own(told) -> None:
    removal = told("Removal", "David Clark said that Susan Parker, who was fired by John Miller, should return.")
    assert [(r.axes, r.holder, r.role("target")) for r in removal] == [(("Actual", "Affirmed", "Certain"), "", "Susan Parker")]


def test_purpose_of_something_alleged_is_not_told(told) -> None:
    text = "David Clark rejected allegations that John Miller colluded with Moscow to defeat Susan Parker."
    assert told("ContestResult", text) == []
    assert [c.axes[0] for c in told("Collusion", text)] == ["Alleged"]


def test_main_clause_depends_on_the_situation_of_its_if_clause(told) -> None:
    (endorsement,) = told("Endorsement", "If Susan Parker runs for governor of Ohio, John Miller could endorse David Clark.")
    assert endorsement.axes == ("Conditional", "Affirmed", "Possible")
    assert endorsement.condition == "Candidacy"


def test_inverted_condition(told) -> None:
    candidacy, *_ = told("Candidacy", "Should David Clark join the race for governor of Ohio, he would be competing against Mary Johnson.")
    (competition,) = told(
        "Competition", "Should David Clark join the race for governor of Ohio, he would be competing against Mary Johnson."
    )
    assert candidacy.axes == ("Conditional", "Affirmed", "Unspecified")
    assert (competition.axes, competition.condition) == (("Conditional", "Affirmed", "Certain"), "Candidacy")


def test_conditional_without_a_known_condition_is_not_certain(told) -> None:
    (endorsement,) = told("Endorsement", "If it rains, John Miller would endorse David Clark.")
    assert endorsement.axes == ("Conditional", "Affirmed", "Unspecified")


def test_what_somebody_asked_for_and_got_is_told_twice(told) -> None:
    claims = told("Recusal", "Democrats called for David Clark to recuse himself from the inquiry, which he did.")
    assert [claim.axes[0] for claim in claims] == ["Requested", "Actual"]


def test_what_somebody_did_not_ask_for_is_not_told(told) -> None:
    assert not told("Departure", "David Clark never asked Mary Johnson to resign.")
    assert not told("Departure", "Neither David Clark nor his aides called on Mary Johnson to resign.")


def test_a_request_that_is_denied_was_not_made_and_one_that_is_rejected_was(told) -> None:
    assert not told("Removal", "David Clark denied that he had ordered Susan Parker to fire Mary Johnson.")
    (left,) = told("Departure", "David Clark rejected calls for the resignation of Mary Johnson.")
    assert left.axes == ("Requested", "Affirmed", "Unspecified")


def test_a_negation_is_shared_by_what_or_joins(told) -> None:
    (backed,) = told("Endorsement", "Mary Johnson has never met with John Miller or endorsed David Clark.")
    assert backed.axes == ("Actual", "Negated", "Certain")


REMOVALS = [
    ("John Miller came close to firing Mary Johnson.", ("Conditional", "Affirmed", "Possible")),
    ("The committee suggested that John Miller remove Mary Johnson from office.", ("Requested", "Affirmed", "Unspecified")),
    ("But should he fire Mary Johnson, John Miller could lose.", ("Conditional", "Affirmed", "Unspecified")),
    ("David Clark said that firing Mary Johnson would hurt John Miller.", ("Conditional", "Affirmed", "Unspecified")),
    ("Would the senators support firing Mary Johnson?", ("Conditional", "Open", "Unspecified")),
    ("John Miller and David Clark discussed how to fire Mary Johnson.", ("Conditional", "Affirmed", "Unspecified")),
    ("John Miller followed through on repeated threats to fire Mary Johnson.", ("Actual", "Affirmed", "Certain")),
    ("John Miller stopped short of firing Mary Johnson.", ("Actual", "Negated", "Certain")),
    ("David Clark ordered that Mary Johnson be fired.", ("Requested", "Affirmed", "Unspecified")),
    ("David Clark wants Mary Johnson to be fired.", ("Requested", "Affirmed", "Possible")),
    ("What matters is that Mary Johnson be fired.", ("Requested", "Affirmed", "Unspecified")),
    ("It is false that John Miller fired Mary Johnson.", ("Actual", "Negated", "Certain")),
    ("It is possible that John Miller will fire Mary Johnson.", ("Conditional", "Affirmed", "Possible")),
    ("It was a mistake for John Miller to fire Mary Johnson.", ("Actual", "Affirmed", "Certain")),
    ("John Miller did not rule out firing Mary Johnson.", ("Conditional", "Affirmed", "Unspecified")),
]


@pytest.mark.parametrize(("sentence", "axes"), REMOVALS, ids=[case[0] for case in REMOVALS])
def test_removal_is_meant_as_the_clause_says(told, sentence, axes) -> None:
    assert [claim.axes for claim in told("Removal", sentence)] == [axes]


def test_what_a_poll_shows_is_not_the_result(told) -> None:
    (result,) = told("ContestResult", "The poll found Mary Johnson beating David Clark.")
    assert result.axes[0] == "Predicted"


@pytest.mark.parametrize("what", ["collusion between David Clark and Russia", "evidence that David Clark colluded with Russia"])
def test_what_nobody_found_is_denied_once(told, what: str) -> None:
    assert [claim.axes[1] for claim in told("Collusion", f"Investigators found no {what}.")] == ["Negated"]


@pytest.mark.parametrize("whom", ["neither David Clark nor John Miller", "nobody", "none of the candidates", "no candidate"])
def test_what_is_done_to_nobody_is_not_done(told, whom: str) -> None:
    found = told("Endorsement", f"Mary Johnson endorsed {whom}.")
    assert {claim.axes[1] for claim in found} == {"Negated"}


def test_having_no_part_in_something_is_one_denial(told) -> None:
    (removal,) = told("Removal", "Governor Mary Johnson had no role in firing David Clark.")
    assert removal.axes[1] == "Negated"
