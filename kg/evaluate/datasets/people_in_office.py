"""Who holds which office at the day of an article, as the article is read, against the official lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import us

from kg.evaluate.datasets.news import ASIDE
from kg.evaluate.facts import entities, told_as_real
from kg.evaluate.measures import Dataset, Item, Request, Share
from kg.evaluate.terms import Member, Stay, members
from kg.evaluate.texts import chosen
from kg.ingest.readers import read_article
from kg.model.claim import Reading, Situation
from kg.model.entity import LocalEntity
from kg.model.time import bounds, valid
from kg.readings import ExtractorSpec, read_documents

_ARTICLES = "data/news-articles/articles"
_LISTS = ("data/congress-legislators/legislators-current.part-a.yaml", "data/congress-legislators/executive.yaml")
_NATION = frozenset({"president", "vice president"})
_BODIES = {"senator": "U.S. Senate", "representative": "U.S. House of Representatives"}
_STATES = frozenset(us.states.mapping("name", "abbr"))
#: who wins in November takes office in January: a title used that long before or after its time is that of somebody elected or leaving
_CHANGE = 75


def measure(request: Request) -> Iterator[Item]:
    """The counts of each article that tells of an office of somebody who is surely in the lists."""
    config = request.config
    paths = [path for path in sorted((request.folder / _ARTICLES).glob("*.txt")) if request.aside or not path.name.startswith(ASIDE)]
    known = members(request.folder / name for name in _LISTS)
    spec = ExtractorSpec.of(config)
    documents = [d for path in chosen(paths, request.limit) if (d := read_article(path, Path(), limit=config.limit).document)]
    request.begin(len(documents))
    for reading in read_documents(documents, spec, jobs=config.jobs, advance=request.advance):
        item = compared(reading, known)
        if item.shares:
            yield item


def compared(reading: Reading, known: Sequence[Member]) -> Item:
    """How many of the offices told in one article the lists agree with; a line for each that they do not."""
    shares: dict[str, Share] = {}
    notes = []
    by_id = {entity.id: entity for entity in reading.entities}
    day = reading.document.published
    for situation in told_as_real(reading):
        told = _office(situation, by_id)
        if told is None:
            continue
        name, office, state = told
        member = _member(known, name, office, state)
        if member is None or office not in member.offices:
            continue
        why = disagreement(situation, member, office, state, day)
        for row in ("all", office):
            _count(shares, row, not why)
        if why:
            place = f" of {state}" if state else ""
            notes.append(("wrong", f"{Path(reading.document.path).stem[:3]} {day} {name}, {situation.stage} {office}{place}: {why}"))
    return Item(reading.document.slug, shares=shares, notes=tuple(notes))


def _count(shares: dict[str, Share], row: str, good: bool) -> None:
    known = shares.get(row, (0, 0))
    shares[row] = (known[0] + good, known[1] + 1)


def _office(situation: Situation, known: dict[str, LocalEntity]) -> tuple[str, str, str] | None:
    """(person, office, state) of a tenure in one of the offices that the lists have; the state may be untold."""
    people, posts = entities(situation, "member"), entities(situation, "post")
    if situation.cls != "Tenure" or len(people) != 1 or len(posts) != 1:
        return None
    post, place = known[posts[0]], known[posts[0]].attribute("jurisdiction")
    office = post.attribute("title").lower()
    if office in _NATION and place == "United States":
        return known[people[0]].name, office, ""
    if _BODIES.get(office) == post.attribute("body") and place in _STATES:
        return known[people[0]].name, office, place
    return (known[people[0]].name, office, "") if office in _BODIES and _BODIES[office] == post.attribute("body") and not place else None


def _member(known: Sequence[Member], name: str, office: str, state: str) -> Member | None:
    """The one person of the lists whom a name can mean: in that state where one is told, else in that office."""
    found = [member for member in known if member.called(name)]
    if state:
        found = [member for member in found if any(stay.state == state for stay in member.stays)]
    if len(found) > 1:
        found = [member for member in found if any(stay.office == office for stay in member.stays)]
    return found[0] if len(found) == 1 else None


def disagreement(situation: Situation, member: Member, office: str, state: str, day: date) -> str:
    """Why what is told of a tenure cannot be what the lists have; empty where it can."""
    stays = [stay for stay in member.stays if stay.office == office]
    there = [stay for stay in stays if not state or stay.state == state]
    if any(_fits(stay, situation) for stay in there):
        return ""
    if not stays:
        return "never in that office: another person of the name, or the office belongs to somebody else"
    if not there:
        return f"in that office for {', '.join(sorted({stay.state for stay in stays}))}"
    if situation.stage == "former":
        return "still in office" if any(stay.start <= day <= stay.end for stay in there) else _moment(there, day)
    return "the times told differ" if any(stay.start <= day <= stay.end for stay in there) else _moment(there, day)


def _moment(stays: Sequence[Stay], day: date) -> str:
    ended = [(day - stay.end).days for stay in stays if stay.end < day]
    begins = [(stay.start - day).days for stay in stays if stay.start > day]
    if begins and min(begins) <= _CHANGE:
        return "elected, not yet sworn in"
    if ended:
        return "left shortly before" if min(ended) <= _CHANGE else "no longer in office: the title is kept, or the text speaks of the past"
    return "not yet in office"


def _fits(stay: Stay, situation: Situation) -> bool:
    """Whether a stay can be the one told, by its bounds; what is not told fits everything."""
    return _inside(stay.start, situation.begin) and _inside(stay.end, situation.end)


def _inside(day: date, edtf: str) -> bool:
    if not valid(edtf):
        return True
    limits = bounds(edtf)
    return (limits.min is None or limits.min <= day) and (limits.max is None or day <= limits.max)


DATASET = Dataset(
    "people-in-office",
    "People in office",
    "Senators, representatives, presidents and vice presidents told in real news articles, where the name, with the state or the office, "
    "can mean one person alone of the official lists. What is told, as of the day of the article, agrees with the lists when one of that "
    "person's stays in the office lies within its bounds. `--show wrong` lists each disagreement with a kind of explanation.",
    (_ARTICLES, *_LISTS),
    measure,
)
