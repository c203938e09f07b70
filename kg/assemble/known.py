"""The dataset as it could have been known on a day: the second clock, beside the one of what was true when.

A source is known from the day on which it was recorded. Where nobody recorded it, the day of its publication is the earliest on which
it can have been known, and that is taken. A curated file has no publication: of one that nobody recorded, a claim is known from the
day that it tells of, and a state that ended later is told as one that went on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import pyoxigraph as ox

from kg.assemble.revise import read_stated, revised
from kg.assemble.withhold import withhold
from kg.model.claim import Claim, Modality, Situation, SituationRef
from kg.model.decision import Decision
from kg.model.document import SourceDocument
from kg.model.ontology import Vocabulary
from kg.model.policy import AcceptancePolicy
from kg.model.record import UNRECORDED, Recorded
from kg.model.resolution import Resolution, Source
from kg.model.time import bounds


class Knowing(StrEnum):
    """On what it rests that a source counts as known on a day."""

    RECORDED = "recorded"
    EARLIER = "earlier version recorded"
    PUBLISHED = "published"
    TOLD = "as it happened"
    UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Known:
    """The dataset of a day, and on what it rests for each source that it counts as known or as not known by then."""

    quads: tuple[ox.Quad, ...]
    day: date
    sources: Mapping[str, Knowing]

    def counted(self, *how: Knowing) -> int:
        """How many sources are known in one of these ways."""
        return sum(knowing in how for knowing in self.sources.values())


def known_at(quads: Iterable[ox.Quad], day: date, vocabulary: Vocabulary, policy: AcceptancePolicy) -> Known:
    """What a dataset holds that could be known on the day: sources and decisions of later days are gone, and what follows from them.

    What the whole corpus settled stays settled: people and situations keep the names that it gave them, whatever was decided about
    two entities counts on any day, a claim that it withheld stays withheld, and a decision that was withdrawn since left no trace.
    """
    stated = read_stated(quads, vocabulary)
    documents, recorded = stated.background.documents, stated.background.recorded
    how = {source.origin: knowing(documents.get(source.origin), recorded.get(source.origin, UNRECORDED), day) for source in stated.sources}
    sources = withhold(Resolution(sources=told_by(stated.sources, how, day)), frozenset()).sources
    judgements = [judgement for judgement in stated.background.ledger.judgements if made_by(judgement.decision, day)]
    return Known(revised(stated, sources, judgements, policy), day, how)


def made_by(decision: Decision, day: date) -> bool:
    """Whether a decision had been made by the end of the day."""
    return decision.made[:10] <= day.isoformat()


def told_by(sources: Iterable[Source], how: Mapping[str, Knowing], day: date) -> tuple[Source, ...]:
    """The sources that could be known on the day, each with what could be told by then; ``how`` gives for each on what that rests."""
    told = [_as_told(source, how[source.origin], day) for source in sources if how[source.origin] is not Knowing.UNKNOWN]
    later = _later(told, how, day)
    return tuple(_without(source, later) for source in told)


def _without(source: Source, claims: frozenset[str]) -> Source:
    """The source without these claims, and without the descriptions of which no other claim of it speaks."""
    stay = tuple(claim for claim in source.claims if claim.id not in claims)
    if len(stay) == len(source.claims):
        return source
    gone = {claim.situation for claim in source.claims} - {claim.situation for claim in stay}
    return replace(source, claims=stay, situations=tuple(s for s in source.situations if s.id not in gone))


def knowing(document: SourceDocument | None, times: Recorded, day: date) -> Knowing:
    """On what it rests that a source counts as known on the day, or that it does not; without a ``document`` it is a curated one."""
    if times.day and times.day <= day:
        return Knowing.RECORDED
    if times.earlier and times.earlier <= day:
        return Knowing.EARLIER
    if times.day or times.earlier:
        return Knowing.UNKNOWN
    if document is None:
        return Knowing.TOLD
    return Knowing.PUBLISHED if document.published <= day else Knowing.UNKNOWN


def _as_told(source: Source, how: Knowing, day: date) -> Source:
    """The source as it stands, or of a curated one that nobody recorded what could be told of its states on the day."""
    if how is not Knowing.TOLD:
        return source
    return replace(source, situations=tuple(_going_on(situation, day) for situation in source.situations))


def _going_on(situation: Situation, day: date) -> Situation:
    """The situation, or one that ended after the day as still going on then: how it ended and how long it took nobody knew."""
    last = bounds(situation.end).min if situation.end else None
    if last is None or last <= day:
        return situation
    return replace(situation, end=f"[{day}..]", stage="", duration="", duration_less_than="")


def _later(sources: Iterable[Source], how: Mapping[str, Knowing], day: date) -> frozenset[str]:
    """The claims that tell of what happened, or was said, only after the day, in sources of which nobody recorded the time."""
    told = [source for source in sources if how[source.origin] is Knowing.TOLD]
    described: dict[str, list[Situation]] = defaultdict(list)
    for source in told:
        for situation in source.situations:
            described[situation.id].append(situation)
    claims = [claim for source in told for claim in source.claims]
    return frozenset(claim.id for claim in claims if (first := _first_day(_rests_on(claim), described)) and first > day)


def _rests_on(claim: Claim) -> set[str]:
    """The situations that had to come before the claim: what it tells of as having happened, and the saying that conveys it."""
    return {iri for iri in (claim.situation if claim.modality is Modality.ACTUAL else "", claim.conveyed_by) if iri}


def _first_day(situations: set[str], described: Mapping[str, Sequence[Situation]]) -> date | None:
    """The first day on which all of these can have been told of: the latest of their own and of what takes part in them."""
    seen, frontier = set(situations), set(situations)
    while frontier:
        parts = (filler for iri in frontier for situation in described.get(iri, ()) for _, filler in situation.roles)
        frontier = {filler.id for filler in parts if isinstance(filler, SituationRef)} - seen
        seen |= frontier
    spans = (bounds(when) for iri in seen for told in described.get(iri, ()) if (when := told.date or told.begin))
    return max((day for span in spans if (day := span.min or span.max)), default=None)
