"""Names of situations and posts: one rule for curated rows, lists and what ``resolve`` mints, so that all name the same thing alike."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.model.iri import Namespaces, join_slugs, slug
from kg.model.ontology import SituationClass
from kg.model.words import place_name, short_slug

_PART = re.compile(r"\[([^\[\]]*\{(\w+)\}[^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_NUMBER = re.compile(r"(\w+)\|(\w+)")
#: controls, halves of characters, marks of no width and what turns the direction of writing round: with them a name looks like another
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")
#: most names that a label gives in full
_LISTED = 4
_ONE = frozenset(["a", "an", "each", "every", "one", "another"])
#: what stands after the label of a post that names no seat
SEATLESS = " (seat unspecified)"
_MANY = frozenset(["children", "media", "men", "people", "police", "women"])


def situation_slug(cls: SituationClass, filler_slugs: Mapping[str, str], year: str = "", stage: str = "") -> str:
    """The slug of a situation: class slug, slugs of the identifying roles in the order of the class, stage, year.

    ``filler_slugs`` maps a role name to the slug of its filler; roles that do not identify are passed over. A filler that is a situation
    is given by its own slug. The class slug is left out where the kind of IRI says it already (``tenure/…``). The year is left out where
    a filler bears it (a contest of 2020 is told from others by itself, whatever the year of the announcement). ``stage`` keeps the
    nomination and the confirmation of one person for one office apart.
    Empty when no identifying role is filled: then the caller must add something that tells the situation from others.
    """
    parts = [filler_slugs[role] for role in cls.identifying if filler_slugs.get(role)]
    if not parts:
        return ""
    head = "" if cls.slug == cls.kind else cls.slug
    told = any(_YEAR.search(part) for part in parts)
    return join_slugs(head, *(piece for part in parts for piece in part.split("_")), stage, "" if told else year)


def situation_iri(names: Namespaces, cls: SituationClass, filler_slugs: Mapping[str, str], year: str = "", stage: str = "") -> str:
    """The IRI of the situation named by ``situation_slug``."""
    return names.iri(cls.kind, situation_slug(cls, filler_slugs, year, stage))


def post_slug(title: str, place: str = "", body: str = "") -> str:
    """The slug of a post that nobody curated: its title, its jurisdiction, its body.

    >>> post_slug("governor", "Ga."), post_slug("chairman", body="Senate Agriculture Committee")
    ('governor_georgia', 'chairman_senate-agriculture-committee')
    """
    return join_slugs(short_slug(title), place_name(place), short_slug(body))


def seatless_post(pattern: str, label: str, place: str) -> tuple[str, str]:
    """Slug and label of a post in one place, made after the post of that title in the nation, the seat being unknown.

    >>> seatless_post("us-senator", "United States Senator (seat unspecified)", "Ohio")
    ('us-senator_ohio', 'United States Senator for Ohio (seat unspecified)')
    """
    named = place_name(place)
    return f"{pattern}_{slug(named)}", f"{label.removesuffix(SEATLESS)} for {named}{SEATLESS}"


def filled_pattern(pattern: str, told: Mapping[str, str], plural: frozenset[str] = frozenset()) -> str:
    """A label pattern with what fills its slots; a part in square brackets falls away where its role is not told.

    Of several patterns with `` / `` between them the first counts whose bare slots are all told, or else the first. Of
    ``plural|singular`` the form stands that agrees with the slot before it; ``plural`` are the slots with many in them.

    >>> filled_pattern("{agent} endorse|endorses {target}[ in the {contest}]", {"agent": "Ann Lee", "target": "Bo Ray"})
    'Ann Lee endorses Bo Ray'
    >>> filled_pattern("{agent} endorse|endorses {target} / {target} are|is endorsed", {"target": "Democrats"}, frozenset({"target"}))
    'Democrats are endorsed'
    """
    choices = pattern.split(" / ")
    chosen = next((one for one in choices if all(told.get(slot) for slot in _SLOT.findall(_PART.sub("", one)))), choices[0])
    agreeing = _NUMBER.sub(lambda form: form[1] if _slot_before(chosen, form.start()) in plural else form[2], chosen)
    whole = _PART.sub(lambda part: part[1] if told.get(part[2]) else "", agreeing)
    text = _SLOT.sub(lambda slot: told.get(slot[1], "somebody"), whole).strip(" ,:")
    return text[:1].upper() + text[1:]


def _slot_before(pattern: str, place: int) -> str:
    return next(reversed(_SLOT.findall(pattern[:place])), "")


def listed(names: Sequence[str]) -> str:
    """Names in a row as people write them, the rest counted where there are more than four.

    >>> listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"]), listed(list("ABCDE"))
    ('A', 'A and B', 'A, B and C', 'A, B and 3 others')
    """
    if len(names) > _LISTED:
        return f"{', '.join(names[:2])} and {len(names) - 2} others"
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def is_plural(words: str) -> bool:
    """Whether a phrase for a group stands for many, going by its article and its head noun.

    >>> is_plural("Democrats"), is_plural("two members of Congress"), is_plural("a group of senators"), is_plural("the press")
    (True, True, False, False)
    """
    tokens = re.split(r"\s+(?:of|in|from|who|that|which|with|for|at|on|to|and|or)\s+|,", words.casefold())[0].split()
    if not tokens or tokens[0] in _ONE:
        return False
    return tokens[-1] in _MANY or (tokens[-1].endswith("s") and not tokens[-1].endswith(("ss", "us", "'s", "’s")))
