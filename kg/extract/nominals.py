"""Noun phrases that are no personal names: bodies, parties, places that act, contests, groups, unnamed speakers."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extract.lexicon import Lexicon
from kg.extract.parsed import Sentence
from kg.extract.tails import tail_of
from kg.extract.word_sets import word_set
from kg.model.entity import EntityKind, LocalEntity
from kg.model.iri import slug
from kg.model.span import Span

_LEFT = ("compound", "amod", "nmod", "nummod", "det", "poss", "quantmod", "advmod", "case", "punct")
_INDEFINITE = frozenset({"a", "an", "one", "another"})
_NUMBERS = word_set("two three four five six several some many multiple few both")
#: proper names of bodies that the model may give, as its labels
_BODY_LABELS = frozenset({"ORG"})
#: capital -> the country that it speaks for
CAPITALS = {"Moscow": "Russia", "Beijing": "China", "Tehran": "Iran", "Pyongyang": "North Korea", "Kiev": "Ukraine", "Kyiv": "Ukraine"}


def phrase_span(sentence: Sentence, head: Token) -> tuple[Token, Token]:
    """First and last token of the words that stand before a noun and belong to it, and the noun."""
    first = head
    for token in reversed(list(head.lefts)):
        if token.dep_ not in _LEFT:
            break
        first = token.left_edge
    while first.i < head.i and (first.is_quote or first.is_bracket):  # the mark that closes what is said before "one source said"
        first = first.nbor(1)
    return first, head


def words_before(sentence: Sentence, head: Token, *, tail: bool = False) -> str:
    """The phrase up to its head as text, closed up, without a leading article or an adverb of the whole sentence.

    With ``tail`` what stands behind the head and says which people are meant is part of it.
    """
    first, last = phrase_span(sentence, head)
    behind = tail_of(head) if tail else []
    words = head.doc[first.i : (behind[-1] if behind else last).i + 1].text
    return re.sub(r"^(?:(?:certainly|surely|perhaps|maybe|indeed|even|also) )?(?:(?:the|a|an) )?", "", words, flags=re.IGNORECASE)


class Nominals:
    """Makes entities of noun phrases, each once per document."""

    def __init__(self, lexicon: Lexicon, publisher: str, year: int) -> None:
        self.lex, self.publisher, self.year = lexicon, publisher, year
        self.made: dict[str, LocalEntity] = {}

    def entity_at(self, sentence: Sentence, token: Token) -> LocalEntity | None:
        """What the noun phrase with this head names, or nothing."""
        for reader in (self._party, self._body, self._place, self._group, self._source):
            found = reader(sentence, token)
            if found is not None:
                return self._kept(found)
        return None

    def _kept(self, entity: LocalEntity) -> LocalEntity:
        known = self.made.setdefault(entity.id, entity)
        if entity.names and entity.names[0] not in known.names:
            known = LocalEntity(known.id, known.kind, known.name, (*known.names, *entity.names), known.attributes, known.first)
            self.made[entity.id] = known
        return known

    def _entity(self, sentence: Sentence, token: Token, kind: EntityKind, name: str, words: str, **facts: str) -> LocalEntity:
        first, last = phrase_span(sentence, token)
        attributes = tuple(sorted((key, value) for key, value in facts.items() if value))
        segment = {"party": "org"}.get(kind.value, kind.value)
        return LocalEntity(f"{segment}:{slug(name)}", kind, name, (words,), attributes, _cover(sentence, first, last))

    def _body(self, sentence: Sentence, token: Token) -> LocalEntity | None:
        """A body by a known name, or by a name that ends in a noun for bodies, or that the model calls one."""
        if token.pos_ not in ("PROPN", "NOUN", "ADJ") or not token.text[:1].isupper():
            return None
        named = self._of_name(token) if token.text in self.lex.body_nouns else ""
        if named:
            return self._entity(sentence, token, EntityKind.ORGANIZATION, self.lex.bodies.get(named, named), named)
        run = self._run(token)
        for length in range(len(run), 0, -1):
            words = _text(run[-length:])
            if words in self.lex.bodies:
                return self._entity(sentence, token, EntityKind.ORGANIZATION, self.lex.bodies[words], words)
        words = re.sub(r"^The ", "", _text(run))
        if len(run) == 1 and token.text in self.lex.body_nouns:
            return None
        if token.ent_type_ in _BODY_LABELS or (token.text in self.lex.body_nouns and len(run) > 1):
            if words in self.lex.parties or self.lex.place(words) or not re.search(r"[A-Za-z]{2}", words):
                return None
            return self._entity(sentence, token, EntityKind.ORGANIZATION, self._spelt(words), words)
        return None

    def _of_name(self, token: Token) -> str:
        """The name of a body of the form "Iowa Federation of Teachers" with what stands before its first noun, if ``token`` is that."""
        named = _of_name(token)
        return " ".join([*(t.text for t in _same_name_before(token)), named]) if named and named not in self.lex.bodies else named

    def _spelt(self, words: str) -> str:
        """The name of a body in the form "Department of X"."""
        department = re.fullmatch(r"(?:U\.S\. )?([A-Z][\w ]+) Department", words)
        if department and not self.lex.place(department.group(1)):
            return f"Department of {department.group(1)}"
        return words

    def _run(self, token: Token) -> list[Token]:
        """The capitalised words that end at ``token``: its entity, else its compounds."""
        if token.ent_type_ in _BODY_LABELS:
            start = token.i
            while start > 0 and token.doc[start].ent_iob_ == "I":
                start -= 1
            run = list(token.doc[start : token.i + 1])
        else:
            run = [token]
        while (
            run[0].i > 0 and run[0].nbor(-1).pos_ == "PROPN" and run[0].nbor(-1).ent_type_ not in ("PERSON", "GPE", "DATE") and len(run) < 7
        ):
            run.insert(0, run[0].nbor(-1))
        while len(run) > 1 and (not run[0].text[:1].isupper() or run[0].lower_ == "the"):
            run.pop(0)
        return run

    def _party(self, sentence: Sentence, token: Token) -> LocalEntity | None:
        """A party by its name, or its members as a group."""
        words = words_before(sentence, token)
        for word, party in self.lex.parties.items():
            if words in (party, f"{word} Party") or (token.text in ("GOP", "G.O.P.") and word == token.text):
                return LocalEntity("org:" + slug(party), EntityKind.PARTY, party, (words,), (), sentence.range_of(token))
        if token.text in self.lex.parties and token.text.endswith("s"):
            words = words_before(sentence, token, tail=True)
            return self._entity(sentence, token, EntityKind.COLLECTIVE, words, words, affiliation=self.lex.parties[token.text])
        return None

    def _place(self, sentence: Sentence, token: Token) -> LocalEntity | None:
        """A country, a state or a capital that can act."""
        if token.pos_ != "PROPN":
            return None
        run = _text([t for t in (*token.lefts, token) if t is token or (t.dep_ == "compound" and t.pos_ == "PROPN")])
        name = CAPITALS.get(run) or (self.lex.place(run) if (run[:1].isupper() and len(run) > 2) or run in ("US", "UK") else "")
        if not name and token.ent_type_ == "GPE":
            name = run
        return self._entity(sentence, token, EntityKind.ORGANIZATION, name, run, jurisdiction=name) if name else None

    def _group(self, sentence: Sentence, token: Token) -> LocalEntity | None:
        """A group of people without names."""
        low = token.lower_
        if low not in self.lex.collectives and not (self.lex.is_plural(low) and token.tag_ == "NNS"):
            return None
        if token.tag_ not in ("NNS", "NNPS", "NN") or (token.tag_ == "NN" and not self._bare_singular(token)):
            return None
        words = words_before(sentence, token, tail=True)
        unnamed = any(child.lower_ in _NUMBERS for child in token.lefts) and self.lex.head(low) in self.lex.sources | {"source"}
        kind = EntityKind.ANONYMOUS_SOURCE if unnamed or low == "sources" else EntityKind.COLLECTIVE
        return self._entity(sentence, token, kind, words, words, affiliation=self._affiliation(token))

    def _bare_singular(self, token: Token) -> bool:
        """Whether a singular noun such as "press" names a group: with an article and nothing else before it."""
        return all(child.lower_ == "the" for child in token.lefts) and not any(child.dep_ == "prep" for child in token.rights)

    def _source(self, sentence: Sentence, token: Token) -> LocalEntity | None:
        """One unnamed person who speaks, or several sources."""
        low = token.lower_
        if low == "sources" or (low in self.lex.sources and any(c.lower_ in _INDEFINITE for c in token.lefts)) or low == "source":
            if not self._speaks(token):
                return None
            words = words_before(sentence, token)
            return self._entity(sentence, token, EntityKind.ANONYMOUS_SOURCE, words, words, affiliation=self._affiliation(token))
        return None

    def _speaks(self, token: Token) -> bool:
        """Whether an unnamed person speaks, which makes a source of "a person" or "an official"."""
        if token.dep_ in ("nsubj", "nsubjpass"):
            return token.head.lemma_ in self.lex.speech or token.lower_ in ("source", "sources")
        return token.lower_ in ("source", "sources") or (token.dep_ == "pobj" and token.head.lower_ in ("to", "from", "by"))

    def _affiliation(self, token: Token) -> str:
        """The body or party that the words before the head name."""
        words = _text([t for t in token.subtree if t.i < token.i])
        known = [
            (len(word), full)
            for word, full in (*self.lex.bodies.items(), *self.lex.parties.items())
            if re.search(rf"\b{re.escape(word)}\b", words)
        ]
        return max(known)[1] if known else ""


def _same_name_before(token: Token) -> list[Token]:
    """The words before the first noun of a body's name that belong to it ("*Iowa* Federation of …")."""
    found: list[Token] = []
    at = token.i
    while token.ent_type_ == "ORG" and token.doc[at].ent_iob_ == "I" and token.doc[at - 1].tag_ == "NNP":
        at -= 1
        found.insert(0, token.doc[at])
    return found


def _of_name(token: Token) -> str:
    """The name of a body of the form "Department of Justice", if ``token`` is its first noun."""
    doc, end = token.doc, token.i + 1
    if end >= len(doc) or doc[end].lower_ != "of":
        return ""
    end += 1
    while end < len(doc) and (
        doc[end].text[:1].isupper()
        or (doc[end].lower_ in ("the", "and", "of", "&") and end + 1 < len(doc) and doc[end + 1].text[:1].isupper())
    ):
        end += 1
    words = re.sub(r" the ", " the ", doc[token.i : end].text)
    return words if doc[end - 1].text[:1].isupper() and end - token.i > 2 and doc[end - 1].ent_type_ != "PERSON" else ""


def _text(tokens: list[Token]) -> str:
    return "".join(token.text_with_ws for token in tokens).strip()


def _cover(sentence: Sentence, first: Token, last: Token) -> Span:
    return sentence.cover(first, last)
