"""GAP: a pronoun and two names in a passage of an encyclopaedia; which of the two is meant, if either."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping

from kg.evaluate.measures import Dataset, Item, Mark, Request
from kg.evaluate.table_score import Ratio
from kg.evaluate.texts import TextReader, chosen, document
from kg.extract.coreference import FEMININE
from kg.model.span import Span

_FILES = ("data/gap-coreference/gap-development.tsv", "data/gap-coreference/gap-validation.tsv")


def measure(request: Request) -> Iterator[Item]:
    """One item a passage; each of the two names is a thing that may be found."""
    rows: list[Mapping[str, str]] = []
    for name in _FILES:
        with (request.folder / name).open(encoding="utf-8", newline="") as lines:
            rows += csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    picked = chosen(rows, request.limit)
    request.begin(len(picked))
    reader = TextReader(request.config)
    for row in picked:
        yield _item(row, meant(reader, row))
        request.advance()


def meant(reader: TextReader, row: Mapping[str, str]) -> tuple[bool, bool]:
    """Whether the pronoun of a passage is taken to mean its name A, and its name B."""
    made, (start,) = document(row["ID"], [row["Text"]])
    parsed, found = reader.referents(made)

    def at(offset: str, words: str) -> frozenset[str]:
        span = Span(start + int(offset), start + int(offset) + len(words))
        named = {n.entity for n in parsed.names if n.span.overlaps(span)}
        return frozenset(named | {e for m in found.mentions if m.span.overlaps(span) and _as_long(m.span, span) for e in m.entities})

    pronoun = at(row["Pronoun-offset"], row["Pronoun"])
    first, second = (bool(pronoun & at(row[f"{name}-offset"], row[name])) for name in "AB")
    return first, second


def _as_long(mention: Span, name: Span) -> bool:
    """Whether a mention is about the words of a name, and no longer phrase that merely holds them."""
    return mention.end - mention.start <= 2 * (name.end - name.start) + 4


def _item(row: Mapping[str, str], answers: tuple[bool, bool]) -> Item:
    gold = [row[f"{name}-coref"].upper() == "TRUE" for name in "AB"]
    counts = Ratio(sum(gold), sum(answers), sum(a and b for a, b in zip(gold, answers, strict=True)))
    group = "feminine" if row["Pronoun"].lower() in FEMININE else "masculine"
    missed = any(g and not a for g, a in zip(gold, answers, strict=True))
    kinds = ["missed"] * missed + ["wrong"] * (counts.found > counts.matched)
    told = f"{row['ID']} {row['Pronoun']}: {row['A']} {gold[0]}, {row['B']} {gold[1]}; found {answers[0]}, {answers[1]}"
    notes = tuple((kind, told) for kind in kinds)
    return Item(row["ID"], {"all": counts, group: counts}, notes=notes)


DATASET = Dataset(
    "gap",
    "GAP: ambiguous pronouns",
    "2,454 passages of an encyclopaedia, each with a pronoun and two names. A name is found when the pronoun is read as the person named; "
    "a pronoun that is read as neither counts against recall alone.",
    _FILES,
    measure,
    (
        Mark("best baseline of the paper, on its test part", "F1 .669", "Webster and others 2018, arXiv 1810.05201"),
        Mark("bar set for this project", "F1 .66", "the project's aims"),
    ),
)
