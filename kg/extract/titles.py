"""Which titles in a sentence belong to which named people: before a name, after it between commas, or after "who was"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.complements import complement_end
from kg.extract.lexicon import Lexicon
from kg.extract.listed_holders import listed, one_of
from kg.extract.parsed import NameMention, Sentence
from kg.extract.party_labels import LABEL, label_parts, label_place
from kg.extract.role_phrases import RolePhrase, is_post, is_singled_out, phrase_at
from kg.extract.scene import Scene, joined
from kg.extract.shared_titles import shared
from kg.extract.splitting import plain
from kg.extract.word_sets import word_set
from kg.extract.words import words_of
from kg.model.span import Span

_ENDS = word_set(
    """, . ; : ) ( - -- — – " ? ! who whose which and but when in under during since from until at before after as on that where whom
    while because"""
)
#: how far behind "for" or "to" the name of a titled person whom a post serves may stand
_LONGEST_SERVED = 8
_BREAKS = frozenset({",", "(", "—", "–", "--"})
_BETWEEN = ("DT", "JJ", "NN", "RB", "PRP$", "POS", "CD", "VBN", "VBG", "HYPH", "CC")
_WHO = re.compile(
    r"(?:also |previously |now |once |currently |later |long )*(is|was|has been|had been|became|has become|remains|serves as|served as|"
    r"has served as|had served as|worked as|works as|is serving as|was serving as)(?: (?:also|previously|now|once|currently|then))* "
)
#: behind a participle they begin its object: who "is challenging *the* president" is not the president
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their"})
_PAST = frozenset({"was", "had been", "served as", "had served as", "worked as", "was serving as"})


@dataclass(frozen=True, slots=True)
class Held:
    """A title phrase that the text gives to a person; ``span`` are the words that say so, in the document."""

    person: str
    phrase: RolePhrase
    span: Span
    pattern: str


@dataclass(frozen=True, slots=True)
class Label:
    """A party label behind a person's name: the party's full name and the place, either may be empty."""

    person: str
    party: str
    place: str
    span: Span


def scene_of(sentence: Sentence, text: str, names: Sequence[NameMention]) -> Scene:
    """The words of a sentence with the people who are named in it."""
    words = words_of(sentence, text)
    covered: dict[int, tuple[int, int, str]] = {}
    for name in names:
        inside = [i for i, word in enumerate(words) if name.span.overlaps(word.span)]
        covered |= {i: (inside[0], inside[-1] + 1, name.entity) for i in inside}  # noqa: C420
    return Scene(words, covered)


def phrases_in(scene: Scene, lexicon: Lexicon) -> tuple[RolePhrase, ...]:
    """All title phrases of a sentence, one for each head."""
    found: dict[int, RolePhrase] = {}
    for at in range(len(scene.words)):
        phrase = phrase_at(scene, at, lexicon)
        if phrase and (phrase.head not in found or phrase.fixed):
            found[phrase.head] = phrase
    inner = {at for phrase in found.values() if phrase.fixed for at in range(phrase.head + 1 - len(phrase.fixed.words), phrase.head)}
    return shared([found[at] for at in sorted(found) if at not in inner], scene)


class Holders:
    """Reads off one sentence who holds which of its title phrases."""

    def __init__(self, scene: Scene, phrases: Sequence[RolePhrase], lexicon: Lexicon) -> None:
        self.scene, self.phrases, self.lex = scene, phrases, lexicon
        self.names = sorted(set(scene.names.values()))

    def read(self) -> Iterator[Held]:
        """Every title that a name of the sentence has beside it."""
        for name in self.names:
            yield from self._before(name)
            yield from self._after(name)
            yield from self._before_comma(name)
            yield from self._of_body(name)
        for phrase in self.phrases:
            names = listed(phrase, self.phrases, self.names, self.scene, self.lex)
            yield from (self._held(name, one_of(phrase, self.scene), "listed") for name in names)

    def places(self) -> Iterator[Label]:
        """ "Susan Collins of Maine", "Maine's Susan Collins": the place behind "of" after a name, or of which the name is."""
        for name in self.names:
            own = self._owning(name[0])
            if own:
                yield Label(name[2], "", *own)
            at = name[1] + 1
            for length in (3, 2, 1) if self.scene.low(name[1]) == "of" else ():
                words = self.scene.words[at : at + length]
                place = self.lex.place(" ".join(word.text for word in words))
                if place and len(words) == length:
                    yield Label(name[2], "", place, self.scene.words[name[0]].span.join(words[-1].span))
                    break

    def _owning(self, at: int) -> tuple[str, Span] | None:
        """The place whose possessive stands right before the word at ``at``, and its words with that word."""
        for length in (3, 2, 1) if self.scene.low(at - 1) in ("'s", "'") else ():
            words = self.scene.words[max(0, at - 1 - length) : at - 1]
            place = self.lex.place(" ".join(word.text for word in words))
            if place:
                return place, words[0].span.join(self.scene.words[at].span)
        return None

    def _held(self, name: tuple[int, int, str], phrase: RolePhrase, pattern: str) -> Held:
        first, last = min(name[0], phrase.start), max(name[1], phrase.end) - 1
        return Held(name[2], phrase, self.scene.words[first].span.join(self.scene.words[last].span), pattern)

    def _ending_at(self, at: int) -> RolePhrase | None:
        ending = [phrase for phrase in self.phrases if phrase.end == at and phrase.start < at]
        return max(ending, key=lambda phrase: phrase.start, default=None)

    def _before(self, name: tuple[int, int, str]) -> Iterator[Held]:
        """Titles right before a name, chained by "and", and handed on to the other names of a list when plural."""
        phrase = self._serving(self._ending_at(name[0]))
        steps = 0
        while phrase and steps < 4:
            for holder in self._list(name) if phrase.plural else [name]:
                yield self._held(holder, replace(phrase, plural=False), "before")
            linked = self.scene.low(phrase.start - 1) in ("and", "&")
            earlier = None if phrase.determiner or phrase.owner else self._ending_at(phrase.start - 1 if linked else phrase.start)
            capital = earlier is not None and self.scene.words[earlier.head].is_capital
            phrase = earlier if capital or (linked and not self.scene.words[phrase.head].is_capital) else None
            steps += 1

    def _serving(self, phrase: RolePhrase | None) -> RolePhrase | None:
        """The title of who serves another whose title stands right before the name ("counselor *to the president* Ann Lee")."""
        to = phrase.start - 2 if phrase and phrase.determiner else -1
        if phrase is None or to < 1 or self.scene.low(to) != "to":
            return phrase
        served = joined(self.scene.words[phrase.start : phrase.end])
        own = self._ending_at(to)
        return replace(own, end=phrase.end, preposition="to", complement=own.complement or served) if own else phrase

    def _list(self, name: tuple[int, int, str]) -> list[tuple[int, int, str]]:
        """``name`` and the names joined to it by commas and "and", places and labels between them left out."""
        found = [name]
        for other in self.names:
            last = found[-1]
            between = [word for word in self.scene.words[last[1] : other[0]] if word.low not in ("of", "and", "&", ",", "jr.")]
            text = " ".join(word.text for word in between)
            joined = other[0] > last[1] and any(self.scene.low(i) in (",", "and", "&") for i in range(last[1], other[0]))
            if joined and (not text or self.lex.place(text) or re.fullmatch(r"\(? ?[RDI] ?-? ?[\w. ]{0,14}\)?|[RDI]-[\w.]+", text)):
                found.append(other)
        return found

    def _tail(self, at: int) -> int:
        """The index after a party label, an "of PLACE" and an age that may follow a name ending at ``at``."""
        words = self.scene.words
        if at < len(words):
            rest = " ".join(word.text for word in words[at : at + 12])
            label = re.match(r"\( (?:[RDI]|Rep|Dem)\b[^)]{0,25}\)|, [RDI] ?- ?[\w.]+(?: \.)?(?: [A-Z][a-z]+)?(?= ,|$| and)", rest)
            if label:
                at += len(label.group().split())
        if self.scene.low(at) == "of":
            for length in (3, 2, 1):
                if self.lex.place(" ".join(word.text for word in words[at + 1 : at + 1 + length])):
                    at += 1 + length
                    break
        if self.scene.low(at) == "," and re.fullmatch(r"\d{2}", self.scene.low(at + 1)):
            at += 2
        return at

    def _after(self, name: tuple[int, int, str]) -> Iterator[Held]:
        """Titles between commas or brackets after a name, or after "who was"."""
        at = self._tail(name[1])
        if self.scene.low(at) not in _BREAKS:
            return
        start, pattern = at + 1, "after"
        if self.scene.low(start) == "who":
            clause = " ".join(word.low for word in self.scene.words[start + 1 : start + 9])
            verb = _WHO.match(clause)
            if not verb:
                return
            start += 1 + len(verb.group().split())
            if self.scene.words[start : start + 1] and self.scene.words[start].tag == "VBG" and self.scene.low(start + 1) in _ARTICLES:
                return
            pattern = "who was" if verb.group(1) in _PAST else "who is"
        elif self.scene.low(start) in ("both", "also", "then", "now", "once", "formerly", "and", "himself", "herself"):
            pattern = "once" if self.scene.low(start) in ("once", "formerly", "then") else "after"
            start += 1
        for phrase in self._appositive(start):
            then = " ".join(self.scene.low(at) for at in range(phrase.end, phrase.end + 3)) in ("at the time", "at that time")
            once = "undated" if is_singled_out(self.scene, phrase) else "former"
            status = once if then or pattern in ("who was", "once") else phrase.status
            yield self._held(name, replace(phrase, status=status, plural=False), "once" if then else pattern)

    def _appositive(self, start: int) -> Iterator[RolePhrase]:
        """The title phrases of an appositive that begins at ``start``: one, or two joined by "and"."""
        near = [phrase for phrase in self.phrases if start <= phrase.start <= start + 6 and self._only_describes(start, phrase.start)]
        whole = (replace(phrase, end=self._behind(phrase)) for phrase in near)
        first = next((phrase for phrase in whole if self._closed(phrase.end)), None)
        if first is None:
            return
        second = None
        if self.scene.low(first.end) in ("and", "&"):
            inner = first.end + 1
            second = next((p for p in self.phrases if inner <= p.start <= inner + 1 and self._only_describes(inner, p.start)), None)
        if second and (not self._closed(second.end) or second.end in self.scene.names):
            second = None
        if second:
            settled = first.complement or first.place or first.body or first.owner or (first.fixed and first.fixed.body)
            if not settled:
                first = replace(first, preposition=second.preposition, complement=second.complement)
            if first.status == "former" and not second.determiner:
                second = replace(second, status="former")
            yield first
            yield replace(second, owner=second.owner or first.owner)
        elif first.end not in self.scene.names:
            yield first

    def _behind(self, phrase: RolePhrase) -> int:
        """The index after a phrase and the titled person whom it serves ("a spokesman *for House Speaker Ann Lee*")."""
        served = [n for n in self.names if phrase.end < n[0] <= phrase.end + _LONGEST_SERVED and n[2] == phrase.owner]
        return served[0][1] if served and self.scene.low(phrase.end) in ("for", "to") else phrase.end

    def _only_describes(self, start: int, end: int) -> bool:
        """Whether only articles, adjectives and nouns stand between two indices."""
        return all(
            (word.tag.startswith(_BETWEEN) and word.text != ",") or word.text == "'s" for word in self.scene.words[start:end]
        ) and not any(at in self.scene.names for at in range(start, end))

    def _closed(self, at: int) -> bool:
        """Whether an appositive can end before the word at ``at``."""
        return at >= len(self.scene.words) or self.scene.low(at) in _ENDS or self.scene.words[at].tag in ("VBN", "VBG", "TO")

    def _before_comma(self, name: tuple[int, int, str]) -> Iterator[Held]:
        """ "Sessions' chief of staff, Matthew Whitaker,": a phrase with an owner or an article, a comma, the name, another comma."""
        titled = self._ending_at(name[0])
        first = titled.start if titled else name[0]
        comma = first - (2 if self.scene.low(first - 1) == "now-" else 1)
        if self.scene.low(comma) != ",":
            return
        after = self._tail(name[1])
        since = self.scene.low(comma - 2) == "since" and self.scene.low(comma - 1).isdigit()
        phrase = self._ending_at(comma - 2 if since else comma)
        if not phrase or phrase.plural or not (phrase.determiner or phrase.owner or phrase.body):
            return
        if after >= len(self.scene.words) or self.scene.low(after) in (",", ".", ")", ";", "—", "–", "--", '"', "?"):
            yield self._held(name, phrase, "before comma")

    def _of_body(self, name: tuple[int, int, str]) -> Iterator[Held]:
        """ "Guy Benson of Townhall.com": a post that is not said, in a body that is."""
        at = name[1] + 2 if self.scene.low(name[1]) == "," and self.scene.low(name[1] + 1) == "also" else name[1]
        if self.scene.low(at) != "of" or name[1] - name[0] < 2 or self._ending_at(name[0]):
            return
        end = complement_end(self.scene.words, self.scene.names, at + 1, self.lex)
        words = [word for word in self.scene.words[at + 1 : end] if word.low not in ("the", "conservative", "liberal")]
        body = joined(words)
        if not words or not all(word.is_capital or word.low in ("of", "for", "and", "&", "on") for word in words) or self.lex.place(body):
            return
        if words[-1].text in self.lex.body_nouns or words[-1].label == "ORG" or "." in words[-1].text or body in self.lex.bodies:
            yield self._held(name, RolePhrase("official", "position", at, end, at, body=body, preposition="at", complement=body), "of body")


def labels_in(sentence: Sentence, text: str, names: Sequence[NameMention], lexicon: Lexicon) -> Iterator[Label]:
    """The party labels of a sentence, each with the person whose name ends right before it."""
    for match in LABEL.finditer(plain(sentence.span.of(text))):
        start = sentence.span.start + match.start()
        holder = next((name for name in names if name.span.end == start or (plain(text[name.span.end : start]).strip(" ,") == ""
                       and 0 <= start - name.span.end <= 2)), None)  # fmt: skip
        if holder:
            letter, state = label_parts(match)
            place = label_place(state, lexicon) or (state if len(state) > 3 else "")
            span = Span(holder.span.start, sentence.span.start + len(match.group().rstrip(",")) + match.start())
            yield Label(holder.entity, lexicon.letters.get(letter, ""), place, span)


def by_sentence(names: Sequence[NameMention]) -> Mapping[int, list[NameMention]]:
    """The names of each sentence in order."""
    found: dict[int, list[NameMention]] = {}
    for name in names:
        found.setdefault(name.sentence, []).append(name)
    return found


__all__ = ["Held", "Holders", "Label", "by_sentence", "is_post", "labels_in", "phrases_in", "scene_of"]
