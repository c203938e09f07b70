"""Operators: what stands beside a verb or a noun, and what governs it, says about how it is meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.axes import Reading, combine
from kg.extract.clause_forms import by_form
from kg.extract.clauses import SUBJECTS, children, is_passive, is_verb
from kg.extract.conditions import (
    asks_if,
    clause_function,
    is_condition,
    is_definite,
    is_even_if,
    is_instead,
    is_not_only,
    is_passed_over,
    is_past,
    is_quoting,
)
from kg.extract.frames import FrameIndex, functions_of, part_of_speech
from kg.extract.parsed import Sentence
from kg.extract.reached import reached
from kg.extract.saying import is_put_between, told_as
from kg.extract.turns import asks, is_not_one, is_of_same_speech, is_only_later, is_partly_quoted, is_perfect
from kg.extract.voices import tellers
from kg.model.ontology import Frame

#: the holder that some words refer to
HolderOf = Callable[[Sentence, tuple[Token, ...]], str]


@dataclass(frozen=True, slots=True)
class Operators:
    """The operators of the ontology, applied to one clause at a time."""

    frames: FrameIndex
    negatives: frozenset[str]
    occurrences: frozenset[str]
    holder_of: HolderOf

    def is_tail(self, verb: Token) -> bool:
        """Whether a verb of saying stands after what was said, which the parser takes for its main clause ("…, a source told us")."""
        if verb.dep_ not in {"ccomp", "parataxis"} or children(verb, "ccomp", "xcomp"):
            return False
        if not self._tells(verb):
            return False
        if verb.i < verb.head.i:
            return is_put_between(verb)
        subject = [c for c in verb.children if c.dep_ in SUBJECTS]
        first = min((t.i for t in subject[0].subtree), default=0) if subject else 0
        return first > 0 and verb.doc[first - 1].text in {",", '"', "”", "''"}

    def with_tail(self, sentence: Sentence, verb: Token, reading: Reading) -> Reading:
        """The reading with a verb of saying that stands after or inside the clause ("…, a source told us")."""
        for said in verb.children:
            if self.is_tail(said):
                for operator in self.governing(said, "clause")[:1]:
                    reading = self.under(sentence, operator, said, reading)
        return reading

    def own(self, verb: Token, reading: Reading) -> Reading:
        """The reading with the auxiliaries, adverbs, negations and conjunctions of ``verb``'s own clause."""
        reading = self._auxiliaries(verb, reading)
        reading = self.beside(verb, reading)
        if self._negated(verb):
            reading = reading.denied()
        if is_condition(verb):
            return replace(reading, modality="Conditional", certainty="Unspecified")
        if any(c.dep_ == "mark" and c.lower_ == "whether" for c in verb.children) or asks_if(verb):
            return replace(reading, modality="Conditional", polarity="Open", certainty="Unspecified")
        reading = reading.weaker(by_form(verb))
        if verb.tag_ == "VBG" and verb.dep_ in {"ccomp", "xcomp"}:
            reading = self._shown(verb.head, reading)
        return self._conditioned(verb, reading)

    def _auxiliaries(self, verb: Token, reading: Reading) -> Reading:
        for aux in children(verb, "aux"):
            if aux.tag_ != "MD" and aux.lower_ not in {"will", "'ll", "would", "wo"}:
                continue
            if aux.lower_ in {"can", "ca"} and self._negated(verb):  # what cannot be is not
                continue
            if aux.lower_ in {"'d", "’d"} and verb.tag_ == "VBN" and len(children(verb, "aux", "auxpass")) == 1:  # "he'd decided"
                continue
            for operator in self.of_word("verb", aux):
                if "modifies" in operator.functions and not (operator.id == "op-should" and is_condition(verb)):
                    blames = operator.id == "op-should" and is_perfect(verb)  # "should have told her": he did not, and nobody asks him to
                    reading = reading.weaker(("Required", "", "Unspecified") if blames else operator.complement)
        return reading

    def beside(self, head: Token, reading: Reading) -> Reading:
        """The reading with the adverbs and adjectives that stand with ``head``."""
        for child in head.children:
            part = {"advmod": "adverb", "amod": "adjective"}.get(child.dep_, "")
            for operator in self.of_word(part, child) if part else ():
                if "modifies" in operator.functions and (operator.complement[1] != "Negated" or is_verb(head)):
                    reading = reading.weaker(operator.complement)
            if child.dep_ == "advmod" and child.lower_ == "likely":
                reading = reading.weaker(("", "", "Probable"))
        return reading

    def _shown(self, head: Token, reading: Reading) -> Reading:
        """The reading of what the subject of ``head`` only shows ("a poll found her *beating* him")."""
        for operator in (o for noun in children(head, "nsubj") for o in self.of_word("noun", noun) if "shown" in o.functions):
            reading = reading.weaker(operator.complement)
        return reading

    def _negated(self, verb: Token) -> bool:
        beside = (c for c in verb.children if c.i < verb.i + 2 and (is_of_same_speech(c, verb) or is_partly_quoted(c, verb)))
        if any(c.dep_ in {"neg", "advmod", "cc", "preconj"} and c.lower_ in self.negatives for c in beside):
            return not is_not_only(verb) and not is_only_later(verb)
        if any(c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children) for c in children(verb, "advmod")):
            return True
        if any(c.dep_ == "neg" for adjective in children(verb, "acomp") for c in adjective.children):
            return True
        if any(self._is_nobody(noun) for noun in (*children(verb, *SUBJECTS), *reached(verb, self.frames))):
            return True
        if is_passed_over(verb):
            return True
        return verb.dep_ == "pcomp" and (verb.head.lower_ == "without" or is_instead(verb.head))

    def _is_nobody(self, noun: Token) -> bool:
        if noun.lower_ in self.negatives or is_not_one(noun):
            return True
        return any(c.lower_ in {"no", "neither"} for c in children(noun, "det", "preconj", "cc"))

    def _conditioned(self, verb: Token, reading: Reading) -> Reading:
        """The reading of a main clause with the if-clause it depends on."""
        if reading.condition >= 0:
            return reading
        for clause in children(verb, "advcl", "ccomp", "dep"):
            if is_condition(clause) and not is_even_if(clause) and (clause.i > verb.i or is_of_same_speech(clause, verb)):
                weaker = reading if reading.modality in {"Requested", "Required"} else reading.weaker(("Conditional", "", ""))
                return replace(weaker, condition=clause.i)
        return reading

    def of_word(self, part: str, token: Token) -> tuple[Frame, ...]:
        """The operators that ``token`` is, read as ``part`` of speech."""
        keys = dict.fromkeys((token.lemma_.lower(), token.lower_))
        return tuple(frame for key in keys for frame in self.frames.operators.get((part, key), ()))

    def governing(self, head: Token, function: str) -> tuple[Frame, ...]:
        """The operators that ``head`` is over what stands in ``function`` of it."""
        found = [f for f in self.of_word(part_of_speech(head), head) if governs(f, function)]
        if any(f.evokes for f in found):
            there = functions_of(head, (head,), part_of_speech(head), self.frames)
            found = [f for f in found if not f.evokes or all(any(there.get(n) for n in names.split("/")) for names in f.required)]
        return tuple({f.id: f for f in found}.values())

    def content_of(self, clause: Token) -> Token | None:
        """What a "that" clause is the content of though the parser takes it for a relative one ("findings *that he lied*").

        Of a noun in a phrase that is what the phrase stands with: "said in a statement *that he lied*".
        """
        noun = told_as(clause)
        if noun is None:
            return None
        above = noun.head.head if noun.dep_ == "pobj" else noun
        if self._tells(above) and (above.pos_ == "NOUN" or self._tells(noun)):
            return above
        return noun if self.governing(noun, "clause") else None

    def _tells(self, word: Token) -> bool:
        """Whether what a clause under ``word`` says is somebody's view."""
        return any(o.complement_holder for o in self.governing(word, "clause"))

    def under(self, sentence: Sentence, operator: Frame, head: Token, reading: Reading) -> Reading:
        """The reading under one operator, with its holder if none further in has been named."""
        reports = operator.complement_holder and operator.complement == ("", "", "")
        if reports and not reading.attributed and is_past(head) and reading.is_bare_would() and not is_quoting(head):
            # "said he would resign" tells of the future as seen then, not of a condition
            reading = replace(reading, modality="Predicted", certainty="")
        if operator.id == "op-have-to" and head.lower_ == "had" and not self._negated(head):  # who "had to resign" has resigned
            return reading
        if operator.complement[0] == "Actual":  # "followed through on the threat": what was planned is done
            return replace(reading, modality="", certainty="")
        if operator.id == "op-establish" and self._is_undone(head):  # who "failed to establish a conspiracy" does not say there was none
            operator = replace(operator, complement=("Alleged", "", "Unspecified"), complement_holder="subject")
        alleged = operator.complement[0] == "Alleged" and reading.polarity == "Open"  # "an inquiry into whether he did": nobody says so
        reading = reading.weaker(("", "", "Unspecified") if alleged else operator.complement)
        if not operator.complement_holder or reading.attributed:
            return reading
        told = (self.holder_of(sentence, words) for words in tellers(operator, head, self.frames))
        holder = next(filter(None, told), "")
        if holder:
            return replace(reading, holder=holder, conveyed_by=head.i, attributed=True)
        if is_verb(head) and is_passive(head) and (not reading.certainty or operator.complement[1] == "Open"):
            return replace(reading, certainty="Unspecified", attributed=True)
        return reading

    def _is_undone(self, verb: Token) -> bool:
        """Whether a verb is denied by itself or as what somebody failed to do."""
        if not is_verb(verb):
            return False
        above = self.governing(verb.head, clause_function(verb)) if verb.dep_ in {"xcomp", "ccomp"} else ()
        return self._negated(verb) or any(o.complement[1] == "Negated" for o in above)

    def denies_real(self, head: Token, noun: Token, function: str, reading: Reading) -> bool:
        """Whether a thing that is denied or looked into exists all the same: "denied the request", "a probe into her decision".

        Not so "denied the allegations".
        """
        operators = self.governing(head, function)
        if any(o.complement[0] == "Actual" for o in operators):
            return not reading.modality
        negates = function == "object" and any(o.complement[1] == "Negated" for o in operators)
        if negates and any(o.complement[0] == "Requested" for o in self.of_word("noun", noun)):
            return True  # what is asked for is denied, not that it was asked
        if negates and all(o.complement[1:] == ("Negated", "Unspecified") for o in operators):
            return reading.modality not in {"Alleged", "Conditional"}
        looked_into = function == "into" or (function == "of" and bool(self.governing(head, "into")))
        doubts = looked_into and any(o.complement[0] == "Alleged" for o in operators)
        discussed = function == "object" and any(o.id == "op-discuss" for o in operators)
        spoken = (function == "about" or discussed) and all(o.complement[0] == "Conditional" for o in operators)
        beside = part_of_speech(head) in {"adjective", "adverb"} and function in {"to", "of"}
        return (negates or doubts or spoken or beside) and reading.modality != "Alleged" and is_definite(noun)

    def called_false(self, noun: Token, reading: Reading) -> Reading:
        """The reading of what a noun says, denied where the noun is called false ("the claim that he lied is *false*")."""
        called = children(noun.head, "acomp") if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" else []
        false = any(o.complement[1] == "Negated" for word in called for o in self.governing(word, "clause"))
        return reading.denied() if false else reading

    def as_subject(self, verb: Token, reading: Reading) -> Reading:
        """The reading of a clause that is the subject of another: as possible as that one ("*firing* her would hurt him")."""
        above = self.own(verb.head, Reading()) if verb.dep_ in {"csubj", "csubjpass"} else Reading()
        return reading.weaker((above.modality, "", above.certainty)) if above.modality == "Conditional" else reading

    def of_anybody(self, noun: Token, reading: Reading) -> Reading:
        """What describes somebody of whom only a possibility is told is as possible ("a senator *opposed* to it could …")."""
        unnamed = noun.dep_ == "nsubj" and any(c.dep_ == "det" and c.lower_ in {"a", "an", "any"} for c in noun.children)
        above = self.own(noun.head, Reading()) if unnamed and is_verb(noun.head) else Reading()
        return reading.weaker((above.modality, "", above.certainty)) if above.modality == "Conditional" else reading

    def question(self, sentence: Sentence, verb: Token, reading: Reading) -> Reading:
        """A root clause that asks yes or no leaves open what it asks; a headline's infinitive is to come ("Smith to resign")."""
        if sentence.number == 0 and clause_function(verb) == "infinitive":
            return reading.weaker(("Planned", "", ""))
        if asks(verb):
            return replace(reading, polarity="Open", certainty="Unspecified", modality=reading.modality or "Conditional")
        return reading


