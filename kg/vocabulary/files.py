"""The Turtle files of the ontology as one ordered set of triples that knows where each subject is written."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.errors import VocabularyError
from kg.model.iri import Namespaces
from kg.model.span import Place

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def local(node: Node | None) -> str:
    """What stands after the last ``#`` or ``/`` of an IRI; the text of a literal; the empty string for anything else."""
    if isinstance(node, ox.Literal):
        return node.value
    return _last(node.value) if isinstance(node, ox.NamedNode) else ""


def _last(iri: str) -> str:
    return iri.rpartition("#" if "#" in iri else "/")[2]


@dataclass(frozen=True, slots=True)
class Sources:
    """All triples of the ontology in the order of the files; ``objects[subject][predicate]`` keeps the written order."""

    names: Namespaces
    prefixes: Mapping[str, str]
    texts: dict[str, str] = field(default_factory=dict)
    objects: dict[Node, dict[str, list[Node]]] = field(default_factory=dict)
    origins: dict[Node, list[str]] = field(default_factory=dict)

    def of_type(self, name: str) -> list[ox.NamedNode]:
        """The named subjects typed ``kgo:<name>``, in the order they are written."""
        wanted = ox.NamedNode(self.names.term(name))
        return [s for s in self.objects if isinstance(s, ox.NamedNode) and wanted in self.objects[s].get(RDF_TYPE.value, ())]

    def all(self, subject: Node, name: str) -> list[Node]:
        """The objects under the prefixed property ``name`` (``rdfs:label``; ours without prefix), in written order."""
        prefix, _, last = name.rpartition(":")
        iri = self.prefixes[prefix or "kgo"] + last
        return self.objects.get(subject, {}).get(iri, [])

    def one(self, subject: Node, name: str) -> str:
        """Text or local name of the first object under ``name``, or the empty string."""
        return next((local(node) for node in self.all(subject, name)), "")

    def locals(self, subject: Node, name: str) -> tuple[str, ...]:
        """Texts or local names of all objects under ``name``."""
        return tuple(local(node) for node in self.all(subject, name))

    def pairs(self, subject: ox.NamedNode, name: str) -> tuple[tuple[str, str], ...]:
        """The ``left=right`` texts under ``name`` as pairs."""
        found = []
        for text in self.locals(subject, name):
            left, equals, right = text.partition("=")
            if not (equals and left and right):
                raise self.error("KG0309", subject, f"'{text}' is not of the form left=right", 'write kgo:expect "role=words"')
            found.append((left.strip(), right.strip()))
        return tuple(found)

    def place(self, subject: Node, occurrence: int = 0) -> Place | None:
        """Where ``subject`` is first written as a subject: file, and line where its short name begins a line."""
        if not isinstance(subject, ox.NamedNode) or subject not in self.origins:
            return None
        path = self.origins[subject][min(occurrence, len(self.origins[subject]) - 1)]
        start = re.compile(rf"^{re.escape(self.names.shorten(subject.value))}(?=\s)", re.MULTILINE)
        lines = [self.texts[path].count("\n", 0, hit.start()) + 1 for hit in start.finditer(self.texts[path])]
        return Place(path, lines[min(occurrence, len(lines) - 1)] if lines else 0)

    def line_of(self, path: str, word: str) -> Place:
        """Where ``word`` first stands in the file."""
        hit = re.search(rf"{re.escape(word)}(?![\w-])", self.texts[path])
        return Place(path, self.texts[path].count("\n", 0, hit.start()) + 1 if hit else 0)

    def error(self, code: str, subject: Node, message: str, remedy: str = "", occurrence: int = 0) -> VocabularyError:
        """A vocabulary error at the place of ``subject``."""
        return VocabularyError(code, message, place=self.place(subject, occurrence), remedy=remedy)


def read_sources(folder: Path, names: Namespaces) -> Sources:
    """Every Turtle file under ``folder``, in path order, rebased and parsed; VocabularyError when one is not Turtle or none is there."""
    sources = Sources(names, names.prefixes)
    paths = sorted(folder.rglob("*.ttl"), key=lambda path: path.relative_to(folder).as_posix())
    if not paths:
        raise VocabularyError("KG0310", f"no Turtle file in {folder}", remedy="give the folder that contains core.ttl")
    for path in paths:
        text = names.rebase(_decoded(path))
        sources.texts[str(path)] = text
        for triple in _triples(path, text):
            properties = sources.objects.setdefault(triple.subject, defaultdict(list))
            properties[triple.predicate.value].append(triple.object)
            if not sources.origins.get(triple.subject) or sources.origins[triple.subject][-1] != str(path):
                sources.origins.setdefault(triple.subject, []).append(str(path))
    return sources


def did_you_mean(word: str, known: list[str]) -> str:
    """A suggestion out of ``known``, or the empty string."""
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.75)
    return f"did you mean '{near[0]}'?" if near else ""


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"not UTF-8 at byte {error.start}"
        raise VocabularyError("KG0301", message, place=Place(str(path)), remedy="save the file as UTF-8") from None


def _triples(path: Path, text: str) -> list[ox.Quad]:
    try:
        found = list(ox.parse(text, format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        line, column = error.lineno or 0, error.offset or 0
        lines = text.splitlines()
        excerpt = f"  {line} | {lines[line - 1]}" if 0 < line <= len(lines) else ""
        message = re.sub(r"^Parser error at .*?: ", "not Turtle: ", error.msg)
        remedy = "look for a missing '.', ';' or quotation mark on this line or the one before"
        raise VocabularyError("KG0301", message, place=Place(str(path), line, column), excerpt=excerpt, remedy=remedy) from None
    for iri in dict.fromkeys(triple.subject.value for triple in found if isinstance(triple.subject, ox.NamedNode)):
        _check_name(path, text, iri)
    return found


def _check_name(path: Path, text: str, iri: str) -> None:
    """Nothing, where ``iri`` is one for the whole library: in a short name its parser takes signs that no IRI may have."""
    try:
        ox.NamedNode(iri)
    except ValueError as error:
        line = text.count("\n", 0, text.find(_last(iri))) + 1
        raise VocabularyError(
            "KG0301", f"not Turtle: {error}", place=Place(str(path), line), remedy="use letters, digits and hyphens in names"
        ) from None
