"""Where a person's name may stand: four kinds of evidence, of which the model's own entities are only one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.lexicon import Lexicon
from kg.extract.name_words import SUFFIXES, has_article, is_name_word, is_title, run_end, with_suffix
from kg.extract.parsed import Sentence
from kg.extract.party_labels import LABEL
from kg.extract.person_names import PARTICLES
from kg.extract.splitting import plain
from kg.extract.words import Word

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "ORG", "NORP"})
_RANKS = frozenset({"majority", "minority"})
#: tags of small words that begin with a capital where a sentence or a heading does ("*Beyond* Smith", "*Multiple* Smith aides")
_NO_NAME = frozenset({"IN", "DT", "JJ", "CC", "CD", "PRP", "PRP$", "MD", "WRB", "WP", "EX", "TO"})
#: how words for where somebody comes from or what he or she does end ("Londoner", "Reader", "Bostonian"), and scolding participles
_DESCRIBING = re.compile(r"(?:er|or|ian|ist|ese|ed|ing)$")
#: a word that is a verb first and a name second
_VERB_NAME = "Will"
#: nouns for the rule of one person
_GOVERNING = frozenset({"administration", "presidency"})
#: so many words behind a comma a title may begin, and the tags of those before its head
_TITLE_WITHIN, _BEFORE_TITLE = 5, frozenset({"DT", "JJ", "NN", "NNP", "VBG", "PRP$", "CD"})
_OPENING = frozenset({'"', "'", "(", ":"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words ``[start, end)`` of a sentence that may be a person's name, and how sure the evidence is."""

    start: int
    end: int
    kind: str


