"""``kg facts``."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.cli.console import Context
    from kg.fact_tables import FactTable


@click.command()
@click.argument("articles", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="ARTICLE...")
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write one table an article here; - is stdout.",
)
@click.option("--jobs", type=click.IntRange(min=1), help="Processes that read articles.")
@click.option("--extractor", metavar="NAME", help="What reads the articles: rules, llm, gliner, spacy, or one of another package.")
@click.pass_obj
def facts(context: Context, articles: tuple[Path, ...], target: Path, jobs: int | None, extractor: str | None) -> int:
    """Write the flat table of facts of each article, as <stem>.tsv; where several have one stem, with their folders: <folder>-<stem>.tsv.

    A folder stands for the files in it. An article that cannot be read is reported and the rest goes on; the exit status is then 1.
    A path that is not there ends it with 3 before anything is read.
    """
    from kg.cli.told import tell
    from kg.fact_tables import fact_tables
    from kg.files import require_folder

    config = context.override(jobs=jobs, extractor=extractor)
    paths = files_of(articles)
    if str(target) != "-":
        require_folder(target)
    with context.progress("reading", len(paths)) as counter:
        tables, findings = fact_tables(paths, config, counter.advance)
    _write(context, tables, target)
    for finding in findings:
        tell(context, finding)
    return 0 if len(tables) == len(paths) else 1


def files_of(paths: Sequence[Path]) -> list[Path]:
    """The files given, and those in the folders given but for hidden ones, each once; ``InputError`` for a path that is not there."""
    from kg.errors import InputError
    from kg.model.span import Place

    if missing := next((path for path in paths if not path.exists()), None):
        raise InputError("KG0902", "there is no such file", place=Place(str(missing)), remedy="check the path; nothing was read")
    return list(dict.fromkeys(file for path in paths for file in (_inside(path) if path.is_dir() else [path])))


def _inside(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


def names_apart(paths: Sequence[Path]) -> list[str]:
    """A name for each file that no other has: its stem, else with the folders below that which all are in, else with its ending too.

    >>> names_apart([Path("a/one.txt"), Path("a/two.txt"), Path("b/two.txt"), Path("b/two.html")])
    ['one', 'a-two', 'b-two.txt', 'b-two.html']
    """
    from kg.model.iri import key_hash

    whole = [path.resolve() for path in paths]
    above = os.path.commonpath([path.parent for path in whole]) if whole else ""
    inside = [path.relative_to(above) for path in whole]
    ways = [
        (path.stem, "-".join(path.with_suffix("").parts), "-".join(path.parts), f"{path.stem}-{key_hash(path.as_posix())}")
        for path in inside
    ]
    times = Counter(way for every in ways for way in set(every))
    return [next((way for way in every if times[way] == 1), every[-1]) for every in ways]


def _write(context: Context, tables: Sequence[FactTable], target: Path) -> None:
    from kg.files import Staged
    from kg.publish.facts import write_rows

    if str(target) == "-":
        for table in tables:
            click.echo(write_rows(table.rows), nl=False)
        return
    if not tables:
        return
    with Staged(target) as staged:
        for table, name in zip(tables, names_apart([table.path for table in tables]), strict=True):
            staged.write(f"{name}.tsv", (write_rows(table.rows),))
    rows = sum(len(table.rows) for table in tables)
    context.step("written", f"{len(tables)} table{'s' * (len(tables) != 1)}, {rows} fact{'s' * (rows != 1)}, to {target}/")
