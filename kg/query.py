"""Read-only SPARQL with limits, and the named queries of the folder queries/."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.errors import ConfigError
from kg.limits import broken_off, too_long, within
from kg.model.iri import Namespaces, slug
from kg.resources import shipped
from kg.store import world_graphs

#: seconds and rows that a query gets when nobody says otherwise
TIMEOUT = 30.0
MAX_ROWS = 100_000

_HEADER = re.compile(r"^#\s*(title|description|view|param)\b:?\s*(.*)$")
_PARAM = re.compile(r"^(?P<name>\w+)\s*\((?P<kind>\w+)\)\s*=\s*(?P<default>.*?)\s*(?::\s(?P<help>.*))?$")
_SCAN = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\n]*|[A-Za-z_][\w:.-]*',
    re.S,
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a named query asks for: ``iri`` (or prefixed name), ``document`` (its slug), ``date``, ``text`` or ``number``."""

    name: str
    kind: str
    default: str
    help: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of the folder queries/: its header comments as values, and its text."""

    name: str
    title: str
    description: str
    view: str
    parameters: tuple[Parameter, ...]
    text: str

    def filled(self, values: Mapping[str, str], names: Namespaces) -> str:
        """The SPARQL text with every ``$name`` replaced by its value as an RDF term; unknown parameters raise ``ConfigError``."""
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                raise ConfigError(
                    "KG0911", f"the query {self.name} has no parameter {name!r}", remedy=f"it has: {', '.join(known) or 'none'}"
                )
        text = self.text
        for parameter in self.parameters:
            value = values.get(parameter.name, parameter.default)
            terms = _terms(parameter, value, names)
            text = re.sub(rf"\$({'|'.join(sorted(terms, key=len, reverse=True))})\b", _lookup(terms), text)
        return text


def _lookup(terms: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda found: terms[found[1]]


def _terms(parameter: Parameter, value: str, names: Namespaces) -> dict[str, str]:
    """Placeholder -> SPARQL term for one parameter; a document also gives its graph as ``$<name>_graph``."""
    if parameter.kind == "document":
        key = value.removeprefix("doc:").removeprefix(names.iri("doc", ""))
        return {
            parameter.name: _iri(names.iri("doc", key), parameter),
            f"{parameter.name}_graph": _iri(names.graph(f"doc_{key}"), parameter),
        }
    if parameter.kind == "iri":
        return {parameter.name: _iri(names.expand(value), parameter)}
    if parameter.kind == "date":
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise ConfigError("KG0912", f"{parameter.name} must be a day, not {value!r}", remedy="write it as 2018-06-01")
        return {parameter.name: f'"{value}"^^<http://www.w3.org/2001/XMLSchema#date>'}
    if parameter.kind == "number":
        if not re.fullmatch(r"-?\d+", value):
            raise ConfigError("KG0912", f"{parameter.name} must be a number, not {value!r}", remedy="write a whole number")
        return {parameter.name: value}
    return {parameter.name: str(ox.Literal(value))}


def _iri(iri: str, parameter: Parameter) -> str:
    if not re.fullmatch(r"[a-zA-Z][\w+.-]*:[^\s<>\"{}|^`\\]+", iri):
        prefix = parameter.default.partition(":")[0]
        near = f"did you mean {prefix}:{iri}?" if re.fullmatch(r"[\w-]+", iri) and ":" in parameter.default else "kg find searches names"
        raise ConfigError(
            "KG0912", f"{parameter.name} must be an IRI or a prefixed name like {parameter.default}, not {iri!r}", remedy=near
        )
    return f"<{iri}>"


def named_queries(folder: Path | None = None) -> dict[str, NamedQuery]:
    """All named queries by name, sorted: the shipped ones and those of ``folder``, which may replace one by its name."""
    files = {path.stem: path for root in (shipped("queries"), folder) if root for path in sorted(root.glob("*.rq"))}
    return {name: _parse(files[name]) for name in sorted(files)}


def _parse(path: Path) -> NamedQuery:
    header: dict[str, str] = {}
    parameters: list[Parameter] = []
    text = text_of(path)
    for line in text.splitlines():
        if not (match := _HEADER.match(line)):
            continue
        key, value = match.groups()
        if key != "param":
            header[key] = " ".join(filter(None, [header.get(key, ""), value.strip()]))
        elif found := _PARAM.match(value):
            parameters.append(Parameter(found["name"], found["kind"], found["default"], found["help"] or ""))
        else:
            message = f"queries/{path.name}: the parameter line is not `# param name (kind) = default : help`: {line}"
            raise ConfigError("KG0913", message, remedy="write it in that form")
    return NamedQuery(
        path.stem, header.get("title", path.stem), header.get("description", ""), header.get("view", "world"), tuple(parameters), text,
    )  # fmt: skip


def text_of(path: Path) -> str:
    """The text of a file with a query; ``ConfigError`` KG0916 where it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ConfigError("KG0916", f"{path} is not UTF-8 at byte {error.start}", remedy="save the file as UTF-8") from None


