"""One article changed among many: what a rebuild reads again, whether its bytes are those of a full build, what each stage costs.

    python bench/incremental.py ARTICLES [--articles 100] [--project FOLDER]

Builds the articles with the seeds, changes one article, builds again, and builds a third time without any reading kept. Prints the
seconds of every stage of the second and the third build, by the clock and of the processor. Without ``--articles`` all are built.
``--project`` is a project in which they were built before, so that the first build need not read them.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from building import Run, build, project, some

ADDED = "\n\nThe governor of Ohio resigned on Friday.\n"


def differing(one: Run, other: Run) -> list[str]:
    """The files of two output folders that have not the same bytes."""
    names = {path.name for run in (one, other) for path in run.output.iterdir() if path.is_file()}
    return sorted(name for name in names if (one.output / name).read_bytes() != (other.output / name).read_bytes())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--articles", dest="number", type=int, default=0)
    parser.add_argument("--project", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        articles = some(asked.articles, asked.number, Path(scratch, "copy"))
        home = project(Path(scratch, "project"), kept=asked.project)
        first = build(home, articles, "first")
        files = sorted(articles.rglob("*.txt"))
        changed = files[len(files) // 2]
        changed.write_text(changed.read_text(encoding="utf-8").rstrip() + ADDED, encoding="utf-8")
        again = build(home, articles, "again")
        whole = build(home, articles, "whole", "--no-cache")
        print(f"articles {again.articles}; read again {again.read}; full build read {whole.read}; first build read {first.read}")
        print(f"files that differ from the full build's: {', '.join(differing(again, whole)) or 'none'}")
        print(f"files that differ from before the change: {len(differing(again, first))}")
        print(f"{'stage':<26} {'rebuild s':>10} {'processor':>10} {'full s':>10} {'processor':>10}")
        full = {lap["stage"]: lap for lap in whole.laps}
        for lap in again.laps:
            other = full[lap["stage"]]
            print(f"{lap['stage']:<26} {lap['seconds']:>10.1f} {lap['cpu']:>10.1f} {other['seconds']:>10.1f} {other['cpu']:>10.1f}")
        sums = " ".join(f"{run.total(clock):>10.1f}" for run in (again, whole) for clock in ("seconds", "cpu"))
        print(f"{'all':<26} {sums}")
        print(f"rebuild / full: {again.total('cpu') / whole.total('cpu'):.3f} of the processor's time")


if __name__ == "__main__":
    main()
