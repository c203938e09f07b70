"""What every phrase of a document refers to."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.holdings import entities_of
from kg.extract.lexicon import Lexicon, lexicon
from kg.extract.parsed import Form, Mention, ParsedText, Referents
from kg.extract.roles import all_holdings
from kg.model.entity import EntityKind, LocalEntity
from kg.model.iri import slug
from kg.model.ontology import Vocabulary


def referents(text: ParsedText, vocabulary: Vocabulary) -> Referents:
    """The entities of a document, and its mentions by sentence and head token."""
    lex = lexicon(vocabulary)
    by_sentence = {sentence.number: sentence for sentence in text.sentences}
    mentions = []
    for name in text.names:
        sentence = by_sentence[name.sentence]
        tokens = [token for token in sentence.parse if name.span.contains(sentence.range_of(token))]
        if tokens:
            mentions.append(Mention(sentence.number, tokens[-1].i, name.span, Form.NAME, (name.entity,), name.confidence))
    found = Referents(dict(text.people), tuple(mentions), (), {(m.sentence, m.head): m for m in mentions})
    return with_posts(text, found, lex)


def with_posts(text: ParsedText, found: Referents, lex: Lexicon) -> Referents:
    """The referents with the posts, bodies and parties that roles speak of."""
    entities = dict(found.entities)
    told = all_holdings(text, found, lex)
    for key, entity in entities_of(told).items():
        entities.setdefault(key, entity)
    for holding in told:
        if holding.party:
            key = "org:" + slug(holding.party)
            words = tuple(sorted(word for word, party in lex.parties.items() if party == holding.party))
            entities.setdefault(key, LocalEntity(key, EntityKind.PARTY, holding.party, words, (), holding.span))
    return replace(found, entities=entities)
