"""Answers to questions about posts, three-valued: certain, possible, or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.answers.dataset import Dataset, sentence_list
from kg.answers.tenures import Tenure, held, holders, span, tenures
from kg.answers.why import claims, lead
from kg.ask.days import When
from kg.ask.reply import Firmness, Line, Reply
from kg.ask.sparql import of_holding, of_succession
from kg.ask.understood import Holding
from kg.ask.wording import labels

#: who held a post before or after somebody; what is asked of the post, not of one holder
_NEIGHBOURS = ("before", "after")
_OF_OTHERS = (*_NEIGHBOURS, "person", "verdict")
#: of a stretch of so many days it matters on which of them a holding began or ended
_BY_DAY = 31


def answered(data: Dataset, query: Holding) -> Reply:
    """The answer to a question about holding a post."""
    sparql = of_succession(query, data.names) if query.sought in _NEIGHBOURS else of_holding(query, data.names)
    rows = {row["tenure"] for row in data.world(sparql)}
    every = tenures(data, *query.posts, person="" if query.sought in _OF_OTHERS else query.person)
    found = [one for one in every if one.iri in rows and (one.acting or not query.acting)]
    return replace(_answer(data, query, found), sparql=sparql)


def _answer(data: Dataset, query: Holding, found: Sequence[Tenure]) -> Reply:
    if query.sought in _NEIGHBOURS:
        return _succession(data, query, [one for one in found if one.person != query.person])
    if query.sought == "verdict":
        return _verdict(data, query, found)
    return _times(data, query, found) if query.sought in ("time", "begin", "end") else _named(data, query, found)


def _named(data: Dataset, query: Holding, found: Sequence[Tenure]) -> Reply:
    """Who held a post, or what somebody held; for a question in the present tense with what was held before."""
    chosen, before = _chosen(data, query, found), _before(query, found)
    if not chosen:
        return _none_now(data, query, before) if before else _unknown(data, query, found)
    unsettled = _unsettled(query, chosen)
    lines = tuple(_line(data, one, query, how) for one, how in (*chosen, *((one, "no") for one in before)))
    asked = [one for one, how in chosen if how == "certain"] or [one for one, _ in chosen]
    values = tuple(dict.fromkeys(one.name if query.sought == "person" else one.post_name for one in asked))
    headline = _headline(query, chosen, unsettled) + (f" Before: {_posts(before)}." if before else "")
    return Reply(Firmness.UNCLEAR if unsettled else Firmness.FACT, headline, lines, values)


def _unsettled(query: Holding, chosen: Sequence[tuple[Tenure, str]]) -> bool:
    """Whether it is not known for certain who it was: somebody only may have held it then, several had the one seat on the day on which
    it was handed over, or it is not known on which day that was.
    """
    if query.when is None or any(how == "possible" for _, how in chosen):
        return query.when is not None
    first, last = query.when.first, query.when.last
    if query.when.day and len({one.person for one, _ in chosen if one.single}) > len({one.post for one, _ in chosen if one.single}):
        return True
    ends = [(side, other) for one, _ in chosen for side, other in ((one.begin_min, one.begin_max), (one.end_min, one.end_max))]
    if first is None or last is None or (last - first).days > _BY_DAY:
        return False
    return any(low and high and low < high and low <= last and first <= high for low, high in ends)


def _chosen(data: Dataset, query: Holding, found: Sequence[Tenure]) -> list[tuple[Tenure, str]]:
    """The holdings that fit the time, each with ``certain`` or ``possible``."""
    if query.when is None:
        return [(one, "certain") for one in found]
    if query.begun:
        return [(one, how) for one in found if (how := query.when.has(one.interval.begin)) != "no"]
    if query.when.day and query.sought == "person":
        wanted = {one.iri for one in found}
        held_then = (pair for post in query.posts for pair in holders(data, post, query.when.day))
        return [(one, how) for one, how in held_then if one.iri in wanted]
    return [(one, how) for one in found if (how := one.interval.reaches(query.when.bounds)) != "no"]


def _called(one: Tenure) -> str:
    return f"acting {one.post_name}" if one.acting else one.post_name


def _headline(query: Holding, chosen: Sequence[tuple[Tenure, str]], unsettled: bool) -> str:
    when = f" ({query.when.told})" if query.when else ""
    if query.sought == "post":
        sure, unsure = (_posts([one for one, how in chosen if how == kind]) for kind in ("certain", "possible"))
        told = "; ".join(part for part in (sure, f"possibly {unsure}" if unsure else "") if part)
        return f"{'Not settled: ' if unsettled else ''}{chosen[0][0].name}{when}: {told}."
    told = sentence_list(dict.fromkeys(f"{one.name}, {_called(one)}" + (", possibly" if how == "possible" else "") for one, how in chosen))
    if not unsettled:
        return f"{told}{when}."
    return f"Not settled{when}: {told}."


def _before(query: Holding, found: Sequence[Tenure]) -> list[Tenure]:
    """The holdings that were over before today, for a question in the present tense."""
    today = query.when.day if query.now and query.when else None
    return [one for one in found if today and one.end_max and one.end_max < today]


def _posts(held_posts: Sequence[Tenure]) -> str:
    """Posts with the times in which they were held."""
    return sentence_list(dict.fromkeys(f"{_called(one)} ({span(one)})" for one in held_posts))


def _none_now(data: Dataset, query: Holding, before: Sequence[Tenure]) -> Reply:
    """That no post is known to be held today, which does not say that none is; with those held before."""
    assert query.when is not None
    headline = f"No post is known that {before[0].name} holds now ({query.when.told}). Before: {_posts(before)}."
    lines = tuple(_line(data, one, query, "no") for one in before)
    return Reply(Firmness.UNCLEAR, headline, lines)


def _line(data: Dataset, one: Tenure, query: Holding, how: str) -> Line:
    reason = ""
    if how == "possible" and query.when and query.when.day:
        reason = f"   {held(data, one.person, one.post, query.when.day).reason}"
    return Line(f"{one.name} · {_called(one)} · {span(one)}{reason}", tuple(lead(claims(data, situation=one.iri))))


def _verdict(data: Dataset, query: Holding, found: Sequence[Tenure]) -> Reply:
    mine = [one for one in found if one.person == query.person]
    if query.when is None:
        if not mine:
            return _unknown(data, query, mine)
        lines = tuple(_line(data, one, query, "certain") for one in mine)
        return Reply(Firmness.FACT, f"Yes: {mine[0].name}, {_called(mine[0])}, {span(mine[0])}.", lines, (mine[0].name,), "Yes")
    verdict, reason, shown = _held(data, query, mine, found)
    if not shown:
        return _unknown(data, query, mine)
    firmness = Firmness.UNCLEAR if verdict == "Not known" else Firmness.FACT
    name = mine[0].name if mine else next((one.name for one in tenures(data, person=query.person)), "")
    headline = f"{verdict} ({query.when.told}): {name}, {shown[0].post_name}: {reason}."
    return Reply(firmness, headline, tuple(_line(data, one, query, "") for one in shown), (name,), verdict)


def _held(data: Dataset, query: Holding, mine: Sequence[Tenure], found: Sequence[Tenure]) -> tuple[str, str, list[Tenure]]:
    """The verdict with its reason and the holdings on which it rests; no holding where nothing is known."""
    assert query.when is not None
    if query.begun and mine:
        return _began(query.when, mine)
    if query.when.day:
        answer = held(data, query.person, query.post, query.when.day)
        verdict = {"yes": "Yes", "no": "No", "unknown": "Not known"}[answer.verdict]
        return verdict, answer.reason, [one for one in found if one.iri == answer.tenure]
    if whole := next((one for one in mine if _throughout(one, query.when)), None):
        return "Yes", span(whole), [whole]
    partly = [one for one in mine if one.interval.reaches(query.when.bounds) != "no"]
    if partly:
        return "Not known", f"it is so for a part of that time only: {span(partly[0])}", partly
    return ("No", f"held it {span(mine[0])}", list(mine[:1])) if mine else ("Not known", "", [])


def _began(when: When, mine: Sequence[Tenure]) -> tuple[str, str, list[Tenure]]:
    """Whether one of somebody's holdings began in that time, with the one that did or may have, else with all."""
    starts = [(one, when.has(one.interval.begin)) for one in mine]
    for wanted, verdict in (("certain", "Yes"), ("possible", "Not known")):
        if fitting := next((one for one, how in starts if how == wanted), None):
            return verdict, span(fitting), [fitting]
    return "No", f"held it {sentence_list(span(one) for one in mine)}", list(mine)


