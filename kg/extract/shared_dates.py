"""Dates that clauses share: an event without a date of its own takes that of the clause that it belongs to, or a bound from it.

"On Monday he met Reed and endorsed Hall" dates both; "Reed lost in 2014, beating nobody" dates what the participle tells; "Reed said on
Monday that she had resigned" says that she resigned by then, "that she would resign" that she had not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from spacy.tokens import Token

from kg.extract.attach_dates import dated_verb, head_of, placed, tense
from kg.extract.clauses import SUBJECTS, ancestors, children, is_verb
from kg.extract.drafts import Draft
from kg.extract.parsed import DateExpression, Sentence
from kg.extract.thought_of import was_thought_of
from kg.model.time import bounds

#: conjunctions of time that set two clauses at one time when both are in the past
_TOGETHER = frozenset({"as", "while", "when"})
_OF_A_NOUN = frozenset({"compound", "nmod", "amod", "nummod", "npadvmod", "poss"})
#: links from an event up to the clause that speaks of it
_SPOKEN_OF = frozenset({"ccomp", "xcomp", "acl", "dobj", "pobj", "pcomp", "prep", "conj"})
#: verbs by which a thing is done as it is told
_PERFORMING = frozenset({"announce", "declare", "say", "tell", "confirm", "tweet", "reveal"})
_PLANS = frozenset({"plan", "intention", "decision", "intent", "hope", "promise", "pledge", "vow", "threat"})
_TO_COME = frozenset({"Planned", "Predicted", "Conditional", "Required"})
_SEASON = re.compile(r"^\d{4}-[2-4]\d$")
_YEAR = 4  #: length of an EDTF that names no more than a year: "when he voted for her in 2008" does not date what he says of it
_HIGHEST = 5  #: links climbed from an event to the clause that dates its telling; set by eye

#: verb -> the word of its date and the date
Dated = Mapping[int, tuple[Token, DateExpression]]


def dated_clauses(sentence: Sentence, found: Iterable[DateExpression]) -> Dated:
    """The verbs of a sentence that have a date, each with the first one that places it in time."""
    dated: dict[int, tuple[Token, DateExpression]] = {}
    for token, expression in (placed(sentence, one) for one in found):
        verb = dated_verb(token) if token is not None else None
        if token is None or verb is None or expression.relation != "at" or not expression.edtf or "/" in expression.edtf:
            continue
        if token.head.pos_ in {"VERB", "AUX", "ADP"} and _is_adverbial(token, verb):
            dated.setdefault(verb.i, (token, expression))
    return dated


def _is_adverbial(token: Token, verb: Token) -> bool:
    """Whether a date stands under its verb itself and not inside one of the verb's nouns."""
    above = token.head.head if token.head.pos_ == "ADP" else token.head
    named = above.pos_ == "PROPN" or (above.dep_ in SUBJECTS and above.head == verb)
    if named and token.head.pos_ == "ADP" and token.ent_type_ == "DATE":
        return True  # "the governor on Monday announced", "wrote in the Post in May": the parser hangs the day on the noun
    return above == verb or (is_verb(above) and token.dep_ not in _OF_A_NOUN)


def share(drafts: Sequence[Draft], sentence: Sentence, found: Sequence[DateExpression]) -> None:
    """Give the events without a date the one that their noun bears or that their clause shares with another."""
    dated = dated_clauses(sentence, found)
    for draft in drafts:
        if draft.cls.is_event and "date" not in draft.times:
            own = _borne(draft.trigger, sentence, found) or _contested(draft, sentence, found)
            own = own or _shared(draft.trigger, sentence, found, dated)
            if own is not None:
                draft.times["date"] = own.edtf


def _borne(noun: Token, sentence: Sentence, found: Iterable[DateExpression]) -> DateExpression | None:
    """The date before a noun that tells of an event ("his March resignation", "the 2014 defeat")."""
    if noun.pos_ != "NOUN":
        return None
    for expression in found:
        token = head_of(sentence, expression.span)
        if token is not None and expression.edtf and token.head == noun and token.i < noun.i and token.dep_ in _OF_A_NOUN:
            return expression
    return None


