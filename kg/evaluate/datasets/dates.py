"""Dates, stretches and durations of everyday English, with the values that they have on a day of reference."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from kg.evaluate.measures import Dataset, Item, Request, Share
from kg.evaluate.texts import TextReader, chosen
from kg.evaluate.times import agrees, times_in
from kg.extract.dates import point
from kg.extract.parsed import DateExpression
from kg.model.span import Span
from kg.model.time import bounds, valid

_FILE = "data/date-expressions/en-part-a.jsonl"
#: what is called a date, a stretch of days and a duration there; clock times and repeated times are none that we read
_KINDS = {"date": "days", "daterange": "stretches", "duration": "durations"}

Value = Mapping[str, str]


def measure(request: Request) -> Iterator[Item]:
    """The counts of each sentence."""
    lines = (request.folder / _FILE).read_text(encoding="utf-8").splitlines()
    rows = [(f"line {number}", row) for number, line in enumerate(lines, 1) if (row := json.loads(line)).get("reference")]
    picked = chosen(rows, request.limit)
    request.begin(len(picked))
    reader = TextReader(request.config)
    for name, row in picked:
        yield _item(name, row, reader)
        request.advance()


def _item(name: str, row: Mapping[str, Any], reader: TextReader) -> Item:
    read = times_in(row["input"], date.fromisoformat(row["reference"][:10]), reader.model)
    if not row["results"]:
        return Item(name, shares={"nothing read where nothing is": (int(not read), 1)})
    counts: dict[str, Share] = {}
    notes = []
    for wanted in row["results"]:
        values = (wanted.get("Resolution") or {}).get("values") or [{}]
        kind = _KINDS.get(str(values[0].get("type")), "")
        if not kind or wanted.get("Start") is None or not _of_days(values):
            continue
        span = Span(wanted["Start"], wanted["End"] + 1)
        hit = next((time for time in read if time.span.overlaps(span) and bool(time.edtf) == (kind != "durations")), None)
        good = hit is not None and any(_right(hit, value) for value in values)
        _add(counts, f"{kind} answered", hit is not None, 1)
        _add(counts, f"{kind} right among answered", good, int(hit is not None))
        if not good:
            notes.append(("wrong" if hit else "missed", f"{row['input']!r}: {wanted['Text']} is {values[0]}, found {hit}"))
    return Item(name, shares=counts, notes=tuple(notes))


def _add(counts: dict[str, Share], row: str, right: bool, of: int) -> None:
    known = counts.get(row, (0, 0))
    counts[row] = (known[0] + right, known[1] + of)


def _of_days(values: Sequence[Value]) -> bool:
    """Whether the values are days or longer, and resolved."""
    if values[0].get("type") == "duration":
        return "T" not in values[0].get("timex", "T")
    return any(valid(value.get(side, "")) for value in values for side in ("value", "start", "end"))


def _right(hit: DateExpression, value: Value) -> bool:
    if value.get("type") == "duration":
        return hit.duration == value.get("timex")
    if day := value.get("value", ""):
        return valid(day) and agrees(hit.edtf, (date.fromisoformat(day), date.fromisoformat(day)))
    low, high = (date.fromisoformat(value[side]) if valid(value.get(side, "")) else None for side in ("start", "end"))
    if low and high:
        return agrees(hit.edtf, (low, high - timedelta(days=1)))
    limits = bounds(point(hit))
    return bool((low and limits.min == low) or (high and limits.max in (high, high - timedelta(days=1))))


DATASET = Dataset(
    "dates",
    "Everyday date expressions",
    "Sentences to an assistant with a day of reference. Days, stretches of days and durations of a day or more count; clock times "
    "and repeated times are not read. Where the data give a past and a future reading, either is right. The sentences are no news: "
    "this is a check of breadth.",
    (_FILE,),
    measure,
)
