"""A few random kills, as ``python -m tests.soak`` has hundreds; and that what a kill must not do would be noticed."""

from __future__ import annotations

import pytest

from tests.soak import CORRECTIONS, Command, Soak, graph_store


@pytest.fixture(scope="module")
def fire(tmp_path_factory: pytest.TempPathFactory) -> Soak:
    return Soak(tmp_path_factory.mktemp("soak"), 7, "")


def test_a_few_kills_lose_nothing(fire: Soak) -> None:
    with graph_store() as fire.endpoint:
        for words in (("reject", fire.claims[0], "--why", "seen"), ("import", str(fire.folder / "clerks.csv")), ("serve",), ("build",)):
            fire.command()
            fire.kill(Command(words))
    assert (fire.tally.lost, fire.tally.half, fire.tally.failed, bool(fire.acknowledged)) == ([], [], [], True)


@pytest.mark.parametrize("name", ["seeds/decisions.csv", "output/graph.ttl", CORRECTIONS])
def test_what_must_not_be_is_noticed(fire: Soak, name: str) -> None:
    path, before = fire.project / name, fire.state()
    path.write_bytes(before.get(name, b"one\ntwo\n")[:-3])
    broken = fire.state()
    fire.look(before, broken, before)
    fire.look(before, broken, broken)
    (path.unlink if name not in before else lambda: path.write_bytes(before[name]))()
    assert any(name.rpartition("/")[2] in told for told in fire.tally.half)
    assert name != "seeds/decisions.csv" or name in fire.tally.lost


def test_a_part_of_what_belongs_together_is_noticed(fire: Soak) -> None:
    old, new = {"seeds/lists/a": b"1", "seeds/lists/b": b"1"}, {"seeds/lists/a": b"2", "seeds/lists/b": b"2"}
    fire.look_again(old, old, new)
    fire.look_again(old, new, new)
    assert not any("seeds/lists" in told for told in fire.tally.half)
    fire.look_again(old, {**old, "seeds/lists/a": b"2"}, new)
    assert any("seeds/lists" in told for told in fire.tally.half)
