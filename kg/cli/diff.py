"""``kg diff``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyoxigraph as ox

    from kg.changes import Changes, ClaimChange
    from kg.cli.console import Context


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="[NEW]", default="")
@click.option("--format", "style", type=click.Choice(["table", "json", "markdown"]), help="How to print.")
@click.pass_obj
def diff(context: Context, old: str, new: str, style: str | None) -> int:
    """Show what became of the claims between two datasets: added, withdrawn, changed, merged, split, and what is true now or no more.

    OLD and NEW are RDF files, folders that kg build wrote, or git revisions, whose seeds are built as they were then; NEW is by default
    the last build. Exit status 1 when the two differ, 0 when they say the same.

    \b
    kg diff HEAD~1
    kg diff v1/dataset.nq v2/dataset.nq --format markdown
    """
    from kg.changes import changes
    from kg.cli.build import CACHE
    from kg.revisions import dataset_named

    names = (old, new or str(context.config.output))
    first, second = (dataset_named(name, context.config, context, CACHE) for name in names)
    found = changes(*(side_of(context, quads) for quads in (first, second)))
    show(context, found, style or ("json" if context.json else "table"))
    return 1 if found else 0


def side_of(context: Context, quads: Sequence[ox.Quad]) -> Any:
    """A dataset as one side of a comparison."""
    from kg.answers.dataset import base_of_quads
    from kg.changes import Side
    from kg.vocabulary import load

    return Side(quads, load(context.config.ontology, base_of_quads(quads)))


def show(context: Context, found: Changes, style: str) -> None:
    """Print the changes as a list for people, as Markdown, or as JSON."""
    if style == "json":
        context.emit_json(as_values(found))
    elif found:
        context.emit("\n".join(_markdown(found) if style == "markdown" else _list(found)))
    else:
        context.say("no claim differs")


def as_values(found: Changes) -> dict[str, Any]:
    """The changes as plain values."""
    from dataclasses import asdict

    return {
        "claims": [asdict(change) for change in found.claims],
        "situations": [asdict(change) for change in found.situations],
        "statements": [asdict(change) for change in found.statements],
    }


def _list(found: Changes) -> Iterator[str]:
    for change in found.claims:
        yield f"{_verb(change.kind)} {change.what}   {click.style(change.source, dim=True)}"
        yield from (f"           {detail}" for detail in _details(change))
    for group in found.situations:
        yield f"{_verb(group.kind)} {' + '.join(group.old)} → {' + '.join(group.new)}"
    for statement in found.statements:
        yield f"{_verb(_standing(statement.kind, statement.graph))} {statement.words}"


def _verb(kind: str) -> str:
    colour = {"added": "green", "came": "green", "withdrawn": "red", "went": "red"}.get(kind.split()[0], "yellow")
    return click.style(f"{kind:<10}", fg=colour, bold=True)


def _standing(kind: str, graph: str) -> str:
    return {"truthy": {"came": "true now", "went": "not true"}, "inferred": {"came": "follows", "went": "falls"}}[graph][kind]


def _details(change: ClaimChange) -> Iterator[str]:
    if change.words and "words" not in change.values:
        yield f"“{change.words}”"
    yield from (f"{name}: {before or '–'} → {after or '–'}" for name, (before, after) in change.values.items())


def _markdown(found: Changes) -> Iterator[str]:
    for kind in ("added", "withdrawn", "changed"):
        told = [change for change in found.claims if change.kind == kind]
        if told:
            yield f"## Claims {kind}: {len(told)}"
        for change in told:
            yield f"- **{change.what}** ({change.source})"
            yield from (f"  - {detail}" for detail in _details(change))
    if found.situations:
        yield f"## Situations merged or split: {len(found.situations)}"
    for group in found.situations:
        yield f"- {group.kind}: {' + '.join(group.old)} → {' + '.join(group.new)}"
    if found.statements:
        yield f"## Statements that came or went: {len(found.statements)}"
    for statement in found.statements:
        yield f"- {_standing(statement.kind, statement.graph)}: {statement.words}"
