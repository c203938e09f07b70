"""Which situations are one: the same class, the same identifying roles, dates that can be the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kg.model.claim import EntityRef, Filler, Situation, SituationRef, TermRef, Words
from kg.model.document import SourceDocument
from kg.model.finding import Finding, Severity
from kg.model.iri import join_slugs, key_hash
from kg.model.naming import situation_slug
from kg.model.ontology import Role, Vocabulary
from kg.model.resolution import Source
from kg.model.span import Place
from kg.model.time import bounds, compatible, year_of
from kg.resolve.words import fold, short_slug

Key = tuple[str, str]
#: longest slug of a situation, in characters; what is longer is cut and told from others by a hash
_LONGEST = 140
_EMPTY_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "former",
        "from",
        "her",
        "his",
        "in",
        "into",
        "its",
        "new",
        "of",
        "on",
        "or",
        "the",
        "their",
        "to",
        "with",
    ]
)


@dataclass(slots=True)
class Known:
    """A situation that has its IRI, with all that its sources tell of what identifies it."""

    iri: str
    cls: str
    roles: dict[str, set[Key]]
    times: dict[str, list[str]]
    words: frozenset[str]
    curated: bool = False
    documents: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Match:
    """What a situation is among the known ones, or what it may be."""

    known: Known | None = None
    perhaps: tuple[Known, ...] = ()


class Identities:
    """The situations of the corpus, curated ones first, then those of each document in the order of the documents."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.findings: list[Finding] = []
        self._by_class: dict[str, list[Known]] = defaultdict(list)
        self._by_iri: dict[str, Known] = {}

    def add_curated(self, sources: Iterable[Source]) -> None:
        """Makes the situations of curated files known under their own IRIs."""
        for source in sorted(sources, key=lambda source: source.origin):
            for situation in source.situations:
                self._learn(situation.id, situation, self._keys(situation, {}), curated=True)

    def identify(self, situations: Sequence[Situation], document: SourceDocument) -> Mapping[str, tuple[str, tuple[str, ...]]]:
        """Local id -> the IRI of each situation of a document, and the IRIs of those that it may be the same as."""
        found: dict[str, tuple[str, tuple[str, ...]]] = {}
        for situation in _inner_first(situations):
            iris = {local: pair[0] for local, pair in found.items()}
            keys = self._keys(situation, iris)
            match = self._match(situation, keys, document)
            iri = match.known.iri if match.known else self._new_iri(situation, keys, document)
            self._learn(iri, situation, keys, document=document.slug)
            found[situation.id] = (iri, tuple(known.iri for known in match.perhaps if known.iri != iri))
            if match.perhaps:
                self.findings.append(_undecided(situation, iri, match.perhaps, document))
        return found

    def _identifying(self, cls: str) -> tuple[Role, ...]:
        known = self.vocabulary.classes.get(cls)
        return tuple(role for role in known.roles if role.identifies) if known else ()

    def _keys(self, situation: Situation, iris: Mapping[str, str]) -> dict[str, set[Key]]:
        names = {role.name for role in self._identifying(situation.cls)}
        keys: dict[str, set[Key]] = defaultdict(set)
        for role, filler in situation.roles:
            if role in names and (key := _key(filler, iris)):
                keys[role].add(key)
        return dict(keys)

    def _learn(self, iri: str, situation: Situation, keys: Mapping[str, set[Key]], *, curated: bool = False, document: str = "") -> None:
        known = self._by_iri.get(iri)
        if known is None:
            known = Known(iri, situation.cls, {}, {"date": [], "begin": [], "end": []}, frozenset(), curated)
            self._by_iri[iri] = known
            self._by_class[situation.cls].append(known)
        for role, values in keys.items():
            known.roles.setdefault(role, set()).update(values)
        if curated or not known.curated:
            for name, value in _times(situation).items():
                known.times[name] += [value] if value else []
        known.words |= content_words(situation.label) | content_words(situation.words)
        known.documents |= {document} - {""}

    def _match(self, situation: Situation, keys: Mapping[str, set[Key]], document: SourceDocument) -> Match:
        if self.vocabulary.classes.get(situation.cls) is None or self._recurs(situation.cls):
            return Match()
        roles = self._identifying(situation.cls)
        pool = [known for known in self._by_class[situation.cls] if _times_fit(situation, known)]
        missing = [role for role in roles if role.defining and role.name not in keys]
        if missing:
            return self._by_words(situation, keys, pool)
        full = [known for known in pool if _roles_fit(keys, known, roles)]
        if len(full) > 1:
            full = _closest(full, keys, situation, document)
        if len(full) == 1:
            return Match(full[0])
        near = tuple(full) or tuple(known for known in pool if _nearly_fit(keys, known, roles))
        return Match(None, near if full or len(near) == 1 else ())

    def _recurs(self, cls: str) -> bool:
        """Whether situations of a class are told apart by the telling alone, as two remarks of one speaker are."""
        return any(self.vocabulary.is_a(cls, name) for name in ("SpeechAct", "Conversation"))

    def _by_words(self, situation: Situation, keys: Mapping[str, set[Key]], pool: Sequence[Known]) -> Match:
        """A situation that lacks what defines it ("the Russia probe"): the one of its class that has all of its words, if there is one."""
        words = content_words(situation.words) - content_words(self.vocabulary.classes[situation.cls].label)
        words = frozenset(
            word for word in words if not any(word in frame.lemmas for frame in self.vocabulary.classes[situation.cls].frames)
        )
        told = [known for known in pool if all(known.roles.get(role, values) & values for role, values in keys.items())]
        named = [known for known in told if words and words <= known.words]
        curated = [known for known in named if known.curated]
        choice = curated if len(curated) == 1 else named
        return Match(choice[0]) if len(choice) == 1 else Match(None, tuple(choice))

    def _new_iri(self, situation: Situation, keys: Mapping[str, set[Key]], document: SourceDocument) -> str:
        cls = self.vocabulary.classes.get(situation.cls)
        names = self.vocabulary.names
        mark = key_hash(document.slug, situation.id, digits=6)
        if cls is None:
            return names.iri("event", join_slugs(situation.cls, document.slug, mark))
        year = year_of(situation.date or situation.begin) if situation.date or situation.begin else ""
        fillers = {role: "-".join(sorted(_slug_of(key) for key in values)) for role, values in keys.items()}
        whole = _short(situation_slug(cls, fillers, year))
        undecided = (
            not whole or self._recurs(situation.cls) or any(r.defining and r.name not in keys for r in self._identifying(situation.cls))
        )
        if undecided:
            head = whole or join_slugs(cls.slug, short_slug(situation.words))
            return names.iri(cls.kind, _short(join_slugs(*head.split("_"), *document.slug.split("_"), mark)))
        choices = [whole, _short(join_slugs(*whole.split("_"), year)), f"{whole}_{mark}"]
        return next((iri for key in choices if (iri := names.iri(cls.kind, key)) not in self._by_iri), names.iri(cls.kind, choices[-1]))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip('-_')}_{key_hash(text)}"


