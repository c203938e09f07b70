"""The default extractor on the real article of the seed: what must be read right, and what must never be."""

from pathlib import Path

import pytest

from kg.extract.rules import extractor
from kg.ingest import read_article
from kg.model.claim import Modality, Reading

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def reading(shared: Path, vocabulary) -> Reading:
    (path,) = sorted((shared / "seeds" / "articles").glob("*.txt"))
    document = read_article(path).document
    assert document is not None
    return extractor(vocabulary)(document)


def _claims(reading: Reading, cls: str) -> list:
    of = {situation.id for situation in reading.situations if situation.cls == cls}
    return [claim for claim in reading.claims if claim.situation in of]


def test_collusion_is_alleged_and_told_nowhere_else(reading) -> None:
    (claim,) = _claims(reading, "Collusion")
    assert claim.modality is Modality.ALLEGED
    (collusion,) = (situation for situation in reading.situations if situation.cls == "Collusion")
    assert any("trump" in getattr(filler, "id", "") for filler in collusion.fillers("agent"))


def test_nobody_defeats_clinton(reading) -> None:
    losers = {getattr(f, "id", "") for s in reading.situations if s.cls == "ContestResult" for f in s.fillers("loser")}
    assert not any("clinton" in loser for loser in losers)


def test_the_possible_bid_is_one_candidacy_told_in_many_ways(reading) -> None:
    candidacies = [s for s in reading.situations if s.cls == "Candidacy" and any("sessions" in f.id for f in s.fillers("candidate"))]
    claims = [claim for claim in reading.claims if claim.situation in {s.id for s in candidacies}]
    assert not any(claim.modality is Modality.ACTUAL for claim in claims)
    assert {claim.polarity.value for claim in claims} >= {"Affirmed", "Negated", "Open"}


def test_every_quote_stands_in_the_file(reading) -> None:
    text = reading.document.text
    assert all(quote.exact == quote.span.of(text) for claim in reading.claims for quote in claim.quotes)
