"""Signs: what speaks for or against a claim, as numbers that name nobody and no rule; ``likelihood`` weighs them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log1p

from spacy.tokens import Token

from kg.extract.confidence import Reliability, reliability
from kg.extract.drafts import Draft
from kg.extract.fillers import Entities
from kg.extract.parsed import Mention, ParsedText
from kg.model.claim import Claim, EntityRef, Filler, Situation, SituationRef, Words
from kg.model.entity import EntityKind
from kg.model.ontology import FlatType, Vocabulary

Signs = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Account:
    """What one document tells, as far as the signs of its claims rest on it.

    ``told`` counts claims by situation, by class and by number of sentence; ``named`` mentions by entity.
    """

    text: ParsedText
    situations: Mapping[str, Situation]
    entities: Entities
    vocabulary: Vocabulary
    rated: Reliability
    told: Counter[tuple[str, str]]
    mentions: Mapping[int, Sequence[Mention]]
    named: Counter[str]


def account(claims: Iterable[Claim], situations: Mapping[str, Situation], entities: Entities, text: ParsedText) -> Account:
    """The account of a document whose claims are about ``situations``."""
    told: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        keys = ("situation", claim.situation), ("class", situations[claim.situation].cls), ("sentence", _sentence(claim))
        told.update(keys)
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for mention in entities.referents.mentions:
        mentions[mention.sentence].append(mention)
    named = Counter(entity for mention in entities.referents.mentions for entity in mention.entities)
    vocabulary = entities.vocabulary
    return Account(text, situations, entities, vocabulary, reliability(vocabulary), told, mentions, named)


def signs(claim: Claim, draft: Draft, of: Account) -> Signs:
    """The signs of a claim that a draft made, by name, most of them from 0 to 2; none for a class without a place in the flat table."""
    situation = of.situations[claim.situation]
    flat = of.vocabulary.classes[situation.cls].flat
    if flat is None:
        return {}
    found = dict.fromkeys(_kinds(claim, situation, flat, draft), 1.0)
    found |= _told(claim, situation, draft, of) | _trigger(draft)
    for column, role in (("subject", flat.subject), ("object", flat.object), ("other", flat.other)):
        fillers = situation.fillers(role) if role else ()
        found |= {f"{column} {name}": value for name, value in _column(fillers, flat, draft, of)}
    return {name: round(value, 4) for name, value in found.items() if value}


def _sentence(claim: Claim) -> str:
    return str(min(claim.quotes).sentence) if claim.quotes else ""


def _kinds(claim: Claim, situation: Situation, flat: FlatType, draft: Draft) -> Iterator[str]:
    """What is so or not so: class, the three axes, holder, stage, and how the trigger stands in its sentence."""
    yield f"class={situation.cls}"
    yield f"modality={claim.modality}"
    yield f"modality={claim.modality} of {flat.type}"
    yield f"polarity={claim.polarity}"
    yield f"certainty={claim.certainty}"
    yield f"holder={claim.holder.partition(':')[0] or 'document'}"
    yield f"stage={situation.stage or 'none'}"
    trigger = draft.trigger
    yield f"word={trigger.tag_}"
    yield f"place={trigger.dep_}"
    yield f"place of head={trigger.head.dep_}"


def _told(claim: Claim, situation: Situation, draft: Draft, of: Account) -> dict[str, float]:
    """Where in the document it is told, and what is told beside it."""
    quote = min(claim.quotes)
    number = draft.sentence.number
    share = of.rated.share(situation.cls, claim.frame)
    inside = any(quotation.span.contains(quote.span) for quotation in of.entities.referents.quotations)
    return {
        "doubt": 1 - min(float(claim.confidence / share), 1.0) if share else 1.0,
        "dated": float(bool(draft.times)),
        "told again": min(of.told["situation", claim.situation], 4) / 4,
        "told of class": min(of.told["class", situation.cls], 8) / 8,
        "told in sentence": min(of.told["sentence", _sentence(claim)], 6) / 6,
        "length of quote": min(len(quote.exact) / 200, 2.0),
        "length of sentence": min(len(draft.sentence.parse) / 40, 2.0),
        "headline": float(number == 0),
        "opening": float(number in (1, 2)),
        "place in text": number / max(1, len(of.text.sentences)),
        "quoted": float(inside),
        "question": float(draft.sentence.span.of(of.text.document.text).rstrip(" \"”'’").endswith("?")),
    }


def _trigger(draft: Draft) -> dict[str, float]:
    """How deep the trigger stands, and how much of the sentence its rule took in."""
    return {
        "depth": min(_depth(draft.trigger), 8) / 4,
        "words taken": min(len(draft.tokens), 8) / 4,
        "unfilled": min(len(draft.unfilled), 2) / 1.0,
        "score": min(draft.score[0], 6) / 3 if draft.score else 0.0,
    }


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _column(fillers: Sequence[Filler], flat: FlatType, draft: Draft, of: Account) -> Iterator[tuple[str, float]]:
    """What fills one column of the flat table, and how it stands to the trigger."""
    yield "several", float(len(fillers) > 1)
    if not fillers:
        yield "none", 1.0
        return
    kind, name = _kind(fillers[0], of), _name(fillers[0], of)
    yield f"is {kind}", 1.0
    yield f"is {kind} of {flat.type}", 1.0
    yield "words", min(len(name.split()), 10) / 5
    if kind == EntityKind.PERSON and isinstance(fillers[0], EntityRef):
        yield "surname alone", float(len(name.split()) == 1)
        yield "mentions", log1p(of.named[fillers[0].id]) / 2
    mention = _nearest(fillers, draft, of)
    if mention is None:
        yield "not in sentence", 1.0
        return
    head = draft.sentence.parse.doc[mention.head]
    yield f"told by {mention.form}", 1.0
    yield f"told as {head.pos_}", 1.0
    yield "sure", mention.confidence
    yield "distance", min(abs(mention.head - draft.trigger.i), 20) / 10
    yield "steps", min(_steps(draft.trigger, head), 6) / 3
    yield "before", float(mention.head < draft.trigger.i)
    yield "of a group", float(len(mention.entities) > 1)


def _nearest(fillers: Sequence[Filler], draft: Draft, of: Account) -> Mention | None:
    """The mention of one of the fillers that stands nearest to the trigger in its sentence."""
    wanted = {filler.id for filler in fillers if isinstance(filler, EntityRef)}
    inside = range(draft.sentence.parse.start, draft.sentence.parse.end)
    near = [m for m in of.mentions.get(draft.sentence.number, ()) if wanted.intersection(m.entities) and m.head in inside]
    return min(near, key=lambda m: (abs(m.head - draft.trigger.i), m.head), default=None)


def _steps(one: Token, other: Token) -> int:
    """How many arcs of the parse lie between two words of a sentence."""
    above = [one.i, *(token.i for token in one.ancestors)]
    way = [other.i, *(token.i for token in other.ancestors)]
    return next((above.index(i) + n for n, i in enumerate(way) if i in above), len(above) + len(way))


def _kind(filler: Filler, of: Account) -> str:
    if isinstance(filler, EntityRef):
        known = of.entities.get(filler.id)
        return known.kind.value if known else "unknown"
    return "situation" if isinstance(filler, SituationRef) else "words" if isinstance(filler, Words) else "term"


def _name(filler: Filler, of: Account) -> str:
    if isinstance(filler, EntityRef):
        known = of.entities.get(filler.id)
        return known.name if known else ""
    return filler.text if isinstance(filler, Words) else ""
