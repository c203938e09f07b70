"""GEXF with time, for Gephi's timeline: nodes and edges of the world view, each from the first day to the last on which it may be so.

Own text, since the writer of networkx puts the day of today into the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.publish.graphml import xml_attribute
from kg.publish.publication import Publication
from kg.publish.world_nodes import Node, nodes

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
    """The world view as GEXF 1.2; a situation and its roles have its time, an entity has none. A bound that is not known is left out."""
    found = nodes(publication)
    yield _HEAD
    yield from map(_node, found)
    yield b"    </nodes>\n    <edges>\n"
    number = 0
    for node in found:
        for role, target in node.links:
            yield (
                f'      <edge id="{number}" source={xml_attribute(node.name)} target={xml_attribute(target)} '
                f"label={xml_attribute(role.partition(':')[2])}{_span(node)}/>\n"
            ).encode()
            number += 1
    yield b"    </edges>\n  </graph>\n</gexf>\n"


def _node(node: Node) -> bytes:
    when = node.first("kgo:date") or "/".join(filter(None, (node.first("kgo:begin"), node.first("kgo:end"))))
    values = (f'<attvalue for="{n}" value={xml_attribute(value)}/>' for n, value in enumerate((", ".join(node.kinds), when)) if value)
    head = f"      <node id={xml_attribute(node.name)} label={xml_attribute(node.label or node.name)}{_span(node)}>"
    return f"{head}<attvalues>{''.join(values)}</attvalues></node>\n".encode()


def _span(node: Node) -> str:
    return "".join(f' {name}="{day}"' for name, day in zip(("start", "end"), node.span, strict=True) if day)
