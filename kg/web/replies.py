"""Answers that more than one route gives: errors as JSON or as a page, redirects, and what may be kept."""

from __future__ import annotations

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.errors import KgError, LimitError
from kg.web.negotiation import preferred
from kg.web.templates import page

_PLACE = re.compile(r"line (\d+)(?:, column (\d+))?")
#: seconds after which a client that was turned away may ask again
_LATER = "5"


def wants_page(request: Request) -> bool:
    """Whether a person sits there: HTML is liked better than data."""
    return preferred(request.headers.get("accept", ""), ("application/json", "text/html")) == "text/html"


def told(request: Request, error: Exception) -> Response:
    """An error as the client can use it: code, message, remedy, and line and column where it has a place."""
    if isinstance(error, KgError):
        status = 503 if isinstance(error, LimitError) and error.code != "KG0972" else 404 if error.code in NOT_FOUND else 400
        values = {"code": error.code, "message": error.message, "remedy": error.remedy} | _place(error)
    else:
        assert isinstance(error, HTTPException)
        status, values = error.status_code, {"code": str(error.status_code), "message": error.detail}
    headers = {"retry-after": _LATER} if status == 503 else {}
    headers |= dict(getattr(error, "headers", None) or {})
    headers["vary"] = "Accept"
    if wants_page(request):
        return page(request, "error.html", status=status, headers=headers, error=values, excerpt=getattr(error, "excerpt", ""))
    return JSONResponse(values, status, headers)


#: codes of questions about what is not there
NOT_FOUND = frozenset({"KG0930", "KG0910", "KG0970"})


def _place(error: KgError) -> dict[str, int]:
    found = _PLACE.search(error.message)
    return {name: int(number) for name, number in zip(("line", "column"), found.groups(), strict=True) if number} if found else {}
