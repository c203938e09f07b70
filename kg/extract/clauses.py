"""Clauses: whose verb a subject is, across control, raising, conjunction, relatives and participles.

Every function works on one spaCy parse with the labels of ``en_core_web_sm`` and returns tokens of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Token

from kg.extract.attachments import animate, ends_quotation, goes_with_preposition, is_left_out, offered_to
from kg.extract.figures import beside_figures, beside_places
from kg.extract.letters import is_writing, letter_at
from kg.extract.spending import spends

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
PREDICATES = frozenset({"attr", "acomp", "oprd"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
#: nouns for the person who is to do what an infinitive after them says, whoever the possessor is
_CHOSEN = frozenset({"choice", "pick", "nominee", "appointee", "selection", "candidate", "frontrunner", "contender", "favorite"})
#: nouns for what somebody does in order to do what an infinitive says, whose adjective says who ("a *Russian* effort to meddle")
_EFFORTS = frozenset({"effort", "attempt", "campaign", "push", "plot", "bid", "move", "operation", "drive", "scheme", "conspiracy"})
_THOUGHT = frozenset({"see", "view", "consider", "regard", "deem", "describe"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_VERBAL = frozenset({"VERB", "AUX"})
_DEPTH = 8  #: longest chain of clauses a subject is looked for through; set by eye, not measured

#: the prepositions after a noun that tell who is to do what its infinitive says, by what the noun's operator names as control
_ASKED: Mapping[str, tuple[str, ...]] = {"object": ("to", "on", "for"), "of": ("of",)}

#: for a verb, the function ("subject" or "object") whose filler is the unspoken subject of the infinitive under it
Control = Callable[[Token], str]


def children(token: Token, *deps: str) -> list[Token]:
    """The children of ``token`` with one of the dependency labels, in text order."""
    return [child for child in token.children if child.dep_ in deps]


def is_verb(token: Token) -> bool:
    """Whether the parse treats ``token`` as a verb (an auxiliary counts only when something hangs on it as on a verb)."""
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in {"aux", "auxpass"})


def is_passive(verb: Token) -> bool:
    """Whether the surface subject of ``verb`` is its logical object, as in ``was defeated``, ``the nominee defeated by``."""
    if verb.tag_ not in {"VBN", "VBD"}:
        return False
    if children(verb, "dobj") and any(c.lower_ in {"'s", "’s"} for c in children(verb, "auxpass")):  # "has" clipped
        return bool(children(verb, "agent"))
    if children(verb, "auxpass", "nsubjpass"):
        return True
    if children(verb, "nsubj", "aux"):
        return False
    if verb.dep_ == "conj" and is_verb(verb.head) and verb.tag_ == "VBN" and not children(verb, "dobj"):
        return is_passive(verb.head)
    if children(verb, "dobj") and not children(verb, "agent"):
        return False
    return verb.tag_ == "VBN" and (verb.dep_ in {"acl", "advcl", "relcl", "amod", "ROOT", "appos", "dep"} or bool(children(verb, "agent")))


def conjuncts(token: Token) -> list[Token]:
    """``token`` and the phrases coordinated after it, in text order; a conjunct that is a verb or opens another clause is not one."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in _NOMINAL and not is_left_out(child):
            found.extend(conjuncts(child))
    known = {t.i for t in found}
    found.extend(t for t in (*beside_figures(token), *beside_places(token)) if t.i not in known)
    return sorted(found, key=lambda t: t.i)


def resolve_relative(token: Token) -> Token:
    """The antecedent of a relative pronoun; any other token is its own."""
    if token.lower_ not in RELATIVES or token.tag_ not in {"WP", "WDT", "IN"}:
        return token
    node = token
    for _ in range(_DEPTH):
        node = node.head
        if node.dep_ == "relcl":
            return _apposed_head(animate(token, node.head))
        if node.head == node:
            break
    return token


def name_after(noun: Token) -> Token:
    """The name of a person that stands in apposition to a common ``noun`` ("his opponent, *Doug Jones*"), else ``noun``."""
    names = [c for c in noun.children if c.dep_ == "appos" and c.ent_type_ == "PERSON"] if noun.tag_ == "NN" else []
    return names[0] if len(names) == 1 else noun


def _apposed_head(noun: Token) -> Token:
    """The name that ``noun`` stands in apposition to ("Roy Moore, the nominee who …": Moore) or is said to be, else ``noun``."""
    if noun.dep_ == "attr" and noun.head.lemma_ == "be" and any(c.lower_ in {"a", "an"} for c in noun.children):
        named = [c for c in map(name_after, children(noun.head, "nsubj")) if c.pos_ == "PROPN" or c.lower_ in {"he", "she"}]
        return named[0] if named else noun
    return noun.head if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" else noun


