"""Verdicts: who says of somebody or of a doing that it is a disgrace, or not fit for its place, comes out against it.

The words are those of frames that leave a role to the speaker; what a frame negates must be denied by the text ("*not* qualified").
A frame that alleges makes an accuser of the speaker, and of who denies it one who answers the accusation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.accusers import victims
from kg.extract.attribution import attributed, saying
from kg.extract.drafts import Draft, fill_match, situation_id
from kg.extract.fillers import Entities, Filling
from kg.extract.frames import Match
from kg.extract.parsed import Referents, Sentence, Stance
from kg.extract.wording import deed
from kg.model.claim import EntityRef, Words
from kg.model.ontology import Frame, Vocabulary

StanceOf = Callable[[Frame, Sentence, Token], Stance]


def verdicts(matches: list[Match], vocabulary: Vocabulary, filling: Filling, stance_of: StanceOf, referents: Referents) -> Iterator[Draft]:
    """What the speakers of the verdicts among ``matches`` do by speaking them; each speaker is known and speaks of another."""
    for match in matches:
        if _is_beside(match.trigger):
            continue
        draft = fill_match(match, vocabulary.classes[match.frame.evokes], filling, filling.entities)
        if draft is None:
            continue
        stance = attributed(
            stance_of(match.frame, match.sentence, match.trigger), match.sentence, match.trigger, referents, filling.entities
        )
        draft.tokens = (*draft.tokens, *saying(match.sentence, stance))
        if match.frame.modality == "Alleged":
            if not _is_accusing(stance, draft, filling.entities):
                continue
            _accuse(match, draft, stance, filling)
        elif _is_spoken(match.frame, stance, draft, filling.entities):
            draft.roles = tuple(sorted({*draft.roles, (match.frame.speaker, EntityRef(stance.holder))}, key=str))
            draft.stance = Stance("Actual", "Affirmed", "Certain", "")
        else:
            continue
        draft.id = situation_id(draft.cls, draft.roles, draft.stage, f"{match.sentence.range_of(match.trigger).start}")
        yield draft


def _is_beside(word: Token) -> bool:
    """Whether somebody is called so only beside the point ("*corrupt* Smith", "such unfounded and *unfair* attacks")."""
    first = word.head if word.dep_ == "conj" else word
    return first.dep_ in {"amod", "compound"}


def _is_spoken(frame: Frame, stance: Stance, draft: Draft, entities: Entities) -> bool:
    """Whether somebody known says of another what the frame reads, and means it."""
    if not stance.holder or stance.modality != "Actual" or not entities.fits(stance.holder, ("Person", "Party", "Collective")):
        return False
    wanted = {"Negated", "Open"} if frame.polarity == "Negated" else {"Affirmed"}
    return stance.polarity in wanted and all(filler != EntityRef(stance.holder) for _, filler in draft.roles)


def _is_accusing(stance: Stance, draft: Draft, entities: Entities) -> bool:
    """Whether somebody known says of another that he or she did it, or denies it of anybody; "accused of *lying*" is told by its verb."""
    if not stance.holder or not entities.fits(stance.holder, _ACCUSERS) or draft.trigger.dep_ == "pcomp":
        return False
    himself = EntityRef(stance.holder) in draft.fillers("target")
    if stance.polarity == "Negated":
        return stance.modality in {"Actual", "Alleged"} and (himself or stance.modality == "Actual")
    return stance.modality in {"Actual", "Alleged"} and stance.polarity == "Affirmed" and not himself


def _accuse(match: Match, draft: Draft, stance: Stance, filling: Filling) -> None:
    """Make of a draft the accusation by who says it, or the denial of it, of what its own words tell."""
    roles = set(draft.roles)
    if stance.polarity == "Affirmed":
        roles.add((match.frame.speaker, EntityRef(stance.holder)))
    else:
        role = draft.cls.role(match.frame.speaker)
        told = [f for v in victims(match.trigger) for f in (filling.fill(role, match.sentence, v, plain=False) if role else ())]
        roles |= {(match.frame.speaker, f) for f in told if isinstance(f, EntityRef) and f.id != stance.holder}
    words = deed(match.sentence, match.trigger, filling.entities.document)
    if not draft.fillers("matter") and words:
        roles.add(("matter", Words(words)))
    draft.roles = tuple(sorted(roles, key=str))
    draft.stance = replace(stance, modality="Alleged", certainty="Unspecified", condition=-1)


_ACCUSERS = ("Person", "Organization", "Collective", "AnonymousSource")
