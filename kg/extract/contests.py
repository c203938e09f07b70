"""Races for office: "the Alabama Senate race", "the 2016 presidential election", "the Republican primary"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from kg.extract.arguments import lexeme
from kg.extract.clauses import resolve_relative
from kg.extract.lexicon import Lexicon
from kg.extract.nominals import phrase_span, words_before
from kg.extract.parsed import Sentence
from kg.model.entity import EntityKind, LocalEntity
from kg.model.iri import join_slugs

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PRESIDING = frozenset({"president", "presidency"})


class Contests:
    """Makes entities of the races of one document; what one phrase leaves out, the only fuller one of its kind fills in."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lex = lexicon
        self.made: dict[str, LocalEntity] = {}

    def contest_at(self, sentence: Sentence, token: Token) -> LocalEntity | None:
        """The race that the noun phrase with this head names, or nothing."""
        low = token.lower_
        noun = low if low in self.lex.contests else token.lemma_.lower()
        midterm = low in ("midterms", "midterm")
        if token.tag_ not in ("NN", "NNS", "NNP", "NNPS") or (noun not in self.lex.contests and not midterm):
            return None
        if lexeme(token).startswith("re-"):
            return None
        words = words_before(sentence, token)
        facts = self._facts(words, noun, token)
        if low == "caucus" and self._is_body(words, facts):
            return None
        several = (_are_several(token) or _is_any(token, facts)) and "year" not in facts
        if (
            not (facts.keys() & {"office", "year", "party", "jurisdiction"})
            and facts.get("stage") in (None, "general")
            and noun in ("race", "contest", "election")
        ):
            return None
        facts = {**facts, "several": "true"} if several else self._completed(facts)
        primary = facts.get("stage") == "primary"
        name = contest_name(facts, noun)
        named = (facts.get(name, "") for name in ("year", "jurisdiction", "office"))
        key = "contest:" + join_slugs(*named, facts.get("stage", "election"), facts.get("party", ""), "several" if several else "")
        first, last = phrase_span(sentence, token)
        found = LocalEntity(
            key,
            EntityKind.PRIMARY if primary else EntityKind.CONTEST,
            name,
            (words,),
            tuple(sorted(facts.items())),
            sentence.cover(first, last),
        )
        return self.made.setdefault(key, found)

    def _is_body(self, words: str, facts: dict[str, str]) -> bool:
        """Whether a caucus is a group of members ("the House Democratic Caucus"), not a vote: no place and no presidency is told of it."""
        return "jurisdiction" not in facts and facts.get("office") != "President" and "year" not in facts

    def seat_at(self, sentence: Sentence, token: Token) -> tuple[str, str]:
        """The chamber and the state of "the Ohio Senate seat", both empty where the words do not name them."""
        words = words_before(sentence, token) if token.lower_ == "seat" else ""
        return (office_in(words, self.lex), self._place(words)) if words else ("", "")

    def _facts(self, words: str, noun: str, token: Token) -> dict[str, str]:
        """What the words of a phrase say about its race."""
        tail = " ".join(child.text for child in token.rights if child.dep_ == "prep" for child in child.subtree)
        year = _YEAR.search(words) or _YEAR.search(tail[:12])
        office = office_in(words, self.lex) or (office_in(tail, self.lex) if tail.startswith(("for ", "in ")) else "")
        party = next((full for word, full in self.lex.parties.items() if re.search(rf"\b{re.escape(word)}\b", words)), "")
        place = self._place(words) or self._place(tail) or self._place(_hosts(token))
        stage = self._stage(words.lower(), noun) or ("primary" if party and office else "")
        stage = stage or ("primary" if office == "President" and self._place(_hosts(token)) in self.lex.states else "")
        if office == "President" and place in self.lex.states and stage != "primary":
            place = ""
        told = (
            ("year", year.group() if year else ""),
            ("office", office),
            ("party", party),
            ("jurisdiction", place),
            ("stage", stage),
        )
        return {key: value for key, value in told if value}

    def _stage(self, words: str, noun: str) -> str:
        """The stage of the race that some words and their head noun speak of."""
        if re.search(r"\brun-?off\b", words):
            return "runoff"
        if re.search(r"\bprimary\b", words):
            return "primary"
        stage = self.lex.contests.get(noun, "")
        if "special" in words:
            return stage or "special"
        return "general" if noun == "election" and "general" in words else stage

    def _place(self, words: str) -> str:
        """The first state or country that stands in some words."""
        tokens = words.replace("'s", "").split()
        for start in range(len(tokens)):
            for length in (3, 2, 1):
                name = " ".join(tokens[start : start + length])
                place = self.lex.place(name) if name[:1].isupper() else ""
                if place and place not in ("United States",) and len(name) > 2:
                    return place
        return ""

    def _completed(self, facts: dict[str, str]) -> dict[str, str]:
        """The facts with place, office and year of the earlier race of the same office or stage, where there is only one such."""
        told = [dict(known.attributes) for known in self.made.values() if not known.attribute("several")]
        fitting = [other for other in told if _same_race(facts, other)]
        merged = dict(facts)
        for key in ("office", "jurisdiction", "year"):
            values = {other[key] for other in fitting if key in other}
            if key not in merged and len(values) == 1:
                merged[key] = values.pop()
        return merged


