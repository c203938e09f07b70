"""The gates that a proposed claim passes: its words stand there, its roles fit the ontology, its stance is no surer than the rules'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.attribution import attributed
from kg.extract.axes import of_frame
from kg.extract.clauses import is_verb
from kg.extract.drafts import Draft
from kg.extract.frames import Match, matches
from kg.extract.parsed import Sentence, Stance
from kg.extract.proposals.grounding import Ground, Grounding
from kg.extract.proposals.places import line_of, occurrences, stretches
from kg.extract.proposals.proposal import Proposal
from kg.extract.proposals.scenery import Scenery
from kg.extract.proposals.schema import stages_of, terms_of
from kg.extract.proposals.stances import held_down, raised
from kg.model.finding import Finding, Severity
from kg.model.ontology import SituationClass
from kg.model.span import Place, Span

#: most characters of a quote; the rules cut theirs at the same length
LONGEST = 600
#: part of the text that a finding repeats
_SHOWN = 120


class Refused(Exception):  # noqa: N818 - it is a judgement, and never leaves the extractor
    """A proposal does not pass a gate."""

    def __init__(self, code: str, message: str, at: Span | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.at = code, message, at


@dataclass(frozen=True, slots=True)
class Accepted:
    """A proposal that passed, as a draft of the rules, with where its quote and its fillers stand and what was taken down."""

    draft: Draft
    quote: Span
    grounds: tuple[tuple[str, Ground], ...]
    lowered: tuple[str, ...] = ()
    seconded: bool = False


@dataclass(frozen=True, slots=True)
class Gate:
    """Judges the proposals about one document; ``source`` names who proposes, and becomes the frame of the claims."""

    scenery: Scenery
    source: str

    def judge(self, proposal: Proposal) -> Accepted:
        """The proposal as a draft, at the first place of its quote where everything is in reach; raises ``Refused``."""
        cls = self._class(proposal)
        refusals: list[Refused] = []
        for quote in self._quotes(proposal):
            try:
                return self._at(proposal, cls, quote)
            except Refused as refused:
                refusals.append(refused)
        raise refusals[0]

    def finding(self, proposal: Proposal, refused: Refused) -> Finding:
        """What is told of a proposal that was refused."""
        document = self.scenery.document
        place = Place(document.path, line_of(document, refused.at.start)) if refused.at else Place(document.path)
        shown = proposal.quote if len(proposal.quote) <= _SHOWN else proposal.quote[: _SHOWN - 1] + "…"
        message = f"a {proposal.cls or 'claim'} that {self.source} proposes is refused: {refused.message}"
        return Finding(refused.code, message, place, severity=Severity.WARNING, excerpt=shown)

    def _class(self, proposal: Proposal) -> SituationClass:
        cls = self.scenery.vocabulary.classes.get(proposal.cls)
        if cls is None:
            raise Refused("KG0512", f"there is no class {proposal.cls!r}")
        for role, _ in proposal.roles:
            if cls.role(role) is None:
                raise Refused("KG0512", f"the class has no role {role!r}")
        given = {role for role, _ in proposal.roles}
        if missing := [role.name for role in cls.roles if role.defining and role.name not in given]:
            raise Refused("KG0512", f"nothing fills its role {missing[0]!r}")
        if proposal.stage and proposal.stage not in stages_of(cls):
            raise Refused("KG0512", f"the class has no stage {proposal.stage!r}")
        return cls

    def _quotes(self, proposal: Proposal) -> Iterator[Span]:
        """The places of the quote, each inside one paragraph; raises ``Refused`` when there is none."""
        document, found = self.scenery.document, False
        for stretch in stretches(document) if len(proposal.quote) <= LONGEST else ():
            for span in occurrences(proposal.quote, document.text, stretch):
                if self.scenery.sentence_at(span) is not None:
                    found = True
                    yield span
        if not found:
            raise Refused("KG0510", "its quote does not stand in the text, within one paragraph")

    def _at(self, proposal: Proposal, cls: SituationClass, quote: Span) -> Accepted:
        grounds = tuple((role, self._ground(cls, role, words, quote)) for role, words in proposal.roles)
        sentence = self.scenery.sentence_at(quote)
        assert sentence is not None
        told = tuple(token for _, ground in grounds for token in ground.tokens)
        triggers = self._triggers(sentence, quote, cls, told)
        if not triggers:
            raise Refused("KG0510", "its quote has no word that says it", quote)
        stance, lowered = self._stance(proposal, sentence, quote, triggers)
        roles = tuple(sorted(((role, filler) for role, ground in grounds for filler in ground.fillers), key=str))
        sure = min((ground.sure for _, ground in grounds), default=1.0)
        trigger, match = triggers[0]
        stage = proposal.stage or (match.frame.stage if match else "")
        tokens = tuple(token for token in (trigger, *told) if token.doc is sentence.parse.doc and token in sentence.parse)
        draft = Draft(cls, sentence, trigger, self.source, tuple(dict.fromkeys(roles)), tokens, stage, stance, certainty_of_mentions=sure)
        return Accepted(draft, quote, grounds, lowered, match is not None)

    def _ground(self, cls: SituationClass, name: str, words: str, quote: Span) -> Ground:
        grounding, role = Grounding(self.scenery), cls.role(name)
        assert role is not None
        ground = grounding.ground(role, words, quote)
        if ground is not None:
            return ground
        if terms_of(role, self.scenery.vocabulary) or grounding.is_in_reach(words, quote):
            raise Refused("KG0512", f"“{words}” cannot be its {name}, which is {' or '.join(role.ranges)}", quote)
        raise Refused("KG0511", f"“{words}”, its {name}, is not mentioned in the quote or around it", quote)

    def _triggers(self, sentence: Sentence, quote: Span, cls: SituationClass, told: tuple[Token, ...]) -> list[tuple[Token, Match | None]]:
        """The words of the quote that say it: those by which the rules know the class, the best fitting, else its verbs and its head."""
        own = [
            m for m in matches(sentence, self.scenery.frames) if m.frame.evokes == cls.name and quote.contains(sentence.range_of(m.trigger))
        ]
        if own:
            numbers = {(token.doc, token.i) for token in told}
            fits = {m.key: sum((t.doc, t.i) in numbers for tokens in m.functions.values() for t in tokens) for m in own}
            best = max(fits.values())
            return [(m.trigger, m) for m in own if fits[m.key] == best]
        inside = [t for t in sentence.parse if quote.contains(sentence.range_of(t)) and not t.is_space and not t.is_punct]
        heads = [t for t in inside if t.head == t or t.head not in inside]
        return [(token, None) for token in dict.fromkeys([*heads, *(t for t in inside if is_verb(t) and t.dep_ not in {"aux", "auxpass"})])]

    def _stance(
        self, proposal: Proposal, sentence: Sentence, quote: Span, triggers: list[tuple[Token, Match | None]]
    ) -> tuple[Stance, tuple[str, ...]]:
        """How it is meant: as proposed, taken down to the weakest that the rules read at any word that may say it."""
        holder = Grounding(self.scenery).holder(proposal.holder, quote) if proposal.holder else ""
        if proposal.holder and not holder:
            raise Refused("KG0511", f"“{proposal.holder}”, whose view it is said to be, is not mentioned in the quote or around it", quote)
        given = settled = Stance(proposal.modality, proposal.polarity, proposal.certainty, holder)
        for trigger, match in triggers:
            read = self._read(sentence, trigger, match)
            if read.moot:
                raise Refused("KG0513", "the rules read that nobody says it", quote)
            settled = held_down(settled, read)
        return settled, raised(given, settled)

    def _read(self, sentence: Sentence, trigger: Token, match: Match | None) -> Stance:
        climber, scenery = self.scenery.climber, self.scenery
        read = climber.stance_of(match.frame, sentence, trigger) if match else climber.stance(sentence, trigger)
        stance = attributed(read, sentence, trigger, scenery.referents, scenery.entities)
        stance = of_frame(match.frame, stance, "") if match else stance
        return replace(stance, condition=-1, conveyed_by=-1)
