"""What is said of an entity, one statement for each situation: what, when, whether it is a fact, and who says so first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.answers.claim_rows import takes_part
from kg.answers.dataset import Dataset
from kg.answers.situation_times import Time, index_times, times_of
from kg.answers.status import Status, statuses_of
from kg.answers.tenures import index_tenures
from kg.answers.why import Said, claims, index_claims, lead
from kg.model.intervals import FuzzyInterval

#: the groups of statements in the order in which they are shown
GROUPS = ("fact", "said", "denied", "withheld", "rejected")
_GONE = frozenset({Status.WITHHELD, Status.REJECTED, Status.RETRACTED})


@dataclass(frozen=True, slots=True)
class Statement:
    """One situation as the sources tell it: its time in words and as an interval (``None`` = nothing is told), its claims best first.

    ``statuses`` are the ways in which the claims stand, the weightiest first. By them the ``group`` is ``fact``; ``said`` of what is only
    alleged, possible, predicted or supposed, or of what weightier sources tell otherwise; ``denied``; ``withheld``; or ``rejected``, which
    what was taken back is too.
    """

    iri: str
    label: str
    cls: str
    statuses: tuple[Status, ...]
    words: str
    interval: FuzzyInterval | None
    claims: tuple[Said, ...]

    @property
    def group(self) -> str:
        """How it stands: one of ``GROUPS``."""
        return group_of(self.statuses)

    @property
    def first(self) -> Said:
        """The claim that tells it best."""
        return self.claims[0]

    @property
    def day(self) -> date:
        """The day by which it is put in order; what has no time comes last."""
        begin = self.interval.begin if self.interval else None
        return (begin and (begin.min or begin.max)) or date.max


def index_statements(data: Dataset) -> None:
    """From now on statements of this dataset are looked up in memory: for a server, that is asked again and again."""
    index_claims(data)
    index_times(data)
    index_tenures(data)


def statements(data: Dataset, entity: str) -> list[Statement]:
    """Every situation in which the entity has a role, facts first, each group in order of time."""
    told: dict[str, list[Said]] = defaultdict(list)
    places = takes_part(data, entity)
    for said in claims(data, places=places):
        told[said.situation].append(said)
    times = times_of(data, entity, places)
    truthy = data.names.graph("truthy")
    accepted = {situation for situation, graph in places if graph == truthy}
    statuses = {iri: statuses_of(data, said, "" if iri in accepted else entity) for iri, said in told.items()}
    found = [_statement(iri, lead(said), times.get(iri), statuses[iri]) for iri, said in told.items()]
    return sorted(found, key=lambda one: (GROUPS.index(one.group), one.day, one.label, one.iri))


def _statement(iri: str, said: Sequence[Said], time: Time | None, statuses: tuple[Status, ...]) -> Statement:
    words, interval = time or ("", None)
    return Statement(iri, said[0].label, said[0].cls, statuses, words, interval, tuple(said))


@cache
def group_of(statuses: tuple[Status, ...]) -> str:
    """How a statement stands by the ways in which its claims do."""
    if Status.FACT in statuses:
        return "fact"
    if set(statuses) == {Status.WITHHELD}:
        return "withheld"
    counting = set(statuses) - _GONE
    if not counting:
        return "rejected"
    return "denied" if counting == {Status.DENIED} else "said"
