"""Entities, claims, quotes, time, contradictions and the audit: for each shape one example that passes and one that does not."""

from __future__ import annotations

from collections import defaultdict

import pytest

from kg.model.finding import Finding
from kg.validate.validator import Validator

from .conftest import Check

V, W = "Violation", "Warning"
GROUND = """
graph:registry {
  per:ann a foaf:Person ; skos:prefLabel "Ann"@en . per:bob a foaf:Person ; skos:prefLabel "Bob"@en .
  grp:body a org:FormalOrganization ; skos:prefLabel "Body"@en . grp:party a kgo:Party ; skos:prefLabel "Party"@en .
  post:chair a org:Post ; skos:prefLabel "Chair"@en ; org:postIn grp:body ; kgo:maxHolders 1 .
  con:race a kgo:Contest ; skos:prefLabel "Race"@en ; kgo:forPost post:chair .
}
graph:provenance {
  doc:d a prov:Entity , foaf:Document ; dcterms:title "D"@en ; dcterms:issued "2019-11-06T00:00:00Z"^^xsd:dateTime ;
    kgo:sha256 "a6a1649b541781c1707fd04fa3fd69b5ee0b1e2cd881e21e4c49b00a01f7084c" .
  act:read a kgo:Extraction ; prov:used doc:d . act:cure a kgo:Curation . agt:curator a prov:Agent .
  graph:doc_d a kgo:SourceGraph ; prov:wasGeneratedBy act:read .
}
"""
AXES = "kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain"
CLAIM = f"a kgo:Claim ; kgo:about ev:talk ; {AXES} ; kgo:holder doc:d ; kgo:evidence <d#q> ; prov:wasGeneratedBy act:read"
SOURCE = """
  ev:talk a kgo:SpeechAct ; rdfs:label "talk"@en ; kgo:agent per:ann .
  <https://kg.example.org/doc/d#offset_0_4> a kgo:Quote ; dcterms:source doc:d ; oa:exact "Word" ; oa:start 0 ; oa:end 4 ; kgo:sentence 1 .
"""


def claim(name: str, **changed: str) -> str:
    """A complete claim with some of its properties changed; an empty value takes one away."""
    parts = {
        "about": "ev:talk",
        "modality": "kgo:Actual",
        "polarity": "kgo:Affirmed",
        "certainty": "kgo:Certain",
        "holder": "doc:d",
        "evidence": "<https://kg.example.org/doc/d#offset_0_4>",
    } | changed
    made = parts.pop("made", "act:read")
    listed = " ; ".join(f"kgo:{key} {value}" for key, value in parts.items() if value)
    return f"clm:{name} a kgo:Claim ; {listed}" + (f" ; prov:wasGeneratedBy {made}" if made else "") + " .\n"


