"""How the clause around a word is meant, read by climbing from the word to the top of its sentence.

On the way every auxiliary, adverb, negation, conjunction and governing verb, noun or adjective that ``ontology/modality.ttl``
names has its say. The weaker presentation wins ("could decide to run" is a possibility, not a plan), the innermost holder stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.axes import Reading
from kg.extract.clauses import OBJECTS, SUBJECTS, children, is_passive, is_verb
from kg.extract.complements_by_default import by_default
from kg.extract.conditions import (
    FINITE,
    clause_function,
    is_any,
    is_condition,
    is_definite,
    is_for_another,
    is_fronted,
    is_in_order,
    is_one_of_many,
    is_ordinal,
    is_past,
    is_purpose,
    is_reduced,
    is_unmade,
    is_yet_to_come,
    judged,
    tells_how,
)
from kg.extract.frames import part_of_speech
from kg.extract.operators import Operators, turning_once, under_polarity
from kg.extract.parsed import Sentence, Stance
from kg.extract.saying import described_in, goes_on, is_told_apart, said_before, told_to
from kg.extract.turns import is_able_once, is_foregone, is_guess, is_known_to_be, is_of_a_time, is_setting, preposition_before
from kg.model.ontology import Frame

_BACKGROUND = frozenset({"relcl", "appos", "meta", "intj"})

_POSSIBLE = ("Conditional", "", "Possible")


@dataclass(frozen=True, slots=True)
class Climber(Operators):
    """Reads stances in one document by climbing: what every word on the way says, with the holder that some words refer to."""

    def stance(self, sentence: Sentence, token: Token) -> Stance:
        """How the clause or noun phrase headed by ``token`` is meant."""
        return self.read(sentence, token).stance()

    def stance_of(self, frame: Frame, sentence: Sentence, token: Token) -> Stance:
        """How what ``frame`` reads at ``token`` is meant.

        The person that a noun names is there whatever the clause around says ("would face the nominee"); a "not" that a phrase itself
        holds ("pleaded *not* guilty") denies nothing of it.
        """
        if frame.part_of_speech != "noun":
            stance = self.stance(sentence, token)
            own = frame.part_of_speech == "phrase" and stance.polarity == "Negated" and any("not" in le.split() for le in frame.lemmas)
            return replace(stance, polarity="Affirmed") if own else stance
        if "self" in frame.functions and token.dep_ not in {"attr", "oprd"} and token.head.lower_ != "as":
            return self.beside(token, Reading()).stance()
        reading = self._noun(sentence, token, self.beside(token, Reading()), 0)
        if reading.modality in {"", "Actual", "Planned", "Predicted"} and reading.polarity != "Negated" and is_any(token):
            reading = replace(reading, modality="Conditional", certainty="Possible")
        return reading.stance()

    def read(self, sentence: Sentence, token: Token) -> Reading:
        """The same with the axes that nobody has spoken of left empty."""
        if is_verb(token) and not (token.tag_ == "VBN" and token.dep_ == "acomp" and is_verb(token.head)):
            return self._verb(sentence, token, Reading(), 0)
        if is_verb(token):  # "is not *opposed* to it"
            return self._verb(sentence, token.head, self.beside(token, Reading()), 0)
        if token.pos_ == "ADJ" and token.dep_ in {"acomp", "oprd"} and is_verb(token.head) and children(token.head, *OBJECTS):
            return self._governed(sentence, token.head, token, "predicate", self.beside(token, Reading()), 0)
        if token.pos_ == "ADJ" and token.dep_ in {"acomp", "attr", "oprd", "conj"} and is_verb(token.head):
            return self._verb(sentence, token.head, self.beside(token, Reading()), 0)
        if token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.dep_ in {"attr", "oprd"} and is_verb(token.head.head):
            return self._verb(sentence, token.head.head, Reading(), 0)
        if token.pos_ in {"ADP", "SCONJ"} and is_verb(token.head):
            return self._verb(sentence, token.head, Reading(), 0)
        return self._noun(sentence, token, self.beside(token, Reading()), 0)

    # ---- verbs

    def _verb(self, sentence: Sentence, verb: Token, reading: Reading, depth: int) -> Reading:
        """The reading with what stands beside ``verb`` and above it."""
        reading = self.with_tail(sentence, verb, self.own(verb, reading))
        if self.is_tail(verb):
            return reading
        if depth > 8 or (verb.head == verb and said_before(verb) is None):
            return self.question(sentence, verb, reading) if depth == 0 or not reading.attributed else reading
        return self._edge(sentence, verb, reading, depth)

    def _edge(self, sentence: Sentence, verb: Token, reading: Reading, depth: int) -> Reading:
        """The reading carried over the edge from ``verb`` to what governs it."""
        head, dep = verb.head, verb.dep_
        over = self.content_of(verb) or told_to(verb) or said_before(verb)
        if over is not None:
            return self._governed(sentence, over, verb, "clause", reading, depth)
        if is_told_apart(verb) or (dep in _BACKGROUND and not (dep == "relcl" and clause_function(verb) == "infinitive")):
            return self._described(sentence, verb, reading, depth)
        if dep == "acl" and is_of_a_time(verb):
            return reading
        if dep == "acl" and is_reduced(verb):
            return self.of_anybody(head, reading.denied() if is_unmade(head) else reading)
        by_place = {"conj": self._conjunct, "advcl": self._adverbial, "pcomp": self._after_preposition}.get(dep)
        if by_place is not None:
            return by_place(sentence, verb, reading, depth)
        if dep == "acl" and head.dep_ in OBJECTS and not self.governing(head, "infinitive") and self.governing(head.head, "outcome"):
            return self._governed(sentence, head.head, verb, "outcome", reading, depth)
        if dep in {"csubj", "csubjpass"} or is_condition(verb):
            return self._outer(sentence, head, self.as_subject(verb, reading), depth)
        head = judged(verb)
        function = "asked" if is_for_another(verb) and self.governing(head, "asked") else clause_function(verb)
        return self._governed(sentence, head, verb, function, reading, depth)

    def _described(self, sentence: Sentence, verb: Token, reading: Reading, depth: int) -> Reading:
        """The reading of what only comments on a noun: as its own words have it, unless they narrow down something new that is said."""
        around = described_in(verb)
        if around is None or self._verb(sentence, around, Reading(), depth + 1).modality == "Requested":
            return reading  # "ordered her to answer a petition *in which he asked* …"
        return self._outer(sentence, around, reading, depth)

    def _after_preposition(self, sentence: Sentence, verb: Token, reading: Reading, depth: int) -> Reading:
        """The reading of a gerund: as its preposition has it ("against *leaving*"), then as what governs the preposition."""
        preposition = verb.head
        for operator in self.of_word("preposition", preposition) if not self.governing(preposition.head, preposition.lower_) else ():
            reading = reading.weaker(operator.complement)
        if preposition.head == preposition:
            return reading
        if preposition.lower_ in {"after", "since"}:
            return self._outer(sentence, preposition.head, reading, depth)
        doing = f"{preposition.lower_}Doing"
        doing = doing if self.governing(preposition.head, doing) else preposition.lower_
        return self._governed(sentence, preposition.head, verb, "clause" if tells_how(verb) else doing, reading, depth)

    def _conjunct(self, sentence: Sentence, verb: Token, reading: Reading, depth: int) -> Reading:
        head = verb.head
        if not is_verb(head):
            return self._noun(sentence, head, reading, depth + 1) if part_of_speech(head) == "noun" else reading
        reading = self.with_tail(sentence, head, reading)
        if verb.tag_ in FINITE and head.tag_ == "VB" and head.dep_ in {"xcomp", "advcl", "acl"} and is_verb(head.head):
            # "sought to withdraw and accused": a finite verb goes with the finite verb above the infinitive
            return self._edge_of(sentence, head.head, reading, depth)
        if is_condition(head):
            reading = replace(reading, modality="Conditional", certainty="Unspecified")
        own_subject = any(c.dep_ in SUBJECTS for c in verb.children)
        own_auxiliary = any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
        joined = any(c.lower_ in {"or", "nor"} for c in children(head, "cc")) and is_past(verb) and is_past(head)
        if own_subject or own_auxiliary or (verb.tag_ != head.tag_ and not joined):
            return self._edge_of(sentence, head, reading, depth)
        bare = self.own(head, Reading())
        shared = replace(bare, polarity=bare.polarity if joined or verb.tag_ == "VB" else "")
        reading = reading.weaker((shared.modality, shared.polarity, shared.certainty))
        return self._edge_of(sentence, head, replace(reading, condition=max(reading.condition, shared.condition)), depth)

    def _edge_of(self, sentence: Sentence, head: Token, reading: Reading, depth: int) -> Reading:
        return reading if head.head == head or depth > 8 else self._edge(sentence, head, reading, depth + 1)

    def _adverbial(self, sentence: Sentence, verb: Token, reading: Reading, depth: int) -> Reading:
        head = judged(verb)
        if head != verb.head and clause_function(verb) == "infinitive":
            return self._governed(sentence, head, verb, "infinitive", reading, depth)
        if goes_on(verb) and self.governing(head, "clause"):
            return self._governed(sentence, head, verb, "clause", reading, depth)
        marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"}}
        plain = clause_function(verb) == "gerund" or is_fronted(verb)
        operators = self.governing(head, clause_function(verb)) if not plain else ()
        if operators and not marks - {"that", "for"} and head.pos_ in {"ADJ", "VERB", "AUX", "NOUN"}:
            return self._governed(sentence, head, verb, clause_function(verb), reading, depth)
        if is_purpose(verb):
            if any(is_ordinal(noun) for noun in children(head, "attr")):  # "became the second to win"
                return self._climb_on(sentence, head, reading, depth, scope=True)
            return self._outer(sentence, head, reading.weaker(("Planned", "", "Unspecified")), depth)
        if is_setting(verb):
            return reading
        if verb.tag_ == "VBG" and not marks and is_verb(head):
            return self._beside_doing(sentence, verb, reading, depth)
        return self._outer(sentence, head, reading, depth)

    def _beside_doing(self, sentence: Sentence, verb: Token, reading: Reading, depth: int) -> Reading:
        """The reading of what is done with something else: as real as that ("is expected to serve, *working* with Smith")."""
        head, above = verb.head, self.own(verb.head, Reading())
        if head.tag_ == "VB" and verb.i > head.i and clause_function(head) == "infinitive":
            return self._edge_of(sentence, head, reading, depth)
        return self._outer(sentence, head, reading.weaker((above.modality, "", above.certainty)), depth)

    def _outer(self, sentence: Sentence, node: Token, reading: Reading, depth: int) -> Reading:
        """The reading with the holder of the clauses above ``node``, but not with how those are meant."""
        outer = self._verb(sentence, node, Reading(), depth + 1) if is_verb(node) else Reading()
        if reading.holder or reading.attributed or not outer.holder:
            return reading
        return replace(reading, holder=outer.holder, conveyed_by=outer.conveyed_by, attributed=outer.attributed)

    # ---- what governs a clause or a noun

    def _governed(self, sentence: Sentence, head: Token, node: Token, function: str, reading: Reading, depth: int) -> Reading:
        """The reading of ``node``, which stands in ``function`` of ``head``, with ``head`` and all above it."""
        operators = self.governing(head, function) if not (is_foregone(head) or is_able_once(head)) else ()
        unreal = function == "infinitive" and is_one_of_many(head)
        if is_known_to_be(node) or unreal:
            return self._outer(sentence, head, reading.weaker(_POSSIBLE) if unreal else reading, depth)
        if not operators or is_in_order(head) or (function == "infinitive" and is_yet_to_come(head)):
            return self._ungoverned(sentence, head, node, function, reading, depth)
        saying = function == "clause"
        if reading.modality == "Requested" and all(o.complement[:2] == ("", "Negated") for o in operators):
            # a request that is rejected has been made, one that is denied has not
            return self._climb_on(sentence, head, replace(reading, moot=reading.moot or saying), depth, scope=False)
        for operator in turning_once(operators, function):
            reading = self.under(sentence, operator, head, reading)
        above = self.own(head, Reading()) if is_verb(head) else self.beside(head, Reading())
        reading = under_polarity(above.polarity, operators, saying, reading, head)
        if saying:
            told = self.called_false(head, reading)
            return self._climb_on(sentence, head, told, depth, scope=False)
        if is_condition(head) and reading.modality == "Requested":
            reading = replace(reading, modality="Conditional")
        if above.certainty == "Possible" or is_passive(head) or not any(o.complement[0] == "Required" for o in operators):
            reading = reading.weaker((above.modality, "", above.certainty))
            reading = replace(reading, condition=max(reading.condition, above.condition))
        return self._climb_on(sentence, head, reading, depth, scope=True)

    def _ungoverned(self, sentence: Sentence, head: Token, node: Token, function: str, reading: Reading, depth: int) -> Reading:
        if is_in_order(head):
            return self._outer(sentence, head, reading.weaker(("Planned", "", "Unspecified")), depth)
        if not is_verb(head) and head.pos_ not in {"ADJ", "NOUN"}:
            titled = function == "infinitive" and head.head == head  # "Smith to resign"
            return self._outer(sentence, head, reading.weaker(("Planned" if titled else "", "", "")), depth)
        complement, scope = by_default(head, node, function, named=("noun", head.lemma_.lower()) in self.frames.single)
        reading = reading.weaker(complement)
        if scope and is_verb(head):
            above = self.own(head, Reading())
            reading = reading.weaker((above.modality, above.polarity, above.certainty))
        return self._climb_on(sentence, head, reading, depth, scope=scope)

    def _climb_on(self, sentence: Sentence, head: Token, reading: Reading, depth: int, *, scope: bool) -> Reading:
        if depth > 8 or head.head == head:
            asked = scope or not self.governing(head, "known")
            return self.question(sentence, head, reading) if asked and is_verb(head) else reading
        if is_verb(head):
            return self._edge(sentence, head, reading, depth + 1)
        if head.pos_ in {"ADJ", "ADV"} and is_verb(head.head):
            copula = head.head
            if scope:
                above = self.own(copula, Reading())
                reading = reading.weaker((above.modality, above.polarity, above.certainty))
            return self._edge_of(sentence, copula, reading, depth + 1)
        return self._noun(sentence, head, reading, depth + 1) if scope or head.pos_ == "NOUN" else reading

    # ---- nouns

    def _noun(self, sentence: Sentence, noun: Token, reading: Reading, depth: int) -> Reading:
        """The reading of a situation that a noun names, as far as the words around it speak of whether it happened."""
        if any(c.lower_ == "no" for c in children(noun, "det")) and not is_foregone(noun):
            reading = reading.denied()
        head, dep = noun.head, noun.dep_
        if depth > 8 or head == noun:
            return reading
        if dep == "conj":
            return reading if head.pos_ == "PROPN" and is_definite(noun) else self._noun(sentence, head, reading, depth + 1)
        if head.lower_ == "given" and not children(head, "auxpass", "nsubjpass"):  # "*given* his nomination": it is there
            return reading
        if dep == "pobj" and head.head != head:
            function = "predicate" if head.lower_ == "as" and is_verb(head.head) else head.lower_
            return self._noun_under(sentence, head.head, noun, function, reading, depth)
        if dep in {"compound", "nmod", "poss"}:
            return self._noun_under(sentence, head, noun, "of", reading, depth) if dep == "compound" else reading
        beside = preposition_before(noun) if dep == "dobj" else None
        if beside is not None and self.governing(head, beside.lower_):
            return self._noun_under(sentence, head, noun, beside.lower_, reading, depth)
        function = {"dobj": "object", "nsubjpass": "object", "attr": "predicate", "nsubj": "subject", "oprd": "predicate"}.get(dep, "")
        return self._noun_under(sentence, head, noun, function, reading, depth) if function else reading

    def _noun_under(self, sentence: Sentence, head: Token, noun: Token, function: str, reading: Reading, depth: int) -> Reading:
        if self.governing(head, function) and not self.denies_real(head, noun, function, reading):
            own_aim = depth and function == "object" and reading.modality == "Planned" and self.governing(head, "ownAim")
            return self._governed(sentence, head, noun, "ownAim" if own_aim else function, reading, depth)
        if not is_verb(head):
            return reading
        lemma = head.lemma_.lower()
        if function == "predicate" or (function == "object" and lemma in self.frames.light):
            return self._verb(sentence, head, reading, depth + 1)
        if function == "subject" and lemma in self.occurrences:
            futurate = reading.weaker(("Predicted", "", "")) if head.tag_ == "VBG" and lemma == "happen" else reading
            return self._verb(sentence, head, futurate, depth + 1)
        if is_definite(noun):
            return reading
        if function == "object" and clause_function(head) == "infinitive":  # "pressed him *to carry out* investigations"
            return self._verb(sentence, head, reading, depth + 1)
        above = self.own(head, Reading())
        guess = function == "subject" and is_guess(head)  # "the endorsement *may have* helped her": it was made
        weaker = reading if guess else reading.weaker((above.modality, "", above.certainty))
        unreal = weaker.modality in {"Conditional", "Predicted"} and function == "subject"
        told = unreal or (depth > 0 and reading.modality != "Alleged") or (reading.modality and reading.polarity == "Negated")
        return self._outer(sentence, head, weaker, depth) if told else weaker
