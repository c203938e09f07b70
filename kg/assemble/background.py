"""What stands behind the claims of a dataset, read back out of RDF: documents, record times, and the decisions that were applied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from kg.assemble.selectors import Judgement, Ledger
from kg.assemble.terms import COMMENT, TYPE, Terms
from kg.model.decision import Decision, Verdict
from kg.model.document import SourceDocument
from kg.model.iri import local_name
from kg.model.record import UNRECORDED, Recorded
from kg.model.span import Span

Properties = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Background:
    """Documents by slug, record times by source, and the ledger as it was applied.

    A dataset does not hold the texts of documents. ``reprints`` are (later, first) documents that print one text.
    """

    documents: Mapping[str, SourceDocument]
    reprints: Mapping[str, str]
    recorded: Mapping[str, Recorded]
    ledger: Ledger


def read_background(quads: Iterable[ox.Quad], terms: Terms) -> Background:
    """The documents, record times and decisions that a dataset was assembled with."""
    graphs: dict[str, dict[str, dict[str, list[str]]]] = {"provenance": {}, "decisions": {}}
    base, doc = terms.graph("").value, terms.names.iri("doc", "")
    read = {terms.graph(name) for name in graphs}
    for quad in sorted((quad for quad in quads if quad.graph_name in read and isinstance(quad.subject, ox.NamedNode)), key=str):
        subject = graphs[quad.graph_name.value.removeprefix(base)].setdefault(quad.subject.value, defaultdict(list))  # type: ignore[union-attr]
        subject[quad.predicate.value].append(str(getattr(quad.object, "value", "")))
    provenance = {iri: {name: tuple(values) for name, values in found.items()} for iri, found in graphs["provenance"].items()}
    decisions = {iri: {name: tuple(values) for name, values in found.items()} for iri, found in graphs["decisions"].items()}
    documents = (_document(iri, found, terms) for iri, found in provenance.items() if iri.startswith(doc))
    originals = {iri.removeprefix(doc): _one(found, terms.kgo("reprintOf").value) for iri, found in provenance.items()}
    recorded = {iri.removeprefix(base).removeprefix("doc_"): _recorded(found, terms) for iri, found in provenance.items()}
    judged = (_judgement(iri, found, terms) for iri, found in decisions.items() if _is_decision(found, terms))
    return Background(
        documents={document.slug: document for document in documents if document},
        reprints={slug: original.removeprefix(doc) for slug, original in originals.items() if original},
        recorded={origin: times for origin, times in recorded.items() if times != UNRECORDED},
        ledger=Ledger(tuple(sorted(judged, key=lambda judgement: judgement.decision.order))),
    )


def _one(found: Properties, name: str) -> str:
    return next(iter(found.get(name, ())), "")


def _document(iri: str, found: Properties, terms: Terms) -> SourceDocument | None:
    """The document as far as provenance tells of it; ``publisher`` is the IRI of the body behind it."""
    issued = _one(found, terms.names.expand("dcterms:issued"))
    if not issued:
        return None
    return SourceDocument(
        slug=iri.removeprefix(terms.names.iri("doc", "")),
        path="",
        text="",
        sha256=_one(found, terms.kgo("sha256").value),
        title=_one(found, terms.names.expand("dcterms:title")),
        title_span=Span(0, 0),
        published=date.fromisoformat(issued[:10]),
        published_at=issued,
        publisher=_one(found, terms.names.expand("dcterms:publisher")),
        url=_one(found, terms.names.expand("foaf:page")),
    )


def _recorded(found: Properties, terms: Terms) -> Recorded:
    days = [_one(found, terms.kgo(name).value) for name in ("recorded", "recordedBefore")]
    return Recorded(*(date.fromisoformat(day) if day else None for day in days))


def _is_decision(found: Properties, terms: Terms) -> bool:
    return terms.kgo("CurationDecision").value in found.get(TYPE.value, ())


def _judgement(iri: str, found: Properties, terms: Terms) -> Judgement:
    """A decision under the name that the graph gives it, with what it was applied to; its selectors are not kept in RDF."""
    decision = Decision(
        id=local_name(iri),
        verdict=Verdict(_one(found, terms.kgo("verdict").value).removeprefix(terms.kgo("").value)),
        subject="",
        other="",
        because="",
        reason=_one(found, COMMENT.value),
        by=local_name(_one(found, terms.names.expand("prov:wasAttributedTo"))),
        made=_one(found, terms.names.expand("prov:generatedAtTime")),
    )
    return Judgement(decision, found.get(terms.kgo("decidesOn").value, ()), found.get(terms.kgo("because").value, ()))
