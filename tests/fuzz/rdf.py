"""What the readers of a dataset do with bytes: quads, a store of them, and their canonical form."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path

from kg.canonical import canonical_nquads, has_blank_node
from kg.store import parsed, store_of
from tests.fuzz import generated, samples
from tests.fuzz.reading import Reader, Reads

#: quads with blank nodes that are given canonical names: some take for ever, which has a limit of its own (KG0924)
_FEW = 6


def dataset(folder: Path, name: str) -> Reads:
    """Reads a file of quads."""
    path = folder / name

    def reads(content: bytes) -> int:
        path.write_bytes(content)
        quads = list(parsed(path))
        len(store_of(quads))
        plain = [quad for quad in quads if not has_blank_node(quad)]
        canonical_nquads([*plain, *islice((quad for quad in quads if has_blank_node(quad)), _FEW)], timeout=0)
        return 0

    return reads


def _dataset(name: str) -> Callable[[Path], Reads]:
    return partial(dataset, name=name)


RDF = (
    Reader("N-Quads", 16, _dataset("a.nq"), samples.LINES_NQ),
    Reader("TriG", 14, _dataset("a.trig"), samples.TRIG, generated.turtle),
    Reader("Turtle", 14, _dataset("a.ttl"), [*samples.RECORDS, *samples.TRIG], generated.turtle),
    Reader("JSON-LD", 14, _dataset("a.jsonld"), samples.JSONLD, generated.json),
)
