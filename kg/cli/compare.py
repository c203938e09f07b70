"""``kg compare``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.cli.console import Context
    from kg.comparison import Comparison, Difference, Telling
    from kg.config import Config
    from kg.model.claim import Reading
    from kg.model.document import SourceDocument

#: columns of the list of differences
_COLUMNS = ("where", "class", "what", "attribute", "first", "second", "words")
_COUNTED = ("same", "differs", "first", "second")


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.argument("articles", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "style", type=click.Choice(["table", "csv", "tsv", "json", "nl"]), help="How to print the differences.")
@click.option("--counts", is_flag=True, help="Print only how many claims of each class are the same, differ, or stand alone.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes that read articles.")
@click.pass_obj
def compare(
    context: Context, first: str, second: str, articles: tuple[Path, ...], style: str | None, counts: bool, jobs: int | None
) -> int:
    """Show where two extractors read the same articles differently.

    A and B are names of extractors, with what they read with behind a colon: rules, rules:en_core_web_sm, spacy:en_core_web_md,
    llm:NAME-OF-A-MODEL, gliner:FOLDER. ARTICLES are files or folders; by default those of the project.
    Exit status 0 when both say the same, 1 when they differ or an article cannot be read.

    \b
    kg compare rules spacy
    kg compare llm:small llm:large seeds/articles --counts
    """
    from kg.cli.told import tell
    from kg.comparison import compared, configured
    from kg.readings import extractor_factory

    config = context.override(jobs=jobs)
    choices = [configured(choice, config) for choice in (first, second)]
    for choice in choices:
        extractor_factory(choice.extractor)
    documents, lost = _documents(context, config, articles)
    readings = [_read(context, documents, choice, name) for choice, name in zip(choices, (first, second), strict=True)]
    for finding in dict.fromkeys(finding for told in readings for reading in told for finding in reading.findings):
        tell(context, finding)
    found = compared(*readings)
    _print(context, found, (first, second), style or ("json" if context.json else ""), counts)
    return 1 if found.differences or lost else 0


def _documents(context: Context, config: Config, articles: tuple[Path, ...]) -> tuple[Sequence[SourceDocument], bool]:
    """The articles named, or those of the project; trouble in reading them is told."""
    from kg.cli.told import tell
    from kg.errors import ConfigError
    from kg.ingest.corpus import read_corpus
    from kg.vocabulary import load

    paths = articles or tuple(path for path in (*config.seeds, *config.articles) if path.exists())
    corpus = read_corpus(paths, load(config.ontology, config.base), root=Path(), limit=config.limit)
    findings = corpus.findings if articles else ()
    for finding in findings:
        tell(context, finding)
    if not corpus.documents:
        told = ", ".join(map(str, paths or config.seeds))
        raise ConfigError("KG0112", f"there is no article to compare on in {told}", remedy="name files or folders with articles")
    return corpus.documents, bool(findings)


def _read(context: Context, documents: Sequence[SourceDocument], config: Config, name: str) -> list[Reading]:
    from kg.readings import ExtractorSpec, read_documents

    with context.progress(name[:10], len(documents)) as counter:
        return read_documents(documents, ExtractorSpec.of(config), jobs=config.jobs, advance=counter.advance)


def _print(context: Context, found: Comparison, names: tuple[str, str], style: str, only_counts: bool) -> None:
    from kg.cli.tables import render
    from kg.comparison import rows

    if style == "json":
        context.emit_json(_values(found, names, only_counts))
        return
    if only_counts or not style:
        context.emit(render(("class", *_COUNTED), _counted(found), style))
    if not only_counts and (style or found.differences):
        context.emit(("" if style else "\n") + render(_COLUMNS, rows(found, names), style))
    if not style:
        context.step("compared", f"first is {names[0]}, second is {names[1]}; {len(found.differences):,} differences")


def _counted(found: Comparison) -> list[list[str]]:
    """The counts by class with their sums in the last row."""
    counts = found.counts()
    total = {kind: sum(row[kind] for row in counts.values()) for kind in _COUNTED}
    return [[name, *(str(row[kind]) for kind in _COUNTED)] for name, row in [*counts.items(), ("all", total)]]


def _values(found: Comparison, names: tuple[str, str], only_counts: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"first": names[0], "second": names[1], "classes": found.counts()}
    return told if only_counts else told | {"differences": [_difference(difference) for difference in found.differences]}


def _difference(difference: Difference) -> dict[str, Any]:
    one = difference.one
    return {
        "article": one.document, "start": one.quote.span.start, "end": one.quote.span.end, "quote": one.quote.exact, "class": one.cls,
        "kind": difference.kind, "values": {name: list(pair) for name, pair in difference.values.items()},
        **{name: _claim(told) for name, told in (("first", difference.first), ("second", difference.second)) if told},
    }  # fmt: skip


def _claim(told: Telling) -> dict[str, Any]:
    return {
        "what": told.what,
        "roles": {role: list(words) for role, words in told.roles},
        **{name: value for name, value in told.attributes.items() if value},
    }
