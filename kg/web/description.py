"""The description of the service (SPARQL 1.1 Service Description) with the sizes of its graphs (VoID)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pyoxigraph as ox

from kg.web.execution import written
from kg.web.site import Site

_SIZES = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
_RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "JSON-LD", "N-Triples", "RDF_XML",
)  # fmt: skip


def described(site: Site, address: str, media_type: str) -> bytes:
    """The description of the endpoint at ``address`` in one of the graph formats."""
    return written(_triples(site, address), media_type, site.names, site.limits.answer)


def _triples(site: Site, address: str) -> Iterator[ox.Triple]:
    service, dataset, default = (ox.NamedNode(address + part) for part in ("", "#dataset", "#world"))
    yield ox.Triple(service, _TYPE, _sd("Service"))
    yield ox.Triple(service, _sd("endpoint"), service)
    yield ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    for name in _RESULTS:
        yield ox.Triple(service, _sd("resultFormat"), ox.NamedNode(_FORMATS + name))
    yield ox.Triple(service, _sd("defaultDataset"), dataset)
    yield ox.Triple(dataset, _TYPE, _sd("Dataset"))
    yield ox.Triple(dataset, _sd("defaultGraph"), default)
    yield ox.Triple(default, _TYPE, _sd("Graph"))
    for graph, size in sorted(sizes(site).items()):
        named = ox.NamedNode(f"{address}#graph-{graph.rpartition('/')[2]}")
        content = ox.NamedNode(f"{named.value}-content")
        yield ox.Triple(dataset, _sd("namedGraph"), named)
        yield ox.Triple(named, _TYPE, _sd("NamedGraph"))
        yield ox.Triple(named, _sd("name"), ox.NamedNode(graph))
        yield ox.Triple(named, _sd("graph"), content)
        yield ox.Triple(content, _TYPE, _sd("Graph"))
        yield ox.Triple(content, ox.NamedNode(_VOID + "triples"), ox.Literal(str(size), datatype=_INTEGER))


def sizes(site: Site) -> Counter[str]:
    """How many triples each named graph has, counted once."""
    return site.data.once("sizes of graphs", lambda: Counter({row["g"]: int(row["n"]) for row in site.data.graphs(_SIZES)}))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)
