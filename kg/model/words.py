"""Names of things compared as people compare them: without case, articles, points and brackets."""

from __future__ import annotations

import re
from functools import lru_cache

import us

from kg.model.iri import key_hash, slug

#: longest slug made of words of a text, in characters: a name fits, a clause is cut
_LONGEST = 60

_NATION = re.compile(r"\b(u\.s\.a?\.?|usa|united states(?: of america)?|us|american?)(?=\W|$)", re.IGNORECASE)


@lru_cache(maxsize=65536)
def fold(words: str) -> str:
    """The form in which two names of a body, a post or a contest are compared.

    >>> fold("The U.S. Attorney General's office"), fold("United States Senator (seat unspecified)")
    ('us attorney general office', 'us senator')
    """
    plain = re.sub(r"\([^)]*\)", " ", words.replace("’", "'"))
    plain = _NATION.sub(" us ", plain)
    plain = re.sub(r"'s?\b", " ", plain.casefold())
    plain = re.sub(r"[^\w\s]|_", " ", plain)
    tokens = plain.split()
    return " ".join(tokens[1:] if tokens[:1] in (["the"], ["a"], ["an"]) else tokens)


@lru_cache(maxsize=1)
def _states() -> dict[str, tuple[str, str]]:
    places = [*us.states.STATES_AND_TERRITORIES, us.states.DC]
    return {
        spelling.casefold().rstrip("."): (place.name, place.abbr.lower())
        for place in places
        for spelling in (place.name, place.abbr, place.ap_abbr or place.abbr)
    }


def place_name(words: str) -> str:
    """A jurisdiction under its full name: abbreviations of states are written out, names of the nation are one.

    >>> place_name("Ala."), place_name("U.S."), place_name("Bavaria")
    ('Alabama', 'United States', 'Bavaria')
    """
    plain = " ".join(words.split()).removeprefix("the ").strip()
    if fold(plain) == "us":
        return "United States"
    return _states().get(plain.casefold().rstrip("."), (plain, ""))[0]


def is_state(words: str) -> bool:
    """Whether words name a state or territory."""
    return place_name(words).casefold() in _states()


def place_slug(words: str) -> str:
    """The shortest usual slug of a jurisdiction: the postal code of a state, else the slug of the name."""
    found = _states().get(place_name(words).casefold())
    return found[1] if found else slug(words)


def short_slug(words: str) -> str:
    """The slug of any words, cut at a word boundary and made unique by a hash where it is long.

    >>> short_slug("Democrats"), len(short_slug("whoever " * 30)) <= 70
    ('democrats', True)
    """
    whole = slug(words)
    if len(whole) <= _LONGEST:
        return whole
    return f"{whole[:_LONGEST].rpartition('-')[0]}-{key_hash(whole, digits=6)}"
