"""Situations by what people type: ``Trump opposes Sessions' Senate bid`` finds the opposition, whatever its label.

A situation is known by the words of its label, of its class with the words that evoke it, and of the names of everybody in it.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pyoxigraph as ox
from rapidfuzz import fuzz

from kg.answers.dataset import Dataset
from kg.model.iri import local_name
from kg.model.ontology import Vocabulary

#: words that tell nothing apart
_SMALL = frozenset(
    re.findall(
        r"\w+",
        """a about an and as at be by did do does for from had has have he her his how in is it its of on or she that the their they to
        was were what when where who why with""",
    )
)
#: likeness (rapidfuzz ratio, 0..100) from which a word counts as misspelt: one wrong letter in six, measured on the registry's names
_MISSPELT = 83.0
#: the share of a word that two forms of it have in common (opposes, opposition), and the least number of letters
_STEM_SHARE, _STEM = 0.6, 4

#: what it costs that two names stand the other way round; more than it costs to be named in a part only
_TURNED = 0.08

#: what it costs that a class knows another form of the word alone: *fired* is a removal before it is somebody under fire
_OTHER_FORM = 0.005


@dataclass(frozen=True, slots=True)
class Described:
    """A situation with the words it can be asked for by: those of its class, of its label, and of what takes part in it."""

    iri: str
    label: str
    cls: str
    kind: frozenset[str]
    own: frozenset[str]
    parts: frozenset[str] = field(default=frozenset())


def synonyms_of(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """The words that evoke each class: its label, and the lemmas of its frames that need no further word (not *fire back*)."""
    return {
        name: (cls.label, *(lemma for frame in cls.frames if not frame.particle and not frame.fixed for lemma in frame.lemmas))
        for name, cls in vocabulary.classes.items()
    }


def words(text: str) -> list[str]:
    """The words of a text that tell something, in lower case and without possessives.

    >>> words("Trump opposes Sessions' Senate bid")
    ['trump', 'opposes', 'sessions', 'senate', 'bid']
    """
    plain = re.sub(r"['’]s?(?=\W|$)", "", text.casefold())
    return [word for word in re.findall(r"[^\W_]+(?:-[^\W_]+)*", plain) if word not in _SMALL]


def described(data: Dataset) -> list[Described]:
    """Every situation that a claim speaks of, by IRI; the synonyms of the dataset are among the words of its class."""
    return data.once("situations described", lambda: _described(data))


def _described(data: Dataset) -> list[Described]:
    names: dict[str, set[str]] = defaultdict(set)
    for iri, name in (*data.column("skos:prefLabel", "registry"), *data.column("skos:altLabel", "registry")):
        names[iri] |= set(words(name))
    labels, takers = _told(data)
    classes = {iri: frozenset(cls for _, cls in told) for iri, told in labels.items()}
    evoked = {several: _kind_words(several, data.synonyms) for several in set(classes.values())}
    kinds = {iri: evoked[several] for iri, several in classes.items()}
    own = {iri: frozenset(word for label, _ in told for word in words(label)) for iri, told in labels.items()}

    def parts(iri: str) -> frozenset[str]:
        return frozenset().union(*(names.get(part, set()) | kinds.get(part, set()) | own.get(part, set()) for part in takers[iri]))

    return [Described(iri, *_called(told, data.synonyms), kinds[iri], own[iri], parts(iri)) for iri, told in sorted(labels.items())]


def _told(data: Dataset) -> tuple[Mapping[str, set[tuple[str, str]]], Mapping[str, set[str]]]:
    """Situation that a claim speaks of -> its (label, class) in each source, and what has a role in it in any."""
    named = {name: ox.NamedNode(data.names.expand(name)) for name in ("kgo:about", "rdfs:label", "rdf:type")}
    spoken = {(quad.object, quad.graph_name) for quad in data.store.quads_for_pattern(None, named["kgo:about"], None, None)}
    labels: dict[str, set[tuple[str, str]]] = defaultdict(set)
    takers: dict[str, set[str]] = defaultdict(set)
    for situation, graph in spoken:
        quads = list(data.store.quads_for_pattern(situation, None, None, graph))  # type: ignore[arg-type]
        found = [quad.object.value for quad in quads if quad.predicate == named["rdfs:label"]]  # type: ignore[union-attr]
        classes = [local_name(quad.object.value) for quad in quads if quad.predicate == named["rdf:type"]]  # type: ignore[union-attr]
        labels[situation.value] |= {(label, cls) for label in found for cls in classes}  # type: ignore[union-attr]
        takers[situation.value] |= {quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)}  # type: ignore[union-attr]
    return {iri: told for iri, told in labels.items() if told}, takers


def _called(told: Iterable[tuple[str, str]], synonyms: Mapping[str, Iterable[str]]) -> tuple[str, str]:
    """The shortest label, with the class that the ontology knows words for."""
    return min(told, key=lambda pair: (pair[1] not in synonyms, len(pair[0]), pair))


def _kind_words(classes: Iterable[str], synonyms: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The words of classes: their names, and of what evokes them the single words (*fire back at* is not firing)."""
    found: set[str] = set()
    for cls in classes:
        found |= set(words(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls)))
        found |= {word for phrase in synonyms.get(cls, ()) if " " not in phrase for word in words(phrase)}
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Situations:
    """Situations, and for each word the places of those that hold it."""

    every: Sequence[Described]
    holding: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, situations: Iterable[Described]) -> Situations:
        """The situations with their words."""
        every, holding = tuple(situations), defaultdict(list)
        for place, one in enumerate(every):
            for word in one.kind | one.own | one.parts:
                holding[word].append(place)
        return cls(every, dict(holding))

    def having(self, forms: Iterable[str]) -> set[int]:
        """The places of those that hold any of the words."""
        return {place for word in forms for place in self.holding[word]}


