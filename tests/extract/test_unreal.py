"""What was only thought of, tried or said in the attempt: its modality and its time."""

import pytest

ONCE = [
    ("Removal", "John Miller mused about firing David Clark.", "Conditional"),
    ("Departure", "David Clark threatened to resign.", "Planned"),
    ("ContestResult", "Mary Johnson hoped to unseat David Clark.", "Planned"),
    ("Endorsement", "David Clark resigned in order to endorse Mary Johnson.", "Planned"),
    ("Removal", "Emails revealed discussions about firing David Clark.", "Conditional"),
]


@pytest.mark.parametrize(("cls", "sentence", "modality"), ONCE, ids=[case[1] for case in ONCE])
def test_what_was_thought_of_in_the_past_is_not_dated_after_the_telling(told, cls, sentence, modality) -> None:
    (claim,) = told(cls, sentence)
    assert (claim.axes[0], claim.times.get("date", "")) == (modality, "")


def test_news_of_a_plan_tells_of_what_is_to_come(told) -> None:
    (left,) = told("Departure", "David Clark vowed to resign.")
    assert left.times["date"].endswith("..]")


NEVER = [
    ("Opposition", "If two Republicans defect and all the Democrats vote against David Clark, he loses.", "Conditional"),
    ("Departure", "Under the law, when a senator resigns, the governor appoints a successor.", "Conditional"),
    ("Appointment", "Under the law, when a senator resigns, the governor appoints a successor.", "Conditional"),
    ("Removal", "Mary Johnson spoke about the impact of a decision to topple John Miller.", "Conditional"),
    ("Investigation", "John Miller pressed an ally to carry out investigations into David Clark.", "Requested"),
    ("Charge", 'Mary Johnson said it was "only a matter of time" before David Clark was indicted.', "Predicted"),
    ("Departure", "It was just a matter of time until David Clark resigned.", "Predicted"),
    ("Setback", "The operation was aimed at hurting David Clark.", "Planned"),
]


@pytest.mark.parametrize(("cls", "sentence", "modality"), NEVER, ids=[f"{case[0]}: {case[1]}" for case in NEVER])
def test_what_only_depends_on_something_or_holds_of_anybody_is_not_told_as_done(told, cls, sentence, modality) -> None:
    assert {claim.axes[0] for claim in told(cls, sentence)} == {modality}


def test_what_somebody_did_without_was_not_done(told) -> None:
    text = "Rather than issuing a statement criticizing the speech, David Clark sent reporters some tweets."
    assert [claim.axes[1] for claim in told("Opposition", text)] == ["Negated"]


def test_a_deed_not_done_is_told_as_such_where_somebody_is_blamed_for_it(told) -> None:
    assert (
        told("Opposition", "David Clark dissed Mary Johnson for not endorsing his campaign.")[0].role("matter")
        == "not endorsing his campaign"
    )


DONE = [
    "John Miller took to the stage to slam David Clark.",
    "John Miller sought to smear David Clark.",
]


@pytest.mark.parametrize("sentence", DONE)
def test_words_are_said_in_the_attempt(told, sentence) -> None:
    (attack,) = told("Opposition", sentence)
    assert attack.axes == ("Actual", "Affirmed", "Certain")


@pytest.mark.parametrize("sentence", ["John Miller plans to slam David Clark.", "John Miller did not try to smear David Clark."])
def test_words_that_are_planned_or_denied_are_not_said(told, sentence) -> None:
    assert all(claim.axes[:2] != ("Actual", "Affirmed") for claim in told("Opposition", sentence))


AXES = [
    ("Departure", "Mary Johnson does not think that David Clark resigned.", ("Actual", "Negated", "Probable")),
    ("Endorsement", "Democrats were reluctant to endorse Mary Johnson.", ("Actual", "Negated", "Certain")),
    ("Endorsement", "Mary Johnson did not hesitate to endorse David Clark.", ("Actual", "Affirmed", "Certain")),
    ("ContestResult", "Mary Johnson is best positioned to beat David Clark.", ("Conditional", "Affirmed", "Possible")),
    ("ContestResult", "Mary Johnson is the favorite to win the Republican primary.", ("Predicted", "Affirmed", "Probable")),
]


@pytest.mark.parametrize(("cls", "sentence", "axes"), AXES, ids=[case[1] for case in AXES])
def test_axes(told, cls, sentence, axes) -> None:
    assert [claim.axes for claim in told(cls, sentence)] == [axes]


def test_an_inquiry_into_whether_something_is_so_leaves_it_open(told) -> None:
    (removal,) = told("Removal", "David Clark opened an inquiry into whether Mary Johnson should be fired.")
    assert removal.axes[:2] == ("Conditional", "Open")


