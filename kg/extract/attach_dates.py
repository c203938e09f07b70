"""Dates: which situation a date expression speaks of, and whether as its day, its begin, its end or its length."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from kg.extract.clauses import SUBJECTS, ancestors, children, is_verb
from kg.extract.conditions import is_ordinal
from kg.extract.dates import expressions
from kg.extract.drafts import Draft
from kg.extract.parsed import DateExpression, Sentence
from kg.extract.word_sets import word_set
from kg.model.span import Span

_OF_A_NOUN = frozenset({"poss", "compound", "nmod", "amod"})
#: prepositions before what has happened already
_TAKEN_FOR_DONE = frozenset({"despite", "after", "following", "since"})
#: verbs with which a campaign begins or ends, so that their day is one of the campaign
_OF_A_STATE = word_set("announce declare launch begin end suspend start enter abandon formalize confirm unveil kick")
#: the day of a post behind its writer's handle: what it tells as lasting lasted then, what it tells as done was done before
_SIGNED, _HANDLE, _LONGEST_HANDLE = "signed", re.compile(r"\(@\w+\) $"), 24
_DURING = frozenset({"during", "throughout"})
_CARRIED = frozenset({"dobj", "attr", "acomp", "xcomp", "nsubjpass"})
#: verbs whose date is that of the event that is their subject ("the meeting took place on Monday")
_HAPPENING = word_set(
    "happen occur begin start come follow take open close end be erupt emerge arrive last continue conclude land pass fall expire"
)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_GOES_ON = re.compile(r"\b[Tt]hat (?:year|race|election|campaign|contest|primary|run-?off|cycle|special election)\b")
#: times that count from the day of publication, whatever is spoken of
_FROM_TODAY = re.compile(r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|ago|last|next|this)\b")

#: what ends the words below a picture, which tell in the present what it shows
_CAPTION = re.compile(r"Photograph: |\bREUTERS/|\bReuters/|\bAP Photo\b|Getty Images|\(Photo\b|FILE PHOTO|/AFP\b")
#: how far behind the last word of such a sentence the credit stands at most
_CREDIT = 14


def dates_in(sentence: Sentence, text: str, anchor: date) -> tuple[DateExpression, ...]:
    """The date expressions of one sentence, with the tense of the verb that governs each."""
    told = any(t.tag_ == "MD" for t in sentence.parse)  # what will be is told beside a picture, not of it
    is_caption = not told and _CAPTION.search(text, sentence.span.start, sentence.span.end + _CREDIT) is not None
    spoken_from = _end_of_year_meant(sentence, text, anchor)
    found = expressions(text, sentence.span, spoken_from, lambda span: "past" if is_caption else tense_at(sentence, span))
    return tuple(replace(one, relation=_SIGNED) if _HANDLE.search(text[: one.span.start][-_LONGEST_HANDLE:]) else one for one in found)


def _end_of_year_meant(sentence: Sentence, text: str, anchor: date) -> date:
    """The end of the past year that the sentence before tells, where this one goes on about it ("*in that race* … in September")."""
    own = sentence.span.of(text)
    if not _GOES_ON.search(own) or _FROM_TODAY.search(own):
        return anchor
    years = [int(year) for year in _YEAR.findall(text[: sentence.span.start].rpartition("\n")[2])]
    return date(years[-1], 12, 31) if years and years[-1] < anchor.year else anchor


def tense_at(sentence: Sentence, span: Span) -> str:
    """ "past" or "future" by the verb that governs the words at ``span``; empty where the clause does not say."""
    token = head_of(sentence, span)
    if token is not None and _is_presupposed(token):
        return "past"
    verb = dated_verb(token) if token is not None else None
    return tense(verb) if verb is not None else ""


def _is_presupposed(token: Token) -> bool:
    """Whether a date stands in a phrase that takes what it tells of for done ("despite his win *in May*", "after the *May* defeat")."""
    noun = next((node for node in ancestors(token) if node.pos_ == "NOUN" and node != token), None)
    if noun is None or noun.dep_ != "pobj" or any(is_verb(node) for node in ancestors(token) if noun in node.ancestors):
        return False
    return noun.head.lower_ in _TAKEN_FOR_DONE and any(c.dep_ in {"poss", "det"} for c in noun.children)


def dated_verb(token: Token) -> Token | None:
    """The verb that a date speaks of; between a verb of saying and the subject of what is said it is that of the saying."""
    verb = next((node for node in ancestors(token) if is_verb(node) and node != token), None)
    if verb is None:
        return None
    subjects = [c.i for c in verb.children if c.dep_ in SUBJECTS]
    if subjects and subjects[0] > token.i and is_verb(verb.head) and verb.head.i < token.i:
        return verb.head
    return verb


def tense(verb: Token) -> str:
    """ "past", "future" or "" for the clause of ``verb``.

    An infinitive takes the future where it depends on a plan ("is scheduled for", "must file").
    """
    auxiliaries = {c.lower_ for c in children(verb, "aux", "auxpass")}
    if "have" in auxiliaries and len(auxiliaries) > 1:
        return "past"
    if auxiliaries & {"will", "'ll", "must", "may", "might", "could", "should", "would", "can"}:
        return "future"
    if auxiliaries & {"had", "was", "were", "did"} or verb.tag_ == "VBD":
        return "past"
    if auxiliaries & {"has", "have", "'ve"}:
        return "past"
    if auxiliaries & {"is", "are", "'s", "'re"} or verb.tag_ in {"VBZ", "VBP"}:
        return "future"
    if any(c.lower_ == "to" for c in children(verb, "aux")):
        return _tense_of_infinitive(verb)
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl"}:
        return "past"
    above = next((node for node in ancestors(verb) if node != verb and is_verb(node)), None)
    return _tense_under(verb, above) if above is not None and verb.dep_ in {"advcl", "xcomp", "conj", "acl", "pcomp"} else ""


def _tense_under(verb: Token, above: Token) -> str:
    """The tense that a clause takes from the one above; one that sets the scene is past ("*speaking* Tuesday, she says")."""
    apart = verb.dep_ == "advcl" or (verb.dep_ == "acl" and verb.nbor(-1).text == ",")
    scene = verb.tag_ == "VBG" and apart and above.tag_ in {"VBZ", "VBP"}
    return "past" if scene else tense(above)


#: verbs of which the infinitive tells what was done then ("was forced *to resign in April*", "had *to leave on Monday*")
_DONE = frozenset({"cause", "compel", "drive", "force", "have", "lead", "make", "manage", "prompt"})


def _tense_of_infinitive(verb: Token) -> str:
    if verb.dep_ in {"acl", "relcl"} and is_ordinal(verb.head) and verb.head.dep_ == "attr":  # "was the first to endorse her"
        return tense(verb.head.head)
    if verb.head.lemma_ in _DONE:
        return tense(verb.head)
    return "past" if is_verb(verb.head) and any(c.lower_ == "had" for c in children(verb.head, "aux")) else "future"


def head_of(sentence: Sentence, span: Span) -> Token | None:
    """The token of the words at ``span`` under which the others hang."""
    inside = [token for token in sentence.parse if span.overlaps(sentence.range_of(token)) and not token.is_space]
    numbers = {token.i for token in inside}
    heads = [token for token in inside if token.head.i not in numbers or token.head == token]
    return heads[0] if heads else None


def placed(sentence: Sentence, expression: DateExpression) -> tuple[Token | None, DateExpression]:
    """The word that a date hangs from; the year of what something happened in is its date ("lost in the 2012 race")."""
    token = head_of(sentence, expression.span)
    if token is None or expression.relation != "modifier":
        return token, expression
    noun = token.head
    inside = noun.dep_ == "pobj" and (noun.head.lower_ in _DURING or (noun.head.lower_ == "in" and is_verb(noun.head.head)))
    if inside and token.i < noun.i and token.dep_ in {*_OF_A_NOUN, "nummod"} and re.fullmatch(r"\d{4}", expression.edtf):
        return noun, replace(expression, relation="at")
    return token, expression


def attach(drafts: Sequence[Draft], sentence: Sentence, found: Iterable[DateExpression]) -> None:
    """Give each date of ``sentence`` to the draft whose clause holds it; drafts of other clauses keep their times."""
    by_token: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_token.setdefault(draft.trigger.i, []).append(draft)
    for token, expression in (placed(sentence, one) for one in found):
        if expression.relation == "modifier" or not (expression.edtf or expression.duration):
            continue
        owner = _owner(token, by_token) if token is not None else None
        if owner is None or token is None:
            continue
        own = token.head == owner and token.dep_ in _OF_A_NOUN and token.i < owner.i  # "following *next year's* retirement": not after it
        for draft in (*by_token.get(owner.i, ()), *_begun(owner, by_token)):
            if draft.cls.soft and _is_of_a_filler(token, owner, draft):
                continue
            _set(draft, replace(expression, relation="at") if own else expression)


def _is_of_a_filler(token: Token, owner: Token, draft: Draft) -> bool:
    """Whether a date stands in what a feeling or a judgement is about ("worried about rulings such as that *of 1973*").

    What somebody feels now he does not feel at a date, wherever the parse hangs it.
    """
    verb = owner if is_verb(owner) else owner.head
    now = [verb, *children(verb, "aux", "auxpass")]
    if all(t.tag_ != "MD" for t in now) and any(t.tag_ in {"VBZ", "VBP"} and t.lower_ not in {"has", "have"} for t in now):
        return True
    below = itertools.takewhile(lambda node: node != owner, ancestors(token))
    return any(node in draft.tokens for node in below)


def _begun(verb: Token, by_token: dict[int, list[Draft]]) -> Iterator[Draft]:
    """The states that a dated verb tells the begin or the end of ("*announced* her candidacy on Monday")."""
    if is_verb(verb) and verb.lemma_.lower() in _OF_A_STATE:
        yield from (d for noun in children(verb, "dobj") for d in by_token.get(noun.i, ()) if not d.cls.is_event and d.cls.role("contest"))


def _owner(token: Token, by_token: dict[int, list[Draft]]) -> Token | None:
    """The trigger whose phrase or clause holds ``token``: the nearest above it, else the only one in the clause of its verb."""
    if token.dep_ in _OF_A_NOUN and token.head.i not in by_token:
        return None
    dated = dated_verb(token)
    previous = token
    for node in ancestors(token):
        if is_verb(node) and dated is not None and node != dated and node != token:
            return dated if dated.i in by_token else _lent(dated, by_token)
        if node.i in by_token and node != token and not _ends_the_clause(token, node):
            return node
        if is_verb(node) and node != token:
            return _lent(node, by_token)
        if previous.dep_ in SUBJECTS:
            return None
        previous = node
    return None


def _ends_the_clause(day: Token, noun: Token) -> bool:
    """Whether a bare day after an object is the verb's though the parser hangs it on the noun ("demanded his *resignation Tuesday*")."""
    bare = day.dep_ == "npadvmod" and day.head == noun and day.i > noun.i
    return bare and noun.pos_ == "NOUN" and noun.dep_ == "dobj" and is_verb(noun.head) and noun.head.tag_ == "VBD"


