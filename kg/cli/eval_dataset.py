"""``kg eval NAME``: a dataset that is known by name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ConfigError
from kg.resources import sibling

if TYPE_CHECKING:
    from kg.cli.console import Context
    from kg.evaluate.measures import Dataset, Item
    from kg.evaluate.report import Measured

#: where gold and public data stand by convention: beside the project, or beside the checkout
_PLACE = "shared"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks of a measurement."""

    name: str
    folder: Path | None = None
    aside: bool = False
    limit: int = 0
    least: tuple[str, ...] = ()
    page: Path | None = None
    show: tuple[str, ...] = ()


def run(context: Context, wish: Wish) -> int:
    """1 where a figure is below the least that was asked for, else 0."""
    from kg.evaluate.report import Measured, with_block
    from kg.files import write_atomically

    least = [_floor(text) for text in wish.least]
    measured = Measured(*_counted(context, wish))
    lows = [(name, value, _figure(measured, name)) for name, value in least]
    if context.json:
        context.emit_json(measured.values() | ({"notes": _notes(measured.items, wish.show)} if wish.show else {}))
    else:
        for line in measured.lines():
            context.emit(line)
        for kind, note in _notes(measured.items, wish.show):
            context.emit(f"{kind}: {note}")
    if wish.page is not None:
        page = wish.page.read_text(encoding="utf-8") if wish.page.exists() else "# Evaluation\n"
        write_atomically(wish.page, with_block(page, measured, _command(wish)).encode())
        context.say(f"wrote {wish.page}")
    for name, value, reached in lows:
        if reached < value:
            context.say(f"{name} is {reached:.3f}, below {value:.3f}", fg="red")
    return int(any(reached < value for _, value, reached in lows))


def _counted(context: Context, wish: Wish) -> tuple[Dataset, list[Item]]:
    from kg.cli.build import CACHE
    from kg.evaluate.datasets import dataset, found_folder
    from kg.evaluate.measures import Request

    known = dataset(wish.name)
    folder = found_folder(known, wish.folder or context.config.evaluation, (Path("..") / _PLACE, sibling(_PLACE)))
    with context.progress("measuring", 0) as counter:

        def begin(total: int) -> None:
            counter.total = total

        request = Request(folder, context.config, wish.aside, wish.limit, begin, counter.advance, CACHE)
        return known, list(known.measure(request))


def _floor(text: str) -> tuple[str, float]:
    name, _, value = text.rpartition("=")
    try:
        return name.lower(), float(value)
    except ValueError:
        raise ConfigError("KG0944", f"--min {text}: a figure and a number are expected", remedy="e.g. --min events.f1=0.6") from None


def _figure(measured: Measured, name: str) -> float:
    if name not in measured.figures:
        raise ConfigError("KG0944", f"there is no figure {name!r}", remedy="the figures are " + ", ".join(sorted(measured.figures)))
    return measured.figures[name]


def _notes(items: tuple[Item, ...], show: tuple[str, ...]) -> list[tuple[str, str]]:
    notes = [note for item in items for note in item.notes]
    return [(kind, note) for kind, note in notes if kind in show or ("attributes" in show and kind not in ("missed", "wrong"))]


def _command(wish: Wish) -> str:
    """The command as a reader of the page would give it."""
    parts = ["kg", "eval", wish.name, "--data", "$SHARED"]
    parts += ["--aside"] if wish.aside else []
    parts += ["--limit", str(wish.limit)] if wish.limit else []
    return " ".join(parts)
