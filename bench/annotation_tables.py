"""Turns annotated tables with quotes into tables of offsets, which hold no words of the articles, and says what is wrong with them.

    python bench/annotation_tables.py TABLES ARTICLES -o bench/annotations

`TABLES` holds one table an article in the columns of the annotation guide; where a row has no offsets, they are those of the first place
at which its quote stands. A row with a mistake is told with its number and left out; the exit status is then 1.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

from kg.evaluate.tables import TYPES
from kg.publish.facts import COLUMNS

KEPT = [name for name in COLUMNS if name not in ("quote", "note")]
VALUES = {
    "type": set(TYPES),
    "modality": {"actual", "planned", "predicted", "conditional", "alleged", "requested"},
    "polarity": {"affirmed", "negated"},
}


def placed(row: dict[str, str], text: str) -> dict[str, str]:
    """The row with the offsets of its quote; ValueError says what is wrong with it."""
    for name, allowed in VALUES.items():
        if row[name] not in allowed:
            raise ValueError(f"{name} {row[name]!r} is none of {', '.join(sorted(allowed))}")
    quote, start = row["quote"], int(row["char_start"] or -1)
    if text[start : start + len(quote)] != quote or start < 0:
        start = text.find(quote)
    if start < 0 or not quote or "\n" in quote:
        raise ValueError(f"the quote does not stand in one line of the article: {quote[:60]!r}")
    return {**row, "char_start": str(start), "char_end": str(start + len(quote))}


def convert(table: Path, article: Path, target: Path) -> list[str]:
    """Writes the table of one article without its words; gives what is wrong, one line a row."""
    text = article.read_bytes().decode("utf-8")
    rows, faults = [], []
    with table.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
            try:
                rows.append(placed({key: value or "" for key, value in row.items() if key}, text))
            except (KeyError, ValueError) as fault:
                faults.append(f"{table}:{number + 1}: {fault}")
    rows.sort(key=lambda row: (int(row["char_start"]), int(row["char_end"])))
    lines_out = ["\t".join(KEPT), *("\t".join([str(n), *(row[name] for name in KEPT[1:])]) for n, row in enumerate(rows, start=1))]
    target.write_text("\n".join(lines_out) + "\n", encoding="utf-8")
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    faults: list[str] = []
    for table in sorted(options.tables.glob("*.tsv")):
        faults += convert(table, options.articles / f"{table.stem}.txt", options.output / table.name)
    print("\n".join(faults) if faults else "all rows are right")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
