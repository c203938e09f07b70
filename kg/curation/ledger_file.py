"""The ledger of decisions on disk: new rows at its end under ids of their own, earlier rows never touched."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from kg.errors import ConfigError, InputError
from kg.file_changes import Change, change_files, text_added
from kg.ingest.csv_file import header_of
from kg.ingest.decisions import COLUMNS, read_decisions
from kg.ingest.decode import SourceText
from kg.model.decision import Decision, Verdict, moment, withdrawals
from kg.model.iri import slug
from kg.model.span import Place

#: least number of digits of a numbered decision
_DIGITS = 3
#: a longer one, which somebody typed, is not counted on from
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision that is not yet written, so that it has no id, no author and no moment."""

    verdict: Verdict
    subject: str
    other: str = ""
    because: str = ""
    reason: str = ""

    def signed(self, number: str, by: str, made: str) -> Decision:
        """The decision under an id, by somebody, at a moment; white space as a row of a file keeps it."""
        subject, other, because, reason, by = (" ".join(cell.split()) for cell in (self.subject, self.other, self.because, self.reason, by))
        return Decision(number, self.verdict, subject, other, because, reason, by, made)

    def said_by(self, decision: Decision) -> bool:
        """Whether a decision says this very thing, for whatever reason; of two that are not the same it is one which comes first."""
        own = self.signed("", "", "")
        if (own.verdict, own.because) != (decision.verdict, decision.because):
            return False
        names, others = (own.subject, own.other), (decision.subject, decision.other)
        return names == others or (own.verdict in (Verdict.DIFFERENT, Verdict.UNSURE) and set(names) == set(others))


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides and when: a name, and an ISO date-time. ``dated`` ids hold both, so that two branches never give the same one.

    ``clocked`` is a moment that the clock of the machine gave, and no person.
    """

    by: str
    made: str
    dated: bool = False
    clocked: bool = False

    def after(self, decisions: Iterable[Decision]) -> Signature:
        """The same, but of a clock that is behind the decisions that stand already the second after the last: the later one counts.

        >>> from kg.model.decision import Decision, Verdict
        >>> last = Decision("001", Verdict.ACCEPTED, "clm:a", "", "", "seen", "Ann Lee", "2026-11-29T12:00:00+02:00")
        >>> Signature("Bob Ray", "2019-01-01T00:00:00Z", clocked=True).after([last]).made
        '2026-11-29T10:00:01Z'
        """
        last = max((moment(decision.made) for decision in decisions), default="")
        if not self.clocked or moment(self.made) >= last:
            return self
        try:
            next_second = datetime.fromisoformat(last) + timedelta(seconds=1)
        except (ValueError, OverflowError):  # nothing comes after the end of the calendar
            return self
        return replace(self, made=next_second.isoformat(timespec="seconds").replace("+00:00", "Z"))

    def ids(self, taken: Iterable[str], count: int) -> list[str]:
        """The next free ids.

        >>> Signature("Ann Lee", "2026-11-29T10:00:00Z").ids(["008", "009", "x"], 2)
        ['010', '011']
        >>> Signature("Ann Lee", "2026-11-29T10:00:00Z", dated=True).ids(["2026-11-29-ann-lee-1"], 1)
        ['2026-11-29-ann-lee-2']
        """
        stem = f"{self.made[:10]}-{slug(self.by) or 'curator'}-" if self.dated else ""
        numbers = [one.removeprefix(stem) for one in taken if one.startswith(stem)]
        known = [number for number in numbers if number.isdecimal() and len(number) <= _MOST_DIGITS]
        width = 0 if self.dated else max((_DIGITS, *map(len, known)))
        first = max(map(int, known), default=0) + 1
        return [f"{stem}{number:0{width}}" for number in range(first, first + count)]


def append(
    path: Path,
    judgements: Sequence[Judgement],
    signature: Signature,
    others: Iterable[str] = (),
    allow: Callable[[Sequence[Decision]], None] = lambda _: None,
    also: Mapping[Path, Change] | None = None,
) -> tuple[Decision, ...]:
    """The decisions as they now stand at the end of the ledger, each under an id that neither it nor ``others`` has.

    Two writers at once both succeed: ids are given under the lock. ``allow`` is shown there what the ledger holds, and may raise, so that
    nothing is written. What is ``also`` to be changed changes together with it, or nothing does. Raises ``InputError`` KG0114 where the
    rows that are there do not let another one be read behind them, as after a quotation mark that is never closed; then nothing is written.
    """
    made: list[Decision] = []

    def rows(before: str) -> str:
        text = before or ",".join(COLUMNS) + "\n"
        there = _read(path, text)
        allow(there)
        signed = signature.after(there)
        ids = signed.ids((*(decision.id for decision in there), *others), len(judgements))
        made[:] = [judgement.signed(number, signed.by, signed.made) for number, judgement in zip(ids, judgements, strict=True)]
        added = _as_rows(made, text)
        _require_readable(path, text, added, made)
        return added if before else text + added

    change_files(path.parent, {path: text_added(rows), **(also or {})})
    return tuple(made)


def read(path: Path) -> tuple[Decision, ...]:
    """The decisions of a ledger in the order of its rows; none where there is no file."""
    return _read(path, path.read_bytes().decode("utf-8", "replace")) if path.exists() else ()


def require_new(found: Decision | None) -> None:
    """Raise ``ConfigError`` KG0946 where there is a decision that says already what is to be decided."""
    if found:
        told = f"decided already by {found.id}: {described(found)}   by {found.by}, {found.made[:10]}"
        raise ConfigError("KG0946", f"{told}; nothing was written", remedy=f"kg undo {found.id} takes it back")


def withdrawal(decision: Decision, reason: str, because: str = "") -> Judgement:
    """What withdraws a decision; its subject goes with its id, so that a merge of ledgers cannot make the row hit another one."""
    return Judgement(Verdict.WITHDRAWN, decision.id, decision.subject, because, reason)


def forced(joined: Judgement, bars: Iterable[Decision]) -> list[Judgement]:
    """A Same after what withdraws the decisions against it; these rest on the two that become one."""
    return [*(withdrawal(bar, joined.reason, _both(joined)) for bar in bars), joined]


def with_forced(decision: Decision, decisions: Sequence[Decision]) -> list[Decision]:
    """A decision after the withdrawals in effect that were written together with it, as ``forced`` gives them."""
    gone = withdrawals(decisions)
    together = (decision.by, decision.made, _both(decision))
    rows = [row for row in decisions if row.verdict is Verdict.WITHDRAWN and row.id not in gone]
    return [*(row for row in rows if decision.verdict is Verdict.SAME and (row.by, row.made, row.because) == together), decision]


def _both(pair: Judgement | Decision) -> str:
    return f"{pair.subject} ; {pair.other}"


def described(decision: Decision) -> str:
    """A decision in a line, without its id: the verdict, what it is about, and why."""
    about = f"{decision.subject} = {decision.other}" if decision.verdict == "Same" else " ".join((decision.subject, decision.other)).strip()
    return f"{decision.verdict.value} {about} — {decision.reason}"


def row_of(decision: Decision) -> str:
    """The decision as a row of the ledger, without a line end."""
    return _as_rows([decision], ",".join(COLUMNS)).rstrip("\n")


def _as_rows(decisions: Iterable[Decision], before: str) -> str:
    """The rows in the columns, with the delimiter and the line end of the file that they go to."""
    delimiter, header = header_of(before.removeprefix("\ufeff"))
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n" if "\r\n" in before else "\n")
    writer.writerows([_cells(decision).get(name, "") for name in header] for decision in decisions)
    return buffer.getvalue()


def _cells(decision: Decision) -> Mapping[str, str]:
    return {name: str(getattr(decision, name)) for name in COLUMNS}


def _read(path: Path, text: str) -> tuple[Decision, ...]:
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return read_decisions(SourceText(str(path), plain, ""))[0]


def _require_readable(path: Path, before: str, added: str, made: Sequence[Decision]) -> None:
    whole = before if before.endswith("\n") else before + "\n"
    found = {decision.id: _cells(decision) for decision in _read(path, whole + added)}
    kept = {decision.id: _cells(decision) for decision in _read(path, before)}
    if found != kept | {decision.id: _cells(decision) for decision in made}:
        message = "a new row at the end of the ledger could not be read back; nothing was written"
        remedy = "kg decisions names the row to mend: a quotation mark is not closed, or a column is missing"
        raise InputError("KG0114", message, place=Place(str(path)), remedy=remedy)
