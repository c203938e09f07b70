"""Questions about events and states of any class of the ontology: who did it, to whom, whether, when, why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from kg.ask.days import When
from kg.ask.holdings_asked import headed
from kg.ask.inflection import verb_forms
from kg.ask.names import Mention
from kg.ask.shape import Shape
from kg.ask.slots import Scene, placed, readings
from kg.ask.triggers import Trigger
from kg.ask.understood import Query, Reading, Slot, Sought, Telling, Unread
from kg.ask.words import SAYING, words_of

_CAUSING = words_of("caused cause led triggered prompted reason reasons because behind")
_VIEW = words_of("view opinion account words eyes")
#: how what is to come is meant
_AHEAD = frozenset(["Planned", "Predicted"])
#: fixed words of a frame that are no more than these say the same; one of many is what is said (*called her a coward*)
_ALIKE = 12
#: what stands beside a verb and changes nothing of what is asked
_BESIDE = words_of("first body side that candidate candidates lead head run according")


def telling(shape: Shape, scene: Scene, every: Sequence[Trigger], today: date) -> Query:
    """The query for what is told of an event or a state, by the first word that can be read with all names beside it."""
    holders = [m for m in shape.mentions if _viewing(shape, m)]
    named = [headed(shape, scene, m) or m for m in shape.mentions if m not in holders]
    passed = _places(shape, _CAUSING) | _places(shape, SAYING) | (_places(shape, _VIEW) if holders else frozenset())
    passed |= _places(shape, frozenset(["going"])) if shape.to_come else frozenset()
    wanted = sought(shape)
    asked = shape if wanted is Sought.FILLER else replace(shape, wh=-1)
    for group in _groups(every, passed):
        if found := readings(scene, asked, group, named):
            meant = _meant(shape, scene, group[0])
            left = (*_unplaced(found, named), *_left(shape, group[0], passed | ({group[0].start - 2} if meant else frozenset())))
            must = (*_spoken(group), *((word, *_called(scene, shape, every, found, word)) for word in left))
            when = shape.when or _present(shape, scene, found, today)
            whose = tuple(iri for m in holders for iri in m.iris)
            refused, ahead = "Negated" in meant, shape.to_come or all(trigger.frame.modality in _AHEAD for trigger in group)
            ahead = not refused and (ahead or bool(meant & _AHEAD))
            return Telling(wanted, tuple(found), when, must, shape.has("first"), whose, ahead, refused)
    if held := _held(shape, scene):
        return Telling(wanted, held, shape.when, to_come=shape.to_come or shape.present(today) is not None)
    strange = " ".join(token.text for token in shape.left())
    return Unread(f"not understood: {strange}" if strange else "this names no event or state that the ontology has, with these parts")


def _meant(shape: Shape, scene: Scene, trigger: Trigger) -> frozenset[str]:
    """How the word before an infinitive says that it is meant: *refused to*, *is expected to*, *plans to*; empty without one."""
    if shape.low(trigger.start - 1) != "to" or not trigger.verb:
        return frozenset()
    word = shape.low(trigger.start - 2)
    meaning = [o for o in scene.vocabulary.operators if any(word == lemma or word in verb_forms(lemma) for lemma in o.lemmas)]
    return frozenset(part for operator in meaning for part in operator.complement[:2]) & (_AHEAD | {"Negated"})


def _held(shape: Shape, scene: Scene) -> tuple[Reading, ...]:
    """The voting in a contest (the class that has a contest alone), where nothing else is named and it is asked when that is."""
    contests = shape.of_kind("Contest")
    if shape.asking != "when" or len(contests) != 1 or len(shape.mentions) > 1 or shape.left():
        return ()
    voting = (cls for cls in scene.vocabulary.classes.values() if [role.ranges for role in cls.roles] == [("Contest",)])
    return tuple(Reading(cls.name, "", (Slot((cls.roles[0].name,), contests[0].iris),)) for cls in voting)


def _viewing(shape: Shape, mention: Mention) -> bool:
    """Whether a name says whose view is asked for: *according to Ann Lee*, *in Ann Lee's view*."""
    if shape.low(mention.start - 1) == "to" and shape.low(mention.start - 2) == "according":
        return True
    return shape.low(mention.start - 1) == "in" and shape.low(mention.end) == "'s" and shape.low(mention.end + 1) in _VIEW


def _groups(every: Sequence[Trigger], passed: frozenset[int]) -> list[list[Trigger]]:
    """What each word evokes, verbs before nouns; a verdict that somebody speaks (*he misled us*) only where it evokes nothing else."""
    groups = [list(group) for n, group in groupby(every, key=lambda trigger: trigger.start) if n not in passed]
    asserting = ([trigger for trigger in group if not trigger.frame.speaker] or group for group in groups)
    return sorted(asserting, key=lambda group: not any(trigger.verb for trigger in group))


def _spoken(group: Sequence[Trigger]) -> list[tuple[str, ...]]:
    """The forms of a word that only a verdict that somebody speaks can have: not every opponent says that somebody misled him."""
    word = group[0].word
    return [(word, *sorted(group[0].forms - {word}))] if any(trigger.frame.speaker for trigger in group) else []


def _places(shape: Shape, words: frozenset[str]) -> frozenset[int]:
    return frozenset(n for n, token in enumerate(shape.words) if token.low in words and n not in shape.taken)


def sought(shape: Shape) -> Sought:
    """What the answer must name."""
    if _places(shape, SAYING) and shape.asking in ("who", "which", "why"):
        return Sought.VERDICT
    if shape.asking == "why" or (_places(shape, _CAUSING) and shape.asking in ("what", "which")):
        return Sought.CAUSE
    if shape.asking == "when":
        return Sought.TIME
    return Sought.FILLER if shape.asking in ("who", "whom", "what", "which") else Sought.VERDICT


def _present(shape: Shape, scene: Scene, found: Sequence[Reading], today: date) -> When | None:
    """Today, where the question asks in the present tense for what is a state."""
    states = not any(scene.vocabulary.classes[reading.cls].is_event for reading in found)
    now = {shape.low(0), shape.low(shape.wh + 1)} & {"is", "are"}
    return When(today, today, "now") if states and now else None


def _called(scene: Scene, shape: Shape, every: Sequence[Trigger], found: Sequence[Reading], word: str) -> list[str]:
    """What the ontology calls what a word evokes beside the situation that is asked for: a *bid* is a candidacy."""
    own = {reading.cls for reading in found}
    classes = {trigger.cls for trigger in every if shape.words[trigger.start].text == word} - own
    return sorted(scene.vocabulary.classes[name].label for name in classes)


def _unplaced(found: Sequence[Reading], named: Sequence[Mention]) -> Iterator[str]:
    """The words of names that have no role in any reading."""
    yield from (word for mention in named if not placed(found, mention) for word in mention.words.split())


def _left(shape: Shape, trigger: Trigger, passed: frozenset[int]) -> list[str]:
    """The words that the reading leaves over: what is told has to hold them."""
    fixed = {lemma for _, lemmas in trigger.frame.fixed if len(lemmas) <= _ALIKE for lemma in lemmas} | set(trigger.frame.particle.split())
    standing_in = {m.start - 1 for m in shape.of_kind("Post") if shape.low(m.start - 1) in ("acting", "interim")}
    known = passed | standing_in | frozenset(range(trigger.start, trigger.end)) | shape.nouns
    return [token.text for token in shape.left(_BESIDE | fixed, known)]
