"""Aims: whom a request is put to, and whose doing is looked into, as far as the words beside the trigger tell it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.clauses import children, conjuncts, is_verb
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
#: what two do together
_MUTUAL = word_set(
    """affair collusion communication connection contact conversation cooperation coordination conspiracy dealing discussion link
    meeting relation relationship tie transaction"""
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
    named = [f for f in doers if isinstance(f, EntityRef)]
    people = [f for f in named if filling.entities.fits(f.id, ("Person",))] or _beside_states(named, filling)
    first = people or list(_told_to(match, mixed, target, filling).get("target", ()))
    first = first or ([] if doers else _owner(match, mixed, target, roles, filling))
    more = _further(match, mixed, target, roles, filling)
    found = [f for f in dict.fromkeys([*(first or (named if more else [])), *more]) if f not in roles.get("bearer", ())]
    return {"target": found} if found else {}


def _beside_states(doers: list[EntityRef], filling: Filling) -> list[Filler]:
    """Those who are said to have worked with a state: they are looked into, and not the state."""
    states = {f for f in doers if (one := filling.entities.get(f.id)) and filling.entities.stand_ins.is_place(one.name)}
    return [f for f in doers if f not in states] if states else []


def _further(match: Match, functions: Iterable[str], target: Role | None, roles: Roles, filling: Filling) -> list[Filler]:
    """Whose doing is looked into besides what stands first: "meddling by Russia *and whether Clark lied*", "*obstruction by Clark*"."""
    heads = [t for name in functions for t in match.functions.get(name, ())]
    found = [f for head in heads for part in _parts(head) for f in _doer(part, match, target, roles, filling)]
    noun = match.frame.part_of_speech == "noun" and roles.get("agent")
    by = [t for t in match.functions.get("by", ()) if noun and any(t.i > head.i for head in heads)]
    return [*found, *(f for f in _filled(by, match, target, filling).get("target", ()) if f not in roles["agent"])]


def _parts(head: Token) -> list[Token]:
    """What is coordinated with a matter: things done, and clauses that tell of some."""
    found = [c for c in children(head, "conj") if c.pos_ in {"NOUN", "VERB"}]
    return [*found, *(part for c in found for part in _parts(c))]


def _doer(part: Token, match: Match, target: Role | None, roles: Roles, filling: Filling) -> list[Filler]:
    if is_verb(part):
        return list(_filled(_subjects(part), match, target, filling).get("target", ()))
    return _owned_by([part], match, target, roles, filling)


def _asked(roles: Roles, filling: Filling) -> Roles:
    """Who is asked: who would do what is asked for."""
    doers = [e for f in roles.get("matter", ()) if isinstance(f, SituationRef) for e in filling.agents_of(f.id)]
    return {"target": list(doers)} if doers else {}


def _told_to(match: Match, functions: Iterable[str], target: Role | None, filling: Filling) -> Roles:
    """Who is the subject of the clause that stands in one of the functions."""
    verbs = [v for name in functions for v in match.functions.get(name, ())]
    return _filled([c for v in verbs for c in _subjects(v)], match, target, filling)


def _subjects(verb: Token) -> list[Token]:
    """Those of whom a clause tells, each of several."""
    return [one for c in children(verb, "nsubj") for one in conjuncts(c)]


def _filled(tokens: Iterable[Token], match: Match, target: Role | None, filling: Filling) -> Roles:
    """The target that the tokens stand for."""
    found = [f for t in tokens for f in (filling.fill(target, match.sentence, t, plain=False) if target else [])]
    return {"target": found} if found else {}


def _owner(match: Match, functions: Iterable[str], target: Role | None, roles: Roles, filling: Filling) -> list[Filler]:
    """Whose the matter is, where it is something done or had ("*Clark's* use of the money", "*Russian* involvement")."""
    nouns = [t for name in functions for t in match.functions.get(name, ()) if t.pos_ == "NOUN"]
    return _owned_by(nouns, match, target, roles, filling)


def _owned_by(nouns: list[Token], match: Match, target: Role | None, roles: Roles, filling: Filling) -> list[Filler]:
    between = [o for noun in nouns for o in _between(noun, filling)]
    owners = between or [o for noun in nouns for o in _owners(noun, filling)][:1]
    owning = replace(target, ranges=target.ranges if between else ("Person", "Organization")) if target else None
    found = [f for o in owners for f in (filling.fill(owning, match.sentence, o, plain=False) if owning else [])]
    return [f for f in found if isinstance(f, EntityRef) and f not in roles.get("agent", ())]


def _between(noun: Token, filling: Filling) -> list[Token]:
    """Those who did something with a state ("ties between *Clark aides* and Russia"); of two of whom neither is one, both."""
    if noun.lemma_.lower() not in _MUTUAL:
        return []
    sides = [o for prep in children(noun, "prep") if prep.lower_ == "between" for c in children(prep, "pobj") for o in conjuncts(c)]
    return [o for o in sides if not (o.ent_type_ == "GPE" or filling.entities.stand_ins.is_place(o.text))] or sides


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
