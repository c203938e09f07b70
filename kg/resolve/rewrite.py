"""Situations and claims of one document with IRIs of entities in the place of local ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.model.claim import Claim, EntityRef, Filler, Modality, Reading, Situation, SituationRef, Words
from kg.model.document import SourceDocument
from kg.model.entity import EntityKind
from kg.model.finding import Finding, Severity
from kg.model.iri import Namespaces, key_hash
from kg.model.ontology import Vocabulary
from kg.model.span import Place
from kg.model.time import held_on
from kg.resolve.linking import Linker
from kg.resolve.registry import CONTESTS
from kg.resolve.scoped import mint_accusers

#: roles whose filler is the person that a post in the same situation is about, the first that is filled
_OF_POST = ("member", "target", "candidate", "agent")
#: roles of those who stand in the contest of a situation, in every class and beyond that in some
_RUN = ("candidate", "winner", "loser")
_RUN_IN = {"Competition": ("agent", "target"), "Endorsement": ("target",)}
#: range of a role -> what words in it can name
_KINDS = {
    "Contest": (EntityKind.CONTEST, EntityKind.PRIMARY),
    "Topic": (EntityKind.TOPIC,),
    "Organization": (EntityKind.ORGANIZATION, EntityKind.PARTY),
    "Agent": (EntityKind.ORGANIZATION, EntityKind.PARTY, EntityKind.PERSON),
}


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A document's situations, still under local ids but on entity IRIs, and the claims about them."""

    document: SourceDocument
    situations: tuple[Situation, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]


def rewrite(reading: Reading, linker: Linker, vocabulary: Vocabulary) -> Rewritten:
    """The situations and claims of a reading on entity IRIs; what refers to nothing is left out, with a finding."""
    document = reading.document
    findings: list[Finding] = []
    locals_ = {situation.id for situation in reading.situations}
    situations = tuple(
        _situation(situation, reading, linker, vocabulary, locals_, findings)
        for situation in sorted(reading.situations, key=lambda s: s.id)
    )
    claims = tuple(_claims(reading, linker, locals_, findings, vocabulary.names))
    return Rewritten(document, situations, claims, tuple(findings))


def _situation(
    situation: Situation, reading: Reading, linker: Linker, vocabulary: Vocabulary, known: set[str], findings: list[Finding]
) -> Situation:
    document = reading.document
    kinds = {local.id: local.kind for local in reading.entities}
    person = _person(situation, kinds, linker, document)
    roles: list[tuple[str, Filler]] = []
    for role, filler in situation.roles:
        if isinstance(filler, EntityRef) and kinds.get(filler.id) in CONTESTS:
            runners = _runners(situation, kinds, linker, document)
            over = bool(situation.fillers("winner") or situation.fillers("loser"))
            iri = linker.contest(document.slug, filler.id, runners, _needs(situation, role, vocabulary), over)
            if iri:
                roles.append((role, EntityRef(iri)))
            else:
                findings.append(_impossible(document, linker.iri(document.slug, filler.id), situation))
        elif isinstance(filler, EntityRef):
            current = role == "post" and held_on(situation.begin, situation.end, document.published) == "certain"
            iri = linker.iri(document.slug, filler.id, person, document.published, current)
            if iri:
                roles.append((role, EntityRef(iri)))
            else:
                findings.append(_dangling(document, filler.id, f"the role {role} of {situation.id}"))
        elif isinstance(filler, SituationRef) and filler.id not in known:
            findings.append(_dangling(document, filler.id, f"the role {role} of {situation.id}"))
        else:
            roles.append((role, _named(filler, role, situation.cls, linker, vocabulary) if isinstance(filler, Words) else filler))
    return replace(situation, roles=sorted_roles(_with_body(situation, roles, linker, vocabulary)))


def _named(words: Words, role: str, cls: str, linker: Linker, vocabulary: Vocabulary) -> Filler:
    """Words that are the very name of one curated thing that the role can hold are that thing."""
    known = vocabulary.classes.get(cls)
    found = known.role(role) if known else None
    kinds = frozenset(kind for name in (found.ranges if found else ()) for kind in _KINDS.get(name, ()))
    iris = [iri for iri in linker.registry.find(words.text, kinds) if not linker.registry.entities[iri].minted] if kinds else []
    return EntityRef(iris[0]) if len(iris) == 1 else words


def sorted_roles(roles: Iterator[tuple[str, Filler]] | list[tuple[str, Filler]]) -> tuple[tuple[str, Filler], ...]:
    """Roles in the order in which they are always written, none twice."""
    return tuple(sorted(set(roles), key=lambda pair: (pair[0], repr(pair[1]))))


