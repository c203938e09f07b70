"""Party members told by example: "Republicans like A", "the Democrats include A", "A and other Democrats", "A's fellow Republicans"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.lexicon import Lexicon
from kg.extract.role_phrases import RolePhrase
from kg.extract.scene import Scene
from kg.extract.titles import Held
from kg.extract.word_sets import word_set

_MEMBERS = frozenset({"Republicans", "Democrats", "Libertarians"})
_INTRODUCE = frozenset({"including", "particularly", "especially", "notably", "namely"})
_CONSIST = frozenset({"include", "includes", "included"})
_OTHERS = frozenset({"other", "fellow"})
_OWN = word_set("his her their some many several most all")
_BRACKETS = frozenset({"(", ")", ","})
#: how many words the subject of "include" may begin after the start of its sentence: what stands further in is told of others
_OPENING = 4
#: longest description between "other" and the members ("other top House Democrats")
_DESCRIBED = 3
#: longest label, place or age between two names of a list
_LONGEST_GAP = 6

_Name = tuple[int, int, str]


def by_example(scene: Scene, phrases: Sequence[RolePhrase], lexicon: Lexicon) -> Iterator[Held]:
    """The parties that a sentence gives to people by naming them as examples of its members."""
    return _Examples(scene, phrases, lexicon).read()


class _Examples:
    """Reads one sentence."""

    def __init__(self, scene: Scene, phrases: Sequence[RolePhrase], lexicon: Lexicon) -> None:
        self.scene, self.phrases, self.lex = scene, phrases, lexicon
        self.names: list[_Name] = sorted(set(scene.names.values()))

    def read(self) -> Iterator[Held]:
        for at in range(1, len(self.scene.words)):
            party, members, near = self._party_before(at)
            first = next((name for name in self.names if at < name[0] <= at + 8), None) if party else None
            if first and (self._titled(first) or (near and first[0] == at + 1)):
                yield from (self._held(name, at, party, members) for name in self._list_titled(first))
            if self.scene.words[at].text in _MEMBERS:
                word = self.scene.words[at].text
                yield from (self._held(name, at, self.lex.parties[word], word) for name in self._beside_others(at))

    def _held(self, name: _Name, at: int, party: str, members: str) -> Held:
        first, last = min(name[0], at), max(name[1] - 1, at)
        span = self.scene.words[first].span.join(self.scene.words[last].span)
        return Held(name[2], RolePhrase("member", members, at, at + 1, at, party=party), span, "introduced")

    def _titled(self, name: _Name) -> RolePhrase | None:
        return next((phrase for phrase in self.phrases if phrase.end == name[0] and phrase.start < name[0]), None)

    def _party_before(self, at: int) -> tuple[str, str, bool]:
        """The party of whose members the word at ``at`` introduces examples, the words for them, and whether they stand right before it."""
        low = self.scene.low(at)
        if low in ("like", "as"):
            return self._right_before(at - 1 if low == "as" and self.scene.low(at - 1) == "such" else at)
        if low in _CONSIST:
            return self._subject_before(at)
        before = [word.text for word in self.scene.words[:at]]
        found = [
            i for i, word in enumerate(before) if word in _MEMBERS or (word in self.lex.parties and before[i + 1 : i + 2] == ["Party"])
        ]
        between = self.scene.words[found[-1] + 1 : at] if found else ()
        if low not in _INTRODUCE or not found or any(word.low in self.lex.collectives for word in between):
            return "", "", False
        return self.lex.parties[before[found[-1]]], before[found[-1]], at - found[-1] <= 4

    def _right_before(self, at: int) -> tuple[str, str, bool]:
        """The party of the members, or of the plural title, that end right before ``at``."""
        members = self.scene.words[at - 1].text if at else ""
        if members in _MEMBERS:
            return self.lex.parties[members], members, True
        phrase = next((phrase for phrase in self.phrases if phrase.end == at and phrase.plural and phrase.party), None)
        return (phrase.party, phrase.title, True) if phrase else ("", "", False)

    def _subject_before(self, at: int) -> tuple[str, str, bool]:
        """The party whose members open the sentence, as the subject of "include" at ``at``."""
        opening = [word.text for word in self.scene.words[: min(at, _OPENING)]]
        members = next((word for word in opening if word in _MEMBERS), "")
        if not members or any(word.low in self.lex.collectives or word.text in "\"'" for word in self.scene.words[:at]):
            return "", "", False
        return self.lex.parties[members], members, True

    def _beside_others(self, at: int) -> list[_Name]:
        """The people whom "and other Democrats" or "'s fellow Democrats", which ends at ``at``, counts among them."""
        start = at - 1
        while start > 0 and at - start <= _DESCRIBED and self.scene.low(start) not in _OTHERS:
            if not (self.scene.words[start].tag.startswith("JJ") or self.scene.words[start].text in self.lex.bodies):
                return []
            start -= 1
        if self.scene.low(start) not in _OTHERS:
            return []
        before = start - 1
        if self.scene.words[before].text in ("'s", "'") and self.scene.low(start) == "fellow":
            return [name for name in self.names if name[1] == before]
        before -= self.scene.low(before) in _OWN
        if self.scene.low(before) not in ("and", "&"):
            return []
        before -= self.scene.low(before - 1) == ","
        return self._list_before(before)

    def _list_before(self, end: int) -> list[_Name]:
        """The names of the list that ends before the word at ``end``; where it does not open the sentence, the last one alone."""
        behind = [name for name in self.names if name[1] <= end]
        if not behind or not self._only_label(behind[-1][1], end):
            return []
        found = [behind[-1]]
        for earlier, later in reversed(list(pairwise(behind))):
            titled = self._titled(later)
            start = titled.start if titled else later[0]
            if self.scene.low(start - 1) != "," or not self._only_label(earlier[1], start - 1):
                break
            found.append(earlier)
        titled = self._titled(found[-1])
        return found if not (titled.start if titled else found[-1][0]) else found[:1]

    def _only_label(self, start: int, end: int) -> bool:
        """Whether nothing but a label or a place in brackets or commas stands between two indices."""
        inside = list(self.scene.words[start:end])
        if not inside:
            return True
        return len(inside) <= _LONGEST_GAP and inside[0].text in _BRACKETS and all(w.text in _BRACKETS or w.is_capital for w in inside)

    def _list_titled(self, name: _Name) -> list[_Name]:
        """The names of a list whose members may carry titles of their own."""
        found = [name]
        for other in self.names:
            gap = range(found[-1][1], other[0])
            titled = self._titled(other)
            end = titled.start if titled else other[0]
            while end > found[-1][1] and (self.scene.low(end - 1) == "fellow" or self.scene.low(end - 1) in self.lex.honorifics):
                end -= 1
            joins = [i for i in range(found[-1][1], end) if self.scene.low(i) in (",", "and", "&")]
            placed = bool(joins) and joins[-1] == end - 1 and self._is_place(found[-1][1], joins)
            if gap and joins and (placed or len(joins) == end - found[-1][1]):
                found.append(other)
        return found

    def _is_place(self, start: int, joins: list[int]) -> bool:
        """Whether "of PLACE" stands between the end of a name and the words that join it to the next."""
        words = [word.text for word in self.scene.words[start : joins[0]]]
        return len(words) in (2, 3, 4) and words[0] == "of" and bool(self.lex.place(" ".join(words[1:])))
