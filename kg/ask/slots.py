"""From words to roles: how a verb or noun of a question, with the names beside it, can be read as a situation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.answers.dataset import Dataset
from kg.answers.posts import folded
from kg.ask.names import Mention, Named
from kg.ask.shape import Shape, function_of, sought_function
from kg.ask.triggers import Trigger
from kg.ask.understood import Reading, Slot
from kg.ask.words import DETERMINERS, tells
from kg.model.ontology import SituationClass, Vocabulary

#: kind of name -> the class that ranges are compared with
_CLASS = {"Person": "Person", "Party": "Party", "Contest": "Contest", "Post": "Post", "Body": "Organization"}
#: roles of posts and bodies: who is sent to a body gets an office in it
_OFFICES = ("office", "org", "post", "organization")


@dataclass(frozen=True, slots=True)
class Scene:
    """What readings are made with: the dataset, its ontology and its names."""

    data: Dataset
    vocabulary: Vocabulary
    names: Named


def readings(scene: Scene, shape: Shape, group: Sequence[Trigger], beside: Sequence[Mention]) -> list[Reading]:
    """The readings of one word of the question, those whose frames give most of the names a role; none where a name has no place."""
    scored: dict[Reading, int] = {}
    verbs = [trigger for trigger in group if trigger.verb]
    for trigger in verbs or group:
        if found := _reading(scene, shape, trigger, beside):
            reading, score = found
            scored[reading] = max(score, scored.get(reading, 0))
    best = max(scored.values(), default=0)
    return [reading for reading, score in scored.items() if score == best]


def _reading(scene: Scene, shape: Shape, trigger: Trigger, beside: Sequence[Mention]) -> tuple[Reading, int] | None:
    cls, slots, score = scene.vocabulary.classes[trigger.cls], [], 0
    rivals, there = _rivals(shape, trigger, cls, beside), set()
    for mention in (one for one in beside if one not in rivals and not _elsewhere(shape, trigger, one)):
        function = function_of(shape, trigger, mention)
        roles, exact = _roles(scene, cls, trigger, function, mention)
        there.add(function)
        if roles:
            slots.append(Slot(roles, values(scene, cls, mention, roles)))
            score += 2 * exact
        elif mention.kind == "Person" and not _beyond(shape, trigger, mention):
            return None
    asked = asked_role(scene, shape, trigger, cls, slots)
    if not asked and (rivals or shape.asking in ("who", "whom", "which", "what")):
        return None
    there |= {sought_function(shape, trigger)} if asked else set()
    whole = all(set(either.split("/")) & there for either in trigger.frame.required)
    against = tuple(iri for mention in rivals for iri in mention.iris)
    return Reading(cls.name, trigger.stage, tuple(slots), asked, against), score + bool(asked) + whole


def _elsewhere(shape: Shape, trigger: Trigger, mention: Mention) -> bool:
    """Whether a name belongs to another word: a body that modifies a noun (*a Senate bid*), a person behind an infinitive (*to drop the
    case of Flynn*)."""
    n = mention.end
    if mention.kind == "Person":
        return any(
            shape.low(n) == "to" and tells(shape.words[n + 1]) and n + 1 not in shape.taken for n in range(trigger.end, mention.start - 1)
        )
    return (
        mention.kind in ("Body", "Post") and n < len(shape.words) and n not in shape.taken and n != trigger.start and tells(shape.words[n])
    )


def _beyond(shape: Shape, trigger: Trigger, mention: Mention) -> bool:
    """Whether a name stands so far behind the word that it belongs to another: *ask Comey to drop the case of Flynn*."""
    between = range(trigger.end, mention.start)
    return any(tells(shape.words[n]) or n in shape.taken or shape.low(n) == "to" for n in between if shape.low(n) not in DETERMINERS)


def _rivals(shape: Shape, trigger: Trigger, cls: SituationClass, beside: Sequence[Mention]) -> list[Mention]:
    """The people against whom somebody stands in a contest, where the frame gives them no role."""
    if not cls.role("contest") or "against" in trigger.frame.functions:
        return []
    return [one for one in beside if one.kind == "Person" and function_of(shape, trigger, one) == "against"]


def placed(found: Sequence[Reading], mention: Mention) -> bool:
    """Whether a name has a role in one of the readings."""
    held = [values for reading in found for values in (reading.against, *(slot.values for slot in reading.slots))]
    return any(set(mention.iris) <= set(values) for values in held)


def _roles(scene: Scene, cls: SituationClass, trigger: Trigger, function: str, mention: Mention) -> tuple[tuple[str, ...], bool]:
    """The roles that a name can have: that of its function where the range allows it, else those of its kind; and which it was."""
    functions, frame = trigger.frame.functions, trigger.frame
    wanted = [functions[function]] if function in functions else []
    wanted += frame.fallbacks.get(function, ())
    fitting = tuple(role for role in dict.fromkeys(wanted) if accepts(scene.vocabulary, cls, role, mention.kind))
    if fitting:
        return _with_offices(cls, fitting, mention), True
    if function == "subject" and not trigger.verb:
        wanted = [functions[name] for name in ("self", "possessive", "subject") if name in functions]
        fitting = tuple(role for role in dict.fromkeys(wanted) if accepts(scene.vocabulary, cls, role, mention.kind))[:1]
        if fitting:
            return fitting, True
    if mention.kind == "Body":
        return (_with_offices(cls, tuple(role for role in wanted if role in _OFFICES), mention), True)
    if mention.kind == "Person":
        return (), False
    every = tuple(role.name for role in cls.roles if _specific(scene.vocabulary, cls, role.name, mention.kind))
    return _with_offices(cls, every, mention), False


def _with_offices(cls: SituationClass, roles: tuple[str, ...], mention: Mention) -> tuple[str, ...]:
    """The roles, with the others that name an office or its body where the name is one of these and fills one of them."""
    if mention.kind not in ("Post", "Body") or not set(roles) & set(_OFFICES):
        return roles
    return tuple(dict.fromkeys([*roles, *(role.name for role in cls.roles if role.name in _OFFICES)]))


def accepts(vocabulary: Vocabulary, cls: SituationClass, role: str, kind: str) -> bool:
    """Whether the range of a role has room for a name of this kind."""
    found = cls.role(role)
    return found is not None and any(vocabulary.is_a(_CLASS[kind], end) for end in found.ranges)


def _specific(vocabulary: Vocabulary, cls: SituationClass, role: str, kind: str) -> bool:
    found = cls.role(role)
    return accepts(vocabulary, cls, role, kind) and found is not None and _CLASS[kind] in found.ranges


def asked_role(scene: Scene, shape: Shape, trigger: Trigger, cls: SituationClass, slots: Sequence[Slot]) -> str:
    """The role that the question word asks for, empty where it asks for none or the class has none."""
    if shape.asking not in ("who", "whom", "which", "what"):
        return ""
    if shape.noun in ("post", "contest"):
        kind = "Post" if shape.noun == "post" else "Contest"
        return next((role.name for role in cls.roles if kind in role.ranges), "")
    function, functions = sought_function(shape, trigger), trigger.frame.functions
    filled = {role for slot in slots for role in slot.roles}
    role = cls.role(functions[function]) if function in functions else None
    if role:
        return role.name if role.name not in filled or role.several else ""
    if not trigger.verb:
        order = [functions[name] for name in ("self", "subject", "possessive", "by", "of") if name in functions]
        return next((role for role in order if role not in filled), "")
    return ""


def _seat_of(scene: Scene, post: str, title: str) -> bool:
    """Whether a post has this title and says more: *Senator for Alabama* beside *Senator*."""
    return folded(scene.names.labels.get(post, "")).startswith(f"{title} ")


def values(scene: Scene, cls: SituationClass, mention: Mention, roles: Sequence[str]) -> tuple[str, ...]:
    """What may stand in a role for a name: itself; for a body in the place of an office the posts in it; for a contest its parts.

    What happens in a contest is told by it, and happens in no part of it: who wins in one state has not won.
    """
    links: Mapping[str, str] = {"Contest": "kgo:partOf", "Body": "org:postIn", "Post": "org:postIn"}
    found = dict.fromkeys(mention.iris)
    if mention.kind not in links:
        return tuple(found)
    linked = scene.data.column(links[mention.kind], "registry")
    own = cls.is_event and any(role.name in roles and role.identifies for role in cls.roles)
    if (mention.kind == "Contest" and not own) or (mention.kind == "Body" and set(roles) & set(_OFFICES)):
        found |= dict.fromkeys(part for part, whole in linked if whole in found)
    elif mention.kind == "Post":
        seated = {post for post, _ in scene.data.column("kgo:maxHolders", "registry")}
        titles = {(body, folded(scene.names.labels[post])) for post, body in linked if post in found and post not in seated}
        found |= dict.fromkeys(p for p, body in linked for at, title in titles if at == body and _seat_of(scene, p, title))
    return tuple(found)
