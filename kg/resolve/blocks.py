"""People in blocks that need not know of each other: what is compared with what, and what can be settled apart, here or elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NoReturn, Protocol

from kg.errors import given_up
from kg.model.resolution import Candidate
from kg.resolve.comparators import Comparators
from kg.resolve.compared import weigh
from kg.resolve.minted_people import person_slug
from kg.resolve.profiles import KnownPeople, Registered, fitting
from kg.resolve.sightings import Sighting

#: a document and the local id of one of its people
Key = tuple[str, str]


class Work(Protocol):
    """What runs tasks over blocks: an engine of a build."""

    def map(self, task: Any, items: Sequence[Any], /) -> Iterator[Any]:
        """The result for each item, in the order of the items."""

    def joined(self, task: Any, left: Iterable[tuple[str, Any]], right: Iterable[tuple[str, Any]], /) -> Mapping[str, Any]:
        """Key -> the result for all that stands left and right under it."""

    def components(self, edges: Iterable[tuple[str, str]], /) -> Mapping[str, str]:
        """Node -> the least node of those that edges connect it with."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person of a document with what the registry says of it: ``weighed`` are its candidates there.

    ``bare`` is a surname alone, ``titled`` a title alone; ``forced`` is who it is by a decision, ``excluded`` who it is not.
    """

    seen: Sighting
    weighed: tuple[Candidate, ...]
    bare: bool
    titled: bool
    forced: str
    excluded: frozenset[str]


@dataclass(frozen=True, slots=True)
class Block:
    """Mentions in the order of their documents that share no name with any outside; ``taken`` are people of the registry called so."""

    mentions: tuple[Mention, ...]
    taken: frozenset[str]


@dataclass(frozen=True, slots=True)
class Comparing:
    """The task of comparing all mentions of a surname with all people of the registry that have it."""

    table: Comparators

    def make(self) -> Callable[[tuple[list[Sighting], list[Registered]]], list[tuple[Key, list[Candidate]]]]:
        """The function of (mentions, people): the candidates of each mention."""
        return lambda sides: [(seen.key, [weigh(seen, one, self.table) for one in fitting(seen, sides[1])]) for seen in sides[0]]

    def lost(self, item: tuple[list[Sighting], list[Registered]], tries: int) -> NoReturn:
        """Nothing can stand for a comparison."""
        raise given_up(f"settled people called {item[0][0].name.surname}", tries)


def compared_by(work: Work, named: Sequence[Sighting], known: KnownPeople, table: Comparators) -> Mapping[Key, list[Candidate]]:
    """Mention -> its candidates in the registry: mentions and registry joined by surname."""
    left = [(seen.name.surname, outlined(seen)) for seen in named]
    right = [(surname, one) for surname in sorted({seen.name.surname for seen in named}) for one in known.of_surname(surname)]
    joined = work.joined(Comparing(table), left, right)
    return {key: found for pairs in joined.values() for key, found in pairs}


def blocks_of(mentions: Sequence[Mention], taken: frozenset[str], work: Work | None) -> list[Block]:
    """The mentions in blocks, or in one where there is no ``work``.

    Two are in one block where they have the surname in common, by which people are compared, or the words that an IRI is made of, so that
    one could take it from the other.
    """
    if work is None:
        return [Block(tuple(mentions), taken)]
    edges = [(f"surname {one.seen.name.surname}", f"slug {person_slug(one.seen.local.name)}") for one in mentions]
    least = work.components(dict.fromkeys(edges))
    blocks: dict[str, list[Mention]] = defaultdict(list)
    for mention, (surname, _) in zip(mentions, edges, strict=True):
        blocks[least[surname]].append(replace(mention, seen=outlined(mention.seen)))
    by_slug: dict[str, set[str]] = defaultdict(set)
    for iri in taken:
        by_slug[iri.rpartition("/")[2].partition("_")[0]].add(iri)
    return [
        Block(tuple(some), frozenset().union(*(by_slug[person_slug(one.seen.local.name)] for one in some)))
        for _, some in sorted(blocks.items())
    ]


def outlined(seen: Sighting) -> Sighting:
    """A mention without the text of its document and the words of its posts, which nothing is compared by."""
    return replace(seen, document=replace(seen.document, text="", paragraphs=()), posts=())
