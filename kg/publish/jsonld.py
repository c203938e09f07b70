"""JSON-LD with a context derived from the ontology."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any

import pyoxigraph as ox

from kg.errors import ConfigError
from kg.publish.publication import Publication, Statement, type_first

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_STRING = _XSD + "string"

#: a name that can be no IRI, with prefix or without
_PLAIN = re.compile(r"\w[\w-]*")

Entries = Mapping[str, tuple[str, dict[str, Any]]]


def context(publication: Publication, *, quads: bool = False) -> dict[str, Any]:
    """The JSON-LD context: a short name for each property of the world view (of all ``quads``), typed where all its values are alike.

    A property whose values are all IRIs is ``@type: @id``; one whose literals share a datatype carries that datatype; one whose
    literals are all in one language carries that language. A datatype that is a property too is never carried, since no entry may
    lead to itself. Two properties with one local name keep their prefixes.
    """
    names = publication.names
    entries: dict[str, Any] = dict(sorted(names.prefixes.items()))
    shapes = _value_shapes(publication.quads if quads else publication.world())
    short = _short_names(publication, sorted(shapes))
    for iri, (node, datatypes, languages) in sorted(shapes.items()):
        entry: dict[str, Any] = {"@id": names.shorten(iri)}
        if node and not datatypes and not languages:
            entry["@type"] = "@id"
        elif not node and len(datatypes) == 1 and not languages and datatypes.isdisjoint({_STRING, *shapes}):
            entry["@type"] = names.shorten(next(iter(datatypes)))
        elif not node and not datatypes and len(languages) == 1:
            entry["@language"] = next(iter(languages))
        entries[short[iri]] = entry
    return {"@version": 1.1, **entries}


def _value_shapes(triples: Iterable[ox.Triple] | Iterable[ox.Quad]) -> dict[str, tuple[bool, set[str], set[str]]]:
    """Property -> (has values that no entry can type, such as IRIs among literals; datatypes of its plain literals; languages)."""
    shapes: dict[str, tuple[bool, set[str], set[str]]] = {}
    for triple in triples:
        iri = triple.predicate.value
        if iri == _RDF_TYPE and not isinstance(triple.object, ox.Literal):
            continue
        node, datatypes, languages = shapes.get(iri, (False, set(), set()))
        if isinstance(triple.object, ox.Literal) and not triple.object.direction:
            (languages if triple.object.language else datatypes).add(triple.object.language or triple.object.datatype.value)
        else:
            node = True
        shapes[iri] = (node, datatypes, languages)
    return shapes


def _short_names(publication: Publication, properties: list[str]) -> dict[str, str]:
    """Property IRI -> its local name, its prefixed name where two share one or a prefix has it; else the IRI itself."""
    short = {iri: publication.names.shorten(iri) for iri in properties}
    local = {iri: name.partition(":")[2] if name != iri else iri for iri, name in short.items()}
    taken = Counter(local.values())
    plain = {name for name, number in taken.items() if number == 1 and _PLAIN.fullmatch(name)} - publication.names.prefixes.keys()
    return {iri: local[iri] if local[iri] in plain else short[iri] for iri in properties}


def context_file(publication: Publication) -> bytes:
    """The file ``context.jsonld``."""
    return (_dump({"@context": context(publication)}) + "\n").encode()


def graph_file(publication: Publication) -> Iterator[bytes]:
    """The world view as JSON-LD, the context inside, one node per subject, sorted."""
    ctx = context(publication)
    yield from _document(ctx, _nodes(publication, publication.world(), _entries(publication, ctx)))


def dataset_file(publication: Publication) -> Iterator[bytes]:
    """The whole dataset as JSON-LD: a named graph is a node that holds a graph, the nodes of the default graph stand beside them."""
    ctx = context(publication, quads=True)
    entries = _entries(publication, ctx)

    def parts() -> Iterator[Iterable[str]]:
        for graph, quads in publication.graphs():
            nodes = _nodes(publication, type_first(quads), entries)
            if isinstance(graph, ox.DefaultGraph):
                yield from nodes
            else:
                yield _enclosed(json.dumps(_node_name(publication, graph), ensure_ascii=False), nodes)

    yield from _document(ctx, parts())


def _entries(publication: Publication, ctx: Mapping[str, Any]) -> Entries:
    """Property IRI -> its name in the context, and what the context says of it."""
    return {publication.names.expand(entry["@id"]): (name, entry) for name, entry in ctx.items() if isinstance(entry, dict)}


def _nodes(publication: Publication, statements: Iterable[Statement], entries: Entries) -> Iterator[Iterable[str]]:
    """Each subject with what is said of it, as one JSON object in one piece."""
    subject_of: Callable[[Statement], object] = attrgetter("subject")
    for subject, group in groupby(statements, key=subject_of):
        node: dict[str, Any] = {"@id": _node_name(publication, subject)}
        for told in group:
            if told.predicate.value == _RDF_TYPE and not isinstance(told.object, ox.Literal | ox.Triple):
                node.setdefault("@type", []).append(_node_name(publication, told.object))
            else:
                name, entry = entries[told.predicate.value]
                node.setdefault(name, []).append(_value(publication, told.object, entry))
        yield (_dump({key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in node.items()}),)


def _document(ctx: Mapping[str, Any], nodes: Iterable[Iterable[str]]) -> Iterator[bytes]:
    """The pieces of a document with its context and its nodes, laid out as ``json.dumps`` lays out the whole."""
    yield f'{{\n "@context": {_indented(_dump(ctx), 1)},\n "@graph": ['.encode()
    yield from (piece.encode() for piece in _listed(nodes, 2))
    yield b"\n}\n"


def _enclosed(name: str, nodes: Iterable[Iterable[str]]) -> Iterator[str]:
    """A named graph as the pieces of one JSON object."""
    yield f'{{\n "@id": {name},\n "@graph": ['
    yield from _listed(nodes, 2)
    yield "\n}"


def _listed(elements: Iterable[Iterable[str]], depth: int) -> Iterator[str]:
    """The elements of a list, each in pieces, and its closing bracket."""
    between = "\n"
    for element in elements:
        yield between + " " * depth
        yield from (_indented(piece, depth) for piece in element)
        between = ",\n"
    yield "]" if between == "\n" else "\n" + " " * (depth - 1) + "]"


def _indented(text: str, depth: int) -> str:
    return text.replace("\n", "\n" + " " * depth)


def _node_name(publication: Publication, term: object) -> str:
    """The ``@id`` of a node.

    Raises ``ConfigError`` for what JSON-LD 1.1 with our prefixes has no way to write: a triple term, an IRI that begins with a prefix.
    """
    if isinstance(term, ox.BlankNode):
        return str(term)
    remedy = "export it as turtle, trig or nquads"
    if not isinstance(term, ox.NamedNode):
        raise ConfigError("KG0804", f"JSON-LD has no words for the triple term {term}", remedy=remedy)
    name = publication.names.shorten(term.value)
    scheme, _, rest = name.partition(":")
    if name == term.value and scheme in publication.names.prefixes and not rest.startswith("//"):
        raise ConfigError("KG0804", f"in JSON-LD {term} would be read as a name with the prefix {scheme}:", remedy=remedy)
    return name


def _value(publication: Publication, term: object, entry: dict[str, Any]) -> Any:
    """One value as JSON-LD writes it under a context entry."""
    if not isinstance(term, ox.Literal):
        iri = _node_name(publication, term)
        return iri if entry.get("@type") == "@id" else {"@id": iri}
    if term.direction:
        return {"@value": term.value, "@language": term.language, "@direction": term.direction.value}
    if term.language:
        return term.value if entry.get("@language") == term.language else {"@value": term.value, "@language": term.language}
    datatype = publication.names.shorten(term.datatype.value)
    if entry.get("@type") == datatype or (term.datatype.value == _STRING and "@type" not in entry and "@language" not in entry):
        return term.value
    return {"@value": term.value} if term.datatype.value == _STRING else {"@value": term.value, "@type": datatype}


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
