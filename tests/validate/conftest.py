"""The gold, small datasets, and one validator for all tests of this folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.model.iri import Namespaces
from kg.validate.report import Report
from kg.validate.validator import Validator
from kg.vocabulary import load


@pytest.fixture(scope="session")
def names() -> Namespaces:
    return Namespaces()


@pytest.fixture(scope="session")
def validator(names: Namespaces) -> Validator:
    return Validator(None, names, load())


@pytest.fixture(scope="session")
def trig(names: Namespaces) -> Callable[[str], list[ox.Quad]]:
    """Quads of a TriG text in which all our prefixes are known."""
    head = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in names.prefixes.items())
    return lambda text: list(ox.parse((head + text).encode(), format=ox.RdfFormat.TRIG))


@pytest.fixture(scope="session")
def gold(shared: Path) -> Path:
    return shared / "gold" / "seed"


@pytest.fixture(scope="session")
def gold_texts(shared: Path) -> dict[str, str]:
    texts = [path.read_bytes() for path in sorted((shared / "seeds" / "articles").glob("*.txt"))]
    return {hashlib.sha256(text).hexdigest(): text.decode() for text in texts}


@pytest.fixture(scope="session")
def check(validator: Validator, gold_texts: dict[str, str]) -> Callable[[Path], Report]:
    """The report on a TriG file of the gold kind, given the seed article."""
    return lambda path: validator.validate(ox.parse(path=str(path), format=ox.RdfFormat.TRIG), gold_texts)
