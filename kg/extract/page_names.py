"""Names on the page beside the story: in captions, in story highlights, in links to other stories; nothing else is read there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.lexicon import Lexicon
from kg.extract.name_words import SUFFIXES, is_name_word, is_title, run_end, with_suffix, written
from kg.extract.words import Word

#: a name of more words than this is a headline
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class PageName:
    """Words ``[start, end)`` that name somebody; ``form`` is how the story writes the name, or the words themselves.

    ``kin`` says that a noun like "husband" introduces a name that nothing else tells to be one.
    """

    start: int
    end: int
    form: str
    kin: bool = False


def page_names(words: Sequence[Word], forms: Collection[str], surnames: Collection[str], lex: Lexicon) -> Iterator[PageName]:
    """The names in the words of one line: what the story calls its people, else a full name, else a relative's given name."""
    loud = bool(words) and not any(word.text.isalpha() and word.text.islower() for word in words)
    known, at = set(forms), 0
    while at < len(words):
        found = _full(words, at, surnames, lex) or _known(words, at, known, lex) or (None if loud else _relative(words, at, lex))
        if found is not None:
            known.add(found.form)
            yield found
        at = found.end if found else at + 1


def _known(words: Sequence[Word], at: int, forms: Collection[str], lex: Lexicon) -> PageName | None:
    """The longest form of a name that stands at ``at``, written so or in capitals, and is no part of a longer name."""
    for end in range(min(len(words), at + _LONGEST + 1), at, -1):
        here = " ".join(word.text for word in words[at:end])
        loud = sorted(form for form in forms if form.upper() == here) if here.isupper() else []
        form = here if here in forms else next(iter(loud), "")
        if form and not (end == at + 1 and _is_part(words, at, lex)):
            return PageName(at, end, form)
    return None


def _is_part(words: Sequence[Word], at: int, lex: Lexicon) -> bool:
    """Whether a single word belongs to the name of something or somebody else ("Smith Tower", "Paula Smith")."""
    behind, before = words[at + 1 : at + 2], words[at - 1 : at] if at else ()
    named = any(word.text in lex.body_nouns or word.low in SUFFIXES for word in behind)
    return named or not words[at].is_capital or any(word.text in lex.given for word in before)


def _full(words: Sequence[Word], at: int, surnames: Collection[str], lex: Lexicon) -> PageName | None:
    """A full name: a known given name and what follows it, or any name word inside a sentence before a surname of the story."""
    word = words[at]
    inside = at > 0 and words[at - 1].text.islower() and is_name_word(word, lex) and not is_title(word, lex) and not lex.place(word.text)
    if not (word.text in lex.given or (inside and at + 1 < len(words) and words[at + 1].text in surnames)):
        return None
    end = run_end(words, at, lex, _LONGEST)
    shared = next((stop for stop in range(at + 2, end + 1) if words[stop - 1].text in surnames), 0)
    if shared:
        end = with_suffix(words, shared)
    elif end < len(words) and (words[end].is_capital or words[end].text in lex.body_nouns):
        return None
    if end - at < 2 or any(word.text in lex.body_nouns for word in words[end : end + 1]):
        return None
    name = written(words[at:end])
    return None if lex.place(name) or name in lex.bodies or name in lex.things else PageName(at, end, name)


def _relative(words: Sequence[Word], at: int, lex: Lexicon) -> PageName | None:
    """The given name behind a noun for a relative ("her son, *Trig*")."""
    back = at - 2 if at > 1 and words[at - 1].text == "," else at - 1
    if back < 0 or words[back].low not in lex.kin or not is_name_word(words[at], lex) or is_title(words[at], lex):
        return None
    alone = at + 1 == len(words) or not words[at + 1].is_capital
    return PageName(at, at + 1, words[at].text, kin=True) if alone else None
