"""A view that is kept in a store with what the shapes found in it: of its next version only what the difference touches is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

import pyoxigraph as ox

from kg.model.quads import Graph, by_graph, changes
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
        self._quads: tuple[ox.Quad, ...] = ()
        self._results: tuple[Result, ...] = ()

    def outcome(self, view: View) -> Outcome:
        """What the shapes find in the view as it is now."""
        changed = changes(self._quads, view.quads) if self._store is not None and len(view.quads) >= self._least else None
        if self._store is None or changed is None or sum(map(len, changed)) > _MOST * len(view.quads):
            self._store = ox.Store()
            self._store.extend(view.quads)
            outcome = validate(self._source(self._store, view), self._asked)
        else:
            _change(self._store, *changed, view.quads)
            self._reads = self._reads or reads_of_all(self._asked)
            triples = [quad.triple for part in changed for quad in part]
            again = revalidate(self._source(self._store, view), self._asked, triples, self._reads)
            outcome = Outcome(merged(self._results, again), again.outcome.by_reference)
        self._quads, self._results = view.quads, outcome.results
        return outcome

    def _source(self, store: ox.Store, view: View) -> StoreSource:
        return StoreSource(store, self._union, view.quads)


def _change(store: ox.Store, gone: Iterable[ox.Quad], come: Iterable[ox.Quad], quads: Iterable[ox.Quad]) -> None:
    """The store holds the quads that there are now.

    It keeps literals in one form, so that with one spelling of a number it loses all: what is said of the same subjects is put back.
    """
    touched: dict[Graph, set[object]] = defaultdict(set)
    for quad in gone:
        store.remove(quad)
        touched[quad.graph_name].add(quad.subject)
    graphs = by_graph(quads) if touched else {}
    again = (quad for graph, subjects in touched.items() for quad in graphs.get(graph, ()) if quad.subject in subjects)
    store.extend(chain(come, again))
