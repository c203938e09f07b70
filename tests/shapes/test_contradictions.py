"""What cannot be true together: for each law an example that breaks it and near misses that do not."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from .conftest import Check

WORLD = """
  per:{n}a a foaf:Person ; skos:prefLabel "A {n}"@en . per:{n}b a foaf:Person ; skos:prefLabel "B {n}"@en .
  per:{n}c a foaf:Person ; skos:prefLabel "C {n}"@en .
  grp:{n} a org:FormalOrganization ; skos:prefLabel "Body {n}"@en .
  grp:{n}r a kgo:Party ; skos:prefLabel "R {n}"@en . grp:{n}d a kgo:Party ; skos:prefLabel "D {n}"@en .
  grp:{n}rs a kgo:Party ; skos:prefLabel "R of a state {n}"@en ; org:subOrganizationOf grp:{n}r .
  post:{n}one a org:Post ; skos:prefLabel "One {n}"@en ; org:postIn grp:{n} ; kgo:maxHolders 1 .
  post:{n}two a org:Post ; skos:prefLabel "Two {n}"@en ; org:postIn grp:{n} ; kgo:maxHolders 2 .
  con:{n} a kgo:Contest ; skos:prefLabel "Race {n}"@en ; kgo:forPost post:{n}one ; kgo:electionDay "2020-11-03"^^xsd:date .
  con:{n}o a kgo:Contest ; skos:prefLabel "Other race {n}"@en ; kgo:forPost post:{n}two ; kgo:electionDay "2020-11-03"^^xsd:date .
