"""What waits for a curator: withheld claims and doubtful names first, then claims that nobody has judged, the least sure before others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches

from kg.answers.conflicts import standoffs
from kg.answers.dataset import documents
from kg.curation.effects import judgements_of
from kg.curation.work import Reviewed
from kg.errors import ConfigError
from kg.model.claim import Claim
from kg.model.decision import ABOUT_CLAIMS, Decision, Verdict, in_force
from kg.model.finding import Finding
from kg.model.iri import local_name
from kg.model.ontology import Vocabulary

#: the finding of a name that fits several entities
DOUBTFUL = "KG0601"
_SUBJECT = re.compile(r"subject '([^']+ in doc:[^']+)'")
_PREFIXED = re.compile(r"\b[a-z]+:[\w-]+")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to judge: a claim, or a name of a document with those it may be (``candidates``, what it was taken for first).

    ``findings`` say what is wrong; ``subject`` is how the ledger names it.
    """

    subject: str
    claim: Claim | None = None
    findings: tuple[Finding, ...] = ()
    candidates: tuple[str, ...] = ()

    @property
    def pattern(self) -> tuple[str, str]:
        """What other items share that were read by the same rule; empty for a name."""
        return (self.claim.frame, self.claim.modality) if self.claim else ("", "")

    def alike(self, other: Item) -> bool:
        """Whether the same rule read another item in the same way."""
        return bool(self.pattern[0]) and self.pattern == other.pattern


@dataclass(frozen=True, slots=True)
class Filters:
    """Which claims to show: those that fit all that is given."""

    only: Mapping[str, str] = field(default_factory=dict)
    cls: str = ""
    below: Decimal | None = None
    document: str = ""
    conflicts: bool = False
    quarantine: bool = False
    names: bool = False


AXES: Mapping[str, Callable[[Reviewed, Claim], str]] = {
    "modality": lambda _, claim: claim.modality,
    "polarity": lambda _, claim: claim.polarity,
    "certainty": lambda _, claim: claim.certainty,
    "frame": lambda _, claim: claim.frame,
    "status": lambda work, claim: "Withheld" if claim.id in work.withheld else work.contents.statuses.get(claim.id, ""),
    "voice": lambda _, claim: "reported" if claim.holder else "own",
}


def axes(given: Iterable[str]) -> Mapping[str, str]:
    """What ``--only NAME=VALUE`` options ask for; ``ConfigError`` KG0940 for a name that claims do not have."""
    found = {}
    for text in given:
        name, equals, value = text.partition("=")
        if name not in AXES or not equals:
            raise ConfigError("KG0940", f"--only {text!r} asks for nothing that a claim has", remedy=f"NAME=VALUE with {', '.join(AXES)}")
        found[name] = value
    return found


def queue_of(work: Reviewed, decisions: Sequence[Decision], filters: Filters, vocabulary: Vocabulary) -> list[Item]:
    """The items that fit the filters and that no decision in force is about, in the order in which they are to be seen."""
    told = _of_claims(work.findings)
    judged = _judged(work, decisions)
    waiting = [claim for claim in work.claims.values() if claim.id not in judged and (claim.quotes or claim.id in work.withheld)]
    fits = _fitting(work, filters, vocabulary)
    claims = [Item(work.selector(claim), claim, told.get(claim.id, ())) for claim in waiting if not filters.names and fits(claim)]
    claims.sort(key=lambda item: _rank(item, work))
    return [*_doubtful(work, decisions, filters), *claims]


def _rank(item: Item, work: Reviewed) -> tuple[bool, Decimal, str, int, str]:
    claim = item.claim
    assert claim is not None
    first = claim.quotes[0] if claim.quotes else None
    return claim.id not in work.withheld, claim.confidence, claim.origin, first.span.start if first else 0, claim.id


def _judged(work: Reviewed, decisions: Sequence[Decision]) -> frozenset[str]:
    """The claims that are decided; to accept one that stays withheld decides nothing."""
    judgements = judgements_of(work, decisions)
    accepted = {claim for judgement in judgements if judgement.decision.verdict is Verdict.ACCEPTED for claim in judgement.on}
    others = {claim for judgement in judgements if judgement.decision.verdict is not Verdict.ACCEPTED for claim in judgement.on}
    return frozenset(others | (accepted - work.firmly.keys()))


