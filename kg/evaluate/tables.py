"""Pairing rows of two flat tables of one article: the same type, the same fillers, one to one, best pairs first."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.evaluate.naming import alike, content_words, same_person

Row = Mapping[str, str]

TYPES = (
    "Tenure", "PartyMembership", "Candidacy", "ElectionResult", "Appointment", "Departure", "Recusal", "Endorsement",
    "Opposition", "Investigation", "Charge", "Request",
)  # fmt: skip
#: types about what people are; the others are about what happens
ROLE_TYPES = frozenset({"Tenure", "PartyMembership", "Candidacy"})
_OF_PEOPLE = frozenset({"Appointment", "Endorsement", "Opposition", "Investigation", "Charge", "Request", "ElectionResult"})
_BODY_OF = {"senator": "senate", "representative": "house", "secretary": "department", "attorney": "justice"}
#: the longest quote that counts as one sentence
_LONGEST = 600


def read_table(path: Path) -> list[Row]:
    """The rows of a table of a known type; none where there is no file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [{key: (value or "").strip() for key, value in row.items() if key} for row in rows if row.get("type") in TYPES]


def quoted(row: Row, text: str) -> Row:
    """The row with its words taken from the article where it has offsets alone."""
    span = _span(row)
    return row if row.get("quote") or not span else {**row, "quote": text[span[0] : span[1]]}


def verified(row: Row, text: str) -> Row:
    """The row itself where its quote stands in the article at its offsets, inside one line; else one that matches nothing."""
    span = _span(row)
    words = text[span[0] : span[1]] if span else ""
    good = words.strip() and len(words) <= _LONGEST and "\n" not in words and row.get("quote", "") in ("", words)
    return row if good else {**row, "subject": "", "object": "", "char_start": ""}


def pairs(golds: Sequence[Row], found: Sequence[Row]) -> list[tuple[int, int]]:
    """(gold, found) indices of the rows that tell the same fact."""
    people = frozenset(row["subject"] for row in golds if row["type"] in ROLE_TYPES)
    scored = [(pair_score(gold, row, people), i, j) for i, gold in enumerate(golds) for j, row in enumerate(found)]
    chosen: list[tuple[int, int]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for score, i, j in sorted(scored, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if score > 0 and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            chosen.append((i, j))
    return chosen


def pair_score(gold: Row, found: Row, people: frozenset[str]) -> float:
    """How well a row tells a gold row's fact; 0 where it does not. ``people`` are names known to be of persons."""
    named = [slot for slot in ("subject", "object") if gold[slot]]
    if gold["type"] != found["type"] or found.get("char_start") == "":
        return 0.0
    scores = [_filler(gold, found, slot, people) for slot in named]
    near = overlap(gold, found)
    if any(score < 0.5 for score in scores) or (len(named) < 2 and near == 0 and not _stable(gold, named)) or _other_contest(gold, found):
        return 0.0
    bonus = 0.05 * (gold["modality"] == found.get("modality")) + 0.03 * (gold["polarity"] == found.get("polarity"))
    bonus += 0.05 * (bool(gold.get("other")) and alike(gold["other"], found.get("other", "")) >= 0.5)
    return (sum(scores) / len(scores) if scores else 0.5) + bonus + 0.1 * near


def _stable(gold: Row, named: Sequence[str]) -> bool:
    """Whether one filler is enough without an overlapping quote."""
    return bool(named) and gold["type"] in ("Tenure", "PartyMembership")


def _other_contest(gold: Row, found: Row) -> bool:
    return bool(gold["type"] == "ElectionResult" and gold["other"] and found.get("other") and alike(gold["other"], found["other"]) < 0.5)


def _filler(gold: Row, found: Row, slot: str, people: frozenset[str]) -> float:
    wanted, given = gold[slot], found.get(slot, "")
    person = wanted in people and (slot == "subject" or gold["type"] in _OF_PEOPLE)
    score = float(same_person(wanted, given)) if person else alike(wanted, given)
    if score < 0.5 and gold["type"] == "Departure" and slot == "object" and overlap(gold, found) >= 0.2:
        bodies, bodies2 = ({_BODY_OF.get(word, word) for word in content_words(text)} for text in (wanted, given))
        return 0.5 if bodies & bodies2 or not given else score
    return score


def _span(row: Row) -> tuple[int, int] | None:
    try:
        return int(row["char_start"]), int(row["char_end"])
    except (KeyError, ValueError):
        return None


def overlap(gold: Row, found: Row) -> float:
    """Intersection over union of the character ranges of two quotes."""
    a, b = _span(gold), _span(found)
    if a is None or b is None:
        return 0.0
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(1, max(a[1], b[1]) - min(a[0], b[0]))


def right(name: str, gold: Row, found: Row) -> bool:
    """Whether an attribute of a paired row is right; a request that was made is both requested and actual."""
    wanted, given = gold.get(name, ""), found.get(name, "")
    if name in ("source", "other"):
        return bool(wanted) == bool(given) and (alike(wanted, given) >= 0.5 or same_person(wanted, given))
    asked = name == "modality" and gold["type"] == "Request" and {wanted, given} == {"requested", "actual"}
    return asked or wanted == given
