"""claims.tsv: every claim of every source on one line, for a spreadsheet or grep."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import pyoxigraph as ox

from kg.model.intervals import FuzzyInterval
from kg.model.quads import Graph
from kg.publish.publication import Publication

COLUMNS = (
    "claim", "source", "class", "situation", "label", "roles", "date", "begin", "end", "ending", "stage", "modality", "polarity",
    "certainty", "holder", "condition", "status", "outcome", "withheld", "confidence", "char_start", "char_end", "quote", "sources",
)  # fmt: skip

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_ORG = "http://www.w3.org/ns/org#"
_OA = "http://www.w3.org/ns/oa#"
_DCTERMS_SOURCE = "http://purl.org/dc/terms/source"

Description = dict[str, list[ox.NamedNode | ox.Literal]]


def claims_tsv(publication: Publication) -> Iterator[bytes]:
    """All claims, by graph of their source and place in the text; tabs and line ends in cells become spaces, nothing is quoted.

    One source graph is held at a time; of every claim of the dataset, what the assessment says of it.
    """
    names = publication.names
    verdicts = _verdicts(publication)
    withheld = {triple.subject.value for triple in publication.graph("quarantine") if isinstance(triple.subject, ox.NamedNode)}
    yield _line(COLUMNS)
    for graph, _ in publication.graphs():
        name = graph.value.removeprefix(names.graph("")) if isinstance(graph, ox.NamedNode) else ""
        if name.startswith(("doc_", "curated_")):
            said = Said(publication, name, graph, verdicts, withheld)
            yield from publication.kept(graph, ("claims", *said.judged()), said.lines)


@dataclass(frozen=True, slots=True)
class Said:
    """The claims of one source graph, with what the assessment says of all claims, and those that are withheld."""

    publication: Publication
    name: str
    graph: Graph
    verdicts: Mapping[str, tuple[str, str]]
    withheld: Collection[str]

    def judged(self) -> list[str]:
        """Each claim of the graph with what became of it."""
        about = self.publication.names.term("about")

        def found() -> Iterator[bytes]:
            triples = self.publication.of_graph(self.graph)
            yield "\n".join(str(triple.subject)[1:-1] for triple in triples if triple.predicate.value == about).encode()

        claims = b"".join(self.publication.kept(self.graph, ("claims of the graph",), found)).decode().split("\n")
        return [f"{claim} {self.verdicts.get(claim)} {claim in self.withheld}" for claim in claims]

    def lines(self) -> Iterator[bytes]:
        """The claims of the graph by their place in the text, each on a line."""
        said = _described(self.publication.of_graph(self.graph))
        rows = [
            _row(self.publication, self.name, iri, said, self.verdicts.get(iri, ("", "")), iri in self.withheld)
            for iri in _claims(self.publication, said)
        ]
        rows.sort(key=lambda row: (int(row["char_start"] or 0), row["claim"]))
        yield b"".join(_line(row[column] for column in COLUMNS) for row in rows)


def _line(cells: Iterable[str]) -> bytes:
    return ("\t".join(" ".join(cell.split()) for cell in cells) + "\n").encode()


def _verdicts(publication: Publication) -> dict[str, tuple[str, str]]:
    """Claim -> its status and its outcome as they are printed."""
    names = publication.names
    status, outcome = names.term("status"), names.term("outcome")
    found: dict[str, tuple[str, str]] = {}
    for claim, group in groupby(publication.graph("assessment"), key=lambda triple: triple.subject):
        if isinstance(claim, ox.NamedNode):
            said = _described(group)[claim.value]
            first, second = (" | ".join(_text(publication, value) for value in said.get(prop, ())) for prop in (status, outcome))
            found[claim.value] = (sys.intern(first), sys.intern(second))
    return found


def _described(statements: Iterable[ox.Quad | ox.Triple]) -> dict[str, Description]:
    """Subject -> property -> values, in order."""
    found: dict[str, Description] = defaultdict(lambda: defaultdict(list))
    for told in statements:
        if isinstance(told.subject, ox.NamedNode) and isinstance(told.object, ox.NamedNode | ox.Literal):
            found[told.subject.value][told.predicate.value].append(told.object)
    return found


def _claims(publication: Publication, graph: dict[str, Description]) -> list[str]:
    about = publication.names.term("about")
    return sorted(subject for subject, description in graph.items() if about in description)


def _row(
    publication: Publication, source: str, iri: str, graph: dict[str, Description], verdict: tuple[str, str], withheld: bool
) -> dict[str, str]:
    names = publication.names
    claim = graph[iri]

    def one(description: Description, prop: str) -> str:
        return " | ".join(_text(publication, value) for value in description.get(prop, ()))

    def own(description: Description, prop: str) -> str:
        return one(description, names.term(prop))

    situation_iri = _value(claim[names.term("about")][0])
    situation = graph.get(situation_iri, {})
    quotes = [graph.get(_value(quote), {}) for quote in claim.get(names.term("evidence"), ())]
    first = min(quotes, key=lambda quote: int(_value(quote[_OA + "start"][0])), default={})
    cells = {name: own(claim, name) for name in ("modality", "polarity", "certainty", "holder", "condition", "confidence")}
    cells |= {name: own(situation, name) for name in ("date", "begin", "end", "stage")}
    cells["status"], cells["outcome"] = verdict
    cls = one(situation, _RDF_TYPE).replace("kgo:", "")
    return cells | {
        "claim": names.shorten(iri),
        "source": source,
        "class": cls,
        "ending": _ending(cells) if publication.vocabulary.is_a(cls, "State") else "",
        "situation": names.shorten(situation_iri),
        "label": one(situation, _LABEL),
        "roles": _roles(publication, situation),
        "withheld": "yes" if withheld else "",
        "char_start": one(first, _OA + "start"),
        "char_end": one(first, _OA + "end"),
        "quote": one(first, _OA + "exact"),
        "sources": one(claim, _DCTERMS_SOURCE),
    }


def _ending(cells: dict[str, str]) -> str:
    """What the source tells of the end of a state (``kg.model.intervals.Ending``); nothing where its dates are none."""
    try:
        return FuzzyInterval.of(cells["begin"], cells["end"]).ending.value
    except ValueError:
        return ""


def _roles(publication: Publication, situation: Description) -> str:
    """The situation's participants as ``role=value`` pairs."""
    skipped = {publication.names.term(name) for name in ("date", "begin", "end", "stage")} | {_RDF_TYPE, _LABEL}
    bounds = ("Min", "Max")
    pairs = [
        f"{publication.names.shorten(prop).partition(':')[2]}={_text(publication, value)}"
        for prop, values in sorted(situation.items())
        if prop not in skipped and not prop.endswith(bounds) and (prop.startswith((publication.names.term(""), _ORG)))
        for value in values
    ]
    return "; ".join(pairs)


def _value(term: ox.NamedNode | ox.Literal) -> str:
    return term.value


def _text(publication: Publication, term: ox.NamedNode | ox.Literal) -> str:
    return publication.names.shorten(term.value) if isinstance(term, ox.NamedNode) else term.value
