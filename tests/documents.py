"""What tests share: the checkout, the scripts of docs/ as modules, and the vocabulary with rules that are seldom right."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType

from kg.model.ontology import Vocabulary

ROOT = Path(__file__).resolve().parent.parent


@cache
def script(name: str) -> ModuleType:
    """A script of the checkout, loaded under its own name; modules beside it are found."""
    path = ROOT / name
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module  # where a dataclass of the script looks for its own module
    sys.path.insert(0, str(path.parent))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(path.parent))
    return module


def every_rule(vocabulary: Vocabulary) -> Vocabulary:
    """The vocabulary without the floor of confidence: what each rule reads, however seldom it is right on real news."""
    entries = tuple(entry for entry in vocabulary.lexicon("Reliability") if "floor" not in entry)
    return replace(vocabulary, lexicons={**vocabulary.lexicons, "Reliability": entries})
