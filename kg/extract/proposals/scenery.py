"""What the rules know about a document that proposals are judged against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.attach_dates import head_of
from kg.extract.fillers import Entities
from kg.extract.frames import FrameIndex
from kg.extract.lexicon import lexicon
from kg.extract.modality import Climber
from kg.extract.parsed import Mention, ParsedText, Referents, Sentence
from kg.extract.people_nouns import people_nouns
from kg.extract.proposals.places import stretches
from kg.extract.referents import referents
from kg.extract.roles import role_readings
from kg.extract.rules import climber
from kg.extract.stand_ins import StandIns
from kg.model.claim import Claim, Situation
from kg.model.document import SourceDocument
from kg.model.ontology import Vocabulary
from kg.model.span import Span


@dataclass(frozen=True, slots=True)
class Scenery:
    """A parsed document with what its phrases refer to and how its clauses are meant, as the rules read them.

    ``offices`` is what titles and labels beside names tell, whatever the clause around them says.
    """

    text: ParsedText
    vocabulary: Vocabulary
    frames: FrameIndex
    referents: Referents
    entities: Entities
    climber: Climber
    offices: tuple[tuple[Situation, Claim], ...] = ()

    @property
    def document(self) -> SourceDocument:
        """The document itself."""
        return self.text.document

    def sentence_at(self, span: Span) -> Sentence | None:
        """The sentence in which a stretch of the text begins."""
        return next((s for s in self.text.sentences if s.span.start <= span.start < s.span.end), None)

    def reaches(self, quote: Span) -> tuple[Span, ...]:
        """Where what a quote speaks of may be named: in its own words, in its sentence, in its paragraph; the nearest first."""
        sentence = self.sentence_at(quote)
        around = [stretch for stretch in stretches(self.document) if stretch.contains(quote)]
        return (quote, *([sentence.span.join(quote)] if sentence else []), *around)

    def mentions_in(self, span: Span) -> Iterator[tuple[Sentence, Mention]]:
        """The mentions that stand inside a stretch of the text, in order."""
        for sentence in self.text.sentences:
            if sentence.span.overlaps(span):
                yield from ((sentence, m) for m in self.referents.mentions if m.sentence == sentence.number and span.contains(m.span))

    def head_at(self, span: Span) -> tuple[Sentence, Token] | None:
        """The head of the words at ``span``, with its sentence."""
        sentence = self.sentence_at(span)
        head = head_of(sentence, span) if sentence is not None else None
        return (sentence, head) if sentence is not None and head is not None else None


def scenery_of(text: ParsedText, vocabulary: Vocabulary, frames: FrameIndex) -> Scenery:
    """The scenery of a document whose parse has been mended."""
    found = referents(text, vocabulary)
    entities = Entities(text.document, vocabulary, found, StandIns(text, lexicon(vocabulary), people_nouns(vocabulary)))
    climbing = climber(vocabulary, frames, entities)
    return Scenery(text, vocabulary, frames, found, entities, climbing, role_readings(text, found, vocabulary, climbing.stance))
