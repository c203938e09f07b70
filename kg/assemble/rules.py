"""The rules of ``ontology/rules``: plain CONSTRUCT queries over the world, run in order until they give nothing new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import VocabularyError
from kg.model.iri import Namespaces
from kg.model.span import Place
from kg.resources import shipped

_HEADER = re.compile(r"^#\s*(\w+):\s*(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a CONSTRUCT query and the derived graph (``truthy`` or ``inferred``) that its triples belong to.

    ``least`` and ``greatest`` are properties of which only the lowest or highest value of a subject is kept in the end: a bound
    that is tightened in several rounds would otherwise leave its looser values behind.
    """

    name: str
    title: str
    description: str
    graph: str
    query: str
    least: tuple[str, ...] = ()
    greatest: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def load_rules(names: Namespaces, folder: Path | None = None) -> tuple[Rule, ...]:
    """The rules of a folder in the order of their file names; raises ``VocabularyError`` for one that is not a CONSTRUCT query."""
    root = folder or shipped("ontology") / "rules"
    return tuple(_read(path, names) for path in sorted(root.glob("*.rq")))


def _read(path: Path, names: Namespaces) -> Rule:
    try:
        text = names.rebase(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        message = f"this rule is not UTF-8 at byte {error.start}"
        raise VocabularyError("KG0702", message, place=Place(str(path)), remedy="save the file as UTF-8") from None
    header = dict(_HEADER.findall(text))
    try:
        found = ox.Store().query(text, prefixes=names.prefixes)
    except SyntaxError as error:
        raise VocabularyError("KG0702", f"this rule is not SPARQL: {error}", place=Place(str(path)), remedy="mend the query") from error
    if not isinstance(found, ox.QueryTriples) or "title" not in header:
        remedy = "add '# title: …' and CONSTRUCT { … } WHERE { … }"
        raise VocabularyError("KG0702", "a rule is a CONSTRUCT query with a title", place=Place(str(path)), remedy=remedy)
    return Rule(
        name=path.stem,
        title=header["title"],
        description=header.get("description", ""),
        graph=header.get("graph", "inferred"),
        query=text,
        least=tuple(names.expand(word) for word in header.get("least", "").split()),
        greatest=tuple(names.expand(word) for word in header.get("greatest", "").split()),
    )


def infer(world: Iterable[ox.Triple], rules: Sequence[Rule], names: Namespaces) -> dict[str, list[ox.Triple]]:
    """Graph name -> the triples that rules add to it, none of which the world held already."""
    store = ox.Store()
    store.bulk_extend(ox.Quad(*triple) for triple in world)
    added: dict[ox.Triple, str] = {}
    grown = True
    while grown:
        grown = False
        for rule in rules:
            fresh = [triple for triple in _construct(store, rule, names) if ox.Quad(*triple) not in store]
            store.extend(ox.Quad(*triple) for triple in fresh)
            added.update((triple, rule.graph) for triple in fresh)
            grown = grown or bool(fresh)
    for rule in rules:
        _sharpen(added, rule)
    found: dict[str, list[ox.Triple]] = {rule.graph: [] for rule in rules}
    for triple, graph in added.items():
        found[graph].append(triple)
    return found


def _construct(store: ox.Store, rule: Rule, names: Namespaces) -> set[ox.Triple]:
    answer = store.query(rule.query, prefixes=names.prefixes)
    return set(answer) if isinstance(answer, ox.QueryTriples) else set()


def _sharpen(added: dict[ox.Triple, str], rule: Rule) -> None:
    for properties, pick in ((rule.least, min), (rule.greatest, max)):
        groups: dict[tuple[str, str], list[ox.Triple]] = {}
        for triple in added:
            if triple.predicate.value in properties:
                groups.setdefault((str(triple.subject), triple.predicate.value), []).append(triple)
        for group in groups.values():
            best = pick(group, key=lambda triple: str(triple.object))
            for triple in group:
                if triple != best:
                    del added[triple]