def _key(filler: Filler, iris: Mapping[str, str]) -> Key | None:
    match filler:
        case EntityRef(iri):
            return ("entity", iri)
        case SituationRef(local):
            return ("situation", iris.get(local, local)) if iris.get(local, local).startswith("http") else None
        case TermRef(name):
            return ("term", name)
        case Words(text, _):
            return ("words", fold(text)) if fold(text) else None


def _slug_of(key: Key) -> str:
    kind, value = key
    return value.rpartition("/")[2] if kind in ("entity", "situation") else short_slug(value)


def _inner_first(situations: Sequence[Situation]) -> list[Situation]:
    """Situations with those that fill their roles before them; in a circle, which no key can hold, the first by id comes first."""
    by_id = {situation.id: situation for situation in situations}
    order: dict[str, Situation] = {}
    under_way: set[str] = set()

    def visit(situation: Situation) -> None:
        if situation.id in order or situation.id in under_way:
            return
        under_way.add(situation.id)
        for _, filler in situation.roles:
            if isinstance(filler, SituationRef) and filler.id in by_id:
                visit(by_id[filler.id])
        order[situation.id] = situation

    for situation in sorted(situations, key=lambda situation: situation.id):
        visit(situation)
    return list(order.values())


def _times(situation: Situation) -> dict[str, str]:
    return {"date": situation.date, "begin": situation.begin, "end": situation.end}


