"""The shapes are read once, checked, and handed out as one graph with a note on each shape."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyoxigraph as ox

from kg.errors import ShapesError
from kg.model.iri import Namespaces
from kg.model.ontology import Vocabulary
from kg.model.span import Place
from kg.resources import shipped
from kg.shacl.components import sparql_of
from kg.shacl.terms import SH, TYPE, Statements, text_of
from kg.validate.codes import CODES, DEFAULT

VIEWS = ("source", "world", "audit")
#: shapes for the ontology's own files; they are no shapes for data
APART = frozenset({"lexicon.ttl"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What the loader knows of one node shape beside its triples."""

    iri: str
    views: tuple[str, ...]
    code: str
    comment: str
    message: str
    severity: str
    contradiction: bool
    conflict: bool
    place: Place


@dataclass(frozen=True, slots=True)
class ShapeSet:
    """All shapes of a folder: their triples for a SHACL processor, a note on each, and the node shape behind each nested shape."""

    triples: tuple[ox.Triple, ...]
    shapes: Mapping[str, Shape]
    owners: Mapping[str, str] = field(default_factory=dict)

    def of_view(self, view: str) -> list[str]:
        """IRIs of the shapes that run in this view, sorted."""
        return sorted(iri for iri, shape in self.shapes.items() if view in shape.views)

    @property
    def conflicting(self) -> ShapeSet:
        """The same shapes, of which only those run whose results tell of things that cannot be true together."""
        kept = {iri: shape if shape.conflict else replace(shape, views=()) for iri, shape in self.shapes.items()}
        return replace(self, shapes=kept)

    @property
    def contradictions(self) -> frozenset[str]:
        """IRIs of the shapes whose results have to be weighed against each other."""
        return frozenset(iri for iri, shape in self.shapes.items() if shape.contradiction)

    def triples_for(self, view: str) -> list[ox.Triple]:
        """The triples of all shapes for one view. Shapes of other views lose their targets, so that they run only where asked."""
        idle = {ox.NamedNode(iri) for iri in set(self.shapes) - set(self.of_view(view))}
        return [t for t in self.triples if t.subject not in idle or not t.predicate.value.startswith(SH + "target")]

    def owner(self, node: str) -> str:
        """The node shape to which a nested shape belongs, or the node itself."""
        return self.owners.get(node, node)


def load_shapes(folder: Path | None, names: Namespaces, vocabulary: Vocabulary | None = None) -> ShapeSet:
    """The shapes under ``folder`` (the shipped ones by default), rewritten to the base of ``names``; ShapesError when they have a fault."""
    root = folder or shipped("shapes")
    files = sorted(path for path in root.rglob("*.ttl") if path.name not in APART) if root.is_dir() else []
    if not files:
        raise ShapesError("KG0405", "there are no shapes here", place=Place(str(root)), remedy="give the folder that contains core.ttl")
    triples: list[ox.Triple] = []
    places: dict[str, Place] = {}
    texts = {path: _text(path, names) for path in files}
    for number, path in enumerate(files):
        own = _parse(path, texts[path], f"f{number}")
        _note_places(own, path, texts[path], places, names)
        if vocabulary:
            _check_terms(own, path, texts[path], vocabulary)
        triples += own
    named, owners = _with_names(triples, sorted(places))
    statements = Statements(named)
    _check_queries(statements, places)
    return ShapeSet(tuple(named), {iri: _shape(statements, iri, place) for iri, place in sorted(places.items())}, owners)


