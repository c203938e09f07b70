"""What the sources of a corpus disagree about, found once the dataset is settled: for the graph, and for the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.assemble.amended import Versions
from kg.assemble.conflict_graph import conflict_findings, conflict_quads
from kg.assemble.conflicts import conflicts
from kg.assemble.contested import contested, contested_quads
from kg.assemble.pairs import Known
from kg.assemble.selectors import read_ledger
from kg.model.conflict import Conflict
from kg.model.decision import Decision
from kg.model.document import SourceDocument
from kg.model.finding import Finding
from kg.model.ontology import Vocabulary
from kg.model.record import Recorded
from kg.model.resolution import Resolution
from kg.model.span import Place
from kg.validate.validator import Validator


@dataclass(frozen=True, slots=True)
class Disagreement:
    """All conflicts of a corpus, with the quads and the findings that tell of them."""

    conflicts: tuple[Conflict, ...]
    quads: tuple[ox.Quad, ...]
    findings: tuple[Finding, ...]


def disagreement(
    resolution: Resolution,
    documents: Sequence[SourceDocument],
    decisions: Sequence[Decision],
    statuses: Mapping[str, str],
    validator: Validator,
    vocabulary: Vocabulary,
    place_of: Callable[[str], Place | None],
    recorded: Mapping[str, Recorded],
) -> Disagreement:
    """What the sources disagree about; ``statuses`` are those of the claims that ship."""
    claims = resolution.claims()
    classes = {situation.id: situation.cls for source in resolution.sources for situation in source.situations}
    ledger = read_ledger(decisions, claims, vocabulary.names, classes, Known.of(resolution), Versions.of(documents, recorded))
    world = contested(resolution, documents, statuses, vocabulary, ledger.upheld)
    clashing = validator.conflicts(contested_quads(world, resolution, vocabulary))
    found = conflicts(world, clashing, ledger.judgements, vocabulary.names)
    told = conflict_findings(found, claims, place_of, vocabulary.names)
    return Disagreement(found, tuple(conflict_quads(found, vocabulary)), tuple(told))
