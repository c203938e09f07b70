"""Where a person's name may stand: four kinds of evidence, of which the model's own entities are only one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.lexicon import Lexicon
from kg.extract.nominals import CAPITALS
from kg.extract.parsed import Sentence
from kg.extract.party_labels import LABEL
from kg.extract.person_names import PARTICLES
from kg.extract.splitting import plain
from kg.extract.word_sets import word_set
from kg.extract.words import Word

_NAME_WORD = re.compile(r"(?:[A-Z]\.)+|[A-ZÀ-ÖØ-Þ][\w'-]*[a-zß-öø-ÿ][\w'-]*\.?|[A-Z]{1,2}\.?")
#: the end of "Department-appointed", "York-based", "Koch-backed"
_PARTICIPLE = re.compile(r"-(?:[a-z]+ed|led|born|run|owned|friendly|style|era)$")
_SUFFIXES = frozenset({"jr.", "sr.", "jr", "sr", "ii", "iii", "iv"})
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "ORG", "NORP"})
_RANKS = frozenset({"majority", "minority"})
#: how words for where somebody comes from or what he or she does end ("Londoner", "Reader", "Bostonian"), and scolding participles
_DESCRIBING = re.compile(r"(?:er|or|ian|ist|ese|ed|ing)$")
#: words that are a month or a verb first and a name second
_MONTH_NAME, _VERB_NAME = "May", "Will"
_ANY = word_set("wherever whenever however whoever whatever whether whichever")
_OPENING = frozenset({'"', "'", "(", ":"})
#: names of months and days
CALENDAR = word_set(
    """january february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday"""
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words ``[start, end)`` of a sentence that may be a person's name, and how sure the evidence is."""

    start: int
    end: int
    kind: str


