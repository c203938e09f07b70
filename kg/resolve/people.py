"""Who the people of the documents are: a decision, else the registry, else a person of earlier documents, else somebody new.

Names with a given name are settled first, in the order of the documents' days; a bare surname is then the one bearer of its own
document, else whoever of its bearers and the registry fits by office, state and party. What is settled carries what it rests on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NoReturn

from kg.errors import given_up
from kg.model.entity import Entity, EntityKind
from kg.model.iri import Namespaces
from kg.model.resolution import Candidate
from kg.model.words import place_slug
from kg.resolve.blocks import Block, Key, Mention, Work, blocks_of, compared_by
from kg.resolve.comparators import Comparators
from kg.resolve.compared import title_alone, weigh
from kg.resolve.ledger import EntityLedger
from kg.resolve.minted_people import MintedPeople, person_slug, told_profile
from kg.resolve.person_names import told_apart
from kg.resolve.profiles import PERSON, KnownPeople
from kg.resolve.registry import Registry
from kg.resolve.sightings import Sighting

_POST = frozenset({EntityKind.POST})
#: so many candidates are kept with a link
_KEPT = 5
#: comparators whose veto is worth telling
_TELLING = frozenset({"suffix", "middle name", "document", "decision", "lifetime"})
#: comparators of which one has to speak before a bare surname is taken for a doubt: the surname and the company are everybody's
_BACKING = frozenset({"whole name", "document", "office", "title", "state", "party"})

#: what was weighed for the people of one document, by local id
Weighed = Mapping[str, list[Candidate]]


@dataclass(frozen=True, slots=True)
class Found:
    """Who a mention is: the IRI with the rule, what was weighed, and the candidates between whom a doubt is left."""

    seen: Sighting
    iri: str
    rule: str
    weighed: tuple[Candidate, ...] = ()
    near: tuple[Candidate, ...] = ()


class People:
    """Links the people of documents, which come in the order of their days.

    ``work`` compares mentions and registry block by block, by surname, and settles people whom nobody curated in blocks that have no name
    in common; without it that is done here in one block. What comes of it is the same.
    """

    def __init__(self, registry: Registry, known: KnownPeople, ledger: EntityLedger, table: Comparators, work: Work | None = None) -> None:
        self.registry = registry
        self.known = known
        self.ledger = ledger
        self.table = table
        self.work = work
        self.apart = frozenset((registry.slug_of(a), registry.slug_of(b)) for a, b in ledger.apart)
        self._compared: Mapping[Key, list[Candidate]] = {}

    def link(self, documents: Iterable[Sequence[Sighting]]) -> Iterator[Found]:
        """Everybody of every document; those whom nobody curated are entered into the registry."""
        told = [list(seen) for seen in documents]
        if self.work:
            named = [one for seen in told for one in seen if not self._titles(one)]
            self._compared = compared_by(self.work, named, self.known, self.table)
        mentions = [mention for seen in told for mention in self._mentions(seen)]
        taken = frozenset(person.iri for person in self.registry.of_kind(PERSON))
        task = Settling(self.registry.names, self.table, self.apart)
        blocks = blocks_of(mentions, taken, self.work)
        found: dict[Key, Found] = {}
        for links, minted in self.work.map(task, blocks) if self.work else map(task.make(), blocks):
            found |= {link.seen.key: link for link in links}
            for person in minted:
                self.registry.add(person)
        yield from (replace(found[mention.seen.key], seen=mention.seen) for mention in mentions)

    def _mentions(self, seen: Sequence[Sighting]) -> list[Mention]:
        """The people of one document with what the registry says of them: those named in full or by a title, then the bare surnames."""
        bare = [one for one in seen if not one.name.given and not self._titles(one)]
        full = [one for one in seen if one not in bare]
        weighed = self._told_apart(full, {one.local.id: self._weighed(one) for one in full})
        weighed = {**weighed, **{one.local.id: self._weighed(one) for one in bare}}
        return [self._mention(one, weighed[one.local.id], one in bare) for one in (*full, *bare)]

    def _mention(self, seen: Sighting, weighed: Sequence[Candidate], bare: bool) -> Mention:
        forced, excluded = self.ledger.linked.get(seen.key, ""), self._excluded(seen)
        return Mention(seen, tuple(weighed), bare, bool(self._titles(seen)), forced, excluded)

    def _weighed(self, seen: Sighting) -> list[Candidate]:
        """The registry's candidates for a mention, compared."""
        excluded = self._excluded(seen)
        if titles := self._titles(seen):
            holders = {iri for post in titles for iri in self.known.tenures.holders(post, seen.document.published)}
            found = [title_alone(seen, iri, self.table) for iri in sorted(holders)]
        elif self.work:
            found = self._compared[seen.key]
        else:
            found = [weigh(seen, profile, self.table) for profile in self.known.candidates(seen)]
        return [_barred(one, self.table) if one.iri in excluded else one for one in found]

    def _titles(self, seen: Sighting) -> tuple[str, ...]:
        """The posts of which the whole name is a title ("the president")."""
        return self.registry.find(seen.local.name, _POST) if not seen.local.attribute("given") else ()

    def _excluded(self, seen: Sighting) -> frozenset[str]:
        """Whom a decision says the mention is not, under its own id or under the IRI that it would get."""
        base = person_slug(seen.local.name)
        placed = (f"{base}_{place_slug(place)}" for place in seen.places or seen.runs)
        own = {self.registry.names.iri("person", key) for key in (base, *placed)}
        return self.ledger.excluded(*seen.key, {iri for iri in own if iri not in self.registry.entities})

    def _told_apart(self, seen: Sequence[Sighting], weighed: Weighed) -> Weighed:
        """The candidates with those ruled out that another person of the document is, by a name that this one cannot have."""
        choices = [(choice, one) for one in seen if (choice := self.table.choice(weighed[one.local.id]))]
        taken: dict[str, list[Sighting]] = defaultdict(list)
        for choice, one in sorted(choices, key=lambda pair: (-pair[0].points, pair[1].local.id)):
            taken[choice.iri].append(one)
        lost = {
            (one.local.id, choice.iri)
            for choice, one in choices
            if one is not (first := taken[choice.iri][0]) and _is_other(one, first, choice)
        }
        return {
            local: [_barred(one, self.table, "document", "apart") if (local, one.iri) in lost else one for one in found]
            for local, found in weighed.items()
        }


