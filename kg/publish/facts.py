"""The flat table of facts: what one article says, one row a fact, for people who want a spreadsheet and not a graph.

Which classes give rows and columns stands in the ontology (``FlatType``); here are the rules between types.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields, replace
from itertools import product
from operator import attrgetter

from kg.model.claim import Claim, EntityRef, Filler, Modality, Polarity, Reading, Situation, SituationRef
from kg.model.entity import EntityKind
from kg.model.ontology import FlatType, SituationClass, Vocabulary
from kg.model.span import Quote
from kg.publish.fact_cells import MODALITY, is_vaguer, parties_named, seat_of, share_words, trimmed
from kg.publish.fact_echoes import bare_probes, clearest, row_key, without_echoes, without_mentions
from kg.publish.fact_times import sentence_around, standing, tells_time, time_cell

_WINDOW = re.compile(r"\[\d[\d-]*\.\.\d[\d-]*\]")


@dataclass(frozen=True, slots=True)
class FlatFact:
    """One row; the fields are the columns, in order."""

    id: int
    type: str
    subject: str
    object: str
    other: str
    time: str
    modality: str
    polarity: str
    source: str
    status: str
    char_start: int
    char_end: int
    quote: str
    note: str = ""


COLUMNS = tuple(f.name for f in fields(FlatFact))


def flat_rows(reading: Reading, names: Mapping[str, str], vocabulary: Vocabulary) -> list[FlatFact]:
    """The rows of one document in text order; ``names`` maps ids of local entities to the names to show, the rest show their own."""
    table = _Table(reading, names, vocabulary)
    rows = [row for claim in clearest(without_mentions(reading.claims, vocabulary), table.named_in) for row in table.rows(claim)]
    kept = _distinct(_ended(_without_vaguer(without_echoes(_joined_departures(rows)), vocabulary), f"../{reading.document.published}"))
    ordered = sorted(kept, key=lambda row: (row.fact.char_start, row.fact.char_end, astuple(row.fact)[1:]))
    return [replace(row.fact, id=number) for number, row in enumerate(ordered, start=1)]


def write_rows(rows: Iterable[FlatFact]) -> bytes:
    """The table as raw tab-separated values: a header, no quoting, white space inside a cell as single blanks."""
    lines = ["\t".join(COLUMNS), *("\t".join(re.sub(r"[\t\r\n]", " ", str(cell)) for cell in astuple(row)) for row in rows)]
    return ("\n".join(lines) + "\n").encode()


@dataclass(frozen=True, slots=True)
class _Row:
    """A fact with the class that told it; ``subjectless`` where the class has no role for the column subject."""

    fact: FlatFact
    cls: str
    subjectless: bool


class _Table:
    """One document's situations as rows."""

    def __init__(self, reading: Reading, names: Mapping[str, str], vocabulary: Vocabulary) -> None:
        self.reading = reading
        self.vocabulary = vocabulary
        self.entities = {entity.id: entity for entity in reading.entities}
        self.names = {entity.id: names.get(entity.id) or entity.name for entity in reading.entities}
        self.situations = {situation.id: situation for situation in reading.situations}
        self._choices = {c.name for c in vocabulary.classes.values() if c.role("office") and c.role("target")}
        self.words = {c.situation: c.quotes[0].exact for c in reversed(reading.claims) if c.quotes}

    def named_in(self, claim: Claim) -> int:
        """How many of the cells of a claim's row are named by their own words in its quote."""
        situation, quote = self.situations[claim.situation], min(claim.quotes).exact
        cls = self.vocabulary.classes.get(situation.cls)
        roles = (cls.flat.subject, cls.flat.object, cls.flat.other) if cls is not None and cls.flat is not None else ()
        return sum(any(share_words(text, quote) for text in self._texts(situation, role)) for role in roles if role)

    def rows(self, claim: Claim) -> list[_Row]:
        """The rows of one claim: one for each pair of subject and object; none where its class has no place in the table."""
        situation = self.situations[claim.situation]
        cls = self.vocabulary.classes.get(situation.cls)
        if cls is None or cls.flat is None or not self._told(cls.flat, claim):
            return []
        quote = trimmed(min(claim.quotes))
        subjects, objects, others = self._cells(cls, cls.flat, situation)
        holder = self.names.get(claim.holder, claim.holder)
        if not cls.flat.subject and claim.modality is Modality.ALLEGED:
            subjects = [holder]
        return [
            _Row(self._fact(cls, cls.flat, situation, claim, quote, (subject, object_, others)), situation.cls, not cls.flat.subject)
            for subject, object_ in product(subjects or [""], objects or [""])
            if object_ or (subject and cls.flat.type != "Investigation") or (cls.flat.type == "Appointment" and others)
        ]

    def _told(self, flat: FlatType, claim: Claim) -> bool:
        """A class that only accuses somebody when it is alleged gives a row only then, or when it is denied."""
        accusing = flat.type == "Charge" and not flat.subject
        return not accusing or claim.modality is Modality.ALLEGED or claim.polarity is Polarity.NEGATED

    def _fact(
        self, cls: SituationClass, flat: FlatType, situation: Situation, claim: Claim, quote: Quote, cells: tuple[str, str, str]
    ) -> FlatFact:
        day = self.reading.document.published
        asked = flat.type == "Request" and claim.modality is Modality.ACTUAL
        status = standing(situation, claim.modality, day) if not (cls.is_event or flat.status) else flat.status_of(situation.stage)
        return FlatFact(
            0,
            flat.type,
            *cells,
            time_cell(situation, day, is_event=cls.is_event) if self._is_timed(situation, claim) else "",
            "requested" if asked else MODALITY[claim.modality],
            "negated" if claim.polarity is Polarity.NEGATED else "affirmed",
            self.names.get(claim.holder, claim.holder),
            status if flat.status or not cls.is_event else "",
            quote.span.start,
            quote.span.end,
            quote.exact,
        )

    def _is_timed(self, situation: Situation, claim: Claim) -> bool:
        """Whether the time belongs in this row: a window in which something may happen only where a sentence that says so tells a time."""
        if claim.modality is Modality.ACTUAL or not _WINDOW.fullmatch(situation.begin or situation.date):
            return True
        alike = [c for c in self.reading.claims if row_key(c) == row_key(claim)]
        return any(tells_time(sentence_around(self.reading.document.text, quote.span)) for c in alike for quote in c.quotes)

    def _cells(self, cls: SituationClass, flat: FlatType, situation: Situation) -> tuple[list[str], list[str], str]:
        """Fillers of the columns subject and object, and the words of the column other."""
        subjects, objects = self._texts(situation, flat.subject), self._texts(situation, flat.object)
        others = self._texts(situation, flat.other)
        if not objects and flat.type == "Investigation":
            accused = self._accused(situation, flat.other)
            return subjects, accused or others, "; ".join(others) if accused else ""
        if flat.type == "Opposition":
            named = self._appointees(situation, flat.object)
            return subjects, named or objects or others, "; ".join(objects if named else others if objects else ())
        if flat.type == "Departure":
            return subjects, objects or self._left(situation, subjects), "" if flat.other == "org" else "; ".join(others)
        if flat.type == "Tenure":
            others = self._seat(situation, flat.object) or others
        if flat.type == "Candidacy":
            others = others or self._party(situation, flat)
        if flat.type == "Endorsement":
            objects = self._backed(situation, flat.object)
        if flat.type == "Charge" and not flat.subject:
            objects, others = self._people(situation, flat.object) or objects, others or [cls.label]
        return subjects, objects, "; ".join(others)

    def _texts(self, situation: Situation, role: str) -> list[str]:
        return list(dict.fromkeys(text for filler in situation.fillers(role) if (text := self._text(filler))))

    def _people(self, situation: Situation, role: str) -> list[str]:
        """The persons among the fillers of a role: where people and states did it together, people are the accused."""
        people = {entity.id for entity in self.entities.values() if entity.kind is EntityKind.PERSON}
        persons = [f for f in situation.fillers(role) if isinstance(f, EntityRef) and f.id in people]
        return list(dict.fromkeys(text for filler in persons if (text := self._text(filler))))

    def _text(self, filler: Filler) -> str:
        if isinstance(filler, EntityRef):
            return self.names.get(filler.id, "")
        if isinstance(filler, SituationRef):
            told = self.situations.get(filler.id)
            return (told.words or self.words.get(told.id) or told.label) if told else ""
        return getattr(filler, "text", "") or getattr(filler, "name", "")

    def _backed(self, situation: Situation, role: str) -> list[str]:
        """Whom an endorsement is for: of a candidacy that is backed, the candidate."""
        told = [self.situations.get(f.id) if isinstance(f, SituationRef) else None for f in situation.fillers(role)]
        stood = [(self.vocabulary.classes[s.cls].flat, s) for s in told if s is not None and s.cls in self.vocabulary.classes]
        people = [text for flat, s in stood if flat is not None for text in self._texts(s, flat.subject)]
        return list(dict.fromkeys(people)) or self._texts(situation, role)

    def _appointees(self, situation: Situation, role: str) -> list[str]:
        """Whom a choice for an office is of that somebody opposes."""
        told = [self.situations.get(f.id) for f in situation.fillers(role) if isinstance(f, SituationRef)]
        return [text for one in told if one and one.cls in self._choices for text in self._people(one, "target")]

    def _accused(self, situation: Situation, role: str) -> list[str]:
        """Who does what is investigated, where that is a situation with an agent; of accusations, who is accused."""
        matters = [self.situations[f.id] for f in situation.fillers(role) if isinstance(f, SituationRef) and f.id in self.situations]
        return list(dict.fromkeys(text for m in matters for text in self._texts(m, "target" if m.cls == "Charge" else "agent")))

    def _left(self, situation: Situation, people: list[str]) -> list[str]:
        """The body left, else the one post that the article gives the person."""
        bodies = self._texts(situation, "org")
        held = {s.id: self._texts(s, "post") for s in self.situations.values() if s.fillers("post") and self._texts(s, "member") == people}
        posts = sorted({text for texts in held.values() for text in texts})
        return bodies or (posts if len(posts) == 1 else [])

    def _seat(self, situation: Situation, role: str) -> list[str]:
        """The place that the name of the post names, else its body, else the place, else what its name says beyond the title."""
        posts = [entity for f in situation.fillers(role) if isinstance(f, EntityRef) and (entity := self.entities.get(f.id))]
        return [seat for post in posts if (seat := seat_of(post))][:1]

    def _party(self, situation: Situation, flat: FlatType) -> list[str]:
        """The party whose contest it is, else the one that the article gives the candidate."""
        contests = [self.entities[f.id] for f in situation.fillers(flat.object) if isinstance(f, EntityRef) and f.id in self.entities]
        named = [self.names[c.id] for c in contests if c.kind is EntityKind.PRIMARY or c.attribute("stage") == "primary"]
        parties = parties_named(" ".join(named), self.vocabulary)
        own = [s for s in self.situations.values() if self._texts(s, "member") == self._texts(situation, flat.subject)]
        memberships = [self._texts(s, "organization") for s in own if not s.fillers("post")]
        return parties[:1] or (memberships[0] if len(memberships) == 1 else [])


