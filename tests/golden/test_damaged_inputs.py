"""Damaged inputs: each gets a finding or an error with file, line and remedy, and the rest of the build goes on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.golden.conftest import ROOT, kg

ARTICLE = """
# Ann Lee resigns as mayor

Published at: **2019-05-02T00:00:00+00:00**

Author: **A. Writer**

Original: [Example Courier](https://example.org/a)

Mayor Ann Lee resigned on Thursday.
"""
LEDGER = "id,verdict,subject,other,because,reason,by,made\n"
DECISIONS = """002,Same,per:jeff-sessions,per:nobody here,,x,me,2024-01-01T00:00:00Z
003,Same,per:jeff-sessions,per:doug-jonez,,x,me,2024-01-01T00:00:00Z
004,Same,person:nobody in doc:2019-05-02-ann-lee-resigns-as-mayor,per:jeff-sessions,,x,me,2024-01-01T00:00:00Z
005,Different,per:jeff-sessions,per:doug-jones,,,me,2024-01-01T00:00:00Z
"""
SOURCES = [
    ("Jeff Sessions,holdsPost,us-attorney-general,2017-02-09,2018-11-07,Actual", "LA Times 2017"),
    ("Luther Strange,holdsPost,us-senate-al-class-2,2017-02-09,2018-01-03,Actual", "https://a.org/x https://b.org/y"),
    ("Doug Jones,holdsPost,us-senate-al-class-2,2018-01-03,2021-01-03,Actual", "notes.txt ; https://a.org/x"),
]
CURATED = "subject,predicate,object,from,to,modality,source,quote,note\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A project with one good article and every kind of damage, and what its build says."""
    folder = tmp_path_factory.mktemp("damaged")
    articles, curated = folder / "seeds/articles", folder / "seeds/curated"
    articles.mkdir(parents=True)
    curated.mkdir()
    shutil.copytree(ROOT / "seeds/registry", folder / "seeds/registry")
    (articles / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (articles / "no-title.txt").write_text(ARTICLE.replace("# Ann Lee resigns as mayor", ""), encoding="utf-8")
    (articles / "bad-date.txt").write_text(ARTICLE.replace("2019-05-02T00:00:00+00:00", "soon"), encoding="utf-8")
    (articles / "latin.txt").write_bytes(ARTICLE.replace("Ann Lee", "Ann L\u00e9e").encode("latin-1"))
    (articles / "empty.txt").write_bytes(b"")
    (articles / "huge.txt").write_bytes(ARTICLE.encode() + b"Mayor Ann Lee resigned. " * 870_000)
    (articles / "spaced-address.txt").write_text(
        ARTICLE.replace("example.org/a", "example.org/a b").replace("Ann Lee", "Eve Day"), encoding="utf-8"
    )
    (articles / "angled-address.txt").write_text(
        ARTICLE.replace("example.org/a", "example.org/<a>").replace("Ann Lee", "Cy Dorn"), encoding="utf-8"
    )
    (curated / "record.csv").write_text(CURATED + "".join(f"{row},{source},,\n" for row, source in SOURCES), encoding="utf-8")
    (folder / "seeds/decisions.csv").write_text(LEDGER + DECISIONS, encoding="utf-8")
    row = "Jef Sessions,holdsPost,us-attorney-general,2017-02-09,2018-11-07,Actual,https://example.org/s,,\n"
    (curated / "people.csv").write_text(CURATED + row, encoding="utf-8")
    (curated / "broken.ttl").write_text("@prefix a: <http://example.org/> .\na:b a:c a:d ;;; .\na:b a: <oops\n", encoding="utf-8")
    result = kg("build", cwd=folder)
    assert result.returncode == 0, result.stderr
    return folder, result.stderr


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("no-title.txt", "title"),
        ("bad-date.txt:", "date"),
        ("latin.txt:", "UTF-8"),
        ("empty.txt", "empty"),
        ("huge.txt", "limit"),
        ("spaced-address.txt:8", "'https://example.org/a b' cannot be read"),
        ("angled-address.txt:8", "cannot be read"),
        ("record.csv:3", "not an address"),
        ("decisions.csv:2", "'per:nobody here' is not the name of an entity"),
        ("decisions.csv:3", "did you mean per:doug-jones?"),
        ("decisions.csv:5", "no reason"),
        ("people.csv:2", "Jef Sessions"),
        ("broken.ttl:3", "unexpected end of file"),
    ],
)
def test_each_damage_is_told_with_its_place_and_a_remedy(project: tuple[Path, str], place: str, words: str) -> None:
    lines = project[1].splitlines()
    about = [i for i, line in enumerate(lines) if place in line]
    assert about, project[1]
    told = "\n".join(lines[about[0] : about[0] + 6])
    assert words.lower() in told.lower()
    assert "help:" in told


def test_the_good_article_was_read(project: tuple[Path, str]) -> None:
    assert "Ann Lee" in (project[0] / "output/graph.ttl").read_text(encoding="utf-8")


def test_an_archive_reference_is_a_source_in_its_own_words(project: tuple[Path, str]) -> None:
    dataset = (project[0] / "output/dataset.nq").read_text(encoding="utf-8")
    assert '<http://purl.org/dc/terms/source> "LA Times 2017"' in dataset
    assert '<http://purl.org/dc/terms/source> "notes.txt"' in dataset
    assert "https://a.org/x https://b.org/y" not in dataset
    told = kg("why", "ten:jeff-sessions_us-attorney-general_2017", cwd=project[0]).stdout
    assert "\n  LA Times 2017\n" in told


def test_an_article_whose_address_is_none_is_kept_without_it(project: tuple[Path, str]) -> None:
    dataset = (project[0] / "output/dataset.nq").read_text(encoding="utf-8")
    assert "Eve Day resigns as mayor" in dataset
    assert "Cy Dorn resigns as mayor" in dataset
    assert dataset.count("<http://xmlns.com/foaf/0.1/page> <https://example.org/a") == 1


def test_a_near_name_is_offered(project: tuple[Path, str]) -> None:
    assert "did you mean" in project[1]
    assert "jeff-sessions" in project[1]


def test_a_shape_file_that_is_not_turtle_is_an_error_with_its_line(project: tuple[Path, str], tmp_path: Path) -> None:
    shutil.copytree(ROOT / "shapes", tmp_path / "shapes")
    (tmp_path / "shapes/odd.ttl").write_text("this is no Turtle\n", encoding="utf-8")
    (tmp_path / "kg.toml").write_text('shapes = "shapes"\nseeds = ["none"]\n', encoding="utf-8")
    (tmp_path / "none").mkdir()
    result = kg("build", cwd=tmp_path)
    assert result.returncode == 2
    assert "odd.ttl:1" in result.stderr
    assert "help: mend this line" in result.stderr


def test_an_ontology_frame_without_an_example_is_an_error_that_names_it(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "ontology", tmp_path / "ontology")
    path = tmp_path / "ontology/situations/recusal.ttl"
    extra = """
kgo:frame-unshown a kgo:Frame ; ontolex:evokes kgo:Recusal ; lexinfo:partOfSpeech lexinfo:verb ;
  kgo:lemma "sidestep" ; fn:subject kgo:agent .
"""
    path.write_text(path.read_text(encoding="utf-8") + extra, encoding="utf-8")
    (tmp_path / "kg.toml").write_text('ontology = "ontology"\nseeds = ["none"]\n', encoding="utf-8")
    (tmp_path / "none").mkdir()
    result = kg("build", cwd=tmp_path)
    assert result.returncode == 2
    assert "frame-unshown" in result.stderr
    assert "recusal.ttl" in result.stderr
