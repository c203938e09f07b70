"""What each class of situations needs: an example that is complete, and one for each thing that can be missing or wrong."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from kg.model.finding import Finding
from kg.model.iri import Namespaces
from kg.validate.validator import Validator

from .conftest import Check

REGISTRY = """
graph:registry {
  per:ann a foaf:Person ; skos:prefLabel "Ann"@en . per:bob a foaf:Person ; skos:prefLabel "Bob"@en .
  grp:body a org:FormalOrganization ; skos:prefLabel "Body"@en . grp:party a kgo:Party ; skos:prefLabel "Party"@en .
  post:chair a org:Post ; skos:prefLabel "Chair"@en ; org:postIn grp:body .
  con:race a kgo:Contest ; skos:prefLabel "Race"@en ; kgo:forPost post:chair . topic:wall a kgo:Topic ; skos:prefLabel "Wall"@en .
}
"""

#: class -> roles of an example that leaves nothing to wish
COMPLETE = {
    "Tenure": "org:member per:ann ; kgo:post post:chair ; org:organization grp:body",
    "PartyAffiliation": "org:member per:ann ; org:organization grp:party",
    "Candidacy": 'kgo:candidate per:ann ; kgo:contest con:race ; kgo:candidateParty grp:party ; kgo:stage "declared"',
    "Attitude": "kgo:bearer per:ann ; kgo:attitude kgo:Anger ; kgo:target per:bob",
    "Relationship": "kgo:bearer per:ann , per:bob ; kgo:relation kgo:Feud",
    "PolicyPosition": "kgo:bearer per:ann ; kgo:matter topic:wall ; kgo:stance kgo:Support",
    "AttributeValue": "kgo:bearer per:ann ; kgo:attribute kgo:age ; kgo:value 72",
    "Evaluation": 'kgo:bearer per:ann ; kgo:value "the favourite"@en',
    "CausalLink": "kgo:cause ev:one ; kgo:effect ev:two ; kgo:linkType kgo:Reason",
    "Appointment": 'kgo:agent per:ann ; kgo:target per:bob ; kgo:office post:chair ; kgo:stage "nominated"',
    "TakingOffice": "kgo:agent per:ann ; kgo:office post:chair",
    "Removal": "kgo:agent per:ann ; kgo:target per:bob ; kgo:office post:chair",
    "Departure": 'kgo:agent per:ann ; kgo:org grp:body ; kgo:stage "resigned"',
    "Recusal": "kgo:agent per:ann ; kgo:matter topic:wall ; kgo:office post:chair",
    "Endorsement": "kgo:agent per:ann ; kgo:target per:bob ; kgo:contest con:race",
    "Opposition": "kgo:agent per:ann ; kgo:target per:bob",
    "Investigation": 'kgo:agent grp:body ; kgo:target per:bob ; kgo:matter topic:wall ; kgo:stage "open"',
    "Charge": 'kgo:agent grp:body ; kgo:target per:bob ; kgo:matter "perjury"@en ; kgo:stage "indicted"',
    "Interference": "kgo:agent grp:body ; kgo:target con:race",
    "Collusion": "kgo:agent per:ann , grp:body",
    "SpeechAct": "kgo:agent per:ann ; kgo:recipient per:bob",
    "Announcement": "kgo:agent per:ann ; kgo:matter topic:wall",
    "Request": "kgo:agent per:ann ; kgo:target per:bob ; kgo:matter topic:wall",
    "Notification": "kgo:agent per:ann ; kgo:recipient per:bob ; kgo:matter topic:wall",
    "Filing": "kgo:agent per:ann ; kgo:contest con:race",
    "Deadline": 'kgo:contest con:race ; kgo:date "2019-11-08"^^edtf:EDTF ; kgo:dateMin "2019-11-08"^^xsd:date',
    "Polling": 'kgo:contest con:race ; kgo:date "2020-03-03"^^edtf:EDTF ; kgo:dateMax "2020-03-03"^^xsd:date',
    "ContestResult": "kgo:contest con:race ; kgo:winner per:ann ; kgo:loser per:bob",
    "Setback": "kgo:target per:ann",
    "Competition": "kgo:agent per:ann , per:bob ; kgo:contest con:race",
    "Decision": "kgo:agent per:ann ; kgo:matter topic:wall",
    "Conversation": "kgo:agent per:ann ; kgo:recipient per:bob",
    "RelationshipChange": "kgo:agent per:ann , per:bob",
}

V, W = "Violation", "Warning"
#: class, roles, severity, what the message says
FAULTS = [
    ("Tenure", "kgo:post post:chair", V, "a tenure needs exactly one person"),
    ("Tenure", "org:member per:ann", V, "a tenure needs exactly one post"),
    ("Tenure", "org:member per:ann , per:bob ; kgo:post post:chair", V, "a tenure needs exactly one person"),
    ("Tenure", "org:member per:ann ; kgo:post grp:body", V, "a tenure needs exactly one post"),
    ("Tenure", "org:member per:ann ; kgo:post post:chair ; org:organization per:bob", V, "must be an organisation"),
    ("PartyAffiliation", "org:organization grp:party", V, "a party affiliation needs exactly one person"),
    ("PartyAffiliation", "org:member per:ann ; org:organization grp:body", V, "a party affiliation needs exactly one party"),
    ("Candidacy", "kgo:candidate per:ann", V, "a candidacy needs exactly one contest"),
    ("Candidacy", "kgo:contest con:race", V, "a candidacy needs exactly one candidate"),
    ("Candidacy", 'kgo:candidate per:ann ; kgo:contest con:race ; kgo:stage "running"', V, "the stage of a candidacy must be one of"),
    ("Attitude", "kgo:attitude kgo:Anger ; kgo:target per:bob", W, "an attitude needs whose it is"),
    ("Attitude", "kgo:bearer per:ann ; kgo:target per:bob", V, "an attitude needs what it is"),
    ("Attitude", "kgo:bearer per:ann ; kgo:attitude kgo:Anger", W, "an attitude needs whom or what it is about"),
    ("Relationship", "kgo:bearer per:ann , per:bob", V, "a relationship needs which one it is"),
    ("Relationship", "kgo:bearer per:ann ; kgo:relation kgo:Feud", W, "a relationship needs both of its sides"),
    ("PolicyPosition", "kgo:bearer per:ann ; kgo:stance kgo:Support", V, "a policy position needs what it is about"),
    ("PolicyPosition", "kgo:bearer per:ann ; kgo:matter topic:wall", V, "a policy position needs exactly one stance"),
    ("AttributeValue", "kgo:bearer per:ann ; kgo:attribute kgo:age", V, "an attribute value needs its value"),
    ("Evaluation", "kgo:bearer per:ann", V, "an evaluation needs what the judgement is"),
    ("CausalLink", "kgo:cause ev:one", V, "a causal link needs exactly one effect"),
    ("CausalLink", "kgo:cause ev:one ; kgo:effect ev:two , ev:three", V, "a causal link needs exactly one effect"),
    ("Appointment", "kgo:agent per:ann", V, "an appointment needs the person concerned"),
    ("Appointment", "kgo:target per:ann ; kgo:office post:chair", W, "an appointment needs who did it"),
    ("Appointment", "kgo:agent per:ann ; kgo:target per:bob", W, "an appointment needs the office"),
    ("Appointment", "kgo:agent per:ann ; kgo:target per:bob ; kgo:office grp:body", V, "must be a post"),
    ("TakingOffice", "kgo:office post:chair", V, "a taking of office needs who enters"),
    ("TakingOffice", "kgo:agent per:ann", W, "a taking of office needs the office or the body"),
    ("Removal", "kgo:agent per:ann ; kgo:office post:chair", V, "a removal needs the person concerned"),
    ("Removal", "kgo:target per:ann ; kgo:office post:chair", W, "a removal needs who did it"),
    ("Departure", "kgo:office post:chair", V, "a departure needs who leaves"),
    ("Departure", "kgo:agent per:ann", W, "a departure needs the office or the body"),
    ("Departure", 'kgo:agent per:ann ; kgo:org grp:body ; kgo:stage "declared"', V, "the stage of a departure must be one of"),
    ("Recusal", "kgo:agent per:ann ; kgo:office post:chair", V, "a recusal needs the matter"),
    ("Recusal", "kgo:agent per:ann ; kgo:matter topic:wall", W, "a recusal needs the office"),
    ("Recusal", "kgo:matter topic:wall ; kgo:office post:chair", V, "a recusal needs exactly one official"),
    ("Endorsement", "kgo:target per:bob", W, "an endorsement needs who endorses"),
    ("Endorsement", "kgo:agent per:ann", V, "an endorsement needs whom or what it is for"),
    ("Opposition", "kgo:target per:bob", W, "an opposition needs who opposes"),
    ("Opposition", "kgo:agent per:ann", V, "an opposition needs whom or what it is aimed at"),
    ("Investigation", "kgo:agent grp:body", V, "an investigation needs the matter, or whom it is aimed at"),
    ("Charge", "kgo:agent grp:body", V, "a charge needs the accused"),
    ("Charge", "kgo:target per:bob", W, "a charge needs the offence"),
    ("Charge", 'kgo:target per:bob ; kgo:matter "perjury"@en ; kgo:stage "guilty"', V, "the stage of a charge must be one of"),
    ("Interference", "kgo:agent grp:body", V, "an interference needs what it is aimed at"),
    ("Collusion", "kgo:target per:bob", V, "a collusion needs at least one party to it"),
    ("SpeechAct", "kgo:recipient per:bob", V, "a speech act needs a speaker"),
    ("Announcement", "kgo:matter topic:wall", V, "an announcement needs a speaker"),
    ("Announcement", "kgo:agent per:ann", W, "an announcement needs what is announced"),
    ("Request", "kgo:target per:bob", W, "a request needs who asks"),
    ("Request", "kgo:agent per:ann", V, "a request needs what is asked for, or of whom"),
    ("Notification", "kgo:agent per:ann ; kgo:matter topic:wall", V, "a notification needs who is told"),
    ("Notification", "kgo:recipient per:ann", W, "a notification needs who notifies"),
    ("Filing", "kgo:contest con:race", V, "a filing needs who files"),
    (
        "Deadline",
        'kgo:agent per:ann ; kgo:date "2019"^^edtf:EDTF ; kgo:dateMin "2019-01-01"^^xsd:date',
        V,
        "a deadline needs what it is for",
    ),
    ("Deadline", "kgo:contest con:race", W, "a deadline needs its day"),
    ("Polling", "kgo:agent per:ann", V, "a polling needs its contest"),
    ("ContestResult", "kgo:contest con:race", V, "a contest result needs a winner or a loser"),
    ("ContestResult", "kgo:winner per:ann", W, "a contest result needs its contest"),
    ("Setback", "kgo:agent per:ann", V, "a setback needs whom it hits"),
    ("Competition", "kgo:contest con:race", V, "a competition needs who competes"),
    ("Competition", "kgo:agent per:ann", W, "a competition needs against whom or in which contest"),
    ("Decision", "kgo:matter topic:wall", V, "a decision needs who decides"),
    ("Conversation", "kgo:recipient per:ann", V, "a conversation needs who talks"),
    ("Conversation", "kgo:agent per:ann", W, "a conversation needs at least two people"),
    ("RelationshipChange", "kgo:target per:ann", V, "a change of relationship needs whose relationship it is"),
]


def example(number: int, cls: str, roles: str) -> str:
    return f'ev:example_{number} a kgo:{cls} ; rdfs:label "example"@en ; {roles} .\n'


@pytest.fixture(scope="module")
def complete(check: Check) -> dict[str, list[Finding]]:
    return by_focus(check, list(COMPLETE.items()))


@pytest.fixture(scope="module")
def faulty(check: Check) -> dict[str, list[Finding]]:
    return by_focus(check, [(cls, roles) for cls, roles, _, _ in FAULTS])


def by_focus(check: Check, examples: list[tuple[str, str]]) -> dict[str, list[Finding]]:
    text = REGISTRY + "graph:doc_x {\n" + "".join(example(n, *each) for n, each in enumerate(examples)) + "}\n"
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in check(text).findings:
        found[finding.focus].append(finding)
    return found


@pytest.mark.parametrize("cls", COMPLETE)
def test_a_complete_situation_has_no_findings(complete: dict[str, list[Finding]], cls: str) -> None:
    assert complete[Namespaces().iri("event", f"example_{list(COMPLETE).index(cls)}")] == []


@pytest.mark.parametrize("number", range(len(FAULTS)), ids=[f"{cls}-{text}" for cls, _, _, text in FAULTS])
def test_a_fault_is_told_with_its_severity(faulty: dict[str, list[Finding]], number: int) -> None:
    cls, _, severity, message = FAULTS[number]
    found = [f for f in faulty[Namespaces().iri("event", f"example_{number}")] if message in f.message]
    assert [(f.severity, Namespaces().shorten(f.shape), f.code) for f in found] == [(severity, f"ksh:{cls}Shape", "KG0411")]


def test_no_example_shows_a_violation_that_it_does_not_plant(faulty: dict[str, list[Finding]]) -> None:
    planted = {Namespaces().iri("event", f"example_{n}") for n, fault in enumerate(FAULTS) if fault[2] == W}
    assert {focus: [f.message for f in found if f.severity == V] for focus, found in faulty.items() if focus in planted} == {
        focus: [] for focus in planted
    }


def test_every_class_has_a_complete_example_and_a_violation(validator: Validator, root: Path) -> None:
    shaped = {path.stem.replace("-", "") for path in (root / "shapes" / "situations").glob("*.ttl")}
    assert shaped == {cls.lower() for cls in COMPLETE}
    assert {cls for cls, _, severity, _ in FAULTS if severity == V} == set(COMPLETE)
