"""One claim as a line of claims.tsv, from what its source graph says of it, of its situation and of its quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kg.model.intervals import FuzzyInterval
from kg.publish.publication import Publication

COLUMNS = (
    "claim", "source", "class", "situation", "label", "roles", "date", "begin", "end", "ending", "stage", "modality", "polarity",
    "certainty", "holder", "condition", "status", "outcome", "withheld", "confidence", "char_start", "char_end", "quote", "sources",
)  # fmt: skip
#: the columns whose cells are numbers
NUMBERS = {"char_start": int, "char_end": int, "confidence": float}

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_ORG = "http://www.w3.org/ns/org#"
_OA = "http://www.w3.org/ns/oa#"
_DCTERMS_SOURCE = "http://purl.org/dc/terms/source"

#: of one subject, its values by property, in order
Description = dict[str, list[ox.NamedNode | ox.Literal]]


def line(cells: Iterable[str]) -> bytes:
    """Cells as a line; tabs and line ends in them become spaces, nothing is quoted."""
    return ("\t".join(" ".join(cell.split()) for cell in cells) + "\n").encode()


def described(statements: Iterable[ox.Quad | ox.Triple]) -> dict[str, Description]:
    """Subject -> property -> values, in order."""
    found: dict[str, Description] = defaultdict(lambda: defaultdict(list))
    for told in statements:
        if isinstance(told.subject, ox.NamedNode) and isinstance(told.object, ox.NamedNode | ox.Literal):
            found[told.subject.value][told.predicate.value].append(told.object)
    return found


def judged(publication: Publication, description: Description) -> tuple[str, str]:
    """The status and the outcome that the assessment gives to a claim, as they are printed."""
    first, second = (" | ".join(text(publication, value) for value in description.get(prop, ())) for prop in verdict_terms(publication))
    return first, second


def verdict_terms(publication: Publication) -> tuple[str, str]:
    """The properties that say what became of a claim."""
    return publication.names.term("status"), publication.names.term("outcome")


def row(
    publication: Publication, source: str, iri: str, graph: Mapping[str, Description], verdict: tuple[str, str], withheld: bool
) -> dict[str, str]:
    """The cells of a claim by their column; ``graph`` says of each subject what its source says of it."""
    names = publication.names
    claim = graph[iri]

    def one(description: Description, prop: str) -> str:
        return " | ".join(text(publication, value) for value in description.get(prop, ()))

    def own(description: Description, prop: str) -> str:
        return one(description, names.term(prop))

    situation_iri = _value(claim[names.term("about")][0])
    situation = graph.get(situation_iri, {})
    quotes = [graph.get(_value(quote), {}) for quote in claim.get(names.term("evidence"), ())]
    first = min(quotes, key=lambda quote: int(_value(quote[_OA + "start"][0])), default={})
    cells = {name: own(claim, name) for name in ("modality", "polarity", "certainty", "holder", "condition", "confidence")}
    cells |= {name: own(situation, name) for name in ("date", "begin", "end", "stage")}
    cells["status"], cells["outcome"] = verdict
    cls = one(situation, _RDF_TYPE).replace("kgo:", "")
    return cells | {
        "claim": names.shorten(iri),
        "source": source,
        "class": cls,
        "ending": _ending(cells) if publication.vocabulary.is_a(cls, "State") else "",
        "situation": names.shorten(situation_iri),
        "label": one(situation, _LABEL),
        "roles": _roles(publication, situation),
        "withheld": "yes" if withheld else "",
        "char_start": one(first, _OA + "start"),
        "char_end": one(first, _OA + "end"),
        "quote": one(first, _OA + "exact"),
        "sources": one(claim, _DCTERMS_SOURCE),
    }


def _ending(cells: dict[str, str]) -> str:
    """What the source tells of the end of a state (``kg.model.intervals.Ending``); nothing where its dates are none."""
    try:
        return FuzzyInterval.of(cells["begin"], cells["end"]).ending.value
    except ValueError:
        return ""


def _roles(publication: Publication, situation: Description) -> str:
    """The situation's participants as ``role=value`` pairs."""
    skipped = {publication.names.term(name) for name in ("date", "begin", "end", "stage")} | {_RDF_TYPE, _LABEL}
    bounds = ("Min", "Max")
    pairs = [
        f"{publication.names.shorten(prop).partition(':')[2]}={text(publication, value)}"
        for prop, values in sorted(situation.items())
        if prop not in skipped and not prop.endswith(bounds) and (prop.startswith((publication.names.term(""), _ORG)))
        for value in values
    ]
    return "; ".join(pairs)


def _value(term: ox.NamedNode | ox.Literal) -> str:
    return term.value


def text(publication: Publication, term: ox.NamedNode | ox.Literal) -> str:
    """A value as it is printed: IRIs by their prefix."""
    return publication.names.shorten(term.value) if isinstance(term, ox.NamedNode) else term.value
