"""Probes: what one sentence leaves unsaid of an investigation that another tells more fully."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from kg.extract.clauses import is_verb
from kg.extract.drafts import Draft
from kg.extract.word_sets import word_set
from kg.model.claim import EntityRef, Filler, SituationRef, Words
from kg.model.iri import slug

#: letters of a word that tell it from others, past its ending ("Russia", "Russian")
_STEM = 5
_ABOUT = ("matter", "target")
_EMPTY = word_set("the and his her its into whether possible alleged campaign election probe investigation inquiry special counsel")
Fillers = tuple[tuple[str, Filler], ...]


def told_fully(drafts: list[Draft], named: Callable[[Filler], str]) -> list[Draft]:
    """The drafts, investigations that are only mentioned ("the Russia probe") as the one other telling has them that fits and says more.

    ``named`` gives the words for a filler.
    """
    full = [d for d in drafts if d.cls.name == "Investigation" and d.fillers("agent") and _about(d) and _is_told(d)]
    return [_completed(d, full, named) if d.cls.name == "Investigation" and _is_mention(d) else d for d in drafts]


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
