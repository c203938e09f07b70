"""GEXF with time, for Gephi's timeline: nodes and edges of the world view, each from the first day to the last that is known of it.

Own text, since the writer of networkx puts the day of today into the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.publish.graphml import xml_attribute
from kg.publish.publication import Publication
from kg.publish.short_statements import links_in_time
from kg.publish.world_nodes import Node, Span, nodes

_HEAD = b"""<?xml version="1.0" encoding="utf-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
  <graph defaultedgetype="directed" mode="dynamic" timeformat="date">
    <attributes class="node" mode="static">
      <attribute id="0" title="class" type="string"/>
      <attribute id="1" title="when" type="string"/>
    </attributes>
    <nodes>
"""


def gexf(publication: Publication) -> Iterator[bytes]:
    """The world view as GEXF 1.2; a situation, its roles and its short statements have its time, an entity has none.

    What is told without an end is drawn up to the last day on which it was told to go on: nobody knows of the days after.
    """
    found = nodes(publication)
    yield _HEAD
    yield from map(_node, found)
    yield b"    </nodes>\n    <edges>\n"
    for number, (node, role, target, span) in enumerate(links_in_time(found, publication.vocabulary)):
        yield (
            f'      <edge id="{number}" source={xml_attribute(node.name)} target={xml_attribute(target)} '
            f"label={xml_attribute(role.partition(':')[2])}{_span(span)}/>\n"
        ).encode()
    yield b"    </edges>\n  </graph>\n</gexf>\n"


def _node(node: Node) -> bytes:
    begin, end = node.first("kgo:begin"), node.first("kgo:end")
    when = node.first("kgo:date") or (f"{begin}/{end}" if begin or end else "")
    values = (f'<attvalue for="{n}" value={xml_attribute(value)}/>' for n, value in enumerate((", ".join(node.kinds), when)) if value)
    head = f"      <node id={xml_attribute(node.name)} label={xml_attribute(node.label or node.name)}{_span(node.spell)}>"
    return f"{head}<attvalues>{''.join(values)}</attvalues></node>\n".encode()


def _span(span: Span) -> str:
    return "".join(f' {name}="{day}"' for name, day in zip(("start", "end"), span, strict=True) if day)
