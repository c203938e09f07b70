"""The words by which the ontology names its classes, in every form in which a question can have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.ask.inflection import participles, plural, verb_forms
from kg.ask.words import BE, DO, Token
from kg.model.ontology import Frame, SituationClass, Vocabulary

#: longest phrase that evokes a class, in words
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase of the question that names a class of situations: by which frame, as what part of speech, from where to where.

    ``stage`` is the step that the words name (``confirmed``), empty where they name the class as a whole; ``word`` is the first of them.
    """

    cls: str
    frame: Frame
    start: int
    end: int
    participle: bool = False
    stage: str = ""
    word: str = ""

    @property
    def forms(self) -> frozenset[str]:
        """The forms of the verb of which the word is one."""
        own = (verb_forms(lemma) for lemma in self.frame.lemmas) if self.verb else ()
        return frozenset(form for forms in own if self.word in forms for form in forms)

    @property
    def verb(self) -> bool:
        """Whether it is a verb."""
        return self.frame.part_of_speech == "verb"


@dataclass(frozen=True, slots=True)
class Evoking:
    """How one form of a word evokes a class."""

    cls: str
    frame: Frame
    participle: bool
    stage: str


Lexicon = Mapping[tuple[str, ...], tuple[Evoking, ...]]


def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """Form of a word or phrase -> the classes that it evokes."""
    found: dict[tuple[str, ...], dict[tuple[str, str], Evoking]] = defaultdict(dict)
    for cls in vocabulary.classes.values():
        for frame in cls.frames:
            for words, evoking in _forms(cls, frame):
                if words[0] in BE | DO:
                    continue
                found[words].setdefault((cls.name, frame.id), evoking)
    return {words: tuple(evoking.values()) for words, evoking in found.items()}


def _usual_stage(cls: SituationClass) -> str:
    """The step at which the class begins for everybody who names it: that of its own name, empty where this names several steps."""
    named = {one.stage for one in cls.frames if cls.label in one.lemmas}
    return next(iter(named)) if len(named) == 1 else ""


def _forms(cls: SituationClass, frame: Frame) -> Iterator[tuple[tuple[str, ...], Evoking]]:
    general = frozenset(word for word in cls.label_pattern.replace("|", " ").split())
    usual = _usual_stage(cls)
    for lemma in frame.lemmas:
        stage = "" if lemma in general or frame.stage == usual else frame.stage
        if frame.part_of_speech == "verb":
            passive = participles(lemma)
            for form in verb_forms(lemma):
                yield (form, *frame.particle.split()), Evoking(cls.name, frame, form in passive, stage)
        else:
            for form in _noun_forms(lemma) if frame.part_of_speech == "noun" else _phrase_forms(lemma):
                yield tuple(form.replace("re-election", "reelection").split()), Evoking(cls.name, frame, False, stage)


def _noun_forms(lemma: str) -> set[str]:
    return {lemma, plural(lemma)}


def _phrase_forms(lemma: str) -> set[str]:
    """A phrase, also with its first word as any form of a verb: *stepped back from*."""
    first, _, rest = lemma.partition(" ")
    return {lemma, *(f"{form} {rest}" for form in verb_forms(first))} if rest else {lemma}


def triggers(words: Sequence[Token], lexicon: Lexicon, taken: frozenset[int]) -> list[Trigger]:
    """What the words that are not ``taken`` evoke, by place; the longest phrase at a place counts, and a particle may stand apart.

    A frame that needs a further fixed word counts where the question has one.
    """
    typed = frozenset(token.low for token in words)
    found: list[Trigger] = []
    covered: set[int] = set(taken)
    for n in range(len(words)):
        if n in covered:
            continue
        evoked, length = _at(words, n, lexicon)
        apart = [] if length > 1 else _apart(words, n, lexicon)
        chosen = [one for one in (apart or evoked) if _fixed_there(one.frame, typed)]
        found += [Trigger(e.cls, e.frame, n, n + length, e.participle, e.stage, words[n].low) for e in chosen]
        if chosen:
            covered |= set(range(n, n + length))
    return found


def _fixed_there(frame: Frame, typed: frozenset[str]) -> bool:
    return all(any({lemma, plural(lemma)} & typed for lemma in lemmas) for _, lemmas in frame.fixed)


def _at(words: Sequence[Token], n: int, lexicon: Lexicon) -> tuple[tuple[Evoking, ...], int]:
    for length in range(min(_LONGEST, len(words) - n), 0, -1):
        if evoked := lexicon.get(tuple(token.low for token in words[n : n + length])):
            return evoked, length
    return (), 1


def _apart(words: Sequence[Token], n: int, lexicon: Lexicon) -> tuple[Evoking, ...]:
    """What a verb evokes together with a particle further on: *pushed … out*."""
    for token in words[n + 1 :]:
        if token.low in ("out", "off", "up", "down", "in", "on", "over", "aside", "back") and (e := lexicon.get((words[n].low, token.low))):
            return e if token.low in ("out", "off", "aside", "down", "up") else ()
    return ()
