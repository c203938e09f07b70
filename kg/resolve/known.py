"""Situations that have their IRIs, and how far another one agrees with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kg.model.claim import EntityRef, Filler, Situation, SituationRef, TermRef, Words
from kg.model.document import SourceDocument
from kg.model.ontology import Role, SituationClass
from kg.model.time import bounds, compatible, year_of
from kg.model.words import fold, short_slug
from kg.resolve.registry import Registry
from kg.resolve.tenures import KnownTenures
from kg.resolve.wording import POINTING, content_words

Key = tuple[str, str]
#: the longest stretch of time that still dates an event
SEASON = timedelta(days=92)
#: roles that say where an event belongs; a text leaves them out of an event that it tells in full
CONTEXT = frozenset({"office", "org", "contest"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a telling in its document: content words, and the IRIs of the people named."""

    words: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """A telling that is to be placed: the situation as its document tells it, what it is compared by, when it lies, what stands around.

    ``unrealised`` is true of the end of a state of which the document only speaks.
    """

    situation: Situation
    cls: SituationClass
    keys: Mapping[str, set[Key]]
    when: Mapping[str, str]
    document: SourceDocument
    around: Surroundings = Surroundings()
    unrealised: bool = False


@dataclass(slots=True)
class Known:
    """A situation that has its IRI, with all that its sources tell of what identifies it; ``given`` are the roles that a curator filled.

    ``happened`` says that a source dates it before the day on which that source tells of it; ``other_names`` are
    offices and contests by which it was told, each with the one that is meant, ``other_words`` what else it was said to be about.
    ``around`` and ``people`` are the words and the people beside which it was told, ``told_on`` the days of the documents, ``unrealised``
    says that it is the end of a state of which is only spoken.
    """

    iri: str
    cls: str
    roles: dict[str, set[Key]]
    everything: dict[str, set[Key]]
    times: dict[str, list[str]]
    words: frozenset[str]
    stages: set[str] = field(default_factory=set)
    curated: bool = False
    documents: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    happened: bool = False
    other_names: dict[str, str] = field(default_factory=dict)
    other_words: set[Key] = field(default_factory=set)
    around: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    told_on: set[date] = field(default_factory=set)
    unrealised: bool = False

    def differing(self, keys: Mapping[str, set[Key]], context: Context) -> frozenset[str]:
        """The roles that a telling of it fills in other words; these words are kept as such, and identify nothing."""
        found = frozenset(role for role, values in keys.items() if self.roles.get(role) and not agree(values, self.roles[role], context))
        self.other_words |= {value for role in found for value in keys[role]}
        return found

    def add(
        self, situation: Situation, keys: Mapping[str, set[Key]], when: Mapping[str, str], document: SourceDocument | None = None
    ) -> None:
        """Adds what one more document, or without one a curator, tells of it.

        That what has happened lies ahead of a document that asks for it, or expects it, dates nothing.
        """
        when = loosened(when, document) if document and self.happened else when
        for role, values in keys.items():
            self.roles.setdefault(role, set()).update(values)
        for role, filler in situation.roles:
            if isinstance(filler, EntityRef):
                self.everything.setdefault(role, set()).add(("entity", filler.id))
        for name, value in when.items():
            self.times[name] += [value] if value else []
        self.words |= content_words(situation.label) | content_words(situation.words)
        self.stages |= {situation.stage} - {""}
        if document is None:
            self.given |= keys.keys()
        else:
            self.documents.add(document.slug)
            self.told_on.add(document.published)
        self.happened = self.happened or document is None or _is_past(when, document)


def _is_past(when: Mapping[str, str], document: SourceDocument) -> bool:
    """Whether what a document tells of has begun before."""
    latest = bounds(when.get("date") or when.get("begin") or "").max
    return latest is not None and latest <= document.published


@dataclass(slots=True)
class Context:
    """The registry, the situations by IRI with their content words in ``labels``, and by class the nouns that evoke it.

    ``kinds`` are the nouns of all classes whose events happen but once to those concerned, ``common`` the words of many names.
    """

    registry: Registry
    labels: dict[str, frozenset[str]] = field(default_factory=dict)
    situations: dict[str, Known] = field(default_factory=dict)
    nouns: Mapping[str, frozenset[str]] = field(default_factory=dict)
    kinds: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    tenures: KnownTenures = field(default_factory=KnownTenures)


def key(filler: Filler, iris: Mapping[str, str]) -> Key | None:
    """What a filler is compared by; nothing for a situation that has no IRI yet."""
    match filler:
        case EntityRef(iri):
            return ("entity", iri)
        case SituationRef(local):
            return ("situation", iris.get(local, local)) if iris.get(local, local).startswith("http") else None
        case TermRef(name):
            return ("term", name)
        case Words(text, _):
            return ("words", fold(text)) if fold(text) else None


def slug_of(key: Key) -> str:
    """The part that a filler adds to the name of a situation."""
    kind, value = key
    return value.rpartition("/")[2] if kind in ("entity", "situation") else short_slug(value)


def times(situation: Situation) -> dict[str, str]:
    """The dates of a situation by name."""
    return {"date": situation.date, "begin": situation.begin, "end": situation.end}


def times_fit(told: Mapping[str, str], keys: Mapping[str, set[Key]], known: Known) -> bool:
    """Whether every time told of a situation can be the time of a known one; of one contest there is but one candidacy and one polling."""
    if keys.get("contest") and keys["contest"] == known.roles.get("contest"):
        return True
    return all(compatible(value, other) for name, value in told.items() if value for other in known.times[name])


