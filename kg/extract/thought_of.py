"""What was thought of, tried or threatened once: an infinitive or a gerund under a past verb says nothing of the time after the telling."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.clauses import ancestors, children, is_verb

#: verbs that tell the news of a plan: what somebody announced yesterday may well be to come
_NEWS = frozenset(
    {"announce", "unveil", "declare", "confirm", "say", "tell", "vow", "pledge", "promise", "agree", "decide", "commit"}
    | {"plan", "intend", "schedule", "set", "slate", "prepare", "nominate", "pick", "choose", "expect", "predict", "call", "urge", "ask"}
)
_HELPERS_OF_THE_PAST = frozenset({"had", "was", "were", "did"})
#: places of an infinitive or gerund, and of what it hangs on, below the verb that speaks of it
_BELOW = frozenset({"xcomp", "advcl", "acl", "pcomp", "prep", "dobj", "pobj", "acomp", "attr", "oprd", "nsubj", "nsubjpass"})


def was_thought_of(verb: Token) -> bool:
    """Whether the nearest clause above ``verb`` speaks in the past of more than the news of a plan ("*threatened* to resign")."""
    if verb.dep_ not in _BELOW:
        return False
    for node in ancestors(verb):
        if node == verb:
            continue
        if is_verb(node) and node.tag_ not in {"VB", "VBG"}:
            return is_past_tense(node) and (node.lemma_.lower() not in _NEWS or verb.dep_ == "advcl")
        if node.dep_ not in _BELOW and not (node.dep_ == "conj" and is_verb(node)):
            return False
    return False


def is_past_tense(verb: Token) -> bool:
    """Whether a finite verb is in a simple past or past perfect, not in a present perfect or after a modal verb."""
    helpers = {c.lower_ for c in children(verb, "aux", "auxpass")}
    if any(c.tag_ == "MD" for c in children(verb, "aux")):
        return False
    return verb.tag_ == "VBD" or bool(helpers & _HELPERS_OF_THE_PAST and not helpers & {"has", "have"})