def _throughout(one: Tenure, when: When) -> bool:
    return bool(when.first and when.last and one.on(when.first) == one.on(when.last) == "certain")


def _times(data: Dataset, query: Holding, found: Sequence[Tenure]) -> Reply:
    """When a holding began or ended, or both."""
    sides = {"begin": lambda one: one.begin, "end": lambda one: one.end}
    side = sides.get(query.sought)
    told = [one for one in found if side is None or side(one)]
    if not told:
        return _unknown(data, query, found)
    times = [side(one) if side else span(one) for one in told]
    loose = any(time.startswith("[") for time in times) if side else False
    word = {"begin": "began", "end": "ended"}.get(query.sought, "held")
    headline = "; ".join(
        f"{one.name}, {_called(one)}: {word} {span(one) if time.startswith('[') else time}" for one, time in zip(told, times, strict=True)
    )
    lines = tuple(_line(data, one, query, "") for one in told)
    return Reply(Firmness.UNCLEAR if loose else Firmness.FACT, f"{headline}.", lines, tuple(times))


def _succession(data: Dataset, query: Holding, found: Sequence[Tenure]) -> Reply:
    if not found:
        return _unknown(data, query, [])
    word = "came next as" if query.sought == "after" else "came before as"
    headline = "; ".join(f"{one.name} {word} {_called(one)}" for one in found)
    lines = tuple(_line(data, one, query, "") for one in found)
    return Reply(Firmness.FACT, f"{headline}.", lines, tuple(dict.fromkeys(one.name for one in found)))


def _unknown(data: Dataset, query: Holding, known: Sequence[Tenure]) -> Reply:
    seats = " or ".join(labels(data)[seat] for seat in query.seats)
    post, person = seats or labels(data).get(query.post, "a post"), labels(data).get(query.person, "who")
    when = f" on {query.when.told}" if query.when and query.when.day else f" in {query.when.told}" if query.when else ""
    beside = f" {query.sought} {person}" if query.sought in _NEIGHBOURS else ""
    asked_of = f"that {person} was {post}" if query.post else f"which post {person} held"
    what = f"who was {post}{beside}" if beside or not query.person else asked_of
    near = sorted({f"{one.name}, {span(one)}" for one in known})
    hint = f" What it has: {'; '.join(near[:4])}." if near else ""
    return Reply(Firmness.ABSTAINED, f"No statement in the graph says {what}{when}.{hint}")
