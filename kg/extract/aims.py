"""Aims: whom a request is put to, and whose doing is looked into, as far as the words beside the trigger tell it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.clauses import children
from kg.extract.fillers import OF_PERSONS, Filling
from kg.extract.frames import Match
from kg.extract.letters import addressees
from kg.extract.word_sets import word_set
from kg.model.claim import EntityRef, Filler, SituationRef
from kg.model.ontology import Role, SituationClass

Roles = dict[str, list[Filler]]
#: what happens to its owner: "her death" is no doing of hers, "his firing of Smith" is one of his
_UNDERGONE = word_set(
    """accident accusation account allegation appointment arrest assassination attack claim complaint concern confirmation conviction
    death detention disappearance dismissal firing kidnapping killing murder nomination ouster poisoning removal request shooting
    suicide treatment demand call order behest"""
)
#: what a nation or a body does, where its adjective says whose it is ("Russian *involvement*")
_DOINGS = word_set(
    """action activity aggression attempt attack campaign conduct contact cyberattack effort hack hacking influence interference
    intervention involvement link meddling operation role tie"""
)
_ABOUT = word_set("related relating involving concerning regarding surrounding pertaining")


def aimed_at(match: Match, cls: SituationClass, roles: Roles, filling: Filling) -> Roles:
    """Who is asked, or whose doing is looked into: who would do, or is said to do, what the matter tells, or owns it."""
    target = cls.role("target")
    if match.frame.complement[0] == "Requested":
        asked = _asked(roles, filling) or _told_to(match, ("clause", "infinitive", "asked"), target, filling)
        return asked or _filled(addressees(match.trigger), match, target, filling)
    mixed = [name for name, first in match.frame.functions.items() if {"target", "matter"} <= {first, *match.frame.fallbacks.get(name, ())}]
    if not mixed:
        return {}
    doers = _asked(roles, filling).get("target", [])
    people = [f for f in doers if isinstance(f, EntityRef) and filling.entities.fits(f.id, ("Person",))]
    if people:
        return {"target": list(people)}
    return _told_to(match, mixed, target, filling) or ({} if doers else _owner(match, mixed, target, roles, filling))


def _asked(roles: Roles, filling: Filling) -> Roles:
    """Who is asked: who would do what is asked for."""
    doers = [e for f in roles.get("matter", ()) if isinstance(f, SituationRef) for e in filling.agents_of(f.id)]
    return {"target": list(doers)} if doers else {}


def _told_to(match: Match, functions: Iterable[str], target: Role | None, filling: Filling) -> Roles:
    """Who is the subject of the clause that stands in one of the functions."""
    verbs = [v for name in functions for v in match.functions.get(name, ())]
    return _filled([c for v in verbs for c in v.children if c.dep_ == "nsubj"], match, target, filling)


def _filled(tokens: Iterable[Token], match: Match, target: Role | None, filling: Filling) -> Roles:
    """The target that the tokens stand for."""
    found = [f for t in tokens for f in (filling.fill(target, match.sentence, t, plain=False) if target else [])]
    return {"target": found} if found else {}


def _owner(match: Match, functions: Iterable[str], target: Role | None, roles: Roles, filling: Filling) -> Roles:
    """Whose the matter is, where it is something done or had ("*Clark's* use of the money", "*Russian* involvement")."""
    nouns = [t for name in functions for t in match.functions.get(name, ()) if t.pos_ == "NOUN"]
    owners = [o for noun in nouns for o in _owners(noun, filling)]
    owning = replace(target, ranges=("Person", "Organization")) if target else None
    found = [f for o in owners[:1] for f in (filling.fill(owning, match.sentence, o, plain=False) if owning else [])]
    found = [f for f in found if isinstance(f, EntityRef) and f not in roles.get("agent", ())]
    return {"target": list(found)} if found else {}


def _owners(noun: Token, filling: Filling) -> list[Token]:
    lemma = noun.lemma_.lower()
    if filling.entities.stand_ins.is_human(noun) or lemma in OF_PERSONS:
        return []
    if lemma in _UNDERGONE and not any(c.lower_ == "of" for c in children(noun, "prep")):
        return []
    named = [c for c in children(noun, "amod", "compound") if lemma in _DOINGS and filling.entities.stand_ins.is_place(c.text)]
    about = [c for c in children(noun, "acl", "amod", "prep") if c.lower_ in _ABOUT]
    told = [
        o for c in about for o in (*children(c, "dobj", "pobj", "oprd"), *(p for to in children(c, "prep") for p in children(to, "pobj")))
    ]
    return [*children(noun, "poss"), *named, *(t for t in told if t.ent_type_ == "PERSON")]
