"""Readings kept between builds change nothing but the time taken, and are never found when anything they rest on changed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kg import reading_cache
from kg.config import Config
from kg.model.claim import Claim, EntityRef, Reading, Situation, SituationRef, TermRef, Words
from kg.model.document import SourceDocument
from kg.model.entity import EntityKind, LocalEntity
from kg.model.finding import Finding, Severity
from kg.model.span import Place, Quote, Span
from kg.outputs import write
from kg.pipeline import build
from kg.plain_values import from_plain, to_plain
from kg.reading_cache import ReadingCache, cache_for, read_cached
from kg.readings import ExtractorSpec, read_documents

DOCUMENT = SourceDocument(
    "2019-11-06-a", "a.txt", "# A\n\nWords.", "0" * 64, "A", Span(2, 3), date(2019, 11, 6), "2019-11-06", ("Jo",), paragraphs=(Span(5, 11),)
)
ROLES = (
    ("agent", EntityRef("person:x")), ("attitude", TermRef("Anger")), ("matter", SituationRef("s2")), ("value", Words("3", "integer")),
)  # fmt: skip
READING = Reading(
    DOCUMENT,
    (LocalEntity("person:x", EntityKind.PERSON, "X", ("X",), (("given", "Xi"),), Span(5, 6)),),
    (Situation("s1", "Attitude", ROLES, date="[..2018-11]"),),
    (Claim("c1", "s1", quotes=(Quote("2019-11-06-a", Span(5, 10), "Words", 1, 1),), confidence=Decimal("0.80"), place=Place("a.txt", 3)),),
    (Finding("KG0501", "odd", Place("a.txt", 1), severity=Severity.INFO),),
)


def test_a_reading_comes_back_as_it_was() -> None:
    assert from_plain(Reading, to_plain(READING)) == READING


@pytest.mark.parametrize(
    "plain", [None, [], ["Span", 1], ["Span", 1, "2"], ["Span", 1, True], ["Place", "a", 1, 1], ["Span", 1, 2, 3], "Span", {"start": 1}]
)
def test_what_is_no_such_value_is_refused(plain: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        from_plain(Span, plain)


@pytest.mark.parametrize("plain", [["Claim", 1], ["Words", "a"], ["Nothing", "a"], "a", None])
def test_a_filler_is_one_of_its_four_kinds(plain: object) -> None:
    hint = Situation.__dataclass_fields__["roles"].type
    assert "Filler" in str(hint)
    with pytest.raises(ValueError, match=r"\w"):
        from_plain(EntityRef | SituationRef | Words | TermRef, plain)


def test_an_entry_is_found_for_this_very_document_alone(tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path, "abc")
    assert cache.find(DOCUMENT) is None
    cache.keep(READING)
    assert cache.find(DOCUMENT) == READING
    assert cache.find(replace(DOCUMENT, text="# A\n\nWords!")) is None
    assert cache.find(replace(DOCUMENT, published=date(2019, 11, 7))) is None
    assert ReadingCache(tmp_path, "abd").find(DOCUMENT) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'["Reading"]', b"\xff\xfe", b"null"])
def test_a_damaged_entry_counts_for_nothing(tmp_path: Path, content: bytes) -> None:
    cache = ReadingCache(tmp_path, "abc")
    cache.keep(READING)
    (entry,) = (tmp_path / "readings" / "abc").iterdir()
    entry.write_bytes(content)
    assert cache.find(DOCUMENT) is None


def test_old_readings_are_removed_and_the_folder_stays_out_of_version_control(tmp_path: Path) -> None:
    ReadingCache(tmp_path, "old").keep(READING)
    new = ReadingCache(tmp_path, "new")
    new.keep(READING)
    new.tidy()
    assert [path.name for path in (tmp_path / "readings").iterdir()] == ["new"]
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_a_changed_ontology_file_misses(tmp_path: Path, root: Path) -> None:
    shutil.copytree(root / "ontology", tmp_path / "ontology")
    spec = ExtractorSpec(ontology=tmp_path / "ontology")
    before = cache_for(tmp_path, spec)
    assert cache_for(tmp_path, spec) == before
    file = tmp_path / "ontology" / "situations" / "recusal.ttl"
    file.write_text(file.read_text(encoding="utf-8") + "# a comment\n", encoding="utf-8")
    assert cache_for(tmp_path, spec).fingerprint != before.fingerprint


def test_another_extractor_base_or_version_misses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    specs = (ExtractorSpec(), ExtractorSpec("other"), ExtractorSpec(base="https://example.org/kg/"))
    found = [cache_for(tmp_path, spec).fingerprint for spec in specs]
    monkeypatch.setattr(reading_cache.kg, "__version__", "99")
    assert len({*found, cache_for(tmp_path, ExtractorSpec()).fingerprint}) == 4


def test_known_documents_are_not_read_again_and_keep_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = replace(DOCUMENT, slug="2019-11-06-b")
    read: list[str] = []

    def reader(documents: list[SourceDocument], *_: object, **__: object) -> list[Reading]:
        read.extend(document.slug for document in documents)
        return [replace(READING, document=document) for document in documents]

    monkeypatch.setattr(reading_cache, "read_documents", reader)
    first, known = read_cached([other], ExtractorSpec(), tmp_path)
    assert (known, read) == (0, ["2019-11-06-b"])
    both, known = read_cached([DOCUMENT, other], ExtractorSpec(), tmp_path)
    assert (known, read) == (1, ["2019-11-06-b", "2019-11-06-a"])
    assert [reading.document.slug for reading in both] == ["2019-11-06-a", "2019-11-06-b"]
    assert both[1] == first[0]


@pytest.mark.parametrize("code", ["KG0520", "KG0521", "KG0591"])
def test_what_another_try_may_bring_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    partial = replace(READING, findings=(Finding(code, "not read"),))
    monkeypatch.setattr(reading_cache, "read_documents", lambda *_, **__: [partial])
    for _ in range(2):
        assert read_cached([DOCUMENT], ExtractorSpec(), tmp_path) == ([partial], 0)


def test_a_build_gives_the_same_bytes_with_and_without_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    article = tmp_path / "seeds" / "articles" / "a.txt"
    article.parent.mkdir(parents=True)
    article.write_text(
        "# Governor quits\n\nPublished at: **2021-03-05**\n\nGov. Anna Bell resigned on Thursday. She may run for the Senate.\n",
        encoding="utf-8",
    )
    made = [build(Config(), cache=cache) for cache in (None, tmp_path / "cache", tmp_path / "cache")]
    assert made[0].resolution.claims()
    for number, each in enumerate(made):
        write(each, tmp_path / str(number))
    without, cold, warm = ({path.name: path.read_bytes() for path in (tmp_path / str(n)).glob("*.*")} for n in range(3))
    assert without == cold == warm
    assert list((tmp_path / "cache" / "readings").glob("*/*.json"))


def test_after_one_changed_article_that_one_is_read_again_and_the_bytes_are_those_of_a_full_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number, name in enumerate(("Bell", "Cole", "Drew"), 1):
        path = tmp_path / "seeds" / "articles" / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"# {name} quits\n\nPublished at: **2021-03-0{number}**\n\nGov. Anna {name} resigned on Monday.\n", encoding="utf-8"
        )
    write(build(Config(), cache=tmp_path / "cache"), tmp_path / "before")
    changed = tmp_path / "seeds" / "articles" / "Cole.txt"
    changed.write_text(changed.read_text(encoding="utf-8") + "\nShe may run for the Senate.\n", encoding="utf-8")
    read: list[str] = []

    def counted(documents: list[SourceDocument], *given: object, **options: object) -> list[Reading]:
        read.extend(document.title for document in documents)
        return read_documents(documents, *given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(reading_cache, "read_documents", counted)
    write(build(Config(), cache=tmp_path / "cache"), tmp_path / "again")
    assert read == ["Cole quits"]
    write(build(Config()), tmp_path / "whole")
    before, again, whole = ({path.name: path.read_bytes() for path in (tmp_path / n).glob("*.*")} for n in ("before", "again", "whole"))
    assert again == whole
    assert again["dataset.nq"] != before["dataset.nq"]
