"""The short statements of the world view, which sum up situations, and the days that are known of each link between nodes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.model.ontology import Vocabulary
from kg.publish.world_nodes import Node, Span

#: from, prefixed property, to
Statement = tuple[str, str, str]

#: the short statements that rule R2 reads the other way round
_INVERSES = {"kgo:hasHeld": "kgo:heldBy", "kgo:candidateIn": "kgo:hasCandidate"}


def summed_up(node: Node, vocabulary: Vocabulary) -> tuple[Statement, ...]:
    """The short statements that a situation stands for, sorted."""
    roles: dict[str, list[str]] = defaultdict(list)
    for prop, target in node.links:
        roles[prop.partition(":")[2]].append(target)
    return tuple(
        sorted(
            (subject, f"kgo:{shortcut.property}", target)
            for shortcut in vocabulary.shortcuts
            if shortcut.holds_at(node.first("kgo:stage")) and any(vocabulary.is_a(kind, shortcut.cls) for kind in node.kinds)
            for subject in roles[shortcut.subject_role]
            for target in roles[shortcut.object_role]
        )
    )


def links_in_time(found: Sequence[Node], vocabulary: Vocabulary) -> Iterator[tuple[Node, str, str, Span]]:
    """Every link (from, prefixed property, to) with the first and the last day that are known of it.

    A short statement, and what rules conclude from it alone, stands once for each time at which a situation makes it so. A role has the
    time of its situation; what holds between entities at all times has none.
    """
    told = _told(found, vocabulary)
    for node in found:
        for prop, target in node.links:
            for span in sorted(told.get((node.name, prop, target), ())) or [node.spell]:
                yield node, prop, target, span


def _told(found: Sequence[Node], vocabulary: Vocabulary) -> Mapping[Statement, set[Span]]:
    """Statement -> the times of the situations from which it follows, of those of which any is known."""
    told: dict[Statement, set[Span]] = defaultdict(set)
    bodies = {node.name: node.linked("org:postIn") for node in found}
    for node in found:
        for source, prop, target in summed_up(node, vocabulary) if any(node.spell) else ():
            told[source, prop, target].add(node.spell)
            if prop in _INVERSES:
                told[target, _INVERSES[prop], source].add(node.spell)
            for body in bodies.get(target, ()) if prop == "kgo:hasHeld" else ():
                told[source, "kgo:servedIn", body].add(node.spell)
            if node.current:
                told[source, "org:holds", target].add(node.spell)
    return told
