"""Posts: linked by title, jurisdiction and body; a seat by who is known to hold it; else minted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kg.model.entity import Entity, EntityKind, LocalEntity
from kg.model.naming import post_slug, seatless_post
from kg.model.words import fold, is_state, place_name, short_slug
from kg.resolve.bodies import find_body
from kg.resolve.registry import Registry, iri_value, literal
from kg.resolve.tenures import KnownTenures

_POST = frozenset({EntityKind.POST})
_MANNERS = frozenset({"acting", "interim", "then", "late", "new", "current", "former", "longtime"})
#: two of one seat each, of whom news says who has been there longer; of advisers and vice presidents the word makes another post
_BY_AGE = frozenset({"junior senator", "senior senator"})
#: words that only join what a post is of to its title
_LINKING = frozenset({"of", "for", "to", "at", "with", "on", "in", "from", "the"})
#: words that make another post of the one whose title they stand before
_RANKS = frozenset(
    ["acting", "assistant", "associate", "deputy", "lieutenant", "majority", "minority", "under", "vice", "junior", "senior"]
)


def find_posts(registry: Registry, local: LocalEntity) -> tuple[str, ...]:
    """The curated posts that a post of a document can be: one, or the several seats of one jurisdiction; none when nobody curated it."""
    title, place, body = _plain_title(local.attribute("title")), local.attribute("jurisdiction"), local.attribute("body")
    bodies = frozenset(find_body(registry, body, place) or find_body(registry, body)) if body else frozenset()
    for variant in _variants(_plain_title(local.name), title, place, body):
        found = tuple(iri for iri in registry.find(variant, _POST) if not registry.entities[iri].minted)
        seats = {seat for iri in found for seat in _seats(registry, iri, place)}
        fitting = [iri for iri in found if _fits(registry, iri, variant, place, body, bodies)]
        if fitting or seats:
            return tuple(sorted(seats)) or tuple(fitting)
    return ()


def _plain_title(title: str) -> str:
    """A title without the words that tell how or when it is held rather than which post it is."""
    words = title.split()
    while len(words) > 1 and (words[0].casefold() in _MANNERS or " ".join(words).casefold() in _BY_AGE):
        words = words[1:]
    return " ".join(words)


def _variants(name: str, title: str, place: str, body: str) -> tuple[str, ...]:
    """The ways in which a register may write a post, the most exact first."""
    made = [name]
    if body and title:
        made += [f"{body} {title}", f"{title} of {body}", f"{title} of the {body}", f"{title} to {body}", f"{title} at {body}"]
    if place and title:
        made += [f"{place} {title}", f"{title} of {place}", f"{title} for {place}", f"{title} from {place}"]
    made += [title, f"U.S. {title}"] if title else []
    return tuple(dict.fromkeys(made))


def _seats(registry: Registry, generic: str, place: str) -> list[str]:
    """The seats of one jurisdiction in the body of a post that names no seat."""
    if not place or registry.value(generic, "kgo:maxHolders"):
        return []
    beside, title = registry.posts_of(registry.value(generic, "org:postIn"), fold(place_name(place))), title_of(registry, generic)
    return [post.iri for post in beside if registry.value(post.iri, "kgo:maxHolders") and title_of(registry, post.iri) == title]


def title_of(registry: Registry, iri: str) -> str:
    """The bare title of a post, without jurisdiction, body and nation: what its holder is called in the news."""
    folded = fold(registry.entities[iri].label)
    place = registry.place_of(iri)
    body = registry.entities.get(registry.value(iri, "org:postIn"))
    for whole in (fold(body.label) if body else "", place):
        for word in ("of", "for", "from", "in", "at", "to") if whole else ():
            folded = folded.partition(f" {word} {whole}")[0].partition(f" {word} the {whole}")[0]
        folded = folded.removeprefix(f"{whole} ") if whole else folded
    return folded.removeprefix("us ")


def _called(registry: Registry, iri: str, local: LocalEntity) -> bool:
    """Whether the holder of a post goes by the title that a text gives, in the body that it gives.

    A shorter title does where the body is told ("coach of Auburn"), or where the place told is no part of the nation and cannot be meant.
    """
    wanted = fold(_plain_title(local.attribute("title") or local.name)).removeprefix("us ")
    names = {fold(name).removeprefix("us ") for name in registry.entities[iri].aliases} | {title_of(registry, iri)}
    at_home = _is_bare(local) or _in_body(registry, iri, local.attribute("body"))
    vague = bool(local.attribute("body")) or _elsewhere(local.attribute("jurisdiction"))
    shorter = {name for name in names if name.endswith(f" {wanted}") and not _RANKS & set(name.removesuffix(wanted).split())}
    return bool(wanted) and at_home and (wanted in names or bool(vague and shorter))


def _is_bare(local: LocalEntity) -> bool:
    """Whether a text gives a title alone; the body and the nation of such a post are the extractor's common knowledge."""
    title = fold(local.attribute("title") or local.name).removeprefix("us ")
    return not local.attribute("body") or fold(local.name).removeprefix("us ") == title or _elsewhere(local.attribute("jurisdiction"))


