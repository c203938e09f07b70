"""Which situations are one: across sentences, articles and curated files, by class, identifying roles and dates."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kg.model.claim import EntityRef, Situation, SituationRef, TermRef, Words
from kg.model.entity import Entity, EntityKind
from kg.model.ontology import Vocabulary
from kg.model.resolution import Resolution, Source
from kg.resolve import resolve
from kg.resolve.known import times_fit

Build = Callable[..., Any]
BASE = "https://kg.example.org/"


@pytest.fixture
def run(vocabulary: Vocabulary, registry: tuple[Entity, ...], record: Source) -> Callable[..., Resolution]:
    def call(*articles: Any, files: tuple[Source, ...] = (), people: tuple[Entity, ...] = ()) -> Resolution:
        return resolve([one.reading() for one in articles], [*registry, *people], [record, *files], (), vocabulary)

    return call


def told(resolution: Resolution, article: Any, cls: str) -> list[Situation]:
    source = next(source for source in resolution.sources if source.origin == article.slug)
    return [situation for situation in source.situations if situation.cls == cls]


def only(resolution: Resolution, article: Any, cls: str) -> Situation:
    found = told(resolution, article, cls)
    assert len(found) == 1
    return found[0]


def per(name: str) -> EntityRef:
    return EntityRef(f"{BASE}person/{name}")


def endorse(one: Any, by: str, of: str, **rest: Any) -> SituationRef:
    found: SituationRef = one.says("Endorsement", agent=one.person(by), target=one.person(of), **rest)
    return found


def test_two_sentences_about_one_event_give_one_situation_with_two_claims(run: Build, article: Build) -> None:
    one = article("Twice", "2019-11-06")
    endorse(one, "Jeff Sessions", "Donald Trump")
    endorse(one, "Jeff Sessions", "Donald Trump", date="2016~")
    found = run(one)
    situation = only(found, one, "Endorsement")
    assert situation.date == "2016~"
    source = next(source for source in found.sources if source.origin == one.slug)
    assert [claim.situation for claim in source.claims] == [situation.id] * 2


def test_the_name_of_an_event_is_its_class_its_roles_and_its_year(run: Build, article: Build) -> None:
    one = article("Named", "2019-11-06")
    endorse(one, "Jeff Sessions", "Donald Trump", date="2016-02-28")
    assert only(run(one), one, "Endorsement").id == f"{BASE}event/endorsement_jeff-sessions_donald-trump_2016"


def test_a_curated_event_gives_its_iri(run: Build, article: Build, file: Build) -> None:
    record = Situation(
        f"{BASE}event/the-endorsement", "Endorsement", (("agent", per("jeff-sessions")), ("target", per("donald-trump"))), "2016-02-28"
    )
    one = article("Told", "2019-11-06")
    endorse(one, "Jeff Sessions", "Donald Trump", date="2016~")
    assert only(run(one, files=(file("events", record),)), one, "Endorsement").id == record.id


def test_events_of_other_years_are_other_events(run: Build, article: Build) -> None:
    one, two = article("One", "2016-03-01"), article("Two", "2020-03-11")
    endorse(one, "Donald Trump", "Jeff Sessions", date="2016-03")
    endorse(two, "Donald Trump", "Jeff Sessions", date="2020-03")
    found = run(one, two)
    assert only(found, one, "Endorsement").id != only(found, two, "Endorsement").id


def test_a_guess_and_its_later_realisation_are_one_node(run: Build, article: Build) -> None:
    one, two = article("If he runs", "2019-11-06"), article("He runs", "2019-11-07")
    for number, one_article in enumerate((one, two)):
        contest = one_article.thing(EntityKind.PRIMARY, "the primary", office="Senate", jurisdiction="Alabama", stage="primary")
        modality = ("Conditional", "Actual")[number]
        one_article.says("Candidacy", modality, candidate=one_article.person("Jeff Sessions"), contest=contest)
    found = run(one, two)
    assert only(found, one, "Candidacy").id == only(found, two, "Candidacy").id
    assert only(found, one, "Candidacy").id == f"{BASE}candidacy/jeff-sessions_us-senate-al-2020-rep-primary"


@pytest.mark.parametrize(
    ("modality", "polarity", "apart"),
    [("Actual", "Affirmed", False), ("Requested", "Affirmed", True), ("Actual", "Negated", True), ("Conditional", "Affirmed", True)],
)
def test_a_withdrawal_that_is_only_spoken_of_is_no_claim_on_the_candidacy(
    modality: str, polarity: str, apart: bool, run: Build, article: Build
) -> None:
    one = article("She stays", "2019-01-01")
    who = one.person("Ann Poe")
    race = one.thing(EntityKind.CONTEST, "2019 Ohio Senate election", office="Senate", jurisdiction="Ohio", year="2019")
    one.says("Candidacy", candidate=who, contest=race, stage="declared")
    one.says("Candidacy", modality, polarity, candidate=who, contest=race, stage="withdrew")
    labels = sorted(situation.label.partition(" of ")[0] for situation in told(run(one), one, "Candidacy"))
    assert labels == (["Candidacy", "Withdrawal"] if apart else ["Candidacy"])


def test_a_role_that_one_text_leaves_out_does_not_make_two_events(run: Build, article: Build) -> None:
    one, two = article("One", "2018-11-08"), article("Two", "2018-11-09")
    one.says("Removal", agent=one.person("Donald Trump"), target=one.person("Jeff Sessions"), date="2018-11-07")
    two.says("Removal", target=two.person("Jeff Sessions"))
    found = run(one, two)
    assert only(found, one, "Removal").id == only(found, two, "Removal").id


def test_an_event_without_what_defines_it_stays_in_its_document(run: Build, article: Build) -> None:
    one, two = article("One", "2017-03-02"), article("Two", "2017-03-03")
    one.says("Recusal", agent=one.person("Jeff Sessions"))
    two.says("Recusal", agent=two.person("Jeff Sessions"))
    found = run(one, two)
    iris = {only(found, a, "Recusal").id for a in (one, two)}
    assert len(iris) == 2
    assert all(slug in iri for slug, iri in zip((one.slug, two.slug), sorted(iris), strict=True))


def test_a_vague_event_is_the_one_that_has_all_of_its_words(run: Build, article: Build, file: Build) -> None:
    record = Situation(
        f"{BASE}event/investigation_russia-2016",
        "Investigation",
        (("matter", Words("interference")),),
        label="Probe of Russia's interference",
    )
    one = article("The probe", "2019-11-06")
    one.says("Investigation", words="the Russia investigation")
    found = run(one, files=(file("events", record),))
    assert only(found, one, "Investigation").id == record.id


def test_a_like_event_over_another_matter_is_perhaps_the_same(run: Build, article: Build, file: Build) -> None:
    probe = Situation(f"{BASE}event/investigation_a", "Investigation", (("matter", Words("interference")),), label="Probe of Russia")
    recusal = Situation(f"{BASE}event/recusal_a", "Recusal", (("agent", per("jeff-sessions")), ("matter", SituationRef(probe.id))))
    one = article("Another matter", "2019-11-06")
    counsel = one.says("Investigation", matter=Words("collusion"), words="the special counsel investigation")
    one.says("Recusal", agent=one.person("Jeff Sessions"), matter=counsel)
    found = run(one, files=(file("events", probe, recusal),))
    situation = only(found, one, "Recusal")
    assert situation.id != recusal.id
    assert situation.fillers("possiblySameAs") == (SituationRef(recusal.id),)
    assert "KG0603" in {finding.code for finding in found.findings}


def test_a_probe_is_settled_by_who_stepped_back_from_it(run: Build, article: Build, file: Build) -> None:
    meddling = Situation(
        f"{BASE}event/interference_a", "Interference", (("agent", EntityRef(f"{BASE}org/russia")), ("target", Words("2016 election")))
    )
    bureau = EntityRef(f"{BASE}org/fbi")
    probe = Situation(f"{BASE}event/investigation_a", "Investigation", (("agent", bureau), ("matter", SituationRef(meddling.id))))
    other = Situation(
        f"{BASE}event/investigation_b",
        "Investigation",
        (("agent", EntityRef(f"{BASE}org/us-senate")), ("matter", SituationRef(meddling.id))),
    )
    recusal = Situation(f"{BASE}event/recusal_a", "Recusal", (("agent", per("jeff-sessions")), ("matter", SituationRef(probe.id))))
    one = article("A probe", "2019-11-06")
    told_meddling = one.says("Interference", agent=one.thing(EntityKind.ORGANIZATION, "Russia"), target=Words("the election"))
    told_probe = one.says("Investigation", matter=told_meddling)
    one.says("Recusal", agent=one.person("Jeff Sessions"), matter=told_probe)
    found = run(one, files=(file("events", meddling, probe, other, recusal),))
    assert [only(found, one, cls).id for cls in ("Interference", "Investigation", "Recusal")] == [meddling.id, probe.id, recusal.id]


def test_words_that_name_one_curated_event_are_that_event(run: Build, article: Build, file: Build) -> None:
    probe = Situation(f"{BASE}event/investigation_a", "Investigation", (("matter", Words("x")),), label="Probe of Russia's interference")
    one = article("Words", "2019-11-06")
    for who, words in (("Jeff Sessions", "the Russia investigation"), ("Doug Jones", "oversight of the Russia probe")):
        one.says("Recusal", agent=one.person(who), matter=Words(words))
    found = told(run(one, files=(file("events", probe),)), one, "Recusal")
    assert [situation.fillers("matter") for situation in found] == [(SituationRef(probe.id),)] * 2


def test_a_source_that_is_off_by_a_day_speaks_of_the_same_event_and_is_told(run: Build, article: Build, file: Build) -> None:
    office = EntityRef(f"{BASE}post/us-attorney-general")
    record = Situation(f"{BASE}event/removal_a", "Removal", (("office", office), ("target", per("jeff-sessions"))), "2018-11-07")
    one = article("Off by one", "2020-07-15")
    one.says("Removal", target=one.person("Jeff Sessions"), date="2018-11-08")
    found = run(one, files=(file("events", record),))
    assert only(found, one, "Removal").id == record.id
    assert [finding.code for finding in found.findings] == ["KG0604"]


def test_what_has_happened_is_not_what_happened_later(run: Build, article: Build, file: Build) -> None:
    office = EntityRef(f"{BASE}post/us-attorney-general")
    record = Situation(f"{BASE}event/departure_a", "Departure", (("agent", per("jeff-sessions")), ("office", office)), "2018-11-07")
    one, two = article("Left before", "2017-05-17"), article("Might leave", "2017-05-18")
    one.says("Departure", agent=one.person("Jeff Sessions"))
    two.says("Departure", "Predicted", agent=two.person("Jeff Sessions"))
    found = run(one, two, files=(file("events", record),))
    assert only(found, one, "Departure").id != record.id
    assert only(found, two, "Departure").id == record.id


def test_the_house_probe_is_not_the_probe_of_which_no_one_is_named(run: Build, article: Build) -> None:
    one = article("Probes", "2019-11-06")
    matter = Words("interference")
    for chamber in ("House", "Senate"):
        one.says("Investigation", agent=one.thing(EntityKind.ORGANIZATION, chamber), matter=matter)
    one.says("Investigation", matter=matter)
    assert len(told(run(one), one, "Investigation")) == 3


def test_a_probe_is_known_by_who_leads_it_and_by_its_name(run: Build, article: Build, file: Build) -> None:
    roles = (("agent", per("robert-mueller")), ("target", per("donald-trump")))
    probe = Situation(f"{BASE}event/investigation_a", "Investigation", roles, label="Special counsel investigation")
    one = article("Probes", "2019-11-06")
    one.says("Investigation", agent=one.person("Robert Mueller"))
    counsel = one.thing(EntityKind.COLLECTIVE, "special counsel")
    one.says("Investigation", agent=counsel, words="the special counsel investigation")
    mueller = Entity(f"{BASE}person/robert-mueller", EntityKind.PERSON, "Robert Mueller")
    assert only(run(one, files=(file("events", probe),), people=(mueller,)), one, "Investigation").id == probe.id


def test_a_result_is_in_the_contest_in_which_both_stood(run: Build, article: Build, file: Build) -> None:
    contest = EntityRef(f"{BASE}contest/us-senate-al-2020")
    stood = [
        Situation(f"{BASE}candidacy/{who}", "Candidacy", (("candidate", per(who)), ("contest", contest)))
        for who in ("doug-jones", "richard-shelby")
    ]
    one = article("A result", "2020-11-04")
    one.says("ContestResult", winner=one.person("Richard Shelby"), loser=one.person("Doug Jones"))
    assert only(run(one, files=(file("runs", *stood),)), one, "ContestResult").fillers("contest") == (contest,)


def test_an_appointment_goes_to_the_one_of_the_same_step(run: Build, article: Build, file: Build) -> None:
    roles = (("office", EntityRef(f"{BASE}post/us-attorney-general")), ("target", per("jeff-sessions")))
    steps = [Situation(f"{BASE}event/appointment_{step}", "Appointment", roles, stage=step) for step in ("nominated", "confirmed")]
    one = article("Confirmed", "2019-11-06")
    one.says("Appointment", target=one.person("Jeff Sessions"), office=one.post("attorney general"), stage="confirmed")
    assert only(run(one, files=(file("events", *steps),)), one, "Appointment").id == steps[1].id


def test_a_bid_for_a_seat_is_the_candidacy_in_its_primary(run: Build, article: Build, file: Build) -> None:
    contest = EntityRef(f"{BASE}contest/us-senate-al-2020-rep-primary")
    record = Situation(f"{BASE}candidacy/sessions", "Candidacy", (("candidate", per("jeff-sessions")), ("contest", contest)))
    one = article("A bid", "2019-11-06")
    race = one.thing(EntityKind.CONTEST, "the Alabama Senate race", office="Senate", jurisdiction="Alabama")
    one.says("Candidacy", "Conditional", candidate=one.person("Jeff Sessions"), contest=race)
    assert only(run(one, files=(file("runs", record),)), one, "Candidacy").id == record.id


def test_the_primary_is_the_one_in_which_people_of_the_article_stand(run: Build, article: Build, file: Build) -> None:
    contest = EntityRef(f"{BASE}contest/us-senate-al-2020-rep-primary")
    record = Situation(f"{BASE}candidacy/sessions", "Candidacy", (("candidate", per("jeff-sessions")), ("contest", contest)))
    one, two = article("With Sessions", "2019-11-06"), article("Elsewhere", "2019-11-07")
    for each, name in ((one, "Jeff Sessions"), (two, "Somebody Else")):
        each.says("Candidacy", candidate=each.person(name), contest=each.thing(EntityKind.PRIMARY, "the primary", stage="primary"))
    found = run(one, two, files=(file("runs", record),))
    assert only(found, one, "Candidacy").fillers("contest") == (contest,)
    assert only(found, two, "Candidacy").fillers("contest") != (contest,)


def test_two_remarks_of_one_speaker_are_two_speech_acts(run: Build, article: Build) -> None:
    one = article("Remarks", "2019-11-06")
    for _ in range(2):
        one.says("SpeechAct", agent=one.person("Richard Shelby"))
    assert len(told(run(one), one, "SpeechAct")) == 2


def test_a_feeling_is_told_by_its_kind(run: Build, article: Build) -> None:
    one = article("Feelings", "2019-11-06")
    for kind in ("Anger", "Popularity"):
        one.says("Attitude", bearer=one.person("Donald Trump"), target=one.person("Jeff Sessions"), attitude=TermRef(kind))
    assert [s.id.rpartition("/")[2] for s in told(run(one), one, "Attitude")] == [
        "attitude_donald-trump_anger_jeff-sessions",
        "attitude_donald-trump_popularity_jeff-sessions",
    ]


def test_a_departure_has_the_office_held_on_its_day(run: Build, article: Build) -> None:
    one = article("He left", "2018-11-08")
    one.says("Departure", agent=one.person("Jeff Sessions"), date="2018-11-07")
    assert only(run(one), one, "Departure").fillers("office") == (EntityRef(f"{BASE}post/us-attorney-general"),)


def test_a_departure_has_the_office_in_the_body_it_names(run: Build, article: Build) -> None:
    one = article("He left", "2019-11-06")
    one.says("Departure", agent=one.person("Jeff Sessions"), org=one.thing(EntityKind.ORGANIZATION, "the Senate"))
    assert only(run(one), one, "Departure").fillers("office") == (EntityRef(f"{BASE}post/us-senate-al-class-2"),)


def test_a_run_for_nothing_in_particular_is_for_the_contest_that_is_known(run: Build, article: Build, file: Build) -> None:
    contest = EntityRef(f"{BASE}contest/us-senate-al-2020-rep-primary")
    record = Situation(f"{BASE}candidacy/jeff-sessions_2020", "Candidacy", (("candidate", per("jeff-sessions")), ("contest", contest)))
    one = article("If he runs", "2019-11-06")
    one.says("Candidacy", "Conditional", candidate=one.person("Jeff Sessions"))
    assert only(run(one, files=(file("runs", record),)), one, "Candidacy").id == record.id


def test_a_tenure_goes_to_the_curated_one_it_can_be(run: Build, article: Build) -> None:
    one = article("Former", "2019-11-06")
    one.says("Tenure", member=one.person("Jeff Sessions"), post=one.post("attorney general"), end="[..2019-11-06]")
    assert only(run(one), one, "Tenure").id == f"{BASE}tenure/jeff-sessions_us-attorney-general"


def test_claims_are_named_by_their_document_and_their_content(run: Build, article: Build) -> None:
    one, two = article("One", "2019-11-06"), article("Two", "2019-11-07")
    for each in (one, two):
        endorse(each, "Jeff Sessions", "Donald Trump")
    alone, both = run(one), run(two, one)
    names = {claim.id for claim in alone.claims() if claim.origin == one.slug}
    assert names == {claim.id for claim in both.claims() if claim.origin == one.slug}
    assert all(name.startswith(f"{BASE}claim/{one.slug}_") and len(name.rpartition("_")[2]) == 8 for name in names)


def test_what_refers_to_nothing_is_left_out_and_told(run: Build, article: Build) -> None:
    one = article("Broken", "2019-11-06")
    one.says("Endorsement", agent=EntityRef("person:nobody"), target=one.person("Donald Trump"))
    one.says("Recusal", agent=one.person("Jeff Sessions"), holder=EntityRef("source:nobody"))
    found = run(one)
    assert [finding.code for finding in found.findings if finding.code == "KG0602"] == ["KG0602"] * 2
    source = next(source for source in found.sources if source.origin == one.slug)
    assert [claim.holder for claim in source.claims] == [""], "a view without its holder is no claim of the document"
    assert len(source.claims) == 1


def test_the_order_of_the_documents_leaves_no_trace(run: Build, article: Build) -> None:
    articles = []
    for day in range(1, 8):
        one = article(f"Story {day}", f"2019-11-0{day}")
        endorse(one, ("Chuck Schumer", "Charles Schumer")[day % 2], f"Person Number{day % 3}")
        one.says("Removal", target=one.person("Jeff Sessions"), date=f"201{day % 3 + 6}")
        articles.append(one)
    straight = run(*articles)
    for seed in range(3):
        mixed = articles[:]
        random.Random(seed).shuffle(mixed)
        assert run(*mixed) == straight


def test_a_later_document_renames_nothing(run: Build, article: Build) -> None:
    one, two = article("One", "2019-11-06"), article("Two", "2019-11-07")
    endorse(one, "Chuck Schumer", "Doug Jones")
    endorse(two, "Charles E. Schumer", "Doug Jones", date="2019-11-07")
    two.person("Chuck Schumer", state="Texas")
    before, after = (next(source for source in found.sources if source.origin == one.slug) for found in (run(one), run(one, two)))
    assert before == after


def test_nobody_is_on_both_sides_where_one_role_can_be_spared(run: Build, article: Build) -> None:
    one = article("To himself", "2019-11-06")
    who, other = one.person("Jeff Sessions"), one.person("Doug Jones")
    one.says("SpeechAct", agent=who, recipient=who)
    one.says("Endorsement", agent=who, target=(who, other))
    found = run(one)
    assert only(found, one, "SpeechAct").fillers("recipient") == ()
    assert only(found, one, "Endorsement").fillers("target") == (per("doug-jones"),)
    assert [finding.code for finding in found.findings] == ["KG0606"] * 2


def test_what_nobody_can_have_done_is_told_and_left_out(run: Build, article: Build) -> None:
    one = article("Against himself", "2019-11-06")
    who = one.person("Jeff Sessions")
    odd = one.says("Endorsement", agent=who, target=who)
    one.says("CausalLink", cause=odd, effect=one.says("Removal", target=who))
    found = run(one)
    assert told(found, one, "Endorsement") == []
    assert only(found, one, "CausalLink").fillers("cause") == ()
    assert len(told(found, one, "Removal")) == 1
    assert "on both sides" in next(finding.message for finding in found.findings if finding.code == "KG0606")


def test_a_claim_keeps_its_condition_and_its_saying_where_only_another_situation_is_left_out(run: Build, article: Build) -> None:
    one = article("If and said", "2019-11-06")
    who, other = one.person("Jeff Sessions"), one.person("Doug Jones")
    odd, said = one.says("Endorsement", agent=who, target=who), one.says("SpeechAct", agent=other)
    ahead = one.says("Candidacy", modality="Conditional", candidate=other)
    one.says("Removal", target=other)
    one.claims[-1] = replace(one.claims[-1], condition=ahead.id, conveyed_by=said.id)
    one.says("Departure", agent=other)
    one.claims[-1] = replace(one.claims[-1], condition=odd.id, conveyed_by=odd.id)
    found = run(one)
    claims = {claim.situation: claim for source in found.sources for claim in source.claims}
    removal, departure = (claims[only(found, one, cls).id] for cls in ("Removal", "Departure"))
    assert (removal.condition, removal.conveyed_by) == (only(found, one, "Candidacy").id, only(found, one, "SpeechAct").id)
    assert (departure.condition, departure.conveyed_by) == ("", "")


def test_a_group_may_be_at_odds_with_itself(run: Build, article: Build) -> None:
    one = article("Infighting", "2019-11-06")
    group = one.thing(EntityKind.COLLECTIVE, "Republicans")
    one.says("Opposition", agent=group, target=group)
    assert len(told(run(one), one, "Opposition")) == 1


def test_an_allegation_of_nobody_is_not_the_view_of_the_article(run: Build, article: Build) -> None:
    one = article("Allegations", "2019-11-06")
    who = one.person("Jeff Sessions")
    one.says("Collusion", "Alleged", agent=who)
    one.says("Charge", "Alleged", agent=one.person("Doug Jones"), target=who)
    one.says("Collusion", "Alleged", agent=who, holder=one.person("Donald Trump"))
    source = next(source for source in run(one).sources if source.origin == one.slug)
    assert {claim.holder.removeprefix(BASE) for claim in source.claims} == {
        "collective/2019-11-06-allegations_unnamed-accusers",
        "person/doug-jones",
        "person/donald-trump",
    }


@pytest.fixture
def probes(file: Build) -> Source:
    """A probe of Russia's interference by the bureau, one by a special counsel, and a recusal from the first."""
    russia, election = EntityRef(f"{BASE}org/russia"), EntityRef(f"{BASE}contest/us-senate-al-2020")
    meddling = Situation(f"{BASE}event/meddling", "Interference", (("agent", russia), ("target", election)), label="Russian meddling")
    bureau = (("agent", EntityRef(f"{BASE}org/fbi")), ("matter", SituationRef(meddling.id)))
    counsel = (("agent", per("robert-mueller")), ("target", per("donald-trump")))
    recusal = (("agent", per("jeff-sessions")), ("matter", SituationRef(f"{BASE}event/bureau")))
    found: Source = file(
        "probes",
        meddling,
        Situation(f"{BASE}event/bureau", "Investigation", bureau, "2016-07"),
        Situation(f"{BASE}event/counsel", "Investigation", counsel, "[2017-05-17..]"),
        Situation(f"{BASE}event/recusal", "Recusal", recusal, "2017-03-02"),
    )
    return found


