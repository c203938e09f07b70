"""Files that are broken, are something else, or mean harm: a clear word, and the rest of the list is read."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from kg.errors import ConfigError, InputError, KgError
from kg.ingest.lists import files, rows
from kg.ingest.lists.files import list_files

GOOD = '{"id": "p", "name": "Ann", "gender": "female"}'
LAUGHS = 'a: &a ["ha"]\nb: &b [*a, *a]\nc: [*b, *b]\n'
DEEP = 70


@pytest.mark.parametrize(
    ("name", "content", "form", "code", "place"),
    [
        ("a.yaml", "- id: [\n", "congress-legislators", "KG0243", "a.yaml:2:1"),
        ("a.yaml", "- !!python/object/apply:os.system ['true']\n", "congress-legislators", "KG0243", "a.yaml:1"),
        ("a.yaml", "- !secret x\n", "congress-legislators", "KG0243", "a.yaml:1"),
        ("a.yaml", LAUGHS, "congress-legislators", "KG0243", "a.yaml:2"),
        ("a.yaml", "- " + "[" * DEEP + "]" * DEEP, "congress-legislators", "KG0243", "a.yaml:1"),
        ("a.yaml", "only words", "congress-legislators", "KG0243", "a.yaml:1"),
        ("a.json", '{"persons": [{"id": "p"', "popolo", "KG0244", "a.json"),
        ("a.json", '"persons"', "popolo", "KG0244", "a.json"),
        ("a.json", '{"persons": [' + "[" * DEEP + "]" * DEEP + "]}", "popolo", "KG0244", "a.json#"),
        ("a.jsonl", '{"schema": "Person"}\n{"schema"\n', "followthemoney", "KG0244", "a.jsonl:2"),
        ("a.csv", "subject,predicate,object\n\xff\xfe,x,y\n".encode("latin-1"), "statements", "KG0247", "a.csv"),
        ("a.xlsx", b"PK\x03\x04xl/ but no more", "statements", "KG0247", "a.xlsx"),
        ("a.ttl", "ex:a a ex:B .", "", "KG0212", "a.ttl:1"),
        ("a.jsonld", '{"@context": "https://schema.org", "@id": "x"}', "", "KG0250", "a.jsonld"),
        ("a.jsonld", '{"@id": "x", "y": [{"@context": [{"@import": "https://e.org"}]}]}', "", "KG0250", "a.jsonld"),
        ("a.json.gz", gzip.compress(b'{"persons": []}' * 99, mtime=0)[:40], "popolo", "KG0245", "a.json.gz"),
        ("a.tar.gz", gzip.compress(b"x" * 5000, mtime=0)[:-20], "openstates", "KG0245", "a.tar.gz"),
        ("a.csv", "subject,predicate,object\nAnn,memberOf,Blue\n", "", "KG0219", "a.csv:2"),
        ("a.csv", "subject,predicate,object\n", "", "KG0252", "a.csv"),
        ("a.bin", b"\x00\x01\x02", "", "KG0252", "a.bin"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(read, name: str, content: str | bytes, form: str, code: str, place: str) -> None:
    with pytest.raises(InputError) as caught:
        read({name: content}, form=form)
    assert caught.value.code == code
    assert str(caught.value.place).startswith(place)
    assert caught.value.remedy


def test_the_other_files_of_a_list_are_read(read) -> None:
    listing = read({"bad.json": '{"persons": [', "good.json": GOOD})
    assert [one.name for one in listing.entities] == ["Ann"]
    assert [(finding.code, str(finding.place)) for finding in listing.findings] == [("KG0244", "bad.json")]


def test_what_grows_too_large_is_stopped(read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST", 1_000_000)
    bomb = gzip.compress(b'{"persons": [' + b" " * 3_000_000 + b"]}")
    with pytest.raises(KgError) as caught:
        read({"a.json.gz": bomb}, form="popolo")
    assert caught.value.code == "KG0246"


def test_an_excel_file_that_grows_too_large_is_stopped_before_it_is_opened(read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_MOST_UNPACKED", 1_000_000)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 3_000_000)
    with pytest.raises(KgError) as caught:
        read({"a.xlsx": buffer.getvalue()}, form="statements")
    assert caught.value.code == "KG0246"


def test_links_in_an_archive_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as tar:
        link = tarfile.TarInfo("../../passwd.yml")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    assert list(list_files(path)) == []


def test_an_unknown_format_names_those_there_are(read) -> None:
    with pytest.raises(ConfigError) as caught:
        read({"a.json": GOOD}, form="popollo")
    assert caught.value.code == "KG0251"
    assert "did you mean 'popolo'?" in caught.value.remedy
    assert "congress-legislators, followthemoney, openstates, popolo, rdf, statements" in caught.value.remedy
