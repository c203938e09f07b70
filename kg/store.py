"""The embedded store: a dataset loaded from a file, seen whole or through its world view."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.model.iri import WORLD, Namespaces
from kg.model.span import Place

FORMATS: Mapping[str, ox.RdfFormat] = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


#: what to do where the graph of a project is not there
BUILD_FIRST = "run kg build first, or name a file with --data"


def read_quads(path: Path, remedy: str = BUILD_FIRST) -> list[ox.Quad]:
    """The quads of an RDF file, in file order; the format follows the suffix.

    Raises ``InputError`` with file, line and column for a file that is missing, of unknown kind, or not well-formed; ``remedy`` is what
    to do where it is missing.
    """
    rdf_format = FORMATS.get(path.suffix)
    if rdf_format is None:
        raise InputError(
            "KG0901", f"{path.name} is not an RDF file", place=Place(str(path)), remedy=f"known suffixes: {', '.join(FORMATS)}"
        )
    try:
        return list(ox.parse(path=str(path), format=rdf_format))
    except FileNotFoundError:
        raise InputError("KG0902", "there is no such file", place=Place(str(path)), remedy=remedy) from None
    except OSError as error:
        raise InputError("KG0903", f"the file cannot be read: {error}", place=Place(str(path)), remedy="check path and rights") from error
    except SyntaxError as error:
        raise _syntax_error(path, error) from error


def _syntax_error(path: Path, error: SyntaxError) -> InputError:
    """The parser's complaint with the line it is about and a caret under the place."""
    line, column = error.lineno or 0, error.offset or 0
    if not line and (found := re.search(r"line (\d+) column (\d+)|(\d+):(\d+)", str(error))):
        line, column = (int(n) for n in found.groups() if n)
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    source = lines[line - 1][:160] if 0 < line <= len(lines) else ""
    excerpt = f"   {line} | {source}\n   {' ' * len(str(line))} | {' ' * max(0, column - 1)}^" if source else ""
    place = Place(str(path), line, column)
    remedy = "mend this line or the one before, or write the file again: one that was cut short looks like this too"
    return InputError("KG0904", f"not well-formed RDF: {error.msg or error}", place=place, remedy=remedy, excerpt=excerpt)


def store_of(quads: Iterable[ox.Quad]) -> ox.Store:
    """An in-memory store that holds the quads."""
    store = ox.Store()
    store.extend(quads)
    return store


def open_store(path: Path, remedy: str = BUILD_FIRST) -> ox.Store:
    """An in-memory store of one RDF file; the triples of a file without named graphs stand in the default graph."""
    return store_of(read_quads(path, remedy))


def world_graphs(store: ox.Store, names: Namespaces) -> list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]:
    """The graphs that a query on the world view reads: the five of MODEL §5, or the default graph of a file that has no named ones."""
    named = [ox.NamedNode(names.graph(name)) for name in WORLD]
    present = [graph for graph in named if store.contains_named_graph(graph)]
    return [*present, ox.DefaultGraph()]
