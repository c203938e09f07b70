"""Offices told elsewhere: which one an appointment, an entry or a departure means that names none, and changes of office that are none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.clauses import children, is_passive
from kg.extract.drafts import Draft
from kg.extract.word_sets import word_set
from kg.model.claim import Claim, EntityRef, Filler, Situation

_PUT_IN = frozenset({"Appointment", "TakingOffice"})
_PUT_OUT = frozenset({"Departure", "Removal"})
#: verbs of removal that also say that voters took away a seat
_AT_THE_POLLS = word_set("oust boot topple")
_POLLS = word_set(
    "bid candidates seat seats district primary election elections voter voters ballot race runoff reelection re-election upset turnout"
)
_TEMPORAL = frozenset({"after", "before", "since"})
_CHOOSING = frozenset({"pick", "choose", "select", "name", "tap", "nominate", "appoint", "consider"})
#: patterns of titles that stand beside a name
_BESIDE = frozenset({"title-before", "title-before-comma"})
#: the pattern of a title that a sentence says somebody to have
_IS = "title-is"
#: entities whose ids begin so are posts
_POST = "post:"


def with_offices(drafts: list[Draft], roles: Iterable[tuple[Situation, Claim]]) -> list[Draft]:
    """The drafts without voters' verdicts and bosses who replace; those that lack an office with the one that the document tells."""
    kept = [draft for draft in drafts if not (_is_verdict(draft) or _replaces(draft) or _picks(draft))]
    known = _Known(kept, list(roles))
    return [draft for draft in map(known.completed, kept) if not _is_no_office(draft)]


def _is_no_office(draft: Draft) -> bool:
    """Whether a participle beside a name speaks of no office ("the *retired* teacher Smith")."""
    beside = draft.cls.name in _PUT_IN | _PUT_OUT and draft.trigger.dep_ == "amod"
    return beside and not draft.fillers("office") and not draft.fillers("org")


def _is_verdict(draft: Draft) -> bool:
    """Whether a removal is told of a contest: the sentence speaks of votes, and nobody who could dismiss does it."""
    if draft.cls.name != "Removal" or draft.trigger.lemma_.lower() not in _AT_THE_POLLS:
        return False
    if draft.trigger.pos_ != "VERB" or any(child.lower_ in ("impeachment", "senate") for child in draft.sentence.parse):
        return False
    return any(token.lower_ in _POLLS and not _is_time(token) for token in draft.sentence.parse)


