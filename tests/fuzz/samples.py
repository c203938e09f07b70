"""Valid samples of each format: the seeds of the project in pieces, and what its tests read."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from kg.resources import shipped
from tests.ingest import test_packed
from tests.ingest.conftest import REGISTRY
from tests.ingest.lists import test_formats
from tests.ingest.test_turtle import RECORD

#: lines of a table, and subjects of a Turtle file, that one sample has
_ROWS, _SUBJECTS = 6, 3


def seed(name: str) -> str:
    """The text of a file of the shipped seeds."""
    return (shipped("seeds") / name).read_text(encoding="utf-8")


def table(name: str) -> Sequence[bytes]:
    """A table of the seeds in pieces, each under its header."""
    head, *rows = seed(name).splitlines(keepends=True)
    return [(head + "".join(rows[start : start + _ROWS])).encode() for start in range(0, len(rows), _ROWS)]


def turtle(path: Path) -> Sequence[bytes]:
    """A Turtle file in pieces, each under its prefixes."""
    head, *rest = path.read_text(encoding="utf-8").split("\n\n")
    return ["\n\n".join([head, *rest[start : start + _SUBJECTS]]).encode() + b"\n" for start in range(0, len(rest), _SUBJECTS)]


def encoded(*texts: str) -> Sequence[bytes]:
    """Texts as UTF-8."""
    return [text.encode() for text in texts]


@cache
def articles() -> Sequence[bytes]:
    """Articles in Markdown and as plain text: those of the seeds, cut where they are long."""
    own = [path.read_bytes()[:3000] for path in sorted((shipped("seeds") / "articles").glob("*.txt"))]
    plain = "Mayor quits\nBy Bob Ray\nNov. 6, 2019\n\nThe mayor of Oz quit on Monday, she said.\n\n“I am gone,” Ann Lee said.\n"
    return [
        *own,
        *encoded(plain, "# T\n\nPublished at: **2019-11-06**\n\nAuthor: **Ann Lee**\n\nOriginal: [x](https://x.org/a)\n\nBody.\n"),
    ]


_HEAD = "# Mayor quits\n\nPublished at: **2019-11-06**\n\n"
SHORT_ARTICLES = encoded(
    _HEAD + "Mayor Ann Lee resigned on Thursday, 3 days after 12 senators had asked for it, the council said.\n\n"
    "“I will not run in 2020,” she said.\n",
    _HEAD + "Two weeks ago, on March 5th, 2019, Bob Ray (R-Ala.), 52, was elected for 6 years. He may resign next month, or in 2021-22.\n",
    _HEAD + "Jeff Sessions served as attorney general from February 2017 to Nov. 7, 2018. "
    "In the 1990s, 20 years earlier, he was a senator.\n",
    _HEAD + "President Trump denied that he had fired the former FBI director in the last six months of his first term, sources said.\n",
)
FRONT_MATTER = encoded(
    "---\ntitle: Good news\ndate: 2019-11-06\nauthor: [Ann Lee, Bob Ray]\nsource: The Post\nurl: https://x.org/a\n"
    "lang: en\n---\n\n# Good news\n\nBody.\n",
    "---\ntitle: >-\n  Good\n  news\npublished: Nov. 6, 2019 7:00 p.m. EST\nauthors:\n"
    "  - By Ann Lee and Bob Ray\nlink: x\n...\nBody: *a*, &b.\n",
    '---\n"title": "Good \\u201cnews\\u201d"\n? date\n: !!str 2019-11-06T10:00:00+02:00\n'
    "x: {a: [1, 2], b: null}\n---\nBody.\n\n---\n\nMore.\n",
)
PAGES = encoded(
    test_packed.JSON_LD, test_packed.OPEN_GRAPH, test_packed.MICRODATA,
    f"<!DOCTYPE html><html lang=en><meta charset='iso-8859-1'><title>x</title><table><tr><td>1</table><!-- c -->{test_packed.PARAGRAPHS}",
)  # fmt: skip
PDFS = [
    test_packed.pdf_of(["Mayor and council part ways", "By Bob Ray", "March 5, 2021", "", "Mayor Ann Lee resigned on Thursday."]),
    test_packed.pdf_of(["Mayor quits", "2021-03-05"]),
]
FEEDS = encoded(test_packed.RSS, test_packed.ATOM)
ARCHIVES = [
    test_packed.record_of("https://post.example/a.css", "200 OK", "text/css", "p {}")
    + test_packed.record_of("https://post.example/mayor", "200 OK", "text/html; charset=utf-8", test_packed.OPEN_GRAPH),
    test_packed.record_of("https://post.example/b", "200 OK", "text/html", "<title>x</title><p>2020-01-01 body</p>"),
]
ANSWERS = [json.dumps(answer).encode() for answer in test_packed.ANSWERS.values()]
ROW = '{"title": "T", "date": "2019-11-06", "text": "Body.", "path": "a/b.txt", "author": "Ann", "url": "https://x.org"}\n'
LINES = [*encoded(ROW, ROW * 3), *(json.dumps(one).encode() + b"\n" for one in test_packed.ANSWERS["NewsAPI"]["articles"])]  # type: ignore[attr-defined]

LISTS_YAML = encoded(
    test_formats.LEGISLATORS, test_formats.COMMITTEES, test_formats.MEMBERS, test_formats.LEGISLATOR, test_formats.COMMITTEE
)
LISTS_JSON = [json.dumps(one).encode() for one in (test_formats.POPOLO, test_formats.MONEY)]
LISTS_LINES = encoded("".join(json.dumps(one) + "\n" for one in test_formats.MONEY))
LISTS_CSV = encoded(
    test_formats.HEAD + test_formats.ROWS,
    "last_name,first_name,birthday,gender,type,state,district,party,bioguide_id,icpsr_id\nBland,Theodorick,1742-03-21,M,rep,VA,-1,,B1,786\n",
)
LISTS_TSV = [sample.replace(b",", b"\t") for sample in LISTS_CSV]
LISTS_TURTLE = encoded(test_formats.TURTLE)
LISTS_JSONLD = [json.dumps(test_formats.JSON_LD).encode()]
ENTITIES = encoded(
    "key\tkind\tname\tnames\tborn\tdied\tgender\tplace\twithin\tseats\tslug\tidentifiers\n"
    "oz/p1\tperson\tAnn Lee\tA. Lee | Ann B. Lee\t1970-02\t\tfemale\t\t\t\t\twikidata:Q9 | bioguide:L1\n"
    "oz#mayor\tpost\tMayor of Oz\t\t\t\t\tOz\toz#city\t1\tmayor-of-oz\t\noz#city\tbody\tCity of Oz\tOz\t\t\t\tOz\t\t\tcity\twikidata:Q1\n"
    "oz#blue\tparty\tBlue Party\t\t\t\t\t\t\t\tblue-party\t\n"
)
HELD = encoded(
    "subject\tpredicate\tobject\tfrom\tto\tmodality\tsource\tquote\tnote\n"
    "oz/p1\tholdsPost\toz#mayor\t2001-05-01\t[2004-03..]\tActual\thttps://x.org/1\t\tan acting mayor\n"
    "oz/p1\tmemberOf\toz#blue\t[..2001]\t\t\thttps://x.org/1 ; https://x.org/2\tis a\t\n"
)
RECORDS = [RECORD.encode(), *turtle(shipped("seeds") / "curated/record.ttl")]
REGISTRIES = [REGISTRY.encode(), *(piece for path in sorted((shipped("seeds") / "registry").glob("*.ttl")) for piece in turtle(path))]
HISTORY = encoded(f"sha256,path,first_seen\n{'0' * 64},a.txt,2019-11-06\n{'f' * 64},b.txt,2020-01-31\n")
SETTINGS = encoded(
    'seeds = ["seeds", "more"]\narticles = "a:b"\noutput = "out"\nextractor = "rules"\njobs = 2\ndated_ids = true\n'
    '[acceptance]\nthreshold = 0.75\ndocuments = 2\nclasses = ["Tenure", "Recusal"]\ncurator = false\n[ingest]\nlimit = "5 MB"\n',
    'base = "https://x.org/kg/"\nshacl = "pyshacl"\n[llm]\nurl = "http://localhost:8080/v1"\nkey = "secret"\ntokens = 1_000\nmoney = 2.50\n'
    "[gliner]\nthreshold = 1e-1\nmodel = '''m'''\n",
)
DATES = encoded(
    "2019-11-06", "2019-11", "2019", "2020-23", "201X", "19XX", "[..2018-11]", "[2018-01-01..2018-11-07]", "{2018,2019-05}", "2017/2018",
    "../2018-11~",
    "2004-06-XX/2004-07-03", "Y-17E7", "-0044-03-15", "2001-21^southernHemisphere", "1984?", "2004-06-11%", "156X-12-25", "P2Y6M",
    "P21D", "1950S2",
    "2019-11-06T10:00:00Z", "2011-(06-04)~", "[1667,1668,1670..1672]", "2014-W05", "open", "unknown/2006",
)  # fmt: skip
LINES_NQ = encoded(
    '<https://kg.example.org/person/a> <http://xmlns.com/foaf/0.1/name> "Ann \\"L\\" \\u00e9"@en <https://kg.example.org/graph/truthy> .\n'
    '_:b <a:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> _:g .\n<a:s> <a:p> <<( <a:x> <a:y> "z"@en--ltr )>> .\n',
)
TRIG = encoded(
    '@prefix a: <https://x.org/> . a:g { a:s a:p a:o , "l"@en , 1.5e3 , true ; a:q [ a:r (1 2 [] ) ] . } '
    '{ a:s a:p """long\n"text""" }\nGRAPH _:b { _:x a:p _:y }\n',
    'VERSION "1.2"\nPREFIX : <https://x.org/>\n<< :s :p :o ~ :r >> :q :z {| :since "2019"^^:d |} .\n:s :p <<( :a :b :c )>> .\n',
)
JSONLD = [
    *LISTS_JSONLD,
    json.dumps({"@context": {"a": "https://x.org/", "l": {"@id": "a:l", "@container": "@list"}, "i": {"@reverse": "a:i", "@type": "@id"}},
                "@id": "a:s", "@type": ["a:T"], "a:p": [{"@value": "x", "@language": "en"}, 1.5, True, None], "l": [1, [2]], "i": "a:o",
                "@included": [{"@id": "_:b",
                "a:q": {"@value": {"j": [1]}, "@type": "@json"}}], "@graph": [{"a:n": {"@set": []}}]}).encode(),
]  # fmt: skip
RDF_XML = encoded(
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "https://x.org/">]>'
    '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:f="http://xmlns.com/foaf/0.1/">'
    '<f:Person r:about="&a;ann"><f:name xml:lang="en">Ann Lee</f:name>'
    '<f:knows r:parseType="Resource"><f:name>Bob</f:name></f:knows></f:Person></r:RDF>'
)
QUERIES = [*(path.read_bytes() for path in sorted(shipped("queries").glob("*.rq"))), *encoded(
    "SELECT * { ?s a/rdfs:subClassOf* ?c . OPTIONAL { ?s kgo:begin ?b } FILTER (REGEX(STR(?s), 'a.*b', 'i') && ?b > 3) } "
    "ORDER BY DESC(?s) LIMIT 5 OFFSET 1",
    'CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } MINUS { ?s !(a|^a) [] } VALUES (?s ?o) { (<a:a> UNDEF) ("x"@en 1e0) } }',
    "PREFIX x: <https://x.org/> BASE <a:b> ASK FROM <a:g> FROM NAMED x:h "
    "{ { SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a ?b ?c } GROUP BY ?b HAVING (?n > 1) } BIND(<<( ?a ?b ?c )>> AS ?t) }",
    'DESCRIBE <https://kg.example.org/person/a> ?x { ?x ^kgo:about+ ?y FILTER EXISTS { ?y ?z """l"""^^xsd:date } '
    "FILTER (?y IN (1, 2.5, IRI(CONCAT('a', 'b')))) } # end",
)]  # fmt: skip


def named(texts: Mapping[str, bytes]) -> bytes:
    """Files as one Excel workbook would have them: packed, not pressed."""
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in texts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@cache
def workbook() -> Mapping[str, bytes]:
    """The parts of an Excel workbook by name."""
    import zipfile

    import openpyxl

    book, buffer = openpyxl.Workbook(), io.BytesIO()
    for row in (test_formats.HEAD + test_formats.ROWS).splitlines():
        book.active.append(row.split(","))
    book.active.append(["Ann Lee", "holdsPost", "Mayor of Oz", 37000.5, "=DATE(2001,1,1)", None, "https://x.org/1", True])
    book.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def parquet() -> bytes:
    """A Parquet file of two articles."""
    import pyarrow as pa
    from pyarrow import parquet as pq

    sink = pa.BufferOutputStream()
    told = {"text": ["Body.", "More."], "title": ["T", None], "date": ["2019-11-06", "2019-11-07"], "source": ["x", "y"]}
    pq.write_table(pa.table(told), sink, compression="none")
    return sink.getvalue().to_pybytes()


def packed(samples: Sequence[bytes]) -> Sequence[bytes]:
    """Samples under gzip."""
    return [gzip.compress(sample, mtime=0) for sample in samples]
