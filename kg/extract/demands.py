"""Demands: who says what another should or must do asks for it, though no word of asking stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.attribution import saying
from kg.extract.clauses import children, is_passive, is_verb
from kg.extract.drafts import Draft, situation_id
from kg.extract.fillers import Entities, Filling
from kg.extract.members import members
from kg.extract.parsed import Sentence, Stance
from kg.extract.rows import single_rows
from kg.extract.word_sets import word_set
from kg.extract.wording import words_of
from kg.model.claim import EntityRef, Filler, SituationRef, Words

StanceAt = Callable[[Token], Stance]

_URGING = frozenset({"should", "must", "ought"})
_NEEDING = frozenset({"have", "need"})
_WHO = ("Person", "Party", "Organization", "Collective")
#: verbs for what nobody can be asked to do
_STATES = word_set(
    """be have know think feel understand see mean want seem look like love win lose expect remember hear realize believe hope wish
    fear worry become remain mind deserve own need exist matter happen benefit suffer fall die survive
    thank go get receive enjoy count apply start begin"""
)
#: of these, the ones that are asked for with these words beside them ("should *get out*", "must *go*")
_LEAVING = frozenset({"go", "get"})
#: what somebody only knows or hopes he does not ask for
_KNOWING = word_set("know understand learn realize recognize hope wonder ask see find show remember doubt deny suppose assume")
_NEEDING_OBJECTS = frozenset({"make", "take", "do", "give", "put", "hold"})
_LAWS = frozenset({"law", "rule", "constitution", "statute", "act", "code"})


def urged(verb: Token) -> bool:
    """Whether the words beside ``verb`` say that its subject should or must do it; what he should have done is past asking."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    asked = [c for c in verb.children if c.dep_ == "aux" and c.lower_ in _URGING]
    if helpers & {"have", "'ve", "’ve", "be"}:
        return False
    subject = next(iter(children(verb, "nsubj", "nsubjpass")), verb)
    if asked:
        return subject.i < asked[0].i
    above = verb.head
    return verb.dep_ == "xcomp" and "to" in helpers and above.lemma_ in _NEEDING and is_verb(above) and above.tag_ in {"VBZ", "VBP"}


def demanded(draft: Draft, situation_at: Callable[[str], bool], entities: Entities) -> Draft | None:
    """The request that somebody makes who says what another should do; nothing where the text tells of the request itself."""
    cls = entities.vocabulary.classes.get("Request")
    stance = draft.stance
    doers = draft.fillers("agent") or draft.fillers("candidate") or draft.fillers("member")
    meant = stance.modality in {"Requested", "Required"} and stance.polarity == "Affirmed" and urged(draft.trigger)
    if cls is None or not stance.holder or not meant or not doers or EntityRef(stance.holder) in doers:
        return None
    speakers = _speakers(draft.sentence, stance.holder, entities)
    pairs: list[tuple[str, Filler]] = [*(("agent", speaker) for speaker in speakers), ("matter", SituationRef(draft.id))]
    roles = tuple(sorted([*pairs, *(("target", doer) for doer in doers)], key=str))
    asked = Draft(cls, draft.sentence, draft.trigger, draft.frame, roles, draft.tokens, times=dict(draft.times))
    asked.id = situation_id(cls, roles, "", str(draft.sentence.number))
    return asked if not situation_at(asked.id) else None


def called_for(draft: Draft, stance: Stance) -> Stance:
    """The stance of a draft; what somebody says that another must do is asked for by him, where the document says so it is required."""
    doers = draft.fillers("agent") or draft.fillers("candidate") or draft.fillers("member") or draft.fillers("target")
    asked = stance.modality == "Required" and stance.holder and doers and EntityRef(stance.holder) not in doers
    return replace(stance, modality="Requested") if asked else stance


