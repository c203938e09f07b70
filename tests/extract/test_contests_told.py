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


def test_who_seeks_again_an_office_that_is_not_named_does_not_seek_the_presidency(told) -> None:
    text = "The 2020 presidential race is close. Tom Clark, a former state senator who is running for reelection to his old seat, spoke."
    assert not told("Candidacy", text)


def test_candidacy_is_for_the_presidency_and_not_for_the_vote_of_one_state(told) -> None:
    text = "The Florida presidential primary is in March. Mary Johnson is running for president."
    assert [c.roles["contest"] for c in told("Candidacy", text)] == [("presidential election",)]


def test_year_of_a_former_candidate_is_not_guessed(told) -> None:
    text = "Former presidential candidate David Clark, a Democrat, spoke on Friday."
    assert [c.roles["contest"] for c in told("Candidacy", text)] == [("presidential election",)]


def test_contests_of_others_take_nothing_from_the_one_spoken_of(told) -> None:
    text = "The Iowa caucus was close. Susan Parker said her neighbors won their primaries."
    assert not any("Iowa" in name for c in told("ContestResult", text) for name in c.roles.get("contest", ()))


def test_state_that_holds_a_vote_is_that_of_the_contest(told) -> None:
    text = "The Iowa caucus is in February. Arizona did not hold a Democratic presidential primary in 2012."
    (polling,) = told("Polling", text)
    assert polling.roles["contest"] == ("2012 Arizona presidential primary (Democratic)",)


def test_names_with_figures_are_one_list(told) -> None:
    text = "Mary Johnson trails David Clark (21 percent), Susan Parker (13 percent) and Paul Adams (8 percent) in the presidential primary."
    assert [c.roles["candidate"] for c in told("Candidacy", text)] == [
        ("David Clark",),
        ("Paul Adams",),
        ("Susan Parker",),
    ]


def test_one_member_of_a_party_is_not_the_party(told) -> None:
    assert not told("ContestResult", "Mary Johnson wants to beat a Republican.")


def test_contest_after_the_next_is_not_meant_without_its_year(told) -> None:
    text = "David Clark spoke of the 2022 presidential election. Mary Johnson entered the presidential race on Monday."
    assert [c.roles["contest"] for c in told("Candidacy", text)] == [("presidential election",)]


def test_somebody_unnamed_in_a_contest_turns_out_to_be_somebody(told) -> None:
    text = "The Ohio Senate seat was flipped by Susan Parker in a 2017 special election against a Republican nominee in David Clark."
    (result,) = told("ContestResult", text)
    assert (result.roles["winner"], result.roles["loser"]) == (("Susan Parker",), ("David Clark",))
    assert [(c.roles["candidate"], c.roles["contest"], c.stage) for c in told("Candidacy", text)] == [
        (("David Clark",), ("2017 special election",), "nominee")
    ]


def test_nobody_makes_what_he_does_to_another_hang_on_his_own_run(told) -> None:
    text = "David Clark said he would attack John Miller if he ran for governor of Ohio."
    assert [c.roles["candidate"] for c in told("Candidacy", text)] == [("John Miller",)]


def test_words_that_name_no_race_take_none(told) -> None:
    text = "David Clark is running for governor of Ohio. The only job left for Susan Parker to run for is a job she hates."
    assert [c.roles["candidate"] for c in told("Candidacy", text)] == [("David Clark",)]


def test_several_campaigns_of_one_person_are_not_the_one_told_before(told) -> None:
    text = "David Clark is running for governor of Ohio. John Miller gave money to David Clark's campaigns."
    assert len(told("Candidacy", text)) == 1


def test_contest_stands_in_the_words_for_whom_somebody_backs(told) -> None:
    text = "John Miller could endorse one of the other Republicans running in the Ohio Senate primary."
    (backing,) = told("Endorsement", text)
    assert backing.roles["contest"] == ("Ohio Senate primary",)


def test_year_of_a_candidacy_is_not_guessed_beside_another_year(told) -> None:
    text = "Democratic presidential candidate David Clark, who left the Senate in 1999, spoke in Ohio."
    assert [c.roles["contest"] for c in told("Candidacy", text)] == [("presidential election",)]


def test_nominee_of_another_party_is_somebody_else(told) -> None:
    text = "Republican Sen. John Miller spoke of the presidential race. The Libertarian nominee did not."
    assert not [c for c in told("Candidacy", text) if "candidateParty" in c.roles]


def test_those_told_to_face_each_other_both_stand(told) -> None:
    text = "Mary Johnson will face David Clark in the Ohio Senate race."
    assert [c.roles["candidate"] for c in told("Candidacy", text)] == [("David Clark",), ("Mary Johnson",)]


def test_state_won_by_a_candidate_is_a_vote_for_the_office_sought(told) -> None:
    text = "Mary Johnson ran for president in 2016. Mary Johnson won Ohio in November 2016."
    assert [c.roles["contest"] for c in told("ContestResult", text)] == [("2016 Ohio presidential election",)]


def test_what_nobody_stands_in_cannot_be_won(told) -> None:
    assert not told("ContestResult", "Mary Johnson has little to lose. David Clark wins often.")


def test_members_listed_by_their_clause_are_candidates(told) -> None:
    text = "The Ohio Senate race is open. Others who could run in the Ohio Senate race include David Clark and Susan Parker."
    assert [c.roles["candidate"] for c in told("Candidacy", text)] == [("David Clark",), ("Susan Parker",)]


def test_whoever_weighs_a_run_does_not_stand_yet(told) -> None:
    assert [c.stage for c in told("Candidacy", "Susan Parker will decide whether to run for governor of Ohio.")] == ["considering"]


