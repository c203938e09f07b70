"""That each kind of attack is tried, and that one which gets through would be counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attacks import KINDS, Count, counted


@pytest.fixture(scope="module")
def listed() -> Count:
    """All attacks, none of them tried."""
    return counted(["--collect-only"])[0]


def test_every_kind_has_attacks_and_every_attack_a_kind(listed: Count) -> None:
    assert set(listed.kinds.values()) == set(KINDS)


def test_what_gets_through_is_counted(tmp_path: Path) -> None:
    (tmp_path / "test_a.py").write_text(
        "import pytest\n"
        "@pytest.mark.attack('size')\ndef test_held():\n    pass\n"
        "@pytest.mark.attack('size')\ndef test_through():\n    assert 0\n"
        "@pytest.mark.attack('size')\ndef test_left_out():\n    pytest.skip('no')\n"
        "def test_no_attack():\n    assert 0\n",
        encoding="utf-8",
    )
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = attack: an attack\n", encoding="utf-8")
    count, _ = counted([str(tmp_path), "-c", str(tmp_path / "pytest.ini"), f"--rootdir={tmp_path}"])
    assert (count.of("size", count.tried), count.of("size", count.through)) == (2, 1)
