"""News of the GUM corpus: dates with their values, and which words mean which person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations

from kg.evaluate.gum import GumDocument, Marked, documents
from kg.evaluate.measures import Dataset, Item, Mark, Request
from kg.evaluate.table_score import Ratio
from kg.evaluate.texts import TextReader, chosen, document, joined
from kg.evaluate.times import agrees, days, times_in
from kg.extract.coreference import FEMININE, MASCULINE
from kg.model.span import Span

_FILE = "data/gum-news/docs.tar.gz"
#: an annotated phrase and the words that we take to mean somebody are the same mention where they end within so many characters
_NEAR = 3


def measure(request: Request) -> Iterator[Item]:
    """The counts of each news document."""
    found = chosen(list(documents(request.folder / _FILE, "news")), request.limit)
    request.begin(len(found))
    reader = TextReader(request.config)
    for text in found:
        dates, notes = _dates(reader, text)
        yield Item(text.name, _people(reader, text), dates, notes)
        request.advance()


def _day(text: GumDocument) -> date:
    """The day on which the text speaks: the one that it begins with, else that of the file."""
    first = text.dates[0][1].get("when", "") if text.dates else ""
    own = len(first) == 10 and first[:4] == str(text.created.year)
    return date.fromisoformat(first) if own else text.created


def _dates(reader: TextReader, text: GumDocument) -> tuple[dict[str, tuple[int, int]], tuple[tuple[str, str], ...]]:
    words, places = joined(text.tokens)
    read = [time for time in times_in(words, _day(text), reader.model) if time.edtf]
    total = answered = right = 0
    notes: list[tuple[str, str]] = []
    for tokens, attributes in text.dates:
        gold = _annotated(attributes)
        if gold is None:
            continue
        span = places[tokens.start].join(places[tokens.end - 1])
        hit = next((time for time in read if time.span.overlaps(span)), None)
        good = hit is not None and agrees(hit.edtf, gold)
        total, answered, right = total + 1, answered + (hit is not None), right + good
        if not good:
            told = f"{text.name}: {span.of(words)!r} is {gold[0]} to {gold[1]}, found {hit.edtf if hit else 'nothing'}"
            notes.append(("wrong" if hit else "missed", told))
    return {"dates answered": (answered, total), "dates right among answered": (right, answered)}, tuple(notes)


def _annotated(attributes: Mapping[str, str]) -> tuple[date, date] | None:
    return days(attributes.get("when", attributes.get("from", "")), attributes.get("when", attributes.get("to", "")))


def _people(reader: TextReader, text: GumDocument) -> dict[str, Ratio]:
    """Links between mentions of one person, and pronouns with the person that they mean."""
    blocks = [joined(text.tokens[block.start : block.end]) for block in text.paragraphs]
    made, starts = document(text.name, [words for words, _ in blocks], _day(text))
    places = [Span(start + place.start, start + place.end) for (_, spans), start in zip(blocks, starts, strict=True) for place in spans]
    gold = [(mark, places[mark.first].join(places[mark.last - 1])) for mark in text.people]
    parsed, found = reader.referents(made)
    meant = [(m.span, m.entities[0]) for m in found.mentions if len(m.entities) == 1 and m.entities[0].startswith("person:")]
    meant += [(n.span, n.entity) for n in parsed.names]
    ours = {mark: entity for mark, span in gold if (entity := _at(meant, span))}
    pronouns = [mark for mark, span in gold if span.of(made.text).lower() in MASCULINE | FEMININE]
    return {"links between mentions of people": _links(text.people, ours), "pronouns": _pronouns(text.people, ours, pronouns)}


def _at(meant: list[tuple[Span, str]], span: Span) -> str:
    """The person whom we take an annotated phrase to mean."""
    return next((e for ours, e in meant if span.contains(ours) and (ours == span or ours.end + _NEAR >= span.end)), "")


def _links(people: list[Marked], ours: Mapping[Marked, str]) -> Ratio:
    """Pairs of mentions that mean the same person; a mention that we give to nobody has no pair."""
    gold = found = both = 0
    for a, b in combinations(people, 2):
        same, told = a.chain == b.chain, a in ours and ours[a] == ours.get(b)
        gold, found, both = gold + same, found + told, both + (same and told)
    return Ratio(gold, found, both)


def _pronouns(people: list[Marked], ours: Mapping[Marked, str], pronouns: list[Marked]) -> Ratio:
    """Pronouns whose person is the one that another word of the same chain names."""
    known: dict[str, set[str]] = {}
    for mark in people:
        if mark in ours and mark not in pronouns:
            known.setdefault(mark.chain, set()).add(ours[mark])
    named = [mark for mark in pronouns if mark.chain in known]
    return Ratio(len(named), sum(mark in ours for mark in named), sum(ours.get(mark, "") in known[mark.chain] for mark in named))


DATASET = Dataset(
    "gum",
    "GUM: dates and people of news",
    "Wikinews with dates and coreference annotated. A date is answered when a calendar value is read where one is annotated, right when "
    "their bounds agree. Links are pairs of annotated mentions of people that mean the same one; mentions of groups and of nobody in "
    "particular are among them, and nothing is read there. Pronouns are he and she in all forms, of people whom some other word names.",
    (_FILE,),
    measure,
    (Mark("a general date grammar written for the same dates, first try", "answered .49", "the project's study of readers of dates"),),
)
