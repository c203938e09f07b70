"""Keys turned into decisions, one item at a time; every decision is written at once and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from kg.curation.card import card
from kg.curation.corrections import reason_for
from kg.curation.keys import BACKSPACE, Keys
from kg.curation.ledger_file import Judgement, with_forced
from kg.curation.queue import Item, title
from kg.curation.verdicts import REASONS, judgement_on
from kg.curation.work import Reviewed
from kg.errors import KgError
from kg.model.decision import Decision, Verdict, in_force

HELP = """\
  a      accept: it counts                        A   accept this and the others read by the same rule, after a list of them
  x      reject: it counts no more                X   reject this and the others read by the same rule, after a list of them
  d      dispute: better sources contradict it    m   merge: say who a doubtful name is, or which two of the statement are one
  e      edit: write a curated row with the right value, and reject the claim
  space  skip                                     l   list the last ten decisions, and take one back
  ⌫, u   take back what was decided last          q   stop          ?   this help"""

#: so many decisions are listed by ``l``, and so many items before a batch
_LAST, _LISTED = 10, 20
_VERDICTS = {"a": Verdict.ACCEPTED, "x": Verdict.REJECTED, "d": Verdict.DISPUTED}


class Desk(Protocol):
    """What a session writes with and reads from."""

    def write(self, judgements: Sequence[Judgement]) -> list[str]:
        """Add rows to the ledger; their ids."""

    def decisions(self) -> Sequence[Decision]:
        """The ledger as it stands."""

    def take_back(self, decisions: Sequence[Decision]) -> None:
        """Withdraw decisions; a curated row that was written together with one goes too."""

    def correct(self, item: Item, answer: str, rejection: Judgement) -> list[str]:
        """Write a curated row with corrected values, and the rejection of what was read; its id.

        Raises ``KgError``, and writes neither, where the row would not be read.
        """

    def values(self, item: Item) -> str:
        """The values of a claim that can be corrected, as they are typed. Raises ``KgError`` where there are none."""

    def join(self, item: Item, answer: str) -> Judgement:
        """The decision that an answer to ``m`` means. Raises ``KgError`` where it means none."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done: where in the queue, the rows it wrote, and the items it settled."""

    at: int
    rows: tuple[str, ...]
    settled: frozenset[int]


