"""Running the shapes on views: compiled to SPARQL for all views of a kind at once, or by pySHACL for one view at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.model.iri import Namespaces
from kg.shacl.changes import Reads, reads_of_all, revalidate
from kg.shacl.paths import Alternative, Path, Step
from kg.shacl.reading import read_shapes
from kg.shacl.results import Result as Found
from kg.shacl.shapes import ShapesGraph
from kg.shacl.source import Source, source_of
from kg.shacl.terms import SH, text_of
from kg.shacl.validation import Outcome, validate
from kg.validate.result import Result, readable
from kg.validate.shapes import ShapeSet
from kg.validate.views import KINDS, View

#: how shapes are run, by the name that settings and command line give it
ENGINES = ("compiled", "pyshacl")


@dataclass(frozen=True, slots=True)
class Checked:
    """The results of each view by its name, sorted, each once; and the shapes that are not compiled, with the reason."""

    results: Mapping[str, tuple[Result, ...]]
    by_reference: Mapping[str, str]


def run(views: Sequence[View], shapes: ShapeSet, names: Namespaces, engine: str = "compiled") -> Checked:
    """What the shapes find in the views."""
    found: dict[str, set[Result]] = {view.name: set() for view in views}
    left: dict[str, str] = {}
    for kind in KINDS:
        same = [view for view in views if view.kind == kind]
        if not same:
            continue
        asked = read_shapes(shapes.triples_for(kind))
        for view, outcome in _by_reference(same, asked) if engine == "pyshacl" else _compiled(same, asked):
            found[view.name].update(result_of(each, view, shapes, names) for each in outcome.results)
            left |= {text_of(node): why for node, why in outcome.by_reference.items()}
    return Checked({name: tuple(sorted(results)) for name, results in found.items()}, left)


def found_in(view: View, outcome: Outcome, shapes: ShapeSet, names: Namespaces) -> Checked:
    """The outcome of validating one view as results."""
    results = tuple(sorted({result_of(each, view, shapes, names) for each in outcome.results}))
    return Checked({view.name: results}, {text_of(node): why for node, why in outcome.by_reference.items()})


def run_on(sources: Mapping[str, Source], shapes: ShapeSet, names: Namespaces) -> Checked:
    """What the shapes find in views that stand somewhere else, by their kind, which is also their name."""
    found: dict[str, tuple[Result, ...]] = {}
    for kind, source in sources.items():
        outcome = validate(source, read_shapes(shapes.triples_for(kind)))
        found[kind] = tuple(sorted({result_of(each, View(kind, kind, ()), shapes, names) for each in outcome.results}))
    return Checked(found, {})


def run_since(views: Iterable[View], before: Iterable[View], shapes: ShapeSet, names: Namespaces) -> Checked:
    """What the shapes find on the focus nodes that the difference to earlier views touches; views without one are left out.

    With the results of before on all other focus nodes this is what ``run`` gives.
    """
    earlier = {view.name: frozenset(view.quads) for view in before}
    asked = {kind: read_shapes(shapes.triples_for(kind)) for kind in KINDS}
    known: dict[str, Reads] = {}
    found: dict[str, tuple[Result, ...]] = {}
    left: dict[str, str] = {}
    for view in views:
        changed = earlier.get(view.name, frozenset()) ^ frozenset(view.quads)
        if changed:
            source = source_of(_alone(view), union=view.kind == "audit")
            if view.kind not in known:
                known[view.kind] = reads_of_all(asked[view.kind])
            outcome = revalidate(source, asked[view.kind], [quad.triple for quad in changed], known[view.kind]).outcome
            found[view.name] = tuple(sorted({result_of(each, view, shapes, names) for each in outcome.results}))
            left |= {text_of(node): why for node, why in outcome.by_reference.items()}
    return Checked(found, left)


def _alone(view: View) -> Iterable[ox.Quad]:
    """The quads of a view by itself: those of a source view in the default graph."""
    return [ox.Quad(*quad.triple) for quad in view.quads] if view.kind == "source" else view.quads


def _by_reference(views: Iterable[View], asked: ShapesGraph) -> Iterator[tuple[View, Outcome]]:
    from kg.shacl.reference import by_reference

    for view in views:
        yield view, Outcome(tuple(by_reference(_alone(view), asked)))


def _compiled(views: Sequence[View], asked: ShapesGraph) -> Iterator[tuple[View, Outcome]]:
    """The outcome for each view; source views stand in one store, each in a graph of its own, and are asked together."""
    if views[0].kind != "source":
        yield from ((view, validate(source_of(view.quads, union=view.kind == "audit"), asked)) for view in views)
        return
    source = source_of(quad for view in views for quad in view.quads)
    outcome = validate(source, asked, [view.graph for view in views], followed=any(view.own_classes for view in views))
    by_graph: dict[str, list[Found]] = {view.graph: [] for view in views}
    for result in outcome.results:
        by_graph[result.graph].append(result)
    yield from ((view, Outcome(tuple(by_graph[view.graph]), outcome.by_reference)) for view in views)


def result_of(found: Found, view: View, shapes: ShapeSet, names: Namespaces) -> Result:
    """A result of the shapes as ours: plain words, under the node shape that it belongs to."""
    shape = shapes.shapes[shapes.owner(text_of(found.constraint) or text_of(found.shape))]
    messages = {message.value for message in found.messages}
    return Result(
        view=view.name,
        shape=shape.iri,
        severity=found.severity.removeprefix(SH),
        focus=text_of(found.focus),
        path=_written(found.path),
        value=text_of(found.value),
        component=found.component.removeprefix(SH),
        message=readable(min(messages - {shape.message}, default=shape.message), names),
    )


def _written(path: Path | None) -> str:
    """The IRI of a simple path; alternatives joined by ``|``; the empty string for other paths."""
    if isinstance(path, Step):
        return path.iri
    if isinstance(path, Alternative):
        return "|".join(part.iri for part in path.parts if isinstance(part, Step))
    return ""
