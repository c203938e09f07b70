"""Rows: a draft as one or several, each with one filler in every role that is a column of the flat table."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from kg.extract.drafts import Draft


def single_rows(draft: Draft) -> list[Draft]:
    """The draft with one filler in each role that is a column of the flat table: an endorsement of two people is two.

    A change of office that is no fact of the table is that of one person all the same.
    """
    flat = draft.cls.flat
    own = [role.name for role in draft.cls.roles if role.defining] if draft.cls.role("office") else []
    columns = [role for role in (flat.subject, flat.object) if role] if flat else own
    several = {role.name for role in draft.cls.roles if role.several}
    many = [role for role in columns if len(draft.fillers(role)) > 1 and role not in several]
    if not many:
        return [draft]
    found = []
    for choice in product(*(draft.fillers(role) for role in many)):
        chosen = dict(zip(many, choice, strict=True))
        if len({str(filler) for filler in chosen.values()}) < len(chosen):
            continue
        pairs = tuple(pair for pair in draft.roles if pair[0] not in chosen or chosen[pair[0]] == pair[1])
        found.append(replace(draft, roles=pairs, times=dict(draft.times)))
    return found
