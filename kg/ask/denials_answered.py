"""Answers to who denied what: the denial is told, what it is of never as a fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.answers.dataset import Dataset, sentence_list
from kg.answers.why import Said, claims, lead
from kg.ask.denials import denials
from kg.ask.events_answered import holds
from kg.ask.reply import Firmness, Line, Reply, hedged
from kg.ask.sparql import of_denial
from kg.ask.understood import Denial, Sought
from kg.ask.wording import labels, told_as, with_words
from kg.model.ontology import Vocabulary


@dataclass(frozen=True, slots=True)
class Denied:
    """A situation that somebody says was not so: who, the claims of the denial, and those that say that it was so, the surest first."""

    who: str
    iri: str
    label: str
    denial: tuple[Said, ...]
    alleged: tuple[Said, ...]

    @property
    def said(self) -> tuple[Said, ...]:
        """All claims."""
        return (*self.denial, *self.alleged)


def answered(data: Dataset, vocabulary: Vocabulary, query: Denial) -> Reply:
    """The denials of what the question names, by those whom it names; an abstention where none is told."""
    sparql = of_denial(query, data.names)
    found = [one for one in _denied(data, vocabulary, query, sparql) if holds(data, one.iri, one.said, query.must)]
    if not found:
        who = sentence_list(labels(data)[iri] for iri in query.who)
        headline = f"No statement in the graph tells of a denial{f' by {who}' if who else ''}{with_words(query.must)}."
        return Reply(Firmness.ABSTAINED, headline, sparql=sparql)
    lines = tuple(Line(f"{told_as(data, one.iri, one.label)} · not a fact: {hedged(one.alleged, [one.who])}", one.said) for one in found)
    by = {who: "; ".join(one.label for one in found if one.who == who) for who in dict.fromkeys(one.who for one in found)}
    verdict = "Yes" if query.sought is Sought.VERDICT else ""
    headline = "; ".join(f"{who} denied: {what}" for who, what in by.items())
    values = tuple(by) if not query.who else tuple(dict.fromkeys(one.label for one in found))
    return Reply(Firmness.DENIED, f"{verdict and 'Yes. '}{headline}.", lines, values, verdict, sparql)


def _denied(data: Dataset, vocabulary: Vocabulary, query: Denial, sparql: str) -> Iterator[Denied]:
    """What these people, or anybody, say was not so: by claims of theirs, else by a denial that is told beside an allegation."""
    told: dict[str, list[str]] = defaultdict(list)
    for row in data.graphs(sparql):
        told[row["situation"]].append(row["claim"])
    for iri, own in told.items():
        counting = [one for one in claims(data, situation=iri) if one.counts]
        mine = [one for one in counting if one.claim in own]
        for who in dict.fromkeys(one.holder for one in mine if one.polarity == "Negated" and not one.own_voice):
            yield _one(who, iri, [one for one in mine if one.holder == who], counting)
        for denier, denial in denials(data, vocabulary, mine):
            if not query.who or denier in query.who:
                yield _one(labels(data).get(denier, data.names.shorten(denier)), iri, [denial], counting)


def _one(who: str, iri: str, denying: Sequence[Said], counting: Sequence[Said]) -> Denied:
    alleged = [one for one in lead(counting) if one.polarity == "Affirmed" and one not in denying]
    return Denied(who, iri, (alleged or denying)[0].label, tuple(denying), tuple(alleged))
