"""Contests named: how often a document names each contest, in whose company, and which fuller one a vague phrase can mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.extract.drafts import Draft
from kg.extract.parsed import Mention
from kg.extract.stand_ins import contest_entity
from kg.model.claim import EntityRef
from kg.model.entity import EntityKind, LocalEntity
from kg.model.span import Span

CONTEST_KEYS = ("office", "jurisdiction", "year", "party", "stage")
_CONTESTS = frozenset({EntityKind.CONTEST, EntityKind.PRIMARY})

#: most years to the next contest for one office: a vaguer phrase means no later one
_NEXT = 3
#: years from one contest for the presidency to the next; those that it divides have one
_CYCLE = 4

Facts = dict[str, str]


def _fits(vague: Facts, full: Facts) -> bool:
    """Whether a vaguer phrase can mean the fuller contest: nothing in conflict, something in common."""
    if any(full.get(key, value) != value for key, value in vague.items()):
        return False
    return bool(set(vague) & set(full)) and len(full) > len(vague) and set(vague) <= set(full)


@dataclass(slots=True)
class NamedContests:
    """The contests of one document; ``today`` is the year of its publication."""

    entities: dict[str, LocalEntity]
    today: int
    counted: Counter[str] = field(default_factory=Counter)
    beside: dict[str, Counter[str]] = field(default_factory=dict)
    sentences: Counter[str] = field(default_factory=Counter)
    named: list[tuple[int, str]] = field(default_factory=list)
    made: list[LocalEntity] = field(default_factory=list)

    def facts(self, name: str) -> Facts:
        """What is told of a contest, by its keys; that it is the general election is no more than that it is the election."""
        known = dict(self.entities[name].attributes)
        told = {key: known[key] for key in (*CONTEST_KEYS, "several") if known.get(key)}
        return {key: value for key, value in told.items() if (key, value) != ("stage", "general")}

    def add(self, facts: Facts, like: str = "") -> EntityRef:
        """A reference to the contest of which just these facts are told, made when nothing in the text names it by itself.

        ``like`` is the contest whose words tell of it.
        """
        office, place, year, party, stage = (facts.get(key, "") for key in CONTEST_KEYS)
        contest = contest_entity(office, place, year, stage, party, office, Span(0, 0))
        if like:
            source = self.entities[like]
            contest = replace(contest, names=source.names, first=source.first)
        if contest.id not in self.entities:
            self.entities[contest.id] = contest
            self.made.append(contest)
        return EntityRef(contest.id)

    def count(self, drafts: Iterable[Draft], mentions: Iterable[Mention]) -> None:
        """Count the contests that the document names, and for each person those named in a sentence with him or her."""
        named: dict[int, set[str]] = {}
        for mention in mentions:
            found = {name for name in mention.entities if name in self.entities}
            named.setdefault(mention.sentence, set()).update(found)
            self.counted.update(name for name in sorted(found) if self.entities[name].kind in _CONTESTS)
        for draft in drafts:
            refs = [f.id for role, f in draft.roles if isinstance(f, EntityRef)]
            named.setdefault(draft.sentence.number, set()).update(refs)
            self.counted.update(f.id for f in draft.fillers("contest") if isinstance(f, EntityRef))
        for number, together in sorted(named.items()):
            self.sentences.update(sorted(n for n in together if n.startswith("person:")))
            contests = [n for n in sorted(together) if n in self.entities and self.entities[n].kind in _CONTESTS]
            self.named.extend((number, name) for name in contests)
            for person in sorted(n for n in together if n.startswith("person:")):
                self.beside.setdefault(person, Counter()).update(contests)

    def fullest(self, name: str) -> str:
        """The fullest contest of the document that ``name`` can mean, where the fuller ones do not contradict each other; else itself."""
        own = self.facts(name)
        fitting = [other for other in self.counted if _fits(own, self.facts(other)) and self._may_be(own, self.facts(other))]
        current = [o for o in fitting if "year" in own or self.lies_ahead(o)]
        if not current or (len(current) < len(fitting) and set(own) <= {"stage", "party"}):
            return name
        best = min(current, key=lambda o: (-len(self.facts(o)), -self.counted[o], o))
        facts = self.facts(best)
        agree = all(facts.get(key, value) == value for other in current for key, value in self.facts(other).items())
        return best if agree else name

    def _may_be(self, own: Facts, full: Facts) -> bool:
        """Whether a fuller contest is one and not the next but one, nor a step to the presidency where the presidency itself is meant."""
        if "year" not in own and int(full.get("year", "0")[:4]) > self.today + _NEXT:
            return False
        step = own.get("office") == "President" and any(key in full and key not in own for key in ("jurisdiction", "stage", "party"))
        return "several" not in full and not step

    def whole(self, contest: EntityRef) -> EntityRef:
        """The contest for the presidency of which a state's vote is one stage, in a document that speaks of the presidency alone."""
        facts = self.facts(contest.id)
        if "jurisdiction" not in facts or facts.get("stage", "primary") != "primary":
            return contest
        if facts.get("office", "President") != "President" or not self._is_of_presidency(facts):
            return contest
        kept = {key: value for key, value in facts.items() if key not in {"jurisdiction", "several"}}
        return EntityRef(self.fullest(self.add({**kept, "office": "President"}).id))

    def _is_of_presidency(self, facts: Facts) -> bool:
        """Whether a state's vote is one for the presidency: the document speaks of no other office, or in such a year of none so often."""
        told: Counter[str] = Counter()
        for name, times in self.counted.items():
            told[facts.get("office") or self.facts(name).get("office", "")] += times
        bare = told.pop("", 0) if facts.get("stage") == "primary" else 0
        del told[""]
        often = told["President"] + bare >= sum(times for office, times in told.items() if office != "President")
        return set(told) == {"President"} or (often and self.today % _CYCLE == 0 and facts.get("stage") == "primary")

    def lies_ahead(self, name: str) -> bool:
        """Whether nothing tells that a contest was decided in an earlier year."""
        return int(self.facts(name).get("year", str(self.today))[:4]) >= self.today

    def alone_in(self, sentence: int) -> EntityRef | None:
        """The one contest that a sentence names."""
        found = {self.fullest(name) for number, name in self.named if number == sentence and "several" not in self.facts(name)}
        return EntityRef(found.pop()) if len(found) == 1 else None

    def filling(self, contest: EntityRef) -> EntityRef:
        """The contest that fills the office, of a primary that leads to it."""
        facts = self.facts(contest.id)
        if "office" not in facts or not facts.keys() & {"party", "stage"}:
            return contest
        return self.add({key: value for key, value in facts.items() if key not in {"party", "stage"}})

    def open_contests(self, named: Mapping[str, int]) -> Counter[str]:
        """The contests for an office or of a place that are not over, by how often they are named."""
        found: Counter[str] = Counter()
        for name, times in named.items():
            full = self.whole(EntityRef(self.fullest(name))).id
            facts = self.facts(full)
            named_well = "office" in facts or {"jurisdiction", "stage"} <= facts.keys()
            if self.lies_ahead(full) and "several" not in facts and named_well:
                found[full] += times
        return found
