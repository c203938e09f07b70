"""What stands beside a name in full that tells its bearer from somebody of that name: state, party, office, age, "also named"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.lexicon import Lexicon
from kg.extract.party_labels import LABEL, label_parts, label_place
from kg.extract.splitting import plain
from kg.extract.word_sets import word_set
from kg.extract.words import Word

#: so many characters behind a name are looked at for a label
_LABEL = 40
#: names of states that are more often those of cities
_CITIES = frozenset({"Washington"})
_AGES = frozenset({"elder", "younger"})
_NAMED = word_set("named called")
#: relatives by blood of the gender of a pronoun, of whom nobody is his own
_MEN, _WOMEN = (
    word_set("father son grandfather grandson uncle nephew dad"),
    word_set("mother daughter grandmother granddaughter aunt niece mom"),
)
_OF = {"his": _MEN, "her": _WOMEN, "": _MEN | _WOMEN}
#: walks of life in which a title is an office that says who is meant
_PUBLIC = frozenset({"legislative", "executive", "legal"})


@dataclass(frozen=True, slots=True)
class Marks:
    """The state and party told with a name, the walk of life of the office before it, and "elder" or "younger"; each empty if not told.

    ``namesake`` says that the name is introduced as one that somebody else bears as well.
    """

    state: str = ""
    party: str = ""
    sector: str = ""
    age: str = ""
    namesake: bool = False

    def clash(self, other: Marks) -> bool:
        """Whether state, party or age say that two bearers of one name are two."""
        pairs = ((self.state, other.state), (self.party, other.party), (self.age, other.age))
        return any(one and two and one != two for one, two in pairs)

    def with_more(self, other: Marks) -> Marks:
        """These marks, and what others tell where these tell nothing."""
        return Marks(
            self.state or other.state, self.party or other.party, self.sector or other.sector, self.age or other.age,
            self.namesake or other.namesake,
        )  # fmt: skip


#: nothing is told
UNMARKED = Marks()


def marks(words: Sequence[Word], start: int, end: int, text: str, lex: Lexicon) -> Marks:
    """The marks of the name ``[start, end)`` among the words of a sentence of ``text``."""
    at = words[end - 1].span.end
    label = LABEL.match(plain(text[at : at + _LABEL]))
    party, state = label_parts(label) if label else ("", "")
    place = label_place(state, lex) or _from(words, end, lex) or _state_before(words, start, lex)
    return Marks(
        place if place in lex.states else "",
        lex.letters.get(party, ""),
        _sector(words, start, lex),
        _age(words, start, end),
        also_named(words, start),
    )


def is_own_relative(kin: str, pronoun: str) -> bool:
    """Whether a relative, told of with "his" or "her" where it is a pronoun, cannot be the one whose relative that is.

    "Her father" may be told of somebody else than the man named before it.
    """
    return kin in _OF.get(pronoun, ())


def also_named(words: Sequence[Word], start: int) -> bool:
    """Whether "also named" or "also called" stands before a name."""
    return start > 1 and words[start - 1].low in _NAMED and words[start - 2].low == "also"


def _from(words: Sequence[Word], at: int, lex: Lexicon) -> str:
    """The state behind a name ("of Ohio", ", of Dayton, Ohio"), or the empty string."""
    comma = at < len(words) and words[at].text == ","
    at += comma
    if at >= len(words) or words[at].low not in (("of", "from") if comma else ("of",)):  # "sent Ann Lee from Ohio to Utah"
        return ""
    first, behind = _capitals(words, at + 1)
    if lex.place(first) in lex.states or behind >= len(words) or words[behind].text != ",":
        return "" if first in _CITIES else lex.place(first)
    return lex.place(_capitals(words, behind + 1)[0])


def _capitals(words: Sequence[Word], at: int) -> tuple[str, int]:
    """The capitalised words from a place on, and where they end."""
    end = at
    while end < len(words) and words[end].is_capital:
        end += 1
    return " ".join(word.text for word in words[at:end]), end


def _state_before(words: Sequence[Word], start: int, lex: Lexicon) -> str:
    """The state right before the title of a name ("New York Gov."), or the empty string."""
    at = start - 2
    if at < 0 or not lex.head(words[start - 1].text):
        return ""
    two = f"{words[at - 1].text} {words[at].text}" if at else ""
    return lex.place(two) or lex.place(words[at].text)


def _sector(words: Sequence[Word], start: int, lex: Lexicon) -> str:
    """The walk of life of the office that is told as held right before a name, where that is public life."""
    head = lex.head(words[start - 1].text) if start and words[start - 1].is_capital else ""
    former = any(lex.modifiers.get(word.low) == "former" for word in words[max(0, start - 4) : start])
    sector = lex.sectors.get(head, "")
    return sector if sector in _PUBLIC and not former else ""


def _age(words: Sequence[Word], start: int, end: int) -> str:
    """Which of two people of one name is meant: "the elder John Lee", "John Lee the younger"."""
    behind = end + (end < len(words) and words[end].text == ",")
    beside = [words[start - 1]] if start > 1 and words[start - 2].low == "the" else []
    beside += [words[behind + 1]] if behind + 1 < len(words) and words[behind].low == "the" else []
    return next((word.low for word in beside if word.low in _AGES), "")
