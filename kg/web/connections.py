"""HTTP for clients that may be slow on purpose: none has a place for ever, and a place that is needed is not theirs.

uvicorn itself ends only a connection that is silent between two requests; who sends a request byte by byte, or takes nothing of an answer,
would stay. Here each connection is looked at in steady intervals, and cut where it was its client's turn all the time since the last look.
"""

from __future__ import annotations

import asyncio
from typing import ClassVar, cast

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol


def server_of(app: Starlette, connection: type[Connection] | None = None) -> uvicorn.Server:
    """The server of an application, to be run on a socket that listens."""
    kind = connection or Connection
    settings = uvicorn.Config(
        app, http=kind, ws="none", lifespan="on", log_level="warning", server_header=False,
        timeout_keep_alive=30, limit_concurrency=kind.places + 1, timeout_graceful_shutdown=5,
    )  # fmt: skip
    return uvicorn.Server(settings)


class Connection(H11Protocol):
    """A connection of which each step that its client has to do takes less than two ``patience``: the head of a request, its body,
    and ``least`` bytes of an answer.

    Where more than ``places`` clients are there, the first to come of those whose turn it is gives way to the newcomer.
    """

    patience: ClassVar[float] = 30.0
    places: ClassVar[int] = 500
    least: ClassVar[int] = 200_000

    #: what the client was expected to do when it was looked at, and the bytes that it had still to take; times that it took all of them
    _expected: object = None
    _left = _taken = 0
    _next_look: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client is there; another makes room for it where all places are taken."""
        super().connection_made(transport)
        self.begun = self.loop.time()
        self._look()
        if len(self.connections) > self.places:
            others = (cast(Connection, one) for one in self.connections if one is not self)
            waiting = [one for one in others if one.expected()]
            if waiting:
                min(waiting, key=lambda one: one.begun).cut()

    def expected(self) -> object:
        """What the client has to do before anything can go on, as a value that differs for each such thing; nothing when it is our turn."""
        if self.transport.get_write_buffer_size():
            return "takes the answer", self._taken
        if self.cycle is None or self.cycle.response_complete:
            return "asks", self.cycle
        return ("sends the rest", self.cycle) if self.cycle.more_body else None

    def cut(self) -> None:
        """The connection is at its end, whatever was still to be sent."""
        self.connections.discard(self)
        self.transport.abort()

    def resume_writing(self) -> None:
        """The client has taken nearly all that was there for it."""
        self._taken += 1
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client has gone."""
        if self._next_look:
            self._next_look.cancel()
        super().connection_lost(exc)

    def _look(self) -> None:
        expected, left = self.expected(), self.transport.get_write_buffer_size()
        if expected and expected == self._expected and left > self._left - self.least:
            self.cut()
            return
        self._expected, self._left = expected, left
        self._next_look = self.loop.call_later(self.patience, self._look)
