"""Who is who: what is counted where mentions of different people are put together, and of one person apart."""

from __future__ import annotations

from kg.evaluate.clusters import Sorted, namesakes, pairs
from kg.evaluate.datasets.identity import counted
from kg.evaluate.measures import figures, total_share

FATHER, SON = "george-bush", "george-w-bush"
THINGS = [
    Sorted("a#1-5", FATHER, "per:bush", "bush"),
    Sorted("a#9-15", SON, "per:bush", "bush"),
    Sorted("b#1-5", SON, "per:bush", "bush"),
    Sorted("b#7-9", SON, "b#7", "bush"),
    Sorted("b#20-24", "ann-lee", "per:lee", "lee"),
]


def test_a_pair_counts_where_it_belongs_together_or_was_put_together() -> None:
    found = [(one.place, other.place, ratio.matched) for one, other, ratio in pairs(THINGS)]
    assert found == [
        ("a#1-5", "a#9-15", 0), ("a#1-5", "b#1-5", 0), ("a#9-15", "b#1-5", 1), ("a#9-15", "b#7-9", 0), ("b#1-5", "b#7-9", 0),
    ]  # fmt: skip


def test_namesakes_are_pairs_of_one_surname_and_two_people() -> None:
    assert [(one.place, other.place, apart) for one, other, apart in namesakes(THINGS)] == [
        ("a#1-5", "a#9-15", False),
        ("a#1-5", "b#1-5", False),
        ("a#1-5", "b#7-9", True),
    ]


def test_figures_follow_from_the_counts_of_every_article() -> None:
    items = list(counted(THINGS))
    assert [item.name for item in items] == ["a", "b"]
    told = figures(items)
    assert round(told["b-cubed.precision"], 3) == round((1 / 3 + 2 / 3 + 2 / 3 + 1 + 1) / 5, 3)
    assert round(told["b-cubed.recall"], 3) == round((1 + 2 / 3 + 2 / 3 + 1 / 3 + 1) / 5, 3)
    assert (told["pairs.precision"], told["pairs.recall"]) == (1 / 3, 1 / 3)
    assert total_share(items, "read as a name") == (4, 5)
    assert total_share(items, "namesakes kept apart") == (1, 3)
    assert [note for item in items for kind, note in item.notes if kind == "wrong"] == [
        "george-bush and george-w-bush are one: a#1-5 a#9-15",
        "george-bush and george-w-bush are one: a#1-5 b#1-5",
    ]
