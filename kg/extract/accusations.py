"""Accusations that no frame tells whole: what somebody is said to have done after "allegations that", and the denial of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.accusers import victims
from kg.extract.arguments import Functions
from kg.extract.clauses import children, conjuncts, is_passive, is_verb, subjects
from kg.extract.drafts import Draft, situation_id
from kg.extract.fillers import Entities
from kg.extract.frames import FrameIndex, functions_of
from kg.extract.parsed import Sentence, Stance
from kg.extract.word_sets import word_set
from kg.extract.wording import deed, words_of
from kg.model.claim import EntityRef, Filler, Words
from kg.model.ontology import SituationClass

_AMID = frozenset({"after", "amid", "amidst", "over", "following"})
_DENYING = frozenset({"deny", "dispute", "reject", "refute", "dismiss", "rebut"})
_CALLING = frozenset({"call", "label", "describe", "brand", "denounce"})
_FALSE = word_set(
    "false untrue baseless unfounded fabricated groundless absurd ridiculous preposterous outrageous bogus lie lies smear hoax ludicrous"
)
_NOUNS = frozenset({"NOUN", "PROPN"})
#: verbs whose clause tells what its subject is accused of
_ALLEGING = frozenset({"allege", "charge"})


def _is_accusation(noun: Token, frames: FrameIndex) -> bool:
    """Whether a noun puts what it is about as said against somebody, and not only as uncertain, as a theory or a suspicion does."""
    key = "noun", noun.lemma_.lower()
    alleging = any(operator.complement[0] == "Alleged" for operator in frames.operators.get(key, ()))
    return alleging and any(frame.evokes == "Charge" for frame in frames.single.get(key, ()))


def alleged(sentence: Sentence, told: Iterable[Draft], cls: SituationClass, entities: Entities, frames: FrameIndex) -> Iterator[Draft]:
    """The charges in "accusations that he lied": the subject of the clause is accused of what the clause says, unless a frame reads it."""
    own = [draft for draft in told if draft.sentence is sentence]
    read = {draft.trigger.i for draft in own if draft.cls.flat is not None and draft.cls.flat.type == "Charge"}
    charged = {token.i for draft in own if draft.cls is cls for token in draft.tokens}
    for noun in sentence.parse:
        alleges = is_verb(noun) and noun.lemma_ in _ALLEGING
        if noun.i in charged or not (alleges or (noun.tag_[:2] == "NN" and _is_accusation(noun, frames))):
            continue
        for verb in children(noun, "acl", "ccomp"):
            if verb.i in read or not is_verb(verb) or not (alleges or any(c.dep_ == "mark" or c.lower_ == "that" for c in verb.children)):
                continue
            doers = _doers(verb, frames)
            accused = [e for s in doers for e in entities.at(sentence, s) if entities.fits(e, ("Person", "Organization"))]
            accused = accused or [e for s in doers if _may_act(s, noun, verb, entities) and (e := entities.holder(sentence, (s,)))]
            for one in dict.fromkeys(accused if len(doers) > 1 else accused[:1]):
                yield _charge(sentence, noun, verb, one, cls, entities, frames)


def _may_act(who: Token, noun: Token, verb: Token, entities: Entities) -> bool:
    """Whether a word in an accusation speaks of people or a body of whom the clause tells that they did something."""
    people = who.tag_ in {"NNS", "NNPS", "NNP"} or entities.stand_ins.is_human(who)
    return who.i > noun.i and people and who.pos_ in _NOUNS and not is_passive(verb) and not children(verb, "neg")


def _doers(verb: Token, frames: FrameIndex) -> list[Token]:
    """Those of whom a clause tells, each of several by a token of its own."""
    return list({t.i: t for s in subjects(verb, frames.control) for t in conjuncts(s)}.values())


def _charge(
    sentence: Sentence, noun: Token, verb: Token, accused: str, cls: SituationClass, entities: Entities, frames: FrameIndex
) -> Draft:
    found = functions_of(noun, (noun,), "verb" if is_verb(noun) else "noun", frames)
    return _drafted(sentence, noun, (noun, *subjects(verb, frames.control), verb), accused, found, cls, entities)


def _drafted(
    sentence: Sentence, noun: Token, tokens: tuple[Token, ...], accused: str, found: Functions, cls: SituationClass, entities: Entities
) -> Draft:
    """The charge of what the last of ``tokens`` tells, against ``accused``, by whom the functions of the noun name."""
    by = next((found[place] for place in ("possessive", "subject", "by", "from", "compound") if found.get(place)), ())
    accuser = entities.holder(sentence, tuple(by))
    victim = "" if accuser else entities.holder(sentence, tuple(victims(tokens[-1])))
    matter = deed(sentence, tokens[-1], entities.document) if is_verb(tokens[-1]) else words_of(sentence, tokens[-1], entities.document)[0]
    pairs: list[tuple[str, Filler]] = [("matter", Words(matter)), ("target", EntityRef(accused))]
    roles = tuple(sorted([*pairs, *([("agent", EntityRef(who))] if (who := accuser or victim) and who != accused else [])], key=str))
    stance = Stance("Alleged", "Affirmed", "Unspecified", accuser)
    draft = Draft(cls, sentence, noun, "accusation-that", roles, tokens, "accused", stance)
    draft.id = situation_id(cls, roles, "accused", str(sentence.number))
    return draft


def answered(sentence: Sentence, told: Iterable[Draft], cls: SituationClass, entities: Entities, frames: FrameIndex) -> Iterator[Draft]:
    """The charges that somebody acts or is acted upon after ("resigned *amid allegations of misconduct*"), where nothing says against whom.

    They are against the person whom the verb is done to, else against the one who does it.
    """
    read = {token.i for draft in told if draft.sentence is sentence and draft.cls is cls for token in draft.tokens}
    for noun in sentence.parse:
        above = noun.head
        if noun.tag_ != "NNS" or noun.i in read or noun.dep_ != "pobj" or above.lower_ not in _AMID or not _is_accusation(noun, frames):
            continue
        found = functions_of(noun, (noun,), "noun", frames)
        offence = found.get("of", ())
        if not offence or not is_verb(above.head) or found.get("against") or found.get("possessive") or found.get("clause"):
            continue
        tokens = [*children(above.head, "dobj"), *subjects(above.head, frames.control)]
        accused = [(t, e) for t in tokens for e in entities.at(sentence, t) if entities.fits(e, ("Person",))]
        if accused and words_of(sentence, offence[0], entities.document)[0]:
            yield _drafted(sentence, noun, (accused[0][0], noun, offence[0]), accused[0][1], found, cls, entities)


def denied(sentence: Sentence, told: Iterable[Draft], cls: SituationClass, entities: Entities, frames: FrameIndex) -> Iterator[Draft]:
    """The last charge against somebody as that person denies it ("he denies the allegations"); one that is told here alone in full.

    Whoever "denied accusations of bribery" was accused of it, and denies it.
    """
    charges = [draft for draft in told if _accuses(draft) and draft.stance.polarity == "Affirmed"]
    for verb in sentence.parse:
        nouns = [noun for noun in _answered_by(verb) if _is_accusation(noun, frames)]
        if not nouns or any(c.dep_ == "neg" for c in verb.children):
            continue
        speakers = [(t, e) for t in subjects(verb, frames.control) for e in entities.at(sentence, t)]
        for token, speaker in speakers[:1]:
            against = [draft for draft in charges if draft.cls.flat and EntityRef(speaker) in draft.fillers(draft.cls.flat.object)]
            new = [] if against else _told_in_denial(sentence, nouns[0], (token, speaker), cls, entities, frames)
            yield from new
            for draft in [*against, *new][-1:]:
                stance = Stance("Alleged", "Negated", "Unspecified", speaker)
                tokens = token, verb, nouns[0]
                yield replace(draft, sentence=sentence, trigger=verb, tokens=tokens, stance=stance, times={}, frame="denial")


def _accuses(draft: Draft) -> bool:
    """Whether it is told against somebody: a charge, or another wrongdoing as it is alleged."""
    flat = draft.cls.flat
    return flat is not None and flat.type == "Charge" and (bool(flat.subject) or draft.stance.modality == "Alleged")


def _answered_by(verb: Token) -> list[Token]:
    """What a verb says is not so: "denied the *charges*", "called the *charges* false"."""
    if verb.lemma_ in _DENYING:
        return children(verb, "dobj")
    if verb.lemma_ not in _CALLING:
        return []
    judged = [*children(verb, "oprd", "ccomp", "xcomp"), *(o for prep in children(verb, "prep") for o in prep.children)]
    if not any(t.lower_ in _FALSE for c in judged for t in (c, *children(c, "conj", "amod"))):
        return []
    return [*children(verb, "dobj"), *(noun for c in judged for noun in children(c, "nsubj"))]


def _told_in_denial(
    sentence: Sentence, noun: Token, who: tuple[Token, str], cls: SituationClass, entities: Entities, frames: FrameIndex
) -> list[Draft]:
    """The accusation that only its denial tells, with its offence."""
    found = functions_of(noun, (noun,), "noun", frames)
    offence = found.get("of", ())
    fits = entities.fits(who[1], ("Person", "Organization"))
    if not offence or not fits or found.get("against") or found.get("possessive") or found.get("clause"):
        return []
    if not words_of(sentence, offence[0], entities.document)[0]:
        return []
    return [_drafted(sentence, noun, (who[0], noun, offence[0]), who[1], found, cls, entities)]
