"""Text2KGBench: sentences with triples under two small ontologies of politics."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.evaluate.facts import entities, holdings, memberships, told_as_real
from kg.evaluate.measures import Dataset, Item, Mark, Request
from kg.evaluate.naming import alike, same_person
from kg.evaluate.table_score import Ratio
from kg.evaluate.texts import TextReader, Told, chosen, document

_FOLDER = "data/text2kgbench"
_POLITICS = f"{_FOLDER}/wikidata_tekgen/train/ont_8_politics_train.jsonl"
_POLITICIAN = f"{_FOLDER}/dbpedia_webnlg/train/ont_6_politician_train.jsonl"
#: their relations that we read, by what we call them
_MAPPED = {
    "politics": {"position held": "post", "member of political party": "party", "Member of": "body", "candidacy in election": "contest"},
    "politician": {"office": "post", "party": "party", "predecessor": "", "successor": "", "leader": ""},
}

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence with its triples (relation, subject, object)."""

    group: str
    words: str
    triples: tuple[Triple, ...]


def measure(request: Request) -> Iterator[Item]:
    """The counts of each sentence, under rows of its ontology."""
    files = {"politics": request.folder / _POLITICS, "politician": request.folder / _POLITICIAN}
    rows = chosen([row for group, path in files.items() for row in _sentences(group, path)], request.limit)
    request.begin(len(rows))
    reader = TextReader(request.config)
    for number, row in enumerate(rows):
        yield _item(number, row, reader)
        request.advance()


def _sentences(group: str, path: Path) -> list[_Sentence]:
    """The sentences of a file; what several lines say of one sentence is put together."""
    found: dict[str, list[Triple]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["sent"], []).extend(_triples(row))
    return [_Sentence(group, words, tuple(dict.fromkeys(triples))) for words, triples in found.items()]


def _triples(row: Mapping[str, Any]) -> list[Triple]:
    if "rel_label" in row:
        return [(row["rel_label"], row["sub_label"], row["obj_label"])]
    return [(one["rel"], *(one[side].replace("_", " ").strip('"') for side in ("sub", "obj"))) for one in row["triples"]]


def _item(number: int, row: _Sentence, reader: TextReader) -> Item:
    made, _ = document(f"{row.group}-{number}", [row.words])
    kinds = {ours: theirs for theirs, ours in _MAPPED[row.group].items() if ours}
    found = sorted({(kinds[kind], a, b) for kind, a, b in _read(reader.told(made)) if kind in kinds})
    pairs = _paired(row.triples, found)
    ratios = {f"{row.group}: all relations": Ratio(len(row.triples), len(found), len(pairs))}
    for relation in kinds.values():
        gold, mine = ([entry for entry in side if entry[0] == relation] for side in (row.triples, found))
        hits = sum(row.triples[i][0] == relation for i, _ in pairs)
        ratios[f"{row.group}: {relation}"] = Ratio(len(gold), len(mine), hits)
    hit = [{pair[side] for pair in pairs} for side in (0, 1)]
    notes = [("missed", entry) for i, entry in enumerate(row.triples) if i not in hit[0] and entry[0] in kinds.values()]
    notes += [("wrong", entry) for j, entry in enumerate(found) if j not in hit[1]]
    return Item(made.slug, ratios, notes=tuple((kind, f"{' | '.join(entry)} in {row.words}") for kind, entry in notes))


def _paired(gold: Sequence[Triple], found: Sequence[Triple]) -> list[tuple[int, int]]:
    """Indices of the triples that say the same, each used once."""
    pairs: list[tuple[int, int]] = []
    for i, wanted in enumerate(gold):
        used = {j for _, j in pairs}
        hit = next((j for j, mine in enumerate(found) if j not in used and _same(wanted, mine)), None)
        if hit is not None:
            pairs.append((i, hit))
    return pairs


def _same(gold: Triple, found: Triple) -> bool:
    person = same_person(gold[1], found[1]) or alike(gold[1], found[1]) >= 0.5
    return gold[0] == found[0] and person and alike(gold[2], found[2]) >= 0.5


def _read(told: Told) -> Iterator[Triple]:
    names = {entity.id: entity.name for entity in told.reading.entities}
    for person, party in memberships(told.reading):
        yield "party", names[person], names[party]
    for person, place, _ in holdings(told.reading):
        yield "post" if place.startswith("post:") else "body", names[person], names[place]
    for situation in told_as_real(told.reading):
        if situation.cls == "Candidacy":
            for person in entities(situation, "candidate"):
                yield from (("contest", names[person], names[contest]) for contest in entities(situation, "contest"))


DATASET = Dataset(
    "text2kgbench",
    "Text2KGBench: politics and politicians",
    "Sentences with triples under the ontologies 'politics' and 'politician'. Fillers are compared as those of our own tables are, looser "
    "than the benchmark's equality of strings. The rows of all relations count those that we do not read (ideology, birthplace, battles) "
    "as missed. In 'politics' one triple was aligned to each sentence by a program, so that much of what a sentence says besides counts as "
    "wrong.",
    (_POLITICS, _POLITICIAN),
    measure,
    (
        Mark("politics, all relations: Vicuna 13B, Alpaca 13B", "F1 .33, .21", "recomputed from the benchmark's files; equal strings"),
        Mark("politician, all relations: Vicuna 13B, Alpaca 13B", "F1 .32, .30", "recomputed from the benchmark's files; equal strings"),
    ),
)
