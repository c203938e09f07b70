"""What a verdict on an item of the queue is in the ledger, and why, where the curator gives no other reason."""

from __future__ import annotations

from collections.abc import Mapping

from kg.curation.ledger_file import Judgement
from kg.curation.queue import Item
from kg.model.decision import Verdict

#: verdict -> the reason of somebody who has read the sentence
REASONS: Mapping[Verdict, str] = {
    Verdict.ACCEPTED: "read in its sentence: the words say so",
    Verdict.REJECTED: "read in its sentence: the words do not say so",
    Verdict.DISPUTED: "read in its sentence: better sources say otherwise",
    Verdict.SAME: "read in its sentence: the same",
    Verdict.DIFFERENT: "read in its sentence: not the same",
}


def judgement_on(item: Item, verdict: Verdict, reason: str = "") -> Judgement:
    """The verdict on a claim; on a name, to accept is that it is who it was taken for, anything else that it is not."""
    if item.claim:
        return Judgement(verdict, item.subject, reason=reason or REASONS[verdict])
    pair = Verdict.SAME if verdict is Verdict.ACCEPTED else Verdict.DIFFERENT
    return Judgement(pair, item.subject, item.candidates[0], reason=reason or REASONS[pair])
