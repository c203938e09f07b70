"""Probes and accusers: whose doing is looked into, by whom, and who says what was done to him or to her."""

import pytest


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The House is looking into David Clark's use of the money.", "David Clark"),
        ("The FBI opened an inquiry into matters involving David Clark.", "David Clark"),
        ("The FBI opened an inquiry into possible Russian involvement in the 2016 election.", "Russia"),
        ("The FBI is investigating David Clark's death.", None),
    ],
)
def test_whose_the_matter_is_is_investigated_unless_it_befell_him(told, text: str, target: str | None) -> None:
    (probe,) = told("Investigation", text)
    assert probe.role("target") == (target or "")


def test_who_oversees_those_matters_investigates(told) -> None:
    (probe,) = told("Investigation", "If any investigation into the 2016 election moves forward, Susan Parker will oversee those matters.")
    assert (probe.role("agent"), probe.axes[0]) == ("Susan Parker", "Conditional")


def test_to_whom_a_probe_falls_investigates_the_matter_told_before(told) -> None:
    probes = told("Investigation", "The Russia investigation angered Ohio. Oversight of the investigation then fell to Susan Parker.")
    assert next((p.role("agent"), p.role("matter")) for p in probes if p.role("agent")) == ("Susan Parker", "Russia")


def test_what_one_could_oversee_is_no_probe_of_his(told) -> None:
    probes = told("Investigation", "The Russia investigation goes on. Susan Parker is in a position to oversee the investigation.")
    assert all(p.role("agent") != "Susan Parker" for p in probes)


def test_a_probe_of_nothing_in_particular_is_not_told(told) -> None:
    assert told("Investigation", "There was an investigation into the matter.") == []


def test_who_says_it_was_done_to_her_accuses(told) -> None:
    (charge,) = told("Charge", "Mary Johnson said last year David Clark groped her at a party.")
    assert (charge.role("agent"), charge.role("target"), charge.axes[0], charge.holder) == (
        "Mary Johnson", "David Clark", "Alleged", "Mary Johnson",
    )  # fmt: skip


def test_who_only_tells_of_another_accuses_nobody(told) -> None:
    assert told("Charge", "Mary Johnson said David Clark praised her.") == []


def test_those_to_whom_it_is_said_to_be_done_are_the_accusers(told) -> None:
    (charge,) = told("Charge", "There were accusations that David Clark harassed or touched several women.")
    assert (charge.role("agent"), charge.role("target")) == ("several women", "David Clark")


@pytest.mark.parametrize(
    "text",
    [
        "President John Miller turned on David Clark when he recused himself from the inquiry.",
        "President John Miller is angry at David Clark over his recusal from the inquiry.",
        "John Miller would not have chosen David Clark if he had known Clark would recuse himself from the inquiry.",
        "David Clark recused himself from the inquiry. John Miller fired an aide after he was told of his recusal.",
    ],
)
def test_who_is_blamed_for_a_recusal_is_who_recused_himself(told, text: str) -> None:
    assert {r.role("agent") for r in told("Recusal", text)} == {"David Clark"}


def test_a_name_of_no_known_body_says_what_a_probe_is_about(told) -> None:
    [probe] = told("Investigation", "The Benghazi investigation ended last year.")
    assert (probe.role("agent"), probe.role("matter")) == ("", "Benghazi")
    [probe] = told("Investigation", "The FBI investigation ended last year.")
    assert (probe.role("agent"), probe.role("matter")) == ("FBI", "")


def test_a_probe_only_mentioned_is_the_one_told_in_full(told) -> None:
    text = (
        "The House opened an inquiry into payments to David Clark in May.",
        "Republicans attacked the House inquiry and the payments inquiry.",
    )
    assert {(p.role("agent"), p.role("matter")) for p in told("Investigation", *text)} == {
        ("U.S. House of Representatives", "payments to David Clark")
    }


def test_who_is_kept_from_overseeing_a_probe_does_not_lead_it(told) -> None:
    text = "The president asked Attorney General David Clark not to recuse himself from overseeing the Russia investigation."
    [probe] = told("Investigation", text)
    assert probe.role("agent") == ""


def test_who_is_under_scrutiny_by_somebody_is_investigated(told) -> None:
    [probe] = told("Investigation", "Senator David Clark is also under scrutiny by Attorney General Susan Parker.")
    assert (probe.role("agent"), probe.role("target")) == ("Susan Parker", "David Clark")


