"""``kg conflicts``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.clocks import clocked
from kg.cli.opened import data_option, opened
from kg.clocks import Clocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from kg.answers.conflicts import Party, Standoff
    from kg.answers.dataset import Dataset
    from kg.answers.why import Said
    from kg.cli.console import Context


@click.command()
@click.argument("entity", required=False, default="")
@click.option(
    "--explain", is_flag=True, help="Show both sides with words, holders and dates, which prevails and why, and what would clear it."
)
@clocked
@data_option
@click.pass_obj
def conflicts(
    context: Context, entity: str, explain: bool, data_file: Path | None, as_of: date | None, known_at: date | None
) -> int:  # fmt: skip
    """Show what sources disagree about: two dates of one event, two holders of one seat, an effect before its cause.

    ENTITY is a person, a post, a contest or a situation; without it all conflicts are shown, those that nobody wins first. With --as-of
    or --known-at those are left of which both sides are: told by sources known then, of what may have been so by the day.

    \b
    kg conflicts
    kg conflicts "Attorney General" --explain
    """
    from kg.answers.conflicts import standoffs

    data = opened(context, data_file, clocks=Clocks(as_of, known_at))
    found = standoffs(data, entity)
    if context.json:
        context.emit_json([_values(data, standoff) for standoff in found])
        return 0
    for number, standoff in enumerate(found, start=1):
        for line in _explained(data, number, standoff) if explain else _short(number, standoff):
            context.emit(line)
    if not found:
        context.say("no sources disagree" + (f" about {entity}" if entity else ""))
    elif not explain:
        context.say(f"{len(found)} conflict{'s' * (len(found) != 1)} · kg conflicts --explain shows the words of both sides")
    return 0


def _short(number: int, standoff: Standoff) -> Iterator[str]:
    first, second = standoff.sides
    result = f"{first.weight} over {second.weight}" if standoff.decided else "open"
    yield f"{number:<3}{click.style(standoff.message, bold=True)}   {click.style(result, fg='green' if standoff.decided else 'yellow')}"


def _explained(data: Dataset, number: int, standoff: Standoff) -> Iterator[str]:
    """The conflict in full: its two sides, the outcome, and the commands that would clear it."""
    from kg.answers.conflicts import clears, does, outcome, voices

    said = voices(data, standoff)
    yield f"{number:<3}{click.style(standoff.message, bold=True)}   {click.style(standoff.code, dim=True)}"
    for side in standoff.sides:
        yield from _side(data, side, said)
    yield f"   {'why':<10} {outcome(standoff, said)}"
    for n, command in enumerate(clears(data, standoff, said)):
        yield f"   {does(command, first=n == 0):<10} {command}"
    yield ""


def _side(data: Dataset, side: Party, said: Mapping[str, Said]) -> Iterator[str]:
    mark = click.style("prevails", fg="green") if side.prevails else ""
    yield f"   {side.weight:<10} {side.says}   {mark}".rstrip()
    for claim in side.claims:
        if claim in said:
            one = said[claim]
            words = f"“{one.quote}”" if one.quote else one.note or "; ".join(one.references)
            standing = f" · {one.standing}" if one.standing else ""
            yield f"   {'':<10} {words}   {one.voice}{standing}   {click.style(data.names.shorten(claim), dim=True)}"


def _values(data: Dataset, standoff: Standoff) -> dict[str, Any]:
    """The conflict as plain values, with everything that ``--explain`` shows."""
    from dataclasses import asdict

    from kg.answers.conflicts import clears, outcome, voices

    said = voices(data, standoff)
    sides = [
        {
            "says": side.says,
            "authority": side.weight,
            "prevails": side.prevails,
            "claims": [asdict(said[c]) for c in side.claims if c in said],
        }
        for side in standoff.sides
    ]
    told = {"id": standoff.iri, "code": standoff.code, "message": standoff.message, "concerns": list(standoff.concerns)}
    return told | {"sides": sides, "why": outcome(standoff, said), "clears": clears(data, standoff, said)}
