"""The same answers as plain JSON under /api/v1, and their description as OpenAPI."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg import __version__
from kg.answers.conflicts import outcome, standoffs, voices
from kg.answers.dataset import Dataset
from kg.answers.entities import Hit, entity_or_situations, find, one
from kg.answers.listed import listed
from kg.answers.posts import post_asked
from kg.answers.statements import statements
from kg.answers.tenures import held, holders, span, support, tenures_of
from kg.answers.why import claims, lead
from kg.web import asking
from kg.web.clock import day_in
from kg.web.pages import withheld
from kg.web.site import site_of
from kg.web.terms import terms

#: most hits of a search
_HITS = 100


def _asked(request: Request, name: str) -> str:
    text = request.query_params.get(name, "").strip()
    if not text:
        raise HTTPException(400, f"the parameter {name} is missing")
    return text[:300]


def _on(request: Request) -> date:
    if day := day_in(request, "on"):
        return day
    raise HTTPException(400, "the parameter on is missing")


def _hit(hit: Hit) -> dict[str, Any]:
    return {"iri": hit.iri, "label": hit.label, "class": hit.kind, "matched": hit.matched, "score": round(hit.score, 1)}


def _listed(data: Dataset, hits: Iterable[Hit]) -> list[dict[str, Any]]:
    """What was found, of a situation with how the claims on it stand, the weightiest first."""
    return [_hit(one.hit) | ({"standing": one.group, "statuses": one.statuses} if one.statuses else {}) for one in listed(data, hits)]


def search(request: Request) -> Response:
    """Entities and situations by name, alias or label; of a situation how the claims on it stand."""
    data = site_of(request).data
    hits = find(data, _asked(request, "q"), request.query_params.get("class", ""), limit=_HITS)
    return JSONResponse({"hits": _listed(data, hits)})


def entity(request: Request) -> Response:
    """One entity with its posts, and its statements with who says so first."""
    data = site_of(request).data
    hit = one(data, _asked(request, "name"), situations=False)
    posts = [{"post": t.post, "post_name": t.post_name, "person": t.person, "person_name": t.name, "time": span(t), "begin": t.begin,
              "end": t.end, "ending": t.ending.value, "support": support(data, t.iri), "tenure": t.iri}
             for t in tenures_of(data, hit.iri)]  # fmt: skip
    told = [{"situation": s.iri, "label": s.label, "class": s.cls, "standing": s.group, "time": s.words, "claim": s.first.claim,
             "how": s.first.how, "voice": s.first.voice, "quote": s.first.quote, "claims": len(s.claims)}
            for s in statements(data, hit.iri)]  # fmt: skip
    return JSONResponse({**_hit(hit), "posts": posts, "statements": told})


def who(request: Request) -> Response:
    """Who held a post on a day: certainly, or possibly."""
    data, day = site_of(request).data, _on(request)
    post = post_asked(data, _asked(request, "post"))
    found = [{"person": t.person, "name": t.name, "sure": how, "time": span(t), "support": support(data, t.iri), "tenure": t.iri}
             for t, how in holders(data, post.iri, day)]  # fmt: skip
    return JSONResponse({"post": post.iri, "post_name": post.label, "on": day.isoformat(), "holders": found})


def was_held(request: Request) -> Response:
    """Whether a person held a post on a day: yes, no or unknown, and why."""
    data, day = site_of(request).data, _on(request)
    person = one(data, _asked(request, "person"), ("Person",), "person")
    post = post_asked(data, _asked(request, "post"), person.iri, day)
    answer = held(data, person.iri, post.iri, day)
    return JSONResponse({"person": person.iri, "post": post.iri, "on": day.isoformat(), **asdict(answer)})


def why(request: Request) -> Response:
    """The claims on the situation that fits the words best, or on an entity, with holder, words and source; others that fit."""
    data = site_of(request).data
    hit, *others = entity_or_situations(data, _asked(request, "what"))
    said = lead(claims(data, entity=hit.iri) if hit.entity else claims(data, situation=hit.iri))
    told = [asdict(one) | {"how": one.how, "voice": one.voice, "fact": one.is_truth} for one in said]
    return JSONResponse({**_hit(hit), "fact": bool(said) and not hit.entity and said[0].is_truth, "claims": told,
                         "others": _listed(data, others)})  # fmt: skip


def conflicts(request: Request) -> Response:
    """What sources disagree about."""
    data = site_of(request).data
    found = standoffs(data, request.query_params.get("about", "").strip())
    return JSONResponse({"conflicts": [asdict(one) | {"why": outcome(one, voices(data, one))} for one in found]})


def quarantine(request: Request) -> Response:
    """The claims that the build withheld, with what is wrong with each."""
    return JSONResponse({"withheld": list(withheld(site_of(request)))})


def openapi(_request: Request) -> Response:
    """The description of this API."""
    return JSONResponse(description())


_POST, _ON = ("post", "a post by IRI or name", True), ("on", "a day", True)
#: path -> (what answers, its parameters as name, what it is, whether it must be there)
OPERATIONS: dict[str, tuple[Any, tuple[tuple[str, str, bool], ...]]] = {
    "/api/v1/search": (search, (("q", "words of a name or a label", True), ("class", "only this class", False))),
    "/api/v1/ask": (asking.answer, (("q", "a question in plain English", True),)),
    "/api/v1/entity": (entity, (("name", "an IRI, a prefixed name, or a name", True),)),
    "/api/v1/who": (who, (_POST, _ON)),
    "/api/v1/held": (was_held, (("person", "a person by IRI or name", True), _POST, _ON)),
    "/api/v1/why": (why, (("what", "a situation or an entity by IRI, name or words", True),)),
    "/api/v1/conflicts": (conflicts, (("about", "only about this entity", False),)),
    "/api/v1/quarantine": (quarantine, ()),
    "/api/v1/terms": (terms, ()),
}


def description() -> dict[str, Any]:
    """The OpenAPI 3.1 description of every operation."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "claimgraph", "version": __version__, "description": "Questions to a graph of political news; read-only."},
        "paths": {path: {"get": _operation(path, answer, parameters)} for path, (answer, parameters) in OPERATIONS.items()},
        "components": {"schemas": {"Error": {
            "type": "object", "required": ["code", "message"],
            "properties": {"code": {"type": "string"}, "message": {"type": "string"}, "remedy": {"type": "string"}}}}},
    }  # fmt: skip


def _operation(path: str, answer: Any, parameters: tuple[tuple[str, str, bool], ...]) -> dict[str, Any]:
    failing = {
        "description": "Not found or not understood",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    }
    return {
        "operationId": path.rpartition("/")[2],
        "summary": (answer.__doc__ or "").splitlines()[0],
        "parameters": [
            {"name": name, "in": "query", "required": must, "description": what, "schema": {"type": "string"}}
            for name, what, must in parameters
        ],
        "responses": {
            "200": {"description": "The answer", "content": {"application/json": {"schema": {"type": "object"}}}},
            "400": failing,
            "404": failing,
        },
    }
