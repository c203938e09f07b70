"""Words that come close to a misspelt one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def close_to(word: str, known: Iterable[str], cutoff: float = 0.72) -> str:
    """The known word nearest to ``word``, or the empty string; letter case does not count.

    >>> close_to("Jef Sessions", ["Doug Jones", "Jeff Sessions"]), close_to("x", ["Jeff Sessions"])
    ('Jeff Sessions', '')
    """
    by_fold = {name.casefold(): name for name in sorted(known, reverse=True)}
    near = difflib.get_close_matches(word.casefold(), sorted(by_fold), n=1, cutoff=cutoff)
    return by_fold[near[0]] if near else ""


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """``did you mean '…'?`` where a known word is near, else ``otherwise``."""
    near = close_to(word, known)
    return f"did you mean {near!r}?" if near else otherwise
