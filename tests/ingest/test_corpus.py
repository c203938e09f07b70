"""Corpora: names of documents, repeated texts, independence of the order of files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ingest.corpus import Corpus, FileKind, read_corpus, read_inputs
from kg.ingest.slugs import TITLE_LIMIT, cut
from kg.model.finding import Severity
from kg.model.ontology import Vocabulary

Reads = Callable[..., Corpus]


def article(title: str, paper: str = "", body: str = "Body.") -> str:
    original = f"Original: [{paper}](https://example.org/)\n\n" if paper else ""
    return f"\n# {title}\n\nPublished at: **2019-11-06**\n\n{original}{body}\n"


def slugs(read: Reads, **files: str) -> list[str]:
    return [document.slug for document in read({f"{name}.txt": text for name, text in files.items()}).documents]


def test_a_document_is_named_by_day_and_title(read: Reads) -> None:
    assert slugs(read, a=article("Sessions’ bid, again")) == ["2019-11-06-sessions-bid-again"]


def test_a_clash_takes_the_publisher(read: Reads) -> None:
    assert slugs(read, a=article("T", "Example Courier"), b=article("T", "Sample Post")) == [
        "2019-11-06-t-example-courier",
        "2019-11-06-t-sample-post",
    ]


def test_a_clash_in_one_paper_takes_the_hash(read: Reads) -> None:
    found = slugs(read, a=article("T", "P"), b=article("T", "P", "Other."))
    assert len(set(found)) == 2
    assert all(name.startswith("2019-11-06-t-p-") for name in found)


def test_a_title_without_latin_letters_takes_the_hash(read: Reads) -> None:
    (name,) = slugs(read, a=article("中文"))
    assert len(name) == len("2019-11-06-") + 6


@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True))
def test_a_long_title_is_cut_at_the_end_of_a_word(text: str) -> None:
    short = cut(text)
    assert short
    assert len(short) <= TITLE_LIMIT
    assert text.startswith(short)
    assert text == short or text[len(short)] == "-" or "-" not in text[: TITLE_LIMIT + 1]


def test_the_same_text_twice_is_one_document(read: Reads) -> None:
    corpus = read({"a.txt": article("T"), "b.txt": article("T").replace("\n", "\r\n")})
    assert [document.path for document in corpus.documents] == ["a.txt"]
    assert [(f.code, f.severity, str(f.place)) for f in corpus.findings] == [("KG0211", Severity.INFO, "b.txt")]


def test_the_registry_may_give_a_short_name(read: Reads) -> None:
    turtle = (
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
        "<https://kg.example.org/doc/short> a foaf:Document ; foaf:page <https://example.org/> .\n"
    )
    corpus = read({"a.txt": article("T", "P"), "registry/documents.ttl": turtle})
    assert [document.slug for document in corpus.documents] == ["short"]
    assert corpus.findings == ()


def test_the_order_in_which_files_are_named_leaves_no_trace(tmp_path: Path, vocabulary: Vocabulary) -> None:
    paths = []
    for name in "cab":
        path = tmp_path / f"{name}.txt"
        path.write_text(article("T", f"Paper {name}"), encoding="utf-8")
        paths.append(path)
    one = read_corpus(paths, vocabulary, root=tmp_path)
    other = read_corpus([*reversed(paths), tmp_path], vocabulary, root=tmp_path)
    assert one == other
    assert [entry.kind for entry in one.inputs] == [FileKind.ARTICLE] * 3


def test_a_missing_path_is_a_finding(tmp_path: Path, vocabulary: Vocabulary) -> None:
    corpus = read_corpus([tmp_path / "nothing"], vocabulary, root=tmp_path)
    assert [(f.code, str(f.place)) for f in corpus.findings] == [("KG0208", "nothing")]


def test_results_do_not_tell_where_on_a_machine_the_inputs_lie(tmp_path: Path, vocabulary: Vocabulary) -> None:
    folder = tmp_path / "deep" / "news"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(article("T"), encoding="utf-8")
    (tmp_path / "project").mkdir()
    for named, name in ((folder, "news/a.txt"), (folder / "a.txt", "a.txt")):
        corpus = read_corpus([named], vocabulary, root=tmp_path / "project")
        assert [document.path for document in corpus.documents] == [name]


def test_a_table_called_sources_is_read_and_a_text_of_that_name_passed_over(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text("subject,predicate,object,from,to,modality,source,quote,note\n", encoding="utf-8")
    (tmp_path / "SOURCES.md").write_text("Where all this comes from\n2024-01-01\n\nFrom the web.\n", encoding="utf-8")
    assert [(file.path, file.kind.value) for file in read_inputs([tmp_path], root=tmp_path)] == [("sources.csv", "curated")]


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("2016-01-05", "2017-01-05", "2018-01-05", "2031-01-01"), ["articles/d.txt"]),
        (("2016-01-05", "2017-01-05", "2018-01-05", "2020-01-05"), []),
        (("2016-01-05", "2018-01-05", "2031-01-01"), []),
        (("2016-01-05", "2031-01-01", "2031-01-01", "2018-01-05"), []),
    ],
)
def test_an_article_dated_years_after_all_others_is_remarked(days: tuple[str, ...], told: list[str], read: Reads) -> None:
    files = {f"articles/{name}.txt": article(f"Story {name}").replace("2019-11-06", day) for name, day in zip("abcd", days, strict=False)}
    assert [finding.place.path for finding in read(files).findings if finding.code == "KG0264" and finding.place] == told
