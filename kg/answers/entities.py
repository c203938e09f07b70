"""Finding entities, situations and claims by what people type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from kg.answers.dataset import Dataset
from kg.answers.matching import Situations, described, ranked
from kg.errors import ConfigError
from kg.model.iri import local_name

#: below this similarity (rapidfuzz WRatio, 0..100) a name is not offered: measured on the registry's names with one to three typing errors
_LIKELY = 78.0

#: the score of a situation that holds every word typed: below that of an entity whose name does
_SITUATION = 90.0

#: the best score of a name that only resembles what was typed, or holds a part of it
_MERELY_ALIKE = 88.0

#: an entity is meant when its name holds every word typed
_SURELY_NAMED = 90.0

#: situations whose scores differ by less fit equally well; the least share of the words typed that must be there
_AS_GOOD, _ENOUGH = 2.0, 0.6

_REPLACED = "SELECT ?old ?new WHERE { GRAPH graph:registry { ?old dcterms:isReplacedBy ?new } } ORDER BY ?old"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found by text: its IRI, label and class, with the words that matched and how well (0..100)."""

    iri: str
    label: str
    kind: str
    matched: str
    score: float
    entity: bool = True


def find(data: Dataset, text: str, kind: str = "", *, situations: bool = True, limit: int = 20) -> list[Hit]:
    """Entities (and situations) that ``text`` names or describes, best first; ``kind`` keeps one class (``Person``, ``Tenure``)."""
    hits: dict[str, Hit] = {}
    names = _names(data)
    for place, score in sorted(_scores(names, text).items()):
        iri, label, cls, words = names.rows[place]
        if (iri not in hits or score > hits[iri].score) and of_kind(cls, kind):
            hits[iri] = Hit(iri, label, cls, words, score)
    if situations:
        for hit in _situations(data, text):
            if hit.score >= _LIKELY and of_kind(hit.kind, kind):
                hits[hit.iri] = hit
    return sorted(hits.values(), key=lambda hit: (-hit.score, hit.label, hit.iri))[:limit]


def of_kind(cls: str, kind: str) -> bool:
    """Whether a class is the one asked for, in capitals or not; every class is where none is asked for."""
    return not kind or cls.casefold() == kind.casefold()


def _situations(data: Dataset, text: str) -> list[Hit]:
    """Situations by the words typed, best first; the one whose very label was typed has 100."""
    found = ranked(text, _words(data))
    exact = text.casefold()
    return [
        Hit(one.iri, one.label, one.cls, one.label, 100.0 if one.label.casefold() == exact else share * _SITUATION, entity=False)
        for share, one in found
    ]


def _words(data: Dataset) -> Situations:
    return data.once("words of situations", lambda: Situations.of(described(data)))


def index_search(data: Dataset) -> None:
    """What a search needs of the whole dataset is made now, and not at the first search."""
    _names(data)
    _words(data)


def kinds(data: Dataset) -> list[str]:
    """The classes of all entities and situations, by name."""
    told = {cls for _, _, cls, _ in _names(data).rows} | {one.cls for one in described(data)}
    return sorted(told)


@dataclass(frozen=True, slots=True)
class _Names:
    """(IRI, label, class, name) of every name of an entity; the names in lower case; for each word the places of the names that hold it."""

    rows: tuple[tuple[str, str, str, str], ...]
    folded: tuple[str, ...]
    holding: Mapping[str, set[int]]


def require_kind(data: Dataset, kind: str) -> None:
    """Raise ``ConfigError`` where the graph has nothing of this class."""
    known = kinds(data)
    if kind.casefold() not in {name.casefold() for name in known}:
        near = suggest(kind, known)
        hint = f"did you mean {near}?  " if near else ""
        raise ConfigError("KG0933", f"nothing here is a {kind!r}", remedy=f"{hint}there are: {', '.join(known)}")


def _names(data: Dataset) -> _Names:
    return data.once("names of entities", lambda: _sorted_out(tuple(_named(data))))


def _sorted_out(rows: tuple[tuple[str, str, str, str], ...]) -> _Names:
    folded, holding = tuple(name.casefold() for *_, name in rows), defaultdict(set)
    for place, name in enumerate(folded):
        for word in name.split():
            holding[word].add(place)
    return _Names(rows, folded, dict(holding))


def _named(data: Dataset) -> Iterator[tuple[str, str, str, str]]:
    classes = {iri: local_name(cls) for iri, cls in data.column("rdf:type", "registry")}
    labels = {iri: label for iri, label in data.column("skos:prefLabel", "registry") if iri in classes}
    yield from ((iri, label, classes[iri], label) for iri, label in labels.items())
    aliases = data.column("skos:altLabel", "registry")
    yield from ((iri, labels[iri], classes[iri], alias) for iri, alias in aliases if iri in labels)


def _scores(names: _Names, text: str) -> dict[int, float]:
    """How well names answer ``text``, by place: 100 for the same name, 95 where all words typed occur, else likeness; unlikely ones not."""
    likeness = fuzz.WRatio if len(text) > 3 else fuzz.ratio
    alike = process.extract(text.casefold(), names.folded, scorer=likeness, processor=None, score_cutoff=_LIKELY, limit=None)
    found = {place: min(_MERELY_ALIKE, score) for _, score, place in alike}
    typed = text.casefold().split()
    for place in set.intersection(*(names.holding.get(word, set()) for word in typed)) if typed else ():
        name = names.folded[place].split()
        found[place] = 100.0 if typed == name else 96.0 - min(6.0, len(name) - len(typed))
    return found