PROBES = (
    Entity(f"{BASE}person/robert-mueller", EntityKind.PERSON, "Robert Mueller"),
    Entity(f"{BASE}org/russia", EntityKind.ORGANIZATION, "Russia"),
)


@pytest.mark.parametrize(
    ("who", "words", "date", "same"),
    [
        ("Jeff Sessions", "every inquiry", "2017-03", True),
        ("Jeff Sessions", "that investigation", "", True),
        ("Jeff Sessions", "every inquiry", "2005", False),
        ("Jeff Sessions", "the case against his brother", "", False),
        ("Doug Jones", "every inquiry", "2017-03", False),
    ],
)
def test_a_recusal_told_without_its_matter_is_the_known_one(
    run: Build, article: Build, probes: Source, who: str, words: str, date: str, same: bool
) -> None:
    one = article("Stepping back", "2019-11-06")
    one.says("Recusal", agent=one.person(who), matter=Words(words), date=date)
    assert (only(run(one, files=(probes,), people=PROBES), one, "Recusal").id == f"{BASE}event/recusal") is same


@pytest.mark.parametrize(("matter", "same"), [("Russia", True), ("the e-mails", False)])
def test_an_inquiry_into_a_country_is_the_one_into_what_it_did(run: Build, article: Build, probes: Source, matter: str, same: bool) -> None:
    one = article("A short name", "2019-11-06")
    probe = one.says("Investigation", matter=Words(matter), words=f"the {matter} inquiry")
    one.says("Recusal", agent=one.person("Jeff Sessions"), matter=probe)
    found = run(one, files=(probes,), people=PROBES)
    assert (only(found, one, "Recusal").id == f"{BASE}event/recusal") is same
    assert (only(found, one, "Investigation").id == f"{BASE}event/bureau") is same