def test_two_committees_of_one_name_look_into_it_each(told) -> None:
    probes = told("Investigation", "The House and Senate Judiciary Committees are investigating David Clark.")
    assert {p.role("agent") for p in probes} == {"House Judiciary Committee", "Senate Judiciary Committee"}


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("The FBI is investigating whether David Clark or Susan Parker lied to Congress.", {"David Clark", "Susan Parker"}),
        ("Mary Johnson's probe into Russian meddling and obstruction of justice by David Clark goes on.", {"Russia", "David Clark"}),
        ("The FBI opened an inquiry into ties between Clark associates and Russia.", {"Clark associates"}),
    ],
)
def test_each_whose_doing_is_looked_into_is_investigated(told, text: str, targets: set[str]) -> None:
    assert {p.role("target") for p in told("Investigation", text)} == targets


def test_who_is_told_of_after_a_thing_of_his(told) -> None:
    [charge] = told("Charge", "Mary Johnson protested Senator David Clark's nomination, who was accused of sexual misconduct.")
    assert (charge.role("target"), charge.role("matter")) == ("David Clark", "sexual misconduct")


def test_a_list_of_the_accused_in_which_one_is_told_by_whose_he_is(told) -> None:
    charges = told("Charge", "Prosecutors charged David Clark, his son and Susan Parker with fraud.")
    assert {"David Clark", "Susan Parker"} <= {c.role("target") for c in charges}


def test_a_body_faces_accusations_of_something(told) -> None:
    [charge] = told("Charge", "The Clark administration has faced accusations of rushing nominees through the process.")
    assert (charge.role("target"), charge.role("matter")) == ("The Clark administration", "rushing nominees through the process")


def test_the_probe_of_a_land_is_that_of_the_one_special_counsel(told) -> None:
    text = "Special counsel John Miller met the president.", "Senator David Clark said the Russia investigation is a witch hunt."
    [probe] = told("Investigation", *text)
    assert (probe.role("agent"), probe.role("matter")) == ("John Miller", "Russia")
    assert all(
        p.role("agent") == "" for p in told("Investigation", text[0], "Senator David Clark said the email investigation is a witch hunt.")
    )


def test_whose_thing_is_looked_into_does_not_investigate(told) -> None:
    [probe] = told("Investigation", "Susan Parker spoke.", "The FBI ended Parker's email investigation.")
    assert (probe.role("agent"), probe.role("target")) == ("FBI", "Susan Parker")


def test_a_probe_told_for_the_first_time_is_into_what_somebody_was_accused_of(told) -> None:
    probes = told("Investigation", "An FBI investigation failed to substantiate the allegations of fraud against Senator David Clark.")
    assert [(p.role("agent"), p.role("target"), p.role("matter")) for p in probes] == [("FBI", "David Clark", "fraud")]


def test_each_of_several_is_accused_in_one_clause(told) -> None:
    charges = told("Charge", "There were charges that Senator David Clark and Senator Susan Parker had made the country less safe.")
    assert {c.role("target") for c in charges} == {"David Clark", "Susan Parker"}


def test_to_whom_a_denied_deed_was_done_is_the_accuser(told) -> None:
    [charge] = told("Charge", "David Clark denied ever having harassed one of his staffers.")
    assert (charge.role("agent"), charge.role("target"), charge.holder) == ("one of David Clark's staffers", "David Clark", "David Clark")


def test_an_impeachment_inquiry_is_into_the_one_who_may_be_impeached(told) -> None:
    probes = told("Investigation", "House Democrats led the impeachment inquiry. The House may impeach John Miller.")
    assert [(p.role("agent"), p.role("target")) for p in probes] == [("House Democrats", "John Miller")]


def test_an_impeachment_inquiry_is_into_nobody_where_two_may_be_impeached(told) -> None:
    text = "House Democrats led the impeachment inquiry. The House may impeach John Miller. The House may impeach David Clark."
    assert [p.role("target") for p in told("Investigation", text)] == [""]


def test_who_sends_a_request_asks(told) -> None:
    [request] = told("Request", "Susan Parker sent the chairmen of the committees a request to open an inquiry.")
    assert (request.role("agent"), request.role("matter")) == ("Susan Parker", "open an inquiry")


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Susan Parker's letter urged David Clark to release the tapes.", "Susan Parker"),
        ("John Miller's budget will ask David Clark to release the tapes.", "John Miller"),
        ("Susan Parker's tractor urged David Clark to release the tapes.", None),
    ],
)
def test_whose_words_urge_somebody_urges(told, text: str, agent: str | None) -> None:
    assert [request.role("agent") for request in told("Request", text)] == ([agent] if agent else [])


def test_whose_investigation_it_is_does_not_recuse_himself(told) -> None:
    (recusal,) = told(
        "Recusal", "Susan Parker urged David Clark, who says Miller's report has gone too far, to recuse himself from the vote."
    )
    assert recusal.role("agent") != "Miller"
