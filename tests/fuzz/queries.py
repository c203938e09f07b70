"""What is done with the text of a query: by the command, by the server, and by agents."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.answers.dataset import Dataset
from kg.answers.unknown import unknown_terms, unknown_things
from kg.mcp import query as agents
from kg.model.iri import Namespaces
from kg.query import run
from kg.store import store_of
from kg.web.execution import Asked, answered
from tests.fuzz import generated, samples
from tests.fuzz.reading import Reader, Reads

#: few, so that a query of everything with everything comes to an end
SMALL = """PREFIX kgo: <https://kg.example.org/ont#> PREFIX x: <https://kg.example.org/>
x:graph\\/truthy { x:tenure\\/t a kgo:Tenure ; kgo:begin "2019" ; kgo:post x:post\\/p . }
x:graph\\/registry { x:person\\/a a <http://xmlns.com/foaf/0.1/Person> ; <http://www.w3.org/2004/02/skos/core#prefLabel> "Ann"@en . }
x:graph\\/doc_a { x:claim\\/c kgo:about x:tenure\\/t ; kgo:confidence 0.5 . }
"""


@cache
def small() -> bytes:
    """A few quads as N-Quads."""
    quads = ox.parse(SMALL.encode(), format=ox.RdfFormat.TRIG)
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def command(_folder: Path) -> Reads:
    """Answers as ``kg query`` does, with what it hints at where nothing was found."""
    names, store = Namespaces(), store_of(ox.parse(small(), format=ox.RdfFormat.N_QUADS))

    def reads(content: bytes) -> int:
        text = content.decode("utf-8", "replace")
        for view in ("world", "dataset"):
            run(store, text, names, view=view, timeout=0, max_rows=100)
        list(unknown_terms(text, frozenset({"Tenure"}), frozenset()))
        list(unknown_things(text, store, names))
        return 0

    return reads


def server(folder: Path) -> Reads:
    """Answers as the server does."""
    home, names = folder / "dataset.nq", Namespaces()
    home.write_bytes(small())

    def reads(content: bytes) -> int:
        answered(home, Asked(content.decode("utf-8", "replace")), names, 100_000)
        return 0

    return reads


def agent(_folder: Path) -> Reads:
    """Answers as for agents."""
    data = Dataset(store_of(ox.parse(small(), format=ox.RdfFormat.N_QUADS)), Namespaces())

    def reads(content: bytes) -> int:
        agents.table(data, content.decode("utf-8", "replace"), "world", agents.Limits(seconds=0))
        return 0

    return reads


QUERIES = (
    Reader("SPARQL, kg query", 12, command, samples.QUERIES, generated.sparql, apart=True),
    Reader("SPARQL, server", 8, server, samples.QUERIES, generated.sparql, apart=True),
    Reader("SPARQL, agents", 3, agent, samples.QUERIES, generated.sparql, apart=True),
)
