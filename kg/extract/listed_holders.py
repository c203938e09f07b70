"""Holders that a sentence lists: "two senators — Ann Lee of Ohio and Bob Roe of Utah — objected", "governors including Ann Lee"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.lexicon import Lexicon
from kg.extract.role_phrases import RolePhrase
from kg.extract.scene import Scene
from kg.extract.word_sets import word_set

Name = tuple[int, int, str]

#: marks after which the holders of a plural title are listed in full
_MARKS = frozenset({"—", "–", "--", "-", ":"})
#: words after which some of them are named; a comma or a dash may stand before them
_EXAMPLES = frozenset({"including", "notably", "namely", "particularly", "especially", "like"})
#: walks of life, and nouns of another, whose posts need nothing beside them
_OFFICES, _BENCH = frozenset({"legislative", "executive"}), frozenset({"judge", "justice"})
#: how many words may stand between the title and the word that names some of them ("governors who may run, *including*")
_FARTHEST = 9
_JOINS = frozenset({",", "and", "&", "or", "from", "of"})
_BESIDE = word_set("'s ' of from the ( ) , . and & or both fellow")
_LABEL = re.compile(r"[RDI](?:-.*)?|[RDI]\.")


def listed(phrase: RolePhrase, phrases: Sequence[RolePhrase], names: Sequence[Name], scene: Scene, lexicon: Lexicon) -> tuple[Name, ...]:
    """The people whom a sentence lists as holders of a plural title; nobody where a mark leads to one name alone.

    The title must name an office, or the body, place or party it is of: "prosecutors, including Lee" says less of Lee than the rest of a
    text does, and "lawmakers" less still.
    """
    if not phrase.plural or not (_is_office(phrase, lexicon) or _is_told(phrase, lexicon)):
        return ()
    start, whole = _opening(phrase.end, scene)
    found = tuple(_names_from(start, phrases, names, scene, lexicon)) if start else ()
    return found if len(found) > whole else ()


def _is_office(phrase: RolePhrase, lexicon: Lexicon) -> bool:
    return bool(phrase.fixed) or phrase.noun in _BENCH or lexicon.sectors.get(phrase.noun) in _OFFICES


def _is_told(phrase: RolePhrase, lexicon: Lexicon) -> bool:
    """Whether a post has its body or place beside it, or members their party."""
    if phrase.noun == "member":
        return bool(phrase.party)
    return bool(phrase.party or phrase.place or phrase.body or phrase.complement) and lexicon.sectors.get(phrase.noun) != "vague"


def one_of(phrase: RolePhrase, scene: Scene) -> RolePhrase:
    """What a plural title says of each who is listed under it; members of a party in a chamber belong to the party alone."""
    if phrase.party and phrase.noun == "member":
        return replace(phrase, plural=False, body="", place="", title=scene.words[phrase.head].text)
    return replace(phrase, plural=False)


def _opening(end: int, scene: Scene) -> tuple[int, bool]:
    """Where the list after a title that ends at ``end`` begins, 0 where there is none, and whether it lists all holders."""
    if scene.low(end) in _MARKS and scene.low(end + 1) not in (*_EXAMPLES, "such"):
        return end + 1, True
    for at in range(end, min(end + _FARTHEST, len(scene.words))):
        near = at <= end + 1 and (at == end or scene.low(end) in (",", *_MARKS))
        if scene.low(at) == "such" and scene.low(at + 1) == "as" and near:
            return at + 2, False
        if scene.low(at) in _EXAMPLES and (near or (scene.low(at) == "including" and scene.low(at - 1) in (",", *_MARKS))):
            return at + 1, False
        if scene.words[at].tag in ("NNS", "NNPS") or at in scene.names:
            break
    return 0, False


def _names_from(start: int, phrases: Sequence[RolePhrase], names: Sequence[Name], scene: Scene, lexicon: Lexicon) -> Iterator[Name]:
    """The names of the list that begins at ``start``: between two of them stand commas, places, labels and titles alone."""
    last = start
    for name in (name for name in names if name[0] >= start):
        titled = next((phrase for phrase in phrases if phrase.end == name[0] and phrase.start >= last), None)
        gap = range(last, titled.start if titled else name[0])
        joined = last == start or any(scene.low(at) in _JOINS for at in gap)
        if not joined or not all(_stands_between(at, scene, lexicon, opening=last == start) for at in gap):
            return
        yield name
        last = name[1]


def _stands_between(at: int, scene: Scene, lexicon: Lexicon, *, opening: bool) -> bool:
    word = scene.words[at]
    if word.low in _BESIDE or _LABEL.fullmatch(word.text) or word.low in lexicon.honorifics or word.text in lexicon.parties:
        return True
    placed = word.is_capital and any(
        lexicon.place(" ".join(part.text for part in scene.words[first : first + length]))
        for length in (1, 2, 3)
        for first in range(max(0, at - length + 1), at + 1)
    )
    return placed or (opening and (word.tag in ("JJ", "CD", "DT") or word.low in ("conservatives", "liberals", "moderates")))
