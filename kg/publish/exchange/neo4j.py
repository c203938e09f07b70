"""CSV for ``neo4j-admin database import``: nodes.csv and relationships.csv in one ZIP archive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model.ontology import Vocabulary
from kg.publish.exchange.tables import zipped
from kg.publish.publication import Publication
from kg.publish.short_statements import links_in_time
from kg.publish.world_nodes import Node, nodes

#: column of a node with its type for Neo4j -> the property that fills it
_COLUMNS = {
    "aliases:string[]": "skos:altLabel",
    "date": "kgo:date",
    "begin": "kgo:begin",
    "end": "kgo:end",
    "stage": "kgo:stage",
    "jurisdiction": "kgo:jurisdiction",
    "sameAs:string[]": "owl:sameAs",
}


def neo4j(publication: Publication) -> bytes:
    """The world view as a property graph: entities and situations are nodes, roles and shortcuts relationships.

    The earliest and latest days of which anything is known are dates of Neo4j, as is the newest day of the graph where a tenure is held
    on it; values of lists are joined by ``;``.
    """
    found = nodes(publication)
    return zipped({"nodes.csv": _nodes(found), "relationships.csv": _relationships(found, publication.vocabulary)})


def _nodes(found: Sequence[Node]) -> Iterator[list[str]]:
    yield ["iri:ID", "name", ":LABEL", "earliest:date", "latest:date", "currentOn:date", *_COLUMNS]
    for node in found:
        cells = (";".join(part.replace(";", ",") for part in node.values.get(name, ())) for name in _COLUMNS.values())
        yield [node.iri, node.label or node.name, ";".join(node.kinds), *node.spell, node.first("kgo:currentOn"), *cells]


def _relationships(found: Sequence[Node], vocabulary: Vocabulary) -> Iterator[list[str]]:
    yield [":START_ID", ":END_ID", ":TYPE", "earliest:date", "latest:date"]
    iris = {node.name: node.iri for node in found}
    for node, role, target, span in links_in_time(found, vocabulary):
        yield [node.iri, iris[target], relation(role), *span]


def relation(role: str) -> str:
    """The type of a relationship as Neo4j writes them.

    >>> relation("kgo:memberOfParty")
    'MEMBER_OF_PARTY'
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", role.partition(":")[2]).upper()
