"""Curated CSV: one row, one claim about one situation, for people who do not know RDF.

The nine columns are ``subject,predicate,object,from,to,modality,source,quote,note``; ``predicates.toml`` says what a predicate means.
A row that cannot be understood is set aside with a finding for each of its faults, and the rest goes on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.ingest.csv_columns import COLUMNS, axes, date_of, sources_of
from kg.ingest.csv_file import Row, read_rows
from kg.ingest.curated_row import RowReader
from kg.ingest.decode import SourceText
from kg.ingest.index import NameIndex
from kg.ingest.predicates import Predicate, predicate, table
from kg.ingest.row_faults import Faults, FaultyRowError, RowError
from kg.ingest.spreadsheet_dates import day_order
from kg.ingest.suggest import did_you_mean
from kg.ingest.turtle import CuratedContent
from kg.model.claim import Claim, Situation
from kg.model.finding import Finding, Severity
from kg.model.iri import key_hash, slug
from kg.model.ontology import Vocabulary


@dataclass(frozen=True, slots=True)
class _Read:
    row: Row
    situation: Situation
    claim: Claim


def read_curated(source: SourceText, vocabulary: Vocabulary, index: NameIndex, origin: str) -> CuratedContent:
    """The situations and claims of a file."""
    rows, findings = read_rows(source, COLUMNS, optional=("quote", "note"))
    content = curated_rows(rows, vocabulary, index, origin)
    return replace(content, findings=(*findings, *content.findings))


def curated_rows(rows: Sequence[Row], vocabulary: Vocabulary, index: NameIndex, origin: str) -> CuratedContent:
    """The situations and claims of some rows. Those that describe one situation alike share it; the claims stay apart.

    A claim's id is made of the content of its row, so that inserting or moving rows renames nothing.
    """
    findings: list[Finding] = []
    order = day_order(row.cells[name] for row in rows for name in ("from", "to"))
    read: list[_Read] = []
    seen: dict[str, Row] = {}
    for row in rows:
        try:
            found = _row(row, vocabulary, index, origin, order)
        except FaultyRowError as problem:
            findings.extend(problem.findings(row))
            continue
        if (first := seen.setdefault(found.claim.id, row)) is not row:
            remedy = "delete one of the two"
            findings.append(Finding("KG0227", f"the row repeats line {first.line}", row.place, remedy, Severity.INFO, row.excerpt()))
            continue
        read.append(found)
    read = list(_told_apart(read))
    situations = {entry.situation.id: entry.situation for entry in read}
    return CuratedContent(
        situations=tuple(situations[iri] for iri in sorted(situations)),
        claims=tuple(sorted((entry.claim for entry in read), key=lambda claim: claim.id)),
        findings=tuple(findings),
    )


def _row(row: Row, vocabulary: Vocabulary, index: NameIndex, origin: str, order: str) -> _Read:
    cells, faults = row.cells, Faults()
    sources = faults.read((), sources_of, cells["source"])
    begin, end = (faults.read("", date_of, cells[name], order) for name in ("from", "to"))
    modality, polarity, certainty = faults.read(axes(""), axes, cells["modality"])
    meaning = faults.read(None, _meaning, cells["predicate"], vocabulary)
    if meaning is None:
        raise FaultyRowError(faults.found)
    situation = RowReader(vocabulary, index, row, meaning).situation(begin, end, faults)
    content = [cells.get(name, "") for name in COLUMNS]
    claim = Claim(
        id=vocabulary.names.iri("claim", f"{origin}_{key_hash(*content)}"),
        situation=situation.id,
        modality=modality,
        polarity=polarity,
        certainty=certainty,
        sources=sources,
        origin=origin,
        note=cells.get("note", ""),
        place=row.place,
        wording=cells.get("quote", "").strip('"“”'),
    )
    return _Read(row, situation, claim)


def _meaning(name: str, vocabulary: Vocabulary) -> Predicate:
    """What the predicate of that name means."""
    found = predicate(name, vocabulary)
    if found is None:
        remedy = did_you_mean(
            name, [*table(), *vocabulary.classes], "seeds/curated/README.md lists them; a class of the ontology works as well"
        )
        raise RowError("KG0215", f"unknown predicate {name!r}", name, remedy)
    if found.cls not in vocabulary.classes:
        raise RowError("KG0213", f"the ontology has no class {found.cls}", name, "add a file for it in ontology/situations/")
    return found


def _told_apart(read: Sequence[_Read]) -> Iterable[_Read]:
    """The rows, where several situations came to one IRI each with its date in the IRI (and a hash of its content if that does not do)."""
    for addition in (_dated, _hashed):
        variants: dict[str, set[Situation]] = defaultdict(set)
        for entry in read:
            variants[entry.situation.id].add(entry.situation)
        read = [addition(entry) if len(variants[entry.situation.id]) > 1 else entry for entry in read]
    return read


def _renamed(entry: _Read, addition: str) -> _Read:
    iri = f"{entry.situation.id}_{addition}" if addition else entry.situation.id
    return replace(entry, situation=replace(entry.situation, id=iri), claim=replace(entry.claim, situation=iri))


def _dated(entry: _Read) -> _Read:
    return _renamed(entry, slug(entry.situation.date or entry.situation.begin))


def _hashed(entry: _Read) -> _Read:
    situation = entry.situation
    return _renamed(entry, key_hash(repr(situation.roles), situation.date, situation.begin, situation.end, situation.stage, digits=6))
