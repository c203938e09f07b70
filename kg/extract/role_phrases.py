"""The grammar of titles: [former] [place] [party] [body] HEAD [of/for/to …], found around a head noun and not in a list of titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.complements import complement_end
from kg.extract.conditions import ORDINAL
from kg.extract.lexicon import FixedTitle, Lexicon
from kg.extract.name_words import CALENDAR
from kg.extract.premodifiers import Premodifiers
from kg.extract.scene import Scene, joined
from kg.extract.word_sets import word_set
from kg.extract.words import Word

#: longest name of a party in words
_LONGEST_PARTY = 5
#: nouns of time: "for two terms" is no part of a post
_TIMES = word_set("year years month months week weeks day days term terms decade decades time life")
#: nouns that say after a name what kind of body it is ("the Harbor Alliance group")
_KINDS_OF_BODY = word_set("group organization organisation")
_PREPOSITIONS = word_set("of for to at with from on in")
#: nouns for members, which a party after them makes a membership and no post
_OF_A_PARTY = frozenset({"member", "politician"})
#: nouns for what somebody named works on together with others ("an adviser on Smith's 2012 *bid*")
_UNDERTAKINGS = word_set(
    """campaign bid run team staff administration transition committee subcommittee commission panel board council cabinet government
    case trial"""
)
#: words after a title of what is kept of it beyond office
_KEPT = frozenset({"emeritus", "emerita"})
#: words before a title that say when it was held
_ONCE = frozenset({"former", "then", "late"})

#: words in small letters that stand before the name of somebody whom another serves ("a staffer for *Ohio candidate* Smith")
_RUNNING = word_set("candidate nominee contender hopeful challenger incumbent")
#: words that say that there was no other of the kind, and those that begin what somebody did
_ALONE = word_set("only lone sole")
_DOING = frozenset({"who", "that", "to"})
_DESCRIBING = frozenset({"NN", "NNP", "JJ", "HYPH", "VBG", "VBN", "POS"})


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A phrase that names a post. ``start`` and ``end`` are word indices, ``head`` the last word of the title itself.

    A post that other words imply ("heads the bank") has a phrase that stands nowhere.
    ``preposition`` and ``complement`` are what follows the title ("of", "the House Oversight Committee"), ``owner`` the person whose
    post it is to serve ("Sessions' chief of staff"), ``determiner`` the article or possessive pronoun before the phrase.
    """

    noun: str
    title: str
    start: int = 0
    end: int = 0
    head: int = 0
    status: str = "current"
    party: str = ""
    place: str = ""
    body: str = ""
    preposition: str = ""
    complement: str = ""
    plural: bool = False
    owner: str = ""
    determiner: str = ""
    fixed: FixedTitle | None = None


def phrase_at(scene: Scene, head: int, lexicon: Lexicon) -> RolePhrase | None:
    """The longest title phrase whose head noun is the word at ``head``, or nothing."""
    word = scene.words[head]
    noun = noun_of(word, lexicon)
    if not noun or head in scene.names or (word.tag.startswith(("VB", "MD")) and not word.is_capital):
        return None
    begin, stop, fixed = _unit(scene.words, head, lexicon)
    stop += scene.low(stop) in _KEPT
    served = _served(scene, stop, lexicon)
    end, preposition, complement = (stop, "", "") if served else _right(scene, stop, lexicon)
    party, before = _party_before(scene, begin, lexicon) if noun in _OF_A_PARTY else ("", begin)
    left = Premodifiers(scene, lexicon).walk(before)
    left.party = party or left.party
    if word.text in lexicon.parties:
        left.party = lexicon.parties[word.text]
    if noun in _OF_A_PARTY and preposition in ("of", "for", "from"):
        left.party = party_named(complement, lexicon) or left.party
    if complement and not left.body:
        end, left.body = _workplace(scene, end, lexicon)
    free = left.party and not (complement or served or left.body or left.owner) and _of_its_party(noun, lexicon)
    title = _title(left, left.party if free else "", fixed, scene.words[begin:stop], lexicon)
    return RolePhrase(
        noun, title, left.start, end, stop - 1, left.status, left.party, left.place, left.body, preposition, complement,
        lexicon.is_plural(word.text) or word.tag in ("NNS", "NNPS"), served or left.owner, left.determiner, fixed,
    )  # fmt: skip


