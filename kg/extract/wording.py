"""Wording: how the phrase of a filler reads as it stands in the text."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extract.clauses import delimits, is_verb
from kg.extract.parsed import Sentence
from kg.extract.stand_ins import source_words
from kg.model.document import SourceDocument
from kg.model.span import Span

_BESIDES = frozenset({"too", "also", "either", "anyway"})
_CLIPPED = frozenset({"punct", "appos", "parataxis"})
_LEFT_OUT = frozenset({"relcl", "appos", "punct", "advcl", "cc", "conj", "parataxis", "acl"})
_FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})


def words_of(sentence: Sentence, token: Token, document: SourceDocument, *, whole: bool = False) -> tuple[str, Span]:
    """The noun phrase or clause headed by ``token`` as it stands in the text, without what only adds to it.

    With ``whole`` the phrases coordinated with it are part of it ("bribery, fraud and breach of trust").
    """
    words, span = source_words(sentence, [t for t in _core(token, whole=whole) if not t.is_space], document)
    cut = min((words.find(mark) for mark in ("\n", ";") if mark in words), default=len(words))
    bare = re.sub(r'["“”]', "", words[:cut]).strip().rstrip(",")
    bare = bare.removeprefix("that ") if is_verb(token) else bare
    return re.sub(r",?\s+(?:and|or|but)$", "", bare), span


def _core(token: Token, *, whole: bool) -> list[Token]:
    """``token`` with its modifiers; relative clauses, appositions and further conjuncts stay outside."""
    found = [token]
    left_out = (_LEFT_OUT - {"conj", "cc", "punct"} if whole else _LEFT_OUT) if not is_verb(token) else _CLIPPED
    for child in token.children:
        if child.dep_ in left_out and not _is_infinitive(child) and not delimits(child):
            continue
        if child.dep_ == "case" or child.lower_ in _BESIDES:
            continue
        if child.dep_ == "prep" and child.lower_ in {"after", "before", "despite", "according", "amid"}:
            continue
        if _is_apart(child):
            continue
        if child.dep_ == "mark" or (child.dep_ == "aux" and child.lower_ == "to") or _is_understood(child, token):
            continue
        found.extend(_subtree(child))
    return found


def _is_understood(subject: Token, verb: Token) -> bool:
    """Whether a subject need not be said with its verb: a relative pronoun, and that of an infinitive, a gerund or a question.

    Whether *Smith* lied is a matter about Smith, who is told of beside it.
    """
    if subject.dep_ != "nsubj" or not is_verb(verb):
        return False
    if any(c.dep_ == "mark" and c.lower_ in {"whether", "if"} for c in verb.children):
        return True
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(c.dep_ in {"aux", "auxpass"} and c.tag_ in _FINITE for c in verb.children)
    return not finite or subject.tag_ in {"WP", "WDT"}


def _is_apart(conjunct: Token) -> bool:
    """Whether what is coordinated goes with something further up: a finite verb after a bare one, a doing with a doer after a thing.

    "Urged it *to pass* the bill and *named* a panel", "meddling in *the vote* and *possible collusion* by the campaign".
    """
    if conjunct.dep_ != "conj" or any(c.lower_ == "or" for c in conjunct.head.children if c.dep_ == "cc"):
        return False
    if conjunct.head.tag_ == "VB":
        return conjunct.tag_ in _FINITE and not any(c.tag_ == "MD" for c in conjunct.head.children)
    done_by = any(c.lower_ == "by" for c in conjunct.children if c.dep_ == "prep")
    return conjunct.tag_ in {"NN", "NNS"} and done_by and not any(c.lower_ == "by" for c in conjunct.head.children)


def _is_infinitive(clause: Token) -> bool:
    return clause.dep_ == "acl" and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def _subtree(token: Token) -> list[Token]:
    kept = [token]
    for child in token.children:
        if child.dep_ not in {"relcl", "appos", "parataxis"} and not _is_apart(child):
            kept.extend(_subtree(child))
    return kept
