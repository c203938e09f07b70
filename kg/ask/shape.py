"""The shape of a question: what its question word asks for, and in which grammatical function each name stands to a verb or noun."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from kg.ask.days import When
from kg.ask.names import Mention
from kg.ask.triggers import Trigger
from kg.ask.words import BE, CONTEST_NOUNS, DETERMINERS, DO, POST_NOUNS, PREPOSITIONS, PRESENT, WH, Token, tells

_AHEAD = frozenset(["will", "shall", "would", "can", "could", "may", "might"])
_TIME_NOUNS = frozenset(["day", "date", "month", "year"])
#: so far before a name its preposition may stand, over articles and what describes the name
_REACH = 3


@dataclass(frozen=True, slots=True)
class Shape:
    """A question in its parts.

    ``taken`` are the places of the words of names and times; ``wh`` is that of the question word, -1 without one.
    """

    question: str
    words: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    when: When | None
    taken: frozenset[int]
    wh: int = -1

    def low(self, n: int) -> str:
        """The word at a place in lower case, empty outside the question."""
        return self.words[n].low if 0 <= n < len(self.words) else ""

    def has(self, *words: str) -> bool:
        """Whether one of the words stands in the question, outside names and times."""
        return any(token.low in words for n, token in enumerate(self.words) if n not in self.taken)

    def left(self, known: Collection[str] = (), places: Collection[int] = ()) -> list[Token]:
        """The words that ask for something, but for those ``known``: outside names, times and these places."""
        free = (token for n, token in enumerate(self.words) if n not in self.taken and n not in places)
        return [token for token in free if tells(token) and token.low not in known]

    def present(self, today: date) -> When | None:
        """Today, where the question is in the present tense."""
        return When(today, today, "now") if self.has(*PRESENT) else None

    @property
    def to_come(self) -> bool:
        """Whether it is asked about what is to come or may be: *Will …*, *Who could …*, *Is … going to …*."""
        first = max(self.wh, 0)
        verb = next((n for n in range(first, first + 4) if n not in self.taken and self.low(n) in BE | DO), -1)
        going = any(self.low(n) == "going" and self.low(n + 1) == "to" for n in range(verb, len(self.words)))
        return self.low(verb) in _AHEAD or (self.low(verb) in ("is", "are") and going)

    def of_kind(self, kind: str) -> tuple[Mention, ...]:
        """The names of one kind."""
        return tuple(mention for mention in self.mentions if mention.kind == kind)

    @property
    def asking(self) -> str:
        """The question word: ``when`` also for *on what day*; empty for a question of yes or no."""
        word = self.low(self.wh)
        if word in ("what", "which") and any(self.low(self.wh + n) in _TIME_NOUNS for n in (1, 2)):
            return "when"
        return word

    @property
    def nouns(self) -> frozenset[int]:
        """The places of the noun of *what day*, *which office*."""
        asking = self.low(self.wh) in ("what", "which")
        return frozenset(n for n in (self.wh + 1, self.wh + 2) if asking and self.low(n) in _TIME_NOUNS | POST_NOUNS | CONTEST_NOUNS)

    @property
    def noun(self) -> str:
        """What kind of thing *what* and *which* ask for: ``post``, ``contest`` or nothing."""
        near = {self.low(self.wh + n) for n in (1, 2)} if self.low(self.wh) in ("what", "which") else set()
        return "post" if near & POST_NOUNS else "contest" if near & CONTEST_NOUNS else ""


def question_word(words: Sequence[Token]) -> int:
    """The place of the question word at the beginning of a question, perhaps behind a preposition; -1 without one."""
    for n, token in enumerate(words[:4]):
        if token.low in WH:
            return n
        if token.low in BE | DO:
            return -1
    return -1


def passive(shape: Shape, trigger: Trigger) -> bool:
    """Whether a verb stands in the passive voice."""
    if not trigger.verb or not trigger.participle:
        return False
    before = [token.low for n, token in enumerate(shape.words[: trigger.start]) if n not in shape.taken]
    active = before[-1:] == ["to"] or any(word in ("did", "does", "do") for word in before)
    return not active and any(word in BE or word in ("got", "get") for word in before)


def preposition(shape: Shape, start: int, floor: int = 0) -> str:
    """The preposition of what begins at a place: before it, over articles and words that describe it, not before ``floor``."""
    for n in range(start - 1, max(floor - 1, start - 1 - _REACH), -1):
        word = shape.low(n)
        if word in PREPOSITIONS:
            return word
        if n in shape.taken or word in BE | DO | WH:
            return ""
        if word not in DETERMINERS and word not in ("former", "then", "his", "own", "old", "acting", "new", "candidate", "rival"):
            return ""
    return ""


def function_of(shape: Shape, trigger: Trigger, mention: Mention) -> str:
    """The function of a name beside a verb or noun: ``subject``, ``object``, ``possessive`` or a preposition, as in the active voice."""
    before, turned = mention.start < trigger.start, passive(shape, trigger)
    if shape.low(mention.end) == "'s" and before and not trigger.verb:
        return "possessive"
    if mention.kind == "Party" and mention.end == trigger.start and not trigger.verb:
        return "modifier"
    prep = preposition(shape, mention.start, 0 if before else trigger.end)
    if turned and prep == "by":
        return "subject"
    if prep and not (before and prep == "according"):
        return prep
    if before:
        return "object" if turned else "subject"
    return "object" if trigger.verb and not turned else "predicate" if turned else "subject"


def _stranded(shape: Shape, trigger: Trigger) -> str:
    """A preposition behind the verb with nothing to govern: *replaced by as …*, *accused of?*; what is asked for stands under it."""
    particles = {"in", "out", "down", "off", "up", "aside"}
    for n in range(trigger.end, len(shape.words)):
        alone = n + 1 >= len(shape.words) or shape.low(n + 1) in PREPOSITIONS
        if n not in shape.taken and shape.low(n) in PREPOSITIONS - particles and alone:
            return shape.low(n)
    return ""


def sought_function(shape: Shape, trigger: Trigger) -> str:
    """The function of what the question word asks for beside a verb or noun, as in the active voice."""
    turned, before = passive(shape, trigger), shape.low(shape.wh - 1)
    prep = before if before in PREPOSITIONS else _stranded(shape, trigger)
    if prep:
        return "subject" if prep == "by" and turned else prep
    between = [m for m in shape.mentions if shape.wh < m.start < trigger.start and not preposition(shape, m.start)]
    if turned:
        return "predicate" if between else "object"
    auxiliary = shape.low(trigger.start - 1) == "to" or any(shape.low(n) in DO for n in range(shape.wh + 1, trigger.start))
    return "object" if trigger.verb and between and auxiliary else "subject"