REGISTRY_FAULTS = {
    "NamedEntity": ('per:Ann_B a foaf:Person ; skos:prefLabel "Ann B"@en .', V, "an entity needs a slug IRI"),
    "NamedEntity label": ("per:nameless a foaf:Person .", V, "exactly one skos:prefLabel"),
    "NamedEntity alias": ('per:cy a foaf:Person ; skos:prefLabel "Cy"@en ; skos:altLabel "Cy"@en .', W, "repeated as an alias"),
    "Post": ('post:p1 a org:Post ; skos:prefLabel "P"@en .', W, "a post needs the organisation"),
    "Post seats": ('post:p2 a org:Post ; skos:prefLabel "P"@en ; org:postIn grp:body ; kgo:maxHolders 0 .', V, "kgo:maxHolders must be"),
    "Contest": ('con:c1 a kgo:Contest ; skos:prefLabel "C"@en .', W, "a contest needs the post"),
    "Contest posts": ('con:c2 a kgo:Contest ; skos:prefLabel "C"@en ; kgo:forPost grp:body .', V, "a contest fills one post at most"),
    "Primary": (
        'con:c3 a kgo:Primary ; skos:prefLabel "C"@en ; kgo:forPost post:chair ; kgo:partOf con:race .',
        W,
        "a primary needs its party",
    ),
    "Primary of": (
        'con:c4 a kgo:Primary ; skos:prefLabel "C"@en ; kgo:forPost post:chair ; kgo:partOf con:race ; kgo:primaryOf grp:body .',
        V,
        "a primary belongs to one party",
    ),
    "Organization": ('grp:g1 a org:FormalOrganization ; skos:prefLabel "G"@en ; org:subOrganizationOf per:ann .', V, "only be part of an"),
    "Identity": (
        'per:i1 a foaf:Person ; skos:prefLabel "I"@en ; owl:sameAs <http://example.org/i> .',
        V,
        "must be one Wikidata entity IRI",
    ),
    "AnonymousSource": ('src:s1 a kgo:AnonymousSource ; skos:prefLabel "S"@en ; kgo:quotedIn doc:d .', W, "needs the affiliation"),
    "AnonymousSource home": (
        'src:s2 a kgo:AnonymousSource ; skos:prefLabel "S"@en ; kgo:affiliation grp:body .',
        V,
        "exactly one document",
    ),
    "Collective": ('coll:l1 a kgo:Collective ; skos:prefLabel "L"@en ; owl:sameAs wd:Q5 .', V, "a collective must never be identified"),
}
CLAIM_FAULTS = {
    "about nothing": (claim("a1", about=""), V, "about exactly one situation"),
    "about an unknown": (claim("a2", about="ev:nowhere"), V, "about exactly one situation"),
    "modality": (claim("a3", modality="kgo:Rumoured"), V, "one known modality"),
    "two polarities": (claim("a4", polarity="kgo:Affirmed , kgo:Negated"), V, "one known polarity"),
    "certainty": (claim("a5", certainty=""), V, "one known certainty"),
    "holder": (claim("a6", holder=""), V, "exactly one holder"),
    "confidence": (claim("a8", confidence="1.5"), V, "confidence must be one decimal"),
    "activity": (claim("a9", made=""), V, "the one activity that made it"),
    "condition kind": (claim("b1", modality="kgo:Conditional", condition="per:ann"), W, "the condition of a claim should be"),
    "conveyed by": (claim("b2", conveyedBy="per:ann"), W, "what conveys a claim should be"),
}
#: these have the activity as focus node and the claim as value
ACTIVITY_FAULTS = {
    "no condition": (claim("c1", modality="kgo:Conditional"), "conditional and called certain"),
    "condition of a fact": (claim("c2", condition="ev:talk2"), "modality Actual must not carry a condition"),
    "own condition": (claim("c3", modality="kgo:Conditional", condition="ev:talk"), "cannot depend on the situation it is about"),
    "holder kind": (claim("a7", holder="post:chair"), "must be a document, a person"),
    "no evidence": (claim("c4", evidence=""), "an extracted claim needs evidence"),
    "foreign quote": (claim("c5", evidence="<https://kg.example.org/doc/e#offset_0_4>"), "stands in another document"),
    "no source": (claim("c6", evidence="", made="act:cure"), "a curated claim needs a source"),
}


@pytest.fixture(scope="module")
def faults(check: Check) -> dict[str, list[Finding]]:
    """Findings on one dataset that plants everything, by focus node and by value."""
    registry = "graph:registry {\n" + "\n".join(row[0] for row in REGISTRY_FAULTS.values()) + "}\n"
    more = SOURCE + 'ev:talk2 a kgo:SpeechAct ; rdfs:label "talk"@en ; kgo:agent per:ann .\n'
    more += "<https://kg.example.org/doc/e#offset_0_4> a kgo:Quote ; dcterms:source doc:e ; oa:start 4 ; oa:end 2 ; kgo:sentence 1 .\n"
    more += "".join(row[0] for row in CLAIM_FAULTS.values()) + "".join(row[0] for row in ACTIVITY_FAULTS.values())
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in check(GROUND + registry + "graph:doc_d {\n" + more + "}\n").findings:
        found[finding.focus].append(finding)
        if finding.value != finding.focus:
            found[finding.value].append(finding)
    return found


def node(validator: Validator, turtle: str) -> str:
    return validator.names.expand(turtle.split()[0])


def test_complete_entities_and_claims_have_no_findings(check: Check) -> None:
    report = check(GROUND + "graph:doc_d {\n" + SOURCE + claim("ok") + "}\n")
    assert [(f.code, f.message) for f in report.findings] == [
        ("KG0434", "the text of doc:d is not loaded, so its quotes cannot be checked")
    ]


@pytest.mark.parametrize("name", REGISTRY_FAULTS)
def test_a_fault_of_an_entity_is_told(faults: dict[str, list[Finding]], validator: Validator, name: str) -> None:
    turtle, severity, message = REGISTRY_FAULTS[name]
    found = [f for f in faults[node(validator, turtle)] if message in f.message]
    assert [(f.severity, f.view, validator.names.shorten(f.shape)) for f in found] == [(severity, "world", f"ksh:{name.split()[0]}Shape")]


@pytest.mark.parametrize("name", CLAIM_FAULTS)
def test_a_fault_of_a_claim_is_told(faults: dict[str, list[Finding]], validator: Validator, name: str) -> None:
    turtle, severity, message = CLAIM_FAULTS[name]
    found = {(f.severity, f.view, f.code) for f in faults[node(validator, turtle)] if message in f.message}
    assert found == {(severity, "source:doc_d", "KG0420")}


