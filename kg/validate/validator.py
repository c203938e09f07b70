"""The validator: a dataset and the texts of its documents in, a report out; views that did not change are not checked again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg.model.finding import Finding, Severity
from kg.model.iri import Namespaces
from kg.model.ontology import Vocabulary
from kg.shacl.source import Source
from kg.validate.evidence import Evidence
from kg.validate.pieces import Spread, run_in_pieces
from kg.validate.report import Report, findings_of, in_order
from kg.validate.result import Result
from kg.validate.shacl import Checked, found_in, run, run_on, run_since
from kg.validate.shapes import ShapeSet, load_shapes
from kg.validate.standing import Standing
from kg.validate.views import Made, View, views_of, world_of
from kg.vocabulary import ontology_triples

#: quads of the views from which on they are checked in pieces: below, one process has room for all and asks less after a change
MANY = 200_000


class KnownResults(Protocol):
    """Results on source views of earlier datasets, by what stands in the views."""

    def key(self, view: View) -> str:
        """What stands for the content of a view."""

    def find(self, key: str) -> tuple[Result, ...] | None:
        """The results on the view of this key, or nothing where they are not known."""

    def keep(self, key: str, results: tuple[Result, ...]) -> None:
        """Know these results from now on."""


class Validator:
    """Checks datasets against the shapes of one folder (the shipped ones by default), remembering views that did not change.

    ``engine`` is one of ``kg.validate.shacl.ENGINES``; ``spread`` checks views of ``MANY`` quads and more in pieces: the report is the same
    with all of them. Raises ShapesError when the shapes have a fault.
    """

    def __init__(
        self,
        shapes_folder: Path | None,
        names: Namespaces,
        vocabulary: Vocabulary,
        *,
        engine: str = "compiled",
        known: KnownResults | None = None,
        spread: Spread | None = None,
    ) -> None:
        self.names = names
        self._known = known if engine == "compiled" else None
        self.shapes: ShapeSet = load_shapes(shapes_folder, names, vocabulary)
        self._ontology = ontology_triples(vocabulary)
        self._seen: dict[str, tuple[View, tuple[Result, ...]]] = {}
        self._made = Made()
        self._standing: dict[str, Standing] = {}
        self._by_reference: dict[str, str] = {}
        self._engine = engine
        self._spread = spread if engine == "compiled" else None

    def validate(self, quads: Iterable[ox.Quad], texts: Mapping[str, str], evidence: Evidence | None = None) -> Report:
        """The report on a dataset.

        ``texts`` maps the SHA-256 of a document to its text; ``evidence`` is that of the dataset where it is made already.
        """
        dataset = quads if isinstance(quads, tuple) else tuple(quads)
        views = views_of(dataset, texts, self.names, self._ontology, self._made)
        self._check([view for view in views if view.name not in self._seen or self._seen[view.name][0] != view])
        results = [result for view in views for result in self._seen[view.name][1]]
        findings = (*findings_of(results, self.shapes, evidence or Evidence(dataset, self.names)), *self._told())
        return Report(in_order(findings), tuple(view.name for view in views))

    def conflicts(self, quads: Iterable[ox.Quad]) -> tuple[Finding, ...]:
        """What cannot be true together in the world of a dataset; nothing else of it is checked."""
        dataset = list(quads)
        world = world_of(dataset, self.names, self._ontology)
        checked = run([world], self.shapes.conflicting, self.names, self._engine)
        return findings_of(checked.results[world.name], self.shapes, Evidence(dataset, self.names))

    def validate_since(self, quads: Iterable[ox.Quad], before: Iterable[ox.Quad], texts: Mapping[str, str]) -> Report:
        """The report on the focus nodes that the difference to an earlier dataset touches; its views are those that changed."""
        dataset = list(quads)
        views, earlier = (views_of(each, texts, self.names, self._ontology) for each in (dataset, before))
        return self._report(run_since(views, earlier, self.shapes, self.names), Evidence(dataset, self.names))

    def validate_at(self, sources: Mapping[str, Source]) -> Report:
        """The report on views that stand somewhere else, such as at an endpoint, by their kind."""
        return self._report(run_on(sources, self.shapes, self.names), Evidence((), self.names))

    def _report(self, checked: Checked, evidence: Evidence) -> Report:
        self._by_reference |= checked.by_reference
        results = [result for found in checked.results.values() for result in found]
        return Report(in_order((*findings_of(results, self.shapes, evidence), *self._told())), tuple(checked.results))

    def forget(self) -> None:
        """Let go of what was kept of the datasets validated so far."""
        self._seen, self._made, self._standing = {}, Made(), {}

    def _check(self, views: list[View]) -> None:
        """What the shapes find in the views is seen; source views whose results are known are not looked at, whatever checks the others."""
        keys = {view.name: self._known.key(view) for view in views if view.kind == "source"} if self._known else {}
        kept = {name: results for name, key in keys.items() if self._known and (results := self._known.find(key)) is not None}
        asked = [view for view in views if view.name not in kept]
        spread = self._spread if sum(len(view.quads) for view in asked) >= MANY else None
        followed = () if self._engine == "pyshacl" or spread else ("world", "audit")
        whole = [view for view in asked if view.kind not in followed]
        checked = run_in_pieces(whole, self.shapes, self.names, spread) if spread else run(whole, self.shapes, self.names, self._engine)
        if self._known and not checked.by_reference:
            for name in keys.keys() - kept.keys():
                self._known.keep(keys[name], checked.results[name])
        for found in (Checked(kept, {}), checked, *(self._followed(view) for view in asked if view.kind in followed)):
            self._seen |= {view.name: (view, found.results[view.name]) for view in views if view.name in found.results}
            self._by_reference |= found.by_reference

    def _followed(self, view: View) -> Checked:
        """What the shapes find in the world or the audit view, asking no more than what differs from the one before."""
        if view.kind not in self._standing:
            self._standing[view.kind] = Standing(self.shapes, view.kind)
        return found_in(view, self._standing[view.kind].outcome(view), self.shapes, self.names)

    def _told(self) -> Iterable[Finding]:
        """A remark on each shape that is not compiled."""
        for shape, why in sorted(self._by_reference.items()):
            message = f"the shape {self.names.shorten(shape)} was checked by pySHACL: {why} is not compiled"
            yield Finding("KG0408", message, remedy="nothing need be done; it takes longer", severity=Severity.INFO, shape=shape)
