"""Evidence: the smallest stretch of the text that holds a trigger and what fills its roles."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.clauses import within
from kg.extract.drafts import Draft
from kg.extract.parsed import Form, Referents
from kg.model.document import SourceDocument
from kg.model.span import Quote, Span

_LONGEST = 600
#: how far back, in tokens, a name may stand that a pronoun's evidence is widened to
_REACH = 25
_BESIDE = frozenset({"aux", "auxpass", "neg", "prt", "advmod"})
_OUTSIDE = frozenset({"relcl", "appos", "punct", "parataxis", "advcl"})
_MARKS = {"(": ")", "“": "”"}


def evidence(draft: Draft, document: SourceDocument, referents: Referents) -> Quote:
    """The words from the first to the last that the draft rests on, within one line and no longer than 600 characters."""
    sentence = draft.sentence
    tokens = [draft.trigger, *(c for c in draft.trigger.children if c.dep_ in _BESIDE)]
    for token in [*draft.tokens, *_names(draft, referents)]:
        tokens.extend(phrase(token, draft.trigger) if token.i != draft.trigger.i else [token])
    inside = [t for t in tokens if sentence.parse.start <= t.i < sentence.parse.end and not t.is_space]
    span = sentence.cover(min(inside, key=lambda t: t.i), max(inside, key=lambda t: t.i))
    return sentence.quote(_one_line(span, sentence.range_of(draft.trigger), document.text), document)


def _names(draft: Draft, referents: Referents) -> list[Token]:
    """For each pronoun among the draft's words the name before it in the same sentence that it stands for."""
    found: list[Token] = []
    own = [m for m in referents.mentions if m.sentence == draft.sentence.number and m.form is Form.NAME]
    for token in draft.tokens:
        mention = referents.of(draft.sentence, token)
        if mention is None or mention.form is not Form.PRONOUN:
            continue
        names = [m.head for m in own if m.head < token.i and m.head > token.i - _REACH and set(m.entities) & set(mention.entities)]
        found.extend(draft.sentence.parse.doc[i] for i in names[-1:])
    return found


def phrase(token: Token, trigger: Token) -> list[Token]:
    """``token`` with the words of its phrase, without clauses and names that only comment on it and without the trigger's own words."""
    found = [token]
    for child in token.children:
        if child.dep_ in _OUTSIDE or child.dep_ in {"conj", "cc"} or within(trigger, child):
            continue
        found.extend(phrase(child, trigger))
    return found


def _one_line(span: Span, trigger: Span, text: str) -> Span:
    """``span`` cut to the line its trigger stands on and to the longest quote allowed."""
    start = max(text.rfind("\n", span.start, max(trigger.start, span.start)) + 1, span.start)
    stop = text.find("\n", max(trigger.end, start), span.end)
    end = span.end if stop < 0 else stop
    if end - start > _LONGEST:
        start = max(start, trigger.start - _LONGEST // 2)
        end = min(end, start + _LONGEST)
    return Span(start, end)
