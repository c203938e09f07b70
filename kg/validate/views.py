"""A dataset is validated in views, because a constraint means different things in each.

======  =================================================================================================
source  one source graph, with what it reaches of registry, provenance and ontology, and its text
world   ontology, registry, provenance, truthy and inferred: what we hold to be so
audit   the whole dataset with its named graphs
======  =================================================================================================

On the plain union of all graphs the dates of an article and those of a curator would collide, so that is never validated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter

import pyoxigraph as ox

from kg.model.iri import Namespaces
from kg.model.quads import GraphedQuads, by_graph

WORLD = ("registry", "provenance", "truthy", "inferred")


#: the kinds of views, in the order of reports
KINDS = ("source", "world", "audit")
_PARTS = [attrgetter(part) for part in ("subject", "predicate", "object")]
_Quads = tuple[ox.Quad, ...]
_SUBCLASS = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")


@dataclass(frozen=True, slots=True)
class View:
    """A named part of the dataset. ``kind`` is source, world or audit.

    All quads of a source view stand in ``graph``, the graph that the view is of, those of the world view in the default graph;
    ``own_classes`` says whether a source graph places classes below others.
    """

    name: str
    kind: str
    quads: tuple[ox.Quad, ...]
    graph: str = ""
    own_classes: bool = False


@dataclass(slots=True)
class Made:
    """The source views and the parts of the world of a dataset, with what they were made from; where that is the same, so are they."""

    ground: _Quads = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    views: dict[str, tuple[_Quads, View]] = field(default_factory=dict)
    world: dict[str, tuple[_Quads, _Quads]] = field(default_factory=dict)


def views_of(
    quads: Iterable[ox.Quad], texts: Mapping[str, str], names: Namespaces, ontology: Iterable[ox.Triple], made: Made | None = None
) -> list[View]:
    """The views of a dataset: sources by name, then world, then audit; the ontology in use is the dataset's own and ours together.

    ``texts`` maps the SHA-256 of a document to its text, which stands in its view as ``kgo:text``. A file without named graphs
    is one view: of a source if it holds claims, else of the world. ``made`` are the source views of an earlier dataset, and afterwards
    those of this one.
    """
    graphs, known = _by_graph(quads, names, ontology), made or Made()
    sources = sorted(name for name in graphs if name.startswith((names.graph("doc_"), names.graph("curated_"), names.graph("default"))))
    said = {name: graphs[name] for name in sources}
    ground = tuple(quad for part in ("registry", "provenance", "ontology") for quad in graphs.get(names.graph(part), ()))
    found = _sources(said, ground, texts, names, known)
    found.append(_world(graphs, names, known))
    if len(graphs.keys() - {names.graph("ontology")}) > 1:
        found.append(View("audit", "audit", GraphedQuads.of({inside[0].graph_name: inside for inside in graphs.values() if inside})))
    return found


def _sources(said: Mapping[str, _Quads], ground: _Quads, texts: Mapping[str, str], names: Namespaces, made: Made) -> list[View]:
    """The view of each source graph, from ``made`` where nothing is different."""
    known = made.views if made.ground == ground and made.texts == texts else {}
    kept = {name: known[name] for name, quads in said.items() if name in known and known[name][0] == quads}
    reach = _Ground(ground if len(kept) < len(said) else ())
    made.ground, made.texts = ground, texts
    made.views = {name: kept.get(name) or (quads, _source(name, quads, reach, texts, names)) for name, quads in said.items()}
    return [view for _, view in made.views.values()]


def world_of(quads: Iterable[ox.Quad], names: Namespaces, ontology: Iterable[ox.Triple]) -> View:
    """The world view of a dataset alone."""
    return _world(_by_graph(quads, names, ontology), names, Made())


def _world(graphs: Mapping[str, _Quads], names: Namespaces, made: Made) -> View:
    """The world view, its parts from ``made`` where they are no different."""
    parts = {part: graphs.get(names.graph(part), ()) for part in ("ontology", *WORLD)}
    kept = {part: made.world[part] for part, quads in parts.items() if part in made.world and made.world[part][0] == quads}
    made.world = {part: kept.get(part) or (quads, tuple(ox.Quad(*quad.triple) for quad in quads)) for part, quads in parts.items()}
    whole = tuple(chain.from_iterable(placed for _, placed in made.world.values()))
    return View("world", "world", whole)


def _by_graph(quads: Iterable[ox.Quad], names: Namespaces, ontology: Iterable[ox.Triple]) -> dict[str, _Quads]:
    """The quads by graph; those of the default graph stand where they belong, and our ontology with that of the dataset."""
    graphs = {"" if isinstance(graph, ox.DefaultGraph) else graph.value: inside for graph, inside in by_graph(quads).items()}
    tree = names.graph("ontology")
    graphs[tree] = tuple(dict.fromkeys((*_placed(ontology, tree), *graphs.get(tree, ()))))
    if default := graphs.pop("", ()):
        place = _default_place(default, names)
        graphs[place] = (*graphs.get(place, ()), *_placed((quad.triple for quad in default), place))
    return graphs


def _default_place(quads: _Quads, names: Namespaces) -> str:
    about = names.term("about")
    return names.graph("default" if any(quad.predicate.value == about for quad in quads) else "truthy")


def _placed(triples: Iterable[ox.Triple], name: str) -> Iterator[ox.Quad]:
    graph = ox.NamedNode(name)
    return (ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)


class _Ground:
    """Registry, provenance and ontology by subject, so that a source view holds what its graph reaches and no more.

    A view that held them whole would be checked anew whenever any other article changed.
    """

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.of: dict[object, list[ox.Triple]] = defaultdict(list)
        for quad in quads:
            self.of[quad.subject].append(quad.triple)

    def reached(self, start: Iterable[object]) -> list[ox.Triple]:
        """All triples on the way from the start nodes, following objects."""
        waiting, seen, found = list(start), set(), []
        while waiting:
            node = waiting.pop()
            if node in seen:
                continue
            seen.add(node)
            for triple in self.of.get(node, ()):
                found.append(triple)
                waiting.append(triple.object)
        return found


def _source(name: str, quads: _Quads, ground: _Ground, texts: Mapping[str, str], names: Namespaces) -> View:
    nodes = dict.fromkeys(chain.from_iterable(map(part, quads) for part in _PARTS))
    reached = ground.reached([ox.NamedNode(name), *nodes])
    sha, text = ox.NamedNode(names.term("sha256")), ox.NamedNode(names.term("text"))
    documents = [said for said in (*reached, *(quad.triple for quad in quads if quad.predicate == sha)) if said.predicate == sha]
    loaded = [
        ox.Triple(said.subject, text, ox.Literal(texts[said.object.value]))
        for said in documents
        if isinstance(said.object, ox.Literal) and said.object.value in texts
    ]
    own_classes = _SUBCLASS in nodes
    return View(f"source:{name.removeprefix(names.graph(''))}", "source", (*quads, *_placed((*reached, *loaded), name)), name, own_classes)
