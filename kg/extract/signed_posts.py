"""Posts that an article shows whole: a paragraph that ends with a dash, a name and a handle is that person's words, without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.parsed import ParsedText, Sentence
from kg.extract.quote_marks import Quoted
from kg.model.span import Span

#: "— Mary Johnson (@maryjohnson) March 3, 2018" at the end of a paragraph
_SIGNED = re.compile(r"\s[—–]\s?(?P<name>[^\W\d_][^—–()@\n]{1,40}?) \(@\w+\)[^()\n]{0,24}$")


def signed_posts(text: ParsedText) -> Iterator[tuple[Quoted, Sentence, Token]]:
    """The posts in text order, each with the word that names who signed it and the sentence of that word."""
    document = text.document
    for number, paragraph in enumerate(document.paragraphs, start=1):
        match = _SIGNED.search(paragraph.of(document.text))
        if match is None or match.start() == 0:
            continue
        name = Span(paragraph.start + match.start("name"), paragraph.start + match.end("name"))
        signer = _top(text, name)
        if signer is not None:
            yield Quoted(number, Span(paragraph.start, paragraph.start + match.start())), *signer


def _top(text: ParsedText, name: Span) -> tuple[Sentence, Token] | None:
    """The last word of a name that the others hang on, with its sentence."""
    for sentence in text.sentences:
        inside = [t for t in sentence.parse if t.is_alpha and name.contains(sentence.range_of(t))]
        top = [t for t in inside if t.head not in inside or t.head == t]
        if top:
            return sentence, top[-1]
    return None
