"""One article with a hand-made graph and a list of its facts."""

from __future__ import annotations

from collections.abc import Iterator

from kg.errors import ConfigError
from kg.evaluate.graph_score import read_facts, score
from kg.evaluate.measures import Dataset, Item, Request, units
from kg.evaluate.views import views_of_quads, views_of_resolution
from kg.fact_tables import resolved
from kg.model.iri import Namespaces
from kg.store import read_quads
from kg.vocabulary import load

_GRAPH = "gold/seed/seed.trig"
_ARTICLES = "seeds/articles"


def measure(request: Request) -> Iterator[Item]:
    """One item for each answer, since there is one document alone."""
    names = Namespaces()
    path = request.folder / _GRAPH
    gold = next(iter(views_of_quads(read_quads(path), names)))
    files = sorted((request.folder / _ARTICLES).glob("*.txt"))
    request.begin(1)
    resolution, documents = resolved(files, request.config)
    views = views_of_resolution(resolution, {document.slug: document.sha256 for document in documents})
    found = next((view for view in views if view.sha256 and view.sha256 == gold.sha256), None)
    if found is None:
        raise ConfigError("KG0942", f"the article of {path.name} is not among those in {_ARTICLES}", remedy="add it, unchanged")
    facts = next((rows for file in sorted(path.parent.glob("*-facts.tsv")) if (rows := read_facts(file, names.prefixes))), ())
    result = score(gold, found, load(request.config.ontology, names.base), facts)
    request.advance()
    shares = {"claims found": (result.aligned, result.gold), **result.groups, "claims that the gold backs": (result.backed, result.found)}
    yield from units("seed", shares)
    yield from units("seed", {name: (result.right[name], result.pairs[name]) for name in result.pairs})
    yield Item("seed", notes=tuple(result.notes))


DATASET = Dataset(
    "seed",
    "The seed article",
    "One article and 88 hand-made facts, 69 of them tier 1. The rules were written beside this article: the figures say that the machinery "
    "works, not how well unseen news is read. Intervals are over claims, since there is one document alone.",
    (_GRAPH, _ARTICLES),
    measure,
)
