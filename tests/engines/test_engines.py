"""Every engine gives the same results in the same order; a worker that is ended costs the item that it had, and at most that."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.engines.contract import TRIES, Engine
from kg.errors import ConfigError
from tests.engines.work import Deadly, Misconfigured, Products, Squares


def starts(notes: Path) -> list[str]:
    return notes.read_text(encoding="utf-8").split()


def test_results_come_in_the_order_of_the_items_and_each_worker_makes_its_function_once(engine: Engine, tmp_path: Path) -> None:
    made = tmp_path / "made"
    assert list(engine.map(Squares(made), range(40))) == [number * number for number in range(40)]
    processes = starts(made)
    assert len(processes) == len(set(processes))
    # Spark may begin a process while one of before has not yet come back
    assert engine.name == "spark" or len(processes) <= engine.workers


def test_a_join_brings_together_what_stands_under_one_key_and_keeps_the_order(engine: Engine) -> None:
    left = [("b", 2), ("a", 1), ("b", 3), ("c", 9), ("a", 7), ("a", 4)]
    right = [("a", 5), ("b", 10), ("b", 4), ("d", 1)]
    assert list(engine.joined(Products(), left, right).items()) == [("a", (5, 35, 20)), ("b", (20, 8, 30, 12)), ("c", ())]


def test_components_are_named_by_their_least_node_however_long_the_way(engine: Engine) -> None:
    chain = [(f"n{number + 1:02}", f"n{number:02}") for number in range(5)]
    found = engine.components([*chain, ("z", "y"), ("x", "x")])
    assert found == {f"n{number:02}": "n00" for number in range(6)} | {"x": "x", "y": "y", "z": "y"}
    assert list(found) == sorted(found)


several = pytest.mark.parametrize("engine", ["process", "spark"], indirect=True)


@several
def test_a_worker_that_is_killed_costs_a_second_try_of_what_it_had(engine: Engine, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    assert list(engine.map(Deadly(notes, item=3, times=1), range(24))) == list(range(24))
    again = [item for item in starts(notes) if starts(notes).count(item) > 1]
    assert "3" in again
    # a child process has one item, a task of Spark eight
    assert {int(item) for item in again} <= ({3} if engine.name == "process" else set(range(8)))


@several
def test_an_item_that_ends_every_process_is_given_up_and_all_others_are_done(engine: Engine, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    assert list(engine.map(Deadly(notes, item=3, times=99), range(12))) == [0, 1, 2, -3, *range(4, 12)]
    assert starts(notes).count("3") >= TRIES


def test_an_error_of_ours_comes_through_as_itself(engine: Engine) -> None:
    with pytest.raises(ConfigError) as caught:
        list(engine.map(Misconfigured(), range(3)))
    assert (caught.value.code, caught.value.remedy) == ("KG0501", "install one")
