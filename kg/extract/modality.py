"""How the clause around a word is meant, read by climbing from the word to the top of its sentence.

On the way every auxiliary, adverb, negation, conjunction and governing verb, noun or adjective that ``ontology/modality.ttl``
names has its say. The weaker presentation wins ("could decide to run" is a possibility, not a plan), the innermost holder stays.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.clauses import SUBJECTS, children, is_passive, is_verb
from kg.extract.frames import FrameIndex, functions_of, part_of_speech
from kg.extract.parsed import Sentence, Stance
from kg.model.ontology import Frame

#: what presents a situation as further from having happened, weakest claim on reality last
_STRENGTH = ("", "Actual", "Planned", "Predicted", "Required", "Requested", "Conditional", "Alleged")
_SURENESS = ("", "Certain", "Probable", "Possible", "Unspecified")
_IF = frozenset({"if", "unless", "provided"})
_INVERTED = frozenset({"should", "had", "were"})
_BACKGROUND = frozenset({"relcl", "appos", "meta", "intj"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "my", "our", "your"})

HolderOf = Callable[[Sentence, tuple[Token, ...]], str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What has been read on the way up so far; an empty axis has not been spoken of."""

    modality: str = ""
    polarity: str = ""
    certainty: str = ""
    holder: str = ""
    condition: int = -1
    conveyed_by: int = -1
    attributed: bool = False
    futurate: bool = False

    def weaker(self, complement: tuple[str, str, str]) -> Reading:
        """This reading under one more operator."""
        modality, polarity, certainty = complement
        keep = _STRENGTH.index(self.modality) >= _STRENGTH.index(modality)
        sure = max(self.certainty, certainty, key=_SURENESS.index)
        return replace(self, modality=self.modality if keep else modality, polarity=_combine(self.polarity, polarity), certainty=sure)

    def stance(self) -> Stance:
        """The axes with their defaults filled in."""
        modality = self.modality or "Actual"
        certainty = self.certainty or ("Unspecified" if modality in {"Alleged", "Requested"} else "Certain")
        if modality == "Conditional" and self.condition >= 0 and certainty == "Unspecified":
            certainty = "Certain"
        condition = self.condition if modality != "Actual" else -1
        return Stance(modality, self.polarity or "Affirmed", certainty, self.holder, condition, self.conveyed_by)


def _combine(inner: str, outer: str) -> str:
    if not inner or not outer:
        return inner or outer
    if "Open" in (inner, outer):
        return "Open"
    return "Affirmed" if inner == outer == "Negated" else "Negated"


