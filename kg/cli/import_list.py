"""``kg import``: lists of people, posts and terms of office into the seeds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.days import day_of

if TYPE_CHECKING:
    from kg.cli.console import Context
    from kg.list_import import Difference, Plan

_NAME = "Name of the list: its folder in seeds/lists/. By default that of the file or folder, of several the folder that all are in."
#: so many rows of each difference, and so many findings, are printed; --json has all of them
_PRINTED = 10


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="FILE...")
@click.option(
    "--as",
    "name",
    metavar="NAME",
    help="Name of the list: its folder in seeds/lists/. By default that of the file or folder, of several the one that all are in.",
)
@click.option("--format", "form", metavar="FORMAT", help="Format of the files, where it is not to be told from them.")
@click.option("--authority", type=click.Choice(["official", "curated"]), help="Whose word it is. By default as the format has it.")
@click.option("--place", default="", metavar="PLACE", help="Where its offices are, such as 'Scotland', where the list does not say.")
@click.option("--as-of", "day", metavar="DAY", help="Day on which the list was right; by default the last on which a term in it began.")
@click.option("--replace", is_flag=True, help="Replace the list of that name even where most of what it holds would be gone.")
@click.option("--dry-run", is_flag=True, help="Show what would change and write nothing.")
@click.pass_obj
def import_list(
    context: Context, files: tuple[Path, ...], name: str | None, form: str | None, authority: str | None, place: str, day: str | None,
    replace: bool, dry_run: bool,
) -> int:  # fmt: skip
    """Read a list of people, posts, parties and terms into the seeds, under seeds/lists/NAME/.

    FILE... are the files and folders that make one list, packed or not: congress-legislators (YAML, CSV), openstates (YAML, .tar.gz),
    popolo (JSON), followthemoney (JSON, one object a line), statements (CSV, TSV, Excel with the nine columns of curated files), rdf
    (Turtle, JSON-LD in the terms of ORG, FOAF, Popolo). The next build links its people to those of the registry and of other lists.
    Importing a list again replaces its own folder and nothing else. Exit status 1 where a file could not be read, or where most of the
    list would be gone: that is another list, and nothing is written without --replace.
    """
    from kg.list_import import name_of, plan, write
    from kg.model.finding import Severity

    official = None if authority is None else authority == "official"
    told = day_of(day).isoformat() if day else ""
    called = name or name_of(files)
    made = plan(files, context.config, called, form=form or "", official=official, place=place, day=told, replaces=replace)
    _findings(context, made)
    _summary(context, made)
    changed = made.changes
    if context.json:
        context.emit_json(_values(made, changed))
    elif dry_run:
        _show(context, made)
    if made.refused:
        context.step("kept", f"{made.folder}/ as it is")
    elif changed and not dry_run:
        write(made)
        context.step("written", f"{made.folder}/")
        context.step("next", "kg build")
    elif not changed:
        context.step("unchanged", f"{made.folder}/ holds this list already")
    return 1 if any(finding.severity is Severity.VIOLATION for finding in made.findings) else 0


def _findings(context: Context, made: Plan) -> None:
    from kg.cli.told import tell

    loud = [finding for finding in made.findings if context.verbosity > 0 or finding.severity.value != "Info"]
    for finding in loud[:_PRINTED]:
        tell(context, finding)
    if len(loud) > _PRINTED:
        context.say(f"… and {len(loud) - _PRINTED:,} more; --json has all of them")


def _summary(context: Context, made: Plan) -> None:
    listing, counts = made.listing, made.counts()
    others = counts.get("body", 0) + counts.get("unit", 0)
    context.step("reading", f"{_several(len(listing.files), 'file')}, {', '.join(listing.formats)}")
    authority = "official" if listing.official else "curated"
    named = (("person", "person", "people"), ("post", "post", "posts"), ("party", "party", "parties"))
    parts = [_several(counts.get(kind, 0), *words) for kind, *words in named] + [_several(others, "body", "bodies")]
    context.step("list", f"{', '.join(parts)}, {_several(counts['claims'], 'claim')} ({authority})")
    doubtful = sum(finding.code == "KG0254" for finding in made.findings)
    if doubtful:
        context.step("doubtful", f"{doubtful:,} of the people may be somebody known; they stay apart until a decision (-v lists them)")
    for file, difference in made.differences.items():
        if not difference.empty:
            context.step("changes", f"{file}: {_counts(difference)}")


def _several(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _counts(difference: Difference) -> str:
    return f"{len(difference.added):,} added, {len(difference.changed):,} changed, {len(difference.gone):,} gone"


def _show(context: Context, made: Plan) -> None:
    """The first rows of each difference, marked as in a patch."""
    for file, difference in made.differences.items():
        for mark, rows in (("+", difference.added), ("~", difference.changed), ("-", difference.gone)):
            for row in rows[:_PRINTED]:
                context.emit(f"{mark} {file}\t{row}")
            if len(rows) > _PRINTED:
                context.emit(f"{mark} {file}\t… and {len(rows) - _PRINTED:,} more")


def _values(made: Plan, changed: bool) -> dict[str, Any]:
    """An import as plain values."""
    return {
        "list": made.listing.name,
        "authority": "official" if made.listing.official else "curated",
        "formats": made.listing.formats,
        "folder": made.folder.as_posix(),
        "counts": made.counts(),
        "changed": changed,
        "refused": made.refused,
        "differences": {
            file: {"added": one.added, "changed": one.changed, "gone": one.gone} for file, one in made.differences.items()
        },
        "findings": [
            {"code": one.code, "severity": one.severity.value, "place": str(one.place or ""), "message": one.message, "remedy": one.remedy}
            for one in made.findings
        ],
    }  # fmt: skip
