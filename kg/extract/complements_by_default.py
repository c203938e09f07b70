"""How a complement is meant under a word that no operator of the ontology names."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.clauses import is_verb
from kg.extract.conditions import is_ordinal, is_yet_to_come
from kg.extract.turns import is_able_once

_POSSIBLE = ("Conditional", "", "Possible")
_AS_IT_IS = ("", "", "")
_SHARING = frozenset({"gerund", "in", "into", "from"})


def by_default(head: Token, node: Token, function: str, *, named: bool) -> tuple[tuple[str, str, str], bool]:
    """Modality, polarity and certainty of ``node`` in ``function`` of ``head``, and whether it is as real as ``head`` is.

    ``named`` says that a frame is named by ``head``: "her indictment for lying" does not make the lie a possibility.
    """
    if function == "infinitive":
        return _infinitive(head, node)
    if head.pos_ == "NOUN" and function == "for" and is_verb(node) and not named:
        return _POSSIBLE, False
    return _AS_IT_IS, is_verb(head) and function in _SHARING


def _infinitive(head: Token, node: Token) -> tuple[tuple[str, str, str], bool]:
    if is_yet_to_come(head):
        return ("", "Negated", ""), True
    if head.pos_ == "NOUN":
        stands = head.dep_ in {"attr", "nsubj"} or is_ordinal(head)
        return (_AS_IT_IS, True) if stands else (_POSSIBLE, False)
    if head.pos_ == "ADJ":
        if is_able_once(head):
            return _AS_IT_IS, True
        done = any(c.dep_ == "aux" and c.lower_ == "have" for c in node.children)
        return (_AS_IT_IS, False) if done else (_POSSIBLE, True)
    return ("Planned", "", "Unspecified"), True
