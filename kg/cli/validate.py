"""``kg validate``: any RDF file of ours against the shapes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.settings import SHACL_ENGINES

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.cli.console import Context
    from kg.model.iri import Namespaces
    from kg.validate.report import Report

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
@click.option("--format", "style", type=click.Choice(FORMATS), help="How to write the report.")
@click.option(
    "--fail-on", type=click.Choice(["violation", "warning"]), default="violation", show_default=True, help="What makes the exit status 1."
)
@click.pass_obj
def validate(
    context: Context,
    file: Path | None,
    articles: tuple[Path, ...],
    shapes: Path | None,
    engine: str | None,
    style: str | None,
    fail_on: str,
) -> int:
    """Check a graph (.trig, .nq, .ttl) against the shapes; by default the last build.

    The articles that quotes are checked against are found by the SHA-256 of their text, whatever their names. Exit status 1: findings.

    \b
    kg validate
    kg validate graph.trig --articles articles/ --format html > report.html
    """
    from kg.validate.render import render

    report, names = checked(context, file, articles, shapes, engine)
    context.emit(render(report, style or ("json" if context.json else "text"), names), newline=False)
    failed = report.violations or (report.warnings if fail_on == "warning" else ())
    return 1 if failed else 0


def checked(
    context: Context, file: Path | None, articles: tuple[Path, ...], shapes: Path | None, engine: str | None
) -> tuple[Report, Namespaces]:
    """The report on a file, or on the last build, with the file's names; each finding has the place it is about."""
    from dataclasses import replace

    from kg.store import read_quads
    from kg.validate.evidence import Evidence
    from kg.validate.report import in_order
    from kg.validate.settlement import located
    from kg.validate.texts import claim_places, find_texts, wanted_texts
    from kg.validate.validator import Validator
    from kg.vocabulary import load

    remedy = "check the path" if file else "run kg build first, or name a file: kg validate FILE"
    quads = read_quads(file or Path(context.config.output) / "dataset.nq", remedy)
    names = base_of(quads)
    folders = articles or (() if file else own_articles(context))
    found = find_texts(folders, wanted_texts(quads, names))
    vocabulary = load(context.config.ontology, base=names.base)
    validator = Validator(shapes or context.config.shapes, names, vocabulary, engine=engine or context.config.shacl)
    report = validator.validate(quads, found.texts)
    evidence, places = Evidence(quads, names), claim_places(quads, names, found)
    findings = in_order((*(located(one, evidence, places.get) for one in report.findings), *found.findings))
    return replace(report, findings=findings), names


def base_of(quads: Iterable[ox.Quad]) -> Namespaces:
    """The names of a file's base IRI, read off its first term of our ontology; the default base when there is none."""
    from kg.model.iri import Namespaces

    for quad in quads:
        for term in (quad.predicate, quad.object):
            base, ours, _ = getattr(term, "value", "").partition("ont#")
            if ours and base.startswith(("http://", "https://")) and base.endswith("/") and " " not in base:
                return Namespaces(base)
    return Namespaces()


def own_articles(context: Context) -> tuple[Path, ...]:
    """The folders of articles of the current project that exist."""
    config = context.config
    return tuple(path for path in (*map(Path, config.articles), *(Path(seed) / "articles" for seed in config.seeds)) if path.exists())