def _is_time(noun: Token) -> bool:
    """Whether a noun only says before or after what something happened ("the day after the *elections*")."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _TEMPORAL


def _replaces(draft: Draft) -> bool:
    """Whether "replace" tells what somebody does with the post of another and not that he or she takes it."""
    verb = draft.trigger
    if draft.cls.name != "TakingOffice" or verb.lemma_ != "replace" or is_passive(verb) or children(verb, "prep"):
        return False
    follows = any(child.lower_ == "to" for child in children(verb, "aux"))
    return not follows or verb.head.pos_ not in ("VERB", "NOUN", "PROPN")


def _picks(draft: Draft) -> bool:
    """Whether who is told to succeed somebody is in truth who chooses the successor ("candidates he might *pick* to succeed her")."""
    verb, above = draft.trigger, draft.trigger.head
    if draft.cls.name != "TakingOffice" or verb.lemma_ not in ("replace", "succeed") or above.lemma_ not in _CHOOSING:
        return False
    return not is_passive(above) and not children(above, "dobj")


@dataclass(slots=True)
class _Known:
    """What a document tells of who goes in and out of which office."""

    drafts: Sequence[Draft]
    told: Sequence[tuple[Situation, Claim]]

    def completed(self, draft: Draft) -> Draft:
        """The draft with the office that it means; as it is where it names one or a body, or the document tells none or several."""
        role = _person_role(draft)
        people = draft.fillers(role) if role else ()
        if len(people) != 1 or draft.fillers("office") or draft.fillers("org"):
            return draft
        office = self._office(draft, people[0])
        return replace(draft, roles=tuple(sorted([*draft.roles, ("office", office)], key=str))) if office else draft

    def _office(self, draft: Draft, person: Filler) -> Filler | None:
        if draft.cls.name in _PUT_OUT:
            if any(d.fillers("org") for d in self._same(person, _PUT_OUT) if d.sentence.number == draft.sentence.number):
                return None
            return self._named(draft, person, _PUT_OUT) or self._left(draft, person)
        told = self._taken(draft, person) or self._succeeded(draft, person) or self._named(draft, person, _PUT_IN)
        return told or (self._only(person) if draft.trigger.dep_ == "amod" or _is_entry(draft) else None)

    def _taken(self, draft: Draft, person: Filler) -> Filler | None:
        """The office that the same sentence says the appointee is to take."""
        if draft.cls.name != "Appointment":
            return None
        entries = (d for d in self.drafts if d.cls.name == "TakingOffice" and d.sentence.number == draft.sentence.number)
        return next((d.fillers("office")[0] for d in entries if person in d.fillers("agent") and d.fillers("office")), None)

    def _succeeded(self, draft: Draft, person: Filler) -> Filler | None:
        """The one post of the predecessor whom the same sentence names."""
        same = (d for d in self.drafts if d.cls.name == "TakingOffice" and d.sentence.number == draft.sentence.number)
        before = [f for d in same if person in d.fillers("agent") for f in d.fillers("target") if f not in draft.fillers("agent")]
        posts = {post for one in before for post in self._posts(one, ("current", "former"))}
        return posts.pop() if len(posts) == 1 else None

    def _named(self, draft: Draft, person: Filler, classes: frozenset[str]) -> Filler | None:
        """The one office that the other tellings of the same change name."""
        offices = {f for d in self._same(person, classes) if d is not draft for f in d.fillers("office")}
        return offices.pop() if len(offices) == 1 else None

    def _same(self, person: Filler, classes: frozenset[str]) -> list[Draft]:
        """The drafts of some classes that tell it of the same person."""
        return [d for d in self.drafts if d.cls.name in classes and person in d.fillers(_person_role(d))]

    def _only(self, person: Filler) -> Filler | None:
        """The one post that the person has now, as the title beside "newly appointed" means."""
        posts = self._posts(person, ("current",))
        return posts.pop() if len(posts) == 1 else None

    def _left(self, draft: Draft, person: Filler) -> Filler | None:
        """The post of the title beside the person's name; else the one post held before, or held now where leaving it lies ahead."""
        number = draft.sentence.number
        beside = [s for s, claim in self.told if claim.frame in _BESIDE and any(q.sentence == number for q in claim.quotes)]
        titles = _posts_in(beside, person, ("former", "current"))
        if len(titles) == 1:
            return titles.pop()
        done = draft.stance.modality == "Actual" and draft.stance.polarity == "Affirmed"
        for stages in (("former",), ("current",)) if done else (("current",),):
            posts = self._posts(person, stages)
            if posts:
                posts |= self._acted_in(person)
                return posts.pop() if len(posts) == 1 and not (done and posts <= self._still_held(person)) else None
        return None

    def _still_held(self, person: Filler) -> set[Filler]:
        """The posts of which a sentence says that somebody is in them, which is not what he or she was removed from or left."""
        return _posts_in([situation for situation, claim in self.told if claim.frame == _IS], person, ("current",))

    def _acted_in(self, person: Filler) -> set[Filler]:
        """The offices in which somebody is told to have done something ("recused himself *as attorney general*")."""
        own = (d for d in self.drafts if d.cls.name not in _PUT_IN | _PUT_OUT and person in d.fillers("agent"))
        return {office for d in own for office in d.fillers("office")}

    def _posts(self, person: Filler, stages: Sequence[str]) -> set[Filler]:
        """The posts that the document gives somebody in one of some stages."""
        return _posts_in([situation for situation, _ in self.told], person, stages)


def _posts_in(told: Iterable[Situation], person: Filler, stages: Sequence[str]) -> set[Filler]:
    own = [s for s in told if s.cls == "Tenure" and person in s.fillers("member") and s.stage in stages]
    return {f for s in own for f in s.fillers("post") if isinstance(f, EntityRef) and f.id.startswith(_POST)}


def _is_entry(draft: Draft) -> bool:
    """Whether somebody takes office, of which the words do not say which it is: the one that he or she holds."""
    return draft.cls.name == "TakingOffice" and not draft.fillers("target") and draft.stance.modality == "Actual"


def _person_role(draft: Draft) -> str:
    """The role of who gets or loses the office; empty for other classes."""
    if draft.cls.name not in _PUT_IN | _PUT_OUT:
        return ""
    return "agent" if draft.cls.name in ("TakingOffice", "Departure") else "target"
