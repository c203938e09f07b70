"""A list read from the text of its files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.ingest.lists.gathering import gather
from kg.ingest.lists.listing import Listing, Request

Read = Callable[..., Listing]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """``read({"a.yaml": "…"})`` gives the listing that files of these contents make, called ``list``."""

    def gathered(files: dict[str, str | bytes], *, form: str = "", place: str = "", day: str = "") -> Listing:
        for name, content in files.items():
            (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return gather([tmp_path / name for name in files], Request("list", place, day), form=form, root=tmp_path)

    return gathered