def subjects(verb: Token, control: Control, depth: int = _DEPTH) -> list[Token]:
    """The surface subjects of ``verb``: its own, or the ones that control, conjunction or a modified noun lend it."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if own:
        nearest = own[-1] if own[-1].i < verb.i and (own[0].lower_ in RELATIVES or own[-1].pos_ == "PROPN") else own[0]
        nearest = own[0] if goes_with_preposition(nearest) else nearest
        return [resolve_relative(nearest)] if not is_verb(nearest) else [nearest]
    if depth == 0:
        return []
    if _said_last(verb):
        return [verb.nbor(-1)]
    lend = _LENDERS.get("pcomp" if verb.dep_ == "pobj" else verb.dep_)
    return lend(verb, control, depth - 1) if lend else []


def _said_last(verb: Token) -> bool:
    """Whether the noun right before ``verb`` is its subject although the parser took it for an apposition ("…, a source said")."""
    if verb.i == 0 or verb.tag_ not in {"VBD", "VBZ"} or verb.dep_ != "ROOT":
        return False
    before = verb.nbor(-1)
    return before.dep_ == "appos" and before.pos_ in {"NOUN", "PROPN"} and any(c.dep_ == "ccomp" and c.i < before.i for c in verb.children)


def _of_conjunct(verb: Token, control: Control, depth: int) -> list[Token]:
    head = verb.head
    if ends_quotation(head, verb) and children(head, *SUBJECTS):  # who says so does what comes after the words spoken
        return subjects(head.head, control, depth) if head.dep_ == "ccomp" else []
    return subjects(head, control, depth) if is_verb(head) or head.pos_ == "AUX" else []


def _of_complement(verb: Token, control: Control, depth: int) -> list[Token]:
    """The controller of an infinitive or participle under a verb or an adjective."""
    head = verb.head
    helped = any(c.lemma_ != "do" for c in children(verb, "aux"))
    if verb.dep_ == "ccomp" and verb.tag_ in {"VB", "VBP"} and not helped and not children(verb, "mark") and not children(head, *OBJECTS):
        return []  # an order
    if head.pos_ == "ADJ":
        return subjects(head.head, control, depth) if is_verb(head.head) else []
    if not is_verb(head):
        return _of_noun_clause(verb, control, depth)
    fronted = [*children(verb, *OBJECTS), *children(head, "nsubj")[:-1]]  # "whom many urged", "who many urged"
    if head.dep_ == "relcl" and any(c.lower_ in {"who", "whom"} and c.i < head.i for c in fronted):
        return [_apposed_head(head.head)]
    objects = children(head, *OBJECTS, "dative")
    asked = _pobj(head, "for", "on", "upon") if not objects else []
    if not spends(head) and (offered_to(head) or (not is_passive(head) and control(head) != "subject")):
        if objects:
            return [objects[0]]
        if asked and control(head) == "object":
            return [asked[0]]
    return subjects(head, control, depth)


def _pobj(head: Token, *prepositions: str) -> list[Token]:
    return [obj for prep in children(head, "prep", "prt") if prep.lower_ in prepositions for obj in children(prep, "pobj")]


def _of_adverbial(verb: Token, control: Control, depth: int) -> list[Token]:
    head = verb.head
    if not is_verb(head):  # a name that the parser took for the verb ("A woman, appearing with *Parker*, accused …")
        return [resolve_relative(noun) for noun in children(head, "nsubj") if verb.tag_ == "VBD" and noun.i < head.i < verb.i][:1]
    marks = [child for child in verb.children if child.dep_ == "aux" and child.lower_ == "to"]
    if marks and marks[0].i > 0 and marks[0].nbor(-1).dep_ == "appos":
        return [_apposed_head(marks[0].nbor(-1))]
    if verb.tag_ == "VBN" and not marks and (named := _before_comma(verb)):
        return [named]
    if verb.lemma_ in _THOUGHT and verb.tag_ == "VBN" and not marks and verb.i > head.i:
        return []  # what is "widely seen as" something is not who does what is told before
    if marks and control(head) == "object":
        asked = children(head, *OBJECTS) or _pobj(head, "for", "on", "upon")
        if asked and asked[0].i < verb.i and not is_passive(head):
            return [asked[0]]
    return subjects(head, control, depth)


def _before_comma(verb: Token) -> Token | None:
    """The name right before the comma at which a participle phrase begins ("opposes Jones, *considered* weak")."""
    first = min(verb.subtree, key=lambda t: t.i)
    if first.i < 2 or first.nbor(-1).text != ",":
        return None
    return first.nbor(-2) if first.nbor(-2).pos_ == "PROPN" else None


def _of_prepositional(verb: Token, control: Control, depth: int) -> list[Token]:
    """The subject of "for running": the object of the verb of blame or praise, else the subject of the clause."""
    head = verb.head.head
    if is_verb(head):
        felt = [o for c in children(head, "acomp") for o in _pobj(c, "at", "with", "toward") if o.i < verb.i and verb.head.lower_ == "for"]
        objects = felt or children(head, *OBJECTS) or [obj for obj in _pobj(head, "against", "at", "on") if obj.i < verb.i]
        if objects and objects[0].i < verb.i and verb.head.lower_ in {"of", "for", "from", "into"} and not is_passive(head):
            return [objects[0]]
        return subjects(head, control, depth)
    blamed = [obj for obj in _pobj(head, "at", "against", "with", "toward") if obj.i < verb.i and verb.head.lower_ == "for"]
    possessors = blamed or children(head, "poss") or _pobj(head, "by")
    return possessors or _clause_subject(head, control, depth)


def _of_noun_clause(verb: Token, control: Control, depth: int) -> list[Token]:
    """The subject of a relative, a participle or an infinitive that hangs on a noun."""
    noun = verb.head
    if is_verb(noun):
        return _of_adverbial(verb, control, depth)
    if verb.dep_ == "relcl" and any(child.lower_ in RELATIVES for child in verb.children if child.dep_ in OBJECTS):
        return []
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    if not infinitive:
        return _of_participle(verb, noun, control, depth)
    if noun.lemma_.lower() in _CHOSEN:
        return subjects(noun.head, control, depth) if noun.dep_ in PREDICATES and is_verb(noun.head) else [_apposed_head(noun)]
    asked = _pobj(noun, *_ASKED.get(control(noun), ()))
    nations = [c for c in children(noun, "amod", "compound") if c.ent_type_ == "NORP" and noun.lemma_ in _EFFORTS]
    possessors = asked or children(noun, "poss") or _pobj(noun, "by", "for") or nations
    if possessors:
        return possessors[:1]
    if noun.dep_ in PREDICATES and is_verb(noun.head):
        return subjects(noun.head, control, depth)
    return _clause_subject(noun, control, depth) or [_apposed_head(noun)]


def _of_participle(verb: Token, noun: Token, control: Control, depth: int) -> list[Token]:
    """The subject of a participle or a relative clause after a noun: the noun, unless it only says where or to whom."""
    before = verb.nbor(-1) if verb.i > 0 else verb
    if verb.tag_ == "VBG" and (senders := _writers(noun, control, depth)):
        return senders
    if verb.tag_ == "VBG" and before != noun and before.pos_ == "PROPN" and before.dep_ == "pobj":
        return [before]
    return [_apposed_head(noun)]


def _writers(noun: Token, control: Control, depth: int) -> list[Token]:
    """Who does by a letter what a participle after it says: its owner, who writes or sends it, or who spends ``noun`` on it."""
    letter = letter_at(noun)
    if letter is None:
        return subjects(noun.head, control, depth) if noun.dep_ in OBJECTS and spends(noun.head) else []
    own = children(letter, "poss") or _pobj(letter, "from", "by", "of")
    verb = clause_verb(letter)
    return own or (subjects(verb, control, depth) if is_writing(verb) else [])


def _clause_subject(noun: Token, control: Control, depth: int) -> list[Token]:
    """The subject of the clause in which ``noun`` is an object ("made a decision to fire")."""
    node = noun
    while node.dep_ in {"advmod", "pobj", "prep", "dobj", "conj", "pcomp"} and node.head != node:
        node = node.head
        if is_verb(node):
            return subjects(node, control, depth)
    return []


def _of_copula(verb: Token, control: Control, depth: int) -> list[Token]:
    head = verb.head
    return subjects(head, control, depth) if is_verb(head) else []


_LENDERS: dict[str, Callable[[Token, Control, int], list[Token]]] = {
    "conj": _of_conjunct,
    "xcomp": _of_complement,
    "ccomp": _of_complement,
    "advcl": _of_adverbial,
    "pcomp": _of_prepositional,
    "acl": _of_noun_clause,
    "relcl": _of_noun_clause,
    "attr": _of_copula,
    "acomp": _of_copula,
    "oprd": _of_copula,
    "dep": _of_conjunct,
}


def clause_verb(token: Token) -> Token:
    """The verb of the clause that ``token`` stands in; the head of the sentence where there is none."""
    node = token
    while not is_verb(node) and node.head != node:
        node = node.head
    return node


def ancestors(token: Token) -> Iterator[Token]:
    """``token`` and the tokens above it, innermost first."""
    node = token
    yield node
    while node.head != node:
        node = node.head
        yield node


def within(node: Token, top: Token) -> bool:
    """Whether ``node`` stands at or below ``top``."""
    return any(above == top for above in ancestors(node))
