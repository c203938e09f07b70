"""The questions that an agent may ask, each a method with its limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from kg.answers.conflicts import standoffs
from kg.answers.dataset import Dataset
from kg.answers.entities import Hit, entity_or_situations, find, of_kind, one, require_kind
from kg.answers.posts import post_asked
from kg.answers.statements import Statement, statements
from kg.answers.tenures import held, holders, tenures_of
from kg.answers.times import require_in_order
from kg.answers.why import claims, situations_of
from kg.around import seen_around
from kg.ask.asking import Asker
from kg.clocks import Clocks
from kg.errors import ConfigError
from kg.mcp import telling, values
from kg.mcp.query import Limits, table
from kg.model.ontology import Vocabulary
from kg.model.policy import AcceptancePolicy
from kg.model.time import Bounds

Text = Annotated[str, Field(min_length=1, max_length=300)]
Kind = Annotated[str, Field(description="Only this class, such as Person, Post, Tenure, Endorsement; empty: all.", max_length=80)]
Count = Annotated[int, Field(ge=1, le=100, description="How many at most.")]
Start = Annotated[int, Field(ge=0, description="How many to pass over, to go on where an answer was left off.")]
AsOf = Annotated[date | None, Field(description="True at: only what may have held, or had happened, on this day.")]
KnownAt = Annotated[date | None, Field(description="Known at: only the sources and decisions known on this day.")]
#: so many situations that words fit equally well are explained, the others named
_EXPLAINED = 3


@dataclass(frozen=True, slots=True)
class Desk:
    """Answers questions to one dataset."""

    data: Dataset
    vocabulary: Vocabulary
    policy: AcceptancePolicy
    limits: Limits = field(default_factory=Limits)

    def find(self, text: Text, kind: Kind = "", limit: Count = 10) -> values.Found:
        """Find people, posts, bodies, contests and situations by name, alias or words; spelling need not be exact.

        Ask this first where you have a name: the other tools take the ids that it gives.
        """
        self._require(kind)
        hits = find(self.data, text, kind, limit=1000)
        shown = telling.fitting(telling.found(self.data, hits[:limit]), self.limits.bytes)
        return values.Found(hits=shown, left_off=len(hits) - len(shown))

    def show(
        self, entity: Text, kind: Kind = "", limit: Count = 20, start: Start = 0, as_of: AsOf = None, known_at: KnownAt = None
    ) -> values.Shown:
        """Show one person, body, post or contest: the posts by time, then what is said of it, facts first."""
        self._require(kind)
        hit = one(self.data, entity, situations=False)
        data = self._seen(hit.iri, as_of, known_at)
        told = statements(data, hit.iri)
        every = [] if kind else tenures_of(data, hit.iri)
        shown_as_posts = {tenure.iri for tenure in every}
        rest = [one for one in told if one.iri not in shown_as_posts and of_kind(one.cls, kind)]
        posts = every if start == 0 else []
        first = telling.fitting((telling.post(data, tenure) for tenure in posts[:limit]), self.limits.bytes // 2)
        shown = telling.fitting((telling.statement(data, one, hit.iri) for one in rest[start : start + limit]), self.limits.bytes // 2)
        aliases = (alias for iri, alias in self.data.column("skos:altLabel", "registry") if iri == hit.iri)
        return values.Shown(
            it=telling.named(data, hit),
            also_called=tuple(aliases),
            posts=first,
            statements=shown,
            left_off=len(posts) - len(first) + max(0, len(rest) - start - len(shown)),
        )

    def who_held(
        self,
        post: Annotated[Text, Field(description="An id, a name, or a title with or without its place.")],
        on: Annotated[date, Field(description="The day.")],
        person: Annotated[str, Field(description="Somebody to be answered yes, no or unknown about; empty: nobody.", max_length=300)] = "",
        known_at: KnownAt = None,
    ) -> values.Held:
        """Say who held a post on a day, certainly or possibly; and of a person whether he or she did: yes, no or unknown."""
        who = one(self.data, person, ("Person",), "person") if person else None
        asked = post_asked(self.data, post, who.iri if who else "", on)
        data = self._seen(asked.iri, None, known_at)
        found = holders(data, asked.iri, on)
        answer = held(data, who.iri, asked.iri, on) if who else None
        return values.Held(
            post=values.Named(id=data.names.shorten(asked.iri), name=asked.label, kind="Post"),
            on=on.isoformat(),
            holders=tuple(telling.post(data, tenure, sure) for tenure, sure in found),
            person=telling.named(data, who) if who else None,
            verdict=answer.verdict if answer else "",
            reason=answer.reason if answer else "" if found else "no accepted claim says who held it then; that is not known",
        )

    def why(
        self,
        what: Annotated[Text, Field(description="A claim, a situation, an entity, or words such as: Trump opposes Sessions.")],
        limit: Count = 20,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> values.Reasons:
        """Say why a statement is there: whether it is a fact, every claim with its words and source, its steps, and what led to it."""
        anchors, others = self._meant(what)
        told, more = [], max(0, len(others) - limit)
        for anchor in anchors:
            data = self._seen(anchor.iri, as_of, known_at)
            about = situations_of(data, anchor.iri) if anchor.entity else [anchor.iri]
            told += [found for situation in about[:limit] if (found := telling.explained(data, situation, limit))]
            more += max(0, len(about) - limit)
        shown = telling.fitting(told, self.limits.bytes)
        left_off = more + len(told) - len(shown)
        return values.Reasons(situations=shown, others=tuple(telling.found(self.data, others[:limit])), left_off=left_off)

    def _meant(self, what: str) -> tuple[Sequence[Hit], Sequence[Hit]]:
        """What is to be explained, an entity alone or some situations, and others that fit as well."""
        iri = self.data.names.expand(what)
        if iri.startswith(self.data.names.iri("claim", "")) and (said := claims(self.data, claim=iri)):
            return [one(self.data, said[0].situation)], []
        hits = entity_or_situations(self.data, what)
        return (hits[:1], []) if hits[0].entity else (hits[:_EXPLAINED], hits[_EXPLAINED:])

    def conflicts(
        self,
        about: Annotated[str, Field(description="A person, post, contest or situation; empty: everything.", max_length=300)] = "",
        limit: Count = 10,
        start: Start = 0,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> values.Conflicts:
        """Say what sources disagree about: both sides with their claims, which prevails, and why."""
        if not about and (as_of or known_at):
            raise ConfigError("KG0988", "conflicts of a day are those about something", remedy="say what they are about")
        iri = one(self.data, about).iri if about else ""
        data = self._seen(iri, as_of, known_at) if about else self.data
        every = standoffs(data, iri)
        shown = telling.fitting((telling.conflict(data, one) for one in every[start : start + limit]), self.limits.bytes)
        return values.Conflicts(conflicts=shown, left_off=max(0, len(every) - start - len(shown)))

    def timeline(
        self,
        entity: Annotated[Text, Field(description="A person, body, post or contest.")],
        first: Annotated[date | None, Field(description="The first day; empty: from the beginning.")] = None,
        last: Annotated[date | None, Field(description="The last day; empty: to the end.")] = None,
        kind: Kind = "",
        facts_only: Annotated[bool, Field(description="Leave out what is only said.")] = False,
        limit: Count = 20,
        start: Start = 0,
        known_at: KnownAt = None,
    ) -> values.Timeline:
        """Tell what happened to an entity, or is said to have: events, and states that began or ended, in order of time."""
        self._require(kind)
        require_in_order(first, last)
        hit = one(self.data, entity, situations=False)
        data = self._seen(hit.iri, None, known_at)
        dated = in_time(statements(data, hit.iri), first, last)
        kept = [one for one in dated if of_kind(one.cls, kind) and (one.group == "fact" or not facts_only)]
        shown = telling.fitting((telling.statement(data, one, hit.iri) for one in kept[start : start + limit]), self.limits.bytes)
        return values.Timeline(statements=shown, left_off=max(0, len(kept) - start - len(shown)))

    def ask(
        self, question: Annotated[Text, Field(description="In English: Who was Attorney General on 1 March 2018? Who endorsed Trump?")]
    ) -> values.Reply:
        """Answer a question in plain English with its claims, or say that the graph does not: nothing is guessed.

        Understood are: who held a post, what somebody held, who did what to whom, who is a candidate, why, what sources disagree on, what
        happened in a time.
        """
        return telling.reply(self.data, Asker(self.data, self.vocabulary, date.today()).reply(question), self.limits.bytes)

    def sparql(
        self,
        query: Annotated[
            str, Field(min_length=1, max_length=20_000, description="SELECT, ASK, CONSTRUCT or DESCRIBE; prefixes are known.")
        ],
        view: Annotated[
            Literal["world", "dataset"], Field(description="world: plain triples of what is true; dataset: named graphs, all that is said.")
        ] = "world",
    ) -> values.Table:
        """Run a SPARQL query. Nothing can be changed, SERVICE and FROM are refused, rows, bytes and seconds are limited."""
        return table(self.data, query, view, self.limits)

    def _require(self, kind: str) -> None:
        if kind:
            require_kind(self.data, kind)

    def _seen(self, iri: str, as_of: date | None, known_at: date | None) -> Dataset:
        return seen_around(self.data, iri, Clocks(as_of, known_at), self.vocabulary, self.policy)


def in_time(told: Sequence[Statement], first: date | None, last: date | None) -> list[Statement]:
    """The statements of which something is told to have happened, begun or ended between the two days, or perhaps so, in order of time."""
    dated = [one for one in told if one.interval and any(_falls(day, first, last) for day in (one.interval.begin, one.interval.end))]
    return sorted(dated, key=lambda one: (one.day, one.label, one.iri))


def _falls(day: Bounds, first: date | None, last: date | None) -> bool:
    """Whether a day may lie between two others; of one that is open to a side the day that is known must lie there.

    >>> june = date(2018, 6, 1), date(2018, 6, 30)
    >>> _falls(Bounds(date(2018, 5, 1), date(2018, 6, 7)), *june), _falls(Bounds(None, date(2019, 1, 1)), *june)
    (True, False)
    """
    if not (day.min or day.max):
        return False
    earliest, latest = day.min or day.max or date.min, day.max or day.min or date.max
    return (not last or earliest <= last) and (not first or latest >= first)
