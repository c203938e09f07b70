"""Accepted proposals as the reading of a document: the same ids, times and labels as the rules would give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from kg.extract.attach_dates import attach, dates_in
from kg.extract.bounds_by_default import bounded, limits_of
from kg.extract.clauses import is_verb
from kg.extract.confidence import confidence
from kg.extract.drafts import Draft, situation_id
from kg.extract.frames import FrameIndex
from kg.extract.joining import join_situations, one_claim_each, renamed, renamed_claim, situation_of
from kg.extract.mending import mend
from kg.extract.parsed import ParsedText
from kg.extract.proposals.gates import Accepted, Gate, Refused
from kg.extract.proposals.places import line_of
from kg.extract.proposals.proposal import Proposal
from kg.extract.proposals.scenery import Scenery, scenery_of
from kg.extract.rows import single_rows
from kg.extract.rules import reading
from kg.model.claim import Certainty, Claim, Filler, Modality, Polarity, Reading, SituationRef
from kg.model.finding import Finding, Severity
from kg.model.iri import key_hash
from kg.model.ontology import Vocabulary
from kg.model.span import Place, Span

#: taken off a claim in whose quote the rules know no word for its class; set by eye, no model has been measured
#: of what a model proposes and the rules let pass; an estimate, no model was at hand to measure it
_PROPOSED = Decimal("0.85")
_UNSECONDED = Decimal("0.70")


def reading_of(text: ParsedText, proposals: Iterable[Proposal], vocabulary: Vocabulary, frames: FrameIndex, *, source: str) -> Reading:
    """What a document says as far as the proposals say so and pass the gates; the others are findings."""
    mend(text, frames)
    scenery = scenery_of(text, vocabulary, frames)
    gate = Gate(scenery, source)
    findings: list[Finding] = []
    accepted: list[Accepted] = []
    proposals_by: dict[int, Proposal] = {}
    for proposal in proposals:
        try:
            passed = gate.judge(proposal)
        except Refused as refused:
            findings.append(gate.finding(proposal, refused))
            continue
        accepted.append(passed)
        proposals_by[id(passed)] = proposal
        findings.extend(_lowered(passed, scenery, source))
    nested, hollow = _nested(_dated(accepted, scenery), vocabulary)
    findings.extend(gate.finding(proposals_by[id(one)], Refused("KG0512", _HOLLOW, one.quote)) for one in hollow)
    rows = [(row, passed) for passed in nested for row in _rows(passed)]
    return replace(_assembled(rows, scenery), findings=tuple(findings))


_HOLLOW = "what it is about is itself an event or a state, and no accepted claim tells of that"


def _lowered(passed: Accepted, scenery: Scenery, source: str) -> list[Finding]:
    if not passed.lowered:
        return []
    message = f"a {passed.draft.cls.name} that {source} proposes is taken down: {', '.join(passed.lowered)}"
    place = Place(scenery.document.path, line_of(scenery.document, passed.quote.start))
    return [Finding("KG0514", message, place, severity=Severity.INFO, excerpt=" ".join(passed.quote.of(scenery.document.text).split()))]


def _dated(accepted: Sequence[Accepted], scenery: Scenery) -> list[Accepted]:
    """The accepted with the dates that their sentences give them, those inside others first."""
    for sentence in scenery.text.sentences:
        own = [passed.draft for passed in accepted if passed.draft.sentence is sentence]
        if own:
            attach(own, sentence, dates_in(sentence, scenery.document.text, scenery.document.published))
    return sorted(accepted, key=lambda one: (one.quote.end - one.quote.start, one.quote, one.draft.cls.name, str(one.draft.roles)))


def _nested(accepted: Sequence[Accepted], vocabulary: Vocabulary) -> tuple[list[Accepted], list[Accepted]]:
    """The accepted under their ids, and those that lack what they are about.

    Words that tell of another accepted one are led to it, where the role takes situations.
    """
    done: list[Accepted] = []
    hollow: list[Accepted] = []
    for passed in accepted:
        draft = passed.draft
        roles = {
            (name, filler)
            for name, ground in passed.grounds
            for filler in _told_there(passed, name, ground.at, done, vocabulary) or ground.fillers
        }
        draft.roles = tuple(sorted(roles, key=str))
        if all(draft.fillers(role.name) for role in draft.cls.roles if role.defining):
            draft.id = situation_id(draft.cls, draft.roles, draft.stage, f"{passed.quote.start}")
            done.append(passed)
        else:
            hollow.append(passed)
    return done, hollow


def _told_there(passed: Accepted, role_name: str, at: Span | None, done: Iterable[Accepted], vocabulary: Vocabulary) -> tuple[Filler, ...]:
    """The situation that words of a role tell of: of several the one whose word governs those of the others."""
    role = passed.draft.cls.role(role_name)
    if at is None or role is None:
        return ()
    inside = [
        other.draft
        for other in done
        if any(vocabulary.is_a(name, "Situation") and vocabulary.is_a(other.draft.cls.name, name) for name in role.ranges)
        and other.draft.trigger != passed.draft.trigger
        and at.contains(other.draft.sentence.range_of(other.draft.trigger))
    ]
    inside.sort(key=lambda draft: (len(list(draft.trigger.ancestors)), draft.trigger.i, draft.id))
    return (SituationRef(inside[0].id),) if inside else ()


def _rows(passed: Accepted) -> list[Draft]:
    """The draft with one filler in each column of the flat table, as the rules tell it."""
    rows = single_rows(passed.draft)
    for row in rows if len(rows) > 1 else ():
        row.id = situation_id(row.cls, row.roles, row.stage, f"{passed.quote.start}")
    return rows


def _assembled(rows: Sequence[tuple[Draft, Accepted]], scenery: Scenery) -> Reading:
    """The reading that accepted drafts make."""
    vocabulary, day = scenery.vocabulary, scenery.document.published
    drafts = [draft for draft, _ in rows]
    kept, names = join_situations([situation_of(draft) for draft in drafts], vocabulary)
    joined = {name: renamed(kept[name], names) for name in kept}
    claims = [(draft, renamed_claim(_claim(draft, passed, scenery), names)) for draft, passed in rows]
    verbal = [claim for draft, claim in claims if is_verb(draft.trigger)]
    parts = {claim.frame: "verb" for claim in verbal}
    situations = bounded(joined, verbal, vocabulary.classes, parts, day, limits_of(drafts, names))
    return reading(scenery.text, situations, one_claim_each(claim for _, claim in claims), scenery.entities, vocabulary)


def _claim(draft: Draft, passed: Accepted, scenery: Scenery) -> Claim:
    stance, document = draft.stance, scenery.document
    key = key_hash(draft.id, stance.modality, stance.polarity, stance.certainty, stance.holder, str(draft.sentence.number))
    sure = confidence(_PROPOSED, draft.certainty_of_mentions, headline=draft.sentence.number == 0)
    return Claim(
        id=f"{document.slug}_{key}",
        situation=draft.id,
        modality=Modality(stance.modality),
        polarity=Polarity(stance.polarity),
        certainty=Certainty(stance.certainty),
        holder=stance.holder,
        quotes=(draft.sentence.quote(passed.quote, document),),
        confidence=sure if passed.seconded else (sure * _UNSECONDED).quantize(Decimal("0.01")),
        frame=draft.frame,
        origin=document.slug,
    )
