"""The nine columns of curated tables, and what stands in their cells: sources, dates, modalities."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from kg.ingest.addresses import REMEDY, mistyped
from kg.ingest.row_faults import RowError
from kg.ingest.spreadsheet_dates import to_edtf
from kg.ingest.suggest import did_you_mean
from kg.model.claim import Certainty, Modality, Polarity

COLUMNS = ("subject", "predicate", "object", "from", "to", "modality", "source", "quote", "note")


def sources_of(cell: str) -> tuple[str, ...]:
    """The addresses and archive references in a cell."""
    found = tuple(sorted({part.strip() for part in re.split(r"\s*;\s+|\s+;\s*|\s+\|\s+", cell) if part.strip()}))
    if not found:
        raise RowError("KG0219", "the row has no source", "", "give an address, or an archive reference, in the column 'source'")
    for source in found:
        if mistyped(source):
            raise RowError("KG0219", f"the source {source!r} is not an address", source, REMEDY)
    return found


def date_of(cell: str, order: str) -> str:
    """The EDTF form of a cell."""
    found = to_edtf(cell, order)
    if found.ambiguous:
        raise RowError("KG0217", f"the date {cell!r} can be read in two ways", cell, "write it as 2019-03-04")
    if cell and not found.edtf:
        raise RowError(
            "KG0216", f"{cell!r} is not a date", cell, "write EDTF: 2019-11-06, 2019-11, 2016~, [..2018-11], [2018-11-07..2018-11-08]"
        )
    return found.edtf


@lru_cache(maxsize=256)
def axes(cell: str) -> tuple[Modality, Polarity, Certainty]:
    """Modality, polarity and certainty that a cell names, in any order and case; a plain fact where it names none.

    >>> axes("conditional possible")
    (<Modality.CONDITIONAL: 'Conditional'>, <Polarity.AFFIRMED: 'Affirmed'>, <Certainty.POSSIBLE: 'Possible'>)
    """
    found: dict[type[StrEnum], StrEnum] = {}
    known = {str(value).casefold(): value for kind in (Modality, Polarity, Certainty) for value in kind}
    for word in re.split(r"[\s,/;+]+", cell.strip()):
        value = known.get(word.casefold())
        if word and value is None:
            raise RowError(
                "KG0218", f"{word!r} is not a modality", word, did_you_mean(word, map(str, known.values()), "see `kg explain KG0218`")
            )
        if value is not None:
            found[type(value)] = value
    return (
        Modality(found.get(Modality, Modality.ACTUAL)),
        Polarity(found.get(Polarity, Polarity.AFFIRMED)),
        Certainty(found.get(Certainty, Certainty.CERTAIN)),
    )
