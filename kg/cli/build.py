"""``kg build`` and ``kg add``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.days import day_given
from kg.settings import ENGINES

if TYPE_CHECKING:
    from kg.cli.console import Context
    from kg.pipeline import Build
    from kg.stopwatch import Lap

_OUTPUT = click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Write here instead of output/."
)
_STRICT = click.option("--strict", is_flag=True, help="Exit with 1 when a claim is in quarantine or a finding is a violation.")


_NO_CACHE = click.option("--no-cache", is_flag=True, help="Read every article again instead of taking readings from .kg-cache/.")
_TIMINGS = click.option("--timings", is_flag=True, help="Print the seconds and the peak of memory of every stage.")
#: where the readings of a project are kept between builds
CACHE = Path(".kg-cache")


@click.command()
@click.argument("seeds", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--articles",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH",
    help="More articles: a folder or a file, also .jsonl, .parquet, .html, .pdf, feeds, .warc; repeatable.",
)
@_OUTPUT
@click.option("--engine", type=click.Choice(ENGINES), help="What runs the work; processes where they pay if not given.")
@click.option("--workers", "--jobs", "jobs", type=click.IntRange(min=1), help="Workers that read articles; one a core if not given.")
@click.option("--master", metavar="URL", help="For --engine spark: local[2], spark://HOST:PORT, …")
@click.option("--shards", type=click.IntRange(min=0), metavar="N", help="Write the dataset in N parts as well, as N-Quads and Parquet.")
@click.option("--extractor", metavar="NAME", help="What reads the articles: rules, llm, gliner, spacy, or one of another package.")
@_STRICT
@_NO_CACHE
@_TIMINGS
@click.option(
    "--known-at",
    "known_at",
    metavar="DAY",
    callback=day_given,
    help="Of what could be known on this day; needs -o, beside the build of now.",
)
@click.pass_obj
def build(context: Context, /, strict: bool, no_cache: bool, timings: bool, known_at: date | None, **settings: Any) -> int:
    """Read the seeds and articles and write the graph to output/.

    SEEDS are folders or files with articles, registry, curated facts and decisions; by default the folder seeds/ here.
    Exit status 0 when the graph was published, quarantine included; --strict makes that 1. It is 1 as well, and the graph published,
    where only a person can mend what is wrong: curated facts that contradict each other, or a fault of the registry.

    With --known-at the graph is made of the articles, curated facts and decisions that were known on the day, and of nothing else: who
    is who and what is withheld are found out anew. A --known-at of the commands that ask leaves both as the build of now has them.
    """
    from kg.build_lock import alone_in

    if known_at and not settings["output"]:
        raise click.UsageError("--known-at needs -o DIR: the graph of another day is not written over that of now")
    context.override(**settings)
    with alone_in(Path(context.config.output)):
        return _run(context, strict, None if no_cache else CACHE, timings, known_at)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_OUTPUT
@_STRICT
@click.pass_obj
def add(context: Context, files: tuple[Path, ...], output: Path | None, strict: bool) -> int:
    """Copy articles into the seeds' folder articles/ and rebuild; a file that is no article is refused and nothing is copied.

    A saved page, a PDF, a feed, a web archive or the answer of a news interface becomes a Markdown file for each article in it. The day is
    noted in seeds/history.csv as the one on which each was first seen.
    """
    from kg.build_lock import alone_in
    from kg.cli.record import new_records, today, write_records
    from kg.file_changes import change_files, put

    context.override(output=output)
    with alone_in(Path(context.config.output)):
        day, contents = today(context.config), _articles(context, files, context.config.home / "articles")
        known = {path for path in contents if path.exists()}
        change_files(context.config.home, {path: put(content) for path, content in contents.items()})
        for path in contents:
            context.say(f"there already: {path}" if path in known else f"added {path}")
        write_records(context.config, new_records(context.config, contents, day))
        return _run(context, strict, CACHE)


def _articles(context: Context, files: Sequence[Path], target: Path) -> Mapping[Path, bytes]:
    """Where each file is to stand in the folder -> its content; ``InputError`` where one is no article, or another is called so."""
    from kg.cli.told import tell
    from kg.errors import InputError
    from kg.ingest.corpus import read_corpus
    from kg.model.span import Place
    from kg.packed import own_files
    from kg.vocabulary import load

    if streams := [file for file in files if not file.is_file()]:
        raise InputError("KG0107", f"{streams[0]} is not a file; nothing was copied", remedy="save the article under a name first")
    vocabulary = load(context.config.ontology, context.config.base)
    corpus = read_corpus(files, vocabulary)
    # a file of many articles does not stand for one that holds none
    some_hold_none = len(set(files)) > 1 and not all(read_corpus([file], vocabulary).documents for file in files)
    if some_hold_none or len(corpus.documents) < len(set(files)):
        for finding in corpus.findings:
            tell(context, finding)
        raise InputError(
            "KG0107", "not every file is an article that can be read; nothing was copied", remedy="mend or leave out the files above"
        )
    contents: dict[Path, bytes] = {}
    for name, content in (article for file in files for article in own_files(file)):
        path = target / name
        known = contents.setdefault(path, path.read_bytes() if path.exists() else content)
        if known != content:
            raise InputError("KG0106", "an article of this name is there already", place=Place(str(path)), remedy="rename the new one")
    return contents


def _run(context: Context, strict: bool, cache: Path | None, timings: bool = False, known_at: date | None = None) -> int:
    """Build, write, and say what came of it; 1 where only a person can mend the curated facts or the registry."""
    from kg.model.finding import Severity
    from kg.outputs import write
    from kg.packed import require_parquet
    from kg.pipeline import build as run
    from kg.stopwatch import Stopwatch

    watch = Stopwatch()
    folder = Path(context.config.output)
    if context.config.shards:
        require_parquet()
    result = run(context.config, context, cache, watch, known_at)
    files = write(result, folder, watch, context.config.shards)
    _tell(context, result)
    shown = ("graph.ttl", "dataset.trig", "graph.jsonld", "view.html", "report.html")
    taken = sum(lap.seconds for lap in watch.laps())
    context.step("written", f"{folder}/  {'  '.join(shown)}  (+ {len(files) - len(shown)})   {taken:.1f} s")
    context.step("next", " · ".join(_next(result)))
    if timings:
        _tell_times(context, watch.laps())
    if context.json:
        context.emit_json(_values(result, folder, files) | ({"timings": [asdict(lap) for lap in watch.laps()]} if timings else {}))
    if result.unsettled:
        return 1
    broken = result.quarantined or any(finding.severity is Severity.VIOLATION for finding in result.report.findings)
    return 1 if strict and broken else 0


def _tell_times(context: Context, laps: Sequence[Lap]) -> None:
    """A line for each stage: seconds by the clock and of the processor without those of stages inside it, and the peak of memory."""
    for lap in laps:
        often = f"{lap.runs} x" if lap.runs > 1 else ""
        context.say(f"{lap.stage:<26} {lap.seconds:>8.1f} s {lap.cpu:>8.1f} s of processor {often:>5} {lap.peak:>7,} MiB")


def _values(result: Build, folder: Path, files: Sequence[str]) -> dict[str, Any]:
    """What a build came to, as plain values."""
    from kg.validate.render import as_document

    told = as_document(result.report)
    entities = len(result.resolution.entities)
    return {
        "output": str(folder), "files": sorted(files), "claims": len(result.resolution.claims()), "entities": entities,
        "counts": told["counts"], "unsettled": len(result.unsettled), "report": str(folder / "report.json"),
    }  # fmt: skip


def _next(result: Build) -> list[str]:
    """Commands worth trying on this very graph: a post with a dated holder, a person that much is said of, the quarantine."""
    from collections import Counter

    from kg.model.claim import EntityRef
    from kg.model.entity import EntityKind

    kinds = {entity.iri: entity.kind for entity in result.resolution.entities}
    labels = {entity.iri: entity.label for entity in result.resolution.entities}
    told = [situation for source in result.resolution.sources for situation in source.situations]
    people = Counter(
        filler.id for situation in told for _, filler in situation.roles
        if isinstance(filler, EntityRef) and kinds.get(filler.id) is EntityKind.PERSON
    )  # fmt: skip
    days: dict[str, set[str]] = {}
    for situation in told:
        post = next((filler.id for filler in situation.fillers("post") if isinstance(filler, EntityRef)), "")
        if post in labels and len(situation.begin) == len("2018-06-01") and situation.begin[0] != "[":
            days.setdefault(post, set()).add(situation.begin)
    commands = ["kg view"]
    if days:
        post = min(days, key=lambda iri: (-len(days[iri]), iri))
        commands.insert(0, f'kg who "{labels[post]}" --on {max(days[post])}')
    if people:
        person = min(people, key=lambda iri: (-people[iri], iri))
        commands.insert(len(commands) - 1, f'kg why "{labels[person]}"')
    return [*commands, *(["kg quarantine list"] if result.quarantined else [])]


#: a file that cannot be read at all is the cause of other findings, so it is told first
_CAUSES = ("KG0208", "KG0212", "KG0205")
#: so many findings are printed; the report has all of them
_PRINTED = 30


def _tell(context: Context, result: Build) -> None:
    """Print what a person can mend: findings about input files, and errors in curated facts; the rest stands in the report."""
    from kg.cli.told import tell

    told = [finding for finding in result.report.findings if not finding.view or finding in result.unsettled]
    told.sort(key=lambda finding: (finding not in result.unsettled or finding.code != "KG0480", finding.code not in _CAUSES))
    for finding in told[:_PRINTED]:
        tell(context, finding)
    if len(told) > _PRINTED:
        context.say(f"and {len(told) - _PRINTED} more in {context.config.output}/report.txt")
