"""``kg merge``, ``kg same`` and ``kg split``: which entities are one, which are not, with what speaks for and against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.ledger import Wish, recording
from kg.cli.opened import opened

if TYPE_CHECKING:
    from kg.answers.dataset import Dataset
    from kg.answers.merging import Side
    from kg.cli.console import Context
    from kg.curation.pairs import Pair

_FORCE = click.option("--force", is_flag=True, help="Withdraw the decisions that keep the two apart.")
_NAMES = (
    "A and B are names, slugs or IRIs, A also what one article calls by a name: 'person:rosenstein in doc:…' or '\"Rosenstein\" in doc:…'."
)


@click.command(help=f"Make A and B one. The preview tells the claims that move, what collides, and the id that is kept.\n\n{_NAMES}")
@click.argument("a")
@click.argument("b")
@click.option("--keep", default="", metavar="A|B", help="Whose id is kept; by default the registry's, else that with more claims.")
@_FORCE
@recording()
@click.pass_obj
def merge(context: Context, a: str, b: str, keep: str, force: bool, wish: Wish) -> None:
    """Make two entities one."""
    from kg.curation.pairs import directed, pair_of

    data = opened(context, None)
    _join(context, data, directed(data, pair_of(data, a, b), keep, (a, b)), force, wish)


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
    from kg.cli.ledger import record
    from kg.curation.ledger_file import Judgement, require_new
    from kg.curation.pairs import consequences, decided, directed, pair_of
    from kg.curation.project import all_decisions
    from kg.model.decision import Verdict

    if different and unsure:
        raise click.UsageError("--no and --unsure exclude each other")
    data = opened(context, None)
    if not different and not unsure:
        _join(context, data, directed(data, pair_of(data, a, b)), force, wish)
        return
    pair = pair_of(data, a, b, merging=False)
    judgement = Judgement(Verdict.DIFFERENT if different else Verdict.UNSURE, pair.subject, pair.other, reason=wish.why)
    decisions = all_decisions(context.config)[0]
    require_new(decided(data, decisions, judgement))
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
    from kg.cli.ledger import record
    from kg.curation.ledger_file import described, with_forced, withdrawal
    from kg.curation.pairs import joining
    from kg.curation.project import all_decisions

    decisions = all_decisions(context.config)[0]
    targets = with_forced(joining(opened(context, None), decisions, what), decisions)
    for target in targets:
        context.say(f"withdraws {target.id}: {described(target)}   by {target.by}, {target.made[:10]}")
    record(context, [withdrawal(target, wish.why) for target in targets], wish, decisions)


def _join(context: Context, data: Dataset, pair: Pair, force: bool, wish: Wish) -> None:
    from kg.answers.merging import side
    from kg.cli.ledger import record
    from kg.curation.ledger_file import Judgement, forced, require_new
    from kg.curation.pairs import barring, consequences, decided, require_unbarred
    from kg.curation.project import all_decisions
    from kg.model.decision import Verdict

    decisions = all_decisions(context.config)[0]
    judgement = Judgement(Verdict.SAME, pair.subject, pair.other, reason=wish.why)
    bars = barring(data, decisions, judgement)
    if not bars:
        require_new(decided(data, decisions, judgement))
    _preview(context, data, pair, side(data, pair.a) if pair.a else None, side(data, pair.b))
    if not force:
        require_unbarred(judgement, bars)
    written = forced(judgement, bars)
    for line in consequences(data, decisions, written):
        context.say(f"  {line}")
    record(context, written, wish, decisions)


def _preview(context: Context, data: Dataset, pair: Pair, old: Side | None, kept: Side) -> None:
    from kg.answers.merging import collisions
    from kg.curation.pairs import why_not_proposed

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
