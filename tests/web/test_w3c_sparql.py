"""The W3C's evaluation tests of SPARQL 1.0 and 1.1 queries, asked over HTTP: every one that does not pass has a known reason."""

from __future__ import annotations

import re
import tarfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.web.app import application
from kg.web.site import Site
from tests.web.conftest import served, stored

pytestmark = pytest.mark.shared

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_REASONS = {
    "numbers are kept by value, so that 01 and +1 become 1": """distinct/distinct-1 distinct/distinct-9 expr-builtin/dawg-str-1
        expr-builtin/dawg-str-2 expr-builtin/sameTerm-eq expr-builtin/sameTerm-not-eq expr-builtin/sameTerm-simple expr-equals/eq-graph-1
        expr-equals/eq-graph-2""",
    "a date without a time zone, and a value of unknown type, are compared in another way": "open-world/date-2 open-world/open-eq-01",
    "the variable of GRAPH is bound inside its group, or nothing of the graph is asked there": """graph/graph-optional
        graph/graph-variable-scope aggregates/agg-empty-group-count-graph bindings/graph negation/graph-minus""",
    "a path of no steps from a term that is not in the graph finds nothing": """property-path/zero_or_more_set_end
        property-path/zero_or_more_set_start property-path/zero_or_one_set_end property-path/zero_or_one_set_start""",
    "joined texts keep their language": "aggregates/agg-groupconcat-04 aggregates/agg-groupconcat-06",
    "the columns of * stand in the order of letters": "csv-tsv-res/tsv01 csv-tsv-res/tsv02 csv-tsv-res/tsv03",
    "FALSE is read in small letters only": "expr-builtin/case-insensitive-booleans",
    "BNODE of one text gives one node in all rows": "functions/bnode01",
    "a filter in a group within OPTIONAL does not see the rows outside": "optional-filter/dawg-optional-filter-005-simplified",
}
#: folder/test -> why it does not pass: all are of the library that answers (pyoxigraph)
KNOWN: Mapping[str, str] = {test: reason for reason, tests in _REASONS.items() for test in tests.split()}
_FROM = re.compile(r"FROM\s+(?:NAMED\s+)?<([^>:]+)>", re.I)
#: folders that are of no evaluation of queries, or of services elsewhere, which are refused
LEFT_OUT = {"service", "entailment"}


@dataclass(frozen=True)
class Case:
    """One test: its query, the data of the default graph and of the named ones, and the expected result."""

    name: str
    query: Path
    data: tuple[Path, ...]
    named: tuple[Path, ...]
    result: Path


@pytest.fixture(scope="module")
def suite(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sparql")
    with tarfile.open(shared / "data" / "w3c-rdf-tests" / "sparql10-11.tar.gz") as archive:
        archive.extractall(folder, filter="data")
    return folder / "sparql"


def cases(suite: Path) -> Iterator[Case]:
    for manifest in sorted(suite.rglob("manifest.ttl")):
        if manifest.parent.name not in LEFT_OUT:
            yield from _cases(manifest)


def _cases(manifest: Path) -> Iterator[Case]:
    graph = ox.Store()
    graph.load(path=str(manifest), format=ox.RdfFormat.TURTLE, base_iri=manifest.parent.as_uri() + "/")
    rows = graph.query(
        f"PREFIX mf: <{MF}> PREFIX qt: <{QT}> SELECT ?t ?query ?result WHERE {{ ?t a mf:QueryEvaluationTest ; mf:action ?a ;"
        " mf:result ?result . ?a qt:query ?query } ORDER BY ?t"
    )
    for row in rows:  # type: ignore[union-attr]
        found = {
            kind: tuple(
                _path(one[0])
                for one in graph.query(f"PREFIX qt: <{QT}> SELECT ?d WHERE {{ {row['t']} <{MF}action> [ qt:{kind} ?d ] }} ORDER BY ?d")
            )  # type: ignore[union-attr,index]
            for kind in ("data", "graphData")
        }
        name = f"{manifest.parent.name}/{row['t'].value.rpartition('#')[2]}"  # type: ignore[union-attr]
        yield Case(name, _path(row["query"]), found["data"], found["graphData"], _path(row["result"]))


def _path(node: object) -> Path:
    return Path(str(getattr(node, "value", "")).removeprefix("file://"))


def _store(case: Case) -> ox.Store:
    """The data of the test; where it names none, the files that the query reads with FROM, each as a graph of that name."""
    store = ox.Store()
    text = case.query.read_text(encoding="utf-8")
    named = case.named if case.data or case.named else tuple(case.query.parent / name for name in _FROM.findall(text))
    for path in case.data:
        store.load(path=str(path), base_iri=path.as_uri(), format=_form(path))
    for path in named:
        store.load(path=str(path), base_iri=path.as_uri(), format=_form(path), to_graph=ox.NamedNode(path.as_uri()))
    return store


def _form(path: Path) -> ox.RdfFormat:
    return (
        ox.RdfFormat.RDF_XML if path.suffix == ".rdf" else ox.RdfFormat.TURTLE if path.suffix in (".ttl", ".n3") else ox.RdfFormat.N_TRIPLES
    )


def _passes(case: Case, client: httpx.Client) -> bool:
    text = f"BASE <{case.query.as_uri()}>\n{case.query.read_text(encoding='utf-8')}"
    kind = {
        ".srx": "application/sparql-results+xml",
        ".srj": "application/sparql-results+json",
        ".csv": "text/csv",
        ".tsv": "text/tab-separated-values",
    }
    graph = case.result.suffix in (".ttl", ".rdf", ".nt") and not _is_table(case.result)
    accept = "application/n-triples" if graph else kind.get(case.result.suffix, "application/sparql-results+json")
    answer = client.post("/sparql", data={"query": text}, headers={"accept": accept})
    if answer.status_code != 200:
        return False
    if graph:
        return isomorphic(rdflib.Graph().parse(data=answer.text, format="nt"), rdflib.Graph().parse(case.result))
    if case.result.suffix in (".csv", ".tsv"):
        return _lines(answer.text) == _lines(case.result.read_text(encoding="utf-8"))
    ordered = "ORDER BY" in text.upper()
    return _same(_table(answer.content, accept), _expected(case.result), ordered=ordered, lax="REDUCED" in text.upper())


def _lines(text: str) -> Counter[str]:
    return Counter(text.replace("\r\n", "\n").strip().split("\n"))


def _is_table(path: Path) -> bool:
    return RS in path.read_text(encoding="utf-8")


Row = tuple[tuple[str, str], ...]


def _table(content: bytes, accept: str) -> list[Row] | bool:
    form = ox.QueryResultsFormat.XML if accept.endswith("xml") else ox.QueryResultsFormat.JSON
    return _rows(ox.parse_query_results(content, format=form))


def _rows(results: object) -> list[Row] | bool:
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    assert isinstance(results, ox.QuerySolutions)
    names = [variable.value for variable in results.variables]
    return [tuple((name, _told(row[name])) for name in names if row[name] is not None) for row in results]


def _told(term: object) -> str:
    """A term by value: two ways to write a number are one."""
    if isinstance(term, ox.Literal):
        written = (
            rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), lang=term.language or None)
            if not term.language
            else None
        )
        if written is not None and written.value is not None and not isinstance(written.value, str):
            return (
                f"{written.value!r}^^{term.datatype.value}" if "#decimal" not in term.datatype.value else f"{float(written.value)}^^decimal"
            )
    return str(term)