def candidates(sentence: Sentence, words: Sequence[Word], lexicon: Lexicon, text: str) -> list[Candidate]:
    """The candidates of one sentence in order, none overlapping another: the longer, then the surer, wins."""
    found = [
        *_by_model(sentence, words, lexicon),
        *_by_given_name(words, lexicon),
        *_by_title(words, lexicon),
        *_by_label(sentence, words, lexicon, text),
        *_by_place(words, lexicon),
        *_by_verb(sentence, words, lexicon),
    ]
    found = [one for one in found if one.end - one.start > 1 or words[one.start].text not in lexicon.body_nouns]
    kept: list[Candidate] = []
    for one in sorted(found, key=lambda c: (c.start - c.end, c.kind == "model", c.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda c: c.start)


def is_name_word(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word looks like part of a personal name."""
    if not _NAME_WORD.fullmatch(word.text) or _PARTICIPLE.search(word.text) or word.low in CALENDAR or word.low in _ANY:
        return False
    if word.text in lexicon.body_nouns and not (word.text in lexicon.given and word.tag == "NNP" and word.label in ("", "PERSON")):
        return False
    if word.text in CAPITALS or any(lexicon.place(part) for part in word.text.split("-")[1:]):  # "the Smith-Russia affair"
        return False
    return word.text not in lexicon.parties and word.low not in lexicon.abbreviations and word.low not in lexicon.honorifics


def _run_end(words: Sequence[Word], start: int, lexicon: Lexicon, longest: int = 5) -> int:
    """The end of the run of name words that begins at ``start``, nickname in quotes and suffix included."""
    end = start
    while end < len(words) and end - start < longest:
        if (is_name_word(words[end], lexicon) and (end == start or not _is_title(words[end], lexicon))) or (
            end > start and (_particle(words, end, lexicon) or _surname_after(words, end, lexicon))
        ):
            end += 1
        elif end > start and _quoted_nickname(words, end, lexicon):
            end += 3
            longest += 3
        else:
            break
    return _with_suffix(words, end) if end > start else start


def _particle(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a small word at ``at`` leads into a surname ("von der Leyen")."""
    behind = at + 1
    while behind < len(words) - 1 and words[behind].low in PARTICLES:
        behind += 1
    return words[at].low in PARTICLES and behind < len(words) and is_name_word(words[behind], lexicon)


def _surname_after(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a word that is a title or a month elsewhere is the surname behind a given name ("Steve King", "Theresa May")."""
    word, before = words[at], words[at - 1].text
    following = words[at + 1] if at + 1 < len(words) else None
    if not word.tag.startswith("NNP") or not (before in lexicon.given or re.fullmatch(r"[A-Z]\.", before)):
        return False
    if word.text == _MONTH_NAME:
        return following is None or following.tag != "CD"
    if following and re.fullmatch(r"[A-Z]\.", before) and is_name_word(following, lexicon) and words[at - 2].text not in lexicon.given:
        return at > 1 and _is_title(word, lexicon) and word.low not in lexicon.abbreviations  # "F. King Alexander"
    ends = following is None or following.low in _SUFFIXES or not (following.is_capital or following.low in ("of", "for"))
    return ends and _is_title(word, lexicon) and word.low not in lexicon.abbreviations


def _quoted_nickname(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a nickname in quotation marks or brackets stands at ``at``, followed by a surname."""
    if at + 3 >= len(words) or words[at].text not in "\"'(" or words[at + 2].text not in "\"')":
        return False
    return words[at + 1].is_capital and is_name_word(words[at + 3], lexicon)


def _with_suffix(words: Sequence[Word], end: int) -> int:
    """``end``, moved behind "Jr." or "III" where one follows."""
    for skip in (0, 1):
        at = end + skip
        if at < len(words) and words[at].low in _SUFFIXES and (skip == 0 or words[end].text == ","):
            return at + 1
    return end


def _is_title(word: Word, lexicon: Lexicon) -> bool:
    """Whether a capitalised word is a title rather than a name."""
    return bool(lexicon.head(word.text)) and word.text not in lexicon.given


def _trimmed(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """The range without titles, places and parties at its head and without anything after its first word that is no name."""
    while start < end - 1 and (
        _leads(words[start], end - start, lexicon, start > 0 and words[start - 1].low in ("of", "in", "from"))
        or _describes(words, start, end, lexicon)
    ):
        start += 1
    return start, min(_run_end(words, start, lexicon), _with_suffix(words, end)) if start < end else start


def _leads(word: Word, left: int, lexicon: Lexicon, after_of: bool) -> bool:
    """Whether a word before a name does not belong to it."""
    if not word.is_capital or word.low in lexicon.modifiers or word.low in lexicon.honorifics or word.text in lexicon.parties:
        return True
    if _is_title(word, lexicon) or word.text in lexicon.bodies or word.low == "the":
        return True
    return bool(lexicon.place(word.text)) and left > 2 and (after_of or word.text not in lexicon.given)


def _describes(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a capitalised word only describes the person named behind it ("Reader Ann Lee"), or is a verb that opens a sentence."""
    word = words[start]
    opens = start == 0 or words[start - 1].text in _OPENING or not any(w.text.isalpha() for w in words[:start])
    if word.text in lexicon.given:
        return opens and word.text == _VERB_NAME and any(w.text == "?" for w in words[start:])
    told = end - start > 2 and words[start + 1].text in lexicon.given and bool(_DESCRIBING.search(word.low))
    return told or (opens and word.low.endswith("ing") and words[start + 1].text not in lexicon.given)


def _by_model(sentence: Sentence, words: Sequence[Word], lexicon: Lexicon) -> Iterator[Candidate]:
    """Names that the model calls PERSON, trimmed, and lengthened where a given name or a surname was cut off."""
    for ent in sentence.parse.ents:
        if ent.label_ != "PERSON":
            continue
        area = sentence.cover(ent[0], ent[-1])
        inside = [i for i, word in enumerate(words) if area.overlaps(word.span)]
        if not inside:
            continue
        start, end = _trimmed(words, inside[0], inside[-1] + 1, lexicon)
        if start > 0 and words[start - 1].text in lexicon.given and words[start - 1].tag.startswith("NNP"):
            start -= 1
        if end == start + 1 and words[start].text in lexicon.given:
            end = max(end, _run_end(words, start, lexicon, 3))
        if (
            start < end
            and not _followed_by_body(words, end, lexicon)
            and _named(words[start:end], lexicon)
            and _free(words, start, lexicon)
        ):
            yield Candidate(start, end, "model")


def _free(words: Sequence[Word], start: int, lexicon: Lexicon) -> bool:
    """Whether no capitalised word stands before the name that would make it the end of a longer one ("Let Freedom Ring")."""
    if start < 2 or words[start].text in lexicon.given or not words[start - 1].tag.startswith(("NNP", "VB")):
        return True
    before = words[start - 1]
    return not is_name_word(before, lexicon) or bool(
        lexicon.head(before.text) or lexicon.place(before.text) or before.text in lexicon.bodies
    )


def _named(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether the words can be a name at all: not a place, a body or a lone given name that is a common word."""
    whole = " ".join(word.text for word in words)
    named = is_name_word(words[-1], lexicon) if len(words) == 1 else is_name_word(words[-1], lexicon) or words[-1].low in _SUFFIXES
    return named and words[0].low not in _SUFFIXES and whole not in lexicon.bodies and not lexicon.place(whole)


def _followed_by_body(words: Sequence[Word], end: int, lexicon: Lexicon) -> bool:
    """Whether the name is the head of a body's name ("Carter Center")."""
    return end < len(words) and words[end].text in lexicon.body_nouns


def _by_given_name(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Candidate]:
    """A known given name with a surname behind it."""
    for start, word in enumerate(words[:-1]):
        if word.text not in lexicon.given or not word.tag.startswith("NNP") or _describes(words, start, start + 1, lexicon):
            continue
        end = _run_end(words, start, lexicon, 4)
        after_of = start > 0 and words[start - 1].low in ("of", "in", "from", "for", "to")
        place = lexicon.place(word.text) and (word.label in _PLACE_LABELS or after_of)
        if end - start <= 1:
            if end > start and _lone(words, start, lexicon):
                yield Candidate(start, end, "first name")
            continue
        if place or _followed_by_body(words, end, lexicon) or (start and words[start - 1].text in ("St.", "Fort", "Lake")):
            continue
        if all(part.tag.startswith("NNP") or part.low in PARTICLES or part.text in "\"'()," for part in words[start:end]):
            yield Candidate(start, end, "given")


def _lone(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a given name stands alone as a name: inside a sentence, no adjective before it, no capital behind it."""
    word = words[at]
    if at == 0 or lexicon.place(word.text) or word.label not in ("", "PERSON") or words[at - 1].tag.startswith(("JJ", "DT", "CD")):
        return False
    return not (at + 1 < len(words) and words[at + 1].is_capital) and not words[at - 1].is_capital


def _by_title(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Candidate]:
    """Capitalised words right behind an abbreviated or capitalised title."""
    for at in range(len(words) - 1):
        word, following = words[at], words[at + 1]
        form = word.low in lexicon.abbreviations or word.low in lexicon.honorifics or word.text in lexicon.kin
        form = form or (word.is_capital and bool(lexicon.head(word.text)))
        if (
            not form
            or _is_title(following, lexicon)
            or following.low in lexicon.adjectives | _RANKS
            or not is_name_word(following, lexicon)
            or following.text.isupper()
        ):
            continue
        end = _run_end(words, at + 1, lexicon, 4)
        whole = " ".join(part.text for part in words[at + 1 : end])
        if not _followed_by_body(words, end, lexicon) and not lexicon.place(whole) and following.tag.startswith("NNP"):
            yield Candidate(at + 1, end, "title")


def _by_verb(sentence: Sentence, words: Sequence[Word], lexicon: Lexicon) -> Iterator[Candidate]:
    """A single proper noun that the model gives no kind and that does what people do, as the subject of a verb in the active voice."""
    for token in sentence.parse:
        if token.tag_ != "NNP" or token.ent_type_ not in ("", "PERSON") or token.dep_ not in ("nsubj", "nsubjpass"):
            continue
        if list(token.children) or token.head.pos_ != "VERB":
            continue
        area = sentence.range_of(token)
        at = next((i for i, word in enumerate(words) if word.span == area), -1)
        if at >= 0 and is_name_word(words[at], lexicon) and _alone(words, at, lexicon):
            yield Candidate(at, at + 1, "subject")


def _alone(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a word stands between words in small letters and is no title, place or body."""
    word = words[at]
    beside = [words[i] for i in (at - 1, at + 1) if 0 <= i < len(words)]
    known = _is_title(word, lexicon) or lexicon.place(word.text) or word.text in lexicon.bodies or not word.text[1:].islower()
    return not known and not any(other.is_capital or other.tag == "DT" for other in beside)


def _by_place(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Candidate]:
    """Two capitalised words right behind the place that ends a title ("Attorney for the Eastern District of Virginia Dane Boente")."""
    for at in range(2, len(words) - 3):
        state = lexicon.place(words[at].text) in lexicon.states and words[at - 1].low == "of" and words[at - 2].is_capital
        pair = words[at + 1 : at + 3]
        named = all(is_name_word(word, lexicon) and word.tag.startswith("NNP") for word in pair) and not words[at + 3].is_capital
        titled = any(lexicon.head(word.text) for word in words[max(0, at - 9) : at])
        if state and named and titled and not _is_title(pair[0], lexicon):
            yield Candidate(at + 1, at + 3, "title")


def _by_label(sentence: Sentence, words: Sequence[Word], lexicon: Lexicon, text: str) -> Iterator[Candidate]:
    """Capitalised words right before a party label."""
    for label in LABEL.finditer(plain(sentence.span.of(text))):
        end = sum(1 for word in words if word.span.end <= sentence.span.start + label.start())
        start = end
        while start > 0 and end - start < 4 and _is_inner(words[start - 1], lexicon):
            start -= 1
        start, _ = _trimmed(words, start, end, lexicon)
        if end - start >= 1 and _named(words[start:end], lexicon):
            yield Candidate(start, end, "label")


def _is_inner(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word before a party label can still belong to the name."""
    return word.low in _SUFFIXES or (is_name_word(word, lexicon) and not _is_title(word, lexicon))
