"""Who of the people with one surname is meant: what a name is addressed by, and what the document has told of each of its bearers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.extract.lexicon import Lexicon
from kg.extract.namesakes import UNMARKED, Marks
from kg.extract.person_names import PersonName, compatible, initials, split_name, told_apart
from kg.extract.word_sets import word_set
from kg.extract.words import Word
from kg.model.iri import slug

_ELDER, _YOUNGER = word_set("elder older senior sr sr."), word_set("younger junior jr jr.")
_PARENTS = word_set("father mother grandfather grandmother uncle aunt dad mom")
_CHILDREN = word_set("son daughter grandson granddaughter nephew niece child stepson stepdaughter")
_SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})
#: titles that tell of a tie to whoever holds an office
_BY_MARRIAGE = frozenset({"first lady", "second lady", "first gentleman", "second gentleman"})
_DOCTOR = word_set("dr. dr")
#: titles that one person of a nation has, whom many articles never name in full: somebody else of the surname need not be meant, unless
#: the article tells who is married to him
_SOLE = frozenset({"president", "vice president"})
#: words at which the phrase before or behind a name ends
_BREAKS = word_set("and or with as to that who whose 's '")
#: so many words before or behind a name are looked at
PHRASE = 7
#: so many times as often as the one named last is somebody named whom a surname means all the same, and so many characters back is near;
#: of 111 surnames with several bearers in the development labels
_OFTENER, _NEAR = 2, 1000


@dataclass(frozen=True, slots=True)
class Address:
    """What the words around a name say of its bearer: gender, title, ``elder`` or ``younger``, and whether it opens a speech ("Lee:")."""

    gender: str = ""
    title: str = ""
    age: str = ""
    label: bool = False


@dataclass(slots=True)
class Bearer:
    """A person under construction: the fullest name, how often each form stands, where, and what goes with the name.

    ``second`` is true of who is introduced as the relative of somebody whom the surname alone means ("Lee's daughter Ann"), ``heir`` of
    who is introduced by the given name alone as the son or brother of somebody ("Ann Lee's son Robert"), ``unknown`` of an "elder" one
    of whom it is not told who that is, ``doubled`` of who goes by two surnames ("Clark Hill"). ``seeks`` are titles that the person
    would like to have, ``alone`` is where the surname first means the person (-1: nowhere), ``unlike`` are others with the surname who
    are told not to be this one. ``marks`` stand beside the names in full, the last of them in the sentence number ``sentence``.
    """

    name: PersonName
    forms: Counter[str] = field(default_factory=Counter)
    first: int = 0
    kin: str = ""
    second: bool = False
    unknown: bool = False
    genders: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    doubled: bool = False
    heir: bool = False
    alone: int = -1
    seeks: set[str] = field(default_factory=set)
    unlike: set[str] = field(default_factory=set)
    marks: Marks = UNMARKED
    sentence: int = -1

    @property
    def best(self) -> PersonName:
        """The form that stands most often, the fuller one on a tie."""
        whole = [form for form in self.forms if split_name(form).given]
        full = [(self.forms[f], len(f), f) for f in whole if not any(other.endswith(" " + f) for other in whole)]
        return split_name(max(full)[2]) if full else self.name

    @property
    def gender(self) -> str:
        """The gender that the evidence speaks for, or the empty string."""
        known = [(count, gender) for gender, count in self.genders.items() if gender]
        return max(known)[1] if known else ""

    @property
    def relative(self) -> bool:
        """Whether the person is introduced by a tie to a namesake, by one to somebody and no title, or bears a suffix that tells of one."""
        tied = bool(self.kin or self.titles & _BY_MARRIAGE) and not self.titles - _BY_MARRIAGE
        return self.second or self.name.suffix in _SUFFIXES or tied

    @property
    def age(self) -> str:
        """``elder`` or ``younger`` of those who share the surname, empty where neither is told."""
        if self.marks.age:
            return self.marks.age
        if self.kin in _PARENTS or self.name.suffix == "Sr":
            return "elder"
        return "younger" if self.kin in _CHILDREN or self.name.suffix == "Jr" else ""

    def can_be(self, name: PersonName) -> bool:
        """Whether a name in full can be the person's: it goes with one of the names in full so far, and none of them tells it apart."""
        whole = [form for form in map(split_name, self.forms) if form.given]
        return any(compatible(form, name) for form in whole) and not any(told_apart(form, name) for form in whole)

    def is_other(self, name: PersonName, marks: Marks, sentence: int) -> bool:
        """Whether the words beside a name that the person could have say that somebody else bears it.

        With a middle initial on one side only, and the same given name, it is another's in a sentence that has both names, or behind an
        office of another kind.
        """
        whole = [form for form in map(split_name, self.forms) if form.given]
        if self.marks.clash(marks) or (marks.namesake and name in whole):
            return True
        alike = [form for form in whole if (form.given, form.surname) == (name.given, name.surname)]
        one_sided = bool(alike) and all(bool(form.middle) != bool(name.middle) and (initials(form) or initials(name)) for form in alike)
        other = bool(self.marks.sector and marks.sector) and self.marks.sector != marks.sector
        return one_sided and (other or (sentence == self.sentence and sentence >= 0))

    def ends_with(self, low: str) -> bool:
        """Whether the person's name ends in these words, a suffix left aside."""
        for form in self.forms:
            parts = split_name(form)
            whole = " ".join((parts.given, *parts.middle, parts.surname)).strip().lower()
            if whole == low or whole.endswith((" " + low, "-" + low)) or f"{parts.surname} {parts.suffix}".lower() == low.rstrip("."):
                return True
        return False

    def named_before(self, at: int) -> int:
        """At how many places before ``at`` a name in full or a title names the person."""
        return sum(place < at for place in self.places)

    def last(self, at: int) -> int:
        """The last place before ``at`` where a name in full or a title names the person, or -1."""
        return max((place for place in self.places if place < at), default=-1)


