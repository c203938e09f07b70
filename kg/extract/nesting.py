"""Nesting: the situations that a draft has as fillers, under the ids they have in the end, or the words for them where none is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.extract.drafts import Draft
from kg.model.claim import Filler, SituationRef, Words

_PLAIN = frozenset({"string", "Topic"})


@dataclass(frozen=True, slots=True)
class Nest:
    """What became of the situations of a document: those kept, those under a new id, those told once for each of several people."""

    kept: frozenset[str]
    moved: Mapping[str, str]
    split: Mapping[str, tuple[str, ...]]
    words_of: Callable[[str], str]

    def roles(self, draft: Draft) -> tuple[tuple[str, Filler], ...]:
        """The roles of ``draft`` with every situation in them that is told; one that is not stands there by its words, or not at all."""
        return tuple(sorted({(role, f) for role, filler in draft.roles for f in self._fillers(draft, role, filler)}, key=str))

    def _fillers(self, draft: Draft, role: str, filler: Filler) -> Iterator[Filler]:
        if not isinstance(filler, SituationRef):
            yield filler
            return
        now = [self.moved.get(one, one) for one in self.split.get(filler.id, (filler.id,))]
        told = [SituationRef(one) for one in now if one in self.kept]
        yield from told
        known = draft.cls.role(role)
        if not told and known is not None and _PLAIN & set(known.ranges) and (words := self.words_of(filler.id)):
            yield Words(words)
