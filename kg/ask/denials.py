"""Denials: what is said by those concerned not to be so, in words of their own or beside an allegation that the same article tells."""

from __future__ import annotations

from collections.abc import Sequence

from kg.answers.dataset import Dataset
from kg.answers.why import Said, claims
from kg.model.ontology import Frame, Vocabulary

#: a denial is of what the sentence before it, or its own, alleges
_BESIDE = """SELECT DISTINCT ?denial ?who WHERE {
  GRAPH ?graph { ?claim kgo:evidence/kgo:sentence ?sentence ; kgo:about ?s . ?s ?part ?who .
    ?denial kgo:frame ?frame ; kgo:evidence/kgo:sentence ?later ; kgo:about ?speech . ?speech kgo:agent ?who
    FILTER (?later = ?sentence || ?later = ?sentence + 1) } FILTER (?frame IN (%s)) } ORDER BY ?denial ?who"""


def denying(vocabulary: Vocabulary) -> list[Frame]:
    """The frames of verbs that say of what stands under them that it is not so."""
    return [frame for frame in vocabulary.frames() if frame.part_of_speech == "verb" and "deny" in frame.lemmas]


def denials(data: Dataset, vocabulary: Vocabulary, said: Sequence[Said]) -> list[tuple[str, Said]]:
    """Who denies what is alleged in ``said``, by a claim that tells of a denial beside it; nobody where nothing is alleged."""
    frames = ", ".join(f'"{frame.id}"' for frame in denying(vocabulary))
    alleged = [one.claim for one in said if one.modality == "Alleged" and one.polarity == "Affirmed"]
    found = dict.fromkeys((row["denial"], row["who"]) for claim in alleged for row in data.graphs(_BESIDE % frames, claim=claim))
    return [(who, one) for iri, who in found for one in claims(data, claim=iri) if one.counts]
