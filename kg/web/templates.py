"""Pages: a template filled with a page model."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.web.paging import moved
from kg.web.site import site_of

_FOLDER = Path(__file__).parent / "templates"
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


def web_address(text: str) -> str:
    """The address if a link may lead there: of the web, nothing else; else the empty string.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    return text if text.lower().startswith(("https://", "http://")) else ""


_ENVIRONMENT.filters["web_address"] = web_address
_ENVIRONMENT.globals["moved"] = moved


def page(request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **values: Any) -> HTMLResponse:
    """The page of a template and its values; ``site``, the path, what is asked of it and whether there is review are always there."""
    parameters = dict(request.query_params)
    known = {"site": site_of(request), "path": request.url.path, "parameters": parameters, "typed": parameters.get("q", "")}
    content = _ENVIRONMENT.get_template(template).render(**known | {"review": bool(request.app.state.review)} | values)
    return HTMLResponse(content, status, dict(headers or {}))
