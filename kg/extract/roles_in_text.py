"""Title phrases that stand without a name: "the attorney general" is a person in one place and a post in another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from kg.extract.anaphors import bearer
from kg.extract.coreference import People
from kg.extract.holdings import Holding, Titled
from kg.extract.lexicon import Lexicon
from kg.extract.parsed import Sentence
from kg.extract.posts import post_of
from kg.extract.role_phrases import RolePhrase, is_post
from kg.extract.word_sets import word_set
from kg.model.entity import LocalEntity
from kg.model.span import Span

_RANKS = frozenset({"deputy", "vice", "assistant", "associate", "acting", "lieutenant", "under"})
_DEFINITE = frozenset({"the", "this", "that", "'s", "his", "her", "their", "its", "our"})
#: titles that describe nobody without the body that is meant ("reared *its ugly head*")
_VAGUE = frozenset({"head", "host"})
#: words whose object is a post and not its holder
_POST_VERBS = word_set("become appoint elect name nominate confirm hire be remain pick tap choose select install")


class RoleNouns:
    """Knows the holders and the posts of one document."""

    def __init__(self, held: Sequence[Holding], people: Mapping[str, LocalEntity], lexicon: Lexicon) -> None:
        self.held, self.people, self.lex = held, people, lexicon
        self.made: dict[str, LocalEntity] = {}
        self.described: dict[tuple[str, str], str] = {}

    def meaning(self, sentence: Sentence, token: Token, phrase: RolePhrase, people: People) -> tuple[tuple[str, ...], float] | None:
        """Ids of what the phrase means and how sure that is: a post where the grammar asks for one, else its holder."""
        if phrase.plural:
            return None
        if self._names_post(token):
            return ((self._post(sentence, phrase, token),), 0.85) if is_post(phrase, self.lex) else None
        if (phrase.determiner not in _DEFINITE and not phrase.owner) or _is_told_apart(token):
            return None
        holder, sure = self._holder(phrase, people)
        if holder and phrase.place:
            self.described.setdefault((holder, phrase.noun), phrase.place)
        if not holder:
            holder, sure = bearer(phrase, sentence, people.seen, self.held, self.lex), 0.7
        return ((holder,), sure) if holder else None

    def seat(self, sentence: Sentence, token: Token, chamber: str, place: str) -> str:
        """The post that a seat in a chamber is, empty where it is no known chamber or no state is said."""
        noun = {"Senate": "senator", "House": "representative"}.get(chamber, "")
        if not noun or not place:
            return ""
        return self._post(sentence, RolePhrase(noun, noun.capitalize(), place=place, fixed=self.lex.fixed.get((noun,))), token)

    def _names_post(self, token: Token) -> bool:
        """Whether the phrase stands where a post is meant ("as", "to become", "the post of", "for attorney general")."""
        if token.dep_ in ("attr", "oprd") and token.head.lemma_ in _POST_VERBS:
            return True
        if token.dep_ == "pobj":
            head = token.head
            if head.lower_ == "as":
                return True
            noun = head.head.lemma_.lower()
            bare = not any(child.dep_ in ("det", "poss") for child in token.children)
            return (head.lower_ == "for" and bare) or (
                head.lower_ == "of" and noun in ("post", "office", "job", "position", "role", "title")
            )
        return token.dep_ == "dobj" and token.head.lemma_ == "become"

    def _post(self, sentence: Sentence, phrase: RolePhrase, token: Token) -> str:
        post = post_of(phrase, self.people, sentence.range_of(token), self.lex)
        self.made.setdefault(post.id, post)
        return post.id

    def _holder(self, phrase: RolePhrase, people: People) -> tuple[str, float]:
        """The person spoken of last who fits a definite title phrase; one not yet spoken of only where the nation has but one of them."""
        fitting = {h.person for h in self.held if h.phrase is not None and self._fits(h, phrase)}
        recent = [seen.person for seen in people.seen if seen.person in fitting]
        if recent:
            often = {person: people.counts[person] for person in fitting}
            first = max(sorted(fitting), key=lambda person: often[person])
            if all(often[first] >= 3 * often[person] for person in fitting if person != first):
                return first, 0.8
            return recent[-1], 0.65
        ahead = {h.person for h in self.held if h.person in fitting and h.phrase is not None and h.phrase.fixed and h.phrase.fixed.place}
        return (min(ahead), 0.6) if len(fitting) == len(ahead) == 1 else ("", 0.0)

    def _has_no_party(self, person: str) -> bool:
        """Whether the document tells no party of somebody ("Sen. Clark of Ohio … *the Ohio Republican*")."""
        return not any(holding.party for holding in self.held if holding.person == person)

    def _fits(self, holding: Holding, phrase: RolePhrase) -> bool:
        """Whether a holding can be what a title phrase speaks of."""
        own = holding.phrase
        if own is None:
            return False
        if phrase.noun == "member" and phrase.party:
            place = holding.post.attribute("jurisdiction") if holding.post else ""
            party = holding.party == phrase.party or (not holding.party and bool(phrase.place) and self._has_no_party(holding.person))
            return party and (not phrase.place or phrase.place == place)
        if holding.post is None:
            return bool(own.noun == phrase.noun and own.noun in self.lex.kin)
        low = phrase.title.lower()
        if not self._agrees(holding, holding.post, phrase):
            return False
        if own.noun != phrase.noun or not _same_title(own.title.lower(), low):
            return False
        if own.title.lower() != low and _of_another(phrase, own, holding.post.attribute("jurisdiction")):
            return False
        elsewhere = bool(own.complement or own.body or own.owner) and not (phrase.complement or phrase.body or phrase.owner)
        return not (phrase.noun == "president" and elsewhere)

    def _agrees(self, holding: Holding, post: LocalEntity, phrase: RolePhrase) -> bool:
        """Whether place and time of a title phrase are those of a post: one told of before, and over where the phrase says "former"."""
        if phrase.title.lower() in _VAGUE and not (phrase.complement or phrase.place or phrase.body):
            return False
        if phrase.status == "future" != holding.status:  # "the next president" is nobody yet
            return False
        place = post.attribute("jurisdiction") or self.described.get((holding.person, phrase.noun), "")
        return (not phrase.place or place in ("", phrase.place)) and not (phrase.status == "former" and holding.status == "current")


def _is_told_apart(token: Token) -> bool:
    """Whether a participle right behind a noun tells who is meant, as one not spoken of yet ("the Democrat *appointed* by Smith")."""
    behind = (child for child in token.children if child.dep_ == "acl" and child.tag_ == "VBN" and child.i == token.i + 1)
    return any(below.dep_ == "agent" for child in behind for below in child.children)


def _of_another(phrase: RolePhrase, own: RolePhrase, jurisdiction: str) -> bool:
    """Whether a short title names a place or body that the longer one of a holder does not ("*Iran's* leader": no Majority Leader)."""
    if phrase.place and not jurisdiction:
        return True
    words = set(f"{own.title} {own.complement} {own.place} {own.body} {jurisdiction}".split())
    return bool(phrase.complement) and phrase.preposition == "of" and not words & set(phrase.complement.split()) - {"the", "of"}


def _same_title(one: str, other: str) -> bool:
    """Whether two titles can be one, the shorter leaving out a body or an adjective but no rank ("deputy")."""
    if one == other:
        return True
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if longer.startswith(f"{shorter} of "):
        return True
    return longer.endswith(" " + shorter) and not _RANKS & set(longer.removesuffix(shorter).split())


def phrase_over(item: Titled, span: Span) -> RolePhrase | None:
    """The title phrase of a sentence whose head, or whose fixed title, covers ``span``."""
    for phrase in item.phrases:
        area = [item.scene.words[at].span for at in range(max(phrase.start, phrase.head - 3), phrase.head + 1)]
        own = item.scene.words[phrase.head].span
        if phrase.end <= phrase.head or own.end < span.end or not any(span.overlaps(one) for one in area):
            continue
        if own.overlaps(span) or (phrase.fixed and len(phrase.fixed.words) > 1 and _in_title(item, phrase, span)):
            return phrase
    return None


def _in_title(item: Titled, phrase: RolePhrase, span: Span) -> bool:
    size = len(phrase.fixed.words) if phrase.fixed else 1
    return any(item.scene.words[at].span == span for at in range(phrase.head + 1 - size, phrase.head + 1))
