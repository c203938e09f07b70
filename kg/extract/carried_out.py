"""Words for which somebody did something: who took to the stage to slam somebody has done so."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.extract.clauses import Control, children, is_passive, is_verb, subjects
from kg.extract.drafts import Draft
from kg.extract.parsed import Stance
from kg.extract.thought_of import is_past_tense
from kg.model.ontology import Vocabulary

#: verbs of getting ready, after which nothing need be said yet
_SETTING_OUT = frozenset({"take", "pick", "choose", "use"})  #: "took to the stage to", "picked that day to"
_MAKING_WAY = frozenset({"leave", "resign", "quit", "step", "retire", "depart", "defeat", "beat", "oust", "unseat", "rise", "return"})
_AHEAD = frozenset({"plan", "prepare", "wait", "want", "hope", "hire", "travel", "fly", "run", "need", "have", "call"})


def carried_out(draft: Draft, stance: Stance, control: Control, vocabulary: Vocabulary) -> Stance:
    """The stance of words that the clause above tells as done: their speaker did something in the past in order to say them."""
    verb = draft.trigger
    if draft.cls.role("office") and _made_way(verb, stance) and _is_done(draft, verb, control):
        return replace(stance, modality="Actual", certainty="Certain")
    words = {name for entry in vocabulary.lexicons.get("Undertaking", ()) for name in entry.get("saidClass", ())}
    if draft.cls.name not in words or (stance.modality, stance.polarity) != ("Planned", "Affirmed") or not is_verb(verb):
        return stance
    return replace(stance, modality="Actual", certainty="Certain") if _is_done(draft, verb, control) else stance


def _made_way(verb: Token, stance: Stance) -> bool:
    """Whether an infinitive says which office somebody came to by what the clause above tells ("*resigned* to become secretary")."""
    planned = (stance.modality, stance.polarity) == ("Planned", "Affirmed")
    return planned and verb.dep_ == "advcl" and verb.head.lemma_.lower() in _MAKING_WAY


def _is_done(draft: Draft, verb: Token, control: Control) -> bool:
    above = verb.head
    if not is_verb(above) or not any(c.lower_ == "to" for c in children(verb, "aux")) or is_passive(above):
        return False
    lemma = above.lemma_.lower()
    set_out = verb.dep_ == "xcomp" and lemma in _SETTING_OUT and bool(children(above, "prep", "dobj"))
    if not (set_out or (verb.dep_ == "advcl" and lemma not in _AHEAD)) or not _is_real(above):
        return False
    return bool({t.i for t in subjects(above, control)} & {t.i for t in draft.tokens})


def _is_real(verb: Token) -> bool:
    """Whether a verb is told in the past or the perfect, and not denied."""
    denied = any(c.dep_ == "neg" or c.lower_ in {"never", "if", "whether", "when"} for c in verb.children)
    perfect = any(c.lower_ in {"has", "have"} for c in children(verb, "aux"))
    modal = any(c.tag_ == "MD" for c in children(verb, "aux"))
    return not denied and not modal and (perfect or is_past_tense(verb))
