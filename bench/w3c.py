"""The W3C's suites for RDF against what kg reads with and what it writes.

    python bench/w3c.py SHARED [--failures]

Readers: every test of Turtle, TriG, N-Triples and N-Quads (1.1 and 1.2) and of JSON-LD 1.1 toRdf is read by ``kg.store.read_quads``; a test
that must fail has to be refused with a finding's code, one with a result has to give the same dataset but for the names of blank nodes.
Writers: each dataset of a positive test of RDF 1.1 or of fromRdf is written in every format that kg writes and read again by another
library (rdflib, for JSON-LD PyLD). RDFC-1.0: ``kg.canonical`` against the expected bytes. The table names every test that does not pass,
with whose it is.
"""

from __future__ import annotations

import argparse
import json
import logging
import tarfile
import tempfile
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib

from kg.canonical import canonical_nquads
from kg.errors import ConfigError, InputError, LimitError
from kg.model.iri import Namespaces
from kg.model.ontology import Vocabulary
from kg.model.quads import in_order
from kg.publish.jsonld import dataset_file
from kg.publish.publication import Publication
from kg.publish.rdf import nquads, trig, turtle
from kg.store import FORMATS, read_quads
from kg.vocabulary import load

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
RDFC = "https://w3c.github.io/rdf-canon/tests/vocab#"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
#: seconds that a canonical form may take: no test that has one takes a second
PATIENCE = 3.0

_REMOTE = "ours by choice: a context in another file or at an address is not loaded"
_MODE = "ours by choice: JSON-LD 1.0 is not offered as a mode"
_OPTION = "ours by choice: the option is not offered"
_DIRECTION = "library (pyoxigraph): keeps the direction of writing as a literal of RDF 1.2, where the test drops it"
_DOTS = "library (pyoxigraph): dot segments of a @base are not taken out"
#: suite and test -> whose failure it is, and why
ATTRIBUTED: Mapping[tuple[str, str], str] = {
    **{
        ("JSON-LD toRdf", name): _REMOTE
        for name in ["tc031", "tc034", "te126", "te127", "te128", "tso05", "tso06", "tso08", "tso09", "tso11"]
    },
    **{("JSON-LD toRdf", name): _MODE for name in ["tc029", "tep02", "ter21", "ter42", "ttn01", "te075"]},
    **{("JSON-LD toRdf", name): _OPTION for name in ["te077", "tdi09", "tdi10", "tdi11", "tdi12"]},
    **{("JSON-LD toRdf", name): _DIRECTION for name in ["tdi02", "tdi04", "tdi05", "tdi06"]},
    **{("JSON-LD toRdf", name): _DOTS for name in ["t0122", "t0123", "te062", "te091"]},
    ("JSON-LD toRdf", "tc013"): "library (pyoxigraph): a context of a type is not applied to values under @container: @type",
    ("JSON-LD toRdf", "tli12"): "library (pyoxigraph): a @base that is no IRI is refused, where the test goes on without it",
}


