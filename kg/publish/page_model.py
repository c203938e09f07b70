"""What the page shows, as plain JSON values: entities, situations, claims with their words in context, sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pyoxigraph as ox

from kg.model.iri import local_name
from kg.model.ontology import SituationClass
from kg.publish.page_claims import claims
from kg.publish.page_graphs import Node, PageGraphs, every, first, read
from kg.publish.publication import Publication

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_DC = "http://purl.org/dc/terms/"
_ORG = "http://www.w3.org/ns/org#"
_PAGE = "http://xmlns.com/foaf/0.1/page"

#: properties that hold what people read of time, each with its own evidence; the bounds beside them are computed
_DATED = ("date", "begin", "end", "duration", "durationLessThan", "stage")
_BOUNDS = ("dateMin", "dateMax", "beginMin", "beginMax", "endMin", "endMax")
#: links between situations that the rules derive: the timeline and the links say them already
_DERIVED = frozenset(
    {"before", "after", "immediatelyAfter", "endedBy", "succeeds", "becauseOf", "ledTo", "electedIn", "tightMin", "tightMax"}
)


def page_model(publication: Publication) -> dict[str, Any]:
    """Everything the page needs, sorted; texts are cut to the sentence of each quote."""
    graphs = read(publication)
    registry = graphs.graph("registry")
    entities = [_entity(graphs, iri, registry[iri]) for iri in sorted(registry) if _SKOS + "prefLabel" in registry[iri]]
    situations, statements = _situations(graphs), claims(graphs)
    used = {record["cls"] for record in situations}
    classes = {name: cls for name, cls in sorted(publication.vocabulary.classes.items()) if name in used}
    return {
        "entities": entities,
        "moved": {graphs.short(iri): graphs.short(first(node, _DC + "isReplacedBy")) for iri, node in sorted(registry.items())
                  if _DC + "isReplacedBy" in node},
        "situations": situations,
        "claims": statements,
        "sources": [_source(graphs, source) for source in graphs.order],
        "classes": {name: _class(publication, cls) for name, cls in classes.items()},
        "terms": _terms(publication, entities, situations, statements),
        "withheld": sum(graphs.term("about") in node for node in graphs.graph("quarantine").values()),
    }  # fmt: skip


def _entity(graphs: PageGraphs, iri: str, node: Node) -> dict[str, Any]:
    return {
        "id": graphs.short(iri),
        "label": first(node, _SKOS + "prefLabel"),
        "aliases": every(node, _SKOS + "altLabel"),
        "types": sorted(local_name(value) for value in every(node, _RDF_TYPE)),
    }


def _class(publication: Publication, cls: SituationClass) -> dict[str, Any]:
    """Label, roles with their comments, whether a reader would look for it, and the two roles a state is a line between."""
    line = [(s.subject_role, s.object_role) for s in publication.vocabulary.shortcuts if s.cls == cls.name and not cls.is_event]
    return {
        "label": cls.label,
        "comment": cls.comment,
        "event": cls.is_event,
        "main": cls.flat is not None,
        "line": list(line[0]) if line else [],
        "roles": {role.name: role.comment for role in cls.roles},
        "order": [role.name for role in cls.roles],
    }


def _situations(graphs: PageGraphs) -> list[dict[str, Any]]:
    """One record per situation: the truthy description where there is one, else what the sources say together."""
    about = graphs.term("about")
    merged: dict[str, list[tuple[int, Node]]] = defaultdict(list)
    for source, number in graphs.order.items():
        content = graphs.said[source]
        for iri in {value.value for node in content.values() for value in node.get(about, ())}:
            merged[iri].append((number, content.get(iri, {})))
    truthy = graphs.graph("truthy")
    return [_situation(graphs, iri, truthy.get(iri), merged[iri]) for iri in sorted(merged)]


def _situation(graphs: PageGraphs, iri: str, truth: Node | None, sources: list[tuple[int, Node]]) -> dict[str, Any]:
    described = [truth] if truth is not None else [node for _, node in sources]
    every_node = [*described, *(node for _, node in sources)]
    cls = next((local_name(first(node, _RDF_TYPE)) for node in every_node if _RDF_TYPE in node), "")
    label = next((first(node, _LABEL) for node in every_node if _LABEL in node), graphs.short(iri))
    record = {"id": graphs.short(iri), "cls": cls, "label": label, "fact": truth is not None}
    record["roles"] = _roles(graphs, cls, described, sources)
    for name in (*_DATED, *_BOUNDS):
        value = next((first(node, graphs.term(name)) for node in described if graphs.term(name) in node), "")
        if value:
            record[name] = value
    return record | {"by": _evidence(graphs, record, sources)}


def _evidence(graphs: PageGraphs, record: Mapping[str, Any], sources: list[tuple[int, Node]]) -> dict[str, list[list[Any]]]:
    """For each value of time, what every source gives for it: (value, number of the source), those that agree with it first."""
    found: dict[str, list[list[Any]]] = {}
    for name in _DATED:
        given = [[first(node, graphs.term(name)), number] for number, node in sources if graphs.term(name) in node]
        if given and name in record:
            found[name] = sorted(given, key=lambda pair: (pair[0] != record[name], pair[1]))
    return found


def _roles(graphs: PageGraphs, cls: str, described: list[Node], sources: list[tuple[int, Node]]) -> list[list[Any]]:
    """(role, id or words, ``id`` or ``words``, numbers of the sources that give it), in the order in which the class lists its roles."""
    given: dict[tuple[str, str, str], set[int]] = {key: set() for node in described for key in _fillers(graphs, node)}
    for number, node in sources:
        for key in _fillers(graphs, node):
            if key in given:
                given[key].add(number)
    known = graphs.publication.vocabulary.classes.get(cls)
    order = {role.name: place for place, role in enumerate(known.roles)} if known else {}
    ranked = sorted(given, key=lambda key: (order.get(key[0], len(order)), key))
    return [[role, value, kind, sorted(given[role, value, kind])] for role, value, kind in ranked]


def _fillers(graphs: PageGraphs, node: Node) -> Iterable[tuple[str, str, str]]:
    for prop, values in node.items():
        name = local_name(prop)
        if name in _DATED or name in _BOUNDS or name in _DERIVED or not prop.startswith((graphs.term(""), _ORG)):
            continue
        for value in values:
            yield (name, graphs.short(value.value), "id") if isinstance(value, ox.NamedNode) else (name, value.value, "words")


def _source(graphs: PageGraphs, source: str) -> dict[str, Any]:
    node, name = graphs.document(source), graphs.slug(source)
    record = {"id": name, "title": first(node, _DC + "title") or name, "issued": first(node, _DC + "issued")[:10],
              "publisher": graphs.label(first(node, _DC + "publisher")), "url": first(node, _PAGE)}  # fmt: skip
    if not name.startswith("curated_"):
        return record
    path = graphs.curated_file(source)
    return record | {"curated": True, "title": f"curated file {path.rsplit('/', 1)[-1]}", "file": path}


def _terms(
    publication: Publication, entities: list[dict[str, Any]], situations: list[dict[str, Any]], statements: list[dict[str, Any]]
) -> dict[str, str]:
    """The ontology's labels of every role, value and kind of entity that the page names."""
    used = {*_DATED, "condition"}.union(*(record["types"] for record in entities))
    for record in situations:
        used |= {role for role, *_ in record["roles"]} | {f"stage-{record.get('stage', '')}"}
        used |= {value.removeprefix("kgo:") for _, value, kind, _ in record["roles"] if kind == "id" and value.startswith("kgo:")}
    for claim in statements:
        used |= {claim.get(axis, "") for axis in ("modality", "polarity", "certainty", "status", "outcome")}
        used |= {decision["verdict"] for decision in claim.get("decisions", [])} | set(claim.get("supports", []))
    return {name: publication.vocabulary.labels[name] for name in sorted(used) if name in publication.vocabulary.labels}
