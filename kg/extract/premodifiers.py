"""What stands before a title and belongs to it: former, a place, a party, a body, adjectives of rank, an owner."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.extract.lexicon import Lexicon
from kg.extract.name_words import is_name_word
from kg.extract.scene import Scene, joined
from kg.extract.word_sets import word_set
from kg.extract.words import Word

#: participles that stand inside titles; every other participle ends a title on its left
_TITLE_PARTICIPLES = word_set(
    "acting managing presiding ranking prosecuting outgoing incoming retiring sitting departing visiting founding leading"
)
#: nouns that make a person's name the name of a body ("the Obama administration")
_ENTERPRISES = frozenset({"administration", "campaign", "transition", "team"})
_NUMBERS = word_set("first second third fourth longtime latest")
#: how far left of its head a title is looked for, in words; longer ones are lists that lost a comma
_REACH = 11


class Premodifiers:
    """What stands before a title, read leftwards from it."""

    def __init__(self, scene: Scene, lexicon: Lexicon) -> None:
        self.scene, self.lex = scene, lexicon
        self.title: list[str] = []
        self.status, self.party, self.place, self.body, self.owner, self.determiner = "current", "", "", "", "", ""
        self.start = 0

    def walk(self, begin: int) -> Premodifiers:
        """This reading with everything filled in that stands left of the word at ``begin``."""
        at = begin
        while at > 0 and begin - at < _REACH:
            step = self._step(at)
            at -= step
            if not step or self.determiner == "'s" or (step and self.scene.low(at + step - 1) in ("'s", "'")):
                break
        self.start = at
        self.title.reverse()
        return self

    def _step(self, at: int) -> int:
        """How many words before ``at`` belong to the phrase; zero at its left end."""
        word = self.scene.words[at - 1]
        if word.low in ("the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "another", "one"):
            self.determiner = self.determiner or word.low
            return 0
        if word.text in ("'s", "'") and not self.owner and not self.body:
            return self._possessor(at)
        if re.search(r"\w-[a-z]+$", word.text) and word.is_capital:
            return self._described_by(at)
        if self.scene.person(at - 1):
            return self._named_owner(at)
        for reader in (self._modifier, self._party_body, self._party, self._place, self._body, self._adjective):
            step = reader(at)
            if step:
                return step
        return 0

    def _described_by(self, at: int) -> int:
        """How many words a participle with a name before its hyphen has ("New York-based", "Justice Department-appointed")."""
        run = 1
        while at - run > 0 and self.scene.words[at - run - 1].is_capital and not self.scene.person(at - run - 1):
            run += 1
        return run

    def _modifier(self, at: int) -> int:
        for length in (2, 1):
            words = " ".join(word.low for word in self.scene.words[max(0, at - length) : at])
            status = self.lex.modifiers.get(words) if at >= length else None
            if status and not self._verb(at, words):
                self.status = status if self.status == "current" else self.status
                if words in ("acting", "interim"):
                    self.title.append(self.scene.words[at - 1].text)
                return length
        return 1 if self.scene.low(at - 1) == "-" and self.scene.low(at - 2) in self.lex.modifiers else 0

    def _verb(self, at: int, words: str) -> bool:
        """Whether a participle is the verb of somebody named before it ("Smith fired chairman Jones")."""
        return words.endswith("ed") and (bool(self.scene.person(at - 2)) or self.scene.words[at - 1].tag == "VBD")

    def _party_body(self, at: int) -> int:
        """A party named in full as the body of the post, with its state ("*Ohio Republican Party* chairman"): the holder is a member."""
        party = self.scene.words[at - 2].text if at > 1 and self.scene.words[at - 1].text == "Party" else ""
        if party not in self.lex.parties or self.body:
            return 0
        before = next((n for n in (3, 2, 1) if at - 2 - n >= 0 and self.lex.place(joined(self.scene.words[at - 2 - n : at - 2]))), 0)
        before = before or (self.scene.low(at - 3) == "state")
        self.party = self.lex.parties[party]
        self.body = joined(self.scene.words[at - 2 - before : at])
        return before + 2

    def _party(self, at: int) -> int:
        word = self.scene.words[at - 1]
        if word.text in self.lex.parties and self.scene.low(at) not in ("party", "national"):
            self.party = self.lex.parties[word.text]
            if self.scene.low(at) == "leader":
                self.title.append(word.text)
            return 1
        return 0

    def _place(self, at: int) -> int:
        for length in (3, 2, 1):
            words = joined(self.scene.words[max(0, at - length) : at]) if at >= length else ""
            if words and words[0].isupper() and self.lex.place(words) and not self.place:
                self.place = self.lex.place(words)
                return length
        word = self.scene.words[at - 1]
        if word.label == "GPE" and word.is_capital and not self.place and not self.lex.head(word.text):
            run = self._capitals(at, lambda w: w.label == "GPE")
            self.place = joined(self.scene.words[at - run : at])
            return run
        return 0

    def _body(self, at: int) -> int:
        for length in (4, 3, 2, 1):
            words = joined(self.scene.words[max(0, at - length) : at]) if at >= length else ""
            if words in self.lex.bodies:
                if words in ("House", "Senate", "White House", "FBI", "CIA") and not self.body:
                    self.title.append(words)
                self.body = self.body or self.lex.bodies[words]
                return length
        word = self.scene.words[at - 1]
        if self.body or not (word.text in self.lex.body_nouns or word.label == "ORG" or (word.text.isupper() and len(word.text) > 1)):
            return 0
        if not word.is_capital or self.lex.head(word.text) or word.low in self.lex.adjectives:
            return 0
        run = self._capitals(at, lambda _: True)
        if run == 1 and word.text in self.lex.body_nouns:
            self.title.append(word.text)
            return 1
        self.body = joined(self.scene.words[at - run : at])
        return run

    def _capitals(self, at: int, fits: Callable[[Word], bool]) -> int:
        """How many capitalised words that ``fits`` accepts stand before ``at``; places, parties and people end the run."""
        run = 0
        while at - run > 0 and run < 6:
            word = self.scene.words[at - run - 1]
            inner = (
                word.low in ("and", "of", "&", "the", "on", "for") and run and at - run > 1 and self.scene.words[at - run - 2].is_capital
            )
            if self.scene.person(at - run - 1) or (not word.is_capital and not inner) or not (inner or fits(word)):
                break
            modifier = word.low in self.lex.modifiers and word.low != "new"
            if run and (word.text in self.lex.parties or modifier or self.lex.head(word.text)):
                break
            if at - run - 1 == 0 and word.tag in ("IN", "DT", "RB", "WRB", "CC", "PRP"):
                break
            run += 1
        while run > 1 and not self.scene.words[at - run].is_capital:
            run -= 1
        return run

    def _adjective(self, at: int) -> int:
        word = self.scene.words[at - 1]
        if self._is_numbered(at):
            return 1
        if self.scene.low(at) in self.lex.abbreviations and word.low not in ("state", "lt."):
            return 0
        behind = self.scene.words[at]
        named = behind.is_capital and (not behind.text.isupper() or behind.text in self.lex.parties)
        inside = word.low in self.lex.adjectives | _TITLE_PARTICIPLES or word.low.capitalize() in self.lex.body_nouns
        if named and not word.is_capital and not inside:
            return 0
        kept = word.low in self.lex.adjectives or word.tag in ("NN", "NNP", "NNPS", "NNS") or word.low in _TITLE_PARTICIPLES
        if (
            not (kept or word.tag in ("JJ", "JJS", "JJR", "CD", "RB"))
            or not word.text[0].isalpha()
            or word.low in ("not", "just", "then", "now", "also", "year-old")
        ):
            return 0
        if word.tag == "RB" and self.scene.words[at].tag != "JJ":
            return 0
        if word.tag == "CD" and not re.fullmatch(r"\d+(?:st|nd|rd|th)?", word.text):
            return 0
        if kept and not word.text.isdigit() and not (word.is_capital and self._calendar(word)):
            self.title.append(word.text)
        return 0 if word.is_capital and self._calendar(word) else 1

    def _is_numbered(self, at: int) -> bool:
        """Whether an owner's holder is told from others before ``at``, by number or by year ("Smith's *first* HUD secretary")."""
        word = self.scene.words[at - 1]
        owned = self.scene.low(at - 2) in ("'s", "'", "his", "her")
        return at > 1 and owned and (word.low in _NUMBERS or re.fullmatch(r"(?:19|20)\d\d", word.text) is not None)

    def _calendar(self, word: Word) -> bool:
        """Whether a capitalised word is the name of a day or a month."""
        return not is_name_word(Word(word.text.title(), word.span), self.lex) and word.text not in self.lex.body_nouns

    def _possessor(self, at: int) -> int:
        """The owner of the post, before a mark of possession."""
        before = at - 2
        person = self.scene.person(before)
        if person:
            self.owner = person
            return at - self.scene.names[before][0]
        run = self._capitals(at - 1, lambda _: True)
        if not run:
            self.determiner = "'s"
            return 0
        owner = joined(self.scene.words[at - 1 - run : at - 1])
        place = self.lex.place(owner)
        if place:
            self.place = self.place or place
        else:
            self.body = self.lex.bodies.get(owner, owner)
        self.determiner = "'s"
        return run + 1

    def _named_owner(self, at: int) -> int:
        """A person's name as the first noun of a compound ("Trump campaign manager")."""
        if self.owner or self.scene.words[at].is_capital or self.scene.words[at].tag not in ("NN", "NNS", "JJ", "VBG"):
            return 0
        first = self.scene.names[at - 1][0]
        if self.scene.low(at) in _ENTERPRISES:
            self.body = f"{joined(self.scene.words[first:at])} {self.scene.words[at].text}"
            if self.title and self.title[-1] == self.scene.words[at].text:
                self.title.pop()
        else:
            self.owner = self.scene.person(at - 1)
        return at - first
