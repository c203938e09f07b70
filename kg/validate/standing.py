"""A view that is kept in a store with what the shapes found in it: of its next version only what the difference touches is asked."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.shacl.changes import Reads, merged, reads_of_all, revalidate
from kg.shacl.reading import read_shapes
from kg.shacl.results import Result
from kg.shacl.source import StoreSource
from kg.shacl.validation import Outcome, validate
from kg.validate.shapes import ShapeSet
from kg.validate.views import View

#: a difference of more than this share of a view is not worth following: the whole is asked again
_MOST = 0.25
#: a view of fewer quads is asked whole as well: what the shapes read takes a second to work out, in which 80,000 quads are validated
LEAST = 80_000


class Standing:
    """The world or the audit view of datasets that are validated one after the other. The outcome is that of a full validation."""

    def __init__(self, shapes: ShapeSet, kind: str, least: int = LEAST) -> None:
        self._least = least
        self._asked = read_shapes(shapes.triples_for(kind))
        self._reads: Reads | None = None
        self._union = kind == "audit"
        self._store: ox.Store | None = None
        self._quads: frozenset[ox.Quad] = frozenset()
        self._results: tuple[Result, ...] = ()

    def outcome(self, view: View) -> Outcome:
        """What the shapes find in the view as it is now."""
        quads = frozenset(view.quads)
        changed = self._quads ^ quads
        if self._store is None or len(quads) < self._least or len(changed) > _MOST * len(quads):
            self._store = ox.Store()
            self._store.extend(view.quads)
            outcome = validate(self._source(self._store, view), self._asked)
        else:
            _change(self._store, changed, view.quads, quads)
            self._reads = self._reads or reads_of_all(self._asked)
            again = revalidate(self._source(self._store, view), self._asked, [quad.triple for quad in changed], self._reads)
            outcome = Outcome(merged(self._results, again), again.outcome.by_reference)
        self._quads, self._results = quads, outcome.results
        return outcome

    def _source(self, store: ox.Store, view: View) -> StoreSource:
        return StoreSource(store, self._union, view.quads)


def _change(store: ox.Store, changed: Iterable[ox.Quad], quads: Iterable[ox.Quad], now: frozenset[ox.Quad]) -> None:
    """The store holds the quads that there are now.

    It keeps literals in one form, so that with one spelling of a number it loses all: what is said of the same subjects is put back.
    """
    subjects = set()
    for quad in changed:
        subjects.add(quad.subject)
        if quad not in now:
            store.remove(quad)
    store.extend(quad for quad in quads if quad.subject in subjects)
