"""In which contest somebody stands whose candidacy is told without one."""


def test_somebody_up_for_re_election_stands_for_the_office_he_holds(told) -> None:
    text = "The presidential election is two years away. Sen. David Clark of Ohio is up for re-election in 2018."
    assert [c.roles["contest"] for c in told("Candidacy", text)] == [("2018 Ohio Senate election",)]


def test_bid_for_something_that_is_no_contest_is_no_candidacy(told) -> None:
    text = "The presidential race goes on. David Clark spoke of the race for president. David Clark's bid to lead the agency failed."
    assert not told("Candidacy", text)


def test_campaign_of_somebody_of_whom_nothing_is_said_stays_out(told) -> None:
    text = "The Ohio Senate race and the mayoral election are close. Susan Parker's campaign sent a letter."
    assert not told("Candidacy", text)


def test_primary_of_one_party_is_not_that_of_another(told) -> None:
    text = (
        "Susan Parker, a Democrat, spoke on Friday. David Clark is running in the Republican primary for the Ohio Senate seat. "
        "Susan Parker entered the race on Monday."
    )
    contests = {c.roles["candidate"][0]: c.roles["contest"][0] for c in told("Candidacy", text)}
    assert "Republican" in contests["David Clark"]
    assert "primary" not in contests["Susan Parker"]


def test_rival_stands_where_the_one_stands_whose_rival_he_is(told) -> None:
    text = "Susan Parker is running for governor of Ohio. Parker's Democratic opponent, David Clark, spoke on Friday."
    contests = {c.roles["candidate"][0]: c.roles["contest"][0] for c in told("Candidacy", text)}
    assert contests["David Clark"] == contests["Susan Parker"]


def test_year_before_the_noun_is_the_year_of_the_contest(told) -> None:
    text = "Mary Johnson is running for president. Johnson spoke of her failed 2008 presidential bid."
    assert "2008 presidential election" in {c.roles["contest"][0] for c in told("Candidacy", text)}


def test_caucus_of_members_is_no_contest(told) -> None:
    assert not told("Candidacy", "Mary Johnson leads the House Democratic Caucus. Johnson said her campaign would go on.")