def _expected(path: Path) -> list[Row] | bool:
    if path.suffix in (".srx", ".srj"):
        form = ox.QueryResultsFormat.XML if path.suffix == ".srx" else ox.QueryResultsFormat.JSON
        return _rows(ox.parse_query_results(path.read_bytes(), format=form))
    store = ox.Store()
    store.load(path=str(path), format=_form(path), base_iri=path.as_uri())
    yes = list(store.quads_for_pattern(None, ox.NamedNode(RS + "boolean"), None, None))
    if yes:
        return yes[0].object.value == "true"  # type: ignore[union-attr]
    rows: dict[str, list[tuple[str, str]]] = {}
    order: dict[str, float] = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(RS + "solution"), None, None):
        solution = quad.object
        rows[str(solution)] = []
        for index in store.quads_for_pattern(solution, ox.NamedNode(RS + "index"), None, None):  # type: ignore[arg-type]
            order[str(solution)] = float(index.object.value)  # type: ignore[union-attr]
        for binding in store.quads_for_pattern(solution, ox.NamedNode(RS + "binding"), None, None):  # type: ignore[arg-type]
            told = {q.predicate.value.rpartition("#")[2]: q.object for q in store.quads_for_pattern(binding.object, None, None, None)}  # type: ignore[arg-type]
            rows[str(solution)].append((told["variable"].value, _told(told["value"])))  # type: ignore[union-attr]
    return [tuple(sorted(rows[key])) for key in sorted(rows, key=lambda key: order.get(key, 0.0))]


def _same(found: list[Row] | bool, wanted: list[Row] | bool, *, ordered: bool, lax: bool) -> bool:
    """Whether two tables have the same rows, but for the names of blank nodes; ``lax`` (REDUCED) counts none twice."""
    if isinstance(found, bool) or isinstance(wanted, bool):
        return found is wanted
    first, second = (_nameless(rows) for rows in (found, wanted))
    if lax:
        return set(first) == set(second)
    return first == second if ordered and len(set(second)) == len(second) else Counter(first) == Counter(second)


def _nameless(rows: list[Row]) -> list[Row]:
    """The rows with blank nodes told apart by where else they stand in the table, and not by name."""
    places: dict[str, list[tuple[int, str]]] = {}
    for row in rows:
        for name, value in row:
            if value.startswith("_:"):
                places.setdefault(value, []).append((sum(not v.startswith("_:") for _, v in row), name))
    return [tuple(sorted((name, f"_:{sorted(places[value])}" if value.startswith("_:") else value) for name, value in row)) for row in rows]


def test_queries_of_the_w3c_have_the_expected_results_over_http(
    suite: Path, site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    every = list(cases(suite))
    app, failed = application(site), []
    with served(app) as address, httpx.Client(base_url=address, timeout=60) as client:
        for number, case in enumerate(every):
            app.state.site = stored(site, _store(case), tmp_path / f"{number}.nq")
            if not _passes(case, client):
                failed.append(case.name)
    with capsys.disabled():
        print(f"\nSPARQL over HTTP: {len(every) - len(failed)} of {len(every)} pass; failing: {failed}")
    assert len(every) > 300
    assert set(failed) == set(KNOWN)
