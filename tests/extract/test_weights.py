"""What is told of the weights without loading them is what the loaded pipeline says of itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.errors import ConfigError
from kg.extract.language import load_model
from kg.extract.weights import hash_of, model_folder, model_identity


def test_the_identity_is_that_of_the_pipeline() -> None:
    nlp, told = load_model(), model_identity()
    assert (told.name, told.version) == (f"{nlp.meta['lang']}_{nlp.meta['name']}", nlp.meta["version"])
    assert (model_folder(), told.sha256) == (nlp.path, hash_of(nlp.path))


def test_a_folder_is_the_model_that_lies_in_it(tmp_path: Path) -> None:
    copy = shutil.copytree(model_folder(), tmp_path / "model")
    assert (model_folder(str(copy)), model_identity(str(copy))) == (copy, model_identity())


@pytest.mark.parametrize("name", ["no_such_package", "not a name", "json"])
def test_what_is_no_model_is_refused(name: str) -> None:
    with pytest.raises(ConfigError, match="no language model"):
        model_folder(name)


def test_a_module_without_a_place_is_no_model_even_beside_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "x", "version": "1"}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match="no language model"):
        model_folder("sys")