@pytest.mark.parametrize("name", ACTIVITY_FAULTS)
def test_a_fault_among_the_claims_of_an_activity_names_the_claim(faults: dict[str, list[Finding]], validator: Validator, name: str) -> None:
    turtle, message = ACTIVITY_FAULTS[name]
    found = [f for f in faults[node(validator, turtle)] if message in f.message]
    assert [(f.severity, f.value) for f in found] == [(V, node(validator, turtle))]


def test_a_quote_needs_words_and_offsets_in_order(faults: dict[str, list[Finding]]) -> None:
    messages = {f.message for f in faults["https://kg.example.org/doc/e#offset_0_4"] if f.code == "KG0432"}
    assert messages == {"a quote needs its exact words (oa:exact)", "a quote needs one start offset, smaller than its end (oa:start)"}


def test_a_document_needs_its_fingerprint(check: Check) -> None:
    text = GROUND.replace("a6a1649b", "") + "graph:doc_d {\n" + SOURCE + claim("ok") + "}\n"
    assert [f.message for f in check(text).violations] == ["a document needs the SHA-256 of its text (kgo:sha256)"]


def test_a_situation_needs_a_label_and_a_participant(check: Check) -> None:
    report = check(GROUND + "graph:doc_d { ev:bare a kgo:Event . }")
    assert {(f.severity, f.message) for f in report.findings if f.code == "KG0410"} == {
        (W, "a situation needs a label (rdfs:label)"),
        (V, "a situation needs at least one participant role"),
    }


def state(name: str, roles: str, **times: str) -> str:
    listed = "".join(f' ; kgo:{key} "{value}"^^xsd:date' for key, value in times.items())
    return f'ten:{name} a kgo:Tenure ; rdfs:label "t"@en ; {roles}{listed} .\n'


ANN, BOB = "org:member per:ann ; kgo:post post:chair", "org:member per:bob ; kgo:post post:chair"
ASSESSED = "graph:assessment { clm:backing kgo:status kgo:Accepted . }\n"


def world(check: Check, text: str, code: str) -> list[Finding]:
    return [f for f in check(GROUND + "graph:truthy {\n" + text + "}\n").findings if f.code == code]


@pytest.mark.parametrize(
    ("times", "clash"),
    [
        ({"beginMax": "2018-06-01"}, True),
        ({"beginMax": "2018-11-07"}, False),  # the day of handing over
        ({"beginMin": "2018-06-01", "beginMax": "2018-12-01"}, False),  # only a possible overlap
    ],
)
def test_two_holders_clash_only_when_they_certainly_overlap(check: Check, times: dict[str, str], clash: bool) -> None:
    first = state("first", ANN, beginMax="2017-02-09", endMin="2018-11-07")
    second = state("second", BOB, endMin="2019-02-14", **times)
    assert [f.value.rpartition("/")[2] for f in world(check, first + second, "KG0450")] == (["first", "second"] if clash else [])


def test_a_post_for_several_and_one_person_twice_are_no_clash(check: Check) -> None:
    same = state("first", ANN, beginMax="2017-01-01", endMin="2018-01-01") + state(
        "second", ANN, beginMax="2017-06-01", endMin="2018-01-01"
    )
    assert world(check, same, "KG0450") == []


def test_begin_after_end(check: Check) -> None:
    good, bad = (
        state("good", ANN, beginMin="2017-02-09", endMax="2018-11-07"),
        state("bad", BOB, beginMin="2017-02-09", endMax="2016-11-07"),
    )
    assert [f.focus.rpartition("/")[2] for f in world(check, good + bad, "KG0441")] == ["bad"]


def test_dates_are_edtf_with_bounds_in_order(check: Check) -> None:
    text = (
        'ev:a kgo:date "2018-11"^^edtf:EDTF ; kgo:dateMin "2018-11-01"^^xsd:date ; kgo:dateMax "2018-11-30"^^xsd:date .'
        'ev:b kgo:date "November 2018" ; kgo:dateMin "2018-11-01"^^xsd:date .'
        'ev:c kgo:date "2018-11"^^edtf:EDTF .'
        'ev:d kgo:dateMin "2018-11-30"^^xsd:date ; kgo:dateMax "2018-11-01"^^xsd:date .'
        'ev:e kgo:duration "20 years" . ev:f kgo:duration "P20Y"^^xsd:duration .'
    )
    found = {(f.focus.rpartition("/")[2], f.message) for f in world(check, text, "KG0440")}
    assert found == {
        ("b", "kgo:date must be one EDTF literal per graph"),
        ("c", "a fuzzy date needs its computed day bounds"),
        ("d", "dateMin is given twice or is after dateMax"),
        ("e", "kgo:duration must be an xsd:duration"),
    }