def _in_body(registry: Registry, iri: str, body: str) -> bool:
    """Whether words for a body can mean that of a post."""
    own = registry.entities.get(registry.value(iri, "org:postIn"))
    names = (registry.entities[iri].label, *((own.label, *own.aliases) if own else ()))
    words = frozenset(word for name in names for word in fold(name).split())
    named = own is not None and own.iri in find_body(registry, body)
    return named or frozenset(fold(body).split()) - {"us", "the", "of"} <= words


def _elsewhere(place: str) -> bool:
    """Whether a place is neither the nation nor one of its states."""
    return bool(place) and fold(place_name(place)) != "us" and not is_state(place)


def known_post(registry: Registry, local: LocalEntity, found: tuple[str, ...], person: str, day: date, tenures: KnownTenures) -> str:
    """The post of that title that a person is known to have held, where the text leaves open which one it means.

    A title with its jurisdiction is taken at its word; "senator" alone, or a title that the extractor completed from common knowledge
    ("secretary of state"), gives way to what is known of the person.
    """
    held = {tenure.post for tenure in tenures.of_person(person) if tenure.post in registry.entities}
    place = local.attribute("jurisdiction")
    if len(found) == 1 and found[0] in held:
        return found[0]
    seats = {post for post in held if post in found or _called(registry, post, local)}
    if place and fold(place_name(place)) != "us" and not _elsewhere(place):
        seats = {post for post in seats if registry.place_of(post) == fold(place_name(place))}
    return choose_seat(tuple(sorted(seats)), person, day, tenures)


def taken(registry: Registry, local: LocalEntity, post: str, person: str, day: date, tenures: KnownTenures) -> bool:
    """Whether a title alone cannot mean a post with one seat, since on that day somebody else is known to have held it."""
    told = fold(local.attribute("jurisdiction")) and not local.attribute("supposed")
    if not _is_bare(local) or told or registry.value(post, "kgo:maxHolders") != "1":
        return False
    return any(t.person != person and t.begin and t.on(day) == "certain" for t in tenures.of_post(post))


def of_another_nation(local: LocalEntity) -> LocalEntity:
    """The post without the nation that it was only supposed to be of."""
    title = local.attribute("title")
    return replace(local, name=title[:1].upper() + title[1:], names=(title,), attributes=(("title", title),))


def fuller(local: LocalEntity, told: Iterable[LocalEntity]) -> list[LocalEntity]:
    """The posts told of a person that a post of the same title can be in fewer words: "governor" beside "governor of Ohio"."""
    title, place, body = features(local)
    others = [(one, features(one)) for one in told]
    return [
        one
        for one, (its_title, its_place, its_body) in others
        if its_title == title
        and (place, body) != (its_place, its_body)
        and place in ("", "us", its_place)
        and body in ("", its_body)
        and (its_place not in ("", "us", place) or (its_body and not body))
    ]


