"""What each decision of the ledger still does: to how many claims, to which entities, or nothing, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kg.answers.merging import curated
from kg.assemble.selectors import Judgement, read_ledger
from kg.config import Config
from kg.curation import ledger_file
from kg.curation.work import Reviewed, reviewed
from kg.model.decision import ABOUT_CLAIMS, STATUSES, Decision, Verdict, in_force, withdrawals
from kg.model.iri import Namespaces
from kg.resolve.ledger import read_entity_ledger


def last_build(config: Config) -> Reviewed | None:
    """The last build of a project, or nothing where there is none yet."""
    return reviewed(config) if (Path(config.output) / "dataset.nq").exists() else None


def effects(work: Reviewed | None, decisions: Sequence[Decision]) -> Mapping[str, str]:
    """Id of every decision -> what it does, in words; of claims, as far as the last build tells."""
    gone = withdrawals(decisions)
    told = {d.id: f"withdraws {d.subject}" for d in decisions if d.verdict is Verdict.WITHDRAWN}
    told |= _of_pairs(decisions, work)
    told |= _of_claims(work, decisions) if work else {d.id: "not known before kg build" for d in decisions if d.verdict in ABOUT_CLAIMS}
    return told | {old: f"withdrawn by {new}" for old, new in gone.items()}


def _of_pairs(decisions: Sequence[Decision], work: Reviewed | None) -> dict[str, str]:
    names = work.names if work else Namespaces()
    ledger = read_entity_ledger(decisions, curated(work.data) if work else (), names)
    forbidden = {finding.place: "no effect: another decision keeps them apart" for finding in ledger.findings if finding.code == "KG0620"}
    latest: dict[frozenset[str], str] = {}
    told = {}
    for decision in in_force(decisions):
        if decision.verdict in ABOUT_CLAIMS:
            continue
        pair = frozenset({names.expand(decision.subject), names.expand(decision.other)})
        if earlier := latest.get(pair):
            told[earlier] = f"superseded by {decision.id}"
        latest[pair] = decision.id
        kept = names.shorten(ledger.final(names.expand(decision.other)))
        does = {Verdict.SAME: f"one: {kept}", Verdict.DIFFERENT: "kept apart", Verdict.UNSURE: "left open"}[decision.verdict]
        told[decision.id] = forbidden.get(decision.place, does) if decision.place else does
    return told


def _of_claims(work: Reviewed, decisions: Sequence[Decision]) -> dict[str, str]:
    judgements = judgements_of(work, decisions)
    deciding = _deciding(judgements)
    counts: dict[str, int] = defaultdict(int)
    for decision in deciding.values():
        counts[decision] += 1
    waiting = dict.fromkeys(work.reopened, "re-opened: its article was changed")
    return waiting | {judgement.decision.id: _does(judgement, counts[judgement.decision.id], deciding) for judgement in judgements}


def _deciding(judgements: Sequence[Judgement]) -> dict[tuple[bool, str], str]:
    """Which decision settles the status, and which the outcome, of each claim: the last one on it."""
    return {(j.decision.verdict in STATUSES, claim): j.decision.id for j in judgements for claim in j.on}


def standing(work: Callable[[], Reviewed], decisions: Sequence[Decision], wanted: ledger_file.Judgement) -> Decision | None:
    """The decision on claims that says already what another would say, if there is one that nothing later supersedes, not even in part.

    The last build is asked for only where a decision in force is alike.
    """
    alike = {decision.id for decision in in_force(decisions) if wanted.said_by(decision)}
    if not alike:
        return None
    judgements = judgements_of(work(), decisions)
    decided = _deciding(judgements)
    status = wanted.verdict in STATUSES
    found = [j.decision for j in judgements if j.decision.id in alike and all(decided[status, claim] == j.decision.id for claim in j.on)]
    return next(reversed(found), None)


def judgements_of(work: Reviewed, decisions: Sequence[Decision]) -> list[Judgement]:
    """The decisions in force about claims that do not wait to be confirmed, with the claims of the last build that each selects."""
    about = [decision for decision in decisions if decision.verdict in ABOUT_CLAIMS or decision.verdict is Verdict.WITHDRAWN]
    found = read_ledger(about, list(work.claims.values()), work.names, work.index.classes).judgements
    return [judgement for judgement in found if judgement.decision.id not in work.reopened]


def _does(judgement: Judgement, decided: int, deciding: Mapping[tuple[bool, str], str]) -> str:
    if not judgement.on:
        return "nothing answers to it"
    if not decided:
        later = deciding[judgement.decision.verdict in STATUSES, judgement.on[0]]
        return f"superseded by {later}"
    some = "" if decided == len(judgement.on) else f" of {len(judgement.on)}"
    return f"{decided}{some} claim{'s' * (len(judgement.on) != 1)}"


def concerned(work: Reviewed, about: str, decisions: Sequence[Decision]) -> frozenset[str]:
    """The ids of the decisions on a claim, on a situation, or on an entity and the claims about it, with what withdraws them."""
    from kg.answers.entities import one
    from kg.answers.why import situations_of

    iri = work.names.expand(about)
    if iri not in work.claims:
        iri = one(work.data, about).iri
    situations = {iri, *situations_of(work.data, iri)}
    claims = {claim.id for claim in work.claims.values() if claim.id == iri or claim.situation in situations}
    found = {judgement.decision.id for judgement in judgements_of(work, decisions) if claims & set(judgement.on)}
    found |= {d.id for d in decisions if iri in (work.names.expand(d.subject), work.names.expand(d.other))}
    return frozenset(found | {d.id for d in decisions if d.verdict is Verdict.WITHDRAWN and d.subject in found})
