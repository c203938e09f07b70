"""Work for a client that may go away before it is done."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

import anyio
from starlette.exceptions import HTTPException
from starlette.requests import Request

T = TypeVar("T")


async def for_client(request: Request, work: Awaitable[T]) -> T:
    """What the work gives; it is cancelled when the client goes away."""
    watch = asyncio.create_task(_gone(request))
    with anyio.CancelScope() as scope:
        watch.add_done_callback(lambda _: scope.cancel())
        try:
            return await work
        finally:
            watch.cancel()
    raise HTTPException(499, "the client has gone")


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