def _of_claims(findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    told: dict[str, tuple[Finding, ...]] = {}
    for finding in findings:
        for claim in finding.claims:
            told[claim] = (*told.get(claim, ()), finding)
    return told


def require_class(filters: Filters, vocabulary: Vocabulary) -> None:
    """Raise ``ConfigError`` KG0933 where the class that a filter asks for is none of the ontology."""
    known = {name.casefold(): name for name in (*vocabulary.classes, "Situation", "Event", "State")}
    if filters.cls and filters.cls.casefold() not in known:
        near = get_close_matches(filters.cls.casefold(), known, n=1)
        remedy = f"did you mean {known[near[0]]}?" if near else "docs/reference/ontology.md lists the classes"
        raise ConfigError("KG0933", f"{filters.cls!r} is no class of situations", remedy=remedy)


def require_document(filters: Filters, work: Reviewed) -> None:
    """Raise ``ConfigError`` KG0906 where the last build has no such article."""
    known = documents(work.data)
    wanted = filters.document.removeprefix("doc:")
    if wanted and wanted not in known:
        near = get_close_matches(wanted, known, n=1)
        remedy = f"did you mean doc:{near[0]}?" if near else "kg stats --by source lists them"
        raise ConfigError("KG0906", f"no article is called {filters.document!r}", remedy=remedy)


def _fitting(work: Reviewed, filters: Filters, vocabulary: Vocabulary) -> Callable[[Claim], bool]:
    """The test that a claim passes when it fits every filter."""
    disputable = contested(work) if filters.conflicts else frozenset()
    wanted = next((name for name in vocabulary.classes if name.casefold() == filters.cls.casefold()), filters.cls)

    def fits(claim: Claim) -> bool:
        return (
            all(AXES[name](work, claim).casefold() == value.casefold() for name, value in filters.only.items())
            and (not wanted or vocabulary.is_a(work.index.classes.get(claim.situation, ""), wanted))
            and (filters.below is None or claim.confidence < filters.below)
            and filters.document.removeprefix("doc:") in ("", claim.origin)
            and (not filters.quarantine or claim.id in work.withheld)
            and (not filters.conflicts or claim.id in disputable)
        )

    return fits


def contested(work: Reviewed) -> frozenset[str]:
    """The claims on either side of a conflict between sources, and those that were withheld because they contradict each other."""
    sides = {claim for standoff in standoffs(work.data) for side in standoff.sides for claim in side.claims}
    return frozenset(sides.union(*(finding.claims for finding in work.findings if len(finding.claims) > 1)))


def _doubtful(work: Reviewed, decisions: Sequence[Decision], filters: Filters) -> list[Item]:
    """The names of documents that fit several entities, unless a filter asks for claims alone."""
    asks_for_claims = filters.only or filters.cls or filters.below is not None or filters.conflicts or filters.quarantine
    if asks_for_claims:
        return []
    decided = {decision.subject for decision in in_force(decisions) if decision.verdict not in ABOUT_CLAIMS}
    items = []
    for finding in work.findings:
        subject = doubtful_subject(finding) if finding.code == DOUBTFUL else ""
        if not subject or subject in decided or not subject.endswith(filters.document.removeprefix("doc:")):
            continue
        named = [name for name in _PREFIXED.findall(finding.message) if work.names.expand(name) != name]
        taken = work.names.shorten(finding.value)
        items.append(Item(subject, None, (finding,), tuple(dict.fromkeys([taken, *named]))))
    return sorted(items, key=lambda item: item.subject)


def doubtful_subject(finding: Finding) -> str:
    """How the ledger names what a finding doubts, as its remedy says; empty where it says nothing."""
    found = _SUBJECT.search(finding.remedy)
    return found[1] if found else ""


def title(item: Item, work: Reviewed) -> str:
    """What an item is about, in a few words."""
    if item.claim:
        return work.label(item.claim)
    return f"“{item.findings[0].excerpt}”: {local_name(item.candidates[0])}?"
