"""``kg find``, ``kg show``, ``kg who`` and ``kg held``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.clocks import clocked, known_at_option
from kg.cli.days import day_of
from kg.cli.opened import data_option, opened
from kg.clocks import Clocks

if TYPE_CHECKING:
    from datetime import date

    from kg.answers.why import Said
    from kg.cli.console import Context

_STYLE = click.option("--format", "style", type=click.Choice(["table", "csv", "tsv", "json", "nl"]), help="How to print.")


@click.command()
@click.argument("text")
@click.option("--type", "kind", default="", help="Only this class: Person, Post, Contest, Tenure, …")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many to show.")
@_STYLE
@clocked
@data_option
@click.pass_obj
def find(
    context: Context, text: str, kind: str, limit: int, style: str | None, data_file: Path | None, as_of: date | None,
    known_at: date | None,
) -> int:  # fmt: skip
    """Find entities and situations by name, alias or label; spelling need not be exact.

    With --as-of a column says of true situations whether they stood on the day, certain or possible; those that certainly did not are
    left out. Entities are on no day.
    """
    from kg.answers.entities import find as search
    from kg.answers.entities import require_kind
    from kg.answers.why import standing
    from kg.cli.tables import render

    data = opened(context, data_file, searched=True, clocks=Clocks(as_of, known_at))
    if kind:
        require_kind(data, kind)
    hits = search(data, text, kind, limit=limit)
    sure, columns = standing(data), ["id", "class", "name", "matched", "then"][: 5 if as_of else 4]
    told = ((data.names.shorten(hit.iri), hit.kind, hit.label, hit.matched, sure.get(hit.iri, "")) for hit in hits)
    rows = [[name, cls, label, matched if matched != label else "", then][: len(columns)] for name, cls, label, matched, then in told]
    context.emit(render(columns, rows, style or ("json" if context.json else "")))
    if not hits:
        context.say(f"nothing is called anything like {text!r}")
    return 0 if hits else 1


@click.command()
@click.argument("post")
@click.option("--on", "--as-of", "on", required=True, metavar="DAY", help="The day, like 2018-06-01.")
@known_at_option
@_STYLE
@data_option
@click.pass_obj
def who(context: Context, post: str, on: str, known_at: date | None, style: str | None, data_file: Path | None) -> int:
    """Say who held a post on a day: certain, or possible where the sources leave it open.

    POST is an id, a name, or a title with or without its place. Where it is not the very name, a column says which post is meant.
    """
    from kg.answers.posts import post_asked
    from kg.answers.tenures import holders, span, support
    from kg.cli.tables import render

    day = day_of(on)
    data = opened(context, data_file, clocks=Clocks(known_at=known_at))
    asked, style = post_asked(data, post), style or ("json" if context.json else "")
    found = holders(data, asked.iri, day)
    rows = [[asked.label, tenure.name, how, span(tenure), support(data, tenure.iri), tenure.ending.value] for tenure, how in found]
    first, last = (0, 6) if style == "json" else (0 if asked.named else 1, 5)
    columns = ["post", "holder", "how sure", "time", "who says so", "ending"]
    context.emit(render(columns[first:last], [row[first:last] for row in rows], style))
    if not rows:
        context.say(f"unknown: no accepted claim says who was {asked.label} on {day}")
    return 0


@click.command()
@click.argument("person")
@click.argument("post")
@click.option("--on", "--as-of", "on", required=True, metavar="DAY", help="The day, like 2018-06-01.")
@known_at_option
@data_option
@click.pass_obj
def held(context: Context, person: str, post: str, on: str, known_at: date | None, data_file: Path | None) -> int:
    """Say whether a person held a post on a day: yes, no or unknown, with the reason.

    POST is an id, a name, or a title with or without its place: of several posts with that title the one that the person held is meant.
    Where it is not the very name, the answer says which post it is about.
    """
    from kg.answers.entities import one
    from kg.answers.posts import post_asked
    from kg.answers.tenures import held as answer_of

    day = day_of(on)
    data = opened(context, data_file, clocks=Clocks(known_at=known_at))
    who_ = one(data, person, ("Person",), "person")
    post_ = post_asked(data, post, who_.iri, day)
    answer = answer_of(data, who_.iri, post_.iri, day)
    if context.json:
        context.emit_json(
            {
                "person": who_.iri,
                "post": post_.iri,
                "post_name": post_.label,
                "on": day.isoformat(),
                "held": answer.verdict,
                "reason": answer.reason,
                "tenure": answer.tenure,
                "ending": answer.ending,
            }
        )
    else:
        colour = {"yes": "green", "no": "red", "unknown": "yellow"}[answer.verdict]
        about = f"{post_.label}: " if post_.named else ""
        context.emit(f"{click.style(f'{answer.verdict:<8}', fg=colour, bold=True)} {about}{answer.reason}")
    return 0


@click.command()
@click.argument("entity")
@clocked
@data_option
@click.pass_obj
def show(context: Context, entity: str, as_of: date | None, known_at: date | None, data_file: Path | None) -> int:
    """Show one entity: its posts by time, then what it did and what is said of it, each with who says so.

    Of a situation its time, its roles and its claims come first, then what speaks of it.
    """
    from kg.answers.entities import one
    from kg.answers.status import upheld
    from kg.answers.tenures import span, support, tenures_of
    from kg.answers.why import claims, situations_of, standing
    from kg.cli.situation import situation_values, tell_situation
    from kg.cli.tables import columns

    data = opened(context, data_file, clocks=Clocks(as_of, known_at))
    hit, sure = one(data, entity), standing(data)
    held_posts = tenures_of(data, hit.iri)
    posts = [
        [t.post_name if t.person == hit.iri else t.name, span(t) + _then(sure.get(t.iri, "")), support(data, t.iri), t.ending.value]
        for t in held_posts
    ]
    shown = {tenure.iri for tenure in held_posts}
    wanted = [iri for iri in situations_of(data, hit.iri) if iri not in shown]
    others = [
        _row(said, sure.get(iri, ""), fact=upheld(data, iri, hit.iri))
        for iri in wanted
        if (said := claims(data, situation=iri)) and said[0].cls != "Tenure"
    ]
    if context.json:
        names = ("what", "time", "sources", "ending"), ("what", "how", "voices")
        rows = [[dict(zip(keys, row, strict=True)) for row in part] for keys, part in zip(names, (posts, others), strict=True)]
        own = {} if hit.entity else situation_values(data, hit.iri)
        context.emit_json({"id": hit.iri, "name": hit.label, "class": hit.kind, **own, "posts": rows[0], "situations": rows[1]})
        return 0
    context.emit(click.style(hit.label, bold=True) + f"  {hit.kind}  {data.names.shorten(hit.iri)}")
    told = not hit.entity and tell_situation(context, data, hit)
    for line in (*columns([post[:3] for post in posts], (60, 50)), *columns(others, (70, 30))):
        context.emit(f"  {line}")
    if not posts and not others and not told:
        context.say("nothing is said of it" + (f" on {as_of}" if as_of else ""))
    return 0


def _row(said: list[Said], sure: str, *, fact: bool) -> list[str]:
    """One situation in three columns: what; whether it is a fact, perhaps only possibly then, or how it is meant; who says so.

    Whose claims are withheld is named only where all of them are.
    """
    from kg.answers.why import lead

    first, *others = lead(said)
    voices = [first.holder, *(one.holder for one in others if one.status == first.status or one.status != "Withheld")]
    how = first.how if not first.is_truth else f"fact{_then(sure)}" if fact else "superseded"
    return [first.label, how, ", ".join(dict.fromkeys(voices))]


def _then(sure: str) -> str:
    return ", possibly then" if sure == "possible" else ""
