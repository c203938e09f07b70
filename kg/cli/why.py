"""``kg why``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.clocks import clocked
from kg.cli.opened import data_option, opened
from kg.clocks import Clocks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kg.answers.dataset import Dataset
    from kg.answers.why import Said
    from kg.cli.console import Context

#: so many situations that answer equally well are told in full, the others by name
_TOLD = 3


@click.command()
@click.argument("what", metavar="CLAIM|SITUATION|ENTITY|WORDS")
@click.option("--link", is_flag=True, help="Show who a name was taken for: what spoke for each candidate, and what it was worth.")
@clocked
@data_option
@click.pass_obj
def why(context: Context, what: str, link: bool, as_of: date | None, known_at: date | None, data_file: Path | None) -> int:
    """Show why a statement is there: whether it is a fact, who says so, on which words, and what led to it.

    \b
    kg why clm:…                                  one claim
    kg why "Trump opposes Sessions' Senate bid"   the situations that these words fit best
    kg why "Jeff Sessions"                        everything said of an entity
    kg why --link "Jeff Sessions"                 all names that were taken for it, and by what
    kg why --link '"Mr. Lee" in doc:…'            one name of one article, with every candidate
    """
    if link:
        from kg.cli.why_link import why_link

        if as_of:
            raise click.UsageError("--link tells how names were read, which is on no day: leave --as-of out")
        return why_link(context, what, data_file, Clocks(known_at=known_at))
    from kg.answers.why import claims

    data = opened(context, data_file, searched=True, clocks=Clocks(as_of, known_at))
    iri = data.names.expand(what)
    if iri.startswith(data.names.iri("claim", "")) and (single := claims(data, claim=iri)):
        _print(context, data, [(single[0].situation, single)], known_at)
        return 0
    situations, others = _meant(data, what)
    found = [(situation, said) for situation in situations if (said := claims(data, situation=situation))]
    _print(context, data, found, known_at)
    if not found:
        context.say(f"no claim speaks of {what}")
    if others:
        context.say("these fit as well:")
    for other in others:
        context.say(f"  {other}")
    return 0 if found else 1


def _meant(data: Dataset, what: str) -> tuple[list[str], list[str]]:
    """The situations to explain, and the names of others that fit the words as well."""
    from kg.answers.entities import entity_or_situations
    from kg.answers.why import situations_of

    found = entity_or_situations(data, what)
    if len(found) == 1 and (about := situations_of(data, found[0].iri)) and found[0].entity:
        return about, []
    return [hit.iri for hit in found[:_TOLD]], [f"{data.names.shorten(hit.iri)}  {hit.label}" for hit in found[_TOLD:]]


def _print(context: Context, data: Dataset, found: Sequence[tuple[str, list[Said]]], known_at: date | None) -> None:
    if context.json:
        context.emit_json([_values(data, situation, said) for situation, said in found])
        return
    for n, (situation, said) in enumerate(found):
        if n:
            context.emit("")
        _explain(context, data, situation, said, known_at)


def _values(data: Dataset, situation: str, said: list[Said]) -> dict[str, Any]:
    """The explanation of one situation as plain values."""
    from dataclasses import asdict

    from kg.answers.candidacies import life
    from kg.answers.why import causes, lead
    from kg.answers.witnesses import tally

    chain = causes(data, situation)
    because = [{"cause": link.cause, "effect": link.effect, "depth": link.depth, "claim": asdict(link.said)} for link in chain]
    first = lead(said)
    told = [asdict(one) | {"fact": one.is_truth} for one in first]
    steps = [
        {"step": one.name, "when": one.date, "fact": one.fact, "claims": [said.claim for said in one.said]} for one in life(data, situation)
    ]
    return {
        "situation": situation,
        "label": first[0].label,
        "fact": first[0].is_truth,
        "told_by": asdict(tally(data, situation)),
        "claims": told,
        "steps": steps,
        "because": because,
    }


def _explain(context: Context, data: Dataset, situation: str, said: list[Said], known_at: date | None) -> None:
    """Print the verdict with the claim that carries it, the other claims with their words, and the causes."""
    from kg.answers.why import lead, standing
    from kg.answers.witnesses import tally

    first, *others = lead(said)
    context.emit(f"{click.style(first.label, bold=True)}   {click.style(data.names.shorten(situation), dim=True)}")
    verdict = click.style("FACT", fg="green", bold=True) if first.is_truth else click.style("NOT A FACT", fg="yellow", bold=True)
    context.emit(f"{verdict}  {first.how} · {first.voice}")
    if sure := standing(data).get(situation):
        context.emit(f"  on that day: {sure}")
    if known_at and not first.is_truth:
        context.emit(f"  not known: as of {known_at} the sources only discuss it")
    _words(context, data, first)
    if counted := tally(data, situation).told:
        context.emit(f"  {counted}")
    for other in others:
        context.emit(f"  also: {other.how} · {other.voice}")
        _words(context, data, other, "  ")
    _life(context, data, situation)
    _causes(context, data, situation)


def _life(context: Context, data: Dataset, situation: str) -> None:
    """The steps of a candidacy in order, each with who says so first and on which words."""
    from kg.answers.candidacies import life

    found = life(data, situation)
    if found:
        context.emit("steps")
    for step in found:
        first, *others = step.said
        more = f"   and {len(others)} more" if others else ""
        sure = "" if step.fact else "   (only said)"
        context.emit(f"  {click.style(f'{step.name:<12}', bold=True)} {step.when:<14} {first.voice}{more}{sure}")
        if first.quote:
            context.emit(f"    “{first.quote}”")


def _words(context: Context, data: Dataset, one: Said, indent: str = "") -> None:
    if one.condition:
        context.emit(f"{indent}  if: {one.condition}")
    if one.quote:
        where = click.style(f"chars {one.start}-{one.end}   {data.names.shorten(one.claim)}", dim=True)
        context.emit(f"{indent}  “{one.quote}”   {where}")
    for reference in one.references:
        context.emit(f"{indent}  {reference}")
    for line in (one.note, one.standing):
        if line:
            context.emit(f"{indent}  {line}")


def _causes(context: Context, data: Dataset, situation: str) -> None:
    """The chain of causes, each link with who vouches for it."""
    from kg.answers.why import causes

    chain = causes(data, situation)
    if chain:
        context.emit("because (each link with its own holder)")
    for link in chain:
        who = link.said.holder if link.said.own_voice or link.said.certainty == "Certain" else f"according to {link.said.holder}"
        sure = f"stated by {who}" if link.said.certainty == "Certain" else f"only implied ({link.said.certainty.lower()}), {who}"
        sure = f"withheld, {sure}" if link.said.status == "Withheld" else sure
        words = f"   “{link.said.quote}”" if link.said.quote else ""
        context.emit(f"{'  ' * link.depth}{link.cause} → {link.effect}   {sure}{words}")
