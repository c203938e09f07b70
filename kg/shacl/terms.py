"""RDF terms as SHACL and SPARQL write them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal

SH = "http://www.w3.org/ns/shacl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = ox.NamedNode(RDF + "type")
SUBCLASS = ox.NamedNode(RDFS + "subClassOf")
A_KIND_OF = f"{TYPE}/{SUBCLASS}*"


class UnsupportedError(Exception):
    """A shape says something that is not compiled; the message says what. pySHACL takes the shape instead."""


def written(term: Term) -> str:
    """The term as SPARQL writes it; a blank node has no such form and is not covered."""
    if isinstance(term, ox.BlankNode):
        raise UnsupportedError("a blank node stands where a query needs a name")
    return str(term)


def text_of(term: Term | ox.Triple | ox.DefaultGraph | None) -> str:
    """The IRI, the label of a blank node, or the written form of a literal; empty for nothing."""
    return getattr(term, "value", "")


class Statements:
    """Triples by subject and predicate, in written order."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.subjects: dict[Term, dict[str, list[Term]]] = defaultdict(dict)
        for triple in triples:
            if not isinstance(triple.subject, ox.Triple) and not isinstance(triple.object, ox.Triple):
                self.subjects[triple.subject].setdefault(triple.predicate.value, []).append(triple.object)

    def predicates(self, subject: Term) -> list[str]:
        """The predicates of a subject."""
        return list(self.subjects.get(subject, ()))

    def values(self, subject: Term, predicate: str) -> list[Term]:
        """The objects under a predicate."""
        return self.subjects.get(subject, {}).get(predicate, [])

    def one(self, subject: Term, predicate: str) -> Term | None:
        """The first object under a predicate, nothing where there is none."""
        return next(iter(self.values(subject, predicate)), None)

    def is_true(self, subject: Term, predicate: str) -> bool:
        """Whether the predicate has the boolean value true; ``"1"^^xsd:boolean`` is another term and is not."""
        return ox.Literal("true", datatype=ox.NamedNode(XSD + "boolean")) in self.values(subject, predicate)

    def items(self, head: Term) -> Iterator[Term]:
        """The members of an RDF list."""
        seen: set[Term] = set()
        while head.value != RDF + "nil" and head not in seen:
            seen.add(head)
            yield from self.values(head, RDF + "first")[:1]
            head = self.one(head, RDF + "rest") or ox.NamedNode(RDF + "nil")

    def instances(self, cls: str) -> list[Term]:
        """The subjects whose type is the class or a class below it, in written order."""
        classes = {cls}
        while more := {
            s.value for s, rows in self.subjects.items() if classes & {text_of(o) for o in rows.get(SUBCLASS.value, ())}
        } - classes:  # fmt: skip
            classes |= more
        return [s for s, rows in self.subjects.items() if classes & {text_of(o) for o in rows.get(TYPE.value, ())}]