def office_in(words: str, lexicon: Lexicon) -> str:
    """The office that some words speak of, by the longest word for one, whatever the case of its first letter; empty where they do not.

    Who presides over a body holds none ("the council *presidency*").
    """
    told = named_in(lexicon.offices, words)
    known = [(len(word), full) for word, full, at in told if not (word in _PRESIDING and presides(words[:at], lexicon))]
    return max(known)[1] if known else ""


def named_in(table: Mapping[str, str], words: str) -> Iterator[tuple[str, str, int]]:
    """The keys of a table that stand among some words, whatever the case of their first letter, each with its value and its place."""
    for key, value in table.items():
        if found := re.search(rf"(?i:\b{re.escape(key[:1])}){re.escape(key[1:])}\b", words):
            yield key, value, found.start()


def presides(before: str, lexicon: Lexicon) -> bool:
    """Whether the words before "president" end in the kind of body over which somebody presides."""
    return bool(before.split()) and before.split()[-1].lower().capitalize() in lexicon.body_nouns


def _hosts(contest: Token) -> str:
    """The place that holds a contest ("*Arizona* did not hold a primary"), as the text names it."""
    verb = contest.head
    holds = contest.dep_ == "dobj" and verb.lemma_ in _HOLDING
    hosts = [resolve_relative(c) for c in verb.children if c.dep_ == "nsubj"] if holds else []
    hosts = [host for host in hosts if host.tag_ == "NNP"]
    return "".join(t.text_with_ws for host in hosts for t in host.subtree if t.i <= host.i)


def _is_any(contest: Token, facts: Mapping[str, str]) -> bool:
    """Whether a phrase only tells in what kind of contest somebody stood, none spoken of before ("the loser of *a runoff*")."""
    brought_in = any(c.dep_ == "det" and c.lower_ in {"a", "an"} for c in contest.children)
    return brought_in and contest.dep_ == "pobj" and contest.head.lower_ == "of" and not facts.keys() & {"office", "jurisdiction"}


def _are_several(contest: Token) -> bool:
    """Whether a phrase means more than one contest, or one that nothing before it has named ("their primaries", "another race")."""
    first = any(c.lower_ in _ANOTHER for c in contest.children if c.dep_ in {"det", "amod"})
    owners = [c for c in contest.children if c.dep_ == "poss" and c.lower_ in {"its", "their"} and not _hosts(contest)]
    return first or bool(owners) or (contest.tag_ in {"NNS", "NNPS"} and not contest.lower_.startswith(("midterm", "caucus", "primaries")))


#: verbs whose subject is where people vote
_HOLDING = frozenset({"hold", "schedule", "cancel"})
#: words before a contest that say it is not the one spoken of
_ANOTHER = frozenset({"another", "other", "any", "each", "every", "several", "many", "some", "most", "these", "those", "all"})


def _same_race(facts: dict[str, str], other: dict[str, str]) -> bool:
    """Whether a vaguer phrase can speak of the same race as an earlier one."""
    if any(other.get(key, value) != value for key, value in facts.items() if key in ("office", "jurisdiction", "year", "party")):
        return False
    if "office" in facts:
        return facts["office"] == other.get("office") and facts["office"] != "President" and "year" not in facts
    return "year" not in facts and facts.get("stage", "") in ("primary", "runoff", "special") and facts.get("stage") == other.get("stage")


def contest_name(facts: dict[str, str], noun: str = "election") -> str:
    """A race by year, place, office, stage and party; ``noun`` matters only where it is a caucus.

    >>> contest_name({"year": "2018", "jurisdiction": "Ohio", "office": "Senate", "stage": "primary", "party": "Republican Party"})
    '2018 Ohio Senate primary (Republican)'
    """
    office = {"President": "presidential", "Governor": "gubernatorial", "Mayor": "mayoral", "Congress": "congressional"}.get(
        facts.get("office", ""), facts.get("office", "")
    )
    stage = facts.get("stage", "")
    kind = {"": "election", "general": "general election", "special": "special election"}.get(stage, stage)
    kind = "caucus" if stage == "primary" and noun.startswith("caucus") else kind
    party = facts.get("party", "").removesuffix(" Party")
    parts = [facts.get("year", ""), facts.get("jurisdiction", ""), office, kind]
    return " ".join(part for part in parts if part) + (f" ({party})" if party else "")
