"""The two clocks of a question: what held on a day (as of), and what could be known on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import pyoxigraph as ox

    from kg.assemble.known import Known
    from kg.model.ontology import Vocabulary
    from kg.model.policy import AcceptancePolicy


@dataclass(frozen=True, slots=True)
class Clocks:
    """The days that a question is asked for; without one, all times and all that is known now."""

    as_of: date | None = None
    known_at: date | None = None


NOW = Clocks()


def seen(
    quads: Sequence[ox.Quad], clocks: Clocks, vocabulary: Vocabulary, policy: AcceptancePolicy
) -> tuple[Sequence[ox.Quad], Known | None]:
    """A dataset as it looks at these days, and on what it rests that something was known by then (nothing where that is not asked)."""
    from kg.assemble.as_of import as_of
    from kg.assemble.known import known_at

    known = known_at(quads, clocks.known_at, vocabulary, policy) if clocks.known_at else None
    quads = known.quads if known else quads
    return (as_of(quads, clocks.as_of, vocabulary, policy) if clocks.as_of else quads), known
