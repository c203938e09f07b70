"""Decisions about two entities: which IRIs they are about, and which of their names nothing in the corpus bears."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kg.model.decision import Decision, mention_of
from kg.model.finding import Finding, Severity
from kg.model.iri import Namespaces, nearest_of_kind
from kg.model.resolution import Resolution


@dataclass(frozen=True, slots=True)
class Known:
    """The entities and situations of a corpus by IRI, and what each entity of a document became: (document, local id) -> IRI."""

    iris: Collection[str] = frozenset()
    locals: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, resolution: Resolution) -> Known:
        """What a resolution holds."""
        situations = {situation.id for source in resolution.sources for situation in source.situations}
        entities = {entity.iri for entity in resolution.entities} | ({old for old, _ in resolution.replaced} - {*resolution.unborne})
        return cls(entities | situations, {(link.document, link.local): link.iri for link in resolution.links})


def pair_of(decision: Decision, known: Known, names: Namespaces) -> tuple[str, ...]:
    """The IRIs of the two entities that a decision is about, each once; an entity of a document by what it became, if it is there."""
    mention = mention_of(decision.subject, names)
    subject = known.locals.get((mention.document, mention.local), "") if mention else names.expand(decision.subject)
    return tuple(dict.fromkeys(iri for iri in (subject, names.expand(decision.other)) if iri))


def unknown(decision: Decision, known: Known, names: Namespaces) -> Finding | None:
    """The finding for a decision of whose two entities one is nowhere in the corpus, or nothing.

    A misspelling comes and goes with the texts, so a subject that no text names is but a remark; whom it is said to be must be there.
    """
    mention = mention_of(decision.subject, names)
    # words of a document are looked up, and told of where they fail, when names become entities
    there = bool(mention.words) or (mention.document, mention.local) in known.locals if mention else _there(decision.subject, known, names)
    whom = _there(decision.other, known, names)
    if there and whom:
        return None
    name = decision.subject if whom else decision.other
    near = "" if mention and whom else nearest_of_kind(names.expand(name), known.iris)
    remedy = f"did you mean {names.shorten(near)}? " if near else ""
    return Finding(
        code="KG0701",
        message=f"decision {decision.id} is about {name!r}, and nothing in the corpus is called that",
        place=decision.place,
        remedy=f"{remedy}it has no effect until something is; otherwise correct the name, or take the decision out",
        severity=Severity.INFO if whom else Severity.WARNING,
        excerpt=name,
    )


def _there(name: str, known: Known, names: Namespaces) -> bool:
    return names.expand(name) in known.iris