def ranked(text: str, situations: Situations) -> list[tuple[float, Described]]:
    """The situations that answer best, with how much of what was typed they hold (0 to 1, rare words counting for more)."""
    typed, every = list(dict.fromkeys(words(text))), situations.every
    forms = {word: frozenset(other for other in situations.holding if other == word or _alike(word, other)) for word in typed}
    hits = {word: {place: _in(word, forms[word], every[place]) for place in situations.having(forms[word])} for word in typed}
    weights = {word: 1.0 + math.log((len(every) + 1) / (1 + len(found))) for word, found in hits.items()}
    total = sum(weights.values())
    places = {place for found in hits.values() for place in found}
    shares = [(sum(weights[word] * hits[word].get(place, 0.0) for word in typed) / total, every[place]) for place in places]
    scored = [(round(share - _TURNED * _disorder(forms, one), 4), one) for share, one in shares]
    return sorted(scored, key=lambda pair: (-pair[0], len(pair[1].label), pair[1].label, pair[1].iri))


def _in(word: str, forms: frozenset[str], one: Described) -> float:
    """How well a situation holds a word: 1 among those of its class, a little less in another form, in its label or its parts, else 0."""
    if not forms.isdisjoint(one.kind):
        exact = 0.0 if word in one.kind else _OTHER_FORM
        return (0.99 if forms.isdisjoint(one.own) else 1.0) - exact
    if not forms.isdisjoint(one.own):
        return 0.98
    return 0.0 if forms.isdisjoint(one.parts) else 0.9


def _disorder(typed: Mapping[str, frozenset[str]], one: Described) -> int:
    """How many neighbours among the names typed stand the other way round in the label: who opposes whom; ``typed`` has forms of words."""
    label = words(one.label)
    named = [forms for forms in typed.values() if forms.isdisjoint(one.kind)]
    places = [next((n for n, word in enumerate(label) if word in forms), -1) for forms in named]
    found = [place for place in places if place >= 0]
    return sum(first > second for first, second in pairwise(found))


def _alike(word: str, other: str) -> bool:
    """Whether two words are forms of one (opposes, opposition), or one is the other misspelt.

    >>> _alike("opposes", "opposition"), _alike("sesions", "sessions"), _alike("trump", "trial")
    (True, True, False)
    """
    if word[:3] != other[:3] and word[1:] != other[1:]:
        return False
    common = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    if common >= max(_STEM, math.ceil(_STEM_SHARE * min(len(word), len(other))), min(len(word), len(other)) - 3):
        return True
    return min(len(word), len(other)) > 5 and fuzz.ratio(word, other) >= _MISSPELT
