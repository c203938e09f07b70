"""Turns of phrase: denials that only say when, orders, questions, conditions wherever they stand, and whose words are whose."""

import pytest

AXES = [
    ("Removal", "David Clark was not fired until Friday.", ("Actual", "Affirmed", "Certain")),
    ("Polling", "The primary will not take place until June.", ("Predicted", "Affirmed", "Certain")),
    ("Departure", "David Clark will not resign until he is asked to.", ("Predicted", "Negated", "Certain")),
    ("Endorsement", "Not one of the senators endorsed Mary Johnson.", ("Actual", "Negated", "Certain")),
    ("Endorsement", "One of the senators endorsed Mary Johnson.", ("Actual", "Affirmed", "Certain")),
    ("Appointment", "The Senate will vote on confirming David Clark as attorney general.", ("Conditional", "Affirmed", "Possible")),
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
    ("Removal", "John Miller decided against firing David Clark.", ("Actual", "Negated", "Certain")),
    ("Removal", "John Miller was on the verge of firing David Clark.", ("Conditional", "Affirmed", "Possible")),
    ("Removal", "John Miller was reported to have fired David Clark.", ("Actual", "Affirmed", "Unspecified")),
    ("Removal", "The story that John Miller fired David Clark is false.", ("Alleged", "Negated", "Unspecified")),
    ("ContestResult", "She refused to answer questions about the time after John Miller was elected.", ("Actual", "Affirmed", "Certain")),
    ("Opposition", "Mary Johnson says she is not opposed to gay marriage.", ("Actual", "Negated", "Certain")),
    ("Investigation", "Lawmakers had called for answers and an inquiry into John Miller.", ("Requested", "Affirmed", "Unspecified")),
    ("Charge", "He ought to prosecute John Miller.", ("Requested", "Affirmed", "Unspecified")),
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


DATED = [
    ("Removal", "David Clark was not fired until Friday.", "2018-03-09"),
    ("Request", "Mary Johnson demanded John Miller's resignation Tuesday.", "2018-03-13"),
    ("Endorsement", "Mary Johnson is endorsing David Clark, she announced on Monday.", "2018-03-12"),
    ("Endorsement", "Mary Johnson was the first senator to endorse John Miller in late February.", "2018-02"),
    ("ContestResult", "Some voters doubt him despite Mr. Miller's upset win in November.", "2017-11"),
    ("Appointment", "The case became serious last week with the naming of David Clark as special prosecutor.", "[2018-03-05..2018-03-11]"),
    ("Appointment", "In 2016 she refused to allow it to act when John Miller nominated David Clark to the court.", "2016"),
    ("Departure", "She wants the post following next year's retirement of David Clark.", "2019"),
]


@pytest.mark.parametrize(("cls", "sentence", "date"), DATED, ids=[case[1] for case in DATED])
def test_when_it_was(told, cls, sentence, date) -> None:
    assert [claim.times["date"] for claim in told(cls, sentence)] == [date]


def test_a_candidacy_is_of_the_day_on_which_it_is_declared(told) -> None:
    (run,) = told("Candidacy", "Mary Johnson declared her candidacy for the presidency Monday morning.")
    assert (run.holder, run.times["begin"]) == ("", "[..2018-03-12]")


def test_a_post_held_then_is_of_that_time(told) -> None:
    (post,) = told("Tenure", "In 2009 David Clark, then a state senator, called for an inquiry.")
    assert (post.stage, post.times["begin"]) == ("former", "[..2009]")


def test_a_post_that_is_shown_whole_is_the_words_of_who_signed_it(told) -> None:
    (stand,) = told(
        "PolicyPosition",
        "John Miller met with Mary Johnson.",
        "Mary Johnson does not support a ban on fracking. — John Miller (@johnmiller) March 1, 2018",
    )
    assert (stand.holder, stand.times["begin"]) == ("John Miller", "[..2018-03-01]")


def test_what_was_said_on_friday_was_not_all_said_on_friday(told) -> None:
    said = told("SpeechAct", "John Miller said on Friday that he had won.", '"We did well," Miller said.')
    assert [claim.times["date"] for claim in said] == ["2018-03-09", "[..2018-03-14]"]


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("will vote on confirming", "future"),
        ("is debating confirming", "future"),
        ("voted to confirm", "current"),
    ],
)
def test_a_post_that_somebody_may_yet_be_given_is_one_to_come(told, words, stage) -> None:
    assert [claim.stage for claim in told("Tenure", f"The Senate {words} David Clark as attorney general.")] == [stage]
