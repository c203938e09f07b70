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
from kg.model.claim import Claim, Situation
from kg.model.finding import Finding, Severity
from kg.model.ontology import SituationClass
from kg.model.span import Place, Span

#: most characters of a quote; the rules cut theirs at the same length
LONGEST = 600
#: part of the text that a finding repeats
_SHOWN = 120


_TIMES = ("date", "begin", "end", "duration", "duration_less_than")
#: parts of speech that can say what happened or holds
_TELLING = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "NUM"})

#: a word that says something, its sentence, and the frame by which the rules know what it says
Saying = tuple[Sentence, Token, Match | None]


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
            raise Refused("KG0510", "its quote does not stand in the story, within one paragraph")

    def _at(self, proposal: Proposal, cls: SituationClass, quote: Span) -> Accepted:
        grounds = tuple((role, self._ground(cls, role, words, quote)) for role, words in proposal.roles)
        told = tuple(token for _, ground in grounds for token in ground.tokens)
        sayings = self._sayings(quote, cls, told)
        if not sayings or (sayings[0][2] is None and _is_mere_name(quote, grounds, sayings)):
            raise Refused("KG0510", "its quote has no word that says it", quote)
        office = self._beside_name(cls, quote, grounds) if sayings[0][2] is None else None
        reads = [_stance_of(office[1])] if office else [self._read(*saying) for saying in sayings]
        stance, lowered = self._stance(proposal, quote, reads)
        roles = tuple(sorted({(role, filler) for role, ground in grounds for filler in ground.fillers}, key=str))
        sure = min((ground.sure for _, ground in grounds), default=1.0)
        sentence, trigger, match = sayings[0]
        stage = proposal.stage or (match.frame.stage if match else office[0].stage if office else "")
        tokens = tuple(token for token in (trigger, *told) if token.doc is sentence.parse.doc and token in sentence.parse)
        draft = Draft(cls, sentence, trigger, self.source, roles, tokens, stage, stance, certainty_of_mentions=sure)
        draft.times = {name: told for name in _TIMES if (told := getattr(office[0], name))} if office else {}
        return Accepted(draft, quote, grounds, lowered, match is not None)

    def _ground(self, cls: SituationClass, name: str, words: str, quote: Span) -> Ground:
        grounding, role = Grounding(self.scenery), cls.role(name)
        assert role is not None
        ground = grounding.ground(cls, role, words, quote)
        if ground is not None:
            return ground
        if terms_of(role, self.scenery.vocabulary) or grounding.is_in_reach(words, quote):
            raise Refused("KG0512", f"“{words}” cannot be its {name}, which is {' or '.join(role.ranges)}", quote)
        raise Refused("KG0511", f"“{words}”, its {name}, is not mentioned in the quote or around it", quote)

    def _sayings(self, quote: Span, cls: SituationClass, told: tuple[Token, ...]) -> list[Saying]:
        """The words of the quote that say it, in any of its sentences: those by which the rules know the class, the best fitting.

        Where there are none, every word that may say it: its heads, its verbs, and the verbs of the clauses that it is cut from.
        """
        sentences = [s for s in self.scenery.text.sentences if s.span.overlaps(quote)]
        found = [(s, m) for s in sentences for m in matches(s, self.scenery.frames) if m.frame.evokes == cls.name]
        own = [(s, m) for s, m in found if quote.contains(s.range_of(m.trigger))]
        if own:
            numbers = {(token.doc, token.i) for token in told}
            fits = [sum((t.doc, t.i) in numbers for tokens in m.functions.values() for t in tokens) for _, m in own]
            return [(s, m.trigger, m) for (s, m), fit in zip(own, fits, strict=True) if fit == max(fits)]
        return [(s, token, None) for s in sentences for token in _speaking(s, quote)]

    def _stance(self, proposal: Proposal, quote: Span, reads: list[Stance]) -> tuple[Stance, tuple[str, ...]]:
        """How it is meant: as proposed, taken down to the weakest of what the rules read."""
        holder = Grounding(self.scenery).holder(proposal.holder, quote) if proposal.holder else ""
        if proposal.holder and not holder:
            raise Refused("KG0511", f"“{proposal.holder}”, whose view it is said to be, is not mentioned in the quote or around it", quote)
        given = settled = Stance(proposal.modality, proposal.polarity, proposal.certainty, holder)
        for read in reads:
            if read.moot:
                raise Refused("KG0513", "the rules read that nobody says it", quote)
            settled = held_down(settled, read)
        return settled, raised(given, settled)

    def _beside_name(self, cls: SituationClass, quote: Span, grounds: tuple[tuple[str, Ground], ...]) -> tuple[Situation, Claim] | None:
        """What the rules read in a title or a label in the quote that tells the same of the same person, whatever the clause says."""
        named = {filler for _, ground in grounds for filler in ground.fillers}
        for situation, claim in self.scenery.offices:
            told = any(q.span.overlaps(quote) for q in claim.quotes)
            if told and situation.cls == cls.name and len(named & {filler for _, filler in situation.roles}) > 1:
                return situation, claim
        return None

    def _read(self, sentence: Sentence, trigger: Token, match: Match | None) -> Stance:
        climber, scenery = self.scenery.climber, self.scenery
        read = climber.stance_of(match.frame, sentence, trigger) if match else climber.stance(sentence, trigger)
        stance = attributed(read, sentence, trigger, scenery.referents, scenery.entities)
        stance = of_frame(match.frame, stance, "") if match else stance
        return replace(stance, condition=-1, conveyed_by=-1)


def _stance_of(claim: Claim) -> Stance:
    return Stance(claim.modality, claim.polarity, claim.certainty, claim.holder)


def _is_mere_name(quote: Span, grounds: tuple[tuple[str, Ground], ...], sayings: list[Saying]) -> bool:
    """Whether a quote has no word beside those of one role: a name says nothing of whom it names."""
    named = [ground.at for _, ground in grounds if ground.at is not None and ground.at.overlaps(quote)]
    sentences = {sentence.number: sentence for sentence, _, _ in sayings}.values()
    words = [sentence.range_of(token) for sentence in sentences for token in sentence.parse if token.pos_ in _TELLING]
    return len(named) < 2 and not any(quote.contains(word) and not any(at.overlaps(word) for at in named) for word in words)


def _speaking(sentence: Sentence, quote: Span) -> list[Token]:
    """The heads and verbs of the words of a quote, and the verbs that govern its heads, in the order of the text."""
    inside = [t for t in sentence.parse if quote.overlaps(sentence.range_of(t)) and not t.is_space and not t.is_punct]
    heads = [t for t in inside if t.head == t or t.head not in inside]
    governing = [next((node for node in head.ancestors if is_verb(node)), head) for head in heads]
    verbs = [t for t in inside if is_verb(t) and t.dep_ not in {"aux", "auxpass"}]
    return sorted({*heads, *governing, *verbs}, key=lambda token: (token not in heads, token.i))
