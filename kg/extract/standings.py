"""Standings: which contest a person's candidacy is in where its own words leave that unsaid."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from kg.extract.contests import presides
from kg.extract.date_elections import general, occurrence, presidential
from kg.extract.drafts import Draft
from kg.extract.lexicon import Lexicon
from kg.extract.parsed import Sentence
from kg.extract.word_sets import word_set
from kg.model.claim import EntityRef, Situation
from kg.model.entity import LocalEntity

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_IN_YEAR = re.compile(r"(?:re-?election )?in ((?:19|20)\d\d)\b")
_AGAIN = re.compile(r"(?i)\bre-?elect|\b(?:second|third|another|new) term\b")
_AHEAD = frozenset({"Planned", "Predicted", "Conditional", "Requested", "Required"})
_WHOLE_YEAR = re.compile(r"\[?(?:\.\.)?(\d{4})~?(?:\.\.)?\]?")
#: what is said before a candidacy that is not the present one
_PAST = word_set("former ex onetime one-time failed losing unsuccessful previous earlier past last other")

_THEN = "frame-then-candidate"

Office = tuple[str, str]


@dataclass(frozen=True, slots=True)
class People:
    """What a document tells of people beside its events: their parties, the elective office each one holds, who heads a state."""

    parties: Mapping[str, str]
    offices: Mapping[str, Office]
    published: date
    at: Callable[[Sentence, Token], tuple[str, ...]]

    @property
    def presidents(self) -> frozenset[str]:
        """Those who head a state: a campaign of theirs without more words is for that office."""
        return frozenset(person for person, (office, _) in self.offices.items() if office == "President")


def held_offices(situations: Iterable[Situation], entities: Mapping[str, LocalEntity], lexicon: Lexicon) -> dict[str, Office]:
    """Person -> the elective office that he or she holds on the day of publication, and its jurisdiction.

    Of somebody who is told to hold two it is not known which one is meant, unless one is that of a head of state.
    """
    held: dict[str, list[Office]] = {}
    for situation in situations:
        if situation.cls != "Tenure" or situation.stage not in {"", "current"}:
            continue
        for member in situation.fillers("member"):
            for post in situation.fillers("post"):
                if isinstance(member, EntityRef) and isinstance(post, EntityRef) and (office := elective(entities.get(post.id), lexicon)):
                    held.setdefault(member.id, []).append(office)
    first = {person: next((o for o in offices if o[0] == "President"), offices[0]) for person, offices in held.items()}
    return {person: first[person] for person, offices in held.items() if first[person][0] in {"President", *_only(offices)}}


def _only(offices: Iterable[Office]) -> set[str]:
    """The one office that is told, in whatever jurisdiction; empty where there are several."""
    names = {office for office, _ in offices}
    return names if len(names) == 1 else set()


def elective(post: LocalEntity | None, lexicon: Lexicon) -> Office | None:
    """The office and the jurisdiction of a post that people are elected to, by the words for contests for it."""
    if post is None:
        return None
    title, body, place = post.attribute("title"), post.attribute("body"), post.attribute("jurisdiction")
    if title.startswith(("state ", "speaker", "lieutenant ")) or (title == "president" and (body or not place)):
        return None
    before, _, last = title.rpartition(" ")
    office = lexicon.offices.get(title) or ("" if presides(before, lexicon) else lexicon.offices.get(last, ""))
    if title == "representative":
        office = next((full for word, full in sorted(lexicon.offices.items()) if word[:1].isupper() and body.startswith(word)), "")
    return (office, "" if office == "President" else place) if office else None


def words_around(draft: Draft) -> str:
    """The words of a draft's trigger with what stands before it and belongs to it ("Trump's 2020 re-election *bid*")."""
    left = [token for child in draft.trigger.lefts for token in child.subtree if child.dep_ not in {"nsubj", "nsubjpass", "poss"}]
    return "".join(token.text_with_ws for token in left) + draft.trigger.text


def is_renewed(draft: Draft) -> bool:
    """Whether a draft tells of somebody standing for the office that he or she already holds."""
    again = any(child.lower_ == "again" for child in draft.trigger.children)
    return again or is_for_another_term(draft)


