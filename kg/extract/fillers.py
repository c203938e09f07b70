"""Fillers: what a token stands for in a role, by the range of the role."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from kg.extract.clauses import children, conjuncts, is_verb, resolve_relative
from kg.extract.parsed import Referents, Sentence
from kg.model.claim import EntityRef, Filler, SituationRef, Words
from kg.model.document import SourceDocument
from kg.model.entity import EntityKind, LocalEntity
from kg.model.iri import slug
from kg.model.ontology import Role, Vocabulary
from kg.model.span import Span

#: the class of the ontology that stands for each kind of entity
CLASS_OF = {
    EntityKind.PERSON: "Person",
    EntityKind.ORGANIZATION: "FormalOrganization",
    EntityKind.PARTY: "Party",
    EntityKind.POST: "Post",
    EntityKind.CONTEST: "Contest",
    EntityKind.PRIMARY: "Primary",
    EntityKind.TOPIC: "Topic",
    EntityKind.ANONYMOUS_SOURCE: "AnonymousSource",
    EntityKind.COLLECTIVE: "Collective",
}
_PLAIN = frozenset({"string", "Literal", "langString", "integer", "duration"})
_LEFT_OUT = frozenset({"relcl", "appos", "punct", "advcl", "cc", "conj", "parataxis", "acl"})
_CLIPPED = frozenset({"punct", "appos", "parataxis"})
_INCLUDING = frozenset({"including", "like"})
#: longest wording of a topic that is kept; longer ones are clauses gone wrong (708 sampled articles: 1 in 60 noun phrases)
_LONGEST_TOPIC = 160

SituationAt = Callable[[Sentence, Token], str]


@dataclass(slots=True)
class Entities:
    """The entities of one document: those that referents found, and those that a role makes of plain words."""

    document: SourceDocument
    vocabulary: Vocabulary
    referents: Referents
    made: dict[str, LocalEntity] = field(default_factory=dict)

    def get(self, entity: str) -> LocalEntity | None:
        """The entity with this id."""
        return self.referents.entities.get(entity) or self.made.get(entity)

    def at(self, sentence: Sentence, token: Token) -> tuple[str, ...]:
        """Ids of what ``token`` refers to; a relative pronoun refers to its antecedent."""
        mention = self.referents.of(sentence, token) or self.referents.of(sentence, resolve_relative(token))
        return mention.entities if mention else ()

    def fits(self, entity: str, ranges: Iterable[str]) -> bool:
        """Whether an entity may fill a role with these ranges."""
        found = self.get(entity)
        if found is None:
            return False
        name = CLASS_OF[found.kind]
        return any(self.vocabulary.is_a(name, wanted) or wanted in {"Agent", "Thing"} for wanted in ranges)

    def make(self, kind: EntityKind, name: str, span: Span) -> str:
        """The id of an entity of ``kind`` that the words ``name`` call for, made when it is new."""
        entity = f"{kind.value}:{slug(name)}"
        if self.get(entity) is None:
            self.made[entity] = LocalEntity(entity, kind, name, (name,), (), span)
        return entity

    def holder(self, sentence: Sentence, tokens: tuple[Token, ...]) -> str:
        """The one entity whose view some words give: a person, a body, a source or a collective; empty when there is none."""
        for token in tokens:
            for entity in self.at(sentence, token):
                if self.fits(entity, ("Person", "Organization", "AnonymousSource", "Collective")):
                    return entity
        return ""


def words_of(sentence: Sentence, token: Token, document: SourceDocument) -> tuple[str, Span]:
    """The noun phrase or clause headed by ``token`` as it stands in the text, without what only adds to it."""
    inside = [t for t in _core(token) if not t.is_space]
    first, last = min(inside, key=lambda t: t.i), max(inside, key=lambda t: t.i)
    span = sentence.cover(first, last)
    words = span.of(document.text)
    cut = min((words.find(mark) for mark in ("\n", '"', "“", "”", ";") if mark in words), default=len(words))
    return words[:cut].strip().rstrip(","), span


def _core(token: Token) -> list[Token]:
    """``token`` with its modifiers; relative clauses, appositions and further conjuncts stay outside."""
    found = [token]
    left_out = _LEFT_OUT if not is_verb(token) else _CLIPPED
    for child in token.children:
        if child.dep_ in left_out and not (child.dep_ == "acl" and child.i < token.i + 3):
            continue
        if child.dep_ == "prep" and child.lower_ in {"after", "before", "despite", "according", "amid"}:
            continue
        found.extend(_subtree(child))
    return found


def _subtree(token: Token) -> list[Token]:
    kept = [token]
    for child in token.children:
        if child.dep_ not in {"relcl", "appos", "parataxis"}:
            kept.extend(_subtree(child))
    return kept


def members(token: Token) -> list[Token]:
    """``token`` and its conjuncts; of a group whose members are listed ("candidates including A and B"), the members."""
    found: list[Token] = []
    for one in conjuncts(token):
        listed = [obj for prep in children(one, "prep") if prep.lower_ in _INCLUDING for obj in children(prep, "pobj")]
        such = [obj for prep in children(one, "prep") if prep.lower_ == "as" and any(c.lower_ == "such" for c in prep.children)
                for obj in children(prep, "pobj")]  # fmt: skip
        found.extend(name for head in listed + such for name in conjuncts(head))
        if not listed and not such:
            found.append(one)
    return found


@dataclass(frozen=True, slots=True)
class Filling:
    """Makes fillers in one document: entities, nested situations, topics and plain words."""

    entities: Entities
    situation_at: SituationAt

    def fill(self, role: Role, sentence: Sentence, token: Token) -> list[Filler]:
        """What ``token`` stands for in ``role``; empty when nothing about it fits the range."""
        if self._takes_situation(role):
            nested = self.situation_at(sentence, token)
            if nested and self._nested_fits(role, nested):
                return [SituationRef(nested)]
        found: list[Filler] = [EntityRef(e) for e in self.entities.at(sentence, token) if self.entities.fits(e, role.ranges)]
        return found or self._of_words(role, sentence, token)

    def _takes_situation(self, role: Role) -> bool:
        return any(self.entities.vocabulary.is_a(name, "Situation") for name in role.ranges)

    def _nested_fits(self, role: Role, nested: str) -> bool:
        return bool(nested) and bool(role.ranges)

    def _of_words(self, role: Role, sentence: Sentence, token: Token) -> list[Filler]:
        words, span = words_of(sentence, token, self.entities.document)
        if not words or len(words) > _LONGEST_TOPIC:
            return []
        if any(name in _PLAIN for name in role.ranges):
            return [Words(words)]
        if token.pos_ == "PRON" or (self.entities.at(sentence, token) and not is_verb(token)):
            return []
        if "Topic" in role.ranges:
            return [EntityRef(self.entities.make(EntityKind.TOPIC, words, span))]
        if {"Collective", "Agent"} & set(role.ranges) and token.tag_ in {"NNS", "NNPS"}:
            return [EntityRef(self.entities.make(EntityKind.COLLECTIVE, words, span))]
        return []


def renamed(entity: LocalEntity, name: str) -> LocalEntity:
    """The entity with one more surface form."""
    return entity if name in entity.names else replace(entity, names=(*entity.names, name))
