"""Terms and things that a query names and the graph does not have, each with what may have been meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from itertools import chain

import pyoxigraph as ox

from kg.model.iri import Namespaces
from kg.query import words

#: prefixes whose names are terms, not things
_TERMS = ("kgo", "fn", "ksh")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
#: likeness (difflib, 0..1) from which a name is offered for another: one wrong letter in four
_LIKE = 0.75


def unknown_things(text: str, store: ox.Store, names: Namespaces) -> list[tuple[str, str]]:
    """Things of ours that a query names but the store does not hold, as prefixed names, each with the nearest that it does (or nothing).

    Only things that have a type are offered.
    """
    own = {prefix for prefix, iri in names.prefixes.items() if iri.startswith(names.base) and prefix not in _TERMS}
    written = {names.shorten(word[1:-1]) if word[0] == "<" else word.rstrip(".") for word, _ in words(text)}
    named = sorted(name for name in written if name.partition(":")[0] in own and name.partition(":")[2])
    return [(name, _nearest(name, _alike(name, store, names))) for name in named if not _holds(store, ox.NamedNode(names.expand(name)))]


def _holds(store: ox.Store, node: ox.NamedNode) -> bool:
    """Whether something is said of the node, or of something by it, or in it."""
    said = chain(store.quads_for_pattern(node, None, None), store.quads_for_pattern(None, None, node))
    return any(True for _ in said) or store.contains_named_graph(node)


def _alike(name: str, store: ox.Store, names: Namespaces) -> list[str]:
    """The things with a type that have the prefix of the name."""
    stem = names.prefixes[name.partition(":")[0]]
    found = f"SELECT DISTINCT ?s WHERE {{ ?s {_TYPE} ?c FILTER (STRSTARTS(STR(?s), {ox.Literal(stem)})) }}"
    return [names.shorten(iri) for iri in _column(store, found)]


def unknown_terms(text: str, terms: Iterable[str], others: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Terms of our ontology that a query uses but nobody defined, each with the nearest defined one (or nothing), as prefixed names.

    ``others`` are terms of other vocabularies that may be meant: of *kgo:Persn* the nearest is *foaf:Person*. They are not looked at where
    every term is defined.
    """
    known = {f"kgo:{name}" for name in terms}
    used = sorted({word.rstrip(".") for word, _ in words(text) if word.startswith("kgo:")} - known)
    near = [*known, *others] if used else []
    return [(name, _nearest(name, near)) for name in used]


def terms_in_use(store: ox.Store, names: Namespaces) -> Iterator[str]:
    """The properties and classes of other vocabularies that a store uses, as prefixed names, sorted, looked for when the first is taken."""
    patterns = ("?s ?term ?o", f"?s {_TYPE} ?term")
    used = {iri for said in patterns for iri in _column(store, f"SELECT DISTINCT ?term WHERE {{ {said} }}")}
    yield from sorted(name for name in map(names.shorten, used) if name.partition(":")[0] not in ("kgo", "http", "https"))


def _column(store: ox.Store, query: str) -> Iterator[str]:
    """The IRIs of the only column of the answer to a query on all graphs together."""
    rows = store.query(query, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    return (term.value for (term,) in rows if isinstance(term, ox.NamedNode))


def _nearest(name: str, known: Iterable[str]) -> str:
    """The prefixed name whose part behind the prefix is most like that of ``name``, or the empty string where none is alike."""
    local: dict[str, str] = {}
    for other in sorted(known):
        local.setdefault(other.partition(":")[2], other)
    near = difflib.get_close_matches(name.partition(":")[2], sorted(local), n=1, cutoff=_LIKE)
    return local[near[0]] if near else ""