def _times_fit(situation: Situation, known: Known) -> bool:
    """Whether every time told of a situation can be the time of a known one."""
    return all(compatible(value, other) for name, value in _times(situation).items() if value for other in known.times[name])


def _roles_fit(keys: Mapping[str, set[Key]], known: Known, roles: Sequence[Role]) -> bool:
    """Whether all identifying roles that both have agree, and none that defines the class is missing."""
    shared = False
    for role in roles:
        mine, theirs = keys.get(role.name), known.roles.get(role.name)
        if not mine or not theirs:
            if role.defining:
                return False
            continue
        if not (mine <= theirs or theirs <= mine):
            return False
        shared = True
    return shared


def _nearly_fit(keys: Mapping[str, set[Key]], known: Known, roles: Sequence[Role]) -> bool:
    """Whether two situations differ only in a role that is filled by a matter: the matters may be one, told in other words."""
    differing = [role for role in roles if not _agree(keys.get(role.name), known.roles.get(role.name))]
    shared = [role for role in roles if keys.get(role.name) and role not in differing]
    return bool(shared and differing) and all(
        kind in ("situation", "words") or "/topic/" in value
        for role in differing
        for kind, value in (*keys[role.name], *known.roles[role.name])
    )


def _agree(mine: set[Key] | None, theirs: set[Key] | None) -> bool:
    return not mine or not theirs or mine <= theirs or theirs <= mine


def _closest(found: Sequence[Known], keys: Mapping[str, set[Key]], situation: Situation, document: SourceDocument) -> list[Known]:
    """Those with the most roles in common; of states, the one that began last before the document."""
    common = {known.iri: sum(1 for role, values in keys.items() if known.roles.get(role, set()) & values) for known in found}
    best = [known for known in found if common[known.iri] == max(common.values())]
    if len(best) == 1 or situation.date:
        return best
    begun = [(day, known) for known in best if (day := _begun(known)) and day <= document.published]
    latest = [known for day, known in begun if day == max(day for day, _ in begun)]
    return latest if len(latest) == 1 else best


def _begun(known: Known) -> date | None:
    days = [bounds(value).min or bounds(value).max for value in known.times["begin"]]
    return min((day for day in days if day), default=None)


def content_words(text: str) -> frozenset[str]:
    """The words of a phrase that carry its content, in the form in which they are compared.

    >>> sorted(content_words("the probe of Russia's interference"))
    ['interference', 'probe', 'russia']
    """
    return frozenset(word for word in re.findall(r"\w+", fold(text)) if word not in _EMPTY_WORDS)


def _undecided(situation: Situation, iri: str, perhaps: Sequence[Known], document: SourceDocument) -> Finding:
    others = ", ".join(known.iri for known in perhaps)
    return Finding(
        code="KG0603",
        message=f"{iri} ('{situation.label or situation.words or situation.cls}') may be the same as {others}",
        place=Place(document.path),
        remedy="nothing needs to be done; a clearer source or a curated claim would decide it",
        severity=Severity.INFO,
        focus=iri,
        value=perhaps[0].iri,
    )


def renamed(situation: Situation, iris: Mapping[str, tuple[str, tuple[str, ...]]]) -> Situation:
    """The situation under its IRI, with those of the situations that fill its roles, and links to what it may be the same as."""
    iri, perhaps = iris[situation.id]
    roles = [
        (role, SituationRef(iris[filler.id][0]) if isinstance(filler, SituationRef) and filler.id in iris else filler)
        for role, filler in situation.roles
    ]
    roles += [("possiblySameAs", SituationRef(other)) for other in perhaps]
    kept = {pair for pair in roles if pair[1] != SituationRef(iri)}
    return replace(situation, id=iri, roles=tuple(sorted(kept, key=lambda pair: (pair[0], repr(pair[1])))))
