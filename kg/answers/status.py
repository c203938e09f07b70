"""The words for how a claim stands: from a fact to what is withheld, in an order that says what to believe first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from kg.answers.claim_rows import properties
from kg.answers.dataset import Dataset
from kg.answers.why import Said


class Status(StrEnum):
    """How a claim stands, the weightiest first; of a statement it is that of its weightiest claim."""

    FACT = "fact"
    REPORTED = "reported"
    UNCONFIRMED = "unconfirmed"
    POSSIBLE = "possible"
    EXPECTED = "expected"
    CONDITIONAL = "conditional"
    ALLEGED = "alleged"
    DENIED = "denied"
    SUPERSEDED = "superseded"
    DISPUTED = "disputed"
    REJECTED = "rejected"
    RETRACTED = "retracted"
    WITHHELD = "withheld"

    @property
    def meaning(self) -> str:
        """What the word says, in a sentence."""
        return MEANINGS[self]

    @property
    def counts(self) -> bool:
        """Whether nobody took the claim back or set it aside."""
        return self in _COUNTING


MEANINGS: Mapping[Status, str] = {
    Status.FACT: "A source says in its own voice, or a curator says, that it was so, without a doubt, and the claim counts.",
    Status.REPORTED: "Somebody says for certain that it was so, and the source only passes that on: true is that he or she says it.",
    Status.UNCONFIRMED: "One source says so in its own voice; of this kind a second independent source or a curator must say it as well.",
    Status.POSSIBLE: "Who says so calls it likely or possible, leaves open whether, or does not say how sure it is.",
    Status.EXPECTED: "It is planned, predicted, required or asked for; that does not say that it came about.",
    Status.CONDITIONAL: "It depends on something else.",
    Status.ALLEGED: "Somebody is accused of it; that does not say that it was so.",
    Status.DENIED: "Who speaks of it says that it was not so, is not so or will not be so.",
    Status.SUPERSEDED: "A source says so in its own voice, and a weightier one says otherwise.",
    Status.DISPUTED: "A curator doubts the claim and gives a reason; it stays on record and makes no fact.",
    Status.REJECTED: "A curator found the claim wrong, or misread; it stays on record and counts for nothing.",
    Status.RETRACTED: "The document that says so was taken back; the claim counts for nothing.",
    Status.WITHHELD: "The claim breaks a rule that the graph must keep; it is in quarantine and counts for nothing.",
}
_TAKEN = {"Withheld": Status.WITHHELD, "Retracted": Status.RETRACTED, "Rejected": Status.REJECTED, "Disputed": Status.DISPUTED}
_MEANT = {"Alleged": Status.ALLEGED, "Conditional": Status.CONDITIONAL, "Actual": Status.REPORTED}
_COUNTING = frozenset(Status) - {*_TAKEN.values(), Status.SUPERSEDED}


def status_of(said: Said, *, upheld: bool = True) -> Status:
    """How a claim stands; not ``upheld`` is one that a weightier source contradicts in what is asked about."""
    if said.status in _TAKEN:
        return _TAKEN[said.status]
    if said.is_truth and upheld:
        return Status.FACT
    if said.is_truth or said.overruled:
        return Status.SUPERSEDED
    if said.polarity == "Negated":
        return Status.DENIED
    meant = _MEANT.get(said.modality, Status.EXPECTED)
    if meant is not Status.REPORTED:
        return meant
    if said.polarity == "Open" or said.certainty != "Certain":
        return Status.POSSIBLE
    return Status.UNCONFIRMED if said.own_voice else Status.REPORTED


def status_in(data: Dataset, said: Said, entity: str = "") -> Status:
    """How a claim of a dataset stands; of an entity, as far as its own part is concerned."""
    return status_of(said, upheld=not said.is_truth or upheld(data, said.situation, entity))


def worded(said: Said, status: Status) -> str:
    """A claim as it may be repeated: whether it is a fact, how it is meant, according to whom, and what was decided on it."""
    if status is Status.FACT:
        return f"fact · {said.voice}"
    meant = said.how if status.value in said.how else f"{status.value}: {said.how}"
    return " · ".join(filter(None, ["not a fact", meant, said.voice, said.standing]))


def statuses_of(data: Dataset, told: Iterable[Said], entity: str = "") -> tuple[Status, ...]:
    """How these claims stand, each way once, the weightiest first; of an entity, as far as its own part is concerned."""
    return by_weight(status_in(data, said, entity) for said in told)


def by_weight(found: Iterable[Status]) -> tuple[Status, ...]:
    """Ways of standing, each once, the weightiest first."""
    wanted = set(found)
    return tuple(wanted) if len(wanted) == 1 else tuple(status for status in Status if status in wanted)


def upheld(data: Dataset, situation: str, entity: str = "") -> bool:
    """Whether the facts have the entity in the situation, or do not have the situation at all: no weightier source leaves it out."""
    accepted = properties(data, situation, data.names.graph("truthy")) if entity else {}
    return not accepted or any(entity in values for values in accepted.values())
