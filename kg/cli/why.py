"""``kg why``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.opened import data_option, opened

if TYPE_CHECKING:
    from kg.answers.dataset import Dataset
    from kg.answers.entities import Hit
    from kg.answers.why import Said
    from kg.cli.console import Context


@click.command()
@click.argument("what", metavar="CLAIM|SITUATION|ENTITY")
@data_option
@click.pass_obj
def why(context: Context, what: str, data_file: Path | None) -> int:
    """Show why a statement is there: whether it is a fact, who says so, on which words, and what led to it.

    \b
    kg why clm:…                                  one claim
    kg why "Trump opposes Sessions' Senate bid"   a situation by its label
    kg why "Jeff Sessions"                        everything said of an entity
    """
    from kg.answers.entities import one
    from kg.answers.why import claims, situations_of

    data = opened(context, data_file)
    iri = data.names.expand(what)
    single = claims(data, claim=iri) if iri.startswith(data.names.iri("claim", "")) else []
    if single:
        _explain(context, data, single[0].situation, single)
        return 0
    hit: Hit = one(data, what, what="claim, situation or entity")
    said = claims(data, situation=hit.iri)
    if said:
        _explain(context, data, hit.iri, said)
        return 0
    situations = situations_of(data, hit.iri)
    for situation in situations:
        _explain(context, data, situation, claims(data, situation=situation))
    if not situations:
        context.say(f"no claim speaks of {hit.label}")
    return 0 if situations else 1


def _explain(context: Context, data: Dataset, situation: str, said: list[Said]) -> None:
    """Print the verdict, each claim with its words, and the causes."""
    if not said:
        return
    fact = any(one.is_truth for one in said)
    verdict = click.style("FACT", fg="green", bold=True) if fact else click.style("NOT A FACT", fg="yellow", bold=True)
    context.emit(f"{verdict}  {said[0].label}   {click.style(data.names.shorten(situation), dim=True)}")
    for one in said:
        _claim(context, data, one)
    _causes(context, data, situation)


def _claim(context: Context, data: Dataset, one: Said) -> None:
    axes = [word.lower() for word in (one.modality, one.polarity if one.polarity != "Affirmed" else "", one.certainty) if word]
    context.emit(f"  {', '.join(axes)} · {_voice(one)} · {' '.join(filter(None, [one.source, one.day]))}")
    if one.condition:
        context.emit(f"    if {one.condition}")
    if one.quote:
        context.emit(f"    “{one.quote}”   chars {one.start}-{one.end}")
    for reference in one.references:
        context.emit(f"    {reference}")
    if one.decision:
        context.emit(f"    {(one.outcome or one.status).lower()} by decision: {one.decision}")
    context.emit(click.style(f"    {data.names.shorten(one.claim)}", dim=True))


def _voice(one: Said) -> str:
    return one.holder if one.own_voice else f"according to {one.holder}"


def _causes(context: Context, data: Dataset, situation: str) -> None:
    """The chain of causes, each link with who vouches for it."""
    from kg.answers.why import causes

    chain = causes(data, situation)
    if chain:
        context.emit("because (each link with its own holder)")
    for link in chain:
        sure = "stated by" if link.said.certainty == "Certain" else f"{link.said.certainty.lower()}, read from"
        context.emit(f"{'  ' * link.depth}{link.cause} → {link.effect}   {sure} {link.said.holder}   “{link.said.quote}”")