#: how what is wrong begins where pyoxigraph reads what was written as it was meant, and the other library alone does not
ALONE = "the other library alone"
#: writer -> what the other library makes of it
OTHERS: Mapping[str, str] = {
    "Turtle written": "the library that reads it (rdflib): numbers written bare are normalised, so that +1 and 01 become 1",
    "TriG written": "the library that reads it (rdflib): numbers written bare are normalised, so that +1 and 01 become 1",
    "N-Quads written": "the library that reads it (rdflib): labels of blank nodes with other letters than those of ASCII are refused",
    "JSON-LD written": "the library that reads it (PyLD): numbers and truth values are normalised, so that 1E0 becomes 1.0E0",
    "JSON-LD written, fromRdf": "the library that reads it (PyLD): numbers and truth values are normalised, so that 1E0 becomes 1.0E0",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One test: ``check`` gives nothing where it passes, else what is wrong."""

    suite: str
    name: str
    check: Callable[[], str]


Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Manifest:
    """The tests of a manifest in Turtle, with the files that they name."""

    def __init__(self, path: Path, base: str) -> None:
        self.folder, self.base = path.parent, base
        self._store = ox.Store()
        self._store.load(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=base + path.name)

    def tests(self) -> Iterator[tuple[str, ox.NamedNode]]:
        """(local name of the kind, test) for each, sorted."""
        found = [(quad.object.value.rpartition("#")[2], quad.subject) for quad in self._store.quads_for_pattern(None, TYPE, None)]
        yield from sorted(((kind, test) for kind, test in found if "Test" in kind and isinstance(test, ox.NamedNode)), key=str)

    def value(self, test: ox.NamedNode, name: str) -> str:
        """The value of a property of a test, or the empty string."""
        return next((quad.object.value for quad in self._store.quads_for_pattern(test, ox.NamedNode(name), None)), "")

    def file(self, test: ox.NamedNode, name: str) -> Path:
        """The file that a test names."""
        return self.folder / self.value(test, MF + name).removeprefix(self.base)


def same(found: Iterable[ox.Quad], wanted: Iterable[ox.Quad]) -> bool:
    """Whether two datasets are the same but for the names of blank nodes."""
    both = [ox.Dataset(found), ox.Dataset(wanted)]
    for dataset in both:
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return both[0] == both[1]


def read(path: Path, base: str, wanted: Path | None, *, negative: bool) -> str:
    """What is wrong with how a file is read."""
    try:
        found = read_quads(path, base=base)
    except InputError as error:
        return "" if negative else error.message
    if negative:
        return "it is accepted"
    return "" if wanted is None or same(found, read_quads(wanted)) else "other triples"


#: suite -> folder below rdf11 or rdf12
SYNTAXES = {"Turtle": "rdf-turtle", "TriG": "rdf-trig", "N-Triples": "rdf-n-triples", "N-Quads": "rdf-n-quads"}


def readers(folder: Path, version: str) -> Iterator[Case]:
    """The tests of the four syntaxes of RDF 1.1 or 1.2."""
    for suite, name in SYNTAXES.items():
        for path in sorted((folder / "rdf" / f"rdf{version.replace('.', '')}" / name).rglob("manifest.ttl")):
            base = f"https://w3c.github.io/rdf-tests/{path.parent.relative_to(folder).as_posix()}/"
            manifest = Manifest(path, base)
            for kind, test in manifest.tests():
                action = manifest.file(test, "action")
                wanted = manifest.file(test, "result") if manifest.value(test, MF + "result") else None
                check = partial(read, action, base + action.name, wanted, negative="Negative" in kind)
                yield Case(f"{suite} {version}", f"{path.parent.name} {test.value.rpartition('#')[2]}", check)


def jsonld_tests(folder: Path, suite: str) -> Iterator[Mapping[str, Any]]:
    """The tests of one suite of JSON-LD that are meant for processors of version 1.1."""
    manifest = json.loads((folder / "tests" / f"{suite}-manifest.jsonld").read_bytes())
    for test in manifest["sequence"]:
        if test.get("option", {}).get("specVersion") != "json-ld-1.0":
            yield {"base": test.get("option", {}).get("base", manifest["baseIri"] + test["input"]), **test}


def to_rdf(folder: Path) -> Iterator[Case]:
    """JSON-LD read as RDF."""
    for test in jsonld_tests(folder, "toRdf"):
        # te075 expects a blank node as a property: generalized RDF, which no reader of N-Quads takes
        generalized = test.get("option", {}).get("produceGeneralizedRdf") and "expect" in test
        wanted = folder / "tests" / test["expect"] if "expect" in test and not generalized else None
        negative = "jld:NegativeEvaluationTest" in test["@type"]
        if generalized and "json-ld-1.0" in test["option"].get("processingMode", ""):
            yield Case("JSON-LD toRdf", test["@id"][1:], lambda: "generalized RDF of JSON-LD 1.0")
        else:
            yield Case(
                "JSON-LD toRdf", test["@id"][1:], partial(_read_jsonld, folder / "tests" / test["input"], test["base"], wanted, negative)
            )


def _read_jsonld(path: Path, base: str, wanted: Path | None, negative: bool) -> str:
    return read(path, base, wanted, negative=negative)


@cache
def vocabulary() -> Vocabulary:
    return load()


def published(quads: Iterable[ox.Quad]) -> Publication:
    """A dataset as the writers are given it."""
    return Publication(in_order(quads), Namespaces(), vocabulary())


def by_rdflib(content: bytes, syntax: str) -> list[ox.Quad]:
    """What rdflib reads, kept from making literals other than they are written."""
    rdflib.NORMALIZE_LITERALS = False
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
    dataset = rdflib.Dataset()
    dataset.parse(data=content.decode(), format=syntax)
    return [*ox.parse(dataset.serialize(format="nquads").encode(), format=ox.RdfFormat.N_QUADS)]


def by_pyld(content: bytes, _: str) -> list[ox.Quad]:
    """What PyLD reads."""
    from pyld import jsonld

    text = jsonld.to_rdf(json.loads(content), {"format": "application/n-quads"})
    return [*ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS)]


#: writer -> (what writes, what reads it again, under which name); Turtle is written of the default graph alone
WRITERS: Mapping[str, tuple[Callable[[Publication], Iterable[bytes]], Callable[[bytes, str], list[ox.Quad]], str]] = {
    "Turtle": (turtle, by_rdflib, "turtle"),
    "TriG": (trig, by_rdflib, "trig"),
    "N-Quads": (nquads, by_rdflib, "nquads"),
    "JSON-LD": (dataset_file, by_pyld, "json-ld"),
}


#: writer -> suffix of its files
SUFFIXES = {"Turtle": ".ttl", "TriG": ".trig", "N-Quads": ".nq", "JSON-LD": ".jsonld"}


def written(path: Path, base: str, writer: str) -> str:
    """What is wrong with a dataset that was written and read again."""
    write, again, syntax = WRITERS[writer]
    quads = read_quads(path, base=base)
    if writer == "Turtle":
        quads = [quad for quad in quads if isinstance(quad.graph_name, ox.DefaultGraph)]
    content = b"".join(write(published(quads)))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            wrong = "" if same(again(content, syntax), quads) else "other triples"
    except Exception as error:  # whatever the other library raises is why it does not read it
        wrong = f"{type(error).__name__}: {error}"
    alone = wrong and same(ox.parse(content, format=FORMATS[SUFFIXES[writer]]), quads)
    return f"{ALONE}: {wrong}" if alone else wrong


def writers(rdf: Path, json_ld: Path) -> Iterator[Case]:
    """Every dataset of the suites of RDF 1.1 and of fromRdf, written in every format."""
    sources: dict[str, tuple[Path, str]] = {}
    for suite, name in SYNTAXES.items():
        base = f"https://w3c.github.io/rdf-tests/rdf/rdf11/{name}/"
        manifest = Manifest(rdf / "rdf" / "rdf11" / name / "manifest.ttl", base)
        for kind, test in manifest.tests():
            if "Negative" not in kind:
                action = manifest.file(test, "action")
                sources[f"{suite} {action.name}"] = (action, base + action.name)
    for test in jsonld_tests(json_ld, "fromRdf"):
        if "jld:NegativeEvaluationTest" not in test["@type"]:
            sources[f"fromRdf {test['@id'][1:]}"] = (json_ld / "tests" / test["input"], test["base"])
    for name, (path, base) in sources.items():
        for writer in WRITERS:
            yield Case(
                f"{writer} written" + (", fromRdf" if name.startswith("fromRdf") else ""), name, partial(written, path, base, writer)
            )


def canonical(folder: Path) -> Iterator[Case]:
    """RDFC-1.0; which blank node got which name is nothing that kg gives, so the tests of that map are left out."""
    manifest = Manifest(folder / "tests" / "manifest.ttl", "https://w3c.github.io/rdf-canon/tests/")
    for kind, test in manifest.tests():
        if kind != "RDFC10MapTest":
            hashing = "sha384" if manifest.value(test, RDFC + "hashAlgorithm") else "sha256"
            wanted = manifest.file(test, "result") if kind == "RDFC10EvalTest" else None
            yield Case("RDFC-1.0", test.value.rpartition("#")[2], partial(_canonical, manifest.file(test, "action"), wanted, hashing))


def _canonical(path: Path, wanted: Path | None, hashing: str) -> str:
    try:
        found = canonical_nquads(read_quads(path), hashing=hashing, timeout=PATIENCE)
    except LimitError as error:
        return error.message if wanted else ""
    return "" if wanted and found == wanted.read_bytes() else "other bytes" if wanted else "it was not given up"


def unpacked(shared: Path, folder: Path) -> tuple[Path, Path, Path, Path]:
    """The suites RDF 1.1, RDF 1.2, JSON-LD and RDFC-1.0, unpacked."""
    names = ("w3c-rdf-tests/rdf11", "w3c-rdf-tests/rdf12", "w3c-jsonld-tests/api-tests", "w3c-rdf-canon-tests/tests")
    places = [folder / name.replace("/", "-") for name in names]
    for name, place in zip(names, places, strict=True):
        with tarfile.open(shared / "data" / f"{name}.tar.gz") as archive:
            archive.extractall(place, filter="data")
    return places[0], places[1], places[2], places[3]


def cases(shared: Path, folder: Path) -> Iterator[Case]:
    """All tests; the suites are unpacked into ``folder``."""
    rdf11, rdf12, json_ld, canon = unpacked(shared, folder)
    yield from readers(rdf11, "1.1")
    yield from readers(rdf12, "1.2")
    yield from to_rdf(json_ld)
    yield from writers(rdf11, json_ld)
    yield from canonical(canon)


def outcome(case: Case) -> str:
    """What is wrong with a test; an error that names its code counts as that."""
    try:
        return case.check()
    except (InputError, ConfigError, LimitError) as error:
        return f"{error.code}: {error.message}"


def whose(suite: str, name: str, wrong: str) -> str:
    """Whose a failure is, and why; nothing where nobody has found out."""
    return OTHERS.get(suite, "") if wrong.startswith(ALONE) else ATTRIBUTED.get((suite, name), "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--failures", action="store_true", help="print what is wrong with each test that does not pass")
    given = parser.parse_args()
    passed: dict[str, list[bool]] = defaultdict(list)
    failures: list[tuple[str, str, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        for case in cases(given.shared, Path(folder)):
            wrong = outcome(case)
            passed[case.suite].append(not wrong)
            if wrong:
                failures.append((case.suite, case.name, wrong))
    print("| suite | tests | passed | failed |\n|---|---|---|---|")
    for suite, results in passed.items():
        print(f"| {suite} | {len(results)} | {sum(results)} | {len(results) - sum(results)} |")
    reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
    for suite, name, wrong in failures:
        reasons[suite, whose(suite, name, wrong) or "not attributed"].append(name)
        if given.failures:
            print(suite, name, wrong)
    print("\n| suite | tests that do not pass | whose, and why |\n|---|---|---|")
    for (suite, why), names in reasons.items():
        print(f"| {suite} | {', '.join(names)} | {why} |")


if __name__ == "__main__":
    main()
