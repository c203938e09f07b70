"""Claims of a document: joined, dated, quoted, completed by the rest of the document."""

from kg.extract.rules import extractor
from kg.model.claim import Certainty, Modality

STORY = (
    "Susan Parker, 61, announced a bid for the Ohio Senate seat on Monday.",
    "The Republican primary is on May 8. David Clark endorsed Susan Parker in April 2017.",
    "If Susan Parker runs, John Miller could oppose her. Parker's candidacy surprised many.",
)


def test_every_quote_stands_in_the_text(article, vocabulary) -> None:
    document = article(*STORY)
    reading = extractor(vocabulary)(document)
    quotes = [quote for claim in reading.claims for quote in claim.quotes]
    assert quotes
    assert all(quote.exact == quote.span.of(document.text) and "\n" not in quote.exact and len(quote.exact) <= 600 for quote in quotes)


def test_reading_is_closed_and_the_same_every_time(article, vocabulary) -> None:
    extract = extractor(vocabulary)
    reading = extract(article(*STORY))
    situations = {situation.id for situation in reading.situations}
    entities = {entity.id for entity in reading.entities}
    named = {filler.id for s in reading.situations for _, filler in s.roles if hasattr(filler, "id")}
    assert named <= situations | entities
    assert {c.situation for c in reading.claims} == situations
    assert reading == extract(article(*STORY))


def test_actual_claims_have_no_condition_and_certain_conditionals_have_one(article, vocabulary) -> None:
    for claim in extractor(vocabulary)(article(*STORY)).claims:
        assert claim.modality is not Modality.ACTUAL or not claim.condition
        assert claim.modality is not Modality.CONDITIONAL or claim.certainty is not Certainty.CERTAIN or claim.condition


def test_candidacy_without_a_contest_takes_that_of_the_same_person(told) -> None:
    contests = {claim.role("contest") for claim in told("Candidacy", *STORY) if claim.role("candidate") == "Susan Parker"}
    assert len(contests) == 1
    assert "Senate" in contests.pop()


def test_age_between_commas(told) -> None:
    (age,) = told("AttributeValue", *STORY)
    assert (age.role("bearer"), age.role("attribute"), age.role("value")) == ("Susan Parker", "age", "61")


def test_date_goes_to_the_clause_that_holds_it(told) -> None:
    text = "David Clark, fired by John Miller in June 2016, endorsed Susan Parker on March 2, 2018."
    assert [r.times for r in told("Removal", text)] == [{"date": "2016-06"}]
    assert [e.times for e in told("Endorsement", text)] == [{"date": "2018-03-02"}]


def test_event_with_a_date_still_to_come_is_planned(told) -> None:
    (departure,) = told("Departure", "David Clark will step down on May 1, 2018.")
    assert departure.axes == ("Planned", "Affirmed", "Certain")
    assert departure.times == {"date": "2018-05-01"}


def test_event_without_a_date_is_bounded_by_the_day_of_publication(told) -> None:
    assert [d.times for d in told("Departure", "David Clark resigned.")] == [{"date": "[..2018-03-14]"}]
    assert [d.times for d in told("Departure", "David Clark will resign.")] == [{"date": "[2018-03-14..]"}]
    assert [i.times for i in told("Investigation", "David Clark spoke of an investigation into the payments.")] == [{}]


def test_state_told_in_the_present_holds_on_the_day_of_publication(told) -> None:
    (anger,) = told("Attitude", "John Miller is angry with Susan Parker.")
    assert anger.times == {"begin": "[..2018-03-14]", "end": "[2018-03-14..]"}


def test_what_somebody_should_do_is_a_request_of_who_says_so(told) -> None:
    (request,) = told("Request", "Mary Johnson said David Clark should resign.")
    assert (request.role("agent"), request.role("target"), request.role("matter")) == ("Mary Johnson", "David Clark", "Departure")
    assert request.axes[0] == "Actual"


def test_probe_named_by_its_leader_and_by_its_matter_is_one(told) -> None:
    claims = told(
        "Investigation", "Special counsel Robert Miller left. Critics of the Miller probe spoke. The Russia investigation went on."
    )
    assert {(claim.role("agent"), claim.role("matter")) for claim in claims} == {("Robert Miller", "Russia")}


def test_evidence_names_whom_a_pronoun_means(told) -> None:
    (departure,) = told("Departure", "Senator David Clark said on Thursday he would resign.")
    assert departure.quote.startswith("David Clark") or departure.quote.startswith("Senator David Clark")


def test_what_is_asked_is_kept_though_it_is_told_once_for_each(told) -> None:
    (request,) = told("Request", "President John Miller asked Ukraine to investigate David Clark and Susan Parker.")
    assert request.role("matter") == "Investigation; Investigation"
    assert len(told("Investigation", "President John Miller asked Ukraine to investigate David Clark and Susan Parker.")) == 2
