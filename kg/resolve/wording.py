"""The words of a phrase in the form in which they are compared."""

from __future__ import annotations

import re
from functools import lru_cache

from snowballstemmer.english_stemmer import EnglishStemmer

from kg.model.words import fold

_FUNCTION_WORDS = frozenset(
    "a an and at by for former from her his in into its new of on or the their to with".split()  # noqa: SIM905 - reads better
)
_STEMMER = EnglishStemmer()
#: the end of an adjective of a land whose name ends in *a*; of other words with this end it makes one stem for another
_OF_A_LAND = re.compile(r"\w{4}an$")


@lru_cache(maxsize=65536)
def content_words(text: str) -> frozenset[str]:
    """The stems of the words of a phrase that carry its content, so that a noun and the verb of its kind are one.

    >>> sorted(content_words("the probe of Russia's interference"))
    ['interfer', 'probe', 'russia']
    >>> content_words("obstructing Congress") == content_words("obstruction of Congress")
    True
    """
    return words_in(text)


def words_in(text: str) -> frozenset[str]:
    """The same for a text that is looked at once: nothing of it is kept."""
    return frozenset(stem(word) for word in re.findall(r"\w+", fold(text)) if word not in _FUNCTION_WORDS)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded word, by the English rules of Porter's second algorithm (snowballstem.org); that of a land for what is of it.

    >>> [stem(word) for word in ("russia", "russian", "russians", "veteran", "veterans")]
    ['russia', 'russia', 'russia', 'vetera', 'vetera']
    """
    found = str(_STEMMER.stemWord(word))
    return found.removesuffix("n") if _OF_A_LAND.search(found) else found


#: words that point at something without saying what it is
POINTING = content_words("all any both each entire every same such that these this those whole")
#: words that tell how somebody has to do with a matter, how many of a kind it is or how grave, and nothing of the matter; the nation,
#: which is in the name of every office
EMPTY = content_words(
    "involvement involving matter overseeing oversight participating participation related us use against he she they"
    " one what which who whose whether how some several now other more most"
    " two three four five six seven eight nine ten eleven twelve dozen multiple many number count article"
    " criminal felony misdemeanor serious federal"
)
