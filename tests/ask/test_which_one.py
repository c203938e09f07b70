"""Which post and which contest is meant: what stands apart from a title counts, and a bare word for a contest is asked back."""

from __future__ import annotations

import pytest

from kg.ask.asking import Asker
from kg.ask.reply import Firmness
from kg.vocabulary import load
from tests.ask.conftest import GRAPH, asker_of

MORE = """
  grp:ix a org:Organization ; skos:prefLabel "Ix"@en .
  grp:oz-place a org:Organization ; skos:prefLabel "Oz"@en .
  grp:court a org:Organization ; skos:prefLabel "High Court"@en .
  post:clerk-oz a org:Post ; skos:prefLabel "Clerk of Oz"@en ; kgo:jurisdiction "Oz" ; org:postIn grp:oz .
  post:clerk-ix a org:Post ; skos:prefLabel "Clerk"@en .
  con:run-1 a kgo:Contest ; skos:prefLabel "2001 run-off in Oz"@en .
  con:run-2 a kgo:Contest ; skos:prefLabel "2005 run-off in Ix"@en .
  con:bare a kgo:Contest ; skos:prefLabel "runoff"@en .
  con:first a kgo:Contest ; skos:prefLabel "2005 primary in Ix"@en ; skos:altLabel "2005 run-off"@en .
"""


def fact(name: str, said: str) -> str:
    axes = "kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ; kgo:holder agt:curator"
    source = f"dcterms:source <https://example.org/{name}>"
    claim = f"clm:{name} a kgo:Claim ; kgo:about {said.split()[0]} ; {axes} ; {source} ."
    accepted = f"graph:assessment {{ clm:{name} kgo:status kgo:Accepted . }}"
    return f"graph:truthy {{ {said} }} graph:curated_z {{ {said} {claim} }}\n{accepted}\n"


def day(name: str, at: str) -> str:
    return f'kgo:{name} "{at}"^^edtf:EDTF ; kgo:{name}Min "{at}"^^xsd:date ; kgo:{name}Max "{at}"^^xsd:date'


def held(name: str, person: str, post: str) -> str:
    label, times = f'rdfs:label "{name}"@en', f"{day('begin', '2003-01-01')} ; {day('end', '2004-12-31')}"
    return fact(name, f"ten:{name} a kgo:Tenure ; {label} ; org:member per:{person} ; kgo:post post:{post} ; {times} .")


def won(name: str, contest: str, person: str, at: str) -> str:
    return fact(
        name,
        f'ev:{name} a kgo:ContestResult ; rdfs:label "{person} wins {contest}"@en ; kgo:winner per:{person} ; kgo:contest con:{contest} ; '
        f'kgo:stage "won" ; {day("date", at)} .',
    )


@pytest.fixture(scope="module")
def asker() -> Asker:
    told = held("c1", "ann", "clerk-oz") + held("c2", "bob", "clerk-ix") + won("w1", "run-1", "cy", "2001-05-01")
    told += won("w2", "run-2", "dee", "2005-05-01")
    return asker_of(GRAPH.replace("graph:registry {", f"graph:registry {{{MORE}", 1) + told, load(None))


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("Who was clerk in 2003?", {"Bob Dorn"}),
        ("Who was clerk in 2003 for Oz?", {"Ann Lee"}),
        ("Who was clerk on 1 March 2003 in the City of Oz?", {"Ann Lee"}),
        ("Who served as clerk in 2003 of Oz?", {"Ann Lee"}),
    ],
)
def test_a_place_that_stands_apart_from_the_title_counts(asker: Asker, question: str, values: set[str]) -> None:
    assert values <= set(asker.reply(question).values)
    assert {"Ann Lee", "Bob Dorn"} & set(asker.reply(question).values) == values


def test_a_title_that_nothing_has_there_is_not_answered_by_another(asker: Asker) -> None:
    reply = asker.reply("Who was clerk in 2003 for the High Court?")
    assert (reply.firmness, reply.values) == (Firmness.ABSTAINED, ())


def test_a_bare_contest_is_asked_back(asker: Asker) -> None:
    reply = asker.reply("Who won the run-off?")
    assert reply.firmness is Firmness.ABSTAINED
    assert "several contests" in reply.headline
    assert "2001 run-off in Oz" in reply.headline
    assert "2005 run-off in Ix" in reply.headline


@pytest.mark.parametrize(
    ("question", "values"), [("Who won the run-off in 2005?", {"Dee Strange"}), ("Who won the 2001 run-off?", {"Cy Dorn"})]
)
def test_a_time_tells_which_contest(asker: Asker, question: str, values: set[str]) -> None:
    assert {"Dee Strange", "Cy Dorn"} & set(asker.reply(question).values) == values


def test_no_primary_is_offered_for_a_runoff(asker: Asker) -> None:
    headline = asker.reply("Who won the runoff?").headline
    assert "2005 run-off in Ix" in headline
    assert "primary" not in headline
