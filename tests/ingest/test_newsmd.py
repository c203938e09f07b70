"""The news layout: what is read, and that offsets stay those of the file whatever stands in it."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ingest.decode import decode
from kg.ingest.newsmd import reader
from kg.ingest.readers import read_article
from kg.model.document import SourceDocument

ARTICLE = """\

# A “mixed” headline that's odd

Published at: **2019-11-06T20:25:24+00:00**

Author: **Ann Author \xa0&amp; Bo B. Scribe**

Original: [The Example Courier](https://example.org/a_(b)?c=1)

First paragraph. It has two sentences.
Second: Published at: **never**

Third.
"""


def read(text: str) -> SourceDocument:
    decoded = decode(text.encode(), "a.txt")
    assert decoded.source is not None
    document = reader.read(decoded.source.as_written()).document
    assert document is not None
    return document


def test_every_header_field_is_read() -> None:
    document = read(ARTICLE)
    assert document.title == "A “mixed” headline that's odd"
    assert document.published == date(2019, 11, 6)
    assert document.published_at == "2019-11-06T20:25:24+00:00"
    assert document.authors == ("Ann Author", "Bo B. Scribe")
    assert (document.publisher, document.url) == ("The Example Courier", "https://example.org/a_(b)?c=1")
    assert document.slug == "2019-11-06-a-mixed-headline-thats-odd"


def test_the_body_is_every_line_that_is_not_blank_below_the_header() -> None:
    document = read(ARTICLE)
    assert [span.of(document.text) for span in document.paragraphs] == [
        "First paragraph. It has two sentences.",
        "Second: Published at: **never**",
        "Third.",
    ]


def test_a_line_that_looks_like_a_header_field_in_the_body_is_body() -> None:
    document = read("# T\n\nPublished at: **2020-01-01**\n\nBody.\nAuthor: **Not Me**\n")
    assert document.authors == ()
    assert len(document.paragraphs) == 2


def test_fields_may_come_in_another_order_and_without_stars() -> None:
    document = read("# T\nAuthor: Ann Author\nPublished at: 2020-01-01\nBody.\n")
    assert (document.title, document.authors, document.published_at) == ("T", ("Ann Author",), "2020-01-01")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_offsets_are_those_of_the_file_whatever_its_line_ends_and_byte_order_mark(ending: str, mark: str) -> None:
    written = mark + ARTICLE.replace("\n", ending)
    document = read(written)
    plain = read(ARTICLE)
    assert document.sha256 == hashlib.sha256(written.encode()).hexdigest()
    assert [span.of(written) for span in document.paragraphs] == [span.of(ARTICLE) for span in plain.paragraphs]
    assert document.title_span.of(written) == plain.title


#: whatever may stand on a line, minus what ends it or makes the text something else
LINES = st.text(st.characters(exclude_characters="\n\r\0", exclude_categories=("Cs",)), min_size=1, max_size=60)


@given(body=st.lists(LINES, max_size=8), title=LINES.filter(lambda line: line.strip(" \t#") != "" and line.strip() == line))
def test_offsets_point_at_the_words_of_the_file_for_any_text(body: list[str], title: str) -> None:
    text = f"\n# {title}\n\nPublished at: **2019-11-06**\n\nOriginal: [P](https://example.org/)\n\n" + "\n".join(body)
    decoded = decode(text.encode(), "a.txt")
    assert decoded.source is not None
    document = reader.read(decoded.source).document
    assert document is not None
    assert document.text == text
    assert document.title_span.of(text) == document.title == title
    starts = [span.start for span in document.paragraphs]
    assert starts == sorted(set(starts))
    for span in document.paragraphs:
        words = span.of(text)
        assert words
        assert words.strip() == words
        assert "\n" not in words
    assert len(document.paragraphs) <= sum(1 for line in body if line.strip())


@pytest.mark.shared
def test_the_seed_article_is_read_as_the_gold_says(shared: Path) -> None:
    path = next((shared / "seeds" / "articles").iterdir())
    document = read_article(path).document
    assert document is not None
    gold = (shared / "gold" / "seed" / "seed.trig").read_text(encoding="utf-8")
    assert f'kgo:sha256 "{document.sha256}"' in gold
    assert f"kgo:characters {len(document.text)}" in gold
    assert document.authors == ("Kerry Picket", "David M. Drucker")
    assert document.publisher == "Washington Examiner"
