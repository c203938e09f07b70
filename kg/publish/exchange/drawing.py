"""Drawings by other programs: Graphviz and Mermaid. Entities are nodes; a shortcut between two of them is a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from kg.publish.publication import Publication
from kg.publish.world_nodes import Node, nodes

#: shape of a node by class: for Graphviz, and the brackets of Mermaid
_SHAPES = {"Person": ("ellipse", "([", "])"), "Post": ("box", "[", "]"), "Contest": ("hexagon", "{{", "}}")}
_OTHER = ("box", "[", "]")


def graphviz(publication: Publication) -> Iterator[bytes]:
    """The world view in the language of Graphviz (``dot -Tsvg``)."""
    drawn, lines = _drawn(publication)
    yield b'digraph claimgraph {\n  graph [rankdir=LR];\n  node [fontname="sans-serif"];\n  edge [fontname="sans-serif", fontsize=10];\n'
    for node in drawn:
        yield f"  {_quoted(node.name)} [label={_quoted(node.label)}, shape={_shape(node)[0]}, URL={_quoted(node.iri)}];\n".encode()
    for source, label, target in lines:
        yield f"  {_quoted(source)} -> {_quoted(target)} [label={_quoted(label)}];\n".encode()
    yield b"}\n"


def mermaid(publication: Publication) -> Iterator[bytes]:
    """The world view as a flowchart of Mermaid."""
    drawn, lines = _drawn(publication)
    numbers = {node.name: f"n{number}" for number, node in enumerate(drawn)}
    yield b"flowchart LR\n"
    for node in drawn:
        _, left, right = _shape(node)
        yield f'  {numbers[node.name]}{left}"{_escaped(node.label)}"{right}\n'.encode()
    for source, label, target in lines:
        yield f'  {numbers[source]} -->|"{_escaped(label)}"| {numbers[target]}\n'.encode()


def _drawn(publication: Publication) -> tuple[Sequence[Node], Sequence[tuple[str, str, str]]]:
    """The entities between which there is a line, and the lines: from, what, to."""
    shortcuts = {f"kgo:{shortcut.property}": shortcut.property for shortcut in publication.vocabulary.shortcuts}
    found = {node.name: node for node in nodes(publication)}
    lines = [
        (node.name, re.sub(r"(?<=[a-z])(?=[A-Z])", " ", shortcuts[role]).lower(), target)
        for node in found.values()
        for role, target in node.links
        if role in shortcuts
    ]
    ends = {end for source, _, target in lines for end in (source, target)}
    return [node for node in found.values() if node.name in ends], lines


def _shape(node: Node) -> tuple[str, str, str]:
    return next((_SHAPES[kind] for kind in node.kinds if kind in _SHAPES), _OTHER)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _escaped(text: str) -> str:
    """A text inside the quotation marks of Mermaid, which has character codes for what it would read itself."""
    return re.sub(r"[\"#<>&\n]", lambda found: f"#{ord(found[0])};", text)
