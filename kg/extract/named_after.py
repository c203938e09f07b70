"""Names before "probe": some lead it, and some are what it is about."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.fillers import Entities
from kg.extract.frames import Match
from kg.extract.parsed import Sentence
from kg.model.entity import EntityKind


def is_named_after(token: Token, entities: Entities, sentence: Sentence) -> bool:
    """Whether a name before "probe" is what it is about ("the *Benghazi* investigation"): of no body that is known to look into things.

    "A *Reuters* investigation" is by who publishes it.
    """
    probe = token.head
    if token.text.isupper() or any(c.lower_ in {"a", "an"} for c in probe.children):
        return False
    named = [e for entity in entities.at(sentence, token) if (e := entities.get(entity)) and e.kind is EntityKind.ORGANIZATION]
    lexicon = entities.stand_ins.lexicon
    return bool(named) and not any(
        name in lexicon.bodies or name in lexicon.bodies.values() or name.split()[-1] in lexicon.body_nouns
        for e in named
        for name in (e.name, *e.names)
    )


def is_into_thing(match: Match, owner: Token, entities: Entities) -> bool:
    """Whether a thing stands before "probe" that its owner did or had, and who owns it does not investigate ("*her email* probe")."""
    things = [t for t in match.functions.get("compound", ()) if t.tag_ in {"NN", "NNS"} and t.lower_ not in _LEGAL]
    known = any(not entities.at(match.sentence, t) for t in things)
    return known and entities.is_bystander(match.sentence, owner)


_LEGAL = frozenset({"impeachment", "ethics", "counsel", "committee", "senate", "house", "counterintelligence", "background", "security"})