@dataclass(frozen=True, slots=True)
class Climber:
    """Reads stances in one document: the operators of the ontology and a way to name the holder that some words refer to."""

    frames: FrameIndex
    negatives: frozenset[str]
    occurrences: frozenset[str]
    holder_of: HolderOf

    def stance(self, sentence: Sentence, token: Token) -> Stance:
        """How the clause or noun phrase headed by ``token`` is meant."""
        return self.read(sentence, token).stance()

    def stance_of(self, frame: Frame, sentence: Sentence, token: Token) -> Stance:
        """How what ``frame`` reads at ``token`` is meant.

        The person that a noun names is there whatever the clause around says ("would face the nominee").
        """
        if frame.part_of_speech != "noun":
            return self.stance(sentence, token)
        if "self" in frame.functions and token.dep_ not in {"attr", "oprd"}:
            return self._beside(token, Reading()).stance()
        return self._noun(sentence, token, self._beside(token, Reading()), 0).stance()

    def read(self, sentence: Sentence, token: Token) -> Reading:
        """The same with the axes that nobody has spoken of left empty."""
        if is_verb(token):
            return self._verb(sentence, token, Reading(), 0)
        if token.pos_ == "ADJ" and token.dep_ in {"acomp", "attr", "oprd", "conj"} and is_verb(token.head):
            return self._verb(sentence, token.head, self._beside(token, Reading()), 0)
        if token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.dep_ in {"attr", "oprd"} and is_verb(token.head.head):
            return self._verb(sentence, token.head.head, Reading(), 0)
        if token.pos_ in {"ADP", "SCONJ"} and is_verb(token.head):
            return self._verb(sentence, token.head, Reading(), 0)
        return self._noun(sentence, token, self._beside(token, Reading()), 0)

    # ---- verbs

    def _verb(self, sentence: Sentence, verb: Token, reading: Reading, depth: int) -> Reading:
        """The reading with what stands beside ``verb`` and above it."""
        reading = self._own(verb, reading)
        for said in verb.children:
            if self._is_tail(said):
                for operator in self._governing(said, "clause")[:1]:
                    reading = self._under(sentence, operator, said, reading)
        if self._is_tail(verb):
            return reading
        if depth > 8 or verb.head == verb:
            return self._question(sentence, verb, reading) if depth == 0 or not reading.attributed else reading
        return self._edge(sentence, verb, reading, depth)

    def _is_tail(self, verb: Token) -> bool:
        """Whether a verb of saying stands after what was said, which the parser takes for its main clause ("…, a source told us")."""
        if verb.dep_ not in {"ccomp", "parataxis"} or verb.i < verb.head.i or children(verb, "ccomp", "xcomp"):
            return False
        if not any(o.complement_holder for o in self._governing(verb, "clause")):
            return False
        subject = [c for c in verb.children if c.dep_ in SUBJECTS]
        first = min((t.i for t in subject[0].subtree), default=0) if subject else 0
        return first > 0 and verb.doc[first - 1].text in {",", '"', "”", "''"}

    def _own(self, verb: Token, reading: Reading) -> Reading:
        """The reading with the auxiliaries, adverbs, negations and conjunctions of ``verb``'s own clause."""
        reading = self._auxiliaries(verb, reading)
        reading = self._beside(verb, reading)
        if self._negated(verb):
            reading = replace(reading, polarity=_combine(reading.polarity, "Negated"))
        if is_condition(verb):
            return replace(reading, modality="Conditional", certainty="Unspecified")
        if any(c.dep_ == "mark" and c.lower_ == "whether" for c in verb.children) or _asks_if(verb):
            return replace(reading, modality="Conditional", polarity="Open", certainty="Unspecified")
        return self._conditioned(verb, reading)

    def _auxiliaries(self, verb: Token, reading: Reading) -> Reading:
        for aux in children(verb, "aux"):
            if aux.tag_ != "MD" and aux.lower_ not in {"will", "'ll", "would", "wo"}:
                continue
            for operator in self._operators("verb", aux):
                if "modifies" in operator.functions and not (operator.id == "op-should" and is_condition(verb)):
                    reading = reading.weaker(operator.complement)
        return reading

    def _beside(self, head: Token, reading: Reading) -> Reading:
        """The reading with the adverbs and adjectives that stand with ``head``."""
        for child in head.children:
            part = {"advmod": "adverb", "amod": "adjective"}.get(child.dep_, "")
            for operator in self._operators(part, child) if part else ():
                if "modifies" in operator.functions:
                    reading = reading.weaker(operator.complement)
            if child.dep_ == "advmod" and child.lower_ == "likely":
                reading = reading.weaker(("", "", "Probable"))
        return reading

    def _negated(self, verb: Token) -> bool:
        if any(c.dep_ in {"neg", "advmod", "cc", "preconj"} and c.lower_ in self.negatives for c in verb.children if c.i < verb.i + 2):
            return not _is_not_only(verb)
        if any(c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children) for c in children(verb, "advmod")):
            return True
        subject = [c for c in verb.children if c.dep_ in SUBJECTS]
        if any(self._is_nobody(noun) for noun in subject):
            return True
        return verb.dep_ == "pcomp" and verb.head.lower_ == "without" or (verb.dep_ == "pcomp" and _instead(verb.head))

    def _is_nobody(self, noun: Token) -> bool:
        return noun.lower_ in self.negatives or any(c.lower_ in {"no", "neither"} for c in children(noun, "det"))

    def _conditioned(self, verb: Token, reading: Reading) -> Reading:
        """The reading of a main clause with the if-clause it depends on."""
        if reading.condition >= 0:
            return reading
        for clause in children(verb, "advcl", "ccomp", "dep"):
            if is_condition(clause) and not _is_even_if(clause):
                weaker = reading if reading.modality in {"Requested", "Required"} else reading.weaker(("Conditional", "", ""))
                return replace(weaker, condition=clause.i)
        return reading

    def _edge(self, sentence: Sentence, verb: Token, reading: Reading, depth: int) -> Reading:
        """The reading carried over the edge from ``verb`` to what governs it."""
        head, dep = verb.head, verb.dep_
        if dep in _BACKGROUND and not (dep == "relcl" and clause_function(verb) == "infinitive"):
            return reading
        if dep == "conj":
            return self._conjunct(sentence, verb, reading, depth)
        if dep == "advcl":
            return self._adverbial(sentence, verb, reading, depth)
        if dep == "pcomp":
            return self._governed(sentence, head.head, verb, head.lower_, reading, depth) if head.head != head else reading
        if dep in {"csubj", "csubjpass"}:
            return self._outer(sentence, head, reading, depth)
        if is_condition(verb):
            return self._outer(sentence, head, reading, depth)
        function = clause_function(verb)
        return self._governed(sentence, head, verb, function, reading, depth)

    def _conjunct(self, sentence: Sentence, verb: Token, reading: Reading, depth: int) -> Reading:
        head = verb.head
        if not is_verb(head):
            return self._noun(sentence, head, reading, depth + 1) if part_of_speech(head) == "noun" else reading
        own_subject = any(c.dep_ in SUBJECTS for c in verb.children)
        own_auxiliary = any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
        if own_subject or own_auxiliary or verb.tag_ != head.tag_:
            return self._edge_of(sentence, head, reading, depth)
        bare = self._own(head, Reading())
        shared = replace(bare, polarity="" if verb.tag_ != "VB" else bare.polarity)
        reading = reading.weaker((shared.modality, shared.polarity, shared.certainty))
        return self._edge_of(sentence, head, replace(reading, condition=max(reading.condition, shared.condition)), depth)

    def _edge_of(self, sentence: Sentence, head: Token, reading: Reading, depth: int) -> Reading:
        return reading if head.head == head or depth > 8 else self._edge(sentence, head, reading, depth + 1)

    def _adverbial(self, sentence: Sentence, verb: Token, reading: Reading, depth: int) -> Reading:
        head = verb.head
        marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"}}
        operators = self._governing(head, clause_function(verb)) if clause_function(verb) != "gerund" else ()
        if operators and not marks - {"that"} and head.pos_ in {"ADJ", "VERB", "AUX", "NOUN"}:
            return self._governed(sentence, head, verb, clause_function(verb), reading, depth)
        if is_purpose(verb):
            return self._outer(sentence, head, reading.weaker(("Planned", "", "Unspecified")), depth)
        if verb.tag_ == "VBG" and not marks and is_verb(head):
            above = self._own(head, Reading())
            reading = reading.weaker((above.modality, "", above.certainty))
        return self._outer(sentence, head, reading, depth)

    def _outer(self, sentence: Sentence, node: Token, reading: Reading, depth: int) -> Reading:
        """The reading with the holder of the clauses above ``node``, but not with how those are meant."""
        outer = self._verb(sentence, node, Reading(), depth + 1) if is_verb(node) else Reading()
        if reading.holder or not outer.holder:
            return reading
        return replace(reading, holder=outer.holder, conveyed_by=outer.conveyed_by, attributed=outer.attributed)

    # ---- what governs a clause or a noun

    def _operators(self, part: str, token: Token) -> tuple[Frame, ...]:
        keys = dict.fromkeys((token.lemma_.lower(), token.lower_))
        return tuple(frame for key in keys for frame in self.frames.operators.get((part, key), ()))

    def _governing(self, head: Token, function: str) -> tuple[Frame, ...]:
        """The operators that ``head`` is over what stands in ``function`` of it."""
        found = [f for f in self._operators(part_of_speech(head), head) if governs(f, function)]
        return tuple({f.id: f for f in found}.values())

    def _governed(self, sentence: Sentence, head: Token, node: Token, function: str, reading: Reading, depth: int) -> Reading:
        """The reading of ``node``, which stands in ``function`` of ``head``, with ``head`` and all above it."""
        operators = self._governing(head, function)
        if not operators:
            return self._ungoverned(sentence, head, node, function, reading, depth)
        saying = function == "clause"
        denied = False
        for operator in operators:
            once = replace(operator, complement=(operator.complement[0], "", operator.complement[2])) if denied else operator
            reading = self._under(sentence, once, head, reading)
            denied = denied or operator.complement[1] == "Negated"
        above = self._own(head, Reading()) if is_verb(head) else self._beside(head, Reading())
        if above.polarity == "Negated":
            reading = self._under_negation(operators, saying, reading)
        if not saying:
            reading = reading.weaker((above.modality, "", above.certainty))
            reading = replace(reading, condition=max(reading.condition, above.condition))
        return self._climb_on(sentence, head, reading, depth, scope=not saying)

    def _under(self, sentence: Sentence, operator: Frame, head: Token, reading: Reading) -> Reading:
        """The reading under one operator, with its holder if none further in has been named."""
        if reading.modality == "Conditional" and operator.complement_holder and operator.complement == ("", "", "") and _is_past(head):
            # "said he would resign" tells of the future as seen then, not of a condition
            if reading.futurate or _is_bare_would(head, reading):
                reading = replace(reading, modality="Predicted", certainty="")
        reading = reading.weaker(operator.complement)
        if not operator.complement_holder or reading.attributed:
            return reading
        found = functions_of(head, (head,), part_of_speech(head), self.frames)
        filler = found.get(operator.complement_holder) or found.get("light_agent") or ()
        holder = self.holder_of(sentence, tuple(filler))
        if holder:
            return replace(reading, holder=holder, conveyed_by=head.i, attributed=True)
        if is_verb(head) and is_passive(head) and not reading.certainty:
            return replace(reading, certainty="Unspecified", attributed=True)
        return reading

    @staticmethod
    def _under_negation(operators: tuple[Frame, ...], saying: bool, reading: Reading) -> Reading:
        if saying and not any(o.complement[0] for o in operators) and not any("infinitive" in o.functions for o in operators):
            return replace(reading, polarity="Open", certainty="Unspecified")
        return replace(reading, polarity=_combine(reading.polarity, "Negated"))

    def _ungoverned(self, sentence: Sentence, head: Token, node: Token, function: str, reading: Reading, depth: int) -> Reading:
        if head.pos_ == "NOUN" and function == "infinitive":
            if head.dep_ in {"attr", "nsubj"} or _is_ordinal(head):
                return self._climb_on(sentence, head, reading, depth, scope=True)
            return self._climb_on(sentence, head, reading.weaker(("Conditional", "", "Possible")), depth, scope=False)
        if not is_verb(head) and head.pos_ not in {"ADJ", "NOUN"}:
            return self._outer(sentence, head, reading, depth)
        if function in {"infinitive", "gerund", "in", "into", "from"} and is_verb(head):
            above = self._own(head, Reading())
            return self._climb_on(sentence, head, reading.weaker((above.modality, above.polarity, above.certainty)), depth, scope=True)
        return self._climb_on(sentence, head, reading, depth, scope=False)

    def _climb_on(self, sentence: Sentence, head: Token, reading: Reading, depth: int, *, scope: bool) -> Reading:
        if depth > 8 or head.head == head:
            return reading
        if is_verb(head):
            return self._edge(sentence, head, reading, depth + 1)
        if head.pos_ == "ADJ" and is_verb(head.head):
            copula = head.head
            if scope:
                above = self._own(copula, Reading())
                reading = reading.weaker((above.modality, above.polarity, above.certainty))
            return self._edge_of(sentence, copula, reading, depth + 1)
        return self._noun(sentence, head, reading, depth + 1) if scope or head.pos_ == "NOUN" else reading

    # ---- nouns

    def _noun(self, sentence: Sentence, noun: Token, reading: Reading, depth: int) -> Reading:
        """The reading of a situation that a noun names, as far as the words around it speak of whether it happened."""
        if any(c.lower_ == "no" for c in children(noun, "det")):
            reading = replace(reading, polarity=_combine(reading.polarity, "Negated"))
        head, dep = noun.head, noun.dep_
        if depth > 8 or head == noun:
            return reading
        if dep == "conj":
            return self._noun(sentence, head, reading, depth + 1)
        if dep == "pobj" and head.head != head:
            return self._noun_under(sentence, head.head, noun, head.lower_, reading, depth)
        if dep in {"compound", "nmod", "poss"}:
            return self._noun_under(sentence, head, noun, "of", reading, depth) if dep == "compound" else reading
        function = {"dobj": "object", "nsubjpass": "object", "attr": "predicate", "nsubj": "subject", "oprd": "predicate"}.get(dep, "")
        return self._noun_under(sentence, head, noun, function, reading, depth) if function else reading

    def _noun_under(self, sentence: Sentence, head: Token, noun: Token, function: str, reading: Reading, depth: int) -> Reading:
        if self._governing(head, function) and not self._denies_real(head, noun, function, reading):
            return self._governed(sentence, head, noun, function, reading, depth)
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
        above = self._own(head, Reading())
        return reading.weaker((above.modality, "", above.certainty))

    def _denies_real(self, head: Token, noun: Token, function: str, reading: Reading) -> bool:
        """Whether a thing that is denied exists all the same: "denied the request", but not "denied the allegations"."""
        negates = any(o.complement[1] == "Negated" for o in self._governing(head, function))
        return negates and function == "object" and reading.modality != "Alleged" and is_definite(noun)

    def _question(self, sentence: Sentence, verb: Token, reading: Reading) -> Reading:
        """A root clause that asks yes or no leaves open what it asks."""
        last = [token for token in sentence.parse if not token.is_space]
        inverted = any(c.dep_ in {"aux"} and c.i == min(t.i for t in verb.subtree) for c in verb.children)
        if last and last[-1].text.startswith("?") and inverted:
            return replace(reading, polarity="Open", certainty="Unspecified", modality=reading.modality or "Conditional")
        return reading