def address(words: Sequence[Word], start: int, end: int, lex: Lexicon) -> Address:
    """How the name at ``[start, end)`` is addressed."""
    before = [word.low for word in words[max(0, start - 3) : start]]
    near = before[-1] if before else ""
    spoken = {*before[-2:]} if near in lex.honorifics or lex.head(near) else {near}
    age = "elder" if spoken & _ELDER else "younger" if spoken & _YOUNGER else ""
    label = start == 0 and end < len(words) and words[end].text == ":"
    return Address(lex.honorifics.get(near, ""), _title_before(words, start, lex), age if "the" in before else "", label)


def _title_before(words: Sequence[Word], start: int, lex: Lexicon) -> str:
    """The title right before a name; one in small letters is no form of address."""
    return _title(words, start - 1, lex) if start and words[start - 1].is_capital else ""


def _title(words: Sequence[Word], at: int, lex: Lexicon) -> str:
    """The title that ends at ``at`` ("first lady", "senator"), with "vice" where that stands before it, or the empty string."""
    if words[at].low in _DOCTOR:
        return "doctor"
    before, head = words[at - 1].low if at else "", lex.head(words[at].text)
    if (before, words[at].low) in lex.fixed:
        return f"{before} {words[at].low}"
    return f"vice {head}" if head and before == "vice" else head


def titles_told(words: Sequence[Word], start: int, end: int, lex: Lexicon) -> frozenset[str]:
    """The titles told right before a name in full or in apposition behind it."""
    behind = range(end + 1, min(len(words), end + 1 + PHRASE)) if end < len(words) and words[end].text == "," else range(0)
    places = [*phrase_before(words, start), *_unbroken(words, behind)]
    owned = {at for at in places if at + 1 < len(words) and words[at + 1].low in ("'s", "'")}
    return frozenset(_title(words, at, lex) for at in places if at not in owned) - {""}


def phrase_before(words: Sequence[Word], start: int) -> list[int]:
    """The places of the phrase before a name, the nearest first; a comma may stand between it and the name."""
    nearest = start - 2 if start and words[start - 1].text == "," else start - 1
    if nearest < 0 or words[nearest].tag == "IN":  # "the architect of Ann Lee's victory"
        return []
    return _unbroken(words, range(nearest, max(-1, nearest - PHRASE), -1))


def _unbroken(words: Sequence[Word], places: Iterable[int]) -> list[int]:
    """The places up to the first verb, mark or word that ends a phrase."""
    found: list[int] = []
    for at in places:
        if words[at].tag.startswith("VB") or words[at].low in _BREAKS or not words[at].text[0].isalnum():
            break
        found.append(at)
    return found


def of_several(names: Collection[PersonName]) -> frozenset[PersonName]:
    """The names that fit two longer ones which cannot be one person ("George Lee" beside George A. Lee and George B. Lee)."""
    longer = {name: [one for one in names if len(one.words) > len(name.words) and compatible(name, one)] for name in names}
    return frozenset(name for name, alike in longer.items() if any(not compatible(one, other) for one in alike for other in alike))


