"""Frames: which words of a sentence evoke which reading rules, and which tokens fill their roles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract import arguments
from kg.extract.adjectives import of_adjective
from kg.extract.arguments import Functions
from kg.extract.clauses import is_verb
from kg.extract.lending import with_lent
from kg.extract.parsed import Sentence
from kg.model.ontology import Frame, Vocabulary

_BY_TAG = {"V": "verb", "N": "noun", "J": "adjective", "M": "auxiliary", "R": "adverb", "I": "conjunction"}


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found at a trigger: the tokens that fill each role, in text order, before anything is said about what they refer to."""

    frame: Frame
    sentence: Sentence
    trigger: Token
    words: tuple[Token, ...]
    functions: Mapping[str, tuple[Token, ...]] = field(default_factory=dict)

    @property
    def key(self) -> tuple[int, int, str]:
        """What tells this match from every other of the document."""
        return self.sentence.number, self.trigger.i, self.frame.id

    def fixed_words(self) -> list[Token]:
        """The words that the frame wants beside its trigger and that fill no role: they evoke nothing else.

        What a phrase hangs on is not beside it, and a quality is one all the same: they tell of their own.
        """
        beside = ((name, lemmas) for name, lemmas in self.frame.fixed if name not in {"head", "modifier", *self.frame.functions})
        return [t for name, lemmas in beside for t in self.functions.get(name, ()) if arguments.lexeme(t) in lemmas]


