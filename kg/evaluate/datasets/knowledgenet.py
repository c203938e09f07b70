"""KnowledgeNet: passages of the web with every fact of some properties, mention by mention."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from kg.evaluate.facts import holdings, is_chief, memberships
from kg.evaluate.measures import Dataset, Item, Mark, Request
from kg.evaluate.table_score import Ratio
from kg.evaluate.texts import TextReader, Told, chosen, document
from kg.model.entity import EntityKind, LocalEntity
from kg.model.span import Span

_FILE = "data/knowledge-net/folds-1-2.jsonl.gz"
_MEMBER, _PARTY, _CEO = "EMPLOYEE_OR_MEMBER_OF", "POLITICAL_AFFILIATION", "CEO"
PROPERTIES = (_MEMBER, _PARTY, _CEO)

#: the passages are cut out of documents: whom the first "he" means was said before
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_STAND_IN = "Pat Roe was here."

Fact = tuple[str, Span, Span]


def measure(request: Request) -> Iterator[Item]:
    """The counts of each document that is annotated for one of the properties."""
    with gzip.open(request.folder / _FILE, "rt", encoding="utf-8") as lines:
        known = [json.loads(line) for line in lines]
    picked = chosen([row for row in known if any(_properties(passage) for passage in row["passages"])], request.limit)
    request.begin(len(picked))
    reader = TextReader(request.config)
    for row in picked:
        yield _item(row, reader)
        request.advance()


def _properties(passage: Mapping[str, Any]) -> list[str]:
    return [name for name in PROPERTIES if name in passage["annotatedProperties"]]


def _item(row: Mapping[str, Any], reader: TextReader) -> Item:
    told, starts = _told(f"kn-{row['documentId']}", [passage["text"] for passage in row["passages"]], reader)
    text = told.text.document.text
    counts = dict.fromkeys(PROPERTIES, (0, 0, 0))
    notes: list[tuple[str, str]] = []
    for passage, start in zip(row["passages"], starts, strict=True):
        within = Span(start, start + len(passage["text"]))
        found = list(facts(told, within)) if _properties(passage) else []
        for name in _properties(passage):
            gold = list(_annotated(passage, name, start - passage["passageStart"]))
            mine = [fact for fact in found if fact[0] == name]
            three, lines = compared(gold, mine, text)
            counts[name] = (counts[name][0] + three[0], counts[name][1] + three[1], counts[name][2] + three[2])
            notes += [(kind, f"{name} {line} in {passage['text']}") for kind, line in lines]
    ratios = {name: Ratio(*three) for name, three in counts.items()}
    total = Ratio(*(sum(three[n] for three in counts.values()) for n in range(3)))
    return Item(f"kn-{row['documentId']}", {"all three": total, **ratios}, notes=tuple(notes))


def _told(name: str, passages: Sequence[str], reader: TextReader) -> tuple[Told, tuple[int, ...]]:
    """The passages of one document, read; a stand-in is named before them where the first word for a person is a pronoun."""
    made, starts = document(name, passages)
    told = reader.told(made)
    pronoun = _PRONOUN.search(made.text)
    if not pronoun or any(mention.span.start < pronoun.start() for mention in told.text.names):
        return told, starts
    made, (_, *rest) = document(name, (_STAND_IN, *passages))
    return reader.told(made), tuple(rest)


def _annotated(passage: Mapping[str, Any], name: str, shift: int) -> Iterator[Fact]:
    for fact in passage["facts"]:
        if fact["property"] == name:
            subject, filler = (Span(fact[side]["start"] + shift, fact[side]["end"] + shift) for side in ("subject", "object"))
            yield name, subject, filler


def facts(told: Told, within: Span) -> Iterator[Fact]:
    """Every fact read in a document, once for each pair of words in one passage that refer to its two sides."""
    known = {entity.id: entity for entity in told.reading.entities}
    pairs = dict.fromkeys((name, *pair) for name, pair in _pairs(told, known))
    for name, subject, filler in pairs:
        yield from ((name, a, b) for a, b in product(told.mentions(subject, within), told.mentions(filler, within)))


def _pairs(told: Told, known: Mapping[str, LocalEntity]) -> Iterator[tuple[str, tuple[str, str]]]:
    for pair in memberships(told.reading):
        yield _PARTY, pair
        yield _MEMBER, pair
    for person, place, situation in holdings(told.reading):
        entity = known.get(place)
        posts = [known.get(filler.id) for role in ("post", "office") for filler in situation.fillers(role) if hasattr(filler, "id")]
        if entity is None or entity.kind is EntityKind.POST:
            continue
        yield _MEMBER, (person, place)
        if any(is_chief(post) for post in posts):
            yield _CEO, (place, person)


def compared(gold: Sequence[Fact], found: Sequence[Fact], text: str) -> tuple[tuple[int, int, int], list[tuple[str, str]]]:
    """Counts as the data set's own scorer makes them: a fact is found when one read has overlapping words on both sides.

    What is read and overlaps no annotated fact is wrong; several readings of one annotated fact count once.
    """
    hits = [fact for fact in gold if any(_same(fact, other) for other in found)]
    wrong = [fact for fact in found if not any(_same(fact, other) for other in gold)]
    notes = [("missed", _line(fact, text)) for fact in gold if fact not in hits] + [("wrong", _line(fact, text)) for fact in wrong]
    return (len(gold), len(hits) + len(wrong), len(hits)), notes


def _same(a: Fact, b: Fact) -> bool:
    return a[1].overlaps(b[1]) and a[2].overlaps(b[2])


def _line(fact: Fact, text: str) -> str:
    return f"({fact[1].of(text)} | {fact[2].of(text)})"


DATASET = Dataset(
    "knowledgenet",
    "KnowledgeNet, three properties",
    "Passages of the web, folds 1 and 2, with the facts of three properties that politics shares: being employed by or a member of a body, "
    "belonging to a party, heading a company. Scored by overlap of the words on both sides, as the data set's own scorer does; nothing is "
    "trained on it. Only annotated passages are at hand, so that a pronoun "
    "may have lost the name it stands for; where the first word for a person is one, it is read as somebody named before.",
    (_FILE,),
    measure,
    (
        Mark("all 15 properties, people", "text F1 .878", "leaderboard of the data set"),
        Mark("all 15 properties, joint model of Diffbot", "text F1 .810", "leaderboard of the data set"),
        Mark("all 15 properties, open extraction without training", "text F1 .560", "leaderboard of the data set"),
        Mark("all 15 properties, spaCy names with a BiLSTM", "text F1 .518", "leaderboard of the data set"),
    ),
)
