"""Whose a step of the law is that a pronoun owns: "his impeachment" is of the one whom the document tells to be impeached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.clauses import children, is_verb
from kg.extract.drafts import Draft
from kg.model.claim import Filler

_CLASS = "Charge"


def of_the_accused(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; a charge that only "his" says against whom it is, against the one person whom the document names as charged.

    That is so where the sentence names several people: the nearest man may defend the accused. Without one charged nobody knows.
    """
    named = {target for draft in drafts if draft.cls.name == _CLASS and not _is_owned(draft) for target in draft.fillers("target")}
    told = (_told(draft, named) if draft.cls.name == _CLASS and _is_owned(draft) else draft for draft in drafts)
    return [draft for draft in told if draft is not None]


def _told(draft: Draft, named: set[Filler]) -> Draft | None:
    if named.intersection(draft.fillers("target")):
        return draft
    people = {name.text.split()[-1] for name in draft.sentence.parse.ents if name.label_ == "PERSON"}
    if len(people) < 2:
        return draft
    if len(named) != 1:
        return None
    kept = [pair for pair in draft.roles if pair[0] != "target"]
    return replace(draft, roles=tuple(sorted([*kept, ("target", next(iter(named)))], key=str)))


def _is_owned(draft: Draft) -> bool:
    """Whether a noun tells the charge and a pronoun owns it."""
    return not is_verb(draft.trigger) and any(owner.tag_ == "PRP$" for owner in children(draft.trigger, "poss"))
