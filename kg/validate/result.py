"""One SHACL result as a value."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model.iri import Namespaces


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One SHACL result with its terms in plain text: IRIs as they are, literals by their written form.

    ``path`` is an IRI, alternatives joined by ``|``, or empty; ``component`` and ``severity`` are local names of SHACL's terms.
    """

    view: str
    shape: str
    severity: str
    focus: str
    path: str
    value: str
    component: str
    message: str


def readable(message: str, names: Namespaces) -> str:
    """The message with IRIs shortened to prefixed names.

    >>> readable("claim <https://kg.example.org/claim/a_1>: no source", Namespaces())
    'claim clm:a_1: no source'
    """
    return re.sub(r"<(https?://[^\s>]+)>|(https?://[^\s>),;\"]*[^\s>),;.:\"])", lambda hit: names.shorten(hit[1] or hit[2]), message)