@dataclass(slots=True)
class Session:
    """A curator going through the queue."""

    work: Reviewed
    queue: Sequence[Item]
    texts: Mapping[str, str]
    keys: Keys
    desk: Desk
    say: Callable[[str], None]
    reason: str = ""
    colour: bool = False
    at: int = 0
    steps: list[Step] = field(default_factory=list)

    @property
    def settled(self) -> frozenset[int]:
        """The places in the queue that are decided."""
        return frozenset().union(*(step.settled for step in self.steps))

    def run(self) -> None:
        """Show items and do what the keys say, until no key or ``q`` comes."""
        shown = -1
        while True:
            self.at = next((n for n in range(self.at, len(self.queue)) if n not in self.settled), len(self.queue))
            if self.at != shown:
                self._show()
                shown = self.at
            key = self.keys.key()
            if key in ("", "q"):
                return
            before = len(self.steps)
            try:
                self._press(key)
            except KgError as error:
                self.say(str(error))
            if len(self.steps) < before:
                shown = -1

    def _show(self) -> None:
        if self.at == len(self.queue):
            self.say("that was the last one   (⌫ takes back, l lists, q ends)")
            return
        position = f"{self.at + 1}/{len(self.queue)}"
        self.say("\n" + "\n".join(card(self.queue[self.at], self.work, self.texts, position, colour=self.colour)))

    def _press(self, key: str) -> None:
        """Do what a key says, if it says anything here."""
        anywhere: Mapping[str, Callable[[], None]] = {**dict.fromkeys(BACKSPACE, self._take_back), "l": self._list, "?": self._help}
        here: Mapping[str, Callable[[], None]] = {" ": self._skip, "e": self._edit, "m": self._merge}
        if key in anywhere:
            anywhere[key]()
        elif self.at == len(self.queue):
            self.say("nothing is left to decide")
        elif key.lower() in _VERDICTS:
            self._judge(key)
        else:
            here.get(key, lambda: self.say(f"  {key!r} is no key here   (? tells the keys)"))()

    def _help(self) -> None:
        self.say(HELP)

    def _skip(self) -> None:
        self.at += 1

    def _judge(self, key: str) -> None:
        verdict = _VERDICTS[key.lower()]
        chosen = [n for n in ([self.at] if key.islower() else self._alike()) if verdict is not Verdict.ACCEPTED or not self._firmly(n)]
        if self.at not in chosen:
            self.say(f"  to accept it would not let it in, {self._firmly(self.at)}")
            self.say("  reject it (x), correct it (e), or skip it (space)")
        elif len(chosen) == 1 or self._confirmed(chosen, verdict):
            self._write([judgement_on(self.queue[n], verdict, self.reason) for n in chosen], chosen)
        else:
            self.say("  none of them is decided")

    def _firmly(self, place: int) -> str:
        """Why to accept an item would not let it in; empty where it would."""
        claim = self.queue[place].claim
        return self.work.firmly.get(claim.id, "") if claim else ""

    def _alike(self) -> list[int]:
        """This item and all others to come that the same rule read in the same way."""
        item = self.queue[self.at]
        return [self.at, *(n for n in range(self.at + 1, len(self.queue)) if n not in self.settled and item.alike(self.queue[n]))]

    def _confirmed(self, chosen: Sequence[int], verdict: Verdict) -> bool:
        frame, modality = self.queue[self.at].pattern
        self.say(f"{verdict.value}: these {len(chosen)} that {frame} read as {modality.lower()}")
        for n in chosen[:_LISTED]:
            claim = self.queue[n].claim
            words = f"   “{claim.quotes[0].exact}”" if claim and claim.quotes else ""
            self.say(f"  {title(self.queue[n], self.work)}{words}")
        if len(chosen) > _LISTED:
            self.say(f"  … and {len(chosen) - _LISTED} more")
        self.say("all of them? y/n")
        return self.keys.key() in ("y", "Y")

    def _write(self, judgements: Sequence[Judgement], settled: Sequence[int]) -> None:
        self._wrote(self.desk.write(judgements), judgements[0].verdict, settled)

    def _wrote(self, rows: Sequence[str], verdict: Verdict, settled: Sequence[int]) -> None:
        self.steps.append(Step(self.at, tuple(rows), frozenset(settled)))
        self.say(f"  {' '.join(rows)}  {verdict.value}")

    def _take_back(self) -> None:
        if not self.steps:
            self.say("nothing was decided in this session   (l lists earlier decisions)")
            return
        step = self.steps.pop()
        known = {decision.id: decision for decision in self.desk.decisions()}
        self.desk.take_back([known[row] for row in step.rows if row in known])
        self.at = step.at
        self.say(f"  taken back: {' '.join(step.rows)}")

    def _list(self) -> None:
        decisions = self.desk.decisions()
        last = in_force(decisions)[-_LAST:]
        for decision in reversed(last):
            self.say(f"  {decision.id}  {decision.verdict.value}  {decision.subject} {decision.other}  {decision.by}, {decision.made[:10]}")
        wanted = self.keys.line("id to take back, or nothing") if last else ""
        found = next((decision for decision in last if decision.id == wanted), None)
        if found:
            self.desk.take_back(with_forced(found, decisions))
            self.steps = [step for step in self.steps if found.id not in step.rows]
        if wanted:
            self.say(f"  taken back: {wanted}" if found else f"  {wanted!r} is none of these")

    def _edit(self) -> None:
        item = self.queue[self.at]
        self.say(f"  {self.desk.values(item)}")
        answer = self.keys.line("what is right, as name=value, several with ' ; '")
        if answer:
            rejection = Judgement(Verdict.REJECTED, item.subject, reason=reason_for(answer, self.reason))
            self._wrote(self.desk.correct(item, answer, rejection), rejection.verdict, [self.at])

    def _merge(self) -> None:
        item = self.queue[self.at]
        question = "who it is: a number, a name or an id" if item.claim is None else "which two are one: A = B, where B is kept"
        answer = self.keys.line(question)
        if answer:
            judgement = self.desk.join(item, answer)
            reasoned = Judgement(judgement.verdict, judgement.subject, judgement.other, reason=self.reason or REASONS[judgement.verdict])
            self._write([reasoned], [] if item.claim else [self.at])
