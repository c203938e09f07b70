"""The default extractor: rules read from the ontology over a dependency parse. Pure in the document, the vocabulary and the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from kg.extract.begun import begun
from kg.extract.bounds_by_default import bounded, limits_of
from kg.extract.claims import Reader
from kg.extract.completion import without_races_left
from kg.extract.contests_decided import votes_of_states
from kg.extract.designated import designated
from kg.extract.drafts import Draft
from kg.extract.fillers import Entities
from kg.extract.frames import FrameIndex, index
from kg.extract.headships import told_once
from kg.extract.joining import (
    dated_apart,
    dated_as_real,
    join_situations,
    one_claim_each,
    real_first,
    renamed,
    renamed_claim,
    resolved_words,
    situation_of,
)
from kg.extract.labels import label
from kg.extract.language import load_model
from kg.extract.lasting import lasting
from kg.extract.lexicon import lexicon
from kg.extract.likelihood import weighed
from kg.extract.mending import mend
from kg.extract.modality import Climber
from kg.extract.nesting import Nest
from kg.extract.offices_told import with_offices
from kg.extract.parsed import ParsedText, Referents
from kg.extract.people_nouns import people_nouns
from kg.extract.referents import referents
from kg.extract.roles import role_readings
from kg.extract.scene_dates import on_days_of_scenes
from kg.extract.sentences import parse
from kg.extract.sequence import in_sequence, orders
from kg.extract.signs import Account, account
from kg.extract.stand_ins import StandIns
from kg.extract.standings import People, held_offices
from kg.extract.unsure import still_told
from kg.model.claim import Claim, EntityRef, Reading, Situation
from kg.model.document import SourceDocument
from kg.model.entity import LocalEntity, PersonMention
from kg.model.ontology import Vocabulary

#: titles of those whose name before "probe" says who leads it
_INVESTIGATES = re.compile(r"counsel|prosecutor|inspector|investigator|auditor|comptroller|district-attorney|judge|coroner")
#: titles of those who are appointed for one probe alone
_SPECIAL = re.compile(r"(?:special|independent)-(?:counsel|prosecutor)")

Extractor = Callable[[SourceDocument], Reading]


def extractor(vocabulary: Vocabulary, model: str | None = None) -> Extractor:
    """A function from a document to what it says; the model is loaded at the first document."""
    frames = index(vocabulary)

    def extract(document: SourceDocument) -> Reading:
        return read(parse(document, load_model(model), vocabulary), vocabulary, frames)

    return extract


@dataclass(frozen=True, slots=True)
class Told:
    """What the rules make of one parsed document before the unsure is left out.

    ``claims`` are told once each, with the confidence of their rules; ``behind`` leads from those that a frame made to their drafts.
    ``names`` leads from ids of situations that were given up to those that stand for them.
    """

    claims: tuple[Claim, ...]
    situations: Mapping[str, Situation]
    drafts: tuple[Draft, ...]
    behind: Mapping[str, Draft]
    names: Mapping[str, str]
    entities: Entities
    of: Account


def read(text: ParsedText, vocabulary: Vocabulary, frames: FrameIndex) -> Reading:
    """What a parsed document says; a claim is left out where the share of its rule is too low, and as sure as its signs are."""
    found = told(text, vocabulary, frames)
    return settled(found, weighed(found.of.rated.sure_enough(found.claims), found.behind, found.of))


def told(text: ParsedText, vocabulary: Vocabulary, frames: FrameIndex) -> Told:
    """All claims that the rules make of a parsed document, however unsure."""
    mend(text, frames)
    found = referents(text, vocabulary)
    entities = Entities(text.document, vocabulary, found, StandIns(text, lexicon(vocabulary), people_nouns(vocabulary)))
    stances_of = climber(vocabulary, frames, entities)
    roles = role_readings(text, found, vocabulary, stances_of.stance)
    roles = (*roles, *lasting(text, roles))
    held = [situation for situation, _ in roles]
    reader = Reader(text, found, vocabulary, frames, entities, stances_of, _people(held, entities))
    entities.investigators = _investigators(held, text, found, frames)
    entities.special = frozenset(person for person, posts in _posts(held).items() if any(_SPECIAL.search(post) for post in posts))
    drafts = dated_apart(_nested(with_offices(told_once(without_races_left(reader.drafts()), roles), roles), reader, held))
    drafts = on_days_of_scenes(drafts, text, found)
    drafts += designated(drafts, held, vocabulary.classes.get("Tenure"), entities)
    drafted = [situation_of(draft) for draft in real_first(dated_as_real(drafts))]
    claims = [reader.claim(draft) for draft in drafts]
    votes = votes_of_states({**found.entities, **entities.made}.values())
    kept, names = join_situations([*held, *drafted], vocabulary, _ahead(drafts), votes)
    once_each = one_claim_each(renamed_claim(claim, names) for claim in [*(c for _, c in roles), *claims])
    situations = {s: renamed(kept[s], names) for s in kept}
    of = account(once_each, situations, entities, text)
    return Told(once_each, situations, tuple(drafts), _behind(claims, drafts), names, entities, of)


def _behind(claims: Iterable[Claim], drafts: Iterable[Draft]) -> dict[str, Draft]:
    """Claim -> its draft; of several that make one claim in one sentence the surest, of these the first: the one that is kept."""
    surest_first = sorted(zip(claims, drafts, strict=True), key=lambda pair: -pair[0].confidence)
    return {claim.id: draft for claim, draft in reversed(surest_first)}


def settled(found: Told, said: tuple[Claim, ...]) -> Reading:
    """The reading of a document of whose claims these are said."""
    entities, text = found.entities, found.of.text
    vocabulary, day = entities.vocabulary, text.document.published
    tellings = still_told(found.situations, found.claims, said)
    joined = resolved_words(tellings, {**entities.referents.entities, **entities.made}, vocabulary)
    situations = bounded(joined, said, vocabulary.classes, _parts(vocabulary), day, limits_of(found.drafts, found.names))
    pairs = [(found.names.get(earlier, earlier), found.names.get(later, later)) for earlier, later in orders(found.drafts)]
    return reading(text, in_sequence(begun(situations, said), said, pairs, day), said, entities, vocabulary)


def _nested(drafts: list[Draft], reader: Reader, told: Iterable[Situation]) -> list[Draft]:
    """The drafts with words for the situations in them that are told no more."""
    nest = Nest(frozenset({draft.id for draft in drafts} | {situation.id for situation in told}), {}, {}, reader.told_words)
    found = [replace(draft, roles=nest.roles(draft)) for draft in drafts]
    return [draft for draft in found if draft.roles]


def _ahead(drafts: Iterable[Draft]) -> frozenset[str]:
    """Events that the drafts tell only as planned, expected or possible."""
    drafts = list(drafts)
    real = {draft.id for draft in drafts if draft.stance.modality not in _TO_COME}
    return frozenset(draft.id for draft in drafts if draft.cls.is_event) - real


_TO_COME = frozenset({"Planned", "Predicted", "Conditional"})


def _parts(vocabulary: Vocabulary) -> dict[str, str]:
    """Frame -> its part of speech."""
    return {frame.id: frame.part_of_speech for frame in vocabulary.frames()}


def _parties(situations: Iterable[Situation]) -> dict[str, str]:
    """Person -> party, for everyone whose party the document tells."""
    told: dict[str, str] = {}
    for situation in situations:
        for member in situation.fillers("member") if situation.cls == "PartyAffiliation" else ():
            for party in situation.fillers("organization"):
                if isinstance(member, EntityRef) and isinstance(party, EntityRef):
                    told.setdefault(member.id, party.id)
    return told


def _posts(situations: Iterable[Situation]) -> dict[str, set[str]]:
    """Person -> ids of the posts that the document tells of."""
    posts: dict[str, set[str]] = {}
    for situation in situations:
        for member in situation.fillers("member") if situation.cls == "Tenure" else ():
            for post in situation.fillers("post"):
                if isinstance(member, EntityRef) and isinstance(post, EntityRef):
                    posts.setdefault(member.id, set()).add(post.id)
    return posts


def _investigators(situations: Iterable[Situation], text: ParsedText, found: Referents, frames: FrameIndex) -> frozenset[str]:
    """People whose post is there to investigate, or whose investigation the document speaks of."""
    titled = {person for person, held in _posts(situations).items() if any(_INVESTIGATES.search(post) for post in held)}
    owners = [
        (sentence, token)
        for sentence in text.sentences
        for token in sentence.parse
        if token.dep_ == "poss" and any(f.evokes == "Investigation" for f in frames.single.get(("noun", token.head.lemma_.lower()), ()))
        if not any(c.dep_ == "compound" and c.tag_ == "NN" and c.lower_ != "impeachment" for c in token.head.children)
    ]
    named = {e for sentence, token in owners if (mention := found.of(sentence, token)) for e in mention.entities}
    return frozenset(titled | named)


def _people(situations: Iterable[Situation], entities: Entities) -> People:
    """What the roles in the text tell of people, as far as their candidacies rest on it."""
    told = list(situations)
    offices = held_offices(told, {**entities.referents.entities, **entities.made}, entities.stand_ins.lexicon)
    return People(_parties(told), offices, entities.document.published, entities.at)


def climber(vocabulary: Vocabulary, frames: FrameIndex, entities: Entities) -> Climber:
    """The reader of stances for one document."""
    return Climber(frames, _lemmas(vocabulary, "NegativeWord"), _lemmas(vocabulary, "Occurrence"), entities.holder)


def _lemmas(vocabulary: Vocabulary, kind: str) -> frozenset[str]:
    return frozenset(lemma for entry in vocabulary.lexicons.get(kind, ()) for lemma in entry.get("lemma", ()))


def reading(
    text: ParsedText, situations: Mapping[str, Situation], claims: tuple[Claim, ...], entities: Entities, vocabulary: Vocabulary
) -> Reading:
    """The reading with labels on its situations and only the entities that something in it names."""
    known: dict[str, LocalEntity] = {**entities.referents.entities, **entities.made}
    claims = tuple(claim for claim in claims if claim.situation in situations)
    labelled = {s.id: replace(s, label=s.label or label(s, vocabulary.classes[s.cls], known, situations)) for s in situations.values()}
    named = {filler.id for s in labelled.values() for _, filler in s.roles if isinstance(filler, EntityRef)}
    named |= {claim.holder for claim in claims}
    written = {*(PersonMention(name.span, name.entity) for name in text.names), *text.beside}
    mentions = tuple(sorted(mention for mention in written if mention.entity in known))
    return Reading(
        document=text.document,
        entities=tuple(known[name] for name in sorted(named & known.keys())),
        situations=tuple(labelled[name] for name in sorted(labelled)),
        claims=claims,
        mentions=mentions,
        bystanders=tuple(known[name] for name in sorted({mention.entity for mention in mentions} - named)),
    )
