"""Completion: what the rest of a document tells about a situation that one sentence leaves out, above all in which contest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.extract.drafts import Draft
from kg.model.claim import EntityRef
from kg.model.entity import EntityKind, LocalEntity

_CONTESTS = frozenset({EntityKind.CONTEST, EntityKind.PRIMARY})
_KEYS = ("office", "jurisdiction", "year", "party", "stage")

Lookup = Mapping[str, LocalEntity]


def with_contests(drafts: list[Draft], entities: Lookup, mentioned: Iterable[str], year: int) -> list[Draft]:
    """The drafts with the contest that the document speaks of where theirs is unsaid or only half said.

    A candidacy without a contest takes one that the same person stands in, else the one that the document is about; an endorsement
    that of the candidate. Candidacies that nothing in the document supports are left out.
    """
    counted = Counter(name for name in mentioned if name in entities and entities[name].kind in _CONTESTS)
    for draft in drafts:
        counted.update(f.id for f in draft.fillers("contest") if isinstance(f, EntityRef))
    fuller = {name: _fullest(name, counted, entities, year) for name in counted}
    drafts = [_renamed(draft, fuller) for draft in drafts]
    standing = _standing(drafts)
    about = _about(counted, fuller, entities, year)
    found = (_completed(draft, standing, about) for draft in drafts)
    return [draft for draft in found if draft is not None]


def _facts(name: str, entities: Lookup) -> dict[str, str]:
    known = dict(entities[name].attributes)
    facts = {key: known[key] for key in _KEYS if known.get(key)}
    return {key: value for key, value in facts.items() if (key, value) != ("stage", "general")}


def _fits(vague: Mapping[str, str], full: Mapping[str, str], year: int) -> bool:
    """Whether a vaguer phrase can mean the fuller contest: nothing in conflict, and no year gone by."""
    if any(full.get(key, value) != value for key, value in vague.items()):
        return False
    if "year" not in vague and int(full.get("year", str(year))[:4]) < year:
        return False
    return bool(set(vague) & set(full)) and len(full) > len(vague) and set(vague) <= set(full)


def _fullest(name: str, counted: Counter[str], entities: Lookup, year: int) -> str:
    """The fullest contest of the document that ``name`` can mean, where the fuller ones do not contradict each other; else itself."""
    own = _facts(name, entities)
    fuller = sorted((other for other in counted if _fits(own, _facts(other, entities), year)), key=lambda o: (-len(_facts(o, entities)), -counted[o], o))
    if not fuller:
        return name
    best = _facts(fuller[0], entities)
    agree = all(best.get(key, value) == value for other in fuller for key, value in _facts(other, entities).items())
    return fuller[0] if agree else name


def _renamed(draft: Draft, fuller: Mapping[str, str]) -> Draft:
    roles = tuple(sorted({(r, EntityRef(fuller.get(f.id, f.id)) if r == "contest" and isinstance(f, EntityRef) else f) for r, f in draft.roles}, key=str))
    return draft if roles == draft.roles else replace(draft, roles=roles)


def _standing(drafts: Iterable[Draft]) -> dict[str, EntityRef]:
    """Candidate -> the contest that he or she is told to stand in, the first that names one."""
    found: dict[str, EntityRef] = {}
    for draft in drafts:
        if draft.cls.name == "Candidacy":
            for candidate in draft.fillers("candidate"):
                for contest in draft.fillers("contest"):
                    if isinstance(candidate, EntityRef) and isinstance(contest, EntityRef):
                        found.setdefault(candidate.id, contest)
    return found


def _about(counted: Counter[str], fuller: Mapping[str, str], entities: Lookup, year: int) -> EntityRef | None:
    """The contest that the document speaks of most and that is not over."""
    total: Counter[str] = Counter()
    for name, times in counted.items():
        facts = _facts(fuller[name], entities)
        if int(facts.get("year", str(year))[:4]) >= year and ("office" in facts or "jurisdiction" in facts):
            total[fuller[name]] += times
    best = sorted(total, key=lambda name: (-total[name], name))
    return EntityRef(best[0]) if best else None


def _completed(draft: Draft, standing: Mapping[str, EntityRef], about: EntityRef | None) -> Draft | None:
    if draft.fillers("contest") or not draft.cls.role("contest"):
        return draft
    if draft.cls.name == "Candidacy":
        people = [f.id for f in draft.fillers("candidate") if isinstance(f, EntityRef)]
        contest = next((standing[p] for p in people if p in standing), None)
        if contest is None and draft.frame.split("-")[-1] not in {"out", "bid"} and any(p.startswith("person:") for p in people):
            contest = about
        return replace(draft, roles=_with(draft, contest)) if contest else None
    targets = [f.id for f in draft.fillers("target") if isinstance(f, EntityRef)]
    contest = next((standing[t] for t in targets if t in standing), None)
    return replace(draft, roles=_with(draft, contest)) if contest and draft.cls.name in {"Endorsement", "Opposition"} else draft


def _with(draft: Draft, contest: EntityRef) -> tuple[tuple[str, object], ...]:
    return tuple(sorted({*draft.roles, ("contest", contest)}, key=str))
