"""Pairing the situations of two views of one article: the same class, the same fillers, whatever their IRIs; one to one, best first."""

from __future__ import annotations

from collections.abc import Mapping

from kg.evaluate.naming import alike, same_person
from kg.evaluate.views import View
from kg.model.claim import EntityRef, Filler, Situation, SituationRef, TermRef

#: two fillers that agree at least so well name one thing; so much of a gold situation's roles must be found
_ENOUGH = 0.5
#: how deep fillers that are situations themselves are compared by their roles; below that by their labels
_DEPTH = 3
_PERSON = "/person/"


class Aligner:
    """Compares situations of a gold view and a found view."""

    def __init__(self, gold: View, found: View) -> None:
        self.gold = gold
        self.found = found
        self._known: dict[tuple[str, str, int], float] = {}

    def pairs(self) -> dict[str, str]:
        """Gold situation -> found situation."""
        scored = sorted(
            (-score, self._distance(a, b), a, b)
            for a in self.gold.situations
            for b in self.found.situations
            if (score := self.situations(a, b)) >= _ENOUGH
        )
        chosen: dict[str, str] = {}
        for _, _, a, b in scored:
            if a not in chosen and b not in chosen.values():
                chosen[a] = b
        return chosen

    def situations(self, a: str, b: str, depth: int = 0) -> float:
        """0 to 1: the share of the gold situation's fillers that the found one has; 0 for another class or a contradicted role."""
        key = (a, b, depth)
        if key not in self._known:
            self._known[key] = 0.0  # a situation that contains itself adds nothing
            self._known[key] = self._compared(self.gold.situations[a], self.found.situations[b], depth)
        return self._known[key]

    def _compared(self, gold: Situation, found: Situation, depth: int) -> float:
        if gold.cls != found.cls:
            return 0.0
        scores: list[float] = []
        for role in sorted({name for name, _ in gold.roles}):
            theirs = found.fillers(role)
            best = [max((self.fillers(mine, other, depth) for other in theirs), default=0.0) for mine in gold.fillers(role)]
            if theirs and max(best) < _ENOUGH:
                return 0.0
            scores += best
        return sum(scores) / len(scores) if scores else self._named(gold.id, found.id)

    def fillers(self, gold: Filler, found: Filler, depth: int = 0) -> float:
        """How well a found filler is what a gold filler is."""
        if isinstance(gold, SituationRef) and isinstance(found, SituationRef) and depth < _DEPTH:
            inner = self._inner(gold.id, found.id, depth)
            return inner if inner >= _ENOUGH else 0.8 * self._named(gold.id, found.id)
        if isinstance(gold, TermRef) or isinstance(found, TermRef):
            return float(gold == found)
        if isinstance(gold, EntityRef) and isinstance(found, EntityRef):
            return self.entities(gold.id, found.id)
        return max((alike(a, b) for a in self._texts(gold, self.gold) for b in self._texts(found, self.found)), default=0.0)

    def entities(self, gold: str, found: str) -> float:
        """1 for the same IRI or a shared name; people by their names; anything else by the words of its names."""
        if gold == found:
            return 1.0
        mine, theirs = self.gold.names.get(gold, ()), self.found.names.get(found, ())
        if {name.casefold() for name in mine} & {name.casefold() for name in theirs}:
            return 1.0
        if _PERSON in gold or _PERSON in found:
            return float(_PERSON in gold and _PERSON in found and any(same_person(a, b) for a in mine for b in theirs))
        return max((alike(a, b) for a in mine for b in theirs), default=0.0)

    def _inner(self, a: str, b: str, depth: int) -> float:
        known = a in self.gold.situations and b in self.found.situations
        return self.situations(a, b, depth + 1) if known else 0.0

    def _named(self, a: str, b: str) -> float:
        return max((alike(x, y) for x in self.gold.names.get(a, ()) for y in self.found.names.get(b, ())), default=0.0)

    def _texts(self, filler: Filler, view: View) -> tuple[str, ...]:
        if isinstance(filler, EntityRef | SituationRef):
            return view.names.get(filler.id, ())
        return (getattr(filler, "text", ""),)

    def _distance(self, a: str, b: str) -> int:
        """How far apart the two are told in the text, to choose between equals."""
        starts = [_starts(view).get(iri, 0) for view, iri in ((self.gold, a), (self.found, b))]
        return abs(starts[0] - starts[1])


def _starts(view: View) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for claim in view.claims:
        for quote in claim.quotes:
            found[claim.situation] = min(found.get(claim.situation, quote.span.start), quote.span.start)
    return found
