"""Ends of states of which a text only speaks: a withdrawal that is asked for, denied or possible is no step of the candidacy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.model.claim import Claim, Modality, Polarity, Situation
from kg.model.ontology import Vocabulary


def unrealised(situations: Iterable[Situation], claims: Iterable[Claim], vocabulary: Vocabulary) -> frozenset[str]:
    """The ids of situations that tell a step against the candidacy, of which no claim says that it was reached.

    Who is asked to leave a race stands in it: what is claimed is the leaving, so that it is no claim on the candidacy. Such steps are
    those that the ontology gives a label of their own.
    """
    against = step_labels(vocabulary).keys()
    reached = {claim.situation for claim in claims if claim.modality is Modality.ACTUAL and claim.polarity is Polarity.AFFIRMED}
    return frozenset(one.id for one in situations if _is_step(one, vocabulary) and one.stage in against and one.id not in reached)


def step_labels(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Stage of each step against a candidacy -> the pattern of what it is called."""
    steps = (entry for entry in vocabulary.lexicon("CandidacyStep") if "labelPattern" in entry)
    return {stage: entry["labelPattern"][0] for entry in steps for stage in entry["stage"]}


def _is_step(situation: Situation, vocabulary: Vocabulary) -> bool:
    """Whether a situation is a state: the words of an event tell of the event itself."""
    return situation.cls in vocabulary.classes and vocabulary.is_a(situation.cls, "State")
