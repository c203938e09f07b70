"""Why a statement is there: the claims about it, with holders, words and causes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.answers.dataset import Dataset, Row

_CLAIMS = """SELECT ?graph ?claim ?s ?label ?class ?modality ?polarity ?certainty ?holder ?holderName ?condition ?conditionName
    ?status ?outcome ?exact ?start ?end ?source ?confidence WHERE {
  GRAPH ?graph { ?claim kgo:about ?s ; kgo:modality ?modality ; kgo:polarity ?polarity ; kgo:certainty ?certainty ; kgo:holder ?holder .
    ?s rdfs:label ?label ; a ?class .
    OPTIONAL { ?claim kgo:confidence ?confidence }
    OPTIONAL { ?claim kgo:condition ?condition . OPTIONAL { ?condition rdfs:label ?conditionName } }
    OPTIONAL { ?claim kgo:evidence ?q . ?q oa:exact ?exact ; oa:start ?start ; oa:end ?end }
    OPTIONAL { ?claim dcterms:source ?source } }
  OPTIONAL { GRAPH graph:registry { ?holder skos:prefLabel ?holderName } }
  OPTIONAL { GRAPH graph:assessment { ?claim kgo:status ?status } }
  OPTIONAL { GRAPH graph:assessment { ?claim kgo:outcome ?outcome } }
} ORDER BY ?graph ?start ?claim ?source"""

_ABOUT_ENTITY = """SELECT DISTINCT ?s ?entity WHERE { GRAPH ?g { ?claim kgo:about ?s . ?s ?role ?entity } } ORDER BY ?s"""

_DOCUMENTS = """SELECT ?doc ?title ?issued ?publisher WHERE {
  GRAPH graph:provenance { ?doc dcterms:title ?title ; dcterms:issued ?issued . OPTIONAL { ?doc dcterms:publisher ?pub } }
  OPTIONAL { GRAPH graph:registry { ?pub skos:prefLabel ?publisher } } } ORDER BY ?doc"""

_CAUSES = """SELECT DISTINCT ?link ?cause ?effect WHERE { GRAPH ?g { ?link kgo:effect ?effect ; kgo:cause ?cause } } ORDER BY ?link"""

_REASONS = """SELECT ?claim ?verdict ?why WHERE {
  GRAPH graph:decisions { ?d kgo:decidesOn ?claim ; kgo:verdict ?verdict ; rdfs:comment ?why } }
ORDER BY ?claim ?verdict"""


@dataclass(frozen=True, slots=True)
class Said:
    """One claim, ready to be shown: what, how surely, who says so, in which source, on which words."""

    claim: str
    situation: str
    label: str
    cls: str
    modality: str
    polarity: str
    certainty: str
    holder: str
    source: str
    day: str
    status: str
    outcome: str
    condition: str
    quote: str
    start: int
    end: int
    references: tuple[str, ...]
    curated: bool
    own_voice: bool
    decision: str = ""

    @property
    def is_truth(self) -> bool:
        """Whether the claim alone makes its situation a fact (MODEL §3.6)."""
        axes = (self.modality, self.polarity, self.certainty) == ("Actual", "Affirmed", "Certain")
        return axes and self.own_voice and self.status == "Accepted"


def claims(data: Dataset, situation: str = "", claim: str = "") -> list[Said]:
    """The claims about a situation, or one claim, curated first, then by source and place in the text."""
    bound = {key: iri for key, iri in (("s", situation), ("claim", claim)) if iri}
    rows = data.graphs(_CLAIMS, **bound)
    titles = {row["doc"]: row for row in data.graphs(_DOCUMENTS)}
    reasons = {row["claim"]: row["why"] for row in data.graphs(_REASONS)}
    merged: dict[str, Said] = {}
    for row in rows:
        known = merged.get(row["claim"])
        references = (*(known.references if known else ()), *([row["source"]] if "source" in row else []))
        merged[row["claim"]] = _said(data, row, titles, tuple(dict.fromkeys(references)), reasons.get(row["claim"], ""))
    return sorted(merged.values(), key=lambda said: (not said.curated, said.day, said.source, said.start, said.claim))


def _said(data: Dataset, row: Row, titles: Mapping[str, Row], references: tuple[str, ...], decision: str) -> Said:
    graph = row["graph"].removeprefix(data.names.graph(""))
    document = data.names.iri("doc", graph.removeprefix("doc_"))
    about = titles.get(document, {})
    curated = graph.startswith("curated_")
    own_voice = row["holder"] in (document, data.names.iri("agent", "curator"))
    holder = (
        "the curator" if curated and own_voice else "the article" if own_voice else row.get("holderName", data.names.shorten(row["holder"]))
    )
    source = f"seeds/curated ({graph.removeprefix('curated_')})" if curated else about.get("publisher") or about.get("title") or graph
    return Said(
        claim=row["claim"],
        situation=row["s"],
        label=row["label"],
        cls=_local(row["class"]),
        modality=_local(row["modality"]),
        polarity=_local(row["polarity"]),
        certainty=_local(row["certainty"]),
        holder=holder,
        source=source,
        day=about.get("issued", "")[:10],
        status=_local(row.get("status", "")),
        outcome=_local(row.get("outcome", "")),
        condition=row.get("conditionName", ""),
        quote=row.get("exact", ""),
        start=int(row.get("start", 0)),
        end=int(row.get("end", 0)),
        references=references,
        curated=curated,
        own_voice=own_voice,
        decision=decision,
    )


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def situations_of(data: Dataset, entity: str) -> list[str]:
    """IRIs of all situations in which the entity has a role, in any source."""
    return [row["s"] for row in data.graphs(_ABOUT_ENTITY, entity=entity)]


@dataclass(frozen=True, slots=True)
class Cause:
    """One link of a chain: cause and effect by label, and who vouches for it."""

    depth: int
    cause: str
    effect: str
    said: Said


def causes(data: Dataset, situation: str) -> list[Cause]:
    """The causal links that lead to a situation, nearest first; a link told by several sources stands once for each."""
    links: dict[str, list[tuple[str, str]]] = {}
    for row in data.graphs(_CAUSES):
        links.setdefault(row["effect"], []).append((row["link"], row["cause"]))
    labels = {said.situation: said.label for said in claims(data)}
    chain: list[Cause] = []
    frontier, seen = [(situation, 1)], {situation}
    while frontier:
        effect, depth = frontier.pop(0)
        for link, cause in links.get(effect, []):
            chain += [Cause(depth, labels.get(cause, cause), labels.get(effect, effect), said) for said in claims(data, situation=link)]
            if cause not in seen:
                seen.add(cause)
                frontier.append((cause, depth + 1))
    return chain
