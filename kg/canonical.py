"""RDFC-1.0: one dataset, one text, whatever its blank nodes were called; with a limit, since some graphs would take for ever."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kg.errors import LimitError
from kg.limits import within

#: name of a hash -> the algorithm that uses it
HASHES: Mapping[str, ox.CanonicalizationAlgorithm] = {
    "sha256": ox.CanonicalizationAlgorithm.RDFC_1_0_SHA_256,
    "sha384": ox.CanonicalizationAlgorithm.RDFC_1_0_SHA_384,
}
#: seconds that naming the blank nodes gets when nobody says otherwise
TIMEOUT = 30.0


def canonical_nquads(quads: Iterable[ox.Quad], *, hashing: str = "sha256", timeout: float = TIMEOUT) -> bytes:
    """The dataset as canonical N-Quads (W3C RDFC-1.0): blank nodes called ``c14n0``, ``c14n1``, …; lines sorted, each once.

    The work for blank nodes that are told apart by their neighbours alone grows exponentially with their number. It is stopped after
    ``timeout`` seconds (``LimitError``; 0: never). Without blank nodes there is nothing to name, and no limit.
    """
    dataset = ox.Dataset(quads)
    if not any(has_blank_node(quad) for quad in dataset):
        return _text(dataset)

    def named() -> bytes:
        dataset.canonicalize(HASHES[hashing])
        return _text(dataset)

    remedy = "give the nodes IRIs, or give --timeout more seconds; few graphs need one"
    return within(
        timeout,
        named,
        stopped=LimitError("KG0924", f"naming the blank nodes was stopped after {timeout:g} s: too many are alike", remedy=remedy),
        lost=LimitError("KG0924", "naming the blank nodes ended without an answer (out of memory?)", remedy="give the nodes IRIs"),
    )


def has_blank_node(quad: ox.Quad | ox.Triple) -> bool:
    """Whether a blank node stands anywhere in it, its graph and its triple terms included."""
    return any(
        isinstance(term, ox.BlankNode) or (isinstance(term, ox.Triple) and has_blank_node(term))
        for term in quad
        if not isinstance(term, ox.DefaultGraph)
    )


def _text(dataset: ox.Dataset) -> bytes:
    return b"".join(sorted(f"{quad} .\n".encode() for quad in dataset))
