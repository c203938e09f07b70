"""Fillers for proposed words: what the rules know to be mentioned there, and only within the reach of the quote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.fillers import Filling
from kg.extract.parsed import Sentence
from kg.extract.proposals.places import occurrences
from kg.extract.proposals.scenery import Scenery
from kg.extract.proposals.schema import terms_of
from kg.model.claim import EntityRef, Filler, TermRef, Words
from kg.model.entity import EntityKind
from kg.model.ontology import Role, SituationClass
from kg.model.span import Span

_PLAIN = frozenset({"string", "langString", "Literal", "integer"})
_HOLDERS = ("Person", "Organization", "AnonymousSource", "Collective")


@dataclass(frozen=True, slots=True)
class Ground:
    """What proposed words stand for: the fillers, where they stand, and how surely the mention is known; a closed value stands nowhere."""

    fillers: tuple[Filler, ...]
    at: Span | None = None
    tokens: tuple[Token, ...] = ()
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Grounding:
    """Looks up proposed words in one document."""

    scenery: Scenery

    def is_in_reach(self, words: str, quote: Span) -> bool:
        """Whether words, or a mention of what is called so, stand within the reach of a quote."""
        return any(True for _ in self._literal(words, quote)) or any(True for _ in self._named(words, quote))

    def ground(self, cls: SituationClass, role: Role, words: str, quote: Span) -> Ground | None:
        """What ``words`` stand for in a role of a class; nothing where nothing in reach of the quote fits its range."""
        if terms := terms_of(role, self.scenery.vocabulary):
            return Ground((TermRef(words),)) if words in terms else None
        places = list(self._literal(words, quote))
        found = next(filter(None, (self._mentioned(role, *place) for place in places)), None)
        found = found or self._by_name(role, words, quote) or self._by_office(cls, role, words, quote)
        found = found or next(filter(None, (self._stand_in(role, *place) for place in places)), None)
        return found or next(filter(None, (self._plain(role, words, *place) for place in places)), None)

    def holder(self, words: str, quote: Span) -> str:
        """The entity whose view some words give; empty where they name nobody within the reach of the quote."""
        entities = self.scenery.entities
        for _, sentence, head in self._literal(words, quote):
            if found := entities.holder(sentence, (head,)):
                return found
        named = (entity for _, _, entity, _ in self._named(words, quote) if entities.fits(entity, _HOLDERS))
        return next(named, "")

    def _literal(self, words: str, quote: Span) -> Iterator[tuple[Span, Sentence, Token]]:
        """The places in reach at which the words themselves stand, the nearest first, each with its head."""
        for reach in self.scenery.reaches(quote):
            for span in occurrences(words, self.scenery.document.text, reach):
                if (head := self.scenery.head_at(span)) is not None:
                    yield span, *head

    def _named(self, words: str, quote: Span) -> Iterator[tuple[Span, Token, str, float]]:
        """The mentions in reach of what is called by the words elsewhere in the document ("he", "Lee" for "Ann Lee")."""
        wanted = " ".join(words.split()).casefold()
        for reach in self.scenery.reaches(quote):
            for sentence, mention in self.scenery.mentions_in(reach):
                for entity in mention.entities:
                    known = self.scenery.entities.get(entity)
                    if known is not None and wanted in {name.casefold() for name in (known.name, *known.names)}:
                        yield mention.span, sentence.parse.doc[mention.head], entity, mention.confidence

    def _mentioned(self, role: Role, span: Span, sentence: Sentence, head: Token) -> Ground | None:
        entities = self.scenery.entities
        fitting = tuple(EntityRef(entity) for entity in entities.at(sentence, head) if entities.fits(entity, role.ranges))
        mention = self.scenery.referents.of(sentence, head)
        return Ground(fitting, span, (head,), mention.confidence if mention else 1.0) if fitting else None

    def _by_name(self, role: Role, words: str, quote: Span) -> Ground | None:
        fits = self.scenery.entities.fits
        found = (one for one in self._named(words, quote) if fits(one[2], role.ranges))
        return next((Ground((EntityRef(entity),), span, (head,), sure) for span, head, entity, sure in found), None)

    def _by_office(self, cls: SituationClass, role: Role, words: str, quote: Span) -> Ground | None:
        """What a title or a label in the quote tells in full, for its own words ("Gov.", "R-Ohio") or for what it means."""
        found: dict[tuple[Filler, ...], Span] = {}
        for situation, claim in self.scenery.offices:
            places = [q.span for q in claim.quotes if q.span.overlaps(quote)] if situation.cls == cls.name else []
            fillers = situation.fillers(role.name)
            if places and fillers and (self._is_called(fillers, words) or any(self._stands_in(words, place) for place in places)):
                found.setdefault(fillers, places[0])
        return next((Ground(fillers, place) for fillers, place in found.items()), None) if len(found) == 1 else None

    def _is_called(self, fillers: tuple[Filler, ...], words: str) -> bool:
        known = [self.scenery.referents.entities.get(f.id) for f in fillers if isinstance(f, EntityRef)]
        return any(words.casefold() in {name.casefold() for name in (one.name, *one.names)} for one in known if one is not None)

    def _stands_in(self, words: str, place: Span) -> bool:
        return any(True for _ in occurrences(words, self.scenery.document.text, place))

    def _stand_in(self, role: Role, span: Span, sentence: Sentence, head: Token) -> Ground | None:
        """What the words alone call for by the lists of the language: a post, a contest, a party, a body, a group."""
        filling = Filling(self.scenery.entities, lambda *_: "", lambda _: (), lambda _: ())
        made = tuple(self._in_full(f) for f in filling.fill(role, sentence, head, plain=False) if isinstance(f, EntityRef))
        return Ground(made, span, (head,)) if made else None

    def _in_full(self, made: EntityRef) -> EntityRef:
        """The one post of that title that the document tells with its place or body, for a post told by its title alone."""
        post = self.scenery.entities.get(made.id)
        if post is None or post.kind is not EntityKind.POST or post.attribute("jurisdiction") or post.attribute("body"):
            return made
        title, known = post.attribute("title"), self.scenery.referents.entities.values()
        alike = [one.id for one in known if one.kind is EntityKind.POST and one.id != made.id and one.attribute("title") == title]
        return EntityRef(alike[0]) if len(alike) == 1 else made

    def _plain(self, role: Role, words: str, span: Span, sentence: Sentence, head: Token) -> Ground | None:
        """The words themselves, for a role that takes words or a topic; a body that nothing but its name is known of."""
        wanted, told = set(role.ranges), " ".join(span.of(self.scenery.document.text).split())
        if wanted & _PLAIN:
            number = "integer" in wanted and words.isdecimal()
            return Ground((Words(told, "integer") if number else Words(told),), span, (head,)) if "string" in wanted or number else None
        make = self.scenery.entities.make
        if wanted & {"Agent", "Organization"} and head.ent_type_ == "ORG":
            return Ground((EntityRef(make(EntityKind.ORGANIZATION, told, span)),), span, (head,))
        if "Topic" in wanted:
            return Ground((EntityRef(make(EntityKind.TOPIC, told, span)),), span, (head,))
        takes = any(self.scenery.vocabulary.is_a(name, "Situation") for name in wanted)
        return Ground((), span, (head,)) if takes else None  # another accepted claim may tell of it
