"""What would become one if two entities did: the claims that move, and what speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from kg.answers.dataset import Dataset
from kg.answers.entities import Hit
from kg.answers.tenures import Tenure, span, tenures, tenures_of
from kg.model.iri import local_name

_CLAIMS = """SELECT DISTINCT ?graph ?claim ?entity WHERE { GRAPH ?graph {
  { ?claim kgo:about ?s . ?s ?role ?entity } UNION { ?claim kgo:about ?s ; kgo:holder ?entity } } } ORDER BY ?claim"""
_TOGETHER = """SELECT DISTINCT ?s ?label ?entity ?with WHERE { GRAPH ?g { ?claim kgo:about ?s . ?s ?role ?entity ; ?other ?with .
  ?s rdfs:label ?label . FILTER(?role != ?other) } } ORDER BY ?s ?label"""
_CURATED = """SELECT ?entity WHERE { GRAPH graph:registry {
  ?entity skos:prefLabel ?label . FILTER NOT EXISTS { ?entity prov:wasGeneratedBy ?activity } } } ORDER BY ?entity"""
_PROPERTIES = "SELECT ?property ?value ?entity WHERE { GRAPH graph:registry { ?entity ?property ?value } } ORDER BY ?property ?value"
_PARTIES = """SELECT DISTINCT ?party ?entity WHERE { ?entity kgo:memberOfParty ?p . ?p skos:prefLabel ?party } ORDER BY ?party"""
#: so many articles are named
_LISTED = 2
#: properties of which two values are no contradiction
_MANY = frozenset({"prefLabel", "altLabel", "wasGeneratedBy", "isReplacedBy", "source", "comment", "closeMatch", "name"})


@dataclass(frozen=True, slots=True)
class Side:
    """One of two entities: what is said of it, in how many texts, and the posts it held with their times."""

    hit: Hit
    claims: frozenset[str]
    documents: frozenset[str]
    posts: tuple[tuple[str, str], ...]
    curated: bool


def side(data: Dataset, hit: Hit) -> Side:
    """What the dataset holds of an entity."""
    rows = data.graphs(_CLAIMS, entity=hit.iri)
    told = [(row["graph"].removeprefix(data.names.graph("")), row["claim"]) for row in rows]
    held = tenures_of(data, hit.iri)
    posts = tuple((t.post_name if t.person == hit.iri else t.name, span(t)) for t in held)
    documents = frozenset(graph.removeprefix("doc_") for graph, _ in told if graph.startswith("doc_"))
    return Side(hit, frozenset(claim for _, claim in told), documents, posts, hit.iri in curated(data))


def curated(data: Dataset) -> frozenset[str]:
    """The entities that stand in the registry because a curator wrote them there."""
    return frozenset(row["entity"] for row in data.graphs(_CURATED))


def collisions(data: Dataset, old: Side, kept: Side) -> list[str]:
    """What speaks against the two being one, as far as the graph knows; each a sentence."""
    a, b = old.hit, kept.hit
    both = [data.names.shorten(data.names.iri("doc", slug)) for slug in sorted(old.documents & kept.documents)]
    lines = (
        [f"told apart in {', '.join(both[:_LISTED])}{f' and {len(both) - _LISTED} more' if len(both) > _LISTED else ''}"] if both else []
    )
    lines += [f"it would be on both sides of: {row['label']}" for row in data.graphs(_TOGETHER, entity=a.iri, **{"with": b.iri})]
    lines += [f"{name} differs: {' and '.join(one)} / {' and '.join(two)}" for name, one, two in _differing(data, a.iri, b.iri)]
    parties = [{row["party"] for row in data.world(_PARTIES, entity=hit.iri)} for hit in (a, b)]
    if all(parties) and not parties[0] & parties[1]:
        lines.append(f"party differs: {' and '.join(sorted(parties[0]))} / {' and '.join(sorted(parties[1]))}")
    return [*lines, *_at_once(tenures(data, person=a.iri), tenures(data, person=b.iri))]


def _differing(data: Dataset, a: str, b: str) -> Iterable[tuple[str, list[str], list[str]]]:
    """(Property, values of one, values of the other) where the registry gives both a value and none is the same."""
    one, two = _values(data, a), _values(data, b)
    for name in sorted(one.keys() & two.keys() - _MANY):
        if not set(one[name]) & set(two[name]):
            yield name, one[name], two[name]


def _values(data: Dataset, iri: str) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in data.graphs(_PROPERTIES, entity=iri):
        found[local_name(row["property"])].append(data.names.shorten(row["value"]))
    return found


def _at_once(ours: Iterable[Tenure], theirs: Iterable[Tenure]) -> Iterable[str]:
    """The pairs of posts that one person would have held on some day for certain."""
    for a, b in product(ours, theirs):
        if a.post != b.post and _certainly_overlap(a, b):
            yield f"two posts at once: {a.post_name} ({span(a)}) / {b.post_name} ({span(b)})"


def _certainly_overlap(a: Tenure, b: Tenure) -> bool:
    if not (a.begin_max and a.end_min and b.begin_max and b.end_min):
        return False
    return max(a.begin_max, b.begin_max) < min(a.end_min, b.end_min)
