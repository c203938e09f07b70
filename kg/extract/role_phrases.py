"""The grammar of titles: [former] [place] [party] [body] HEAD [of/for/to …], found around a head noun and not in a list of titles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.extract.complements import complement_end
from kg.extract.lexicon import FixedTitle, Lexicon
from kg.extract.name_candidates import is_name_word
from kg.extract.words import Word

#: participles that stand inside titles; every other participle ends a title on its left
_TITLE_PARTICIPLES = frozenset("acting managing presiding ranking prosecuting outgoing incoming retiring sitting departing visiting founding leading".split())
#: nouns that make a person's name the name of a body ("the Obama administration")
_ENTERPRISES = frozenset({"administration", "campaign", "transition", "team"})
_PREPOSITIONS = frozenset("of for to at with from on in".split())
#: how far left of its head a title is looked for, in words: the longest in 300 title phrases of 40 sampled articles had 9
_REACH = 11


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


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A phrase that names a post. ``start`` and ``end`` are word indices, ``head`` the last word of the title itself.

    ``preposition`` and ``complement`` are what follows the title ("of", "the House Oversight Committee"), ``owner`` the person whose
    post it is to serve ("Sessions' chief of staff"), ``determiner`` the article or possessive pronoun before the phrase.
    """

    start: int
    end: int
    head: int
    noun: str
    title: str
    status: str = "current"
    party: str = ""
    place: str = ""
    body: str = ""
    preposition: str = ""
    complement: str = ""
    plural: bool = False
    owner: str = ""
    determiner: str = ""
    fixed: FixedTitle | None = None


def phrase_at(scene: Scene, head: int, lexicon: Lexicon) -> RolePhrase | None:
    """The longest title phrase whose head noun is the word at ``head``, or nothing."""
    word = scene.words[head]
    noun = noun_of(word, lexicon)
    if not noun or head in scene.names or word.tag.startswith(("VB", "MD")) and not word.is_capital:
        return None
    begin, stop, fixed = _unit(scene.words, head, lexicon)
    end, preposition, complement = _right(scene, stop, lexicon)
    left = _Left(scene, lexicon).walk(begin)
    if word.text in lexicon.parties:
        left.party = lexicon.parties[word.text]
    title = " ".join((*left.title, _unit_words(scene.words[begin:stop], lexicon)))
    return RolePhrase(
        left.start, end, stop - 1, noun, title, left.status, left.party, left.place, left.body, preposition, complement,
        lexicon.is_plural(word.text) or word.tag in ("NNS", "NNPS"), left.owner, left.determiner, fixed,
    )  # fmt: skip


def noun_of(word: Word, lexicon: Lexicon) -> str:
    """The head noun that a word is: of a post, of a tie to somebody ("rival"), or of a party's member; empty for any other word."""
    if word.text in lexicon.parties and word.text not in ("GOP", "Democratic", "Labour"):
        return "member"
    return lexicon.head(word.text) or (word.low if word.low in lexicon.kin else "")


def is_post(phrase: RolePhrase, lexicon: Lexicon) -> bool:
    """Whether the phrase names a post, and not a tie to somebody or a party alone."""
    if phrase.noun not in lexicon.sectors or lexicon.sectors[phrase.noun] == "calling" or phrase.title in lexicon.parties:
        return False
    beside = phrase.body or phrase.complement or phrase.place or phrase.owner or (phrase.fixed and len(phrase.fixed.words) > 1)
    return bool(beside) or phrase.noun not in {word.lower() for word in lexicon.needing_body} or phrase.title[:1].isupper()


def _unit(words: Sequence[Word], head: int, lexicon: Lexicon) -> tuple[int, int, FixedTitle | None]:
    """The words that are the title itself: a fixed title around the head where one stands there, else the head alone."""
    best = (head, head + 1, lexicon.fixed.get((lexicon.head(words[head].text),)))
    for start in range(max(0, head - 5), head + 1):
        for end in range(head + 1, min(len(words), head + 6) + 1):
            fixed = lexicon.fixed.get(tuple(word.low for word in words[start:end]))
            if fixed and end - start > best[1] - best[0]:
                best = (start, end, fixed)
    if best[1] - best[0] == 1 and words[head].low == "gov." and head and words[head - 1].low in ("lt.", "lt"):
        return head - 1, head + 1, None
    return best


def _unit_words(words: Sequence[Word], lexicon: Lexicon) -> str:
    """The title in the singular and without abbreviations."""
    spelt = []
    for word in words:
        if word.low in lexicon.abbreviations:
            spelt.append(lexicon.abbreviations[word.low][0])
        elif word.low in lexicon.singulars:
            single = lexicon.singulars[word.low]
            spelt.append(single.capitalize() if word.is_capital else single)
        else:
            spelt.append(word.text)
    return " ".join(spelt)


