"""The extractor gliner against a stand-in with the interface of gliner.GLiNER (0.2.29): no package of the index carries weights.

The stand-in knows names by a list; what is tested is how its answers become names of the rules, and that only its folder is looked at.
"""

from __future__ import annotations

import sys
import types
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ConfigError
from kg.extract.language import load_model, parse_texts
from kg.extractors.gliner_names import LABELS, NamedBy, extractor, extractor_with
from kg.extractors.options import GlinerOptions
from kg.model.claim import EntityRef
from kg.model.ontology import Vocabulary
from tests.extractors.articles import document_of


class KnownNames:
    """What ``GLiNER.inference`` gives, for names of a list."""

    def __init__(self, names: dict[str, tuple[str, float]], *, relations: bool = False) -> None:
        self.names, self.relations = names, relations
        self.asked: list[tuple[list[str], list[str]]] = []

    def inference(self, texts: list[str], labels: list[str], *, threshold: float) -> Any:
        self.asked.append((texts, labels))
        found = [
            [
                {"start": text.index(name), "end": text.index(name) + len(name), "text": name, "label": label, "score": score}
                for name, (label, score) in self.names.items()
                if name in text and score >= threshold
            ]
            for text in texts
        ]
        return (found, [[] for _ in texts]) if self.relations else found


@pytest.mark.parametrize("relations", [False, True])
def test_names_of_the_model_take_the_place_of_those_of_the_pipeline(relations: bool) -> None:
    model = KnownNames({"Qormi Blackthistle": ("person", 0.9), "Ohio": ("organization", 0.8)}, relations=relations)
    nlp: Any = NamedBy(load_model(None), model, 0.5)
    (doc,) = parse_texts(nlp, [("It rained. Ohio hired Qormi Blackthistle in May 2019.", frozenset({0, 11}))])
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Ohio", "ORG"), ("Qormi Blackthistle", "PERSON"), ("May 2019", "DATE")]
    assert model.asked == [(["It rained.", "Ohio hired Qormi Blackthistle in May 2019."], list(LABELS))]


def test_the_rules_read_with_these_names(vocabulary: Vocabulary) -> None:
    document = document_of("Ozzle Grundwick endorsed Fenna Marrowby on Monday.")
    model = KnownNames({"Ozzle Grundwick": ("person", 0.9), "Fenna Marrowby": ("person", 0.9)})
    read = extractor_with(vocabulary, load_model(None), model, 0.5)
    endorsement = next(s for s in read(document).situations if s.cls == "Endorsement")
    people = (EntityRef("person:ozzle-grundwick"), EntityRef("person:fenna-marrowby"))
    assert (endorsement.fillers("agent"), endorsement.fillers("target")) == ((people[0],), (people[1],))
    assert read(document) == read(document)


def test_a_name_under_the_threshold_is_none() -> None:
    nlp: Any = NamedBy(load_model(None), KnownNames({"Ohio": ("organization", 0.4)}), 0.5)
    (doc,) = parse_texts(nlp, [("Ohio voted.", frozenset({0}))])
    assert [ent.text for ent in doc.ents] == []


def test_a_model_is_opened_from_its_folder_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, vocabulary: Vocabulary) -> None:
    (tmp_path / "gliner_config.json").write_text("{}", encoding="utf-8")
    opened: list[tuple[str, dict[str, Any]]] = []

    class GLiNER:
        @classmethod
        def from_pretrained(cls, folder: str, **settings: Any) -> KnownNames:
            opened.append((folder, settings))
            return KnownNames({})

    package = types.ModuleType("gliner")
    package.GLiNER = GLiNER  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "gliner", package)
    extractor(vocabulary, None, GlinerOptions(tmp_path))
    assert opened == [(str(tmp_path), {"local_files_only": True})]


def test_readings_rest_on_the_weights_and_the_threshold(tmp_path: Path) -> None:
    (tmp_path / "gliner_config.json").write_text("{}", encoding="utf-8")
    before = extractor.rests_on(None, GlinerOptions(tmp_path))
    assert extractor.rests_on(None, GlinerOptions(tmp_path)) == before
    (tmp_path / "pytorch_model.bin").write_bytes(b"1")
    after = extractor.rests_on(None, GlinerOptions(tmp_path))
    assert len({before, after, extractor.rests_on(None, GlinerOptions(tmp_path, Decimal("0.7")))}) == 3


@pytest.mark.parametrize("folder", [None, Path("not-there")])
def test_without_a_folder_it_is_a_configuration_error(folder: Path | None, vocabulary: Vocabulary) -> None:
    with pytest.raises(ConfigError) as caught:
        extractor(vocabulary, None, GlinerOptions(folder))
    assert caught.value.code == "KG0525"


def test_without_the_package_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, vocabulary: Vocabulary) -> None:
    (tmp_path / "gliner_config.json").write_text("{}", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "gliner", None)
    with pytest.raises(ConfigError) as caught:
        extractor(vocabulary, None, GlinerOptions(tmp_path))
    assert (caught.value.code, "claimgraph[gliner]" in caught.value.remedy) == ("KG0524", True)
