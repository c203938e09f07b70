"""SPARQL 1.1 Graph Store HTTP Protocol, for reading."""

from __future__ import annotations

import anyio.to_thread
import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.store import world_graphs
from kg.web import protocol
from kg.web.execution import written
from kg.web.formats import GRAPHS
from kg.web.site import Site


async def graph_store(request: Request) -> Response:
    """One graph: ``?graph=IRI``, or ``?default`` for the world view; 404 for a graph that is not there."""
    site: Site = request.app.state.site
    given = protocol.pairs(request.scope["query_string"])
    graphs = _graphs(site, given)
    kind = protocol.welcome(request, given, tuple(GRAPHS))
    if kind is None:
        raise HTTPException(406, f"a graph comes as {', '.join(GRAPHS)}")
    content = await anyio.to_thread.run_sync(_content, site, graphs, kind, limiter=site.slots)
    return Response(content, media_type=kind, headers={"vary": "Accept"})


def _graphs(site: Site, given: protocol.Pairs) -> list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]:
    named = [value for name, value in given if name == "graph"]
    default = [value for name, value in given if name == "default"]
    if len(named) + len(default) != 1:
        raise HTTPException(400, "name one graph: ?graph=IRI, or ?default for the world view")
    if default:
        return world_graphs(site.data.store, site.names)
    try:
        graph = ox.NamedNode(named[0])
    except ValueError:
        raise HTTPException(400, f"{named[0]!r} is not an absolute IRI") from None
    if not site.data.store.contains_named_graph(graph):
        raise HTTPException(404, f"there is no graph {named[0]}")
    return [graph]


def _content(site: Site, graphs: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph], kind: str) -> bytes:
    triples = (quad.triple for graph in graphs for quad in site.data.store.quads_for_pattern(None, None, None, graph))
    return written(triples, kind, site.names, site.limits.answer)
