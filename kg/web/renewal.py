"""A newer build takes the place of the one that is served, without a restart; whoever reads the earlier one reads it to the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import anyio
import anyio.to_thread
from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.store import Version
from kg.web.site import Site

#: so many looks a version has to stay the same: one that is whole, and one of which the store may still be in the making
_WHOLE, _IN_THE_MAKING = 1, 60


@dataclass(frozen=True, slots=True)
class Renewal:
    """Where newer builds come from: ``look`` tells every ``seconds`` which one there is, ``opened`` opens it, ``say`` tells of it.

    ``served`` is the version that is served already.
    """

    served: Version | None
    look: Callable[[], Version | None]
    opened: Callable[[], Site]
    say: Callable[[str], None]
    seconds: float = 1.0

    async def renew(self, app: Starlette) -> None:
        """From now on the application serves the last build there is; one that cannot be opened is told of, and the one before stays."""
        served = last = self.served
        same = 0
        while True:
            await anyio.sleep(self.seconds)
            found = self.look()
            last, same = found, same + 1 if found == last else 0
            if found is None or found == served or same < (_WHOLE if found.whole else _IN_THE_MAKING):
                continue
            served = found
            try:
                app.state.site = await anyio.to_thread.run_sync(self.opened, abandon_on_cancel=True)
                self.say("a new build is served from now on")
            except Exception as error:
                self.say(f"the new build cannot be opened, the one before is served on: {error}")


class Pinned:
    """The build that is served when a request comes in is the one that answers it, whatever is served by then."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Note the build with the request."""
        if scope["type"] == "http":
            scope.setdefault("state", {})["site"] = scope["app"].state.site
        await self.app(scope, receive, send)
