"""A corpus as it could have been known on a day: who is who, and what is withheld, are then found out as on that day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from kg.assemble.known import Knowing, knowing, made_by, told_by
from kg.ingest.corpus import Corpus
from kg.model.record import UNRECORDED


@dataclass(frozen=True, slots=True)
class Hindsight:
    """The corpus of a day, and on what it rests of each source of the whole that it counts as known by then, or as not known."""

    corpus: Corpus
    day: date
    sources: Mapping[str, Knowing]

    def told(self) -> str:
        """How much was known, in words, with that of which nobody recorded when."""
        counts = Counter(self.sources.values())
        known = f"{len(self.sources) - counts[Knowing.UNKNOWN]} of {len(self.sources)} sources"
        unrecorded = counts[Knowing.PUBLISHED] + counts[Knowing.TOLD]
        return f"{known} of {self.day}" + (f", {unrecorded} by their own days since nobody recorded when" if unrecorded else "")


def known_by(corpus: Corpus, day: date) -> Hindsight:
    """What of a corpus could be known on the day: its articles, what its curated files could tell, and the decisions made by then.

    A decision that was withdrawn later counts. The registry stands as it is: that something exists, and what it is called, happened on
    no day.
    """
    documents = {document.slug: document for document in corpus.documents}
    origins = [*documents, *(source.origin for source in corpus.curated)]
    how = {origin: knowing(documents.get(origin), corpus.recorded.get(origin, UNRECORDED), day) for origin in origins}
    known = replace(
        corpus,
        documents=tuple(document for slug, document in documents.items() if how[slug] is not Knowing.UNKNOWN),
        curated=told_by(corpus.curated, how, day),
        decisions=tuple(decision for decision in corpus.decisions if made_by(decision, day)),
        matched=tuple(one for one in corpus.matched if how.get(one.origin) is not Knowing.UNKNOWN),
    )
    return Hindsight(known, day, how)
