"""``kg review``: the queue of statements that wait for a curator, in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

import click

from kg.cli.ledger import Wish, recording

if TYPE_CHECKING:
    from pathlib import Path

    from kg.cli.console import Context
    from kg.curation.ledger_file import Judgement
    from kg.curation.project import Project
    from kg.curation.queue import Filters, Item
    from kg.curation.work import Reviewed
    from kg.file_changes import Change
    from kg.model.claim import Claim
    from kg.model.decision import Decision


@click.command()
@click.option("--only", multiple=True, metavar="NAME=VALUE", help="modality, polarity, certainty, frame, status or voice; repeatable.")
@click.option("--class", "cls", default="", metavar="CLASS", help="Only claims about this class of situations, or one below it.")
@click.option("--below", type=click.FloatRange(0, 1), metavar="SHARE", help="Only claims with less confidence, 0 to 1.")
@click.option("--doc", "document", default="", metavar="DOC", help="Only what this article says.")
@click.option("--conflicts", is_flag=True, help="Only claims about what sources disagree on.")
@click.option("--quarantine", is_flag=True, help="Only claims that were withheld.")
@click.option("--names", is_flag=True, help="Only names that fit several entities.")
@click.option("--list", "listing", is_flag=True, help="List the queue and decide nothing.")
@recording("read in its sentence")
@click.pass_obj
def review(
    context: Context, only: tuple[str, ...], cls: str, below: float | None, document: str, conflicts: bool, quarantine: bool,
    names: bool, listing: bool, wish: Wish,
) -> None:  # fmt: skip
    """Go through what waits for a curator, one statement at a time, with its sentence.

    Withheld claims and doubtful names come first, then claims that nobody has judged, the least sure first. Keys: a accept, x reject,
    d dispute, space skip, backspace undo, e edit, m merge, l last ten decisions, A and X for all that the same rule read, ? help, q stop.
    Every decision is one row of the ledger, written at once. Without a terminal keys are read from standard input.
    """
    from kg.curation.queue import Filters, axes

    filters = Filters(axes(only), cls, None if below is None else Decimal(str(below)), document, conflicts, quarantine, names)
    desk = Desk(context, wish)
    queue = _queue(desk, filters)
    if listing:
        _list(context, desk.project.work, queue)
    else:
        _go_through(desk, queue, "" if wish.why == "read in its sentence" else wish.why)


def _queue(desk: Desk, filters: Filters) -> list[Item]:
    from kg.curation.queue import queue_of, require_class, require_document

    require_class(filters, desk.project.vocabulary)
    require_document(filters, desk.project.work)
    return queue_of(desk.project.work, desk.decisions(), filters, desk.project.vocabulary)


def _list(context: Context, work: Reviewed, queue: Sequence[Item]) -> None:
    from kg.cli.tables import render
    from kg.curation.queue import title

    rows = [
        [
            item.subject,
            title(item, work),
            str(item.claim.confidence) if item.claim else "",
            item.findings[0].message if item.findings else "",
        ]
        for item in queue
    ]
    context.emit(render(["subject", "says", "confidence", "what is wrong"], rows, "json" if context.json else ""))
    context.say(f"{len(rows)} waiting")


def _go_through(desk: Desk, queue: Sequence[Item], reason: str) -> None:
    from kg.curation.keys import keys_of_stdin
    from kg.curation.session import Session

    context = desk.context
    colour = sys.stdout.isatty() if context.color is None else context.color
    session = Session(desk.project.work, queue, desk.project.texts, keys_of_stdin(), desk, context.emit, reason, colour)
    context.say(f"{len(queue)} waiting   (? tells the keys)")
    session.run()
    left = len(queue) - len(session.settled)
    rows = sum(len(step.rows) for step in session.steps)
    context.say(f"{rows} decision{'s' * (rows != 1)}, {left} left" + (" · takes effect with: kg build" if rows else ""))


@dataclass
class Desk:
    """The project that a session writes to."""

    context: Context
    wish: Wish

    @cached_property
    def project(self) -> Project:
        """What is read of it."""
        from kg.curation.project import Project

        return Project(self.context.config)

    def decisions(self) -> Sequence[Decision]:
        """The ledger as it stands."""
        return self.project.decisions()

    def write(self, judgements: Sequence[Judgement], also: Mapping[Path, Change] | None = None) -> list[str]:
        """Add rows to the ledger, and change other files together with it; the ids of the rows."""
        from kg.cli.ledger import record

        return record(self.context, judgements, self.wish, self.decisions(), also, quiet=True)

    def take_back(self, decisions: Sequence[Decision]) -> None:
        """Withdraw decisions; a curated row that was written together with one goes too."""
        from kg.curation import corrections
        from kg.curation.ledger_file import withdrawal

        also = corrections.taking_back(self.project.corrections, decisions, self.project.work)
        self.write([withdrawal(decision, "taken back in review") for decision in decisions], also)

    def values(self, item: Item) -> str:
        """The values of a claim that can be corrected, as they are typed."""
        from kg.curation.corrections import values_of

        return values_of(_claim(item), self.project.work, self.project.vocabulary).typed()

    def correct(self, item: Item, answer: str, rejection: Judgement) -> list[str]:
        """Write a curated row with corrected values, and with it the rejection of what was read; its id."""
        from kg.curation import corrections

        row = corrections.row_for(_claim(item), answer, self.project.work, self.project.vocabulary, self.project.index)
        self.context.emit(f"  {','.join(row)}")
        return self.write([rejection], corrections.adding(self.project.corrections, row))

    def join(self, item: Item, answer: str) -> Judgement:
        """The decision that an answer to ``m`` means: who a name is, or which two entities are one."""
        from kg.curation.ledger_file import require_new
        from kg.curation.pairs import decided, joined

        chosen = item.candidates[int(answer) - 1] if answer.isdecimal() and 0 < int(answer) <= len(item.candidates) else answer
        decisions = self.decisions()
        judgement = joined(self.project.work.data, decisions, f"{item.subject} = {chosen}" if item.claim is None else answer)
        require_new(decided(self.project.work.data, decisions, judgement))
        return judgement


def _claim(item: Item) -> Claim:
    from kg.errors import ConfigError

    if item.claim is None:
        raise ConfigError("KG0945", "a name has no values to correct", remedy="m says who it is")
    return item.claim
