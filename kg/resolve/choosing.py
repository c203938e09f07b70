"""Of several known situations that a telling can be of, the one that is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from kg.model.claim import EntityRef, Situation
from kg.model.document import SourceDocument
from kg.model.time import bounds
from kg.resolve.known import SEASON, Key, Known


def most_told(found: Sequence[Known]) -> list[Known]:
    """Those that most documents tell of: what is told in few words is what everybody has heard of."""
    most = max((len(one.documents) for one in found), default=0)
    return [one for one in found if len(one.documents) == most]


def closest(found: Sequence[Known], keys: Mapping[str, set[Key]], situation: Situation, document: SourceDocument) -> list[Known]:
    """Those with the most roles in common, then of the same step, then curated; of these the one that began last before the document.

    Of events only one that is dated to the season before comes into question: news tells again of what has just happened.
    """
    ranks = {
        known.iri: (
            sum(1 for role, values in keys.items() if known.roles.get(role, set()) & values),
            bool(situation.stage) and situation.stage in known.stages,
            sum(
                1
                for role, filler in situation.roles
                if isinstance(filler, EntityRef) and ("entity", filler.id) in known.everything.get(role, ())
            ),
            known.curated,
        )
        for known in found
    }
    best = [known for known in found if ranks[known.iri] == max(ranks.values())]
    if len(best) == 1 or situation.date:
        return best
    begun = [(day, known) for known in best if (day := _begun(known) or _lately(known, document)) and day <= document.published]
    latest = [known for day, known in begun if day == max(day for day, _ in begun)]
    return latest if len(latest) == 1 else best


def _lately(known: Known, document: SourceDocument) -> date | None:
    """The day of an event that is dated to within the season before the document."""
    first = document.published - SEASON
    days = [found.max for found in map(bounds, known.times["date"]) if found.min and found.max and first <= found.min]
    return min(days, default=None)


def _begun(known: Known) -> date | None:
    days = [bounds(value).min or bounds(value).max for value in known.times["begin"]]
    return min((day for day in days if day), default=None)
