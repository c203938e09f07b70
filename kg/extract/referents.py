"""What every phrase of a document refers to."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.groups import write_owners
from kg.extract.holdings import Holding, entities_of, holdings, titled
from kg.extract.lexicon import Lexicon, lexicon
from kg.extract.mentions import Reader
from kg.extract.parsed import ParsedText, Referents
from kg.extract.quotations import cued, quotations
from kg.extract.roles import all_holdings
from kg.model.entity import EntityKind, LocalEntity
from kg.model.iri import slug
from kg.model.ontology import Vocabulary


def referents(text: ParsedText, vocabulary: Vocabulary) -> Referents:
    """The entities of a document, its mentions by sentence and head token, and its quotations with their speakers."""
    lex = lexicon(vocabulary)
    sentences = titled(text, lex)
    held = holdings(sentences, text.people, lex, text.document.published)
    quotes = cued(text, lex)
    reader = Reader(text, sentences, held, quotes, lex)
    mentions = reader.read()
    learned = reader.people.learned()
    if learned:
        reader = Reader(text, sentences, held, quotes, lex, learned)
        mentions = reader.read()
    write_owners(text, reader.found, reader.nominals.made)
    mentions = [reader.found[key] for key in sorted(reader.found)]
    entities = {**text.people, **reader.nominals.made, **reader.contests.made, **reader.roles.made}
    found = Referents(
        dict(sorted(entities.items())),
        tuple(mentions),
        quotations(quotes, reader.speaker, reader.is_again),
        {(m.sentence, m.head): m for m in mentions},
    )
    return _with_roles(found, all_holdings(text, found, lex), lex)


def _with_roles(found: Referents, told: list[Holding], lex: Lexicon) -> Referents:
    """The referents with the posts, bodies and parties that roles speak of."""
    entities = dict(found.entities)
    for key, entity in entities_of(told).items():
        entities.setdefault(key, entity)
    for holding in told:
        if holding.party:
            key = "org:" + slug(holding.party)
            words = tuple(sorted(word for word, party in lex.parties.items() if party == holding.party))
            entities.setdefault(key, LocalEntity(key, EntityKind.PARTY, holding.party, words, (), holding.span))
    return replace(found, entities=dict(sorted(entities.items())))
