"""Joining: drafts of the same situation become one situation; what one of them leaves unsaid another may say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.extract.drafts import Draft
from kg.model.claim import Claim, EntityRef, Filler, Situation, SituationRef, Words
from kg.model.entity import EntityKind, LocalEntity
from kg.model.iri import slug
from kg.model.ontology import SituationClass, Vocabulary
from kg.model.time import bounds

#: a side that is known by a day alone, as the day of publication bounds it
_DAY_BOUND = re.compile(r"\[(?:\.\.\d{4}-\d\d-\d\d|\d{4}-\d\d-\d\d\.\.)\]")
_WINDOW = re.compile(r"\[\d[\d-]*\.\.\d[\d-]*\]")
_TIMES = ("date", "begin", "end", "duration", "duration_less_than")


def situation_of(draft: Draft) -> Situation:
    """The situation that one draft tells of."""
    date, begin, end, duration, less = (draft.times.get(name, "") for name in _TIMES)
    return Situation(draft.id, draft.cls.name, draft.roles, date, begin, end, duration, less, stage=draft.stage, words=draft.words)


def dated_as_real(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts, those of a mere plan or possibility without their times where the same event is also told as real."""
    known = list(drafts)
    real = {draft.id for draft in known if draft.stance.modality == "Actual" and draft.cls.is_event}
    return [replace(d, times={}) if d.id in real and d.stance.modality != "Actual" else d for d in known]


