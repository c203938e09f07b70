"""Texts that are no articles, read as if they were: a title line, then paragraphs, with offsets that lead back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import TypeVar

from spacy.language import Language

from kg.config import Config
from kg.extract.fillers import Entities
from kg.extract.frames import FrameIndex, index
from kg.extract.language import load_model
from kg.extract.lexicon import lexicon
from kg.extract.mending import mend
from kg.extract.parsed import Form, ParsedText, Referents, Stance
from kg.extract.people_nouns import people_nouns
from kg.extract.referents import referents
from kg.extract.rules import climber, read
from kg.extract.sentences import parse
from kg.extract.stand_ins import StandIns
from kg.model.claim import Reading
from kg.model.document import SourceDocument
from kg.model.entity import EntityKind
from kg.model.ontology import Vocabulary
from kg.model.span import Span
from kg.readings import ExtractorSpec

#: a headline that names nobody: the texts have none, and the rules expect one
_TITLE = "Text\n"
#: marks that stand without a blank before or after them
_CLOSES, _OPENS = re.compile(r"[,.;:!?%)\]”]+|''|['’](?:s|re|ve|ll|d|m)?|n['’]t"), frozenset("([“$")
_RELATIVE = re.compile(r",? (who|which|where|that|whose|whom)\b")
_One = TypeVar("_One")
_PLAIN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "`": "'"}


def document(name: str, paragraphs: Sequence[str], day: date = date(2015, 1, 1)) -> tuple[SourceDocument, tuple[int, ...]]:
    """The paragraphs as an article, and where each begins in its text. Line ends inside a paragraph become blanks."""
    text, starts, spans = _TITLE, [], []
    for paragraph in paragraphs:
        starts.append(len(text))
        spans.append(Span(len(text), len(text) + len(paragraph)))
        text += paragraph.replace("\n", " ").replace("\r", " ") + "\n"
    title = Span(0, len(_TITLE) - 1)
    digest = sha256(text.encode()).hexdigest()
    made = SourceDocument(name, name, text, digest, title.of(text), title, day, day.isoformat(), paragraphs=tuple(spans))
    return made, tuple(starts)


def joined(tokens: Iterable[str]) -> tuple[str, tuple[Span, ...]]:
    """Tokens as running text, and where each stands in it.

    >>> joined(["It", "'s", "here", "(", "now", ")", "."])[0]
    "It's here (now)."
    """
    text, spans = "", []
    for token in (_PLAIN.get(token, token) for token in tokens):
        tight = not text or text[-1] in _OPENS or _CLOSES.fullmatch(token)
        start = len(text) + (not tight)
        text = f"{text}{'' if tight else ' '}{token}"
        spans.append(Span(start, len(text)))
    return text, tuple(spans)


@dataclass(frozen=True, slots=True)
class Told:
    """One text with everything that was read in it."""

    text: ParsedText
    reading: Reading
    referents: Referents

    def mentions(self, entity: str, within: Span) -> list[Span]:
        """Where the words that refer to an entity stand: its mentions, and its names where they stand as they are."""
        found = {m.span for m in self.referents.mentions if entity in m.entities and m.form is not Form.NOMINAL}
        found |= {n.span for n in self.text.names if n.entity == entity}
        found |= set(self._named(entity, within))
        return sorted(span for span in found | set(self._relative(found)) if within.contains(span))

    def _relative(self, named: set[Span]) -> Iterator[Span]:
        """Relative pronouns right after words that name the entity, a comma between them or not."""
        words = self.text.document.text
        yield from (Span(hit.start(1), hit.end(1)) for span in named if (hit := _RELATIVE.match(words, span.end)))

    def _named(self, entity: str, within: Span) -> Iterator[Span]:
        known = {one.id: one for one in self.reading.entities}.get(entity)
        words = within.of(self.text.document.text)
        case = re.IGNORECASE if known and known.kind is EntityKind.PARTY else 0
        for name in sorted({known.name, *known.names} if known else ()):
            for hit in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", words, case) if name else ():
                yield Span(within.start + hit.start(), within.start + hit.end())


class TextReader:
    """The rules with what they need, made once for many texts."""

    def __init__(self, config: Config) -> None:
        self._spec = ExtractorSpec.of(config)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary that frames come from."""
        return self._spec.vocabulary()

    @cached_property
    def frames(self) -> FrameIndex:
        """Its frames by trigger."""
        return index(self.vocabulary)

    @cached_property
    def model(self) -> Language:
        """The pipeline that parses."""
        return load_model(self._spec.model or None)

    def parsed(self, text: SourceDocument) -> ParsedText:
        """The sentences of a text, mended as the rules mend them."""
        found = parse(text, self.model, self.vocabulary)
        mend(found, self.frames)
        return found

    def referents(self, text: SourceDocument) -> tuple[ParsedText, Referents]:
        """What the phrases of a text refer to."""
        found = self.parsed(text)
        return found, referents(found, self.vocabulary)

    def told(self, text: SourceDocument) -> Told:
        """All that is read in a text."""
        found = parse(text, self.model, self.vocabulary)
        reading = read(found, self.vocabulary, self.frames)
        return Told(found, reading, referents(found, self.vocabulary))

    def stances(self, text: SourceDocument) -> Callable[[Span], Stance | None]:
        """How the clause around a word of the text is meant, by where the word stands; nothing where no sentence holds it."""
        parsed, found = self.referents(text)
        nouns = replace(people_nouns(self.vocabulary), speaking=frozenset())
        entities = Entities(text, self.vocabulary, found, StandIns(parsed, lexicon(self.vocabulary), nouns))
        climb = climber(self.vocabulary, self.frames, entities)

        def stance(span: Span) -> Stance | None:
            for sentence in parsed.sentences:
                for token, place in zip(sentence.parse, sentence.offsets, strict=True) if sentence.span.contains(span) else ():
                    if place.overlaps(span) and not token.is_punct:
                        return climb.stance(sentence, token)
            return None

        return stance


def overlapping(spans: Iterable[Span], span: Span) -> bool:
    """Whether one of the spans shares a character with ``span``."""
    return any(one.overlaps(span) for one in spans)


def chosen(items: Sequence[_One], limit: int) -> Sequence[_One]:
    """The first ``limit`` items, or all of them."""
    return items[:limit] if limit else items
