"""Completion: what the rest of a document tells about a situation that one sentence leaves out, and what is told twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.extract.clauses import children
from kg.extract.drafts import Draft
from kg.model.claim import EntityRef, Filler, SituationRef, Words
from kg.model.iri import slug


def with_matters(drafts: list[Draft]) -> list[Draft]:
    """The drafts with a matter that must be there and is unsaid: that of the same doing told before, else the probe last spoken of."""
    found: list[Draft] = []
    for draft in drafts:
        role = draft.cls.role("matter")
        if role is None or not role.defining or draft.fillers("matter"):
            found.append(draft)
            continue
        if _is_said_later(draft):
            continue
        told = [d for d in found if d.cls is draft.cls and d.fillers("matter") and d.fillers("agent") == draft.fillers("agent")]
        matter: Filler | None = told[-1].fillers("matter")[0] if told else _last_probe(draft, found)
        if matter is not None:
            found.append(replace(draft, roles=tuple(sorted({*draft.roles, ("matter", matter)}, key=str))))
    return found


def _is_said_later(draft: Draft) -> bool:
    """Whether the words after the trigger may name the matter, though the parse does not show it ("recuse himself, if asked, *from* …")."""
    return not draft.fillers("matter") and any(t.lower_ == "from" and t.i > draft.trigger.i for t in draft.sentence.parse)


def by_one_official(drafts: list[Draft]) -> list[Draft]:
    """The drafts; what only a pronoun says who did, by the one official of whom the document tells the same by name.

    It holds for classes that somebody does to himself or herself in an affair, such as a recusal: two in one article are rare.
    """
    own = [d for d in drafts if any(frame.reflexive for frame in d.cls.frames) and (role := d.cls.role("matter")) and role.defining]
    named = {(d.cls.name, f) for d in own if not _is_pronoun(d) for f in d.fillers("agent")}

    def told(draft: Draft) -> Draft:
        known = [f for name, f in named if name == draft.cls.name]
        if draft not in own or not _is_pronoun(draft) or len(known) != 1 or known[0] in draft.fillers("agent"):
            return draft
        kept = [pair for pair in draft.roles if pair[0] not in {"agent", "office"}]
        return replace(draft, roles=tuple(sorted([*kept, ("agent", known[0])], key=str)))

    return [told(draft) for draft in drafts]


def _is_pronoun(draft: Draft) -> bool:
    """Whether no name stands among the words that tell a situation, but a pronoun for a person."""
    told = [t for t in draft.tokens if t != draft.trigger]
    return any(t.lower_ in _HE for t in told) and not any(t.tag_ == "NNP" and t.ent_type_ == "PERSON" for t in told)


_HE = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})


def without_races_left(drafts: list[Draft]) -> list[Draft]:
    """The drafts without departures that are really withdrawals from a race: of a candidate who withdrew, or who is to "quit"."""
    running = {(person, d.stage) for d in drafts if d.cls.role("candidate") for person in d.fillers("candidate")}
    withdrawn = {person for person, stage in running if stage == "withdrew"}

    def of_race(draft: Draft) -> bool:
        if draft.cls.name != "Departure" or draft.fillers("office") or draft.fillers("org"):
            return False
        verb = draft.trigger.lemma_
        leavers = {person for person, _ in running} if verb == "quit" else withdrawn if draft.stage == "left" else set()
        return bool(leavers & set(draft.fillers("agent")))

    return [draft for draft in drafts if not of_race(draft)]


#: how many sentences back a probe may stand that an unsaid matter means
_NEAR = 3


def _last_probe(draft: Draft, before: Iterable[Draft]) -> Filler | None:
    near = [d for d in before if d.cls.name == "Investigation" and draft.sentence.number - d.sentence.number <= _NEAR and d.id]
    return SituationRef(near[-1].id) if near else None


def _share(own: set[EntityRef | Words], others: set[Filler]) -> bool:
    """Whether two tellings have a filler in common, or one is of a thing that is named after a person of the other."""
    surnames = {f.id.rpartition("-")[2] for f in others if isinstance(f, EntityRef) and f.id.startswith("person:")}
    named = {slug(word.removesuffix("'s").removesuffix("’s")) for f in own if isinstance(f, Words) for word in f.text.split()}
    return any(isinstance(f, EntityRef) and f in others for f in own) or bool(surnames & named)


def without_echoes(drafts: list[Draft]) -> list[Draft]:
    """The drafts without what the headline says of somebody and the body tells again, and better."""
    body = [draft for draft in drafts if draft.sentence.number > 0]

    def told_again(draft: Draft) -> bool:
        own = {f for role in draft.cls.identifying for f in draft.fillers(role) if isinstance(f, EntityRef | Words)}
        return any(_share(own, {f for role in d.cls.identifying for f in d.fillers(role)}) for d in body if d.cls is draft.cls)

    return [draft for draft in drafts if draft.sentence.number > 0 or not told_again(draft)]


#: kinds of probes, which say nothing of what they are into
_KINDS = r"counter-?intelligence|(?:national |internal )?security|background|internal|oversight"
#: a matter that says nothing: whatever it is, the words for it stand elsewhere
_VAGUE = re.compile(
    r"(?i)(?:(?:the|an?|any|such|these|those|this|that|all|other|existing|future|possible|full|further|same) )*"
    rf"(?:or |and )?(?:matters?|scope|issues?|things?|questions?|cases?|actions?|incidents?|"
    rf"allegations?|it|campaign|probe|subject|{_KINDS})"
    r"(?: of any such (?:investigation|probe|inquiry))?"
)


#: parts of the id of a contest that tell it from no other
_ANY_VOTE = frozenset(
    {"primary", "runoff", "special", "general", "election", "caucus", "contest", "vote", "republican-party", "democratic-party"}
)


def without_nothings(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that name nobody and tell only of a matter that says nothing ("an investigation of the matter")."""
    return [d for d in drafts if not all(isinstance(f, Words) and _VAGUE.fullmatch(f.text) for _, f in d.roles)]


def lacks_a_side(draft: Draft) -> bool:
    """Whether a draft that must tell of two situations tells only of one, or a draft of a vote says neither where nor when it is."""
    if draft.cls.slug == "polling" and any(c.dep_ == "conj" for host in children(draft.trigger, "nsubj") for c in host.children):
        return True  # each of several states votes in a contest of its own
    if draft.cls.slug == "polling" and not draft.times:
        return all(isinstance(f, EntityRef) and _ANY_VOTE.issuperset(f.id.partition(":")[2].split("_")) for f in draft.fillers("contest"))
    sides = [role.name for role in draft.cls.roles if role.defining and role.ranges == ("Situation",)]
    return len(sides) > 1 and not all(draft.fillers(side) for side in sides)