@dataclass(frozen=True, slots=True)
class Settling:
    """The task of settling a block of mentions."""

    names: Namespaces
    table: Comparators
    apart: frozenset[tuple[str, str]]

    def make(self) -> Callable[[Block], tuple[list[Found], list[Entity]]]:
        """The function of a block: who each mention is, and the people whom nobody curated."""
        return lambda block: _Settled(block, self).result()

    def lost(self, block: Block, tries: int) -> NoReturn:
        """Nothing can stand for a block."""
        raise given_up(f"settled people called {block.mentions[0].seen.local.name}", tries)


class _Settled:
    """The mentions of a block, one document after the other: the registry's people, those of earlier documents, new ones."""

    def __init__(self, block: Block, task: Settling) -> None:
        self.table = task.table
        self.block = block
        self.minted = MintedPeople(task.names, block.taken, task.table, task.apart)
        self._of = {mention.seen.key: mention for mention in block.mentions}

    def result(self) -> tuple[list[Found], list[Entity]]:
        """Who each mention is, in their order, and the people whom nobody curated."""
        found: list[Found] = []
        for _, group in groupby(self.block.mentions, key=lambda mention: mention.seen.document.slug):
            some = list(group)
            settled = [self._found(one.seen, list(one.weighed)) for one in some if not one.bare]
            found += [*settled, *(self._by_surname(one.seen, settled) for one in some if one.bare)]
        return found, list(self.minted.entities())

    def _found(self, seen: Sighting, weighed: list[Candidate]) -> Found:
        """The person of the registry, else the one of earlier documents, else somebody new."""
        if forced := self._of[seen.key].forced:
            decided = Candidate(forced, (self.table.said("decision", "same"),))
            self.minted.decided(seen, forced)
            return Found(seen, forced, "decision", _kept([decided, *(one for one in weighed if one.iri != forced)], decided))
        if choice := self.table.choice(weighed):
            return Found(seen, choice.iri, _rule(choice), _kept(weighed, choice))
        others = self.minted.weighed(seen, self._of[seen.key].excluded) if not self._of[seen.key].titled else []
        same = self.minted.choice(seen, others)
        iri = self.minted.put(seen, same.iri if same else "")
        near = self._near(seen, weighed if same else [*weighed, *others])
        return Found(seen, iri, "minted", _kept([*weighed, *others], same, near), near)

    def _near(self, seen: Sighting, weighed: Iterable[Candidate]) -> tuple[Candidate, ...]:
        """The candidates that leave a doubt; about people who are only named there is none to settle."""
        return () if seen.named_only else tuple(self.table.near(weighed)[:_KEPT])

    def _by_surname(self, seen: Sighting, settled: Sequence[Found]) -> Found:
        """A bare surname: the one bearer of its document, else the one of all its bearers who fits best."""
        if self._of[seen.key].forced:
            return self._found(seen, [])
        unlike = seen.local.attribute("unlike").split()
        named = [found for found in settled if found.seen.name.surname == seen.name.surname and found.seen.name.given]
        alike = [found for found in named if found.seen.local.id not in unlike]
        bearer = self.table.said("document", "bearer", ", ".join(sorted(found.seen.local.name for found in alike)))
        # a suffix is told to keep father and son apart: the surname without it is not the son's by itself
        backed = {found.iri: () if found.seen.name.suffix or self._holds_another(seen, found) else (bearer,) for found in alike}
        excluded = self._of[seen.key].excluded
        told = [weigh(seen, replace(told_profile(f.iri, [f.seen]), company=frozenset()), self.table, *backed[f.iri]) for f in alike]
        own = [_barred(one, self.table) if one.iri in excluded else one for one in told]
        weighed = own if self.table.choice(own) else _joined([*own, *self._of[seen.key].weighed, *self.minted.weighed(seen, excluded)])
        if choice := self.table.choice(weighed):
            rule = "surname" if any(found.iri == choice.iri for found in alike) else _rule(choice)
            return Found(seen, choice.iri, rule, _kept(weighed, choice))
        near = tuple(one for one in self._near(seen, weighed) if any(said.comparator in _BACKING for said in one.comparisons))
        return Found(seen, self.minted.put(seen), "minted", _kept(weighed, None, near), near)

    def _holds_another(self, seen: Sighting, bearer: Found) -> bool:
        """Whether the office told of a bare surname is known to be held by somebody else, and is not told of the bearer."""
        holders = {one.iri for one in self._of[seen.key].weighed if not one.ruled_out and _has(one, "office", "held")}
        return bool(holders) and bearer.iri not in holders and not seen.titles & bearer.seen.titles


