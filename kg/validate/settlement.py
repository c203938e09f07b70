"""What ships: the dataset without the claims that break a shape, the report on it, and what only a person can mend."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kg.errors import InvariantError
from kg.model.finding import Finding
from kg.model.iri import Namespaces
from kg.model.quads import GraphedQuads, added
from kg.model.span import Place
from kg.validate.evidence import Evidence
from kg.validate.quarantine import Blame, blame, quarantine_quads
from kg.validate.report import Report, in_order

Assemble = Callable[[frozenset[str]], Iterable[ox.Quad]]
#: a dataset, and its claims by what they speak of, to the report on it
Validate = Callable[[Iterable[ox.Quad], Evidence], Report]
#: where a claim or an entity of the registry stands in a file, by its IRI
PlaceOf = Callable[[str], Place | None]

_CONTRADICTION = "correct one of the rows or statements named; until then all of them are withheld, and the rest is published"
_ACCEPTED = f"{_CONTRADICTION}; what was only accepted is taken back with kg undo"
_REGISTRY = "complete the entity in seeds/registry/, or what it refers to; no claim can give way for it"


@dataclass(frozen=True, slots=True)
class Settlement:
    """What ships: the quads with the findings of the quarantine graph, the report on them, and for each withheld claim its findings.

    ``unsettled`` are the errors that only a person can mend: curated facts that contradict each other (KG0480, withheld on both
    sides) and faults of the registry (KG0484); they stand in the report as violations.
    """

    quads: GraphedQuads
    report: Report
    quarantined: Mapping[str, tuple[Finding, ...]]
    unsettled: tuple[Finding, ...] = ()


def settle(assemble: Assemble, validate: Validate, names: Namespaces, contradictions: frozenset[str], place_of: PlaceOf) -> Settlement:
    """The dataset without the claims that break a shape: withhold, assemble and validate again, until nothing more can give way.

    ``contradictions`` are the shapes whose results are weighed against each other (``ShapeSet.contradictions``). Weaker claims give
    way first, curated ones only where nothing else is left. What gave way to them does not come back when they fall: where the weightiest
    contradict each other, nobody of less weight is believed in their place. Raises InvariantError KG0481 where withholding does not
    help and the registry is not to blame either.
    """
    quarantined: dict[str, tuple[Finding, ...]] = {}
    unsettled: list[Finding] = []
    evidence: Evidence | None = None
    while True:
        found = assemble(frozenset(quarantined))
        quads = found if isinstance(found, tuple) else tuple(found)
        evidence = Evidence(quads, names, evidence)
        report = validate(quads, evidence)
        blamed = blame(report.violations, evidence, contradictions)
        new = {claim: _at(findings, place_of(claim)) for claim, findings in blamed.claims.items() if claim not in quarantined}
        if not new:
            errors = _contradictions(blamed, evidence, place_of)
            unsettled += errors
            new = {claim: _at((error,), place_of(claim)) for error in errors for claim in error.claims if claim not in quarantined}
        if not new:
            break
        quarantined |= new
    faults = _faults(report, evidence, names)
    findings = in_order((*_located(report, evidence, place_of, faults), *unsettled))
    report = replace(report, findings=findings, quarantined=dict(sorted(quarantined.items())))
    broken = (*unsettled, *(finding for finding in findings if finding.code == "KG0484"))
    return Settlement(added(quads, quarantine_quads(quarantined, names)), report, report.quarantined, broken)


def _at(findings: Iterable[Finding], place: Place | None) -> tuple[Finding, ...]:
    return tuple(replace(finding, place=place) for finding in findings)


def _contradictions(blamed: Blame, evidence: Evidence, place_of: PlaceOf) -> list[Finding]:
    """One error for each finding for which nothing but curated claims could give way, naming where each of them is written.

    What is seen in two views is one error.
    """
    errors: dict[tuple[str, str], Finding] = {}
    for finding, claims in blamed.curated:
        places = [place_of(claim) for claim in claims]
        written = "; ".join(str(place or evidence.names.shorten(claim)) for place, claim in zip(places, claims, strict=True))
        first = next((place for place in places if place), None)
        accepted = not evidence.upheld.isdisjoint(claims)
        message = f"curated {'and accepted ' if accepted else ''}facts break a shape: {finding.message} ({written})"
        remedy = _ACCEPTED if accepted else _CONTRADICTION
        error = replace(finding, code="KG0480", message=message, place=first, remedy=remedy, claims=claims)
        errors.setdefault((finding.shape, message), error)
    return list(errors.values())


def _faults(report: Report, evidence: Evidence, names: Namespaces) -> frozenset[Finding]:
    """The violations that are left, all of them about entities of the registry; InvariantError for any other."""
    for finding in report.violations:
        if not evidence.registered(finding.focus):
            message = f"nothing can be withheld to mend this: {finding.message} ({names.shorten(finding.shape)} in {finding.view})"
            raise InvariantError("KG0481", message, remedy="kg explain KG0481")
    return frozenset(report.violations)


def _located(report: Report, evidence: Evidence, place_of: PlaceOf, faults: frozenset[Finding]) -> Iterable[Finding]:
    """The findings of a report with the file and line of the words or of the entity they are about.

    Every view holds the registry: a fault of it is told once.
    """
    told: set[tuple[str, ...]] = set()
    for finding in report.findings:
        found = located(finding, evidence, place_of)
        if finding in faults:
            key = (finding.shape, finding.focus, finding.value, finding.path, finding.message)
            if key in told:
                continue
            told.add(key)
            message = f"{evidence.names.shorten(finding.focus)}: {finding.message}"
            found = replace(found, code="KG0484", message=message, remedy=_REGISTRY, place=place_of(finding.focus) or found.place)
        yield found


def located(finding: Finding, evidence: Evidence, place_of: PlaceOf) -> Finding:
    """The finding with the file and line of the words, the row or the entity that it is about."""
    return replace(finding, place=finding.place or _place_of_nodes((finding.value, finding.focus), finding.view, evidence, place_of))


def _place_of_nodes(nodes: Iterable[str], view: str, evidence: Evidence, place_of: PlaceOf) -> Place | None:
    """Where the first of the nodes that stands in a file does so: an entity in the registry, or the first claim behind it."""
    for node in nodes:
        places = [place_of(node), *(place_of(claim) for claim in evidence.behind(node, view))]
        if found := min((place for place in places if place), default=None):
            return found
    return None
