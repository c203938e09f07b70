"""JSON-LD with a context derived from the ontology."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox

from kg.publish.publication import Publication

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_STRING = _XSD + "string"


def context(publication: Publication) -> dict[str, Any]:
    """The JSON-LD context: a short name for each property in use, typed where all its values are alike.

    A property whose values are all IRIs is ``@type: @id``; one whose literals share a datatype carries that datatype; one whose
    literals are all in one language carries that language. Two properties with one local name keep their prefixes.
    """
    names = publication.names
    entries: dict[str, Any] = dict(sorted(names.prefixes.items()))
    shapes = _value_shapes(publication.world())
    short = _short_names(publication, sorted(shapes))
    for iri, (node, datatypes, languages) in sorted(shapes.items()):
        entry: dict[str, Any] = {"@id": names.shorten(iri)}
        if node and not datatypes and not languages:
            entry["@type"] = "@id"
        elif not node and len(datatypes) == 1 and not languages and datatypes != {_STRING}:
            entry["@type"] = names.shorten(next(iter(datatypes)))
        elif not node and not datatypes and len(languages) == 1:
            entry["@language"] = next(iter(languages))
        entries[short[iri]] = entry
    return {"@version": 1.1, **entries}


def _value_shapes(triples: list[ox.Triple]) -> dict[str, tuple[bool, set[str], set[str]]]:
    """Property -> (has IRI values, datatypes of its plain literals, languages of the others)."""
    shapes: dict[str, tuple[bool, set[str], set[str]]] = {}
    for triple in triples:
        iri = triple.predicate.value
        if iri == _RDF_TYPE:
            continue
        node, datatypes, languages = shapes.get(iri, (False, set(), set()))
        if isinstance(triple.object, ox.Literal):
            (languages if triple.object.language else datatypes).add(triple.object.language or triple.object.datatype.value)
        else:
            node = True
        shapes[iri] = (node, datatypes, languages)
    return shapes


def _short_names(publication: Publication, properties: list[str]) -> dict[str, str]:
    """Property IRI -> its local name, or its prefixed name where two share one or a prefix already has it."""
    local = {iri: publication.names.shorten(iri).partition(":")[2] or iri for iri in properties}
    taken = list(local.values())
    return {
        iri: name if taken.count(name) == 1 and name not in publication.names.prefixes else publication.names.shorten(iri)
        for iri, name in local.items()
    }


def context_file(publication: Publication) -> bytes:
    """The file ``context.jsonld``."""
    return _dump({"@context": context(publication)})


def graph_file(publication: Publication) -> bytes:
    """The world view as JSON-LD, the context inside, one node per subject, sorted."""
    ctx = context(publication)
    by_iri = {publication.names.expand(entry["@id"]): (name, entry) for name, entry in ctx.items() if isinstance(entry, dict)}
    nodes: dict[str, dict[str, Any]] = {}
    for triple in publication.world():
        subject = publication.names.shorten(_iri(triple.subject))
        node = nodes.setdefault(subject, {"@id": subject})
        if triple.predicate.value == _RDF_TYPE:
            node.setdefault("@type", []).append(publication.names.shorten(_iri(triple.object)))
        else:
            name, entry = by_iri[triple.predicate.value]
            node.setdefault(name, []).append(_value(publication, triple.object, entry))
    graph = [
        {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in node.items()} for node in nodes.values()
    ]
    return _dump({"@context": ctx, "@graph": graph})


def _iri(term: object) -> str:
    assert isinstance(term, ox.NamedNode), "our output has no blank nodes"
    return term.value


def _value(publication: Publication, term: object, entry: dict[str, Any]) -> Any:
    """One value as JSON-LD writes it under a context entry."""
    if not isinstance(term, ox.Literal):
        iri = publication.names.shorten(_iri(term))
        return iri if entry.get("@type") == "@id" else {"@id": iri}
    if term.language:
        return term.value if entry.get("@language") == term.language else {"@value": term.value, "@language": term.language}
    datatype = publication.names.shorten(term.datatype.value)
    if entry.get("@type") == datatype or (term.datatype.value == _STRING and "@type" not in entry and "@language" not in entry):
        return term.value
    return {"@value": term.value} if term.datatype.value == _STRING else {"@value": term.value, "@type": datatype}


def _dump(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
