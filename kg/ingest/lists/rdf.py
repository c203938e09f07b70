"""Turtle, JSON-LD and their kin in the terms of W3C ORG, FOAF, schema.org and Popolo: people, organisations, posts and memberships."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import InputError
from kg.ingest.lists.dates import edtf_of, span_of
from kg.ingest.lists.entries import Unread
from kg.ingest.lists.files import ListFile
from kg.ingest.lists.listing import BODY, HOLDS, MEMBER, PARTY, PERSON, POST, Listed, ListedClaim, Request, Told
from kg.model.finding import Finding, Severity
from kg.model.iri import is_address, join_slugs, local_name, slug
from kg.model.naming import post_slug
from kg.model.span import Place

name = "rdf"
official = True

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
#: local name of a class, whatever its vocabulary -> what it is here
_CLASSES = {
    "Person": PERSON,
    "Party": PARTY,
    "PoliticalParty": PARTY,
    "Organization": BODY,
    "FormalOrganization": BODY,
    "OrganizationalUnit": BODY,
    "GovernmentOrganization": BODY,
    "Post": POST,
    "Membership": "membership",
    "Tenure": "membership",
    "PartyAffiliation": "membership",
}
#: the largest JSON-LD file whose contexts are looked at
_MOST = 50_000_000
_WIKIDATA = re.compile(r"https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/(Q[1-9]\d*)$")

Node = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def score(file: ListFile) -> int:
    """How surely a file is RDF, going by its name and its first words."""
    if file.suffix in _FORMATS:
        return 70
    return 60 if '"@context"' in file.head or re.match(r"\s*(@prefix|PREFIX)\s", file.head) else 0


@dataclass(frozen=True, slots=True)
class _Thing:
    """One node with what is said of it, by the local names of the properties."""

    node: Node
    said: Mapping[str, tuple[Term, ...]]

    def text(self, *names: str) -> str:
        """The first literal under the first of these properties that has one, English before other languages."""
        for one in names:
            found = [term for term in self.said.get(one, ()) if isinstance(term, ox.Literal)]
            if found:
                return min(found, key=lambda term: (not (term.language or "en").startswith("en"), term.value)).value.strip()
        return ""

    def texts(self, *names: str) -> tuple[str, ...]:
        """All literals under these properties, sorted."""
        return tuple(sorted({term.value for one in names for term in self.said.get(one, ()) if isinstance(term, ox.Literal)}))

    def iri(self, *names: str) -> str:
        """The first node under the first of these properties that has one."""
        nodes = (term for one in names for term in self.said.get(one, ()) if isinstance(term, ox.NamedNode | ox.BlankNode))
        return next((_id(node) for node in nodes), "")


def _id(node: Node) -> str:
    return node.value


def read(file: ListFile, request: Request) -> Iterator[Told]:
    """The people, organisations, posts and memberships that a file describes; other nodes with a type are told and left out."""
    unread = Unread()
    things = _things(file)
    for key in sorted(things):
        thing = things[key]
        types = [local_name(_id(term)) for term in thing.said.get("type", ()) if isinstance(term, ox.NamedNode)]
        kind = next((_CLASSES[one] for one in types if one in _CLASSES), "")
        place = Place(f"{file.path}#{key}" if isinstance(thing.node, ox.NamedNode) else file.path)
        if kind == "membership":
            yield from _membership(thing, things, request, unread, place)
        elif kind:
            yield _entity(thing, kind, request, unread, place)
        elif types and isinstance(thing.node, ox.NamedNode):
            message = f"{key} is a {types[0]}, which says nothing of who holds what; it is passed over"
            yield Finding("KG0249", message, place, "people, organisations, posts and memberships are read", Severity.INFO)
    yield from unread.findings()


def _things(file: ListFile) -> dict[str, _Thing]:
    """Everything that a file says, by node; ``InputError`` KG0212 where it is not RDF, KG0250 where a context lies elsewhere."""
    kind = _FORMATS.get(file.suffix) or (ox.RdfFormat.JSON_LD if '"@context"' in file.head else ox.RdfFormat.TURTLE)
    if kind == ox.RdfFormat.JSON_LD:
        _require_own_context(file)
    said: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    nodes: dict[str, Node] = {}
    with file.opened() as stream:
        try:
            for quad in ox.parse(stream, format=kind, base_iri="https://list.invalid/"):
                if isinstance(quad.subject, ox.NamedNode | ox.BlankNode):
                    nodes[_id(quad.subject)] = quad.subject
                    said[_id(quad.subject)][local_name(quad.predicate.value)].append(quad.object)
        except SyntaxError as error:
            place = Place(file.path, error.lineno or 0, error.offset or 0)
            message = re.sub(r"^Parser error at .*?: ", "", error.msg)
            raise InputError("KG0212", f"not {kind.name}: {message}", place=place, remedy="mend this line; nothing is read") from None
    return {key: _Thing(node, {p: tuple(dict.fromkeys(o)) for p, o in said[key].items()}) for key, node in nodes.items()}


def _require_own_context(file: ListFile) -> None:
    """Raise ``InputError`` where the terms of a JSON-LD file are defined at an address: nothing is fetched while a list is read."""
    with file.opened() as stream:
        text = stream.read(_MOST)
    try:
        away = _elsewhere(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise InputError("KG0244", f"not JSON: {error}", place=file.place, remedy="mend or fetch the file again") from None
    if away:
        remedy = "put the context itself into the file; nothing is fetched"
        raise InputError("KG0250", f"the JSON-LD context is elsewhere: {away}", place=file.place, remedy=remedy)


def _elsewhere(value: object) -> str:
    """The first context that is only an address, wherever in a JSON-LD document it stands."""
    if isinstance(value, list):
        return next(filter(None, map(_elsewhere, value)), "")
    if not isinstance(value, dict):
        return ""
    context = value.get("@context", ())
    for one in context if isinstance(context, list) else [context]:
        if isinstance(one, str):
            return one
        if isinstance(one, dict) and isinstance(one.get("@import"), str):
            return str(one["@import"])
    return next(filter(None, map(_elsewhere, value.values())), "")


def _key(request: Request, identifier: str) -> str:
    return f"{request.name}#{identifier}"


def _entity(thing: _Thing, kind: str, request: Request, unread: Unread, place: Place) -> Listed:
    iri = _id(thing.node)
    label = thing.text("prefLabel", "name", "label") or local_name(iri).replace("-", " ").removesuffix(".ttl")
    same = (_WIKIDATA.match(term.value) for term in thing.said.get("sameAs", ()) if isinstance(term, ox.NamedNode))
    ids = {f"wikidata:{found[1]}" for found in same if found}
    ids |= {
        f"{local_name(term.datatype.value)}:{term.value}"
        for one in ("identifier", "nick", "notation")
        for term in thing.said.get(one, ())
        if isinstance(term, ox.Literal) and local_name(term.datatype.value) not in ("string", "langString")
    }
    within = thing.iri("postIn", "subOrganizationOf") if kind in (POST, BODY) else ""
    where = request.place or thing.text("jurisdiction")
    made = post_slug(label, where) if kind == POST else join_slugs(label, where or request.name)
    gender = thing.text("gender").lower()
    return Listed(
        key=_key(request, iri),
        kind=kind,
        name=label,
        slug="" if kind == PERSON else made,
        names=tuple(one for one in thing.texts("altLabel", "alternateName") if one != label),
        identifiers=tuple(sorted(ids)),
        born=edtf_of(thing.text("birthDate"), unread, place),
        died=edtf_of(thing.text("deathDate"), unread, place),
        gender=gender if gender in ("male", "female") else "",
        place=where if kind != PERSON else "",
        within=_key(request, within) if within else "",
        at=place,
    )


def _membership(thing: _Thing, things: Mapping[str, _Thing], request: Request, unread: Unread, place: Place) -> Iterator[Told]:
    member, post, body = thing.iri("member"), thing.iri("post"), thing.iri("organization")
    if not member or not (post or body):
        unread.note("a membership without member, or without post and organisation", _id(thing.node), place)
        return
    begin, end, now = span_of(
        thing.text("validFrom", "startDate", "begin"), thing.text("validUntil", "validThrough", "endDate", "end"), unread, place
    )
    source = next((one for one in (thing.iri("seeAlso"), thing.iri("source")) if is_address(one)), "")
    claim = ListedClaim(
        _key(request, member), HOLDS, _key(request, post or body), begin, end,
        source=source or place.path.partition("#")[0].rpartition("/")[2], ongoing=now, at=place,
    )  # fmt: skip
    described = things.get(body)
    party = described is not None and any(local_name(_id(t)) in ("Party", "PoliticalParty") for t in described.said.get("type", ())
                                          if isinstance(t, ox.NamedNode))  # fmt: skip
    if not post and not party:
        role = things.get(thing.iri("role"))
        title = (role.text("prefLabel", "label") if role else "") or thing.text("role", "prefLabel") or "member"
        key = f"{_key(request, body)}/{slug(title)}"
        yield Listed(key, POST, title, place=request.place, within=_key(request, body))
        yield ListedClaim(claim.subject, HOLDS, key, begin, end, source=claim.source, ongoing=now, at=place)
        return
    yield claim if post else ListedClaim(claim.subject, MEMBER, claim.object, begin, end, source=claim.source, ongoing=now, at=place)
