"""``kg view``."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from kg.cli.opened import data_option

if TYPE_CHECKING:
    from kg.cli.console import Context


@click.command()
@click.option("--focus", default="", metavar="ENTITY", help="Open on this person, body, post or statement.")
@click.option("--open/--no-open", "open_it", default=True, help="Open the page in the browser.")
@click.option("-o", "--output", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write the page here (with --data).")
@data_option
@click.pass_obj
def view(context: Context, focus: str, open_it: bool, target: Path | None, data_file: Path | None) -> None:
    """Open the picture of the graph: one self-contained page, output/view.html of the last build."""
    from kg.errors import InputError
    from kg.model.span import Place

    page = Path(context.config.output) / "view.html"
    if data_file or target:
        page = target or Path("view.html")
        _write(context, data_file, page)
    elif not page.is_file():
        raise InputError("KG0902", "there is no page yet", place=Place(str(page)), remedy="run kg build first")
    address = page.resolve().as_uri() + _fragment(context, focus, data_file)
    context.emit(address)
    if open_it and not _headless():
        webbrowser.open(address)


def _headless() -> bool:
    """Whether no browser with a window can be meant: then the address alone is printed."""
    try:
        return isinstance(webbrowser.get(), webbrowser.GenericBrowser)
    except webbrowser.Error:
        return True


def _fragment(context: Context, focus: str, data_file: Path | None) -> str:
    if not focus:
        return ""
    from kg.answers.entities import one
    from kg.cli.opened import opened

    data = opened(context, data_file)
    hit = one(data, focus)
    registry = data.graphs("SELECT ?iri WHERE { GRAPH graph:registry { ?iri skos:prefLabel ?label } }")
    key = "e" if hit.iri in {row["iri"] for row in registry} else "s"
    return f"#{key}={quote(data.names.shorten(hit.iri))}"


def _write(context: Context, data_file: Path | None, target: Path) -> None:
    from kg.files import write_atomically
    from kg.pipeline import publication_of
    from kg.publish.page import page

    write_atomically(target, page(publication_of(data_file or Path(context.config.output) / "dataset.nq", context.config)))
    context.say(f"wrote {target}")
