"""Names of situations: one rule for curated rows and for what ``resolve`` mints, so that both name the same thing alike."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.model.iri import Namespaces, join_slugs
from kg.model.ontology import SituationClass

_PART = re.compile(r"\[([^\[\]]*\{(\w+)\}[^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


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


def filled_pattern(pattern: str, told: Mapping[str, str]) -> str:
    """A label pattern with what fills its slots; a part in square brackets falls away where its role is not told.

    >>> filled_pattern("{agent} endorses {target}[ in the {contest}]", {"agent": "Ann Lee", "target": "Bo Ray"})
    'Ann Lee endorses Bo Ray'
    """
    whole = _PART.sub(lambda part: part[1] if told.get(part[2]) else "", pattern)
    text = _SLOT.sub(lambda slot: told.get(slot[1], "somebody"), whole).strip(" ,:")
    return text[:1].upper() + text[1:]
