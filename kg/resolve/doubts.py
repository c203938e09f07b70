"""Findings about situations: another date than the curated record has, and what may be one or two."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model.claim import Situation
from kg.model.document import SourceDocument
from kg.model.finding import Finding, Severity
from kg.model.span import Place
from kg.resolve.known import Known


def other_date(situation: Situation, known: Known, document: SourceDocument) -> Finding:
    """An article dates an event otherwise than the curated record."""
    return Finding(
        code="KG0604",
        message=f"{document.slug} dates {known.iri} {situation.date}, the curated record {', '.join(sorted(set(known.times['date'])))}",
        place=Place(document.path),
        remedy="the curated date counts; kg dispute CLAIM --why … records that the article errs",
        severity=Severity.INFO,
        focus=known.iri,
        value=situation.date,
    )


def undecided(situation: Situation, iri: str, perhaps: Sequence[Known], document: SourceDocument) -> Finding:
    """A situation may be one of several known ones."""
    others = ", ".join(known.iri for known in perhaps)
    return Finding(
        code="KG0603",
        message=f"{iri} ('{situation.label or situation.words or situation.cls}') may be the same as {others}",
        place=Place(document.path),
        remedy="nothing needs to be done; a clearer source or a curated claim would decide it",
        severity=Severity.INFO,
        focus=iri,
        value=perhaps[0].iri,
    )
