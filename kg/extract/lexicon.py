"""The words of ``ontology/offices.ttl`` and ``ontology/names.ttl`` in the form the reading rules look them up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pycountry
import us

from kg.extract.once import once
from kg.model.ontology import Vocabulary

Entry = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FixedTitle:
    """A title of several words, with the body and the place that it means where nothing else is said; ``full`` spells its body out."""

    words: tuple[str, ...]
    body: str = ""
    place: str = ""
    full: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Look-up tables. Keys are lower case except where case tells (given names, bodies, places, parties, body nouns)."""

    sectors: Mapping[str, str] = field(default_factory=dict)
    needing_body: frozenset[str] = frozenset()
    singulars: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[tuple[str, ...], FixedTitle] = field(default_factory=dict)
    abbreviations: Mapping[str, tuple[str, bool]] = field(default_factory=dict)
    honorifics: Mapping[str, str] = field(default_factory=dict)
    modifiers: Mapping[str, str] = field(default_factory=dict)
    parties: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    states: frozenset[str] = frozenset()
    given: Mapping[str, str] = field(default_factory=dict)
    genders: Mapping[str, str] = field(default_factory=dict)
    body_nouns: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    again: Mapping[str, frozenset[str]] = field(default_factory=dict)
    collectives: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    kin: Mapping[str, str] = field(default_factory=dict)
    adjectives: frozenset[str] = frozenset()
    holding: frozenset[str] = frozenset()
    leaving: frozenset[str] = frozenset()
    entering: Mapping[str, str] = field(default_factory=dict)
    speech: frozenset[str] = frozenset()
    contests: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, str] = field(default_factory=dict)
    chiefs: Mapping[str, str] = field(default_factory=dict)
    seats: Mapping[str, str] = field(default_factory=dict)

    def head(self, word: str) -> str:
        """The singular, lower-case head of posts that ``word`` is, or the empty string."""
        low = word.lower().removesuffix("-at-large")
        if low in self.abbreviations:
            return self.abbreviations[low][0].lower()
        return low if low in self.sectors else self.singulars.get(low, "")

    def is_plural(self, word: str) -> bool:
        """Whether ``word`` is the plural of a head of posts, or a plural abbreviation."""
        low = word.lower()
        return low in self.singulars or (low in self.abbreviations and self.abbreviations[low][1])

    def gender(self, given: str) -> str:
        """The gender that most bearers of a given name have, ``m`` or ``f``, or the empty string."""
        return self.given[given] if given in self.given else self.genders.get(given, "")

    def place(self, words: str) -> str:
        """The place that a name, an adjective or an abbreviation of it means, or the empty string."""
        return self.places.get(words.strip().removesuffix("'s").removesuffix("'"), "")


