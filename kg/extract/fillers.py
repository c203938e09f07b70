"""Fillers: what a token stands for in a role, by the range of the role."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.again import told_fuller
from kg.extract.chambers import both_chambers
from kg.extract.clauses import children, is_verb, name_after, resolve_relative
from kg.extract.coreference import FEMININE, MASCULINE
from kg.extract.decided import is_decided, is_kept
from kg.extract.groups import is_certain, is_some_of_party, kind_of_people, owned, people_words
from kg.extract.parsed import Form, Mention, Referents, Sentence
from kg.extract.settings import is_setting, is_time
from kg.extract.singling import stood_for
from kg.extract.stand_ins import StandIns, is_unknown_body, source_words
from kg.extract.voices import meant
from kg.extract.wording import is_one_phrase, of_anybody, words_of
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
_PLAIN = frozenset({"string", "Literal", "langString"})
#: bodies that one person has, and that investigate nobody
OF_PERSONS = frozenset({"campaign", "foundation", "organization", "administration", "transition", "family"})
_UNNAMED = frozenset({"Collective", "AnonymousSource", "Agent"})
_THINGS = frozenset({"Situation", "Topic"})  #: narrowed to what is no person
_BODIES = frozenset({"FormalOrganization", "OrganizationalUnit", "Party"})  #: narrowed to bodies, not places
_HOLDERS = ("Person", "Organization", "AnonymousSource", "Collective")
_HOLDING_VERBS = frozenset({"become", "be", "serve", "lead", "head", "run", "fill", "replace", "succeed"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod"})
_SEEKING = frozenset({"seek", "pursue", "win", "lose", "contest"})
_POST_NOUNS = frozenset({"office", "post", "position", "job", "role", "title", "seat"})
_NOTHING = frozenset({"do so", "do it", "do that", "so", "this", "that", "it", "a", "the", "the fact"})
#: longest wording of a topic that is kept; longer ones are mostly clauses gone wrong (set by eye)
_LONGEST_TOPIC = 200
#: pronouns less sure than this meant somebody else in 10 of 17 cases read in 82 articles; above it in 1 of 20
_GUESSED = 0.79
#: most words of a phrase that names who speaks; longer ones in 60 sampled articles were clauses gone wrong
_LONGEST_VOICE = 12

SituationAt = Callable[[Sentence, Token], str]


@dataclass(slots=True)
class Entities:
    """The entities of one document: those that referents found, and those that a role makes of plain words."""

    document: SourceDocument
    vocabulary: Vocabulary
    referents: Referents
    stand_ins: StandIns
    investigators: frozenset[str] = frozenset()
    special: frozenset[str] = frozenset()
    made: dict[str, LocalEntity] = field(default_factory=dict)

    def get(self, entity: str) -> LocalEntity | None:
        """The entity with this id."""
        return self.referents.entities.get(entity) or self.made.get(entity)

    def at(self, sentence: Sentence, token: Token) -> tuple[str, ...]:
        """Ids of what ``token`` refers to; a relative pronoun refers to its antecedent."""
        meant = (self.referents.of(sentence, node) for node in (token, resolve_relative(token), name_after(token)))
        mention = next(filter(None, meant), None)
        return mention.entities if mention and not _is_guess(mention, token) else ()

    def fits(self, entity: str, ranges: Iterable[str]) -> bool:
        """Whether an entity may fill a role with these ranges."""
        found = self.get(entity)
        if found is None:
            return False
        name = CLASS_OF[found.kind]
        return any(self.vocabulary.is_a(name, wanted) for wanted in ranges)

    def add(self, entity: LocalEntity) -> str:
        """The id of ``entity``, which is kept when it is new."""
        if self.get(entity.id) is None:
            self.made[entity.id] = entity
        return entity.id

    def make(self, kind: EntityKind, name: str, span: Span) -> str:
        """The id of an entity of ``kind`` that the words ``name`` call for, made when it is new."""
        name = of_anybody(name.strip(' ,;"“”‘'))
        return self.add(LocalEntity(f"{kind.value}:{slug(name)}", kind, name, (name,), (), span))

    def owned(self, sentence: Sentence, token: Token, words: str) -> str:
        """The words of a phrase with the names of those whose things it tells of."""
        of = {m.head: m for t in token.subtree if (m := self.referents.of(sentence, t))}
        return owned(words, token, of, self.referents.entities) if of else words

    def is_bystander(self, sentence: Sentence, token: Token) -> bool:
        """Whether ``token`` names a person of whom the document does not say that he or she investigates, or a thing of such a person."""
        if token.lemma_.lower() in OF_PERSONS:
            return True
        named = [entity for entity in self.at(sentence, token) if self.fits(entity, ("Person",))]
        return bool(named) and not self.investigators.intersection(named)

    def holder(self, sentence: Sentence, tokens: tuple[Token, ...]) -> str:
        """The one entity whose view some words give: a person, a body, a source or a collective; empty when there is none."""
        meanings = (self._named_holder(place, (token,)) for place, token in meant(sentence, tokens, self.stand_ins.text))
        others = (one for one in meanings if one and not self.fits(one, ("Person",)))
        return self._named_holder(sentence, tokens) or next(others, "")

    def _named_holder(self, sentence: Sentence, tokens: tuple[Token, ...]) -> str:
        """The one entity that the words themselves name as the holder."""
        for token in tokens:
            for entity in self.at(sentence, token):
                if self.fits(entity, _HOLDERS):
                    return entity
        for token in tokens:
            if self.stand_ins.is_voice(token) and not self.at(sentence, token):
                words, span = words_of(sentence, token, self.document)
                if len(words.split()) <= _LONGEST_VOICE:
                    kind = EntityKind.ORGANIZATION if is_unknown_body(token) else kind_of_people(token, self.stand_ins)
                    return self.make(kind, words, span)
        parties = (self.stand_ins.party(sentence, token) for token in tokens if token.dep_ in {"amod", "compound"})
        return next((self.add(party) for party in parties if party is not None), "")

    def agent_of(self, roles: Iterable[tuple[str, Filler]], role: str = "agent") -> str:
        """The entity that fills the role ``agent``, or another, where it can hold a view."""
        found = [filler.id for name, filler in roles if name == role and isinstance(filler, EntityRef)]
        return next((entity for entity in found if self.fits(entity, _HOLDERS)), "")


@dataclass(frozen=True, slots=True)
class Filling:
    """Makes fillers in one document: entities, nested situations, topics and plain words."""

    entities: Entities
    situation_at: SituationAt
    agents_of: Callable[[str], tuple[Filler, ...]]
    pair_before: Callable[[Sentence], tuple[Filler, ...]]

    def fill(self, role: Role, sentence: Sentence, token: Token, *, plain: bool) -> list[Filler]:
        """What ``token`` stands for in ``role``, plain words only where ``plain``; empty when nothing about it fits the range."""
        if is_time(token) or (role.name == "matter" and is_setting(token)):
            return []
        token = stood_for(token) if role.name == "matter" else token
        if both := both_chambers(token) if {"Agent", "Organization", "FormalOrganization"} & set(role.ranges) else []:
            span = sentence.range_of(token)
            return [EntityRef(self.entities.make(EntityKind.ORGANIZATION, name, span)) for name in both]
        if set(role.ranges) <= _BODIES and token.ent_type_ in {"GPE", "LOC"}:
            return []
        nests = self._takes_situation(role) and name_after(token) == token and not (token.dep_ == "pcomp" and children(token, "neg"))
        if nests and (nested := self.situation_at(sentence, token)):
            people = [name for name in self.entities.at(sentence, token) if name.startswith("person:") and token.pos_ == "NOUN"]
            return [EntityRef(name) for name in people if self.entities.fits(name, role.ranges)] or [SituationRef(nested)]
        if role.several and token.lower_ == "their" and not self.entities.at(sentence, token):
            return list(self.pair_before(sentence))
        known = self.entities.at(sentence, token) if is_certain(token) or not _is_of_one(role) else ()
        found: list[Filler] = [EntityRef(e) for e in known if self.entities.fits(e, role.ranges)]
        stand_in = self._stand_in(role, sentence, token) if not found else None
        if stand_in is not None:
            return [EntityRef(self.entities.add(stand_in))]
        found = found or self._people(role, sentence, token) or self._taken_up(role, sentence, token)
        return found or (self._of_words(role, token, sentence) if plain else [])

    def _takes_situation(self, role: Role) -> bool:
        return any(self.entities.vocabulary.is_a(name, "Situation") for name in role.ranges)

    def _stand_in(self, role: Role, sentence: Sentence, token: Token) -> LocalEntity | None:
        """An entity that the words alone call for, where nothing is known to be mentioned there."""
        stand_ins, wanted = self.entities.stand_ins, set(role.ranges)
        if "Post" in wanted:
            of_post = [obj for prep in children(token, "prep") if prep.lower_ in {"of", "as"} for obj in children(prep, "pobj")]
            inside = of_post if token.lemma_ in _POST_NOUNS else []
            return next(filter(None, (stand_ins.post(sentence, noun) for noun in [*inside, token])), None) or self._post_of_infinitive(
                sentence, token
            )
        if "Contest" in wanted and is_verb(token):
            return self._contest_of_infinitive(sentence, token)
        if "Contest" in wanted and not (token.dep_ in _MODIFIERS and "Topic" in wanted):
            return self._contest(sentence, token)
        if "Party" in wanted:
            return None if "Person" in wanted and is_some_of_party(token) else stand_ins.party(sentence, token)
        mentioned = bool(self.entities.at(sentence, token))
        if {"Organization", "Agent"} & wanted and not mentioned:
            party = stand_ins.party(sentence, token) if "Agent" in wanted and not is_some_of_party(token) else None
            return stand_ins.body(sentence, token) or party
        return None

    def _contest(self, sentence: Sentence, token: Token) -> LocalEntity | None:
        """The contest that a word for an office, a race or, beside a word for winning or losing, a state stands for."""
        modifies, decided = token.dep_ in _MODIFIERS, is_decided(token, self.entities.vocabulary)
        alone = modifies or token.head.lower_ in {"for", "of"} or token.head.lemma_ in _SEEKING or decided or is_kept(token)
        vote = self.entities.stand_ins.vote_in(sentence, token) if decided else None
        return vote or self.entities.stand_ins.contest(
            *self._contest_words(sentence, token), head="" if modifies else token.text, office_alone=alone
        )

    def _post_of_infinitive(self, sentence: Sentence, verb: Token) -> LocalEntity | None:
        """The post in "to become his attorney general", "to serve as ambassador"."""
        if not is_verb(verb) or verb.lemma_ not in _HOLDING_VERBS:
            return None
        nouns = children(verb, "attr", "dobj", "oprd") + [obj for prep in children(verb, "prep") if prep.lower_ == "as"
                                                          for obj in children(prep, "pobj")]  # fmt: skip
        return next((post for noun in nouns if (post := self.entities.stand_ins.post(sentence, noun))), None)

    def _contest_of_infinitive(self, sentence: Sentence, verb: Token) -> LocalEntity | None:
        """The contest for the office in "to become governor", "to win the presidency"."""
        nouns = children(verb, "attr", "dobj", "oprd") if verb.lemma_ in _HOLDING_VERBS | _SEEKING else []
        found = (self.entities.stand_ins.contest(*self._contest_words(sentence, n), head=n.text, office_alone=True) for n in nouns)
        return next(filter(None, found), None)

    def _contest_words(self, sentence: Sentence, token: Token) -> tuple[str, Span]:
        """The words that say which contest: of a modifier all that stand before the same noun, of a noun its phrase."""
        if token.dep_ in _MODIFIERS:
            head = token.head
            beside = [c for c in head.children if c.dep_ in _MODIFIERS and c.i < head.i] or [token]
            return source_words(sentence, [t for c in beside for t in c.subtree], self.entities.document)
        return words_of(sentence, token, self.entities.document)

    def _people(self, role: Role, sentence: Sentence, token: Token) -> list[Filler]:
        """A collective of the words, where they speak of people that no mention was found for."""
        if not _UNNAMED & set(role.ranges) or self.entities.at(sentence, token):
            return []
        sentence, token = told_fuller(self.entities.stand_ins.text.sentences, sentence, token)
        told = people_words(sentence, token, self.entities.document, self.entities.stand_ins)
        words = self.entities.owned(sentence, token, told[0]) if told else ""
        kind = kind_of_people(token, self.entities.stand_ins)
        wanted = any(self.entities.vocabulary.is_a(CLASS_OF[kind], name) for name in role.ranges)
        wanted = wanted and (not _is_of_one(role) or is_certain(token))
        return [EntityRef(self.entities.make(kind, words, told[1]))] if wanted and told and 0 < len(words) <= _LONGEST_TOPIC else []

    def _taken_up(self, role: Role, sentence: Sentence, token: Token) -> list[Filler]:
        """The group or body that "it" or "they" takes up as a subject, where the likeliest noun before it is one."""
        if token.lower_ not in {"it", "they"} or not _UNNAMED & set(role.ranges) or self.entities.at(sentence, token):
            return []
        place, noun = next(meant(sentence, (token,), self.entities.stand_ins.text), (sentence, token))
        found = self.fill(role, place, noun, plain=False) if noun != token else []
        return [f for f in found if isinstance(f, EntityRef) and not self.entities.fits(f.id, ("Person", "Contest", "Post", "Topic"))]

    def _of_words(self, role: Role, token: Token, sentence: Sentence) -> list[Filler]:
        words, span = words_of(sentence, token, self.entities.document, whole=role.name not in _PARTIES or is_one_phrase(token))
        if not any(map(str.isalnum, words)) or len(words) > _LONGEST_TOPIC or token.pos_ == "PRON" or words.lower() in _NOTHING:
            return []
        if set(role.ranges) == _THINGS and self._is_somebody(sentence, token):
            return []
        if set(role.ranges) == _THINGS or any(name in _PLAIN for name in role.ranges):
            return [Words(words)]
        return [EntityRef(self.entities.make(EntityKind.TOPIC, words, span))] if "Topic" in role.ranges else []

    def _is_somebody(self, sentence: Sentence, token: Token) -> bool:
        """Whether ``token`` speaks of a person or of people, not of a thing; "a new prosecutor" is nobody yet."""
        known = self.entities.at(sentence, token)
        if not known and any(c.dep_ == "det" and c.lower_ in {"a", "an"} for c in token.children):
            return False
        return any(self.entities.fits(entity, ("Person",)) for entity in known) or self.entities.stand_ins.is_human(token)


def _is_of_one(role: Role) -> bool:
    """Whether only people fill a role, each for himself or herself: who leaves, who is appointed."""
    return "Person" in role.ranges and not {"Agent", "Organization", "FormalOrganization", "Party"} & set(role.ranges)


def _is_guess(mention: Mention, token: Token) -> bool:
    """Whether it is as likely as not that a pronoun for one person means somebody else."""
    return mention.form is Form.PRONOUN and token.lower_ in MASCULINE | FEMININE and mention.confidence < _GUESSED


#: roles of which each of several coordinated phrases fills one by itself
_PARTIES = frozenset({"agent", "target", "recipient", "bearer"})


def is_body(filler: Filler) -> bool:
    """Whether words name a body that is known by its owner or by what it is, as "the Clark campaign" does."""
    return isinstance(filler, EntityRef) and filler.id.rpartition("-")[2].rpartition(":")[2] in _NAMED_BODIES


_NAMED_BODIES = OF_PERSONS - {"family", "transition"} | {"department", "agency", "government", "office", "committee", "company", "team"}
