"""A curator's recorded judgement, one row of ``seeds/decisions.csv``, and which of many judgements are in force."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from kg.model.iri import Namespaces, is_iri
from kg.model.span import Place


class Verdict(StrEnum):
    """What a curator can decide: five verdicts on claims, one on a whole document, three on a pair of entities, the last on a decision."""

    ACCEPTED = "Accepted"
    REJECTED = "Rejected"
    DISPUTED = "Disputed"
    REALISED = "Realised"
    UNREALISED = "Unrealised"
    RETRACTED = "Retracted"
    SAME = "Same"
    DIFFERENT = "Different"
    UNSURE = "Unsure"
    WITHDRAWN = "Withdrawn"


#: what settles the status of a claim, and what settles whether an open one came true
STATUSES = frozenset({Verdict.ACCEPTED, Verdict.REJECTED, Verdict.DISPUTED, Verdict.RETRACTED})
OUTCOMES = frozenset({Verdict.REALISED, Verdict.UNREALISED})
ABOUT_CLAIMS = STATUSES | OUTCOMES
ABOUT_PAIRS = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})
_NUMBER = re.compile(r"[0-9]+")
_QUOTED_MENTION = re.compile(r'^\s*"([^"]+)"\s+in\s+(\S+)\s*$')


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement. ``subject`` selects what it is about and ``because`` what it rests on.

    Both are selectors, as written in the ledger: a claim's, situation's or entity's IRI or short name (``clm:…``, ``cand:…``), for
    claims also ``<situation> in <document> [modality] [polarity]``, for Retracted a document, for Withdrawn the id of another decision.
    Of two entities that are the Same, ``other`` is the name that stays. ``made`` is an ISO date-time; ``by`` the curator's name.
    """

    id: str
    verdict: Verdict
    subject: str
    other: str
    because: str
    reason: str
    by: str
    made: str
    place: Place | None = None

    @property
    def order(self) -> tuple[str, str, str]:
        """What decisions are sorted by: the moment, in universal time, and of one moment the id, its numbers by their size."""
        return moment(self.made), _NUMBER.sub(_sized, self.id), self.id


def _sized(number: re.Match[str]) -> str:
    """A number in a form in which text sorts as numbers do: 999 before 1000, and 007 beside 7."""
    digits = number[0].lstrip("0")
    return f"{len(digits):09}{digits}"


def moment(made: str) -> str:
    """An ISO date-time in universal time, so that moments compare as text; a day is its first moment, other words stay as they are.

    >>> moment("2026-11-23"), moment("2026-11-23T01:00:00+02:00")
    ('2026-11-23T00:00:00+00:00', '2026-11-22T23:00:00+00:00')
    """
    try:
        read = datetime.fromisoformat(made)
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        return made


def called(decisions: Iterable[Decision], text: str) -> list[Decision]:
    """The decisions that an id names; a number need not have its zeros."""
    return [one for one in decisions if one.id == text or (text.isdecimal() and one.id.lstrip("0") == text.lstrip("0"))]


def withdrawals(decisions: Iterable[Decision]) -> Mapping[str, str]:
    """Id of each decision that is withdrawn -> id of the row that withdraws it.

    A withdrawal can be withdrawn in turn. Rows that withdraw each other in a circle, or the wrong decision, have no effect: one that
    names a subject under ``other`` is meant for the decision on that subject, whatever ids became after a merge of two ledgers.
    """
    known = {decision.id: decision for decision in decisions}
    rows = sorted((row for row in known.values() if row.verdict is Verdict.WITHDRAWN and _meant(row, known)), key=lambda row: row.order)
    against: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        against[row.subject].add(row.id)
    gone: dict[str, str] = {}
    counted: set[str] = set()
    while new := [row for row in rows if row.id not in counted and row.id not in gone and against[row.id] <= gone.keys()]:
        counted.update(row.id for row in new)
        for row in new:
            gone.setdefault(row.subject, row.id)
    return gone


def _meant(row: Decision, known: Mapping[str, Decision]) -> bool:
    return row.subject in known and row.other in ("", known[row.subject].subject)


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that count, in the order in which they were made: neither withdrawn nor withdrawals themselves."""
    rows = tuple(decisions)
    gone = withdrawals(rows)
    return tuple(sorted((d for d in rows if d.verdict is not Verdict.WITHDRAWN and d.id not in gone), key=lambda d: d.order))


def stray_withdrawals(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The withdrawals of decisions that the ledger does not have, or not on the subject that they name."""
    rows = tuple(decisions)
    known = {decision.id: decision for decision in rows}
    return tuple(sorted((d for d in rows if d.verdict is Verdict.WITHDRAWN and not _meant(d, known)), key=lambda d: d.order))


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """What one document calls by a name: its local id there (``person:rosenstein``), or the very words."""

    document: str
    local: str = ""
    words: str = ""


def mention_of(subject: str, names: Namespaces) -> Mention | None:
    """The entity of a document that a subject names as ``<local id> in doc:<slug>`` or ``"<words>" in doc:<slug>``, else nothing.

    >>> mention_of("person:rosenstein in doc:a-story", Namespaces())
    Mention(document='a-story', local='person:rosenstein', words='')
    >>> mention_of('"Mr. Rosenstein" in doc:a-story', Namespaces()).words
    'Mr. Rosenstein'
    """
    if quoted := _QUOTED_MENTION.match(subject):
        return Mention(_document(quoted[2], names), words=" ".join(quoted[1].split()))
    parts = subject.split()
    return Mention(_document(parts[2], names), parts[0]) if len(parts) == 3 and parts[1] == "in" else None


def _document(name: str, names: Namespaces) -> str:
    return name.removeprefix("doc:").removeprefix(names.iri("doc", ""))


def stray_name(decision: Decision, names: Namespaces) -> str:
    """Which of the two names of a decision about a pair can name no entity; empty where both can."""
    subject_fits = mention_of(decision.subject, names) is not None or is_iri(decision.subject)
    return "" if subject_fits and is_iri(decision.other) else decision.other if subject_fits else decision.subject
