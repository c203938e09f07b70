"""The words of one sentence with the people named in it, as the title grammar walks over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.extract.words import Word


@dataclass(frozen=True, slots=True)
class Scene:
    """The words of one sentence with the people named in it: word index -> (first word, word after the last, person)."""

    words: tuple[Word, ...]
    names: Mapping[int, tuple[int, int, str]] = field(default_factory=dict)

    def low(self, at: int) -> str:
        """The word at ``at`` in lower case, empty outside the sentence."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def person(self, at: int) -> str:
        """The person whose name covers the word at ``at``, or the empty string."""
        return self.names[at][2] if at in self.names else ""


def joined(words: Sequence[Word]) -> str:
    """The words as text, marks of possession and commas closed up."""
    text = " ".join(word.text for word in words)
    return text.replace(" 's", "'s").replace(" ' ", "' ").replace(" ,", ",")
