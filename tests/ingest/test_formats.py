"""Front matter and plain text, and which reader takes what."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ingest.bylines import authors_of
from kg.ingest.decode import decode, shown_path
from kg.ingest.published import date_in_name, date_line, read_date
from kg.ingest.readers import installed_readers, read_article, reader_for
from kg.model.document import SourceDocument

FRONT = """\
---
title: "A title: with a colon"
date: 2019-11-06
author: [Ann Author, Bo Scribe]
source: Example Courier
url: https://example.org/x
---

First paragraph.

Second.
"""


def read(text: str, name: str = "a.txt") -> tuple[SourceDocument | None, list[str]]:
    decoded = decode(text.encode(), name)
    assert decoded.source is not None
    result = reader_for(decoded.source, installed_readers()).read(decoded.source)
    return result.document, [finding.code for finding in result.findings]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("\n# T\n\nPublished at: **2019-11-06**\n\nBody.", "newsmd"),
        ("Published at: **2019-11-06**\n\nBody.", "newsmd"),
        (FRONT, "frontmatter"),
        ("---\n\nA rule, then text: no front matter.", "plain"),
        ("# A heading\n\nBody.", "plain"),
        ("A title\n\nBody.", "plain"),
    ],
)
def test_the_reader_is_chosen_by_what_the_text_looks_like(text: str, name: str) -> None:
    decoded = decode(text.encode(), "a.txt")
    assert decoded.source is not None
    assert reader_for(decoded.source, installed_readers()).name == name


def test_a_heading_in_other_words_than_the_title_is_part_of_the_text() -> None:
    document, _ = read(FRONT.replace("First paragraph.", "# Another heading\n\nFirst paragraph."))
    assert document is not None
    assert document.title == "A title: with a colon"
    assert [span.of(document.text) for span in document.paragraphs] == ["# Another heading", "First paragraph.", "Second."]


def test_a_heading_that_repeats_the_title_is_the_title() -> None:
    document, _ = read(FRONT.replace("First paragraph.", "# A title: with a colon\n\nFirst paragraph."))
    assert document is not None
    assert document.title_span.start == document.text.index("# A title") + 2
    assert [span.of(document.text) for span in document.paragraphs] == ["First paragraph.", "Second."]


def test_a_path_is_shown_as_it_was_given_or_within_the_root_and_never_where_on_the_machine_it_lies(tmp_path: Path) -> None:
    inside = tmp_path / "root/a/x.txt"
    assert shown_path(inside, tmp_path / "root") == "a/x.txt"
    assert shown_path(Path("a/x.txt"), tmp_path / "root") == "a/x.txt"
    assert shown_path(inside, tmp_path / "other") == "x.txt"
    assert shown_path(inside, tmp_path / "other", tmp_path / "root/a") == "a/x.txt"


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    result = read_article(tmp_path)
    assert (result.document, [finding.code for finding in result.findings]) == (None, ["KG0208"])


def test_front_matter_gives_title_date_authors_and_address() -> None:
    document, codes = read(FRONT)
    assert document is not None
    assert codes == []
    assert document.title == document.title_span.of(document.text) == "A title: with a colon"
    assert (document.published_at, document.authors) == ("2019-11-06", ("Ann Author", "Bo Scribe"))
    assert (document.publisher, document.url) == ("Example Courier", "https://example.org/x")
    assert [span.of(document.text) for span in document.paragraphs] == ["First paragraph.", "Second."]


def test_a_heading_that_repeats_the_title_is_the_title_and_no_paragraph() -> None:
    document, _ = read("---\ntitle: Same\ndate: 2019-11-06\n---\n# Same\nBody.\n")
    assert document is not None
    assert document.title_span.start > 20
    assert len(document.paragraphs) == 1


def test_another_language_is_said() -> None:
    document, codes = read("---\ntitle: Titel\ndate: 2019-11-06\nlang: de\n---\nText.\n")
    assert document is not None
    assert codes == ["KG0230"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("---\ntitle: a: b\ndate: 2019-11-06\n---\nText.\n", ["KG0225"]),
        ("---\ndate: 2019-11-06\n---\nText.\n", ["KG0201"]),
        ("---\ntitle: T\ndate: soon\n---\nText.\n", ["KG0202"]),
    ],
)
def test_damaged_front_matter_is_a_finding(text: str, codes: list[str]) -> None:
    assert read(text) == (None, codes)


@pytest.mark.parametrize(
    ("text", "name", "published", "paragraphs"),
    [
        ("Title\n\nBy Ann Author\nNov. 6, 2019\n\nBody.", "x.txt", "2019-11-06", 1),
        ("Title\nPublished: Wednesday, November 6, 2019 at 8:25 p.m. EST\nBody.", "x.txt", "2019-11-06", 1),
        ("Title\n2019-11-06T20:25:24Z\nBody.\nMore.", "x.txt", "2019-11-06T20:25:24Z", 2),
        ("Title\nBody.", "2019-11-06-title.txt", "2019-11-06", 1),
        ("Title\nBody.", "news/20191106_title.txt", "2019-11-06", 1),
        ("Title\nOn Nov. 6, 2019, he said so.\nBody.", "2019-11-07.txt", "2019-11-07", 2),
    ],
)
def test_plain_text_has_its_date_in_the_first_lines_or_the_name(text: str, name: str, published: str, paragraphs: int) -> None:
    document, codes = read(text, name)
    assert document is not None
    assert codes == []
    assert (document.title, document.published_at, len(document.paragraphs)) == ("Title", published, paragraphs)


def test_plain_text_without_a_date_is_a_finding() -> None:
    assert read("Title\nBody with 2019 in it.") == (None, ["KG0202"])


def test_a_first_paragraph_is_no_title() -> None:
    assert read("word " * 80 + "\nBody.", "2019-11-06.txt") == (None, ["KG0201"])


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2019-11-06T20:25:24+00:00", "2019-11-06T20:25:24+00:00"),
        ("2019-11-06 20:25", "2019-11-06T20:25:00"),
        ("Wed, 06 Nov 2019 20:25:24 +0000", "2019-11-06T20:25:24+00:00"),
        ("6 November 2019", "2019-11-06"),
        ("2019/11/06", "2019-11-06"),
        ("2019-13-06", None),
        ("31 February 2019", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_of_publication(words: str, iso: str | None) -> None:
    found = read_date(words)
    assert (found.iso if found else None) == iso


def test_a_sentence_with_a_date_is_no_date_line() -> None:
    assert date_line("He left on Nov. 6, 2019, after the vote.") is None
    assert date_in_name("report-1234567890") is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Kerry Picket \xa0&amp; David M. Drucker", ("Kerry Picket", "David M. Drucker")),
        ("By Ann Author and Bo Scribe / Cy Scribe", ("Ann Author", "Bo Scribe", "Cy Scribe")),
        ("Tom Howell Jr., Ann Author", ("Tom Howell Jr.", "Ann Author")),
        ("Ann Author, CNN Political Reporter", ("Ann Author",)),
        ("Andy Sand", ("Andy Sand",)),
        ("", ()),
    ],
)
def test_author_lines(line: str, names: tuple[str, ...]) -> None:
    assert authors_of(line) == names


@pytest.mark.shared
def test_every_real_article_of_a_sample_is_read_without_a_finding(shared: Path) -> None:
    paths = sorted((shared / "data" / "news-articles" / "articles").iterdir())[::10]
    results = [read_article(path) for path in paths]
    assert [result.findings for result in results if result.findings] == []
    assert all(result.document and result.document.paragraphs for result in results)
