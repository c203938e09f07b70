"""manifest.json: what went in, what came out, as hashes; nothing of the machine, no clock."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping

import pyoxigraph as ox

from kg.publish.publication import Publication


def manifest(publication: Publication, outputs: Mapping[str, bytes]) -> bytes:
    """The manifest of a build; ``digest`` is one hash over all outputs, the number that a reviewer compares."""
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(outputs.items())}
    graphs = Counter(
        publication.names.shorten(quad.graph_name.value) for quad in publication.quads if isinstance(quad.graph_name, ox.NamedNode)
    )
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
