"""``kg review``: the queue of statements that wait for a curator, in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.ledger import Wish, recording

if TYPE_CHECKING:
    from kg.cli.console import Context
    from kg.curation.ledger_file import Judgement
    from kg.curation.queue import Filters, Item
    from kg.curation.work import Reviewed
    from kg.ingest.index import NameIndex
    from kg.model.claim import Claim
    from kg.model.decision import Decision
    from kg.model.ontology import Vocabulary


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
        _list(context, desk.work, queue)
    else:
        _go_through(desk, queue, "" if wish.why == "read in its sentence" else wish.why)


def _queue(desk: Desk, filters: Filters) -> list[Item]:
    from kg.curation.queue import queue_of, require_class, require_document

    require_class(filters, desk.vocabulary)
    require_document(filters, desk.work)
    return queue_of(desk.work, desk.decisions(), filters, desk.vocabulary)


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
    session = Session(desk.work, queue, desk.texts(), keys_of_stdin(), desk, context.emit, reason, colour)
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
    def work(self) -> Reviewed:
        """The last build."""
        from kg.curation.work import reviewed

        return reviewed(self.context.config)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The ontology of the last build."""
        from kg.vocabulary import load

        return load(self.context.config.ontology, self.work.names.base)

    @cached_property
    def index(self) -> NameIndex:
        """The names that a curated row may use."""
        from kg.ingest.corpus import read_corpus
        from kg.ingest.index import NameIndex

        corpus = read_corpus(self.context.config.seeds, self.vocabulary, root=Path())
        index = NameIndex(self.vocabulary)
        index.add_entities(corpus.registry)
        index.add_situations(situation for source in corpus.curated for situation in source.situations)
        return index

    def texts(self) -> dict[str, str]:
        """The text of each document by its slug."""
        from kg.cli.validate import own_articles
        from kg.validate.texts import read_texts

        rows = self.work.data.graphs("SELECT ?doc ?sha WHERE { GRAPH graph:provenance { ?doc kgo:sha256 ?sha } }")
        texts, _ = read_texts(own_articles(self.context), frozenset(row["sha"] for row in rows))
        prefix = self.work.names.iri("doc", "")
        return {row["doc"].removeprefix(prefix): texts[row["sha"]] for row in rows if row["sha"] in texts}

    def decisions(self) -> Sequence[Decision]:
        """The ledger as it stands."""
        from kg.cli.ledger import all_decisions

        return all_decisions(self.context.config)[0]

    def write(self, judgements: Sequence[Judgement]) -> list[str]:
        """Add rows to the ledger; their ids."""
        from kg.cli.ledger import record

        return record(self.context, judgements, self.wish, self.decisions(), quiet=True)

    def values(self, item: Item) -> str:
        """The values of a claim that can be corrected, as they are typed."""
        from kg.curation.corrections import values_of

        return values_of(_claim(item), self.work, self.vocabulary).typed()

    def correct(self, item: Item, answer: str) -> Callable[[], None]:
        """Write a curated row with corrected values; what takes it away again."""
        from kg.curation import corrections

        claim = _claim(item)
        values = corrections.corrected(corrections.values_of(claim, self.work, self.vocabulary), answer)
        row = corrections.row_of(values, claim, self.work)
        corrections.require_readable(row, self.vocabulary, self.index)
        self.context.emit(f"  {','.join(row)}")
        if self.wish.dry_run:
            return lambda: None
        return corrections.write(self.context.config.home / "curated", row)

    def join(self, item: Item, answer: str) -> Judgement:
        """The decision that an answer to ``m`` means: who a name is, or which two entities are one."""
        from kg.cli.ledger import require_new
        from kg.curation.pairs import decided, joined

        chosen = item.candidates[int(answer) - 1] if answer.isdecimal() and 0 < int(answer) <= len(item.candidates) else answer
        decisions = self.decisions()
        judgement = joined(self.work.data, decisions, f"{item.subject} = {chosen}" if item.claim is None else answer)
        require_new(decided(self.work.data, decisions, judgement))
        return judgement


def _claim(item: Item) -> Claim:
    from kg.errors import ConfigError

    if item.claim is None:
        raise ConfigError("KG0945", "a name has no values to correct", remedy="m says who it is")
    return item.claim
