"""``kg eval``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.cli.console import Context
    from kg.evaluate.graph_score import GraphScore
    from kg.evaluate.table_score import Ratio, TableScore
    from kg.evaluate.views import View

_KINDS = ("missed", "wrong", "attributes")


@click.command(name="eval")
@click.argument("gold", metavar="DATASET|GOLD")
@click.option(
    "--articles", multiple=True, type=click.Path(exists=True, path_type=Path), metavar="PATH", help="Article files or folders of them."
)
@click.option(
    "--tables", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR", help="Score these tables as they are."
)
@click.option("--show", multiple=True, type=click.Choice(_KINDS), help="List the facts behind the figures; repeatable.")
@click.option(
    "--data", type=click.Path(exists=True, path_type=Path), metavar="PATH", help="The folder of a dataset; for a graph, the build to score."
)
@click.option("--aside", is_flag=True, help="Count the texts kept aside too, under rows of their own.")
@click.option("--limit", type=click.IntRange(min=0), default=0, metavar="N", help="Measure the first N documents of a dataset.")
@click.option("--min", "least", multiple=True, metavar="FIGURE=VALUE", help="End with 1 where a figure is lower; repeatable.")
@click.option(
    "--write", "page", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Put the tables into this Markdown page."
)
@click.pass_obj
def evaluate(
    context: Context,
    /,
    gold: str,
    articles: tuple[Path, ...],
    tables: Path | None,
    show: tuple[str, ...],
    data: Path | None,
    **wish: Any,
) -> int:
    """Score the reading of text against what people annotated.

    DATASET is a name: news, seed, knowledgenet, crossre, text2kgbench, gum, dates, gap, factuality, people-in-office, calibration,
    identity, identity-development, identity-second, events-identity. Its texts are read now, from the folder with gold/ and data/
    (--data, else the setting 'evaluation', else ../shared).

    GOLD is an RDF file with one annotated article, compared with the last build (--data for another one) or with the article given by
    --articles, read now; or a folder of tables as `kg facts` writes them, compared with tables made from --articles or with --tables.
    """
    from kg.evaluate.datasets import NAMES

    if gold in NAMES:
        from kg.cli.eval_dataset import Wish, run

        return run(context, Wish(gold, data, show=show, **wish))
    path = Path(gold)
    if not path.exists():
        raise click.BadParameter(f"{gold!r} is neither a dataset ({', '.join(NAMES)}) nor a file or folder", param_hint="DATASET|GOLD")
    if path.is_dir():
        _tables(context, path, articles, tables, show)
    else:
        _graph(context, path, articles, data, show)
    return 0


# tables -------------------------------------------------------------------------------------------


def _tables(context: Context, gold: Path, articles: tuple[Path, ...], tables: Path | None, show: tuple[str, ...]) -> None:
    from kg.errors import ConfigError
    from kg.evaluate.table_score import TableScore
    from kg.evaluate.tables import read_table, verified

    texts = {file.stem: file for file in _files(articles)}
    stems = [file.stem for file in sorted(gold.glob("*.tsv")) if not texts or file.stem in texts]
    if not stems or not (texts or tables):
        raise ConfigError(
            "KG0941", "there is nothing to score", remedy="name the articles of the gold tables with --articles, or give --tables"
        )
    made = {} if tables else _made(context, [texts[stem] for stem in stems])
    score = TableScore()
    for stem in stems:
        found = read_table(tables / f"{stem}.tsv") if tables else made.get(stem, [])
        if stem in texts:
            found = [verified(row, texts[stem].read_bytes().decode("utf-8", "replace")) for row in found]
        score.add(stem, read_table(gold / f"{stem}.tsv"), found)
    _tell_tables(context, score, show)


def _made(context: Context, files: list[Path]) -> dict[str, list[dict[str, str]]]:
    """The rows of each article, read now, by stem."""
    from kg.fact_tables import fact_tables
    from kg.publish.facts import COLUMNS

    with context.progress("reading", len(files)) as counter:
        tables, _ = fact_tables(files, context.config, counter.advance)
    return {table.path.stem: [{name: str(getattr(row, name)) for name in COLUMNS} for row in table.rows] for table in tables}


def _tell_tables(context: Context, score: TableScore, show: tuple[str, ...]) -> None:
    if context.json:
        ratios = {name: _json(ratio) for name, ratio in score.lines()}
        attributes = {name: {"right": right, "pairs": pairs} for name, (right, pairs) in score.attributes().items()}
        context.emit_json({"articles": score.articles, "scores": ratios, "attributes": attributes, "notes": _chosen(score.notes, show)})
        return
    context.emit(f"articles {score.articles}")
    for name, ratio in score.lines():
        counts = f"gold {ratio.gold:5} found {ratio.found:5} matched {ratio.matched:5}"
        context.emit(f"{name:18} {counts}   P {ratio.precision:.3f}  R {ratio.recall:.3f}  F1 {ratio.f1:.3f}")
    _tell_attributes(context, score.attributes().items())
    _tell_notes(context, score.notes, show)


def _json(ratio: Ratio) -> dict[str, float]:
    shares = {name: round(getattr(ratio, name), 3) for name in ("precision", "recall", "f1")}
    return {"gold": ratio.gold, "found": ratio.found, "matched": ratio.matched, **shares}


# graphs -------------------------------------------------------------------------------------------


def _graph(context: Context, gold: Path, articles: tuple[Path, ...], data_file: Path | None, show: tuple[str, ...]) -> None:
    from kg.evaluate.graph_score import read_facts, score
    from kg.evaluate.views import views_of_quads
    from kg.model.iri import Namespaces
    from kg.store import read_quads
    from kg.vocabulary import load

    names = Namespaces()
    wanted = next(iter(views_of_quads(read_quads(gold), names)), None)
    found = _match(wanted, _found(context, articles, data_file)) if wanted else None
    if wanted is None or found is None:
        from kg.errors import ConfigError

        what = (
            "the gold has no graph of an article" if wanted is None else f"the article of the gold ({wanted.document}) is not in the data"
        )
        raise ConfigError("KG0942", what, remedy="name its file with --articles, or build it first")
    facts = next((rows for path in sorted(gold.parent.glob("*-facts.tsv")) if (rows := read_facts(path, names.prefixes))), ())
    vocabulary = load(context.config.ontology, names.base)
    _tell_graph(context, score(wanted, found, vocabulary, facts), show)


def _found(context: Context, articles: tuple[Path, ...], data_file: Path | None) -> tuple[View, ...]:
    """The views of the articles given, read now; else those of the dataset."""
    from kg.answers.dataset import base_of_quads
    from kg.evaluate.views import views_of_quads, views_of_resolution
    from kg.fact_tables import resolved
    from kg.model.iri import Namespaces
    from kg.store import read_quads

    if articles and not data_file:
        resolution, documents = resolved(_files(articles), context.config)
        return views_of_resolution(resolution, {document.slug: document.sha256 for document in documents})
    quads = read_quads(data_file or Path(context.config.output) / "dataset.nq")
    return views_of_quads(quads, Namespaces(base_of_quads(quads)))


def _match(gold: View, views: tuple[View, ...]) -> View | None:
    """The view of the same text."""
    return next((view for view in views if view.sha256 and view.sha256 == gold.sha256), None)


def _files(paths: Iterable[Path]) -> list[Path]:
    return [file for path in paths for file in (sorted(path.glob("*.txt")) if path.is_dir() else [path])]


def _tell_graph(context: Context, result: GraphScore, show: tuple[str, ...]) -> None:
    figures: list[tuple[str, int, int]] = [
        ("claims found", result.aligned, result.gold),
        *((name, *counts) for name, counts in result.groups.items()),
        ("claims that the gold backs", result.backed, result.found),
    ]
    attributes = {name: (result.right[name], result.pairs[name]) for name in result.pairs}
    if context.json:
        made: dict[str, Any] = {name: {"found": part, "of": whole} for name, part, whole in figures}
        context.emit_json({"scores": made, "attributes": attributes, "notes": _chosen(result.notes, show)})
        return
    for name, part, whole in figures:
        context.emit(f"{name:36} {part:4} of {whole:4} = {part / whole if whole else 0:.3f}")
    _tell_attributes(context, attributes.items())
    _tell_notes(context, result.notes, show)


# both ---------------------------------------------------------------------------------------------


def _tell_attributes(context: Context, attributes: Iterable[tuple[str, tuple[int, int]]]) -> None:
    for name, (right, pairs) in attributes:
        context.emit(f"on the found ones: {name:17} {right:4} of {pairs:4} = {right / pairs:.3f}")


def _chosen(notes: list[tuple[str, str]], show: tuple[str, ...]) -> list[list[str]]:
    kept = [kind for kind in show if kind != "attributes"]
    return [[kind, note] for kind, note in notes if kind in kept or ("attributes" in show and kind not in _KINDS[:2])]


def _tell_notes(context: Context, notes: list[tuple[str, str]], show: tuple[str, ...]) -> None:
    for kind, note in _chosen(notes, show):
        context.emit(f"{kind}: {note}")
