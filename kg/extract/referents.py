"""What every phrase of a document refers to."""

from __future__ import annotations

from kg.extract.parsed import Form, Mention, ParsedText, Referents
from kg.model.ontology import Vocabulary


def referents(text: ParsedText, vocabulary: Vocabulary) -> Referents:
    """The entities of a document, and its mentions by sentence and head token."""
    by_sentence = {sentence.number: sentence for sentence in text.sentences}
    mentions = []
    for name in text.names:
        sentence = by_sentence[name.sentence]
        tokens = [token for token in sentence.parse if name.span.contains(sentence.range_of(token))]
        if tokens:
            mentions.append(Mention(sentence.number, tokens[-1].i, name.span, Form.NAME, (name.entity,), name.confidence))
    return Referents(dict(text.people), tuple(mentions), (), {(m.sentence, m.head): m for m in mentions})
