"""One article changed among many: what a rebuild reads again, whether its bytes are those of a full build, what each stage costs.

    python bench/incremental.py ARTICLES [--articles 100] [--project FOLDER] [--kept-readings]

Builds the articles with the seeds, changes one article, builds again, and builds a third time in a project that keeps nothing. Prints the
seconds of every stage of the second and the third build, by the clock and of the processor. Without ``--articles`` all are built.
``--project`` is a project in which they were built before, so that the first build need not read them. With ``--kept-readings`` the third
build has the readings of the second, and nothing else of it: all that follows the reading is compared.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from filecmp import cmp
from pathlib import Path

from building import build, project, some

ADDED = "\n\nThe governor of Ohio resigned on Friday.\n"


def differing(one: Path, other: Path) -> list[str]:
    """The files of two output folders that have not the same bytes."""
    names = {path.name for folder in (one, other) for path in folder.iterdir() if path.is_file()}
    return sorted(name for name in names if not (one / name).is_file() or not cmp(one / name, other / name, shallow=False))


def copied(folder: Path, copy: Path) -> Path:
    """A copy of the files of a folder."""
    copy.mkdir()
    for path in folder.iterdir():
        if path.is_file():
            shutil.copy(path, copy)
    return copy


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--articles", dest="number", type=int, default=0)
    parser.add_argument("--project", type=Path)
    parser.add_argument("--kept-readings", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        articles = some(asked.articles, asked.number, Path(scratch, "copy"))
        home = project(Path(scratch, "project"), kept=asked.project)
        build(home, articles)
        before = copied(home / "output", Path(scratch, "before"))
        files = sorted(articles.rglob("*.txt"))
        changed = files[len(files) // 2]
        changed.write_text(changed.read_text(encoding="utf-8").rstrip() + ADDED, encoding="utf-8")
        again = build(home, articles)
        apart = project(Path(scratch, "apart"))
        if asked.kept_readings:
            shutil.copytree(home / ".kg-cache" / "readings", apart / ".kg-cache" / "readings")
        whole = build(apart, articles, "output", *([] if asked.kept_readings else ["--no-cache"]))
        print(f"articles {again.articles}; read again {again.read}; full build read {whole.read}")
        print(f"files that differ from the full build's: {', '.join(differing(again.output, whole.output)) or 'none'}")
        print(f"files that differ from before the change: {len(differing(again.output, before))}")
        print(f"{'stage':<26} {'rebuild s':>10} {'processor':>10} {'full s':>10} {'processor':>10}")
        full = {lap["stage"]: lap for lap in whole.laps}
        for lap in again.laps:
            other = full.get(lap["stage"], {"seconds": 0.0, "cpu": 0.0})
            print(f"{lap['stage']:<26} {lap['seconds']:>10.1f} {lap['cpu']:>10.1f} {other['seconds']:>10.1f} {other['cpu']:>10.1f}")
        sums = " ".join(f"{run.total(clock):>10.1f}" for run in (again, whole) for clock in ("seconds", "cpu"))
        print(f"{'all':<26} {sums}")
        clock, processor = (again.total(name) / whole.total(name) for name in ("seconds", "cpu"))
        print(f"rebuild / full: {clock:.3f} by the clock, {processor:.3f} of the processor's time")


if __name__ == "__main__":
    main()
