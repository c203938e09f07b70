"""A question taken apart: names, contests, times, and the clause that gives a time by a happening."""

from __future__ import annotations

from datetime import date, timedelta

from kg.ask.days import When, times_in
from kg.ask.names import contest_described, mentions
from kg.ask.shape import Shape, question_word
from kg.ask.slots import Scene
from kg.ask.triggers import Lexicon
from kg.ask.words import tokens

#: words before a clause that gives a time by a happening
_CLAUSES = ("at the time of", "on the day of", "on the day that", "at the time that", "when", "while", "after", "before")


def clause_of(text: str, today: date) -> tuple[str, str, str]:
    """The question without a clause that gives its time by a happening, the word before that clause, and the clause.

    >>> clause_of("Who was governor when Strange was appointed?", date(2026, 1, 1))
    ('Who was governor?', 'when', 'Strange was appointed')
    >>> clause_of("What happened before 9 May 2017?", date(2026, 1, 1))
    ('What happened before 9 May 2017?', '', '')
    """
    for word in _CLAUSES:
        main, found, clause = text.partition(f" {word} ")
        if found and len(main.split()) > 1 and not times_in(clause, today):
            return f"{main.rstrip(' ,?')}?", word, clause.strip(" ?.")
    return text, "", ""


def beside(when: When | None, word: str) -> When | None:
    """The time that ``after`` or ``before`` a happening is; for other words its own."""
    if when and word == "after":
        return When(when.last or when.first, None, f"after {when.words}")
    if when and word == "before":
        first = when.first or when.last
        return When(None, first and first - timedelta(days=1), f"before {when.words}")
    return when


def shaped(text: str, scene: Scene, lexicon: Lexicon, today: date) -> Shape:
    """A plain question in its parts."""
    words, whens = tokens(text), times_in(text, today)
    timed = frozenset(n for one in whens for n, token in enumerate(words) if one.start < token.end and token.start < one.end)
    found = [one for one in mentions(words, scene.data, scene.names) if not timed.issuperset(range(one.start, one.end))]
    racing = any(evoking.cls == "Candidacy" for token in words for evoking in lexicon.get((token.low,), ()))
    if not any(mention.kind == "Contest" for mention in found):
        contest = contest_described(words, found, timed, scene.names, racing=racing)
        seat = contest and any(m.kind == "Post" and m.start <= contest.start and contest.end <= m.end for m in found)
        if contest and (racing or not seat):
            apart = (m for m in found if m.kind == "Person" or m.end <= contest.start or m.start >= contest.end)
            found = sorted([*apart, contest], key=lambda m: m.start)
    named = {n for mention in found for n in range(mention.start, mention.end)}
    free = [one for one in whens if not any(one.start < words[n].end and words[n].start < one.end for n in named)]
    return Shape(text, words, tuple(found), free[0] if free else None, frozenset(named | timed), question_word(words))
