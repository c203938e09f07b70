"""Questions about who represents a place in a body: the holders of its seats there."""

from __future__ import annotations

from datetime import date

from kg.answers.posts import folded
from kg.ask.shape import Shape
from kg.ask.slots import Scene
from kg.ask.understood import Holding
from kg.ask.words import words_of

_REPRESENT = words_of("represent represents represented representing")


def representing(shape: Shape, scene: Scene, today: date) -> Holding | None:
    """The question who represented a place in a body, nothing where it names no one such place or asks for more."""
    if shape.asking not in ("who", "which") or not shape.has(*_REPRESENT) or shape.of_kind("Person"):
        return None
    places, homes = (dict(scene.data.column(name, "registry")) for name in ("kgo:jurisdiction", "org:postIn"))
    bodies = {iri for mention in shape.of_kind("Body") for iri in mention.iris}
    bodies |= {homes[iri] for mention in shape.of_kind("Post") for iri in mention.iris if iri in homes}
    asked = f" {folded(shape.question)} "
    seats = {post: places[post] for post, body in homes.items() if body in bodies and post in places and places[post] != places.get(body)}
    seats = {post: place for post, place in seats.items() if f" {folded(place)} " in asked}
    told = _REPRESENT | {word for place in seats.values() for word in folded(place).split()}
    if len(set(seats.values())) != 1 or shape.left(told):
        return None
    return Holding("person", when=shape.when or shape.present(today), seats=tuple(sorted(seats)))
