"""Sets of small words, written as text."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of ``text`` as a set.

    >>> sorted(word_set("of for to"))
    ['for', 'of', 'to']
    """
    return frozenset(text.split())
