"""SPARQL 1.1 Graph Store HTTP Protocol, for reading."""

from __future__ import annotations

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.web import protocol
from kg.web.execution import content
from kg.web.formats import GRAPHS
from kg.web.patience import for_client
from kg.web.site import Site, site_of


async def graph_store(request: Request) -> Response:
    """One graph: ``?graph=IRI``, or ``?default`` for the world view; 404 for a graph that is not there."""
    site = site_of(request)
    given = protocol.pairs(request.scope["query_string"])
    graphs = _graphs(site, given)
    kind = protocol.welcome(request, given, tuple(GRAPHS))
    if kind is None:
        raise HTTPException(406, f"a graph comes as {', '.join(GRAPHS)}")
    work = request.app.state.pool.do(content, site.home, graphs, kind, site.names, site.limits.answer)
    return Response(await for_client(request, work), media_type=kind, headers={"vary": "Accept"})


def _graphs(site: Site, given: protocol.Pairs) -> tuple[str, ...]:
    """The graph that is asked for; none for the world view."""
    named = [value for name, value in given if name == "graph"]
    default = [value for name, value in given if name == "default"]
    if len(named) + len(default) != 1:
        raise HTTPException(400, "name one graph: ?graph=IRI, or ?default for the world view")
    if default:
        return ()
    try:
        graph = ox.NamedNode(named[0])
    except ValueError:
        raise HTTPException(400, f"{named[0]!r} is not an absolute IRI") from None
    if not site.data.store.contains_named_graph(graph):
        raise HTTPException(404, f"there is no graph {named[0]}")
    return (graph.value,)
