"""Which situations are one: the same class, the same identifying roles, dates that can be the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model.claim import EntityRef, Filler, Situation, SituationRef, Words
from kg.model.document import SourceDocument
from kg.model.finding import Finding
from kg.model.ontology import Role, Vocabulary
from kg.model.resolution import Source
from kg.resolve.akin import again, akin, another_step, corrected, firm_roles, happens_often, identifying, likeness, pinned, step_of
from kg.resolve.choosing import closest, most_told
from kg.resolve.company import common_words, is_particular, vouched
from kg.resolve.doubts import other_date, undecided
from kg.resolve.known import (
    CONTEXT,
    Context,
    Key,
    Known,
    Surroundings,
    Told,
    key,
    nearly_fit,
    roles_fit,
    same_year,
    stands_for,
    times,
    times_fit,
    told_times,
)
from kg.resolve.metonymy import acting
from kg.resolve.nesting import Identity, inner_first
from kg.resolve.registry import Registry
from kg.resolve.rewrite import sorted_roles
from kg.resolve.situation_names import mint_situation
from kg.resolve.tenures import KnownTenures
from kg.resolve.timing import can_lie_there, one_stretch
from kg.resolve.wording import content_words, stem


@dataclass(frozen=True, slots=True)
class Match:
    """What a situation is among the known ones, or what it may be."""

    known: Known | None = None
    perhaps: tuple[Known, ...] = ()


class Identities:
    """The situations of the corpus, curated ones first, then those of each document in the order of the documents."""

    def __init__(self, vocabulary: Vocabulary, registry: Registry, tenures: KnownTenures) -> None:
        self.vocabulary = vocabulary
        self.context = Context(registry, common=common_words(one for one in registry.entities.values() if not one.minted), tenures=tenures)
        self.findings: list[Finding] = []
        self._nouns = self.context.nouns = {
            name: frozenset(stem(lemma) for frame in cls.frames if frame.part_of_speech == "noun" for lemma in frame.lemmas)
            for name, cls in sorted(vocabulary.classes.items())
        }
        self.context.kinds = frozenset().union(*(self._nouns[name] for name, cls in vocabulary.classes.items() if cls.once))
        self._by_class: dict[str, list[Known]] = defaultdict(list)
        self._curated: dict[str, list[Known]] = defaultdict(list)
        self._by_key: dict[tuple[str, str, Key], list[Known]] = defaultdict(list)

    def add_curated(self, sources: Iterable[Source]) -> None:
        """Makes the situations of curated files known under their own IRIs."""
        for source in sorted(sources, key=lambda source: source.origin):
            for situation in source.situations:
                self._learn(situation.id, situation, self._keys(situation, {}), times(situation))

    def settle(self, situation: Situation) -> Situation:
        """The situation with words that tell of one curated situation ("the Russia probe") replaced by that situation."""
        known = self.vocabulary.classes.get(situation.cls)
        open_ = {role.name for role in known.roles if "Situation" in role.ranges} if known else set()
        roles: list[tuple[str, Filler]] = []
        for role, filler in situation.roles:
            found = self._told_by(filler.text) if role in open_ and isinstance(filler, Words) else ""
            roles.append((role, SituationRef(found) if found and found != situation.id else filler))
        return replace(situation, roles=sorted_roles(roles))

    def _told_by(self, text: str) -> str:
        """The one curated situation that a phrase tells of, as a whole or in what it is said to be part of ("oversight of …")."""
        told, _, whole = text.partition(" of ")
        found = self._bearing(text) or (self._bearing(whole) if whole and told else set())
        return found.pop() if len(found) == 1 else ""

    def _bearing(self, text: str) -> set[str]:
        """The curated situations of a class whose noun a phrase has that bear all its other words."""
        words, found = content_words(text), set()
        for name, nouns in self._nouns.items():
            rest = words - nouns
            if words & nouns and rest:
                found |= {known.iri for known in self._curated[name] if rest <= known.words}
        return found

    def identify(
        self,
        situations: Sequence[Situation],
        document: SourceDocument,
        implied: Mapping[str, str],
        around: Mapping[str, Surroundings],
        unrealised: Collection[str] = (),
    ) -> Mapping[str, Identity]:
        """Local id -> what each situation of a document is.

        ``implied`` are the dates that follow for a situation from how the document speaks of it, ``around`` what stands around it,
        ``unrealised`` the ends of states of which it only speaks: each is a situation of its own beside the state.
        """
        found: dict[str, Identity] = {}
        settled: dict[str, str] = {}
        for situation in inner_first(situations):
            keys = self._keys(situation, {local: identity.iri for local, identity in found.items()})
            when = told_times(situation, implied.get(situation.id, ""))
            beside = around.get(situation.id, Surroundings())
            cls = self.vocabulary.classes.get(situation.cls)
            apart = situation.id in unrealised
            match = self._match(Told(situation, cls, keys, when, document, beside, apart)) if cls else Match()
            iri = match.known.iri if match.known else self._minted(situation, keys, document, situation.stage if apart else "")
            inside = self._settled(keys, match.known)
            settled |= inside
            other = corrected(keys, match.known, self.context) if match.known else {}
            if match.known:
                match.known.other_names |= other
            keys = {role: {(kind, (inside | other).get(value, value)) for kind, value in values} for role, values in keys.items()}
            differing = match.known.differing(keys, self.context) if match.known else frozenset()
            self._learn(iri, situation, {role: values for role, values in keys.items() if role not in differing}, when, document)
            self.context.situations[iri].around |= beside.words
            self.context.situations[iri].people |= beside.people
            self.context.situations[iri].unrealised = apart
            found[situation.id] = Identity(iri, tuple(known.iri for known in match.perhaps if known.iri != iri), other)
            if match.perhaps:
                self.findings.append(undecided(situation, iri, match.perhaps, document))
        return {local: replace(identity, iri=settled.get(identity.iri, identity.iri)) for local, identity in found.items()}

    def _minted(self, situation: Situation, keys: Mapping[str, set[Key]], document: SourceDocument, stage: str) -> str:
        return mint_situation(situation, keys, document, self.vocabulary, self.context.situations, stage)

    def _settled(self, keys: Mapping[str, set[Key]], known: Known | None) -> dict[str, str]:
        """What an agreement says about the situations inside: the probe that somebody is known to have left is that probe."""
        theirs = known.roles if known else {}
        return {
            mine[1]: other[1]
            for role, values in sorted(keys.items())
            for mine in sorted(values - theirs.get(role, set()))
            for other in sorted(theirs.get(role, ()), reverse=True)
            if mine[0] == "situation" and stands_for(mine, other, self.context)
        }

    def _keys(self, situation: Situation, iris: Mapping[str, str]) -> dict[str, set[Key]]:
        known = self.vocabulary.classes.get(situation.cls)
        names = {role.name for role in identifying(known)} if known else set()
        keys: dict[str, set[Key]] = defaultdict(set)
        for role, filler in situation.roles:
            if role in names and (found := key(filler, iris)):
                keys[role].add(found)
        return dict(keys)

    def _learn(
        self,
        iri: str,
        situation: Situation,
        keys: Mapping[str, set[Key]],
        when: Mapping[str, str],
        document: SourceDocument | None = None,
    ) -> None:
        """Adds what a document tells of a situation, or without one a curator."""
        curated, known = document is None, self.context.situations.get(iri)
        if known is None:
            known = Known(iri, situation.cls, {}, {}, {"date": [], "begin": [], "end": []}, frozenset(), curated=curated)
            self.context.situations[iri] = known
            for index in (self._by_class, self._curated) if curated else (self._by_class,):
                index[situation.cls].append(known)
        cls = self.vocabulary.classes.get(situation.cls)
        acted = cls is not None and cls.once  # only of such classes is who acts for whom ever looked for
        for role, values in keys.items():
            for fresh in values - known.roles.setdefault(role, set()):
                self._by_key[situation.cls, role, fresh].append(known)
                for one in acting(fresh, document.published if document else None, self.context) if acted and role == "agent" else ():
                    self._by_key[situation.cls, "acting", one].append(known)
        known.add(situation, keys, when if curated or not known.curated else {}, document)
        self.context.labels[iri] = known.words

    def _match(self, told: Told) -> Match:
        """What a telling is among the known situations, or what it may be."""
        situation, cls, keys, when, document = told.situation, told.cls, told.keys, told.when, told.document
        roles = identifying(cls)
        known = [one for one in self._candidates(told) if not keys or vouched(told, one, self.context)]
        if cls.recurs:
            found = [one for one in known if again(told, one, self.context)]
            return Match(found[0]) if len(found) == 1 else Match()
        if happens_often(told):
            known = [one for one in known if one.curated or document.slug in one.documents or pinned(told, one)]
        pool = [one for one in known if times_fit(when, keys, one)]
        if not keys or any(role.defining and role.name not in keys for role in roles):
            whole = [one for one in known if all(role.name in one.roles for role in roles if role.defining)]
            alike = self._akin(told, whole)
            return Match(alike[0]) if len(alike) == 1 else self._by_words(situation, keys, pool)
        full = self._full(situation, keys, roles, pool, document)
        full = most_told(full) if cls.once else full
        full = full or self._contradicting(told, known, roles) or self._named(told)
        if len(full) == 1:
            return Match(full[0])
        differing = [
            one for one in known if one.curated and same_year(situation, one) and roles_fit(keys, one, roles, CONTEXT, self.context)
        ]
        if not full and len(differing) == 1:
            self.findings.append(other_date(situation, differing[0], document))
            return Match(differing[0])
        alike = self._akin(told, known) if not full else []
        if len(alike) == 1:
            return Match(alike[0])
        full = full or alike
        near = tuple(full) or tuple(one for one in pool if nearly_fit(keys, one, roles, self.context))
        near = tuple(one for one in near if one.curated) or near
        return Match(None, near if full or len(near) == 1 else ())

    def _akin(self, told: Told, known: Sequence[Known]) -> list[Known]:
        """The situations that the telling can be of in other words; of several the curated, then the most alike, then the closest."""
        if not told.cls.once:
            return []
        alike = [one for one in known if can_lie_there(told, one) and akin(told, one, self.context)]
        ranks = {one.iri: (one.curated, likeness(told, one, self.context)) for one in alike}
        found = [one for one in alike if ranks[one.iri] == max(ranks.values())]
        return most_told(closest(found, told.keys, told.situation, told.document)) if len(found) > 1 else found

    def _candidates(self, told: Told) -> list[Known]:
        """The situations that can be the one told, as far as its step tells."""
        found = [one for one in self._sharing(told) if one.unrealised == told.unrealised]
        return [one for one in found if not another_step(told, one)] if step_of(told) else found

    def _sharing(self, told: Told) -> list[Known]:
        """The situations that can be the one told: those that share something named with it, or the class where nobody and nothing is.

        Nobody is weighed against all members of a party because the party is the same: what must agree in the end agrees here.
        """
        cls, keys = told.cls.name, told.keys
        if not any(kind == "entity" for values in keys.values() for kind, _ in values):
            return list(self._by_class[cls])
        firm = [] if told.cls.recurs else firm_roles(told.cls, keys)
        day, agents = told.document.published, keys.get("agent", set()) if told.cls.once else set()
        acted = {one for value in agents for one in acting(value, day, self.context)}
        pairs = [(role, value) for role, values in (*keys.items(), ("acting", acted)) for value in sorted(values)]
        found = {known.iri: known for role, value in pairs for known in self._by_key[cls, role, value]}
        return [one for one in found.values() if not any(one.roles.get(role) and one.roles[role].isdisjoint(keys[role]) for role in firm)]

    def _named(self, told: Told) -> list[Known]:
        """The one curated situation that a short name stands for: by its agent ("the Mueller probe"), or by its words."""
        situation, keys, when, document = told.situation, told.keys, told.when, told.document
        acted = set(keys) in ({"agent"}, {"agent", "matter"})
        elsewhere = any(document.slug not in value for values in keys.values() for _, value in values)
        if elsewhere and not acted:
            return []
        curated = [known for known in self._curated[situation.cls] if times_fit(when, keys, known)]
        acting = [one for one in curated if acted and keys["agent"] <= one.roles.get("agent", set())]
        if len(acting) == 1 and ("matter" not in keys or "matter" not in acting[0].given):
            return acting if is_particular(acting[0], self.context) or vouched(told, acting[0], self.context) else []
        found = None if elsewhere else self._by_words(situation, {}, curated).known
        return [found] if found else []

    def _full(
        self, situation: Situation, keys: Mapping[str, set[Key]], roles: Sequence[Role], pool: Sequence[Known], document: SourceDocument
    ) -> list[Known]:
        """The situations that agree in every role; of several the closest. Its own document may tell an event again in fewer words."""
        full = [known for known in pool if roles_fit(keys, known, roles, CONTEXT, self.context)]
        full = [known for known in full if known.roles == keys] or full
        if not full:
            optional = frozenset(role.name for role in roles if not role.defining)
            own = [known for known in pool if document.slug in known.documents]
            full = [known for known in own if keys.keys() <= known.roles.keys() and roles_fit(keys, known, roles, optional, self.context)]
        return closest(full, keys, situation, document) if len(full) > 1 else full

    def _contradicting(self, told: Told, known: Sequence[Known], roles: Sequence[Role]) -> list[Known]:
        """The one state that agrees in every role and shares a day with what is told, though begin or end contradict each other."""
        found = [one for one in known if one_stretch(told, one) and roles_fit(told.keys, one, roles, CONTEXT, self.context)]
        return found if len(found) == 1 else []

    def _by_words(self, situation: Situation, keys: Mapping[str, set[Key]], pool: Sequence[Known]) -> Match:
        """A situation that lacks what identifies it: the one of its class with the same people in it, or with all of its words."""
        people = {role: ("entity", filler.id) for role, filler in situation.roles if isinstance(filler, EntityRef)}
        acted = [known for known in pool if len(people) > 1 and all(who in known.everything.get(role, ()) for role, who in people.items())]
        cls = self.vocabulary.classes[situation.cls]
        words = content_words(situation.words) - content_words(cls.label) - {stem(lemma) for frame in cls.frames for lemma in frame.lemmas}
        told = [known for known in pool if all(known.roles.get(role, values) & values for role, values in keys.items())]
        named = acted or [known for known in told if words and words <= known.words]
        curated = [known for known in named if known.curated]
        choice = curated if len(curated) == 1 else named
        return Match(choice[0]) if len(choice) == 1 else Match(None, tuple(choice))
