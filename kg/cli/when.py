"""``kg when``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.clocks import clocked
from kg.cli.opened import at_days, data_option, opened
from kg.clocks import Clocks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kg.answers.dataset import Dataset
    from kg.answers.times import Timed
    from kg.cli.console import Context

#: the relations that are no verbs, in words
_VERBS = {name: f"is {name}" for name in ("before", "during", "finished by", "started by", "overlapped by", "met by", "after")}


@click.command()
@click.argument("what", metavar="SITUATION")
@click.argument("other", metavar="[SITUATION]", required=False, default="")
@clocked
@data_option
@click.pass_obj
def when(context: Context, what: str, other: str, data_file: Path | None, as_of: date | None, known_at: date | None) -> int:
    """Say when something was so and, of two things, which came first: certain where every reading of the dates has it, else possible.

    With --as-of it also says whether each was so, or had happened, on the day: yes, no or unknown.

    \b
    kg when "Trump ousts Sessions"
    kg when ev:recusal_jeff-sessions_russia-probe ten:jeff-sessions_us-attorney-general
    """
    from kg.answers.times import in_order, situation_asked, timed
    from kg.model.time import seasons_named

    data = opened(context, data_file, searched=True, clocks=Clocks(known_at=known_at))
    found = [timed(data, situation_asked(data, text)) for text in (what, other) if text]
    relations = in_order(found[0].interval.relations(found[1].interval)) if len(found) > 1 else []
    then = {each.iri: "" for each in found} if as_of is None else _then(at_days(context, data, Clocks(as_of)), found)
    if context.json:
        times = [_values(each) | ({"then": then[each.iri]} if as_of else {}) for each in found]
        context.emit_json({"times": times, "relations": {name.value: answer for name, answer in relations}})
        return 0
    width = max(len(each.label) for each in found)
    for each in found:
        ending = f"   {each.ending.value}" if each.ending else ""
        on_day = f"   on {as_of}: {then[each.iri]}" if as_of else ""
        context.emit(f"{each.label:<{width}}   {seasons_named(each.words)}{ending}{on_day}")
    if relations:
        names = " or ".join(_VERBS.get(name.value, name.value) for name, _ in relations)
        context.emit(f"{relations[0][1]}: {found[0].label} {names} {found[1].label}")
    elif len(found) > 1:
        context.emit("impossible: the dates of one of them contradict each other")
    return 0


def _then(data: Dataset, found: Iterable[Timed]) -> dict[str, str]:
    """Situation -> yes, no or unknown: whether it held, or had happened, on the day that the dataset is seen as of; other holders count."""
    from kg.answers.why import standing

    sure = standing(data)
    return {each.iri: {"certain": "yes", "possible": "unknown"}.get(sure.get(each.iri, ""), "no") for each in found}


def _values(each: Timed) -> dict[str, str]:
    return {"id": each.iri, "label": each.label, "time": each.words, "ending": each.ending.value if each.ending else ""}