def test_race_between_two_is_the_one_contest_of_the_sentence(told) -> None:
    text = "The 2018 Ohio Senate primary is near, and it seems to be a race between Mary Johnson and David Clark."
    assert {c.roles["contest"] for c in told("Candidacy", text)} == {("2018 Ohio Senate primary",)}


def test_relative_clause_after_several_names_tells_of_the_last(told) -> None:
    text = "John Miller, David Clark and Susan Parker, who lost the 2010 Ohio Senate race, may come."
    assert [c.roles["loser"] for c in told("ContestResult", text)] == [("Susan Parker",)]


def test_winner_beats_the_one_rival_told(told) -> None:
    text = "The 2018 Ohio Senate race between Mary Johnson and David Clark was close. Johnson won the 2018 Ohio Senate race."
    assert [(c.roles["winner"], c.roles["loser"]) for c in told("ContestResult", text)] == [(("Mary Johnson",), ("David Clark",))]


def test_those_whom_somebody_trails_stand(told) -> None:
    text = "The presidential primary is near. Mary Johnson trails David Clark (21 percent) and Paul Adams (8 percent)."
    assert [c.roles["candidate"] for c in told("Candidacy", text)] == [("David Clark",), ("Paul Adams",)]


def test_name_with_an_apostrophe_is_a_name(told) -> None:
    text = "Presidential candidate Mary O’Connor spoke on Monday. On Tuesday O’Connor left for Ohio."
    assert [c.roles["candidate"] for c in told("Candidacy", text)] == [("Mary O'Connor",)]


def test_the_one_against_whom_somebody_runs_stands_in_the_same_contest(told) -> None:
    text = "David Clark ran against Mary Johnson in the 2016 Ohio Senate race."
    assert {(c.roles["candidate"], c.roles["contest"]) for c in told("Candidacy", text)} == {
        (("David Clark",), ("2016 Ohio Senate election",)),
        (("Mary Johnson",), ("2016 Ohio Senate election",)),
    }


def test_bid_for_another_term_is_for_the_office_held(told) -> None:
    text = "The presidential race is far. Senator Mary Johnson of Ohio is vulnerable in her bid for another term."
    assert [c.roles["contest"] for c in told("Candidacy", text)] == [("Ohio Senate election",)]


def test_title_before_the_first_of_two_names_is_not_that_of_the_second(told) -> None:
    text = "The presidential race is on. Presidential candidate Mary Johnson and David Clark met."
    assert [c.roles["candidate"] for c in told("Candidacy", text)] == [("Mary Johnson",)]


def test_whoever_may_win_an_open_contest_stands_in_it(told) -> None:
    text = "The 2018 Ohio Senate election is near. Mary Johnson could beat David Clark in the 2018 Ohio Senate election."
    assert [c.roles["candidate"] for c in told("Candidacy", text)] == [("David Clark",), ("Mary Johnson",)]


def test_winner_beats_the_one_other_who_stands(told) -> None:
    text = "Mary Johnson and David Clark ran for the Senate in Ohio in 2016. Johnson won the 2016 Ohio Senate election."
    assert [(c.roles["winner"], c.roles["loser"]) for c in told("ContestResult", text)] == [(("Mary Johnson",), ("David Clark",))]


def test_the_election_is_the_one_of_which_the_text_speaks(told) -> None:
    text = "The 2016 presidential election was bitter. Mary Johnson lost the election."
    assert [c.roles.get("contest") for c in told("ContestResult", text)] == [("2016 presidential election",)]


def test_presidency_and_its_primary_are_one_race(told) -> None:
    text = (
        "Mary Johnson is running in the 2020 Republican presidential primary. Mary Johnson is a "
        "candidate in the 2020 presidential election."
    )
    assert {c.roles["contest"] for c in told("Candidacy", text)} == {("2020 presidential primary (Republican)",)}


def test_nobody_will_be_backed_in_a_contest_that_is_over(told) -> None:
    (endorsement,) = told("Endorsement", "David Clark ran unsuccessfully for governor in 2016. Mary Johnson will endorse Clark.")
    assert endorsement.role("contest") == ""
    (endorsement,) = told("Endorsement", "David Clark is running for governor in 2020. Mary Johnson will endorse Clark.")
    assert endorsement.role("contest") == "2020 gubernatorial election"


def test_who_presides_over_a_body_is_no_president(told) -> None:
    text = "In Dayton, council President Beatrice Holloway beat Leon Trask for the council presidency in 2015."
    assert [post for claim in told("Tenure", text) for post in claim.roles["post"]] == ["council President"]
    assert ["contest" in claim.roles for claim in told("ContestResult", text)] == [False]


def test_who_takes_no_side_in_a_race_does_not_stand_in_it(told) -> None:
    assert not told("Candidacy", "The race for governor of Ohio is open. Sen. David Clark has not endorsed in the race.")


def test_a_run_against_somebody_is_for_the_office_he_holds(told) -> None:
    text = "The presidential race goes on. Speaker Susan Parker is not ruling out a run against Vermont Gov. John Miller."
    (thought_of,) = told("Candidacy", text)
    assert (thought_of.roles["contest"], thought_of.axes) == (("Vermont gubernatorial election",), ("Planned", "Affirmed", "Possible"))


def test_two_who_face_each_other_stand_in_one_contest(told) -> None:
    found = told("Candidacy", "Mayor Susan Parker will run against Sen. John Miller of Ohio.")
    assert {claim.roles["contest"] for claim in found} == {("Ohio Senate election",)}
