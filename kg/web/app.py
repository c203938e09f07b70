"""The application: its routes as a table, with the guards that stand before all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import anyio
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from kg.errors import KgError
from kg.web import api, asking, execution, graph_page, pages
from kg.web.dossier import dossier
from kg.web.graph_store import graph_store
from kg.web.guard import OPEN_DATA, guards
from kg.web.linked import resource
from kg.web.renewal import Pinned, Renewal
from kg.web.replies import told
from kg.web.review.desk import Desk
from kg.web.review.routes import routes
from kg.web.site import Site
from kg.web.sparql import sparql
from kg.web.workers import Pool

#: what every worker has imported
WORK = (execution.__name__,)
_STATIC, _VENDOR = (Path(__file__).parent / name for name in ("static", "vendor"))

#: path -> the page there
_PAGES = {
    "/": pages.home,
    "/search": pages.search,
    "/ask": asking.asked,
    "/entity/{slug}": pages.entity,
    "/dossier/{path:path}": dossier,
    "/timeline": pages.timeline,
    "/graph": graph_page.graph,
    "/graph/{name}.js": graph_page.script,
    "/view.html": pages.whole_picture,
    "/conflicts": pages.conflicts,
    "/quarantine": pages.quarantine,
    "/sources": pages.sources,
}


def application(site: Site, hosts: Sequence[str] = (), review: Desk | None = None, newer: Renewal | None = None) -> Starlette:
    """The application that serves a site; ``hosts`` are names beside those of the own machine under which it may be asked for.

    Nothing can be written through it unless there is a desk for ``review``. What is ``newer`` takes the place of the site.
    """
    every, failures = [*(routes() if review else ()), *_routes()], {HTTPException: _failed, KgError: _failed, ClientDisconnect: _gone}
    middleware = [Middleware(Pinned), *guards(hosts)]
    app = Starlette(routes=every, middleware=middleware, exception_handlers=failures, lifespan=partial(_working, newer=newer))
    app.state.site, app.state.review = site, review
    return app


@asynccontextmanager
async def _working(app: Starlette, newer: Renewal | None) -> AsyncIterator[None]:
    """The workers are there, and newer builds are looked for, as long as the application is."""
    limits = app.state.site.limits
    pool = Pool(limits.at_once, limits.seconds, limits.wait, preload=WORK)
    async with pool as app.state.pool, anyio.create_task_group() as beside:
        if newer:
            beside.start_soon(newer.renew, app)
        yield
        beside.cancel_scope.cancel()


def _routes() -> list[BaseRoute]:
    return [
        Route("/sparql", sparql, methods=["GET", "POST"], middleware=[OPEN_DATA]),
        Route("/rdf-graph-store", graph_store, methods=["GET"], middleware=[OPEN_DATA]),
        *(Route(path, answer, methods=["GET"]) for path, answer in _PAGES.items()),
        *(Route(path, answer, methods=["GET"], middleware=[OPEN_DATA]) for path, (answer, _) in api.OPERATIONS.items()),
        Route("/openapi.json", api.openapi, methods=["GET"], middleware=[OPEN_DATA]),
        Route("/healthz", _healthy, methods=["GET"]),
        Mount("/static", StaticFiles(directory=_STATIC), name="static"),
        Mount("/vendor", StaticFiles(directory=_VENDOR), name="vendor"),
        Route("/{path:path}", resource, methods=["GET"], middleware=[OPEN_DATA]),
    ]


def _healthy(_request: Request) -> Response:
    return PlainTextResponse("ok\n")


def _failed(request: Request, error: Exception) -> Response:
    return told(request, error)


def _gone(_request: Request, _error: Exception) -> Response:
    """What nobody gets any more."""
    return Response(status_code=499)
