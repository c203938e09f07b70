"""Who holds a seat that one person alone can hold: of several people with the same bare title, the one of today by what the text says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.scene import Scene
from kg.extract.word_sets import word_set
from kg.model.entity import LocalEntity

if TYPE_CHECKING:
    from kg.extract.holdings import Holding, Titled

#: what a name stands before when it is that of the one who governs or governed
_REIGNS = word_set("administration presidency impeachment inauguration cabinet")
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday today tonight yesterday")
_NOW = frozenset({"has", "is", "says", "will", "plans", "wants", "faces", "hopes", "continues", "remains"})
_THEN = frozenset({"under", "during", "since"})
_ORDER = frozenset({"first", "last", "previous", "past", "ex"})
_SERVED = frozenset({"former", "once", "late", "ago"})
_YEAR = re.compile(r"(1[789]\d\d|20\d\d)s?")
#: words on each side of a titled name in which a time is taken to be that of the title; a year may stand anywhere before it
_NEAR = 9
#: how much oftener one bearer must be named than the next where nothing else tells them apart; read on 343 development articles
_OFTENER = 2
#: how much oftener somebody whose administration there is must be named than a bearer of the title without any cue, to be who sits
_FAR_OFTENER = 4


#: title and jurisdiction of a post
Seat = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Bearer:
    """What the text says of one person's bare title: cues that it is held today and cues that it was held once.

    ``places`` counts where the title stands, ``once`` the places among them with more cues of the past than of today.
    """

    person: str
    now: int
    past: int
    named: int
    places: int = 0
    once: int = 0
    titled: bool = True

    @property
    def is_past(self) -> bool:
        """Whether every place where the title stands speaks of the past."""
        return 0 < self.places == self.once

    @property
    def net(self) -> int:
        """How far the cues of today outweigh those of the past."""
        return self.now - self.past


def incumbents(found: Sequence[Holding], sentences: Sequence[Titled], year: int) -> list[Holding]:
    """The holdings with at most one present holder of each seat that is one person's alone.

    Where two people bear the title and the text tells which one governs, the other held it before; where it does not tell, and where every
    mention is placed in the past, the title is held at no known time. Who is only imagined in the seat does not hold it.
    """
    scenes = {item.sentence.number: item.scene for item in sentences}
    posts: dict[Seat, list[Holding]] = {}
    for holding in found:
        if holding.post and _is_single_seat(holding) and not _is_supposed(holding):
            posts.setdefault(_seat(holding.post), []).append(holding)
    named = Counter(name[2] for item in sentences for name in set(item.scene.names.values()))
    status: dict[tuple[Seat, str], str] = {}
    for seat, bare in posts.items():
        rivals = _governing(sentences) if seat[0].startswith("president") else frozenset()
        for person, meant in _settled(_bearers(bare, scenes, named, year), rivals, named).items():
            status[(seat, person)] = meant
    return list(_applied([holding for holding in found if not _is_supposed(holding)], status))


def _seat(post: LocalEntity) -> Seat:
    """Title and jurisdiction of a post, the same however the title is written."""
    return post.attribute("title"), post.attribute("jurisdiction")


def _is_single_seat(holding: Holding) -> bool:
    """Whether a holding is a present one of a national seat, by a title with nothing beside it."""
    phrase = holding.phrase
    if holding.post is None or phrase is None or holding.status != "current" or phrase.body or holding.token >= 0:
        return False
    return bool(phrase.fixed and phrase.fixed.place) and holding.post.attribute("jurisdiction") == (phrase.fixed and phrase.fixed.place)


def _is_supposed(holding: Holding) -> bool:
    """Whether somebody is only imagined in a national seat ("under a President Smith")."""
    return _is_single_seat(holding) and holding.pattern == "before" and bool(holding.phrase and holding.phrase.determiner in ("a", "an"))


def _bearers(bare: Sequence[Holding], scenes: Mapping[int, Scene], named: Counter[str], year: int) -> list[_Bearer]:
    """The people with the title, each with the cues of all places where it stands beside the name."""
    found: dict[str, _Bearer] = {}
    for holding in bare:
        now, past = _cues(holding, scenes[holding.sentence], year)
        before = found.get(holding.person, _Bearer(holding.person, 0, 0, named[holding.person]))
        found[holding.person] = replace(
            before, now=before.now + now, past=before.past + past, places=before.places + 1, once=before.once + (past > now)
        )
    return [found[person] for person in sorted(found)]


def _cues(holding: Holding, scene: Scene, year: int) -> tuple[int, int]:
    """The cues of today and of the past around one titled name."""
    own = [at for at, word in enumerate(scene.words) if holding.span.overlaps(word.span)]
    if not own:
        return 0, 0
    first, last = own[0], own[-1] + 1
    lead = [scene.low(at) for at in range(first)]
    before = lead[-_NEAR:]
    after = [scene.low(at) for at in range(last, min(len(scene.words), last + _NEAR))]
    around = (*lead, *after)
    years = [
        int(match.group(1)) for word, led in zip(around, ("", *around), strict=False) if led != "since" and (match := _YEAR.fullmatch(word))
    ]
    now = 2 * bool(_NOW & set(after[:2])) + 2 * bool(_DAYS & {*before, *after}) + 2 * bool({"now", "now-"} & set(before[-1:]))
    led = scene.low(first - 1) in _THEN or bool(_ORDER & {*before[-2:], *(scene.low(at) for at in own)})
    past = led + 2 * bool(years and max(years) < year - 1) + ("ago" in after or bool(_SERVED & set(before)))
    return now, past


def _governing(sentences: Sequence[Titled]) -> frozenset[str]:
    """The people whose administration or presidency the text speaks of, as one that there is or was."""
    return frozenset(person for item in sentences for person in _reigning(item.scene))


def _reigning(scene: Scene) -> Iterator[str]:
    for first, end, person in set(scene.names.values()):
        noun = end + 1 if scene.low(end) in ("'s", "'") else end
        if scene.low(noun) in _REIGNS and scene.low(first - 1) not in ("a", "an"):
            yield person


def _settled(bearers: Sequence[_Bearer], governing: frozenset[str], named: Counter[str]) -> Mapping[str, str]:
    """Person -> what the title means: "current", "former" or "undated"."""
    own = {bearer.person for bearer in bearers}
    rivals = [_Bearer(person, 0, 0, named[person], titled=False) for person in sorted(governing - own)]
    ranked = sorted((*bearers, *rivals), key=lambda b: (-b.net, -b.named, b.person))
    first = ranked[0]
    clear = len(ranked) == 1 or _ahead(first, ranked[1:])
    return {b.person: _meant(b, first if clear else None) for b in bearers}


def _ahead(first: _Bearer, others: Sequence[_Bearer]) -> bool:
    """Whether one bearer sits rather than any other: placed today, named far oftener, or the only one not placed in the past."""

    def outdone(other: _Bearer) -> bool:
        by_time = (first.now or (other.is_past and not first.past)) and first.net > other.net
        return bool(by_time) or first.named >= _OFTENER * other.named

    return all(outdone(other) for other in others)


def _meant(bearer: _Bearer, sitting: _Bearer | None) -> str:
    """What the bare title of one bearer means, given who surely sits; one without the title sits in place of who is hardly named alone."""
    if sitting is not None and not sitting.titled:
        past = bearer.is_past or (not bearer.now and sitting.named >= _FAR_OFTENER * bearer.named)
        return "former" if past else "undated"
    if bearer is sitting and (bearer.net >= 0 or bearer.once < bearer.places):
        return "current"
    if sitting is None or bearer is sitting or bearer.now > bearer.past:
        return "undated"
    return "former"


def _applied(found: Sequence[Holding], status: Mapping[tuple[Seat, str], str]) -> Iterator[Holding]:
    """The holdings with the settled meaning of bare titles."""
    for holding in found:
        meant = status.get((_seat(holding.post), holding.person)) if holding.post and holding.status == "current" else None
        yield replace(holding, status=meant) if meant else holding