def governs(operator: Frame, function: str) -> bool:
    """Whether the operator reaches what stands in ``function`` of its word.

    A frame that evokes a class governs only what fills its matter: a request what is asked for, not whom.
    """
    if not operator.evokes:
        return function in operator.functions
    return function in {"clause", "infinitive"} or operator.functions.get(function) == "matter"


def clause_function(verb: Token) -> str:
    """The function of a subordinate clause by its form: infinitive, gerund, or finite clause."""
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return "infinitive"
    if verb.tag_ == "VBG" and not any(c.dep_ in {"aux", *SUBJECTS} for c in verb.children):
        return "gerund"
    if verb.tag_ == "VB" and not any(c.dep_ in {"aux", *SUBJECTS} for c in verb.children):
        return "infinitive"
    return "clause"


def is_condition(verb: Token) -> bool:
    """Whether ``verb`` heads an if-clause, with its conjunction or by inversion ("Should he join")."""
    if any(c.dep_ in {"mark", "advmod"} and c.lower_ in _IF for c in verb.children):
        return verb.dep_ in {"advcl", "dep", "ROOT", "parataxis"} or not _asks_if(verb)
    if verb.dep_ not in {"ccomp", "advcl", "dep"}:
        return False
    subject = [c.i for c in verb.children if c.dep_ in SUBJECTS]
    auxiliary = [c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.lower_ in _INVERTED]
    return bool(subject and auxiliary) and auxiliary[0].i < subject[0] and auxiliary[0].i == min(t.i for t in verb.subtree)


