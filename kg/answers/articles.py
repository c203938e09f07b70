"""What is known of the documents that words stand in: who printed them when, since when they are known here, and their fingerprint."""

from __future__ import annotations

from dataclasses import dataclass

from kg.answers.claim_rows import Properties, properties
from kg.answers.dataset import Dataset
from kg.model.iri import is_iri


@dataclass(frozen=True, slots=True)
class Article:
    """A document: its title, outlet, authors and day, its address, the fingerprint of its text, and the first that printed this text.

    Articles of one ``voice`` are one witness: those of one outlet, and those that print a text of it.
    """

    iri: str
    title: str
    outlet: str
    authors: tuple[str, ...]
    published: str
    address: str
    sha256: str
    reprint_of: str
    voice: str


@dataclass(frozen=True, slots=True)
class Learned:
    """Since when a source is known here: ``day`` as far as a day can be named, and on what that rests."""

    day: str
    basis: str

    @property
    def words(self) -> str:
        """When it was learned, in words.

        >>> Learned("2026-02-01", "recorded").words, Learned("2019-11-06", "published").words
        ('learned on 2026-02-01', 'learned on 2019-11-06 at the earliest')
        """
        return _LEARNED[self.basis].format(day=self.day)


#: on what it rests that a source was known on a day -> how that is told
_LEARNED = {
    "recorded": "learned on {day}",
    "earlier version recorded": "learned in an earlier version on {day}",
    "published": "learned on {day} at the earliest",
    "not recorded": "nobody recorded when it was learned",
}


def article(data: Dataset, iri: str) -> Article | None:
    """The document of this IRI; ``None`` where the dataset knows of none."""
    found = properties(data, iri, data.names.graph("provenance"))
    title = _first(data, found, "dcterms:title")
    if not title:
        return None
    first = _first(data, found, "kgo:reprintOf")
    printed = properties(data, first, data.names.graph("provenance")) if first else found
    return Article(
        iri=iri,
        title=title,
        outlet=label(data, _first(data, found, "dcterms:publisher")),
        authors=tuple(label(data, person) for person in found.get(data.names.expand("dcterms:creator"), ())),
        published=_first(data, found, "dcterms:issued")[:10],
        address=_first(data, found, "foaf:page"),
        sha256=_first(data, found, "kgo:sha256"),
        reprint_of=first,
        voice=_first(data, printed, "dcterms:publisher") or iri,
    )


def learned(data: Dataset, graph: str, published: str = "") -> Learned:
    """Since when the source of a graph is known here; ``published`` is the day of its publication, if it has one."""
    found = properties(data, graph, data.names.graph("provenance"))
    if day := _first(data, found, "kgo:recorded"):
        return Learned(day, "recorded")
    if day := _first(data, found, "kgo:recordedBefore"):
        return Learned(day, "earlier version recorded")
    return Learned(published, "published") if published else Learned("", "not recorded")


def label(data: Dataset, iri: str) -> str:
    """What the registry calls a node, else its prefixed name; empty for no node."""
    if not iri:
        return ""
    return _first(data, properties(data, iri, data.names.graph("registry")), "skos:prefLabel") or data.names.shorten(iri)


def is_node(data: Dataset, value: str) -> bool:
    """Whether a value that a property gives can be the IRI of a node of this graph, and is no plain text."""
    return value.startswith(data.names.base) and is_iri(value)


def _first(data: Dataset, found: Properties, name: str) -> str:
    return next(iter(found.get(data.names.expand(name), ())), "")
