"""A dataset made of many small examples, validated once for all tests."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from kg.model.iri import Namespaces
from kg.validate.report import Report
from kg.validate.validator import Validator
from kg.vocabulary import load

Check = Callable[[str], Report]


@pytest.fixture(scope="session")
def validator() -> Validator:
    return Validator(None, Namespaces(), load())


@pytest.fixture(scope="session")
def check(validator: Validator) -> Check:
    """The report on a TriG text in which all our prefixes are known."""
    head = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in validator.names.prefixes.items())
    return lambda text: validator.validate(ox.parse((head + text).encode(), format=ox.RdfFormat.TRIG), {})
