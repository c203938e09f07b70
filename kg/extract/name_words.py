"""What the words of a personal name look like, and where a name ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.lexicon import Lexicon
from kg.extract.nominals import CAPITALS
from kg.extract.person_names import PARTICLES
from kg.extract.word_sets import word_set
from kg.extract.words import Word

_NAME_WORD = re.compile(r"(?:[A-Z]\.)+|[A-ZÀ-ÖØ-Þ][\w'-]*[a-zß-öø-ÿ][\w'-]*\.?|[A-Z]{1,2}\.?")
#: a surname written in one word with the Arabic article before it
_ARTICLE_NAME = re.compile(r"(?:al|el|as|ad|an|ar|at|az|ul)-[A-Z][a-z]+(?:-[A-Z][a-z]+)?")
#: the end of "Department-appointed", "York-based", "Koch-backed"
_PARTICIPLE = re.compile(r"-(?:[a-z]+ed|led|born|run|owned|friendly|style|era|like|type|esque)$")
SUFFIXES = frozenset({"jr.", "sr.", "jr", "sr", "ii", "iii", "iv"})
_ANY = word_set("wherever whenever however whoever whatever whether whichever")
#: a month that is a surname as well
_MONTH_NAME = "May"
#: names of months and days
CALENDAR = word_set(
    """january february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday"""
)


def is_name_word(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word looks like part of a personal name."""
    if not _NAME_WORD.fullmatch(word.text) or _PARTICIPLE.search(word.text) or word.low in CALENDAR or word.low in _ANY:
        return False
    if word.text in lexicon.body_nouns and not (word.text in lexicon.given and word.tag == "NNP" and word.label in ("", "PERSON")):
        return False
    if word.text in CAPITALS or any(lexicon.place(part) for part in word.text.split("-")[1:]):  # "the Smith-Russia affair"
        return False
    return word.text not in lexicon.parties and word.low not in lexicon.abbreviations and word.low not in lexicon.honorifics


def written(words: Sequence[Word]) -> str:
    """The words of a name without what stands in quotation marks inside it, without brackets and commas."""
    marks = [at for at, word in enumerate(words) if word.text in ('"', "''", "``", "“", "”")]
    inside = range(marks[0], marks[1]) if len(marks) == 2 and marks[0] > 0 and marks[1] < len(words) - 1 else range(0)
    return " ".join(word.text for at, word in enumerate(words) if at not in inside and word.text not in "\"'(),“”")


def run_end(words: Sequence[Word], start: int, lexicon: Lexicon, longest: int = 5) -> int:
    """The end of the run of name words that begins at ``start``, nickname in quotes and suffix included."""
    end = start
    while end < len(words) and end - start < longest:
        if (is_name_word(words[end], lexicon) and (end == start or not is_title(words[end], lexicon))) or (
            end > start and (_particle(words, end, lexicon) or _surname_after(words, end, lexicon))
        ):
            end += 1
        elif end > start and _quoted_nickname(words, end, lexicon):
            end += 3
            longest += 3
        else:
            break
    return with_suffix(words, end) if end > start else start


def _particle(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a small word at ``at`` leads into a surname ("von der Leyen"), or holds both ("al-Amari")."""
    if has_article(words[at]):
        return True
    behind = at + 1
    while behind < len(words) - 1 and words[behind].low in PARTICLES:
        behind += 1
    return words[at].low in PARTICLES and behind < len(words) and is_name_word(words[behind], lexicon)


def has_article(word: Word) -> bool:
    """Whether a word is a surname with the Arabic article before it ("al-Amari")."""
    return _ARTICLE_NAME.fullmatch(word.text) is not None


def _surname_after(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a word that is a title or a month elsewhere is the surname behind a given name ("Steve King", "Theresa May")."""
    word, before = words[at], words[at - 1].text
    following = words[at + 1] if at + 1 < len(words) else None
    if not word.tag.startswith("NNP") or not (before in lexicon.given or re.fullmatch(r"[A-Z]\.", before)):
        return False
    if word.text == _MONTH_NAME:
        return following is None or following.tag != "CD"
    if following and re.fullmatch(r"[A-Z]\.", before) and is_name_word(following, lexicon) and words[at - 2].text not in lexicon.given:
        return at > 1 and is_title(word, lexicon) and word.low not in lexicon.abbreviations  # "F. King Alexander"
    ends = following is None or following.low in SUFFIXES or not (following.is_capital or following.low in ("of", "for"))
    return ends and is_title(word, lexicon) and word.low not in lexicon.abbreviations


def _quoted_nickname(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a nickname in quotation marks or brackets stands at ``at``, followed by a surname."""
    if at + 3 >= len(words) or words[at].text not in "\"'(" or words[at + 2].text not in "\"')":
        return False
    return words[at + 1].is_capital and is_name_word(words[at + 3], lexicon)


def with_suffix(words: Sequence[Word], end: int) -> int:
    """``end``, moved behind "Jr." or "III" where one follows."""
    for skip in (0, 1):
        at = end + skip
        if at < len(words) and words[at].low in SUFFIXES and (skip == 0 or words[end].text == ","):
            return at + 1
    return end


def is_title(word: Word, lexicon: Lexicon) -> bool:
    """Whether a capitalised word is a title rather than a name."""
    return bool(lexicon.head(word.text)) and word.text not in lexicon.given