def _contested(draft: Draft, sentence: Sentence, found: Sequence[DateExpression]) -> DateExpression | None:
    """The date before what a result is of ("won the March 3 nomination")."""
    if draft.cls.role("winner") is None or not is_verb(draft.trigger):
        return None
    return next((own for noun in children(draft.trigger, "dobj") if (own := _borne(noun, sentence, found))), None)


def _shared(verb: Token, sentence: Sentence, found: Sequence[DateExpression], dated: Dated) -> DateExpression | None:
    """The date of the clause that a verb's own clause belongs to."""
    if not is_verb(verb):
        return _of_what_it_comes_with(verb, dated)
    done = _told_in_the_act(verb, dated)
    if done is not None:
        return done
    above = dated.get(verb.head.i) if is_verb(verb.head) and verb.head != verb else None
    if verb.dep_ == "conj" and above and _opens(above[0], verb.head) and tense(verb) == tense(verb.head):
        return above[1]
    if verb.dep_ == "advcl" and above and (_is_beside(verb) or _is_together(verb)):
        return above[1]
    finite = _finite_above(verb) if verb.dep_ == "advcl" else verb
    if finite != verb.head and finite.i in dated and _is_together(verb, finite):
        return dated[finite.i][1]
    for below in children(verb, "advcl"):
        day = dated.get(below.i) or next((dated[c.i] for c in children(below, "xcomp") if c.i in dated), None)
        if day is not None and _is_together(below) and len(day[1].edtf) > _YEAR:
            return day[1]
    return _of_antecedent(verb, sentence, found) if verb.dep_ == "relcl" else None


def _opens(day: Token, verb: Token) -> bool:
    """Whether a date stands before the subject of its verb."""
    return any(day.i < child.i < verb.i for child in verb.children if child.dep_ in SUBJECTS)


def _is_beside(verb: Token) -> bool:
    """Whether a participle after its clause tells what went with it ("he ran in 2012, losing to Reed")."""
    marked = children(verb, "mark", "aux", "auxpass") or any(c.dep_ == "advmod" and c.tag_ == "WRB" for c in verb.children)
    return verb.tag_ == "VBG" and verb.i > verb.head.i and not marked


def _told_in_the_act(verb: Token, dated: Dated) -> DateExpression | None:
    """The day on which somebody told what he was doing by telling it ("*is endorsing* her, he announced on Thursday")."""
    while verb.dep_ == "conj" and is_verb(verb.head) and not any(c.dep_ in SUBJECTS for c in verb.children):
        verb = verb.head
    doing = verb.tag_ == "VBG" and any(c.lower_ in {"is", "are", "am", "'s", "'m", "'re", "’s", "’m", "’re"} for c in children(verb, "aux"))
    telling = verb.head.i in dated and verb.head.lemma_.lower() in _PERFORMING
    return dated[verb.head.i][1] if doing and telling and verb.dep_ == "ccomp" else None


def _of_what_it_comes_with(noun: Token, dated: Dated) -> DateExpression | None:
    """The date of the clause of which a noun after "with" tells what made it so ("became serious last week *with the naming* of …")."""
    within = noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.i in dated
    return dated[noun.head.head.i][1] if within and noun.pos_ == "NOUN" else None


def _finite_above(verb: Token) -> Token:
    """The finite verb over the infinitives that a clause hangs on ("refused to allow it to act *when* …")."""
    node = verb.head
    for _ in range(_HIGHEST):
        if node.dep_ not in {"xcomp", "ccomp"} or node.tag_ != "VB" or not is_verb(node.head):
            break
        node = node.head
    return node


def _is_together(verb: Token, other: Token | None = None) -> bool:
    """Whether a clause says with "as", "while" or "when" that it was at the time of the clause above it, both being past."""
    words = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"} and c.i < verb.i}
    above = verb.head if other is None else other
    both = tense(verb) == tense(above) == "past" and verb.tag_ == "VBD" and above.tag_ in {"VBD", "VBN"}
    had = any(c.lower_ == "had" for v in (verb, above) for c in children(v, "aux"))
    return bool(words & _TOGETHER) and both and not had


