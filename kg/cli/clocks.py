"""The options of the two clocks, ``--as-of`` and ``--known-at``, and the dataset as it looks at the days that they give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kg.cli.days import day_given
from kg.clocks import NOW, Clocks
from kg.clocks import seen as as_seen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pyoxigraph as ox

    from kg.assemble.known import Known
    from kg.cli.console import Context


known_at_option = click.option(
    "--known-at", "known_at", metavar="DAY", callback=day_given,
    help="Only the sources and decisions known on this day; names stay who the build says they are (kg build --known-at asks anew).",
)  # fmt: skip
_as_of_option = click.option(
    "--as-of", "as_of", metavar="DAY", callback=day_given, help="Only what may have held, or had happened, on this day."
)


def clocked(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command with both options."""
    return _as_of_option(known_at_option(command))


def seen(context: Context, quads: Sequence[ox.Quad], base: str, clocks: Clocks) -> Sequence[ox.Quad]:
    """The dataset as it looks at these days; on what it rests that something was known by then is told."""
    if clocks == NOW:
        return quads
    from kg.vocabulary import load

    found, known = as_seen(quads, clocks, load(context.config.ontology, base), context.config.acceptance)
    if known:
        _tell(context, known)
    return found


def _tell(context: Context, known: Known) -> None:
    """Say how much was known by then, and how far that rests on assuming the earliest day on which it can have been."""
    from kg.assemble.known import Knowing

    count = known.counted
    context.say(f"as known on {known.day}: {len(known.sources) - count(Knowing.UNKNOWN)} of {len(known.sources)} sources", fg="cyan")
    for how, words in (
        (Knowing.PUBLISHED, "known from the day of publication at the earliest, since nobody recorded when"),
        (Knowing.TOLD, "curated and never recorded: each fact counts from the day that it tells of"),
        (Knowing.EARLIER, "recorded in an earlier version, which is not kept: told as the file stands now"),
    ):
        if count(how):
            context.say(f"  {count(how)} {words}")
