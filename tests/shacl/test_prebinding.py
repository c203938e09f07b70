"""A query of a shape taken apart: what is counted, and which queries have to be asked of one focus node, or one graph, at a time."""

from __future__ import annotations

import pytest

from kg.shacl.prebinding import parts, tokens

ONE, COUNTED = "SELECT $this WHERE { $this e:p ?x }", "SELECT $this (COUNT(?x) AS ?n) WHERE { $this e:p ?x }"


def test_the_parts_of_a_query() -> None:
    found = parts(tokens("PREFIX e: <e:> SELECT DISTINCT $this ?x WHERE { $this e:p ?x } ORDER BY ?x"))
    assert (found.prologue.strip(), found.projection.split(), found.tail.strip()) == ("PREFIX e: <e:>", ["$this", "?x"], "ORDER BY ?x")
    assert "".join(token.text for token in found.body).strip() == "$this e:p ?x"
    assert parts(tokens("ASK { $this e:p ?x }")).projection == ""


@pytest.mark.parametrize(
    ("query", "counts", "one_by_one", "by_graph"),
    [
        (ONE, False, False, False),
        (f"{ONE} LIMIT 1", False, True, True),
        (f"{ONE} OFFSET 1", False, True, True),
        (COUNTED, True, True, True),
        (f"{COUNTED} GROUP BY $this", True, False, True),
        (f"{COUNTED} GROUP BY ?x", True, True, True),
        (f"{COUNTED} GROUP BY $this HAVING (COUNT(?x) > 1)", True, False, True),
        (f"{COUNTED} GROUP BY ?x HAVING (COUNT(?x) > 1)", True, True, True),
        (f"SELECT $this WHERE {{ {{ {COUNTED} GROUP BY $this }} FILTER (?n > 1) }}", True, False, True),
        (f"SELECT $this WHERE {{ {{ {COUNTED} }} FILTER (?n > 1) }}", True, True, True),
        ("SELECT $this (SUM(?n) AS ?m) WHERE { { " + COUNTED + " GROUP BY $this } }", True, True, True),
        ("SELECT $this WHERE { GRAPH ?g { $this e:p ?x } }", False, False, True),
        ("SELECT $this WHERE { { SELECT ?x WHERE { ?x e:p ?y } } }", False, False, True),
        ("ASK { $this e:p ?x }", False, False, False),
    ],
)
def test_which_queries_are_asked_of_one_node_or_one_graph_at_a_time(query: str, counts: bool, one_by_one: bool, by_graph: bool) -> None:
    found = parts(tokens(query))
    assert (found.counts, found.one_by_one, found.by_graph) == (counts, one_by_one, by_graph)
