"""The picture of the graph around one thing: the page of ``kg view``, given a neighbourhood in place of the whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kg.answers.dataset import Dataset
from kg.answers.entities import merged
from kg.around import seen_of
from kg.clocks import NOW
from kg.model.iri import is_iri
from kg.model.quads import in_order
from kg.publish.page import code, served
from kg.publish.page_model import page_model
from kg.publish.publication import Publication
from kg.web import neighbourhood as around
from kg.web.clock import clocks_of, days_told
from kg.web.neighbourhood import Neighbourhood, Reach
from kg.web.pages import most_told, slugs, years_told
from kg.web.site import Site, site_of
from kg.web.templates import page

#: most digits that a year has
_DIGITS = 4
_KEPT = {"cache-control": "public, max-age=31536000, immutable"}


def graph(request: Request) -> Response:
    """The picture around ``?e=`` (an entity) or ``?s=`` (a situation), ``&depth=1`` or ``2``, narrowed by ``c``, ``m``, ``src`` and ``y``.

    Without either it is that of the person most is told of. With ``as-of`` and ``known-at`` it is as on these days. What has a slug
    alone is asked for again by its name; of several with one slug there is a choice.
    """
    site = site_of(request)
    asked, clocks = request.query_params, clocks_of(request)
    if (slug := asked.get("e", "")) and len(called := slugs(site).get(slug, [])) == 1:
        again = urlencode([*((name, value) for name, value in asked.items() if name != "e"), ("e", site.names.shorten(called[0]))])
        return RedirectResponse(f"{request.url.path}?{again}", 303)
    if slug and called:
        return page(request, "choices.html", slug=slug, hits=called)
    middle, reach, data = _middle(site, asked), _reach(site, asked), site.data
    found = around.neighbourhood(data, middle, reach)
    also = [iri] if asked.get("s") and is_iri(iri := site.names.expand(asked["s"])) else []
    if clocks != NOW:
        data = seen_of(data, around.quads(data, [*found.shown, *also]), clocks, site.vocabulary, site.policy)
        found = _then(found, data, middle, reach)
    quads = in_order(around.quads(data, [*found.shown, *also]))
    model = page_model(Publication(quads, site.names, site.vocabulary, site.texts))
    beside = {**_served(site, found, middle, bool(asked.get("e")) or not also), "days": days_told(clocks)}
    told = json.dumps(model | {"served": beside}, ensure_ascii=False)
    return HTMLResponse(served(told, site.title), headers={"content-security-policy": "frame-ancestors 'none'"})


def script(request: Request) -> Response:
    """A script of the page; its address changes with its content."""
    found = code().get(request.path_params["name"])
    if found is None:
        raise HTTPException(404, "the page has no such script")
    return Response(found, media_type="text/javascript", headers=_KEPT)


def _middle(site: Site, asked: QueryParams) -> str:
    """The IRI of what the picture is of; of what was merged that of what it became."""
    name = asked.get("e") or asked.get("s") or next((row["person"] for row in most_told(site)), "")
    iri = site.names.expand(name)
    became = merged(site.data, iri)
    iri = became[1] if became else iri
    if not is_iri(iri) or not any(around.objects(site.data, iri)):
        raise HTTPException(404, f"there is nothing called {name} to draw" if name else "there is nothing to draw yet")
    return iri


def _then(now: Neighbourhood, then: Dataset, middle: str, reach: Reach) -> Neighbourhood:
    """What of a neighbourhood there was on a day; where only a part of it is shown, it is told as a part."""
    found = around.neighbourhood(then, middle, reach)
    return replace(found, count=now.count, offers=now.offers) if now.offers else found


def _reach(site: Site, asked: QueryParams) -> Reach:
    first, _, last = asked.get("y", "").partition("-")
    years = (int(first), int(last)) if all(year.isdecimal() and len(year) <= _DIGITS for year in (first, last)) else None
    return Reach(
        steps=2 if asked.get("depth") == "2" else 1,
        cls=asked.get("c", ""),
        modalities=frozenset(filter(None, asked.get("m", "").split(","))),
        graph=site.names.graph(asked["src"]) if asked.get("src") else "",
        years=years,
    )


def _served(site: Site, found: Neighbourhood, middle: str, entity: bool) -> Mapping[str, Any]:
    """What the page is told beside its data: the middle, how much is left out, and of that what it can be narrowed by."""
    told = {"e" if entity else "s": site.names.shorten(middle), "shown": len(found.shown), "of": found.count, "years": years_told(site)}
    if (site.output / "view.html").is_file():
        told["whole"] = "/view.html"
    return told | ({"offers": found.offers} if found.offers else {})