@dataclass(frozen=True, slots=True)
class FrameIndex:
    """The frames of a vocabulary by the words that evoke them, and what operators say about control and light verbs."""

    single: Mapping[tuple[str, str], tuple[Frame, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]
    operators: Mapping[tuple[str, str], tuple[Frame, ...]]
    light: Mapping[str, str]

    def control(self, word: Token) -> str:
        """Which function of a verb or noun is the unspoken subject of the infinitive under it: "subject", "object" or "" for the usual."""
        frames = self.operators.get(("noun" if word.pos_ == "NOUN" else "verb", word.lemma_.lower()), ())
        return next((frame.control for frame in frames if frame.control), "")


def index(vocabulary: Vocabulary) -> FrameIndex:
    """All frames of the vocabulary, ready for look-up by lemma."""
    single: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    phrases: dict[str, list[tuple[tuple[str, ...], Frame]]] = defaultdict(list)
    for frame in vocabulary.frames():
        for lemma in frame.lemmas:
            parts = tuple(re.findall(r"[^\s-]+|-", lemma.lower()))
            if len(parts) > 1 or frame.part_of_speech == "phrase":
                phrases[parts[0]].append((parts, frame))
            else:
                single[frame.part_of_speech, parts[0]].append(frame)
    operators: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    # a frame that evokes a class governs only what fills its matter: a request what is asked for, not whom
    for frame in (*vocabulary.operators, *(f for f in vocabulary.frames() if any(f.complement) or f.complement_holder or f.control)):
        for lemma in frame.lemmas:
            operators[frame.part_of_speech, lemma.lower()].append(frame)
    return FrameIndex(
        {key: tuple(frames) for key, frames in single.items()},
        {key: tuple(frames) for key, frames in phrases.items()},
        {key: tuple(frames) for key, frames in operators.items()},
        _light_verbs(vocabulary),
    )


def _light_verbs(vocabulary: Vocabulary) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in vocabulary.lexicons.get("LightVerb", ()):
        for side in entry.get("lends", ()):
            found.update(dict.fromkeys(entry.get("lemma", ()), side))
    return found


def part_of_speech(token: Token) -> str:
    """The part of speech that frames name: verb, noun, adjective, adverb, or the empty string."""
    if is_verb(token):
        return "verb"
    if token.dep_ == "mark":
        return "conjunction"
    return _BY_TAG.get(token.tag_[:1], "") if token.tag_[:2] != "RP" else ""


def matches(sentence: Sentence, frames: FrameIndex) -> list[Match]:
    """Every frame that the words of the sentence evoke and whose required functions are filled, in text order.

    One trigger may give several matches; which of them is meant is decided when the fillers are known.
    """
    found: list[Match] = []
    covered: set[int] = set()
    for token in sentence.parse:
        for words, frame in _phrases_at(token, sentence, frames):
            if match := _match(frame, sentence, token, words, frames, {}):
                found.append(match)
                covered.update(word.i for word in words)
        if token.i not in covered:
            found.extend(_single_at(token, sentence, frames))
    spoken_for = {token.i for match in found for token in match.fixed_words()}
    return [match for match in found if match.trigger.i not in spoken_for]


def _single_at(token: Token, sentence: Sentence, frames: FrameIndex) -> Iterable[Match]:
    lemma = _lemma(token)
    keys = [key for pos in _possible(token) for key in dict.fromkeys(((pos, lemma), (pos, token.lower_ if pos == "adjective" else lemma)))]
    candidates = [frame for key in keys for frame in frames.single.get(key, ())]
    particles = {frame.particle for frame in candidates if frame.particle}
    known: dict[str, Functions] = {}
    for frame in candidates:
        fits = frame.part_of_speech != "verb" or _particle_fits(frame, token, particles)
        if fits and (match := _match(frame, sentence, token, (token,), frames, known)):
            yield match


def _lemma(token: Token) -> str:
    """The lemma of a word; of what is done again, with the prefix that a hyphen parts from it ("re-election" is no election)."""
    whole = arguments.lexeme(token)
    return whole if whole.startswith("re-") else token.lemma_.lower()


def _possible(token: Token) -> tuple[str, ...]:
    """The parts of speech a token may be read as; the tagger calls some nouns participles ("comeback bid")."""
    pos = part_of_speech(token)
    nounlike = any(child.dep_ in {"det", "poss", "amod", "compound"} for child in token.children)
    if pos == "verb" and nounlike and not any(child.dep_ in {"nsubj", "aux", "dobj"} for child in token.children):
        return ("noun",)
    if pos == "verb" and token.tag_ == "VBN":
        return ("adjective",) if arguments.is_before_noun(token) else ("verb",) if arguments.is_perfect(token) else ("verb", "adjective")
    if pos == "adjective" and token.tag_ == "JJ":
        return ("adjective", "noun") if token.dep_ in {"dobj", "pobj", "nsubj"} else ("adjective",)
    return (pos,) if pos else ()


def _particle_fits(frame: Frame, verb: Token, particles: set[str]) -> bool:
    """Whether the particle is there that the frame wants; a verb with a foreign particle evokes nothing."""
    own = arguments.particle_of(verb)
    if not frame.particle:
        return not own or own not in _SEPARATING
    following = {child.lower_ for child in verb.children if child.dep_ in {"advmod", "prep", "prt"} and child.i <= verb.i + 3}
    return frame.particle == own or frame.particle in following


#: particles that make another verb of the verb they stand with
_SEPARATING = frozenset({"up", "down", "off", "out", "away", "over", "on", "back", "in"})


def _phrases_at(token: Token, sentence: Sentence, frames: FrameIndex) -> Iterable[tuple[tuple[Token, ...], Frame]]:
    for key in dict.fromkeys((token.lower_, token.lemma_.lower())):
        for parts, frame in frames.phrases.get(key, ()):
            words = tuple(sentence.parse.doc[token.i : min(token.i + len(parts), sentence.parse.end)])
            said = len(words) == len(parts) and all(p in {w.lower_, w.lemma_.lower()} for p, w in zip(parts, words, strict=True))
            if said and not (words[-1].dep_ == "compound" and words[-1].head.i > words[-1].i):  # "won an *election* victory"
                yield words, frame


def functions_of(trigger: Token, words: tuple[Token, ...], part: str, frames: FrameIndex) -> Functions:
    """The functions of a trigger read as ``part`` of speech; of a phrase, those of its head and of its last word."""
    if part == "noun":
        return arguments.of_noun(trigger, frames.control, frames.light)
    if part == "adjective":
        return of_adjective(trigger, frames.control)
    if part == "verb":
        return arguments.of_verb(trigger, frames.control)
    if part == "conjunction":
        return arguments.of_conjunction(trigger)
    return _of_phrase(words, frames)


def _of_phrase(words: tuple[Token, ...], frames: FrameIndex) -> Functions:
    found: Functions = {}
    inside = {word.i for word in words}
    for word in words:
        part = _phrase_part(word)
        own = functions_of(word, (word,), part, frames) if part else arguments.prepositional(word)
        for name, tokens in own.items():
            outside = [token for token in tokens if token.i not in inside]
            if outside:
                found.setdefault(name, outside)
    linking = [word for word in words if word.pos_ in {"ADP", "SCONJ", "PART", "ADJ"}]
    objects = [child for word in linking for child in word.children if child.dep_ in {"pobj", "pcomp"} and child.i not in inside]
    if objects:
        found["object"] = objects
    top = phrase_head(words)
    if top.head != top:
        found["head"] = [arguments.governor(top)]
        found.setdefault("subject", arguments.topic_of(top, frames.control))
    return {name: tokens for name, tokens in found.items() if tokens}


def _phrase_part(word: Token) -> str:
    if is_verb(word):
        return "verb"
    return {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}.get(word.pos_, "")


def _match(
    frame: Frame, sentence: Sentence, token: Token, words: tuple[Token, ...], frames: FrameIndex, known: dict[str, Functions]
) -> Match | None:
    """The frame with its functions filled; ``known`` keeps, for these very words, their functions by part of speech."""
    head = phrase_head(words)
    part = frame.part_of_speech if frame.part_of_speech != "phrase" else ("phrase" if len(words) > 1 else part_of_speech(token))
    if frame.part_of_speech != "phrase" and len(words) > 1:
        token = head
    if frame.part_of_speech == "verb" and frame.reflexive != arguments.is_reflexive(token) and frame.reflexive:
        return None
    known[part] = known.get(part) or functions_of(token, words, part, frames)
    if any(known[part].get(name) for name in frame.absent):
        return None
    functions = with_lent(frame, known[part])
    if part == "verb" and not _takes_object(frame) and arguments.may_be_perfect(token):
        functions["subject"] = functions.pop("object", [])
    if any(functions.get(name) for name in frame.absent) or _is_barred(frame, functions):
        return None
    if not _required_stand(frame, functions) or not _fixed_stand(frame, functions):
        return None
    if part == "verb" and functions.get("object") and not _takes_object(frame):
        return None
    return Match(frame, sentence, head, words, {name: tuple(tokens) for name, tokens in functions.items()})


def _required_stand(frame: Frame, functions: Functions) -> bool:
    """Whether each function that the frame requires is there, or one of its alternatives ("as/to")."""
    return all(any(functions.get(name) for name in names.split("/")) for names in frame.required)


def _fixed_stand(frame: Frame, functions: Functions) -> bool:
    """Whether the words stand there that the frame wants in a function without filling a role from them."""
    return all(any(arguments.lexeme(token) in lemmas for token in functions.get(name, ())) for name, lemmas in frame.fixed)


def _is_barred(frame: Frame, functions: Functions) -> bool:
    """Whether a word stands in a function that makes another sense of the trigger ("promises to *be* close")."""
    return any(
        arguments.lexeme(word) in lemmas for name, lemmas in frame.barred for token in functions.get(name, ()) for word in _counted(token)
    )


def _counted(token: Token) -> tuple[Token, ...]:
    """A word, and the noun of whose kind it counts some ("*seven* of the *districts*")."""
    numbers = token.pos_ in {"NUM", "DET", "PRON"} or token.lower_ in {"most", "half", "many", "some"}
    of = (prep for prep in token.children if numbers and prep.lower_ == "of")
    return (token, *(obj for prep in of for obj in prep.children if obj.dep_ == "pobj"))


def _takes_object(frame: Frame) -> bool:
    named = {*frame.functions, *(name for name, _ in frame.fixed), *(name for names in frame.required for name in names.split("/"))}
    return frame.reflexive or "object" in named


def phrase_head(words: tuple[Token, ...]) -> Token:
    """The word of a phrase that all its others hang under."""
    inside = {word.i for word in words}
    return next((word for word in words if word.head.i not in inside or word.head == word), words[0])
