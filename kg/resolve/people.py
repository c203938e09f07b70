"""People: linked to the registry by name, title and office, or to each other across documents; else minted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.model.document import SourceDocument
from kg.model.entity import Entity, EntityKind, LocalEntity
from kg.model.iri import join_slugs, key_hash, slug
from kg.resolve.person_names import Agreement, PersonName, compare, parse_name
from kg.resolve.posts import features, find_posts
from kg.resolve.registry import Registry
from kg.resolve.tenures import KnownTenures
from kg.resolve.words import fold, is_state, place_name, place_slug

PERSON = frozenset({EntityKind.PERSON})
_POST = frozenset({EntityKind.POST})


@dataclass(frozen=True, slots=True)
class Sighting:
    """One person as one document speaks of it: the places, parties and curated posts told there, to tell namesakes apart.

    ``titles`` are all its posts in the words of the document.
    """

    document: SourceDocument
    local: LocalEntity
    name: PersonName
    places: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    titles: tuple[LocalEntity, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a sighting is: an IRI with the rule and the reason, or nothing yet, with the reason why not."""

    iri: str = ""
    rule: str = ""
    why: str = ""
    doubt: str = ""


@dataclass(slots=True)
class Cluster:
    """People of several documents who are one; the earliest document names them."""

    first: Sighting
    members: list[Sighting] = field(default_factory=list)

    @property
    def places(self) -> frozenset[str]:
        """All places told of the person."""
        return frozenset().union(*(member.places for member in self.members))

    @property
    def parties(self) -> frozenset[str]:
        """All parties told of the person."""
        return frozenset().union(*(member.parties for member in self.members))

    @property
    def posts(self) -> frozenset[str]:
        """All posts told of the person."""
        return frozenset().union(*(member.posts for member in self.members))


class People:
    """The people of the registry with what is known of their offices."""

    def __init__(self, registry: Registry, tenures: KnownTenures) -> None:
        self.registry = registry
        self.tenures = tenures
        self._by_surname: dict[str, list[Entity]] = defaultdict(list)
        for entity in registry.of_kind(PERSON):
            for surname in sorted({parse_name(name).surname for name in (entity.label, *entity.aliases)}):
                self._by_surname[surname].append(entity)

    def find(self, sighting: Sighting, barred: frozenset[str]) -> Found:
        """The person of the registry that a sighting is; ``barred`` are those a decision excludes."""
        by_name = self._by_exact_name(sighting, barred)
        if by_name.iri or by_name.doubt:
            return by_name
        return self._by_structure(sighting, barred) if sighting.name.given else self._by_office(sighting, barred)

    def _by_exact_name(self, sighting: Sighting, barred: frozenset[str]) -> Found:
        if self._titles(sighting):
            return self._by_office(sighting, barred)
        words = sighting.local.name
        named = [iri for iri in self.registry.find(words, PERSON) if iri not in barred and not self.registry.entities[iri].minted]
        fitting = [iri for iri in named if not self._clashes(sighting, iri)]
        if named and not fitting:
            return Found(doubt=f"'{words}' is also the name of {named[0]}, but place or office differ")
        if len(fitting) > 1:
            holders = [iri for iri in fitting if self._supports(sighting, iri)]
            return self._one(holders, "holder", f"'{words}' with that office or place") or Found(doubt=_several(words, fitting))
        if not fitting:
            return Found()
        label = fold(self.registry.entities[fitting[0]].label) == fold(words)
        return Found(fitting[0], "label" if label else "alias", f"'{words}' is {'the name' if label else 'a name'} of {fitting[0]}")

    def _titles(self, sighting: Sighting) -> tuple[str, ...]:
        """The posts of which the whole name is a title ("the president")."""
        return self.registry.find(sighting.local.name, _POST) if not sighting.local.attribute("given") else ()

    def _by_structure(self, sighting: Sighting, barred: frozenset[str]) -> Found:
        agreed: dict[Agreement, list[str]] = {Agreement.SAME: [], Agreement.WEAK: []}
        for entity in self._by_surname.get(sighting.name.surname, ()):
            how = max((compare(sighting.name, parse_name(name)) for name in (entity.label, *entity.aliases) if parse_name(name).given),
                      key=[Agreement.NONE, Agreement.WEAK, Agreement.SAME].index, default=Agreement.NONE)  # fmt: skip
            if how is not Agreement.NONE and entity.iri not in barred and not entity.minted and not self._clashes(sighting, entity.iri):
                agreed[how].append(entity.iri)
        words = sighting.local.name
        if same := self._one(agreed[Agreement.SAME], "name", f"'{words}' is another form of the name"):
            return same
        backed = [iri for group in agreed.values() for iri in group if self._supports(sighting, iri)]
        if supported := self._one(backed, "name", f"'{words}' is another form of the name, and office or place agree"):
            return supported
        near = [iri for group in agreed.values() for iri in group]
        return (
            Found(doubt=_several(words, near) if len(near) > 1 else f"'{words}' may be {near[0]}; nothing but the name says so")
            if near
            else Found()
        )

    def _by_office(self, sighting: Sighting, barred: frozenset[str]) -> Found:
        """A bare title or surname: the known holder of that office on the day, or the one bearer of the surname with that office."""
        titles, day = self._titles(sighting), sighting.document.published
        if titles:
            holders = [iri for post in titles for iri in self.tenures.holders(post, day) if iri not in barred]
            return self._one(sorted(set(holders)), "holder", f"'{sighting.local.name}' on {day.isoformat()}") or Found()
        bearers = [
            entity.iri for entity in self._by_surname.get(sighting.name.surname, ()) if entity.iri not in barred and not entity.minted
        ]
        backed = [iri for iri in bearers if self._supports(sighting, iri)]
        return self._one(backed, "surname", f"the one {sighting.local.name} with that office or place") or Found()

    def _one(self, found: Sequence[str], rule: str, why: str) -> Found | None:
        return Found(found[0], rule, f"{why}: {found[0]}") if len(found) == 1 else None

    def _supports(self, sighting: Sighting, iri: str) -> bool:
        """Whether a post or a place told of the person is known of the candidate too."""
        held = {tenure.post for tenure in self.tenures.of_person(iri)}
        return bool(sighting.posts & held or sighting.places & self._places(iri))

    def _clashes(self, sighting: Sighting, iri: str) -> bool:
        """Whether the text gives the person a place, and the candidate is known from other places alone."""
        known = self._places(iri)
        return bool(
            sighting.places and known and not sighting.places & known and not sighting.posts & {t.post for t in self.tenures.of_person(iri)}
        )

    def _places(self, iri: str) -> frozenset[str]:
        """The parts of the nation in which a person is known to have held office."""
        places = {fold(place_name(self.registry.value(tenure.post, "kgo:jurisdiction"))) for tenure in self.tenures.of_person(iri)}
        return frozenset(places - {"", "us"})


