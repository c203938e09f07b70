"""Changes to files that several programs change, the ledger of decisions before all: each is made of what the one before left.

Part of the shell.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from kg.files import Staged

#: what becomes of the bytes of a file; none before where there is no file, none after where none is to be left
Change = Callable[[bytes], bytes]


def change_files(folder: Path, changes: Mapping[Path, Change]) -> None:
    """Put in place of files in or below ``folder`` what is made of each: all together, and each writer sees what others wrote before."""
    with Staged(folder) as staged:
        for path, change in changes.items():
            name = os.path.relpath(path, folder)
            before = staged.read(name)
            after = change(before)
            if after and after != before:
                staged.write(name, (after,))
            elif before and not after:
                staged.remove(name)


def put(content: bytes) -> Change:
    """To have this content, whatever was there."""
    return lambda _: content


def text_added(compose: Callable[[str], str]) -> Change:
    """To have at the end what ``compose`` makes of the text before; a last line that was never ended gets its line end first."""

    def change(before: bytes) -> bytes:
        added = compose(before.decode("utf-8", "replace")).encode()
        return before + (b"" if not before or before.endswith(b"\n") else b"\n") + added

    return change


def rows_added(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Change:
    """To have further rows at the end of a CSV file, which begins with its ``columns`` where it was not there."""

    def compose(before: str) -> str:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows if before else (columns, *rows))
        return text.getvalue()

    return text_added(compose)