def is_for_another_term(draft: Draft) -> bool:
    """Whether the words of a draft say that it is for a term or for re-election that somebody stands."""
    after = "".join(token.text_with_ws for child in draft.trigger.rights if child.dep_ == "prep" for token in child.subtree)
    return draft.stage == "seeking re-election" or bool(_AGAIN.search(f"{words_around(draft)} {after[:40]}"))


def told_year(draft: Draft) -> str:
    """The year of the contest that the words of a draft give: before its noun, after its words, or as its only date."""
    beside = _YEAR.search(words_around(draft)) if draft.trigger.pos_ in {"NOUN", "PROPN"} else None
    if beside:
        return beside.group()
    last = max(draft.tokens, key=lambda token: token.i)
    if after := _IN_YEAR.match("".join(token.text_with_ws for token in draft.trigger.doc[last.i + 1 : last.i + 6]).lstrip()):
        return after.group(1)
    times = [found.group(1) for name in ("date", "begin") if (found := _WHOLE_YEAR.fullmatch(draft.times.get(name, "")))]
    return times[0] if times and general(int(times[0])) else ""


def fits_year(year: str, office: str) -> bool:
    """Whether a contest for an office can be held in a year: for any but the presidency there may be a special one."""
    return office != "President" or presidential(int(year)) is not None


def year_of_presidency(draft: Draft, published: date, *, holds: bool) -> str:
    """The year of the presidential contest that a candidacy without one means: the next where it lies ahead, else the nearest.

    Who entered it in a past year stood in that of the year after. Nothing says which one a former candidate stood in; and who ``holds``
    the office may not stand in the next.
    """
    begun = [int(found.group(1)) for name in ("date", "begin") if (found := _WHOLE_YEAR.fullmatch(draft.times.get(name, "")))]
    if begun and begun[0] < published.year and presidential(begun[0] + 1):
        return str(begun[0] + 1)
    ahead = is_renewed(draft) or draft.stance.modality in _AHEAD or draft.stage == "considering"
    day = occurrence("presidential", published, "future" if ahead else "past" if _was_then(draft, published) else "")
    unsure = draft.frame != _THEN and _is_of_the_past(draft.trigger)
    unsure = unsure or (holds and not ahead and day is not None and day > published)
    return str(day.year) if day and not unsure else ""


def _was_then(draft: Draft, published: date) -> bool:
    """Whether words tell of a time before the present campaign ("when she *was running*", "*then*-candidate Smith")."""
    verb = draft.trigger
    past = verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in verb.children if c.dep_ == "aux")
    during = verb.dep_ in {"advcl", "conj"} and any(c.lower_ in {"when", "while", "as"} for c in verb.children)
    return draft.frame == _THEN or (past and during and presidential(published.year) is None)


def _is_of_the_past(noun: Token) -> bool:
    """Whether a noun, or the name it goes before, is called former ("*former* presidential candidate Smith", "his *failed* bid")."""
    beside = [*noun.children, *(noun.head.children if noun.dep_ in {"compound", "nmod"} else ())]
    return any(c.lower_ in _PAST for c in beside if c.dep_ in {"amod", "compound", "advmod", "nmod"})


def rivals(draft: Draft, people: People) -> tuple[str, ...]:
    """Whose rival a candidate is called ("*Smith*'s Democratic opponent, Jones"), or against whom he runs ("a run *against Smith*")."""
    if draft.frame.endswith("-rival-candidate"):
        found = [child for child in draft.trigger.children if child.dep_ == "poss"]
    else:
        runs = [draft.trigger, *(token for token in draft.trigger.children if token.dep_ in {"dobj", "xcomp", "pcomp"})]
        against = [prep for token in runs for prep in token.children if prep.dep_ == "prep" and prep.lower_ == "against"]
        found = [obj for prep in against for obj in prep.children if obj.dep_ == "pobj"]
    return tuple(name for token in found for name in people.at(draft.sentence, token) if name.startswith("person:"))
