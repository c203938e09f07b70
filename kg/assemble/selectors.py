"""What a curator's decision is about: selectors of the ledger turned into claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from kg.assemble.amended import Versions, reopened
from kg.assemble.pairs import Known, pair_of, unknown
from kg.assemble.selector import Selector, slug_of
from kg.model.claim import Claim, Modality, Polarity
from kg.model.decision import ABOUT_CLAIMS, OUTCOMES, STATUSES, Decision, Verdict, in_force, stray_withdrawals
from kg.model.finding import Finding, Severity
from kg.model.iri import Namespaces


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision with the IRIs that its selectors stand for; ``on`` is empty when nothing in the corpus answers to it."""

    decision: Decision
    on: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All decisions, applied: judgements in the order they were made, and what could not be found."""

    judgements: tuple[Judgement, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    @property
    def upheld(self) -> frozenset[str]:
        """The claims that a curator answers for: the last decision on their status accepts them."""
        last = {
            iri: judgement.decision.verdict
            for judgement in self.judgements
            if judgement.decision.verdict in STATUSES
            for iri in judgement.on
        }
        return frozenset(iri for iri, verdict in last.items() if verdict is Verdict.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Index:
    """The claims of a corpus: by their own IRI and by that of their situation, and the class of every situation."""

    claims: Mapping[str, tuple[Claim, ...]]
    classes: Mapping[str, str]
    origins: Mapping[str, tuple[Claim, ...]]

    def quoting(self, words: str, origin: str = "") -> tuple[Claim, ...]:
        """The claims with a quote that holds the words, or that the words hold; spaces and line ends are alike.

        Of one source alone where its ``origin`` is given.
        """
        wanted = " ".join(words.split())
        among = self.origins.get(origin, ()) if origin else chain.from_iterable(self.origins.values())
        found = (claim for claim in among if any(_share(wanted, quote.exact) for quote in claim.quotes))
        return tuple(sorted(found, key=lambda claim: claim.id))


def _share(wanted: str, quote: str) -> bool:
    told = " ".join(quote.split())
    return wanted in told or told in wanted


def read_ledger(
    decisions: Iterable[Decision],
    claims: Sequence[Claim],
    names: Namespaces,
    classes: Mapping[str, str],
    known: Known | None = None,
    versions: Versions | None = None,
) -> Ledger:
    """Every decision in force with what it is about; one that is about nothing is a finding, never an error.

    ``classes`` are those of situations. A decision that was withdrawn leaves no trace.

    ``known`` is what a decision about two entities can name. A document may be reworded or taken away after a decision was made, so a
    selector that finds nothing must not stop a build; ``versions`` tell which rest on words that have changed: those wait.
    """
    index, known = index_of(claims, classes), known or Known()
    rows = tuple(decisions)
    standing = in_force(rows)
    waiting = {d.id: finding for d in standing if versions and (finding := reopened(d, versions, names))}
    judgements = tuple(_judge(decision, index, known, names) for decision in standing if decision.id not in waiting)
    doubts = (_doubt(judgement, known, names) for judgement in judgements)
    return Ledger(judgements, (*waiting.values(), *(doubt for doubt in doubts if doubt), *map(_astray, stray_withdrawals(rows))))


def index_of(claims: Sequence[Claim], classes: Mapping[str, str]) -> Index:
    """The claims by what a selector may begin with; ``classes`` are those of situations."""
    found: dict[str, list[Claim]] = {}
    origins: dict[str, list[Claim]] = {}
    for claim in sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id):
        found.setdefault(claim.id, []).append(claim)
        found.setdefault(claim.situation, []).append(claim)
        origins.setdefault(claim.origin, []).append(claim)
    return Index({key: tuple(group) for key, group in found.items()}, classes, {key: tuple(group) for key, group in origins.items()})


def selector_for(claim: Claim, index: Index, names: Namespaces) -> str:
    """The selector of this claim alone that best outlives a change: by its words, else by situation and document, else by its id.

    Words hold however the situation is named and whatever other texts say, as long as they stand in their document.
    """
    if claim.quotes:
        where = f"in doc:{claim.quotes[0].document}"
        words = " ".join(claim.quotes[0].exact.split())
        quoted = [] if '"' in words else [f'"{words}" kgo:{index.classes[claim.situation]} {where}']
        for selector in (*quoted, f"{names.shorten(claim.situation)} {where}"):
            for limits in ("", f" {claim.modality}", f" {claim.modality} {claim.polarity}"):
                if select(selector + limits, index, names) == (claim,):
                    return selector + limits
    return names.shorten(claim.id)


def _doubt(judgement: Judgement, known: Known, names: Namespaces) -> Finding | None:
    if judgement.decision.verdict in ABOUT_CLAIMS:
        return None if judgement.on else _lost(judgement.decision)
    return unknown(judgement.decision, known, names)


def _judge(decision: Decision, index: Index, known: Known, names: Namespaces) -> Judgement:
    if decision.verdict not in ABOUT_CLAIMS:
        return Judgement(decision, pair_of(decision, known, names), ())
    selected = select(decision.subject, index, names)
    if decision.verdict in OUTCOMES and not set(Selector.of(decision.subject).limits) & set(Modality):
        selected = tuple(claim for claim in selected if claim.modality is not Modality.ACTUAL)
    reasons = tuple(claim for part in decision.because.split(";") if part.strip() for claim in _reason(part, index, names))
    return Judgement(decision, tuple(claim.id for claim in selected), tuple(dict.fromkeys(claim.id for claim in reasons)))


def select(selector: str, index: Index, names: Namespaces) -> tuple[Claim, ...]:
    """The claims that a selector names: one, all about a situation, of a document or on certain words; of those, what fits its limits."""
    read = Selector.of(selector)
    if read.words:
        found = index.quoting(read.words, next(read.documents(names), ""))
    else:
        found = index.claims.get(names.expand(read.first), ()) or index.origins.get(slug_of(read.first, names), ())
    return tuple(claim for claim in found if all(_fits(claim, limit, index, names) for limit in read.limits))


def _fits(claim: Claim, word: str, index: Index, names: Namespaces) -> bool:
    if word in set(Modality):
        return claim.modality == word
    if word in set(Polarity):
        return claim.polarity == word
    if word.startswith("kgo:"):
        return index.classes.get(claim.situation) == word.removeprefix("kgo:")
    return claim.origin == word.removeprefix(names.iri("doc", "")).removeprefix("doc:").removeprefix("graph:")


def _reason(selector: str, index: Index, names: Namespaces) -> tuple[Claim, ...]:
    found = select(selector, index, names)
    return tuple(claim for claim in found if claim.origin.startswith("curated_")) or found


def _lost(decision: Decision) -> Finding:
    return Finding(
        code="KG0701",
        message=f"decision {decision.id} is about '{decision.subject}', and nothing in the corpus answers to that",
        place=decision.place,
        remedy="correct the selector, or take the decision out if its document is gone",
        severity=Severity.WARNING,
        excerpt=decision.subject,
    )


def _astray(decision: Decision) -> Finding:
    meant = f" on '{decision.other}'" if decision.other else ""
    return Finding(
        code="KG0705",
        message=f"decision {decision.id} withdraws decision '{decision.subject}'{meant}, and the ledger has none such",
        place=decision.place,
        remedy="name the id of the decision that is meant; kg decisions lists them",
        severity=Severity.WARNING,
        excerpt=decision.subject,
    )
