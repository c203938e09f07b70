"""Oversight: who looks into what, told by a verb of overseeing or by whom the responsibility fell to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.clauses import children, is_verb, subjects
from kg.extract.drafts import Draft, situation_id
from kg.extract.fillers import Entities
from kg.extract.frames import FrameIndex
from kg.extract.parsed import Sentence, Stance
from kg.extract.word_sets import word_set
from kg.model.claim import EntityRef, Filler
from kg.model.ontology import SituationClass

_OVERSEEING = word_set("oversee supervise handle lead head run conduct")
_FALLING = word_set("fall pass go shift")
_CHARGES = word_set("oversight responsibility supervision control authority job task charge command")
_THOSE = word_set("those these that the this such")
_MATTERS = word_set("matter case effort")


def overseen(
    sentence: Sentence, own: list[Draft], told: Iterable[Draft], cls: SituationClass | None, entities: Entities, frames: FrameIndex
) -> list[Draft]:
    """The drafts of one sentence, the probe in it with who oversees it, and one more where only that is said of a probe told before."""
    for verb in sentence.parse if cls is not None else ():
        kept_away = verb.dep_ == "pcomp" and verb.head.lower_ in {"from", "without", "against"}  # "recused himself from *overseeing* it"
        found = _charge(verb, frames) if is_verb(verb) and not kept_away else None
        if found is None:
            continue
        noun, by = found
        person = next((e for e in entities.at(sentence, by) if entities.fits(e, ("Person", "Organization"))), "")
        probe = next((d for d in reversed(own) if d.cls is cls and _is_meant(d, noun, verb)), None)
        if not person or (probe is not None and probe.fillers("agent")):
            continue
        if probe is not None:
            own = [_by(d, person, (by, *d.tokens)) if d is probe else d for d in own]
        elif cls is not None and _is_probe(noun, cls) and _is_told(verb):
            before = [d for d in told if d.cls is cls and (d.fillers("matter") or d.fillers("target"))]
            own = [*own, *(_again(d, person, sentence, verb, (by, noun)) for d in before[-1:])]
    return own


def _charge(verb: Token, frames: FrameIndex) -> tuple[Token, Token] | None:
    """What is overseen and by whom: "*Smith* will oversee those *matters*", "oversight of the *probe* fell to *Smith*"."""
    above = subjects(verb, frames.control)
    if verb.lemma_ in _OVERSEEING:
        nouns = [n for n in children(verb, "dobj") if any(c.lower_ in _THOSE for c in n.children)]
        return (nouns[0], above[0]) if nouns and above else None
    if verb.lemma_ not in _FALLING or not above or above[0].lemma_.lower() not in _CHARGES:
        return None
    nouns = [o for prep in children(above[0], "prep") if prep.lower_ in {"of", "for", "over"} for o in children(prep, "pobj", "pcomp")]
    nouns = [o for n in nouns for o in (children(n, "dobj") if n.tag_ == "VBG" else [n])]
    people = [o for prep in children(verb, "prep", "dative") if prep.lower_ == "to" for o in children(prep, "pobj")]
    return (nouns[0], people[0]) if nouns and people else None


def _is_meant(draft: Draft, noun: Token, verb: Token) -> bool:
    """Whether what is overseen is the probe of a draft, by its word or as "those matters" after it."""
    return draft.trigger == noun or (noun.lemma_ in _MATTERS and draft.trigger.i < verb.i)


def _is_probe(noun: Token, cls: SituationClass) -> bool:
    return any(noun.lemma_.lower() in frame.lemmas for frame in cls.frames if frame.part_of_speech == "noun")


def _is_told(verb: Token) -> bool:
    """Whether a verb tells of what is or was, not of what may be."""
    return verb.tag_ in {"VBD", "VBZ"} and not any(c.dep_ == "neg" for c in verb.children)


def _by(draft: Draft, person: str, tokens: tuple[Token, ...]) -> Draft:
    return replace(draft, roles=_with_agent(draft, person), tokens=tokens, times=dict(draft.times))


def _again(draft: Draft, person: str, sentence: Sentence, verb: Token, tokens: tuple[Token, ...]) -> Draft:
    """The probe told before, as it is told of whoever came to oversee it."""
    stance = Stance("Actual", "Affirmed", "Certain", "")
    found = replace(draft, sentence=sentence, trigger=verb, tokens=(*tokens, verb), stance=stance, times={}, frame="oversight")
    found = _by(found, person, found.tokens)
    found.id = situation_id(found.cls, found.roles, found.stage, f"{sentence.span.start}")
    return found


def _with_agent(draft: Draft, person: str) -> tuple[tuple[str, Filler], ...]:
    kept = [pair for pair in draft.roles if pair[0] != "agent" and pair != ("target", EntityRef(person))]
    return tuple(sorted([*kept, ("agent", EntityRef(person))], key=str))
