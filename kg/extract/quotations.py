"""Who speaks the words in quotation marks: the subject of a verb of saying before, after or around them, or the last speaker."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.lexicon import Lexicon
from kg.extract.parsed import ParsedText, Quotation, Sentence
from kg.extract.quote_marks import Quoted, quoted
from kg.extract.signed_posts import signed_posts
from kg.model.span import Span

#: fewer words than this without a verb of saying beside them are scare quotes, titles or nicknames
_SPOKEN_WORDS = 4
#: in a title all words of this many letters have capitals; fewer of them may be a name
_LARGE, _TITLE_WORDS = 5, 3


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that say who speaks: the verb of saying (or "according to") and the token that names the speaker."""

    sentence: Sentence
    verb: Token
    subject: Token

    @property
    def span(self) -> Span:
        """The range of the verb and its subject in the document."""
        return self.sentence.range_of(self.verb).join(self.sentence.range_of(self.subject))


@dataclass(frozen=True, slots=True)
class CuedQuote:
    """A quoted range with the cue in its own sentences, if one stands there."""

    quote: Quoted
    cue: Cue | None
    words: int


def cued(text: ParsedText, lexicon: Lexicon) -> tuple[CuedQuote, ...]:
    """All quoted ranges of a document with the cues beside them."""
    marks = quoted(text.document)
    of_sentence: dict[int, list[Cue]] = {}
    found = []
    for quote in marks:
        if _is_title(quote.span.of(text.document.text)):
            continue
        touching = [s for s in text.sentences if s.number and s.span.overlaps(Span(quote.span.start - 1, quote.span.end + 2))]
        for sentence in touching:
            if sentence.number not in of_sentence:
                of_sentence[sentence.number] = _cues(sentence, marks, lexicon)
        cues = [cue for sentence in touching for cue in of_sentence[sentence.number]]
        words = len(re.findall(r"\w+", quote.span.of(text.document.text)))
        found.append(CuedQuote(quote, min(cues, key=lambda c: _distance(c, quote), default=None), words))
    for quote, sentence, signer in signed_posts(text):
        found.append(CuedQuote(quote, Cue(sentence, signer, signer), _SPOKEN_WORDS))
    return tuple(sorted(found, key=lambda item: (item.quote.span.start, -item.quote.span.end)))


def _is_title(words: str) -> bool:
    """Whether quoted words name a work or a headline: several words, all but the small ones with capitals, no full stop."""
    found = re.findall(r"[^\W\d_][\w’'-]*", words)
    large = [word for word in found if len(word) >= _LARGE]
    return len(large) >= _TITLE_WORDS and not words.rstrip().endswith((".", ",", "!", "?")) and all(w[0].isupper() for w in large)


def _distance(cue: Cue, quote: Quoted) -> tuple[int, int]:
    """How far a cue stands from a quotation; before it and after it count alike."""
    at = cue.sentence.range_of(cue.verb)
    return min(abs(at.start - quote.span.end), abs(quote.span.start - at.end)), at.start


def _cues(sentence: Sentence, marks: Sequence[Quoted], lexicon: Lexicon) -> list[Cue]:
    """The verbs of saying of one sentence that stand outside quotation marks, with their subjects."""
    found = []
    for token in sentence.parse:
        subject = _subject(token, lexicon)
        words = [sentence.range_of(one) for one in (token, subject) if one is not None]
        if subject is not None and not any(quote.span.contains(word) for quote in marks for word in words):
            found.append(Cue(sentence, token, subject))
    return found


def _subject(token: Token, lexicon: Lexicon) -> Token | None:
    """The speaker that a word names, if it is a word of saying."""
    if token.lower_ == "according":
        to = next((child for child in token.children if child.lower_ == "to"), None)
        return next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None
    if token.pos_ not in ("VERB", "AUX") or token.lemma_.lower() not in lexicon.speech:
        return None
    at = token
    for _ in range(3):
        subject = next((child for child in at.children if child.dep_ == "nsubj"), None)
        if subject is not None:
            return at.head if subject.tag_ in ("WP", "WDT") and at.dep_ == "relcl" else subject
        if at.dep_ not in ("conj", "xcomp", "advcl") or at.head is at:
            return None
        at = at.head
    return None


def quotations(found: Sequence[CuedQuote], speaker: Callable[[Cue], str], is_again: Callable[[Cue], bool]) -> tuple[Quotation, ...]:
    """The quotations with their speakers: uncued speech takes the speaker of its paragraph or the one before, scare quotes are left out.

    So does speech whose cue only takes somebody up again ("*he* said", "*the official* said"), as ``is_again`` tells.
    """
    result: list[Quotation] = []
    last: tuple[int, str] = (-2, "")
    for at, item in enumerate(found):
        who, sure = (speaker(item.cue), 0.95) if item.cue else ("", 0.0)
        if not who and item.words < _SPOKEN_WORDS:
            continue
        if not who and (item.cue is None or is_again(item.cue)):
            who, sure = _inherited(found, at, last, speaker)
        result.append(Quotation(item.quote.span, who, item.cue.span if item.cue else None, sure if who else 0.3))
        if who:
            last = item.quote.paragraph, who
    return tuple(result)


def _inherited(found: Sequence[CuedQuote], at: int, last: tuple[int, str], speaker: Callable[[Cue], str]) -> tuple[str, float]:
    """The speaker of an uncued quotation, and how sure that is."""
    here = found[at].quote
    if here.continues and last[1]:
        return last[1], 0.9
    if last[0] == here.paragraph:
        return last[1], 0.85
    later = next((item for item in found[at + 1 :] if item.quote.paragraph == here.paragraph and item.cue), None)
    if later and later.cue:
        return speaker(later.cue), 0.8
    if last[0] == here.paragraph - 1:
        return last[1], 0.65
    return "", 0.3
