"""Answers of ``kg.answers`` as the values of the protocol."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from kg.answers.candidacies import life
from kg.answers.conflicts import Standoff, outcome, voices
from kg.answers.dataset import Dataset
from kg.answers.entities import Hit as Found
from kg.answers.listed import listed
from kg.answers.situation import time_told
from kg.answers.statements import Statement as Told
from kg.answers.status import Status, status_in, worded
from kg.answers.tenures import Tenure, span, support
from kg.answers.times import in_words
from kg.answers.why import Said, causes, claims, lead
from kg.answers.witnesses import tally
from kg.ask.reply import Reply as Answered
from kg.mcp.values import Claim, Conflict, Explained, Hit, Line, Link, Named, Post, Reading, Reply, Side, Statement, Step, Value

V = TypeVar("V", bound=Value)
#: so many claims stand beside a post or a side of a conflict
_CLAIMS = 5


def named(data: Dataset, hit: Found) -> Named:
    """What was found, by its short id."""
    return Named(id=data.names.shorten(hit.iri), name=hit.label, kind=hit.kind)


def found(data: Dataset, hits: Iterable[Found]) -> Iterator[Hit]:
    """What was found, with the words that matched and how it stands."""
    for one in listed(data, hits):
        known, status = named(data, one.hit), next(iter(one.statuses), None)
        yield Hit(**dict(known), matched=one.hit.matched, status=status, also=one.statuses[1:])


def claim(data: Dataset, said: Said, entity: str = "") -> Claim:
    """A claim; of an entity, as far as its own part is concerned."""
    status = status_in(data, said, entity)
    return Claim(
        id=data.names.shorten(said.claim),
        says=said.label,
        status=status,
        wording=worded(said, status),
        according_to=said.holder,
        own_voice=said.own_voice,
        source=said.source,
        published=said.day,
        quote=said.quote,
        characters=(said.start, said.end) if said.quote else None,
        references=said.references,
        condition=said.condition,
        decided=said.standing,
    )


def statement(data: Dataset, told: Told, entity: str = "") -> Statement:
    """A statement by its weightiest claim."""
    first = next(one for one in (claim(data, said, entity) for said in told.claims) if one.status is told.statuses[0])
    return Statement(
        id=data.names.shorten(told.iri),
        says=told.label,
        kind=told.cls,
        time=in_words(told.words),
        status=first.status,
        wording=first.wording,
        also=told.statuses[1:],
        claims=len(told.claims),
        claim=first,
    )


def post(data: Dataset, tenure: Tenure, sure: str = "") -> Post:
    """A holding of a post, with the claims that make it a fact."""
    said = [one for one in lead(claims(data, situation=tenure.iri)) if one.is_truth]
    return Post(
        person=Named(id=data.names.shorten(tenure.person), name=tenure.name, kind="Person"),
        post=Named(id=data.names.shorten(tenure.post), name=tenure.post_name, kind="Post"),
        time=span(tenure),
        sure=sure,
        support=support(data, tenure.iri),
        ending=tenure.ending.value,
        acting=tenure.acting,
        claims=tuple(claim(data, one) for one in said[:_CLAIMS]),
    )


def explained(data: Dataset, situation: str, limit: int) -> Explained | None:
    """A situation with the claims on it, at most so many; ``None`` where there are none."""
    said = lead(claims(data, situation=situation))
    if not said:
        return None
    told = sorted((claim(data, one) for one in said), key=lambda one: list(Status).index(one.status))
    steps = (Step(name=one.name, when=one.when, fact=one.fact, claims=_ids(data, one.said)) for one in life(data, situation))
    chain = causes(data, situation)
    links = (Link(cause=one.cause, effect=one.effect, claim=claim(data, one.said)) for one in chain[:limit])
    return Explained(
        id=data.names.shorten(situation),
        says=told[0].says,
        kind=said[0].cls,
        time=in_words(time_told(data, situation)),
        status=told[0].status,
        wording=told[0].wording,
        told=tally(data, situation).told,
        claims=tuple(told[:limit]),
        left_off=max(0, len(told) - limit) + max(0, len(chain) - limit),
        steps=tuple(steps),
        because=tuple(links),
    )


def _ids(data: Dataset, said: Iterable[Said]) -> tuple[str, ...]:
    return tuple(data.names.shorten(one.claim) for one in said)


def conflict(data: Dataset, standoff: Standoff) -> Conflict:
    """A conflict with the claims of both sides."""
    said = voices(data, standoff)
    sides = (
        Side(
            says=side.says,
            authority=side.weight,
            prevails=side.prevails,
            claims=tuple(claim(data, said[one]) for one in side.claims[:_CLAIMS] if one in said),
        )
        for side in standoff.sides
    )
    return Conflict(
        id=data.names.shorten(standoff.iri),
        code=standoff.code,
        message=standoff.message,
        sides=tuple(sides),
        outcome=outcome(standoff, said),
    )


def reply(data: Dataset, answer: Answered, room: int) -> Reply:
    """The answer to a question, with as many of its statements as fit into so many bytes."""
    lines = (Line(text=line.text, claims=tuple(claim(data, one) for one in line.said[:_CLAIMS])) for line in answer.lines)
    shown = fitting(lines, room)
    return Reply(
        answered=answer.answered,
        firmness=answer.firmness,
        verdict=answer.verdict,
        answer=answer.headline,
        names=answer.values,
        statements=shown,
        left_off=len(answer.lines) - len(shown),
        read=tuple(Reading(words=words, meaning=meaning) for words, meaning in answer.understood.how),
        sparql=answer.sparql,
    )


def fitting(values: Iterable[V], room: int) -> tuple[V, ...]:
    """The first values that fit into so many bytes of JSON; the first of all is always there."""
    kept: list[V] = []
    for value in values:
        room -= len(value.model_dump_json().encode())
        if room < 0 and kept:
            break
        kept.append(value)
    return tuple(kept)
