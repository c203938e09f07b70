"""GraphML for Gephi, yEd and Cytoscape: entities and accepted situations as nodes, roles and shortcuts as edges.

Written piece by piece, nodes before edges: a library would hold the whole graph, and the whole document beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kg.publish.publication import Publication
from kg.publish.world_nodes import LABELS, RDF_TYPE, is_edge, shown

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
#: characters that XML 1.0 has no way to write
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EDGE_KEYS = ("label", "role")


def graphml(publication: Publication) -> Iterator[bytes]:
    """The world view as GraphML; attributes are plain strings, absent where nothing is known. Of all nodes, the IRIs alone are held."""
    nodes: set[str] = set()
    names: set[str] = set()
    for iri, told in shown(publication):
        nodes.add(iri)
        names |= {_attribute(publication, triple.predicate.value) for triple in told}
    keys = {name: f"d{number}" for number, name in enumerate(sorted(names))}
    yield _HEAD.encode()
    yield from (_key(ident, "node", name) for name, ident in keys.items())
    yield from (_key(f"e{name}", "edge", name) for name in _EDGE_KEYS)
    yield b'  <graph edgedefault="directed">\n'
    for iri, told in shown(publication):
        yield _node(publication.names.shorten(iri), _described(publication, told, nodes), keys)
    number = 0
    for iri, told in shown(publication):
        for target, role in sorted(_edges(publication, told, nodes)):
            yield _edge(number, publication.names.shorten(iri), target, role)
            number += 1
    yield b"  </graph>\n</graphml>\n"


def _edges(publication: Publication, told: Iterable[ox.Triple], nodes: set[str]) -> set[tuple[str, str]]:
    """(target, role) of each statement about another node."""
    shorten = publication.names.shorten
    return {(shorten(triple.object.value), shorten(triple.predicate.value)) for triple in told if is_edge(triple, nodes)}  # type: ignore[union-attr]


def _described(publication: Publication, told: Iterable[ox.Triple], nodes: set[str]) -> Mapping[str, str]:
    """The attributes of a node, sorted; several values of a property are joined by ' | '."""
    values: dict[str, str] = {}
    for triple in told:
        if not is_edge(triple, nodes):
            value = triple.object
            text = publication.names.shorten(value.value) if isinstance(value, ox.NamedNode) else getattr(value, "value", str(value))
            key = _attribute(publication, triple.predicate.value)
            values[key] = " | ".join(filter(None, [values.get(key, ""), text]))
    return dict(sorted(values.items()))


def _attribute(publication: Publication, predicate: str) -> str:
    name = publication.names.shorten(predicate)
    return "class" if predicate == RDF_TYPE else "label" if predicate in LABELS else name.partition(":")[2] or name


def _key(ident: str, kind: str, name: str) -> bytes:
    return f'  <key id="{ident}" for="{kind}" attr.name={quoteattr(name)} attr.type="string"/>\n'.encode()


def _node(ident: str, values: Mapping[str, str], keys: Mapping[str, str]) -> bytes:
    cells = "".join(f'      <data key="{keys[name]}">{_text(value)}</data>\n' for name, value in values.items())
    return f"    <node id={quoteattr(ident)}>\n{cells}    </node>\n".encode()


def _edge(number: int, source: str, target: str, role: str) -> bytes:
    cells = f'      <data key="erole">{_text(role)}</data>\n      <data key="elabel">{_text(role.partition(":")[2])}</data>\n'
    return f'    <edge id="e{number}" source={quoteattr(source)} target={quoteattr(target)}>\n{cells}    </edge>\n'.encode()


def _text(value: str) -> str:
    return escape(_NO_XML.sub("\ufffd", value))


def xml_attribute(value: str) -> str:
    """A text as the value of an attribute, with its quotation marks."""
    return quoteattr(_NO_XML.sub("\ufffd", value))
