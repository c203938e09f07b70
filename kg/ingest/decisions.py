"""The ledger of a curator's decisions, one CSV row each."""

from __future__ import annotations

from collections.abc import Mapping

from kg.ingest.csv_file import Row, read_rows
from kg.ingest.decode import SourceText
from kg.ingest.published import read_date
from kg.ingest.suggest import did_you_mean
from kg.model.decision import Decision, Verdict
from kg.model.finding import Finding
from kg.model.iri import is_iri

COLUMNS = ("id", "verdict", "subject", "other", "because", "reason", "by", "made")
_PAIRS = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})


def read_decisions(source: SourceText) -> tuple[tuple[Decision, ...], tuple[Finding, ...]]:
    """The decisions of a ledger in the order of its rows; an incomplete or repeated one is set aside with finding KG0223."""
    rows, findings = read_rows(source, COLUMNS)
    decisions: dict[str, Decision] = {}
    for row in rows:
        trouble = _trouble(row, decisions)
        if trouble:
            findings.append(Finding("KG0223", trouble[0], row.place, trouble[1], excerpt=row.excerpt()))
            continue
        cells = row.cells
        decisions[cells["id"]] = Decision(
            cells["id"],
            _verdict(cells["verdict"]),
            cells["subject"],
            cells["other"],
            cells["because"],
            cells["reason"],
            cells["by"],
            cells["made"],
            row.place,
        )
    return tuple(decisions.values()), tuple(findings)


def _verdict(words: str) -> Verdict:
    return Verdict(words[:1].upper() + words[1:].lower())


def _trouble(row: Row, earlier: dict[str, Decision]) -> tuple[str, str] | None:
    cells = row.cells
    missing = [name for name in ("id", "verdict", "subject", "reason", "by", "made") if not cells[name]]
    if missing:
        return f"the decision has no {' and no '.join(missing)}", "fill the cell"
    if cells["id"] in earlier:
        return f"the id {cells['id']!r} was used before, in {earlier[cells['id']].place}", "give every decision an id of its own"
    known = [str(verdict) for verdict in Verdict]
    if cells["verdict"].capitalize() not in known:
        return f"{cells['verdict']!r} is not a verdict", did_you_mean(cells["verdict"], known, "one of " + ", ".join(known))
    if read_date(cells["made"]) is None:
        return f"the time {cells['made']!r} cannot be read", "write it as 2026-11-23T00:00:00Z"
    return _trouble_of_pair(cells) if _verdict(cells["verdict"]) in _PAIRS else None


def _trouble_of_pair(cells: Mapping[str, str]) -> tuple[str, str] | None:
    """What is wrong with a decision about two entities: each is an id, the first may be an entity of one document."""
    if not cells["other"]:
        return f"a decision {cells['verdict']!r} is about two entities", "name the second one under 'other'"
    words = cells["subject"].split()
    of_document = len(words) == 3 and words[1] == "in"
    stray = cells["other"] if of_document or is_iri(cells["subject"]) else cells["subject"]
    if is_iri(stray):
        return None
    return f"{stray!r} is not the name of an entity", "write an id such as per:jeff-sessions, or as subject '<local id> in doc:<document>'"
