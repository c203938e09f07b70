"""What an IRI of the graph names, served at the path of the IRI itself: as a page, or as data by Accept or suffix."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import anyio.to_thread
import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.answers.entities import find, merged
from kg.around import seen_around
from kg.clocks import NOW
from kg.errors import ConfigError
from kg.web import protocol
from kg.web.clock import address_of, clocks_of
from kg.web.execution import written
from kg.web.formats import GRAPHS, SUFFIXES
from kg.web.models import entity_page, situation_page
from kg.web.paging import start_of
from kg.web.site import Site, site_of
from kg.web.source_page import source_page
from kg.web.templates import page

_CLAIM = "SELECT ?claim ?s WHERE { GRAPH ?g { ?claim kgo:about ?s } }"
_CLAIMS_ON = "SELECT ?s ?g ?claim WHERE { GRAPH ?g { ?claim kgo:about ?s } } ORDER BY ?claim"
#: the document of the ontology, of which every term is a part
_ONTOLOGY = "ont"


async def resource(request: Request) -> Response:
    """The thing whose IRI has this path: 200 in the wanted form, 301 to what it was merged into, 404 with near names."""
    site = site_of(request)
    path, kind = _form(request)
    iri = site.names.base + path
    if found := await anyio.to_thread.run_sync(merged, site.data, iri):
        return RedirectResponse(site.path(found[1]) + request.url.path[len(path) + 1 :], 301)
    if not await anyio.to_thread.run_sync(_known, site, iri):
        raise await anyio.to_thread.run_sync(_unknown, site, path)
    if kind == "text/html":
        return await anyio.to_thread.run_sync(_page, request, site, iri)
    content = await anyio.to_thread.run_sync(described, site, iri, kind)
    return Response(content, media_type=kind, headers={"vary": "Accept", "link": _alternates(path)})


def _form(request: Request) -> tuple[str, str]:
    """The path without its suffix, and the media type that the suffix, ``?format=`` or the Accept header asks for."""
    path = request.url.path.removeprefix("/")
    for suffix, kind in SUFFIXES.items():
        if path.endswith(suffix):
            return path.removesuffix(suffix), kind
    offered = ("text/html", *GRAPHS)
    wanted = protocol.welcome(request, protocol.pairs(request.scope["query_string"]), offered)
    if wanted is None:
        raise HTTPException(406, f"this comes as {', '.join(offered)}")
    return path, wanted


def _alternates(path: str) -> str:
    return ", ".join(f'</{quote(path)}{suffix}>; rel="alternate"; type="{kind}"' for suffix, kind in SUFFIXES.items())


def _known(site: Site, iri: str) -> bool:
    if iri == site.names.base + _ONTOLOGY:
        return True
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return False
    return any(True for _ in site.data.store.quads_for_pattern(node, None, None, None))


def _unknown(site: Site, path: str) -> HTTPException:
    """That nothing has this path, with names that are like its last part."""
    near = find(site.data, path.rpartition("/")[2].replace("-", " ").replace("_", " "), situations=False, limit=3)
    hint = f"; did you mean {', '.join(site.path(hit.iri) for hit in near)}?" if near else ""
    return HTTPException(404, f"there is nothing at /{path}{hint}")


def _page(request: Request, site: Site, iri: str) -> Response:
    clocks = clocks_of(request)
    headers = {"vary": "Accept", "link": _alternates(site.path(iri)[1:])}
    if found := site.data.graphs(_CLAIM, claim=iri):
        situation = situation_page(site.data, found[0]["s"])
        return page(request, "situation.html", headers=headers, it=situation, claim=iri, days="")
    if source := source_page(site, iri, start_of(request)):
        return page(request, "source.html", headers=headers, it=source)
    data, asked = seen_around(site.data, iri, clocks, site.vocabulary, site.policy), request.query_params
    if entity := entity_page(site, data, iri, asked.get("class", ""), asked.get("group", ""), start_of(request)):
        return page(request, "entity.html", headers=headers, it=entity, clocks=clocks, days=address_of(clocks))
    if told := situation_page(data, iri):
        return page(request, "situation.html", headers=headers, it=told, claim="", days=address_of(clocks))
    if clocks != NOW and situation_page(site.data, iri):
        raise ConfigError("KG0970", f"nothing was known of {site.path(iri)} on that day", remedy="ask for a later day, or for none")
    return page(request, "node.html", headers=headers, iri=iri, rows=_said(site, iri))


def _said(site: Site, iri: str) -> list[tuple[str, ox.Triple]]:
    """Every triple about a node with the name of its graph, in order."""
    found = [(getattr(quad.graph_name, "value", ""), quad.triple) for quad in _own(site, iri)]
    return sorted(found, key=lambda pair: (pair[0], str(pair[1])))


def _own(site: Site, iri: str) -> Iterator[ox.Quad]:
    """The quads about a node itself; of the ontology's document those about all of its terms."""
    if iri == site.names.base + _ONTOLOGY:
        return site.data.store.quads_for_pattern(None, None, None, ox.NamedNode(site.names.graph("ontology")))
    return site.data.store.quads_for_pattern(ox.NamedNode(iri), None, None, None)


def described(site: Site, iri: str, media_type: str) -> bytes:
    """All that the graph says of a node: its own triples, of a situation every claim on it, of a claim its words and what was decided."""
    return written(_triples(site, iri), media_type, site.names, site.limits.answer)


def _triples(site: Site, iri: str) -> Iterator[ox.Triple]:
    store = site.data.store
    evidence, decides = (ox.NamedNode(site.names.term(name)) for name in ("evidence", "decidesOn"))
    for node in (iri, *(row["claim"] for row in site.data.graphs(_CLAIMS_ON, s=iri))):
        for quad in _own(site, node):
            yield quad.triple
            if quad.predicate == evidence and isinstance(quad.object, ox.NamedNode):
                yield from (more.triple for more in store.quads_for_pattern(quad.object, None, None, None))
        for quad in store.quads_for_pattern(None, decides, ox.NamedNode(node), None):
            yield from (more.triple for more in store.quads_for_pattern(quad.subject, None, None, None))
