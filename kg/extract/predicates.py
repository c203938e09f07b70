"""Posts that a verb gives to its subject: "Clinton was secretary of state", "served as", "his tenure as", "was fired as"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.holdings import Completion, Holding, Titled
from kg.extract.lexicon import Lexicon
from kg.extract.parsed import Referents, Sentence
from kg.extract.role_phrases import RolePhrase, is_singled_out
from kg.model.entity import LocalEntity
from kg.model.span import Span

#: person, index of the token that says how it is meant, pattern, status
_Told = tuple[str, int, str, str]
#: nouns for a post that do not say that it is over, as "tenure" or "stint" do
_OPEN_NOUNS = frozenset({"role", "position", "job", "double"})
_COPULAS = frozenset({"be", "become", "remain"})
_SUBJECTS = ("nsubj", "nsubjpass")
#: longest evidence of a role in characters; a longer one keeps the title alone
_LONGEST = 300


def predicated(sentences: Sequence[Titled], referents: Referents, people: Mapping[str, LocalEntity], lexicon: Lexicon) -> Iterator[Holding]:
    """The holdings that copulas and as-phrases tell, in text order."""
    completion = Completion(sentences, people, lexicon)
    for item in sentences:
        taken = {held.phrase.head for held in item.held}
        previous: tuple[RolePhrase, _Told] | None = None
        for phrase in item.phrases if item.sentence.number else ():
            if phrase.head in taken or phrase.plural or phrase.end in item.scene.names or _first_to_act(item, phrase):
                continue
            found = _holder(item, phrase, referents, lexicon) or _same_as(item, phrase, previous)
            if found:
                previous = phrase, found
                person, token, pattern, status = found
                told = replace(phrase, status=phrase.status if phrase.status != "current" else status)
                if not (told.status == "future" and completion.holds(person, told)):
                    yield from completion.holding(
                        item.sentence.number, person, told, _span(item, phrase, referents, person), pattern, token
                    )


def _same_as(item: Titled, phrase: RolePhrase, previous: tuple[RolePhrase, _Told] | None) -> _Told | None:
    """The holder of the phrase before, where "and" joins the two, or a comma in a row of titles of one body."""
    if previous is None:
        return None
    in_a_row = bool(phrase.complement) and phrase.complement == previous[0].complement and item.scene.low(previous[0].end) == ","
    if item.scene.low(previous[0].end) != "and" and not in_a_row:
        return None
    return previous[1] if phrase.start - previous[0].end in (1, 2) and phrase.determiner in ("a", "an", "the", "") else None


def _first_to_act(item: Titled, phrase: RolePhrase) -> bool:
    """Whether the phrase tells a deed and no post ("the first member of the Senate to endorse him")."""
    return phrase.noun in ("member", "lawmaker", "official") and item.scene.low(phrase.end) == "to"


def _holder(item: Titled, phrase: RolePhrase, referents: Referents, lexicon: Lexicon) -> _Told | None:
    """The person whom the sentence's verb gives the post to, with the token that says how it is meant, the pattern and the status."""
    head = token_of(item, phrase)
    if head is None:
        return None
    top = head
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    verb = top.head
    if top.dep_ == "nsubj" and verb.lemma_ == "be":
        return _named_after(item, phrase, verb, referents)
    if top.dep_ in ("oprd", "attr") and verb.lemma_.lower() in lexicon.entering:
        return _entered(item.sentence, verb, referents, lexicon)
    if top.dep_ in ("attr", "oprd", "dobj") and verb.lemma_ in _COPULAS:
        person = subject_of(item.sentence, verb, referents)
        once = status_of(verb) == "former" and is_singled_out(item.scene, phrase)
        return (person, verb.i, "is", "undated" if once else status_of(verb)) if person else None
    if top.dep_ == "pobj" and verb.lower_ == "as":
        return _as_phrase(item.sentence, verb, referents, lexicon) or _as_holder(item, phrase, verb, referents)
    return None


def _as_holder(item: Titled, phrase: RolePhrase, preposition: Token, referents: Referents) -> _Told | None:
    """Who does something as holder of a post, where "as" stands apart ("As governor, Smith …", "Smith, who as a judge …")."""
    words = item.scene.words
    at = next((i for i, word in enumerate(words) if word.token == preposition.i), -1)
    governor = preposition.head
    before = item.scene.low(at - 1) if at else ""
    apart = at == 0 or before == "who" or (before == "," and at - 2 in item.scene.names)
    if at < 0 or governor.pos_ not in ("VERB", "AUX") or not apart:
        return None
    person = subject_of(item.sentence, governor, referents)
    past = status_of(governor) == "former"
    once = past and phrase.determiner in ("a", "an")
    return (person, -1, "as", "former" if once else "undated" if past else "current") if person else None


def _named_after(item: Titled, phrase: RolePhrase, verb: Token, referents: Referents) -> _Told | None:
    """The person whose name follows the verb ("The museum's director is Carol Marsh"), where the phrase means one certain post."""
    token = next((child for child in verb.children if child.dep_ == "attr" and child.pos_ == "PROPN"), None)
    if token is None or phrase.determiner in ("", "a", "an"):
        return None
    person = _person(item.sentence, token, referents)
    return (person, verb.i, "is", status_of(verb)) if person else None


