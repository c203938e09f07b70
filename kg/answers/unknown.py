"""Terms and things that a query names and the graph does not have, each with what may have been meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from itertools import islice

import pyoxigraph as ox

from kg.model.iri import Namespaces

#: prefixes whose names are terms, not things
_TERMS = ("kgo", "fn", "ksh")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
#: likeness (difflib, 0..1) from which a name is offered for another: one wrong letter in four
_LIKE = 0.75


def unknown_things(text: str, store: ox.Store, names: Namespaces) -> list[tuple[str, str]]:
    """Things of ours that a query names but the store does not hold, as prefixed names, each with the nearest that it does (or nothing)."""
    own = {prefix: iri for prefix, iri in names.prefixes.items() if iri.startswith(names.base) and prefix not in _TERMS}
    named = {f"{prefix}:{local}" for prefix, local in re.findall(r"(?<![\w:])(\w+):([\w-]+)", text) if prefix in own}
    named |= {names.shorten(iri) for iri in re.findall(r"<([^<>\s]+)>", text) if names.shorten(iri).partition(":")[0] in own}
    found = []
    for name in sorted(named):
        node = ox.NamedNode(names.expand(name))
        if any(True for pattern in ((node, None), (None, node)) for _ in islice(store.quads_for_pattern(pattern[0], None, pattern[1]), 1)):
            continue
        if store.contains_named_graph(node):
            continue
        like = {names.shorten(quad.subject.value) for quad in store if isinstance(quad.subject, ox.NamedNode)}
        same = [other for other in sorted(like) if other.partition(":")[0] == name.partition(":")[0]]
        found.append((name, _nearest(name, same)))
    return found


def unknown_terms(text: str, terms: Iterable[str], others: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Terms of our ontology that a query uses but nobody defined, each with the nearest defined one (or nothing), as prefixed names.

    ``others`` are terms of other vocabularies that may be meant: of *kgo:Persn* the nearest is *foaf:Person*.
    """
    known = {f"kgo:{name}" for name in terms}
    used = sorted({f"kgo:{match[1]}" for match in re.finditer(r"\bkgo:([\w-]+)", text)} - known)
    return [(name, _nearest(name, [*known, *others])) for name in used]


def terms_in_use(store: ox.Store, names: Namespaces) -> list[str]:
    """The properties and classes of other vocabularies that a store uses, as prefixed names."""
    used = {quad.predicate.value for quad in store}
    used |= {quad.object.value for quad in store.quads_for_pattern(None, _TYPE, None) if isinstance(quad.object, ox.NamedNode)}
    return sorted(name for name in map(names.shorten, used) if name.partition(":")[0] not in ("kgo", "http", "https"))


def _nearest(name: str, known: Iterable[str]) -> str:
    """The prefixed name whose part behind the prefix is most like that of ``name``, or the empty string where none is alike."""
    local: dict[str, str] = {}
    for other in sorted(known):
        local.setdefault(other.partition(":")[2], other)
    near = difflib.get_close_matches(name.partition(":")[2], sorted(local), n=1, cutoff=_LIKE)
    return local[near[0]] if near else ""
