"""``kg quarantine``: the claims that the last build withheld, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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

    there = _read(context)
    claims, names = there.claims, there.names
    if context.json and not style:
        context.emit_json({claim: [finding.message for finding in findings] for claim, findings in claims.items()})
        return 0
    rows = []
    for claim, findings in claims.items():
        more = f" (+{len(findings) - 1})" if len(findings) > 1 else ""
        where = str(findings[0].place) if findings[0].place else ""
        lets_in = "correction" if claim in there.firmly else "kg accept"
        rows.append([names.shorten(claim), there.describe(claim).about, findings[0].message + more, where, lets_in])
    context.emit(render(["claim", "says", "what is wrong", "where", "what lets it in"], rows, style or ""))
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

    there = _read(context)
    iri = _chosen(claim, there.claims, there.names)
    told, findings = there.describe(iri), there.claims[iri]
    if context.json:
        from kg.validate.render import as_values

        listed = [as_values(finding) for finding in findings]
        values = {"claim": iri, "about": told.about, "quotes": list(told.quotes), "findings": listed, "accept": iri not in there.firmly}
        context.emit_json(values | ({"why_not": there.firmly[iri]} if iri in there.firmly else {}))
        return 0
    for line in (*_lines(iri, told, findings, there.names, CODES), _lets_in(iri, there)):
        context.emit(line)
    return 0


def _lets_in(claim: str, there: Quarantined) -> str:
    """Whether to accept the claim lets it in, and why."""
    name = there.names.shorten(claim)
    if why := there.firmly.get(claim):
        return f"  accept     would not let it in, {why}"
    return f"  accept     kg accept {name} --why … lets it in, and what stands against it is withheld instead"


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


@dataclass(frozen=True, slots=True)
class Quarantined:
    """The withheld claims of the last build with their findings, what tells of each, and why to accept one would not let it in."""

    claims: Mapping[str, tuple[Finding, ...]]
    names: Namespaces
    describe: Callable[[str], Withheld]
    firmly: Mapping[str, str]


def _read(context: Context) -> Quarantined:
    import pyoxigraph as ox

    from kg.answers.dataset import Dataset
    from kg.cli.opened import opened
    from kg.curation.overruling import unliftable
    from kg.validate.shapes import load_shapes
    from kg.validate.withheld import describer, with_codes

    data: Dataset = opened(context, None)
    graphs = [ox.NamedNode(data.names.graph(name)) for name in ("quarantine", "registry", "provenance")]
    quads = [quad for graph in graphs for quad in data.store.quads_for_pattern(None, None, None, graph)]
    claims = with_codes(quads, Path(context.config.output) / "report.json", data.names)
    findings = dict.fromkeys(replace(one, claims=(*one.claims, claim)) for claim, found in claims.items() for one in found)
    contradictions = load_shapes(context.config.shapes, data.names).contradictions if claims else frozenset[str]()
    return Quarantined(claims, data.names, describer(quads, data.names), unliftable(data, claims, list(findings), contradictions))
