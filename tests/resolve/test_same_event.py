"""One happening is one situation however it is told; what may be two stays two, and the order of the articles leaves no trace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model.claim import EntityRef, Situation, SituationRef, Words
from kg.model.entity import Entity, EntityKind
from kg.model.ontology import Vocabulary
from kg.model.resolution import Resolution, Source
from kg.resolve import resolve
from kg.vocabulary import load

from .conftest import Article, entity

Build = Callable[..., Any]
Run = Callable[..., Resolution]
BASE = "https://kg.example.org/"


@pytest.fixture
def run(vocabulary: Vocabulary, registry: tuple[Entity, ...], record: Source) -> Run:
    def call(*articles: Any, files: tuple[Source, ...] = ()) -> Resolution:
        return resolve([one.reading() for one in articles], registry, [record, *files], (), vocabulary)

    return call


def told(found: Resolution, article: Any, cls: str) -> list[Situation]:
    source = next(source for source in found.sources if source.origin == article.slug)
    return [situation for situation in source.situations if situation.cls == cls]


def only(found: Resolution, article: Any, cls: str) -> Situation:
    (situation,) = told(found, article, cls)
    return situation


def are_one(run: Run, cls: str, *articles: Any) -> bool:
    """Whether each article tells of one situation of a class, and all of the same."""
    found = run(*articles)
    return len({only(found, article, cls).id for article in articles}) == 1


# leaving an office ----------------------------------------------------------------------------------


def test_leaving_office_some_day_is_not_the_departure_of_years_ago(run: Run, article: Build) -> None:
    first, second = article("First", "2018-11-08"), article("Second", "2020-07-15")
    first.says("Departure", agent=first.person("Jeff Sessions"), office=first.post("Attorney General"), date="2018-11-07")
    second.says("Departure", agent=second.person("Jeff Sessions"), modality="Predicted")
    assert not are_one(run, "Departure", first, second)


@pytest.mark.parametrize(("one", "other", "same"), [("[..2013-11]", "2014-05", True), ("1993-01", "2019-02", False)])
def test_an_office_is_left_once_though_two_reports_date_it_months_apart(run: Run, article: Build, one: str, other: str, same: bool) -> None:
    first, second = article("First", "2019-03-08"), article("Second", "2019-08-15")
    for each, day in ((first, one), (second, other)):
        each.says("Departure", agent=each.person("Cy Dorn"), office=each.post("Secretary of Peace"), date=day)
    assert are_one(run, "Departure", first, second) is same


# a matter told in other words ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Russia investigation", "the probe into Russian meddling by Russia", True),
        ("the Russia investigation", "any investigations", True),
        ("the Russia investigation", "overseeing the investigation", True),
        ("the Russia investigation", "the antitrust suit", False),
    ],
)
def test_a_recusal_is_one_though_its_matter_is_told_in_other_words(run: Run, article: Build, one: str, other: str, same: bool) -> None:
    first, second = article("First", "2017-03-02"), article("Second", "2017-03-03")
    for each, words in ((first, one), (second, other)):
        each.says("Recusal", agent=each.person("Jeff Sessions"), matter=Words(words))
    assert are_one(run, "Recusal", first, second) is same


@pytest.mark.parametrize(("day", "matter", "same"), [
    ("2017-03-06", "an inquiry into the bank", True),
    ("2017-03-06", "the antitrust suit", False),
    ("2017-08-06", "an inquiry into the bank", False),
])  # fmt: skip
def test_news_of_some_days_tells_of_one_recusal_whatever_words_tell_the_inquiry(
    run: Run, article: Build, day: str, matter: str, same: bool
) -> None:
    first, second = article("First", "2017-03-02"), article("Second", day)
    for each, words in ((first, "the probe of his donors"), (second, matter)):
        each.says("Recusal", agent=each.person("Jeff Sessions"), matter=Words(words))
    assert are_one(run, "Recusal", first, second) is same


def test_a_recusal_told_in_few_words_is_the_one_of_which_most_was_heard(run: Run, article: Build) -> None:
    told_of = (("First", "2017-03-02", "the probe of his donors"), ("Second", "2017-09-02", "the inquiry into the bank"))
    articles = [article(title, day) for title, day, _ in (*told_of, ("Third", "2018-03-02", ""), ("Fourth", "2019-06-01", ""))]
    matters = [words for _, _, words in told_of] + ["the bank inquiry", "the inquiry"]
    for each, words in zip(articles, matters, strict=True):
        each.says("Recusal", agent=each.person("Jeff Sessions"), matter=Words(words))
    found = run(*articles)
    donors, bank, again, bare = (only(found, each, "Recusal").id for each in articles)
    assert donors != bank == again == bare


def test_to_ask_for_what_was_done_dates_nothing(run: Run, article: Build) -> None:
    """Who calls for a recusal that there has been does not say that it lies ahead."""
    articles = [article("First", "2017-03-03"), article("Second", "2017-03-15"), article("Third", "2017-06-13")]
    for each, modality, date in zip(articles, ("Actual", "Requested", "Actual"), ("", "", "2017-03-02"), strict=True):
        each.says("Recusal", modality, agent=each.person("Jeff Sessions"), matter=Words("the probe of his donors"), date=date)
    assert are_one(run, "Recusal", *articles)


def test_each_article_keeps_its_own_words(run: Run, article: Build) -> None:
    first, second = article("First", "2017-03-02"), article("Second", "2017-03-03")
    for each, words in ((first, "the Russia probe"), (second, "inquiries about Russia")):
        each.says("Recusal", agent=each.person("Jeff Sessions"), matter=Words(words))
    found = run(first, second)
    assert [only(found, each, "Recusal").fillers("matter") for each in (first, second)] == [
        (Words("the Russia probe"),),
        (Words("inquiries about Russia"),),
    ]


def test_two_people_who_step_back_do_not_do_one_thing(run: Run, article: Build) -> None:
    first, second = article("First", "2017-03-02"), article("Second", "2017-03-03")
    for each, who in ((first, "Jeff Sessions"), (second, "Doug Jones")):
        each.says("Recusal", agent=each.person(who), matter=Words("the Russia probe"))
    assert not are_one(run, "Recusal", first, second)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("tax fraud", "eight counts of tax and bank fraud", True),
        ("tax fraud", "", True),
        ("tax fraud", "lying to Congress", False),
        ("tax fraud", "eight criminal counts", True),
        ("two counts of perjury", "two counts of tax fraud", False),
    ],
)
def test_a_charge_is_one_where_its_matter_is_left_out_or_shares_a_word(run: Run, article: Build, one: str, other: str, same: bool) -> None:
    first, second = article("First", "2018-08-22"), article("Second", "2018-08-23")
    for each, words in ((first, one), (second, other)):
        each.says("Charge", target=each.person("Cy Dorn"), **({"matter": Words(words)} if words else {}))
    assert are_one(run, "Charge", first, second) is same


@pytest.mark.parametrize(
    ("one", "other", "same"), [("Doug Jones", "Donald Trump", False), ("Doug Jones", "Doug Jones", True), ("", "Doug Jones", True)]
)
def test_a_charge_without_its_matter_is_that_of_another_accuser_only_in_its_company(
    run: Run, article: Build, one: str, other: str, same: bool
) -> None:
    first, second = article("First", "2016-02-29"), article("Second", "2020-03-04")
    for each, who, matter in ((first, one, "being a fraud"), (second, other, "")):
        accuser = {"agent": each.person(who)} if who else {}
        each.says("Charge", target=each.person("Cy Dorn"), **accuser, **({"matter": Words(matter)} if matter else {}))
    assert are_one(run, "Charge", first, second) is same


@pytest.mark.parametrize(("step", "same"), [("convicted", False), ("impeached", False), ("accused", True), ("acquitted", True)])
def test_an_acquittal_makes_no_other_step_of_the_charge_real(run: Run, article: Build, step: str, same: bool) -> None:
    first, second = article("First", "2020-02-03"), article("Second", "2020-02-06")
    first.says("Charge", "Alleged", target=first.person("Cy Dorn"), stage=step)
    second.says("Charge", target=second.person("Cy Dorn"), stage="acquitted")
    assert are_one(run, "Charge", first, second) is same


def test_asking_for_one_thing_is_not_asking_for_another(run: Run, article: Build) -> None:
    first, second = article("First", "2018-08-22"), article("Second", "2018-08-23")
    for each, words in ((first, "more money for schools"), (second, "money for a wall")):
        each.says("Request", agent=each.person("Cy Dorn"), matter=Words(words))
    assert not are_one(run, "Request", first, second)


# the affair that is left out ------------------------------------------------------------------------


SHOOTING = "The FBI is investigating the shooting in Springfield."


@pytest.mark.parametrize(
    ("body", "same"),
    [
        ("Police in Springfield said that the FBI investigation of the shooting went on.", True),
        ("The senator said that an FBI investigation of the judge would help.", False),
    ],
)
def test_a_body_that_looks_into_many_things_is_known_by_its_company(run: Run, article: Build, body: str, same: bool) -> None:
    first, second = article("First", "2018-09-02", body=SHOOTING), article("Second", "2018-09-30", body=body)
    first.says("Investigation", agent=first.thing(EntityKind.ORGANIZATION, "FBI"), matter=Words("the shooting in Springfield"))
    second.says("Investigation", agent=second.thing(EntityKind.ORGANIZATION, "FBI"))
    assert are_one(run, "Investigation", first, second) is same


def test_what_other_articles_name_does_not_change_which_words_tell_an_affair(run: Run, article: Build) -> None:
    first, second = article("First", "2018-09-02", body=SHOOTING), article("Second", "2018-09-30", body="There was a shooting in Salem.")
    first.says("Investigation", agent=first.thing(EntityKind.ORGANIZATION, "FBI"), matter=Words("the shooting in Springfield"))
    second.says("Investigation", agent=second.thing(EntityKind.ORGANIZATION, "FBI"))
    later = [article(f"Later {number}", "2019-09-30") for number in range(6)]
    for number, one in enumerate(later):
        one.says("Investigation", agent=one.thing(EntityKind.ORGANIZATION, f"Springfield Board {number}"), matter=Words("a bridge"))
    found = run(first, second, *later)
    assert only(found, first, "Investigation").id != only(found, second, "Investigation").id


def test_the_word_for_its_kind_alone_tells_of_no_inquiry(run: Run, article: Build) -> None:
    first, second = article("First", "2018-09-02"), article("Second", "2018-09-30")
    first.says("Investigation", matter=Words("the crash of a plane"), words="an inquiry")
    second.says("Investigation", words="the inquiry")
    assert not are_one(run, "Investigation", first, second)


def test_two_inquiries_of_one_body_share_its_name_and_nothing_else(run: Run, article: Build) -> None:
    first, second = article("First", "2018-09-02"), article("Second", "2018-09-03")
    for each, words in ((first, "the leaks to newspapers"), (second, "the crash of a plane")):
        each.says("Investigation", agent=each.thing(EntityKind.ORGANIZATION, "FBI"), matter=Words(words), words="the FBI investigation")
    assert not are_one(run, "Investigation", first, second)


@pytest.mark.parametrize(("who", "same"), [("Cy Dorn", True), ("FBI", False)])
def test_of_what_one_person_looks_into_the_land_is_target_or_matter(run: Run, article: Build, who: str, same: bool) -> None:
    """A body looks into many things about one land."""
    first, second = article("First", "2017-06-02"), article("Second", "2018-04-19")
    kind = EntityKind.ORGANIZATION if who == "FBI" else EntityKind.PERSON
    first.says(
        "Investigation", agent=first.thing(kind, who), target=first.thing(EntityKind.ORGANIZATION, "Russia"), matter=Words("its banks")
    )
    second.says("Investigation", agent=second.thing(kind, who), matter=Words("Russian meddling"))
    assert are_one(run, "Investigation", first, second) is same


@pytest.mark.parametrize(("matter", "same"), [("her private email server", True), ("the sale of a mine", False)])
def test_who_looks_into_something_may_be_left_out_where_target_and_matter_are_told(
    run: Run, article: Build, matter: str, same: bool
) -> None:
    first, second = article("First", "2016-05-02"), article("Second", "2017-05-03")
    first.says(
        "Investigation",
        agent=first.thing(EntityKind.ORGANIZATION, "FBI"),
        target=first.person("Ann Dorn"),
        matter=Words("Dorn's use of a private email server"),
    )
    second.says("Investigation", target=second.person("Ann Dorn"), matter=Words(matter))
    assert are_one(run, "Investigation", first, second) is same


@pytest.mark.parametrize(("other", "same"), [("Department of Justice", True), ("United States Senate", False)])
def test_a_body_acts_for_that_of_which_it_is_a_part(vocabulary: Vocabulary, article: Build, other: str, same: bool) -> None:
    bodies = (
        entity("grp:doj", "Department of Justice", EntityKind.ORGANIZATION),
        entity("grp:fbi", "FBI", EntityKind.ORGANIZATION, org__subOrganizationOf="grp:doj"),
        entity("grp:us-senate", "United States Senate", EntityKind.ORGANIZATION),
    )
    first, second = article("First", "2016-05-02"), article("Second", "2016-06-03")
    for each, who in ((first, "FBI"), (second, other)):
        each.says(
            "Investigation",
            agent=each.thing(EntityKind.ORGANIZATION, who),
            target=each.person("Ann Dorn"),
            matter=Words("the private email server"),
        )
    found = resolve([first.reading(), second.reading()], bodies, [], (), vocabulary)
    assert (only(found, first, "Investigation").id == only(found, second, "Investigation").id) is same


def test_who_holds_a_seat_in_a_body_endorses_for_himself(run: Run, article: Build) -> None:
    first, second = article("First", "2019-05-02"), article("Second", "2019-05-03")
    first.says("Endorsement", agent=first.thing(EntityKind.ORGANIZATION, "United States Senate"), target=first.person("Ann Dorn"))
    second.says("Endorsement", agent=second.person("Richard Shelby"), target=second.person("Ann Dorn"))
    assert not are_one(run, "Endorsement", first, second)


def test_inquiries_into_two_people_are_two_though_the_words_are_alike(run: Run, article: Build) -> None:
    first, second = article("First", "2019-05-02"), article("Second", "2019-05-03")
    for each, who in ((first, "Ann Dorn"), (second, "Cy Dorn")):
        each.says(
            "Investigation",
            agent=each.thing(EntityKind.ORGANIZATION, "FBI"),
            target=each.person(who),
            matter=Words("payments to a foreign bank"),
        )
    assert not are_one(run, "Investigation", first, second)


def test_a_noun_and_the_verb_of_its_kind_are_one_word(run: Run, article: Build) -> None:
    first, second = article("First", "2020-01-10"), article("Second", "2020-01-27")
    for each, words in ((first, "abuse of power and obstruction"), (second, "abusing an office and obstructing an inquiry")):
        each.says("Charge", target=each.person("Cy Dorn"), matter=Words(words))
    assert are_one(run, "Charge", first, second)


def test_of_several_charges_the_one_that_shares_most_words_is_meant(run: Run, article: Build) -> None:
    first, second, third = article("First", "2020-01-10"), article("Second", "2020-01-11"), article("Third", "2020-01-12")
    for each, words in ((first, "fraud in a sale"), (second, "bank fraud and perjury"), (third, "perjury and fraud")):
        each.says("Charge", target=each.person("Cy Dorn"), matter=Words(words))
    found = run(first, second, third)
    assert only(found, third, "Charge").id == only(found, second, "Charge").id


# dates ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2018-11-07", "", True),
        ("2018-11-07", "2018-11", True),
        ("[..2018-11-08]", "2018-11-07", True),
        ("2018-11-07", "2016-01", False),
        ("2018-11-06", "2018-11-08", False),
    ],
)
def test_dates_must_be_compatible_not_equal(run: Run, article: Build, one: str, other: str, same: bool) -> None:
    first, second = article("First", "2018-11-08"), article("Second", "2018-11-09")
    for each, date in ((first, one), (second, other)):
        each.says("Removal", target=each.person("Cy Dorn"), date=date)
    assert are_one(run, "Removal", first, second) is same


def test_an_undated_telling_that_could_be_of_two_events_is_of_neither(run: Run, article: Build) -> None:
    first, second, third = article("First", "2014-05-02"), article("Second", "2016-06-03"), article("Third", "2019-11-06")
    for each, date in ((first, "2014-05"), (second, "2016-06"), (third, "")):
        each.says("Removal", target=each.person("Cy Dorn"), date=date)
    found = run(first, second, third)
    undecided = only(found, third, "Removal")
    dated = {SituationRef(only(found, each, "Removal").id) for each in (first, second)}
    assert len(dated) == 2
    assert SituationRef(undecided.id) not in dated
    assert set(undecided.fillers("possiblySameAs")) == dated


def test_of_two_events_news_tells_again_of_what_has_just_happened(run: Run, article: Build) -> None:
    first, second, third = article("First", "2014-05-02"), article("Second", "2016-06-03"), article("Third", "2016-06-09")
    for each, date in ((first, "2014-05"), (second, "2016-06-02"), (third, "")):
        each.says("Removal", target=each.person("Cy Dorn"), date=date)
    found = run(first, second, third)
    assert only(found, third, "Removal").id == only(found, second, "Removal").id != only(found, first, "Removal").id


def test_what_is_asked_for_after_it_was_done_is_what_was_done(run: Run, article: Build) -> None:
    first, second = article("Done", "2017-03-02"), article("Asked", "2017-03-15")
    first.says("Recusal", agent=first.person("Jeff Sessions"), matter=Words("the Russia probe"), date="2017-03-02")
    second.says("Recusal", "Requested", agent=second.person("Jeff Sessions"), matter=Words("the Russia probe"))
    assert are_one(run, "Recusal", first, second)


# roles left out, or told otherwise -------------------------------------------------------------------


def test_an_endorsement_by_nobody_in_particular_is_not_that_of_somebody(run: Run, article: Build) -> None:
    first, second = article("First", "2016-03-02"), article("Second", "2016-09-03")
    first.says("Endorsement", agent=first.person("Jeff Sessions"), target=first.person("Cy Dorn"))
    second.says("Endorsement", target=second.person("Cy Dorn"))
    assert not are_one(run, "Endorsement", first, second)


def test_to_endorse_a_bid_is_to_endorse_whose_bid_it_is(run: Run, article: Build) -> None:
    first, second = article("First", "2016-03-02"), article("Second", "2016-03-03")
    race = second.thing(EntityKind.CONTEST, "the Alabama Senate race", office="Senate", jurisdiction="Alabama", year="2016")
    bid = second.says("Candidacy", candidate=second.person("Cy Dorn"), contest=race)
    first.says("Endorsement", agent=first.person("Jeff Sessions"), target=first.person("Cy Dorn"))
    second.says("Endorsement", agent=second.person("Jeff Sessions"), target=bid)
    assert are_one(run, "Endorsement", first, second)


def test_on_one_day_somebody_leaves_but_once_whatever_the_office_is_called(run: Run, article: Build) -> None:
    first, second = article("First", "2018-06-08"), article("Second", "2018-06-09")
    for each, office in ((first, "treasurer"), (second, "auditor")):
        each.says("Removal", target=each.person("Cy Dorn"), office=each.post(office, "Ohio"), date="2018-06-07")
    found = run(first, second)
    assert only(found, first, "Removal") == only(found, second, "Removal"), "the second article means the office that the first names"


def test_somebody_without_a_name_who_left_that_office_in_that_season_is_who_left_it(run: Run, article: Build) -> None:
    first, second, third = article("First", "2018-06-08"), article("Second", "2018-09-09"), article("Third", "2018-09-10")
    for each, who, date in ((first, "", "2018-06-07"), (second, "the treasurer", "2018-06"), (third, "the treasurer", "")):
        target = each.thing(EntityKind.ANONYMOUS_SOURCE, who) if who else each.person("Cy Dorn")
        each.says("Removal", target=target, office=each.post("treasurer", "Ohio"), date=date)
    assert are_one(run, "Removal", first, second)
    assert not are_one(run, "Removal", first, third)


def test_at_no_known_time_another_office_is_another_removal(run: Run, article: Build) -> None:
    first, second = article("First", "2018-06-08"), article("Second", "2018-06-09")
    for each, office in ((first, "treasurer"), (second, "auditor")):
        each.says("Removal", target=each.person("Cy Dorn"), office=each.post(office, "Ohio"))
    assert not are_one(run, "Removal", first, second)


def test_a_nomination_is_not_the_confirmation(run: Run, article: Build) -> None:
    first, second = article("First", "2016-11-18"), article("Second", "2017-02-08")
    for each, stage in ((first, "nominated"), (second, "confirmed")):
        each.says("Appointment", target=each.person("Cy Dorn"), office=each.post("treasurer", "Ohio"), stage=stage)
    assert not are_one(run, "Appointment", first, second)


def test_a_race_is_one_whoever_is_said_to_run_against_whom(run: Run, article: Build) -> None:
    first, second = article("First", "2018-06-08"), article("Second", "2018-06-09")
    race = {"office": "Senate", "jurisdiction": "Alabama", "year": "2018"}
    contests = [each.thing(EntityKind.CONTEST, "the race", **race) for each in (first, second)]
    first.says("Competition", agent=first.person("Cy Dorn"), target=first.person("Ann Lee"), contest=contests[0])
    second.says("Competition", agent=(second.person("Ann Lee"), second.person("Cy Dorn")), contest=contests[1])
    assert are_one(run, "Competition", first, second)


# what is done often ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("date", "same"), [("2018-06-07", True), ("2018-06-08", False), ("", False)])
def test_two_people_talk_often_so_only_the_day_makes_it_one_talk(run: Run, article: Build, date: str, same: bool) -> None:
    first, second = article("First", "2018-06-08"), article("Second", "2018-06-09")
    for each, day in ((first, "2018-06-07"), (second, date)):
        each.says("Conversation", agent=each.person("Cy Dorn"), recipient=each.person("Ann Lee"), date=day)
    assert are_one(run, "Conversation", first, second) is same


@pytest.mark.parametrize(("date", "same"), [("2018-06", True), ("", False)])
def test_who_opposes_somebody_does_so_often(run: Run, article: Build, date: str, same: bool) -> None:
    first, second = article("First", "2018-06-08"), article("Second", "2018-06-29")
    for each, day in ((first, "2018-06-07"), (second, date)):
        each.says("Opposition", agent=each.person("Cy Dorn"), target=each.person("Ann Lee"), date=day)
    assert are_one(run, "Opposition", first, second) is same


# a bid from the first thought to the end --------------------------------------------------------------


def bid(one: Any, stage: str, modality: str = "Actual", stage_of: str = "", year: str = "2020") -> None:
    features = {"office": "Senate", "jurisdiction": "Ohio", "year": year} | ({"party": "Democratic", "stage": stage_of} if stage_of else {})
    kind = EntityKind.PRIMARY if stage_of else EntityKind.CONTEST
    contest = one.thing(kind, f"the {year} Ohio Senate {stage_of or 'race'}", **features)
    one.says("Candidacy", modality, candidate=one.person("Cy Dorn"), contest=contest, stage=stage)


def test_a_bid_is_one_from_the_first_thought_to_the_withdrawal(run: Run, article: Build) -> None:
    steps = [("considering", "Planned", "2019-02-01"), ("declared", "Actual", "2019-05-02"), ("withdrew", "Actual", "2020-01-03")]
    articles = []
    for stage, modality, day in steps:
        articles.append(article(stage, day))
        bid(articles[-1], stage, modality)
    assert are_one(run, "Candidacy", *articles)


def test_a_bid_for_the_nomination_is_the_bid_for_the_post(run: Run, article: Build) -> None:
    first, second, third = article("First", "2019-02-01"), article("Second", "2019-05-02"), article("Third", "2020-02-03")
    bid(first, "considering", "Planned")
    bid(second, "declared", stage_of="primary")
    bid(third, "declared", stage_of="primary")
    found = run(first, second, third)
    assert are_one(run, "Candidacy", first, second, third)
    assert len({only(found, each, "Candidacy").fillers("contest") for each in (first, second, third)}) == 1


def test_curated_bids_in_primary_and_election_stay_two(run: Run, article: Build, file: Build) -> None:
    first, second = article("First", "2020-02-01"), article("Second", "2020-09-02")
    contests = [EntityRef(f"{BASE}contest/us-senate-al-2020{part}") for part in ("-rep-primary", "")]
    who = EntityRef(f"{BASE}person/jeff-sessions")
    stood = [
        Situation(f"{BASE}candidacy/{n}", "Candidacy", (("candidate", who), ("contest", contest))) for n, contest in enumerate(contests)
    ]
    for each, stage in ((first, "primary"), (second, "general")):
        kind = EntityKind.PRIMARY if stage == "primary" else EntityKind.CONTEST
        features = {"office": "Senate", "jurisdiction": "Alabama", "year": "2020", "stage": stage}
        each.says("Candidacy", candidate=each.person("Jeff Sessions"), contest=each.thing(kind, f"the {stage}", **features))
    found = run(first, second, files=(file("runs", *stood),))
    assert [only(found, each, "Candidacy").id for each in (first, second)] == [situation.id for situation in stood]


def test_a_bid_in_another_year_is_another_bid(run: Run, article: Build) -> None:
    first, second = article("First", "2013-02-01"), article("Second", "2019-05-02")
    bid(first, "declared", year="2014")
    bid(second, "declared", year="2020")
    assert not are_one(run, "Candidacy", first, second)


# properties ------------------------------------------------------------------------------------------

TELLINGS = st.lists(
    st.tuples(
        st.sampled_from(["Removal", "Recusal", "Charge", "Opposition", "Endorsement"]),
        st.sampled_from(["Cy Dorn", "Ann Lee"]),
        st.sampled_from(["", "2016-03", "2018", "2018-11-07"]),
        st.sampled_from(["", "the Russia probe", "inquiries about Russia", "tax fraud"]),
    ),
    min_size=1,
    max_size=3,
)


def articles_of(corpus: list[tuple[int, list[tuple[str, str, str, str]]]]) -> list[Article]:
    made = []
    for number, (month, tellings) in enumerate(corpus):
        one = Article(f"Story {number}", f"2019-{month:02}-0{number + 1}")
        for cls, who, date, words in tellings:
            person = {"agent": one.person(who)} if cls in ("Recusal", "Opposition", "Endorsement") else {"target": one.person(who)}
            other = {"target": one.person("Doug Jones")} if cls in ("Opposition", "Endorsement") else {}
            matter: dict[str, Any] = {"matter": Words(words)} if words and cls in ("Recusal", "Charge", "Opposition") else {}
            roles: dict[str, EntityRef | Words] = {**person, **other, **matter}
            one.says(cls, date=date, **roles)
        made.append(one)
    return made


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 12), TELLINGS), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_in_whatever_order_the_articles_come_the_events_are_the_same(corpus: list[Any], chance: Any) -> None:
    vocabulary = load()
    readings = [one.reading() for one in articles_of(corpus)]
    straight = resolve(readings, (), (), (), vocabulary)
    mixed = readings[:]
    chance.shuffle(mixed)
    assert resolve(mixed, (), (), (), vocabulary) == straight


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 11), TELLINGS), min_size=1, max_size=4), TELLINGS)
def test_a_later_article_changes_nothing_that_earlier_ones_tell(corpus: list[Any], more: list[Any]) -> None:
    vocabulary = load()
    earlier = [one.reading() for one in articles_of(corpus)]
    later = articles_of([*corpus, (12, more)])[-1].reading()
    before, after = resolve(earlier, (), (), (), vocabulary), resolve([*earlier, later], (), (), (), vocabulary)
    assert [source for source in after.sources if source.origin != later.document.slug] == list(before.sources)