def _joined_departures(rows: list[_Row]) -> list[_Row]:
    """A removal and a departure told of one person and office are one row: the removal, with what either knows."""
    removals = [row for row in rows if row.fact.type == "Departure" and row.fact.status == "removed"]
    kept = [row for row in rows if row not in removals]
    for removal in removals:
        twin = next((row for row in kept if row.fact.type == "Departure" and _one_leaving(row.fact, removal.fact)), None)
        if twin is not None:
            kept.remove(twin)
        kept.append(replace(removal, fact=_completed(removal.fact, twin.fact)) if twin else removal)
    return kept


def _one_leaving(a: FlatFact, b: FlatFact) -> bool:
    same = (a.subject, a.modality, a.polarity, a.source) == (b.subject, b.modality, b.polarity, b.source)
    return same and (not a.object or not b.object or share_words(a.object, b.object))


def _completed(fact: FlatFact, twin: FlatFact) -> FlatFact:
    return replace(fact, object=fact.object or twin.object, other=fact.other or twin.other, time=fact.time or twin.time)


def _without_vaguer(rows: list[_Row], vocabulary: Vocabulary) -> list[_Row]:
    """The rows without those that tell the same as another of a thing or probe that it names more fully, and know no other time."""
    flats = {name: cls.flat for name, cls in vocabulary.classes.items()}
    told = [(f.subject, f.object, f.other, f"{f.type} {f.modality} {f.polarity}") for f in (row.fact for row in rows)]
    bare = {i for i in bare_probes(told) if (flat := flats[rows[i].cls]) and flat.bare_falls}
    rows = [row for i, row in enumerate(rows) if i not in bare]

    def fuller(one: FlatFact, other: FlatFact) -> bool:
        return _SAME(one) == _SAME(other) and one.time in ("", other.time) and is_vaguer(one.object, other.object)

    stays = {name for name, flat in flats.items() if flat and flat.vaguer_stays}
    return [row for row in rows if row.cls in stays or not any(fuller(row.fact, other.fact) for other in rows)]


