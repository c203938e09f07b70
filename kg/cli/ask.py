"""``kg ask``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.clocks import clocked
from kg.cli.opened import data_option, opened
from kg.clocks import Clocks

if TYPE_CHECKING:
    from datetime import date

    from kg.ask.reply import Reply
    from kg.cli.console import Context


@click.command()
@click.argument("question", nargs=-1, required=True)
@click.option("--sparql", "only_sparql", is_flag=True, help="Print the query alone.")
@click.option("--explain", is_flag=True, help="Show how the words were read.")
@click.option("--rewrite", is_flag=True, help="Let a model (llm.url, llm.model) put a question that is not understood into other words.")
@clocked
@data_option
@click.pass_obj
def ask(
    context: Context, question: tuple[str, ...], only_sparql: bool, explain: bool, rewrite: bool, as_of: date | None, known_at: date | None,
    data_file: Path | None,
) -> int:  # fmt: skip
    """Answer a question in plain English, with who says so, the exact words, the claims and the SPARQL that was run.

    Understood without a model are: who held a post, what somebody held, who endorsed, opposed, removed or appointed whom (any event of
    the ontology), who is or was a candidate, who denied what, what is expected, why, what sources disagree on, what happened in a time.
    What the graph does not say is not answered: the exit status is then 1. With --rewrite a model may put a question that is not
    understood into other words, with the same names and days; these are shown, and read like any question.

    \b
    kg ask "Who was Attorney General on 1 March 2018?"
    kg ask "Is Jeff Sessions running for the Senate?" --known-at 2019-11-06
    """
    from kg.ask.asking import Asker
    from kg.ask.rewriting import rewriter
    from kg.vocabulary import load

    data = opened(context, data_file, searched=True, clocks=Clocks(as_of, known_at))
    vocabulary, today = load(context.config.ontology, data.names.base), as_of or known_at or context.today()
    asker = Asker(data, vocabulary, today, rewriter(context.config.llm) if rewrite else None)
    reply = asker.reply(" ".join(question))
    if context.json:
        context.emit_json(reply.plain(data))
    elif only_sparql:
        context.emit(reply.sparql)
    else:
        _tell(context, reply, reply.text(data), explain=explain)
    return 0 if reply.answered else 1


def _tell(context: Context, reply: Reply, text: str, *, explain: bool) -> None:
    headline, _, rest = text.partition("\n")
    context.emit(click.style(headline, bold=True))
    if rest:
        context.emit(rest)
    if explain:
        context.emit("read as")
        for words, meaning in reply.understood.how:
            context.emit(f"  {words}: {meaning}")
    if reply.sparql:
        context.emit(click.style(reply.sparql, dim=True))
