"""Title phrases that tell something new of somebody spoken of before: "Mary Johnson spoke. The former Ohio governor said …"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.extract.holdings import Completion, Holding, Titled
from kg.extract.lexicon import Lexicon
from kg.extract.parsed import Form, Referents, Sentence
from kg.extract.predicates import token_of
from kg.extract.role_phrases import RolePhrase, is_post
from kg.extract.salience import Seen
from kg.model.entity import LocalEntity

PATTERN = "again"
#: posts that one person holds for a place, so that the place or "former" makes the phrase a description of one certain person
_OF_A_PLACE = frozenset({"senator", "representative", "congressman", "congresswoman", "governor", "mayor"})
_SEATS = _OF_A_PLACE - {"mayor"}
_OF_THE_HOUSE = frozenset({"representative", "congressman", "congresswoman"})
#: posts that nobody holds beside one of a place
_APART = _OF_A_PLACE | {"president", "secretary", "general", "minister", "premier", "judge", "justice", "director"}
#: how many sentences back the person may stand
_WINDOW = 1


def bearer(phrase: RolePhrase, sentence: Sentence, seen: Sequence[Seen], held: Iterable[Holding], lexicon: Lexicon) -> str:
    """The one person spoken of just before whom a definite title of a place can describe, though nothing gives it to him or her yet."""
    partisan = _is_partisan(phrase, lexicon)
    if not partisan and (phrase.noun not in _OF_A_PLACE or phrase.complement or phrase.body or phrase.owner):
        return ""
    if phrase.determiner != "the" or (phrase.place not in lexicon.states and not (phrase.status == "former" and phrase.noun in _SEATS)):
        return ""
    near = [one.person for one in seen if 0 <= sentence.number - one.sentence <= _WINDOW and one.person.startswith("person:")]
    own = {person: [h for h in held if h.person == person] for person in near}
    suits = _sits_for if partisan else _is_suited
    fitting = [person for person in dict.fromkeys(near) if suits(own[person], phrase)]
    return fitting[0] if len(fitting) == 1 else ""


def _sits_for(own: Iterable[Holding], phrase: RolePhrase) -> bool:
    """Whether somebody with these holdings sits for a place that is not said and may be the one named, in no other party."""
    own = list(own)
    seats = [h for h in own if h.phrase is not None and h.post is not None and h.phrase.noun in _SEATS and h.status == "current"]
    unplaced = all(h.post is not None and h.post.attribute("jurisdiction") in ("", phrase.place) for h in seats)
    return bool(seats) and unplaced and all(h.party in ("", phrase.party) for h in own)


def _is_suited(own: Iterable[Holding], phrase: RolePhrase) -> bool:
    return not any(_excludes(holding, phrase) for holding in own)


def _excludes(holding: Holding, phrase: RolePhrase) -> bool:
    """Whether what somebody is told to hold speaks against the title: another place, another seat at the same time, or a higher office."""
    post = holding.post
    if post is None or holding.phrase is None:
        return bool(phrase.party and holding.party and holding.party != phrase.party)
    place = post.attribute("jurisdiction")
    if holding.phrase.noun in _SEATS and phrase.place and place and place != phrase.place:
        return True
    if holding.phrase.noun == phrase.noun or {holding.phrase.noun, phrase.noun} <= _OF_THE_HOUSE:
        return bool(place) or holding.phrase.noun == phrase.noun
    if phrase.status == "former":
        return holding.phrase.noun in _APART - _SEATS  # nobody calls a former president the former governor
    return holding.status == phrase.status == "current" and holding.phrase.noun in _APART


def told_again(sentences: Sequence[Titled], referents: Referents, people: Mapping[str, LocalEntity], lexicon: Lexicon) -> Iterator[Holding]:
    """The posts that such phrases give to the people whom they mean."""
    completion = Completion(sentences, people, lexicon)
    for item in sentences:
        taken = {held.phrase.head for held in item.held}
        for phrase in item.phrases if item.sentence.number else ():
            person = _meant(item, phrase, referents) if phrase.head not in taken and _is_telling(phrase, lexicon) else ""
            span = item.scene.words[phrase.start].span.join(item.scene.words[phrase.end - 1].span)
            if person and not completion.has(person, _OF_THE_HOUSE if phrase.noun in _OF_THE_HOUSE else {phrase.noun}):
                yield from completion.holding(item.sentence.number, person, phrase, span, PATTERN)
            elif person and phrase.party and not completion.is_of_a_party(person):
                yield Holding(item.sentence.number, person, span, phrase, PATTERN, party=phrase.party)


def _is_telling(phrase: RolePhrase, lexicon: Lexicon) -> bool:
    """Whether a phrase describes one certain person by a post of a place, or by a place and a party ("the Ohio Republican")."""
    if phrase.plural or phrase.determiner != "the":
        return False
    return (phrase.noun in _OF_A_PLACE and is_post(phrase, lexicon)) or _is_partisan(phrase, lexicon)


def _is_partisan(phrase: RolePhrase, lexicon: Lexicon) -> bool:
    beside = phrase.complement or phrase.body or phrase.owner or phrase.status != "current"
    return phrase.noun == "member" and bool(phrase.party) and phrase.place in lexicon.states and not beside


def _meant(item: Titled, phrase: RolePhrase, referents: Referents) -> str:
    """The person whom the phrase means, where the text was read so."""
    token = token_of(item, phrase)
    mention = referents.of(item.sentence, token) if token is not None else None
    if mention is None or mention.form is not Form.NOMINAL or len(mention.entities) != 1:
        return ""
    return mention.entities[0] if mention.entities[0].startswith("person:") else ""
