"""What others decided while somebody looked at an item: a decision on the same is then not written, one on anything else is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.assemble.selectors import select
from kg.curation.ledger_file import Judgement, described, row_of
from kg.curation.work import Reviewed
from kg.errors import ConfigError
from kg.model.decision import ABOUT_CLAIMS, Decision, Verdict, mention_of


@dataclass(frozen=True, slots=True)
class Seen:
    """The ledger as somebody saw it: so many rows, with their hash."""

    count: int
    sha256: str

    @classmethod
    def of(cls, rows: Sequence[Decision]) -> Seen:
        """These rows, seen now."""
        return cls(len(rows), hashlib.sha256("\n".join(map(row_of, rows)).encode()).hexdigest())

    @classmethod
    def read(cls, text: str) -> Seen:
        """What ``str`` wrote; what it never wrote is a ledger that nobody saw.

        >>> Seen.read(str(Seen(3, "ab"))), Seen.read("x")
        (Seen(count=3, sha256='ab'), Seen(count=0, sha256=''))
        """
        count, _, sha256 = text.partition("-")
        return cls(int(count), sha256) if count.isascii() and count.isdecimal() and len(count) < 10 else cls(0, "")

    def __str__(self) -> str:
        return f"{self.count}-{self.sha256}"

    def since(self, rows: Sequence[Decision]) -> Sequence[Decision] | None:
        """The rows that came after what was seen; nothing where that does not stand there any more."""
        return rows[self.count :] if Seen.of(rows[: self.count]) == self else None


def unless_decided(seen: Seen, judgements: Sequence[Judgement], work: Reviewed) -> Callable[[Sequence[Decision]], None]:
    """What raises ``ConfigError`` KG0948 for a ledger in which, since it was seen, somebody decided on the same or changed a row."""

    def check(rows: Sequence[Decision]) -> None:
        new = seen.since(rows)
        if new is None:
            raise _overtaken("the ledger was changed by hand")
        wanted = frozenset().union(*(touched(one.signed("", "", ""), rows, work) for one in judgements))
        met = [row for row in new if touched(row, rows, work) & wanted]
        if met:
            told = "; ".join(f"{row.by} decided {row.id}: {described(row)}" for row in met)
            raise _overtaken(f"somebody was faster: {told}")

    return check


def _overtaken(why: str) -> ConfigError:
    return ConfigError("KG0948", f"{why}; nothing was written", remedy="look at it as it stands now, and decide again")


def touched(decision: Decision, rows: Sequence[Decision], work: Reviewed) -> frozenset[str]:
    """What a decision is about: claims, a name in a document, two entities, or the decision it withdraws with what that is about."""
    if decision.verdict is Verdict.WITHDRAWN:
        target = [row for row in rows if row.id == decision.subject and row.verdict is not Verdict.WITHDRAWN]
        return frozenset({decision.subject}).union(*(touched(row, rows, work) for row in target))
    if decision.verdict in ABOUT_CLAIMS:
        return frozenset(claim.id for claim in select(decision.subject, work.index, work.names)) or frozenset({decision.subject})
    if mention_of(decision.subject, work.names):
        return frozenset({decision.subject})
    return frozenset({work.names.expand(decision.subject), work.names.expand(decision.other)})
