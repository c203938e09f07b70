"""``kg retract``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kg.cli.ledger import Wish, recording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.cli.console import Context
    from kg.retraction import Blast


@click.command()
@click.argument("document", metavar="DOC")
@recording()
@click.pass_obj
def retract(context: Context, document: str, wish: Wish) -> None:
    """Take a document back: show what falls with it, and record the retraction in seeds/decisions.csv.

    DOC is the id, the slug or the title of an article. Its file stays where it is and its claims stay on record; from the next build
    on they count for nothing. --dry-run shows what would fall and writes nothing; kg undo takes a retraction back, to the byte.
    """
    from pathlib import Path

    from kg.cli.ledger import record
    from kg.curation.effects import standing
    from kg.curation.ledger_file import Judgement, require_new
    from kg.curation.project import all_decisions
    from kg.curation.work import reviewed
    from kg.model.decision import Verdict
    from kg.retraction import blast_of
    from kg.store import read_quads

    blast = blast_of(read_quads(Path(context.config.output) / "dataset.nq"), document, context.config)
    judgement, decisions = Judgement(Verdict.RETRACTED, blast.document, reason=wish.why), all_decisions(context.config)[0]
    require_new(standing(lambda: reviewed(context.config), decisions, judgement))
    if context.json and wish.dry_run:
        context.emit_json(as_values(blast))
        return
    for line in told(blast):
        (context.emit if wish.dry_run else context.say)(line)
    record(context, [judgement], wish, decisions)


def told(blast: Blast) -> Iterator[str]:
    """What the retraction changes, for people."""
    yield f"{click.style(blast.title, bold=True)}   {blast.document}"
    statements = [one for one in blast.changes.statements if one.kind == "went"]
    yield f"  {len(blast.claims)} claims would count for nothing"
    parts: tuple[tuple[str, list[str]], ...] = (
        ("told by nobody else", list(blast.unsupported)),
        ("no longer true", [one.words for one in statements if one.graph == "truthy"]),
        ("no longer follows", [one.words for one in statements if one.graph == "inferred"]),
        ("stays true by another witness", [f"{name}   ({witness})" for name, witness in blast.stays]),
        ("becomes true or follows", [one.words for one in blast.changes.statements if one.kind == "came"]),
        ("decisions that rest on it", [_decision(one) for one in blast.decisions]),
        ("conflicts that are over", list(blast.conflicts)),
    )
    parts = tuple((title, lines) for title, lines in parts if lines)
    for title, lines in parts:
        yield f"{click.style(title, bold=True)}: {len(lines)}"
        yield from (f"  {line}" for line in lines)


def _decision(one: Any) -> str:
    return f"{one.decision}  {one.verdict}: {one.reason}" + ("   (dangling)" if one.dangling else "")


def as_values(blast: Blast) -> dict[str, Any]:
    """What the retraction changes, as plain values."""
    from dataclasses import asdict

    return asdict(blast)
