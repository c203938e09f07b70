"""Whether two tellings differ only as two reporters differ: a role left out, an office or a matter told in other words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import Enum

from kg.model.entity import EntityKind
from kg.model.ontology import Role, SituationClass
from kg.model.time import bounds, compatible
from kg.resolve.company import is_person, kept_company
from kg.resolve.known import CONTEXT, SEASON, Context, Key, Known, Told, agree, all_words
from kg.resolve.metonymy import act_as_one
from kg.resolve.wording import EMPTY, POINTING, content_words

#: so long news of one thing that was done goes on in one breath
_STORY = timedelta(days=7)
#: the two sides of what people do to one another: who runs against whom
_SIDES = ("agent", "target")


def akin(told: Told, known: Known, context: Context) -> bool:
    """Whether a telling of a class whose events happen but once can be of a known situation, told in other words.

    Whoever must be there is there and the same; a role without which the event is told may be missing. Where the dates agree to a season
    the main roles may be left out as well, and on one day the office may be another. What it is about may be told in other words that
    share one, or by a word for its kind alone; where it shares two that few names have, nobody else need be told.
    """
    found = [_compared(role, told, known, context) for role in identifying(told.cls)]
    if Agreement.APART in found:
        return False
    words = shared_words(told, known, context) if Agreement.WORDS in found else frozenset()
    if found.count(Agreement.SAME) + (len(words) > 1) <= (Agreement.UNTOLD in found):
        return False
    if Agreement.WORDS not in found or coincide(told.when, known, timedelta(0)):
        return True
    told_words = all_words(_about(told.cls, told.keys), context)
    least = 1 if _who_is_particular(told, known, context) else max(1, min(2, len(told_words)))
    return len(words) >= least or _is_bare(told, known, context) or _is_one_story(told, known, context)


def _is_one_story(told: Told, known: Known, context: Context) -> bool:
    """Whether news of a few days has one person do something in a matter of one kind, whatever words tell the matter."""
    timely = any(abs(told.document.published - day) <= _STORY for day in known.told_on)
    return (
        timely
        and _who_is_particular(told, known, context)
        and bool(_kinds(told.cls, told.keys, context) & _kinds(told.cls, known.roles, context))
    )


def _kinds(cls: SituationClass, values: Mapping[str, set[Key]], context: Context) -> frozenset[str]:
    """The classes of what a situation is about, going by the nouns that evoke them where it is told in words."""
    found: set[str] = set()
    for kind, value in _about(cls, values):
        if kind == "situation" and (inside := context.situations.get(value)):
            found.add(inside.cls)
        elif kind == "words":
            words = content_words(value) - EMPTY
            found |= {name for name, nouns in context.nouns.items() if nouns & words}
    return frozenset(found)


def _who_is_particular(told: Told, known: Known, context: Context) -> bool:
    """Whether both name a person or thing that does not, as bodies do, have to do with many affairs."""
    shared = [iri for role, values in told.keys.items() for kind, iri in values & known.roles.get(role, set()) if kind == "entity"]
    return any(is_person(iri, context) for iri in shared)


def again(told: Told, known: Known, context: Context) -> bool:
    """Whether a telling of what is done often (they talk, they clash) is of a known situation: the same people, the same day.

    One document tells each of them apart, so it is only compared with what others tell.
    """
    if told.document.slug in known.documents or not coincide(told.when, known, timedelta(0)):
        return False
    found = [_compared(role, told, known, context) for role in identifying(told.cls)]
    return found.count(Agreement.SAME) > 1 and set(found) <= {Agreement.SAME, Agreement.OPEN}


def step_of(told: Told) -> str:
    """The step that a telling is of; the word that its class has for any step says nothing."""
    usual = told.cls.flat.status if told.cls.flat else ""
    return "" if told.situation.stage == usual else told.situation.stage


def another_step(told: Told, known: Known) -> bool:
    """Whether a telling is of another step than a known situation, and one of the two is an event of its own.

    The word that the class has for any step may be of each of them: who was nominated and confirmed was appointed.
    """
    usual = told.cls.flat.status if told.cls.flat else ""
    own, others = {step_of(told)} - {""}, known.stages - {"", usual}
    return bool(own and others) and not own & others and bool((own | others) & set(told.cls.steps_apart))


def happens_often(told: Told) -> bool:
    """Whether those concerned do it often: by its class, or because it is only said that somebody won, not what or against whom."""
    contest = told.cls.role("contest")
    return told.cls.repeats or (contest is not None and contest.identifies and len(told.keys) == 1 and "contest" not in told.keys)


def pinned(told: Told, known: Known) -> bool:
    """Whether more than who is concerned ties a telling of what is done often to a known situation: a season, a contest, a happening."""
    ties = [told.keys.get(role, set()) & values for role, values in known.roles.items()]
    contest = bool(told.keys.get("contest", set()) & known.roles.get("contest", set()))
    return contest or coincide(told.when, known, SEASON) or any(kind == "situation" for shared in ties for kind, _ in shared)


class Agreement(Enum):
    """How the fillers of one role in two tellings stand to each other; ``WORDS`` may be the same in other words.

    Without the contest (``UNTOLD``) it takes two others that are the same: people win more than once.
    """

    SAME = "same"
    OPEN = "open"
    UNTOLD = "untold"
    WORDS = "words"
    APART = "apart"


def _compared(role: Role, told: Told, known: Known, context: Context) -> Agreement:
    mine, theirs = (_fillers(role, told.cls, values, context) for values in (told.keys, known.roles))
    if not (mine and theirs):
        if coincide(told.when, known, SEASON):
            return Agreement.OPEN
        needed = is_main(role, told.cls) and (mine or theirs) and (role.defining or not _is_left_out(role, told, known, context))
        missing = Agreement.APART if needed else Agreement.OPEN
        return Agreement.UNTOLD if role.name == "contest" else missing
    if agree(mine, theirs, context):
        return Agreement.SAME if any(kind != "words" for kind, _ in mine & theirs) else Agreement.OPEN
    if role.name == "agent" and _acts_for(told, mine, theirs, context):
        return Agreement.OPEN
    if role.name in CONTEXT:
        return Agreement.OPEN if _same_place(mine, theirs, told, known, context) else Agreement.APART
    if not is_main(role, told.cls):
        people = all(is_person(iri, context) for _, iri in mine | theirs)
        return Agreement.APART if people else Agreement.WORDS
    nameless = coincide(told.when, known, SEASON) and any(_nameless(values, context) for values in (mine, theirs))
    return Agreement.OPEN if nameless else Agreement.APART


def _acts_for(told: Told, mine: set[Key], theirs: set[Key], context: Context) -> bool:
    """Whether who acts in one telling acts for the one of the other: in what bodies do, not in what each does for himself, in endorsing."""
    return not any(role.defining for role in told.cls.roles) and act_as_one(mine, theirs, told.document.published, context)


def _is_left_out(role: Role, told: Told, known: Known, context: Context) -> bool:
    """Whether only one of two tellings says who acts, and both are of one affair: by what it is about, by whom and in what company."""
    others = [one.name for one in identifying(told.cls) if one.name != role.name]
    same = any(told.keys.get(name, set()) & known.roles.get(name, set()) for name in others)
    alike = likeness(told, known, context)
    return alike > 1 or (same and (alike > 0 or kept_company(told, known, context)))


def _nameless(values: set[Key], context: Context) -> bool:
    """Whether fillers are people without a name, who may be anybody of their office."""
    known = (context.registry.entities.get(iri) for _, iri in values)
    return all(entity is not None and entity.kind is EntityKind.ANONYMOUS_SOURCE for entity in known)


def corrected(keys: Mapping[str, set[Key]], known: Known, context: Context) -> dict[str, str]:
    """IRI -> that of what it is another name for: offices and contests of a telling that are those of the situation it is of."""
    return {
        mine: min(theirs)[1]
        for role in sorted(CONTEXT & keys.keys() & known.roles.keys())
        if not agree(keys[role], theirs := known.roles[role], context)
        for _, mine in keys[role] - theirs
    }


def identifying(cls: SituationClass) -> tuple[Role, ...]:
    """The roles that tell situations of a class apart: those of the IRI, and those without which one means nothing."""
    return tuple(role for role in cls.roles if role.identifies or role.defining)


def firm_roles(cls: SituationClass, keys: Mapping[str, set[Key]]) -> list[str]:
    """The roles in which a telling must share a filler with whatever it is of, if that tells them too: those filled by what has a name.

    There are none where the telling lacks what identifies it, or is of what happens but once: then other words may mean the same.
    """
    roles = identifying(cls)
    if cls.once or any(role.defining and role.name not in keys for role in roles):
        return []
    named = (role.name for role in roles if role.name not in CONTEXT and "string" not in role.ranges)
    return [name for name in named if keys.get(name) and all(kind == "entity" for kind, _ in keys[name])]


def is_main(role: Role, cls: SituationClass) -> bool:
    """Whether a role says who is concerned above all; what it is about, which can be told in many words, does not."""
    first = role.defining or (cls.flat is not None and role.name == cls.flat.subject)
    return first and "string" not in role.ranges and role.name not in CONTEXT


def coincide(when: Mapping[str, str], known: Known, longest: timedelta) -> bool:
    """Whether a time that is told agrees with that of a known situation, both being no longer than ``longest``."""
    return any(
        _lasts(value, longest) and _lasts(other, longest) and compatible(value, other)
        for name, value in when.items()
        for other in known.times[name]
    )


def _lasts(edtf: str, longest: timedelta) -> bool:
    found = bounds(edtf)
    return found.min is not None and found.max is not None and found.max - found.min <= longest


def _fillers(role: Role, cls: SituationClass, values: Mapping[str, set[Key]], context: Context) -> set[Key]:
    """The fillers of a role: a candidacy by who stands in it, and whoever takes part in what is done to one another in either role."""
    mutual = any(one.several for one in cls.roles) and role.name in _SIDES
    found = set().union(*(values.get(name, set()) for name in (_SIDES if mutual else (role.name,))))
    for one in tuple(found):
        known = context.situations.get(one[1]) if one[0] == "situation" else None
        if known is not None and known.roles.get("candidate"):
            found = (found - {one}) | known.roles["candidate"]
    return found


def _same_place(mine: set[Key], theirs: set[Key], told: Told, known: Known, context: Context) -> bool:
    """Whether two offices or contests of one event can be the same, or one that was misread on the very day of the other.

    They are named alike, or are in one body; and a bid for the nomination is a bid for the post, unless a curator tells them apart.
    """
    if coincide(told.when, known, timedelta(0)) or all(iri in known.other_names for _, iri in mine):
        return True
    one, other = (all_words(values, context) - EMPTY for values in (mine, theirs))
    if one and other and (one <= other or other <= one):
        return True
    bodies, others = ({context.registry.value(iri, "org:postIn") for _, iri in values} - {""} for values in (mine, theirs))
    if bodies & others:
        return True
    ways = {frozenset((iri, context.registry.value(iri, "kgo:partOf"))) for _, iri in mine | theirs}
    return "candidate" in told.keys and any(frozenset((a, b)) in ways for _, a in mine for _, b in theirs)


def shared_words(told: Told, known: Known, context: Context) -> frozenset[str]:
    """The words that two tellings have in common in what they are about, or in how they name it; not those of who is concerned."""
    mine, theirs, passing = _worded(told, known, context)
    return ((mine | content_words(told.situation.words)) & (theirs | known.words)) - passing


def likeness(told: Told, known: Known, context: Context) -> int:
    """How many words two tellings have in common in what they are about."""
    mine, theirs, passing = _worded(told, known, context)
    return len((mine & theirs) - passing)


def _worded(told: Told, known: Known, context: Context) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words of what a telling and a known situation are about, and those that do not count: of who is concerned, and of every kind."""
    mine, theirs = _matters(told, known, context)
    concerned = {one for roles in (told.keys, known.roles) for values in roles.values() for one in values} - mine - theirs
    passing = all_words(concerned, context) | context.kinds | POINTING | EMPTY
    return all_words(mine, context), all_words(theirs, context), passing


