"""The claims of a dataset that stands in a file, which is gone through in order: what belongs to a claim is brought together by sorting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from operator import itemgetter

import msgspec
import pyoxigraph as ox

from kg.publish.claim_row import COLUMNS, Description, described, judged, line, row, verdict_terms
from kg.publish.publication import Publication, source_name

#: a subject in a graph, as they are written in N-Quads: in the order of the file
_Place = tuple[bytes, bytes]
#: stand for the graph in what is said of a claim elsewhere
_JUDGED, _WITHHELD = b"judged", b"withheld"


def claims_of_a_file(publication: Publication) -> Iterator[bytes]:
    """A line for each claim, by graph of its source and place in the text; one claim is held at a time, with what a line needs of it."""
    wanted = publication.sorted(_wanted(publication))
    said = publication.sorted(chain(_said(publication, wanted), _judged(publication), _withheld(publication)))
    for record in publication.sorted(_rows(publication, said)):
        yield record.split(b"\t", 3)[3]


def _described(publication: Publication) -> Iterator[tuple[_Place, Description]]:
    """What each source graph says of each subject, in order."""
    for graph, quads in publication.graphs():
        if source_name(publication, graph):
            for subject, group in groupby(quads, key=lambda quad: quad.subject):
                if isinstance(subject, ox.NamedNode):
                    yield (str(graph).encode(), str(subject).encode()), described(group).get(subject.value, {})


def _wanted(publication: Publication) -> Iterator[bytes]:
    """Graph, subject and claim wherever a line about the claim needs what the graph says of the subject."""
    about, evidence = publication.names.term("about"), publication.names.term("evidence")
    for (graph, claim), description in _described(publication):
        if about in description:
            needed = (*description[about][:1], *description.get(evidence, ()))
            for subject in dict.fromkeys((claim, *(str(each).encode() for each in needed if isinstance(each, ox.NamedNode)))):
                yield b"\t".join((graph, subject, claim)) + b"\n"


def _said(publication: Publication, wanted: Iterable[bytes]) -> Iterator[bytes]:
    """Claim, graph, subject, and what the graph says of the subject."""
    asked = groupby((tuple(record[:-1].split(b"\t")) for record in wanted), key=itemgetter(0, 1))
    place, claims = next(asked, (None, iter(())))
    for here, description in _described(publication):
        while place is not None and place < here:
            place, claims = next(asked, (None, iter(())))
        if place == here:
            content = _packed(description)
            for *_, claim in claims:
                yield b"\t".join((claim, *here, content)) + b"\n"


def _judged(publication: Publication) -> Iterator[bytes]:
    """Claim, and what the assessment says of it."""
    terms = verdict_terms(publication)
    for claim, group in groupby(publication.graph("assessment"), key=lambda triple: triple.subject):
        told = [triple for triple in group if triple.predicate.value in terms]
        if told and isinstance(claim, ox.NamedNode):
            yield b"\t".join((str(claim).encode(), _JUDGED, b"", _packed(described(told)[claim.value]))) + b"\n"


def _withheld(publication: Publication) -> Iterator[bytes]:
    for claim, _ in groupby(publication.graph("quarantine"), key=lambda triple: triple.subject):
        if isinstance(claim, ox.NamedNode):
            yield b"\t".join((str(claim).encode(), _WITHHELD, b"", b"{}")) + b"\n"


def _rows(publication: Publication, said: Iterable[bytes]) -> Iterator[bytes]:
    """Graph, place, claim, and its line."""
    for claim, group in groupby((record[:-1].split(b"\t", 3) for record in said), key=itemgetter(0)):
        found: dict[bytes, dict[str, Description]] = {}
        for _, graph, subject, content in group:
            found.setdefault(graph, {})[subject[1:-1].decode()] = _unpacked(content)
        withheld = found.pop(_WITHHELD, None) is not None
        verdict = judged(publication, found.pop(_JUDGED, {}).get("", {}))
        for graph, told in found.items():
            name = source_name(publication, ox.NamedNode(graph[1:-1].decode()))
            cells = row(publication, name, claim[1:-1].decode(), told, verdict, withheld)
            place = f"{int(cells['char_start'] or 0):012d}\t{cells['claim']}\t".encode()
            yield graph + b"\t" + place + line(cells[column] for column in COLUMNS)


def _packed(description: Description) -> bytes:
    """A description on one line without tabs."""
    return msgspec.json.encode(
        {prop: [(isinstance(value, ox.NamedNode), value.value) for value in values] for prop, values in description.items()}
    )


def _unpacked(content: bytes) -> Description:
    found = msgspec.json.decode(content, type=dict[str, list[tuple[bool, str]]])
    return {prop: [ox.NamedNode(value) if node else ox.Literal(value) for node, value in values] for prop, values in found.items()}
