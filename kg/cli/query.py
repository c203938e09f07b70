"""``kg query`` and ``kg stats``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.clocks import clocked
from kg.cli.opened import data_option, opened
from kg.clocks import Clocks

if TYPE_CHECKING:
    from datetime import date

    from kg.answers.dataset import Dataset
    from kg.cli.console import Context
    from kg.query import Answer, NamedQuery


@click.command()
@click.argument("text", metavar="[QUERY|FILE|NAME|-]", required=False)
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="A parameter of a named query; repeatable.")
@click.option(
    "--format", "style", type=click.Choice(["table", "csv", "tsv", "json", "nl", "turtle", "nt"]), help="How to print the answer."
)
@click.option("--view", type=click.Choice(["world", "dataset"]), help="Plain facts, or all named graphs. Named queries know theirs.")
@click.option(
    "--timeout", type=click.FloatRange(min=0), default=30.0, show_default=True, help="Seconds until the query is stopped; 0: never."
)
@click.option("--max-rows", type=click.IntRange(min=1), default=100_000, show_default=True, help="Rows after which the answer is cut.")
@click.option("--list", "list_them", is_flag=True, help="List the named queries with their parameters.")
@click.option("--show", "show_text", is_flag=True, help="Print the SPARQL instead of running it.")
@clocked
@data_option
@click.pass_obj
def query(
    context: Context, text: str | None, settings: tuple[str, ...], style: str | None, view: str | None, timeout: float, max_rows: int,
    list_them: bool, show_text: bool, data_file: Path | None, as_of: date | None, known_at: date | None,
) -> int:  # fmt: skip
    """Run a SPARQL query: its text, a .rq file, a name from queries/, or - for standard input.

    \b
    kg query who-held --set post=post:us-president --set day=2018-06-01
    kg query 'SELECT ?name WHERE { ?p kgo:hasHeld post:us-attorney-general ; skos:prefLabel ?name }'
    """
    from kg.query import run

    if list_them or not text:
        return _list(context)
    sparql, chosen_view = _sparql(context, text, settings, view)
    if show_text:
        context.emit(sparql)
        return 0
    data = opened(context, data_file, clocks=Clocks(as_of, known_at))
    answer = run(data.store, sparql, data.names, view=chosen_view, timeout=timeout, max_rows=max_rows)
    empty = _print(context, answer, data, style or ("json" if context.json else ""))
    if answer.truncated:
        context.say(f"the answer was cut after {max_rows} rows (--max-rows)", fg="yellow")
    if empty:
        _hint(context, sparql, data)
    return 0


def _hint(context: Context, sparql: str, data: Dataset) -> None:
    """Name the terms and things of a query without answers that do not exist."""
    from kg.answers.unknown import terms_in_use, unknown_terms, unknown_things
    from kg.vocabulary import load

    terms = load(context.config.ontology, data.names.base).terms
    for term, near in unknown_terms(sparql, terms, terms_in_use(data.store, data.names)):
        context.say(f"{term} is not a term of the ontology" + (f": did you mean {near}?" if near else ""), fg="yellow")
    for thing, near in unknown_things(sparql, data.store, data.names):
        context.say(f"{thing} is not in the graph" + (f": did you mean {near}?" if near else ""), fg="yellow")


def _sparql(context: Context, text: str, settings: tuple[str, ...], view: str | None) -> tuple[str, str]:
    """The query's text and view, whatever way it was given."""
    from kg.errors import ConfigError
    from kg.model.iri import Namespaces
    from kg.query import named, text_of

    if text == "-":
        return sys.stdin.read(), view or "world"
    path = Path(text)
    if text.endswith(".rq") or (len(text) < 200 and "\n" not in text and path.is_file()):
        if not path.is_file():
            raise ConfigError("KG0914", f"there is no file {text}", remedy="kg query --list shows the named queries")
        return text_of(path), view or "world"
    if any(mark in text for mark in " {}?\n"):
        return text, view or "world"
    found = named(text, _folder(context))
    values: dict[str, str] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise ConfigError("KG0915", f"--set wants NAME=VALUE, not {setting!r}", remedy="e.g. --set day=2018-06-01")
        values[name] = value
    return found.filled(values, Namespaces(context.config.base)), view or found.view


