"""Results that nobody has won yet, and happenings that are over: what the tense of an event says of how it is meant and when it was."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.clauses import children
from kg.extract.conditions import is_purpose
from kg.extract.drafts import Draft
from kg.extract.parsed import Stance
from kg.model.ontology import Vocabulary

#: what a sentence has in it that tells how people answered and not how they voted
_SURVEYS = re.compile(r"(?i)\b(?:polls?|surveys?|match-?ups?|head-to-head|hypothetical)\b|%|\bpercent\b")
_SUBJECTS = frozenset({"csubj", "nsubj", "csubjpass", "nsubjpass"})
_FEW = frozenset({"most", "some", "several", "few", "many"})


def unreal(draft: Draft, stance: Stance, vocabulary: Vocabulary) -> Stance:
    """The stance; a result told in the present beside figures is that of a survey, and one that is only a subject is none yet.

    "She beats Smith, 55 to 41 percent"; "beating Smith starts with the voters". A step of the law that people are for or against,
    or talk about, is none yet either: "support for *impeaching* him"; nor is one for which a few of many vote.
    """
    if stance.modality == "Actual" and (_is_contemplated(draft, vocabulary) or _is_one_vote(draft, vocabulary)):
        return replace(stance, modality="Conditional", polarity="Affirmed", certainty="Possible")
    if stance.modality != "Actual" or not (draft.cls.role("winner") and draft.cls.role("loser")):
        return stance
    trigger = draft.trigger
    if trigger.tag_ in {"VBZ", "VBP"} and draft.sentence.number > 0 and _SURVEYS.search(draft.sentence.parse.text):
        return replace(stance, modality="Predicted", certainty="Probable")
    if trigger.tag_ == "VBG" and trigger.dep_ in _SUBJECTS and not _is_past(trigger.head):
        return replace(stance, modality="Conditional", certainty="Unspecified")
    return stance


def _is_one_vote(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Whether a step of the law is what people, told one by one or by their number, vote to take; a body that votes to takes it."""
    trigger, vote = draft.trigger, draft.trigger.head
    if not _weighed(draft, vocabulary) or trigger.dep_ != "xcomp" or vote.lemma_ != "vote":
        return False
    voters = children(vote, *_SUBJECTS)
    counted = any(c.dep_ == "nummod" or c.lower_ in _FEW for voter in voters for c in voter.children)
    return counted or any(voter.ent_type_ == "PERSON" or voter.pos_ == "PRON" for voter in voters)


def _weighed(draft: Draft, vocabulary: Vocabulary) -> frozenset[str]:
    """The words for what people want, fear or weigh under which a step of the law of a class is none yet."""
    words = [entry for entry in vocabulary.lexicons.get("Contemplation", ()) if draft.cls.name in entry.get("doneClass", ())]
    return frozenset(lemma for entry in words for lemma in entry.get("lemma", ()))


def _is_contemplated(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Whether a noun or gerund for a step of the law stands under a word for what people want, fear or weigh."""
    trigger, lemmas = draft.trigger, _weighed(draft, vocabulary)
    if not lemmas or trigger.tag_ not in {"NN", "VBG"} or trigger.dep_ not in {"pobj", "pcomp", "dobj", "conj", "compound", "xcomp"}:
        return False
    above = [trigger.head, trigger.head.head, *([trigger.head.head.head] if trigger.dep_ == "conj" else [])]
    return any(node.lemma_.lower() in lemmas for node in above[: 1 if trigger.dep_ == "dobj" else 3])


def is_done(draft: Draft) -> bool:
    """Whether an event is told as one that has happened: "endorsed", "has already endorsed", and no plan of a day ahead."""
    verb = draft.trigger
    if verb.tag_ == "VBD":
        return not children(verb, "aux", "auxpass")
    return verb.tag_ == "VBN" and any(c.lemma_ == "have" for c in children(verb, "aux")) and not children(verb, "auxpass")


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in children(verb, "aux", "auxpass"))


def is_aim(draft: Draft) -> bool:
    """Whether an infinitive of purpose only says what something serves ("stayed on to support the agenda"): no position is told."""
    return draft.cls.role("stance") is not None and is_purpose(draft.trigger)
