"""The forms of a word: what a lemma of the ontology looks like in a question."""

from __future__ import annotations

import re
from functools import lru_cache

_IRREGULAR_VERBS = """\
be was/were been; become became become; begin began begun; beat beat beaten; break broke broken; bring brought brought; buy bought
bought; choose chose chosen; come came come; cut cut cut; deal dealt dealt; draw drew drawn; drive drove driven; fall fell fallen;
feel felt felt; fight fought fought; find found found; forgive forgave forgiven; forgo forwent forgone; get got got/gotten; give
gave given; go went gone; have had had; hit hit hit; hold held held; keep kept kept; know knew known; lay laid laid; lead led led;
leave left left; lend lent lent; let let let; lie lied/lay lied/lain; lose lost lost; make made made; mean meant meant; meet met
met; pay paid paid; plead pleaded/pled pleaded/pled; put put put; quit quit quit; ride rode ridden; rise rose risen; run ran run;
say said said; see saw seen; seek sought sought; sell sold sold; send sent sent; set set set; shake shook shaken; sit sat sat; speak
spoke spoken; spend spent spent; spring sprang sprung; stand stood stood; stick stuck stuck; strike struck struck; swear swore
sworn; sweep swept swept; take took taken; teach taught taught; tell told told; think thought thought; throw threw thrown; win won
won; withdraw withdrew withdrawn; write wrote written; overthrow overthrew overthrown; oversee oversaw overseen; undo undid undone;
shoot shot shot; catch caught caught"""

#: lemma -> its past forms, its participles
_PARTS = {
    lemma: (frozenset(past.split("/")), frozenset(participle.split("/")))
    for lemma, past, participle in (entry.split() for entry in _IRREGULAR_VERBS.split(";"))
}
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgklmnprt]$")
#: verbs of two syllables whose last is stressed, as far as the ontology knows them: the last letter of others is not doubled
_STRESSED = frozenset(
    ["admit", "commit", "compel", "concur", "confer", "defer", "expel", "omit", "permit", "prefer", "rebel", "refer", "regret"]
)


@lru_cache(maxsize=8192)
def participles(lemma: str) -> frozenset[str]:
    """The past participles of a verb.

    >>> sorted(participles("choose") | participles("fire") | participles("tap"))
    ['chosen', 'fired', 'tapped']
    """
    return _PARTS[lemma][1] if lemma in _PARTS else frozenset({_past(lemma)})


@lru_cache(maxsize=8192)
def verb_forms(lemma: str) -> frozenset[str]:
    """Every form of a verb, the lemma among them.

    >>> sorted(verb_forms("withdraw"))
    ['withdraw', 'withdrawing', 'withdrawn', 'withdraws', 'withdrew']
    """
    past = _PARTS[lemma][0] if lemma in _PARTS else frozenset({_past(lemma)})
    return past | participles(lemma) | {lemma, plural(lemma), _gerund(lemma)}


def plural(noun: str) -> str:
    """The plural of a noun, which is also the third person of a verb.

    >>> plural("candidacy"), plural("boss"), plural("bid")
    ('candidacies', 'bosses', 'bids')
    """
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:s|x|z|ch|sh|[^aeiou]o)$", noun) else f"{noun}s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return f"{lemma}d"
    return f"{lemma[:-1]}ied" if re.search(r"[^aeiou]y$", lemma) else f"{_stem(lemma)}ed"


def _gerund(lemma: str) -> str:
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    return f"{lemma[:-1]}ing" if re.search(r"[^eoy]e$", lemma) else f"{_stem(lemma)}ing"


def _stem(lemma: str) -> str:
    """What an ending with a vowel stands after: *tapp-*, *endors-* as it is."""
    short = len(re.findall(r"[aeiou]+", lemma)) == 1 or lemma in _STRESSED
    return lemma + lemma[-1] if short and _DOUBLED.search(lemma) else lemma
