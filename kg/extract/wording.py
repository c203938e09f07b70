"""Wording: how the phrase of a filler reads as it stands in the text."""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Token

from kg.extract.clauses import is_verb
from kg.extract.parsed import Sentence
from kg.extract.stand_ins import source_words
from kg.extract.strays import is_doer_of_above
from kg.model.document import SourceDocument
from kg.model.span import Span

_BESIDES = frozenset({"too", "also", "either", "anyway"})
_CLIPPED = frozenset({"punct", "appos", "parataxis"})
_LEFT_OUT = frozenset({"relcl", "appos", "punct", "advcl", "cc", "conj", "parataxis", "acl"})
_ADDED = frozenset({"relcl", "appos", "parataxis"})
_MARKS = frozenset({",", "—", "–", "--", "(", ")"})
_MEANWHILE = frozenset({"while", "whereas", "although", "though"})
_FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
_EDGES = " ,—–\t"
_REFLEXIVE = re.compile(r"^(?:my|him|her|it|your)self (?=an? |the )")
#: words at the end of a phrase that only say when
_WHEN = re.compile(
    r",? (?:(?:on|late|early) )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?$"
    r"|,? (?:earlier )?(?:last|this|next) (?:week|month|year|night|summer|spring|fall|winter)$"
    r"| for (?:days|weeks|months|years)$"
)
#: adverbs before a phrase that speak of the whole sentence
_SENTENTIAL = frozenset(
    {"certainly", "surely", "clearly", "perhaps", "maybe", "indeed", "also", "even", "still", "now", "then", "often", "especially"}
)
#: words that set a time relative to the telling
_RELATIVE = frozenset({"last", "next", "coming", "recent", "past"})
#: nouns for a charge that courts hear, whose clause is the offence
_CHARGES = frozenset({"charge", "count"})
#: nouns for something planned, which an infinitive behind them tells
_PLANNED = frozenset({"attempt", "bid", "campaign", "effort", "initiative", "measure", "move", "plan", "program", "push", "step"})
#: prepositions of what stands around a doing, and verbs of which "before" says before whom
_AROUND, _APPEARING = frozenset({"after", "before", "despite", "according", "amid"}), frozenset({"appear", "testify", "speak"})
#: nouns for rules, which a participle after them tells apart
_RULES = frozenset(
    {"act", "agreement", "amendment", "ban", "bill", "budget", "deal", "law", "legislation", "measure", "mandate", "order", "plan"}
    | {"policy", "proposal", "program", "provision", "regulation", "resolution", "rule", "tax", "treaty"}
)
_RELATING = frozenset({"relate", "involve", "concern", "surround", "regard", "connect"})


def is_one_phrase(token: Token) -> bool:
    """Whether the phrases coordinated with ``token`` are as bare as a list of words ("immigration and trade"), not phrases of their own."""
    others = [c for c in token.children if c.dep_ == "conj"]
    return not any(c.tag_ == "NNP" or any(g.dep_ in {"det", "poss", "prep", "acl", "relcl"} for g in c.children) for c in others)


def words_of(sentence: Sentence, token: Token, document: SourceDocument, *, whole: bool = False) -> tuple[str, Span]:
    """The noun phrase or clause headed by ``token`` as it stands in the text, without what only adds to it.

    With ``whole`` the phrases coordinated with it are part of it ("bribery, fraud and breach of trust").
    """
    pieces = _pieces([t for t in _core(token, whole=whole) if not t.is_space], token)
    words, span = source_words(sentence, pieces[0], document)
    for piece in pieces[1:]:
        more, end = source_words(sentence, piece, document)
        words, span = f"{words} {more}", span.join(end)
    cut = min((words.find(mark) for mark in ("\n", ";") if mark in words), default=len(words))
    bare = _REFLEXIVE.sub("", re.sub(r'["“”]', "", words[:cut])).strip(_EDGES)
    bare = bare.removeprefix("that ") if is_verb(token) else bare
    bare = bare.removeprefix("being ") if token.lower_ == "being" and token.head.lower_ == "as" else bare
    bare = _WHEN.sub("", re.sub(r", (?:including|such as) \w+$", "", bare))
    return re.sub(r",?\s+(?:and|or|but)$", "", bare).rstrip(_EDGES), span


