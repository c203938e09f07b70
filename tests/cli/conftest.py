"""What tests of commands share: the small graph of a test module as a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model.iri import Namespaces


@pytest.fixture(scope="module")
def graph(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The TriG text ``GRAPH`` of the module, with the prefixes of the project before it."""
    path = tmp_path_factory.mktemp("graph") / "small.trig"
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in Namespaces().prefixes.items())
    path.write_text(prefixes + request.module.GRAPH, encoding="utf-8")
    return path