def one(data: Dataset, text: str, kinds: tuple[str, ...] = (), what: str = "entity", *, situations: bool = True) -> Hit:
    """The one thing that ``text`` names: an IRI, a prefixed name, a slug, a label or an alias; an entity that was merged is what it became.

    Without ``situations`` only entities are meant. Raises ``ConfigError`` when nothing or several things answer equally well; the remedy
    lists them.
    """
    exact = _by_iri(data, text)
    if exact and (not kinds or exact.kind in kinds) and (situations or exact.entity):
        return exact
    hits = [hit for hit in find(data, text, situations=situations and not kinds) if not kinds or hit.kind in kinds]
    best = _meant([hit for hit in hits if hit.score >= 100.0] or [hit for hit in hits if hit.score == hits[0].score])
    best = best + _bearers(best, hits)
    if len(best) == 1 and best[0].score > 90.0:
        return best[0]
    near = "; ".join(f"{hit.label} ({data.names.shorten(hit.iri)})" for hit in (best if len(best) > 1 else hits)[:5])
    if len(best) > 1 and best[0].score > 90.0:
        raise ConfigError("KG0931", f"{text!r} names several things", remedy=f"say which: {near}")
    raise ConfigError(
        "KG0930", f"no {what} is called {text!r}", remedy=f"did you mean {near}?" if near else f"kg find {text!r} searches all names"
    )


def _meant(hits: list[Hit]) -> list[Hit]:
    """Of several things that are called the same: entities before situations, and people before what else bears their name."""
    entities = [hit for hit in hits if hit.entity] or hits
    people = [hit for hit in entities if hit.kind == "Person"]
    return people or entities


def _bearers(best: list[Hit], hits: list[Hit]) -> list[Hit]:
    """The other people who bear a surname, where it alone is the name of the one person that was found."""
    if len(best) != 1 or best[0].kind != "Person" or " " in best[0].label or best[0].matched != best[0].label:
        return []
    return [hit for hit in hits if hit.kind == "Person" and hit.score > _SURELY_NAMED and hit.iri != best[0].iri]


def entity_or_situations(data: Dataset, text: str) -> list[Hit]:
    """What ``text`` names, alone; else all situations that its words fit best, in the order of fitness.

    Raises ``ConfigError`` where nothing holds most of the words.
    """
    exact = _by_iri(data, text)
    if exact:
        return [exact]
    named = [hit for hit in find(data, text, situations=False) if hit.score > _SURELY_NAMED]
    if len(named) == 1 or (named and named[0].score >= 100.0):
        return [one(data, text)]
    hits = _situations(data, text)
    best = [hit for hit in hits if hit.score >= hits[0].score - _AS_GOOD and hit.score >= _ENOUGH * _SITUATION]
    if best or named:
        return best or named[:1]
    near = "; ".join(f"{hit.label} ({data.names.shorten(hit.iri)})" for hit in (*find(data, text)[:3], *hits[:2]))
    remedy = f"did you mean {near}?" if near else "kg find WORDS searches names, kg stats shows what is there"
    raise ConfigError("KG0930", f"no claim, situation or entity fits {text!r}", remedy=remedy)


def _as_iri(data: Dataset, text: str) -> str:
    """The IRI that is meant by one, by a prefixed name, or by kind and slug (``person:ann-lee``, ``person/ann-lee``); empty for others."""
    iri = data.names.expand(text)
    if iri.startswith("http"):
        return iri
    return data.names.base + text.replace(":", "/", 1) if " " not in text and ("/" in text or ":" in text) else ""


def merged(data: Dataset, text: str) -> tuple[str, str] | None:
    """The IRI that ``text`` names and the one that it was merged into, where a decision did that."""
    wanted = _as_iri(data, text)
    for row in data.all_rows(_REPLACED) if " " not in text else ():
        if wanted == row["old"] or (not wanted and local_name(row["old"]) == text):
            return row["old"], row["new"]
    return None


def _by_iri(data: Dataset, text: str) -> Hit | None:
    if old := merged(data, text):
        return _by_iri(data, old[1])
    wanted = _as_iri(data, text)
    for known, label, cls, _ in _names(data).rows:
        if known == wanted or (not wanted and "/" not in text and known.rsplit("/", 1)[-1] == text):
            return Hit(known, label, cls, text, 100.0)
    for told in described(data) if wanted or " " not in text else ():
        if told.iri == wanted or (not wanted and told.iri.rsplit("/", 1)[-1] == text):
            return Hit(told.iri, told.label, told.cls, text, 100.0, entity=False)
    return None


def suggest(text: str, choices: list[str]) -> str:
    """The choice most like ``text``, or the empty string."""
    found = process.extractOne(text, choices, scorer=fuzz.WRatio, processor=str.casefold, score_cutoff=_LIKELY)
    return found[0] if found else ""