def _lent(verb: Token, by_token: dict[int, list[Draft]]) -> Token | None:
    """The noun object or the infinitive that a verb without a frame of its own carries ("announced a bid on Friday")."""
    below = [c for c in verb.children if c.dep_ in _CARRIED and c.i in by_token]
    below += [c for c in verb.children if c.dep_ == "nsubj" and c.i in by_token and verb.lemma_ in _HAPPENING]
    return below[0] if len(below) == 1 else None


def _set(draft: Draft, expression: DateExpression) -> None:
    """Enter an expression into the times of a draft, as day, begin, end or length; what stands there stays."""
    if expression.relation == _SIGNED and draft.cls.is_event:
        return
    if not draft.cls.is_event and expression.relation in {"at", _SIGNED} and expression.edtf and not expression.edtf.startswith("["):
        # a state that is told of at a time held then: it began by then and ended no earlier
        if not draft.times.keys() & {"begin", "end"} and "/" not in expression.edtf:
            draft.times |= {"begin": f"[..{expression.edtf}]", "end": f"[{expression.edtf}..]"}
        return
    if expression.relation == "until" and draft.cls.is_event and _is_denied(draft.trigger):
        expression = replace(expression, relation="at")  # what did "not happen until Thursday" happened then
    key, value = _slot(draft.cls.is_event, expression)
    if key and value:
        draft.times.setdefault(key, value)


def _is_denied(trigger: Token) -> bool:
    verb = trigger if is_verb(trigger) else trigger.head
    return any(c.dep_ == "neg" for c in verb.children)


def _slot(is_event: bool, expression: DateExpression) -> tuple[str, str]:
    edtf, relation = expression.edtf, expression.relation
    if expression.duration:
        if is_event or relation in {"more", "after", "before"}:
            return "", ""
        return "duration_less_than" if relation in {"less", "within"} else "duration", expression.duration
    bounded = {"by": f"[..{edtf}]", "before": f"[..{edtf}]", "until": f"[..{edtf}]", "since": f"[{edtf}..]", "after": f"[{edtf}..]"}
    plain = edtf.startswith("[") or "/" in edtf
    if is_event:
        value = edtf if plain or relation not in bounded else bounded[relation]
        return ("date", value) if relation != "until" else ("", "")
    if relation in {"until", "by", "before"}:
        return "end", edtf if relation == "until" or plain else bounded[relation]
    return "begin", edtf
