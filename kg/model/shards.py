"""Which shard of a dataset a node or a quad belongs to: by hashes alone, so that any machine works it out by itself."""

from __future__ import annotations

import hashlib

import pyoxigraph as ox

from kg.model.iri import Namespaces


def shard_of(node: str, shards: int) -> int:
    """The number, from 0, of the shard that a name belongs to: its sha256, modulo the number of shards.

    >>> [shard_of(name, 4) for name in ("doc_a", "doc_b", "per:x")]
    [2, 3, 1]
    """
    return int.from_bytes(hashlib.sha256(node.encode()).digest()[:8], "big") % shards


def place_of(quad: ox.Quad, names: Namespaces) -> str:
    """What a quad is placed by: a source graph stands whole in one shard, all else with its subject."""
    graph = getattr(quad.graph_name, "value", "")
    if graph.startswith((names.graph("doc_"), names.graph("curated_"))):
        return str(graph)
    return str(getattr(quad.subject, "value", quad.subject))
