"""The dataset as of a day: the states that held on it, the events that had happened by it, each certainly or possibly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pyoxigraph as ox

from kg.assemble.derive import Derived, entail, in_graph
from kg.assemble.revise import Stated, conflicts_left, derived_again, read_stated
from kg.assemble.terms import Terms, node, typed
from kg.model.claim import EntityRef, Situation
from kg.model.ontology import Vocabulary
from kg.model.policy import AcceptancePolicy
from kg.model.quads import in_order
from kg.model.resolution import Source
from kg.model.time import Held, bounds, format_bounds, held_on

_SURE = {"certain": "Certain", "possible": "Possible"}


def as_of(quads: Iterable[ox.Quad], day: date, vocabulary: Vocabulary, policy: AcceptancePolicy) -> tuple[ox.Quad, ...]:
    """What a dataset says of the day: situations that certainly did not hold or had not happened then are gone, with the claims on them.

    ``kgo:asOf`` in the inferred graph says of each true situation how surely it stood; direct properties and rules follow from those
    that are left, and ``org:holds`` is what certainly was held on the day (``kgo:currentOn``). A state has the step that was told of it
    by then.
    """
    stated = read_stated(quads, vocabulary)
    ledger = stated.background.ledger
    derived = derived_again(stated, [_by_then(source, stated, day) for source in stated.sources], ledger, policy, stated.quads)
    unborn = _unborn(stated, day)
    standing = _standing(derived, stated, day, unborn)
    lost = _lost(stated, standing, day, unborn)
    true = [situation for situation in derived.truthy if standing[situation.id] != "no"]
    assessment = stated.terms.graph("assessment")
    conflicts = stated.terms.graph("conflicts")
    said = [quad for quad in stated.quads if quad.subject not in lost and quad.graph_name != conflicts]
    said += conflicts_left(stated.graphs.get(conflicts, ()), {_iri(claim) for claim in lost}, stated.terms)
    judged = [quad for quad in derived.quads if quad.graph_name == assessment and quad.subject not in lost]
    return in_order((*said, *judged, *_world(true, standing, said, stated.terms, day)))


def _by_then(source: Source, stated: Stated, day: date) -> Source:
    """The source without the steps of states that it told only later, or that belong to an end which lay ahead."""
    document = stated.background.documents.get(source.origin)
    vocabulary = stated.terms.vocabulary

    def ahead(situation: Situation) -> bool:
        last = bounds(situation.end).min
        return document.published > day if document else bool(last and last > day)

    states = (replace(s, stage="") if vocabulary.is_a(s.cls, "State") and ahead(s) else s for s in source.situations)
    return replace(source, situations=tuple(states))


def _standing(derived: Derived, stated: Stated, day: date, unborn: frozenset[str]) -> Mapping[str, Held]:
    """True situation -> whether it held, or had happened, on the day; of two for a single seat the certain one leaves no room.

    Nothing is possible of those ``unborn`` on that day.
    """
    ended = _ended(derived, stated.terms)
    told = [replace(s, end=_sooner(s.end, ended[s.id])) if s.id in ended else s for s in derived.truthy]
    standing = {situation.id: _held(situation, day, stated.terms.vocabulary) for situation in told}
    seats = stated.terms.kgo("maxHolders")
    single = {_iri(q.subject) for q in stated.quads if q.predicate == seats and getattr(q.object, "value", "") == "1"}
    filled = {post: member for s in told for post, member in _holding(s) if post in single and _strictly(s, day)}
    blocked = {s.id for s in told for post, member in _holding(s) if filled.get(post, member) != member}
    blocked |= {s.id for s in told if _involves(s, unborn)}
    return {iri: "no" if how == "possible" and iri in blocked else how for iri, how in standing.items()}


def _unborn(stated: Stated, day: date) -> frozenset[str]:
    """The people who were certainly born later than the day."""
    told = [quad for quad in stated.quads if quad.predicate == stated.terms.kgo("birthDate")]
    first = ((_iri(quad.subject), bounds(str(getattr(quad.object, "value", ""))).min) for quad in told)
    return frozenset(person for person, born in first if born and born > day)


def _involves(situation: Situation, people: frozenset[str]) -> bool:
    return any(isinstance(filler, EntityRef) and filler.id in people for _, filler in situation.roles)


def _ended(derived: Derived, terms: Terms) -> Mapping[str, date]:
    """Tenure -> the last day on which it can have ended, where events, the next holder or a length say more than was told of it."""
    latest = terms.kgo("tightEndMax")
    return {
        _iri(quad.subject): date.fromisoformat(str(getattr(quad.object, "value", ""))) for quad in derived.quads if quad.predicate == latest
    }


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""


def _sooner(end: str, left: date) -> str:
    """The end of a tenure, no later than the event that ended it where the two can agree."""
    found = bounds(end)
    fits = (not found.max or left < found.max) and (not found.min or found.min <= left)
    return format_bounds(replace(found, max=left)) if fits else end


def _held(situation: Situation, day: date, vocabulary: Vocabulary) -> Held:
    if vocabulary.is_a(situation.cls, "State"):
        return held_on(situation.begin, situation.end, day)
    span = bounds(situation.date)
    return "certain" if span.max and span.max <= day else "no" if span.min and span.min > day else "possible"


def _holding(situation: Situation) -> Iterator[tuple[str, str]]:
    """The post and the holder of a tenure."""
    if situation.cls == "Tenure":
        posts, members = (situation.fillers(role) for role in ("post", "member"))
        yield from ((p.id, m.id) for p in posts for m in members if isinstance(p, EntityRef) and isinstance(m, EntityRef))


def _strictly(situation: Situation, day: date) -> bool:
    first, last = bounds(situation.begin).max, bounds(situation.end).min
    return bool(first and last and first < day < last)


def _lost(stated: Stated, standing: Mapping[str, Held], day: date, unborn: frozenset[str]) -> set[object]:
    """The claims on what did not stand on the day, as their own source describes it where it is not true, and such situations."""
    vocabulary, lost = stated.terms.vocabulary, set[object]()
    for source in stated.sources:
        how = {s.id: standing.get(s.id) or _held(s, day, vocabulary) for s in source.situations}
        how |= {s.id: "no" for s in source.situations if how[s.id] == "possible" and _involves(s, unborn)}
        lost |= {node(claim.id) for claim in source.claims if how.get(claim.situation) == "no"}
    return lost


def _world(
    true: Sequence[Situation], standing: Mapping[str, Held], stated: Sequence[ox.Quad], terms: Terms, day: date
) -> Iterator[ox.Quad]:
    holds, current, graph = terms.known("org:holds"), terms.kgo("currentOn"), terms.graph("inferred")
    yield from (quad for quad in entail(true, stated, terms) if quad.predicate not in (holds, current))
    for situation in true:
        how, subject = standing[situation.id], node(situation.id)
        yield in_graph(ox.Triple(subject, terms.kgo("asOf"), terms.kgo(_SURE[how])), graph)
        for post, member in _holding(situation) if how == "certain" else ():
            yield in_graph(ox.Triple(node(member), holds, node(post)), graph)
            yield in_graph(ox.Triple(subject, current, typed(day.isoformat(), "date")), graph)