def dated_apart(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts, with ids of their own for those that tell of a like event at another time than the first of that id."""
    first: dict[str, str] = {}
    found = []
    for draft in drafts:
        told = draft.times.get("date", "") if draft.cls.is_event and draft.stance.modality == "Actual" else ""
        known = first.setdefault(draft.id, told) if told else ""
        if told and (_is_lone(draft) or (known and bounds(told).meet(bounds(known)) is None)):
            draft.id = f"{draft.id}_{slug(told)}"
        found.append(draft)
    return found


def _is_lone(draft: Draft) -> bool:
    """Whether nothing but who does it tells one doing of this kind from another: what somebody said on Friday he did not say before."""
    return draft.cls.repeats and sum(1 for role in draft.cls.identifying if draft.fillers(role)) == 1


def same(one: Situation, other: Situation, cls: SituationClass) -> bool:
    """Whether two situations of a document can be one: no identifying role, stage or time in conflict, and one of them shared."""
    if one.cls != other.cls or (one.stage and other.stage and one.stage != other.stage):
        return False
    shared = 0
    for role in cls.identifying:
        left, right = set(one.fillers(role)), set(other.fillers(role))
        if left and right and not (left <= right or right <= left):
            return False
        shared += bool(left & right)
    if cls.repeats and shared == 1 and one.date != other.date:
        return False
    lacking = {role for role in cls.identifying if bool(one.fillers(role)) != bool(other.fillers(role))}
    # whom a probe is of follows from its matter: who is told without the one is told without the other
    lacking -= {"target"} if "matter" in lacking else set()
    days = {s.date for s in (one, other) if s.date}
    return bool(shared) and len(lacking) <= (0 if cls.repeats else 1) and len(days) < 2


def joined(one: Situation, other: Situation) -> Situation:
    """Both situations as one under the id of the first; what the first says stays."""
    more = {pair for pair in other.roles if not one.fillers(pair[0]) and not _is_some(pair[1])}
    roles = tuple(sorted({*one.roles, *more}, key=str))
    talking = {filler for name, filler in roles if name == "agent"}
    roles = tuple(pair for pair in roles if len(talking) < 2 or not (pair[0] == "recipient" and pair[1] in talking))
    date, begin, end, duration, less = (_surer(getattr(one, name), getattr(other, name)) for name in _TIMES)
    return replace(
        one, roles=roles, stage=one.stage or other.stage, words=one.words or other.words,
        date=date, begin=begin, end=end, duration=duration, duration_less_than=less,
    )  # fmt: skip


def _surer(one: str, other: str) -> str:
    """The first time, or the second where the first only bounds it ("former") and the second says when ("until 1993")."""
    if _DAY_BOUND.fullmatch(one) and one.startswith("[..") and re.fullmatch(r"\[\d[\d-]*\.\.\]", other) and other[1:-3] < one[3:-1]:
        return f"[{other[1:-3]}..{one[3:-1]}]"
    closer = other[:1].isdigit() or _WINDOW.fullmatch(other)
    if _DAY_BOUND.fullmatch(one) and closer and bounds(one).meet(bounds(other)) is not None:
        return other
    return one or other


def _is_some(filler: Filler) -> bool:
    """Whether a filler is a part of a group that one telling speaks of, who need not be meant in another ("most senators")."""
    return isinstance(filler, EntityRef) and _SOME.match(filler.id) is not None


_SOME = re.compile(rf"{EntityKind.COLLECTIVE.value}:(?:most|some|many|several|few|no|any|other|all|both)-")


def real_first(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts, of each situation first those that tell it as done: what they say of it stays."""
    known = list(drafts)
    place: dict[str, int] = {}
    for number, draft in enumerate(known):
        place.setdefault(draft.id, number)
    return sorted(known, key=lambda d: (place[d.id], d.stance.modality != "Actual" or d.stance.polarity != "Affirmed"))


def join_situations(
    situations: Iterable[Situation], vocabulary: Vocabulary, ahead: frozenset[str] = frozenset(), votes: frozenset[str] = frozenset()
) -> tuple[dict[str, Situation], dict[str, str]]:
    """Situations by id, each one once, and for every id that was given up the id that stands for it.

    ``ahead`` are events that nobody tells as having happened: none of them is one that has a day. ``votes`` are contests that decide a
    part of a wider one: a win that names no contest is not one in these.
    """
    kept: dict[str, Situation] = {}
    given_up: dict[str, str] = {}
    for situation in situations:
        cls = vocabulary.classes[situation.cls]
        home = situation.id if situation.id in kept else given_up.get(situation.id)
        if home is None:
            alike = (known for known in kept.values() if same(known, situation, cls) and not _is_part(known, situation, votes))
            home = next((known.id for known in alike if not _apart(known, situation, cls, ahead)), None)
        if home is None:
            kept[situation.id] = situation
            continue
        kept[home] = joined(kept[home], situation)
        if home != situation.id:
            given_up[situation.id] = home
    _join_complements(kept, given_up, ahead, {name for name, cls in vocabulary.classes.items() if cls.repeats})
    return kept, given_up


def _apart(one: Situation, other: Situation, cls: SituationClass, ahead: frozenset[str]) -> bool:
    """Whether one of two events is still to come and the other has a day, or is a result, which the same people see more than once."""
    recurs = cls.role("winner") is not None or _is_other_office(one, other, cls)
    return (one.id in ahead) != (other.id in ahead) and (recurs or bool(one.date) != bool(other.date))


def _is_other_office(one: Situation, other: Situation, cls: SituationClass) -> bool:
    """Whether only one of two changes of office says which: what somebody has become is not what he or she is to become."""
    return cls.flat is None and cls.role("office") is not None and bool(one.fillers("office")) != bool(other.fillers("office"))


def _is_part(one: Situation, other: Situation, votes: frozenset[str]) -> bool:
    """Whether only one of two situations names a contest, and that decides a part of a wider one."""
    told, untold = sorted((one.fillers("contest"), other.fillers("contest")), key=len, reverse=True)
    return not untold and any(isinstance(f, EntityRef) and f.id in votes for f in told)


def _join_complements(kept: dict[str, Situation], given_up: dict[str, str], ahead: frozenset[str], often: set[str]) -> None:
    """Join the one situation of a class that says only who does it with the one that says only what is done.

    "The Mueller probe" and "the Russia probe" of one document are the same; what is done ``often`` in one text is not.
    """
    lone = {s.cls for s in kept.values() if _tells_only_who(s)}
    for cls in sorted(lone - often):
        own = [s for s in kept.values() if s.cls == cls]
        doers = [s for s in own if _tells_only_who(s) and all(map(_is_person, s.fillers("agent")))]
        done = [s for s in own if not s.fillers("agent") and (s.fillers("matter") or s.fillers("target"))]
        if len(doers) == len(done) == 1 and not (doers[0].stage and done[0].stage and doers[0].stage != done[0].stage):
            kept[doers[0].id] = joined(doers[0], kept.pop(done[0].id))
            given_up.update({old: doers[0].id for old, new in given_up.items() if new == done[0].id})
            given_up[done[0].id] = doers[0].id
        else:
            _share_one_matter(kept, doers, [s for s in own if s.id not in ahead])


def _tells_only_who(situation: Situation) -> bool:
    """Whether a situation says who does it and not what is done, or to whom; an office to fill is what is done."""
    return bool(situation.fillers("agent")) and not any(situation.fillers(role) for role in ("matter", "target", "office"))


def _share_one_matter(kept: dict[str, Situation], doers: list[Situation], real: list[Situation]) -> None:
    """Give those of whom only the doer is told the matter that all other real ones of the class in the document have, if it has a name."""
    told = {tuple(pair for pair in s.roles if pair[0] in ("matter", "target")) for s in real} - {()}
    named = all(not isinstance(f, Words) or re.fullmatch(r"[A-Z]\w+", f.text) for pairs in told for _, f in pairs)
    named = named and any(role == "matter" for pairs in told for role, _ in pairs)  # whom one succeeds is of one's own office
    others = {f for s in real if s.cls != "Investigation" and s.fillers("matter") for f in s.fillers("agent")}
    for doer in doers if len(told) == 1 and named else ():
        if others - set(doer.fillers("agent")):
            continue  # what somebody else announced
        kept[doer.id] = replace(doer, roles=tuple(sorted({*doer.roles, *next(iter(told))}, key=str)))


def _is_person(filler: Filler) -> bool:
    """Whether a filler is a person; a body or a group does such a thing more than once at a time ("Democrats pursued probes")."""
    return isinstance(filler, EntityRef) and filler.id.startswith(f"{EntityKind.PERSON.value}:")


def resolved_words(
    situations: Mapping[str, Situation], entities: Mapping[str, LocalEntity], vocabulary: Vocabulary
) -> dict[str, Situation]:
    """The situations with a matter that only names somebody led to the one thing that the document says that somebody did.

    In an article on Russia's interference, the "Russia probe" is a probe of the interference.
    """
    wrongs = {name for entry in vocabulary.lexicons.get("Wrongdoing", ()) for name in entry.get("wrongClass", ())}
    doing: dict[str, list[str]] = {}
    for situation in situations.values():
        agents = {entities[f.id].name for f in situation.fillers("agent") if isinstance(f, EntityRef) and f.id in entities}
        if len(agents) == 1 and situation.cls in wrongs:
            doing.setdefault(agents.pop(), []).append(situation.id)
    found = {}
    for name, situation in situations.items():
        roles = tuple(
            (role, SituationRef(doing[f.text][0]))
            if role == "matter" and isinstance(f, Words) and len(doing.get(f.text, ())) == 1
            else (role, f)
            for role, f in situation.roles
        )
        found[name] = replace(situation, roles=tuple(sorted(roles, key=str)))
    return found


def renamed(situation: Situation, names: Mapping[str, str]) -> Situation:
    """The situation with every reference to a situation that was given up led to the one that stands for it."""
    roles = tuple(sorted({(role, _renamed(filler, names)) for role, filler in situation.roles}, key=str))
    return replace(situation, roles=tuple(pair for pair in roles if pair[1] != SituationRef(situation.id)))


def _renamed(filler: Filler, names: Mapping[str, str]) -> Filler:
    return SituationRef(names.get(filler.id, filler.id)) if isinstance(filler, SituationRef) else filler


def renamed_claim(claim: Claim, names: Mapping[str, str]) -> Claim:
    """The claim about the situation that stands for its own."""
    move = {name: names.get(getattr(claim, name), getattr(claim, name)) for name in ("situation", "condition", "conveyed_by")}
    if move["condition"] == move["situation"]:
        move["condition"] = ""
    return replace(claim, **move)


def one_claim_each(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """One claim per situation, modality, polarity, certainty, holder and sentence, the surest; ordered by place in the text."""
    best: dict[tuple[str, ...], Claim] = {}
    for claim in claims:
        sentence = claim.quotes[0].sentence if claim.quotes else 0
        key = (claim.situation, claim.modality, claim.polarity, claim.certainty, claim.holder, str(sentence))
        if key not in best or claim.confidence > best[key].confidence:
            best[key] = claim
    return tuple(sorted(best.values(), key=lambda c: (c.quotes[0].span if c.quotes else None, c.situation, c.id)))
