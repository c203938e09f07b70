"""The ontology is read once, checked, and handed out as frozen values (``kg.model.ontology``).

::

    vocabulary = load()                                    # the shipped ontology
    vocabulary.classes["Recusal"].roles, vocabulary.operators, vocabulary.shortcuts
    vocabulary.lexicon("RoleHead")                         # any node typed kgo:RoleHead in any file, as small mappings

A fault in a file raises ``VocabularyError`` with file and line before any article is read: not Turtle, a misspelt term,
a class or frame that lacks what proves it. One new file in ``ontology/situations/`` is all that a new class needs.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from kg.model.iri import BASE, Namespaces
from kg.model.ontology import Vocabulary
from kg.resources import shipped
from kg.vocabulary import terms
from kg.vocabulary.classes import read_classes, read_parents, read_shortcuts
from kg.vocabulary.files import read_sources
from kg.vocabulary.frames import read_examples, read_frames

__all__ = ["load", "ontology_triples"]


@lru_cache(maxsize=8)
def load(folder: Path | None = None, base: str = BASE) -> Vocabulary:
    """The whole ontology under ``folder`` (the shipped one by default), its terms under ``base``; VocabularyError when it has a fault."""
    sources = read_sources(folder or shipped("ontology"), Namespaces(base))
    terms.check_spelling(sources)
    terms.check_unique(sources)
    frames, examples = read_frames(sources), read_examples(sources)
    classes, shortcuts = read_classes(sources, frames, examples), read_shortcuts(sources)
    return Vocabulary(
        names=sources.names,
        classes=classes,
        operators=tuple(frames.get("", ())),
        shortcuts=shortcuts,
        parents=read_parents(sources),
        labels=terms.labels(sources),
        terms=terms.defined(sources),
        lexicons=terms.lexicons(sources),
        triples=terms.published(sources, classes, shortcuts),
        properties=terms.properties(sources),
    )


def ontology_triples(vocabulary: Vocabulary) -> list[ox.Triple]:
    """The triples of the ontology graph, sorted: class tree, labels, comments, values and shortcut rules; no frames, no blank nodes."""
    lines = "\n".join(vocabulary.triples).encode()
    return [quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)]