def is_purpose(verb: Token) -> bool:
    """Whether ``verb`` is an infinitive of purpose."""
    return verb.dep_ == "advcl" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def is_definite(noun: Token) -> bool:
    """Whether a noun phrase presupposes what it names: a definite article, a possessor, or a name before it."""
    return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in _DEFINITE) for c in noun.children)


def _asks_if(verb: Token) -> bool:
    marked = any(c.dep_ == "mark" and c.lower_ == "if" for c in verb.children)
    return marked and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in {"ask", "wonder", "see", "know", "decide", "say", "determine"}


def _is_even_if(clause: Token) -> bool:
    return any(c.lower_ == "even" for c in clause.children)


def _is_not_only(verb: Token) -> bool:
    words = [token.lower_ for token in verb.subtree]
    return any(words[i : i + 2] in (["not", "only"], ["not", "just"]) for i in range(len(words)))


def _instead(prep: Token) -> bool:
    return prep.lower_ == "of" and (prep.head.lower_ == "instead" or any(c.lower_ == "instead" for c in prep.children))


def _is_past(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBN"}


def _is_bare_would(head: Token, reading: Reading) -> bool:
    """Whether the possibility so far comes from a plain "would" with no condition."""
    return reading.certainty == "Unspecified" and reading.condition < 0 and reading.polarity != "Open" and head.i >= 0


def _is_ordinal(noun: Token) -> bool:
    return any(c.lower_ in {"first", "last", "only", "latest", "second", "third", "next"} for c in noun.children)
