"""The two clocks in an address: ``?as-of=DAY`` and ``?known-at=DAY``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.answers.dataset import Dataset
from kg.answers.why import situations_of
from kg.clocks import NOW, Clocks, seen
from kg.store import store_of
from kg.web.site import Site

_AROUND = """SELECT DISTINCT ?s ?g ?claim ?quote ?part WHERE { GRAPH ?g { ?claim kgo:about ?s . ?s ?role ?part
  OPTIONAL { ?claim kgo:evidence ?quote } } FILTER(isIRI(?part)) } ORDER BY ?claim ?quote ?part"""
#: graphs that are small beside the claims and are looked at whole
_WHOLE = ("ontology", "provenance", "decisions")


def address_of(clocks: Clocks) -> str:
    """The part of an address that asks for the same days; empty without one."""
    told = [f"{name}={day}" for name, day in (("as-of", clocks.as_of), ("known-at", clocks.known_at)) if day]
    return f"?{'&'.join(told)}" if told else ""


def clocks_of(request: Request) -> Clocks:
    """The days in the address; 400 for what is no day."""
    return Clocks(day_in(request, "as-of"), day_in(request, "known-at"))


def day_in(request: Request, name: str) -> date | None:
    """The day that a parameter of the address gives, nothing where it gives none; 400 for what is no day."""
    text = request.query_params.get(name, "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise HTTPException(400, f"{name} must be a day like 2018-06-01, not {text!r}") from None


def seen_around(site: Site, iri: str, clocks: Clocks) -> Dataset:
    """The dataset as it looks at these days, as far as it has to do with one node: what takes part in its situations, and their claims."""
    if clocks == NOW:
        return site.data
    quads, _ = seen(sorted(set(_around(site, iri)), key=str), clocks, site.vocabulary, site.policy)
    return Dataset(store_of(quads), site.names)


def _around(site: Site, iri: str) -> Iterator[ox.Quad]:
    """The quads of the situations that the node takes part in (or is), of all claims on these, and of all who take part."""
    store = site.data.store
    for name in _WHOLE:
        yield from store.quads_for_pattern(None, None, None, ox.NamedNode(site.names.graph(name)))
    nodes: set[str] = {iri}
    for situation in {iri, *situations_of(site.data, iri)}:
        nodes.add(situation)
        for row in site.data.graphs(_AROUND, s=situation):
            nodes |= {row[name] for name in ("claim", "quote", "part") if name in row}
    for node in sorted(nodes):
        yield from store.quads_for_pattern(ox.NamedNode(node), None, None, None)
