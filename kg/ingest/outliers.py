"""An article dated years after all others: most often a wrong date, and it moves the day as of which all that goes on is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from kg.model.document import SourceDocument
from kg.model.finding import Finding, Severity
from kg.model.span import Place

#: so long after the one before it, and after so many others, the newest article is remarkable
_GAP, _OTHERS = timedelta(days=2 * 365), 3


def far_ahead(documents: Sequence[SourceDocument]) -> Iterator[Finding]:
    """A warning where the newest article was published more than two years after every other, of which there are at least three."""
    if len(documents) <= _OTHERS:
        return
    *others, newest = sorted(documents, key=lambda document: (document.published, document.slug))
    if newest.published - others[-1].published <= _GAP:
        return
    message = f"published on {newest.published}, more than two years after every other article (the next is of {others[-1].published})"
    remedy = "if the date is wrong, mend it: who holds what now is told as of the newest day, and nobody was told to hold anything then"
    yield Finding("KG0264", message, Place(newest.path), remedy, Severity.WARNING)