def test_a_probe_is_known_by_who_leads_it_whatever_it_is_said_to_be_about(run: Build, article: Build, probes: Source) -> None:
    one, two = article("One", "2018-11-06"), article("Two", "2019-11-06")
    for each, matter in ((one, "possible collusion"), (two, "Russia")):
        each.says("Investigation", agent=each.person("Robert Mueller"), matter=Words(matter))
    two.says("Investigation", agent=two.person("Robert Mueller"), target=two.person("Doug Jones"))
    found = run(one, two, files=(probes,), people=PROBES)
    assert only(found, one, "Investigation").id == f"{BASE}event/counsel"
    assert sorted(situation.id for situation in told(found, two, "Investigation"))[0] == f"{BASE}event/counsel"
    assert len(told(found, two, "Investigation")) == 2


def test_an_affiliation_is_not_weighed_against_everybody_of_that_party(
    run: Build, article: Build, file: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = EntityRef(f"{BASE}org/republican-party")
    members = [
        Situation(f"{BASE}affiliation/m{n}", "PartyAffiliation", (("member", per(f"m{n}")), ("organization", party)), begin="2001")
        for n in range(300)
    ]
    one = article("Told", "2019-11-06")
    one.says("PartyAffiliation", member=one.person("Mo Brooks"), organization=one.thing(EntityKind.PARTY, "Republican Party"))
    weighed: list[str] = []
    monkeypatch.setattr(
        "kg.resolve.identity.times_fit", lambda told, keys, known: weighed.append(known.iri) or times_fit(told, keys, known)
    )
    found = run(one, files=(file("list", *members),))
    assert only(found, one, "PartyAffiliation").fillers("organization") == (party,)
    assert not weighed
