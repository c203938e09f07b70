"""A document as parsed sentences: the headline first, every token with its range in the document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan
from spacy.util import filter_spans

from kg.extract.expansion import Edit, Scratch, rewrite
from kg.extract.furniture import headline, story
from kg.extract.language import parse_texts
from kg.extract.names import find_names, headline_names, written_out
from kg.extract.parsed import NameMention, ParsedText, Sentence
from kg.extract.party_labels import LABEL
from kg.extract.splitting import plain, sentence_starts
from kg.model.document import SourceDocument
from kg.model.ontology import Vocabulary
from kg.model.span import Span

#: more tokens are a table or code without a full stop; of 8,094 sentences of news the longest had 183
_LONGEST = 400


def parse(document: SourceDocument, nlp: Language, vocabulary: Vocabulary | None = None) -> ParsedText:
    """The sentences of ``document`` in order, names written out before the parse where that changes a sentence."""
    body = _first_pass(document, nlp)
    people, names, beside = find_names(document, body, vocabulary)
    edits: dict[int, list[Edit]] = {}
    for name in names:
        edits.setdefault(name.sentence, []).extend(written_out(document, name, people, _has_title(document, name)))
    for sentence in body:
        edits.setdefault(sentence.number, []).extend(without_labels(document, sentence))
    sentences = _second_pass(document, nlp, body, edits)
    in_title = headline_names(document, people)
    return ParsedText(document, (_headline(document, nlp, body, in_title), *sentences), (*in_title, *names), people, beside)


def _has_title(document: SourceDocument, name: NameMention) -> bool:
    """Whether a capitalised word or an abbreviation stands right before a name."""
    before = document.text[max(0, name.span.start - 20) : name.span.start]
    return bool(re.search(r"(?:^|[\s(\"“])[A-Z][\w'’-]*\.? $", before)) and not re.search(
        r"[.!?][\"”]? *$", before.rstrip().removesuffix(".")
    )


def _sentence(number: int, paragraph: int, scratch: Scratch, parse: SpacySpan) -> Sentence:
    """A sentence value whose offsets come from the scratch copy that was parsed."""
    places = parse.doc.to_array(["IDX", "LENGTH"])[parse.start : parse.end].tolist()
    offsets = tuple(scratch.range_of(start, start + length) for start, length in places)
    return Sentence(number, paragraph, offsets[0].join(offsets[-1]), parse, offsets)


def _first_pass(document: SourceDocument, nlp: Language) -> tuple[Sentence, ...]:
    """The body's sentences as they stand in the text, with entities."""
    text = plain(document.text)
    copies = [(paragraph, rewrite(text, span)) for paragraph, span in story(document)]
    docs = parse_texts(nlp, [(scratch.text, frozenset(sentence_starts(scratch.text))) for _, scratch in copies])
    found: list[Sentence] = []
    for (paragraph, scratch), doc in zip(copies, docs, strict=True):
        found += [_sentence(len(found) + n, paragraph, scratch, sent) for n, sent in enumerate(_worded(list(doc.sents)), start=1)]
    return tuple(found)


def _worded(spans: Sequence[SpacySpan]) -> list[SpacySpan]:
    """The spans that hold at least one word and are no longer than a sentence can be, without white space at their ends."""
    trimmed = []
    for span in spans:
        tokens = [token.i for token in span if not token.is_space]
        if len(span) <= _LONGEST and any(token.is_alpha for token in span):
            trimmed.append(span.doc[tokens[0] : tokens[-1] + 1])
    return trimmed


def _second_pass(
    document: SourceDocument, nlp: Language, body: Sequence[Sentence], edits: Mapping[int, Sequence[Edit]]
) -> tuple[Sentence, ...]:
    """The same sentences, those whose names can be written out parsed again without entities."""
    text = plain(document.text)
    copies = {s.number: rewrite(text, s.span, edits[s.number]) for s in body if edits[s.number]}
    docs = parse_texts(nlp, [(scratch.text, frozenset()) for scratch in copies.values()], names=False)
    parses = dict(zip(copies, docs, strict=True))
    return tuple(
        _again(sentence, copies[sentence.number], parses[sentence.number]) if sentence.number in copies else sentence for sentence in body
    )


def _again(sentence: Sentence, scratch: Scratch, doc: Doc) -> Sentence:
    """A sentence with its second parse, and the entities of the first one."""
    again = _sentence(sentence.number, sentence.paragraph, scratch, doc[:])
    _carry_entities(sentence, again)
    return again


def _carry_entities(first: Sentence, again: Sentence) -> None:
    """Gives the second parse the entities of the first, by their place in the document."""
    found = []
    for ent in first.parse.ents:
        area = first.cover(ent[0], ent[-1])
        inside = [token.i for token, span in zip(again.parse, again.offsets, strict=True) if area.contains(span)]
        if inside:
            found.append(SpacySpan(again.parse.doc, inside[0], inside[-1] + 1, label=ent.label_))
    again.parse.doc.set_ents(filter_spans(found))


def without_labels(document: SourceDocument, sentence: Sentence) -> list[Edit]:
    """Edits that take party-and-state labels out of a sentence: they stand between a name and its verb and mislead the parser."""
    words = plain(document.text[sentence.span.start : sentence.span.end])
    found = LABEL.finditer(words)
    return [Edit(Span(sentence.span.start + label.start(), sentence.span.start + label.end()), "") for label in found if label.start() > 0]


def _headline(document: SourceDocument, nlp: Language, body: Sequence[Sentence], names: Sequence[NameMention]) -> Sentence:
    """The headline as sentence 0: words that the body writes small are made small, names are those of the body."""
    small = {token.text for sentence in body for token in sentence.parse if token.text.islower()}
    title, edits = headline(document), []
    for match in re.finditer(r"[A-Za-z]+", title.of(document.text)):
        span, word = Span(title.start + match.start(), title.start + match.end()), match.group()
        named = any(name.span.overlaps(span) for name in names)
        if not named and word.istitle() and (word.lower() in small or word.lower().removesuffix("s") in small):
            edits.append(Edit(span, word.lower()))
    scratch = rewrite(plain(document.text), title, edits)
    (doc,) = parse_texts(nlp, [(scratch.text, frozenset({0}))], names=False)
    return _sentence(0, 0, scratch, doc[:_LONGEST])
