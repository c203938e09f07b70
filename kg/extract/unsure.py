"""What is left when claims that are too unsure are not made: the situations that other claims tell of or speak of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.model.claim import Claim, Situation, SituationRef


def still_told(situations: Mapping[str, Situation], before: Iterable[Claim], after: Iterable[Claim]) -> dict[str, Situation]:
    """The situations without those whose last claim is gone, unless what is still told names them: as a filler, a condition, a saying."""
    left = list(after)
    gone = {claim.situation for claim in before} - {claim.situation for claim in left}
    kept = set(situations) - gone
    open_ends = [*kept, *(name for claim in left for name in (claim.condition, claim.conveyed_by) if name in gone)]
    while open_ends:
        name = open_ends.pop()
        kept.add(name)
        fillers = situations[name].roles if name in situations else ()
        open_ends += [f.id for _, f in fillers if isinstance(f, SituationRef) and f.id in situations and f.id not in kept]
    return {name: situation for name, situation in situations.items() if name in kept}
