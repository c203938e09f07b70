"""Causal links that the words of another situation state, and how long a post was held."""


def test_what_angers_somebody_causes_the_anger(told) -> None:
    (link,) = told("CausalLink", "David Clark resigned, angering John Miller.")
    assert (link.role("cause"), link.role("effect")) == ("Departure", "Attitude")


def test_why_somebody_is_angry_is_the_cause_of_the_anger(told) -> None:
    (link,) = told("CausalLink", "John Miller was angry with Susan Parker because Parker had recused herself from the Ohio inquiry.")
    assert (link.role("cause"), link.role("effect")) == ("Recusal", "Attitude")


def test_over_what_somebody_is_fired_is_the_cause(told) -> None:
    (link,) = told("CausalLink", "John Miller fired David Clark over his recusal from the Ohio investigation.")
    assert (link.role("cause"), link.role("effect")) == ("Recusal", "Removal")
    assert told("CausalLink", "John Miller fired David Clark as director for good.") == []


def test_anger_at_a_thing_is_no_link(told) -> None:
    assert told("CausalLink", "The ruling angered John Miller.") == []


def test_leaving_at_the_behest_of_another_is_a_removal_that_brings_about_a_departure(told) -> None:
    text = "David Clark resigned on Monday at the request of John Miller."
    (link,), (departure,), (removal,) = (told(cls, text) for cls in ("CausalLink", "Departure", "Removal"))
    assert (link.role("cause"), link.role("effect")) == ("Removal", "Departure")
    assert departure.times == removal.times == {"date": "2018-03-12"}


def test_length_of_a_role_is_that_of_the_post_spoken_of_last(told) -> None:
    text = "Former Attorney General David Clark spoke. That role lasted less than two years."
    claims = told("Tenure", text)
    assert {claim.times["duration_less_than"] for claim in claims} == {"P2Y"}
    assert any(claim.quote == "That role lasted less than two years" for claim in claims)


def test_group_is_not_its_single_target(told) -> None:
    claims = told("Endorsement", "Many Democrats have endorsed Susan Parker, including David Clark and Mary Johnson.")
    assert {(claim.role("agent"), claim.role("target")) for claim in claims} == {
        ("David Clark", "Susan Parker"),
        ("Mary Johnson", "Susan Parker"),
    }


def test_relative_clause_says_nothing_of_what_is_coordinated_after_it(told) -> None:
    (appointment,) = told("Appointment", "Senator David Clark, who had been appointed to the Senate, and Mayor John Miller lost.")
    assert appointment.role("target") == "David Clark"


def test_what_is_announced_is_the_headship_itself(told) -> None:
    text = "Governor John Miller announced that David Clark, the attorney general's aide, would lead the Justice Department for now."
    (announcement,) = told("Announcement", text)
    assert announcement.role("matter") == "Tenure"