def _right(scene: Scene, at: int, lexicon: Lexicon) -> tuple[int, str, str]:
    """The end of the phrase, and the preposition and the noun phrase after the title where they stand."""
    preposition = scene.low(at)
    if preposition not in _PREPOSITIONS:
        return at, "", ""
    end = complement_end(scene.words, scene.names, at + 1, lexicon)
    if end <= at + 1 or not _names_something(preposition, scene.words[at + 1 : end]):
        return at, "", ""
    words = scene.words[at + 1 : end]
    return end, preposition, joined(_essential(words))


def _essential(words: Sequence[Word]) -> Sequence[Word]:
    """A complement without its article and without what only describes the name in it ("the conservative group")."""
    skip = 1 if words[0].low in ("the", "a", "an") and len(words) > 1 else 0
    capital = next((i for i, word in enumerate(words) if i >= skip and word.is_capital), skip)
    described = [word for word in words[skip:capital]]
    if described and described[-1].tag == "NN" and all(word.tag in ("JJ", "NN", "VBG", "VBN", "HYPH", "RB") for word in described):
        skip = capital
    return words[skip:]


def _names_something(preposition: str, words: Sequence[Word]) -> bool:
    """Whether a complement names something, as "in", "on", "to" and "with" need it to."""
    if preposition in ("of", "for", "at", "from"):
        return True
    return any(word.is_capital for word in words) and (preposition == "to" or words[-1].is_capital)


def joined(words: Sequence[Word]) -> str:
    """The words as text, marks of possession and commas closed up."""
    text = " ".join(word.text for word in words)
    return text.replace(" 's", "'s").replace(" ' ", "' ").replace(" ,", ",")


class _Left:
    """What stands before a title, read leftwards from it."""

    def __init__(self, scene: Scene, lexicon: Lexicon) -> None:
        self.scene, self.lex = scene, lexicon
        self.title: list[str] = []
        self.status, self.party, self.place, self.body, self.owner, self.determiner = "current", "", "", "", "", ""
        self.start = 0

    def walk(self, begin: int) -> _Left:
        """This reading with everything filled in that stands left of the word at ``begin``."""
        at = begin
        while at > 0 and begin - at < _REACH:
            step = self._step(at)
            if not step:
                break
            at -= step
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
        if self.scene.person(at - 1):
            return self._named_owner(at)
        for reader in (self._modifier, self._party, self._place, self._body, self._adjective):
            step = reader(at)
            if step:
                return step
        return 0

    def _modifier(self, at: int) -> int:
        for length in (2, 1):
            words = " ".join(word.low for word in self.scene.words[max(0, at - length) : at])
            status = self.lex.modifiers.get(words) if at >= length else None
            if status:
                self.status = status if self.status == "current" else self.status
                if words in ("acting", "interim"):
                    self.title.append(self.scene.words[at - 1].text)
                return length
        return 1 if self.scene.low(at - 1) == "-" and self.scene.low(at - 2) in self.lex.modifiers else 0

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
        if not word.is_capital or self.lex.head(word.text):
            return 0
        run = self._capitals(at, lambda w: True)
        self.body = joined(self.scene.words[at - run : at])
        return run

    def _capitals(self, at: int, fits: object) -> int:
        """How many capitalised words that ``fits`` accepts stand before ``at``; places, parties and people end the run."""
        run = 0
        while at - run > 0 and run < 6:
            word = self.scene.words[at - run - 1]
            inner = word.low in ("and", "of", "&", "the", "on", "for") and run and at - run > 1 and self.scene.words[at - run - 2].is_capital
            if self.scene.person(at - run - 1) or (not word.is_capital and not inner) or not callable(fits) or not (inner or fits(word)):
                break
            if run and (word.text in self.lex.parties or word.low in self.lex.modifiers or self.lex.head(word.text)):
                break
            if at - run - 1 == 0 and word.tag in ("IN", "DT", "RB", "WRB", "CC", "PRP"):
                break
            run += 1
        while run > 1 and not self.scene.words[at - run].is_capital:
            run -= 1
        return run

    def _adjective(self, at: int) -> int:
        word = self.scene.words[at - 1]
        if self.scene.low(at) in self.lex.abbreviations and word.low not in ("state", "lt."):
            return 0
        if self.scene.words[at].is_capital and not word.is_capital and word.low not in self.lex.adjectives | _TITLE_PARTICIPLES:
            return 0
        kept = word.low in self.lex.adjectives or word.tag in ("NN", "NNP", "NNPS", "NNS") or word.low in _TITLE_PARTICIPLES
        if not (kept or word.tag in ("JJ", "JJS", "JJR", "CD", "RB")) or not word.text[0].isalpha() or word.low in ("not", "just", "then", "now", "also"):
            return 0
        if word.tag == "RB" and self.scene.words[at].tag != "JJ":
            return 0
        if word.tag == "CD" and not re.fullmatch(r"\d+(?:st|nd|rd|th)?", word.text):
            return 0
        if kept and not word.text.isdigit() and not (word.is_capital and self._calendar(word)):
            self.title.append(word.text)
        return 0 if word.is_capital and self._calendar(word) else 1

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
        run = self._capitals(at - 1, lambda w: True)
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
        return run + 1 if not place else run + 1

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
