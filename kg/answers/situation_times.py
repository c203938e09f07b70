"""When the situations of an entity were: as accepted, else as the sources tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.answers.claim_rows import Places, places_of, properties
from kg.answers.dataset import Dataset
from kg.answers.times import TIMES, interval_of
from kg.model.intervals import FuzzyInterval
from kg.model.iri import local_name
from kg.model.time import seasons_named

#: a time in words, and as an interval
Time = tuple[str, FuzzyInterval]
#: (situation, graph) -> what is told there of its date, begin and end
Told = Mapping[tuple[str, str], Mapping[str, Sequence[str]]]

_OF_ENTITY = TIMES.replace("?s rdfs:label", "?s ?role ?entity ; rdfs:label", 1)
#: the entity is bound before anything else is matched: as a constant among the patterns it is looked for last
_TOLD = """SELECT DISTINCT ?s ?side ?value WHERE { VALUES ?entity { %s }
  VALUES (?side ?property) { ("date" kgo:date) ("begin" kgo:begin) ("end" kgo:end) }
  GRAPH ?g { ?claim kgo:about ?s . ?s ?role ?entity ; ?property ?value } } ORDER BY ?s ?side ?value"""
_SIDES = ("date", "begin", "end")
_BOUNDS = tuple(f"{name}{edge}" for name in ("date", "begin", "end", "tight", "tightBegin", "tightEnd") for edge in ("Min", "Max"))
_INDEX = "index of times"


@dataclass(frozen=True, slots=True)
class TimeIndex:
    """The accepted time of every situation that has one, and what each graph tells; ``world`` are the graphs of what is accepted."""

    accepted: Mapping[str, Time]
    told: Told
    world: frozenset[str]

    def of(self, places: Places) -> Mapping[str, Time]:
        """The times of situations, of which each stands in these graphs."""
        graphs: dict[str, set[str]] = defaultdict(set)
        for situation, graph in places:
            graphs[situation].add(graph)
        found = ((situation, self._one(situation, those)) for situation, those in graphs.items())
        return {situation: time for situation, time in found if time}

    def _one(self, situation: str, graphs: set[str]) -> Time | None:
        if situation in self.accepted and not self.world.isdisjoint(graphs):
            return self.accepted[situation]
        return _together([self.told[situation, graph] for graph in graphs if (situation, graph) in self.told])


def index_times(data: Dataset) -> None:
    """From now on times of this dataset are looked up in memory: for a server, that is asked again and again."""
    data.once(_INDEX, lambda: _indexed(data))


def _indexed(data: Dataset) -> TimeIndex:
    world = _world(data)
    accepted: dict[str, dict[str, str]] = defaultdict(dict)
    told: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in (*_SIDES, *_BOUNDS):
        for situation, value, graph in _column(data, name):
            if graph in world:
                accepted[situation][name] = value
            elif name in _SIDES:
                told[situation, graph][name].append(value)
    intervals = {situation: interval_of(row) for situation, row in accepted.items()}
    return TimeIndex({iri: (seasons_named(words), interval) for iri, (words, interval) in intervals.items() if words}, dict(told), world)


def _world(data: Dataset) -> frozenset[str]:
    """The graphs of the world view, by IRI."""
    return frozenset(graph.value for graph in data.world_graphs() if isinstance(graph, ox.NamedNode))


def _column(data: Dataset, name: str) -> Iterator[tuple[str, str, str]]:
    """Subject, value and graph of every statement of a property."""
    for quad in data.store.quads_for_pattern(None, ox.NamedNode(data.names.term(name)), None, None):
        if isinstance(quad.graph_name, ox.NamedNode):
            yield quad.subject.value, quad.object.value, quad.graph_name.value  # type: ignore[union-attr]


def times_of(data: Dataset, entity: str, places: Places) -> Mapping[str, Time]:
    """The time of each situation in which the entity has a role; ``places`` are these situations with their graphs."""
    kept: TimeIndex | None = data.kept(_INDEX)
    if kept:
        return kept.of(places)
    found = _as_told(data, entity)
    for row in data.world(_OF_ENTITY, entity=entity):
        words, interval = interval_of(row)
        if words:
            found[row["s"]] = (seasons_named(words), interval)
    return found


def time_of(data: Dataset, situation: str, claims: Collection[str] = ()) -> Time | None:
    """The time of one situation: as accepted, else as these claims tell it, without any as all do; ``None`` where nothing is told."""
    return _accepted(data, situation) or time_told_by(data, situation, claims)


def _accepted(data: Dataset, situation: str) -> Time | None:
    """When a situation was as it is accepted; ``None`` where that is not known, or nothing is accepted."""
    row = {name: values[0] for graph in _world(data) for name, values in _own(data, situation, graph).items()}
    words, interval = interval_of(row)
    return (seasons_named(words), interval) if words else None


def time_told_by(data: Dataset, situation: str, claims: Collection[str] = ()) -> Time | None:
    """When a situation was as these claims on it tell, without any as all do; ``None`` where they do not."""
    return _together([_own(data, situation, graph) for _, graph in sorted(places_of(data, situation, claims))])


def _own(data: Dataset, situation: str, graph: str) -> Mapping[str, Sequence[str]]:
    """What one graph tells of a situation, by the local name of the property."""
    return {local_name(name): values for name, values in properties(data, situation, graph).items()}


def _together(told: Sequence[Mapping[str, Sequence[str]]]) -> Time | None:
    """The time that several graphs tell, ``None`` where they tell none."""
    sides = {side: sorted({value for one in told for value in one.get(side, ())}) for side in _SIDES}
    known = {side: values for side, values in sides.items() if values}
    return _one_time(known) if known else None


def _as_told(data: Dataset, entity: str) -> dict[str, Time]:
    sides: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in data.graphs(_TOLD % ox.NamedNode(entity)):
        sides[row["s"]][row["side"]].append(row["value"])
    return {iri: _one_time(told) for iri, told in sides.items()}


def _one_time(told: Mapping[str, Sequence[str]]) -> Time:
    """All that sources tell in words, and the interval of what the first of them tells."""
    if "date" in told:
        return seasons_named(" or ".join(told["date"])), FuzzyInterval.at(told["date"][0])
    begin, end = (told.get(side, [""])[0] for side in ("begin", "end"))
    words = ", ".join(f"{side} {' or '.join(told[side])}" for side in ("begin", "end") if side in told)
    return seasons_named(words), FuzzyInterval.of(begin, end)
