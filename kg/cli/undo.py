"""``kg decisions`` and ``kg undo``: the ledger with what each row still does, and how a decision is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.ledger import Wish, recording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.cli.console import Context
    from kg.model.decision import Decision

_STYLE = click.option("--format", "style", type=click.Choice(["table", "csv", "tsv", "json", "nl"]), help="How to print.")


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]…")
@recording("taken back")
@click.pass_obj
def undo(context: Context, ids: tuple[str, ...], wish: Wish) -> None:
    """Take decisions back; without ID, the one that was made last.

    Nothing is deleted: a new row withdraws the old one, and can be taken back in turn. Built again, the graph is to the byte what it
    would be without the decision. With a merge go the withdrawals that its --force wrote, with a correction its row in corrections.csv.
    """
    from kg.cli.ledger import record
    from kg.curation import corrections
    from kg.curation.ledger_file import described, with_forced, withdrawal
    from kg.curation.project import Project

    project = Project(context.config)
    decisions = project.decisions()
    named = [_target(one, decisions) for one in ids] or _last(decisions)
    targets = list(dict.fromkeys(row for one in named for row in with_forced(one, decisions)))
    for target in targets:
        context.say(f"withdraws {target.id}: {described(target)}   by {target.by}, {target.made[:10]}")
    corrected = [target for target in targets if corrections.corrects(target)]
    also = corrections.taking_back(project.corrections, corrected, project.work) if corrected else {}
    record(context, [withdrawal(target, wish.why) for target in targets], wish, decisions, also)


def _target(text: str, decisions: Sequence[Decision]) -> Decision:
    """The decision in force that an id names."""
    from kg.errors import ConfigError
    from kg.model.decision import called, withdrawals

    found = called(decisions, text)
    if not found:
        raise ConfigError("KG0936", f"there is no decision {text!r}", remedy="kg decisions lists them")
    if gone := withdrawals(decisions).get(found[0].id):
        raise ConfigError("KG0936", f"decision {found[0].id} is withdrawn already", remedy=f"kg undo {gone} brings it back")
    return found[0]


def _last(decisions: Sequence[Decision]) -> list[Decision]:
    from kg.errors import ConfigError
    from kg.model.decision import in_force

    standing = in_force(decisions)
    if not standing:
        raise ConfigError("KG0936", "there is no decision to take back", remedy="kg decisions lists them")
    return [standing[-1]]


@click.command(name="decisions")
@click.argument("about", required=False, metavar="[ENTITY|CLAIM]")
@_STYLE
@click.pass_obj
def list_decisions(context: Context, about: str | None, style: str | None) -> int:
    """List the decisions in the order in which they were made, with what each still does.

    With ENTITY or CLAIM only those on it: on a claim, or on an entity and on claims about it.
    """
    from kg.cli.tables import render
    from kg.cli.told import tell
    from kg.curation.effects import concerned, effects, last_build
    from kg.curation.project import all_decisions
    from kg.curation.work import reviewed

    decisions, findings = all_decisions(context.config)
    for finding in findings:
        tell(context, finding)
    work = reviewed(context.config) if about else last_build(context.config) if decisions else None
    told = effects(work, decisions)
    wanted = concerned(work, about, decisions) if work and about else told
    rows = sorted((decision for decision in decisions if decision.id in wanted), key=lambda decision: decision.order)
    columns = ["id", "verdict", "subject", "other", "does", "reason", "by", "made"]
    cells = [[d.id, d.verdict.value, d.subject, d.other, told[d.id], d.reason, d.by, d.made] for d in rows]
    context.emit(render(columns, cells, style or ("json" if context.json else "")))
    standing = sum(not told[d.id].startswith(("withdrawn", "superseded", "withdraws")) for d in rows)
    context.say(f"{len(rows)} decision{'s' * (len(rows) != 1)}, {standing} in force")
    return 0