def _pieces(tokens: list[Token], head: Token) -> list[list[Token]]:
    """The tokens without the clauses and appositions that commas set off behind the head, in stretches.

    What stands behind such a clause and no mark closes it belongs to it, whatever the parser says.
    """
    kept = sorted({t.i: t for t in tokens}.values(), key=lambda t: t.i)
    pieces = [kept[:1]]
    for before, after in pairwise(kept):
        gap = list(head.doc[before.i : after.i + 1])
        added = before.i >= head.i and any(t.dep_ in _ADDED for t in gap[1:-1])
        if added and {gap[0].text, gap[1].text} & _MARKS:
            if not {gap[-1].text, gap[-2].text} & _MARKS:
                break
            pieces.append([])
        pieces[-1].append(after)
    return [bare for piece in pieces if (bare := _without_marks(piece))] or [kept]


def _without_marks(piece: list[Token]) -> list[Token]:
    """The tokens without the marks at either end."""
    inner = [i for i, token in enumerate(piece) if token.text not in _MARKS]
    return piece[inner[0] : inner[-1] + 1] if inner else []


def _delimits(clause: Token) -> bool:
    """Whether a clause says which thing its noun is: "charges *that he lied*", "actions *related to the deal*", "the law *cutting taxes*".

    Of what somebody is judged to be, a relative clause says it where nothing else does ("as a leader *who kept his word*").
    """
    if clause.dep_ == "relcl":
        return clause.head.dep_ == "pobj" and clause.head.head.lower_ == "as" and _is_bare(clause.head, clause)
    if clause.dep_ != "acl":
        return False
    if clause.head.dep_ == "pobj" and clause.head.head.lower_ == "as" and clause.i == clause.head.i + 1:
        return True
    if clause.tag_ == "VBG" and clause.head.lemma_ in _RULES and clause.nbor(-1).text not in _MARKS:
        return True
    told = clause.head.lemma_ in _CHARGES and any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    return told or (clause.lemma_ in _RELATING and clause.tag_ in {"VBN", "VBG"})


def _aim_behind(noun: Token) -> list[Token]:
    """The infinitive right behind a noun for something planned that says what it is, though it hangs on the verb ("took steps *to …*")."""
    if noun.dep_ != "dobj" or noun.lemma_ not in _PLANNED or noun.i + 2 >= len(noun.doc) or noun.nbor(1).lower_ != "to":
        return []
    aims = [c for c in noun.head.children if c.dep_ in {"advcl", "xcomp"} and noun.nbor(1).head == c]
    return [t for aim in aims[:1] for t in _subtree(aim)]


def _is_bare(noun: Token, clause: Token) -> bool:
    """Whether nothing but an article stands with a noun before a clause that no comma sets off."""
    first = min(clause.subtree, key=lambda t: t.i)
    return first.i == noun.i + 1 and all(c.dep_ == "det" for c in noun.children if c.i < noun.i)


def _core(token: Token, *, whole: bool) -> list[Token]:
    """``token`` with its modifiers; relative clauses, appositions and further conjuncts stay outside."""
    found = [token, *_aim_behind(token)]
    left_out = (_LEFT_OUT - {"conj", "cc", "punct"} if whole else _LEFT_OUT) if not is_verb(token) else _CLIPPED
    for child in token.children:
        if child.dep_ in left_out and not _is_infinitive(child) and not _delimits(child):
            continue
        if child.dep_ == "case" or (child.lower_ in _BESIDES and not _is_degree(child, token)) or _is_aside(child, token):
            continue
        if child.dep_ == "prep" and child.lower_ in _AROUND and not (child.lower_ == "before" and token.lemma_ in _APPEARING):
            continue
        if _is_apart(child) or _is_added(child) or is_doer_of_above(child) or (token.dep_ == "nsubj" and not whole and _is_when(child)):
            continue
        if not is_verb(token) and (child.dep_ in {"nsubj", "aux"} or (child.dep_ == "conj" and is_verb(child) and token.pos_ == "ADJ")):
            continue
        if child.dep_ == "mark" or (child.dep_ == "aux" and child.lower_ == "to") or _is_understood(child, token):
            continue
        found.extend(_subtree(child))
    return found


def _is_degree(child: Token, token: Token) -> bool:
    """Whether "too" says how much ("*too* conservative"), not that something else is so as well."""
    return child.lower_ == "too" and child.dep_ == "advmod" and child.i < token.i and not is_verb(token)


def _is_aside(child: Token, token: Token) -> bool:
    """Whether a modifier says nothing of what ``token`` names: an adverb of the sentence, a time seen from the telling."""
    if is_verb(token):
        return False
    if child.dep_ == "advmod" and child.i < token.i and child.lower_ in _SENTENTIAL:
        return True
    times = [obj for obj in child.children if obj.dep_ == "pobj" and obj.ent_type_ == "DATE" and child.lower_ in {"in", "over", "on"}]
    return any(c.lower_ in _RELATIVE for obj in times for c in obj.children)


