"""What is shown of an item of the queue, as plain values."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.answers.why import Said, claims
from kg.curation.card import around, label_of
from kg.curation.corrections import values_of
from kg.curation.effects import judgements_of
from kg.curation.preview import changes
from kg.curation.queue import Item, title
from kg.curation.work import Reviewed
from kg.errors import ConfigError
from kg.model.claim import Claim, EntityRef
from kg.model.decision import Decision, Verdict
from kg.model.finding import Finding
from kg.model.iri import local_name
from kg.web.review.desk import Desk

#: the verdicts that a claim can be given here, with the key, what the button says and what it means
VERDICTS: Mapping[Verdict, tuple[str, str, str]] = {
    Verdict.ACCEPTED: ("a", "Accept", "the words say so"),
    Verdict.REJECTED: ("x", "Reject", "the words do not say so"),
    Verdict.DISPUTED: ("d", "Dispute", "better sources say otherwise"),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in their paragraph."""

    before: str
    words: str
    after: str
    document: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody that a name may be, or that a statement is about."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Card:
    """An item as a person judges it.

    ``would`` tells of each verdict what it would change; ``barred`` is why to accept would not let a withheld claim in; ``uncorrectable``
    why no curated row can stand in for it; ``choices`` are who a name may be, what it was taken for first, or whom a claim speaks of.
    """

    key: str
    title: str
    subject: str
    claim: Claim | None
    said: Said | None
    passages: tuple[Passage, ...]
    findings: tuple[Finding, ...]
    withheld: bool
    barred: str
    uncorrectable: str
    would: Mapping[Verdict, Sequence[str]]
    choices: tuple[Choice, ...]


def key_of(item: Item) -> str:
    """What an item is called in addresses: the slug of its claim, for a name a hash of how the ledger calls it."""
    return local_name(item.claim.id) if item.claim else f"name-{hashlib.sha256(item.subject.encode()).hexdigest()[:16]}"


def card_of(item: Item, desk: Desk) -> Card:
    """An item with all that is needed to judge it."""
    work, claim = desk.work, item.claim
    if claim is None:
        choices = tuple(Choice(name, label_of(name, work)) for name in item.candidates)
        return Card(key_of(item), title(item, work), item.subject, None, None, (), item.findings, False, "", "", {}, choices)
    return Card(
        key=key_of(item),
        title=title(item, work),
        subject=item.subject,
        claim=claim,
        said=next(iter(claims(work.data, claim=claim.id)), None),
        passages=tuple(_passages(claim, desk.project.texts)),
        findings=item.findings,
        withheld=claim.id in work.withheld,
        barred=work.firmly.get(claim.id, ""),
        uncorrectable=_uncorrectable(claim, desk),
        would={verdict: changes(work, verdict, [claim]) for verdict in VERDICTS},
        choices=tuple(entities_of(claim, work)),
    )


def _passages(claim: Claim, texts: Mapping[str, str]) -> list[Passage]:
    found = []
    for quote in claim.quotes:
        before, after = around(quote, texts.get(quote.document, ""))
        found.append(Passage(before, quote.exact, after, quote.document))
    return found


def _uncorrectable(claim: Claim, desk: Desk) -> str:
    try:
        values_of(claim, desk.work, desk.project.vocabulary)
    except ConfigError as error:
        return error.message
    return ""


def entities_of(claim: Claim, work: Reviewed) -> list[Choice]:
    """Whom and what a claim speaks of, and whoever says so."""
    situation = work.told.get(claim.id)
    fillers = [filler.id for _, filler in situation.roles if isinstance(filler, EntityRef)] if situation else []
    names = dict.fromkeys(work.names.shorten(iri) for iri in (*fillers, claim.holder) if iri)
    return [Choice(name, label_of(name, work)) for name in names]


def decided_on(claim: Claim, work: Reviewed, decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions in force on a claim."""
    return [judgement.decision for judgement in judgements_of(work, decisions) if claim.id in judgement.on]
