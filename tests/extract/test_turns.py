"""Turns of phrase: denials that only say when, orders, questions, conditions wherever they stand, and whose words are whose."""

import pytest

AXES = [
    ("Removal", "David Clark was not fired until Friday.", ("Actual", "Affirmed", "Certain")),
    ("Polling", "The primary will not take place until June.", ("Predicted", "Affirmed", "Certain")),
    ("Departure", "David Clark will not resign until he is asked to.", ("Predicted", "Negated", "Certain")),
    ("Request", "Not a single prominent Republican has called for John Miller to resign.", ("Actual", "Negated", "Certain")),
    ("TakingOffice", "Once that happens, David Clark becomes acting secretary.", ("Planned", "Affirmed", "Certain")),
    ("TakingOffice", 'Mary Johnson said, "I will do it the minute I am sworn in."', ("Planned", "Affirmed", "Certain")),
    ("TakingOffice", "The risk that John Miller becomes president is small.", ("Conditional", "Affirmed", "Possible")),
    ("Decision", "The bill will pass should lawmakers decide to move forward.", ("Conditional", "Affirmed", "Unspecified")),
    ("Candidacy", "It may alienate some voters should John Miller seek the White House.", ("Conditional", "Affirmed", "Unspecified")),
    ("Notification", "Mary Johnson should have informed John Miller.", ("Required", "Affirmed", "Unspecified")),
    ("Removal", "Republicans have shown little support for removing John Miller from office.", ("Conditional", "Affirmed", "Possible")),
    ("Removal", "John Miller's motivations for firing David Clark are far from obvious.", ("Actual", "Affirmed", "Certain")),
    ("Appointment", "There are enough votes in the Senate to confirm David Clark.", ("Conditional", "Affirmed", "Possible")),
    ("Competition", "Mary Johnson is seeking the Democratic nomination to face John Miller.", ("Planned", "Affirmed", "Certain")),
    (
        "ContestResult",
        "Governor David Clark survived a challenge from Mary Johnson to win a second term.",
        ("Actual", "Affirmed", "Certain"),
    ),
    (
        "TakingOffice",
        "Mary Johnson left after three months to join the Commerce Department as chief of staff.",
        ("Actual", "Affirmed", "Certain"),
    ),
    ("Endorsement", "A late endorsement from Mary Johnson may have sealed the deal for David Clark.", ("Actual", "Affirmed", "Certain")),
    ("Removal", "Does this mean John Miller will be fired?", ("Predicted", "Open", "Unspecified")),
    ("Collusion", "The inquiry failed to establish a conspiracy between John Miller and Russia.", ("Alleged", "Negated", "Unspecified")),
    ("SpeechAct", '"If they can do this," Mary Johnson said, "I think it stops him."', ("Actual", "Affirmed", "Certain")),
    ("PolicyPosition", "John Miller claimed in a debate that he does not support the bill.", ("Actual", "Negated", "Certain")),
]


@pytest.mark.parametrize(("cls", "sentence", "axes"), AXES, ids=[case[1] for case in AXES])
def test_axes(told, cls, sentence, axes) -> None:
    assert [claim.axes for claim in told(cls, sentence)] == [axes]


HOLDERS = [
    ("Departure", "David Clark signed a letter calling on John Miller to resign.", "David Clark"),
    ("Removal", "Members signed Mary Johnson's letter demanding that John Miller be fired.", "Mary Johnson"),
    ("Charge", "The governor said John Miller accused Mary Johnson of stalking him.", "John Miller"),
    ("Investigation", "Mary Johnson announced a formal inquiry into John Miller.", ""),
    ("Appointment", "Democrats will argue that David Clark, given his nomination by John Miller, should recuse himself.", ""),
    ("Request", "Mary Johnson said she would not fire John Miller, a day after a watchdog called for his resignation.", ""),
]


@pytest.mark.parametrize(("cls", "sentence", "holder"), HOLDERS, ids=[case[1] for case in HOLDERS])
def test_whose_words_they_are(told, cls, sentence, holder) -> None:
    assert {claim.holder for claim in told(cls, sentence)} == {holder}


def test_who_is_told_to_do_something_is_not_the_speaker(told) -> None:
    assert told("Attitude", "Trust David Clark, Mary Johnson said.") == []


def test_nobody_is_the_name_of_nobody(told) -> None:
    (claim,) = told("Endorsement", "None of the party's operatives have endorsed John Miller.")
    assert (claim.axes[1], claim.role("agent")) == ("Negated", "any of the party's operatives")
