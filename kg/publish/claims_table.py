"""claims.tsv: every claim of every source on one line, for a spreadsheet or grep."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import pyoxigraph as ox

from kg.model.quads import Graph, GraphedQuads
from kg.publish.claim_row import COLUMNS, Description, described, judged, line, row
from kg.publish.claims_sorted import claims_of_a_file
from kg.publish.publication import Publication, source_name


def claims_tsv(publication: Publication) -> Iterator[bytes]:
    """All claims, by graph of their source and place in the text; tabs and line ends in cells become spaces, nothing is quoted.

    What stands in a file is not held: what a line needs is brought together by sorting. Of what is held, one source graph after another.
    """
    yield line(COLUMNS)
    if not isinstance(publication.quads, GraphedQuads):
        yield from claims_of_a_file(publication)
        return
    verdicts = _verdicts(publication)
    withheld = {triple.subject.value for triple in publication.graph("quarantine") if isinstance(triple.subject, ox.NamedNode)}
    for graph, _ in publication.graphs():
        if name := source_name(publication, graph):
            said = Said(publication, name, graph, verdicts, withheld)
            yield from publication.kept(graph, ("claims", *said.judged()), said.lines)


def claim_cells(publication: Publication) -> Iterator[list[str]]:
    """The header and the lines of ``claims_tsv`` as cells."""
    for piece in claims_tsv(publication):
        yield from (told.split("\t") for told in piece.decode().split("\n")[:-1])


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
        said = described(self.publication.of_graph(self.graph))
        rows = [
            row(self.publication, self.name, iri, said, self.verdicts.get(iri, ("", "")), iri in self.withheld)
            for iri in _claims(self.publication, said)
        ]
        rows.sort(key=lambda cells: (int(cells["char_start"] or 0), cells["claim"]))
        yield b"".join(line(cells[column] for column in COLUMNS) for cells in rows)


def _verdicts(publication: Publication) -> dict[str, tuple[str, str]]:
    """Claim -> its status and its outcome as they are printed."""
    found: dict[str, tuple[str, str]] = {}
    for claim, group in groupby(publication.graph("assessment"), key=lambda triple: triple.subject):
        if isinstance(claim, ox.NamedNode):
            first, second = judged(publication, described(group)[claim.value])
            found[claim.value] = (sys.intern(first), sys.intern(second))
    return found


def _claims(publication: Publication, graph: Mapping[str, Description]) -> list[str]:
    about = publication.names.term("about")
    return sorted(subject for subject, description in graph.items() if about in description)
