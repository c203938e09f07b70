"""What the server does with the bytes of a request: parsed as uvicorn does, answered by the application with review."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode

import h11
from starlette.applications import Starlette
from starlette.types import Message

from kg.answers.dataset import Dataset
from kg.answers.matching import synonyms_of
from kg.config import Config
from kg.curation.project import Project
from kg.model.iri import Namespaces
from kg.model.policy import AcceptancePolicy
from kg.query import named_queries
from kg.store import open_store
from kg.web.app import application
from kg.web.execution import Limits
from kg.web.pages import warm
from kg.web.review.access import Reviewer
from kg.web.review.desk import Desk
from kg.web.site import Site
from tests import review_project
from tests.fuzz.queries import small
from tests.fuzz.reading import Reader, Reads
from tests.fuzz.samples import QUERIES
from tests.web.reviewer import JUDGE, MAYOR

_HOST = "localhost:8040"
_COOKIE = "kg-review-8040=key"


def served(folder: Path) -> Starlette:
    """The application on a project in a folder, with a reviewer who is inside; queries are asked of a few quads."""
    review_project.written(folder)
    desk = Desk(Project(Config(seeds=(folder / "seeds",), output=folder / "output")), "Ann")
    desk.access.token = "token"
    desk.access._reviewers["key"] = Reviewer("secret", "Ann")
    data = Dataset(open_store(folder / "output/dataset.nq"), Namespaces(), synonyms_of(desk.project.vocabulary))
    home, text = folder / "small.nq", review_project.TEXT
    home.write_bytes(small())
    texts = {row["sha"]: text for row in data.graphs("SELECT ?sha WHERE { GRAPH ?g { ?doc kgo:sha256 ?sha } }")}
    site = Site(data, home, desk.project.vocabulary, named_queries(), texts, folder / "output", AcceptancePolicy(), Limits(request=10_000))
    warm(site)
    app = application(site, review=desk)
    app.state.pool = _Here()
    return app


class _Here:
    """Does the work of the pool of the server in this process."""

    async def do(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Any:
        """What it gives."""
        return work(*arguments, **named)


def server(folder: Path) -> Reads:
    """Answers requests; an answer of 500 or more that asks for no patience is a fault."""
    app, runner = served(folder), asyncio.Runner()

    def reads(content: bytes) -> int:
        status = runner.run(_status(app, content))
        assert status < 500 or status == 503, status
        return int(status >= 400)

    weakref.finalize(reads, runner.close)
    return reads


async def _status(app: Starlette, content: bytes) -> int:
    """The status of the answer to the bytes of a request."""
    asked = _parsed(content)
    if asked is None:
        return 400
    request, body = asked
    path, _, query = request.target.partition(b"?")
    scope = {
        "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": request.http_version.decode("ascii"),
        "server": ("127.0.0.1", 8040), "client": ("127.0.0.1", 5000), "scheme": "http", "method": request.method.decode("ascii"),
        "root_path": "", "path": unquote(path.decode("ascii")), "raw_path": path, "query_string": query,
        "headers": [(name.lower(), value) for name, value in request.headers], "state": {},
    }  # fmt: skip
    sent: list[Message] = []
    pieces = [body]

    async def receive() -> Message:
        if pieces:
            return {"type": "http.request", "body": pieces.pop(), "more_body": False}
        await asyncio.Event().wait()
        raise AssertionError("the client stays")

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return int(next(message["status"] for message in sent if message["type"] == "http.response.start"))


def _parsed(content: bytes) -> tuple[h11.Request, bytes] | None:
    """A request with as much of its body as there is; nothing for what is none."""
    connection = h11.Connection(h11.SERVER)
    try:
        connection.receive_data(content)
        request, body = connection.next_event(), b""
        if not isinstance(request, h11.Request):
            return None
        while isinstance(event := connection.next_event(), h11.Data):
            body += bytes(event.data)
    except h11.RemoteProtocolError:
        return None
    return request, body


def _asked(path: str, accept: str = "text/html", more: str = "") -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: {_HOST}\r\nAccept: {accept}\r\nCookie: {_COOKIE}\r\n{more}\r\n".encode()


def _sent(path: str, body: bytes, kind: str = "application/x-www-form-urlencoded") -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: {_HOST}\r\nOrigin: http://{_HOST}\r\nCookie: {_COOKIE}\r\nContent-Type: {kind}\r\n"
    return f"{head}Accept: */*;q=0.5, text/html\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def _form(**values: str) -> bytes:
    return urlencode({"secret": "secret", "seen": "0-", **values}).encode()


_PAGES: Sequence[str] = (
    "/", "/search?q=ann+lee&class=Tenure", "/search?all&q=mayor", "/ask?q=Who+was+Mayor+of+Oz+in+2021%3F", "/entity/ann-lee",
    "/dossier/person/ann-lee?format=md",
    "/timeline?from=2020-01-01&to=2022&class=Tenure", "/graph?node=per:ann-lee&depth=2&as-of=2021-01-01", "/view.html", "/conflicts",
    "/quarantine",
    "/sources", "/person/ann-lee?as-of=2021-03-01&known-at=2022-01-01&start=2", "/person/bob-ray.ttl", "/claim/2021-03-05-a-story_mayor",
    "/doc/2021-03-05-a-story",
    "/event/endorsement", "/ont", "/ont/Tenure", "/rdf-graph-store?graph=https%3A%2F%2Fkg.example.org%2Fgraph%2Ftruthy",
    "/rdf-graph-store?default&format=nt",
    "/api/v1/search?q=ann&class=Person", "/api/v1/ask?q=Who+endorsed+Bob+Ray", "/api/v1/entity?name=Ann+Lee",
    "/api/v1/who?post=Mayor+of+Oz&on=2021-03-01",
    "/api/v1/held?person=Ann+Lee&post=mayor&on=2021-03-01", "/api/v1/why?what=endorsement", "/api/v1/conflicts?about=per:bob-ray",
    "/api/v1/quarantine",
    "/api/v1/terms", "/openapi.json", "/healthz", "/static/site.css", "/vendor/yasqe.min.css", "/review", "/review/enter?token=token",
    f"/review/claim/{JUDGE}", f"/review/batch?item={JUDGE}&verdict=Accepted", f"/review/edit?item={MAYOR}",
    "/review/merge?a=per:ann-lee&b=per:ann-lee-jr", "/review/split",
    "/sparql?query=ASK%20%7B%7D&default-graph-uri=a:b&named-graph-uri=a:c&format=csv", "/sparql",
)  # fmt: skip
_KEPT = 'If-Modified-Since: Mon, 30 Nov 2026 21:00:00 GMT\r\nIf-None-Match: "a", W/"b"\r\nRange: bytes=0-9, 20-\r\n'
_FOREIGN = "Origin: https://x.org\r\nAccess-Control-Request-Method: POST\r\n"
_BEGUN = {"from": "2021-03"}
SAMPLES = [
    *(_asked(path) for path in _PAGES),
    *(_asked(path, "application/json, text/turtle;q=0.9") for path in _PAGES if not path.startswith("/review")),
    _asked("/static/site.css", "*/*", _KEPT),
    _asked("/view.html", "*/*", 'Range: bytes=-5\r\nIf-Range: "x"\r\n'),
    _asked("/sparql", "text/csv;q=0.3, */*;q=0", _FOREIGN).replace(b"GET", b"OPTIONS", 1),
    *(_sent("/sparql", urlencode({"query": query}).encode()) for query in QUERIES[:6]),
    *(_sent("/sparql?format=json", query, "application/sparql-query; charset=utf-8") for query in QUERIES[-4:]),
    _sent("/sparql", _form(update="CLEAR ALL")),
    _sent("/review/name", _form(by="Ann")),
    _sent("/review/decide", _form(item=JUDGE, verdict="Accepted", reason="seen", where="kind=claims")),
    _sent("/review/decide-all", _form(item=JUDGE, verdict="Rejected", reason="so")),
    _sent("/review/undo", _form()),
    _sent("/review/correct", _form(item=MAYOR, reason="so", subject="Ann Lee", predicate="holdsPost", object="Mayor of Oz", **_BEGUN)),
    _sent("/review/join", _form(a="per:ann-lee", b="per:ann-lee-jr", verdict="Same", reason="one")),
    _sent("/review/part", _form(id="001", reason="two")),
]  # fmt: skip

REQUESTS = (Reader("HTTP request", 5, server, SAMPLES),)