def features(local: LocalEntity) -> tuple[str, str, str]:
    """What a text tells of a post, in the form in which it is compared: title, place, body."""
    title, place = fold(_plain_title(local.attribute("title") or local.name)), local.attribute("jurisdiction")
    return title, fold(place_name(place)) if place else "", fold(local.attribute("body"))


def _fits(registry: Registry, iri: str, variant: str, place: str, body: str, bodies: frozenset[str]) -> bool:
    """Whether a post of that name agrees with the jurisdiction and the body that the text gives."""
    own = registry.place_of(iri)
    stated = fold(place_name(place))
    if stated and own and own != stated and not (own in fold(variant).split() and stated in fold(variant)):
        return False
    if not stated and own not in ("", "us") and own not in fold(variant):
        return False
    return not body or registry.value(iri, "org:postIn") in bodies or fold(body) in fold(variant)


def choose_seat(seats: tuple[str, ...], person: str, day: date, tenures: KnownTenures) -> str:
    """The seat among several that a person is known to hold on a day, else held last before it, else any; empty when that is not one."""
    own = [tenure for tenure in tenures.of_person(person) if tenure.post in seats]
    for fits in (lambda t: t.on(day) == "certain", lambda t: t.on(day) == "possible", lambda t: t.begun_by(day), lambda t: True):
        found = {tenure.post for tenure in own if fits(tenure)}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def mint_post(registry: Registry, local: LocalEntity, document: str = "") -> str:
    """A post that nobody curated: title, jurisdiction and body make its IRI; where a curated post has the title, that is its pattern.

    With a ``document`` it is that document's own: it is one of many, and the text does not tell which ("the mayor").
    """
    title, place, body = _plain_title(local.attribute("title") or local.name), local.attribute("jurisdiction"), local.attribute("body")
    title = title or local.name
    pattern = next((iri for iri in _patterns(registry, title) if place), "")
    if pattern and _elsewhere(place) and fold(registry.value(pattern, "kgo:jurisdiction")) == "us":
        pattern, body = "", ""
    if pattern:
        generic = registry.entities[pattern]
        key, label = seatless_post(registry.slug_of(pattern), generic.label, place)
        body_iri = registry.value(pattern, "org:postIn")
    else:
        label = _plain_title(local.name)
        body_iri = next(iter(find_body(registry, body, place) or find_body(registry, body)), "") if body else ""
        key = "_".join(filter(None, (post_slug(title, place, body), _further(label, title, place, body))))
        if document:
            label, key = f"{label} ({document})", f"{document}_{key}"
    properties = [(registry.names.expand("kgo:jurisdiction"), literal(place_name(place)))] if place else []
    properties += [(registry.names.expand("org:postIn"), iri_value(body_iri))] if body_iri else []
    iri = registry.names.iri("post", key or "unnamed")
    return registry.add(Entity(iri, EntityKind.POST, label, properties=tuple(sorted(properties)), minted=True))


def _further(label: str, title: str, place: str, body: str) -> str:
    """What the name of a post says beside its title, jurisdiction and body: whom it serves, where it is sent to."""
    told = {*fold(f"{title} {body}").split(), *fold(place_name(place) if place else "").split(), *_LINKING}
    return short_slug(" ".join(word for word in fold(label).split() if word not in told))


def is_anywhere(local: LocalEntity, manifold: frozenset[str]) -> bool:
    """Whether a title alone names a post that there is in many places at once; ``manifold`` are the last words of such titles."""
    whole = fold(local.name) == fold(local.attribute("title") or local.name)
    told = local.attribute("jurisdiction") or local.attribute("body") or not whole
    return not told and fold(local.name).rpartition(" ")[2] in manifold


def _patterns(registry: Registry, title: str) -> list[str]:
    """Curated posts of that title that name no seat."""
    found = [*registry.find(title, _POST), *registry.find(f"U.S. {title}", _POST)]
    return [iri for iri in dict.fromkeys(found) if not registry.entities[iri].minted and not registry.value(iri, "kgo:maxHolders")]
