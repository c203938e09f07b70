"""Conflicts as triples, and as findings for the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.assemble.terms import COMMENT, TYPE, Terms, english, node, typed
from kg.model.claim import Claim
from kg.model.conflict import Conflict, Side
from kg.model.finding import Finding, Severity
from kg.model.iri import Namespaces, key_hash
from kg.model.ontology import Vocabulary
from kg.model.span import Place

#: what the report says of conflicts under its own codes: of affirmed and denied, assembling has said it already
_TOLD_BEFORE = "KG0704"


def conflict_quads(conflicts: Iterable[Conflict], vocabulary: Vocabulary) -> Iterator[ox.Quad]:
    """The quads of ``graph:conflicts``: what cannot both be so, its two sides with their claims, and which of them prevails."""
    terms = Terms(vocabulary)
    graph = terms.graph("conflicts")
    for conflict in conflicts:
        yield from (ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in _conflict(conflict, terms))


def _conflict(conflict: Conflict, terms: Terms) -> Iterator[ox.Triple]:
    subject = node(terms.names.iri("conflict", key_hash(*conflict.key, digits=12)))
    yield ox.Triple(subject, TYPE, terms.kgo("Conflict"))
    yield ox.Triple(subject, COMMENT, english(conflict.message))
    yield ox.Triple(subject, terms.kgo("conflictCode"), typed(conflict.code, "string"))
    for iri in conflict.about:
        yield ox.Triple(subject, terms.kgo("concerns"), node(iri))
    for number, side in enumerate((conflict.first, conflict.second), start=1):
        yield from _side(subject, node(f"{subject.value}_{number}"), side, terms)
    if conflict.decided:
        yield ox.Triple(subject, terms.kgo("prevails"), node(f"{subject.value}_1"))


def _side(conflict: ox.NamedNode, subject: ox.NamedNode, side: Side, terms: Terms) -> Iterator[ox.Triple]:
    yield ox.Triple(conflict, terms.kgo("side"), subject)
    yield ox.Triple(subject, TYPE, terms.kgo("ConflictSide"))
    yield ox.Triple(subject, terms.kgo("says"), english(side.says))
    yield ox.Triple(subject, terms.kgo("authority"), terms.kgo(side.authority.term))
    for claim in side.claims:
        yield ox.Triple(subject, terms.kgo("sideClaim"), node(claim))


def conflict_findings(
    conflicts: Iterable[Conflict], claims: Iterable[Claim], place_of: Callable[[str], Place | None], names: Namespaces
) -> Iterator[Finding]:  # fmt: skip
    """One finding for each conflict: a warning where nobody prevails, else a remark; on the words of the side that gives way."""
    claims = tuple(claims)
    origins = {claim.id: claim.origin for claim in claims}
    words = {claim.id: claim.quotes[0].exact if claim.quotes else claim.wording for claim in claims}
    for conflict in conflicts:
        if conflict.code == _TOLD_BEFORE:
            continue
        lighter = _lighter(conflict, origins)
        settles = f"kg reject {names.shorten(lighter[0])} settles it" if len(lighter) == 1 else "and the commands of which each settles it"
        yield Finding(
            code="KG0720" if conflict.code == "KG0720" else "KG0721",
            message=f"conflict: {conflict.message} ({_outcome(conflict)})",
            place=next((place for claim in lighter if (place := place_of(claim))), None),
            remedy=f"kg conflicts --explain shows both sides{'; ' if len(lighter) == 1 else ', '}{settles}" if lighter else "",
            severity=Severity.INFO if conflict.decided else Severity.WARNING,
            excerpt=next((words[claim] for claim in lighter if words.get(claim)), ""),
            focus=conflict.about[0],
            claims=lighter,
        )


def _lighter(conflict: Conflict, origins: Mapping[str, str]) -> tuple[str, ...]:
    """The claims of the side that weighs less; of two equals those that fewer sources tell."""
    told = [side.claims for side in (conflict.second, conflict.first) if side.claims]
    if conflict.decided:
        return told[0] if told else ()
    return min(told, key=lambda claims: len({origins.get(claim, claim) for claim in claims}), default=())


def _outcome(conflict: Conflict) -> str:
    first, second = (side.authority.name.lower().replace("_", " ") for side in (conflict.first, conflict.second))
    return f"{first} prevails over {second}" if conflict.decided else f"both {first}: nobody prevails"
