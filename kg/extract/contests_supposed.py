"""Contests supposed: which one a candidacy means that names none, by what the document speaks of beside the candidate and by the season."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from spacy.tokens import Token

from kg.extract.contests_named import NamedContests
from kg.extract.date_elections import inauguration, presidential
from kg.extract.drafts import Draft
from kg.extract.opponents import OPPONENTS
from kg.extract.standings import People, fits_year, told_year, year_of_presidency
from kg.model.claim import EntityRef

#: sentences that name a person of whom a document speaks often (60 sampled articles: those named less stand in other races as a rule)
_OFTEN = 3
#: words that by themselves need not tell of a race ("dropped out of college", "ran for cover", "his rivals")
_LOOSE = ("-run", "-out", "-rival-candidate", "-bare")


def named_beside(draft: Draft, people: Sequence[str], contests: NamedContests) -> Iterator[EntityRef]:
    """The contest that is not over and stands in a sentence with the person, where all that stand so are for one office and place.

    In a document about one office somebody who runs there, or of whom it speaks often, needs no such sentence.
    """
    year = told_year(draft)
    told = [contests.facts(name) for name in contests.counted]
    if year:
        told = [facts for facts in told if fits_year(year, facts.get("office", ""))]
        told = [facts for facts in told if "jurisdiction" in facts] or told
    places = {facts["jurisdiction"] for facts in told if "jurisdiction" in facts and facts.get("office") != "President"}
    offices = {facts["office"] for facts in told if "office" in facts}
    of_one = len(offices) < 2 and (len(places) < 2 or offices == {"President"})
    if year and of_one:
        place = {"jurisdiction": next(iter(places))} if places and offices != {"President"} else {}
        yield from (contests.add({"office": office, **place, "year": year}) for office in sorted(offices))
    for person in people:
        near = contests.open_contests(contests.beside.get(person, Counter()))
        if not near and of_one and (draft.trigger.pos_ == "VERB" or contests.sentences[person] >= _OFTEN):
            near = contests.open_contests(contests.counted)
        races = {(contests.facts(name).get("office"), contests.facts(name).get("jurisdiction")) for name in near}
        if of_one or len(races) == 1:
            yield from (EntityRef(name) for name in sorted(near, key=lambda n: (-near[n], n))[:1])


def in_season(draft: Draft, people: Sequence[str], contests: NamedContests, known: People) -> Iterator[EntityRef]:
    """The presidency, while people stand for it: it is what a campaign means of somebody who holds no other office.

    Where a document speaks of a contest for another office nobody can tell.
    """
    told = [facts for name in contests.counted if "several" not in (facts := contests.facts(name))]
    named = any(facts.get("office", "President" if facts.get("stage") == "primary" else "") == "President" for facts in told)
    other = any(facts.get("office", "President") != "President" for facts in told)
    held = any(known.offices.get(person, ("President", ""))[0] != "President" for person in people)
    year = told_year(draft)
    loose = draft.frame.endswith(_LOOSE) and not draft.fillers("candidateParty")
    fought = draft.frame == OPPONENTS and draft.trigger.pos_ == "VERB"
    year = told_year(draft)
    if other or fought or _was(draft.trigger) or (not named and (held or loose or draft.frame == OPPONENTS)):
        return
    if year and presidential(int(year)):
        yield contests.add({"office": "President", "year": year})
    elif not year and (season := season_on(known.published, over=named)):
        yield contests.add({"office": "President", **_year(draft, season, known, people)})


def _was(noun: Token) -> bool:
    """Whether somebody is told to have been a candidate."""
    return noun.dep_ in {"attr", "pobj"} and any(verb.tag_ == "VBD" and verb.lemma_ in {"be", "see", "view"} for verb in noun.ancestors)


def _year(draft: Draft, season: int, known: People, people: Sequence[str]) -> dict[str, str]:
    """The year of the contest that people stand in now; who heads a state may have stood in the one before."""
    holds = any(person in known.presidents for person in people)
    year = year_of_presidency(draft, known.published, holds=holds)
    return {"year": str(season) if year and not holds else year} if year else {}


def season_on(day: date, *, over: bool = False) -> int:
    """The year of the presidential election for which people stand on ``day``, 0 where it is too early, or over.

    ``over`` takes the time up to the inauguration in.

    >>> season_on(date(2015, 4, 1)), season_on(date(2016, 12, 1)), season_on(date(2017, 1, 3), over=True), season_on(date(2018, 4, 1))
    (2016, 0, 2016, 0)
    """
    for year in (day.year - 1, day.year, day.year + 1):
        held, begins = presidential(year), inauguration(year + 1)
        if held and begins and day.year >= year - 1 and day <= (begins if over else held):
            return year
    return 0
