"""The words of a question, with their places, and which of them tell nothing."""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass

_TOKEN = re.compile(r"[A-Za-z](?:\.[A-Za-z])+\.?|\w+(?:[-.]\w+)*(?=['’]s\b)|\w+(?:[-’'.]\w+)*|['’]s\b")
_SHORT = (
    (re.compile(r"\b(\w+)n['’]t\b", re.IGNORECASE), r"\1 not"),
    (re.compile(r"\b(who|what|when|where|why|how)['’]s\b", re.IGNORECASE), r"\1 is"),
    (re.compile(r"\brun-offs?\b", re.IGNORECASE), "runoff"),
    (re.compile(r"\bre-election\b", re.IGNORECASE), "reelection"),
)


def words_of(text: str) -> frozenset[str]:
    """The words of a list that is written as a text."""
    return frozenset(text.split())


WH = frozenset(["who", "whom", "whose", "what", "which", "when", "why", "where", "how"])
BE = frozenset(["be", "am", "is", "are", "was", "were", "been", "being"])
DO = frozenset(["do", "does", "did", "has", "have", "had", "can", "could", "will", "would", "should", "shall", "may", "might", "must"])
DETERMINERS = frozenset(["the", "a", "an", "his", "her", "its", "their", "any", "some", "this", "that", "these", "those", "then", "each"])
PREPOSITIONS = words_of(
    """about above after against among around as at before behind between by during for from in into of off on onto out over since through
    to toward towards under until up upon via with within without"""
)
POST_NOUNS = words_of("office offices post posts position positions job jobs role roles title titles")
CONTEST_NOUNS = words_of("race races contest contests election elections primary primaries runoff midterm midterms")
SAYING = words_of("says said say claims claimed alleges alleged reported reports")
#: verbs and adverbs by which a question is about today
PRESENT = words_of("is are does do currently now holds serves belongs represents")
#: what may stand in a question and asks for nothing more
_EMPTY = (
    WH
    | BE
    | DO
    | DETERMINERS
    | PREPOSITIONS
    | words_of(
        """'s and or but not no if so than too also just only ever still already actually really exactly formally officially again back
        him himself her herself he she it they them themselves who's there here please tell me us we i you say says said saying told
        according source sources article articles paper papers press report reports reported statement statements get got getting
        day date days dates year years month time times moment period point person people man woman somebody someone anybody anyone
        politician official whoever former ex current currently sitting mr ms mrs sen senator gov governor rep representative judge
        president publicly later then known know name called own while once when now eventually own happen happened both
        going go take took taken place start started begin began begun"""
    )
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word: as typed, in lower case, and its range in the question."""

    text: str
    low: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


_MONTHS = "|".join(month.lower() for month in month_name[1:])
_MONTH = re.compile(rf"\b(?:{_MONTHS})\b(?=,? \d)|(?<=\d )(?:{_MONTHS})\b")


def plain(question: str) -> str:
    """The question with short forms written out, and months in capitals.

    >>> plain("Who’s running? Didn't he win the run-off?"), plain("who was speaker in june 2018 and on 3 may?")
    ('Who is running? Did not he win the runoff?', 'who was speaker in June 2018 and on 3 May?')
    """
    for pattern, full in _SHORT:
        question = pattern.sub(full, question)
    question = _MONTH.sub(lambda month: month[0].title(), question)
    return " ".join(question.replace("’", "'").split())


def tokens(question: str) -> tuple[Token, ...]:
    """The words of a plain question; a possessive is a word of its own.

    >>> [token.low for token in tokens("Did Trump endorse Sessions' rival, Moore's friend?")]
    ['did', 'trump', 'endorse', 'sessions', "'s", 'rival', 'moore', "'s", 'friend']
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(question):
        found.append(Token(match[0], match[0].lower(), match.start(), match.end()))
        if question[match.end() : match.end() + 1] == "'" and question[match.end() - 1] == "s":
            found.append(Token("'s", "'s", match.end(), match.end() + 1))
    return tuple(found)


def tells(token: Token) -> bool:
    """Whether a word asks for something: it must be understood, or found in the answer."""
    return token.low not in _EMPTY
