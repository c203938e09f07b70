"""Claims as rows, read by subject and predicate: a store answers that at once, however many claims it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet

import pyoxigraph as ox

from kg.answers.dataset import Dataset, Row

Properties = Mapping[str, list[str]]
#: the graph that claims which break a shape are moved to
WITHHELD = "quarantine"
_MADE = "SELECT ?activity ?graph WHERE { GRAPH graph:provenance { ?graph prov:wasGeneratedBy ?activity } } ORDER BY ?graph"
#: situations, each with a graph in which something is said of it
Places = AbstractSet[tuple[str, str]]
#: what every claim has, and the situation that it is about
_NEEDED, _DESCRIBED = ("modality", "polarity", "certainty", "holder"), {"label": "rdfs:label", "class": "rdf:type"}
_ONCE = {"note": "rdfs:comment", "wording": "kgo:wording", "confidence": "kgo:confidence"}
_QUOTE = {"exact": "oa:exact", "start": "oa:start", "end": "oa:end", "document": "dcterms:source"}


def told(data: Dataset, situation: str = "", claim: str = "", places: Places | None = None) -> Iterator[tuple[Row, tuple[str, ...]]]:
    """Every claim about a situation, about those that stand in these places, or the one of this name, with its sources.

    Of several quotes it is the last in the text. ``home`` is the graph of the source that makes the claim, where it is withheld too.

    A claim without modality, polarity, certainty or holder, or on what neither its graph nor its source describes, is left out.
    """
    quads = _about(data, situation, claim, places)
    keys = {(q.graph_name.value, q.subject.value, q.object.value) for q in quads if isinstance(q.graph_name, ox.NamedNode)}  # type: ignore[union-attr]
    for key in sorted(keys):
        found = properties(data, key[1], key[0])
        if row := _row(data, found, *key):
            yield row, tuple(found.get(data.names.expand("dcterms:source"), ()))


def _about(data: Dataset, situation: str, claim: str, places: Places | None) -> Iterator[ox.Quad]:
    """The quads that say what each of these claims is about."""
    about, quads = ox.NamedNode(data.names.expand("kgo:about")), data.store.quads_for_pattern
    if places is None:
        subject, target = (ox.NamedNode(iri) if iri else None for iri in (claim, situation))
        yield from quads(subject, about, target, None)
        return
    for part, graph in places:
        yield from quads(None, about, ox.NamedNode(part), ox.NamedNode(graph))


def places_of(data: Dataset, situation: str, claims: Collection[str] = ()) -> Places:
    """A situation with the graphs in which these claims on it stand, without any with those of all."""
    quads = _about(data, situation, "", None)
    return {(situation, quad.graph_name.value) for quad in quads if not claims or quad.subject.value in claims}  # type: ignore[union-attr]


def takes_part(data: Dataset, entity: str) -> Places:
    """What says something of an entity, each with the graph in which it does, or from which claims of it are withheld."""
    quads = data.store.quads_for_pattern(None, None, ox.NamedNode(entity), None)
    named = ((quad.subject, quad.graph_name) for quad in quads)
    found = {(part.value, graph.value) for part, graph in named if isinstance(part, ox.NamedNode) and isinstance(graph, ox.NamedNode)}
    withheld = data.once("what is withheld is about", lambda: frozenset(about for _, about in data.column("kgo:about", WITHHELD)))
    quarantine = data.names.graph(WITHHELD)
    return found | {(part, quarantine) for part, _ in found if part in withheld}


def _row(data: Dataset, found: Properties, graph: str, claim: str, situation: str) -> Row | None:
    home = source_graph(data, found, graph)
    described = (_named(data, properties(data, situation, place), _DESCRIBED) for place in dict.fromkeys((graph, home)))
    whole = next((one for one in described if len(one) == len(_DESCRIBED)), {})
    row = {"graph": graph, "home": home, "claim": claim, "s": situation, **whole}
    row |= _named(data, found, {name: f"kgo:{name}" for name in _NEEDED})
    if len(row) < 4 + len(_DESCRIBED) + len(_NEEDED):
        return None
    row |= _named(data, found, _ONCE) | _quote(data, found, graph) | _condition(data, found, graph)
    row |= _named(
        data, properties(data, row["holder"], data.names.graph("registry")), {"holderName": "skos:prefLabel", "holderClass": "rdf:type"}
    )
    assessed = properties(data, claim, data.names.graph("assessment"))
    return row | _named(data, assessed, {"status": "kgo:status", "outcome": "kgo:outcome"})


def source_graph(data: Dataset, found: Properties, graph: str) -> str:
    """The graph of the source that a claim is of: that in which it stands, of a withheld one that which the same activity made."""
    if graph != data.names.graph(WITHHELD):
        return graph
    made = data.once("sources by activity", lambda: {row["activity"]: row["graph"] for row in data.graphs(_MADE)})
    return next((made[one] for one in found.get(data.names.expand("prov:wasGeneratedBy"), ()) if one in made), graph)


def _quote(data: Dataset, found: Properties, graph: str) -> dict[str, str]:
    quotes = [_named(data, properties(data, iri, graph), _QUOTE) for iri in found.get(data.names.expand("kgo:evidence"), ())]
    whole = [quote for quote in quotes if len(quote) == len(_QUOTE)]
    return max(whole, key=lambda quote: int(quote["start"]), default={})


def _condition(data: Dataset, found: Properties, graph: str) -> dict[str, str]:
    for iri in found.get(data.names.expand("kgo:condition"), ()):
        return {"condition": iri, **_named(data, properties(data, iri, graph), {"conditionName": "rdfs:label"})}
    return {}


def properties(data: Dataset, subject: str, graph: str) -> Properties:
    """Predicate -> values of a subject in one graph, sorted; nothing of no subject."""
    values: dict[str, list[str]] = defaultdict(list)
    if not subject or not graph:
        return values
    for quad in data.store.quads_for_pattern(ox.NamedNode(subject), None, None, ox.NamedNode(graph)):
        values[quad.predicate.value].append(getattr(quad.object, "value", ""))
    return {name: sorted(found) for name, found in values.items()}


def _named(data: Dataset, found: Properties, columns: Mapping[str, str]) -> dict[str, str]:
    """The last value of each of the properties that is there, under the name of its column."""
    wanted = {column: found.get(data.names.expand(name)) for column, name in columns.items()}
    return {column: values[-1] for column, values in wanted.items() if values}
