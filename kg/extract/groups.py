"""Groups: the words for people whom nobody names ("members of her party", "no Republican"), with whose they are written out."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.coreference import REFLEXIVE
from kg.extract.parsed import Form, Mention, ParsedText, Sentence
from kg.extract.stand_ins import StandIns
from kg.extract.wording import words_of
from kg.model.document import SourceDocument
from kg.model.entity import EntityKind, LocalEntity
from kg.model.iri import slug
from kg.model.span import Span

_SOME = frozenset({"one", "some", "many", "several", "most", "all", "both", "none", "any", "few", "others", "dozens", "hundreds"})
_ONE = frozenset({"a", "an", "any", "another", "no", "every", "each", "some"})
_NOBODY = frozenset({"no one", "nobody", "none"})
_WHOEVER = frozenset({"no", "any", "every", "each", "either", "neither"})
_ANYBODY = frozenset({"people", "person", "individual", "man", "woman", "somebody", "someone"})
_PARTS = frozenset({"amod", "nummod", "quantmod", "compound", "poss"})
_POSSESSIVES = frozenset({"my", "his", "her", "their", "its"})
#: whose a thing is must be known this surely before a name stands for the pronoun; set by eye, below it one in four was wrong
_SURE = 0.8


def is_some_of_party(token: Token) -> bool:
    """Whether a word for a party's members means some of them and not the party ("a Republican", "three vulnerable Democrats")."""
    if token.tag_ in {"NN", "NNP"} and any(c.dep_ == "det" and c.lower_ in _ONE for c in token.children):
        return True
    some = any(c.dep_ in _PARTS or (c.dep_ == "det" and c.lower_ in _SOME | _ONE) for c in token.children)
    return some and (token.tag_ in {"NNS", "NNPS"} or (token.tag_ in {"NN", "NNP"} and token.dep_ not in {"attr", "compound", "amod"}))


def people_words(sentence: Sentence, token: Token, document: SourceDocument, stand_ins: StandIns) -> tuple[str, Span] | None:
    """The words for people that ``token`` heads and where they stand; nothing where it speaks of no people."""
    if token.pos_ == "PRON" and token.lower_ not in _SOME | _NOBODY:
        return None
    of_some = any(c.lower_ == "of" for c in token.children if c.dep_ == "prep")
    some = (token.lower_ in _SOME - {"one"} or token.pos_ == "NUM") and (of_some or token.dep_ == "nsubj")
    member = token.text in stand_ins.lexicon.parties and is_some_of_party(token)
    part = some or member or (token.lower_ == "one" and of_some) or _is_nobody(token) or _is_amount(token, stand_ins)
    if not part and not stand_ins.is_human(token) and token.tag_ != "NNPS":
        return None
    words, span = words_of(sentence, token, document)
    return None if token.left_edge.lower_ in REFLEXIVE else (words.strip(" \"“”'‘’"), span)


def kind_of_people(token: Token, stand_ins: StandIns) -> EntityKind:
    """What the words for people that ``token`` heads make: a source where one certain person is meant, else a collective."""
    one = token.tag_ in {"NN", "NNP", "CD"} and token.lower_ not in stand_ins.lexicon.collectives
    lemma = token.lemma_.lower()
    if not one or lemma in stand_ins.nouns.groups | stand_ins.nouns.amounts or (token.tag_ == "CD" and lemma != "one"):
        return EntityKind.COLLECTIVE
    whoever = any(c.lower_ in _WHOEVER for c in token.children if c.dep_ in {"det", "neg"})
    return EntityKind.COLLECTIVE if whoever else EntityKind.ANONYMOUS_SOURCE


def is_certain(token: Token) -> bool:
    """Whether words for people mean certain ones and not whoever is of a kind ("people", "any official")."""
    whoever = any(c.lower_ in _WHOEVER for c in token.children if c.dep_ in {"det", "neg"})
    return not whoever and token.lemma_.lower() not in _ANYBODY


def tells_of_another(noun: Token) -> bool:
    """Whether a noun only says what somebody told of beside it is ("Smith is *the nominee*", "Smith is *his choice* to lead")."""
    to_do = noun.dep_ == "nsubj" and noun.head.dep_ == "ccomp" and noun.head.head.lemma_ == "be" and noun.head.tag_ == "VB"
    return to_do or noun.dep_ in {"attr", "oprd", "appos"}


def _is_amount(token: Token, stand_ins: StandIns) -> bool:
    """Whether a noun only says how many of certain people are meant ("a handful of aides", "a record number of women")."""
    if token.lemma_.lower() not in stand_ins.nouns.amounts:
        return False
    inside = [obj for prep in token.children if prep.lower_ == "of" for obj in prep.children if obj.dep_ == "pobj"]
    return any(stand_ins.is_human(obj) or obj.tag_ == "NNPS" for obj in inside)


def _is_nobody(token: Token) -> bool:
    return token.lower_ == "nobody" or (token.lower_ == "one" and any(c.lower_ == "no" for c in token.children))


def owned(words: str, token: Token, of: Mapping[int, Mention], names: Mapping[str, LocalEntity]) -> str:
    """The words with a name for each possessive pronoun of which it is known whom it means ("his campaign": "John Miller's campaign")."""
    for pronoun in token.subtree:
        mention = of.get(pronoun.i) if pronoun.tag_ == "PRP$" and pronoun.lower_ in _POSSESSIVES else None
        if mention is None or len(mention.entities) != 1 or mention.confidence < _SURE:
            continue
        owner = names.get(mention.entities[0])
        if owner is not None and owner.kind in {EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PARTY}:
            before, own, after = words.partition(pronoun.text)
            whole = own and not before[-1:].isalpha() and not after[:1].isalpha()
            words = f"{before}{owner.name}'s{after}" if whole else words
    return words


def write_owners(text: ParsedText, found: MutableMapping[tuple[int, int], Mention], made: MutableMapping[str, LocalEntity]) -> None:
    """Gives each group that is named by whose it is a name of its own: "his opponents" of two people are two groups."""
    names = {**text.people, **made}
    renamed: dict[str, str] = {}
    for sentence in text.sentences:
        of = {head: found[number, head] for number, head in found if number == sentence.number}
        for head, mention in sorted(of.items()):
            group = made.get(mention.entities[0]) if len(mention.entities) == 1 else None
            if group is None or group.kind is not EntityKind.COLLECTIVE:
                continue
            if mention.form is not Form.PRONOUN:
                renamed[group.id] = _renamed(group, sentence.parse.doc[head], of, names, made)
            new = renamed.get(group.id, group.id)
            if new != group.id:
                found[sentence.number, head] = replace(mention, entities=(new,))


def _renamed(
    group: LocalEntity, token: Token, of: Mapping[int, Mention], names: Mapping[str, LocalEntity], made: MutableMapping[str, LocalEntity]
) -> str:
    """The id of a group under the name that says whose it is, which is made when it is new."""
    name = owned(group.name, token, of, names)
    if name == group.name:
        return group.id
    key = f"{group.kind.value}:{slug(name)}"
    made.setdefault(key, replace(group, id=key, name=name))
    return key
