"""Conditions: the situation of the if-clause on which a claim depends."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from kg.extract.parsed import Sentence


def condition_of(sentence: Sentence, head: int, situation_at: Callable[[Sentence, Token], str]) -> str:
    """The id of the situation that the clause headed by token ``head`` tells of: its own, else the topmost one inside it."""
    if head < 0:
        return ""
    top = sentence.parse.doc[head]
    return next((found for token in _downwards(top) if (found := situation_at(sentence, token))), "")


def _downwards(top: Token) -> list[Token]:
    """``top`` and the tokens under it, nearest to it first."""
    order, level = [top], [top]
    while level:
        level = sorted((child for token in level for child in token.children if child.dep_ != "relcl"), key=lambda t: t.i)
        order.extend(level)
    return order
