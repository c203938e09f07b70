"""Files that mean harm, each of a kind that is known: they end in a finding or an error of ours, soon, and in little memory."""

from __future__ import annotations

import io
import os
import re
import resource
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import config
from kg.errors import ConfigError, InputError, KgError
from kg.ingest.corpus import Corpus
from kg.ingest.lists.files import list_files
from kg.ingest.lists.gathering import gather
from kg.ingest.lists.json_items import json_items, json_lines
from kg.ingest.lists.listing import Request
from kg.ingest.lists.rows import rows_of
from kg.model import time as calendar
from kg.packed import Row, rows
from kg.store import parsed

Reads = Callable[..., Corpus]

#: seconds of processor that reading any of these may take
SOON = 15.0
OHIO = "ocd-jurisdiction/country:us/state:oh/government"
ARTICLE = "# Good news\n\nPublished at: **2019-11-06**\n\nBody.\n"
BOMB = "a0: &a0 [ha, ha]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
ENTITIES = (
    "<!DOCTYPE rss [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 11))
    + "<!ENTITY file SYSTEM 'file:///etc/passwd'>]>"
)


@contextmanager
def soon() -> Iterator[None]:
    before = time.process_time()
    yield
    assert time.process_time() - before < SOON


def put(folder: Path, name: str, content: str | bytes) -> Path:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder / name


def told(path: Path) -> list[Row]:
    return list(rows(path, path.name))


def headed(front: str) -> str:
    return f"---\ntitle: Good news\ndate: 2019-11-06\n{front}\n---\n\nBody.\n"


@pytest.mark.parametrize(
    "front",
    [BOMB + "author: *a11", "author: &a [*a]", "author: " + "[" * 5000 + "]" * 5000, "x: " + "{a: " * 5000, "? [a]\n: b"],
    ids=["laughs", "of itself", "deep", "deep mapping", "list as key"],
)
def test_front_matter_that_grows_is_a_finding(read: Reads, front: str) -> None:
    with soon():
        corpus = read({"bad.md": headed(front), "good.txt": ARTICLE})
    assert [finding.code for finding in corpus.findings] == ["KG0225"]
    assert len(corpus.documents) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a = " + "[" * 5000, "KG0105"),
        ("a = " + "9" * 5000, "KG0105"),
        ("a" + ".a" * 5000 + " = 1", "KG0102"),
        ("#" * 1_000_001, "KG0105"),
        ("a = {" * 5000, "KG0105"),
    ],
    ids=["deep", "number", "tables", "large", "inline tables"],
)
def test_settings_that_mean_harm_are_refused(tmp_path: Path, text: str, code: str) -> None:
    put(tmp_path, "kg.toml", text)
    with soon(), pytest.raises(ConfigError) as caught:
        config.load(tmp_path, environment={}, flags={})
    assert caught.value.code == code


@pytest.mark.parametrize("depth", [61, 400, 600, 900, 990, 5000, 100_000])
def test_json_that_is_deep_is_refused(tmp_path: Path, depth: int) -> None:
    nested = "[" * depth + '"x"' + "]" * depth
    for name, read in (("a.jsonl", json_lines), ("a.json", json_items)):
        path = put(tmp_path, name, f'{{"a": {nested}}}')
        with soon(), pytest.raises(InputError) as caught:
            list(read(next(list_files(path))))
        assert caught.value.code == "KG0244"
    for name in ("b.json", "b.jsonl"):
        (row,) = told(put(tmp_path, name, f'{{"title": "x", "date": "2020-01-01", "text": {nested}}}'))
        assert "deep" in row.problem
    page = f'<title>x</title><script type="application/ld+json">{{"@graph": {nested}}}</script><p>x</p>'
    assert [row.content for row in told(put(tmp_path, "c.html", page))] == [b""]


