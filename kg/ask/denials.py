"""Denials that stand beside an allegation: the same article says that somebody who takes part in it denied something then."""

from __future__ import annotations

from collections.abc import Sequence

from kg.answers.dataset import Dataset
from kg.answers.why import Said, claims
from kg.model.ontology import Vocabulary

#: a denial is of what the sentence before it, or its own, alleges
_BESIDE = """SELECT DISTINCT ?denial WHERE {
  GRAPH ?graph { ?claim kgo:evidence/kgo:sentence ?sentence ; kgo:about ?s . ?s ?part ?who .
    ?denial kgo:frame ?frame ; kgo:evidence/kgo:sentence ?later ; kgo:about ?speech . ?speech kgo:agent ?who
    FILTER (?later = ?sentence || ?later = ?sentence + 1) } FILTER (?frame IN (%s)) } ORDER BY ?denial"""


def denials(data: Dataset, vocabulary: Vocabulary, said: Sequence[Said]) -> list[Said]:
    """The claims that tell of a denial beside what is alleged in ``said``; none where nothing is alleged."""
    frames = ", ".join(f'"{frame.id}"' for frame in vocabulary.frames() if "deny" in frame.lemmas and frame.part_of_speech == "verb")
    alleged = [one.claim for one in said if one.modality == "Alleged" and one.polarity == "Affirmed"]
    found = (row["denial"] for claim in alleged for row in data.graphs(_BESIDE % frames, claim=claim))
    return [one for iri in dict.fromkeys(found) for one in claims(data, claim=iri)]