SAID = [
    ("Announcement", "John Miller picked that day to announce a bid for governor.", "Actual"),
    ("Charge", "Mary Johnson had the audacity to accuse David Clark of lying.", "Alleged"),
    ("Endorsement", "David Clark talked about how Mary Johnson endorsed John Miller.", "Actual"),
    ("Candidacy", "Aides met to discuss David Clark's bid for governor.", "Actual"),
    ("Removal", "Aides discussed firing David Clark.", "Conditional"),
]


@pytest.mark.parametrize(("cls", "sentence", "modality"), SAID, ids=[case[1] for case in SAID])
def test_what_is_taken_for_granted_is_told_as_done(told, cls, sentence, modality) -> None:
    assert {claim.axes[0] for claim in told(cls, sentence)} == {modality}


def test_a_bare_noun_is_as_real_as_the_verbs_of_the_document(told) -> None:
    claims = told("Departure", "David Clark could resign from the Senate.", "Clark's resignation surprised nobody in Ohio.")
    assert {claim.axes[0] for claim in claims} == {"Conditional"}
    claims = told("Departure", "David Clark resigned from the Senate.", "Clark's resignation surprised nobody in Ohio.")
    assert {claim.axes[0] for claim in claims} == {"Actual"}


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Mary Johnson voted to convict David Clark.", "Conditional"),
        ("Seven Republican senators voted to convict David Clark.", "Conditional"),
        ("The House voted to impeach David Clark.", "Actual"),
        ("Senators voted to acquit David Clark.", "Actual"),
    ],
)
def test_a_step_of_the_law_is_taken_by_those_who_decide_it_together(told, sentence, modality) -> None:
    assert [charge.axes[0] for charge in told("Charge", sentence)] == [modality]


def test_that_nobody_has_evidence_today_is_no_evidence(told) -> None:
    text = "Susan Parker said that officials do not have evidence at this time that Russia is directly interfering with the vote."
    assert [claim.axes[:2] for claim in told("Interference", text)] == [("Alleged", "Negated")]


@pytest.mark.parametrize(
    "sentence",
    [
        "David Clark was forced to resign in April.",
        "David Clark had to resign in April.",
        "The mayor forced David Clark to resign in April.",
    ],
)
def test_what_somebody_was_forced_to_do_is_done_and_lies_in_the_past(told, sentence: str) -> None:
    (left,) = told("Departure", sentence)
    assert left.axes[0] == "Actual"
    assert left.times["date"].endswith("-04")


def test_what_somebody_is_leaving_to_become_he_is_not_yet(told) -> None:
    assert [claim.axes[0] for claim in told("TakingOffice", "David Clark is leaving to become governor of Ohio.")] == ["Planned"]


def test_whoever_is_somebodys_pick_is_not_who_picked_him(told) -> None:
    text = "President Carl Lee's pick for the post told senators that he would step aside from any decision on the port."
    assert "Carl Lee" not in [claim.role("agent") for claim in told("Recusal", text)]


REFUSED = [
    ("Endorsement", "Susan Parker stopped short of endorsing David Clark.", ("Actual", "Negated")),
    ("Removal", "Susan Parker resigned rather than fire David Clark.", ("Actual", "Negated")),
    ("Endorsement", "Susan Parker would rather resign than endorse David Clark.", ("Actual", "Negated")),
]


@pytest.mark.parametrize(("cls", "sentence", "axes"), REFUSED, ids=[case[1] for case in REFUSED])
def test_what_somebody_would_rather_not_do_is_not_done(told, cls, sentence, axes) -> None:
    assert [claim.axes[:2] for claim in told(cls, sentence)] == [axes]


def test_of_two_of_which_one_was_done_each_is_possible(told) -> None:
    text = "Susan Parker resigned or was fired."
    assert [claim.axes for cls in ("Departure", "Removal") for claim in told(cls, text)] == [("Actual", "Affirmed", "Possible")] * 2


@pytest.mark.parametrize(
    "text", ["David Clark will resign, according to two aides.", "According to Susan Parker, David Clark will resign."]
)
def test_according_to_whom_something_is_told_is_no_part_of_what_is_told(told, text: str) -> None:
    (left,) = told("Departure", text)
    assert (left.axes[0], left.holder) in {("Predicted", "two aides"), ("Predicted", "Susan Parker")}


def test_several_districts_endorse_nobody(told) -> None:
    assert not told("Endorsement", "Seven of those districts backed Susan Parker.")
