"""Where the noun phrase after a title ends: "of the Budget Committee", "for the Eastern District of Virginia", "of Salem, Oregon"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extract.lexicon import Lexicon
from kg.extract.name_words import CALENDAR
from kg.extract.word_sets import word_set
from kg.extract.words import Word

_OPENERS = word_set("the a an his her its their our")
_LINKS = frozenset({"of", "for", "and", "&", "the", "'s", "'", "on"})
#: words that open another phrase ("chairman of the board *last* week *following* a quarrel")
_AFTERWARDS = frozenset(
    {"last", "next", "earlier", "later", "following", "including", "according", "starting", "beginning", "during", "regarding", "involving"}
)
#: longest complement in words, its links counted; longer ones in sampled articles were clauses gone wrong
_LONGEST = 13


def complement_end(words: Sequence[Word], names: Mapping[int, tuple[int, int, str]], start: int, lexicon: Lexicon) -> int:
    """The index after the noun phrase that begins at ``start``; ``start`` itself where none begins there."""
    at = start
    while at < len(words) and at - start < _LONGEST:
        if _goes_on(words, names, start, at, lexicon):
            at += 1
        else:
            break
    while at > start and (words[at - 1].low in _LINKS - {"'s"} or words[at - 1].text == ","):
        at -= 1
    if at - start == 1 and words[start].low in _OPENERS:
        return start
    return at


def _goes_on(words: Sequence[Word], names: Mapping[int, tuple[int, int, str]], start: int, at: int, lexicon: Lexicon) -> bool:
    """Whether the word at ``at`` belongs to the noun phrase."""
    word = words[at]
    if at > start and not word.is_capital and word.low in _AFTERWARDS:
        return False
    if word.low in _OPENERS:
        return at == start or words[at - 1].low in ("of", "for", "and", "on")
    if word.text == ",":
        return _place_follows(words, at, lexicon)
    if word.low in _LINKS:
        return at > start and _link(words, names, at, lexicon)
    if at in names:
        return _name_fits(words, names, start, at, lexicon)
    if word.is_capital and word.text[0].isalpha():
        return not _new_title(words, names, start, at, lexicon)
    if at > start and words[at - 1].text == ",":
        return False
    return (
        word.tag in ("NN", "NNS", "JJ", "JJS", "CD", "POS", "VBG")
        and word.text[0].isalnum()
        and word.low not in ("who", "when", "while", "that")
    )


def _place_follows(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a comma stands between a town and its state."""
    if at + 1 >= len(words) or not words[at - 1].is_capital or words[at - 1].label not in ("GPE", "LOC", ""):
        return False
    two = f"{words[at + 1].text} {words[at + 2].text}" if at + 2 < len(words) else ""
    return lexicon.place(words[at + 1].text) in lexicon.states or lexicon.place(two) in lexicon.states


def _link(words: Sequence[Word], names: Mapping[int, tuple[int, int, str]], at: int, lexicon: Lexicon) -> bool:
    """Whether a small word joins two parts of one noun phrase."""
    word, following = words[at], words[at + 1] if at + 1 < len(words) else None
    if following is None:
        return False
    if word.text in ("'s", "'"):
        return words[at - 1].is_capital or words[at - 1].tag.startswith("NN")
    if word.low in ("and", "&"):
        return (
            words[at - 1].is_capital
            and following.is_capital
            and at + 1 not in names
            and not lexicon.head(following.text)
            and at - 1 not in names
        )
    if word.low in ("of", "for"):
        return following.is_capital or following.low in _OPENERS or following.tag.startswith("NN")
    return word.low == "on" and following.is_capital and following.low not in CALENDAR and words[at - 1].is_capital


def _name_fits(words: Sequence[Word], names: Mapping[int, tuple[int, int, str]], start: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a person's name belongs to the complement ("spokesman for Jeff Sessions") and is not the holder of the title."""
    first = names[at][0]
    if first == start or at > first:
        return True
    before = words[first - 1]
    return before.low in ("for", "to", "of") or (bool(lexicon.head(before.text)) and before.is_capital and start == first - 1)


def _new_title(words: Sequence[Word], names: Mapping[int, tuple[int, int, str]], start: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a capitalised title begins here that belongs to a name behind the complement."""
    if at == start or not (lexicon.head(words[at].text) or words[at].low in lexicon.abbreviations):
        return False
    return at + 1 in names or words[at].low in lexicon.abbreviations
