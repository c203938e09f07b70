"""manifest.json: what went in, what came out, as hashes; nothing of the machine, no clock."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping

import pyoxigraph as ox

from kg.publish.publication import Publication


def manifest(publication: Publication, outputs: Mapping[str, str]) -> bytes:
    """The manifest of a build, from the sha256 of each output; ``digest`` is one hash over all, the number that a reviewer compares."""
    hashes = dict(sorted(outputs.items()))
    graphs = {
        publication.names.shorten(graph.value): sum(1 for _ in quads)
        for graph, quads in publication.graphs()
        if isinstance(graph, ox.NamedNode)
    }
    content = {
        "claimgraph": publication.version,
        "base": publication.names.base,
        "model": publication.model,
        "inputs": dict(sorted(publication.inputs.items())),
        "outputs": hashes,
        "quads": len(publication.quads),
        "graphs": dict(sorted(graphs.items())),
        "findings": dict(sorted(Counter(finding.severity.value for finding in publication.findings).items())),
        "digest": hashlib.sha256("\n".join(f"{name} {value}" for name, value in hashes.items()).encode()).hexdigest(),
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