@pytest.mark.parametrize("number", ["9" * 5000, "1e9999999999999999999", "-1E4" + "0" * 50])
def test_a_number_without_end_is_an_error_or_a_word(tmp_path: Path, number: str) -> None:
    for name, read in (("a.jsonl", json_lines), ("a.json", json_items)):
        found = list_files(put(tmp_path, name, f'{{"a": {number}}}'))
        if name == "a.jsonl" and "e" in number.lower():
            assert list(read(next(found)))
        else:
            with pytest.raises(InputError, match="not JSON"):
                list(read(next(found)))


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "kg.toml", "b.jsonl", "b.txt", "b.csv", "b.ttl"])
def test_a_line_of_a_gigabyte_is_not_held(tmp_path: Path, read: Reads, name: str) -> None:
    with (tmp_path / name).open("wb") as file:
        file.write(b"subject,predicate,object\n" if name == "a.csv" else b"")
        file.truncate(1_000_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with soon():
        if name == "kg.toml":
            with pytest.raises(ConfigError):
                config.load(tmp_path, environment={}, flags={})
        elif name.startswith("a"):
            with pytest.raises(KgError) as caught:
                list((rows_of if name == "a.csv" else json_lines)(next(list_files(tmp_path / name))))
            assert caught.value.code in ("KG0246", "KG0247")
        else:
            assert {finding.code for finding in read({}).findings} <= {"KG0207", "KG0260"}
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000


def workbook(change: Callable[[bytes], bytes]) -> bytes:
    """An Excel file of a row, the XML of whose sheet is changed."""
    openpyxl = pytest.importorskip("openpyxl")
    book, plain, changed = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    book.active.append(["subject", "predicate", "object"])
    book.active.append(["Ann", "memberOf", "Blue"])
    book.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content) if name.endswith("sheet1.xml") else content)
    return changed.getvalue()


def with_row(row: str) -> Callable[[bytes], bytes]:
    whole = b'<dimension ref="A1:XFD1048576"/>'
    return lambda xml: re.sub(rb"<dimension[^>]*>", whole, xml).replace(b"</sheetData>", row.encode() + b"</sheetData>")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (with_row('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "KG0246"),
        (with_row('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'), "KG0246"),
        (lambda xml: ENTITIES.encode() + xml.replace(b"<t>Ann</t>", b"<t>&a10;</t>"), "KG0247"),
        (lambda xml: xml[:200], "KG0247"),
        (lambda xml: xml.replace(b't="inlineStr"', b't="s"').replace(b"<is><t>Ann</t></is>", b"<v>5</v>"), "KG0247"),
        (lambda xml: xml.replace(b'r="A2"', b'r="2A"'), "KG0247"),
    ],
    ids=["far corner", "row without end", "laughs", "cut", "no such word", "no such cell"],
)
def test_an_excel_file_that_means_harm_is_refused(tmp_path: Path, change: Callable[[bytes], bytes], code: str) -> None:
    assert len(list(rows_of(next(list_files(put(tmp_path, "good.xlsx", workbook(bytes))))))) == 1
    with soon(), pytest.raises(KgError) as caught:
        list(rows_of(next(list_files(put(tmp_path, "bad.xlsx", workbook(change))))))
    assert caught.value.code == code


@pytest.mark.parametrize("entity", ["a10", "file"])
def test_entities_of_a_feed_are_neither_grown_nor_fetched(tmp_path: Path, entity: str) -> None:
    pytest.importorskip("feedparser")
    item = f"<item><title>x &{entity};</title><description>&{entity};</description></item>"
    feed = f"{ENTITIES}<rss version='2.0'><channel>{item}</channel></rss>"
    with soon():
        found = told(put(tmp_path, "a.rss", feed))
    assert all(len(row.content) < 1000 and b"root:" not in row.content for row in found)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.rss", b""),
        ("a.rss", b"<rss<item<title</content:encoded>"),
        ("a.rss", b"<>&#xD800;"),
        ("a.rss", b'<?l ?><d xmlns="\xed\xa0\xed\xa0m">'),
        ("a.warc", b"WARC/1.0\nWARC-Type:response\n"),
        ("a.warc", b"WARC/1.0\nWARC-Type:response\nWARC-Target-URI:http:\n\n 200 \nContent-Type:html"),
    ],
    ids=["nothing", "content without a value", "half a character", "namespace that is none", "record of no address", "record of no length"],
)
def test_what_a_library_stumbles_on_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    pytest.importorskip("feedparser" if name == "a.rss" else "warcio")
    found = told(put(tmp_path, name, content))
    assert found
    assert all(row.problem and not row.content for row in found)


