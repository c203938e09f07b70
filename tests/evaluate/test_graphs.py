"""A gold graph and a found one: situations are paired by class and roles, whatever their IRIs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.evaluate.alignment import Aligner
from kg.evaluate.graph_score import read_facts, score
from kg.evaluate.views import View, views_of_quads
from kg.model.claim import Claim, EntityRef, Modality, Situation, SituationRef, Words
from kg.model.ontology import Vocabulary
from kg.model.span import Quote, Span
from kg.store import read_quads
from kg.vocabulary import load

BASE = "https://kg.example.org/"
SESSIONS, MOORE = f"{BASE}person/jeff-sessions", f"{BASE}person/roy-moore"
NAMES = {SESSIONS: ("Jeff Sessions",), MOORE: ("Roy Moore",), f"{BASE}person/sessions-jeff": ("Sessions", "Jefferson Sessions")}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load()


def view(*situations: Situation) -> View:
    claims = tuple(Claim(f"c:{s.id}", s.id, quotes=(Quote("d", Span(0, 5), "words", 1, 1),)) for s in situations)
    return View("d", "0", {s.id: s for s in situations}, claims, NAMES)


def recusal(iri: str, who: str, matter: Words | SituationRef, **rest: str) -> Situation:
    return Situation(iri, "Recusal", (("agent", EntityRef(who)), ("matter", matter)), **rest)  # type: ignore[arg-type]


def test_other_iris_and_other_names_of_one_person_do_not_matter() -> None:
    gold, found = (
        recusal("g", SESSIONS, Words("the Russia probe")),
        recusal("f", f"{BASE}person/sessions-jeff", Words("Russia investigation")),
    )
    assert Aligner(view(gold), view(found)).pairs() == {"g": "f"}


def test_a_contradicted_role_or_another_class_is_another_situation() -> None:
    gold = recusal("g", SESSIONS, Words("the Russia probe"))
    assert Aligner(view(gold), view(recusal("f", MOORE, Words("the Russia probe")))).pairs() == {}
    assert Aligner(view(gold), view(replace(gold, cls="Request"))).pairs() == {}


def test_situations_inside_situations_are_compared_by_their_roles() -> None:
    def probe(iri: str, words: str) -> Situation:
        return Situation(iri, "Investigation", (("matter", Words(words)),))

    gold = view(probe("g1", "Russian interference"), recusal("g2", SESSIONS, SituationRef("g1")))
    same = view(probe("f1", "interference"), recusal("f2", SESSIONS, SituationRef("f1")))
    other = view(probe("f1", "the uranium deal"), recusal("f2", SESSIONS, SituationRef("f1")))
    assert Aligner(gold, same).pairs() == {"g1": "f1", "g2": "f2"}
    assert Aligner(gold, other).pairs() == {}


def test_attributes_are_scored_on_found_claims_and_a_sharper_time_is_right(vocabulary: Vocabulary) -> None:
    gold = view(recusal("g", SESSIONS, Words("the probe"), date="[..2018-11]"))
    found = view(recusal("f", SESSIONS, Words("the probe"), date="2017-03-02"))
    result = score(gold, found, vocabulary)
    assert (result.aligned, result.backed, result.right["time"]) == (1, 1, 1)
    wrong = replace(found, claims=tuple(replace(claim, modality=Modality.PLANNED) for claim in found.claims))
    assert score(gold, wrong, vocabulary).right["modality"] == 0


def test_what_is_missed_and_what_is_wrong_is_told(vocabulary: Vocabulary) -> None:
    result = score(view(recusal("g", SESSIONS, Words("the probe"))), view(recusal("f", MOORE, Words("the probe"))), vocabulary)
    assert (result.aligned, result.backed) == (0, 0)
    assert [kind for kind, _ in result.notes] == ["missed", "wrong"]


@pytest.mark.shared
def test_the_gold_graph_against_itself_is_perfect(shared: Path, vocabulary: Vocabulary) -> None:
    path = shared / "gold/seed/seed.trig"
    (gold,) = views_of_quads(read_quads(path), vocabulary.names)
    facts = read_facts(path.parent / "seed-facts.tsv", vocabulary.names.prefixes)
    result = score(gold, gold, vocabulary, facts)
    assert (len(facts), result.gold, result.aligned, result.backed) == (88, 88, 88, 88)
    assert result.groups["tier 1"] == (69, 69)
    assert result.right == result.pairs
    assert result.notes == []


@pytest.mark.shared
def test_a_gold_graph_with_half_its_claims_is_half_found(shared: Path, vocabulary: Vocabulary) -> None:
    (gold,) = views_of_quads(read_quads(shared / "gold/seed/seed.trig"), vocabulary.names)
    kept = gold.claims[:44]
    about = {claim.situation for claim in kept}
    half = replace(gold, claims=kept, situations={iri: s for iri, s in gold.situations.items() if iri in about})
    result = score(gold, half, vocabulary)
    assert result.backed == 44
    assert 44 <= result.aligned < 70