def _matters(told: Told, known: Known, context: Context) -> tuple[set[Key], set[Key]]:
    """What a telling and a known situation are about; of what one person does whom only one of them has as the target belongs to it."""
    mine, theirs = _about(told.cls, told.keys), _about(told.cls, known.roles) | known.other_words
    if _who_is_particular(told, known, context):
        aims = [role.name for role in identifying(told.cls) if not is_main(role, told.cls) and role.name not in CONTEXT]
        mine |= {one for name in aims if name not in known.roles for one in told.keys.get(name, ())}
        theirs |= {one for name in aims if name not in told.keys for one in known.roles.get(name, ())}
    return mine, theirs


def _is_bare(told: Told, known: Known, context: Context) -> bool:
    """Whether the matter of a telling need not be compared: a word for its kind alone ("every inquiry"), or one person looks into one."""
    shared = {role: values & known.roles.get(role, set()) for role, values in told.keys.items()}
    if shared.get("target") and any(is_person(iri, context) for _, iri in shared.get("agent", ())):
        return True
    return all_words(_about(told.cls, told.keys), context) <= context.kinds | POINTING | EMPTY


def _about(cls: SituationClass, values: Mapping[str, set[Key]]) -> set[Key]:
    """The fillers of the roles that say what a situation is about."""
    roles = [role.name for role in identifying(cls) if not is_main(role, cls) and "string" in role.ranges]
    return {one for name in roles for one in values.get(name, ())}
