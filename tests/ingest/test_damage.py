"""Damaged inputs: each gives one clear finding with file, line and remedy, and the rest is read."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from kg.ingest.codes import CODES
from kg.ingest.corpus import Corpus
from kg.model.finding import Severity

Reads = Callable[..., Corpus]

GOOD = "\n# Good news\n\nPublished at: **2019-11-06**\n\nBody.\n"

CASES = {
    "no title": ("\n\nPublished at: **2019-11-06**\n\nBody.\n", "KG0201", 3),
    "empty title": ("# \n\nPublished at: **2019-11-06**\n\nBody.\n", "KG0201", 1),
    "no date": ("# T\n\nAuthor: **A**\n\nBody.\n", "KG0202", 1),
    "date that is none": ("# T\n\nPublished at: **last week**\n\nBody.\n", "KG0202", 3),
    "Latin-1": ("# T\n\nPublished at: **2019-11-06**\n\nCaf\xe9.\n".encode("latin-1"), "KG0205", 5),
    "UTF-16": ("# T".encode("utf-16"), "KG0205", 1),
    "empty": (b"", "KG0206", 0),
    "blank": ("\n \n", "KG0206", 0),
    "binary": (b"\x01\x02\0\0", "KG0209", 0),
}


@pytest.mark.parametrize(("content", "code", "line"), CASES.values(), ids=list(CASES))
def test_a_damaged_article_is_one_finding_and_the_other_is_read(read: Reads, content: str | bytes, code: str, line: int) -> None:
    corpus = read({"articles/bad.txt": content, "articles/good.txt": GOOD})
    assert [document.title for document in corpus.documents] == ["Good news"]
    assert [(finding.code, finding.severity) for finding in corpus.findings] == [(code, Severity.VIOLATION)]
    (finding,) = corpus.findings
    assert finding.place is not None
    assert (finding.place.path, finding.place.line) == ("articles/bad.txt", line)
    assert finding.remedy


def test_the_first_bad_byte_is_named(read: Reads) -> None:
    (finding,) = read({"a.txt": b"# T\n\nab\xff\n"}).findings
    assert "byte 7 (0xff) in line 3" in finding.message


def test_a_file_over_the_limit_is_not_opened(read: Reads) -> None:
    corpus = read({"big.txt": "x" * 20_000_001, "good.txt": GOOD}, registry=False)
    assert [(finding.code, len(corpus.documents)) for finding in corpus.findings] == [("KG0207", 1)]
    assert "20,000,001" in corpus.findings[0].message


def test_the_limit_can_be_set(read: Reads) -> None:
    assert [finding.code for finding in read({"good.txt": GOOD}, registry=False, limit=10).findings] == ["KG0207"]


def test_wrongly_decoded_text_is_a_warning_only(read: Reads) -> None:
    corpus = read({"a.txt": GOOD.replace("Body", "Itâ€™s a body")})
    assert [(f.code, f.severity, f.place and f.place.line) for f in corpus.findings] == [("KG0210", Severity.WARNING, 6)]
    assert len(corpus.documents) == 1


def test_a_headline_alone_is_a_warning(read: Reads) -> None:
    corpus = read({"a.txt": "# T\n\nPublished at: **2019-11-06**\n"})
    assert [(f.code, f.severity) for f in corpus.findings] == [("KG0226", Severity.WARNING)]
    assert corpus.documents[0].paragraphs == ()


def test_other_kinds_of_files_are_passed_over_and_said(read: Reads) -> None:
    corpus = read(
        {"articles/photo.xml": "<x/>", "articles/README.md": "Not an article.", "articles/.hidden": "x", "articles/.x\u200b.txt": "x"}
    )
    assert [(f.code, f.severity) for f in corpus.findings] == [("KG0224", Severity.INFO)]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.docx", b"PK\x03\x04\0\0", "a Word file"),
        ("a.docx", b"", "a Word file"),
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF"),
        ("a", b"PK\x03\x04\0\0", "a Word"),
    ],
)
def test_a_document_that_is_no_text_is_named_for_what_it_is(read: Reads, name: str, content: bytes, says: str) -> None:
    corpus = read({f"articles/{name}": content, "articles/good.txt": GOOD})
    (finding,) = corpus.findings
    assert (finding.code, finding.severity, str(finding.place)) == ("KG0224", Severity.WARNING, f"articles/{name}")
    assert says in finding.message
    assert ".txt" in finding.remedy
    assert len(corpus.documents) == 1


def test_every_finding_code_has_an_explanation() -> None:
    import re
    from pathlib import Path

    import kg

    used = {code for path in Path(kg.__file__).parent.rglob("*.py") if path.name != "codes.py"
            for code in re.findall(r'"(KG02\d\d)"', path.read_text(encoding="utf-8"))}  # fmt: skip
    assert used == set(CODES)


def test_a_folder_that_may_not_be_read_is_said(read: Reads, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    corpus = read({"locked/a.txt": GOOD, "open/b.txt": GOOD})
    assert [(finding.code, str(finding.place)) for finding in corpus.findings] == [("KG0208", "locked")]
    assert len(corpus.documents) == 1