def turning_once(operators: tuple[Frame, ...], function: str) -> tuple[Frame, ...]:
    """The operators that one word is, of which only the first that denies still turns the polarity.

    Who announces a thing ("announced an inquiry") brings it about and does not merely say that there is one.
    """
    if function == "object":
        operators = tuple(replace(o, complement_holder="") if o.evokes and not any(o.complement) else o for o in operators)
    first = next((i for i, o in enumerate(operators) if o.complement[1] == "Negated"), len(operators))
    rest = (replace(o, complement=(o.complement[0], "", o.complement[2])) for o in operators[first + 1 :])
    return (*operators[: first + 1], *rest)


def under_polarity(polarity: str, operators: tuple[Frame, ...], saying: bool, reading: Reading, head: Token) -> Reading:
    """The reading under operators whose word is denied or left open."""
    if polarity == "Open" and not saying:
        return replace(reading, polarity="Open")
    return _under_negation(operators, saying, reading, head) if polarity == "Negated" else reading


def _under_negation(operators: tuple[Frame, ...], saying: bool, reading: Reading, head: Token) -> Reading:
    """The reading under operators whose word is negated: open where something is not said, unasked where it is not asked for."""
    if saying and not any(o.complement[0] for o in operators) and not any("infinitive" in o.functions for o in operators):
        return replace(reading, polarity="Open", certainty="Unspecified")
    if saying and any(o.id == "op-think" for o in operators) and head.lemma_ in {"think", "believe"}:
        reading = reading.weaker(("", "", "Probable"))  # "I don't think that he did" is no certain denial
    unasked = any(o.complement == ("Requested", "", "") for o in operators)
    return replace(reading, polarity=combine(reading.polarity, "Negated"), moot=reading.moot or unasked)


def governs(operator: Frame, function: str) -> bool:
    """Whether the operator reaches what stands in ``function`` of its word.

    A frame that evokes a class governs only what fills its matter: a request what is asked for, not whom.
    """
    if not operator.evokes:
        return function in operator.functions
    return function in {"clause", "infinitive"} or operator.functions.get(function) == "matter"
