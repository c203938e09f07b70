"""Situations that cannot be as they were read: one entity on both sides of what two are needed for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model.claim import Claim, EntityRef, Filler, Situation, SituationRef
from kg.model.document import SourceDocument
from kg.model.entity import EntityKind
from kg.model.finding import Finding, Severity
from kg.model.ontology import Vocabulary
from kg.model.span import Place
from kg.resolve.registry import Registry

#: roles that one and the same entity does not fill
_OPPOSED = (("agent", "target"), ("agent", "recipient"), ("winner", "loser"), ("bearer", "target"))


def possible(
    situations: Sequence[Situation], claims: Sequence[Claim], document: SourceDocument, registry: Registry, vocabulary: Vocabulary
) -> tuple[tuple[Situation, ...], tuple[Claim, ...], tuple[Finding, ...]]:
    """The situations and claims of a document without fillers that contradict another, each told in a finding.

    The second role gives it up if it may be empty or has others, else the first if it has others: who acts stands nearer to the verb and
    is seldom wrong. Else the claims about the situation are left out, since nobody knows which of the two was meant.
    """
    kept: list[Situation] = []
    findings: list[Finding] = []
    for situation in situations:
        mended = _mended(situation, registry, vocabulary)
        if mended is not None:
            kept.append(mended)
        if mended is not situation:
            findings.append(_impossible(situation, mended is None, document, registry))
    known = {situation.id for situation in kept} | {filler.id for s in situations for filler in _curated(s)}
    if len(kept) == len(situations):
        return tuple(kept), tuple(claims), tuple(findings)
    return tuple(_without(s, known) for s in kept), tuple(_spoken(claims, known)), tuple(findings)


def _mended(situation: Situation, registry: Registry, vocabulary: Vocabulary) -> Situation | None:
    for pair in _OPPOSED:
        for filler in _both(situation, pair, registry):
            subject, other = pair
            role = other if other != "loser" and _can_go(situation, other, vocabulary) else subject
            if role == subject and len(situation.fillers(subject)) == 1:
                return None
            situation = replace(situation, roles=tuple(one for one in situation.roles if one != (role, filler)))
    return situation


def _both(situation: Situation, pair: tuple[str, str], registry: Registry) -> list[Filler]:
    """What fills both roles; a group may well be at odds with itself."""
    first, second = situation.fillers(pair[0]), situation.fillers(pair[1])
    return [filler for filler in first if filler in second and isinstance(filler, EntityRef) and not _is_group(filler, registry)]


def _is_group(filler: EntityRef, registry: Registry) -> bool:
    known = registry.entities.get(filler.id)
    return known is not None and known.kind is EntityKind.COLLECTIVE


def _can_go(situation: Situation, role: str, vocabulary: Vocabulary) -> bool:
    cls = vocabulary.classes.get(situation.cls)
    known = cls.role(role) if cls else None
    return len(situation.fillers(role)) > 1 or known is None or not known.defining


def _curated(situation: Situation) -> list[SituationRef]:
    """References to situations outside the document."""
    return [filler for _, filler in situation.roles if isinstance(filler, SituationRef) and filler.id.startswith("http")]


def _without(situation: Situation, known: set[str]) -> Situation:
    roles = tuple(pair for pair in situation.roles if not isinstance(pair[1], SituationRef) or pair[1].id in known)
    return situation if len(roles) == len(situation.roles) else replace(situation, roles=roles)


def _spoken(claims: Iterable[Claim], known: set[str]) -> Iterable[Claim]:
    for claim in claims:
        if claim.situation in known:
            condition = claim.condition if claim.condition in known else ""
            yield replace(claim, condition=condition, conveyed_by=claim.conveyed_by if claim.conveyed_by in known else "")


def _impossible(situation: Situation, gone: bool, document: SourceDocument, registry: Registry) -> Finding:
    names = sorted(
        {registry.entities[f.id].label for pair in _OPPOSED for f in _both(situation, pair, registry) if isinstance(f, EntityRef)}
    )
    left_out = "its claims were" if gone else "one of the two was"
    return Finding(
        code="KG0606",
        message=f"{situation.cls} in {document.slug} has {', '.join(names)} on both sides; {left_out} left out",
        place=Place(document.path),
        remedy="this is a misreading: report the sentence, or add what is right to seeds/curated/",
        severity=Severity.WARNING if gone else Severity.INFO,
        excerpt=situation.words,
    )
