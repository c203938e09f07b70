"""Fixtures that every test may use."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
# how long an example takes says how busy the machine is
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="module")
def benches(root: Path) -> Iterator[Callable[[str], ModuleType]]:
    """A module of ``bench/`` by name; those beside it are found while the tests of one module run."""
    sys.path.insert(0, str(root / "bench"))
    yield importlib.import_module
    sys.path.remove(str(root / "bench"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold and public data beside the checkout; its absence skips the test, or fails it where CI=true."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        message = "the shared gold and data stand beside the checkout only on the project's machines"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder
