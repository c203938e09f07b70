"""``kg accept``, ``reject``, ``dispute``, ``realise`` and ``unrealise``: what a curator makes of claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from kg.cli.ledger import Wish, recording

if TYPE_CHECKING:
    from kg.cli.console import Context
    from kg.curation.work import Reviewed
    from kg.model.claim import Claim
    from kg.model.decision import Verdict

#: so many claims of a selector are shown in full
_SHOWN = 12

_MEANINGS = {
    "accept": ("Accepted", "Let claims count, whatever the policy of acceptance says."),
    "reject": ("Rejected", "Let claims count no more: misread, or simply wrong."),
    "dispute": ("Disputed", "Keep claims on record and out of the world view: better sources contradict them."),
    "realise": ("Realised", "Say that what was planned, predicted, asked for or left open came true; what was said stays as it was said."),
    "unrealise": ("Unrealised", "Say that what was planned, predicted, asked for or left open did not come true."),
}


def _command(name: str) -> click.Command:
    verdict, meaning = _MEANINGS[name]

    @click.command(name, help=f"{meaning}\n\n{_SELECTORS}")
    @click.argument("claim", metavar="CLAIM|SELECTOR")
    @click.option("--because", multiple=True, metavar="CLAIM|SELECTOR", help="What the decision rests on; repeatable.")
    @recording()
    @click.pass_obj
    def command(context: Context, claim: str, because: tuple[str, ...], wish: Wish) -> None:
        from kg.model.decision import Verdict

        _decide(context, Verdict(verdict), claim, because, wish)

    return command


_SELECTORS = (
    "CLAIM is an id, or the end of one. A selector names claims by their situation, or by the words that they rest on and their class, "
    "as seeds/README.md says: it holds when the graph is built again. Nothing but a row of seeds/decisions.csv is written."
)
accept, reject, dispute, realise, unrealise = map(_command, _MEANINGS)


def _decide(context: Context, verdict: Verdict, text: str, because: Sequence[str], wish: Wish) -> None:
    from kg.cli.ledger import record
    from kg.curation.effects import standing
    from kg.curation.ledger_file import Judgement, require_new
    from kg.curation.preview import require_liftable
    from kg.curation.project import all_decisions
    from kg.curation.work import chosen, reviewed
    from kg.errors import ConfigError
    from kg.model.claim import Modality
    from kg.model.decision import Verdict

    work = reviewed(context.config)
    selector, claims = chosen(work, text)
    reasons = [chosen(work, reason)[0] for reason in because]
    if verdict in (Verdict.REALISED, Verdict.UNREALISED):
        claims = tuple(claim for claim in claims if claim.modality is not Modality.ACTUAL)
        if not claims:
            remedy = "realise and unrealise are for what was planned, predicted, conditional, required, requested or alleged"
            raise ConfigError("KG0935", f"{text!r} selects only what is said to have happened", remedy=remedy)
    if verdict is Verdict.ACCEPTED:
        require_liftable(work, text, claims)
    judgement = Judgement(verdict, selector, because=" ; ".join(reasons), reason=wish.why)
    decisions = all_decisions(context.config)[0]
    require_new(standing(lambda: work, decisions, judgement))
    preview(context, work, verdict, claims)
    record(context, [judgement], wish, decisions)


def preview(context: Context, work: Reviewed, verdict: Verdict, claims: Sequence[Claim]) -> None:
    """Tell what the claims say, what they count for now, and which statements would stop or begin to be facts."""
    from kg.curation.preview import changes

    context.say(f"{verdict.value}: {len(claims)} claim{'s' * (len(claims) != 1)}")
    for claim in claims[:_SHOWN]:
        _tell(context, work, claim)
    if len(claims) > _SHOWN:
        context.say(f"  … and {len(claims) - _SHOWN} more")
    for line in changes(work, verdict, claims):
        context.say(f"  {line}")


def _tell(context: Context, work: Reviewed, claim: Claim) -> None:
    from kg.answers.why import claims as said_of

    for one in said_of(work.data, claim=claim.id):
        context.say(f"  {click.style(one.label, bold=True)}   {one.how} · {one.voice}")
        quote = f"“{one.quote}”   " if one.quote else ""
        now = (one.outcome or one.status).lower() or "proposed"
        context.say(f"    {quote}{work.names.shorten(claim.id)}   now {now}")
        break
