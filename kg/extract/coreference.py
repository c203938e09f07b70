"""Which person a pronoun means: salience over the last sentences, under binding, gender and the speaker of a quotation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.parsed import Sentence

MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself", "myself"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OBJECTS = ("dobj", "dative", "pobj", "iobj", "oprd")

# Weights of salience. Each was varied alone on 450 development snippets of GAP: none moves F1 by more than .01, so they are round.
_PER_SENTENCE = 1.3
_SUBJECT, _PASSIVE, _OBJECT, _POSSESSIVE = 1.5, 1.2, 0.3, 0.2
_PARALLEL = 0.5
_MATRIX = 1.0
_UNKNOWN_GENDER = 0.4
_OTHER_SIDE_OF_QUOTE = 1.0
_OFTEN, _OFTEN_MOST = 0.15, 0.9
#: how many sentences back a person can be and still be meant
_WINDOW = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention of a person that a later pronoun may pick up."""

    person: str
    sentence: int
    token: Token
    quoted: bool


class People:
    """The people a document has spoken of so far, the most recent last."""

    def __init__(self, genders: Mapping[str, str]) -> None:
        self.genders = dict(genders)
        self.seen: list[Seen] = []
        self.counts: Counter[str] = Counter()

    def add(self, person: str, sentence: Sentence, token: Token, quoted: bool) -> None:
        """Notes one more mention."""
        self.seen.append(Seen(person, sentence.number, token, quoted))
        self.counts[person] += 1

    def pick(self, sentence: Sentence, pronoun: Token, quoted: bool, barred: Iterable[str] = ()) -> tuple[str, float]:
        """The person whom a singular pronoun means, and how sure that is; empty when nobody fits."""
        gender = "m" if pronoun.lower_ in MASCULINE else "f"
        out = {*barred, *self._bound(sentence, pronoun)}
        scores: dict[str, float] = {}
        for seen in self.seen:
            back = sentence.number - seen.sentence
            known = self.genders.get(seen.person, "")
            if back > _WINDOW or back < 0 or seen.person in out or known not in ("", gender):
                continue
            score = self._score(seen, back, pronoun, quoted) - (_UNKNOWN_GENDER if not known else 0.0)
            scores[seen.person] = max(score, scores.get(seen.person, -99.0))
        if not scores:
            return "", 0.0
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], -self._last(pair[0]), pair[0]))
        margin = ranked[0][1] - ranked[1][1] if len(ranked) > 1 else 3.0
        return ranked[0][0], round(min(0.92, 0.62 + 0.12 * margin), 2)

    def _last(self, person: str) -> int:
        return max(at for at, seen in enumerate(self.seen) if seen.person == person)

    def _score(self, seen: Seen, back: int, pronoun: Token, quoted: bool) -> float:
        """How salient one mention is for a pronoun."""
        token = seen.token
        score = -_PER_SENTENCE * back
        score += {"nsubj": _SUBJECT, "nsubjpass": _PASSIVE, "poss": _POSSESSIVE}.get(token.dep_, _OBJECT if token.dep_ in _OBJECTS else 0.0)
        if pronoun.dep_ in _SUBJECTS and token.dep_ in _SUBJECTS:
            score += _PARALLEL
        if back == 0 and token.dep_ in _SUBJECTS and _above(token.head, pronoun):
            score += _MATRIX
        if seen.quoted != quoted:
            score -= _OTHER_SIDE_OF_QUOTE
        return score + min(_OFTEN_MOST, _OFTEN * self.counts[seen.person])

    def _bound(self, sentence: Sentence, pronoun: Token) -> set[str]:
        """The people whom the grammar of the clause keeps a plain pronoun from meaning: the subject of its own verb."""
        if pronoun.dep_ not in _OBJECTS:
            return set()
        verb = pronoun.head
        while verb.dep_ in ("prep", "pobj", "agent") and verb.head is not verb:
            verb = verb.head
        owner = _owner_beside(pronoun)
        subject = owner if owner is not None else _unspoken_subject(verb)
        return {seen.person for seen in self.seen if seen.sentence == sentence.number and seen.token == subject}

    def subject_of(self, sentence: Sentence, token: Token) -> str:
        """The person who is the subject of the clause around ``token``, for reflexives."""
        at = token.head
        for _ in range(6):
            subject = next((child for child in at.children if child.dep_ in _SUBJECTS), None)
            if subject is not None:
                same = [seen.person for seen in self.seen if seen.sentence == sentence.number and seen.token == subject]
                if same:
                    return same[-1]
                if subject.tag_ in ("WP", "WDT"):
                    head = [seen.person for seen in self.seen if seen.sentence == sentence.number and seen.token == at.head]
                    return head[-1] if head else ""
                return ""
            dobj = (
                next((child for child in at.head.children if child.dep_ == "dobj" and child.i < at.i), None) if at.dep_ == "xcomp" else None
            )
            if dobj is not None:
                same = [seen.person for seen in self.seen if seen.sentence == sentence.number and seen.token == dobj]
                return same[-1] if same else ""
            if at.head is at:
                return ""
            at = at.head
        return ""


def _owner_beside(pronoun: Token) -> Token | None:
    """The owner of the noun that a pronoun completes: in "her loyalty to her" two women are spoken of."""
    noun = pronoun.head.head if pronoun.head.dep_ == "prep" else None
    return next((child for child in noun.children if child.dep_ == "poss"), None) if noun is not None and noun.pos_ == "NOUN" else None


def _unspoken_subject(verb: Token) -> Token | None:
    """The subject of a verb, said or taken over from the clause above it; the object there where that controls the verb."""
    for _ in range(4):
        subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if subject is not None or verb.head is verb or verb.dep_ not in ("xcomp", "advcl", "conj", "pcomp", "prep"):
            return subject
        if verb.dep_ == "xcomp":
            controller = next((child for child in verb.head.children if child.dep_ == "dobj" and child.i < verb.i), None)
            if controller is not None:
                return controller
        verb = verb.head
    return None


def _above(verb: Token, token: Token) -> bool:
    """Whether ``verb`` governs the clause of ``token`` from above."""
    return verb in token.ancestors and token.head is not verb
