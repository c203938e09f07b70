"""What the page shows, as plain JSON values: entities, situations, claims with their words in context, sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pyoxigraph as ox

from kg.publish.publication import Publication, quad_key

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_OA = "http://www.w3.org/ns/oa#"
_DC = "http://purl.org/dc/terms/"
_ORG = "http://www.w3.org/ns/org#"
_PAGE = "http://xmlns.com/foaf/0.1/page"

#: characters of context shown on either side of a quote
_CONTEXT = 160
_TIMES = ("date", "begin", "end", "dateMin", "dateMax", "beginMin", "beginMax", "endMin", "endMax", "duration", "durationLessThan", "stage")

Term = ox.NamedNode | ox.Literal
Graph = Mapping[str, Mapping[str, list[Term]]]


def page_model(publication: Publication) -> dict[str, Any]:
    """Everything the page needs, sorted; texts are cut to the surroundings of each quote."""
    graphs = _graphs(publication.quads)
    names = publication.names

    def graph(name: str) -> Graph:
        return graphs.get(names.graph(name), {})

    said = {name: graphs[name] for name in sorted(graphs) if name.startswith((names.graph("doc_"), names.graph("curated_")))}
    claims = [
        _claim(publication, name.removeprefix(names.graph("")), content, iri, graph("assessment").get(iri, {}), iri in graph("quarantine"))
        for name, content in said.items()
        for iri in sorted(content)
        if names.term("about") in content[iri]
    ]
    truthy = graph("truthy")
    return {
        "entities": [_entity(publication, iri, node) for iri, node in sorted(graph("registry").items()) if _SKOS + "prefLabel" in node],
        "situations": _situations(publication, said, truthy),
        "claims": sorted(claims, key=lambda claim: (claim["source"], claim["start"], claim["id"])),
        "sources": _sources(publication, graph("provenance"), said),
        "classes": {
            name: {"label": cls.label, "event": cls.is_event, "comment": cls.comment}
            for name, cls in sorted(publication.vocabulary.classes.items())
        }
        if publication.vocabulary
        else {},
    }


def _graphs(quads: Iterable[ox.Quad]) -> dict[str, dict[str, dict[str, list[Term]]]]:
    graphs: dict[str, dict[str, dict[str, list[Term]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for quad in sorted(quads, key=quad_key):
        if isinstance(quad.graph_name, ox.NamedNode) and isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, Term):
            graphs[quad.graph_name.value][quad.subject.value][quad.predicate.value].append(quad.object)
    return graphs


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _first(node: Mapping[str, list[Term]], prop: str) -> str:
    return node[prop][0].value if node.get(prop) else ""


def _entity(publication: Publication, iri: str, node: Mapping[str, list[Term]]) -> dict[str, Any]:
    short = publication.names.shorten
    return {
        "id": short(iri),
        "label": _first(node, _SKOS + "prefLabel"),
        "aliases": sorted(value.value for value in node.get(_SKOS + "altLabel", [])),
        "types": sorted(_local(value.value) for value in node.get(_RDF_TYPE, [])),
    }


def _situations(publication: Publication, said: Mapping[str, Graph], truthy: Graph) -> list[dict[str, Any]]:
    """One record per situation: the truthy description where there is one, else that of the first source, with roles of all."""
    names = publication.names
    about = names.term("about")
    merged: dict[str, list[Mapping[str, list[Term]]]] = defaultdict(list)
    for graph in said.values():
        for iri in {value.value for node in graph.values() for value in node.get(about, [])}:
            merged[iri].append(graph.get(iri, {}))
    records = []
    for iri in sorted(merged):
        descriptions = [truthy[iri]] if iri in truthy else merged[iri]
        records.append(_situation(publication, iri, descriptions, merged[iri], iri in truthy))
    return records


def _situation(
    publication: Publication, iri: str, descriptions: list[Mapping[str, list[Term]]], sources: list[Mapping[str, list[Term]]], fact: bool
) -> dict[str, Any]:
    names = publication.names
    all_of = [*descriptions, *sources]
    label = next((_first(node, _LABEL) for node in all_of if _first(node, _LABEL)), names.shorten(iri))
    cls = next((_local(_first(node, _RDF_TYPE)) for node in all_of if _first(node, _RDF_TYPE)), "")
    times = {name: next((_first(node, names.term(name)) for node in descriptions if _first(node, names.term(name))), "") for name in _TIMES}
    roles = sorted({pair for node in descriptions for pair in _roles(publication, node)})
    return {"id": names.shorten(iri), "cls": cls, "label": label, "fact": fact, "roles": roles, **{k: v for k, v in times.items() if v}}


def _roles(publication: Publication, node: Mapping[str, list[Term]]) -> Iterable[tuple[str, str, str]]:
    """(role, id or words, ``id`` or ``words``) of one description."""
    names = publication.names
    for prop, values in node.items():
        name = _local(prop)
        if not prop.startswith((names.term(""), _ORG)) or name in _TIMES:
            continue
        for value in values:
            if isinstance(value, ox.NamedNode):
                yield name, names.shorten(value.value), "id"
            else:
                yield name, value.value, "words"


def _claim(
    publication: Publication, source: str, graph: Graph, iri: str, verdict: Mapping[str, list[Term]], withheld: bool
) -> dict[str, Any]:
    names = publication.names
    node = graph[iri]

    def own(name: str) -> str:
        return _first(node, names.term(name))

    quotes = sorted(
        (graph.get(value.value, {}) for value in node.get(names.term("evidence"), [])), key=lambda q: int(_first(q, _OA + "start") or 0)
    )
    quote = quotes[0] if quotes else {}
    start, end = int(_first(quote, _OA + "start") or 0), int(_first(quote, _OA + "end") or 0)
    record = {
        "id": names.shorten(iri), "about": names.shorten(own("about")), "source": source,
        "modality": _local(own("modality")), "polarity": _local(own("polarity")), "certainty": _local(own("certainty")),
        "holder": names.shorten(own("holder")), "condition": names.shorten(own("condition")) if own("condition") else "",
        "status": _local(_first(verdict, names.term("status"))), "outcome": _local(_first(verdict, names.term("outcome"))),
        "withheld": withheld, "confidence": own("confidence"), "start": start, "end": end, "quote": _first(quote, _OA + "exact"),
        "sentence": _first(quote, names.term("sentence")), "references": sorted(v.value for v in node.get(_DC + "source", [])),
    }  # fmt: skip
    before, after = _context(publication, source, start, end)
    return record | {"before": before, "after": after}


def _context(publication: Publication, source: str, start: int, end: int) -> tuple[str, str]:
    """The words around a quote in its line, cut at word ends; empty without the text."""
    text = publication.texts.get(_text_key(publication, source), "")
    if not text or end > len(text):
        return "", ""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before = text[line_start:start]
    after = text[end : line_end if line_end >= 0 else len(text)]
    if len(before) > _CONTEXT:
        before = "…" + before[-_CONTEXT:].partition(" ")[2]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rpartition(" ")[0] + "…"
    return before, after


def _text_key(publication: Publication, source: str) -> str:
    """The sha256 of the text of a source graph's document."""
    names = publication.names
    document = ox.NamedNode(names.iri("doc", source.removeprefix("doc_")))
    wanted = ox.NamedNode(names.term("sha256"))
    return next(
        (q.object.value for q in publication.quads if q.subject == document and q.predicate == wanted and isinstance(q.object, ox.Literal)),
        "",
    )


def _sources(publication: Publication, provenance: Graph, said: Mapping[str, Graph]) -> list[dict[str, Any]]:
    names = publication.names
    records = []
    for graph in said:
        name = graph.removeprefix(names.graph(""))
        node = provenance.get(names.iri("doc", name.removeprefix("doc_")), {})
        records.append(
            {
                "id": name,
                "curated": name.startswith("curated_"),
                "title": _first(node, _DC + "title") or name.replace("curated_", "curated facts: "),
                "issued": _first(node, _DC + "issued")[:10],
                "publisher": names.shorten(_first(node, _DC + "publisher")),
                "url": _first(node, _PAGE),
            }
        )
    return sorted(records, key=lambda record: (record["issued"], record["id"]))
