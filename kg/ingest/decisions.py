"""The ledger of a curator's decisions, one CSV row each."""

from __future__ import annotations

from collections.abc import Iterable

from kg.ingest.csv_file import Row, read_rows
from kg.ingest.decode import SourceText
from kg.ingest.published import read_date
from kg.ingest.suggest import did_you_mean
from kg.model.decision import ABOUT_PAIRS, Decision, Verdict, stray_name
from kg.model.finding import Finding
from kg.model.iri import Namespaces, slug

COLUMNS = ("id", "verdict", "subject", "other", "because", "reason", "by", "made")


def read_decisions(source: SourceText) -> tuple[tuple[Decision, ...], tuple[Finding, ...]]:
    """The decisions of a ledger by id; an incomplete or repeated one is set aside with finding KG0223."""
    rows, findings = read_rows(source, COLUMNS)
    decisions: list[Decision] = []
    for row in rows:
        if trouble := _trouble(row):
            findings.append(Finding("KG0223", trouble[0], row.place, trouble[1], excerpt=row.excerpt()))
        else:
            decisions.append(_decision(row))
    kept, repeated = distinct(decisions)
    return kept, (*findings, *repeated)


def distinct(decisions: Iterable[Decision]) -> tuple[tuple[Decision, ...], tuple[Finding, ...]]:
    """One decision for each id, sorted by it, and what is told of the others.

    Two branches may have given one id to two decisions: the one made first has it, wherever the rows stand.
    """
    kept: dict[str, Decision] = {}
    findings: list[Finding] = []
    for decision in sorted(decisions, key=lambda d: (*d.order, d.verdict, d.subject, d.other, d.because, d.reason, d.by)):
        first = kept.setdefault(decision.id, decision)
        if first is not decision:
            findings.append(_repeated(first, decision))
    return tuple(kept[key] for key in sorted(kept)), tuple(findings)


def _repeated(first: Decision, second: Decision) -> Finding:
    offered = "-".join(part for part in (second.made[:10], slug(second.by), second.id) if part)
    message = f"the id {second.id!r} was used before, in {first.place}"
    return Finding("KG0223", message, second.place, f"give every decision an id of its own, here {offered}")


def _decision(row: Row) -> Decision:
    cells, read = row.cells, read_date(row.cells["made"])
    return Decision(
        cells["id"],
        _verdict(cells["verdict"]),
        cells["subject"],
        cells["other"],
        cells["because"],
        cells["reason"],
        cells["by"],
        read.iso if read else cells["made"],
        row.place,
    )


def _verdict(words: str) -> Verdict:
    return Verdict(words[:1].upper() + words[1:].lower())


def _trouble(row: Row) -> tuple[str, str] | None:
    cells = row.cells
    missing = [name for name in ("id", "verdict", "subject", "reason", "by", "made") if not cells[name]]
    if missing:
        return f"the decision has no {' and no '.join(missing)}", "fill the cell"
    known = [str(verdict) for verdict in Verdict]
    if cells["verdict"].capitalize() not in known:
        return f"{cells['verdict']!r} is not a verdict", did_you_mean(cells["verdict"], known, "one of " + ", ".join(known))
    if read_date(cells["made"]) is None:
        return f"the time {cells['made']!r} cannot be read", "write it as 2026-11-23T00:00:00Z"
    decision = _decision(row)
    return _trouble_of_pair(decision) if decision.verdict in ABOUT_PAIRS else _trouble_of_withdrawal(decision)


def _trouble_of_pair(decision: Decision) -> tuple[str, str] | None:
    """What is wrong with a decision about two entities: each is an id, the first may be an entity of one document."""
    if not decision.other:
        return f"a decision {decision.verdict.value!r} is about two entities", "name the second one under 'other'"
    if decision.subject == decision.other:
        return f"the decision is about {decision.subject!r} and itself", "name another entity under 'other'"
    stray = stray_name(decision, Namespaces())
    if not stray:
        return None
    return f"{stray!r} is not the name of an entity", "write an id such as per:jeff-sessions, or as subject '<local id> in doc:<document>'"


def _trouble_of_withdrawal(decision: Decision) -> tuple[str, str] | None:
    if decision.verdict is Verdict.WITHDRAWN and decision.subject == decision.id:
        return "the decision withdraws itself", "name the id of another decision as subject"
    return None
