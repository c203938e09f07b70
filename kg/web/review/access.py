"""Who may review: whoever has the token that was printed at the start, through forms of these pages alone."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_REMEDY = "open the address that kg serve --review printed: it holds the token"


@dataclass(slots=True)
class Reviewer:
    """Somebody in one browser: the secret of their forms, the name that decisions are signed with, and the rows of each step, in order."""

    secret: str
    by: str = ""
    steps: list[tuple[str, ...]] = field(default_factory=list)


class Access:
    """The token of this run, and those who gave it."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(24)
        self._reviewers: dict[str, Reviewer] = {}

    @property
    def entrance(self) -> str:
        """The path that lets in."""
        return f"review/enter?token={self.token}"

    def enter(self, request: Request, token: str, answer: Response) -> None:
        """Let the browser in by a cookie of the answer, which no script and no other site can use; 403 for another token."""
        if not secrets.compare_digest(token.encode(), self.token.encode()):
            raise HTTPException(403, f"this is not the token of this run; {_REMEDY}")
        key = secrets.token_urlsafe(24)
        self._reviewers[key] = Reviewer(secrets.token_urlsafe(24))
        secure = request.url.scheme == "https"
        answer.set_cookie(_cookie(request), key, path="/review", httponly=True, samesite="strict", secure=secure)

    def reviewer(self, request: Request) -> Reviewer:
        """Who asks; 403 for a browser that never gave the token."""
        found = self._reviewers.get(request.cookies.get(_cookie(request), ""))
        if found is None:
            raise HTTPException(403, f"review is for those who have its token; {_REMEDY}")
        return found


def _cookie(request: Request) -> str:
    """The name of the cookie: all ports of a host share theirs."""
    return f"kg-review-{request.url.port or request.url.scheme}"


def require_own_form(request: Request, reviewer: Reviewer, secret: str) -> None:
    """403 for what no form of these pages sent: of another origin, or without the secret of this browser's forms."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if origin is None and site is None:
        raise HTTPException(403, "a decision says from which page it comes; use a browser of these days, or kg review")
    if origin is not None and origin.partition("://")[2] != request.headers["host"]:
        raise HTTPException(403, "a decision is taken from the pages of this server alone")
    if site not in (None, "same-origin"):
        raise HTTPException(403, "a decision is taken from the pages of this server alone")
    if not secrets.compare_digest(secret.encode(), reviewer.secret.encode()):
        raise HTTPException(403, "the form is not one of this browser's; open /review anew")