def test_a_parquet_file_whose_column_is_not_utf_8_is_told(tmp_path: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table({"text": ["Body."], "date": ["2019-11-06"]}), sink)
    (row,) = told(put(tmp_path, "a.parquet", sink.getvalue().to_pybytes().replace(b"date", b"\xf9ate")))
    assert "damaged" in row.problem


@pytest.mark.parametrize(
    "text", ["<div>" * 100_000, "<a" * 100_000, "<b>" + "<![" * 20_000, "&#" * 100_000, "<!--" * 50_000, "<b></" * 50_000]
)
def test_markup_without_end_is_text_or_nothing(tmp_path: Path, text: str) -> None:
    pytest.importorskip("trafilatura")
    with soon():
        told(put(tmp_path, "a.html", f"<title>x</title><p>{text}"))
        told(put(tmp_path, "a.json", f'[{{"title": "x", "date": "2020-01-01", "text": "{text}"}}]'))


@pytest.mark.parametrize(
    "text", ["9" * 5000, "Y1E99999999999", "-" * 3000, "((" * 5000, "2020/" * 5000, "2001-21^" + "a" * 9999, "[" * 5000, "XXXX-XX-XX" * 900]
)
def test_what_is_no_date_is_told_soon(text: str) -> None:
    with soon():
        assert not calendar.valid(text)


def test_what_is_no_date_is_written_nowhere(capsys: pytest.CaptureFixture[str]) -> None:
    assert not calendar.valid("8999-X1")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ttl", "<a:a> <a:b> " + "(" * 200_000),
        ("a.ttl", "<a:a> <a:b> " + "[ <a:b> " * 200_000),
        ("a.ttl", "<a:a> <a:b> " + "<<( <a:a> <a:b> " * 100_000),
        ("a.jsonld", '{"@graph": ' * 100_000),
        ("a.jsonld", "[" * 100_000),
        ("a.jsonld", '{"@context": "http://127.0.0.1:9/", "@id": "a:a", "b": 1}'),
        ("a.trig", "<a:g> { <a:a> <a:b> " + "(" * 100_000),
        ("a.nq", "_:" + "a" * 5_000_000),
    ],
)
def test_rdf_that_is_deep_or_leads_elsewhere_is_refused(tmp_path: Path, name: str, text: str) -> None:
    with soon(), pytest.raises(InputError) as caught:
        list(parsed(put(tmp_path, name, text)))
    assert caught.value.code == "KG0904"


def test_a_blank_node_of_the_seeds_is_no_work(read: Reads) -> None:
    bomb = " ".join(f"_:n{a} <a:p> _:n{b} ." for a in range(60) for b in range(60) if a != b)
    with soon():
        assert [finding.code for finding in read({"bomb.ttl": bomb}).findings] == ["KG0213"]


@pytest.mark.parametrize(("half", "says"), [(b"\\uD800", "surrogates"), (b"\xed\xa0\x80", "can't decode")])
def test_half_a_character_in_a_list_is_refused(half: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "a", "schema": "Person", "properties": {"name": ["Ann ' + half + b'"]}}\n')
    with pytest.raises(InputError, match=says) as caught:
        gather([path], Request("oz", "", ""), root=tmp_path)
    assert caught.value.code == "KG0244"


ENDLESS = "9" * 5000
CONGRESS = f"""\
- id:
    bioguide: R000001
  name:
    first: Ann
    last: Lee
  terms:
  - type: rep
    start: '1999-01-06'
    state: OH
    district: {ENDLESS}
"""


@pytest.mark.parametrize(
    "text", [f"jobs = '{ENDLESS}'", f"[ingest]\nlimit = '{ENDLESS}'", f"[ingest]\nlimit = '1.{ENDLESS} MB'"], ids=["count", "size", "part"]
)
def test_a_setting_of_5000_digits_is_refused(tmp_path: Path, text: str) -> None:
    put(tmp_path, "kg.toml", text)
    with pytest.raises(ConfigError) as caught:
        config.load(tmp_path, environment={}, flags={})
    assert caught.value.code == "KG0103"