def _text(path: Path, names: Namespaces) -> str:
    try:
        return names.rebase(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        remedy = "save it as UTF-8 and check the rights, or take it out of the folder of shapes"
        raise ShapesError("KG0401", f"the file cannot be read as UTF-8 text: {error}", place=Place(str(path)), remedy=remedy) from error


def _parse(path: Path, text: str, scope: str) -> list[ox.Triple]:
    """The triples of one file; blank nodes are named by file and order, so that they differ between files and not between runs."""
    try:
        found = [quad.triple for quad in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)]
    except SyntaxError as error:
        line, column = error.lineno or 0, error.offset or 0
        lines = text.splitlines()
        shown = lines[line - 1][:160] if 0 < line <= len(lines) else ""
        excerpt = f"   {line} | {shown}\n   {' ' * len(str(line))} | {' ' * max(0, column - 1)}^" if shown else ""
        remedy = "mend this line or the one before (full stop, semicolon, quotation mark, @prefix), or take the file out of the folder"
        place = Place(str(path), line, column)
        raise ShapesError("KG0401", f"not Turtle: {error.msg}", place=place, remedy=remedy, excerpt=excerpt) from error
    labels: dict[str, ox.BlankNode] = {}

    def fresh(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
        if isinstance(term, ox.BlankNode):
            return labels.setdefault(term.value, ox.BlankNode(f"{scope}n{len(labels)}"))
        return term

    return [ox.Triple(fresh(t.subject), t.predicate, fresh(t.object)) for t in found]  # type: ignore[arg-type]


def _note_places(triples: list[ox.Triple], path: Path, text: str, places: dict[str, Place], names: Namespaces) -> None:
    kind = ox.NamedNode(SH + "NodeShape")
    for triple in triples:
        if triple.predicate != TYPE or triple.object != kind or not isinstance(triple.subject, ox.NamedNode):
            continue
        iri = triple.subject.value
        hit = re.search(rf"^(?:{re.escape(names.shorten(iri))}|<{re.escape(iri)}>)(?=\s)", text, re.MULTILINE)
        place = Place(str(path), text.count("\n", 0, hit.start()) + 1 if hit else 0)
        if iri in places:
            message = f"the shape {names.shorten(iri)} is defined before, at {places[iri]}"
            raise ShapesError("KG0402", message, place=place, remedy="rename one of the two")
        places[iri] = place


def _check_terms(triples: list[ox.Triple], path: Path, text: str, vocabulary: Vocabulary) -> None:
    """Raise ShapesError for a term of ours that the ontology does not define; a misspelt target would never fire."""
    space = vocabulary.names.term("")
    used = {t.value[len(space) :] for triple in triples for t in triple if isinstance(t, ox.NamedNode) and t.value.startswith(space)}
    for name in sorted(used - vocabulary.terms - {""}):
        hit = re.search(rf"kgo:{re.escape(name)}(?![\w-])", text)
        near = difflib.get_close_matches(name, sorted(vocabulary.terms), n=1)
        place = Place(str(path), text.count("\n", 0, hit.start()) + 1 if hit else 0)
        remedy = f"did you mean kgo:{near[0]}?" if near else "define it in ontology/"
        raise ShapesError("KG0403", f"kgo:{name} is not a term of the ontology", place=place, remedy=remedy)


def _with_names(triples: list[ox.Triple], shapes: Iterable[str]) -> tuple[list[ox.Triple], dict[str, str]]:
    """The triples with an IRI for each property shape and SPARQL constraint, and whose each is.

    A report then points to shapes by name, and no blank node gets into any output.
    """
    statements = Statements(triples)
    renamed: dict[str, ox.NamedNode] = {}
    owners: dict[str, str] = {}
    for iri in shapes:
        nested = [v for p in ("property", "sparql") for v in statements.values(ox.NamedNode(iri), SH + p) if isinstance(v, ox.BlankNode)]
        for number, node in enumerate(nested, start=1):
            renamed[node.value] = ox.NamedNode(f"{iri}-{number}")
            owners[f"{iri}-{number}"] = iri

    def swap(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
        return renamed.get(term.value, term) if isinstance(term, ox.BlankNode) else term

    return [ox.Triple(swap(t.subject), t.predicate, swap(t.object)) for t in triples], owners  # type: ignore[arg-type]


def _check_queries(statements: Statements, places: Mapping[str, Place]) -> None:
    """Raise ShapesError, with the place of the shape, for SPARQL that is not well formed or that SHACL does not allow."""
    for iri, place in sorted(places.items()):
        for constraint in statements.values(ox.NamedNode(iri), SH + "sparql"):
            try:
                sparql_of(statements, constraint)
            except ShapesError as error:
                raise ShapesError(error.code, f"{iri}: {error.message}", place=place, remedy=error.remedy) from error


def _shape(statements: Statements, iri: str, place: Place) -> Shape:
    node = ox.NamedNode(iri)
    ksh = next((p.rpartition("#")[0] + "#" for p in statements.predicates(node) if "/shapes#" in p), "")
    views = tuple(v.value for v in statements.values(node, ksh + "view") if isinstance(v, ox.Literal)) or ("source", "world")
    code = text_of(statements.one(node, ksh + "code")) or DEFAULT
    for kind, name, known in (*(("view", view, VIEWS) for view in views), ("code", code, tuple(CODES))):
        if name not in known:
            message = f"the shape {iri} names an unknown {kind} '{name}'"
            raise ShapesError("KG0402", message, place=place, remedy=f"known: {', '.join(known)}")
    return Shape(
        iri=iri,
        views=views,
        code=code,
        comment=text_of(statements.one(node, "http://www.w3.org/2000/01/rdf-schema#comment")),
        message=text_of(statements.one(node, SH + "message")),
        severity=text_of(statements.one(node, SH + "severity")).removeprefix(SH) or "Violation",
        contradiction=text_of(statements.one(node, ksh + "contradiction")) == "true",
        conflict=text_of(statements.one(node, ksh + "conflict")) == "true",
        place=place,
    )
