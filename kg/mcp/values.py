"""What the tools answer: typed values, of which the protocol publishes the schema. No statement goes without its status and its claim."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from kg.answers.status import Status
from kg.ask.reply import Firmness


class Value(BaseModel):
    """A value that does not change; the sentence under a field is its description in the schema."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Named(Value):
    """Something of the graph, by its id."""

    id: str
    """Prefixed name; every tool takes it back."""
    name: str
    kind: str
    """Its class: Person, Post, Tenure, Endorsement …"""


class Claim(Value):
    """Who says what, how surely, in which source and on which words."""

    id: str
    """Cite this id with whatever you repeat."""
    says: str
    """What it is about. That it stands here does not make it true: see status."""
    status: Status
    """Only `fact` may be told as a fact; everything else only with the words of `wording`."""
    wording: str
    """How it stands, how it is meant, and according to whom."""
    according_to: str
    """Whose view it is."""
    own_voice: bool
    """Whether the source itself says so, and not somebody whom it quotes."""
    source: str
    published: str
    """Day on which the source was published; empty for curated files."""
    quote: str
    """The exact words of the source; empty for curated claims."""
    characters: tuple[int, int] | None
    """Where the words stand in the text, in code points."""
    references: tuple[str, ...]
    """Addresses that a curated claim rests on."""
    condition: str
    """On what it depends, if on anything."""
    decided: str
    """What a curator decided on it, or why it does not count."""


class Statement(Value):
    """One event or state as its sources tell it, by its weightiest claim."""

    id: str
    says: str
    kind: str
    time: str
    """When it was, as far as is known; empty where nothing is told."""
    status: Status
    """How its weightiest claim stands. Only `fact` may be told as a fact."""
    wording: str
    also: tuple[Status, ...]
    """How other claims on it stand, such as `denied`."""
    claims: int
    """How many claims are made on it; `why` tells them all."""
    claim: Claim


class Hit(Named):
    """Something found, with the words that matched, and of a situation how it stands."""

    matched: str
    status: Status | None
    """How the weightiest claim on it stands. Only `fact` may be told as a fact; `null` for what is no statement, such as a person."""
    also: tuple[Status, ...]
    """How other claims on it stand, such as `denied`."""


class Found(Value):
    """What the words name or describe, best first."""

    hits: tuple[Hit, ...]
    left_off: int
    """How many more there are."""


class Post(Value):
    """A post that was held, with who vouches for it."""

    person: Named
    post: Named
    time: str
    sure: str
    """`certain` or `possible` on the day asked for; empty where no day was."""
    support: str
    """Who vouches for it: curated, an official list, articles."""
    ending: str
    """What is known of its end: over, open, ongoing or unknown."""
    acting: bool
    claims: tuple[Claim, ...]


class Shown(Value):
    """One entity: the posts that it held or that held it, and what is said of it, facts first."""

    it: Named
    also_called: tuple[str, ...]
    posts: tuple[Post, ...]
    statements: tuple[Statement, ...]
    left_off: int
    """How many more posts and statements there are: narrow by `kind`, or ask for more."""


class Held(Value):
    """Who held a post on a day. `unknown` is not no."""

    post: Named
    on: str
    holders: tuple[Post, ...]
    person: Named | None
    verdict: str
    """Of the person asked about: `yes`, `no` or `unknown`; empty where nobody was."""
    reason: str


class Link(Value):
    """One link of a chain of causes, with who vouches for it."""

    cause: str
    effect: str
    claim: Claim


class Step(Value):
    """One step of a candidacy."""

    name: str
    when: str
    fact: bool
    claims: tuple[str, ...]


class Explained(Value):
    """One situation with all claims on it, the weightiest first."""

    id: str
    says: str
    kind: str
    time: str
    status: Status
    wording: str
    told: str
    """In how many articles it is told, and how many independent witnesses those are."""
    claims: tuple[Claim, ...]
    left_off: int
    """How many more claims and causes there are."""
    steps: tuple[Step, ...]
    because: tuple[Link, ...]


class Reasons(Value):
    """Why statements are there."""

    situations: tuple[Explained, ...]
    others: tuple[Hit, ...]
    """Situations that the words fit as well."""
    left_off: int
    """How many more situations there are, of those explained and of the others: ask for more, or name one."""


class Side(Value):
    """One side of a conflict."""

    says: str
    authority: str
    prevails: bool
    claims: tuple[Claim, ...]


class Conflict(Value):
    """What sources disagree about."""

    id: str
    code: str
    message: str
    sides: tuple[Side, ...]
    outcome: str
    """Which side prevails, if any, and why."""


class Conflicts(Value):
    """Conflicts, those that nobody wins first."""

    conflicts: tuple[Conflict, ...]
    left_off: int


class Timeline(Value):
    """Statements in order of time. What has no time is left out."""

    statements: tuple[Statement, ...]
    left_off: int


class Table(Value):
    """The answer to a query: rows of a SELECT or an ASK, or the triples of a CONSTRUCT or a DESCRIBE."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    """Values by column, null where nothing is bound; IRIs as prefixed names."""
    triples: tuple[str, ...]
    cut: bool
    """Whether there was more than may be told; add LIMIT and OFFSET."""
    note: str
    """What a row of this view is worth."""


class Line(Value):
    """One statement of an answer, with the claims that carry it."""

    text: str
    claims: tuple[Claim, ...]


class Reading(Value):
    """How words of a question were read."""

    words: str
    meaning: str


class Reply(Value):
    """The answer to a question in plain English, or an abstention that says what was understood and what is missing."""

    answered: bool
    """False where the graph does not say; then say so, and do not answer from elsewhere as if it did."""
    firmness: Firmness
    """How firmly it is answered."""
    verdict: str
    """Yes, No, Not yet or Not known, where that is asked."""
    answer: str
    names: tuple[str, ...]
    """What the answer names."""
    statements: tuple[Line, ...]
    left_off: int
    read: tuple[Reading, ...]
    """How the question was understood: check it."""
    sparql: str
    """The query that was run."""