def demands(sentence: Sentence, told: set[int], filling: Filling, stance_at: StanceAt) -> Iterator[Draft]:
    """The requests for what no frame reads ("he *should release* his tax returns", she said); ``told`` are the words that frames read."""
    cls = filling.entities.vocabulary.classes.get("Request")
    target = cls.role("target") if cls else None
    for verb in sentence.parse:
        if cls is None or target is None or verb.i in told or not is_verb(verb) or is_passive(verb) or not _may_be_asked(verb):
            continue
        subjects = children(verb if children(verb, "nsubj") else verb.head, "nsubj")[-1:]
        asked = [f for s in subjects for m in members(s) for f in filling.fill(target, sentence, m, plain=False)]
        stance = stance_at(verb)
        if not _is_put(stance, asked, filling.entities):
            continue
        words = words_of(sentence, verb, filling.entities.document)[0]
        wanted = _cut(words[words.find(verb.text) :] if verb.text in words else words, verb)
        if not 1 <= len(wanted.split()) <= _LONGEST:
            continue
        speakers = _speakers(sentence, stance.holder, filling.entities)
        pairs: list[tuple[str, Filler]] = [
            *(("agent", one) for one in speakers),
            ("matter", Words(wanted)),
            *(("target", f) for f in asked),
        ]
        roles = tuple(sorted(pairs, key=str))
        tokens = (verb, *subjects, *saying(sentence, stance))
        for draft in single_rows(Draft(cls, sentence, verb, "demand", roles, tokens)):
            draft.id = situation_id(cls, draft.roles, "", str(sentence.number))
            yield draft


def _cut(words: str, verb: Token) -> str:
    """The words of what is asked for, without a clause that only goes on ("should apologize *but said* the rest …")."""
    goes_on = any(c.tag_ in {"VBD", "VBZ", "VBP"} for c in children(verb, "conj"))
    ends = [words.find(f" {c.text} ") for c in children(verb, "cc") if goes_on]
    return words[: min((end for end in ends if end > 0), default=len(words))].rstrip(" ,")


#: most words of what is asked for; longer ones are mostly clauses gone wrong (set by eye)
_LONGEST = 20


def _may_be_asked(verb: Token) -> bool:
    if verb.lemma_ in _STATES and not (verb.lemma_ in _LEAVING and not children(verb, "dobj", "xcomp", "acomp")):
        return False
    if verb.lemma_ in _NEEDING_OBJECTS and not children(verb, "dobj"):  # "a decision that he has to *make*"
        return False
    if not _is_told(verb if children(verb, "nsubj") else verb.head):
        return False
    by_law = any(c.lower_ in {"under", "by"} and any(o.lemma_ in _LAWS for o in c.children) for c in children(verb, "prep"))
    return urged(verb) and not children(verb, "neg") and not by_law


def _is_told(verb: Token) -> bool:
    """Whether ``verb`` is the verb of a sentence or of what somebody says, not of a description or a question."""
    joined = verb.dep_ == "conj" and is_verb(verb.head)
    governed = verb.dep_ == "ccomp" and is_verb(verb.head) and verb.head.lemma_ not in _KNOWING
    if not joined and not governed and verb.dep_ not in {"ROOT", "parataxis"}:
        return False
    if verb.sent.text.rstrip(' "”’').endswith("?") or any(t.tag_ in {"WP", "WRB", "WDT"} for t in verb.subtree if t.i < verb.i):
        return False
    return _is_told(verb.head) if joined else True


def _is_put(stance: Stance, asked: list[Filler], entities: Entities) -> bool:
    """Whether somebody known says it of another and means it."""
    if not asked or not stance.holder or stance.modality not in {"Requested", "Required"} or stance.polarity != "Affirmed":
        return False
    return entities.fits(stance.holder, _WHO) and EntityRef(stance.holder) not in asked and stance.condition < 0


def _speakers(sentence: Sentence, holder: str, entities: Entities) -> list[Filler]:
    """The holder and those of a group who are named with it ("some lawmakers said …, including Smith")."""
    said = [t for t in sentence.parse if t.dep_ == "nsubj" and holder in entities.at(sentence, t)]
    named = [e for t in said[:1] for m in members(t) for e in entities.at(sentence, m) if entities.fits(e, ("Person",))]
    return [EntityRef(e) for e in dict.fromkeys([holder, *named])]
