"""A dataset is validated in views, because a constraint means different things in each.

======  =================================================================================================
source  one source graph, with what it reaches of registry, provenance and ontology, and its text
world   ontology, registry, provenance, truthy and inferred: what we hold to be so
audit   the whole dataset with its named graphs
======  =================================================================================================

On the plain union of all graphs the dates of an article and those of a curator would collide, so that is never validated.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.model.iri import Namespaces

WORLD = ("registry", "provenance", "truthy", "inferred")


#: the kinds of views, in the order of reports
KINDS = ("source", "world", "audit")
_SUBCLASS = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")


@dataclass(frozen=True, slots=True)
class View:
    """A named part of the dataset. ``kind`` is source, world or audit; ``digest`` tells whether it changed since the last look.

    The quads of a source or world view stand in the default graph; ``graph`` names the graph that a source view is of, and
    ``own_classes`` says whether that graph places classes below others.
    """

    name: str
    kind: str
    quads: tuple[ox.Quad, ...]
    digest: str
    graph: str = ""
    own_classes: bool = False


def views_of(quads: Iterable[ox.Quad], texts: Mapping[str, str], names: Namespaces, ontology: Iterable[ox.Triple]) -> list[View]:
    """The views of a dataset: sources by name, then world, then audit; the ontology in use is the dataset's own and ours together.

    ``texts`` maps the SHA-256 of a document to its text, which stands in its view as ``kgo:text``. A file without named graphs
    is one view: of a source if it holds claims, else of the world.
    """
    graphs = _by_graph(quads)
    ontology_name = names.graph("ontology")
    tree = sorted({*ontology, *graphs.get(ontology_name, ())}, key=str)
    default = graphs.pop("", [])
    if default:
        graphs[_default_place(default, names)] += default
    ground = _Ground([*graphs.get(names.graph("registry"), ()), *graphs.get(names.graph("provenance"), ()), *tree])
    sources = sorted(name for name in graphs if name.startswith((names.graph("doc_"), names.graph("curated_"), names.graph("default"))))
    found = [_source(name, graphs[name], ground, texts, names) for name in sources]
    world = [*tree, *(t for part in WORLD for t in graphs.get(names.graph(part), ()))]
    found.append(_view("world", "world", (ox.Quad(*t) for t in world)))
    if len(graphs) > 1:
        found.append(_view("audit", "audit", _whole(graphs | {ontology_name: tree})))
    return found


def _by_graph(quads: Iterable[ox.Quad]) -> dict[str, list[ox.Triple]]:
    graphs: dict[str, list[ox.Triple]] = defaultdict(list)
    for quad in quads:
        graphs["" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value].append(quad.triple)
    return graphs


def _default_place(triples: list[ox.Triple], names: Namespaces) -> str:
    about = names.term("about")
    return names.graph("default" if any(t.predicate.value == about for t in triples) else "truthy")


class _Ground:
    """Registry, provenance and ontology by subject, so that a source view holds what its graph reaches and no more.

    A view that held them whole would be checked anew whenever any other article changed.
    """

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.of: dict[object, list[ox.Triple]] = defaultdict(list)
        for triple in triples:
            self.of[triple.subject].append(triple)

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


def _source(name: str, triples: list[ox.Triple], ground: _Ground, texts: Mapping[str, str], names: Namespaces) -> View:
    reached = ground.reached([ox.NamedNode(name), *(node for t in triples for node in (t.subject, t.predicate, t.object))])
    sha, text = names.term("sha256"), ox.NamedNode(names.term("text"))
    loaded = [
        ox.Triple(t.subject, text, ox.Literal(texts[t.object.value]))
        for t in (*reached, *triples)
        if t.predicate.value == sha and isinstance(t.object, ox.Literal) and t.object.value in texts
    ]
    own_classes = any(t.predicate == _SUBCLASS for t in triples)
    place = f"source:{name.removeprefix(names.graph(''))}"
    return _view(place, "source", (ox.Quad(*t) for t in (*triples, *reached, *loaded)), name, own_classes)


def _whole(graphs: Mapping[str, list[ox.Triple]]) -> Iterator[ox.Quad]:
    for name in sorted(graphs):
        graph = ox.NamedNode(name)
        yield from (ox.Quad(t.subject, t.predicate, t.object, graph) for t in graphs[name])


def _view(name: str, kind: str, quads: Iterable[ox.Quad], graph: str = "", own_classes: bool = False) -> View:
    ordered = sorted({str(quad): quad for quad in quads}.items())
    digest = hashlib.sha256("\n".join(line for line, _ in ordered).encode()).hexdigest()
    return View(name, kind, tuple(quad for _, quad in ordered), digest, graph, own_classes)
