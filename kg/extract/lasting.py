"""Lasting: how long somebody held the post that was just spoken of ("that role lasted less than two years")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.attach_dates import dates_in
from kg.extract.clauses import children, is_verb
from kg.extract.parsed import ParsedText, Sentence
from kg.model.claim import Claim, Modality, Situation
from kg.model.iri import key_hash

Told = tuple[Situation, Claim]

_LASTING = frozenset({"last", "endure"})
_HOLDING = frozenset({"role", "tenure", "stint", "job", "post", "position"})
_SPOKEN_OF = frozenset({"that", "this", "the"})


def lasting(text: ParsedText, roles: Sequence[Told]) -> Iterator[Told]:
    """The tenures told last before a clause that says how long they lasted, with that length and the claim of it."""
    for sentence in text.sentences:
        for verb in sentence.parse:
            subject = next(iter(children(verb, "nsubj")), None)
            if verb.lemma_ not in _LASTING or not is_verb(verb) or subject is None or not _is_holding(subject):
                continue
            lengths = [d for d in dates_in(sentence, text.document.text, text.document.published) if d.duration]
            after = [d for d in lengths if 0 <= d.span.start - sentence.range_of(verb).end <= 1]
            told = _last_told(roles, sentence, subject)
            if after and told:
                less, length = after[0].relation in {"less", "within"}, after[0].duration
                situation = replace(told[0], duration="" if less else length, duration_less_than=length if less else "")
                span = sentence.range_of(min(subject.subtree, key=lambda t: t.i)).join(after[0].span)
                key = key_hash(situation.id, after[0].duration, str(sentence.number))
                yield situation, replace(told[1], id=f"{text.document.slug}_{key}", quotes=(sentence.quote(span, text.document),))


def _is_holding(noun: Token) -> bool:
    return noun.lemma_ in _HOLDING and any(c.dep_ == "det" and c.lower_ in _SPOKEN_OF for c in noun.children)


def _last_told(roles: Iterable[Told], sentence: Sentence, subject: Token) -> Told | None:
    """The tenure that the words right before ``subject`` tell of, in the same sentence or the one before."""
    start = sentence.range_of(subject).start
    before = [
        (situation, claim)
        for situation, claim in roles
        if situation.cls == "Tenure" and claim.modality is Modality.ACTUAL and claim.quotes and claim.quotes[0].span.end <= start
        and claim.quotes[0].sentence >= sentence.number - 1
    ]  # fmt: skip
    return max(before, key=lambda pair: pair[1].quotes[0].span.end, default=None)
