"""Questions about the party to which somebody belongs."""

from __future__ import annotations

from datetime import date

from kg.ask.shape import Shape
from kg.ask.slots import Scene
from kg.ask.understood import Reading, Slot, Sought, Telling
from kg.ask.words import DO, PREPOSITIONS, SAYING, words_of
from kg.model.ontology import SituationClass, Vocabulary

_PARTY = words_of("party parties")
#: words of grammar that make it another question: who is *against* a party, who *could* belong to it, who *says* so
_BARRED = SAYING | (PREPOSITIONS | DO) - words_of("of in to on during with do does did has have had")
_BELONGING = words_of("belong belongs belonged member members membership affiliation affiliated")


def membership(shape: Shape, scene: Scene, today: date) -> Telling | None:
    """The question who belongs to which party, nothing where a word or a name of it asks for anything else."""
    people, parties = shape.of_kind("Person"), shape.of_kind("Party")
    cls = _of_membership(scene.vocabulary)
    others = [one for one in shape.mentions if one not in (*people, *parties) and one.words.lower() not in _BELONGING]
    if cls is None or others or len(people) > 1 or len(parties) > 1 or _further(shape):
        return None
    member, party = (next(role.name for role in cls.roles if role.ranges == (kind,)) for kind in ("Person", "Party"))
    belonging = any(token.low in _BELONGING for token in shape.words)
    slots = tuple(Slot((role,), named[0].iris) for role, named in ((member, people), (party, parties)) if named)

    def asked(sought: Sought, role: str = "") -> Telling:
        return Telling(sought, (Reading(cls.name, "", slots, role),), shape.when or shape.present(today))

    if people and parties:
        return asked(Sought.TIME) if shape.asking == "when" else None if shape.asking else asked(Sought.VERDICT)
    if people:
        return asked(Sought.FILLER, party) if shape.asking in ("what", "which") and shape.has(*_PARTY) else None
    return asked(Sought.FILLER, member) if parties and (shape.asking == "who" or belonging) else None


def _of_membership(vocabulary: Vocabulary) -> SituationClass | None:
    """The state that a person and a party make up, nothing where the ontology has none."""
    states = (cls for cls in vocabulary.classes.values() if not cls.is_event)
    return next((cls for cls in states if {role.ranges for role in cls.roles if role.identifies} == {("Person",), ("Party",)}), None)


def _further(shape: Shape) -> bool:
    """Whether a word asks for more than belonging; a title before a name does not."""
    before = (mention.start - 1 for mention in shape.of_kind("Person"))
    titles = {n for n in before if n > 0 and shape.words[n].capital}
    return shape.has(*_BARRED) or bool(shape.left(_PARTY | _BELONGING | {"political"}, titles))
