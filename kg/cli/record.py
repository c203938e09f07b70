"""``kg record``: the tracked file of record times, ``seeds/history.csv``; with ``kg add`` its only writer."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.days import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.cli.console import Context
    from kg.config import Config
    from kg.model.record import Record

#: by so much the day elsewhere on earth may be ahead
_AHEAD = timedelta(days=1)


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[FILES]")
@click.option("--date", "on", metavar="DAY", help="The day on which they were first seen, where it was not today.")
@click.option("--dry-run", is_flag=True, help="Show the rows and write nothing.")
@click.pass_obj
def record(context: Context, files: tuple[Path, ...], on: str | None, dry_run: bool) -> None:
    """Note when articles and curated files were first seen, in seeds/history.csv; what stands there already is left alone.

    FILES are files or folders of this project; by default all of its seeds and articles. A file whose text has changed gets a new row,
    and the old one stays. Rows are only ever added, and their order does not matter.
    """
    config = context.config
    day = _past(on) if on else today(config)
    _require_own(config, files)
    found = new_records(config, files or tuple(path for path in (*config.seeds, *config.articles) if path.exists()), day)
    if not dry_run:
        write_records(config, found)
    if context.json:
        context.emit_json([{"path": row.path, "sha256": row.sha256, "first_seen": row.first_seen.isoformat()} for row in found])
    else:
        for row in found:
            context.emit(f"{row.first_seen}  {row.sha256[:12]}  {row.path}")
    verb = "would be recorded" if dry_run else "recorded"
    context.say(f"{len(found)} {verb} in {history_file(config)}" if found else "nothing new: every file has its row")


def _past(text: str) -> date:
    """The day that ``text`` names; ``ConfigError`` where it has not come yet."""
    from kg.errors import ConfigError

    day = day_of(text)
    if day > date.today():
        raise ConfigError("KG0932", f"{day} is still to come, and nothing can have been seen then", remedy="name the day it was seen first")
    return day


def today(config: Config) -> date:
    """The day of the clock. Raises ``ConfigError`` KG0949 where a file was seen here on a later one: the clock is wrong, or was."""
    from kg.errors import ConfigError
    from kg.model.span import Place

    day, path = date.today(), history_file(config)
    last = max((row.first_seen for row in _written(path)), default=day)
    if last > day + _AHEAD:
        remedy = "set the clock or mend the row; kg record --date DAY says when a file was seen"
        raise ConfigError("KG0949", f"the clock says {day}, and a file was seen on {last}", place=Place(path.as_posix()), remedy=remedy)
    return day


def _require_own(config: Config, files: Iterable[Path]) -> None:
    """Raise ``ConfigError`` for a file that lies neither in the folder of the project nor in its seeds and articles."""
    from kg.errors import ConfigError

    own = [path.resolve() for path in (Path(), *config.seeds, *config.articles)]
    for file in files:
        if not any(file.resolve().is_relative_to(folder) for folder in own):
            raise ConfigError(
                "KG0939", f"{file} is no file of this project", remedy="name files or folders of its seeds; nothing was written"
            )


def history_file(config: Config) -> Path:
    """The file of record times of a project, in its first folder of seeds."""
    return config.home / "history.csv"


def new_records(config: Config, paths: Iterable[Path], day: date) -> list[Record]:
    """A row for every input among the paths whose very text has none, by path; the ledger of decisions says itself when it was made."""
    from kg.ingest.corpus import FileKind, read_inputs
    from kg.model.record import Record

    known = {row.sha256 for row in _written(history_file(config))}
    wanted = (FileKind.ARTICLE, FileKind.TURTLE, FileKind.CURATED, FileKind.LIST)
    inputs = [file for file in read_inputs(tuple(paths), root=Path(), limit=config.limit) if file.kind in wanted]
    first = {file.sha256: file for file in reversed(inputs)}
    return sorted(Record(file.path, file.sha256, day) for file in first.values() if file.sha256 not in known)


def _written(path: Path) -> tuple[Record, ...]:
    """The rows of the file as it stands; ``InputError`` where it cannot be read, since rows would be written twice."""
    from kg.errors import InputError
    from kg.ingest.decode import read_source
    from kg.ingest.history import read_history
    from kg.model.span import Place

    if not path.exists():
        return ()
    decoded = read_source(path, path.as_posix())
    if decoded.source is None:
        raise InputError("KG0208", decoded.findings[0].message, place=Place(path.as_posix()), remedy=decoded.findings[0].remedy)
    return read_history(decoded.source)[0]


def write_records(config: Config, records: Sequence[Record]) -> None:
    """Append the rows to the history of the project, which is begun where there is none."""
    from kg.file_changes import change_files, rows_added
    from kg.ingest.history import COLUMNS

    rows = [(row.sha256, row.path, row.first_seen.isoformat()) for row in records]
    if rows:
        change_files(config.home, {history_file(config): rows_added(COLUMNS, rows)})
