"""How many tell of a situation, in words."""

from __future__ import annotations

import pytest

from kg.answers.witnesses import Tally, tally

from .conftest import Graph

COUNTED = """graph:assessment { ev:e kgo:claims 4 ; kgo:documents 3 ; kgo:witnesses 1 . }
graph:provenance { doc:b kgo:reprintOf doc:a . doc:c kgo:reprintOf doc:a . doc:d kgo:reprintOf doc:a . }
"""


def test_the_counts_of_the_build_with_the_reprints_among_the_articles(graph: Graph) -> None:
    said = "".join(
        f"graph:doc_{name} {{ clm:{name} kgo:about ev:e ; kgo:evidence <https://kg.example.org/doc/{name}#offset_1_2> ."
        f" <https://kg.example.org/doc/{name}#offset_1_2> dcterms:source doc:{name} . }}\n"
        for name in "abc"
    )
    data = graph(COUNTED + said)
    assert tally(data, data.names.iri("event", "e")) == Tally(4, 3, 1, 2)
    assert tally(data, data.names.iri("event", "other")) == Tally()


@pytest.mark.parametrize(
    ("counted", "told"),
    [
        (Tally(4, 3, 1, 2), "3 articles, 1 witness (reprints)"),
        (Tally(4, 3, 2, 0), "3 articles, 2 witnesses (same publisher)"),
        (Tally(6, 4, 1, 1), "4 articles, 1 witness (reprints, same publisher)"),
        (Tally(2, 2, 2, 0), "2 articles, 2 witnesses"),
        (Tally(5, 1, 1, 0), ""),
        (Tally(1, 0, 0, 0), ""),
    ],
)
def test_one_article_needs_no_words_and_several_say_how_many_stand_behind_them(counted: Tally, told: str) -> None:
    assert counted.told == told
