"""Claims of one document: drafts from its frames, joined into situations, each said by somebody on exact words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from spacy.tokens import Token

from kg.extract.accusations import alleged, answered, denied
from kg.extract.accusers import accused_by_victims
from kg.extract.ahead import ahead, is_over, is_underway, lies_ahead, own_plan
from kg.extract.asides import ages, done, told_by
from kg.extract.attach_dates import attach, dates_in
from kg.extract.attribution import as_said, attributed
from kg.extract.axes import of_frame
from kg.extract.carried_out import carried_out
from kg.extract.clauses import is_verb
from kg.extract.completion import by_one_official, lacks_a_side, with_matters, without_echoes, without_nothings
from kg.extract.conditions import condition_of, is_purpose
from kg.extract.confidence import confidence, reliability
from kg.extract.consequences import links
from kg.extract.contests_beside import with_candidate_meant
from kg.extract.contests_told import with_contests
from kg.extract.demands import called_for, demanded, demands
from kg.extract.drafts import Draft, fill_match, situation_id
from kg.extract.evidence import evidence
from kg.extract.fillers import Entities, Filling
from kg.extract.frames import FrameIndex, Match, matches, part_of_speech
from kg.extract.judges import held, judge
from kg.extract.modality import Climber
from kg.extract.nesting import Nest
from kg.extract.opponents import opponents
from kg.extract.oversight import overseen
from kg.extract.parsed import ParsedText, Referents, Sentence, Stance
from kg.extract.pointing import pointed
from kg.extract.probes import told_fully, words_for
from kg.extract.results import is_aim, is_done, unreal
from kg.extract.rows import single_rows
from kg.extract.shared_dates import dated_clauses, limit, share
from kg.extract.standings import People
from kg.extract.told_elsewhere import as_elsewhere
from kg.extract.undertakings import undertaken
from kg.extract.verdicts import verdicts
from kg.extract.whose import of_the_accused
from kg.extract.wording import words_of
from kg.model.claim import Certainty, Claim, EntityRef, Filler, Modality, Polarity
from kg.model.iri import key_hash
from kg.model.ontology import Frame, Vocabulary


@dataclass(slots=True)
class Reader:
    """Reads the situations of one document off its parse; ``draft_at`` answers what a token evokes, each token once."""

    text: ParsedText
    referents: Referents
    vocabulary: Vocabulary
    frames: FrameIndex
    entities: Entities
    climber: Climber
    people: People
    _matches: dict[tuple[int, int], list[Match]] = field(default_factory=dict)
    _drafts: dict[tuple[int, int], Draft | None] = field(default_factory=dict)
    _open: set[tuple[int, int]] = field(default_factory=set)
    _spoken: dict[int, list[Match]] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)
    _split: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def drafts(self) -> list[Draft]:
        """All drafts of the document in text order, with stance and times, one filler per column of the flat table."""
        for sentence in self.text.sentences:
            for match in matches(sentence, self.frames):
                if match.frame.speaker:
                    self._spoken.setdefault(sentence.number, []).append(match)
                    continue
                self._matches.setdefault((sentence.number, match.trigger.i), []).append(match)
        found: list[Draft] = []
        for sentence in self.text.sentences:
            own = [draft for token in sentence.parse if (draft := self.draft_at(sentence, token))]
            dates = dates_in(sentence, self.text.document.text, self.text.document.published)
            attach(own, sentence, dates)
            share(own, sentence, dates)
            rows = [row for draft in own for row in self._finished(draft)]
            limit(rows, dated_clauses(sentence, dates), self.text.document.published)
            rows = overseen(sentence, rows, found, self.vocabulary.classes.get("Investigation"), self.entities, self.frames)
            found.extend(rows)
            found.extend(self._accusations(sentence, found))
            found.extend(self._verdicts(sentence, found))
            found.extend(self._demands(sentence, own))
            found.extend(link for row in rows for link in self._links(row))
            found.extend(more for row in rows for more in (done(sentence, row), demanded(row, self._is_told, self.entities)) if more)
        found.extend(ages(self.text, self.entities, self.vocabulary))
        found.extend(list(opponents(found, self.vocabulary.classes.get("Candidacy"), self.entities.at)))
        told = of_the_accused(by_one_official(with_matters(self._pointed(found))))
        fuller = told_fully(told, partial(words_for, drafts=tuple(told)), self.entities)
        return self._completed(without_nothings(without_echoes(as_elsewhere(fuller))))

    def _accusations(self, sentence: Sentence, told: list[Draft]) -> list[Draft]:
        cls = self.vocabulary.classes.get("Charge")
        if cls is None:
            return []
        made = list(alleged(sentence, told, cls, self.entities, self.frames))
        made += accused_by_victims(sentence, [*told, *made], cls, self.entities, self.frames)
        made += answered(sentence, told, cls, self.entities, self.frames)
        return [*made, *denied(sentence, [*told, *made], cls, self.entities, self.frames)]

    def _verdicts(self, sentence: Sentence, told: list[Draft]) -> Iterator[Draft]:
        charged = {token.i for draft in told if draft.sentence is sentence and draft.cls.name == "Charge" for token in draft.tokens}
        spoken = [m for m in self._spoken.get(sentence.number, []) if m.frame.evokes != "Charge" or m.trigger.i not in charged]
        yield from verdicts(spoken, self.vocabulary, self._filling(), self.climber.stance_of, self.referents)

    def _demands(self, sentence: Sentence, told: list[Draft]) -> Iterator[Draft]:
        def spoken(verb: Token) -> Stance:
            return as_said(self.climber.stance(sentence, verb), sentence, verb, self.referents, self.entities)

        yield from demands(sentence, {draft.trigger.i for draft in told}, self._filling(), spoken)

    def _filling(self) -> Filling:
        return Filling(self.entities, self.situation_near, self.agents_of, self.pair_before)

    def _pointed(self, drafts: list[Draft]) -> list[Draft]:
        return pointed(drafts, {**self.referents.entities, **self.entities.made}, self.vocabulary)

    def _links(self, draft: Draft) -> Iterator[Draft]:
        matches = self._matches.get((draft.sentence.number, draft.trigger.i), ())
        yield from links(draft, matches, self.vocabulary.classes["CausalLink"], self.situation_near)

    def _is_told(self, situation: str) -> bool:
        return any(draft is not None and draft.id == situation for draft in self._drafts.values())

    def _completed(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts with what the rest of the document says, under the ids that follow from it."""
        entities = {**self.referents.entities, **self.entities.made}
        candidacy = self.vocabulary.classes.get("Candidacy")
        found, contests = with_contests(drafts, entities, self.referents.mentions, self.people, candidacy)
        for contest in contests:
            self.entities.add(contest)
        moved: dict[str, str] = {}
        for draft in found:
            new = situation_id(draft.cls, draft.roles, draft.stage, f"{draft.sentence.span.start}")
            if (draft.cls.role("contest") or draft.cls.role("matter")) and draft.cls.identifying and new != draft.id:
                moved[draft.id] = new
                draft.id = new
        nest = Nest(frozenset(draft.id for draft in found), moved, self._split, self.told_words)
        for draft in found:
            draft.roles = nest.roles(draft)
        self._ids = moved
        return [draft for draft in found if draft.roles and not lacks_a_side(draft)]

    def draft_at(self, sentence: Sentence, token: Token) -> Draft | None:
        """The best draft that ``token`` evokes, or nothing."""
        key = sentence.number, token.i
        if key in self._drafts or key in self._open or key not in self._matches:
            return self._drafts.get(key)
        self._open.add(key)
        draft = self._best(self._matches.get(key, []))
        self._open.discard(key)
        self._drafts[key] = draft
        return draft

    def situation_at(self, sentence: Sentence, token: Token) -> str:
        """The id of the situation that ``token`` evokes; empty when it evokes none."""
        draft = self.draft_at(sentence, token)
        return draft.id if draft else ""

    def agents_of(self, situation: str) -> tuple[Filler, ...]:
        """Who does what a situation of this id is, as far as it has been read."""
        found = next((d for d in self._drafts.values() if d is not None and d.id == situation), None)
        role = next((r for r in ("agent", "candidate", "member") if found and found.fillers(r)), "")
        return found.fillers(role) if found else ()

    def pair_before(self, sentence: Sentence) -> tuple[Filler, ...]:
        """The two people between whom the sentence before tells of something first."""
        told = [d for (number, _), d in sorted(self._drafts.items()) if d is not None and number == sentence.number - 1]
        pairs = [[f for f in dict(d.roles).values() if isinstance(f, EntityRef) and self.entities.fits(f.id, ("Person",))] for d in told]
        return next((tuple(people) for people in pairs if len(people) == 2), ())

    def situation_near(self, sentence: Sentence, token: Token) -> str:
        """The situation that ``token`` or its predicate evokes, or that its words only wrap: "allegations that …", "the decision to …"."""
        own = next((found for one in told_by(sentence, token) if (found := self.situation_at(sentence, one))), "")
        if own or not self.frames.operators.get((part_of_speech(token), token.lemma_.lower())):
            return own
        inner = [c for c in token.children if c.dep_ in {"acl", "ccomp", "xcomp"}]
        inner += [
            o
            for p in token.children
            if p.dep_ == "prep" and p.lower_ in {"of", "for", "about"}
            for o in p.children
            if o.dep_ in {"pobj", "pcomp"}
        ]
        return next((found for node in inner if (found := self.situation_at(sentence, node))), "")

    def _best(self, candidates: Sequence[Match]) -> Draft | None:
        filling = self._filling()
        found = [d for match in candidates if (d := fill_match(match, self.vocabulary.classes[match.frame.evokes], filling, self.entities))]
        if not found:
            return None
        best = with_candidate_meant(max(found, key=lambda draft: (draft.score, draft.frame)), self.draft_at)
        quote = evidence(best, self.text.document, self.referents)
        if best.trigger.pos_ in {"NOUN", "PROPN"} and "self" not in self._frame(best).functions:  # "the nominee" names who, not what
            best.words = words_of(best.sentence, best.trigger, self.text.document)[0]
        elif is_verb(best.trigger) and best.trigger.dep_ in _COMPLEMENTS:
            told = words_of(best.sentence, best.trigger, self.text.document)[0]
            best.words = told if 2 < len(told.split()) <= _LONGEST_TOLD else ""
        best.id = situation_id(best.cls, best.roles, best.stage, f"{quote.span.start}")
        return best

    def _finished(self, draft: Draft) -> list[Draft]:
        frame = self._frame(draft)
        told = undertaken(draft.trigger, draft.cls.name, self.vocabulary)
        read = self.climber.stance_of(frame, draft.sentence, told)
        undenied = (frame.modality, frame.polarity, read.polarity) == ("Alleged", "Negated", "Negated")  # "did not deny any wrongdoing"
        if read.moot or undenied or (draft.cls.is_event and self._is_mere_purpose(draft)) or is_aim(draft):
            return []
        stance = attributed(read, draft.sentence, draft.trigger, self.referents, self.entities)
        matches = self._matches.get((draft.sentence.number, draft.trigger.i), [])
        thought = held(stance, draft, frame, matches, self.entities)
        if thought is None or (draft.cls.soft and thought.modality == "Requested"):  # nobody is asked to feel or to think
            return []
        accuser = judge(draft, frame, matches, self.entities) if frame.modality == "Alleged" else ""
        agent = self.entities.agent_of(draft.roles) or accuser
        draft.stance = of_frame(frame, carried_out(draft, own_plan(thought, draft), self.frames.control, self.vocabulary), agent)
        if not draft.cls.is_event and not draft.times and is_over(draft):
            draft.times["end"] = f"[..{self.text.document.published}]"
        draft.stance = called_for(draft, unreal(draft, draft.stance, self.vocabulary))
        to_come = draft.cls.is_event and lies_ahead(draft.times.get("date", ""), self.text.document.published)
        if to_come and draft.stance.modality == "Actual" and is_done(draft):
            del draft.times["date"]
        elif to_come or (draft.cls.is_event and is_underway(draft)):
            draft.stance = ahead(draft.stance, dated=_DAY.fullmatch(draft.times.get("date", "")) is not None)
        rows = single_rows(draft)
        for row in rows:
            if frame.modality == "Alleged" and frame.polarity == "Negated":  # each denies it himself
                row.stance = replace(row.stance, holder=self.entities.agent_of(row.roles, "target") or row.stance.holder)
            row.id = situation_id(row.cls, row.roles, row.stage, f"{draft.sentence.span.start}") if len(rows) > 1 else draft.id
        self._split.update({draft.id: tuple(row.id for row in rows)} if len(rows) > 1 else {})
        return rows

    def told_words(self, situation: str) -> str:
        """The words of a situation that the text only touches on; empty where they would be a sentence."""
        touched = next((d for d in self._drafts.values() if d is not None and d.id == situation), None)
        told = words_of(touched.sentence, touched.trigger, self.text.document)[0] if touched else ""
        return told if len(told.split()) <= _LONGEST_TOLD else ""

    def _is_mere_purpose(self, draft: Draft) -> bool:
        """Whether the words only say what something unreal was to bring about ("colluded to defeat her")."""
        if not is_purpose(draft.trigger):
            return False
        outer = self.climber.stance(draft.sentence, draft.trigger.head)
        return outer.modality != "Actual" or outer.polarity != "Affirmed"

    def _frame(self, draft: Draft) -> Frame:
        known = (frame for cls in self.vocabulary.classes.values() for frame in cls.frames if frame.id == draft.frame)
        return next(known, Frame(draft.frame, draft.cls.name, "phrase", ()))

    def claim(self, draft: Draft) -> Claim:
        """The claim that a draft makes about its situation."""
        stance = draft.stance
        condition = condition_of(draft.sentence, stance.condition, self.situation_at) if stance.modality != "Actual" else ""
        condition = self._ids.get(condition, condition)
        condition = "" if condition == draft.id else condition
        certainty = stance.certainty
        if stance.modality == "Conditional" and certainty == "Certain" and not condition:
            certainty = "Unspecified"
        conveyed = self._conveyed(draft, stance)
        key = key_hash(draft.id, stance.modality, stance.polarity, certainty, stance.holder, str(draft.sentence.number))
        return Claim(
            id=f"{self.text.document.slug}_{key}",
            situation=draft.id,
            modality=Modality(stance.modality),
            polarity=Polarity(stance.polarity),
            certainty=Certainty(certainty),
            holder=stance.holder,
            condition=condition,
            conveyed_by=conveyed,
            quotes=(evidence(draft, self.text.document, self.referents),),
            confidence=confidence(
                reliability(self.vocabulary).share(draft.cls.name, draft.frame), draft.certainty_of_mentions,
                headline=draft.sentence.number == 0,
                controlled=is_verb(draft.trigger) and draft.trigger.dep_ in {"xcomp", "advcl", "acl"},
            ),
            frame=draft.frame,
            origin=self.text.document.slug,
        )  # fmt: skip

    def _conveyed(self, draft: Draft, stance: Stance) -> str:
        if stance.conveyed_by < 0:
            return ""
        said = self.draft_at(draft.sentence, draft.sentence.parse.doc[stance.conveyed_by])
        return said.id if said and said.cls.name == "SpeechAct" and said.id != draft.id else ""


#: places of a verb in which its words tell what somebody asks for, plans or is accused of
_COMPLEMENTS = frozenset({"xcomp", "pcomp", "acl"})
#: most words of a clause that still name what happened; longer ones in 60 sampled articles were sentences
_LONGEST_TOLD = 14
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
