"""``kg why --link``: who a name was taken for, and what spoke for and against each candidate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.answers.links import Taken, Weighed
    from kg.cli.console import Context
    from kg.clocks import Clocks

_COLOURS = {"taken": "green", "open": "yellow", "lost": "", "ruled out": "red"}
#: so many names of an entity are listed; --json has all
_LISTED = 40


def why_link(context: Context, what: str, data_file: Path | None, clocks: Clocks) -> int:
    """Tells of one name of a document, or of all names that were taken for an entity; 1 where there is none.

    Of the documents known on the day of ``clocks``, where it has one.
    """
    from kg.answers.dataset import documents
    from kg.answers.entities import one
    from kg.answers.links import of_entity, of_mention, read_links
    from kg.cli.opened import opened
    from kg.model.decision import mention_of

    data = opened(context, data_file, clocks=clocks)
    links = read_links((data_file or Path(context.config.output) / "dataset.nq").parent / "links.tsv")
    if clocks.known_at:
        known = documents(data)
        links = tuple(link for link in links if link.document in known)
    if mention := mention_of(what, data.names):
        found = of_mention(links, mention)
        return _told(context, found, [], what)
    hit = one(data, what, situations=False)
    found, open_ = of_entity(links, data.names.shorten(hit.iri))
    if not context.json:
        context.emit(f"{click.style(hit.label, bold=True)}   {data.names.shorten(hit.iri)}   {_counted(found)}")
    return _told(context, found, open_, what, listed=True)


def _counted(found: Sequence[Taken]) -> str:
    """The names in articles, and the lists that have the entity."""
    told = [link for link in found if not link.listed]
    names, articles, lists = len(told), len({link.document for link in told}), len(found) - len(told)
    counted = f"{names:,} name{'s' * (names != 1)} in {articles:,} article{'s' * (articles != 1)}"
    return f"{counted}, {lists:,} list{'s' * (lists != 1)}" if lists else counted


def _told(context: Context, found: Sequence[Taken], open_: Sequence[Taken], what: str, *, listed: bool = False) -> int:
    if context.json:
        from dataclasses import asdict

        context.emit_json({"taken": [asdict(link) for link in found], "open": [asdict(link) for link in open_]})
    elif listed:
        _list(context, found, open_)
    else:
        for link in found:
            _explain(context, link)
    if not found and not open_:
        context.say(f"no article names {what}; a name is written '\"Mr. Lee\" in doc:…' or 'person:lee in doc:…'")
    return 0 if found or open_ else 1


def _list(context: Context, found: Sequence[Taken], open_: Sequence[Taken]) -> None:
    """One line for each name: where, by which rule, its sum, and what decided beside the name."""
    from kg.cli.tables import columns

    rows = [[f"“{link.name}”", link.document, link.rule, *_sum(link)] for link in found[:_LISTED]]
    for line in columns(rows, (28, 50, 10, 9)):
        context.emit(f"  {line}")
    if len(found) > _LISTED:
        context.say(f"  and {len(found) - _LISTED:,} more; --json lists all")
    if open_:
        context.emit(click.style("in doubt, and taken for somebody else:", fg="yellow"))
    for line in columns([[f"“{link.name}”", link.document, f"taken for {link.entity}"] for link in open_], (28, 50)):
        context.emit(f"  {line}")
    if told := [link for link in found if not link.listed]:
        context.say(f"kg why --link '{told[0].local} in doc:{told[0].document}' shows one of them in full")


def _sum(link: Taken) -> list[str]:
    """The points of what was taken, and the comparators beside the name that spoke."""
    taken = next((one for one in link.weighed if one.verdict == "taken"), None)
    if taken is None:
        return ["new" if link.sure else "in doubt", ""]
    beside = [f"{said.comparator} {said.outcome}" for said in taken.said if said.comparator not in ("surname", "given name")]
    return [f"{taken.points} points", ", ".join(beside)]


def _explain(context: Context, link: Taken) -> None:
    """The name with its place, what it was taken for, and each candidate with its comparators."""
    where = f"chars {link.start}-{link.end}   " if link.start else ""
    context.emit(f"{click.style(f'“{link.name}”', bold=True)}   {link.document}   {click.style(f'{where}{link.local}', dim=True)}")
    head = click.style("LINKED", fg="green", bold=True) if link.rule != "minted" else click.style("NEW", fg="green", bold=True)
    context.emit(f"{head if link.sure else click.style('IN DOUBT', fg='yellow', bold=True)}  taken for {link.entity}   rule: {link.rule}")
    if not link.weighed:
        context.emit(f"  {link.why}")
    for one in link.weighed:
        _candidate(context, one)
    if not link.sure:
        context.emit(f"settle it: kg same '{link.local} in doc:{link.document}' ENTITY [--no]")


def _candidate(context: Context, one: Weighed) -> None:
    from kg.cli.tables import columns

    verdict = click.style(one.verdict, fg=_COLOURS[one.verdict] or None)
    total = f"{one.points} points" if one.verdict != "ruled out" else "never"
    context.emit(f"  {click.style(one.candidate, bold=one.verdict == 'taken')}   {total}   {verdict}")
    for line in columns([[said.comparator, said.outcome, said.points.rjust(5), said.on] for said in one.said], (14, 12, 5)):
        context.emit(f"      {line}".rstrip())