_SAME = attrgetter("type", "subject", "modality", "polarity", "source")


def _ended(rows: list[_Row], till_now: str) -> list[_Row]:
    """Tenures that a departure in the same article has ended are former ones, and end when the departure says."""
    gone = [r.fact for r in rows if (r.fact.type, r.fact.modality, r.fact.polarity) == ("Departure", "actual", "affirmed")]

    def told(row: _Row) -> _Row:
        fact = row.fact
        if fact.type != "Tenure" or fact.status not in ("current", "former") or fact.time not in ("", till_now):
            return row
        leaving = next(
            (d for d in gone if d.subject == fact.subject and d.object and share_words(d.object, f"{fact.object} {fact.other}")), None
        )
        if leaving is None:
            return row
        end = leaving.time.rpartition("/")[2]
        return replace(row, fact=replace(fact, status="former", time=f"../{end}" if end not in ("", "..") else till_now))

    return [told(row) for row in rows]


def _distinct(rows: list[_Row]) -> list[_Row]:
    """Rows that say the same in the same way once, at the first quote, with the time that one of them knows."""
    found: dict[tuple[str, ...], _Row] = {}
    for row in sorted(rows, key=lambda row: (row.fact.char_start, row.fact.char_end)):
        fact = row.fact
        key = (fact.type, fact.subject, fact.object, fact.other, fact.modality, fact.polarity, fact.source, fact.status)
        known = found.setdefault(key, row)
        if fact.time and not known.fact.time:
            found[key] = replace(known, fact=replace(known.fact, time=fact.time))
    return list(found.values())
