"""What a dossier holds, as values: statements in sections, the evidence of each, sources, decisions and conflicts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kg.answers.articles import Article, Learned
from kg.answers.status import Status, by_weight


@dataclass(frozen=True, slots=True)
class Build:
    """What was asked: the SHA-256 of the dataset, the program that read it, and the days of the two clocks (empty: none)."""

    dataset: str
    version: str
    as_of: str = ""
    known_at: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Exact words with those around them in their paragraph, and where they stand: line and column from 1, offsets in code points.

    ``check`` says whether the words stand there in the text of this fingerprint, as far as the text is at hand.
    """

    exact: str
    before: str
    after: str
    line: int
    column: int
    start: int
    end: int
    check: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A curator's decision: what was decided on, by whom, on which day and why, and the claims that it rests on."""

    id: str
    verdict: str
    by: str
    made: str
    why: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim: how it stands and is meant, whose view it is, on which words of which source, who or what made it, what was decided on it.

    ``source`` names the outlet, or the file of a curator or list; ``references`` are the addresses that a curated claim rests on.
    """

    number: str
    claim: str
    status: Status
    how: str
    holder: str
    own_voice: bool
    condition: str
    outcome: str
    passages: tuple[Passage, ...]
    article: Article | None
    learned: Learned
    source: str
    references: tuple[str, ...]
    note: str
    made_by: str
    confidence: str
    rulings: tuple[Ruling, ...]
    faults: tuple[str, ...]

    @property
    def according_to(self) -> str:
        """Whose view it is, in words: *the article*, *according to a White House source*."""
        return self.holder if self.own_voice else f"according to {self.holder}"


@dataclass(frozen=True, slots=True)
class Value:
    """One value that sources give: of which property, in words and as written, how it stands to what is accepted, by which evidence."""

    name: str
    words: str
    written: str
    stands: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement: what is said, how it stands, when it was, each value with its evidence, and the conflicts about it."""

    number: int
    iri: str
    label: str
    cls: str
    time: str
    values: tuple[Value, ...]
    evidence: tuple[Evidence, ...]
    clashes: tuple[int, ...]

    @property
    def by_property(self) -> Iterator[tuple[str, tuple[Value, ...]]]:
        """The values of each property, in order."""
        return ((name, tuple(found)) for name, found in groupby(self.values, key=lambda value: value.name))

    @property
    def kind(self) -> str:
        """The class in words: *party affiliation*."""
        return in_lower_words(self.cls)

    @property
    def statuses(self) -> tuple[Status, ...]:
        """How its claims stand, each once, the weightiest first."""
        return by_weight(one.status for one in self.evidence)

    @property
    def status(self) -> Status:
        """How it stands by its weightiest claim."""
        return self.statuses[0]

    @property
    def articles(self) -> int:
        """In how many articles it is told."""
        return len({one.article.iri for one in self.evidence if one.article})

    @property
    def independent(self) -> int:
        """How many independent documents these are: articles of one outlet, and reprints, are one."""
        return len({one.article.voice for one in self.evidence if one.article})

    @property
    def count(self) -> str:
        """How many claims of how many documents tell it: ``3 claims, 1 independent document (2 articles)``."""
        claims = _counted(len(self.evidence), "claim")
        if not self.articles:
            return f"{claims}, no article"
        articles = f" ({self.articles} articles)" if self.articles > self.independent else ""
        return f"{claims}, {_counted(self.independent, 'independent document')}{articles}"


@dataclass(frozen=True, slots=True)
class Section:
    """The statements of one kind, the facts first."""

    title: str
    entries: tuple[Entry, ...]

    @property
    def groups(self) -> Iterator[tuple[Status, tuple[Entry, ...]]]:
        """The statements by how they stand."""
        return ((status, tuple(found)) for status, found in groupby(self.entries, key=lambda entry: entry.status))


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: what it says, the authority behind it, whether it prevails, and its claims by number or id."""

    says: str
    weight: str
    prevails: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """What sources disagree about, with both sides and what decides it."""

    number: int
    code: str
    message: str
    sides: tuple[Side, ...]
    outcome: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document that is quoted: since when it is known here, and how many of the claims it makes."""

    number: int
    article: Article
    learned: Learned
    claims: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that a dataset says of one entity; ``identity`` is what the registry says of it, ``limits`` what it leaves out."""

    iri: str
    id: str
    label: str
    kind: str
    identity: tuple[tuple[str, tuple[str, ...]], ...]
    rulings: tuple[Ruling, ...]
    build: Build
    sections: tuple[Section, ...]
    clashes: tuple[Clash, ...]
    sources: tuple[Source, ...]
    limits: tuple[str, ...]

    @property
    def entries(self) -> Iterator[Entry]:
        """All statements, in the order of their numbers."""
        return (entry for section in self.sections for entry in section.entries)

    @property
    def statuses(self) -> tuple[Status, ...]:
        """How statements and claims of this dossier stand, each once."""
        return by_weight(status for entry in self.entries for status in entry.statuses)

    @property
    def counts(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Title of each section, with the number of its statements that stand in each of the ways of ``headline``."""
        return tuple(
            (section.title, tuple(sum(entry.status is status for entry in section.entries) for status in self.headline))
            for section in self.sections
        )

    @property
    def headline(self) -> tuple[Status, ...]:
        """How statements stand by their weightiest claims, each way once."""
        return by_weight(entry.status for entry in self.entries)


def in_lower_words(name: str) -> str:
    """The name of a class in words.

    >>> in_lower_words("PartyAffiliation")
    'party affiliation'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
