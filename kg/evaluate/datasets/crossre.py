"""CrossRE, politics: relations between entities that are given, in sentences of an encyclopaedia."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.evaluate.facts import entities, holdings, memberships, told_as_real
from kg.evaluate.measures import Dataset, Item, Request
from kg.evaluate.table_score import Ratio
from kg.evaluate.texts import TextReader, Told, chosen, document, joined, overlapping
from kg.model.span import Span

_FILES = ("data/crossre/politics-dev.json", "data/crossre/politics-train.json")
_ROLE, _WIN = "role", "win-defeat"
RELATIONS = (_ROLE, _WIN)
#: classes whose participants play a part in something that politics knows, and the roles of the two sides
_PARTS = {
    "Candidacy": (("candidate",), ("contest", "candidateParty")),
    "Endorsement": (("agent",), ("target", "contest")),
    "Appointment": (("agent",), ("target",)),
    "ContestResult": (("winner", "loser"), ("office", "org", "contest")),
}


def measure(request: Request) -> Iterator[Item]:
    """The counts of each sentence."""
    lines = [line for name in _FILES for line in (request.folder / name).read_text(encoding="utf-8").splitlines()]
    rows = [json.loads(line) for line in chosen(lines, request.limit)]
    request.begin(len(rows))
    reader = TextReader(request.config)
    for row in rows:
        yield _item(row, reader)
        request.advance()


def _item(row: Mapping[str, Any], reader: TextReader) -> Item:
    words, places = joined(row["sentence"])
    made, (start,) = document(row["doc_key"], [words])
    told = reader.told(made)
    given = [_place(places, start, first, last) for first, last, _ in row["ner"]]
    gold = {
        (relation, _place(places, start, a, b), _place(places, start, c, d))
        for a, b, c, d, relation, *_ in row["relations"]
        if relation in RELATIONS
    }
    within = Span(start, start + len(words))
    found = {
        (relation, head, tail)
        for relation, a, b in _relations(told)
        for head in _given(told.mentions(a, within), given)
        for tail in _given(told.mentions(b, within), given)
        if head != tail
    }
    ratios = {}
    for relation in RELATIONS:
        wanted, mine = ({entry for entry in side if entry[0] == relation} for side in (gold, found))
        ratios[relation] = Ratio(len(wanted), len(mine), len(wanted & mine))
    notes = [("missed", entry) for entry in sorted(gold - found)] + [("wrong", entry) for entry in sorted(found - gold)]
    told_notes = tuple((kind, f"{r} ({a.of(made.text)} | {b.of(made.text)}) in {words}") for kind, (r, a, b) in notes)
    return Item(row["doc_key"], {"both": Ratio(len(gold), len(found), len(gold & found)), **ratios}, notes=told_notes)


def _place(places: Sequence[Span], start: int, first: int, last: int) -> Span:
    """The place in the document of the tokens from the first to the last one."""
    span = places[first].join(places[last])
    return Span(start + span.start, start + span.end)


def _given(spans: Sequence[Span], given: Sequence[Span]) -> list[Span]:
    return [span for span in given if overlapping(spans, span)]


def _relations(told: Told) -> Iterator[tuple[str, str, str]]:
    """(relation, head, tail) by local ids."""
    for person, place in (*((p, b) for p, b, _ in holdings(told.reading)), *memberships(told.reading)):
        yield _ROLE, person, place
    for situation in told_as_real(told.reading):
        heads, tails = _PARTS.get(situation.cls, ((), ()))
        for head in entities(situation, *heads):
            for tail in entities(situation, *tails):
                yield _ROLE, head, tail
        if situation.cls == "ContestResult":
            for winner in entities(situation, "winner"):
                yield from ((_WIN, winner, other) for other in entities(situation, "loser", "contest"))


DATASET = Dataset(
    "crossre",
    "CrossRE, politics: two relations",
    "Sentences of an encyclopaedia about politics, with the entities given: who plays a part in what (role), who beat whom or won which "
    "contest (win-defeat). A relation is found when both sides and their order are right; what we read of entities that are not given does "
    "not count. Role is wider there than with us: a party that stands in an election, a politician of a place.",
    _FILES,
    measure,
)