def candidates(sentence: Sentence, words: Sequence[Word], lexicon: Lexicon, text: str, proper: Collection[str]) -> list[Candidate]:
    """The candidates of one sentence in order, none overlapping another: the longer, then the surer, wins.

    ``proper`` are the words that stand with a capital inside some sentence of the document.
    """
    found = [
        *_by_model(sentence, words, lexicon),
        *_by_given_name(words, lexicon),
        *_by_title(words, lexicon),
        *_by_kin(words, lexicon),
        *_by_label(sentence, words, lexicon, text),
        *_by_place(words, lexicon),
        *_by_verb(sentence, words, lexicon, proper),
        *_by_office(words, lexicon),
        *_by_relative(words, lexicon),
        *_by_apposition(words, lexicon),
    ]
    found = [one for one in found if one.end - one.start > 1 or words[one.start].text not in lexicon.body_nouns]
    found = [one for one in found if " ".join(word.text for word in words[one.start : one.end]) not in lexicon.things]
    kept: list[Candidate] = []
    for one in sorted(found, key=lambda c: (c.start - c.end, c.kind == "model", c.kind != "kin", c.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda c: c.start)


def _trimmed(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """The range without titles, places and parties at its head and without anything after its first word that is no name."""
    while start < end - 1 and (
        _leads(words[start], end - start, lexicon, start > 0 and words[start - 1].low in ("of", "in", "from"))
        or _describes(words, start, end, lexicon)
    ):
        start += 1
    return start, min(run_end(words, start, lexicon), with_suffix(words, end)) if start < end else start


def _leads(word: Word, left: int, lexicon: Lexicon, after_of: bool) -> bool:
    """Whether a word before a name does not belong to it."""
    if word.tag in _NO_NAME and word.text not in lexicon.given:
        return True
    if not word.is_capital or word.low in lexicon.modifiers or word.low in lexicon.honorifics or word.text in lexicon.parties:
        return True
    if is_title(word, lexicon) or word.text in lexicon.bodies or word.low == "the":
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
            end = max(end, run_end(words, start, lexicon, 3))
        if (
            start < end
            and not _followed_by_body(words, end, lexicon)
            and not _is_post(words, start, end, lexicon)
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
    named = is_name_word(words[-1], lexicon) or (len(words) > 1 and (words[-1].low in SUFFIXES or has_article(words[-1])))
    known = whole in lexicon.bodies or whole in lexicon.things or bool(lexicon.place(whole))
    return named and words[0].low not in SUFFIXES and not known


def _is_post(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the one word of a name is the title of a post ("was *Treasurer* of Ohio")."""
    return end == start + 1 and is_title(words[start], lexicon) and any(word.low == "of" for word in words[end : end + 1])


def _followed_by_body(words: Sequence[Word], end: int, lexicon: Lexicon) -> bool:
    """Whether the name is the head of a body's name ("Carter Center")."""
    return end < len(words) and words[end].text in lexicon.body_nouns


def _by_given_name(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Candidate]:
    """A known given name with a surname behind it."""
    for start, word in enumerate(words[:-1]):
        if word.text not in lexicon.given or not word.tag.startswith("NNP") or _describes(words, start, start + 1, lexicon):
            continue
        end = run_end(words, start, lexicon, 4)
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
            or is_title(following, lexicon)
            or following.low in lexicon.adjectives | _RANKS
            or not is_name_word(following, lexicon)
            or following.text.isupper()
        ):
            continue
        end = run_end(words, at + 1, lexicon, 4)
        whole = " ".join(part.text for part in words[at + 1 : end])
        if not _followed_by_body(words, end, lexicon) and not lexicon.place(whole) and following.tag.startswith("NNP"):
            yield Candidate(at + 1, end, "title")


def _by_kin(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Candidate]:
    """A single capitalised word right behind a noun for a relative, a comma between them or not ("her son, *Trig*, …")."""
    for at in range(1, len(words)):
        comma = words[at - 1].text == "," and at > 1
        kin, word = words[at - 2 if comma else at - 1], words[at]
        if kin.low not in lexicon.kin or not word.tag.startswith("NNP") or not is_name_word(word, lexicon) or is_title(word, lexicon):
            continue
        behind = words[at + 1] if at + 1 < len(words) else None
        ends = behind is None or not behind.text[0].isalnum() if comma else behind is None or not behind.is_capital
        if ends and (word.text in lexicon.given or not lexicon.place(word.text)) and word.text not in lexicon.bodies:
            yield Candidate(at, at + 1, "kin")


def _by_office(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Candidate]:
    """A single name whose bearer governs ("the *Clark* administration")."""
    for at in range(1, len(words) - 1):
        governs = words[at - 1].low == "the" and words[at + 1].text in _GOVERNING
        if governs and is_name_word(words[at], lexicon) and not _is_known(words[at], lexicon):
            yield Candidate(at, at + 1, "office")


def _by_relative(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Candidate]:
    """A single proper noun of whom a relative clause says what a person does ("*Clark*, who won Ohio, said")."""
    for at, word in enumerate(words[:-2]):
        who = at + 1 + (words[at + 1].text == ",")
        named = word.tag == "NNP" and is_name_word(word, lexicon) and word.text not in lexicon.parties and word.text not in lexicon.given
        if named and words[who].low == "who" and word.label != "NORP" and _alone(words, at, lexicon):
            yield Candidate(at, at + 1, "relative")


def _by_apposition(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Candidate]:
    """Two capitalised words behind which a title stands between commas ("*Deb Billado*, chair of the party, denied")."""
    for at in range(len(words) - 3):
        pair, behind = words[at : at + 2], words[at + 3 : at + 3 + _TITLE_WITHIN]
        before = words[at - 1] if at else None
        if words[at + 2].text != "," or (before and (before.is_capital or before.tag == "DT" or before.text == ",")):
            continue
        named = all(word.tag == "NNP" and is_name_word(word, lexicon) and not _is_known(word, lexicon) for word in pair)
        first = next((word for word in behind if lexicon.head(word.text) or word.tag not in _BEFORE_TITLE), None)
        if named and pair[1].text not in lexicon.body_nouns and _named(pair, lexicon) and first and lexicon.head(first.text):
            yield Candidate(at, at + 2, "apposition")


def _by_verb(sentence: Sentence, words: Sequence[Word], lexicon: Lexicon, proper: Collection[str]) -> Iterator[Candidate]:
    """A single proper noun that the model gives no kind and that does what people do, as the subject of a verb in the active voice.

    At the head of a sentence the model may take it for a common one.
    """
    for token in sentence.parse:
        named = token.tag_ == "NNP" or (token.tag_ == "NN" and token.text in proper)
        if not named or token.ent_type_ not in ("", "PERSON") or token.dep_ not in ("nsubj", "nsubjpass"):
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
    return not _is_known(word, lexicon) and not any(other.is_capital or other.tag == "DT" for other in beside)


def _is_known(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word is a title, a place or a body, or in no case a surname."""
    return is_title(word, lexicon) or bool(lexicon.place(word.text)) or word.text in lexicon.bodies or not word.text[1:].islower()


def _by_place(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Candidate]:
    """Two capitalised words right behind the place that ends a title ("Attorney for the Eastern District of Virginia Dane Boente")."""
    for at in range(2, len(words) - 3):
        state = lexicon.place(words[at].text) in lexicon.states and words[at - 1].low == "of" and words[at - 2].is_capital
        pair = words[at + 1 : at + 3]
        named = all(is_name_word(word, lexicon) and word.tag.startswith("NNP") for word in pair) and not words[at + 3].is_capital
        titled = any(lexicon.head(word.text) for word in words[max(0, at - 9) : at])
        if state and named and titled and not is_title(pair[0], lexicon):
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
    return word.low in SUFFIXES or (is_name_word(word, lexicon) and not is_title(word, lexicon))
