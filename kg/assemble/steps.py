"""The life of a candidacy: which steps it has reached, when, and by which claims; the one place in which this is derived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.assemble.assess import ACCEPTED, Assessment
from kg.assemble.describe import time_triples
from kg.assemble.terms import LABEL, TYPE, Terms, english, node, typed
from kg.model.claim import Claim, EntityRef, Modality, Polarity, Situation
from kg.model.finding import Finding, Severity
from kg.model.iri import slug
from kg.model.ontology import Vocabulary
from kg.model.resolution import Source
from kg.model.time import agreed, intersect

CANDIDACY = "Candidacy"


@dataclass(frozen=True, slots=True)
class Kind:
    """A step that candidacies have, by its stages; it may be reached in events of a class, in which the candidate has a role.

    ``final`` is one with which a candidacy is over, ``against`` one that has a name of its own where it is only spoken of.
    """

    name: str
    stages: tuple[str, ...]
    rank: int
    final: bool
    against: bool
    event: str
    role: str


@dataclass(frozen=True, slots=True)
class Step:
    """That a candidacy has reached a step: by when, told by which claims, and whether one of these makes it a fact."""

    candidacy: str
    kind: Kind
    date: str
    claims: tuple[str, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class _Told:
    claim: Claim
    date: str
    certain: bool


def kinds_of_steps(vocabulary: Vocabulary) -> tuple[Kind, ...]:
    """The steps of the ontology in their order."""
    found = [
        Kind(
            entry["label"][0],
            entry["stage"],
            int(entry["rank"][0]),
            "final" in entry,
            "labelPattern" in entry,
            entry.get("reachedIn", ("",))[0],
            entry.get("reachedAs", ("",))[0],
        )
        for entry in vocabulary.lexicon("CandidacyStep")
    ]
    return tuple(sorted(found, key=lambda kind: kind.rank))


def steps(sources: Sequence[Source], assessment: Assessment, days: Mapping[str, str], vocabulary: Vocabulary) -> tuple[Step, ...]:
    """Every step that some claim says a candidacy has reached, by candidacy and rank.

    ``days`` gives the day of publication of each document: by then the step was reached. Who only may run is considering it. What is
    denied reaches no step.
    """
    kinds = kinds_of_steps(vocabulary)
    stages = {frame.id: frame.stage for frame in vocabulary.frames()}
    known = _known_candidacies(sources)
    told: dict[tuple[str, Kind], list[_Told]] = defaultdict(list)
    for source in sources:
        described = {situation.id: situation for situation in source.situations}
        for claim in source.claims:
            if (situation := described.get(claim.situation)) is None:
                continue
            for candidacy, kind in _reached(claim, situation, known, kinds, stages):
                told[candidacy, kind].append(_telling(claim, situation, kind, days.get(source.origin, ""), assessment))
    ordered = sorted(told, key=lambda pair: (pair[0], pair[1].rank))
    return tuple(_step(candidacy, kind, told[candidacy, kind]) for candidacy, kind in ordered)


def _known_candidacies(sources: Sequence[Source]) -> Mapping[tuple[str, str], str]:
    """(Candidate, contest) -> the candidacy."""
    found = [situation for source in sources for situation in source.situations if situation.cls == CANDIDACY]
    return {
        (who.id, contest.id): situation.id
        for situation in sorted(found, key=lambda situation: situation.id, reverse=True)
        for who in situation.fillers("candidate")
        for contest in situation.fillers("contest")
        if isinstance(who, EntityRef) and isinstance(contest, EntityRef)
    }


def _reached(
    claim: Claim, situation: Situation, known: Mapping[tuple[str, str], str], kinds: Sequence[Kind], stages: Mapping[str, str]
) -> Iterator[tuple[str, Kind]]:
    """The candidacies and steps that a claim speaks of: its own, or in an event those of whoever files, wins or loses."""
    if claim.polarity is Polarity.NEGATED:
        return
    actual = claim.modality is Modality.ACTUAL and claim.polarity is Polarity.AFFIRMED
    if situation.cls == CANDIDACY:
        stage = stages.get(claim.frame) or situation.stage or "declared"
        yield from ((situation.id, kind) for kind in kinds if stage in kind.stages and (actual or kind.rank == 1))
        over = any(kind.final or kind.against for kind in kinds if stage in kind.stages)
        if not actual and stage not in kinds[0].stages and not over:  # a withdrawal only spoken of is no bid thought of
            yield situation.id, kinds[0]
    for kind in kinds if actual else ():
        people = situation.fillers(kind.role) if kind.event == situation.cls else ()
        pairs = ((who, contest) for who in people for contest in situation.fillers("contest"))
        yield from ((known[key], kind) for who, contest in pairs if (key := (_iri(who), _iri(contest))) in known)


def _iri(filler: object) -> str:
    return filler.id if isinstance(filler, EntityRef) else ""


def _telling(claim: Claim, situation: Situation, kind: Kind, day: str, assessment: Assessment) -> _Told:
    """When a claim says that a step was reached, no later than it was said; thinking aloud of a run is a fact about the thinking."""
    own = situation.date if situation.cls != CANDIDACY else situation.end if kind.final else situation.begin
    said = own if situation.cls != CANDIDACY or situation.stage in kind.stages or not situation.stage else ""
    date = intersect(said, f"[..{day}]") or said if said and day else said or (f"[..{day}]" if day else "")
    accepted = assessment.statuses.get(claim.id) == ACCEPTED and not claim.holder
    return _Told(claim, date, assessment.passes(claim) or (kind.rank == 1 and accepted))


def _step(candidacy: str, kind: Kind, told: Sequence[_Told]) -> Step:
    """One step with the sharpest time that all agree on, else the earliest told; facts count before what somebody says."""
    certain = [one for one in told if one.certain]
    dates = sorted({one.date for one in certain or told if one.date}, key=lambda date: (date.startswith("["), date))
    return Step(candidacy, kind, agreed(dates), tuple(sorted({one.claim.id for one in told})), bool(certain))


def step_triples(found: Sequence[Step], terms: Terms) -> Iterator[ox.Triple]:
    """Each step as a node of its own: the candidacy, the stage with its rank, when it was reached, and the claims that say so."""
    for step in found:
        subject = node(terms.names.iri("step", f"{step.candidacy.rpartition('/')[2]}_{slug(step.kind.name)}"))
        yield ox.Triple(subject, TYPE, terms.kgo("CandidacyStep"))
        yield ox.Triple(subject, LABEL, english(step.kind.name))
        yield ox.Triple(subject, terms.kgo("stepOf"), node(step.candidacy))
        yield ox.Triple(subject, terms.kgo("stage"), typed(step.kind.name, "string"))
        yield ox.Triple(subject, terms.kgo("rank"), typed(str(step.kind.rank), "integer"))
        yield ox.Triple(subject, terms.kgo("reality"), terms.kgo("RealityActual" if step.certain else "RealityOpen"))
        yield from time_triples(subject, "date", step.date, terms)
        yield from (ox.Triple(subject, terms.kgo("toldBy"), node(claim)) for claim in step.claims)


def two_ends(found: Sequence[Step]) -> Iterator[Finding]:
    """A finding for each candidacy that has come to more than one end for certain."""
    ends: dict[str, list[Step]] = defaultdict(list)
    for step in found:
        if step.kind.final and step.certain:
            ends[step.candidacy].append(step)
    for candidacy, several in ends.items():
        names = " and ".join(f"{step.kind.name} ({step.date or 'no date'})" for step in several)
        if len(several) > 1:
            yield Finding(
                code="KG0706",
                message=f"{candidacy} has two ends: {names}",
                remedy="decide which holds: a row in decisions.csv with the verdict Rejected or Disputed for the claims of the other",
                severity=Severity.WARNING,
                focus=candidacy,
                claims=tuple(claim for step in several for claim in step.claims),
            )
