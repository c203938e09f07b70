"""RDF terms of one knowledge graph: property names of roles, literals, and nothing else."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import lru_cache

import pyoxigraph as ox

from kg.model.claim import EntityRef, Filler, SituationRef, TermRef, Words
from kg.model.iri import Namespaces
from kg.model.ontology import Vocabulary

XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = ox.NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
COMMENT = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#comment")

#: roles whose property is not our own, wherever a class uses them
_FOREIGN_ROLES = {"member": "org:member", "organization": "org:organization"}


@lru_cache(maxsize=65536)
def node(iri: str) -> ox.NamedNode:
    """The named node of an IRI."""
    return ox.NamedNode(iri)


def english(text: str) -> ox.Literal:
    """``text`` as an English literal."""
    return ox.Literal(text, language="en")


@lru_cache(maxsize=65536)
def typed(text: str, datatype: str) -> ox.Literal:
    """``text`` with the XML Schema datatype of that local name, written as stores write it back."""
    if datatype == "decimal":
        text = _as_decimal(text)
    elif datatype == "dateTime" and text.endswith("+00:00"):
        text = text[:-6] + "Z"
    return ox.Literal(text, datatype=node(XSD + datatype))


def _as_decimal(text: str) -> str:
    """The canonical form of a decimal; what is none stays as it is, for the shapes to complain of."""
    try:
        return decimal_text(Decimal(text))
    except InvalidOperation:
        return text


def decimal_text(value: Decimal) -> str:
    """The canonical form of a decimal: no exponent, no trailing zeros.

    >>> decimal_text(Decimal("1.00")), decimal_text(Decimal("0.80"))
    ('1', '0.8')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class Terms:
    """The RDF terms of one graph, from its namespaces and vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.names: Namespaces = vocabulary.names
        self.vocabulary = vocabulary
        own = {role.name: role.iri for name in sorted(vocabulary.classes) for role in vocabulary.classes[name].roles}
        foreign = {name: self.names.expand(short) for name, short in _FOREIGN_ROLES.items()}
        self._role_iris = foreign | own
        self._role_names = {iri: name for name, iri in self._role_iris.items()}
        kinds = {cls.kind for cls in vocabulary.classes.values()} | {"event", "state", "tenure", "candidacy", "affiliation", "causal"}
        self._situation_bases = tuple(sorted(f"{self.names.base}{kind}/" for kind in kinds if kind))
        self._ontology = self.names.term("")

    def kgo(self, name: str) -> ox.NamedNode:
        """Our ontology's term ``name``."""
        return node(self._ontology + name)

    def known(self, short: str) -> ox.NamedNode:
        """The node of a prefixed name."""
        return node(self.names.expand(short))

    def graph(self, name: str) -> ox.NamedNode:
        """The named graph ``name``."""
        return node(self.names.graph(name))

    def role(self, name: str) -> ox.NamedNode:
        """The property of the role ``name``."""
        return node(self._role_iris.get(name) or self._ontology + name)

    def role_name(self, iri: str) -> str:
        """The role whose property is ``iri``, or the empty string for a property that can be none of ours."""
        return self._role_names.get(iri) or (iri[len(self._ontology) :] if iri.startswith(self._ontology) else "")

    def is_situation(self, iri: str) -> bool:
        """Whether an IRI is that of a situation, by its path."""
        return iri.startswith(self._situation_bases)

    def filler(self, filler: Filler) -> ox.NamedNode | ox.Literal:
        """The RDF term that fills a role."""
        match filler:
            case EntityRef(iri) | SituationRef(iri):
                return node(iri)
            case TermRef(name):
                return self.kgo(name)
            case Words(text, "string"):
                return english(text)
            case Words(text, datatype):
                return typed(text, datatype)

    def read_filler(self, term: ox.NamedNode | ox.Literal) -> Filler:
        """The filler that an RDF term stands for: the inverse of ``filler``."""
        if isinstance(term, ox.Literal):
            return Words(term.value) if term.language else Words(term.value, term.datatype.value.removeprefix(XSD))
        if term.value.startswith(self._ontology):
            return TermRef(term.value[len(self._ontology) :])
        return SituationRef(term.value) if self.is_situation(term.value) else EntityRef(term.value)

    def voice(self, origin: str) -> str:
        """The IRI of a source's own voice: the document's, or the curator's."""
        return self.names.iri("agent", "curator") if origin.startswith("curated_") else self.names.iri("doc", origin)

    def source_graph(self, origin: str) -> ox.NamedNode:
        """The named graph of a document or a curated file."""
        return self.graph(origin if origin.startswith("curated_") else f"doc_{origin}")

    def activity(self, origin: str) -> ox.NamedNode:
        """The activity that made the claims of a source."""
        curated = origin.startswith("curated_")
        return node(self.names.iri("activity", f"curation_{origin[8:]}" if curated else f"extraction_{origin}"))
