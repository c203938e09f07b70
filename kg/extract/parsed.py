"""What the parts of the extractor hand to each other: parsed sentences, mentions, quotations, dates.

``names`` and ``sentences`` make ``ParsedText``; ``mentions`` and ``coreference`` say what each noun phrase refers to; ``frames`` reads
situations off the parse; ``modality`` and ``speakers`` say how they are meant; ``claims`` puts it together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from kg.model.document import SourceDocument
from kg.model.entity import LocalEntity, PersonMention
from kg.model.span import Quote, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the document with its parse.

    ``number`` counts from 1 over the body; the headline is 0. ``paragraph`` likewise. ``parse`` is a spaCy span (of the second parse
    where name expansion changed the words); ``offsets[i]`` is the range in the *document's* text of ``parse[i]``, so that no later
    stage ever sees offsets of the scratch copy. Tokens that expansion put in ("Jeff" before a bare "Sessions") share the range of the name.
    """

    number: int
    paragraph: int
    span: Span
    parse: SpacySpan
    offsets: tuple[Span, ...]

    def range_of(self, token: Token) -> Span:
        """Where one token of the parse stands in the document."""
        return self.offsets[token.i - self.parse.start]

    def cover(self, first: Token, last: Token) -> Span:
        """Where the words from ``first`` to ``last`` stand in the document."""
        return self.range_of(first).join(self.range_of(last))

    def quote(self, span: Span, document: SourceDocument) -> Quote:
        """The words of ``span`` as evidence, whitespace trimmed."""
        words = span.of(document.text)
        start = span.start + len(words) - len(words.lstrip())
        exact = words.strip()
        return Quote(document.slug, Span(start, start + len(exact)), exact, self.number, self.paragraph)


class Form(StrEnum):
    """How a mention is worded."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that refers to something. ``head`` is the index of its head token in the sentence's spaCy Doc (``token.i``).

    ``entities`` are ids of ``LocalEntity`` (several for "they" or "Trump and Sessions"; none when nothing could be said).
    ``confidence`` is 0..1: 1 for a full name, lower for what coreference had to decide.
    """

    sentence: int
    head: int
    span: Span
    form: Form
    entities: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks (the span is inside the marks) with the entity that speaks them and the words that say so."""

    span: Span
    speaker: str = ""
    cue: Span | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A phrase that gives a time: an EDTF value, or an xsd:duration (``P20Y``), and how it bounds what it is attached to.

    ``relation`` is ``at``, ``by`` (at the latest), ``before``, ``after``, ``since``, ``until``, ``for`` (a duration), ``less`` or ``more``
    (than a duration), ``within``, or ``modifier`` ("the 2016 nominee": the year belongs to the noun). ``edtf`` is empty where the
    words name no calendar date ("a day after the vote": ``after`` and a duration); ``a/b`` is a stretch of time with both ends named.
    """

    span: Span
    edtf: str
    duration: str = ""
    relation: str = "at"


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person's name in the text, found before the second parse. ``full`` says that it has more than the surname or the given name."""

    sentence: int
    span: Span
    entity: str
    full: bool = True
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A document with its sentences in order (headline first), and the people whose names stand in it.

    ``beside`` are names on the page that belong to no sentence that is read.
    """

    document: SourceDocument
    sentences: tuple[Sentence, ...]
    names: tuple[NameMention, ...] = ()
    people: Mapping[str, LocalEntity] = field(default_factory=dict)
    beside: tuple[PersonMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Referents:
    """What the phrases of one document refer to."""

    entities: Mapping[str, LocalEntity]
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...] = ()
    at_head: Mapping[tuple[int, int], Mention] = field(default_factory=dict)

    def of(self, sentence: Sentence, token: Token) -> Mention | None:
        """The mention whose head is ``token``, or nothing."""
        return self.at_head.get((sentence.number, token.i))


@dataclass(frozen=True, slots=True)
class Stance:
    """How the clause around one token is meant: the three axes, whose view it is, and what it depends on.

    ``moot`` is true of what nobody says anything of: what somebody did not ask for.
    ``holder`` is an entity id, empty for the document's own voice. ``condition`` is the head token (``token.i`` in the same Doc) of the
    clause it depends on, or -1. ``conveyed_by`` is the head token of the verb of saying in this sentence, or -1.
    """

    modality: str = "Actual"
    polarity: str = "Affirmed"
    certainty: str = "Certain"
    holder: str = ""
    condition: int = -1
    conveyed_by: int = -1
    moot: bool = False
