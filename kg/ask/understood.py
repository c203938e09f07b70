"""What a question was understood as: one typed value for each kind of question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.ask.days import When


class Sought(StrEnum):
    """What the answer must name."""

    VERDICT = "whether it is so"
    FILLER = "who or what"
    TIME = "when"
    CAUSE = "why"


@dataclass(frozen=True, slots=True)
class Holding:
    """Who held a post, what a person held, or whether; on a day, in a time, or ever.

    ``sought`` is ``person``, ``post``, ``verdict``, ``time``, ``begin``, ``end``, ``before`` or ``after`` (whom the person succeeded, or
    who came next). ``begun``: only who began in that time; ``acting``: only who stood in; ``now``: of somebody's
    posts that of today. ``seats`` stand in the place of ``post`` where the holders of any of them are asked for.
    """

    sought: str
    person: str = ""
    post: str = ""
    when: When | None = None
    begun: bool = False
    acting: bool = False
    now: bool = False
    seats: tuple[str, ...] = ()

    @property
    def posts(self) -> tuple[str, ...]:
        """The posts that are asked for: the seats, else the one; the empty string for any."""
        return self.seats or (self.post,)


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a situation that the question fills: any of these roles has any of these values."""

    roles: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the words of an event or a state: its class, the step named, what fills which roles, and which role is sought.

    ``against`` are those who fill the role that is sought in another situation of the same contest.
    """

    cls: str
    stage: str
    slots: tuple[Slot, ...]
    asked: str = ""
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told of an event or a state, in any of several readings.

    ``must`` are words of which what is told has to hold one of each group: the word itself, or what the ontology calls what it evokes.
    ``first``: only the first in a row; ``holders``: only as these tell it; ``to_come``: only as somebody plans, expects or supposes it;
    ``refused``: only as told not to be so.
    """

    sought: Sought
    readings: tuple[Reading, ...]
    when: When | None = None
    must: tuple[tuple[str, ...], ...] = ()
    first: bool = False
    holders: tuple[str, ...] = ()
    to_come: bool = False
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Denial:
    """What these people and bodies denied, or who denied a thing, or whether; ``must`` are words that what is denied has to hold."""

    sought: Sought
    who: tuple[str, ...] = ()
    must: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """On what sources disagree: about one of each group of entities, of these classes; empty for any.

    ``verdict`` is what it is to say on whether they do, or on whether they agree, that they disagree; empty where that is not asked.
    """

    about: tuple[tuple[str, ...], ...] = ()
    classes: tuple[str, ...] = ()
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened in a time, to one of each group of entities or at all."""

    when: When
    about: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A question that is not understood, or names what nobody bears: why, and what may be meant."""

    why: str
    choices: tuple[str, ...] = ()


Query = Holding | Telling | Denial | Disagreement | Happening | Unread


@dataclass(frozen=True, slots=True)
class Understood:
    """The query with how the words were read: (words, what they were taken for)."""

    query: Query
    how: Sequence[tuple[str, str]] = ()
