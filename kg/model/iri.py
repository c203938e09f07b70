"""IRIs: prefixes, slugs, and the one place where a name becomes an IRI."""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

BASE = "https://kg.example.org/"

#: the likeness (difflib, 0..1) from which a name is offered for another: one wrong letter in five
_LIKE = 0.8

#: named graphs whose union is the world view (MODEL §5)
WORLD = ("ontology", "registry", "provenance", "truthy", "inferred")

#: prefix -> path under the base, as in every file the project writes
_OWN = {
    "kgo": "ont#", "fn": "function#", "ksh": "shapes#", "graph": "graph/", "per": "person/", "grp": "org/", "post": "post/",
    "con": "contest/", "topic": "topic/", "src": "source/", "coll": "collective/", "doc": "doc/", "clm": "claim/", "ev": "event/",
    "st": "state/", "ten": "tenure/", "cand": "candidacy/", "aff": "affiliation/", "cl": "causal/", "step": "step/", "act": "activity/",
    "agt": "agent/", "dec": "decision/",
}  # fmt: skip
_FOREIGN = {
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "sh": "http://www.w3.org/ns/shacl#",
    "wd": "http://www.wikidata.org/entity/",
    "ontolex": "http://www.w3.org/ns/lemon/ontolex#",
    "lexinfo": "http://www.lexinfo.net/ontology/3.0/lexinfo#",
}


@dataclass(frozen=True, slots=True)
class Namespaces:
    """The prefixes of one knowledge graph, all derived from its base IRI (which ends in ``/``).

    >>> names = Namespaces()
    >>> names.iri("person", "jeff-sessions")
    'https://kg.example.org/person/jeff-sessions'
    >>> names.expand("kgo:Tenure"), names.shorten("https://kg.example.org/claim/a_b")
    ('https://kg.example.org/ont#Tenure', 'clm:a_b')
    """

    base: str = BASE

    @property
    def prefixes(self) -> dict[str, str]:
        """Prefix -> namespace IRI, our own first."""
        return dict(_prefixes(self.base))

    def iri(self, segment: str, slug: str) -> str:
        """The IRI of the thing of kind ``segment`` that is called ``slug``."""
        return f"{self.base}{segment}/{slug}"

    def term(self, name: str) -> str:
        """The IRI of our ontology's term ``name``."""
        return f"{self.base}ont#{name}"

    def graph(self, name: str) -> str:
        """The IRI of the named graph ``name`` (``truthy``, ``doc_<slug>``, ``curated_<file>``)."""
        return f"{self.base}graph/{name}"

    def expand(self, name: str) -> str:
        """The IRI of a prefixed name; an unknown prefix or a full IRI comes back unchanged."""
        prefix, colon, local = name.partition(":")
        namespace = _prefixes(self.base).get(prefix)
        return namespace + local if colon and namespace else name

    def shorten(self, iri: str) -> str:
        """The prefixed name of an IRI, by its longest namespace; an IRI outside every namespace comes back unchanged."""
        return _shortened(self.base, iri)

    def shortened(self, text: str) -> str:
        """A message with every IRI of this graph as a prefixed name.

        >>> Namespaces().shortened("taken for https://kg.example.org/person/a_b; see <https://kg.example.org/claim/x>.")
        'taken for per:a_b; see <clm:x>.'
        """
        return re.sub(rf"{re.escape(self.base)}[\w/#.%~-]*[\w/#%~-]", lambda found: self.shorten(found[0]), text)

    def rebase(self, text: str) -> str:
        """``text`` of one of our own files with the written base ``https://kg.example.org/`` replaced by this graph's base."""
        return text if self.base == BASE else text.replace(BASE, self.base).replace(re.escape(BASE), re.escape(self.base))


@lru_cache(maxsize=8)
def _prefixes(base: str) -> Mapping[str, str]:
    return {prefix: base + path for prefix, path in _OWN.items()} | _FOREIGN


@lru_cache(maxsize=8)
def _namespaces(base: str) -> Mapping[str, str]:
    return {namespace: prefix for prefix, namespace in _prefixes(base).items()}


@lru_cache(maxsize=1 << 16)
def _shortened(base: str, iri: str) -> str:
    known = _namespaces(base)
    return next((f"{known[iri[:end]]}:{iri[end:]}" for end in _ends(iri) if iri[:end] in known), iri)


def _ends(iri: str) -> Iterator[int]:
    """Where a namespace of an IRI can end, the longest first: after a hash or a slash."""
    end = len(iri)
    while end := max(iri.rfind("#", 0, end), iri.rfind("/", 0, end)) + 1:
        yield end
        end -= 1


def local_name(iri: str) -> str:
    """What stands after the last ``#`` or ``/`` of an IRI.

    >>> local_name("https://kg.example.org/ont#Tenure"), local_name("http://xmlns.com/foaf/0.1/Person")
    ('Tenure', 'Person')
    """
    return re.split(r"[#/]", iri)[-1]


def nearest_of_kind(iri: str, known: Iterable[str]) -> str:
    """The IRI of the same kind whose last part is most like that of ``iri``, or the empty string.

    >>> nearest_of_kind("https://x.org/person/jef", ["https://x.org/person/jeff", "https://x.org/post/jef"])
    'https://x.org/person/jeff'
    """
    kind = iri.rpartition("/")[0]
    same = {local_name(other): other for other in sorted(known) if other.rpartition("/")[0] == kind}
    near = difflib.get_close_matches(local_name(iri), sorted(same), n=1, cutoff=_LIKE)
    return same[near[0]] if near else ""


def is_iri(text: str) -> bool:
    """Whether ``text`` is an absolute IRI, so that it can name a node of a graph.

    >>> is_iri("https://example.org/a"), is_iri("https://example.org/a b"), is_iri("LA Times 2017"), is_iri("notes.txt")
    (True, False, False, False)
    """
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def is_address(text: str) -> bool:
    """Whether ``text`` is an address of the web.

    >>> is_address("https://example.org/a"), is_address("www.example.org/a"), is_address("https://example.org/<a>")
    (True, False, False)
    """
    return text.startswith(("http://", "https://")) and is_iri(text)


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Lower-case ASCII with single hyphens; empty when nothing is left.

    >>> slug("Doña Álvarez, Jr.")
    'dona-alvarez-jr'
    """
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")


def join_slugs(*parts: str) -> str:
    """Slugs of the non-empty parts joined by underscores: the form of every compound name.

    >>> join_slugs("Jeff Sessions", "us-attorney-general")
    'jeff-sessions_us-attorney-general'
    """
    return "_".join(part for part in map(slug, parts) if part)


def key_hash(*parts: str, digits: int = 8) -> str:
    """The first hex digits of the SHA-256 of the parts, NUL-separated: a stable, content-derived key."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:digits]