def _title(left: Premodifiers, party: str, fixed: FixedTitle | None, words: Sequence[Word], lexicon: Lexicon) -> str:
    """The words of a title without what describes or places it, ``party`` in it; an abbreviated body is written out."""
    full = fixed.full if fixed and fixed.full.islower() and any(word.text.isupper() for word in words) else ""
    return " ".join(filter(None, (*left.title, party.removesuffix(" Party"), full or _unit_words(words, lexicon))))


def party_named(name: str, lexicon: Lexicon) -> str:
    """The party that a name in full is; empty where it names none."""
    words = name.split()
    if len(words) < 2 or "Party" not in words[1:] or not all(w[:1].isupper() or w in ("of", "the", "and", "for") for w in words):
        return ""
    return lexicon.parties.get(words[0], name) if words[1:] == ["Party"] else name


def _party_before(scene: Scene, at: int, lexicon: Lexicon) -> tuple[str, int]:
    """The party named in full right before ``at`` ("a *Harbor Party* politician"), without a nation before it, and where it begins."""
    start = at
    while start > 0 and at - start < _LONGEST_PARTY and scene.words[start - 1].is_capital and start - 1 not in scene.names:
        start -= 1
    while at - start > 1 and (lexicon.place(scene.words[start].text) or scene.words[start].tag in ("DT", "IN")):
        start += 1
    name = joined(scene.words[start:at])
    party = party_named(name, lexicon) if name.endswith(" Party") else ""
    return (party, start) if party else ("", at)


def _workplace(scene: Scene, at: int, lexicon: Lexicon) -> tuple[int, str]:
    """The body behind "at" after a complement ("professor of history *at Derby University*") and the index after it."""
    end = complement_end(scene.words, scene.names, at + 1, lexicon) if scene.low(at) == "at" else at
    words = _essential(scene.words[at + 1 : end]) if end > at + 1 else ()
    if not words or any(i in scene.names for i in range(at + 1, end)) or not (words[0].is_capital and words[-1].is_capital):
        return at, ""
    name = joined(words)
    return (at, "") if lexicon.place(name) or words[-1].low in CALENDAR else (end, lexicon.bodies.get(name, name))


