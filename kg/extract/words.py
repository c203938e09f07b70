"""A sentence as words of its own: "Ocasio-Cortez", "co-founder" and "N.Y." are one word each, "'s" stands apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.parsed import Sentence
from kg.extract.splitting import plain
from kg.extract.word_sets import word_set
from kg.model.span import Span

_PIECE = re.compile(
    r"(?:[Ee]x|[Tt]hen|[Nn]ow)-(?=[A-Z])|(?:[A-Za-z]\.){2,}|[A-Z][A-Za-z]{0,6}\.(?=[\s,;)][^\"]|[-–—])|[$]?\d[\d,.]*\d"
    r"|[^\W_&](?:[^\W_]|&)*(?:[-'/&.][^\W_]+)*|--|\S"
)
_SHORT = word_set(
    """sen sens rep reps gov govs lt gen gens maj brig col capt cmdr sgt adm prof profs atty del dels pres supt rev revs mr mrs
    ms dr jr sr st hon no jan feb mar apr jun jul aug sept sep oct nov dec ala ariz ark calif colo conn fla ga ill ind kan
    ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo messrs corp inc co ltd fmr"""
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word with its range in the document, its tag and the entity label that the model gives it (both may be empty)."""

    text: str
    span: Span
    tag: str = ""
    label: str = ""
    token: int = -1

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


def words_of(sentence: Sentence, text: str) -> tuple[Word, ...]:
    """The words of a sentence of the document ``text``, in order."""
    tokens = _tokens_by_start(sentence)
    found: list[Word] = []
    for word in words_in(sentence.span, text):
        token = tokens.get(word.span.start)
        found.append(Word(word.text, word.span, token.tag_, token.ent_type_, token.i) if token is not None else word)
    return tuple(found)


def words_in(span: Span, text: str) -> tuple[Word, ...]:
    """The words of a range of the document ``text`` that was not parsed, in order, without tags."""
    spoken = plain(span.of(text))
    pieces = (at for piece in _PIECE.finditer(spoken) for at in _split(piece))
    return tuple(Word(spoken[start:end], Span(span.start + start, span.start + end)) for start, end in pieces)


def _split(piece: re.Match[str]) -> list[tuple[int, int]]:
    """A piece of text as one word or two: a possessive mark and the full stop of a word that is no abbreviation stand apart."""
    words, start, end = piece.group(), piece.start(), piece.end()
    if words.endswith(".") and len(words) > 2 and "." not in words[:-1] and words[:-1].lower() not in _SHORT:
        return [(start, end - 1), (end - 1, end)]
    prefix = re.match(r"(?:ex|then|now|soon-to-be)-(?=[A-Za-z])", words, re.IGNORECASE)
    if prefix:
        return [(start, start + prefix.end()), (start + prefix.end(), end)]
    if len(words) > 2 and words[-2:] == "'s":
        return [(start, end - 2), (end - 2, end)]
    return [(start, end)]


def _tokens_by_start(sentence: Sentence) -> dict[int, Token]:
    """Document offset -> token; of several tokens for one range (a name written out) the last."""
    found: dict[int, Token] = {}
    for token, span in zip(sentence.parse, sentence.offsets, strict=True):
        found[span.start] = token
    return found
