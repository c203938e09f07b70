"""Event factuality: words for events in sentences, scored by people from -3 (certainly did not happen) to 3 (certainly happened)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kg.evaluate.measures import Dataset, Item, Mark, Request
from kg.evaluate.table_score import Ratio
from kg.evaluate.texts import TextReader, chosen, document, joined
from kg.extract.parsed import Stance
from kg.model.span import Span

_FOLDER = "data/factuality"
_FILES = {"MEANTIME-train.jsonl": "MEANTIME", "MEANTIME-dev.jsonl": "MEANTIME", "UDS_IH2-dev.jsonl": "UDS-IH2"}
#: scores above it say that an event happened, scores below its negative that it did not; "probably" is 1.5 in MEANTIME
_SURE = 1.0
_HAPPENED, _DID_NOT, _OPEN = "happened", "did not", "left open"


def measure(request: Request) -> Iterator[Item]:
    """The counts of each sentence, under rows of the collection that it is from."""
    rows = [
        (group, f"{name} {number}", json.loads(line))
        for name, group in _FILES.items()
        for number, line in enumerate((request.folder / _FOLDER / name).read_text(encoding="utf-8").splitlines(), 1)
    ]
    picked = chosen(rows, request.limit)
    request.begin(len(picked))
    reader = TextReader(request.config)
    for group, name, row in picked:
        yield _item(group, name, row, reader)
        request.advance()


def _item(group: str, name: str, row: Mapping[str, Any], reader: TextReader) -> Item:
    words, places = joined(row["text"].split(" "))
    made, (start,) = document(name, [words])
    stance = reader.stances(made)
    right, either, notes = 0, 0, []
    counts = {kind: [0, 0, 0] for kind in (_HAPPENED, _DID_NOT, _OPEN)}
    for target in row["targets"]:
        place = places[target["span1"][0]].join(places[target["span1"][1] - 1])
        gold, found = annotated(target["label"]), read_as(stance(Span(start + place.start, start + place.end)))
        counts[gold][0] += 1
        counts[found][1] += 1
        counts[gold][2] += gold == found
        right += gold == found
        either += (gold == _HAPPENED) == (found == _HAPPENED)
        if gold != found:
            notes.append(("wrong", f"{place.of(words)!r} {target['label']}: found {found} in {words}"))
    ratios = {f"{group}: {kind}": Ratio(*three) for kind, three in counts.items()}
    shares = {f"{group}: all three": right, f"{group}: happened or not told as happened": either}
    return Item(name, ratios, {row_: (hits, len(row["targets"])) for row_, hits in shares.items()}, tuple(notes))


def annotated(score: float) -> str:
    """What a score from -3 to 3 says of an event."""
    return _HAPPENED if score > _SURE else _DID_NOT if score < -_SURE else _OPEN


def read_as(stance: Stance | None) -> str:
    """What a stance says of the event, whoever holds it."""
    if stance is None:
        return _OPEN
    if stance.modality != "Actual" or stance.certainty != "Certain":
        return _OPEN
    return {"Affirmed": _HAPPENED, "Negated": _DID_NOT}.get(stance.polarity, _OPEN)


DATASET = Dataset(
    "factuality",
    "Event factuality",
    "Words for events, scored by people from -3 to 3: MEANTIME is news, UDS-IH2 is text of the web, each score the mean of several people. "
    "Above 1 it happened, below -1 it did not, between them it is left open; ours is left open unless the clause is read as actual and "
    "certain. In UDS-IH2 what is planned, possible or asked for is scored as not having happened, so that "
    "only happened against the rest says something there.",
    (f"{_FOLDER}/MEANTIME-train.jsonl", f"{_FOLDER}/UDS_IH2-dev.jsonl"),
    measure,
    (
        Mark("MAVEN-FACT (other texts, five classes), best fine-tuned model", "macro-F1 .476", "arXiv 2407.15352"),
        Mark("FactBank (other texts), tagger with a language model", "F1 .72, nested views .25", "Murzaku & Rambow 2025"),
    ),
)
