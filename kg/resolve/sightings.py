"""One person as one document speaks of it: the name, and everything told there that tells namesakes apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model.claim import EntityRef, Reading
from kg.model.document import SourceDocument
from kg.model.entity import EntityKind, LocalEntity
from kg.model.words import fold, is_state, place_name
from kg.resolve.person_names import PersonName, parse_name
from kg.resolve.posts import features
from kg.resolve.registry import Registry

_POST = frozenset({EntityKind.POST})

#: a post told of somebody, and at which stage: current, former, future
Held = tuple[LocalEntity, str]


@dataclass(frozen=True, slots=True)
class Sighting:
    """One person of one document with the places, parties, posts and bodies told of it, and the other people of the document.

    ``posts`` are in the words of the document, ``offices`` what they are compared by (see ``office_keys``), ``titles`` their titles
    alone, ``towns`` titles with places that are no states. Of ``places`` those are ``left`` of which only former offices are told;
    ``current`` are titles that the document tells as held on its day; ``named_only`` says that it claims nothing of the person.
    """

    document: SourceDocument
    local: LocalEntity
    name: PersonName
    places: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    towns: frozenset[tuple[str, str]] = frozenset()
    bodies: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    posts: tuple[LocalEntity, ...] = ()
    current: frozenset[str] = frozenset()
    named_only: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """The document and the local id, by which links are kept."""
        return self.document.slug, self.local.id


def office_keys(title: str, place: str, body: str, seats: Iterable[str]) -> frozenset[str]:
    """What an office is compared by: curated seats, the title with its place, the title with its body; the title alone has no place.

    >>> sorted(office_keys("senator", "alabama", "", ())), sorted(office_keys("senator", "", "us senate", ()))
    (['senator|alabama'], ['senator|', 'senator|us senate'])
    """
    placed = place not in ("", "us")
    return frozenset({*seats, f"{title}|{place if placed else ''}", *([f"{title}|{body}"] if body and not placed else [])})


def is_town(place: str) -> bool:
    """Whether a folded place is neither the nation nor a state of it."""
    return place not in ("", "us") and not is_state(place)


def company_key(name: PersonName) -> str:
    """What a person is recognised by in two documents' company; empty for a bare surname."""
    return f"{name.given} {name.surname}" if len(name.given) > 1 else ""


def known_places(registry: Registry) -> frozenset[str]:
    """The jurisdictions of all posts that have one."""
    return frozenset(registry.place_of(post.iri) for post in registry.of_kind(_POST)) - {"us", ""}


def sightings(
    reading: Reading, registry: Registry, places: frozenset[str], parties: Mapping[str, str], found: Mapping[str, Sequence[str]]
) -> list[Sighting]:
    """The people of a document; ``parties`` are the IRIs of its parties, ``found`` the curated posts that its posts can be, by local id."""
    locals_ = {local.id: local for local in reading.entities}
    held: dict[str, list[Held]] = defaultdict(list)
    joined: dict[str, set[str]] = defaultdict(set)
    for situation in reading.situations:
        told = [locals_[f.id] for f in situation.fillers("post") if isinstance(f, EntityRef) and f.id in locals_]
        bodies = [f.id for f in situation.fillers("organization") if isinstance(f, EntityRef)]
        for member in (filler.id for filler in situation.fillers("member") if isinstance(filler, EntityRef)):
            held[member] += [(post, situation.stage) for post in told]
            joined[member] |= {parties[body] for body in bodies if body in parties}
    people = [local for local in sorted(reading.entities, key=lambda local: local.id) if local.kind is EntityKind.PERSON]
    made = [_sighting(reading.document, local, held[local.id], joined[local.id], registry, places, found) for local in people]
    made += [replace(_bystander(reading.document, local), named_only=True) for local in sorted(reading.bystanders, key=lambda one: one.id)]
    present = frozenset(company_key(one.name) for one in made) - {""}
    return [replace(one, company=present - {company_key(one.name)}) for one in made]


def _bystander(document: SourceDocument, local: LocalEntity) -> Sighting:
    return Sighting(document, local, _name(local), _places([local.attribute("state")], frozenset()))


def _name(local: LocalEntity) -> PersonName:
    """The parts of a name; "the younger" stands for a suffix where there is none."""
    name = parse_name(local.name)
    return name if name.suffix else replace(name, suffix=local.attribute("age"))


def _sighting(
    document: SourceDocument, local: LocalEntity, held: Sequence[Held], parties: Iterable[str], registry: Registry,
    known: frozenset[str], found: Mapping[str, Sequence[str]],
) -> Sighting:  # fmt: skip
    posts = [post for post, _ in held]
    home = local.attribute("state")
    places = _places([home, *(post.attribute("jurisdiction") for post in posts)], known)
    was = _places((post.attribute("jurisdiction") for post, stage in held if stage == "former"), known)
    kept = _places((post.attribute("jurisdiction") for post, stage in held if stage != "former"), known) | _places([home], known) - was
    offices: set[str] = set()
    towns: set[tuple[str, str]] = set()
    for post in posts:
        curated = found[post.id]
        seats = [iri for iri in curated if registry.value(iri, "kgo:maxHolders")]
        title, place, body = features(post)
        offices |= office_keys(title, place, "" if curated and not seats else body, seats)
        towns |= {(title, place)} if is_town(place) else set()
    titles, bodies = (frozenset(features(post)[part] for post in posts) - {""} for part in (0, 2))
    return Sighting(
        document, local, _name(local), places, places - kept, frozenset(parties), frozenset(offices), titles, frozenset(towns), bodies,
        posts=tuple(posts), current=frozenset(features(post)[0] for post, stage in held if stage == "current"),
    )  # fmt: skip


def _places(told: Iterable[str], known: frozenset[str]) -> frozenset[str]:
    """Those of the jurisdictions told that are states or known from curated posts, the nation aside."""
    folded = {fold(place_name(words)): words for words in told if words}
    return frozenset(place for place, words in folded.items() if is_state(words) or place in known) - {"us", ""}
