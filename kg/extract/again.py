"""Again: a bare noun with an article takes up the fuller phrase with the same noun that brought it in ("the panel", "the two men")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.extract.clauses import children
from kg.extract.lexicon import Lexicon
from kg.extract.parsed import Form, Mention, Sentence
from kg.model.entity import LocalEntity

_POINTING = frozenset({"the", "this", "that", "these", "those"})
_BRINGS_IN = frozenset({"a", "an", "another", "some", "several"})
#: words before a noun that tell nothing of which people it means
_EMPTY = frozenset(
    {
        "other",
        "others",
        "same",
        "own",
        "first",
        "last",
        "next",
        "new",
        "current",
        "former",
        "previous",
        "very",
        "entire",
        "whole",
        "such",
        "few",
    }
)
#: bodies that are one person's: the one that a document names most is meant, wherever it stands
_OF_SOMEBODY = frozenset({"administration", "campaign"})
_NOT_NOW = frozenset({"former", "previous", "last", "past", "during", "under"})
#: how many sentences back the fuller phrase may stand
_WINDOW = 6
#: most words of a phrase that is taken up; longer ones hold clauses or are parsed wrong
_LONGEST = 10
#: singular nouns for two people
PAIRS = frozenset({"pair", "duo"})


def is_bare(noun: Token) -> bool:
    """Whether a noun stands with an article and nothing else that tells which people it means ("the groups", "these groups")."""
    left = [child for child in noun.lefts if not child.is_punct]
    pointed = bool(left) and all(child.dep_ == "det" and child.lower_ in _POINTING for child in left)
    return pointed and not children(noun, "prep", "acl", "relcl", "appos", "conj")


def told_fuller(sentences: Sequence[Sentence], sentence: Sentence, noun: Token) -> tuple[Sentence, Token]:
    """Where the phrase stands that a bare noun takes up; the noun's own place where it takes up none."""
    here = sentence, noun
    if not is_bare(noun) or noun.tag_ not in {"NN", "NNS"}:
        return here
    if noun.lower_ in _OF_SOMEBODY:
        return _most_named(sentences, noun) or here
    near = (s for s in reversed(sentences) if s.number and 0 <= sentence.number - s.number <= _WINDOW)
    fuller = ((s, t) for s in near for t in reversed(list(s.parse)) if (s is not sentence or t.i < noun.i) and _is_fuller(t, noun))
    return next(fuller, here)


def _is_fuller(token: Token, noun: Token) -> bool:
    """Whether a phrase has the same noun and tells more of it."""
    if token.lower_ != noun.lower_ or token.dep_ in {"compound", "attr"} or is_bare(token):
        return False
    if any(child.dep_ == "neg" or child.lower_ in {"no", "any", "every", "each", "other"} for child in token.lefts):
        return False
    telling = [c for c in token.lefts if c.dep_ in {"compound", "amod", "nmod", "poss"} and c.lower_ not in _EMPTY]
    if len(list(token.subtree)) > _LONGEST:
        return False
    named = any(prep.lower_ in {"of", "for", "from"} for prep in children(token, "prep"))
    if any(prep.lower_ not in {"of", "for", "from"} for prep in children(token, "prep")):
        return False
    return bool(telling) or named or (token.tag_ == "NN" and any(c.lower_ in _BRINGS_IN for c in token.lefts))


def _most_named(sentences: Sequence[Sentence], noun: Token) -> tuple[Sentence, Token] | None:
    """The place of the phrase that says most often in the document whose administration or campaign it is."""
    told = list(_named(sentences, noun))
    counts = Counter(owner for owner, _, _ in told)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return next((sentence, token) for owner, sentence, token in told if owner == ranked[0][0])


def _named(sentences: Sequence[Sentence], noun: Token) -> Iterator[tuple[str, Sentence, Token]]:
    """Whose each such body is told to be, and where; one of another time is none."""
    for sentence in sentences:
        for token in sentence.parse if sentence.number else ():
            owners = [
                c
                for c in token.lefts
                if c.dep_ in {"compound", "poss", "nmod"} and c.pos_ == "PROPN" and c.ent_type_ not in {"DATE", "GPE"}
            ]
            past = {c.lower_ for c in token.lefts} | ({token.head.lower_} if token.dep_ == "pobj" else set())
            if token.lower_ == noun.lower_ and owners and not past & _NOT_NOW:
                yield owners[-1].text, sentence, token


def is_pair(noun: Token) -> bool:
    """Whether a noun stands for two people told of before ("the two men", "both candidates", "the pair")."""
    words = {child.lower_ for child in noun.lefts}
    two = bool(words & {"two", "both"}) and words <= {"the", "two", "both", "these", "those", "of"} and noun.tag_ == "NNS"
    return (two and words != {"two"} and not children(noun, "prep", "relcl", "acl")) or (noun.lower_ in PAIRS and is_bare(noun))


def taken_up(sentences: Sequence[Sentence], sentence: Sentence, noun: Token, found: Mapping[tuple[int, int], Mention]) -> tuple[str, ...]:
    """What the fuller phrase refers to that a bare noun takes up, empty where there is none."""
    place, fuller = told_fuller(sentences, sentence, noun)
    mention = found.get((place.number, fuller.i)) if fuller != noun else None
    return mention.entities if mention is not None and mention.form is not Form.PRONOUN else ()


def body_again(
    sentence: Sentence,
    noun: Token,
    sentences: Sequence[Sentence],
    found: Mapping[tuple[int, int], Mention],
    made: Mapping[str, LocalEntity],
    lexicon: Lexicon,
) -> str:
    """The body named last that "the department" or "the panel" speaks of; none where a nameless one was told of since."""
    if [child.lower_ for child in noun.lefts] != ["the"] or not is_bare(noun):
        return ""
    last = lexicon.again.get(noun.lower_, frozenset()) | ({noun.text.title()} & lexicon.body_nouns)
    before = [m for m in found.values() if m.sentence <= sentence.number and m.entities and m.entities[0] in made]
    bodies = {m.entities[0] for m in before if m.entities[0].startswith("org:")}
    named = {key for key in bodies if last & set(made[key].name.split())}
    fitting = [(m.sentence, m.entities[0]) for m in before if m.entities[0] in named]
    if not fitting:
        return ""
    at, key = max(fitting)
    kinds = {word.lower() for word in last} - {noun.lower_}
    since = (t for s in sentences if at < s.number <= sentence.number for t in s.parse if t.tag_ == "NN" and t.lower_ in kinds)
    return key if next(since, None) is None else ""
