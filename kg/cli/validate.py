"""``kg validate``: any RDF file of ours against the shapes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.settings import SHACL_ENGINES

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.cli.console import Context
    from kg.model.iri import Namespaces
    from kg.validate.report import Report
    from kg.validate.validator import Validator

#: the formats of ``kg.validate.render.FORMATS``, written here so that --help needs nothing heavy (a test compares them)
FORMATS = ("text", "json", "turtle", "sarif", "junit", "html")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.option(
    "--articles",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Check quotes against these files or folders; repeatable.",
)
@click.option("--shapes", type=click.Path(path_type=Path), metavar="DIR", help="Use the shapes of this folder instead of our own.")
@click.option("--engine", type=click.Choice(SHACL_ENGINES), help="How to run the shapes: compiled to SPARQL (the default), or by pySHACL.")
@click.option(
    "--since",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="OLD",
    help="Check only what the difference to this earlier graph touches.",
)
@click.option("--endpoint", metavar="URL", help="Check the graph behind a SPARQL 1.1 endpoint, in the views world and audit.")
@click.option("--format", "style", type=click.Choice(FORMATS), help="How to write the report.")
@click.option(
    "--fail-on", type=click.Choice(["violation", "warning"]), default="violation", show_default=True, help="What makes the exit status 1."
)
@click.pass_obj
def validate(context: Context, /, style: str | None, fail_on: str, **asked: Any) -> int:
    """Check a graph (.trig, .nq, .ttl) against the shapes; by default the last build.

    The articles that quotes are checked against are found by the SHA-256 of their text, whatever their names. Exit status 1: findings.

    \b
    kg validate
    kg validate graph.trig --articles articles/ --format html > report.html
    kg validate output/dataset.nq --since yesterday.nq
    """
    from kg.validate.render import render

    report, names = checked(context, Asked(**asked))
    context.emit(render(report, style or ("json" if context.json else "text"), names), newline=False)
    failed = report.violations or (report.warnings if fail_on == "warning" else ())
    return 1 if failed else 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What to check against what, as the command line gives it."""

    file: Path | None = None
    articles: tuple[Path, ...] = ()
    shapes: Path | None = None
    engine: str | None = None
    since: Path | None = None
    endpoint: str | None = None


def checked(context: Context, asked: Asked) -> tuple[Report, Namespaces]:
    """The report on a file, on the last build or on an endpoint, with the names of its graph; each finding has the place it is about."""
    from dataclasses import replace

    from kg.store import read_quads
    from kg.validate.evidence import Evidence
    from kg.validate.report import in_order
    from kg.validate.settlement import located
    from kg.validate.texts import claim_places, find_texts, wanted_texts

    if asked.endpoint:
        return at_endpoint(context, asked)
    remedy = "check the path" if asked.file else "run kg build first, or name a file: kg validate FILE"
    quads = read_quads(asked.file or Path(context.config.output) / "dataset.nq", remedy)
    names = base_of(quads)
    folders = asked.articles or (() if asked.file else context.config.own_articles)
    found = find_texts(folders, wanted_texts(quads, names))
    validator = validator_for(context, asked, names)
    if asked.since:
        report = validator.validate_since(quads, read_quads(asked.since), found.texts)
    else:
        report = validator.validate(quads, found.texts)
    evidence, places = Evidence(quads, names), claim_places(quads, names, found)
    findings = in_order((*(located(one, evidence, places.get) for one in report.findings), *found.findings))
    return replace(report, findings=findings), names


def at_endpoint(context: Context, asked: Asked) -> tuple[Report, Namespaces]:
    """The report on the graphs behind an endpoint, with the names of this project.

    The view world is asked of the graphs of its name, or of the default graph where there are none, the view audit of all named graphs.
    """
    from kg.endpoint import Endpoint
    from kg.model.iri import WORLD, Namespaces

    if asked.file or asked.since:
        raise click.UsageError("--endpoint checks no file: leave out FILE and --since")
    names = Namespaces(context.config.base)
    address = str(asked.endpoint)
    graphs = Endpoint(address).graphs()
    world = tuple(graph for graph in map(names.graph, WORLD) if graph in graphs)
    sources = {"world": Endpoint(address, world)}
    if world:
        sources["audit"] = Endpoint(address, graphs, graphs)
    return validator_for(context, asked, names).validate_at(sources), names


def validator_for(context: Context, asked: Asked, names: Namespaces) -> Validator:
    """A validator with the shapes and the engine that were asked for."""
    from kg.validate.validator import Validator
    from kg.vocabulary import load

    vocabulary = load(context.config.ontology, base=names.base)
    return Validator(asked.shapes or context.config.shapes, names, vocabulary, engine=asked.engine or context.config.shacl)


def base_of(quads: Iterable[ox.Quad]) -> Namespaces:
    """The names of a file's base IRI, read off its first term of our ontology; the default base when there is none."""
    from kg.model.iri import Namespaces

    for quad in quads:
        for term in (quad.predicate, quad.object):
            base, ours, _ = getattr(term, "value", "").partition("ont#")
            if ours and base.startswith(("http://", "https://")) and base.endswith("/") and " " not in base:
                return Namespaces(base)
    return Namespaces()
