"""Tails: the phrases behind a noun for people that say which people are meant."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

_TELLING = frozenset({"of", "from"})  #: prepositions that say which people are meant, whatever stands behind them
_NAMING = frozenset({"in", "on", "at", "for", "with"})  #: those that do so before a name
_LONGEST_TAIL = 8


def tail_of(noun: Token) -> list[Token]:
    """The phrases right behind a noun for people that say which ("members *of her party*", "officials *from the agency*")."""
    found: list[Token] = []
    end = noun.i + 1
    for prep in noun.rights:
        if prep.i != end or prep.dep_ != "prep" or prep.lower_ not in _TELLING | _NAMING:
            break
        phrase = _unbroken(prep.subtree)
        named = any(t.ent_type_ in {"ORG", "GPE", "NORP"} for t in phrase) or prep.lower_ in _TELLING
        if not named or len(phrase) < 2 or len(phrase) > _LONGEST_TAIL or any(t.ent_type_ in {"DATE", "TIME", "CARDINAL"} for t in phrase):
            break
        found.extend(phrase)
        end = phrase[-1].i + 1
    return found


def _unbroken(tokens: Iterable[Token]) -> list[Token]:
    """The tokens up to a comma or to where a clause begins."""
    kept: list[Token] = []
    for token in sorted(tokens, key=lambda t: t.i):
        mark = token.is_punct and token.text not in {"-", "'", "’", "."}
        if mark or token.dep_ in {"relcl", "appos"} or token.tag_ in {"WP", "WDT"}:
            break
        kept.append(token)
    return kept if not any(t.dep_ in {"acl", "nsubj", "mark"} for t in kept) else []