def _is_understood(subject: Token, verb: Token) -> bool:
    """Whether a subject need not be said with its verb: a relative pronoun, and that of an infinitive, a gerund or a yes-or-no question.

    Whether *Smith* lied is a matter about Smith, who is told of beside it.
    """
    if subject.dep_ != "nsubj" or not is_verb(verb):
        return False
    if any(c.dep_ == "mark" and c.lower_ in {"whether", "if"} for c in verb.children) and verb.head.lemma_ not in {"decide", "determine"}:
        return True
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(c.dep_ in {"aux", "auxpass"} and c.tag_ in _FINITE for c in verb.children)
    return not finite or (subject.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl")


def _is_apart(conjunct: Token) -> bool:
    """Whether what is coordinated goes with something further up: a finite verb after a bare one, a doing with a doer after a thing.

    "Urged it *to pass* the bill and *named* a panel", "meddling in *the vote* and *possible collusion* by the campaign".
    """
    if conjunct.dep_ != "conj" or any(c.lower_ == "or" for c in conjunct.head.children if c.dep_ == "cc"):
        return False
    if conjunct.head.tag_ == "VB":
        bare = conjunct.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in conjunct.children)
        return (conjunct.tag_ in _FINITE or bare) and not any(c.tag_ == "MD" for c in conjunct.head.children)
    done_by = any(c.lower_ == "by" for c in conjunct.children if c.dep_ == "prep")
    return conjunct.tag_ in {"NN", "NNS"} and done_by and not any(c.lower_ == "by" for c in conjunct.head.children)


def _is_added(clause: Token) -> bool:
    """Whether a clause tells something more: set off by a comma behind what it hangs on, or told as happening meanwhile."""
    if clause.dep_ not in {"advcl", "acl"} or clause.i < clause.head.i:
        return False
    first = min(clause.subtree, key=lambda t: t.i)
    apart = first.i > 0 and first.nbor(-1).text in _MARKS and first.lower_ not in {"if", "unless", "to"}
    listed = clause.tag_ == "VBG" and any(t.tag_ == "VBG" for t in clause.doc[clause.head.i : clause.i])
    return (apart and not listed) or any(c.dep_ == "mark" and c.lower_ in _MEANWHILE for c in clause.children)


def _is_when(phrase: Token) -> bool:
    """Whether a phrase after a noun only tells when ("the winner *in fall 2020*")."""
    objects = [c for c in phrase.children if c.dep_ == "pobj"]
    return phrase.dep_ == "prep" and bool(objects) and all(t.ent_type_ in {"DATE", "TIME"} for obj in objects for t in obj.subtree)


def _is_infinitive(clause: Token) -> bool:
    bare = not any(c.dep_ in {"nsubj", "nsubjpass", "mark"} or c.tag_ in {"WP", "WDT"} for c in clause.children)
    hangs = clause.dep_ == "acl" or (clause.dep_ == "relcl" and bare)
    return hangs and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def _subtree(token: Token) -> list[Token]:
    kept = [token]
    for child in token.children:
        if child.dep_ not in _ADDED and not _is_apart(child) and not _is_added(child) and not is_doer_of_above(child):
            kept.extend(_subtree(child))
    return kept


def deed(sentence: Sentence, verb: Token, document: SourceDocument) -> str:
    """What a verb says that somebody did, in the words of the text without who did it ("lied to Congress")."""
    words = words_of(sentence, verb, document)[0]
    own = [c for c in verb.children if c.i < verb.i and c.dep_ in {"aux", "auxpass", "advmod", "neg"}]
    first = verb if any(c.dep_ == "neg" for c in own) else min((verb, *own), key=lambda token: token.i)
    return words[max(words.find(first.text), 0) :]


def of_anybody(words: str) -> str:
    """The words for people without the denial that stands in them, which is told of what they do ("No senator", "None of the aides").

    >>> of_anybody("No senator"), of_anybody("None of the aides"), of_anybody("nobody"), of_anybody("the aides")
    ('any senator', 'any of the aides', 'anybody', 'the aides')
    """
    first, _, rest = words.partition(" ")
    if words.lower() in {"no one", "nobody", "none", "neither"}:
        return {"no one": "anyone", "nobody": "anybody"}.get(words.lower(), "any of them")
    if first.lower() in {"no", "none", "neither"}:
        return f"any {rest}"
    return re.sub(r"(?i)^not (?:a single|one)\b(?: single\b)?", "any", words)
