"""Posts that are over although the title beside the name does not say so: the holder was removed or resigned, or lived long ago."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.holdings import Holding
from kg.extract.lexicon import Lexicon
from kg.extract.parsed import ParsedText, Sentence

#: verbs whose subject leaves a post of his or her own will; the other verbs of leaving take the leaver as object
_BY_ONESELF = frozenset({"resign", "retire", "quit"})
_PAST_HELPERS = frozenset({"was", "were", "had", "been", "has", "have"})
#: a person named only beside years as old as this is one of the past; senators and governors have stayed in one post for less than that
_LONG_AGO = 20
_YEAR = re.compile(r"\b(1[789]\d\d|20\d\d)\b")


def ended(found: Iterable[Holding], text: ParsedText, lexicon: Lexicon) -> list[Holding]:
    """The holdings with those made former that the document ends: removed or resigned where the title stands, or long ago."""
    held = list(found)
    sentences = {sentence.number: sentence for sentence in text.sentences}
    past = _of_the_past(text)
    over = {
        (h.person, h.phrase.title.lower())
        for h in held
        if h.phrase and h.post and h.status == "current" and _left(sentences[h.sentence], h, text, lexicon)
    }
    over |= {(h.person, h.phrase.title.lower()) for h in held if h.phrase and h.post and _under_a_former_holder(h, held)}
    return [
        replace(h, status="former")
        if h.post and h.phrase and h.status == "current" and (h.person in past or (h.person, h.phrase.title.lower()) in over)
        else h
        for h in held
    ]


def _of_the_past(text: ParsedText) -> frozenset[str]:
    """The people whose every sentence gives a year of long ago."""
    old: dict[int, bool] = {}
    for sentence in text.sentences:
        years = [int(year) for year in _YEAR.findall(sentence.span.of(text.document.text))]
        old[sentence.number] = bool(years) and max(years) <= text.document.published.year - _LONG_AGO
    named = {name.entity for name in text.names}
    living = {name.entity for name in text.names if not old.get(name.sentence, False)}
    return frozenset(named - living)


def _left(sentence: Sentence, holding: Holding, text: ParsedText, lexicon: Lexicon) -> bool:
    """Whether the clause around the title tells, as done, that its holder was removed or resigned."""
    spans = [name.span for name in text.names if name.sentence == holding.sentence and name.entity == holding.person]
    own = [span for span in spans if holding.span.overlaps(span)]
    tokens = [token for token in sentence.parse if any(span.overlaps(sentence.range_of(token)) for span in own)]
    top = next((token for token in tokens if token.head not in tokens), None)
    return top is not None and _ends(top, lexicon)


def _ends(person: Token, lexicon: Lexicon) -> bool:
    verb = person.head
    lemma = verb.lemma_.lower()
    if verb.pos_ not in ("VERB", "AUX") or lemma not in lexicon.leaving or not _done(verb):
        return False
    if lemma == "dismiss" and any(child.lower_ == "as" for child in verb.children):
        return False
    if lemma in _BY_ONESELF:
        return person.dep_ == "nsubj"
    return person.dep_ in ("nsubjpass", "dobj") and lemma not in ("replace", "succeed", "impeach", "step", "bow", "recall")


def _done(verb: Token) -> bool:
    """Whether a verb tells something as done: past tense, no negation, no modal verb, no condition."""
    children: Sequence[Token] = list(verb.children)
    helpers = {child.lower_ for child in children if child.dep_ in ("aux", "auxpass")}
    if any(child.dep_ == "neg" or child.lower_ in ("if", "whether", "unless") for child in children) or helpers - _PAST_HELPERS:
        return False
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(helpers & {"was", "were", "had", "has", "have"}))


def _under_a_former_holder(holding: Holding, held: Sequence[Holding]) -> bool:
    """Whether a post under somebody ("Sessions' deputy") went with him or her: all that he or she held is over."""
    phrase = holding.phrase
    if phrase is None or not phrase.owner or holding.status != "current" or phrase.noun not in ("deputy", "chief", "secretary", "general"):
        return False
    above = [h.status for h in held if h.person == phrase.owner and h.post]
    return bool(above) and set(above) == {"former"}
