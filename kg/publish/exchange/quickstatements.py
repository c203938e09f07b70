"""QuickStatements for Wikidata: posts and parties of people who have an item there, with days and the addresses of the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.publish.exchange.told_facts import SOURCE, told_facts
from kg.publish.publication import Publication
from kg.publish.world_nodes import EXACT, Node, nodes

_PAGE = "http://xmlns.com/foaf/0.1/page"
#: class of a situation -> the property of Wikidata, and the role that fills it
_PROPERTIES = {"Tenure": ("P39", "kgo:post"), "PartyAffiliation": ("P102", "org:organization")}
_QUALIFIERS = {"kgo:begin": "P580", "kgo:end": "P582"}
#: what Wikidata calls the precision of a day, a month, a year
_PRECISION = {4: 9, 7: 10, 10: 11}


def quickstatements(publication: Publication) -> Iterator[bytes]:
    """A line of version 1 for each fact whose person and post or party have an item; facts alone, and only exact times are told.

    What ended on a day that is not exactly known is left out, and a post of which nobody knows whether it is still held: without its end
    it would read as what still holds.
    """
    found = {node.name: node for node in nodes(publication)}
    addresses = _addresses(publication)
    for node in found.values():
        for kind in node.kinds:
            if kind in _PROPERTIES and node.is_plain:
                yield from _lines(node, *_PROPERTIES[kind], found, addresses.get(node.iri, ()))


def _lines(node: Node, prop: str, role: str, found: Mapping[str, Node], addresses: tuple[str, ...]) -> Iterator[bytes]:
    times = [f"{qualifier}\t{time}" for name, qualifier in _QUALIFIERS.items() if (time := _time(node.first(name)))]
    # every address begins a reference of its own
    sources = [f'{"!" if n else ""}S854\t"{address}"' for n, address in enumerate(addresses)]
    for person in node.linked("org:member"):
        for target in node.linked(role):
            if (subject := _item(found[person])) and (value := _item(found[target])):
                yield ("\t".join((subject, prop, value, *times, *sources)) + "\n").encode()


def _addresses(publication: Publication) -> dict[str, tuple[str, ...]]:
    """The addresses of the sources of each fact: those that a curated claim names, that of the article that tells it."""
    found: dict[str, dict[str, None]] = {}
    pages = _pages(publication)
    for fact in told_facts(publication):
        documents = {*fact.documents(publication.names.term("evidence"))}
        told = [*fact.values(fact.claim, SOURCE), *(pages[document] for document in sorted(documents) if document in pages)]
        found.setdefault(fact.situation, {}).update(dict.fromkeys(address for address in told if re.match(r"https?://[^\s\"]+$", address)))
    return {situation: tuple(addresses) for situation, addresses in found.items()}


def _pages(publication: Publication) -> dict[str, str]:
    """Document -> the address of its original."""
    return {
        triple.subject.value: triple.object.value
        for triple in publication.graph("provenance")
        if triple.predicate.value == _PAGE and isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode)
    }


def _item(node: Node) -> str:
    """The item of a node on Wikidata, empty where none is known."""
    return next(iter(node.items), "")


def _time(told: str) -> str:
    """A day, month or year as Wikidata writes it, empty for anything less exact.

    >>> _time("2017-02-09"), _time("2017-02"), _time("[..2017]")
    ('+2017-02-09T00:00:00Z/11', '+2017-02-00T00:00:00Z/10', '')
    """
    if not EXACT.fullmatch(told):
        return ""
    return f"+{told + '-00' * ((10 - len(told)) // 3)}T00:00:00Z/{_PRECISION[len(told)]}"
