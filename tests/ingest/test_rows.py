"""Files that hold an article a row are read as the files that the rows would be; a bad row is a finding, and the rest is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ConfigError
from kg.ingest.corpus import read_corpus
from kg.packed import require_parquet
from kg.validate.texts import find_texts
from kg.vocabulary import load

VOCABULARY = load()
TEXTS = {
    "news/a.txt": "# Mayor quits\n\nPublished at: **2021-03-05**\n\nMayor Ann Lee “resigned” on Thursday.\n",
    "news/b.txt": "# Mayor stays\r\n\r\nPublished at: **2021-03-06**\r\n\r\nMayor Bob Ray stays.\r\n",
}
Rows = Sequence[dict[str, Any]]


def json_lines(rows: Rows, path: Path) -> Path:
    path = path.with_suffix(".jsonl")
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def parquet(rows: Rows, path: Path) -> Path:
    pa, writer = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path = path.with_suffix(".parquet")
    writer.write_table(pa.Table.from_pylist(list(rows)), path)
    return path


forms = pytest.mark.parametrize("form", [json_lines, parquet])


@forms
def test_rows_with_path_and_text_are_what_a_folder_of_these_files_is(form: Callable[[Rows, Path], Path], tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    folder = read_corpus([tmp_path / "news"], VOCABULARY, root=tmp_path)
    packed = form([{"path": name, "text": text, "section": "x"} for name, text in TEXTS.items()], tmp_path / "docs")
    assert len(folder.documents) == 2
    assert read_corpus([packed], VOCABULARY, root=tmp_path) == folder
    wanted = frozenset(document.sha256 for document in folder.documents)
    found = find_texts([packed], wanted)
    assert {document.sha256: document.text for document in folder.documents} == found.texts
    assert set(found.paths.values()) == set(TEXTS)


@forms
def test_rows_of_one_path_are_two_inputs(form: Callable[[Rows, Path], Path], tmp_path: Path) -> None:
    packed = form([{"path": "news/a.txt", "text": text} for text in TEXTS.values()], tmp_path / "docs")
    corpus = read_corpus([packed], VOCABULARY, root=tmp_path)
    assert sorted(file.path for file in corpus.inputs) == ["news/a.txt", "news/a.txt#2"]
    assert len({document.path for document in corpus.documents}) == 2


@forms
def test_columns_with_a_title_are_front_matter(form: Callable[[Rows, Path], Path], tmp_path: Path) -> None:
    row = {
        "title": 'Mayor: "I quit"', "date": "2021-03-05", "author": "Jo Doe", "source": "The Gazette",
        "url": "https://example.org/1", "text": "Mayor Ann Lee resigned.\n",
    }  # fmt: skip
    corpus = read_corpus([form([row], tmp_path / "docs")], VOCABULARY, root=tmp_path)
    (document,) = corpus.documents
    assert (document.title, document.published, document.authors) == ('Mayor: "I quit"', date(2021, 3, 5), ("Jo Doe",))
    assert (document.publisher, document.url) == ("The Gazette", "https://example.org/1")
    assert [span.of(document.text) for span in document.paragraphs] == ["Mayor Ann Lee resigned."]
    assert document.path.startswith("docs.")
    assert document.path.endswith("#1")


def test_a_day_of_parquet_is_a_date(tmp_path: Path) -> None:
    file = parquet([{"title": "Mayor quits", "date": date(2021, 3, 5), "text": "She resigned."}], tmp_path / "docs")
    assert read_corpus([file], VOCABULARY).documents[0].published == date(2021, 3, 5)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "not JSON"),
        (b"[1]", "no JSON object"),
        (b"\xff", "not UTF-8"),
        (b'{"txt": "a"}', "no column 'text'"),
        (b'{"text": null}', "is empty"),
        (b'{"text": 7}', "is no text"),
        (b'{"text": "\\ud800 a"}', "lone surrogate"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_row_is_a_finding_with_its_line_and_the_rest_is_read(line: bytes, why: str, tmp_path: Path) -> None:
    file = json_lines([{"path": name, "text": text} for name, text in TEXTS.items()], tmp_path / "docs")
    good = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(good[0] + b"\n" + line + b"\n" + good[1])
    corpus = read_corpus([file], VOCABULARY, root=tmp_path)
    assert len(corpus.documents) == 2
    (finding,) = corpus.findings
    assert (finding.code, str(finding.place)) == ("KG0260", "docs.jsonl:3")
    assert why in finding.message


def test_the_limit_is_that_of_a_row(tmp_path: Path) -> None:
    file = json_lines(
        [{"text": "# A\n\nPublished at: **2021-03-05**\n\n" + "word " * 50}, {"text": TEXTS["news/a.txt"]}], tmp_path / "docs"
    )
    corpus = read_corpus([file], VOCABULARY, root=tmp_path, limit=200)
    assert [finding.code for finding in corpus.findings] == ["KG0207"]
    assert len(corpus.documents) == 1


def test_what_only_looks_like_parquet_is_a_finding(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "docs.parquet").write_bytes(b"PAR1 and no more")
    (finding,) = read_corpus([tmp_path / "docs.parquet"], VOCABULARY, root=tmp_path).findings
    assert (finding.code, "not Parquet" in finding.message) == ("KG0260", True)


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ConfigError) as caught:
        require_parquet()
    assert (caught.value.code, caught.value.remedy) == ("KG0138", "pip install 'claimgraph[parquet]'")
