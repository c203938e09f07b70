"""Answers to why, to where sources disagree, and to what happened in a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.answers.conflicts import Standoff, standoffs, voices
from kg.answers.dataset import Dataset, sentence_list
from kg.answers.situation import parts
from kg.answers.times import in_words
from kg.answers.why import Cause, Said, causes, claims, lead
from kg.ask import events_answered
from kg.ask.events_answered import Found, find
from kg.ask.reply import Firmness, Line, Reply, firmness_of
from kg.ask.sparql import of_disagreement, of_happening
from kg.ask.understood import Disagreement, Happening, Telling
from kg.ask.wording import full_names, labels, told_as
from kg.model.ontology import Vocabulary

_FIRMEST = (Firmness.FACT, Firmness.REPORTED, Firmness.DENIED, Firmness.POSSIBLE)


def why(data: Dataset, vocabulary: Vocabulary, query: Telling) -> Reply:
    """The causes that are told of a situation, each as its holder tells it; an abstention where it is told, but not why."""
    fitting, _, sparql = find(data, vocabulary, replace(query, holders=()))
    holders = {labels(data).get(iri) for iri in query.holders}
    for one in fitting:
        links = [link for link in causes(data, one.iri) if not holders or link.said.holder in holders]
        if links:
            return replace(_because(data, one, links), sparql=sparql)
        if grounds := [said for said in one.said if said.modality == "Required" and said.polarity == "Affirmed"]:
            return replace(_required(data, one, grounds), sparql=sparql)
    for one in fitting:
        if over := _grounds(data, vocabulary, one):
            told = f"{'' if one.fact else 'Not a fact: '}{told_as(data, one.iri, one.label, one.time)}: over {sentence_list(over)}."
            return Reply(one.firmness, told, (events_answered.line(data, one),), over, sparql=sparql)
    known = sentence_list([one.dated for one in fitting[:2]])
    told = f"The graph tells of {known}, but no statement says why." if fitting else ""
    if not told:
        return events_answered.answered(data, vocabulary, replace(query, holders=()))
    return Reply(Firmness.ABSTAINED, told, sparql=sparql)


def _grounds(data: Dataset, vocabulary: Vocabulary, one: Found) -> tuple[str, ...]:
    """Why it was so as the situation itself tells: over what somebody was angry."""
    cls = vocabulary.classes.get(one.said[0].cls)
    grounds = {role.name for role in cls.roles if role.ground} if cls else set()
    filling = [part for part in parts(data, one.iri) if part.role in grounds]
    return tuple(dict.fromkeys(events_answered.named(data, part.iri) if part.iri else part.label for part in filling))


def _required(data: Dataset, one: Found, grounds: Sequence[Said]) -> Reply:
    """The answer where nothing is told as the cause, but somebody says that it had to be."""
    holders = tuple(dict.fromkeys(said.holder for said in grounds))
    headline = f"{told_as(data, one.iri, one.label)}: no cause is told, but it had to be according to {sentence_list(holders)}."
    lines = (Line(f"{one.label} · said to be required", tuple(grounds)),)
    return Reply(Firmness.REPORTED, headline, lines, holders)


def _because(data: Dataset, one: Found, links: Sequence[Cause]) -> Reply:
    nearest = [link for link in links if link.depth == 1]
    firm = min((firmness_of([link.said]) for link in nearest), key=_FIRMEST.index)
    told = {link.cause: link for link in reversed(nearest)}
    reasons = sentence_list(
        [f"{cause}{'' if link.said.is_truth else f' (according to {link.said.holder}, not a fact)'}" for cause, link in told.items()]
    )
    lines = tuple(
        Line(f"{'  ' * (link.depth - 1)}{told_as(data, link.source, link.cause)} → {link.effect}", (link.said,)) for link in links
    )
    return Reply(firm, f"{told_as(data, one.iri, one.label)}, because: {reasons}.", lines, tuple(told))


def disagreement(data: Dataset, query: Disagreement) -> Reply:
    """The conflicts between sources, both sides with their claims, and the dates that are left open with a note on why."""
    sparql = of_disagreement(query, data.names)
    rows = [row for row in data.graphs(sparql) if not query.classes or _cls(data, row["situation"]) in query.classes]
    wanted = {row["conflict"] for row in rows if "conflict" in row}
    found = [one for one in standoffs(data) if one.iri in wanted]
    open_ = {row["situation"]: row["note"] for row in rows if "note" in row}
    lines = [line for one in found for line in _sides(data, one)]
    lines += [_left_open(data, situation, note) for situation, note in open_.items()]
    if not lines:
        return Reply(Firmness.ABSTAINED, "No conflict between sources is recorded on that.", sparql=sparql)
    messages = [one.message for one in found] + [line.text for line in lines[-len(open_) :] if open_]
    values = [side.says for one in found for side in one.sides]
    return Reply(Firmness.UNCLEAR, f"Sources differ: {'; '.join(messages)}.", tuple(lines), tuple(values), query.verdict, sparql)


def _sides(data: Dataset, one: Standoff) -> list[Line]:
    said = voices(data, one)
    lines = []
    for side in one.sides:
        outweighs = ", which outweighs the other" if side.prevails else ""
        told = tuple(lead([said[claim] for claim in side.claims if claim in said]))
        lines.append(Line(f"{one.message}: {side.says} ({side.weight}{outweighs})", told))
    return lines


def _left_open(data: Dataset, situation: str, note: str) -> Line:
    said = lead(claims(data, situation=situation))
    return Line(f"the day is left open, {note}: {told_as(data, situation, said[0].label)}", tuple(said))


def _cls(data: Dataset, situation: str) -> str:
    said = claims(data, situation=situation)
    return said[0].cls if said else ""


def happening(data: Dataset, vocabulary: Vocabulary, query: Happening) -> Reply:
    """The accepted events of a time, in order; those that may lie before it are marked."""
    sparql = of_happening(query, vocabulary, data.names)
    rows = {row["event"]: row for row in data.world(sparql)}
    first = f"{query.when.first}" if query.when.first else ""
    lines, values = [], []
    for iri, row in rows.items():
        sure = row.get("earliest", "") >= first and "earliest" in row
        time = row.get("date") or row["latest"]
        told = " · ".join(filter(None, (row["label"], full_names(data, iri, row["label"]))))
        lines.append(
            Line(f"{in_words(time)}  {told}{'' if sure else ' · perhaps before that time'}", tuple(lead(claims(data, situation=iri))))
        )
        values += [time, row["label"]] if sure else []
    if not values:
        hint = f" Perhaps then: {'; '.join(line.text for line in lines[:3])}." if lines else ""
        return Reply(Firmness.ABSTAINED, f"No fact in the graph is dated {query.when.told}.{hint}", sparql=sparql)
    count = len(values) // 2
    headline = f"{count} event{'s' * (count != 1)} in {query.when.told}:"
    return Reply(Firmness.FACT, headline, tuple(lines), tuple(values), "", sparql)