def told_times(situation: Situation, implied: str) -> dict[str, str]:
    """The dates of a situation, with the one that is ``implied`` where none is told: what has happened lies no later than the telling."""
    found = times(situation)
    first = "date" if not (situation.begin or situation.end) else "begin"
    return found | {first: found[first] or implied}


def loosened(when: Mapping[str, str], document: SourceDocument) -> dict[str, str]:
    """The times of a telling without one that says no more than that it lies ahead of the document."""
    ahead = f"[{document.published}..]"
    return {name: "" if value == ahead else value for name, value in when.items()}


def roles_fit(keys: Mapping[str, set[Key]], known: Known, roles: Sequence[Role], optional: frozenset[str], context: Context) -> bool:
    """Whether the roles that tell situations apart agree; those in ``optional`` may be missing on one side."""
    shared = False
    for role in roles:
        mine, theirs = keys.get(role.name), known.roles.get(role.name)
        if mine and theirs:
            if not agree(mine, theirs, context):
                return False
            shared = True
        elif (mine or theirs) and role.name not in optional:
            return False
    return shared


def nearly_fit(keys: Mapping[str, set[Key]], known: Known, roles: Sequence[Role], context: Context) -> bool:
    """Whether two situations differ only in what they are about: the matters may be one, told in other words.

    Two documents must share a word of the matter: people oppose, ask for and want many things.
    """
    both = [role for role in roles if keys.get(role.name) and known.roles.get(role.name)]
    differing = [role for role in both if not agree(keys[role.name], known.roles[role.name], context)]
    if not differing or len(differing) == len(both) or not all(role.defining and "string" in role.ranges for role in differing):
        return False
    pairs = [(mine, other) for role in differing for mine in keys[role.name] for other in known.roles[role.name]]
    matters = all(kind in ("situation", "words") or "/topic/" in value for pair in pairs for kind, value in pair)
    return matters and (known.curated or any(words_of(mine, context) & words_of(other, context) for mine, other in pairs))


def words_of(found: Key, context: Context) -> frozenset[str]:
    """The content words of a filler: its own, or those of its names."""
    if found[0] == "words":
        return content_words(found[1])
    entity = context.registry.entities.get(found[1])
    return frozenset().union(*map(content_words, (entity.label, *entity.aliases))) if entity else context.labels.get(found[1], frozenset())


def all_words(values: Iterable[Key], context: Context) -> frozenset[str]:
    """The words of fillers, and those of whoever takes part in a situation among them."""
    found: set[str] = set()
    for value in values:
        found |= words_of(value, context)
        inside = context.situations.get(value[1]) if value[0] == "situation" else None
        for fillers in inside.roles.values() if inside else ():
            found |= {word for one in fillers for word in words_of(one, context)}
    return frozenset(found)


def _words_within(found: Key, context: Context) -> frozenset[str]:
    """The words of a curated situation, and those of whoever takes part in it: an inquiry into Russia's meddling is one into Russia."""
    known = context.situations.get(found[1])
    inside = [words_of(one, context) for values in known.everything.values() for one in values] if known and known.curated else []
    return words_of(found, context).union(*inside)


def agree(mine: set[Key], theirs: set[Key], context: Context) -> bool:
    """Whether the fillers of a role can be the same: one set within the other, what is told vaguely standing for what fits it."""
    named = {one for one in mine if not any(stands_for(one, other, context) for other in theirs)}
    return named <= theirs or theirs <= named


def stands_for(mine: Key, other: Key, context: Context) -> bool:
    """Whether a filler is another one in fewer words.

    Words stand for a name that has them all, and words without content of their own ("every inquiry") for a curated situation of the
    class they name; a situation stands for a curated one that has more roles, or tells the same ones in more detail.
    """
    if mine[0] == "words":
        content = content_words(mine[1])
        return bool(content) and (content <= words_of(other, context) or _says_only(content, other, context))
    told, known = context.situations.get(mine[1]), context.situations.get(other[1])
    if told is None or known is None or told.cls != known.cls or told.curated or not known.curated:
        return False
    shared = [role for role in told.roles if role in known.roles]
    return len(shared) == len(told.roles) > 0 and all(_within(told.roles[role], known.roles[role], context) for role in shared)


def _says_only(content: frozenset[str], other: Key, context: Context) -> bool:
    """Whether words say no more than what kind of situation a curated one is."""
    known = context.situations.get(other[1])
    return known is not None and known.curated and content <= context.nouns.get(known.cls, frozenset()) | POINTING


def _within(mine: set[Key], theirs: set[Key], context: Context) -> bool:
    """Whether all of what is told is in what is known: the same, or a part of a situation among it."""
    return all(one in theirs or any(_part_of(one, other, context) for other in theirs) for one in mine)


def _part_of(one: Key, other: Key, context: Context) -> bool:
    known = context.situations.get(other[1])
    if known is None or not known.curated or one[0] == "situation":
        return False
    words = content_words(one[1]) if one[0] == "words" else frozenset()
    return any(one in values for values in known.everything.values()) or (bool(words) and words <= _words_within(other, context))


def same_year(situation: Situation, known: Known) -> bool:
    """Whether both have a date and the dates lie in one year: sources often differ by days about one event."""
    years = {year_of(value) for value in known.times["date"]} - {""}
    return bool(situation.date) and year_of(situation.date) in years
