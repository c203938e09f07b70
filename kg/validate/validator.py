"""The validator: a dataset and the texts of its documents in, a report out; views that did not change are not checked again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pyoxigraph as ox

from kg.model.iri import Namespaces
from kg.model.ontology import Vocabulary
from kg.validate.evidence import Evidence
from kg.validate.report import Report, findings_of
from kg.validate.result import Result
from kg.validate.shacl import run
from kg.validate.shapes import ShapeSet, load_shapes
from kg.validate.views import View, views_of
from kg.vocabulary import ontology_triples

#: views from which more processes pay for their start; measured on copies of the gold's article
#: (0.13 s a view, 1.5 s to start two processes)
MANY_VIEWS = 32


class Validator:
    """Checks datasets against the shapes of one folder (the shipped ones by default), remembering views by their digest.

    ``jobs`` is the number of processes that may be used; the report is the same for any number. Raises ShapesError when the
    shapes have a fault.
    """

    def __init__(self, shapes_folder: Path | None, names: Namespaces, vocabulary: Vocabulary, *, jobs: int = 1) -> None:
        self.names = names
        self.shapes: ShapeSet = load_shapes(shapes_folder, names, vocabulary)
        self._ontology = ontology_triples(vocabulary)
        self._seen: dict[tuple[str, str], tuple[Result, ...]] = {}
        self._jobs = jobs

    def validate(self, quads: Iterable[ox.Quad], texts: Mapping[str, str]) -> Report:
        """The report on a dataset; ``texts`` maps the SHA-256 of a document to its text."""
        dataset = list(quads)
        views = views_of(dataset, texts, self.names, self._ontology)
        self._check([view for view in views if (view.name, view.digest) not in self._seen])
        results = [result for view in views for result in self._seen[view.name, view.digest]]
        evidence = Evidence(dataset, self.names)
        return Report(findings_of(results, self.shapes, evidence), tuple(view.name for view in views))

    def _check(self, views: list[View]) -> None:
        if self._jobs > 1 and len(views) >= MANY_VIEWS:
            with ProcessPoolExecutor(self._jobs, get_context("spawn"), _start, (self.shapes, self.names)) as pool:
                found = list(pool.map(_run, views))
        else:
            found = [run(view, self.shapes, self.names) for view in views]
        for view, results in zip(views, found, strict=True):
            self._seen[view.name, view.digest] = results


_own: dict[str, tuple[ShapeSet, Namespaces]] = {}


def _start(shapes: ShapeSet, names: Namespaces) -> None:
    _own["shapes"] = (shapes, names)


def _run(view: View) -> tuple[Result, ...]:
    return run(view, *_own["shapes"])
