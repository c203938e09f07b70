"""Posts that are over although the title beside the name does not say so: the holder was removed or resigned, or lived long ago."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.holdings import Holding
from kg.extract.lexicon import Lexicon
from kg.extract.parsed import ParsedText, Sentence

#: verbs whose subject leaves a post of his or her own will; the other verbs of leaving take the leaver as object
_BY_ONESELF = frozenset({"resign", "retire", "quit", "die"})
_PAST_HELPERS = frozenset({"was", "were", "had", "been", "has", "have"})
#: a person named only beside years as old as this is one of the past; senators and governors have stayed in one post for less than that
_LONG_AGO = 20
_AFTERWARDS = frozenset({"after", "following", "since"})
_YEAR = re.compile(r"\b(1[789]\d\d|20\d\d)\b")


def ended(found: Iterable[Holding], text: ParsedText, lexicon: Lexicon) -> list[Holding]:
    """The holdings with those made former that the document ends: removed or resigned where the title stands, or long ago."""
    held = list(found)
    sentences = {sentence.number: sentence for sentence in text.sentences}
    past = _of_the_past(text)
    over = {_key(h) for h in held if _is_present(h) and (h.person in past or _left(sentences[h.sentence], h, text, lexicon))}
    held = _closed(held, over)
    return _closed(held, {_key(h) for h in held if _is_present(h) and _under_a_former_holder(h, held)})


def _is_present(holding: Holding) -> bool:
    return bool(holding.post and holding.phrase) and holding.status == "current"


def _key(holding: Holding) -> tuple[str, str]:
    return holding.person, holding.phrase.title.lower() if holding.phrase else ""


def _closed(held: Iterable[Holding], over: Collection[tuple[str, str]]) -> list[Holding]:
    """The holdings, those of the persons and titles in ``over`` former; a title is the same with and without its body before it."""

    def ends(holding: Holding) -> bool:
        person, title = _key(holding)
        return any(person == p and (title == t or title.endswith(f" {t}") or t.endswith(f" {title}")) for p, t in over)

    return [replace(h, status="former") if _is_present(h) and ends(h) else h for h in held]


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
    if top is None:
        return False
    if _ends(top.head, top.dep_, lexicon) or _is_over(top, lexicon):
        return True
    return any(_ends(verb, _place_of_who(verb), lexicon) and not _names_a_post(verb) for verb in top.children if verb.dep_ == "relcl")


def _place_of_who(verb: Token) -> str:
    """Where "who" stands in a relative clause ("who was forced out in May"); empty where it is no subject."""
    return next((c.dep_ for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.lower_ == "who"), "")


def _names_a_post(verb: Token) -> bool:
    """Whether a verb of leaving says itself what is left, which may be another post than that of the title."""
    return any(c.dep_ == "dobj" or c.lower_ in ("as", "from") for c in verb.children)


def _is_over(person: Token, lexicon: Lexicon) -> bool:
    """Whether the person's leaving is spoken of as the time or the topic of something else ("after Director Reed's firing")."""
    noun = person.head
    gone = person.dep_ == "poss" and noun.pos_ == "NOUN" and noun.lemma_.lower() in lexicon.leaving | {"death"}
    return gone and noun.dep_ == "pobj" and noun.head.lower_ in _AFTERWARDS


def _ends(verb: Token, dep: str, lexicon: Lexicon) -> bool:
    lemma = verb.lemma_.lower()
    if verb.pos_ not in ("VERB", "AUX") or lemma not in lexicon.leaving | {"force", "die"} or not _done(verb):
        return False
    if lemma == "dismiss" and any(child.lower_ == "as" for child in verb.children):
        return False
    if lemma in _BY_ONESELF:
        return dep == "nsubj"
    if lemma == "force" and not any(child.lower_ == "out" for child in verb.children):
        return False
    return dep in ("nsubjpass", "dobj") and lemma not in ("replace", "succeed", "impeach", "step", "bow", "recall")


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
