"""Which person a pronoun means: salience over the last sentences, under binding, gender and the speaker of a quotation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import exp

from spacy.tokens import Token

from kg.extract.antecedents import SUBJECTS, same_phrase, spoken_for, unspoken_subject
from kg.extract.conditions import is_purpose
from kg.extract.holdings import Holding
from kg.extract.lexicon import Lexicon
from kg.extract.parsed import Sentence
from kg.extract.salience import OBJECTS, WEIGHTS, Seen, clause_of, signs
from kg.extract.unnamed import UNNAMED
from kg.model.entity import LocalEntity

MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself", "myself"})
#: nouns that only make a longer preposition ("in *front* of him")
_PLACES = frozenset({"back", "behalf", "case", "face", "favor", "favour", "front", "hands", "name", "place", "presence", "side", "terms"})
#: verbs of what one does to the things of others as a rule ("tried to derail *his* candidacy")
_TO_OTHERS = frozenset({"dash", "derail", "endorse", "foil", "kneecap", "sabotage", "scuttle", "thwart", "torpedo", "unseat"})
#: how many sentences back a person can be and still be meant
_WINDOW = 4
#: people further back than this, and mentions beyond this number, count alike
_FURTHEST, _OFTEN = 4, 6
#: who spoke last goes on speaking for as many sentences ("he said"); an estimate made while reading sampled news
_STILL_SPEAKING, _SPOKE_LAST = 4, 1.5
#: so many more pronouns of one gender than of the other tell the gender of a person, where they are as sure as this
_TELLING_VOTES, _SURE_VOTE = 2, 0.85
#: the confidence of a person whom nothing speaks for, and of one whom everything does
_LEAST_SURE, _MOST_SURE = 0.55, 0.92


class People:
    """The people a document has spoken of so far, the most recent last."""

    def __init__(self, genders: Mapping[str, str]) -> None:
        self.genders = dict(genders)
        self.seen: list[Seen] = []
        self.counts: Counter[str] = Counter()
        self.spoke = ("", 0)
        self.votes: Counter[tuple[str, str]] = Counter()

    def speaking(self, number: int) -> str:
        """Who spoke last and may go on speaking in the sentence with this number, empty when nobody."""
        return self.spoke[0] if 0 <= number - self.spoke[1] <= _STILL_SPEAKING else ""

    def learned(self) -> dict[str, str]:
        """Person -> the gender of the pronouns that meant one whose gender no name tells."""
        lead = {person: self.votes[person, "m"] - self.votes[person, "f"] for person, _ in self.votes}
        return {person: "m" if more > 0 else "f" for person, more in sorted(lead.items()) if abs(more) >= _TELLING_VOTES}

    def add(self, person: str, sentence: Sentence, token: Token, quoted: bool, *, named: bool = True) -> None:
        """Notes one more mention."""
        self.seen.append(Seen(person, sentence.number, token, quoted, named))
        self.counts[person] += 1

    def pick(
        self, sentence: Sentence, pronoun: Token, quoted: bool, barred: Iterable[str] = (), *, telling: bool = False
    ) -> tuple[str, float]:
        """The person whom a singular pronoun means, and how sure that is; empty when nobody fits."""
        scores = {
            person: max(sum(WEIGHTS.get(sign, 0.0) for sign in found) for found in mentions)
            for person, mentions in self.signs(sentence, pronoun, quoted, barred).items()
        }
        if not scores:
            return "", 0.0
        if telling and self.speaking(sentence.number) in scores:
            scores[self.spoke[0]] += _SPOKE_LAST
        best = max(scores.values())
        first = next(person for person, score in scores.items() if score == best)
        share = 1 / sum(exp(score - best) for score in scores.values())
        sure = round(_LEAST_SURE + (_MOST_SURE - _LEAST_SURE) * share, 2)
        if sure >= _SURE_VOTE and first not in self.genders:
            self.votes[first, "m" if pronoun.lower_ in MASCULINE else "f"] += 1
        return ("", sure) if first.startswith(UNNAMED) else (first, sure)

    def signs(self, sentence: Sentence, pronoun: Token, quoted: bool, barred: Iterable[str] = ()) -> dict[str, list[list[str]]]:
        """Person -> the signs that each mention of the last sentences gives; the person mentioned last comes first."""
        gender = "m" if pronoun.lower_ in MASCULINE else "f"
        out = {*barred, *self._bound(sentence, pronoun)}
        found: dict[str, list[list[str]]] = {}
        for seen in reversed(self.seen):
            back = sentence.number - seen.sentence
            known = self.genders.get(seen.person, "")
            if back > _WINDOW:
                break
            if back < 0 or seen.person in out or known not in ("", gender):
                continue
            rank = min(len(found) if seen.person not in found else list(found).index(seen.person), _FURTHEST)
            general = [
                f"person {rank} back",
                f"told {min(self.counts[seen.person], _OFTEN)} times",
                "known gender" if known else "unknown gender",
            ]
            found.setdefault(seen.person, []).append([*general, *signs(seen, back, pronoun, quoted)])
        return found

    def _bound(self, sentence: Sentence, pronoun: Token) -> set[str]:
        """The people whom the grammar of the clause keeps a plain pronoun from meaning: the subject of its own verb."""
        harmed = pronoun.dep_ == "poss" and pronoun.head.dep_ == "dobj" and pronoun.head.head.lemma_ in _TO_OTHERS
        if pronoun.dep_ not in OBJECTS and not (harmed and pronoun.nbor(1).lower_ != "own"):
            return set()
        verb = pronoun.head.head if harmed else pronoun.head
        while verb.dep_ in ("prep", "pobj", "agent") and verb.head is not verb and (verb.pos_ != "NOUN" or verb.lower_ in _PLACES):
            verb = verb.head
        owner = _owner_beside(pronoun)
        subjects = [owner if owner is not None else spoken_for(unspoken_subject(verb))]
        if verb.lemma_ == "replace" and (verb.dep_ == "xcomp" or is_purpose(verb)):  # nobody puts another in his own place
            subjects.append(spoken_for(unspoken_subject(verb.head)))
        return {
            seen.person
            for seen in self.seen
            for subject in subjects
            if seen.sentence == sentence.number and same_phrase(subject, seen.token)
        }

    def subject_of(self, sentence: Sentence, token: Token) -> str:
        """The person who is the subject of the clause around ``token``, for reflexives."""
        at = token.head
        for _ in range(6):
            subject = next((child for child in at.children if child.dep_ in SUBJECTS), None)
            if subject is not None:
                same = [seen.person for seen in self.seen if seen.sentence == sentence.number and seen.token == subject]
                if same:
                    return same[-1]
                if subject.tag_ in ("WP", "WDT"):
                    noun = spoken_for(subject)
                    head = [seen.person for seen in self.seen if seen.sentence == sentence.number and same_phrase(noun, seen.token)]
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


def told_inside(pronoun: Token) -> Token | None:
    """Whose words "I" belongs to where a speaker gives those of another in the present tense ("he said I'm going to go")."""
    clause = clause_of(pronoun)
    above = clause.head
    if clause.dep_ != "ccomp" or above.lemma_ not in ("say", "tell", "go") or above.tag_ != "VBD":
        return None
    if any(child.dep_ == "mark" for child in clause.children):
        return None
    first = next((child for child in clause.children if child.dep_ in ("aux", "auxpass")), clause)
    subject = next((child for child in above.children if child.dep_ in SUBJECTS), None)
    return None if subject is None or subject.lower_ in SPEAKER or first.tag_ not in ("VBP", "VBZ", "MD") else subject


def genders(people: Mapping[str, LocalEntity], held: Sequence[Holding], lexicon: Lexicon) -> dict[str, str]:
    """Person -> gender, from given names, forms of address, and titles that end in -man or -woman."""
    found = {key: person.attribute("gender") for key, person in people.items()}
    for holding in held:
        noun = holding.phrase.noun if holding.phrase else ""
        told = lexicon.kin.get(noun, "")
        if noun.endswith("woman"):
            told = "f"
        elif noun.endswith("man") and not noun.startswith(("chair", "vice-chair", "co-chair")):
            told = "m"
        if told:
            found[holding.person] = told
    return {key: gender for key, gender in found.items() if gender}
