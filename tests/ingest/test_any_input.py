"""Whatever stands in a file, reading it gives values or findings, never an exception."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.ingest.csv_file import header_of
from kg.ingest.curated_csv import read_curated
from kg.ingest.decisions import COLUMNS, read_decisions
from kg.ingest.decode import Decoded, SourceText, decode
from kg.ingest.index import NameIndex
from kg.ingest.readers import installed_readers, reader_for
from kg.ingest.turtle import read_turtle
from kg.model.finding import Finding
from kg.model.ontology import Vocabulary

PIECES = st.sampled_from(
    [
        "# ",
        "---\n",
        "title: x\n",
        "Published at: **",
        "2019-11-06",
        "**\n",
        "Author: **",
        "Original: [",
        "](",
        ")\n",
        "\n",
        "\r\n",
        "\ufeff",
        "\xa0",
        "&amp;",
        "“",
        "By ",
        "Nov. 6, 2019",
        ": ",
        "\x85",
        "\u2028",
        " ",
        "word",
    ]
)
CSV = st.sampled_from(
    [
        "Jeff Sessions",
        "holdsPost",
        "Pardon",
        ",",
        ",",
        ",",
        ";",
        '"',
        "\n",
        "2017-02-09",
        "3/4/2019",
        "[..",
        "=",
        "post=x",
        "ev:x",
        "https://x",
        "|",
    ]
)
TURTLE = st.sampled_from(
    [
        "@prefix kgo: <https://kg.example.org/ont#> .\n",
        "kgo:x ",
        "a kgo:Tenure",
        "a kgo:Claim ",
        ";",
        " .\n",
        "kgo:about ",
        "<https://x> ",
        '"',
        "[ ] ",
        "kgo:begin ",
        '"2017"',
        "<",
        ">",
    ]
)


def told(findings: tuple[Finding, ...]) -> bool:
    return all(finding.code.startswith("KG02") and finding.message and finding.place for finding in findings)


@given(st.binary(max_size=80) | st.lists(PIECES, max_size=30).map(lambda parts: "".join(parts).encode()))
def test_articles(raw: bytes) -> None:
    decoded: Decoded = decode(raw, "a.txt")
    if decoded.source is None:
        assert decoded.findings
        assert told(decoded.findings)
        return
    result = reader_for(decoded.source, installed_readers()).read(decoded.source)
    assert told(result.findings)
    if result.document is None:
        assert result.findings
        return
    document = result.document
    assert document.title == document.title_span.of(document.text)
    assert document.slug.startswith(document.published.isoformat())
    assert all(span.of(document.text).strip() for span in document.paragraphs)


@given(st.text(max_size=60) | st.lists(CSV, max_size=60).map("".join))
def test_curated_rows_and_decisions(vocabulary: Vocabulary, index: NameIndex, text: str) -> None:
    for header, read in (
        ("subject,predicate,object,from,to,modality,source,quote,note\n", None),
        (",".join(COLUMNS) + "\n", read_decisions),
        ("", read_decisions),
    ):
        source = SourceText("s.csv", header + text, "0")
        assert len(header_of(source.text)) == 2
        findings = read(source)[1] if read else read_curated(source, vocabulary, index, "curated_s").findings
        assert told(findings)


@given(st.text(max_size=60) | st.lists(TURTLE, max_size=30).map("".join))
def test_turtle(vocabulary: Vocabulary, text: str) -> None:
    assert told(read_turtle(SourceText("s.ttl", text, "0"), vocabulary, "curated_s").findings)