def is_singled_out(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a phrase says who of a kind did something ("the only Republican in the race", "the first senator to endorse her").

    That it was so is then told of the doing: nothing is said about what has become of the membership or the post.
    """
    words = {scene.low(at) for at in range(phrase.start - 1, phrase.head)}
    does = scene.low(phrase.end) in _DOING
    return bool(words & _ALONE) or (does and (phrase.determiner == "the" or bool(words & ORDINAL)))


def noun_of(word: Word, lexicon: Lexicon) -> str:
    """The head noun that a word is: of a post, of a tie to somebody ("rival"), or of a party's member; empty for any other word."""
    if word.text in lexicon.parties and word.text not in ("GOP", "G.O.P.", "Democratic", "Labour"):
        return "member"
    return lexicon.head(word.text) or (word.low if word.low in lexicon.kin else "")


def is_post(phrase: RolePhrase, lexicon: Lexicon) -> bool:
    """Whether the phrase names a post, and not a tie to somebody or a party alone."""
    if phrase.noun in _OF_A_PARTY and party_named(phrase.complement, lexicon):
        return False
    if phrase.noun not in lexicon.sectors or lexicon.sectors[phrase.noun] == "calling" or phrase.title in lexicon.parties:
        return False
    beside = phrase.body or phrase.complement or phrase.place or phrase.owner or (phrase.fixed and len(phrase.fixed.words) > 1)
    beside = beside or (phrase.party and _of_its_party(phrase.noun, lexicon))
    beside = beside or (not phrase.determiner and phrase.fixed and phrase.fixed.body and phrase.title.lower() == phrase.noun)
    written = phrase.title[:1].isupper() or phrase.title.split()[-1].isupper()  # "coal company CEO"
    return bool(beside) or phrase.noun not in {word.lower() for word in lexicon.needing_body} or written


def _of_its_party(noun: str, lexicon: Lexicon) -> bool:
    """Whether who works as this works for a party where one stands before the word ("a Republican strategist")."""
    return lexicon.sectors.get(noun) == "staff"


def _unit(words: Sequence[Word], head: int, lexicon: Lexicon) -> tuple[int, int, FixedTitle | None]:
    """The words that are the title itself: a fixed title around the head where one stands there, else the head alone."""
    best = (head, head + 1, lexicon.fixed.get((lexicon.head(words[head].text),)))
    for start in range(max(0, head - 5), head + 1):
        for end in range(head + 1, min(len(words), head + 6) + 1):
            fixed = lexicon.fixed.get(tuple(word.low for word in words[start:end]))
            if fixed and end - start > best[1] - best[0]:
                best = (start, end, fixed)
    if best[1] - best[0] == 1 and head and f"{words[head - 1].low.rstrip('.')}. {words[head].low}" in lexicon.abbreviations:
        spelt = _unit_words(words[head - 1 : head + 1], lexicon)
        return head - 1, head + 1, lexicon.fixed.get(tuple(spelt.lower().split()))
    return best


def _unit_words(words: Sequence[Word], lexicon: Lexicon) -> str:
    """The title in the singular and without abbreviations."""
    spelt = []
    for word in words:
        if word.low in lexicon.abbreviations:
            spelt.append(lexicon.abbreviations[word.low][0])
        elif word.low in lexicon.singulars:
            single = lexicon.singulars[word.low]
            spelt.append(single.capitalize() if word.is_capital else single)
        else:
            spelt.append(word.text)
    return " ".join(spelt)


#: longest title between a post and the person it serves ("adviser to former *South Carolina Lieutenant Governor* Smith")
_LONGEST_TITLE = 6


def _served(scene: Scene, at: int, lexicon: Lexicon) -> str:
    """The person with a title of his own whom a post serves ("adviser to former Governor *Smith*"); empty where none is named."""
    if scene.low(at) not in ("for", "to"):
        return ""
    stop = at + 1
    while stop < len(scene.words) and stop not in scene.names and stop - at <= _LONGEST_TITLE:
        stop += 1
    between = scene.words[at + 1 : stop]
    runs = bool(between) and between[-1].low in _RUNNING and all(word.tag in _DESCRIBING for word in between)
    if not runs and not all(word.is_capital or word.low in _ONCE or word.low == "of" for word in between):
        return ""
    ranks = {*_ONCE, *lexicon.abbreviations, *lexicon.honorifics}
    titled = runs or any(word.low in ranks or lexicon.head(word.text) for word in between)
    return scene.person(stop) if titled else ""


def _right(scene: Scene, at: int, lexicon: Lexicon) -> tuple[int, str, str]:
    """The end of the phrase, and the preposition and the noun phrase after the title where they stand."""
    preposition = scene.low(at)
    if preposition not in _PREPOSITIONS:
        return at, "", ""
    end = complement_end(scene.words, scene.names, at + 1, lexicon)
    if end <= at + 1 or not _names_something(preposition, scene.words[at + 1 : end]):
        return at, "", ""
    words = scene.words[at + 1 : end]
    named = joined(_essential(words))
    return end, preposition, lexicon.bodies.get(named, named) if named.isupper() else named


def _essential(words: Sequence[Word]) -> Sequence[Word]:
    """A complement without its article and without what only describes the name in it ("the conservative group")."""
    skip = 1 if words[0].low in ("the", "a", "an") and len(words) > 1 else 0
    capital = next((i for i, word in enumerate(words) if i >= skip and word.is_capital), skip)
    described = list(words[skip:capital])
    if described and described[-1].tag == "NN" and all(word.tag in ("JJ", "NN", "VBG", "VBN", "HYPH", "RB") for word in described):
        skip = capital
    last = len(words) - 1 if len(words) - skip > 1 and words[-1].low in _KINDS_OF_BODY and words[-2].is_capital else len(words)
    return words[skip:last]


def _names_something(preposition: str, words: Sequence[Word]) -> bool:
    """Whether a complement names something, as "in", "on", "to" and "with" need it to."""
    if preposition in ("of", "for", "at", "from"):
        return any(word.is_capital for word in words) or not any(word.tag == "CD" or word.low in _TIMES for word in words)
    named = [word for word in words if word.is_capital and word.low not in CALENDAR]
    return bool(named) and (preposition == "to" or words[-1] is named[-1] or words[-1].low in _UNDERTAKINGS)
