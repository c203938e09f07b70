"""Where sentences begin: a rule of its own, because the parser breaks after "Rep." and "U.S." and inside brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.word_sets import word_set

#: characters whose look differs from paper to paper -> what the model was trained on; every one is one character, so offsets hold
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‛": "'", "`": "'", "\u00a0": " ", "\u2009": " ",
                        "\u202f": " ", "\u200b": " ", "\u2011": "-", "\t": " "})  # fmt: skip
_CANDIDATE = re.compile(r"(?:[.!?…]+[\"')\]]*)\s+(?=[\"'(\[]*[A-Z0-9$])")
_LAST_WORD = re.compile(r"([A-Za-z][A-Za-z.\-]*|\d+)[.!?…]+[\"')\]]*\s+$")
_NEXT_WORD = re.compile(r"[\"'(\[]*([A-Za-z]+|\$?\d+)")
#: abbreviations that stand before a name or a number and so never end a sentence
_ALWAYS_OPEN = word_set(
    """mr mrs ms mx dr sen sens rep reps gov govs lt col gen maj capt sgt rev hon prof pres st ste mt ft vs v no atty adm cmdr
    supt del dels ald fr sec assn asst dept dist amb messrs cpl pvt spc brig cllr jan feb mar apr jun jul aug sept sep oct
    nov dec"""
)
_MONTHS = word_set("jan feb mar apr jun jul aug sept sep oct nov dec")
#: abbreviations that may end a sentence: they do when a word follows that opens sentences
_MAYBE = word_set(
    """jr sr inc corp co ltd llc bros ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont
    neb nev okla ore pa tenn tex va vt wash wis wyo etc ave blvd ph.d m.d j.d"""
)
_OPENERS = word_set(
    """the a an he she it they we i you but and or so yet in on at by for from with to of as if when while after before since
    until though although because this that these those his her their its our my your there then here what who how why where
    which some many most both each all another other one two three no not now still even just also only once under over
    during despite however meanwhile instead according asked"""
)
_SPEECH = re.compile(r"\s*(?:[A-Z][\w.'-]*|he|she|they)(?: [A-Z][\w.'-]*){0,3} (?:said|says|asked|asks|wrote|tweeted|added|shouted|told)\b")


def plain(text: str) -> str:
    """``text`` with quotation marks, spaces and hyphens in their plain form, of the same length."""
    return text.translate(_PLAIN)


def _ends(text: str, gap: re.Match[str]) -> bool:
    """Whether a sentence ends at this candidate."""
    last, following = _LAST_WORD.search(text[max(0, gap.end() - 60) : gap.end()]), _NEXT_WORD.match(text, gap.end())
    mark = gap.group().strip()
    if mark[0] in "?!" and len(mark) > 1 and _SPEECH.match(text, gap.end()):
        return False
    if not last or mark[0] != ".":
        return True
    word, nxt = last.group(1).lower().rstrip(".").rpartition("-")[2], following.group(1) if following else ""
    if word in _ALWAYS_OPEN and not (word == "no" and nxt.isalpha()):
        return word in _MONTHS and nxt.lower() in _OPENERS
    dotted = "." in word or (len(word) == 1 and word != "i") or word in _MAYBE
    return not dotted or nxt.lower() in _OPENERS


def sentence_starts(text: str) -> Iterator[int]:
    """The offsets in ``text`` (one paragraph, in plain characters) at which a sentence begins, in order.

    >>> text = "Rep. Bradley Byrne met U.S. officials. He left."
    >>> [text[i:i + 2] for i in sentence_starts(text)]
    ['Re', 'He']
    """
    yield 0
    for gap in _CANDIDATE.finditer(text):
        if _ends(text, gap):
            yield gap.end()
