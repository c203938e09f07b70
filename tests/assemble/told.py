"""Small corpora for tests of the two clocks: people, posts, articles of a day, curated files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pyoxigraph as ox

from kg.assemble.dataset import assemble
from kg.model.claim import Claim, EntityRef, Filler, Situation
from kg.model.decision import Decision, Verdict
from kg.model.document import SourceDocument
from kg.model.entity import Entity, EntityKind
from kg.model.iri import Namespaces
from kg.model.policy import AcceptancePolicy
from kg.model.record import Recorded
from kg.model.resolution import Resolution, Source
from kg.model.span import Quote, Span
from kg.vocabulary import load

NAMES = Namespaces()
VOCABULARY = load()
POLICY = AcceptancePolicy()


def iri(short: str) -> str:
    return NAMES.expand(short)


def tenure(name: str, begin: str = "", end: str = "", person: str = "ann", post: str = "mayor", **more: Any) -> Situation:
    roles: tuple[tuple[str, Filler], ...] = (("member", EntityRef(iri(f"per:{person}"))), ("post", EntityRef(iri(f"post:{post}"))))
    return Situation(iri(f"ten:{name}"), "Tenure", roles, begin=begin, end=end, label=name, **more)


def departure(name: str, date: str = "", person: str = "ann", post: str = "mayor") -> Situation:
    roles: tuple[tuple[str, Filler], ...] = (("agent", EntityRef(iri(f"per:{person}"))), ("office", EntityRef(iri(f"post:{post}"))))
    return Situation(iri(f"ev:{name}"), "Departure", roles, date=date, label=name)


def said(origin: str, *situations: Situation, **axes: Any) -> Source:
    """A source with one claim on each of the situations."""
    return Source(origin, situations, tuple(claim(origin, number, one, **axes) for number, one in enumerate(situations)))


def claim(origin: str, number: int, about: Situation, **axes: Any) -> Claim:
    curated = origin.startswith("curated_")
    quotes = () if curated else (Quote(origin, Span(number, number + 3), "abc", 1, 1),)
    sources = ("https://example.org/x",) if curated else ()
    return Claim(iri(f"clm:{origin}_{number}"), about.id, quotes=quotes, sources=sources, origin=origin, **axes)


def article(slug: str, day: str) -> SourceDocument:
    return SourceDocument(slug, f"{slug}.txt", "abc", "0" * 64, slug, Span(0, 1), date.fromisoformat(day), day, publisher=slug)


def decision(number: int, verdict: Verdict, subject: str, made: str) -> Decision:
    return Decision(f"{number:03d}", verdict, subject, "", "", "because", "editor", made)


def people(*sources: Source) -> tuple[Entity, ...]:
    """The entities in the sources' roles, each minted by resolution."""
    refs = {filler.id for source in sources for one in source.situations for _, filler in one.roles if isinstance(filler, EntityRef)}
    kinds = {"person": EntityKind.PERSON, "post": EntityKind.POST}
    return tuple(Entity(ref, kinds[ref.split("/")[-2]], ref.split("/")[-1], minted=True) for ref in sorted(refs))


def dataset(
    *sources: Source,
    days: Mapping[str, str],
    decisions: Sequence[Decision] = (),
    recorded: Mapping[str, Recorded] | None = None,
    entities: Sequence[Entity] = (),
) -> tuple[ox.Quad, ...]:
    """The quads that the sources make, with the articles published on these days and, where given, other entities than those named."""
    resolution = Resolution(entities=tuple(entities) or people(*sources), sources=tuple(sorted(sources, key=lambda source: source.origin)))
    documents = [article(source.origin, days[source.origin]) for source in sources if source.origin in days]
    return assemble(resolution, documents, decisions, POLICY, frozenset(), VOCABULARY, recorded=recorded).quads


def graph(quads: Sequence[ox.Quad], name: str) -> set[ox.Triple]:
    return {quad.triple for quad in quads if quad.graph_name == ox.NamedNode(NAMES.graph(name))}


def values(quads: Sequence[ox.Quad], subject: str, predicate: str, name: str = "truthy") -> set[str]:
    """What the graph says of the subject under the predicate, as plain words."""
    wanted = ox.NamedNode(iri(subject)), ox.NamedNode(iri(predicate))
    found = {triple.object for triple in graph(quads, name) if (triple.subject, triple.predicate) == wanted}
    return {NAMES.shorten(term.value) for term in found if not isinstance(term, ox.Triple)}
