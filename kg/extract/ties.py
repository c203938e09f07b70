"""What the words beside a name tell of its bearer and somebody or something else: whose relative it is, and what title is hoped for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.bearers import PHRASE, phrase_before
from kg.extract.lexicon import Lexicon
from kg.extract.word_sets import word_set
from kg.extract.words import Word

#: what somebody has who does not hold the office yet
_HOPES = word_set("aspirations ambitions ambition hopes dreams bid candidacy prospects")
#: words between "the daughter of" and a name with its title, and how far before a noun for a relative the comma stands
_BETWEEN, _FAR = word_set("the late former then-"), 5


@dataclass(frozen=True, slots=True)
class Tie:
    """That somebody is introduced as a relative: the noun, and the name or pronoun of whose relative that is ("Lee's son", "her son")."""

    kin: str = ""
    owner: str = ""
    pronoun: str = ""


#: nothing is told
UNTIED = Tie()


def tie_before(words: Sequence[Word], start: int, lex: Lexicon) -> Tie:
    """What introduces a name as a relative's ("his son Robert Lee", "the governor's wife, Ann Lee", "Lee's father, Rep. Robert Lee")."""
    phrase = phrase_before(words, start)
    if phrase and len(phrase) < PHRASE and phrase[-1] > 1 and words[phrase[-1] - 1].text == ",":  # "his father, former Gov. Robert Lee"
        phrase.append(phrase[-1] - 2)
    told = [at for at in phrase if at and lex.kin.get(words[at].low) and words[at - 1].tag in ("PRP$", "POS", "JJ")]
    if not told:
        return Tie(owner=_child_of(words, start, lex))
    before = words[told[0] - 1]
    return Tie(words[told[0]].low, _owner(words, told[0], lex), before.low if before.tag == "PRP$" else "")


def _child_of(words: Sequence[Word], start: int, lex: Lexicon) -> str:
    """The surname of who is told to be a relative of a name ("*Lee*, the daughter of the late Rep. Robert Lee"), or the empty string."""
    at = start - 1
    while at > 1 and (words[at].low in _BETWEEN or _is_form(words[at], lex)):
        at -= 1
    kin = at - 1
    if at < 3 or words[at].low != "of" or words[kin].low not in lex.kin:
        return ""
    comma = next((i for i in range(kin - 1, max(-1, kin - _FAR), -1) if words[i].text == ","), 0)
    return words[comma - 1].text if comma and words[comma - 1].tag.startswith("NNP") else ""


def _owner(words: Sequence[Word], kin: int, lex: Lexicon) -> str:
    """The name before the possessive mark before a noun for a relative, without titles; empty where none stands there."""
    mark = kin - 2 if words[kin - 1].tag == "JJ" else kin - 1
    start = mark if mark > 0 and words[mark].tag == "POS" else 0
    while start and words[start - 1].tag.startswith("NNP") and not _is_form(words[start - 1], lex):
        start -= 1
    return " ".join(word.text for word in words[start:mark]) if start < mark and words[mark].tag == "POS" else ""


def _is_form(word: Word, lex: Lexicon) -> bool:
    """Whether a word is a form of address or a title."""
    return word.low in lex.honorifics or bool(lex.head(word.text))


def sought(words: Sequence[Word], end: int, lex: Lexicon) -> str:
    """The title that somebody would like to have, told behind the name ("Ann Lee's *presidential hopes*"), or the empty string."""
    behind = [word.low for word in words[end : end + 3]]
    return lex.offices.get(behind[1], "").lower() if len(behind) == 3 and behind[0] in ("'s", "'") and behind[2] in _HOPES else ""
