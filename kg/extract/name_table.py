"""The people of one document under construction, and whom each of the names found in its text means."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain, count

from kg.extract.bearers import Address, Bearer, meant, refused
from kg.extract.lexicon import Lexicon
from kg.extract.namesakes import UNMARKED, Marks
from kg.extract.parsed import NameMention
from kg.extract.person_names import PersonName, split_name
from kg.extract.splitting import plain
from kg.extract.ties import UNTIED, Tie
from kg.model.document import SourceDocument
from kg.model.entity import EntityKind, LocalEntity
from kg.model.iri import slug
from kg.model.span import Span

#: the number of no sentence: beside the story
OUTSIDE = -1
#: kinds of evidence by which a single word may be a given name
_GIVEN = frozenset({"model", "first name", "subject", "kin"})


@dataclass(frozen=True, slots=True)
class FoundName:
    """One name in the text: its words, the kind of evidence for it, how it is addressed, and what is told beside it.

    That is titles, a tie to somebody else, the title that the person ``seeks``, and what tells the bearer from namesakes.
    """

    sentence: int
    span: Span
    words: str
    kind: str
    how: Address
    titles: frozenset[str] = frozenset()
    tie: Tie = UNTIED
    seeks: str = ""
    marks: Marks = UNMARKED


class NameTable:
    """The people found so far, by id."""

    def __init__(self, lex: Lexicon, shared: frozenset[PersonName]) -> None:
        self.shared = shared
        self.people: dict[str, Bearer] = {}
        self.speeches: dict[str, int] = {}
        self.ids: dict[str, str] = {}
        self.lex = lex

    def add_full(self, name: FoundName) -> str:
        """The person that a name with given name and surname means, new if nobody fits, or if two fit who are told apart."""
        parts = split_name(name.words)
        others = {key for key, one in self.people.items() if one.can_be(parts) and one.is_other(parts, name.marks, name.sentence)}
        key = self._bearer(name.words, parts, others)
        person = self.people.setdefault(key, Bearer(parts, first=name.span.start, kin=name.tie.kin))
        person.unlike |= others
        for other in others:
            self.people[other].unlike.add(key)
        person.marks, person.sentence = person.marks.with_more(name.marks), name.sentence
        person.forms[name.words] += 1
        person.doubled |= name.kind == "doubled"
        person.heir |= name.kind == "heir"
        person.second |= name.tie.owner == parts.surname
        person.seeks |= {name.seeks} - {""}
        person.titles |= name.titles
        person.places.append(name.span.start)
        person.genders[self.lex.gender(parts.given)] += 1
        person.genders[self.lex.kin.get(name.tie.kin, "")] += 1
        person.genders[name.how.gender] += 3
        return key

    def _bearer(self, words: str, parts: PersonName, others: Collection[str]) -> str:
        """Who of the people bears a name in full, those aside who are told to be others; an id of its own where nobody does."""
        people = {key: person for key, person in self.people.items() if key not in others}
        fitting = [key for key, person in people.items() if person.name not in self.shared and person.can_be(parts)]
        whole = [key for key in fitting if words in people[key].forms]
        exact = [key for key in fitting if any(split_name(form).given == parts.given for form in people[key].forms)]
        longer = [key for key, person in people.items() if any(form.endswith(" " + words) for form in person.forms)]
        own = _free("person:" + slug(parts.words), others)
        return own if parts in self.shared else next(iter(whole or longer or exact or fitting), own)

    def tell_tie(self, name: FoundName) -> None:
        """Take in that a given name is introduced as that of a relative of whomever the surname alone means ("Lee's daughter *Ann*")."""
        key = self.by_given(name.words, name.span.start, introduced=True) if name.tie.owner else ""
        if key and self.people[key].name.surname == name.tie.owner:
            self.people[key].second = True

    def add_bare(self, name: FoundName) -> NameMention:
        """The person that a single name means: one with that surname, else one with that given name, else a new one."""
        key = self.meant(name.words, name.span.start, name.how)
        if not key and name.kind in _GIVEN:
            key = self.by_given(name.words, name.span.start, introduced=name.kind == "kin")
        key = key or self._new(name.words, name.span.start, name.how)
        person = self.people[key]
        if name.tie.kin and name.span.start < person.first:
            person.kin = person.kin or name.tie.kin
        person.forms[name.words] += 1
        person.genders[self.lex.gender(name.words) if key == "person:" + slug(name.words) else ""] += 1
        person.genders[name.how.gender] += 3
        if name.how.title or name.how.gender:
            person.first = min(person.first, name.span.start)
            person.places.append(name.span.start)
        if name.how.title:
            person.titles |= {name.how.title} if not person.name.given else set()
        return NameMention(name.sentence, name.span, key, full=False, confidence=0.95)

    def _new(self, words: str, at: int, how: Address) -> str:
        """The person of whom only one name is known."""
        key = "person:" + slug(words)
        self._note(self.people.setdefault(key, Bearer(PersonName("", (), words, ""), first=at)), words, at, how)
        return key

    def meant(self, surname: str, at: int, how: Address) -> str:
        """The person whom a bare surname at ``at`` means, a new one where nothing decides between several, or the empty string."""
        # the answers of an interview are all one person's, who was introduced before the first of them
        since = self.speeches.setdefault(surname, at) if how.label else at
        key = meant(self.people, surname, since, how)
        if key and key not in self.people:
            self.people[key] = Bearer(PersonName("", (), surname, ""), first=at, unknown=bool(how.age))
        if key:
            self._note(self.people[key], surname, at, how)
        return key

    def _note(self, person: Bearer, surname: str, at: int, how: Address) -> None:
        """Take in that a bare surname means a person."""
        person.alone = at if person.alone < 0 else min(person.alone, at)
        if not person.name.given:
            person.unlike |= refused(self.people, surname, how)

    def by_given(self, given: str, at: int, *, introduced: bool = False) -> str:
        """The one person with that given name who was named before offset ``at``, or at all where ``introduced`` there; else empty."""
        known = [(key, person) for key, person in self.people.items() if introduced or person.first < at]
        fitting = [key for key, person in known if any(split_name(form).given == given for form in person.forms)]
        return fitting[0] if len(fitting) == 1 else ""

    def renamed(self, mention: NameMention) -> NameMention:
        """The mention with the final id of its person."""
        return NameMention(mention.sentence, mention.span, self.ids[mention.entity], mention.full, mention.confidence)

    def entities(self, mentions: Sequence[NameMention], document: SourceDocument) -> dict[str, LocalEntity]:
        """The people as entities, ids made of their best names."""
        firsts: dict[str, Span] = {}
        for mention in mentions:
            firsts.setdefault(mention.entity, mention.span)
            if not mention.full and mention.sentence != OUTSIDE:
                self.people[mention.entity].forms[plain(mention.span.of(document.text))] += 0
        best = {key: self.people[key].best for key in sorted(firsts, key=lambda key: firsts[key])}
        for key, name in best.items():
            final = "person:" + slug(name.words)
            self.ids[key] = _free(key, self.ids.values()) if final in self.ids.values() else final
        return {self.ids[key]: self._entity(key, name, firsts[key]) for key, name in best.items()}

    def _entity(self, key: str, best: PersonName, first: Span) -> LocalEntity:
        person = self.people[key]
        others = " ".join(sorted(self.ids[other] for other in person.unlike if other in self.ids))
        facts = {"given": best.given, "surname": best.surname, "suffix": best.suffix, "gender": person.gender, "unlike": others}
        facts |= {"state": person.marks.state, "age": person.marks.age}
        attributes = tuple(sorted((k, v) for k, v in facts.items() if v))
        return LocalEntity(self.ids[key], EntityKind.PERSON, best.words, tuple(sorted(person.forms)), attributes, first)


def _free(key: str, taken: Collection[str]) -> str:
    """An id that is not taken: the key, else the key with a number."""
    return next(one for one in chain([key], (f"{key}-{number}" for number in count(2))) if one not in taken)