def _as_phrase(sentence: Sentence, preposition: Token, referents: Referents, lexicon: Lexicon) -> _Told | None:
    """The holder of a post after "as"."""
    governor = preposition.head
    lemma = governor.lemma_.lower()
    if governor.pos_ in ("VERB", "AUX") and lemma in lexicon.holding:
        person = subject_of(sentence, governor, referents)
        return (person, governor.i, "as", status_of(governor)) if person else None
    if governor.pos_ == "NOUN" and lemma in lexicon.holding:
        owner = next((child for child in governor.children if child.dep_ == "poss"), None)
        person = _person(sentence, owner, referents) if owner is not None else ""
        now = lemma in _OPEN_NOUNS or any(child.lower_ == "current" for child in governor.children)
        return (person, -1, "as", "current" if now else "former") if person else None
    if lemma in lexicon.entering:
        return _entered(sentence, governor, referents, lexicon)
    if lemma in lexicon.leaving:
        return _leaver(sentence, governor, referents)
    return None


def _entered(sentence: Sentence, governor: Token, referents: Referents, lexicon: Lexicon) -> _Told | None:
    """Who is given a post: the object of an appointment, or the subject of a passive one."""
    children = list(governor.children)
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in children)
    if any(child.lower_ == "being" for child in children):
        return None
    token = next((child for child in children if child.dep_ == ("nsubjpass" if passive else "dobj")), None)
    person = _person(sentence, token, referents) if token is not None else ""
    return (person, governor.i, "as", lexicon.entering[governor.lemma_.lower()]) if person else None


def _leaver(sentence: Sentence, governor: Token, referents: Referents) -> _Told | None:
    """Who leaves a post: the object of a removal, else the subject or the owner."""
    children = list(governor.children)
    passive = any(child.dep_ == "nsubjpass" for child in children)
    wanted = ("dobj",) if any(child.dep_ == "dobj" for child in children) and not passive else (*_SUBJECTS, "poss")
    token = next((child for child in children if child.dep_ in wanted), None)
    person = _person(sentence, token, referents) if token is not None else ""
    return (person, governor.i, "as", "former") if person else None


def subject_of(sentence: Sentence, verb: Token, referents: Referents) -> str:
    """The one person who is the subject of a verb, through conjunction, control and relative pronouns."""
    at = verb
    for _ in range(4):
        token = next((child for child in at.children if child.dep_ in _SUBJECTS), None)
        if token is not None:
            if token.tag_ in ("WP", "WDT") and at.dep_ == "relcl":
                return _person(sentence, at.head, referents)
            return _person(sentence, token, referents)
        controller = (
            next((child for child in at.head.children if child.dep_ == "dobj" and child.i < at.i), None) if at.dep_ == "xcomp" else None
        )
        if controller is not None:
            return _person(sentence, controller, referents)
        if at.dep_ in ("acl", "relcl") and at.head.pos_ in ("NOUN", "PROPN"):
            return _person(sentence, at.head, referents)
        purpose = at.dep_ == "advcl" and any(child.dep_ == "aux" and child.lower_ == "to" for child in at.children)
        if at.dep_ not in ("conj", "xcomp", "advcl") or at.head is at or purpose:
            return ""
        at = at.head
    return ""


def _person(sentence: Sentence, token: Token, referents: Referents) -> str:
    """The one person that a token refers to, surely enough to say something about."""
    mention = referents.of(sentence, token)
    if mention is None or len(mention.entities) != 1 or mention.confidence < 0.6:
        return ""
    return mention.entities[0] if mention.entities[0].startswith("person:") else ""


def status_of(verb: Token) -> str:
    """The status that the tense of a verb gives to a post."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & {"will", "would", "'ll", "to"}:
        return "future"
    if verb.tag_ == "VBD" or "had" in helpers or ("was" in helpers):
        return "former" if verb.lemma_ != "become" else "current"
    return "current"


def token_of(item: Titled, phrase: RolePhrase) -> Token | None:
    """The parse's token for the head of a phrase: the syntactic head of its title."""
    spans = [item.scene.words[at].span for at in range(phrase.start, phrase.head + 1)]
    area = spans[0].join(spans[-1])
    tokens = [token for token in item.sentence.parse if area.contains(item.sentence.range_of(token))]
    return next((token for token in tokens if token.head not in tokens or token.head is token), None)


def _span(item: Titled, phrase: RolePhrase, referents: Referents, person: str) -> Span:
    """The words from the holder to the end of the title, or the title alone where that would be long."""
    own = item.scene.words[phrase.start].span.join(item.scene.words[phrase.end - 1].span)
    before = [m.span for m in referents.mentions if m.sentence == item.sentence.number and person in m.entities and m.span.end <= own.start]
    whole = before[-1].join(own) if before else own
    return whole if whole.end - whole.start <= _LONGEST else own
