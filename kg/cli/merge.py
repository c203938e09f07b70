"""``kg merge``, ``kg same`` and ``kg split``: which entities are one, which are not, with what speaks for and against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from kg.cli.ledger import Wish, recording
from kg.cli.opened import opened

if TYPE_CHECKING:
    from kg.answers.dataset import Dataset
    from kg.answers.entities import Hit
    from kg.answers.merging import Side
    from kg.cli.console import Context

_FORCE = click.option("--force", is_flag=True, help="Withdraw the decisions that keep the two apart.")
_NAMES = (
    "A and B are names, slugs or IRIs, A also what one article calls by a name: 'person:rosenstein in doc:…' or '\"Rosenstein\" in doc:…'."
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that a decision is about: as the ledger names them, and as entities of the graph, ``a`` nothing for a mention."""

    subject: str
    other: str
    a: Hit | None
    b: Hit


@click.command(help=f"Make A and B one. The preview tells the claims that move, what collides, and the id that is kept.\n\n{_NAMES}")
@click.argument("a")
@click.argument("b")
@click.option("--keep", default="", metavar="A|B", help="Whose id is kept; by default the registry's, else that with more claims.")
@_FORCE
@recording()
@click.pass_obj
def merge(context: Context, a: str, b: str, keep: str, force: bool, wish: Wish) -> None:
    """Make two entities one."""
    data = opened(context, None)
    _join(context, data, _directed(data, _pair(data, a, b), keep, (a, b)), force, wish)


@click.command(help=f"Say that A and B are one, or with --no that they are not, or with --unsure that it cannot be told.\n\n{_NAMES}")
@click.argument("a")
@click.argument("b")
@click.option("--no", "different", is_flag=True, help="They are not the same: never join them, whatever their names.")
@click.option("--unsure", is_flag=True, help="It cannot be told; an earlier decision on the two counts no more.")
@_FORCE
@recording()
@click.pass_obj
def same(context: Context, a: str, b: str, different: bool, unsure: bool, force: bool, wish: Wish) -> None:
    """Decide about a pair of entities."""
    from kg.cli.ledger import all_decisions, record
    from kg.cli.pairs import consequences
    from kg.ledger_file import Judgement
    from kg.model.decision import Verdict

    data = opened(context, None)
    pair = _pair(data, a, b)
    if different and unsure:
        raise click.UsageError("--no and --unsure exclude each other")
    if not different and not unsure:
        _join(context, data, _directed(data, pair, "", (a, b)), force, wish)
        return
    judgement = Judgement(Verdict.DIFFERENT if different else Verdict.UNSURE, pair.subject, pair.other, reason=wish.why)
    decisions = all_decisions(context.config)[0]
    context.say(f"{judgement.verdict.value}: {pair.subject} and {pair.other}")
    for line in consequences(data, decisions, [judgement]):
        context.say(f"  {line}")
    record(context, [judgement], wish, decisions)


@click.command()
@click.argument("what", metavar="ID|ENTITY")
@recording("not the same after all")
@click.pass_obj
def split(context: Context, what: str, wish: Wish) -> None:
    """Take back that two entities are one: by the id of the decision, or by one of the two where only one decision is on it.

    The graph is then to the byte what it would be without the merge. That the two are not the same says kg same A B --no.
    """
    from kg.cli.ledger import all_decisions, record
    from kg.cli.pairs import joining
    from kg.cli.undo import described, withdrawal

    decisions = all_decisions(context.config)[0]
    target = joining(opened(context, None), decisions, what)
    context.say(f"withdraws {target.id}: {described(target)}   by {target.by}, {target.made[:10]}")
    record(context, [withdrawal(target, wish.why)], wish, decisions)


