"""What falls if a document is retracted: its claims, what rests on them alone, the decisions about them; part of the shell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.answers.dataset import base_of_quads
from kg.assemble.assess import vouches
from kg.assemble.revise import Stated, conflicts_left, read_stated, revised
from kg.assemble.selectors import Judgement
from kg.assemble.terms import COMMENT
from kg.changes import Changes, Side, changes
from kg.config import Config
from kg.errors import ConfigError
from kg.ingest.suggest import close_to
from kg.model.claim import Claim
from kg.model.decision import Decision, Verdict
from kg.vocabulary import load


@dataclass(frozen=True, slots=True)
class Resting:
    """A decision that has to do with a retracted document: what it is about (``on``) or rests on (``because``) goes, all or in part."""

    decision: str
    verdict: str
    reason: str
    dangling: bool


@dataclass(frozen=True, slots=True)
class Blast:
    """Everything that a retraction changes, in names.

    ``unsupported`` are situations that nobody else tells of, ``stays`` true ones that stay true by another witness, with that witness,
    ``conflicts`` what nobody disagrees about any more. A retraction brings no conflict: it only takes claims away.
    """

    document: str
    title: str
    claims: tuple[str, ...]
    changes: Changes
    unsupported: tuple[str, ...]
    stays: tuple[tuple[str, str], ...]
    decisions: tuple[Resting, ...]
    conflicts: tuple[str, ...]


def blast_of(quads: Sequence[ox.Quad], document: str, config: Config) -> Blast:
    """What a dataset loses with a document, named by its IRI, slug, short name or title: it is derived again without its claims."""
    vocabulary = load(config.ontology, base_of_quads(quads))
    before, stated = Side(quads, vocabulary), read_stated(quads, vocabulary)
    slug = named_document(document, stated)
    going = {iri for iri, claim in before.claims.items() if claim.origin == slug}
    retracted = Judgement(Decision("", Verdict.RETRACTED, f"doc:{slug}", "", "", "", "", "~"), tuple(sorted(going)), ())
    standing = stated.background.ledger.judgements
    after = Side(revised(stated, stated.sources, (*standing, retracted), config.acceptance), vocabulary)
    told = {before.claims[iri].situation for iri in going}
    others = _by_situation(claim for claim in before.claims.values() if claim.origin != slug)
    witnesses = {iri: sorted({before.source(claim) for claim in told_of if vouches(claim)}) for iri, told_of in others.items()}
    still = {situation.id for situation in after.contents.truthy}
    was = {situation.id for situation in before.contents.truthy}
    return Blast(
        document=vocabulary.names.shorten(vocabulary.names.iri("doc", slug)),
        title=before.name(vocabulary.names.iri("doc", slug)),
        claims=tuple(sorted(going)),
        changes=changes(before, after),
        unsupported=tuple(before.name(iri) for iri in sorted(told - others.keys())),
        stays=tuple((before.name(iri), ", ".join(witnesses[iri])) for iri in sorted(told & was & still & others.keys())),
        decisions=tuple(_resting(judgement, going) for judgement in standing if going & {*judgement.on, *judgement.because}),
        conflicts=tuple(_settled(before, going)),
    )


def named_document(text: str, stated: Stated) -> str:
    """The slug of the one document that ``text`` names; ``ConfigError`` where there is none, or more than one of that title."""
    documents, names = stated.background.documents, stated.terms.names
    slug = names.expand(text).removeprefix(names.iri("doc", ""))
    if slug in documents:
        return slug
    titled = [key for key, one in documents.items() if one.title.casefold() == text.casefold()]
    if len(titled) == 1:
        return titled[0]
    near = ", ".join(f"doc:{key}" for key in titled) or _near(text, {**{key: key for key in documents}, **_titles(stated)})
    raise ConfigError("KG0906", f"{len(titled) or 'no'} document is called {text!r}", remedy=near or "kg stats --by source lists them")


def _titles(stated: Stated) -> Mapping[str, str]:
    return {one.title: key for key, one in stated.background.documents.items()}


def _near(text: str, known: Mapping[str, str]) -> str:
    found = close_to(text, known)
    return f"did you mean doc:{known[found]}?" if found else ""


def _by_situation(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    """Situation -> the claims about it."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.situation].append(claim)
    return found


def _resting(judgement: Judgement, going: set[str]) -> Resting:
    about = set(judgement.on) <= going or (bool(judgement.because) and set(judgement.because) <= going)
    decision = judgement.decision
    return Resting(decision.id, decision.verdict.value, decision.reason, dangling=about)


def _settled(side: Side, going: set[str]) -> list[str]:
    """The conflicts in words that are over once the claims are gone."""
    left = conflicts_left(side.quads, going, side.terms)
    return sorted(_messages(side.quads, side) - _messages(left, side))


def _messages(quads: Iterable[ox.Quad], side: Side) -> set[str]:
    graph = side.terms.graph("conflicts")
    return {str(getattr(quad.object, "value", "")) for quad in quads if quad.graph_name == graph and quad.predicate == COMMENT}
