"""The extractor llm against a server on this machine: what is asked, what is kept, what a run may cost, what is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ConfigError
from kg.extractors.endpoint import endpoint
from kg.extractors.llm import Asker, extractor, parts_of
from kg.extractors.options import LlmOptions
from kg.model.claim import EntityRef, Modality, Polarity, Reading, SituationRef
from kg.model.document import SourceDocument
from kg.model.ontology import Vocabulary
from kg.readings import ExtractorSpec
from kg.settings import Secret
from tests.extractors.articles import claim, document_of
from tests.extractors.conftest import Server

Read = Callable[..., Reading]
STORY = "does not stand in the story"
HALE = "person:tom-hale"
FIRED = "Anna Bell fired Treasurer Mark Stone on Monday"


@pytest.fixture
def options(server: Server, tmp_path: Path) -> LlmOptions:
    return LlmOptions(url=server.address, model="small", answers=tmp_path / "answers", timeout=10)


@pytest.fixture
def asker(vocabulary: Vocabulary, options: LlmOptions) -> Callable[..., Asker]:
    def made(**changes: Any) -> Asker:
        own = replace(options, **changes)
        return Asker(vocabulary, None, own, endpoint(own, pause=lambda _: None))

    return made


def told(reading: Reading) -> list[tuple[str, Modality, Polarity, str]]:
    situations = {situation.id: situation for situation in reading.situations}
    return [(situations[c.situation].cls, c.modality, c.polarity, c.holder) for c in reading.claims]


def codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


def test_a_claim_on_words_that_stand_there_is_read(asker: Callable[..., Asker], server: Server, document: SourceDocument) -> None:
    server.says(claim("Removal", FIRED, agent=["Anna Bell"], target=["Mark Stone"], office=["Treasurer"]))
    reading = asker().read(document)
    assert told(reading) == [("Removal", Modality.ACTUAL, Polarity.AFFIRMED, "")]
    (situation,), (one,) = reading.situations, reading.claims
    assert {(role, filler) for role, filler in situation.roles if role != "office"} == {
        ("agent", EntityRef("person:anna-bell")), ("target", EntityRef("person:mark-stone")),
    }  # fmt: skip
    assert situation.date == "2021-03-01"
    assert one.quotes[0].exact == one.quotes[0].span.of(document.text) == FIRED
    assert (one.quotes[0].sentence, one.quotes[0].paragraph, one.frame) == (1, 1, "llm small")
    assert codes(reading) == []


def test_what_both_read_has_the_ids_that_the_rules_give(asker: Callable[..., Asker], server: Server, document: SourceDocument) -> None:
    ruled = ExtractorSpec().make()(document)
    server.says(claim("Removal", FIRED, agent=["Anna Bell"], target=["Mark Stone"]))
    reading = asker().read(document)
    assert {s.id for s in reading.situations} <= {s.id for s in ruled.situations}
    assert {c.id for c in reading.claims} <= {c.id for c in ruled.claims}


@pytest.mark.parametrize(
    ("proposed", "code", "words"),
    [
        (claim("Removal", "Anna Bell sacked Treasurer Mark Stone", agent=["Anna Bell"], target=["Mark Stone"]), "KG0510", STORY),
        (claim("Removal", "on Monday. Stone denied that he took bribes.\n\nRep. Tom Hale", target=["Stone"]), "KG0510", STORY),
        (claim("Removal", "", target=["Stone"]), "KG0510", STORY),
        (claim("Removal", FIRED, agent=["Tom Hale"], target=["Mark Stone"]), "KG0511", "“Tom Hale”, its agent"),
        (claim("Removal", FIRED, agent=["Anna Bell"], target=["John Doe"]), "KG0511", "“John Doe”, its target"),
        (claim("Removal", FIRED, target=["Mark Stone"], holder="Lucy Grant"), "KG0511", "“Lucy Grant”, whose view"),
        (claim("Removal", FIRED, target=["Ohio"]), "KG0512", "cannot be its target, which is Person"),
        (claim("Removal", FIRED, agent=["Anna Bell"]), "KG0512", "nothing fills its role 'target'"),
        (claim("Removal", FIRED, target=["Mark Stone"], winner=["Anna Bell"]), "KG0512", "no role 'winner'"),
        (claim("Sacking", FIRED, target=["Mark Stone"]), "KG0512", "no class 'Sacking'"),
        (claim("Removal", FIRED, target=["Mark Stone"], stage="gone"), "KG0512", "no stage 'gone'"),
        (claim("Attitude", FIRED, bearer=["Anna Bell"], attitude=["Rage"]), "KG0512", "cannot be its attitude"),
    ],
)  # fmt: skip
def test_a_claim_is_refused_with_its_reason(
    asker: Callable[..., Asker], server: Server, document: SourceDocument, proposed: dict[str, Any], code: str, words: str
) -> None:
    server.says(proposed)
    reading = asker().read(document)
    assert reading.claims == ()
    (finding,) = reading.findings
    assert finding.code == code
    assert words in finding.message
    assert finding.place is not None
    assert finding.place.path == document.path


def test_who_is_mentioned_by_a_pronoun_or_part_of_a_name_is_in_reach(
    asker: Callable[..., Asker], server: Server, document: SourceDocument
) -> None:
    server.says(claim("Departure", "He resigned in 2018", agent=["Tom Hale"], stage="resigned"))
    reading = asker().read(document)
    assert [s.fillers("agent") for s in reading.situations] == [(EntityRef("person:tom-hale"),)]


@pytest.mark.parametrize(
    ("proposed", "modality", "holder"),
    [
        (claim("Candidacy", "Bell may run for the Senate", candidate=["Bell"], contest=["the Senate"]), Modality.CONDITIONAL, ""),
        (claim("Endorsement", "Bell will endorse Lucy Grant", agent=["Bell"], target=["Lucy Grant"]), Modality.PREDICTED, HALE),
        (claim("Endorsement", "I will back Grant if she runs", agent=["Hale"], target=["Grant"]), Modality.CONDITIONAL, HALE),
    ],
)  # fmt: skip
def test_nothing_is_more_real_than_the_rules_read_it(
    asker: Callable[..., Asker], server: Server, document: SourceDocument, proposed: dict[str, Any], modality: Modality, holder: str
) -> None:
    server.says(proposed)
    reading = asker().read(document)
    (one,) = reading.claims
    assert (one.modality, one.holder) == (modality, holder)
    assert codes(reading) == ["KG0514"]


@pytest.mark.parametrize(
    ("quote", "read"),
    [
        ("Bell may run", [Modality.CONDITIONAL]),
        ("run for the Senate", [Modality.CONDITIONAL]),
        ("Lucy Grant. Bell may run for the Senate", [Modality.CONDITIONAL]),
        ("endorse Lucy Grant. Bell may", [Modality.CONDITIONAL]),
        ("Bell may", []),
        ("Bell", []),
        ("the Senate", []),
    ],
)
def test_a_quote_cut_short_or_drawn_over_two_sentences_gives_no_more(
    asker: Callable[..., Asker], server: Server, document: SourceDocument, quote: str, read: list[Modality]
) -> None:
    server.says(claim("Candidacy", quote, candidate=["Bell"], contest=["the Senate"]))
    reading = asker().read(document)
    assert [one.modality for one in reading.claims] == read
    assert set(codes(reading)) <= ({"KG0514"} if read else {"KG0510", "KG0511"})


def test_a_title_says_who_holds_an_office_whatever_the_clause_around_it_says(asker: Callable[..., Asker], server: Server) -> None:
    document = document_of("If Ohio Gov. Anna Bell resigned, Tom Hale would be glad, a rival said.")
    server.says(claim("Tenure", "Ohio Gov. Anna Bell", member=["Anna Bell"], post=["Ohio Gov"]))
    (one,) = asker().read(document).claims
    assert (one.modality, one.holder) == (Modality.ACTUAL, "")


@pytest.mark.parametrize(
    ("proposed", "filler"),
    [
        (claim("Tenure", "Ohio Gov. Anna Bell", member=["Anna Bell"], post=["Gov."]), "post:governor_ohio"),
        (claim("Tenure", "Ohio Gov. Anna Bell", member=["Anna Bell"], post=["Governor of Ohio"]), "post:governor_ohio"),
        (claim("PartyAffiliation", "Tom Hale, R-Ohio", member=["Tom Hale"], organization=["R-Ohio"]), "org:republican-party"),
        (claim("PartyAffiliation", "Rep. Tom Hale, R-Ohio", member=["Hale"], organization=["Republican Party"]), "org:republican-party"),
    ],
)
def test_titles_and_labels_mean_what_the_rules_read_in_them(
    asker: Callable[..., Asker], server: Server, proposed: dict[str, Any], filler: str
) -> None:
    document = document_of("Ohio Gov. Anna Bell met Rep. Tom Hale, R-Ohio, on Monday.")
    server.says(proposed)
    (situation,) = asker().read(document).situations
    assert filler in {f.id for _, f in situation.roles if isinstance(f, EntityRef)}


def test_a_denial_is_not_turned_into_its_opposite(asker: Callable[..., Asker], server: Server) -> None:
    document = document_of("Mayor Ann Lee did not resign. Carl Roe said Lee never met Jane Poe.")
    server.says(
        claim("Departure", "Mayor Ann Lee did not resign", agent=["Ann Lee"]),
        claim("Conversation", "Lee never met Jane Poe", agent=["Lee"], recipient=["Jane Poe"]),
    )
    reading = asker().read(document)
    assert [c.polarity for c in reading.claims] == [Polarity.NEGATED, Polarity.NEGATED]


def test_what_the_model_holds_back_stays_held_back(asker: Callable[..., Asker], server: Server, document: SourceDocument) -> None:
    server.says(claim("Removal", FIRED, target=["Mark Stone"], modality="Alleged", certainty="Unspecified", holder="Mark Stone"))
    (one,) = asker().read(document).claims
    assert (one.modality, one.holder) == (Modality.ALLEGED, "person:mark-stone")


def test_a_role_is_led_to_the_situation_that_its_words_tell_of(asker: Callable[..., Asker], server: Server) -> None:
    document = document_of("Gov. Ann Lee announced her resignation on Friday. Carl Roe called for Jane Poe to resign.")
    server.says(
        claim("Request", "Carl Roe called for Jane Poe to resign", agent=["Carl Roe"], matter=["Jane Poe to resign"]),
        claim("Departure", "Jane Poe to resign", agent=["Jane Poe"], modality="Requested", certainty="Unspecified", holder="Carl Roe"),
    )
    reading = asker().read(document)
    request = next(s for s in reading.situations if s.cls == "Request")
    departure = next(s for s in reading.situations if s.cls == "Departure")
    assert request.fillers("matter") == (SituationRef(departure.id),)
    assert next(c for c in reading.claims if c.situation == departure.id).modality is Modality.REQUESTED


def test_what_is_about_a_situation_that_nothing_tells_of_is_refused(
    asker: Callable[..., Asker], server: Server, document: SourceDocument
) -> None:
    server.says(claim("CausalLink", FIRED, cause=["Mark Stone"], effect=["on Monday"], linkType=["Reason"]))
    reading = asker().read(document)
    assert (reading.claims, codes(reading)) == ((), ["KG0512"])


def test_the_request_carries_key_model_schema_and_the_words_of_the_article(
    asker: Callable[..., Asker], server: Server, document: SourceDocument, vocabulary: Vocabulary
) -> None:
    server.says()
    asker(key=Secret("s3cret")).read(document)
    (request,), (headers,) = server.requests, server.headers
    assert (request["path"], request["model"], request["temperature"]) == ("/v1/chat/completions", "small", 0)
    assert headers["Authorization"] == "Bearer s3cret"
    asked = request["response_format"]["json_schema"]
    kinds = asked["schema"]["properties"]["claims"]["items"]["anyOf"]
    assert asked["strict"] is True
    assert [kind["properties"]["class"]["enum"] for kind in kinds] == [[name] for name in sorted(vocabulary.classes)]
    system, user = (message["content"] for message in request["messages"])
    assert all(name in system for name in vocabulary.classes)
    assert all(span.of(document.text) in user for span in document.paragraphs)


def test_every_object_of_the_schema_is_closed_and_needs_all_its_parts(vocabulary: Vocabulary) -> None:
    from kg.extract.proposals.schema import schema_of

    def objects(node: Any) -> list[dict[str, Any]]:
        inner = [
            found
            for value in (node.values() if isinstance(node, dict) else node)
            if isinstance(value, dict | list)
            for found in objects(value)
        ]
        return [node, *inner] if isinstance(node, dict) and node.get("type") == "object" else inner

    found = objects(schema_of(vocabulary))
    assert len(found) == 2 * len(vocabulary.classes) + 1
    assert all(one["additionalProperties"] is False and one["required"] == list(one["properties"]) for one in found)


def test_an_answer_is_kept_and_nothing_is_asked_twice(asker: Callable[..., Asker], server: Server, document: SourceDocument) -> None:
    server.says(claim("Removal", FIRED, agent=["Anna Bell"], target=["Mark Stone"]))
    first = asker().read(document)
    again = asker(url="", key=Secret("")).read(document)
    assert again == first
    assert len(server.requests) == 1
    asker(model="large").read(document)
    asker().read(replace(document, sha256="0" * 64))
    assert len(server.requests) == 3


def test_a_damaged_or_foreign_answer_counts_for_nothing(
    asker: Callable[..., Asker], server: Server, document: SourceDocument, options: LlmOptions
) -> None:
    server.says()
    asker().read(document)
    (kept,) = options.answers.rglob("*.json")
    for content in ("{", "[]", json.dumps({**json.loads(kept.read_text(encoding="utf-8")), "model": "other"})):
        kept.write_text(content, encoding="utf-8")
        asker().read(document)
    assert len(server.requests) == 4


def test_the_key_is_in_no_file_finding_or_fingerprint(
    asker: Callable[..., Asker], server: Server, document: SourceDocument, options: LlmOptions
) -> None:
    server.says_words("no", status=401)
    reading = asker(key=Secret("s3cret")).read(document)
    server.replies.clear()
    server.says()
    asker(key=Secret("s3cret")).read(document)
    own = replace(options, key=Secret("s3cret"))
    kept = "".join(path.read_text(encoding="utf-8") for path in options.answers.rglob("*.json"))
    assert kept
    assert "s3cret" not in kept + str(reading.findings) + repr(own) + str(extractor.rests_on(None, own))


def test_over_the_cap_of_tokens_articles_are_left_unread_and_kept_answers_still_serve(
    asker: Callable[..., Asker], server: Server, document: SourceDocument
) -> None:
    server.says(claim("Removal", FIRED, agent=["Anna Bell"], target=["Mark Stone"]), usage=(30_000, 3_000))
    other = document_of("Mayor Ann Lee resigned on Tuesday.", slug="2021-03-05-b")
    one = asker(tokens=45_000)
    first, second, third = one.read(document), one.read(other), one.read(document)
    assert (codes(first), codes(second), codes(third)) == ([], ["KG0521"], [])
    assert second.claims == ()
    assert len(server.requests) == 1
    assert re.search(r"33,000 of 45,000 tokens", second.findings[0].message)


def test_over_the_cap_of_money_nothing_more_is_asked(asker: Callable[..., Asker], server: Server, document: SourceDocument) -> None:
    server.says()
    prices = {"price_in": Decimal("1"), "price_out": Decimal("4")}
    assert codes(asker(money=Decimal("0.0001"), **prices).read(document)) == ["KG0521"]
    assert server.requests == []
    assert codes(asker(money=Decimal("1"), **prices).read(document)) == []


@pytest.mark.parametrize(
    ("status", "reply", "words"),
    [(401, "no", "status 401"), (200, "not json", "no JSON"), (200, {"choices": []}, "form of a chat completion"), (200, [1], "form")],
)
def test_a_server_that_does_not_answer_costs_its_article_alone(
    asker: Callable[..., Asker], server: Server, document: SourceDocument, status: int, reply: Any, words: str, options: LlmOptions
) -> None:
    server.replies.append((status, reply))
    reading = asker().read(document)
    assert (reading.claims, codes(reading)) == ((), ["KG0520"])
    assert words in reading.findings[0].message
    assert len(server.requests) == 1
    assert not options.answers.exists()


def test_a_busy_server_is_asked_again(asker: Callable[..., Asker], server: Server, document: SourceDocument) -> None:
    server.says_words("", status=429)
    server.says_words("", status=503)
    server.says(claim("Removal", FIRED, target=["Mark Stone"]))
    assert len(asker().read(document).claims) == 1
    assert len(server.requests) == 3


def test_an_answer_cut_short_is_none(asker: Callable[..., Asker], server: Server, document: SourceDocument) -> None:
    server.says(reason="length")
    reading = asker().read(document)
    assert codes(reading) == ["KG0520"]
    assert "llm.longest" in reading.findings[0].message


def test_nobody_there_is_a_finding(asker: Callable[..., Asker], document: SourceDocument) -> None:
    assert codes(asker(url="http://127.0.0.1:9/v1").read(document)) == ["KG0520"]


@pytest.mark.parametrize("answer", ["", "no claims", "[]", "{}", '{"claims": 3}', "[" * 5000])
def test_an_answer_of_another_form_is_a_finding(asker: Callable[..., Asker], server: Server, document: SourceDocument, answer: str) -> None:
    server.says_words(answer)
    reading = asker().read(document)
    assert (reading.claims, codes(reading)) == ((), ["KG0515"])


def test_one_claim_of_another_form_leaves_the_others(asker: Callable[..., Asker], server: Server, document: SourceDocument) -> None:
    good = claim("Removal", FIRED, target=["Mark Stone"])
    bad = [{**good, "modality": "Certain"}, {**good, "roles": []}, {**good, "quote": None}, "Removal", {**good, "roles": {"target": [1]}}]
    server.says(*bad, good)
    reading = asker().read(document)
    assert len(reading.claims) == 1
    assert codes(reading) == ["KG0515"] * len(bad)


def test_without_model_or_address_it_is_a_configuration_error(
    vocabulary: Vocabulary, document: SourceDocument, asker: Callable[..., Asker]
) -> None:
    with pytest.raises(ConfigError, match="no model"):
        extractor(vocabulary, None, LlmOptions(url="http://x.example"))
    with pytest.raises(ConfigError, match="nobody to ask"):
        asker(url="").read(document)


def test_a_cap_on_money_needs_prices(vocabulary: Vocabulary, options: LlmOptions) -> None:
    with pytest.raises(ConfigError, match="prices"):
        extractor(vocabulary, None, replace(options, money=Decimal("1")))


def test_page_furniture_is_not_paid_for() -> None:
    document = document_of("Mayor Ann Lee resigned on Tuesday.", "Advertisement", "She served for two terms.")
    (part,) = parts_of(document)
    assert "Advertisement" not in part
    assert "two terms" in part


def test_long_articles_are_put_in_parts_of_whole_paragraphs() -> None:
    paragraphs = [f"{number} " + "word " * 400 for number in range(5)]
    document = document_of(*paragraphs)
    parts = list(parts_of(document))
    assert len(parts) == 2 + 1
    assert [sum(paragraph in part for part in parts) for paragraph in paragraphs] == [1] * 5
    assert all(document.title in part for part in parts)