def _has(candidate: Candidate, comparator: str, outcome: str) -> bool:
    return any((said.comparator, said.outcome) == (comparator, outcome) for said in candidate.comparisons)


def _barred(candidate: Candidate, table: Comparators, comparator: str = "decision", outcome: str = "different") -> Candidate:
    return replace(candidate, comparisons=(*candidate.comparisons, table.said(comparator, outcome)))


def _is_other(seen: Sighting, first: Sighting, choice: Candidate) -> bool:
    """Whether two names of a document that both fit one person are two people: it tells them apart, or they differ and are no curator's."""
    if first.local.id in seen.local.attribute("unlike").split():
        return True
    written = any(one.comparator == "whole name" for one in choice.comparisons)
    return bool(seen.name.given and first.name.given) and not written and told_apart(seen.name, first.name)


def _joined(weighed: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, each once, with everything that was said of it."""
    found: dict[str, Candidate] = {}
    for one in weighed:
        known = found.get(one.iri, Candidate(one.iri)).comparisons
        found[one.iri] = Candidate(one.iri, (*known, *(c for c in one.comparisons if c.comparator not in {k.comparator for k in known})))
    return list(found.values())


def _rule(choice: Candidate) -> str:
    """The word for what made a link: the curator's name for the person, a title, another form of the name, or a surname."""
    said = {one.comparator: one.outcome for one in choice.comparisons}
    written = {"label": "label", "alias": "alias", "short": "alias", "title": "holder"}.get(said.get("whole name", ""))
    return written or ("surname" if said["given name"] == "missing" else "name")


def _kept(weighed: Iterable[Candidate], taken: Candidate | None = None, near: Sequence[Candidate] = ()) -> tuple[Candidate, ...]:
    """The candidates worth telling with what came of them: the one that was taken, then the best, then those that were ruled out.

    That a surname's other bearers have other given names is not worth telling.
    """
    telling = [one for one in weighed if not one.ruled_out or any(c.never and c.comparator in _TELLING for c in one.comparisons)]
    ranked = sorted(telling, key=lambda one: (one != taken, one.ruled_out, -one.points, one.iri))[:_KEPT]

    def verdict(one: Candidate) -> str:
        return "taken" if one == taken else "ruled out" if one.ruled_out else "open" if one in near else "lost"

    return tuple(replace(one, verdict=verdict(one)) for one in ranked)
