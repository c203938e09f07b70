"""What is near one node on a day of the clocks: as the whole dataset has it, and kept for a while."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.answers.dataset import Dataset
from kg.answers.statements import statements
from kg.answers.tenures import tenures
from kg.around import seen_around
from kg.clocks import Clocks, seen
from kg.model.iri import Namespaces
from kg.model.ontology import Vocabulary
from kg.model.policy import AcceptancePolicy
from kg.store import open_store, store_of
from kg.vocabulary import load
from tests.golden.conftest import built

__all__ = ["built"]

POLICY = AcceptancePolicy()
THEN = Clocks(as_of=date(2018, 6, 1))


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load(None)


@pytest.fixture
def data(built: Path) -> Dataset:
    return Dataset(open_store(built / "output" / "dataset.nq"), Namespaces())


@pytest.mark.parametrize("clocks", [THEN, Clocks(known_at=date(2018, 6, 1)), Clocks(date(2017, 6, 1), date(2019, 11, 7))], ids=str)
def test_what_is_near_is_as_the_whole_has_it(data: Dataset, vocabulary: Vocabulary, clocks: Clocks) -> None:
    quads, _ = seen(list(data.store), clocks, vocabulary, POLICY)
    whole = Dataset(store_of(quads), data.names)
    for name in ("per:jeff-sessions", "per:rod-rosenstein", "post:us-attorney-general"):
        iri = data.names.expand(name)
        near = seen_around(data, iri, clocks, vocabulary, POLICY)
        assert len(near.store) < len(whole.store)
        assert tenures(near, person=iri) == tenures(whole, person=iri)
        assert tenures(near, iri) == tenures(whole, iri)
        told = {one.iri: (one.statuses, one.words) for one in statements(near, iri)}
        assert told == {one.iri: (one.statuses, one.words) for one in statements(whole, iri)}
        assert told


def test_what_was_asked_for_last_is_kept(data: Dataset, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.around._KEPT", 2)

    def near(name: str, clocks: Clocks = THEN) -> Dataset:
        return seen_around(data, data.names.expand(name), clocks, vocabulary, POLICY)

    first, second = near("per:jeff-sessions"), near("per:rod-rosenstein")
    assert near("per:jeff-sessions") is first
    other = near("per:jeff-sessions", Clocks(as_of=date(2018, 6, 2)))
    assert other is not first
    assert near("per:jeff-sessions") is first
    assert near("per:rod-rosenstein") is not second, "it was asked for longest ago"
    assert seen_around(data, data.names.expand("per:rod-rosenstein"), Clocks(), vocabulary, POLICY) is data
