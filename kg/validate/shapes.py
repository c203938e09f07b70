"""The shapes are read once, checked, and handed out as one graph with a note on each shape."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.errors import ShapesError
from kg.model.iri import Namespaces
from kg.model.ontology import Vocabulary
from kg.model.span import Place
from kg.resources import shipped
from kg.validate.codes import CODES, DEFAULT

SH = "http://www.w3.org/ns/shacl#"
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
VIEWS = ("source", "world", "audit")
#: shapes for the ontology's own files; they are no shapes for data
APART = frozenset({"lexicon.ttl"})


@dataclass(frozen=True, slots=True)
class Constraint:
    """One ``sh:sparql`` constraint of a shape, its prefixes put in front of the query."""

    query: str
    message: str


@dataclass(frozen=True, slots=True)
class Shape:
    """What the loader knows of one node shape beside its triples; ``targets`` are (kind of target, node)."""

    iri: str
    views: tuple[str, ...]
    code: str
    comment: str
    message: str
    severity: str
    contradiction: bool
    targets: tuple[tuple[str, str], ...]
    constraints: tuple[Constraint, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class ShapeSet:
    """All shapes of a folder: their triples for a SHACL processor, a note on each, and the node shape behind each nested shape."""

    triples: tuple[ox.Triple, ...]
    shapes: Mapping[str, Shape]
    owners: Mapping[str, str] = field(default_factory=dict)

    @property
    def nested(self) -> frozenset[str]:
        """IRIs of the property shapes among the nested shapes."""
        return frozenset(
            t.object.value for t in self.triples if t.predicate.value == SH + "property" and isinstance(t.object, ox.NamedNode)
        )

    def of_view(self, view: str) -> list[str]:
        """IRIs of the shapes that run in this view, sorted."""
        return sorted(iri for iri, shape in self.shapes.items() if view in shape.views)

    @property
    def contradictions(self) -> frozenset[str]:
        """IRIs of the shapes whose results have to be weighed against each other."""
        return frozenset(iri for iri, shape in self.shapes.items() if shape.contradiction)

    def alone(self, view: str) -> list[str]:
        """Shapes of the view that no other shape refers to, so that their parts can be run on their own."""
        referred = {t.object.value for t in self.triples if isinstance(t.object, ox.NamedNode)}
        return [iri for iri in self.of_view(view) if iri not in referred]

    def triples_for(self, view: str, *, whole: bool = True) -> list[ox.Triple]:
        """The triples of all shapes for one view. Shapes of other views lose their targets, so that they run only where asked.

        Without ``whole``, shapes that stand ``alone`` lose their SPARQL constraints, and their property shapes get targets of their own:
        the results are the same, but pySHACL then looks at all focus nodes at once instead of one by one.
        """
        wanted, apart = set(self.of_view(view)), set() if whole else set(self.alone(view))
        properties = self.nested

        def dropped(triple: ox.Triple) -> bool:
            iri = triple.subject.value if isinstance(triple.subject, ox.NamedNode) else ""
            name = triple.predicate.value.removeprefix(SH)
            idle = iri in self.shapes and iri not in wanted and name.startswith("target")
            freed = name == "sparql" or (
                name == "property" and isinstance(triple.object, ox.NamedNode) and triple.object.value in self.owners
            )
            return idle or (iri in apart and freed)

        freed = [
            ox.Triple(ox.NamedNode(nested), ox.NamedNode(SH + kind), ox.NamedNode(target))
            for nested, iri in sorted(self.owners.items())
            if iri in apart and nested in properties
            for kind, target in self.shapes[iri].targets
        ]
        return [triple for triple in self.triples if not dropped(triple)] + freed

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
    statements = _Statements(triples)
    named, owners = statements.with_names(sorted(places))
    statements = _Statements(named)
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
        if triple.predicate != RDF_TYPE or triple.object != kind or not isinstance(triple.subject, ox.NamedNode):
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


class _Statements:
    """The triples of the shapes by subject."""

    def __init__(self, triples: list[ox.Triple]) -> None:
        self.triples = triples
        self.of: dict[object, list[ox.Triple]] = {}
        for triple in triples:
            self.of.setdefault(triple.subject, []).append(triple)

    def values(self, subject: object, predicate: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]:
        """The objects under a predicate, in written order."""
        return [t.object for t in self.of.get(subject, ()) if t.predicate.value == predicate]

    def text(self, subject: object, predicate: str) -> str:
        """The first object under a predicate as text, or the empty string."""
        return next((getattr(v, "value", "") for v in self.values(subject, predicate)), "")

    def with_names(self, shapes: list[str]) -> tuple[list[ox.Triple], dict[str, str]]:
        """The triples with an IRI for each property shape and SPARQL constraint, and whose each is.

        A report then points to shapes by name, and no blank node gets into any output.
        """
        renamed: dict[str, ox.NamedNode] = {}
        owners: dict[str, str] = {}
        for iri in shapes:
            nested = [v for p in ("property", "sparql") for v in self.values(ox.NamedNode(iri), SH + p) if isinstance(v, ox.BlankNode)]
            for number, node in enumerate(nested, start=1):
                renamed[node.value] = ox.NamedNode(f"{iri}-{number}")
                owners[f"{iri}-{number}"] = iri

        def swap(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
            return renamed.get(term.value, term) if isinstance(term, ox.BlankNode) else term

        return [ox.Triple(swap(t.subject), t.predicate, swap(t.object)) for t in self.triples], owners  # type: ignore[arg-type]


def _shape(statements: _Statements, iri: str, place: Place) -> Shape:
    node = ox.NamedNode(iri)
    ksh = next((t.predicate.value.rpartition("#")[0] + "#" for t in statements.of[node] if "/shapes#" in t.predicate.value), "")
    views = tuple(v.value for v in statements.values(node, ksh + "view") if isinstance(v, ox.Literal)) or ("source", "world")
    code = statements.text(node, ksh + "code") or DEFAULT
    for kind, name, known in (*(("view", view, VIEWS) for view in views), ("code", code, tuple(CODES))):
        if name not in known:
            message = f"the shape {iri} names an unknown {kind} '{name}'"
            raise ShapesError("KG0402", message, place=place, remedy=f"known: {', '.join(known)}")
    return Shape(
        iri=iri,
        views=views,
        code=code,
        comment=statements.text(node, "http://www.w3.org/2000/01/rdf-schema#comment"),
        message=statements.text(node, SH + "message"),
        severity=statements.text(node, SH + "severity").removeprefix(SH) or "Violation",
        contradiction=statements.text(node, ksh + "contradiction") == "true",
        targets=tuple(_targets(statements, node)),
        constraints=tuple(_constraints(statements, node, place)),
        place=place,
    )


def _targets(statements: _Statements, node: ox.NamedNode) -> Iterator[tuple[str, str]]:
    for kind in ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf"):
        for value in statements.values(node, SH + kind):
            yield kind, getattr(value, "value", "")


def _constraints(statements: _Statements, node: ox.NamedNode, place: Place) -> Iterator[Constraint]:
    for each in statements.values(node, SH + "sparql"):
        declared = [d for group in statements.values(each, SH + "prefixes") for d in statements.values(group, SH + "declare")]
        pairs = sorted((statements.text(d, SH + "prefix"), statements.text(d, SH + "namespace")) for d in declared)
        query = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in pairs) + statements.text(each, SH + "select")
        try:
            ox.Store().query(query)
        except SyntaxError as error:
            message = f"the SPARQL of {node.value} is not well formed: {error}"
            raise ShapesError("KG0404", message, place=place, remedy="mend its sh:select; prefixes come from ksh:prefixes") from error
        yield Constraint(query, statements.text(each, SH + "message"))
