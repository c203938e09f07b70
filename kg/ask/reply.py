"""An answer: how firmly it is worded, in which words, on which claims, by which query."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from kg.answers.dataset import Dataset
from kg.answers.why import Said
from kg.ask.understood import Query, Understood, Unread


class Firmness(StrEnum):
    """How firmly an answer is given, from what is a fact down to what the graph does not say."""

    FACT = "fact"
    UNCLEAR = "unclear"
    REPORTED = "reported"
    POSSIBLE = "possible"
    DENIED = "denied"
    ABSTAINED = "abstained"


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of an answer, with the claims that carry it, the weightiest first."""

    text: str
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a question.

    ``values`` are what it names as the answer, beside the ``verdict`` (Yes, No, Not yet, Not known) on what is asked with yes or no.
    ``rewritten`` is the question in the words of a model, where it was only understood in these.
    """

    firmness: Firmness
    headline: str
    lines: tuple[Line, ...] = ()
    values: tuple[str, ...] = ()
    verdict: str = ""
    sparql: str = ""
    question: str = ""
    understood: Understood = field(default_factory=lambda: Understood(Unread("")))
    rewritten: str = ""

    @property
    def answered(self) -> bool:
        """Whether the graph says something on it."""
        return self.firmness is not Firmness.ABSTAINED

    def text(self, data: Dataset) -> str:
        """The whole answer in words."""
        other_words = [f"  read as: {self.rewritten}"] if self.rewritten else []
        return "\n".join([self.headline, *other_words, *(text for line in self.lines for text in told(line, data))])

    def plain(self, data: Dataset) -> dict[str, Any]:
        """The answer as plain values."""
        return {
            "question": self.question,
            "rewritten": self.rewritten,
            "status": self.firmness.value,
            "answered": self.answered,
            "verdict": self.verdict,
            "answer": self.headline,
            "values": list(self.values),
            "statements": [{"text": line.text, "claims": [_claim(one, data) for one in line.said]} for line in self.lines],
            "understood": {"kind": type(self.understood.query).__name__.lower(), "query": _written(self.understood.query)},
            "read": [{"words": words, "as": meaning} for words, meaning in self.understood.how],
            "sparql": self.sparql,
        }


def _written(query: Query) -> dict[str, Any]:
    """A query as values that JSON has: days as words."""
    found: dict[str, Any] = json.loads(json.dumps(asdict(query), default=str))
    return found


def _claim(said: Said, data: Dataset) -> dict[str, Any]:
    return asdict(said) | {"id": data.names.shorten(said.claim), "how": said.how, "voice": said.voice, "fact": said.is_truth}


#: so many claims stand behind one statement of an answer
_SHOWN = 2


def told(line: Line, data: Dataset) -> list[str]:
    """A statement in words: what, then who says so, with the exact words or the references, and the claim."""
    found = [f"  {line.text}"]
    for one in line.said[:_SHOWN]:
        words = f" “{one.quote}”" if one.quote else f" {one.references[0]}" if one.references else ""
        found.append(f"    according to {who(one)}:{words}   {data.names.shorten(one.claim)}")
    more = len(line.said) - _SHOWN
    return [*found, *([f"    and {more} more claim{'s' * (more > 1)}"] if more > 0 else [])]


def who(said: Said) -> str:
    """Who says so, with the source and its day."""
    where = ", ".join(part for part in (said.source, said.day) if part)
    return f"{said.holder} ({where})" if where else said.holder


def firmness_of(said: Sequence[Said]) -> Firmness:
    """How firmly a situation may be stated by its claims, the best first: only what an accepted claim makes true is a fact."""
    counting = [one for one in said if one.counts] or list(said)
    if counting[0].is_truth:
        return Firmness.FACT
    alleged = any(one.modality == "Alleged" for one in counting)
    if any(one.polarity == "Negated" and one.modality in ("Actual", "Alleged") for one in counting):
        return Firmness.DENIED
    if alleged or any(one.modality == "Actual" and one.polarity == "Affirmed" and one.certainty == "Certain" for one in counting):
        return Firmness.REPORTED
    return Firmness.POSSIBLE


_AHEAD = ("Planned", "Predicted", "Conditional", "Requested", "Required")


def to_come(said: Said) -> bool:
    """Whether a claim plans, expects, supposes or asks for something, or leaves it open, and does not say that it was so."""
    return said.modality in _AHEAD or said.polarity == "Open"


_HOW = {"Actual": "said", "Conditional": "only supposed", "Counterfactual": "supposed against the facts"}


def hedged(said: Sequence[Said], deniers: Iterable[str] = ()) -> str:
    """How what is no fact is meant: *alleged by …; denied by …*; *predicted by …*; *left open by …*."""
    counting = [one for one in said if one.counts]
    parts = [f"{_told_how(one)} by {one.holder}" for one in sorted(counting, key=lambda one: one.polarity == "Negated")]
    return "; ".join([*list(dict.fromkeys(parts))[:3], *(f"denied by {name}" for name in dict.fromkeys(deniers))])


def _told_how(one: Said) -> str:
    if one.polarity == "Open":
        return "left open"
    if one.polarity == "Negated":
        return "denied" if one.modality in ("Actual", "Alleged") else f"{one.modality.lower()} not to be so"
    sure = f" as {one.certainty.lower()}" if one.certainty in ("Probable", "Possible") else ""
    return f"{_HOW.get(one.modality, one.modality.lower())}{sure}"