def named(name: str, folder: Path | None = None) -> NamedQuery:
    """The named query ``name``; an unknown one raises ``ConfigError`` with the nearest name."""
    queries = named_queries(folder)
    if name in queries:
        return queries[name]
    near = difflib.get_close_matches(slug(name), queries, n=1)
    hint = f"did you mean {near[0]}?  " if near else ""
    raise ConfigError("KG0910", f"there is no query called {name!r}", remedy=f"{hint}kg query --list shows them all")


Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT (or to an ASK, as one cell): variable names and rows of terms (``None`` = unbound)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE, as sorted N-Triples lines."""

    lines: tuple[str, ...]
    truncated: bool = False


Answer = Table | Triples


def run(
    store: ox.Store, text: str, names: Namespaces, *, view: str = "world", timeout: float = TIMEOUT, max_rows: int = MAX_ROWS
) -> Answer:
    """The answer of ``store`` to a SPARQL query in the view ``world`` (plain triples) or ``dataset`` (named graphs).

    Updates and federated queries are refused. The query runs in a child that is killed after ``timeout`` seconds (``LimitError``);
    0 runs it in this very thread without a limit.
    """
    refuse_federation(text)
    return within(
        timeout,
        lambda: _answer(store, text, names, view, max_rows),
        stopped=too_long(timeout, "narrow it, or give --timeout more seconds"),
        lost=broken_off("narrow it, or lower --max-rows"),
    )


def words(text: str) -> Iterator[tuple[str, int]]:
    """The words and the IRIs of a query outside strings and comments, each with its line; names with a prefix are among the words."""
    for match in _SCAN.finditer(text):
        if match.group()[0] not in "\"'#":
            yield match.group(), text.count("\n", 0, match.start()) + 1


def keywords(text: str) -> Iterator[tuple[str, int]]:
    """The words of a query outside strings, IRIs and comments, in upper case, each with its line."""
    return ((word.upper(), line) for word, line in words(text) if word[0] != "<")


def refuse_federation(text: str) -> None:
    """Raise ``ConfigError`` where SERVICE stands as a keyword, outside strings, IRIs and comments."""
    for word, line in keywords(text):
        if word == "SERVICE":
            raise ConfigError(
                "KG0923", f"line {line}: SERVICE is refused: a query never leaves this machine", remedy="load the other data first"
            )


def refuse_graphs(text: str) -> None:
    """Raise ``ConfigError`` where a query chooses its own graphs with FROM."""
    for word, line in keywords(text):
        if word == "FROM":
            raise ConfigError("KG0986", f"line {line}: FROM is refused", remedy="choose a view, and name graphs with GRAPH")


def _answer(store: ox.Store, text: str, names: Namespaces, view: str, max_rows: int) -> Answer:
    graphs = world_graphs(store, names) if view == "world" else None
    with complaints(text, names):
        results = store.query(text, prefixes=names.prefixes, default_graph=graphs) if graphs else store.query(text, prefixes=names.prefixes)
        return _read(results, max_rows)


@contextmanager
def complaints(text: str, names: Namespaces) -> Iterator[None]:
    """What the store says of a query inside is an error of ours: that it is no SPARQL (KG0920), or that it does not go on (KG0925)."""
    try:
        yield
    except SyntaxError as error:
        raise syntax(text, str(error), names) from None
    except (ValueError, OSError, RuntimeError) as error:
        raise ConfigError("KG0925", f"the query cannot be answered: {error}", remedy="narrow it down to the part that fails") from None


def _read(results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, max_rows: int) -> Answer:
    if isinstance(results, ox.QueryBoolean):
        return Table(("answer",), ((ox.Literal(bool(results)),),))
    if isinstance(results, ox.QueryTriples):
        lines = sorted({f"{triple} ." for triple in islice(results, max_rows + 1)})
        return Triples(tuple(lines[:max_rows]), len(lines) > max_rows)
    columns = tuple(variable.value for variable in results.variables)
    rows = [tuple(row[column] for column in columns) for row in islice(results, max_rows + 1)]
    return Table(columns, tuple(rows[:max_rows]), len(rows) > max_rows)


def syntax(text: str, message: str, names: Namespaces) -> ConfigError:
    """The store's complaint about a query as an error with line, column and a caret."""
    found = re.search(r"error at (\d+):(\d+)", message)
    if not found:
        return ConfigError("KG0920", f"not a SPARQL query: {message.splitlines()[0]}", remedy="kg query --list shows queries that work")
    given_up = int(found[1]), int(found[2])
    strange = _undeclared(text, names, given_up)
    line, column = _place(text, strange.start()) if strange else given_up
    lines = text.split("\n")
    source = lines[min(line, len(lines)) - 1].rstrip("\r")
    excerpt = f"   {line} | {source}\n   {' ' * len(str(line))} | {' ' * (column - 1)}^"
    what, remedy = _complaint(text, strange.group().partition(":")[0] if strange else "", names)
    return ConfigError("KG0920", f"{what} (line {line}, column {column})", remedy=remedy, excerpt=excerpt)


def _undeclared(text: str, names: Namespaces, before: tuple[int, int]) -> re.Match[str] | None:
    """The first name of a query up to a place whose prefix neither the query nor the project declares."""
    declared = _declared(text, names) | {"_"}
    used = (found for found in _SCAN.finditer(text) if found.group()[0] not in "<\"'#" and ":" in found.group())
    strange = next((found for found in used if found.group().partition(":")[0] not in declared), None)
    return strange if strange and _place(text, strange.start()) <= before else None


def _declared(text: str, names: Namespaces) -> set[str]:
    return {*names.prefixes, *re.findall(r"\bPREFIX\s+([\w-]*):", text, re.I)}


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of a character, from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _complaint(text: str, strange: str, names: Namespaces) -> tuple[str, str]:
    """What is wrong with a query, in which a prefix may be ``strange``, and what to do about it."""
    if re.match(r"\s*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|WITH)\b", text, re.I):
        return "an update is not a query", "the graph is never edited: change the seeds and build again"
    if not strange:
        return "not a SPARQL query: unexpected words here", "look for a missing bracket, full stop or quotation mark before this place"
    near = difflib.get_close_matches(strange, _declared(text, names), n=1)
    hint = f"did you mean {near[0]}:?" if near else f"known: {', '.join(sorted(names.prefixes))}"
    return f"not a SPARQL query: the prefix {strange}: is not declared", hint
