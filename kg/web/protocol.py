"""SPARQL 1.1 Protocol: what a request asks, or why it cannot be asked."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.web.execution import Asked
from kg.web.formats import GRAPHS, SHORT, TABLES
from kg.web.negotiation import preferred

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"

Pairs = Sequence[tuple[str, str]]


async def asked(request: Request, limit: int) -> Asked | None:
    """The query of a request with its dataset and the forms that are welcome; ``None`` for a GET that asks nothing.

    Raises ``HTTPException``: 400 for what is not of the protocol, 403 for an update, 413 for more than ``limit`` bytes, 415 for a body
    of another kind.
    """
    address = pairs(request.scope["query_string"])
    if request.method in ("GET", "HEAD"):
        return _of_pairs(request, address) if any(name in ("query", "update") for name, _ in address) else None
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _UPDATE:
        raise _no_update()
    content = await body(request, limit)
    if kind == _FORM:
        return _of_pairs(request, pairs(content))
    if kind == _QUERY:
        if any(name in ("query", "update") for name, _ in address):
            raise HTTPException(400, "the query stands in the body, so the address may not hold another")
        return _of_pairs(request, [*address, ("query", _text(content))])
    raise HTTPException(415, f"a query comes as {_FORM} or as {_QUERY}, not as {kind or 'nothing said'}")


def pairs(encoded: bytes) -> Pairs:
    """The names and values of a form or of the address; 400 where they are not UTF-8."""
    try:
        return parse_qsl(encoded.decode("ascii", errors="strict"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except (UnicodeDecodeError, ValueError):
        raise HTTPException(400, "the parameters are not percent-encoded UTF-8") from None


async def body(request: Request, limit: int) -> bytes:
    """The body of a request, of which no more than ``limit`` bytes are read; 413 where it has more."""
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > limit:
            raise HTTPException(413, f"a request may have {limit:,} bytes")
    return bytes(content)


def _of_pairs(request: Request, given: Pairs) -> Asked:
    if any(name == "update" for name, _ in given):
        raise _no_update()
    queries = [value for name, value in given if name == "query"]
    if len(queries) != 1:
        raise HTTPException(400, f"one query is wanted, not {len(queries)}")
    default, named = ([value for name, value in given if name == wanted] for wanted in ("default-graph-uri", "named-graph-uri"))
    table, graph = (welcome(request, given, tuple(forms)) for forms in (TABLES, GRAPHS))
    return Asked(queries[0], tuple(default), tuple(named), table, graph)


def welcome(request: Request, given: Pairs, offered: Sequence[str]) -> str | None:
    """The offered media type that ``?format=`` names, else the one that the Accept header likes best."""
    named = [value for name, value in given if name == "format"]
    if named:
        kind = SHORT.get(named[-1].lower(), named[-1])
        near = {"application/sparql-results+json": "application/json", "application/sparql-results+xml": "application/xml"}.get(kind, kind)
        return kind if kind in offered else near if near in offered else None
    return preferred(request.headers.get("accept", ""), offered)


def _text(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise HTTPException(400, "the query is not UTF-8") from None


def _no_update() -> HTTPException:
    return HTTPException(403, "the graph is never edited over HTTP: change the seeds and build again")
