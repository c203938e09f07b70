"""How many tell of a situation: claims, articles and independent witnesses, which are three different numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.assemble.terms import Terms, node, typed
from kg.model.claim import Claim
from kg.model.document import SourceDocument

CURATOR = "curator"


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Who stands behind what a source says: ``voices`` gives the one witness that each document is, or repeats.

    An article is the witness of its publisher; one that prints the text of another is that article's witness once more, and adds none.
    """

    voices: Mapping[str, str]

    @classmethod
    def of(cls, documents: Sequence[SourceDocument], reprints: Mapping[str, str]) -> Witnesses:
        """The witnesses among documents, of which some reprint others."""
        publishers = {document.slug: document.publisher or document.slug for document in documents}
        return cls({slug: publishers.get(reprints.get(slug, slug), slug) for slug in publishers})

    def behind(self, origin: str) -> str:
        """The witness that a source is."""
        return CURATOR if origin.startswith("curated_") else self.voices.get(origin, origin)


def tally_triples(claims: Iterable[Claim], witnesses: Witnesses, terms: Terms) -> Iterator[ox.Triple]:
    """For each situation how many claims speak of it, in how many articles, and how many independent witnesses these are."""
    told: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        told[claim.situation].append(claim.origin)
    for situation, origins in told.items():
        articles = {origin for origin in origins if not origin.startswith("curated_")}
        voices = {witnesses.behind(origin) for origin in articles}
        for name, number in (("claims", len(origins)), ("documents", len(articles)), ("witnesses", len(voices))):
            yield ox.Triple(node(situation), terms.kgo(name), typed(str(number), "integer"))