def test_a_date_of_5000_digits_is_no_date_of_a_spreadsheet(read: Reads) -> None:
    head = "subject,predicate,object,from,to,modality,source,quote,note\n"
    corpus = read({"r.csv": f"{head}Jeff Sessions,holdsPost,Attorney General,{ENDLESS},2018,Actual,https://x.org/a,,\n"})
    assert [finding.code for finding in corpus.findings] == ["KG0216"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yml", f"id: ocd-person/1\nname: Ann\nroles:\n- type: lower\n  jurisdiction: {OHIO}\n  district: '{ENDLESS}'\n"),
        ("a.yaml", CONGRESS),
        ("a.jsonl", f'{{"id": "b", "schema": "Position", "properties": {{"name": ["Mayor"], "numberOfSeats": ["{ENDLESS}"]}}}}\n'),
    ],
    ids=["OpenStates", "Congress", "FollowTheMoney"],
)
def test_a_district_or_a_seat_of_5000_digits_is_a_word(tmp_path: Path, name: str, text: str) -> None:
    listing = gather([put(tmp_path, name, text)], Request("oz", "", ""), root=tmp_path)
    assert listing.entities
    assert {one.seats for one in listing.entities} <= {"", "1"}


@pytest.mark.parametrize("name", [b"\xff.txt", b"a\n.txt", b"a\x1b[31m.txt", "a\u202etxt.exe.md".encode(), "a\u200b.csv".encode()])
def test_a_file_whose_name_cannot_be_shown_is_passed_over(tmp_path: Path, read: Reads, name: bytes) -> None:
    Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text(ARTICLE)
    corpus = read({"good.txt": ARTICLE})
    assert [finding.code for finding in corpus.findings] == ["KG0208"]
    assert str(corpus.findings[0]).isascii() or "\ufffd" in str(corpus.findings[0])
    assert [document.path for document in corpus.documents] == ["good.txt"]


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "..\\\\..\\\\x", "\\u0000", "\\ud800"])
def test_the_path_in_a_row_opens_nothing(read: Reads, path: str) -> None:
    row = f'{{"title": "T", "date": "2019-11-06", "text": "Body.", "path": "{path}"}}'
    corpus = read({"a.jsonl": row})
    assert all(document.text.endswith("Body.") for document in corpus.documents)
    assert all("/" not in document.slug and "." not in document.slug for document in corpus.documents)
    assert len(corpus.documents) + len(corpus.findings) == 1


@pytest.mark.parametrize("mark", ["\u200b", "\u202e", "\u2066", "\ufeff", "\u2060"])
def test_a_name_that_only_looks_like_another_is_nobodys(read: Reads, mark: str) -> None:
    prefixes = "PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"
    entity = f'{prefixes} <https://kg.example.org/person/x> a foaf:Person ; skos:prefLabel "Jeff {mark}Sessions" .'
    (finding,) = read({"x.ttl": entity}).findings
    assert (finding.code, mark in finding.message) == ("KG0222", False)
    row = f"subject,predicate,object,from,to,modality,source,quote,note\nJeff {mark}Sessions,holdsPost,Attorney General,2017,2018,Actual,https://x.org/a,,\n"
    codes = {finding.code: finding.message for finding in read({"r.csv": row, "x.ttl": "# nothing\n"}).findings}
    assert "KG0203" in codes
    assert mark not in codes["KG0203"]


def test_an_iri_that_is_no_name_of_ours_leads_nowhere() -> None:
    from kg.model.iri import Namespaces, is_address, slug

    assert slug("../../etc/passwd") == "etc-passwd"
    assert slug("\x00/..\\") == ""
    assert Namespaces().iri("person", slug("../x")).endswith("/person/x")
    assert not any(
        map(is_address, ["javascript:alert(1)", "file:///etc/passwd", "//x.org", "https://a b", "https://x.org/\n", "data:text/html,x"])
    )
    with pytest.raises(ValueError, match="IRI"):
        ox.NamedNode("https://x.org/<script>")
