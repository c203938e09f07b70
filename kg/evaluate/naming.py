"""How well one name names what another one names: people by surname and given name, everything else by the words that carry meaning."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _groups(text: str) -> tuple[frozenset[str], ...]:
    return tuple(map(_words, text.split("|")))


_EMPTY_WORDS = _words(
    "the a an of for to in on at and or by with from his her their its s mr mrs ms dr former ex then acting united states us"
)
#: words that stand for each other in names of parties, bodies and posts
_SAME = {
    "republican": "gop republicans",
    "democratic": "democrats democrat",
    "justice": "doj",
    "senator": "sen senators",
    "representative": "rep representatives congressman congresswoman",
    "governor": "gov governors",
    "attorney": "ag",
    "chairman": "chair chairwoman",
    "investigation": "probe investigations",
    "election": "elections",
    "president": "presidency presidential",
    "congress": "congressional",
}
_CANONICAL = {other: word for word, others in _SAME.items() for other in others.split()}
#: words that name a kind of thing and never tell two of the kind apart
_GENERIC = _words("party election primary campaign investigation matter state office seat race contest candidate nomination")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_TITLES = _words(
    "president vice sen senator rep representative gov governor attorney general secretary judge justice former acting special counsel "
    "mr mrs ms dr speaker chairman director"
)
_SHORT_FORMS = _groups(
    "bob robert rob bobby|bill william will billy|jim james jimmy|joe joseph|mike michael|tom thomas|dick richard rick rich|"
    "chuck charles charlie|jeff jefferson jeffrey|dan daniel danny|ben benjamin|matt matthew|chris christopher|ted edward theodore|"
    "ron ronald|don donald|tim timothy|ed edward|dave david|steve steven stephen|jack john johnny|andy andrew|liz elizabeth beth|"
    "tony anthony|pat patrick patricia|greg gregory|ken kenneth|sam samuel|al alan albert|kate katherine kathy"
)


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.replace("’", "'").replace("U.S.", "US "))
    return text.encode("ascii", "ignore").decode().lower().replace("'s ", " ").removesuffix("'s")


@lru_cache(maxsize=65536)
def content_words(text: str) -> tuple[str, ...]:
    """The words of a name that carry meaning, in order, with synonyms as one word.

    >>> content_words("the GOP's Senators")
    ('republican', 'senator')
    """
    return tuple(_CANONICAL.get(word, word) for word in re.findall(r"[a-z0-9]+", _plain(text)) if word not in _EMPTY_WORDS)


def _person(text: str) -> tuple[str, str, frozenset[str]]:
    """Surname, given name and suffixes (Jr.) of a person's name."""
    suffixes = frozenset(re.findall(r"[a-z]+", _plain(text))) & _SUFFIXES
    parts = [part for part in re.findall(r"[a-z]+(?:-[a-z]+)*", _plain(text.split(",")[0])) if part not in _SUFFIXES]
    if not parts:
        return "", "", suffixes
    rest = parts[:-1]
    while len(rest) > 1 and len(rest[-1]) == 1:
        rest.pop()
    given = rest[-1] if rest and rest[-1] not in _TITLES else ""
    return parts[-1], given, suffixes


@lru_cache(maxsize=65536)
def same_person(wanted: str, found: str) -> bool:
    """Whether two names are of one person: equal surname; given name equal, an initial or a short form; no conflict of Jr. and Sr.

    A bare surname where the whole name is wanted is not enough: then nobody has found out who it is.

    >>> same_person("Chuck Schumer", "Charles Schumer"), same_person("Don Young", "Don Young Jr."), same_person("Jeff Sessions", "Sessions")
    (True, False, False)
    """
    (surname, given, suffix), (surname2, given2, suffix2) = _person(wanted), _person(found)
    if not surname or surname != surname2 or (given and not given2):
        return False
    if not given:
        return True
    if suffix != suffix2:
        return False
    initial = 1 in (len(given), len(given2)) and given[0] == given2[0]
    return given == given2 or initial or any(given in group and given2 in group for group in _SHORT_FORMS)


@lru_cache(maxsize=65536)
def alike(wanted: str, found: str) -> float:
    """0 to 1: how well ``found`` names what ``wanted`` names, for anything but a person; 1 where nothing is wanted.

    >>> alike("Department of Justice", "Justice Department"), alike("2016 election", "2018 election")
    (1.0, 0.0)
    """
    words, words2 = content_words(wanted), content_words(found)
    if not words or words == words2:
        return 1.0
    telling = {word for word in words if word not in _GENERIC}
    if not words2 or _years_clash(words, words2) or (telling and not telling & set(words2)):
        return 0.0
    common = sum((Counter(words) & Counter(words2)).values())
    shared = 2 * common / (len(words) + len(words2))
    return shared if shared > 0.5 else 0.6 if common == min(len(words), len(words2)) else 0.0


def _years_clash(words: tuple[str, ...], words2: tuple[str, ...]) -> bool:
    years, years2 = ({word for word in w if re.fullmatch(r"(19|20)\d\d", word)} for w in (words, words2))
    return bool(years and years2 and not years & years2)
