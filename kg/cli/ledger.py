"""What the commands that decide have in common: who decides, when, why; the preview, the row written, and how to take it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path

    from kg.cli.console import Context
    from kg.config import Config
    from kg.curation.ledger_file import Judgement, Signature
    from kg.file_changes import Change
    from kg.model.decision import Decision


@dataclass(frozen=True, slots=True)
class Wish:
    """How a decision is to be recorded, as the options of the command say."""

    why: str
    by: str = ""
    made: str = ""
    dry_run: bool = False

    def signature(self, config: Config) -> Signature:
        """Who decides and when: as given, else the name that git knows, or the login, and now."""
        from kg.curation.author import own_name, signed_now
        from kg.errors import ConfigError
        from kg.ingest.published import read_date

        made = read_date(self.made) if self.made else None
        if self.made and made is None:
            raise ConfigError("KG0932", f"{self.made!r} is not a time", remedy="write it as 2026-11-23 or 2026-11-23T10:00:00Z")
        return signed_now(self.by or own_name(), dated=config.dated_ids, made=made.iso if made else "")


def recording(reason: str = "required") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options of a command that adds rows to the ledger: its function gets them as one ``wish``.

    ``reason`` is the reason where none is given; ``required`` asks for one.
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        from functools import wraps

        @wraps(function)
        def wrapped(*arguments: Any, why: str | None, by: str, made: str, dry_run: bool, **named: Any) -> Any:
            return function(*arguments, wish=Wish(reason if why is None else why, by, made, dry_run), **named)

        needed = reason == "required"
        told = "The reason, for those who read the ledger." if needed else f"The reason; by default: {reason}"
        for option in (
            click.option("--dry-run", is_flag=True, help="Show what would be written and what it would change; write nothing."),
            click.option("--made", default="", metavar="TIME", help="When it was decided, if not now."),
            click.option("--by", default="", metavar="NAME", help="Who decides; by default the name that git knows, or the login."),
            click.option("--why", required=needed, metavar="TEXT", help=told, callback=_worded),
        ):
            wrapped = option(wrapped)
        return wrapped

    return decorate


def _worded(_: click.Context, option: click.Parameter, why: str | None) -> str | None:
    """The reason as it was given; a blank one is refused."""
    if why is not None and not why.strip():
        raise click.BadParameter("a reason has words", param=option)
    return why


def record(
    context: Context, judgements: Sequence[Judgement], wish: Wish, known: Iterable[Decision], also: Mapping[Path, Change] | None = None,
    *, quiet: bool = False,
) -> list[str]:  # fmt: skip
    """Write the decisions, or show them with ``--dry-run``; tell the rows and how to take them back. Gives their ids.

    What is ``also`` to be changed is written together with them.
    """
    from kg.curation.ledger_file import append, row_of
    from kg.curation.project import ledger_path

    path, signature = ledger_path(context.config), wish.signature(context.config)
    taken = [decision.id for decision in known]
    if wish.dry_run:
        ids = signature.ids(taken, len(judgements))
        made = tuple(judgement.signed(number, signature.by, signature.made) for number, judgement in zip(ids, judgements, strict=True))
    else:
        made = append(path, judgements, signature, taken, also=also)
        if made and made[0].made != signature.made:
            context.say(
                f"the clock says {signature.made}, before the last decision; dated {made[0].made}, so that this one counts", fg="yellow"
            )
    numbers = [decision.id for decision in made]
    if quiet:
        return numbers
    if context.json:
        context.emit_json([_values(decision) for decision in made])
    else:
        for decision in made:
            context.emit(row_of(decision))
    told = f"{'would be written to' if wish.dry_run else 'written to'} {path}"
    back = "" if wish.dry_run else f" · take it back: kg undo {' '.join(numbers)} · takes effect with: kg build"
    context.say(f"{told}{back}")
    return numbers


def _values(decision: Decision) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(decision).items() if name != "place"}