"""
EXCLUSIVE = "post:{n}one kgo:incompatibleWith post:{n}two ."


def days(**times: str) -> str:
    """Bounds of a date that is one day, or ``low..high``; an empty side is open."""
    found = ""
    for name, text in times.items():
        low, dots, high = text.partition("..")
        for side, day in (("Min", low), ("Max", high if dots else low)):
            found += f' ; kgo:{name}{side} "{day}"^^xsd:date' if day else ""
    return found


def tenure(name: str, who: str, post: str, begin: str, end: str, more: str = "") -> str:
    times = days(begin=begin, end=end)
    return f"ten:{{n}}{name} a kgo:Tenure ; org:member per:{{n}}{who} ; kgo:post post:{{n}}{post}{times}{more} .\n"


def party(name: str, body: str, begin: str, end: str) -> str:
    times = days(begin=begin, end=end)
    return f"aff:{{n}}{name} a kgo:PartyAffiliation ; org:member per:{{n}}a ; org:organization grp:{{n}}{body}{times} .\n"


def event(name: str, cls: str, roles: str, date: str = "", stage: str = "") -> str:
    more = days(date=date) + (f' ; kgo:stage "{stage}"' if stage else "")
    return f"ev:{{n}}{name} a kgo:{cls} ; {roles}{more} .\n"


def link(more: str = "") -> str:
    return f"cl:{{n}} a kgo:CausalLink ; kgo:cause ev:{{n}}x ; kgo:effect ev:{{n}}y{more} .\n"


def stands(name: str, contest: str, stage: str) -> str:
    return f'cand:{{n}}{name} a kgo:Candidacy ; kgo:candidate per:{{n}}a ; kgo:contest con:{{n}}{contest} ; kgo:stage "{stage}" .\n'


RACE, FIRST = "kgo:contest con:{n}", tenure("x", "a", "one", "2017-02-09", "2018-11-07")
LEAVES = "kgo:agent per:{n}b ; kgo:office post:{n}one"

BROKEN: dict[str, tuple[str, str, str, str]] = {
    # code, triples of the registry, truthy triples, what the message tells
    "two in a seat": ("KG0450", "", FIRST + tenure("y", "b", "one", "2018-06-01", "2019-02-14"), "two holders at once"),
    "told on a day inside": ("KG0450", "", FIRST + tenure("y", "b", "one", "..2018-01-01", "2018-01-01.."), "two holders at once"),
    "acting beyond the end": (
        *("KG0450", ""),
        FIRST + tenure("y", "b", "one", "2018-06-01", "2019-02-14", " ; kgo:acting true"),
        "two holders at once",
    ),
    "three for two seats": (
        *("KG0450", ""),
        tenure("x", "a", "two", "2001-01-01", "2005-01-01")
        + tenure("y", "b", "two", "2002-01-01", "2006-01-01")
        + tenure("z", "c", "two", "2003-01-01", "2004-01-01"),
        "more holders than seats: 3 people",
    ),
    "two winners": (
        *("KG0451", ""),
        event("x", "ContestResult", RACE + " ; kgo:winner per:{n}a") + event("y", "ContestResult", RACE + " ; kgo:winner per:{n}b"),
        "two winners of one contest",
    ),
    "won and lost": (
        *("KG0458", ""),
        event("x", "ContestResult", RACE + " ; kgo:winner per:{n}a") + event("y", "ContestResult", RACE + " ; kgo:loser per:{n}a"),
        "won and lost one contest",
    ),
    "office before birth": (
        *("KG0452", 'per:{n}b kgo:birthDate "1980"^^xsd:gYear .'),
        event("x", "TakingOffice", LEAVES, "1979-01-20"),
        "in office before birth",
    ),
    "candidate before birth": (
        *("KG0452", 'per:{n}a kgo:birthDate "1980-05-05"^^xsd:date .'),
        "cand:{n}x a kgo:Candidacy ; kgo:candidate per:{n}a ; kgo:contest con:{n}" + days(begin="1980-05-04") + " .",
        "tenure before birth",
    ),
    "tenure after death": ("KG0454", 'per:{n}a kgo:deathDate "2018-08-25"^^xsd:date .', FIRST, "tenure after death"),
    "resigned after death": (
        *("KG0454", 'per:{n}b kgo:deathDate "2018"^^xsd:gYear .'),
        event("x", "Departure", LEAVES, "2019-02-01"),
        "in office after death",
    ),
    "two parties": (
        *("KG0455", ""),
        party("x", "r", "2001-01-01", "2009-04-28") + party("y", "d", "..2005-01-01", "2005-01-01.."),
        "two parties at once",
    ),
    "effect first": (
        *("KG0456", ""),
        event("x", "Removal", "kgo:target per:{n}a", "2019-01-01") + event("y", "Departure", "kgo:agent per:{n}a", "2018-12-31") + link(),
        "effect before its cause",
    ),
    "recused too early": (
        *("KG0456", ""),
        event("x", "Recusal", "kgo:agent per:{n}a ; kgo:matter ev:{n}y", "2017-03-02")
        + event("y", "Investigation", "kgo:agent grp:{n}", "2017-05-17"),
        "recused from what did not exist yet",
    ),
    "removed from another's seat": (
        *("KG0457", ""),
        FIRST + event("x", "Removal", "kgo:target per:{n}b ; kgo:office post:{n}one", "2018-01-01"),
        "removed from a post that another held",
    ),
    "left another's seat": ("KG0457", "", FIRST + event("x", "Departure", LEAVES, "2018-01-05"), "removed from a post"),
    "two contests": ("KG0459", EXCLUSIVE, stands("x", "", "declared") + stands("y", "o", "nominee"), "in two contests"),
    "two contests that exclude each other themselves": (
        *("KG0459", "con:{n}o kgo:incompatibleWith con:{n} ."),
        stands("x", "", "declared") + stands("y", "o", "nominee"),
        "in two contests",
    ),
    "two posts": (
        *("KG0459", EXCLUSIVE),
        FIRST + tenure("y", "a", "two", "2018-01-01", "2020-01-01"),
        "two posts that exclude each other",
    ),
    "voting on another day": ("KG0442", "", event("x", "Polling", RACE, "2020-11-10"), "voting on another day"),
    "decided before the vote": ("KG0442", "", event("x", "ContestResult", RACE + " ; kgo:winner per:{n}a", "2020-11-01"), "decided before"),
    "two days of voting": (
        *("KG0442", "con:{n}p a kgo:Contest ; skos:prefLabel \"P\"@en ."),
        event("x", "Polling", "kgo:contest con:{n}p", "2020-03-03") + event("y", "Polling", "kgo:contest con:{n}p", "2020-07-14"),
        "two days of voting",
    ),
}  # fmt: skip
HARMLESS: dict[str, tuple[str, str]] = {
    "hand-over day": ("", FIRST + tenure("y", "b", "one", "2018-11-07", "2019-02-14")),
    "stands in during a leave": ("", FIRST + tenure("y", "b", "one", "2017-08-01", "2017-09-01", " ; kgo:acting true")),
    "only possibly overlapping": ("", FIRST + tenure("y", "b", "one", "2018-06-01..2018-12-01", "2019-02-14")),
    "two seats": ("", tenure("x", "a", "two", "2001-01-01", "2005-01-01") + tenure("y", "b", "two", "2002-01-01", "2006-01-01")),
    "three by turns": (
        "",
        tenure("x", "a", "two", "2001-01-01", "2005-01-01")
        + tenure("y", "b", "two", "2002-01-01", "2003-01-01")
        + tenure("z", "c", "two", "2003-01-01", "2004-01-01"),
    ),
    "on to the run-off": (
        "",
        event("x", "ContestResult", RACE + " ; kgo:winner per:{n}a", stage="advanced")
        + event("y", "ContestResult", RACE + " ; kgo:winner per:{n}b")
        + event("z", "ContestResult", RACE + " ; kgo:loser per:{n}a"),
    ),
    "born and died in time": (
        'per:{n}a kgo:birthDate "1946"^^xsd:gYear ; kgo:deathDate "2018-11"^^xsd:gYearMonth .',
        FIRST + event("x", "Appointment", "kgo:target per:{n}a ; kgo:office post:{n}one", "1946-12-24"),
    ),
    "honoured after death": (
        'per:{n}a kgo:deathDate "2018-12-01"^^xsd:date .',
        event("x", "Endorsement", "kgo:target per:{n}a", "2020-01-01"),
    ),
    "changed sides": ("", party("x", "r", "2001-01-01", "2009-04-28") + party("y", "d", "2009-04-28", "2010-01-01..")),
    "party and its branch": ("", party("x", "r", "2001-01-01", "2009-04-28") + party("y", "rs", "2002-01-01", "2010-01-01..")),
    "cause and effect on one day": (
        "",
        event("x", "Removal", "kgo:target per:{n}a", "2018-11-07") + event("y", "Departure", "kgo:agent per:{n}a", "2018-11-07") + link(),
    ),
    "kept from happening": (
        "",
        event("x", "Removal", "kgo:target per:{n}a", "2019-01-01")
        + event("y", "Departure", "kgo:agent per:{n}a", "2018-12-31")
        + link(" ; kgo:effectPolarity kgo:Negated"),
    ),
    "recused in time": (
        "",
        event("x", "Recusal", "kgo:agent per:{n}a ; kgo:matter ev:{n}y", "2017-03-02")
        + event("y", "Investigation", "kgo:agent grp:{n}", "2016-07-31..2017-05-17"),
    ),
    "left on the day of the next": ("", FIRST + event("x", "Departure", LEAVES, "2017-02-09")),
    "left, and the next was told later": ("", FIRST + event("x", "Departure", LEAVES, "2016-01-01..2017-03-01")),
    "withdrew from the other": (EXCLUSIVE, stands("x", "", "declared") + stands("y", "o", "withdrew")),
    "two contests that go together": ("", stands("x", "", "declared") + stands("y", "o", "declared")),
    "one post after the other": (EXCLUSIVE, FIRST + tenure("y", "a", "two", "2018-11-07", "2020-01-01")),
    "voting in that month": ("", event("x", "Polling", RACE, "2020-11-01..2020-11-30")),
    "one day of voting told twice": ("", event("x", "Polling", RACE, "2020-11-03") + event("y", "Polling", RACE, "2020-11-01..2020-11-30")),
}


def found(check: Check, cases: dict[str, tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """The contradictions of a world that holds every case under names of its own: case -> (code, message)."""
    numbers = {name: f"k{number}" for number, name in enumerate(cases)}
    registry = "".join((WORLD + cases[name][0]).replace("{n}", n) for name, n in numbers.items())
    truthy = "".join(cases[name][1].replace("{n}", n) for name, n in numbers.items())
    report = check(f"graph:registry {{ {registry} }}\ngraph:truthy {{ {truthy} }}\n")
    by_case: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for finding in (one for one in report.violations if one.view == "world"):
        case = next(name for name, n in numbers.items() if n == _number(finding.focus))
        by_case[case].append((finding.code, finding.message))
    return by_case


def _number(iri: str) -> str:
    """The number of the case that a node of its world belongs to."""
    return re.split(r"(?<=\d)(?=\D)", iri.rpartition("/")[2])[0]


@pytest.fixture(scope="module")
def broken(check: Check) -> dict[str, list[tuple[str, str]]]:
    return found(check, {name: (registry, truthy) for name, (_, registry, truthy, _) in BROKEN.items()})


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_true_together_is_told(broken: dict[str, list[tuple[str, str]]], name: str) -> None:
    code, _, _, message = BROKEN[name]
    assert {told for told, _ in broken[name]} == {code}
    assert all(message in text for _, text in broken[name])


def test_near_misses_are_no_contradictions(check: Check) -> None:
    assert found(check, HARMLESS) == {}
