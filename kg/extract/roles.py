"""Tenures and party affiliations: what titles, labels, copulas and as-phrases say about who holds which post."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.anaphors import told_again
from kg.extract.confidence import Reliability, reliability
from kg.extract.endings import ended
from kg.extract.headships import headships
from kg.extract.holdings import Holding, holdings, titled
from kg.extract.lexicon import Lexicon, lexicon
from kg.extract.parsed import ParsedText, Referents, Sentence, Stance
from kg.extract.predicates import predicated
from kg.extract.role_times import at_the_time, by_name, timed
from kg.model.claim import Certainty, Claim, EntityRef, Modality, Polarity, Situation
from kg.model.document import SourceDocument
from kg.model.iri import key_hash, slug
from kg.model.ontology import Vocabulary


def role_readings(
    text: ParsedText, referents: Referents, vocabulary: Vocabulary, stance: Callable[[Sentence, Token], Stance]
) -> tuple[tuple[Situation, Claim], ...]:
    """Every tenure and party affiliation that the document tells, with the claim that tells it, in text order."""
    lex, rated = lexicon(vocabulary), reliability(vocabulary)
    found = all_holdings(text, referents, lex)
    sentences = {sentence.number: sentence for sentence in text.sentences}
    seen: set[tuple[str, str]] = set()
    readings = []
    for told in found:
        sentence = sentences[told.sentence]
        how = _stance(told, sentence, stance)
        holding = _entered_yet(told, how, sentence, lex)
        situation = _situation(holding, text.document)
        if holding.token >= 0 and not holding.party:
            situation = timed(situation, sentence, holding.token, text.document)
        if holding.post:
            situation = by_name(situation, holding.post.name, text.document)
            situation = at_the_time(situation, sentence, holding.span, text.document)
        claim = _claim(holding, situation, sentence, text.document, how, rated)
        if (situation.id, claim.id) not in seen:
            seen.add((situation.id, claim.id))
            readings.append((situation, claim))
    return tuple(readings)


def all_holdings(text: ParsedText, referents: Referents, lex: Lexicon) -> list[Holding]:
    """The holdings that stand beside names, and those that a verb gives to its subject."""
    sentences = titled(text, lex)
    beside = holdings(sentences, text.people, lex, text.document.published)
    told = predicated(sentences, referents, text.people, lex)
    heading = headships(sentences, referents, text.people, lex)
    return sorted(
        ended([*beside, *told, *heading, *told_again(sentences, referents, text.people, lex)], text, lex),
        key=lambda h: (h.sentence, h.span, h.person, h.party, h.post.id if h.post else ""),
    )


def _stance(holding: Holding, sentence: Sentence, stance: Callable[[Sentence, Token], Stance]) -> Stance:
    """How a holding is meant: a title is the document's own word even in reported speech; a copula is meant as its clause is."""
    if holding.token < 0:
        return Stance()
    return stance(sentence, sentence.parse.doc[holding.token])


def _entered_yet(holding: Holding, how: Stance, sentence: Sentence, lex: Lexicon) -> Holding:
    """The holding, of a post that somebody may yet be given one to come ("will vote on confirming her as judge")."""
    enters = holding.token >= 0 and sentence.parse.doc[holding.token].lemma_.lower() in lex.entering
    ahead = enters and holding.status == "current" and how.modality not in ("Actual", "Alleged")
    return replace(holding, status="future") if ahead else holding


def _situation(holding: Holding, document: SourceDocument) -> Situation:
    """The tenure or the affiliation."""
    member = ("member", EntityRef(holding.person))
    person = slug(holding.person.partition(":")[2])
    today = document.published.isoformat()
    begin, end = _bounds(today)[holding.status]
    stage = "" if holding.status == "undated" else holding.status
    words = " ".join(holding.span.of(document.text).split())
    if holding.party:
        roles = [member, ("organization", EntityRef("org:" + slug(holding.party)))]
        identity, cls = f"affiliation:{person}_{slug(holding.party)}", "PartyAffiliation"
    else:
        post = holding.post.id if holding.post else ""
        roles = [member, ("post", EntityRef(post))]
        roles += [("organization", EntityRef(holding.body.id))] if holding.body else []
        identity, cls = f"tenure:{person}_{post.partition(':')[2]}", "Tenure"
    return Situation(identity, cls, tuple(sorted(roles, key=str)), begin=begin, end=end, stage=stage, words=words)


def _bounds(today: str) -> dict[str, tuple[str, str]]:
    """Status -> begin and end as far as the day of publication tells them."""
    return {
        "current": (f"[..{today}]", f"[{today}..]"),
        "former": ("", f"[..{today}]"),
        "future": (f"[{today}..]", ""),
        "undated": (f"[..{today}]", ""),
    }


def _claim(holding: Holding, situation: Situation, sentence: Sentence, document: SourceDocument, how: Stance, rated: Reliability) -> Claim:
    """The claim on the words that hold title and name."""
    rule = f"title-{slug(holding.pattern)}"
    modality = "Planned" if holding.status == "future" and how.modality == "Actual" else how.modality
    key = key_hash(situation.id, modality, how.polarity, how.certainty, how.holder, str(sentence.number))
    certainty = "Unspecified" if modality == "Conditional" and how.certainty == "Certain" else how.certainty
    return Claim(
        id=f"{document.slug}_{key}",
        situation=situation.id,
        modality=Modality(modality),
        polarity=Polarity(how.polarity),
        certainty=Certainty(certainty),
        holder=how.holder,
        quotes=(sentence.quote(holding.span, document),),
        confidence=rated.share(situation.cls, rule),
        frame=rule,
        origin=document.slug,
    )
