"""Labels of situations as people read them, made from the ontology's patterns and the names of what fills the roles."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from kg.model.claim import EntityRef, Filler, Situation, SituationRef, TermRef, Words
from kg.model.entity import Entity, EntityKind
from kg.model.naming import filled_pattern, is_plural, listed
from kg.model.ontology import Vocabulary
from kg.model.resolution import Resolution, Source
from kg.resolve.unrealised import step_labels, unrealised

#: a label in a label is told to this depth, then by the words of the text
_DEPTH = 1
_LONGEST = 120


def labelled(resolution: Resolution, vocabulary: Vocabulary) -> Resolution:
    """The resolution with a label on every situation that an extractor made: the curator's where there is one, else from the pattern."""
    names = {entity.iri: _called(entity) for entity in resolution.entities}
    groups = frozenset(entity.iri for entity in resolution.entities if entity.kind is EntityKind.COLLECTIVE)
    curated = {s.id: s.label for source in resolution.sources if source.curated for s in source.situations if s.label}
    sources = [source if source.curated else _source(source, names, groups, curated, vocabulary) for source in resolution.sources]
    return replace(resolution, sources=tuple(sources))


def _called(entity: Entity) -> str:
    """What an entity is called in a sentence: somebody unnamed without the paper and the day that keep apart two of one description."""
    return re.sub(r" \([^()]*\d{4}-\d\d-\d\d\)$", "", entity.label) if entity.kind is EntityKind.ANONYMOUS_SOURCE else entity.label


def _source(source: Source, names: Mapping[str, str], groups: frozenset[str], curated: Mapping[str, str], vocabulary: Vocabulary) -> Source:
    here = {situation.id: situation for situation in source.situations}
    told = _Labels(names, groups, curated, here, unrealised(source.situations, source.claims, vocabulary), vocabulary)
    return replace(source, situations=tuple(replace(s, label=told.of(s)) for s in source.situations))


class _Labels:
    """The labels of one source's situations."""

    def __init__(
        self,
        names: Mapping[str, str],
        groups: frozenset[str],
        curated: Mapping[str, str],
        situations: Mapping[str, Situation],
        unrealised: Collection[str],
        vocabulary: Vocabulary,
    ) -> None:
        self.names, self.groups, self.curated, self.situations, self.vocabulary = names, groups, curated, situations, vocabulary
        self.unrealised = unrealised
        self.steps = step_labels(vocabulary)

    def of(self, situation: Situation, depth: int = 0) -> str:
        """What a situation is called."""
        if situation.id in self.curated:
            return self.curated[situation.id]
        cls = self.vocabulary.classes[situation.cls]
        names: dict[str, list[str]] = {}
        plural = set()
        for role, filler in situation.roles:
            if name := self._name(filler, depth):
                names[role] = [*names.get(role, ()), name]
                if len(names[role]) > 1 or (self._is_group(filler) and is_plural(name)):
                    plural.add(role)
        told = {role: listed(found) for role, found in names.items()}
        pattern = self.steps.get(situation.stage, cls.label_pattern) if situation.id in self.unrealised else cls.label_pattern
        text = filled_pattern(pattern, told, frozenset(plural)) if pattern and told else situation.label or cls.label
        return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"

    def _is_group(self, filler: Filler) -> bool:
        return isinstance(filler, Words) or (isinstance(filler, EntityRef) and filler.id in self.groups)

    def _name(self, filler: Filler, depth: int) -> str:
        if isinstance(filler, EntityRef):
            return self.names.get(filler.id, "")
        if isinstance(filler, TermRef):
            return self.vocabulary.labels.get(filler.name, filler.name).lower()
        if isinstance(filler, Words):
            return filler.text
        assert isinstance(filler, SituationRef)
        inner = self.situations.get(filler.id)
        if inner is None:
            return self.curated.get(filler.id, "")
        return inner.words or self.of(inner, depth + 1) if depth >= _DEPTH else self.of(inner, depth + 1)
