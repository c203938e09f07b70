"""``kg quarantine``: the claims that the last build withheld, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph as ox

    from kg.cli.console import Context
    from kg.model.finding import Finding
    from kg.model.iri import Namespaces
    from kg.validate.withheld import Withheld


#: likeness (difflib, 0..1) from which a claim is offered for another: two wrong digits of the eight at its end; so many are offered
_LIKE, _OFFERED = 0.85, 5


@click.group()
def quarantine() -> None:
    """Claims withheld from the published graph, with the findings that withhold them. Nothing is deleted."""


@quarantine.command("list")
@click.option("--format", "style", type=click.Choice(["table", "csv", "tsv", "json", "nl"]), help="How to print.")
@click.pass_obj
def list_claims(context: Context, style: str | None) -> int:
    """List the withheld claims: what each says, what is wrong with it, and the line of the file it comes from."""
    from kg.cli.tables import render
    from kg.validate.withheld import describe

    claims, names, quads = _read(context)
    if context.json and not style:
        context.emit_json({claim: [finding.message for finding in findings] for claim, findings in claims.items()})
        return 0
    rows = []
    for claim, findings in claims.items():
        more = f" (+{len(findings) - 1})" if len(findings) > 1 else ""
        where = str(findings[0].place) if findings[0].place else ""
        rows.append([names.shorten(claim), describe(quads, claim, names).about, findings[0].message + more, where])
    context.emit(render(["claim", "says", "what is wrong", "where"], rows, style or ""))
    context.say(f"{len(claims)} claim{'s' * (len(claims) != 1)} in quarantine" + (" · kg quarantine explain CLAIM" if claims else ""))
    return 0


@quarantine.command()
@click.argument("claim", metavar="ID")
@click.pass_obj
def explain(context: Context, claim: str) -> int:
    """Say what a withheld claim says, on which words, what is wrong with it, and what would let it in.

    ID is the claim's IRI or short name, or the end of one: clm:2019-11-06-sessions_1a2b3c4d, 1a2b3c4d.
    """
    from kg.validate.codes import CODES
    from kg.validate.withheld import describe

    claims, names, quads = _read(context)
    iri = _chosen(claim, claims, names)
    told = describe(quads, iri, names)
    if context.json:
        from kg.validate.render import as_values

        context.emit_json({"claim": iri, "about": told.about, "quotes": list(told.quotes), "findings": [as_values(f) for f in claims[iri]]})
        return 0
    for line in _lines(iri, told, claims[iri], names, CODES):
        context.emit(line)
    return 0


def _lines(iri: str, told: Withheld, findings: tuple[Finding, ...], names: Namespaces, codes: Mapping[str, str]) -> list[str]:
    lines = [names.shorten(iri), f"  says       {told.about}", f"  how        {told.how}"]
    lines += [f'  words      "{quote}"' for quote in told.quotes]
    places = dict.fromkeys(str(finding.place) for finding in findings if finding.place)
    lines += [f"  where      {place}" for place in places]
    for finding in findings:
        lines += [f"  withheld   {finding.message}", f"             {names.shorten(finding.shape)} in {finding.view}"]
        others = [names.shorten(claim) for claim in finding.claims if claim != iri]
        if others:
            lines.append(f"  together   with {', '.join(others)}")
        if finding.code in codes:
            lines += [f"  {finding.code}     " + codes[finding.code].replace("\n", "\n             ")]
    return lines


def _chosen(text: str, claims: Mapping[str, tuple[Finding, ...]], names: Namespaces) -> str:
    """The withheld claim that the text names; ConfigError with those there are when it names none or several."""
    from difflib import get_close_matches

    from kg.errors import ConfigError
    from kg.model.iri import local_name

    iri = names.expand(text)
    found = [iri] if iri in claims else [claim for claim in claims if claim.endswith(text)]
    if len(found) == 1:
        return found[0]
    short = {local_name(claim): names.shorten(claim) for claim in found or claims}
    near = [short[name] for name in (short if found else get_close_matches(local_name(iri), short, n=3, cutoff=_LIKE))][:_OFFERED]
    what = f"'{text}' names {len(found)} claims in quarantine" if found else f"there is no claim '{text}' in quarantine"
    there = f"kg quarantine list shows the {len(claims)} there are" if claims else "the quarantine is empty"
    raise ConfigError("KG0483", what, remedy=f"did you mean {', '.join(near)}?" if near else there)


def _read(context: Context) -> tuple[dict[str, tuple[Finding, ...]], Namespaces, list[ox.Quad]]:
    """The withheld claims of the last build with their findings, the names of its base, and its quads."""
    from kg.cli.validate import base_of
    from kg.store import read_quads
    from kg.validate.withheld import with_codes

    folder = Path(context.config.output)
    quads = read_quads(folder / "dataset.nq", "run kg build first")
    names = base_of(quads)
    return with_codes(quads, folder / "report.json", names), names, quads
