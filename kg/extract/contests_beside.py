"""Contests beside: what the words around a candidacy or an endorsement say of its contest, and whose candidacy a condition means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from kg.extract.apposed import named
from kg.extract.clauses import children
from kg.extract.drafts import Draft
from kg.extract.parsed import Sentence
from kg.extract.posts import is_any_seat
from kg.extract.standings import People, is_renewed
from kg.model.claim import EntityRef, Filler

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AGO = re.compile(r"(?i)\byears ago\b")
_CONDITIONS = frozenset({"if", "should", "unless", "whether"})


def with_candidate_meant(draft: Draft, act_at: Callable[[Sentence, Token], Draft | None]) -> Draft:
    """The draft; "Smith will attack Jones if *he* runs" is about Jones running: nobody makes what he does to another hang on himself.

    To stand against another is no such deed: "if *he* runs, he would face Jones" is about him.
    """
    clause = draft.trigger
    pronoun = any(c.tag_ == "PRP" for c in children(clause, "nsubj"))
    conditional = clause.dep_ == "advcl" and any(c.lower_ in _CONDITIONS for c in children(clause, "mark"))
    if not draft.cls.role("candidate") or not pronoun or not conditional:
        return draft
    act = act_at(draft.sentence, clause.head)
    people = [f for f in act.fillers("target") if _is_person(f)] if act and act.cls.name != "Competition" else []
    if act is None or len(people) != 1 or not set(draft.fillers("candidate")) <= set(act.fillers("agent")):
        return draft
    roles = {*(pair for pair in draft.roles if pair[0] != "candidate"), ("candidate", people[0])}
    return replace(draft, roles=tuple(sorted(roles, key=str)), times=dict(draft.times))


def _is_person(filler: Filler) -> bool:
    return isinstance(filler, EntityRef) and filler.id.startswith("person:")


def fought_in(draft: Draft, people: People) -> tuple[str, ...]:
    """The contests in whose opposition a candidate is named ("the special election *against* Republican nominee Smith")."""
    return tuple(
        name
        for token in dict.fromkeys((draft.trigger, named(draft.trigger), draft.trigger.head))
        if token.dep_ == "pobj" and token.head.lower_ == "against"
        for name in _contests(draft, [token.head.head], people)
    )


def backed_in(draft: Draft, people: People) -> tuple[str, ...]:
    """The contests that the words for somebody unnamed tell ("endorsed one of the others *running in the primary*")."""
    objects = [obj for obj in children(draft.trigger, "dobj", "nsubjpass") if any(c.dep_ in {"prep", "acl", "relcl"} for c in obj.children)]
    unnamed = not any(_is_person(filler) for filler in draft.fillers("target"))
    return _contests(draft, [token for obj in objects if unnamed for token in obj.subtree], people)


def _contests(draft: Draft, tokens: Iterable[Token], people: People) -> tuple[str, ...]:
    return tuple(name for token in tokens for name in people.at(draft.sentence, token) if name.startswith("contest:"))


def is_of_another_party(draft: Draft, people: People) -> bool:
    """Whether somebody not named is said to stand for another party than that of the person who is taken for him ("the Green nominee")."""
    told = [f.id for f in draft.fillers("candidateParty") if isinstance(f, EntityRef)]
    held = [people.parties[f.id] for f in draft.fillers("candidate") if isinstance(f, EntityRef) and f.id in people.parties]
    return bool(told and held) and not set(told) & set(held) and not any(token.pos_ == "PROPN" for token in draft.tokens)


def is_any_race(draft: Draft, people: People) -> bool:
    """Whether the words for what somebody runs for name no one race ("a job to run *for*", "run for *office* again", "his *bids*")."""
    owners = children(draft.trigger, "poss") if draft.trigger.tag_ == "NNS" else []
    own = [owner for owner in owners if {EntityRef(name) for name in people.at(draft.sentence, owner)} & set(draft.fillers("candidate"))]
    if own and not any(children(owner, "conj") for owner in own):
        return True
    aims = children(draft.trigger, "prep") if draft.trigger.pos_ == "VERB" else []
    objects = [list(aim.children) for aim in aims if aim.lower_ == "for"]
    again = any(c.lower_ in {"again", "ever", "never"} for c in draft.trigger.children)
    return any(not found or (again and all(is_any_seat(obj) and not children(obj, "det", "poss") for obj in found)) for found in objects)


def tells_another_year(draft: Draft, year: str, published: date) -> bool:
    """Whether the sentence speaks of a past time, so that nobody can tell whether it means the contest of ``year``."""
    words = draft.sentence.parse.text
    past = [told for told in _YEAR.findall(words) if int(told) < published.year]
    entered = year and str(int(year) - 1) in past  # "announced his candidacy in 2015"
    return bool(past or _AGO.search(words)) and year not in past and not entered and not is_renewed(draft)


def undecided(draft: Draft) -> Draft:
    """A candidacy that is thought of where it is left open ("will decide whether to run"), or not ruled out; any other as it is."""
    if draft.stance.polarity == "Open" and draft.stage == "declared":
        return replace(draft, stage="considering", times=dict(draft.times))
    if draft.stance.polarity == "Negated" and draft.stance.modality == "Actual" and draft.frame in _NOT_RULED_OUT:
        stance = replace(draft.stance, modality="Planned", polarity="Affirmed", certainty="Possible")
        return replace(draft, stage="considering", stance=stance, times={})
    return draft


_NOT_RULED_OUT = frozenset({"frame-rule-out", "frame-rule-out-running"})
