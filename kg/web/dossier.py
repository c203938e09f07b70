"""The dossier of an entity over HTTP: the file that ``kg dossier`` writes, to read, to print or to take along."""

from __future__ import annotations

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg import __version__
from kg.answers.entities import merged, one
from kg.around import seen_around
from kg.dossier.gather import gathered
from kg.dossier.model import Build
from kg.dossier.writers import FORMATS, MEDIA_TYPES
from kg.model.iri import local_name
from kg.web.clock import clocks_of
from kg.web.pages import fingerprint
from kg.web.site import site_of

#: the page brings its own policy, under which nothing is fetched and nothing runs
_OWN_POLICY = "frame-ancestors 'none'"


def dossier(request: Request) -> Response:
    """The dossier of the entity whose IRI has the path behind ``/dossier/``, in the format of its suffix, by default as a page."""
    site = site_of(request)
    path, style = _form(request.path_params["path"])
    iri = site.names.base + path
    if found := merged(site.data, iri):
        return RedirectResponse(f"/dossier{site.path(found[1])}", 301)
    hit = one(site.data, iri, situations=False)
    if hit.iri != iri:
        raise HTTPException(404, f"there is no person, body, post or contest at /{path}")
    clocks = clocks_of(request)
    build = Build(fingerprint(site), __version__, *(day.isoformat() if day else "" for day in (clocks.as_of, clocks.known_at)))
    data = seen_around(site.data, hit.iri, clocks, site.vocabulary, site.policy)
    content = FORMATS[style](gathered(data, hit, site.texts, build))
    headers = {"content-disposition": _disposition("inline" if style == "html" else "attachment", f"{local_name(hit.iri)}.{style}")}
    if style == "html":
        headers["content-security-policy"] = _OWN_POLICY
    return Response(content, media_type=MEDIA_TYPES[style], headers=headers)


def _disposition(kind: str, name: str) -> str:
    """What a browser does with a file, and under which name it keeps it; one beyond ASCII is percent-encoded (RFC 6266).

    >>> _disposition("inline", "ann-lee.html"), _disposition("attachment", "žižek.md")
    ('inline; filename="ann-lee.html"', "attachment; filename*=UTF-8''%C5%BEi%C5%BEek.md")
    """
    encoded = quote(name)
    return f'{kind}; filename="{name}"' if encoded == name else f"{kind}; filename*=UTF-8''{encoded}"


def _form(path: str) -> tuple[str, str]:
    """The path without its suffix, and the format that the suffix names."""
    for style in FORMATS:
        if path.endswith(f".{style}"):
            return path.removesuffix(f".{style}"), style
    return path, "html"
