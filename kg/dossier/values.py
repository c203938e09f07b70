"""The values that sources give of a situation, each with who gives it and how it stands to what is accepted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.answers.articles import is_node, label
from kg.answers.claim_rows import Properties, properties
from kg.answers.dataset import Dataset
from kg.answers.times import in_words
from kg.dossier.model import Value
from kg.model.iri import local_name
from kg.model.time import bounds

_TIMES = ("date", "begin", "end")
#: what is no value of its own: names and classes, and the days that follow from a date
_NO_VALUE = frozenset({"type", "label", *(f"{time}{side}" for time in _TIMES for side in ("Min", "Max"))})


@dataclass(frozen=True, slots=True)
class Teller:
    """A claim as the one that gives values: its number, its graph, and the only property that its words support (empty: all)."""

    number: str
    graph: str
    supports: str


def values(data: Dataset, situation: str, tellers: Sequence[Teller]) -> tuple[Value, ...]:
    """Every value that the sources of a situation give of it, with the claims behind it.

    Times come first, then the other properties by name; of one property what is accepted comes first.
    """
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for graph in dict.fromkeys(teller.graph for teller in tellers):
        described = properties(data, situation, graph)
        own = [teller for teller in tellers if teller.graph == graph]
        for name, given in described.items():
            if local_name(name) not in _NO_VALUE:
                behind = [teller.number for teller in own if teller.supports in ("", name)]
                for value in given:
                    found[name, value] += behind
    accepted = properties(data, situation, data.names.graph("truthy"))
    terms = _terms(data)
    told = [
        Value(
            name=terms.get(name) or local_name(name),
            words=_words(data, name, value, terms, tellers),
            written=data.names.shorten(value),
            stands=_stands(name, value, accepted),
            evidence=tuple(dict.fromkeys(behind)),
        )
        for (name, value), behind in sorted(found.items(), key=lambda item: _order(item[0], accepted))
    ]
    return tuple(told)


def _order(told: tuple[str, str], accepted: Properties) -> tuple[int, str, bool, str]:
    name, value = told
    time = local_name(name)
    return (_TIMES.index(time) if time in _TIMES else len(_TIMES), time, value not in accepted.get(name, ()), value)


def _terms(data: Dataset) -> Mapping[str, str]:
    """What the ontology calls its terms."""
    return data.once("labels of terms", lambda: dict(data.column("rdfs:label", "ontology")))


def _words(data: Dataset, name: str, value: str, terms: Mapping[str, str], tellers: Sequence[Teller]) -> str:
    if local_name(name) in _TIMES:
        return in_words(value)
    if not is_node(data, value):
        return value
    return terms.get(value) or _called(data, value, [teller.graph for teller in tellers]) or label(data, value)


def _called(data: Dataset, situation: str, graphs: Sequence[str]) -> str:
    """What a situation is called in the first of these graphs that names it, else in any; empty for what is none."""
    name = ox.NamedNode(data.names.expand("rdfs:label"))
    quads = data.store.quads_for_pattern(ox.NamedNode(situation), name, None, None)
    called = {getattr(quad.graph_name, "value", ""): getattr(quad.object, "value", "") for quad in quads}
    return next((called[graph] for graph in (*graphs, *sorted(called)) if graph in called), "")


def _stands(name: str, value: str, accepted: Properties) -> str:
    """How a value stands to those that are accepted; empty where nothing of the situation is."""
    if not accepted:
        return ""
    known = accepted.get(name, [])
    if value in known:
        return "accepted"
    if not known:
        return "not taken"
    if local_name(name) in _TIMES and bounds(value).meet(bounds(known[0])):
        return "agrees"
    return "gives way to another value"
