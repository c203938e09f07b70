"""Contests decided: who stands in which contest of a document, and for which office a result is that only tells where people voted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg.extract.contests_named import NamedContests
from kg.extract.drafts import Draft
from kg.extract.standings import People, fits_year
from kg.model.claim import EntityRef, Filler
from kg.model.entity import LocalEntity

_MONTH = re.compile(r"(\d{4})-(\d\d)\b")
_BARE = "-bare"  #: how the names of frames end that tell of no contest by themselves
#: the stages of the candidacies of those who stand
_STANDING = frozenset({"declared", "filed", "nominee", "seeking re-election"})
_LAST_PRIMARY = 6  #: the month of the last votes before the conventions
_LAST_AHEAD = 4  #: the last month in which a vote that lies ahead is as a rule one of them


def standing_in(drafts: Iterable[Draft], contests: NamedContests) -> dict[str, EntityRef]:
    """Candidate -> the contest that he or she is told to stand in, the first that names one, better with its office."""
    vague: dict[str, EntityRef] = {}
    found: dict[str, EntityRef] = {}
    for draft in drafts:
        if draft.cls.name in {"Candidacy", "Competition"}:
            for person in (*draft.fillers("candidate"), *draft.fillers("agent"), *draft.fillers("target")):
                for contest in draft.fillers("contest"):
                    if isinstance(person, EntityRef) and isinstance(contest, EntityRef):
                        (found if "office" in contests.facts(contest.id) else vague).setdefault(person.id, contest)
    return {**vague, **found}


def people_in(draft: Draft, roles: Iterable[str]) -> list[str]:
    """The people who fill any of some roles, in the order of the roles."""
    found = [f.id for role in roles for f in draft.fillers(role) if isinstance(f, EntityRef)]
    return [name for name in found if name.startswith("person:")]


def is_unplaced(draft: Draft) -> bool:
    """Whether words only say that somebody wins or loses, and of nothing in the text that it is a contest ("has little to lose")."""
    verb = draft.trigger
    idle = (verb.dep_ in {"acl", "relcl"} or verb.head.lemma_ == "be") and any(c.lower_ == "to" for c in verb.children)
    return draft.frame.endswith(_BARE) and (idle or not draft.fillers("contest"))


def office_of_vote(draft: Draft, contests: NamedContests, standing: Mapping[str, EntityRef], people: People) -> Filler:
    """The contest of a result, with the office of those who stood where it only tells in which state people voted ("won *Ohio*")."""
    ref, voted = draft.fillers("contest")[0], people_in(draft, ("winner", "loser"))
    facts = contests.facts(ref.id) if isinstance(ref, EntityRef) else {}
    if "jurisdiction" not in facts or "office" in facts:
        return ref
    known = [contests.facts(name) for name in sorted({standing[p].id for p in voted if p in standing})]
    told = [f for f in known if "office" in f] or [{"office": "President"} for p in voted if p in people.presidents]
    if len({f["office"] for f in told}) != 1:
        return ref
    whole = told[0]["office"] == "President"
    years = {facts[key] for key in ("year",) if key in facts} or {told[0].get("year", "")}
    year = years.pop()
    if (not whole and told[0].get("jurisdiction") != facts["jurisdiction"]) or (year and not fits_year(year, told[0]["office"])):
        return ref
    if year != told[0].get("year", year):
        return ref
    found = {**facts, "office": told[0]["office"], **({"year": year} if year else {})}
    stage = {"stage": "primary"} if is_before_nomination(draft, found, people.published) else {}
    return contests.add({**found, **stage})


def is_before_nomination(draft: Draft, facts: Mapping[str, str], published: date) -> bool:
    """Whether a vote for the presidency in one state is a primary: it was held, or is told of, in the first half of its year."""
    day = _MONTH.match(draft.times.get("date", "").strip("[]."))
    year, month = (day.group(1), int(day.group(2))) if day else (str(published.year), published.month)
    last = _LAST_PRIMARY if draft.stance.modality == "Actual" else _LAST_AHEAD
    return facts.get("office") == "President" and "stage" not in facts and facts.get("year", year) == year and month <= last


def against_rivals(drafts: Sequence[Draft], contests: NamedContests, parties: Mapping[str, str]) -> list[Draft]:
    """The drafts; a result that names only one person, with the only other whom the document tells to stand against that person there."""
    rivals: dict[tuple[Filler, str], set[Filler]] = {}
    for draft in drafts:
        people = [f for side in ("agent", "target") for f in draft.fillers(side)] if draft.cls.name == "Competition" else []
        for person in people:
            rivals.setdefault((person, _told_of(draft, contests)), set()).update(p for p in people if p != person)
    for contest, standing in standing_together(drafts, contests).items():
        for name in standing:
            others = _of_others(name, standing, parties)
            rivals.setdefault((EntityRef(name), contest), set()).update(EntityRef(other) for other in others)
    return [_against(draft, rivals.get, contests) for draft in drafts]


def in_one_race(drafts: Iterable[Draft], contests: NamedContests) -> list[Draft]:
    """The drafts; whoever stands for the presidency and in a primary for it of the same year stands in one race, that of the primary."""
    drafts = list(drafts)
    steps: dict[tuple[str, str, str], EntityRef] = {}
    for person, draft, ref in _candidacies(drafts):
        facts = contests.facts(ref.id)
        if facts.get("office") == "President" and facts.get("stage") == "primary" and "year" in facts:
            steps.setdefault((person, draft.stage, facts["year"]), ref)
    moved: dict[int, EntityRef] = {}
    for person, draft, ref in _candidacies(drafts):
        facts = contests.facts(ref.id)
        step = steps.get((person, draft.stage, facts.get("year", "")))
        if step is not None and draft.stage != "nominee" and facts.keys() == {"office", "year"} and facts["office"] == "President":
            moved[id(draft)] = step
    return [moved_to(draft, moved[id(draft)]) if id(draft) in moved else draft for draft in drafts]


def _candidacies(drafts: Iterable[Draft]) -> Iterator[tuple[str, Draft, EntityRef]]:
    """Each candidacy of one person in one contest."""
    for draft in drafts:
        people, refs = people_in(draft, ("candidate",)), [f for f in draft.fillers("contest") if isinstance(f, EntityRef)]
        if draft.cls.name == "Candidacy" and len(people) == 1 and len(refs) == 1:
            yield people[0], draft, refs[0]


def moved_to(draft: Draft, contest: Filler) -> Draft:
    """The draft with its contest put in the place of the one it had."""
    roles = {*(pair for pair in draft.roles if pair[0] != "contest"), ("contest", contest)}
    return replace(draft, roles=tuple(sorted(roles, key=str)), times=dict(draft.times))


def standing_together(drafts: Iterable[Draft], contests: NamedContests) -> dict[str, dict[str, str]]:
    """Contest, by what is told of it -> each person who is told to stand in it, and the stage of the candidacy."""
    found: dict[str, dict[str, str]] = {}
    for draft in drafts:
        stage = "declared" if draft.cls.name == "ContestResult" else draft.stage
        if draft.cls.name not in {"Candidacy", "ContestResult"} or draft.stance.polarity != "Affirmed" or stage not in _STANDING:
            continue
        for ref in (f for f in draft.fillers("contest") if isinstance(f, EntityRef) and "office" in contests.facts(f.id)):
            for person in people_in(draft, ("candidate", "winner", "loser")):
                same = found.setdefault(_key(contests.facts(ref.id)), {})
                same[person] = max(same.get(person, ""), stage)
    return found


def _of_others(person: str, standing: Mapping[str, str], parties: Mapping[str, str]) -> set[str]:
    """Against whom somebody stands in a contest: nominees, where any are told, and nobody of the same party."""
    others = {name for name in standing if name != person and not (parties.get(name) and parties.get(name) == parties.get(person))}
    return {name for name in others if standing[name] == "nominee"} or others


def _key(facts: Mapping[str, str]) -> str:
    return str(sorted(facts.items()))


def _told_of(draft: Draft, contests: NamedContests) -> str:
    return "".join(_key(contests.facts(f.id)) for f in draft.fillers("contest") if isinstance(f, EntityRef))


def _against(draft: Draft, rivals: Callable[[tuple[Filler, str]], set[Filler] | None], contests: NamedContests) -> Draft:
    told = [(side, f) for side in ("winner", "loser") for f in draft.fillers(side)]
    if draft.cls.name != "ContestResult" or len(told) != 1 or len(draft.fillers("contest")) != 1:
        return draft
    others = rivals((told[0][1], _told_of(draft, contests))) or set()
    if len(others) != 1:
        return draft
    side = "loser" if told[0][0] == "winner" else "winner"
    return replace(draft, roles=tuple(sorted((*draft.roles, (side, next(iter(others)))), key=str)), times=dict(draft.times))


def votes_of_states(entities: Iterable[LocalEntity]) -> frozenset[str]:
    """The contests that are the vote of one state in a wider one, or of which only the state is told."""
    wider = {"", "President"}
    return frozenset(
        e.id for e in entities if e.attribute("jurisdiction") and e.id.startswith("contest:") and e.attribute("office") in wider
    )
