"""``kg view``."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from kg.cli.clocks import clocked
from kg.cli.opened import data_option
from kg.clocks import NOW, Clocks

if TYPE_CHECKING:
    from datetime import date

    from kg.cli.console import Context
    from kg.publish.publication import Publication


@click.command()
@click.option("--focus", default="", metavar="ENTITY", help="Open on this person, body, post or statement.")
@click.option("--open/--no-open", "open_it", default=True, help="Open the page in the browser.")
@click.option("-o", "--output", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write the page here.")
@clocked
@data_option
@click.pass_obj
def view(
    context: Context, focus: str, open_it: bool, target: Path | None, data_file: Path | None, as_of: date | None,
    known_at: date | None,
) -> None:  # fmt: skip
    """Open the picture of the graph: one self-contained page, output/view.html of the last build.

    With --data, --as-of or --known-at the page is written anew: to -o, by default view.html here.
    """
    from kg.errors import InputError
    from kg.model.span import Place

    page = Path(context.config.output) / "view.html"
    clocks = Clocks(as_of, known_at)
    written: Publication | None = None
    if data_file or target or clocks != NOW:
        page = target or Path("view.html")
        written = _write(context, data_file, clocks, page)
    elif not page.is_file():
        raise InputError("KG0902", "there is no page yet", place=Place(str(page)), remedy="run kg build first")
    address = page.resolve().as_uri() + _fragment(context, focus, written)
    context.emit(address)
    if open_it and not _headless():
        webbrowser.open(address)


def _headless() -> bool:
    """Whether no browser with a window can be meant: then the address alone is printed."""
    try:
        return isinstance(webbrowser.get(), webbrowser.GenericBrowser)
    except webbrowser.Error:
        return True


def _fragment(context: Context, focus: str, written: Publication | None) -> str:
    """The place on the page of what was asked for: looked up in what was just written, else in the last build."""
    if not focus:
        return ""
    from kg.answers.entities import one
    from kg.cli.opened import dataset_of, opened
    from kg.store import store_of

    data = dataset_of(context, store_of(written.quads), searched=False) if written else opened(context, None)
    hit = one(data, focus)
    registry = data.graphs("SELECT ?iri WHERE { GRAPH graph:registry { ?iri skos:prefLabel ?label } }")
    key = "e" if hit.iri in {row["iri"] for row in registry} else "s"
    return f"#{key}={quote(data.names.shorten(hit.iri))}"


def _write(context: Context, data_file: Path | None, clocks: Clocks, target: Path) -> Publication:
    """The page stands at ``target``; what it was written from."""
    from kg.cli.export import published
    from kg.files import write_atomically
    from kg.publish.page import page

    found = published(context, data_file, clocks)
    write_atomically(target, page(found))
    context.say(f"wrote {target}")
    return found
