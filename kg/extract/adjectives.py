"""Adjectives: which tokens stand in which grammatical function of an adjective, or of a participle read as one."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.apposed import named
from kg.extract.arguments import Functions, has_to, merge, prepositional
from kg.extract.clauses import OBJECTS, Control, children, is_verb, subjects


def _right_before(participle: Token) -> list[Token]:
    """The plural noun that a participle follows and so describes, whatever the parser hung it on ("jabbed protesters *opposed* to it")."""
    before = participle.nbor(-1) if participle.i > 0 else participle
    if participle.tag_ != "VBN" or before.tag_ not in {"NNS", "NNPS"} or participle.dep_ not in {"advcl", "acl"}:
        return []
    while before.dep_ == "conj" and before.head.pos_ in {"NOUN", "PROPN"}:
        before = before.head
    return [before]


def _described(adjective: Token) -> list[Token]:
    """Who is what an adjective beside a noun says; "the most qualified *person*" is nobody in particular."""
    who = named(adjective.head)
    nobody = adjective.dep_ == "amod" and adjective.i < who.i and who == adjective.head and who.tag_ == "NN"
    return [] if nobody else [who]


def _called(predicate: Token) -> list[Token]:
    """Whom a clause calls what its object predicate says ("called *Clark* a corrupt politician")."""
    return [c for c in children(predicate.head, *OBJECTS) if c.i < predicate.i] if predicate.dep_ == "oprd" else []


def of_adjective(adjective: Token, control: Control) -> Functions:
    """The functions of an adjective: its noun or copular subject, and the phrases after it ("angry *with* Sessions").

    ``self`` is the judgement: the adjective, or the noun after a copula that it describes ("would be a formidable *candidate*").
    """
    found = prepositional(adjective)
    found["self"] = [adjective]
    compared = any(c.dep_ == "mark" and c.lower_ == "as" and c.i == adjective.i - 1 for c in adjective.children)
    if compared or (adjective.tag_ == "VBN" and children(adjective, "dobj", "npadvmod")):
        return {}  # "as opposed to" compares, nobody is opposed; "having devoted days to it" tells what somebody did
    if is_verb(adjective) and adjective.dep_ != "amod":
        found["subject"] = _right_before(adjective) or subjects(adjective, control)
    elif adjective.dep_ in {"acomp", "attr", "oprd"} and is_verb(adjective.head):
        described = [c for c in children(adjective.head, *OBJECTS) if c.i < adjective.i] if adjective.dep_ != "attr" else []
        found["subject"] = described or subjects(adjective.head, control)
        merge(found, prepositional(adjective.head))
    elif adjective.dep_ == "conj" and adjective.head.pos_ == "ADJ":
        found["subject"] = of_adjective(adjective.head, control).get("subject", [])
    elif adjective.dep_ == "amod" and adjective.head.dep_ in {"attr", "oprd"} and is_verb(adjective.head.head):
        found["subject"], found["self"] = _called(adjective.head) or subjects(adjective.head.head, control), [adjective.head]
    elif adjective.dep_ == "amod" and adjective.head.dep_ == "appos":
        found["subject"], found["self"] = [adjective.head.head], [adjective.head]
    elif adjective.dep_ in {"amod", "acl", "relcl", "appos"} and adjective.head.pos_ in {"NOUN", "PROPN"}:
        found["subject"] = _described(adjective)
    found["infinitive"] = [c for c in children(adjective, "xcomp", "advcl", "ccomp") if has_to(c)]
    found["clause"] = [c for c in children(adjective, "ccomp") if not has_to(c)]
    return {name: tokens for name, tokens in found.items() if tokens}
