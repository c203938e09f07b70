"""Finding entities, situations and claims by what people type."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from kg.answers.dataset import Dataset
from kg.errors import ConfigError

#: below this similarity (rapidfuzz WRatio, 0..100) a name is not offered: measured on the registry's names with one to three typing errors
_LIKELY = 78.0

#: an entity called so goes before a situation whose label merely holds the words
_SITUATION_HANDICAP = 4.0

_ENTITIES = """SELECT ?iri ?label ?class WHERE {
  GRAPH graph:registry { ?iri skos:prefLabel ?label ; a ?class } } ORDER BY ?iri ?class"""
_ALIASES = "SELECT ?iri ?alias WHERE { GRAPH graph:registry { ?iri skos:altLabel ?alias } } ORDER BY ?iri ?alias"
_SITUATIONS = """SELECT DISTINCT ?iri ?label ?class WHERE {
  GRAPH ?g { ?claim kgo:about ?iri . ?iri rdfs:label ?label ; a ?class } } ORDER BY ?iri ?label"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found by text: its IRI, label and class, with the words that matched and how well (0..100)."""

    iri: str
    label: str
    kind: str
    matched: str
    score: float


def find(data: Dataset, text: str, kind: str = "", *, situations: bool = True, limit: int = 20) -> list[Hit]:
    """Entities (and situations) whose label or alias is like ``text``, best first; ``kind`` keeps one class (``Person``, ``Tenure``)."""
    hits: dict[str, Hit] = {}
    situation_iris = {row["iri"] for row in data.graphs(_SITUATIONS)} if situations else set()
    for iri, label, cls, words in _names(data, situations):
        if kind and cls.lower() != kind.lower():
            continue
        score = _score(text, words) - (_SITUATION_HANDICAP if iri in situation_iris else 0.0)
        if score >= _LIKELY and (iri not in hits or score > hits[iri].score):
            hits[iri] = Hit(iri, label, cls, words, score)
    return sorted(hits.values(), key=lambda hit: (-hit.score, hit.label, hit.iri))[:limit]


def _names(data: Dataset, situations: bool) -> list[tuple[str, str, str, str]]:
    """(IRI, label, class, name) of every name in the dataset."""
    rows: list[tuple[str, str, str, str]] = []
    labels: dict[str, tuple[str, str]] = {}
    for row in data.graphs(_ENTITIES):
        labels[row["iri"]] = (row["label"], _local(row["class"]))
    rows += [(iri, label, cls, label) for iri, (label, cls) in labels.items()]
    rows += [(row["iri"], *labels[row["iri"]], row["alias"]) for row in data.graphs(_ALIASES) if row["iri"] in labels]
    if situations:
        rows += [(row["iri"], row["label"], _local(row["class"]), row["label"]) for row in data.graphs(_SITUATIONS)]
    return rows


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _score(text: str, words: str) -> float:
    """How well ``words`` answer ``text``: 100 for the same name, 95 where all words typed occur, else likeness."""
    typed, name = text.casefold().split(), words.casefold().split()
    if typed == name:
        return 100.0
    if typed and set(typed) <= set(name):
        return 96.0 - min(6.0, len(name) - len(typed))
    return min(90.0, fuzz.WRatio(text.casefold(), words.casefold()) if len(text) > 3 else fuzz.ratio(text.casefold(), words.casefold()))


def one(data: Dataset, text: str, kinds: tuple[str, ...] = (), what: str = "entity") -> Hit:
    """The one thing that ``text`` names: an IRI, a prefixed name, a slug, a label or an alias.

    Raises ``ConfigError`` when nothing or several things answer equally well; the remedy lists them.
    """
    exact = _by_iri(data, text)
    if exact:
        return exact
    hits = [hit for hit in find(data, text) if not kinds or hit.kind in kinds]
    best = [hit for hit in hits if hit.score >= 100.0] or [hit for hit in hits if hits and hit.score == hits[0].score]
    if len(best) == 1 and best[0].score > 90.0:
        return best[0]
    near = "; ".join(f"{hit.label} ({data.names.shorten(hit.iri)})" for hit in (best if len(best) > 1 else hits)[:5])
    if len(best) > 1 and best[0].score > 90.0:
        raise ConfigError("KG0931", f"{text!r} names several things", remedy=f"say which: {near}")
    raise ConfigError(
        "KG0930", f"no {what} is called {text!r}", remedy=f"did you mean {near}?" if near else f"kg find {text!r} searches all names"
    )


def _by_iri(data: Dataset, text: str) -> Hit | None:
    iri = data.names.expand(text)
    wanted = iri if iri.startswith("http") else ""
    for known, label, cls, _ in _names(data, situations=True):
        if known == wanted or (not wanted and "/" not in text and known.rsplit("/", 1)[-1] == text):
            return Hit(known, label, cls, text, 100.0)
    return None


def suggest(text: str, choices: list[str]) -> str:
    """The choice most like ``text``, or the empty string."""
    found = process.extractOne(text, choices, scorer=fuzz.WRatio, score_cutoff=_LIKELY)
    return found[0] if found else ""
