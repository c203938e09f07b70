"""A situation as ``kg show`` tells it: its time, its roles, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kg.answers.dataset import Dataset
    from kg.answers.entities import Hit
    from kg.cli.console import Context


def situation_values(data: Dataset, situation: str) -> dict[str, Any]:
    """The time, the roles and the claims of a situation as plain values."""
    from kg.answers.situation import parts, time_told
    from kg.answers.why import claims, lead

    said = lead(claims(data, situation=situation))
    told = [{"claim": data.names.shorten(one.claim), "how": "fact" if one.is_truth else one.how, "voice": one.voice} for one in said]
    roles = [{"role": part.role, "what": part.label} for part in parts(data, situation)]
    return {"time": time_told(data, situation), "roles": roles, "claims": told}


def tell_situation(context: Context, data: Dataset, hit: Hit) -> bool:
    """Print what the sources say of a situation; whether they say anything."""
    from kg.cli.tables import columns

    told, name = situation_values(data, hit.iri), data.names.shorten(hit.iri)
    about = [["when", told["time"]]] if told["time"] else []
    for line in columns([*about, *([part["role"], part["what"]] for part in told["roles"])], (14,)):
        context.emit(f"  {line}")
    if told["claims"]:
        context.emit(click.style("said of it", dim=True))
    for line in columns([list(row) for row in dict.fromkeys((one["how"], one["voice"]) for one in told["claims"])], (40,)):
        context.emit(f"  {line}")
    context.say(f"kg why {name} shows the words of each claim, and what led to it")
    return bool(told["claims"])
