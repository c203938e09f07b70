"""Contests told: the contest of each candidacy, endorsement and result of a document where one sentence leaves it out or half says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.extract.contests_beside import backed_in, fought_in, is_any_race, is_of_another_party, tells_another_year, undecided
from kg.extract.contests_decided import against_rivals, in_one_race, is_unplaced, moved_to, office_of_vote, people_in, standing_in
from kg.extract.contests_named import NamedContests
from kg.extract.contests_supposed import in_season, named_beside, season_on
from kg.extract.date_elections import presidential
from kg.extract.drafts import Draft
from kg.extract.opponents import OPPONENTS, faced, voted_on
from kg.extract.parsed import Mention
from kg.extract.standings import People, fits_year, is_for_another_term, is_renewed, rivals, told_year, year_of_presidency
from kg.model.claim import EntityRef, Filler, SituationRef
from kg.model.entity import LocalEntity
from kg.model.iri import slug
from kg.model.ontology import SituationClass

_YEAR = re.compile(r"(?:19|20)\d\d")
#: classes that take the contest of the person whom they are about, and the roles in which that person is told
_TAKING = {
    "Endorsement": ("target",),
    "Filing": ("agent",),
    "Competition": ("agent", "target"),
    "ContestResult": ("winner", "loser"),
}

#: years after which a contest that a person once stood in is no more what a bare "campaign" means
_TERM = 4
#: how the names of frames end that tell of "the election"
_THE_ELECTION = "-the-election"
#: nouns that in "the race" mean the contest spoken of before
_THE_CONTEST = frozenset({"race", "field", "contest", "fray", "running", "hunt"})


def with_contests(
    drafts: list[Draft], entities: dict[str, LocalEntity], mentions: Iterable[Mention], people: People, cls: SituationClass | None
) -> tuple[list[Draft], list[LocalEntity]]:
    """The drafts with the contest that the document speaks of where theirs is unsaid or only half said.

    A candidacy without a contest takes one that the same person stands in, else one that a sentence names beside that person; an
    endorsement that of the candidate. Candidacies that nothing in the document supports are left out.
    """
    contests = NamedContests(entities, people.published.year)
    told = _Told(contests, people)
    drafts = [told.dated(draft) for draft in drafts]
    contests.count(drafts, mentions)
    drafts = [told.fuller(draft) for draft in drafts]
    told.faced = faced(drafts, people.at)
    told.standing = standing_in(drafts, contests)
    drafts = [found for draft in drafts if (found := told.candidacy(draft) if draft.cls.name == "Candidacy" else draft)]
    drafts = in_one_race(drafts, contests)
    told.standing = standing_in(drafts, contests)
    told.nominated = {**told.standing, **standing_in([d for d in drafts if d.stage == "nominee"], contests)}
    told.entered = {d.id: f for d in drafts for f in d.fillers("contest")[:1] if isinstance(f, EntityRef)}
    drafts = [found for draft in drafts if (found := told.taken(told.voted(draft))) and not is_unplaced(found)]
    drafts = against_rivals(drafts, contests, people.parties)
    standing = voted_on(drafts, cls, told.is_open) if cls is not None else ()
    return [*drafts, *(told.fuller(draft) for draft in standing)], contests.made


@dataclass(slots=True)
class _Told:
    """The contests of a document with the people who stand in them."""

    contests: NamedContests
    people: People
    standing: Mapping[str, EntityRef] = field(default_factory=dict)
    nominated: Mapping[str, EntityRef] = field(default_factory=dict)
    entered: Mapping[str, EntityRef] = field(default_factory=dict)
    faced: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def dated(self, draft: Draft) -> Draft:
        """The draft with the year in its contest that its own words tell ("won the Ohio Senate race *in 2014*")."""
        refs = [f for f in draft.fillers("contest") if isinstance(f, EntityRef)]
        facts = self.contests.facts(refs[0].id) if len(refs) == 1 else {}
        if draft.cls.name in {"ContestResult", "Polling"}:
            year = "".join(_YEAR.findall(draft.times.get("date", ""))[:1])
            year = year if not year or fits_year(year, facts.get("office", "")) else ""
        else:
            year = told_year(draft) if draft.cls.name == "Candidacy" and facts else ""
            year = year if year and fits_year(year, facts.get("office", "")) else ""
        return moved_to(draft, self.contests.add({**facts, "year": year}, refs[0].id)) if facts and year and "year" not in facts else draft

    def fuller(self, draft: Draft) -> Draft:
        """The draft with the fullest contest of the document that its own can mean."""
        refs = [f for f in draft.fillers("contest") if isinstance(f, EntityRef)]
        if len(refs) != 1:
            return draft
        contest = EntityRef(self.contests.fullest(refs[0].id))
        if draft.cls.name in {"Candidacy", "ContestResult", "Competition"}:
            contest = self._open_to(contest, people_in(draft, ("candidate", "winner", "agent")))
        if draft.cls.name == "Candidacy":
            contest = self.contests.whole(contest)
        return draft if contest == refs[0] else moved_to(draft, contest)

    def _open_to(self, contest: EntityRef, people: Iterable[str]) -> EntityRef:
        """The contest, or the election behind it where somebody of another party than that of a primary stands in it."""
        facts = self.contests.facts(contest.id)
        parties = {self.people.parties[p] for p in people if p in self.people.parties}
        held = "org:" + slug(facts["party"]) if "party" in facts else ""
        if not held or not parties or held in parties or "office" not in facts:
            return contest
        return self.contests.filling(contest)

    def candidacy(self, draft: Draft) -> Draft | None:
        """The candidacy with its contest, or nothing where the text ties the person to none."""
        people = people_in(draft, ("candidate",))
        contest = next((f for f in draft.fillers("contest") if isinstance(f, EntityRef)), None)
        told_of = draft.frame.endswith("-bare") and draft.stance.polarity == "Negated"  # "no strong candidate"
        if told_of or is_of_another_party(draft, self.people) or (contest is None and is_any_race(draft, self.people)):
            return None
        if contest is None:
            found = (c for c in self._possible(draft, people) if self._has_year(c, told_year(draft)))
            contest = next(found, None) if people else None
            contest = self.contests.filling(contest) if contest and is_renewed(draft) else contest
            contest = None if contest and (self._is_anothers(draft, contest, people) or self._is_past(draft, contest, people)) else contest
        if contest is None:
            return None
        draft = undecided(draft)
        return moved_to(draft, self._in_year(draft, self._of_office(contest, people), people))

    def _of_office(self, contest: EntityRef, people: list[str]) -> EntityRef:
        """A primary of which no office is told, for the office in whose contest the candidate is told to stand."""
        facts = self.contests.facts(contest.id)
        known = self.contests.facts(self.standing[people[0]].id) if len(people) == 1 and people[0] in self.standing else {}
        if "office" in facts or "office" not in known or any(known.get(k, v) != v for k, v in facts.items() if k in {"year", "party"}):
            return contest
        kept = {k: v for k, v in facts.items() if k != "several" and (k != "jurisdiction" or known["office"] != "President")}
        return self.contests.add({**known, **kept})

    def _is_anothers(self, draft: Draft, contest: EntityRef, people: list[str]) -> bool:
        """Whether the presidency is taken for what somebody else than its holder seeks again."""
        again = draft.stage == "seeking re-election" and self.contests.facts(contest.id).get("office") == "President"
        return again and not any(p in self.people.presidents for p in people)

    def _is_past(self, draft: Draft, contest: EntityRef, people: list[str]) -> bool:
        """Whether the sentence speaks of another time than that of a contest which its words do not name."""
        year = self.contests.facts(self._in_year(draft, contest, people).id).get("year", "")
        return bool(year) and tells_another_year(draft, year, self.people.published)

    def _has_year(self, contest: EntityRef, year: str) -> bool:
        """Whether a contest can be that of the year told; of one long past, a stage of the present contest is none."""
        facts = self.contests.facts(contest.id)
        present = not year or int(year) >= self.people.published.year or not facts.keys() & {"stage", "party"}
        return not year or facts.get("year", year if present else "") == year

    def _possible(self, draft: Draft, people: list[str]) -> Iterator[EntityRef]:
        """The contests that a candidacy without one can be in, the likeliest first."""
        yield from map(EntityRef, fought_in(draft, self.people))
        if draft.frame == OPPONENTS and draft.trigger.lemma_ in _THE_CONTEST:
            yield from filter(None, [self.contests.alone_in(draft.sentence.number)])
        renewed = is_renewed(draft)
        held = [self.people.offices[p] for p in people if p in self.people.offices]
        if renewed and held and ("contest" not in draft.unfilled or is_for_another_term(draft)):
            yield self._held(next(p for p in people if p in self.people.offices))
        if "contest" in draft.unfilled and not renewed:
            return
        yield from (c for p in people if (c := self.standing.get(p)) and (told_year(draft) or self._is_present(c, p)))
        yield from self._of_rivals(draft, people)
        if any(office == "President" for office, _ in held):
            yield self.contests.add({"office": "President"})
        if any(token.lower_ in _THE_CONTEST for token in draft.tokens):
            yield from self._last_named(draft, people)
        if not draft.frame.endswith(("-out", "-rival-candidate", OPPONENTS)):
            yield from (self._open_to(c, people) for c in named_beside(draft, people, self.contests))
        if not any(self.contests.facts(self.standing[p].id).get("year") for p in people if p in self.standing):
            yield from in_season(draft, people, self.contests, self.people)

    def _is_recent(self, contest: EntityRef) -> bool:
        """Whether a contest is not longer over than the term that follows from it."""
        return int(self.contests.facts(contest.id).get("year", self.people.published.year)) >= self.people.published.year - _TERM

    def _is_present(self, contest: EntityRef, person: str) -> bool:
        """Whether a contest can be what somebody runs in now; who heads a state is past the one that made him so when the next is near."""
        facts = self.contests.facts(contest.id)
        whole = facts.get("office") == "President" and "year" in facts
        past = whole and int(facts["year"]) < season_on(self.people.published, over=True)
        won = person in self.people.presidents and whole
        return self._is_recent(contest) and not past and not (won and int(facts["year"]) < self.people.published.year - _TERM // 2)

    def _held(self, person: str) -> EntityRef:
        """The contest for the office that somebody holds."""
        office, place = self.people.offices[person]
        return self.contests.add({"office": office, "jurisdiction": place})

    def _of_rivals(self, draft: Draft, people: list[str]) -> Iterator[EntityRef]:
        """The contest of the one whose rival the candidate is called, or against whom he or she is told to stand."""
        told = rivals(draft, self.people)
        beside = [rival for person in people for rival in self.faced.get(person, ())] if draft.frame == OPPONENTS else []
        for rival in (*told, *beside):
            contest = self.standing.get(rival)
            if contest is None and (rival in told or rival in self.people.presidents) and rival in self.people.offices:
                contest = self._held(rival)
            year = self.contests.facts(contest.id).get("year", "") if contest is not None else ""
            same = self._has_year(contest, told_year(draft)) if contest is not None else False
            if contest is not None and rival not in people and same and not tells_another_year(draft, year, self.people.published):
                yield self._open_to(contest, people)

    def _last_named(self, draft: Draft, people: list[str]) -> Iterator[EntityRef]:
        """The contest last spoken of, which "the race" means."""
        for number, name in reversed(self.contests.named):
            contest = self._open_to(self.contests.whole(EntityRef(self.contests.fullest(name))), people)
            facts = self.contests.facts(contest.id)
            past = int(facts.get("year", self.people.published.year)) < self.people.published.year
            if number < draft.sentence.number + (not past) and facts.keys() & {"office", "jurisdiction"}:
                yield contest

    def _in_year(self, draft: Draft, contest: EntityRef, people: list[str]) -> EntityRef:
        """The contest with the year that the words give, or that the calendar gives for the presidency."""
        facts = self.contests.facts(contest.id)
        if "year" in facts or "office" not in facts:
            return contest
        year = told_year(draft)
        year = year if year and fits_year(year, facts["office"]) else ""
        ours = facts["office"] == "President" and "jurisdiction" not in facts
        known = self.people.presidents | self.people.parties.keys()
        if not year and ours and (any(p in known for p in people) or season_on(self.people.published, over=True)):
            year = year_of_presidency(draft, self.people.published, holds=any(p in self.people.presidents for p in people))
            year = "" if tells_another_year(draft, year, self.people.published) else year
        return self.contests.add({**facts, "year": year}, contest.id) if year else contest

    def voted(self, draft: Draft) -> Draft:
        """The draft, a result with the office of those who stood where it only tells in which state people voted."""
        if draft.cls.name != "ContestResult" or len(draft.fillers("contest")) != 1:
            return draft
        return moved_to(draft, office_of_vote(draft, self.contests, self.standing, self.people))

    def taken(self, draft: Draft) -> Draft:
        """The draft with the contest of the people it is about, where it names none."""
        unsaid = draft.cls.role("contest") is not None and not any(draft.fillers(name) for name in ("contest", "office", "org"))
        if not unsaid or draft.cls.name == "Candidacy":
            return draft
        if draft.cls.name == "Deadline":
            entered = [self.entered[f.id] for f in draft.fillers("matter") if isinstance(f, SituationRef) and f.id in self.entered]
            return moved_to(draft, entered[0]) if entered else draft
        people = people_in(draft, _TAKING.get(draft.cls.name, ()))
        if draft.cls.name == "ContestResult" and is_renewed(draft) and people and people[0] in self.people.offices:
            return moved_to(draft, self._in_year(draft, self._held(people[0]), people))
        if draft.cls.name == "Endorsement" and (told := backed_in(draft, self.people)):
            return moved_to(draft, EntityRef(self.contests.fullest(told[0])))
        known = self.nominated if draft.cls.name == "ContestResult" else self.standing
        contests = list(dict.fromkeys(known[p] for p in people if p in known))
        if draft.cls.name == "Endorsement":
            contests = [c for c in contests if self._can_be_backed(draft, c, people)]
        if draft.cls.name == "Competition":
            year = told_year(draft)
            contests = [c for c in contests if len(contests) == 1 and self._has_year(c, year) and (year or self._is_recent(c))]
            contests = [c for c in contests if self._open_to(c, people) == c]
        if draft.cls.name == "ContestResult":
            contests = contests or ([*filter(None, [self._meant()])] if draft.frame.endswith(_THE_ELECTION) else [])
            contests = [c for c in contests if self._can_be_decided(draft, c, people)]
        return moved_to(draft, contests[0]) if len(contests) == 1 or (contests and draft.cls.name != "ContestResult") else draft

    def _meant(self) -> EntityRef | None:
        """The contest that "the election" means: the only one for an office and of a year of which the document speaks."""
        full = {self.contests.fullest(name) for name in self.contests.counted}
        named = [name for name in full if {"office", "year"} <= self.contests.facts(name).keys()]
        return EntityRef(named[0]) if len(named) == 1 and not {"stage", "several"} & self.contests.facts(named[0]).keys() else None

    def _can_be_backed(self, draft: Draft, contest: EntityRef, people: list[str]) -> bool:
        """Whether somebody can be backed in a contest: one of the year told or the next, and for who heads a state that office."""
        facts = self.contests.facts(contest.id)
        if any(p in self.people.presidents for p in people) and facts.get("office", "President") != "President":
            return False
        told = _YEAR.search(draft.times.get("date", "") if not draft.times.get("date", "").startswith("[..") else "")
        if told and "year" in facts:
            return int(facts["year"]) in (int(told.group()), int(told.group()) + 1)
        return self._is_recent(contest) if draft.stance.modality == "Actual" else self.contests.lies_ahead(contest.id)

    def _can_be_decided(self, draft: Draft, contest: EntityRef, people: list[str]) -> bool:
        """Whether a result can be that of a contest: if real of one that is over, else of one that is not."""
        facts = self.contests.facts(contest.id)
        dated = _YEAR.findall(draft.times.get("date", ""))
        if dated and dated[0] != facts.get("year", dated[0]):
            return False
        if facts.get("stage") in {"primary", "runoff"} and any(self.standing.get(person) != contest for person in people):
            return False
        past = draft.stance.modality == "Actual"
        in_time = "year" in facts and self._is_over(contest) if past else self.contests.lies_ahead(contest.id)
        return in_time and self._open_to(contest, people) == contest

    def is_open(self, contest: Filler) -> bool:
        """Whether a contest for a known office lies ahead, as far as is told."""
        if not isinstance(contest, EntityRef) or not self.contests.lies_ahead(contest.id):
            return False
        facts = self.contests.facts(contest.id)
        return "office" in facts and "several" not in facts

    def _is_over(self, contest: EntityRef) -> bool:
        """Whether people have voted, as far as the calendar tells."""
        facts, today = self.contests.facts(contest.id), self.people.published
        whole = facts.get("office") == "President" and not facts.keys() & {"stage", "jurisdiction"}
        day = presidential(int(facts["year"])) if whole else None
        return day <= today if day else int(facts["year"]) <= today.year
