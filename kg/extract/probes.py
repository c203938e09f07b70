"""Probes: what one sentence leaves unsaid of an investigation that another tells more fully."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from kg.extract.clauses import is_verb
from kg.extract.drafts import Draft
from kg.extract.fillers import Entities
from kg.extract.word_sets import word_set
from kg.model.claim import EntityRef, Filler, SituationRef, Words
from kg.model.iri import slug

#: letters of a word that tell it from others, past its ending ("Russia", "Russian")
_STEM = 5
_ABOUT = ("matter", "target")
_EMPTY = word_set("the and his her its into whether possible alleged campaign election probe investigation inquiry special counsel")
Fillers = tuple[tuple[str, Filler], ...]


def told_fully(drafts: list[Draft], named: Callable[[Filler], str], entities: Entities) -> list[Draft]:
    """The drafts, investigations that are only mentioned ("the Russia probe") as the one other telling has them that fits and says more.

    ``named`` gives the words for a filler. "The Russia probe" is that of the one special counsel, where nobody else investigates.
    """
    drafts = _of_impeachment(_into_accusations(drafts))
    full = [d for d in drafts if d.cls.name == "Investigation" and d.fillers("agent") and _about(d) and _is_told(d)]
    found = [_completed(d, full, named) if d.cls.name == "Investigation" and _is_mention(d) else d for d in drafts]
    led = {f.id for d in full for f in d.fillers("agent") if isinstance(f, EntityRef)}
    special = sorted(entities.special) if led <= entities.special else []
    return [_led(d, special[0], entities) if len(special) == 1 else d for d in found]


def _led(draft: Draft, counsel: str, entities: Entities) -> Draft:
    """The draft; a known probe into what concerns a land is that of the one special counsel of whom the document tells."""
    about = [f.text for f in _about(draft) if isinstance(f, Words)]
    known = draft.cls.name == "Investigation" and _is_mention(draft) and not draft.fillers("agent")
    if not known or not about or not all(map(entities.stand_ins.is_place, about)):
        return draft
    return replace(draft, roles=tuple(sorted({*draft.roles, ("agent", EntityRef(counsel))}, key=str)))


def _of_impeachment(drafts: list[Draft]) -> list[Draft]:
    """The drafts; "the impeachment inquiry" is into the one person of whom the document tells that he or she is, or may be, impeached."""
    tried = {f for d in drafts if _is_impeachment(d) for f in d.fillers("target")}
    known = sorted(f.id for f in tried if isinstance(f, EntityRef) and f.id.startswith("person:"))
    if len(known) != 1:
        return drafts
    whom = "target", EntityRef(known[0])
    return [replace(d, roles=tuple(sorted({*d.roles, whom}, key=str))) if _lacks_whom(d) else d for d in drafts]


def _is_impeachment(draft: Draft) -> bool:
    """Whether a draft tells that somebody is impeached, or of an inquiry into whether to do so."""
    charged = draft.cls.name == "Charge" and any(t.lemma_.lower() in _IMPEACHING for t in draft.tokens)
    return charged or (draft.cls.name == "Investigation" and _IMPEACHMENT in draft.fillers("matter"))


_IMPEACHING = frozenset({"impeach", "impeachment"})
_IMPEACHMENT = Words("impeachment")


def _lacks_whom(draft: Draft) -> bool:
    return draft.cls.name == "Investigation" and _is_impeachment(draft) and not draft.fillers("target")


#: how many sentences back the accusation may stand that "a House probe" is into
_NEAR = 2


def _into_accusations(drafts: list[Draft]) -> list[Draft]:
    """The drafts; a probe of which only who leads it is told, new to the reader, is into what somebody was accused of right before."""
    charges = [d for d in drafts if d.cls.name == "Charge" and (d.stage, d.stance.modality, d.stance.polarity) == _ACCUSED]
    return [_into(d, charges) if d.cls.name == "Investigation" and _is_new(d) else d for d in drafts]


_ACCUSED = ("accused", "Alleged", "Affirmed")


def _is_new(draft: Draft) -> bool:
    noun = draft.trigger
    known = any(c.lower_ in {"the", "this", "that", "any", "no"} or c.dep_ == "poss" for c in noun.children)
    return draft.stance.polarity == "Affirmed" and not is_verb(noun) and not known and not _about(draft) and bool(draft.fillers("agent"))


def _into(draft: Draft, charges: Iterable[Draft]) -> Draft:
    near = [c for c in charges if 0 <= draft.sentence.number - c.sentence.number <= _NEAR and not _is_by(c, draft)]
    last = [c for c in near if c.sentence.number == near[-1].sentence.number]
    whom = {f for c in last for f in c.fillers("target")}
    if len(whom) != 1 or whom & set(draft.fillers("agent")):
        return draft
    told = {(role, f) for role in _ABOUT for f in last[-1].fillers(role)}
    return replace(draft, roles=tuple(sorted({*draft.roles, *told}, key=str)))


def _is_by(charge: Draft, probe: Draft) -> bool:
    return bool(set(charge.fillers("target")) & set(probe.fillers("agent")))


def _about(draft: Draft) -> list[Filler]:
    return [filler for role in _ABOUT for filler in draft.fillers(role)]


def _is_told(draft: Draft) -> bool:
    return draft.stance.modality == "Actual" and draft.stance.polarity == "Affirmed"


def _is_mention(draft: Draft) -> bool:
    """Whether a definite noun speaks of a probe that the reader knows of, without saying who looks into what."""
    noun = draft.trigger
    known = any(c.lower_ in {"the", "this", "that"} or c.dep_ == "poss" for c in noun.children)
    return _is_told(draft) and not is_verb(noun) and known and not (draft.fillers("agent") and _about(draft))


def _completed(draft: Draft, full: Iterable[Draft], named: Callable[[Filler], str]) -> Draft:
    fitting = {tuple(f for f in d.roles if f[0] in {"agent", *_ABOUT}) for d in full if _fits(draft, d, named)}
    agents = {filler for roles in fitting for role, filler in roles if role == "agent"}
    if not fitting or len(agents) > 1:
        return draft
    whole = max(fitting, key=lambda roles: (len(roles), str(roles)))
    if len(fitting) == 1 and not draft.fillers("target"):
        return replace(draft, roles=whole)
    if not draft.fillers("agent") and _about(draft):
        kept = [pair for pair in draft.roles if pair[0] != "agent"]
        return replace(draft, roles=tuple(sorted({*kept, *(("agent", a) for a in agents)}, key=str)))
    if len(fitting) > 1:
        return draft
    return replace(draft, roles=tuple(sorted({*draft.roles, *whole}, key=str)))


def _fits(draft: Draft, other: Draft, named: Callable[[Filler], str]) -> bool:
    """Whether another telling may be of the same probe: the same who where both say it, and words in common on what it is about."""
    if draft.fillers("agent") and draft.fillers("agent") != other.fillers("agent"):
        return False
    own = _words(_about(draft), named)
    return not _about(draft) or bool(own & _words(_about(other), named))


def _words(fillers: Iterable[Filler], named: Callable[[Filler], str]) -> set[str]:
    words = {word[:_STEM] for filler in fillers for word in slug(named(filler)).split("-") if len(word) > 2}
    return words - {word[:_STEM] for word in _EMPTY}


def words_for(filler: Filler, drafts: Iterable[Draft]) -> str:
    """The words for a filler: a name, the text, or of a situation the names and words in its roles."""
    if isinstance(filler, EntityRef):
        return filler.id.partition(":")[2]
    if isinstance(filler, SituationRef):
        told = next((d for d in drafts if d.id == filler.id), None)
        return " ".join(words_for(f, ()) for _, f in told.roles) if told else filler.id.partition("_")[2]
    return filler.text if isinstance(filler, Words) else ""
