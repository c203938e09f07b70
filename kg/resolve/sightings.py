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

#: roles of those who stand in a contest
_STANDING = ("candidate", "winner", "loser")
#: offices of contests that say nothing of where their candidates are from: the whole nation's, and none
_NATIONAL = frozenset({"", "President"})

#: a post told of somebody, and at which stage: current, former, future
Held = tuple[LocalEntity, str]


@dataclass(frozen=True, slots=True)
class Sighting:
    """One person of one document with the places, parties, posts and bodies told of it, and the other people of the document.

    ``posts`` are in the words of the document, ``offices`` what they are compared by (see ``office_keys``), ``titles`` their titles
    alone, ``towns`` titles with places that are no states. Of ``places`` those are ``left`` of which only former offices are told;
    ``current`` are titles that the document tells as held on its day, ``runs`` the places in whose elections it has the person stand;
    ``named_only`` says that it claims nothing of the person.
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
    runs: frozenset[str] = frozenset()
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
    runs = _runs(reading, locals_)
    people = [local for local in sorted(reading.entities, key=lambda local: local.id) if local.kind is EntityKind.PERSON]
    made = [
        replace(
            _sighting(reading.document, local, held[local.id], joined[local.id], registry, places, found),
            runs=_places(sorted(runs[local.id]), places),
        )
        for local in people
    ]
    made += [replace(_bystander(reading.document, local), named_only=True) for local in sorted(reading.bystanders, key=lambda one: one.id)]
    present = frozenset(company_key(one.name) for one in made) - {""}
    return [replace(one, company=present - {company_key(one.name)}) for one in made]


def _runs(reading: Reading, locals_: Mapping[str, LocalEntity]) -> Mapping[str, set[str]]:
    """Local id -> the places in whose elections the document has somebody stand, as far as the words that tell it name the place.

    Candidates for what is elected in the whole nation stand in every state, and so may those of whom no office is told.
    """
    said: dict[str, str] = defaultdict(str)
    for claim in reading.claims:
        said[claim.situation] += "".join(f" {fold(quote.exact)} " for quote in claim.quotes)
    found: dict[str, set[str]] = defaultdict(set)
    for situation in reading.situations:
        races = [locals_[f.id] for f in situation.fillers("contest") if isinstance(f, EntityRef) and f.id in locals_]
        places = {race.attribute("jurisdiction") for race in races if race.attribute("office") not in _NATIONAL} - {""}
        named = {place for place in places if f" {fold(place)} " in said[situation.id]}
        for who in (filler for role in _STANDING for filler in situation.fillers(role) if isinstance(filler, EntityRef)):
            found[who.id] |= named
    return found


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
    told = [(post, stage, features(post)) for post, stage in held]
    was = _places((post.attribute("jurisdiction") for post, stage in held if stage == "former"), known)
    kept = _places((post.attribute("jurisdiction") for post, stage in held if stage != "former"), known)
    places = was | kept | _places([local.attribute("state")], known)
    offices: set[str] = set()
    for post, _, (title, place, body) in told:
        curated = found[post.id]
        seats = [iri for iri in curated if registry.value(iri, "kgo:maxHolders")]
        offices |= office_keys(title, place, "" if curated and not seats else body, seats)
    return Sighting(
        document, local, _name(local), places, was - kept, frozenset(parties), frozenset(offices),
        titles=frozenset(title for _, _, (title, _, _) in told) - {""},
        towns=frozenset((title, place) for _, _, (title, place, _) in told if is_town(place)),
        bodies=frozenset(body for _, _, (_, _, body) in told) - {""},
        posts=tuple(post for post, _ in held),
        current=frozenset(title for _, stage, (title, _, _) in told if stage == "current"),
    )  # fmt: skip


def _places(told: Iterable[str], known: frozenset[str]) -> frozenset[str]:
    """Those of the jurisdictions told that are states or known from curated posts, the nation aside."""
    folded = {fold(place_name(words)): words for words in told if words}
    return frozenset(place for place, words in folded.items() if is_state(words) or place in known) - {"us", ""}
