"""Headships: who heads, leads or runs a body holds the post at its head ("led the FBI for twelve years")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.extract.attach_dates import tense
from kg.extract.clauses import children, is_passive, is_verb
from kg.extract.drafts import Draft
from kg.extract.holdings import Completion, Holding, Titled
from kg.extract.lexicon import Lexicon
from kg.extract.parsed import Referents, Sentence
from kg.extract.predicates import status_of, subject_of
from kg.extract.role_phrases import RolePhrase
from kg.model.claim import Claim, EntityRef, Filler, Situation, SituationRef
from kg.model.entity import LocalEntity

_HEADING = frozenset({"head", "lead", "run"})
_LEADING = _HEADING | {"direct", "helm", "chair"}
PATTERN = "heads"
_OF_THE_NAME = frozenset({"compound", "amod", "nmod", "prep", "pobj", "cc", "conj"})


def headships(sentences: Sequence[Titled], referents: Referents, people: Mapping[str, LocalEntity], lexicon: Lexicon) -> Iterator[Holding]:
    """The posts that people hold because they head the body, where the lexicon says which post heads it."""
    completion = Completion(sentences, people, lexicon)
    for item in sentences:
        sentence = item.sentence
        for verb in sentence.parse if sentence.number else ():
            if verb.lemma_.lower() not in _HEADING or not is_verb(verb) or is_passive(verb):
                continue
            for noun in children(verb, "dobj"):
                title = lexicon.chiefs.get(lexicon.bodies.get(_name(noun), ""), "")
                person = _head(sentence, verb, referents) if title else ""
                if person:
                    phrase = _phrase(title, _status(verb), lexicon)
                    yield from completion.holding(sentence.number, person, phrase, sentence.cover(verb, noun), PATTERN, verb.i)


def _phrase(title: str, status: str, lexicon: Lexicon) -> RolePhrase:
    """The title as a phrase of its own; its noun is the last of its words that heads posts."""
    words = title.lower().split()
    noun = next((word for word in reversed(words) if lexicon.head(word)), words[-1])
    return RolePhrase(noun, title, status=status, fixed=lexicon.fixed[tuple(words)])


def told_once(drafts: Iterable[Draft], roles: Iterable[tuple[Situation, Claim]]) -> list[Draft]:
    """The drafts without those that only say "head" of a post that a headship names, or of one to be held ("his pick to run the bank").

    What speaks of such a draft speaks of the headship instead.
    """
    told = {(claim.quotes[0].sentence, f): s.id for s, claim in roles if claim.frame == f"title-{PATTERN}" for f in s.fillers("member")}
    judged = [(draft, _said_again(draft, told)) for draft in drafts]
    kept = [draft for draft, again in judged if again is None]
    instead = {draft.id: again for draft, again in judged if again}
    for draft in kept:
        instead.pop(draft.id, None)
    for draft in kept:
        draft.roles = tuple((role, SituationRef(instead.get(f.id, f.id)) if isinstance(f, SituationRef) else f) for role, f in draft.roles)
    return kept


def _said_again(draft: Draft, told: Mapping[tuple[int, Filler], str]) -> str | None:
    """The tenure that a draft only says again, empty for one to be held; None for a draft that tells of its own."""
    if not draft.fillers("post") or any(isinstance(f, EntityRef) for f in draft.fillers("post")):
        return None
    found = next((told[at] for f in draft.fillers("member") if (at := (draft.sentence.number, f)) in told), None)
    lies_ahead = any(child.lower_ == "to" for child in children(draft.trigger, "aux"))
    return found if found is not None else "" if lies_ahead and draft.trigger.lemma_ in _LEADING else None


def _head(sentence: Sentence, verb: Token, referents: Referents) -> str:
    """Who heads: the subject of the verb; of a participle after a noun that is nobody, that of the clause."""
    person = subject_of(sentence, verb, referents)
    noun = verb.head
    if not person and verb.dep_ == "acl" and noun.dep_ in ("dobj", "pobj"):
        above = next((node for node in noun.ancestors if is_verb(node)), None)
        person = subject_of(sentence, above, referents) if above is not None else ""
    return person


def _name(noun: Token) -> str:
    """The name that a noun phrase is, without its article."""
    words = [token for token in noun.subtree if token == noun or (token.dep_ in _OF_THE_NAME and token.text[:1].isupper())]
    inside = [token for token in words if token.i <= noun.i]
    return "".join(token.text_with_ws for token in inside).strip()


def _status(verb: Token) -> str:
    """The status that the verb gives: a participle tells it as its clause does."""
    if verb.tag_ == "VBG" and not children(verb, "aux"):
        return "former" if tense(verb) == "past" else "current"
    return status_of(verb)
