"""What other words lend the functions of a trigger: a light verb's subject, its fixed words, its object."""

from __future__ import annotations

from kg.extract import arguments
from kg.extract.arguments import Functions
from kg.extract.compounds import beside
from kg.model.ontology import Frame


def with_lent(frame: Frame, own: Functions) -> Functions:
    """The functions with what is lent to them in the frame's own terms; those given stay as they are."""
    functions = _with_light(frame, dict(own))
    _borrow_from_fixed(frame, functions)
    _borrow_from_object(frame, functions)
    return functions


def _with_light(frame: Frame, functions: Functions) -> Functions:
    """The functions with what a light verb's subject is of the noun put in the frame's own terms."""
    lent = {name: functions.pop(name) for name in ("light_agent", "light_patient") if name in functions}
    for side, names in (("light_agent", ("subject", "by", "possessive")), ("light_patient", ("object", "of", "into", "against", "for"))):
        if side not in lent:
            continue
        agent_roles = {frame.functions[n] for n in ("by", "subject", "possessive") if n in frame.functions}
        for name in names:
            role = frame.functions.get(name)
            if role and not functions.get(name) and (side == "light_agent" or role not in agent_roles):
                functions[name] = lent[side]
                break
    return functions


def _borrow_from_fixed(frame: Frame, functions: Functions) -> None:
    """Give the verb the phrases and modifiers of its fixed words: "closed its investigation *of X*", "lost her *Senate* bid"."""
    for name, lemmas in frame.fixed:
        for token in functions.get(name, ()):
            if arguments.lexeme(token) in lemmas:
                own = arguments.prepositional(token) | beside(token)
                for function, tokens in own.items():
                    if tokens:
                        functions.setdefault(function, tokens)


def _borrow_from_object(frame: Frame, functions: Functions) -> None:
    """Give the verb what the parse hangs on its object: "acquitted Miller *of perjury*", "tapped Miller *to lead* the agency"."""
    for obj in (*functions.get("object", ())[:1], *(t for t in functions.get("subject", ()) if t.dep_ == "pobj")):
        if "infinitive" in frame.functions and not functions.get("infinitive") and frame.part_of_speech == "verb":
            functions["infinitive"] = [c for c in obj.children if c.dep_ in {"acl", "relcl"} and arguments.has_to(c)]
        own = obj.pos_ == "PROPN" and "of" in frame.functions and not any(c.lower_ == "of" and c.ent_iob_ == "I" for c in obj.children)
        tokens = arguments.prepositional(obj).get("of") if own else None
        if tokens:
            functions.setdefault("of", tokens)
