"""Completion: what the rest of a document tells about a situation that one sentence leaves out, above all in which contest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.extract.drafts import Draft
from kg.extract.stand_ins import contest_entity
from kg.model.claim import EntityRef, Filler, SituationRef
from kg.model.entity import EntityKind, LocalEntity
from kg.model.iri import slug
from kg.model.span import Span

_CONTESTS = frozenset({EntityKind.CONTEST, EntityKind.PRIMARY})
_YEAR = re.compile(r"(?:19|20)\d\d")
_KEYS = ("office", "jurisdiction", "year", "party", "stage")

Lookup = Mapping[str, LocalEntity]


def with_contests(
    drafts: list[Draft],
    entities: dict[str, LocalEntity],
    mentioned: Iterable[str],
    year: int,
    parties: Mapping[str, str],
    presidents: frozenset[str],
) -> tuple[list[Draft], list[LocalEntity]]:
    """The drafts with the contest that the document speaks of where theirs is unsaid or only half said.

    A candidacy without a contest takes one that the same person stands in, else the one that the document is about; an endorsement
    that of the candidate. Candidacies that nothing in the document supports are left out.
    """
    counted = Counter(name for name in mentioned if name in entities and entities[name].kind in _CONTESTS)
    for draft in drafts:
        counted.update(f.id for f in draft.fillers("contest") if isinstance(f, EntityRef))
    fuller = {name: _fullest(name, counted, entities, year) for name in counted}
    drafts = [_renamed(draft, fuller) for draft in drafts]
    about = _about(counted, fuller, entities, year)
    scene = _Scene(entities, parties, _standing(drafts), {}, about, _contests(drafts), presidents)
    drafts = [found for draft in drafts if (found := _completed(draft, scene) if draft.cls.name == "Candidacy" else draft)]
    scene.standing = _standing(drafts)
    scene.nominated = {**scene.standing, **_standing([d for d in drafts if d.stage == "nominee"])}
    return [found for draft in drafts if (found := _completed(draft, scene))], scene.made


def _facts(name: str, entities: Lookup) -> dict[str, str]:
    known = dict(entities[name].attributes)
    facts = {key: known[key] for key in _KEYS if known.get(key)}
    return {key: value for key, value in facts.items() if (key, value) != ("stage", "general")}


def _fits(vague: Mapping[str, str], full: Mapping[str, str], year: int) -> bool:
    """Whether a vaguer phrase can mean the fuller contest: nothing in conflict, and no year gone by."""
    if any(full.get(key, value) != value for key, value in vague.items()):
        return False
    if "year" not in vague and int(full.get("year", str(year))[:4]) < year:
        return False
    return bool(set(vague) & set(full)) and len(full) > len(vague) and set(vague) <= set(full)


def _fullest(name: str, counted: Counter[str], entities: Lookup, year: int) -> str:
    """The fullest contest of the document that ``name`` can mean, where the fuller ones do not contradict each other; else itself."""
    own = _facts(name, entities)
    fuller = sorted(
        (other for other in counted if _fits(own, _facts(other, entities), year)), key=lambda o: (-len(_facts(o, entities)), -counted[o], o)
    )
    if not fuller:
        return name
    best = _facts(fuller[0], entities)
    agree = all(best.get(key, value) == value for other in fuller for key, value in _facts(other, entities).items())
    return fuller[0] if agree else name


def with_matters(drafts: list[Draft]) -> list[Draft]:
    """The drafts with a matter that must be there and is unsaid: that of the same doing told before, else the probe last spoken of."""
    found: list[Draft] = []
    for draft in drafts:
        role = draft.cls.role("matter")
        if role is None or not role.defining or draft.fillers("matter"):
            found.append(draft)
            continue
        told = [d for d in found if d.cls is draft.cls and d.fillers("matter") and d.fillers("agent") == draft.fillers("agent")]
        matter: Filler | None = told[-1].fillers("matter")[0] if told else _last_probe(draft, found)
        if matter is not None:
            found.append(replace(draft, roles=tuple(sorted({*draft.roles, ("matter", matter)}, key=str))))
    return found


#: how many sentences back a probe may stand that an unsaid matter means
_NEAR = 3


def _last_probe(draft: Draft, before: Iterable[Draft]) -> Filler | None:
    near = [d for d in before if d.cls.name == "Investigation" and draft.sentence.number - d.sentence.number <= _NEAR and d.id]
    return SituationRef(near[-1].id) if near else None


def _renamed(draft: Draft, fuller: Mapping[str, str]) -> Draft:
    roles = tuple(
        sorted(
            {(r, EntityRef(fuller.get(f.id, f.id)) if r == "contest" and isinstance(f, EntityRef) else f) for r, f in draft.roles}, key=str
        )
    )
    return draft if roles == draft.roles else replace(draft, roles=roles)


def _standing(drafts: Iterable[Draft]) -> dict[str, EntityRef]:
    """Candidate -> the contest that he or she is told to stand in, the first that names one."""
    found: dict[str, EntityRef] = {}
    for draft in drafts:
        if draft.cls.name == "Candidacy":
            for candidate in draft.fillers("candidate"):
                for contest in draft.fillers("contest"):
                    if isinstance(candidate, EntityRef) and isinstance(contest, EntityRef):
                        found.setdefault(candidate.id, contest)
    return found


def _contests(drafts: Iterable[Draft]) -> dict[str, EntityRef]:
    """Situation -> the contest it belongs to, for those that name one."""
    return {draft.id: f for draft in drafts for f in draft.fillers("contest")[:1] if isinstance(f, EntityRef)}


def without_echoes(drafts: list[Draft]) -> list[Draft]:
    """The drafts without what the headline says of somebody and the body tells again, and better."""
    body = [draft for draft in drafts if draft.sentence.number > 0]

    def told_again(draft: Draft) -> bool:
        own = {f for role in draft.cls.identifying for f in draft.fillers(role) if isinstance(f, EntityRef)}
        return any(own & {f for role in d.cls.identifying for f in d.fillers(role)} for d in body if d.cls is draft.cls)

    return [draft for draft in drafts if draft.sentence.number > 0 or not told_again(draft)]


def _about(counted: Counter[str], fuller: Mapping[str, str], entities: Lookup, year: int) -> EntityRef | None:
    """The contest that the document speaks of most and that is not over."""
    total: Counter[str] = Counter()
    for name, times in counted.items():
        facts = _facts(fuller[name], entities)
        if int(facts.get("year", str(year))[:4]) >= year and ("office" in facts or "jurisdiction" in facts):
            total[fuller[name]] += times
    best = sorted(total, key=lambda name: (-total[name], name))
    return EntityRef(best[0]) if best else None


def _completed(draft: Draft, scene: _Scene) -> Draft | None:
    if not draft.cls.role("contest"):
        return draft
    if draft.cls.name == "Candidacy":
        return _candidacy(draft, scene)
    if draft.fillers("contest") or draft.fillers("office") or draft.fillers("org"):
        return draft
    people = [f.id for role in ("loser", "winner", "target", "agent") for f in draft.fillers(role) if isinstance(f, EntityRef)]
    known = scene.nominated if draft.cls.name == "ContestResult" else scene.standing
    contest = next((known[p] for p in people if p in known), None)
    if contest is None and draft.cls.name == "Deadline":
        entered = [scene.contests[f.id] for f in draft.fillers("matter") if isinstance(f, SituationRef) and f.id in scene.contests]
        contest = entered[0] if entered else scene.about
    return replace(draft, roles=_with(draft, contest)) if contest and draft.cls.name in _TAKING else draft


#: classes that take the contest of the person whom they are about
_TAKING = frozenset({"Endorsement", "ContestResult", "Filing", "Competition", "Deadline"})


def _candidacy(draft: Draft, scene: _Scene) -> Draft | None:
    """The candidacy with its contest: that of its year, that of the same person, else the one of the document that fits the party."""
    people = [f.id for f in draft.fillers("candidate") if isinstance(f, EntityRef)]
    years = [c.text for c in draft.trigger.children if c.dep_ == "nummod" and _YEAR.fullmatch(c.text)]
    if draft.fillers("contest"):
        return draft
    contest = next((scene.standing[p] for p in people if p in scene.standing), None) if not years else None
    if (
        contest is None
        and (scene.about or scene.presidents.intersection(people))
        and all(p.startswith("person:") for p in people)
        and not draft.frame.endswith(("-out", "-rival-candidate"))
    ):
        contest = _for_party(draft, people, scene, years[0] if years else "")
    return replace(draft, roles=_with(draft, contest)) if contest else None


def _for_party(draft: Draft, people: list[str], scene: _Scene, year: str) -> EntityRef | None:
    """The contest that the document is about; where that is another party's primary or another year's, the election behind it."""
    if scene.presidents.intersection(people):
        return scene.add(contest_entity("President", "", year, "", "", "presidential", Span(0, 0)))
    if scene.about is None:
        return None
    facts = _facts(scene.about.id, scene.entities)
    own = {scene.parties[p] for p in people if p in scene.parties} | {
        f.id for f in draft.fillers("candidateParty") if isinstance(f, EntityRef)
    }
    held = "org:" + slug(facts["party"]) if "party" in facts else ""
    if not year and (not own or not held or held in own):
        return scene.about
    if "office" not in facts:
        return None
    return scene.add(
        contest_entity(
            facts["office"], facts.get("jurisdiction", ""), year or facts.get("year", ""), "", "", draft.words or year, Span(0, 0)
        )
    )


@dataclass(slots=True)
class _Scene:
    """What a document tells of contests: who stands where, what it is about, who belongs to which party."""

    entities: dict[str, LocalEntity]
    parties: Mapping[str, str]
    standing: Mapping[str, EntityRef]
    nominated: Mapping[str, EntityRef]
    about: EntityRef | None
    contests: Mapping[str, EntityRef]
    presidents: frozenset[str]
    made: list[LocalEntity] = field(default_factory=list)

    def add(self, contest: LocalEntity) -> EntityRef:
        """A reference to a contest that nothing in the text names by itself."""
        if contest.id not in self.entities:
            self.entities[contest.id] = contest
            self.made.append(contest)
        return EntityRef(contest.id)


def _with(draft: Draft, contest: EntityRef) -> tuple[tuple[str, Filler], ...]:
    return tuple(sorted({*draft.roles, ("contest", contest)}, key=str))
