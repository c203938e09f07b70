"""The SPARQL endpoint: queries by GET and POST, its description, and a page to write queries on."""

from __future__ import annotations

import anyio.to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.web import protocol
from kg.web.description import described
from kg.web.execution import Answered, Asked, answered
from kg.web.formats import GRAPHS, TABLES
from kg.web.guard import POLICY
from kg.web.negotiation import preferred
from kg.web.patience import for_client
from kg.web.site import Site, site_of
from kg.web.templates import page

_VARY = {"vary": "Accept"}
#: the editor writes styles into its elements: the one page that may
_EDITOR = _VARY | {"content-security-policy": POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")}


async def sparql(request: Request) -> Response:
    """The answer to a query; without one the description of the service, or for a person the page to write one."""
    site = site_of(request)
    asked = await protocol.asked(request, site.limits.request)
    if asked is None:
        return await _without_query(request, site)
    if _page_wanted(request, asked):
        return _editor(request, site, asked.text)
    answer = await answer_to(request, asked)
    if not answer.media_type:
        raise HTTPException(406, f"an answer comes as {', '.join((*TABLES, *GRAPHS))}")
    return Response(answer.content, media_type=answer.media_type, headers=_VARY)


async def answer_to(request: Request, asked: Asked) -> Answered:
    """The answer to a query, when its turn has come, for as long as the client waits."""
    site = site_of(request)
    return await for_client(request, request.app.state.pool.do(answered, site.home, asked, site.names, site.limits.answer))


def _page_wanted(request: Request, asked: Asked) -> bool:
    """Whether the page with the query is the answer: it is asked for by name, by an address that a browser opens, or nothing else is."""
    if "format" in request.query_params:
        return request.query_params["format"] == "html"
    accept = request.headers.get("accept", "")
    if request.method == "POST":
        return asked.table is None and asked.graph is None and "text/html" in accept
    return preferred(accept, (*TABLES, *GRAPHS, "text/html")) == "text/html"


async def _without_query(request: Request, site: Site) -> Response:
    offered = (*GRAPHS, "text/html")
    kind = protocol.welcome(request, protocol.pairs(request.scope["query_string"]), offered)
    if kind is None:
        raise HTTPException(406, f"the description comes as {', '.join(offered)}")
    if kind == "text/html":
        return _editor(request, site, "")
    content = await anyio.to_thread.run_sync(described, site, str(request.url.replace(query="")), kind)
    return Response(content, media_type=kind, headers=_VARY)


def _editor(request: Request, site: Site, text: str) -> Response:
    """The page with the named queries, each with its own examples in it; the answer appears below the text when it is run."""
    queries = [(one, one.filled({}, site.names)) for one in site.queries.values()]
    first = next((filled for one, filled in queries if one.name == "holders"), "")
    return page(request, "sparql.html", headers=_EDITOR, text=text or first, queries=queries)
