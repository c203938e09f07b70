"""One claim with everything that stands behind it, read from the dataset."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.answers.articles import Article, article, learned
from kg.answers.claim_rows import Properties, properties, source_graph
from kg.answers.dataset import Dataset
from kg.answers.status import status_in
from kg.answers.why import Said
from kg.dossier.model import Evidence, Passage, Ruling
from kg.dossier.passages import passage
from kg.dossier.values import Teller
from kg.model.iri import local_name

_RULINGS = """SELECT ?d ?on ?verdict ?why ?by ?made ?because WHERE { GRAPH graph:decisions { ?d kgo:decidesOn ?on ; kgo:verdict ?verdict
  OPTIONAL { ?d rdfs:comment ?why } OPTIONAL { ?d prov:wasAttributedTo ?by } OPTIONAL { ?d prov:generatedAtTime ?made }
  OPTIONAL { ?d kgo:because ?because } } } ORDER BY ?made ?d ?because"""
_FAULTS = (
    """SELECT ?claim ?message WHERE { GRAPH graph:quarantine { ?claim kgo:withheldFor/sh:resultMessage ?message } } ORDER BY ?message"""
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads claims about an entity; ``texts`` are the articles that are at hand, by their SHA-256."""

    data: Dataset
    entity: str
    texts: Mapping[str, str]

    def evidence(self, number: str, said: Said) -> tuple[Evidence, Teller]:
        """A claim under its number in the dossier, and as the teller of the values that its source gives."""
        data = self.data
        graph = self._graph(said.claim)
        found = properties(data, said.claim, graph)
        origin = source_graph(data, found, graph)
        document = self._document(said, found, graph, origin)
        shown = Evidence(
            number=number,
            claim=data.names.shorten(said.claim),
            status=status_in(data, said, self.entity),
            how=said.how,
            holder=said.holder,
            own_voice=said.own_voice,
            condition=said.condition,
            outcome=said.outcome.lower(),
            passages=tuple(self._passages(found, graph, document)),
            article=document,
            learned=learned(data, origin, document.published if document else ""),
            source=said.source,
            references=said.references,
            note=said.note,
            made_by=self._made_by(said, found),
            confidence=self._one(found, "kgo:confidence"),
            rulings=rulings(data, said.claim),
            faults=tuple(faults(data).get(said.claim, ())),
        )
        return shown, Teller(number, graph, self._one(found, "kgo:supports"))

    def _graph(self, claim: str) -> str:
        about = ox.NamedNode(self.data.names.term("about"))
        graphs = (quad.graph_name for quad in self.data.store.quads_for_pattern(ox.NamedNode(claim), about, None, None))
        return min((graph.value for graph in graphs if isinstance(graph, ox.NamedNode)), default="")

    def _document(self, said: Said, found: Properties, graph: str, origin: str) -> Article | None:
        """The document that the words stand in, else the one that the source is; none of a curated claim."""
        for quote in found.get(self.data.names.expand("kgo:evidence"), ()):
            if document := article(self.data, self._one(properties(self.data, quote, graph), "dcterms:source")):
                return document
        slug = local_name(origin).removeprefix("doc_")
        return None if said.curated else article(self.data, self.data.names.iri("doc", slug))

    def _passages(self, found: Properties, graph: str, document: Article | None) -> list[Passage]:
        quotes = [properties(self.data, iri, graph) for iri in found.get(self.data.names.expand("kgo:evidence"), ())]
        places = [(self._one(quote, "oa:exact"), self._one(quote, "oa:start"), self._one(quote, "oa:end")) for quote in quotes]
        text = self.texts.get(document.sha256) if document else None
        whole = sorted((int(start), int(end), exact) for exact, start, end in places if exact and start.isdecimal() and end.isdecimal())
        return [passage(exact, start, end, text) for start, end, exact in whole]

    def _made_by(self, said: Said, found: Properties) -> str:
        """The rule that read the claim, the extractor where it has no rules, or whose file it stands in."""
        if said.curated:
            return f"written in {said.source}" if said.own_voice else f"written in {said.source}, as the view of {said.holder}"
        activity = self._one(found, "prov:wasGeneratedBy")
        agent = self._one(properties(self.data, activity, self.data.names.graph("provenance")), "prov:wasAssociatedWith")
        reader = local_name(agent).removeprefix("extractor-") if agent else "a program"
        rule = self._one(found, "kgo:frame")
        return f"read by {reader}, rule {rule}" if rule else f"read by {reader}"

    def _one(self, found: Properties, name: str) -> str:
        return next(iter(found.get(self.data.names.expand(name), ())), "")


def rulings(data: Dataset, subject: str) -> tuple[Ruling, ...]:
    """The decisions on a claim or an entity, in the order in which they were made."""
    return data.once("rulings", lambda: _rulings(data)).get(subject, ())


def _rulings(data: Dataset) -> Mapping[str, tuple[Ruling, ...]]:
    rows: dict[tuple[str, str], list[Mapping[str, str]]] = defaultdict(list)
    for row in data.graphs(_RULINGS):
        rows[row["on"], row["d"]].append(row)
    found: dict[str, tuple[Ruling, ...]] = {}
    for (subject, decision), told in rows.items():
        found[subject] = (*found.get(subject, ()), _ruling(data, decision, told))
    return found


def _ruling(data: Dataset, decision: str, rows: Sequence[Mapping[str, str]]) -> Ruling:
    first = rows[0]
    because = dict.fromkeys(data.names.shorten(row["because"]) for row in rows if "because" in row)
    by, made = local_name(first.get("by", "")), first.get("made", "")[:10]
    return Ruling(local_name(decision), local_name(first["verdict"]), by, made, first.get("why", ""), tuple(because))


def faults(data: Dataset) -> Mapping[str, Sequence[str]]:
    """Withheld claim -> what is wrong with it, each fault once."""

    def read() -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for row in data.graphs(_FAULTS):
            if row["message"] not in found[row["claim"]]:
                found[row["claim"]].append(row["message"])
        return found

    return data.once("faults", read)
