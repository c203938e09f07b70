"""A rebuild with everything that was kept gives what a build gives that knows nothing of an earlier one."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.config import Config
from kg.kept import Kept
from kg.model.iri import Namespaces
from kg.model.quads import Graph
from kg.outputs import write
from kg.pipeline import Build, build
from kg.publish import rdf
from kg.validate import validator
from kg.validate.pieces import Checking, Piece
from kg.validate.result import Result
from kg.validate.shacl import Checked, run
from kg.validate.shapes import ShapeSet
from kg.validate.views import View
from kg.view_cache import ViewCache
from kg.vocabulary import load

ARTICLES = ("2017-03-02-recusal", "2018-11-07-departure", "2019-02-14-barr")
NEW = "# Governor quits\n\nPublished at: **2021-03-05**\n\nGov. Anna Bell resigned on Thursday. She may run for the Senate.\n"
N = Namespaces()
VIEW = View("source:doc_a", "source", (), N.graph("doc_a"))
RESULTS = (Result("source:doc_a", "s", "Warning", "f", "p", "v", "c", "a “message”"),)


def kept(folder: Path) -> Path:
    """A project with some of the seeds, and what a build keeps of it."""
    shutil.copytree(Path(__file__).parent.parent / "seeds", folder / "seeds")
    for path in (folder / "seeds" / "articles").glob("*.txt"):
        if path.stem not in ARTICLES:
            path.unlink()
    return folder


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Build]:
    folder = kept(tmp_path_factory.mktemp("kept"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        made = build(Config(), cache=Path(".kg-cache"))
        write(made, Path("output"))
        return folder, made


def in_file(name: str, change: Callable[[str], str]) -> Callable[[Path], None]:
    def changed(seeds: Path) -> None:
        path = seeds / name
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

    return changed


CHANGES: dict[str, Callable[[Path], None]] = {
    "article changed": in_file(
        f"articles/{ARTICLES[1]}.txt", lambda text: text.rstrip() + "\n\nThe governor of Ohio resigned on Friday.\n"
    ),
    "article added": lambda seeds: (seeds / "articles/2021-03-05-new.txt").write_text(NEW, encoding="utf-8") and None,
    "article removed": lambda seeds: (seeds / f"articles/{ARTICLES[0]}.txt").unlink(),
    "decision taken out": in_file("decisions.csv", lambda text: text.splitlines(keepends=True)[0]),
    "registry": in_file("registry/people.ttl", lambda text: text.replace('"Tommy Tuberville"@en', '"Thomas Tuberville"@en', 1)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_rebuild_is_a_full_build(
    first: tuple[Path, Build], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    folder, before = first
    shutil.copytree(folder, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    change(Path("seeds"))
    looked_at: list[str] = []

    def counted(views: Sequence[View], shapes: ShapeSet, names: Namespaces, engine: str = "compiled") -> Checked:
        looked_at.extend(view.name for view in views if view.kind == "source")
        return run(views, shapes, names, engine)

    written: list[Graph] = []

    def noted(graph: Graph, quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> Iterator[bytes]:
        written.append(graph)
        return block(graph, quads, prefixes)

    block = rdf._block
    monkeypatch.setattr(validator, "run", counted)
    monkeypatch.setattr(rdf, "_block", noted)
    again = build(Config(), cache=Path(".kg-cache"))
    write(again, Path("output"))
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path / "project")
    whole = build(Config())
    names = write(whole, Path("whole"))
    assert [name for name in names if Path("output", name).read_bytes() != Path("whole", name).read_bytes()] == []
    assert 0 < len(written) < len(again.publication.quads.graphs), "some blocks are known"
    assert again.publication == whole.publication
    assert (again.report, again.resolution, again.quarantined) == (whole.report, whole.resolution, whole.quarantined)
    assert again.publication.quads != before.publication.quads
    assert len(set(looked_at)) < len([name for name in again.report.views if name.startswith("source:")]), "some views are known"


def test_where_nothing_is_to_be_read_no_language_model_is_loaded(first: tuple[Path, Build], tmp_path: Path) -> None:
    project = shutil.copytree(first[0], tmp_path / "project")
    code = (
        "import sys; from pathlib import Path; from kg.config import Config; from kg.pipeline import build\n"
        "build(Config(), cache=Path('.kg-cache')); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=project, check=False).returncode == 0


def cache(root: Path, shapes: Path | None = None) -> ViewCache:
    return ViewCache(root, shapes, N)


def found_again(root: Path, shapes: Path | None = None) -> tuple[Result, ...] | None:
    made = cache(root, shapes)
    return made.find(made.key(VIEW))


def test_results_are_found_for_a_view_of_this_very_content(tmp_path: Path) -> None:
    made = cache(tmp_path)
    made.keep(made.key(VIEW), RESULTS)
    made.write()
    found = cache(tmp_path)
    assert found.find(found.key(VIEW)) == RESULTS
    assert found.find(found.key(View("source:doc_b", "source", (), VIEW.graph))) is None
    assert found.find(found.key(View(VIEW.name, "source", (), VIEW.graph, own_classes=True))) is None


def test_what_was_not_used_again_is_let_go(tmp_path: Path) -> None:
    other = View("source:doc_b", "source", (), N.graph("doc_b"))
    made = cache(tmp_path)
    made.keep(made.key(VIEW), RESULTS)
    made.keep(made.key(other), ())
    made.write()
    second = cache(tmp_path)
    assert second.find(second.key(other)) == ()
    second.write()
    third = cache(tmp_path)
    assert (third.find(third.key(other)), third.find(third.key(VIEW))) == ((), None)


def test_a_build_that_uses_no_results_leaves_them_there(tmp_path: Path) -> None:
    made = cache(tmp_path)
    made.keep(made.key(VIEW), RESULTS)
    made.write()
    cache(tmp_path).write()
    assert found_again(tmp_path) == RESULTS


class Counting:
    """Checks pieces here, and counts the views in them."""

    workers = 2

    def __init__(self) -> None:
        self.views: list[str] = []

    def map(self, task: Checking, items: Sequence[Piece], /) -> Iterator[Checked]:
        self.views += [name for piece in items for name, _, _ in piece.views]
        return map(task.make(), items)


def test_views_that_are_known_are_in_no_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validator, "MANY", 0)
    claim = ox.NamedNode("https://kg.example.org/claim/a_1")
    quads = [ox.Quad(claim, ox.NamedNode(N.expand("rdf:type")), ox.NamedNode(N.term("Claim")), ox.NamedNode(N.graph("doc_a")))]
    reports, looked_at = [], []
    for _ in range(2):
        spread, known = Counting(), cache(tmp_path)
        checks = validator.Validator(None, N, load(), known=known, spread=spread)
        reports.append(checks.validate(quads, {}))
        known.write()
        looked_at.append("source:doc_a" in spread.views)
    assert (looked_at, reports[0] == reports[1]) == ([True, False], True)
    assert reports[0].violations


@pytest.mark.parametrize("damage", [lambda b: b[:-5], lambda b: b.replace(b"message", b"massage"), lambda b: b"", lambda b: b"\xff" + b])
def test_a_damaged_file_counts_for_nothing(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    made = cache(tmp_path)
    made.keep(made.key(VIEW), RESULTS)
    made.write()
    (path,) = (tmp_path / "views").glob("*.kept")
    path.write_bytes(damage(path.read_bytes()))
    assert found_again(tmp_path) is None


def test_other_shapes_know_nothing_of_these_results(tmp_path: Path, root: Path) -> None:
    made = cache(tmp_path)
    made.keep(made.key(VIEW), RESULTS)
    made.write()
    shapes = shutil.copytree(root / "shapes", tmp_path / "shapes")
    assert found_again(tmp_path, shapes) == RESULTS
    (shapes / "core.ttl").write_text((shapes / "core.ttl").read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert found_again(tmp_path, shapes) is None


def test_a_folder_that_cannot_be_written_to_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "views").write_text("a file")
    made = cache(tmp_path)
    made.keep(made.key(VIEW), RESULTS)
    made.write()
    assert found_again(tmp_path) is None


def test_a_piece_is_found_until_a_build_does_without_it(tmp_path: Path) -> None:
    made = Kept(tmp_path / "files", "a")
    made.keep("1", b"one\n")
    made.keep("2", b"")
    made.write()
    second = Kept(tmp_path / "files", "a")
    assert (second.find("2"), second.find("3")) == (b"", None)
    second.write()
    third = Kept(tmp_path / "files", "a")
    assert (third.find("1"), third.find("2"), Kept(tmp_path / "files", "b").find("2")) == (None, b"", None)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]\n", b'[["1", "one"]]\none', b"\xff\n"])
@pytest.mark.parametrize("signed", [True, False])
def test_a_file_that_no_build_wrote_holds_no_piece(tmp_path: Path, content: bytes, signed: bool) -> None:
    (tmp_path / "a.kept").write_bytes((hashlib.sha256(content).hexdigest().encode() + b"\n" if signed else b"") + content)
    assert Kept(tmp_path, "a").find("1") is None


def test_kept_pieces_are_read_when_one_is_asked_for(tmp_path: Path) -> None:
    early, made = (Kept(tmp_path / "files", "a") for _ in range(2))
    made.keep("1", b"one")
    made.write()
    assert early.find("1") == b"one"
