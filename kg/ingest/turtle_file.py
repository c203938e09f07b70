"""A Turtle file as subjects with their statements, each with the line it is written in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.ingest.decode import SourceText
from kg.model.finding import Finding
from kg.model.iri import Namespaces
from kg.model.span import Place

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


@dataclass(frozen=True, slots=True)
class Subject:
    """One IRI with what a file states of it: property IRI -> objects, in the order of the file, and where it is written."""

    iri: str
    statements: Mapping[str, tuple[Term, ...]]
    place: Place

    @property
    def types(self) -> tuple[str, ...]:
        """The IRIs of its classes."""
        return tuple(term.value for term in self.statements.get(TYPE, ()) if isinstance(term, ox.NamedNode))


@dataclass(frozen=True, slots=True)
class TurtleFile:
    """The subjects of one file, ordered by IRI."""

    path: str
    subjects: tuple[Subject, ...]


def parse(source: SourceText, names: Namespaces) -> tuple[TurtleFile, tuple[Finding, ...]]:
    """The file's subjects under the base of ``names``; a syntax error leaves it empty, a blank node is set aside, each with a finding."""
    text = names.rebase(source.text)
    parser = ox.parse(text, format=ox.RdfFormat.TURTLE)
    try:
        quads = list(parser)
    except SyntaxError as error:
        return TurtleFile(source.path, ()), (syntax_finding(error, source),)
    lines = _lines(text, parser.prefixes)
    gathered: dict[str, dict[str, list[Term]]] = {}
    blank = False
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.BlankNode):
            gathered.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)
        else:
            blank = True
    subjects = tuple(
        Subject(iri, {key: tuple(dict.fromkeys(values)) for key, values in gathered[iri].items()}, Place(source.path, lines.get(iri, 0)))
        for iri in sorted(gathered)
    )
    remedy = "give the node an IRI of its own"
    findings = (
        (Finding("KG0213", "nodes without a name ([ … ]) are not read in curated files", Place(source.path), remedy),) if blank else ()
    )
    return TurtleFile(source.path, subjects), findings


def syntax_finding(error: SyntaxError, source: SourceText) -> Finding:
    """The finding for a file that is not Turtle: line, column, and the line with a caret under the fault."""
    line, column = error.lineno or 0, error.offset or 0
    lines = source.text.split("\n")
    excerpt = ""
    if 0 < line <= len(lines):
        number = f"{line:>5} | "
        excerpt = f"{number}{lines[line - 1]}\n{' ' * (len(number) - 2)}| {' ' * (column - 1)}^"
    message = re.sub(r"^Parser error at .*?: ", "not Turtle: ", error.msg)
    remedy = "look for a missing '.', ';', quotation mark or @prefix on this line or the one before; nothing of this file is used"
    return Finding("KG0212", message, Place(source.path, line, column), remedy, excerpt=excerpt)


_TOKEN = re.compile(r"\s*(?:<(?P<iri>[^>]*)>|(?P<prefix>[\w-]*):(?P<local>[\w.:%-]*))(?=\s)")


def _lines(text: str, prefixes: Mapping[str, str]) -> dict[str, int]:
    """IRI -> line of its first statement: the first word of a line that follows a line ending in a full stop."""
    found: dict[str, int] = {}
    fresh = True
    for number, line in enumerate(text.split("\n"), 1):
        words = re.sub(r"(^|\s)#.*", "", line).strip()
        if not words:
            continue
        if fresh and (match := _TOKEN.match(line + " ")):
            iri = match["iri"] if match["iri"] is not None else prefixes.get(match["prefix"], "") + match["local"]
            found.setdefault(iri, number)
        fresh = words.endswith(".")
    return found
