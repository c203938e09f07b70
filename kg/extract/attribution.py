"""Attribution: whose view a clause gives beyond what governs it: quotation marks, "according to", a colon after a name."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.extract.clauses import ancestors, children, is_verb
from kg.extract.conditions import is_definite
from kg.extract.fillers import Entities
from kg.extract.parsed import Quotation, Referents, Sentence, Stance
from kg.model.entity import EntityKind
from kg.model.span import Span

#: a source before or after the colon of a headline has at most as many words
_SOURCE_WORDS = 4
_SCENE = frozenset({"while", "although", "though", "whereas"})
#: things that a headline cites; others before a colon name the kind of article ("Opinion", "Analysis")
_CITED = frozenset({"poll", "survey", "study", "report", "audit", "lawsuit", "indictment"})


def attributed(stance: Stance, sentence: Sentence, token: Token, referents: Referents, entities: Entities) -> Stance:
    """``stance`` with the holder that quotation marks or an attributing phrase give, where no nearer one was found."""
    if stance.holder and stance.conveyed_by >= 0 and quotation_at(sentence.range_of(token), referents) is None:
        said = sentence.range_of(sentence.parse.doc[stance.conveyed_by])
        if quotation_at(said, referents) is not None:
            return replace(stance, holder="", conveyed_by=-1)
    quotation = quotation_at(sentence.range_of(token), referents)
    source = "" if _is_presupposed(stance, token) else according_to(sentence, token, entities, quotation)
    if stance.holder:
        if quotation is not None and source and stance.conveyed_by >= 0:
            return replace(stance, holder=source, conveyed_by=-1)
        again = quotation is not None and stance.holder in entities.made and stance.conveyed_by == _cue_token(sentence, quotation) >= 0
        return replace(stance, holder=quotation.speaker or stance.holder) if again and quotation is not None else stance
    speaker = quotation.speaker or _unnamed(quotation, entities) if quotation is not None and not source else ""
    if quotation is not None and speaker:
        cue = _cue_token(sentence, quotation)
        return replace(stance, holder=speaker, conveyed_by=cue if stance.conveyed_by < 0 else stance.conveyed_by)
    source = source or beside_colon(sentence, token, entities)
    return replace(stance, holder=source) if source else stance


def as_said(stance: Stance, sentence: Sentence, token: Token, referents: Referents, entities: Entities) -> Stance:
    """``stance`` with its holder where a verb or quotation marks say so; nobody's where only a source is given."""
    told = attributed(stance, sentence, token, referents, entities)
    said = told.conveyed_by >= 0 or quotation_at(sentence.range_of(token), referents) is not None
    return told if said else replace(told, holder="")


def quotation_at(span: Span, referents: Referents) -> Quotation | None:
    """The innermost quotation that holds ``span``."""
    around = [q for q in referents.quotations if q.span.contains(span)]
    return min(around, key=lambda q: q.span.end - q.span.start, default=None)


def _unnamed(quotation: Quotation, entities: Entities) -> str:
    """The speaker of a quotation who is no known person or body, by the words beside it ("…," *the coalition* said)."""
    cue = quotation.cue
    if cue is None:
        return ""
    beside = next((s for s in entities.stand_ins.text.sentences if s.span.contains(cue)), None)
    verb = next((t for t in beside.parse if cue.overlaps(beside.range_of(t)) and is_verb(t)), None) if beside is not None else None
    return entities.holder(beside, tuple(children(verb, "nsubj"))) if beside is not None and verb is not None else ""


def _cue_token(sentence: Sentence, quotation: Quotation) -> int:
    """The verb of saying that introduces a quotation, when it stands in this sentence."""
    if quotation.cue is None:
        return -1
    inside = [t for t in sentence.parse if quotation.cue.overlaps(sentence.range_of(t)) and is_verb(t)]
    return inside[0].i if inside else -1


def _is_presupposed(stance: Stance, token: Token) -> bool:
    """Whether a noun speaks of what is known to have happened, which needs no source ("in the days after *his dismissal*")."""
    return token.pos_ == "NOUN" and is_definite(token) and (stance.modality, stance.polarity) == ("Actual", "Affirmed")


def according_to(sentence: Sentence, token: Token, entities: Entities, quotation: Quotation | None = None) -> str:
    """The source that an "according to" on the clause of ``token`` or on a clause above it names; empty when there is none.

    Only finite clauses that assert carry it outwards: what a relative clause says is not covered by the main clause's source. Inside
    a ``quotation`` only what stands in it counts.
    """
    for node in ancestors(token):
        for prep in children(node, "prep"):
            if prep.lower_ != "according" or (quotation is not None and not quotation.span.contains(sentence.range_of(prep))):
                continue
            named = [obj for to in children(prep, "prep") for obj in children(to, "pobj")]
            holder = entities.holder(sentence, tuple(named))
            if holder:
                return holder
        if is_verb(node) and (node.dep_ == "relcl" or _sets_the_scene(node)):
            return ""
    return ""


def _sets_the_scene(clause: Token) -> bool:
    """Whether a clause before the main one tells what is known ("*While* the panel met, …")."""
    return clause.dep_ == "advcl" and clause.i < clause.head.i and any(c.lower_ in _SCENE for c in children(clause, "mark"))


def beside_colon(sentence: Sentence, token: Token, entities: Entities) -> str:
    """The source that a headline names before its colon or after it ("Miller: I was fired", "Miller was fired: poll"); empty when none."""
    colons = [t for t in sentence.parse if t.text == ":"]
    if sentence.number or len(colons) != 1:
        return ""
    before = [t for t in sentence.parse if t.i < colons[0].i]
    after = [t for t in sentence.parse if t.i > colons[0].i and not t.is_punct and not t.is_space]
    source = before if token.i > colons[0].i else after
    if not 0 < len(source) <= _SOURCE_WORDS or any(is_verb(t) or t.pos_ == "ADP" for t in source):
        return ""
    named = source[-1]
    people = [entity for entity in entities.at(sentence, named) if entities.fits(entity, ("Person",))]
    if people or not (entities.stand_ins.is_human(named) or named.lemma_.lower() in _CITED):
        return people[0] if people else ""
    span = sentence.cover(source[0], named)
    return entities.make(EntityKind.COLLECTIVE, span.of(entities.document.text), span)


def saying(sentence: Sentence, stance: Stance) -> list[Token]:
    """The verb of saying that a stance was taken from, and its subject: they show who speaks."""
    if stance.conveyed_by < 0:
        return []
    verb = sentence.parse.doc[stance.conveyed_by]
    return [verb, *children(verb, "nsubj")]