def _runners(situation: Situation, kinds: Mapping[str, EntityKind], linker: Linker, document: SourceDocument) -> frozenset[str]:
    """The people whom a situation has stand, win, lose or be backed in its contest."""
    roles = _RUN + _RUN_IN.get(situation.cls, ())
    local = [filler.id for role in roles for filler in situation.fillers(role) if isinstance(filler, EntityRef)]
    return frozenset(linker.iri(document.slug, one) for one in local if kinds.get(one) is EntityKind.PERSON)


def _needs(situation: Situation, role: str, vocabulary: Vocabulary) -> bool:
    """Whether a situation of this class means nothing without the role."""
    cls = vocabulary.classes.get(situation.cls)
    found = cls.role(role) if cls else None
    return found is not None and found.defining


def _person(situation: Situation, kinds: Mapping[str, EntityKind], linker: Linker, document: SourceDocument) -> str:
    for role in _OF_POST:
        for filler in situation.fillers(role):
            if isinstance(filler, EntityRef) and kinds.get(filler.id) is EntityKind.PERSON:
                return linker.iri(document.slug, filler.id)
    return ""


def _with_body(situation: Situation, roles: list[tuple[str, Filler]], linker: Linker, vocabulary: Vocabulary) -> list[tuple[str, Filler]]:
    """The roles with the body of the post, where a holding of a post does not name it."""
    posts = [filler.id for role, filler in roles if role == "post" and isinstance(filler, EntityRef)]
    if any(role == "organization" for role, _ in roles) or not vocabulary.is_a(situation.cls, "Tenure"):
        return roles
    bodies = [linker.registry.value(post, "org:postIn") for post in posts]
    return roles + [("organization", EntityRef(body)) for body in bodies if body]


def _claims(reading: Reading, linker: Linker, known: set[str], findings: list[Finding], names: Namespaces) -> Iterator[Claim]:
    document = reading.document
    taken: dict[str, Claim] = {}
    accused = {situation.id: situation for situation in reading.situations}
    for claim in sorted(reading.claims, key=_content):
        holder = linker.iri(document.slug, claim.holder) if claim.holder else ""
        if claim.situation not in known or (claim.holder and not holder):
            # without its holder a view would pass for the document's own
            findings.append(_dangling(document, claim.holder if claim.situation in known else claim.situation, f"claim {claim.id}"))
            continue
        iri = names.iri("claim", f"{document.slug}_{key_hash(*_content(claim))}")
        if iri in taken:
            iri = names.iri("claim", f"{document.slug}_{key_hash(*_content(claim), claim.id)}")
        taken[iri] = claim
        condition = claim.condition if claim.condition in known else ""
        conveyed = claim.conveyed_by if claim.conveyed_by in known else ""
        if claim.modality is Modality.ALLEGED and not holder:
            holder = _accuser(accused[claim.situation], linker, document)
        yield replace(claim, id=iri, holder=holder, condition=condition, conveyed_by=conveyed, origin=document.slug)


def _accuser(situation: Situation, linker: Linker, document: SourceDocument) -> str:
    """Who alleges what a document only calls alleged: the one who brings the charge, else somebody unnamed."""
    accusing = [f.id for f in situation.fillers("agent") if isinstance(f, EntityRef)] if situation.cls == "Charge" else []
    named = linker.iri(document.slug, accusing[0]) if len(accusing) == 1 else ""
    return named or mint_accusers(linker.registry, document)


def _content(claim: Claim) -> tuple[str, ...]:
    """What makes a claim this claim in its document: all in local terms, so that other documents cannot change its IRI."""
    quotes = [f"{quote.span.start}-{quote.span.end}" for quote in sorted(claim.quotes)]
    axes = (claim.modality.value, claim.polarity.value, claim.certainty.value)
    return (claim.situation, *axes, claim.holder, claim.condition, claim.conveyed_by, ",".join(claim.supports), *quotes)


def _impossible(document: SourceDocument, contest: str, situation: Situation) -> Finding:
    return Finding(
        code="KG0605",
        message=f"{situation.words or situation.cls} in {document.slug} cannot be about {contest}: those concerned stand elsewhere",
        place=Place(document.path),
        remedy="the contest was left out; a curated candidacy would put it back",
        severity=Severity.INFO,
        value=contest,
    )


def _dangling(document: SourceDocument, name: str, where: str) -> Finding:
    return Finding(
        code="KG0602",
        message=f"{where} refers to '{name}', which the reading of {document.slug} does not have",
        place=Place(document.path),
        remedy="this is a fault of the extractor: report it with the article",
    )