def _of_antecedent(verb: Token, sentence: Sentence, found: Iterable[DateExpression]) -> DateExpression | None:
    """The date of the noun whose time a relative clause tells of ("a July 25 call in which", "in 2016, when")."""
    noun = verb.head
    inside = any(c.lower_ in {"in", "during"} and any(g.lower_ == "which" for g in c.children) for c in children(verb, "prep"))
    when = any(c.lower_ == "when" for c in children(verb, "advmod"))
    for expression in found if inside or when else ():
        token = head_of(sentence, expression.span)
        if token is None or not expression.edtf or "/" in expression.edtf or expression.relation not in {"at", "modifier"}:
            continue
        if (token == noun and when) or (token.head == noun and token.i < noun.i and token.dep_ in _OF_A_NOUN):
            return expression
    return None


def limit(drafts: Iterable[Draft], dated: Dated, today: date) -> None:
    """Enter into the times of events what the clauses that tell of them say of their time: ``not_after``, ``not_before``, ``past``.

    A state that is told in the past tense to have lasted some time is over.
    """
    for draft in drafts:
        _limit(draft, dated)
        lasted = not draft.cls.is_event and "duration" in draft.times and draft.trigger.tag_ == "VBD" and draft.trigger.dep_ != "ccomp"
        if lasted and not draft.times.keys() & {"begin", "end"}:
            draft.times["end"] = f"[..{today}]"


def _limit(draft: Draft, dated: Dated) -> None:
    if not draft.cls.is_event or "date" in draft.times:
        return
    ahead = draft.stance.modality in _TO_COME
    if ahead and _was_once(draft.trigger):
        draft.times["past"] = "past"
    said = next((dated[verb.i][1] for verb in _tellers(draft.trigger) if verb.i in dated), None)
    known = bounds(said.edtf) if said is not None else None
    if known is None:
        return
    plain = said.edtf if said is not None and said.edtf.replace("-", "").isdigit() and not _SEASON.search(said.edtf) else ""
    if ahead and known.min and "past" not in draft.times:
        draft.times["not_before"] = plain or f"{known.min}"
    elif draft.stance.modality == "Actual" and known.max and _is_told_as_past(draft.trigger):
        draft.times["not_after"] = plain or f"{known.max}"


def _tellers(token: Token) -> Iterator[Token]:
    """The verbs above an event that speak of it, nearest first."""
    node = token
    for _ in range(_HIGHEST):
        plan = node.dep_ != "acl" or node.tag_ == "VBG" or node.head.lemma_.lower() in _PLANS
        if node.dep_ not in _SPOKEN_OF or node.head == node or not plan:
            return
        beside = node.dep_ == "conj"
        node = node.head
        if is_verb(node) and not beside:
            yield node


def _is_told_as_past(verb: Token) -> bool:
    """Whether an event is a clause of its own in the past tense, or what somebody had decided to do."""
    if verb.dep_ == "acl" and verb.head.lemma_ == "decision":
        return True
    had = any(c.lower_ in {"had", "has", "have"} for c in children(verb, "aux"))
    return is_verb(verb) and (verb.tag_ == "VBD" or had or bool(children(verb, "auxpass")))


def _was_once(verb: Token) -> bool:
    """Whether what is not told as real lay in the past: "whether he colluded", "would have won", "was due to retire", "left to join"."""
    if not is_verb(verb):
        return False
    helpers = [c.lower_ for c in children(verb, "aux")]
    if verb.tag_ == "VBD" or "have" in helpers or "had" in helpers:
        return not _is_condition(verb)
    return bool("to" in helpers or (verb.tag_ == "VBG" and not helpers)) and was_thought_of(verb)


def _is_condition(verb: Token) -> bool:
    """Whether a past tense stands for what may yet be ("if he ran"): under "if" without another past above it."""
    marks = {c.lower_ for c in children(verb, "mark")}
    modal = any(c.tag_ == "MD" for node in ancestors(verb) if is_verb(node) for c in children(node, "aux"))
    return bool(marks & {"if", "unless", "should"}) and (modal or verb.dep_ == "advcl")
