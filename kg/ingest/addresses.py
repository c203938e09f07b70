"""Addresses of sources: what was meant as one and is none is told, and what is an archive reference stays in its own words."""

from __future__ import annotations

import re

from kg.model.iri import is_iri

#: what to do about a source that begins like an address and is none
REMEDY = "write one address without spaces, several with ' ; ' between them, or an archive reference in plain words"


def mistyped(source: str) -> bool:
    """Whether ``source`` begins like an address and cannot be one.

    >>> mistyped("https://a.org/x https://b.org/y"), mistyped("https://a.org/x"), mistyped("LA Times 2017")
    (True, False, False)
    """
    return bool(re.match(r"[a-z][a-z0-9+.-]*://", source, re.I)) and not is_iri(source)
