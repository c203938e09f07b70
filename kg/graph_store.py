"""A SPARQL 1.1 Graph Store, written to and read over HTTP graph by graph; part of the shell, since it uses the network."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import SplitResult, urlsplit

import pyoxigraph as ox

from kg.errors import ConfigError, InputError, KgError
from kg.model.quads import Graph
from kg.settings import Secret

if TYPE_CHECKING:
    import httpx

#: times that a connection is tried again before anything was sent; the pauses between are those of httpx
RETRIES = 3
#: triples that are sent in one piece
_PIECE = 2_000
_ACCEPTED = "application/n-triples, text/turtle;q=0.5"
_LOCAL = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who writes: a token, or a name and a password; nothing for a store that asks for none."""

    user: str = ""
    password: Secret = field(default_factory=Secret)
    token: Secret = field(default_factory=Secret)

    def headers(self) -> Mapping[str, str]:
        """What every request carries."""
        return {"Authorization": f"Bearer {self.token!s}"} if self.token else {}

    def pair(self) -> tuple[str, str] | None:
        """Name and password for basic authentication."""
        return (self.user, str(self.password)) if self.user and not self.token else None

    def __bool__(self) -> bool:
        return bool(self.user or self.token)


def exposed(address: str, credentials: Credentials) -> bool:
    """Whether the credentials would travel unencrypted to another machine; ``ConfigError`` KG0811 for what is no address."""
    parts = _parts(address)
    return bool(credentials) and parts.scheme != "https" and parts.hostname not in _LOCAL


def _parts(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:
        raise _no_address(address) from None


def _no_address(address: str) -> ConfigError:
    return ConfigError("KG0811", f"{address!r} is no address of a graph store", remedy="write http(s)://HOST/PATH without a name in it")


class GraphStore:
    """The graphs behind one address (indirect identification: ``ADDRESS?graph=IRI``). A redirect is never followed, credentials stay."""

    def __init__(self, address: str, credentials: Credentials, timeout: float) -> None:
        try:
            import httpx
        except ImportError:
            raise ConfigError("KG0810", "publishing to a store needs httpx", remedy="pip install 'claimgraph[publish]'") from None
        parts = _parts(address)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            raise _no_address(address)
        self.address = address
        self._client = httpx.Client(
            auth=credentials.pair(), headers=dict(credentials.headers()), timeout=timeout, follow_redirects=False,
            transport=httpx.HTTPTransport(retries=RETRIES),
        )  # fmt: skip

    def put(self, graph: Graph, triples: Iterable[ox.Triple]) -> None:
        """The graph holds these triples and no others; they are sent as they come."""
        headers = {"Content-Type": "application/n-triples"}
        with self._asked("PUT", graph, content=_pieces(triples), headers=headers) as reply:
            self._require(reply, graph, "put")

    def delete(self, graph: Graph) -> None:
        """There is no such graph."""
        with self._asked("DELETE", graph) as reply:
            if reply.status_code != 404:
                self._require(reply, graph, "deleted")

    def triples(self, graph: Graph) -> Iterator[ox.Triple]:
        """What the graph holds now, read as it comes; nothing where there is none."""
        with self._asked("GET", graph, headers={"Accept": _ACCEPTED}) as reply:
            if reply.status_code == 404:
                return
            self._require(reply, graph, "read")
            media = reply.headers.get("Content-Type", "").partition(";")[0].strip()
            rdf_format = ox.RdfFormat.from_media_type(media) if media else None
            if rdf_format is None:
                raise self._trouble("KG0815", graph, f"came as {media or 'nothing named'}", "the store must answer as N-Triples or Turtle")
            try:
                for quad in ox.parse(cast(BinaryIO, io.BufferedReader(_Body(reply.iter_bytes()), 1 << 16)), format=rdf_format):
                    yield quad.triple
            except SyntaxError as error:
                raise self._trouble("KG0815", graph, f"came as no {media}: {error.msg}", "look at what answers there") from error

    @contextmanager
    def _asked(
        self, method: str, graph: Graph, *, content: Iterable[bytes] | None = None, headers: Mapping[str, str] | None = None
    ) -> Iterator[httpx.Response]:
        import httpx

        parameters = {"default": ""} if isinstance(graph, ox.DefaultGraph) else {"graph": graph.value}
        address = httpx.URL(self.address)
        address = address.copy_with(params=address.params.merge(parameters))
        try:
            with self._client.stream(method, address, content=content, headers=headers) as reply:
                yield reply
        except httpx.TimeoutException as error:
            raise self._trouble(
                "KG0814", graph, f"took too long ({type(error).__name__})", "raise --timeout, or ask again later"
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:  # the latter where a redirect names no address
            remedy = "check the address, and whether the store runs"
            raise self._trouble("KG0814", graph, f"could not be asked for: {error or type(error).__name__}", remedy) from error

    def _require(self, reply: httpx.Response, graph: Graph, done: str) -> None:
        if reply.is_success:
            return
        code, remedy = _REFUSED.get(reply.status_code, ("KG0815", "look at what the store says"))
        if reply.is_redirect:
            code, remedy = "KG0813", f"if you trust it, give the address it names: {reply.headers.get('Location', '')}"
        said = " ".join(reply.read()[:300].decode(errors="replace").split())
        raise self._trouble(code, graph, f"was not {done}: status {reply.status_code}{f' ({said})' if said else ''}", remedy)

    def _trouble(self, code: str, graph: Graph, what: str, remedy: str) -> KgError:
        name = "the default graph" if isinstance(graph, ox.DefaultGraph) else graph.value
        return InputError(code, f"{self.address}: {name} {what}", remedy=remedy)

    def close(self) -> None:
        """Let the connections go."""
        self._client.close()


_RIGHTS = "set KG_PUBLISH_TOKEN, or KG_PUBLISH_USER and KG_PUBLISH_PASSWORD, to what may write there"
#: status -> code and remedy
_REFUSED: Mapping[int, tuple[str, str]] = {
    401: ("KG0812", _RIGHTS),
    403: ("KG0812", _RIGHTS),
    404: ("KG0811", "give the address of the graph store itself, e.g. https://HOST/rdf-graph-store"),
    405: ("KG0811", "give the address of the graph store itself, and see whether it may be written to"),
    413: ("KG0816", "raise the limit of the store, or publish without this graph: --graph names those to send"),
}


def _pieces(triples: Iterable[ox.Triple]) -> Iterator[bytes]:
    lines = (f"{triple} .\n".encode() for triple in triples)
    while piece := b"".join(islice(lines, _PIECE)):
        yield piece


class _Body(io.RawIOBase):
    """The bytes of a reply as a file that is read once."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._left = pieces, b""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what has come; 0 at the end."""
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = piece
        part, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)