def meant(people: Mapping[str, Bearer], surname: str, at: int, how: Address) -> str:
    """The person whom a bare surname at offset ``at`` means, an id of its own where nothing decides, or the empty string.

    What the name is addressed by comes first: gender, age, title. Of those who are left, the ones introduced before come first, then
    those who are not introduced as somebody's relative and do not go by two surnames; of several of these ``_salient`` says who it is.
    """
    fitting = _fitting(people, surname, how)
    kept = _titled(_aged(fitting, how.age), how.title)
    if how.title in _SOLE and not any(one.titles & _BY_MARRIAGE for one in fitting.values()):
        kept = {key: one for key, one in kept.items() if how.title in one.titles}
    if not kept:
        return "person:" + slug(f"{how.age} {surname}") if fitting else ""
    rank = {key: (one.first > at, one.relative or one.doubled) for key, one in kept.items()}
    first = {key: one for key, one in kept.items() if rank[key] == min(rank.values())}
    if how.label:
        return max(first, key=lambda key: (first[key].named_before(at), -first[key].first))
    key = _salient(first, at)
    later = bool(key) and kept[key].relative and kept[key].first > at
    return "" if later or (key and _is_open(kept, key, at)) else key


def _is_open(kept: Mapping[str, Bearer], key: str, at: int) -> bool:
    """Whether a surname may mean an heir who was named last ("Ann Lee's son *Robert* came. *Lee* said …") as well as ``key``.

    Who has gone by the surname alone before keeps it.
    """
    last = max(kept, key=lambda one: kept[one].last(at))
    return kept[last].heir and last != key and at - kept[last].last(at) <= _NEAR and not 0 <= kept[key].alone < at


def refused(people: Mapping[str, Bearer], surname: str, how: Address) -> frozenset[str]:
    """Those whom a surname does not mean where it means somebody not named otherwise: relatives, and whom the title does not fit."""
    fitting = {key: one for key, one in _fitting(people, surname, how).items() if one.name.given}
    kept = _titled(_aged(fitting, how.age), how.title)
    return frozenset(key for key, one in fitting.items() if key not in kept or (one.relative and not one.heir))


def _fitting(people: Mapping[str, Bearer], surname: str, how: Address) -> Mapping[str, Bearer]:
    """Those with a surname whose gender is that of the form of address."""
    named = {key: one for key, one in people.items() if one.ends_with(surname.lower()) and not one.unknown}
    return {key: one for key, one in named.items() if not how.gender or one.gender in ("", how.gender)}


def _salient(kept: Mapping[str, Bearer], at: int) -> str:
    """The one named most often, where that is also who was named last or is named far oftener; else who was named last, if not long ago.

    Empty where two are named as often and neither of them near: nothing decides then.
    """
    times = {key: sum(one.forms.values()) for key, one in kept.items()}
    often = min(kept, key=lambda key: (-times[key], -kept[key].last(at), kept[key].first))
    last = min(kept, key=lambda key: (-kept[key].last(at), -times[key], kept[key].first))
    tied = sum(times[key] == times[often] for key in kept) > 1
    if (often == last and not tied) or times[often] >= _OFTENER * times[last]:
        return often
    near = 0 <= at - kept[last].last(at) <= _NEAR if kept[last].last(at) >= 0 else False
    return last if near else "" if tied and kept[often].first <= at else often


def _aged(fitting: Mapping[str, Bearer], age: str) -> Mapping[str, Bearer]:
    """Those of whom "the elder" or "the younger" can be said: who is told to be so, else who is not told to be the opposite.

    Where that leaves several, an elder one is nobody of them: articles are about the younger, of whom the usual order then chooses.
    """
    if not age:
        return fitting
    told = {key: one for key, one in fitting.items() if one.age == age}
    left = told or {key: one for key, one in fitting.items() if not one.age}
    return left if len(left) == 1 else {} if age == "elder" else fitting


def _titled(fitting: Mapping[str, Bearer], title: str) -> Mapping[str, Bearer]:
    """Those whom a title fits: who bear it, else who are told of with no title, else the only one whom no tie to another introduces.

    Nobody has a title whom a tie introduces, or who is told to hope for it.
    """
    if not title:
        return fitting
    bearing = {key: one for key, one in fitting.items() if title in one.titles}
    own = {key: one for key, one in fitting.items() if not (one.kin or one.relative or title in one.seeks)}
    free = {key: one for key, one in own.items() if not one.titles}
    return bearing or free or (own if len(own) == 1 else {})
