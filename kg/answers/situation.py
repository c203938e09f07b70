"""One situation as all its sources tell it: who and what takes part in it, and when it was."""

from __future__ import annotations

from collections.abc import Iterable

from kg.answers.dataset import Dataset
from kg.answers.times import timed
from kg.errors import ConfigError
from kg.model.iri import local_name
from kg.model.time import seasons_named

_TOLD = """SELECT DISTINCT ?s ?role ?value ?name ?label WHERE {
  GRAPH ?g { ?claim kgo:about ?s . ?s ?role ?value OPTIONAL { ?value rdfs:label ?label } }
  OPTIONAL { GRAPH graph:registry { ?value skos:prefLabel ?name } }
  FILTER(?role NOT IN (rdf:type, rdfs:label) && !regex(str(?role), "M(in|ax)$")) } ORDER BY ?role ?value"""
_TIMES = ("date", "begin", "end")


def roles(data: Dataset, situation: str) -> list[tuple[str, str]]:
    """The roles of a situation in order, each with a name of what fills it in some source."""
    return [(role, value) for role, value in _told(data, situation) if role not in _TIMES]


def time_told(data: Dataset, situation: str) -> str:
    """When it was, in words: as accepted, else all that sources tell of it; empty where they tell nothing."""
    try:
        return seasons_named(timed(data, situation).words)
    except ConfigError:
        return seasons_named(", ".join(f"{prop} {value}" for prop, value in _told(data, situation) if prop in _TIMES))


def _told(data: Dataset, situation: str) -> Iterable[tuple[str, str]]:
    rows = data.graphs(_TOLD, s=situation)
    return dict.fromkeys((local_name(row["role"]), row.get("name") or row.get("label") or data.names.shorten(row["value"])) for row in rows)
