"""What may be written in a query without being looked up: the prefixes, and the classes and properties of the ontology."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.model.ontology import Vocabulary
from kg.web.site import site_of

_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_KINDS = {f"{_RDFS}Class": "classes", "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property": "properties"}

Term = Mapping[str, str]


def terms(request: Request) -> Response:
    """The prefixes that a query need not declare, and every class and property of the ontology with its label."""
    site = site_of(request)
    told = site.data.once("terms", lambda: terms_of(site.vocabulary))
    return JSONResponse({"base": site.names.base, "prefixes": site.names.prefixes, **told})


def terms_of(vocabulary: Vocabulary) -> Mapping[str, Sequence[Term]]:
    """``classes`` and ``properties`` of the ontology: name with prefix, label, comment, in the order of the names."""
    found: dict[str, dict[str, str]] = {}
    kinds: dict[str, str] = {}
    for triple in ox.parse("\n".join(vocabulary.triples), format=ox.RdfFormat.N_TRIPLES):
        subject, value = triple.subject.value, triple.object.value
        if triple.predicate.value == _TYPE and value in _KINDS:
            kinds[subject] = _KINDS[value]
        elif triple.predicate.value in (f"{_RDFS}label", f"{_RDFS}comment"):
            found.setdefault(subject, {})[triple.predicate.value.removeprefix(_RDFS)] = value
    told = {iri: {"name": vocabulary.names.shorten(iri)} | found.get(iri, {}) for iri in kinds}
    return {
        kind: sorted((term for iri, term in told.items() if kinds[iri] == kind), key=lambda term: term["name"]) for kind in _KINDS.values()
    }
