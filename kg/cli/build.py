"""``kg build`` and ``kg add``."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.cli.console import Context
    from kg.pipeline import Build

_OUTPUT = click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Write here instead of output/."
)
_STRICT = click.option("--strict", is_flag=True, help="Exit with 1 when a claim is in quarantine or a finding is a violation.")


@click.command()
@click.argument("seeds", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--articles", multiple=True, type=click.Path(exists=True, path_type=Path), metavar="PATH", help="More articles; repeatable.")
@_OUTPUT
@click.option("--jobs", type=click.IntRange(min=1), help="Processes that read articles.")
@_STRICT
@click.pass_obj
def build(
    context: Context, seeds: tuple[Path, ...], articles: tuple[Path, ...], output: Path | None, jobs: int | None, strict: bool
) -> int:
    """Read the seeds and articles and write the graph to output/.

    SEEDS are folders or files with articles, registry, curated facts and decisions; by default the folder seeds/ here.
    Exit status 0 when the graph was published, quarantine included; --strict makes that 1.
    """
    context.override(seeds=seeds or None, articles=articles or None, output=output, jobs=jobs)
    return _run(context, strict)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_OUTPUT
@_STRICT
@click.pass_obj
def add(context: Context, files: tuple[Path, ...], output: Path | None, strict: bool) -> int:
    """Copy articles into the seeds' folder articles/ and rebuild; a file that is no article is refused and nothing is copied."""
    from kg.errors import InputError
    from kg.files import write_atomically
    from kg.ingest.corpus import read_corpus
    from kg.model.span import Place
    from kg.vocabulary import load

    context.override(output=output)
    target = Path(context.config.seeds[0]) / "articles"
    corpus = read_corpus(files, load(context.config.ontology, context.config.base))
    if len(corpus.documents) < len(set(files)):
        for finding in corpus.findings:
            context.say(f"{finding.place}: {finding.message}  [{finding.code}]\n  help: {finding.remedy}", fg="red")
        raise InputError(
            "KG0107", "not every file is an article that can be read; nothing was copied", remedy="mend or leave out the files above"
        )
    for file in files:
        path = target / file.name
        content = file.read_bytes()
        if path.exists() and path.read_bytes() != content:
            raise InputError("KG0106", "an article of this name is there already", place=Place(str(path)), remedy="rename the new one")
        write_atomically(path, content)
        context.say(f"added {path}")
    return _run(context, strict)


def _run(context: Context, strict: bool) -> int:
    """Build, write, and say what came of it."""
    from kg.model.finding import Severity
    from kg.pipeline import build as run
    from kg.pipeline import write

    began = time.monotonic()
    result = run(context.config, context)
    folder = Path(context.config.output)
    write(result, folder)
    _tell(context, result)
    shown = ("graph.ttl", "dataset.trig", "graph.jsonld", "view.html", "report.html")
    rest = len(result.files) - len(shown)
    context.step("written", f"{folder}/       {'  '.join(shown)}  (+ {rest})   {time.monotonic() - began:.1f} s")
    context.step("next", 'kg who "Attorney General" --on 2018-06-01 · kg why "Jeff Sessions" · kg view')
    broken = result.quarantined or any(finding.severity is Severity.VIOLATION for finding in result.report.findings)
    return 1 if strict and broken else 0


def _tell(context: Context, result: Build) -> None:
    """Print the findings about input files; those about claims stand in the report."""
    from kg.model.finding import Severity

    for finding in result.report.findings:
        if finding.view or (finding.severity is Severity.INFO and context.verbosity < 1):
            continue
        colour = "red" if finding.severity is Severity.VIOLATION else "yellow"
        context.say(f"{f'{finding.place}: ' if finding.place else ''}{finding.message}   {finding.code}", fg=colour)
        for extra in (finding.excerpt, f"  help: {finding.remedy}" if finding.remedy else ""):
            if extra:
                context.say(extra)