def _several(words: str, found: Iterable[str]) -> str:
    return f"'{words}' fits several people: {', '.join(sorted(set(found)))}"


def join(sightings: Sequence[Sighting], barred: frozenset[tuple[str, str]]) -> list[Cluster]:
    """The people that nobody curated, each with all documents that speak of them; a document's own people are never joined.

    Sightings come in the order of their documents; each goes to the one cluster it fits. ``barred`` are pairs of slugs kept apart.
    """
    by_surname: dict[str, list[Cluster]] = defaultdict(list)
    clusters: list[Cluster] = []
    for sighting in sightings:
        fitting = [cluster for cluster in by_surname[sighting.name.surname] if _same(sighting, cluster, barred)]
        exact = [cluster for cluster in fitting if any(fold(m.local.name) == fold(sighting.local.name) for m in cluster.members)]
        choice = exact if len(exact) == 1 else fitting
        if len(choice) == 1:
            choice[0].members.append(sighting)
            continue
        cluster = Cluster(sighting, [sighting])
        by_surname[sighting.name.surname].append(cluster)
        clusters.append(cluster)
    return clusters


def _same(sighting: Sighting, cluster: Cluster, barred: frozenset[tuple[str, str]]) -> bool:
    if any(member.document.slug == sighting.document.slug for member in cluster.members) or not (
        sighting.name.given and cluster.first.name.given
    ):
        return False
    pair = (person_slug(sighting.local.name), person_slug(cluster.first.local.name))
    if pair in barred or pair[::-1] in barred or _apart(sighting.places, cluster.places):
        return False
    how = [compare(sighting.name, member.name) for member in cluster.members]
    if Agreement.NONE in how:
        return False
    support = sighting.places & cluster.places or sighting.posts & cluster.posts
    if sighting.name.suffix == cluster.first.name.suffix:
        # a middle name on one side only: the same title is enough; of father and son it is not
        support = support or _titles(sighting) & frozenset().union(*map(_titles, cluster.members))
    return any(
        one is Agreement.SAME or fold(m.local.name) == fold(sighting.local.name) for one, m in zip(how, cluster.members, strict=True)
    ) or bool(support)


def _titles(sighting: Sighting) -> frozenset[str]:
    return frozenset(features(post)[0] for post in sighting.titles)


def _apart(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b and not a & b)


def person_slug(name: str) -> str:
    """The slug of a person's name."""
    return slug(name) or f"unnamed-{key_hash(name, digits=6)}"


def mint_people(registry: Registry, clusters: Sequence[Cluster]) -> dict[tuple[str, str], str]:
    """(Document, local id) -> minted IRI; the earliest document has the plain name, later namesakes take place, party or a hash."""
    made: dict[tuple[str, str], str] = {}
    for cluster in clusters:
        iri = _free(registry, cluster)
        label = max((m.local.name for m in cluster.members[:1]), key=len)
        aliases = {m.local.name for m in cluster.members} - {label}
        registry.add(Entity(iri, EntityKind.PERSON, label, tuple(sorted(aliases)), minted=True))
        made |= {(member.document.slug, member.local.id): iri for member in cluster.members}
    return made


def _free(registry: Registry, cluster: Cluster) -> str:
    first = cluster.first
    base = person_slug(first.local.name)
    keys = [base] if first.name.given else []
    keys += [join_slugs(base, place_slug(place)) for place in sorted(first.places)]
    keys += [join_slugs(base, registry.slug_of(party).removesuffix("-party")) for party in sorted(first.parties)]
    keys += [f"{base}_{key_hash(first.document.slug, first.local.id, digits=6)}"]
    iris = [registry.names.iri("person", key) for key in keys]
    return next((iri for iri in iris if iri not in registry.entities), iris[-1])


def sighting(
    document: SourceDocument, local: LocalEntity, posts: Sequence[LocalEntity], parties: Iterable[str], registry: Registry
) -> Sighting:
    """A person of a document with the places, parties and curated posts that the document tells of it."""
    places = {place_name(words) for words in (local.attribute("state"), *(post.attribute("jurisdiction") for post in posts)) if words}
    held = {found[0] for post in posts if len(found := find_posts(registry, post)) == 1}
    known = {fold(place_name(registry.value(post.iri, "kgo:jurisdiction"))) for post in registry.of_kind(_POST)}
    folded = frozenset(fold(place) for place in places if is_state(place) or fold(place) in known) - {"us", ""}
    return Sighting(document, local, parse_name(local.name), folded, frozenset(parties), frozenset(held), tuple(posts))
