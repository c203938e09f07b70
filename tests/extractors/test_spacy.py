"""The extractor spacy: the rules over any installed pipeline that gives what they read."""

from __future__ import annotations

import importlib.util
import sys
import types
from pathlib import Path

import pytest
import spacy

from kg.errors import ConfigError
from kg.extract.language import load_model
from kg.extract.weights import INTERCHANGEABLE
from kg.extractors import spacy_pipeline
from kg.extractors.spacy_pipeline import PREFERRED, check, chosen, extractor
from kg.model.document import SourceDocument
from kg.model.ontology import Vocabulary
from kg.readings import ExtractorSpec

BASE = next((name for name in INTERCHANGEABLE if importlib.util.find_spec(name)), INTERCHANGEABLE[0])
MOORING = PREFERRED[0]


def test_with_the_pipeline_of_the_base_install_it_reads_what_the_rules_read(vocabulary: Vocabulary, document: SourceDocument) -> None:
    assert extractor(vocabulary, BASE)(document) == ExtractorSpec().make()(document)
    assert extractor.rests_on(BASE, None) == ExtractorSpec().rests_on()


def test_a_pipeline_may_lie_in_a_folder(vocabulary: Vocabulary, document: SourceDocument) -> None:
    folder = str(load_model(BASE).path)
    assert extractor(vocabulary, folder)(document) == extractor(vocabulary, BASE)(document)


def test_a_package_that_only_brings_the_folder_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "brings_a_folder"
    package.mkdir()
    (package / "__init__.py").write_text(f"def model_path() -> str:\n    return {str(load_model(BASE).path)!r}\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert load_model("brings_a_folder").meta == load_model(BASE).meta


def test_a_package_without_a_place_is_no_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    package = types.ModuleType("lies_nowhere")
    package.__spec__ = importlib.util.spec_from_loader("lies_nowhere", None)
    monkeypatch.setitem(sys.modules, "lies_nowhere", package)
    with pytest.raises(ConfigError):
        load_model("lies_nowhere")


@pytest.mark.parametrize("installed", [(), (PREFERRED[2],), (PREFERRED[2], PREFERRED[0]), PREFERRED])
def test_the_first_preferred_pipeline_that_is_installed_is_picked_up(installed: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_pipeline.importlib.util, "find_spec", lambda name: name if name in installed else None)
    if installed:
        assert chosen(None) == next(name for name in PREFERRED if name in installed)
    else:
        with pytest.raises(ConfigError, match="is installed"):
            chosen(None)
    assert chosen("mine") == "mine"


@pytest.mark.skipif(importlib.util.find_spec(MOORING) is None, reason=f"{MOORING} is not installed (Python 3.12 and later)")
def test_the_larger_pipeline_reads_with_its_own_weights(vocabulary: Vocabulary, document: SourceDocument) -> None:
    reading = extractor(vocabulary)(document)
    assert {s.cls for s in reading.situations} >= {"Removal", "Endorsement"}
    assert extractor.rests_on(None, None) != ExtractorSpec().rests_on()


def test_what_cannot_carry_the_rules_is_refused() -> None:
    with pytest.raises(ConfigError, match="gives no tags, lemmas, parses, names"):
        check(spacy.blank("en"), "blank")
    with pytest.raises(ConfigError, match="reads 'de'"):
        check(_german(), "german")


def _german() -> spacy.language.Language:
    nlp = spacy.blank("de")
    for component in ("tagger", "lemmatizer", "parser", "ner"):
        nlp.add_pipe(component)
    return nlp


def test_parses_of_another_scheme_are_refused() -> None:
    nlp = spacy.blank("en")
    for component in ("tagger", "lemmatizer", "parser", "ner"):
        nlp.add_pipe(component)
    nlp.get_pipe("parser").add_label("obj")  # type: ignore[attr-defined]
    with pytest.raises(ConfigError, match="its parses have no dobj, nsubj, pobj, prep"):
        check(nlp, "universal")


def test_a_pipeline_that_is_not_there_is_a_configuration_error(vocabulary: Vocabulary) -> None:
    for name in ("no_such_pipeline", "no/such/folder", "os.path"):
        with pytest.raises(ConfigError) as caught:
            extractor(vocabulary, name)
        assert caught.value.code == "KG0501"
