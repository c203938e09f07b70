"""Nouns of leaving and taking posts, and of steps of the law, that no word places: they are as real as the verbs of the document tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extract.clauses import is_verb
from kg.extract.drafts import Draft
from kg.model.claim import Filler

#: what may stand for a doing that has not been done, best claim on reality first; what is only asked for may have been done since
_UNREAL = ("Planned", "Predicted", "Conditional")
_STEPS = frozenset({"charged", "indicted", "impeached", "convicted", "acquitted"})
_REAL = frozenset({"after", "since", "following", "despite", "upon", "until"})


def as_elsewhere(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those that a mere noun tells as done made plans or possibilities where all else in the document tells only of these."""
    told: dict[tuple[str, str, Filler], list[Draft]] = {}
    for draft in drafts:
        if (draft.cls.role("office") or draft.stage in _STEPS) and (whom := _whom(draft)) is not None:
            told.setdefault((draft.cls.name, draft.stage, whom), []).append(draft)
    for same in told.values():
        _make_alike(same)
    return list(drafts)


def _make_alike(same: Iterable[Draft]) -> None:
    """Give the bare nouns among the drafts of one person's leaving or coming the modality that the others share."""
    drafts = list(same)
    bare = [draft for draft in drafts if _is_bare(draft)]
    others = [draft.stance for draft in drafts if draft not in bare]
    known = [stance for name in _UNREAL for stance in others if stance.modality == name and stance.polarity == "Affirmed"]
    if not known or any(stance.modality not in _UNREAL for stance in others):
        return
    for draft in bare:
        certainty = "Possible" if known[0].modality == "Conditional" else known[0].certainty
        draft.stance = replace(draft.stance, modality=known[0].modality, certainty=certainty)


def _whom(draft: Draft) -> Filler | None:
    """Who comes or goes."""
    return next((filler for role in ("target", "agent") for filler in draft.fillers(role)), None)


def _is_bare(draft: Draft) -> bool:
    """Whether a noun alone tells of a doing: no date, nobody who says so, no preposition that takes it for past."""
    stance, noun = draft.stance, draft.trigger
    plain = (stance.modality, stance.polarity, stance.certainty) == ("Actual", "Affirmed", "Certain")
    return plain and not is_verb(noun) and noun.tag_ == "NN" and not draft.times and noun.head.lower_ not in _REAL
