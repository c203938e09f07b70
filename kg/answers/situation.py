"""One situation as all its sources tell it: who and what takes part in it, and when it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.answers.dataset import Dataset
from kg.answers.times import timed
from kg.errors import ConfigError
from kg.model.iri import local_name
from kg.model.time import seasons_named

_TOLD = """SELECT DISTINCT ?s ?role ?value ?named ?name ?label WHERE {
  GRAPH ?g { ?claim kgo:about ?s . ?s ?role ?value OPTIONAL { ?value rdfs:label ?label } }
  OPTIONAL { GRAPH graph:registry { ?value skos:prefLabel ?name } }
  BIND(isIRI(?value) AS ?named) FILTER(?role NOT IN (rdf:type, rdfs:label) && !regex(str(?role), "M(in|ax)$")) } ORDER BY ?role ?value"""
_TIMES = ("date", "begin", "end")


@dataclass(frozen=True, slots=True)
class Part:
    """Who or what fills a role of a situation, by a name in some source; ``iri`` is empty for plain words and numbers."""

    role: str
    label: str
    iri: str


def parts(data: Dataset, situation: str) -> list[Part]:
    """What fills the roles of a situation, in the order of the roles."""
    return [part for part in _told(data, situation) if part.role not in _TIMES]


def time_told(data: Dataset, situation: str) -> str:
    """When it was, in words: as accepted, else all that sources tell of it; empty where they tell nothing."""
    try:
        return seasons_named(timed(data, situation).words)
    except ConfigError:
        return seasons_named(", ".join(f"{part.role} {part.label}" for part in _told(data, situation) if part.role in _TIMES))


def _told(data: Dataset, situation: str) -> Iterable[Part]:
    """Each role with each name that fills it, once."""
    found: dict[tuple[str, str], Part] = {}
    for row in data.graphs(_TOLD, s=situation):
        role, label = local_name(row["role"]), row.get("name") or row.get("label") or data.names.shorten(row["value"])
        found.setdefault((role, label), Part(role, label, row["value"] if row["named"] == "true" else ""))
    return found.values()