def _folder(context: Context) -> Path | None:
    """The project's own queries where it has some; the shipped ones are there as well."""
    if context.config.queries:
        return context.config.queries
    return Path("queries") if Path("queries").is_dir() else None


def _print(context: Context, answer: Answer, data: Dataset, style: str) -> bool:
    """Print an answer; True when it is empty."""
    from kg.cli.tables import render
    from kg.query import Table

    if isinstance(answer, Table):
        rows = [[_cell(term, data) for term in row] for row in answer.rows]
        context.emit(render(answer.columns, rows, style if style not in ("turtle", "nt") else ""))
        context.say(f"{len(rows)} row{'s' * (len(rows) != 1)}")
        return not rows
    context.emit(_graph(answer.lines, data, style))
    return not answer.lines


def _cell(term: object, data: Dataset) -> str:
    import pyoxigraph as ox

    if term is None:
        return ""
    return data.names.shorten(term.value) if isinstance(term, ox.NamedNode) else str(getattr(term, "value", term))


def _graph(lines: tuple[str, ...], data: Dataset, style: str) -> str:
    import pyoxigraph as ox

    text = "\n".join(lines)
    if style == "nt" or not lines:
        return text
    triples = ox.parse(text.encode(), format=ox.RdfFormat.N_TRIPLES)
    used = {prefix: iri for prefix, iri in data.names.prefixes.items() if f"<{iri}" in text}
    turtle = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=used)
    return (turtle or b"").decode().rstrip("\n")


def _list(context: Context) -> int:
    from kg.query import named_queries

    queries: dict[str, NamedQuery] = named_queries(_folder(context))
    if context.json:
        context.emit_json({name: _described(found) for name, found in queries.items()})
        return 0
    for name, found in queries.items():
        context.emit(click.style(name, bold=True) + f"  {found.title}")
        for parameter in found.parameters:
            context.emit(f"    --set {parameter.name}={parameter.default}" + (f"   {parameter.help}" if parameter.help else ""))
    return 0


def _described(query: NamedQuery) -> dict[str, object]:
    parameters = [{"name": one.name, "kind": one.kind, "default": one.default, "help": one.help} for one in query.parameters]
    return {"title": query.title, "description": query.description, "view": query.view, "parameters": parameters}


_STATS = {
    "class": "GRAPH ?g { ?claim kgo:about/a ?key }",
    "modality": "GRAPH ?g { ?claim kgo:about ?s ; kgo:modality ?key }",
    "polarity": "GRAPH ?g { ?claim kgo:about ?s ; kgo:polarity ?key }",
    "certainty": "GRAPH ?g { ?claim kgo:about ?s ; kgo:certainty ?key }",
    "holder": "GRAPH ?g { ?claim kgo:about ?s ; kgo:holder ?key }",
    "status": "GRAPH graph:assessment { ?claim kgo:status ?key }",
    "source": "GRAPH ?key { ?claim kgo:about ?s }",
}


@click.command()
@click.option("--by", type=click.Choice(list(_STATS)), help="Only this count.")
@click.option("--format", "style", type=click.Choice(["table", "csv", "tsv", "json", "nl"]), help="How to print.")
@clocked
@data_option
@click.pass_obj
def stats(context: Context, by: str | None, style: str | None, data_file: Path | None, as_of: date | None, known_at: date | None) -> None:
    """Count claims by class, modality, polarity, certainty, holder, status and source."""
    from kg.cli.tables import render

    data = opened(context, data_file, clocks=Clocks(as_of, known_at))
    rows = []
    for name in [by] if by else list(_STATS):
        counted = f"SELECT ?key (COUNT(DISTINCT ?claim) AS ?n) WHERE {{ {_STATS[name]} }} GROUP BY ?key ORDER BY DESC(?n) ?key"
        rows += [[name, data.names.shorten(row.get("key", "")), row["n"]] for row in data.graphs(counted)]
    if style == "json" or (context.json and not style):
        context.emit_json([{"by": name, "value": value, "claims": int(count)} for name, value, count in rows])
        return
    context.emit(render(["by", "value", "claims"], rows, style or ""))