@once
def lexicon(vocabulary: Vocabulary | None) -> Lexicon:
    """The tables of one vocabulary; without one, an empty lexicon that knows only places."""
    if vocabulary is None:
        return Lexicon(places=_places(()), states=frozenset(state.name for state in us.states.STATES))
    entries = vocabulary.lexicons
    heads = {word.lower(): _one(entry, "sector") for entry in entries.get("RoleHeads", ()) for word in entry["word"]}
    return Lexicon(
        sectors=heads,
        needing_body=_words(tuple(entry for entry in entries.get("RoleHeads", ()) if _one(entry, "needsBody") == "true")),
        singulars={plural: word for word in heads for plural in plurals(word)},
        fixed=dict(_fixed(entries.get("FixedTitle", ()))),
        abbreviations=dict(_abbreviations(entries.get("TitleAbbreviation", ()))),
        honorifics={word.lower(): _one(entry, "wordGender") for entry in entries.get("Honorifics", ()) for word in entry["word"]},
        modifiers={word.lower(): _one(entry, "personStatus") for entry in entries.get("RoleModifiers", ()) for word in entry["word"]},
        parties={word: _one(entry, "fullName") for entry in entries.get("PartyWords", ()) for word in entry["memberWord"]},
        letters={letter: _one(entry, "fullName") for entry in entries.get("PartyWords", ()) for letter in entry.get("letter", ())},
        bodies={word: _one(entry, "fullName") for entry in entries.get("Bodies", ()) for word in entry["word"]},
        places=_places((*entries.get("Demonym", ()), *entries.get("PlaceNickname", ()))),
        states=frozenset(state.name for state in us.states.STATES) | {"District of Columbia"},
        given={word: _one(entry, "wordGender") for entry in entries.get("GivenNames", ()) for word in entry["word"]},
        genders={word: _one(entry, "wordGender") for entry in entries.get("GenderedNames", ()) for word in entry["word"]},
        body_nouns=_words(entries.get("BodyNouns", ())),
        things=_words(entries.get("NamesOfThings", ())),
        again={word: frozenset(entry["bodyWord"]) for entry in entries.get("BodiesAgain", ()) for word in entry["word"]},
        collectives=_words(entries.get("CollectiveHeads", ())),
        sources=_words(entries.get("SourceHeads", ())),
        kin={word: _one(entry, "wordGender") for entry in entries.get("KinNouns", ()) for word in entry["word"]},
        adjectives=_words(entries.get("TitleAdjectives", ())),
        holding=_words(entries.get("HoldingVerbs", ())),
        leaving=_words(entries.get("LeavingVerbs", ())),
        entering={word: _one(entry, "personStatus") for entry in entries.get("EnteringVerbs", ()) for word in entry["word"]},
        speech=_words(entries.get("SpeechVerbs", ())),
        contests={word: _one(entry, "contestStageWord") for entry in entries.get("ContestNouns", ()) for word in entry["word"]},
        offices={word: _one(entry, "fullName") for entry in entries.get("OfficeAdjectives", ()) for word in entry["word"]},
        chiefs={_one(entry, "ofBody"): _one(entry, "headTitle") for entry in entries.get("FixedTitle", ()) if entry.get("headTitle")},
        seats={_one(entry, "fullName"): _one(entry, "seatTitle") for entry in entries.get("Bodies", ()) if entry.get("seatTitle")},
    )


def _one(entry: Entry, key: str) -> str:
    return next(iter(entry.get(key, ())), "")


def _words(entries: tuple[Entry, ...]) -> frozenset[str]:
    return frozenset(word for entry in entries for word in entry["word"])


def plurals(word: str) -> Iterator[str]:
    """The plural forms of a head of posts.

    >>> list(plurals("congressman")), list(plurals("secretary"))
    (['congressmen'], ['secretaries'])
    """
    if word.endswith("man"):
        yield word[:-3] + "men"
    elif word.endswith("y") and word[-2] not in "aeiou":
        yield word[:-1] + "ies"
    elif word.endswith(("ch", "sh", "x")):
        yield word + "es"
    else:
        yield word + "s"


def _fixed(entries: tuple[Entry, ...]) -> Iterator[tuple[tuple[str, ...], FixedTitle]]:
    for entry in entries:
        for word in entry["word"]:
            parts = tuple(re.findall(r"\S+", word.lower()))
            yield parts, FixedTitle(parts, _one(entry, "ofBody"), _one(entry, "ofPlace"), _one(entry, "headTitle"))
        for word in entry.get("plural", ()):
            yield (
                tuple(word.lower().split()),
                FixedTitle(tuple(entry["word"][0].lower().split()), _one(entry, "ofBody"), _one(entry, "ofPlace")),
            )


def _abbreviations(entries: tuple[Entry, ...]) -> Iterator[tuple[str, tuple[str, bool]]]:
    for entry in entries:
        for key, plural in (("abbreviation", False), ("pluralAbbreviation", True)):
            for word in entry.get(key, ()):
                yield word.lower(), (_one(entry, "longForm"), plural)


def _places(entries: tuple[Entry, ...]) -> dict[str, str]:
    """Name, adjective or abbreviation -> place; states before countries of the same name."""
    found = {country.name.split(",")[0]: country.name.split(",")[0] for country in pycountry.countries}
    found |= {
        getattr(country, "common_name", country.name): getattr(country, "common_name", country.name) for country in pycountry.countries
    }
    found |= {_one(entry, "placeName"): _one(entry, "placeName") for entry in entries}
    for entry in entries:
        for key in ("adjective", "word"):
            found |= {word: _one(entry, "placeName") for word in entry.get(key, ())}
    for state in [*us.states.STATES, us.states.DC, us.states.PR]:
        found |= {state.name: state.name, state.abbr: state.name, ".".join(state.abbr) + ".": state.name}
        if state.ap_abbr:
            found[state.ap_abbr] = state.name
    return found