def test_two_winners_of_one_contest(check: Check) -> None:
    one = "ev:r1 a kgo:ContestResult ; kgo:contest con:race ; kgo:winner per:ann .\n"
    assert world(check, one, "KG0451") == []
    found = world(check, one + "ev:r2 a kgo:ContestResult ; kgo:contest con:race ; kgo:winner per:bob .\n", "KG0451")
    assert [f.value.rpartition("/")[2] for f in found] == ["r1", "r2"]


def test_tenure_before_birth(check: Check) -> None:
    born = 'graph:registry { per:ann kgo:birthDate "1980-01-01"^^xsd:date . }\ngraph:truthy {\n'
    text = GROUND + born + state("early", ANN, beginMax="1979-12-31") + state("late", ANN, beginMax="2001-01-01") + "}\n"
    assert [f.value.rpartition("/")[2] for f in check(text).findings if f.code == "KG0452"] == ["early"]


LINK = 'cl:{0}{1} a kgo:CausalLink ; rdfs:label "l"@en ; kgo:cause ev:{0} ; kgo:effect ev:{1} .\n'


def test_a_causal_loop_is_found_whatever_its_length(check: Check) -> None:
    chain = LINK.format("a", "b") + LINK.format("b", "c") + LINK.format("a", "c")
    assert world(check, chain, "KG0453") == []
    found = world(check, chain + LINK.format("c", "a"), "KG0453")
    assert {f.focus.rpartition("/")[2] for f in found} == {"ab", "bc", "ca", "ac"}
    assert len(world(check, LINK.format("a", "a"), "KG0453")) >= 1


def test_a_denied_link_makes_no_loop_in_a_source(check: Check) -> None:
    denied = f"clm:no a kgo:Claim ; kgo:about cl:ba ; {AXES.replace('Affirmed', 'Negated')} .\n"
    links = LINK.format("a", "b") + LINK.format("b", "a")
    codes = [f.code for f in check(GROUND + "graph:doc_d {\n" + links + denied + "}\n").findings]
    assert "KG0453" not in codes
    assert "KG0453" in [f.code for f in check(GROUND + "graph:doc_d {\n" + links + "}\n").findings]


def test_two_entities_cannot_be_one_item(check: Check) -> None:
    text = "graph:registry { per:ann owl:sameAs wd:Q1 . per:bob owl:sameAs wd:Q1 . }"
    found = [f for f in check(GROUND + text).findings if f.code == "KG0461"]
    assert [f.message for f in found] == ["per:ann and per:bob both claim to be wd:Q1: merge them or drop one link"]


BACKED = "graph:doc_d {\n" + SOURCE + claim("backing") + "}\n" + ASSESSED + "graph:truthy { ev:talk a kgo:SpeechAct . }\n"


def codes(check: Check, text: str) -> set[str]:
    return {f.code for f in check(GROUND + text).violations if f.view == "audit"}


def test_what_an_accepted_claim_backs_is_no_leak(check: Check) -> None:
    assert codes(check, BACKED) == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kgo:Actual", "kgo:Planned"),
        ("kgo:Affirmed", "kgo:Negated"),
        ("kgo:Certain", "kgo:Possible"),
        ("kgo:holder doc:d", "kgo:holder per:bob"),
        ("kgo:Accepted", "kgo:Proposed"),
    ],
)
def test_what_is_less_than_certain_fact_in_an_own_voice_leaks(check: Check, old: str, new: str) -> None:
    assert codes(check, BACKED.replace(old, new)) == {"KG0470"}


def test_a_claim_in_quarantine_backs_nothing(check: Check) -> None:
    assert "KG0470" in codes(check, BACKED.replace("graph:doc_d {", "graph:quarantine {"))


def test_a_shortcut_without_its_situation_leaks(check: Check) -> None:
    assert codes(check, BACKED + "graph:truthy { per:ann kgo:recusedFrom ev:talk . }") == {"KG0471"}


def test_an_orphan_a_double_status_and_a_hollow_decision(check: Check) -> None:
    orphan = 'graph:doc_d { ev:lonely a kgo:SpeechAct ; rdfs:label "l"@en ; kgo:agent per:ann . }\n'
    assert codes(check, BACKED + orphan) == {"KG0472"}
    assert codes(check, BACKED + "graph:assessment { clm:backing kgo:status kgo:Disputed . }") == {"KG0473"}
    decision = (
        'graph:decisions { dec:1 a kgo:CurationDecision ; kgo:decidesOn clm:backing ; kgo:verdict kgo:Accepted ; rdfs:comment "r"@en . }'
    )
    assert codes(check, BACKED + decision) == set()
    assert codes(check, BACKED + decision.replace("clm:backing", "clm:gone")) == {"KG0473"}
    assert codes(check, BACKED + decision.replace('; rdfs:comment "r"@en', "")) == {"KG0473"}