def _pair(data: Dataset, a: str, b: str) -> Pair:
    """The two things that are meant; refuses a thing and itself, and things of different kinds."""
    from kg.answers.entities import one
    from kg.cli.pairs import require_kind
    from kg.model.decision import mention_of

    hit = one(data, b, situations=False)
    other = data.names.shorten(hit.iri)
    if mention_of(a, data.names):
        return Pair(a, other, None, hit)
    first = one(data, a, situations=False)
    require_kind(data, first, hit)
    return Pair(data.names.shorten(first.iri), other, first, hit)


def _directed(data: Dataset, pair: Pair, keep: str, typed: tuple[str, str]) -> Pair:
    """The pair with the one that is kept as second: as asked, else the registry's, else the one with more claims."""
    from kg.answers.merging import side
    from kg.cli.pairs import kept_first
    from kg.errors import ConfigError

    if pair.a is None:
        return pair
    a, b = side(data, pair.a), side(data, pair.b)
    wants_first = kept_first(data, keep, typed, (a, b))
    if wants_first is None:
        wants_first = (a.curated, len(a.claims)) > (b.curated, len(b.claims))
    gone, stays = (b, a) if wants_first else (a, b)
    if gone.curated and not stays.curated:
        remedy = "leave --keep out, or add the other to seeds/registry/ first"
        raise ConfigError("KG0937", f"{data.names.shorten(gone.hit.iri)} stands in the registry and keeps its id", remedy=remedy)
    return Pair(pair.other, pair.subject, pair.b, pair.a) if wants_first else pair


def _join(context: Context, data: Dataset, pair: Pair, force: bool, wish: Wish) -> None:
    from kg.answers.merging import side
    from kg.cli.ledger import all_decisions, record
    from kg.cli.pairs import barring, consequences
    from kg.cli.undo import described, withdrawal
    from kg.errors import ConfigError
    from kg.ledger_file import Judgement
    from kg.model.decision import Verdict

    decisions = all_decisions(context.config)[0]
    judgement = Judgement(Verdict.SAME, pair.subject, pair.other, reason=wish.why)
    _preview(context, data, pair, side(data, pair.a) if pair.a else None, side(data, pair.b))
    bars = barring(data, decisions, judgement)
    if bars and not force:
        told = "; ".join(f"{one.id}: {described(one)}" for one in bars)
        remedy = f"--force withdraws {' and '.join(one.id for one in bars)}; kg decisions {pair.other} shows what was decided"
        raise ConfigError("KG0938", f"a decision keeps {pair.subject} and {pair.other} apart ({told})", remedy=remedy)
    written = [*(withdrawal(one, wish.why) for one in bars), judgement]
    for line in consequences(data, decisions, written):
        context.say(f"  {line}")
    record(context, written, wish, decisions)


def _preview(context: Context, data: Dataset, pair: Pair, old: Side | None, kept: Side) -> None:
    from kg.answers.merging import collisions
    from kg.cli.pairs import why_not_proposed

    if old is None:
        context.say(f"{pair.subject} becomes {pair.other} ({kept.hit.label})")
        return
    for head, one in (("merged", old), ("kept", kept)):
        context.say(
            f"{head:<8} {click.style(one.hit.label, bold=True)}  {one.hit.kind}  {data.names.shorten(one.hit.iri)}   {_extent(one)}"
        )
        for post, time in one.posts:
            context.say(f"           {post}, {time}")
    against = [*why_not_proposed(old.hit, kept.hit), *collisions(data, old, kept)]
    if against:
        context.say("not proposed: " + "; ".join(against), fg="yellow")
    moved = len(old.claims - kept.claims)
    context.say(f"{moved} claim{'s' * (moved != 1)} would move; {pair.subject} stays as dcterms:isReplacedBy {pair.other}")


def _extent(one: Side) -> str:
    written = "in the registry" if one.curated else "named by articles"
    return (
        f"{len(one.claims)} claim{'s' * (len(one.claims) != 1)}, {len(one.documents)} article{'s' * (len(one.documents) != 1)}, {written}"
    )
