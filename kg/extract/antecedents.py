"""Whom the grammar of a sentence gives a clause for its doer, and a pronoun for its person: unspoken subjects, relatives, feelings."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from kg.extract.word_sets import word_set

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE_TAGS = ("WP", "WDT")
#: prepositions after a verb with an object whose participle tells what the object did ("accused Smith *of* lying")
_DONE_BY_OBJECT = frozenset({"of", "for", "from", "into"})
#: feelings that somebody has against another for what the other did
_FEELINGS = word_set(
    """anger angry annoyance annoyed bitter bitterness contempt disappointed disappointment displeased displeasure disappoint
    dissatisfaction dissatisfied frustrate frustrated frustration furious fury incensed indignation ire irate irritated irritation mad
    outrage outraged rage resentment upset wrath"""
)
_TOWARD = frozenset({"at", "with", "toward", "towards", "against"})
#: what opens the ground of a feeling or a judgement
_GROUNDS = frozenset({"over", "for", "after", "because", "since", "when", "about", "from", "as"})
#: verbs of judging, rewarding and removing whose object is as a rule the one whose deed the ground tells
#: ("criticized Smith over *his* vote", "fired Smith over *his* recusal")
_JUDGED = word_set(
    """applaud assail attack bar berate blame blast castigate chastise chide commend condemn convict credit criticise criticize denounce
    deprive discipline dismiss expel fault fire hail honor impeach indict lambaste laud mock oust pillory praise prosecute punish rebuke
    relieve remove reprimand reward rip sack savage scold sentence slam strip sue suspend thank
    hammer knock needle"""
)


def top_of(token: Token) -> Token:
    """The first noun of a chain of appositions: in "his attorney, John Smith" the name and the noun are one."""
    at = token
    while at.dep_ == "appos" and at.head is not at and at.head.pos_ in ("PROPN", "NOUN", "PRON"):
        at = at.head
    return at


def same_phrase(one: Token | None, other: Token) -> bool:
    """Whether two tokens are the same or stand in apposition to one another."""
    return one is not None and top_of(one) == top_of(other)


def subject_of(verb: Token) -> Token | None:
    """The subject that a verb has of its own."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def unspoken_subject(verb: Token) -> Token | None:
    """The subject of a verb, said or taken over from the clause above it; the object there where that controls the verb."""
    for _ in range(4):
        subject = subject_of(verb)
        if subject is not None or verb.head is verb or verb.dep_ not in ("xcomp", "advcl", "conj", "pcomp", "prep"):
            return subject
        controller = _controlling_object(verb)
        if controller is not None:
            return controller
        verb = verb.head
    return None


def _controlling_object(verb: Token) -> Token | None:
    """The object of the clause above that does what an infinitive or participle says ("asked him *to go*", "angry at him for *lying*")."""
    above = verb.head
    if verb.dep_ == "pcomp" and above.dep_ == "prep" and above.lower_ in _DONE_BY_OBJECT:
        above = above.head
    elif verb.dep_ != "xcomp":
        return None
    against = (o for c in above.children if c.lower_ in _TOWARD for o in c.children if o.dep_ == "pobj" and c.i < verb.i)
    found = next((child for child in above.children if child.dep_ == "dobj" and child.i < verb.i), None) or next(against, None)
    if found is not None and found.tag_ in _RELATIVE_TAGS and above.dep_ == "relcl":
        return above.head
    return found


def understood(verb: Token) -> Token | None:
    """Who is understood as the subject of a participle or an infinitive without one ("Smith was fired for misleading Lee")."""
    if verb.tag_ not in ("VBG", "VB", "VBN") or subject_of(verb) is not None:
        return None
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    subject = unspoken_subject(verb)
    if subject is not None and subject.tag_ in _RELATIVE_TAGS:
        return subject.head.head if subject.head.dep_ == "relcl" else None
    return subject


def done_by_another(verb: Token, subject: Token, clause: Token) -> bool:
    """Whether somebody else than the ``subject`` of a ``clause`` above does what ``verb`` tells, or a relative clause stands between."""
    doer = understood(verb) if verb.dep_ == "pcomp" else None
    if doer is not None:
        return not same_phrase(doer, subject)
    return any(clause in noun.ancestors for noun in relatives_above(verb))


def spoken_for(subject: Token | None) -> Token | None:
    """Whom a relative pronoun stands for as subject; any other subject is its own."""
    if subject is None or subject.tag_ not in _RELATIVE_TAGS:
        return subject
    return next((verb.head for verb in subject.ancestors if verb.dep_ == "relcl"), subject)


def relatives_above(clause: Token) -> Iterator[Token]:
    """The nouns of whom a relative clause at or above ``clause`` says what they do ("Smith, *who said* that he would go")."""
    for verb in (clause, *clause.ancestors):
        subject = subject_of(verb) if verb.dep_ == "relcl" else None
        if subject is not None and subject.tag_ in _RELATIVE_TAGS:
            yield verb.head


def is_ground_about(token: Token, pronoun: Token) -> bool:
    """Whether a pronoun stands in the ground of a feeling against ``token`` or of a judgement on it ("anger at Smith over *his* vote")."""
    if token.i > pronoun.i or not any(word.lower_ in {*_GROUNDS, "of"} for word in token.doc[token.i + 1 : pronoun.i]):
        return False
    return _is_judged(top_of(token), pronoun) or _is_felt_against(top_of(token), pronoun)


def saying_above(token: Token, speech: Collection[str]) -> Token | None:
    """The subject of the verb of saying in whose clause of what is said a token stands ("Smith said that …")."""
    for verb in token.ancestors:
        if verb.dep_ == "ccomp" and verb.head.lemma_ in speech:
            return subject_of(verb.head)
    return None


def up_to_subject(token: Token) -> list[Token]:
    """``token`` and what it hangs on, up to the head of the sentence, or to a clause of what a body says with its subject behind ``token``.

    "The newspaper said that, since *he* took office, Smith has …"
    """
    above = [token, *token.ancestors]
    teller = subject_of(above[-1])
    if teller is None or teller.i > token.i or teller.ent_type_ == "PERSON" or teller.pos_ == "PRON":
        return above
    clause = next((node for node in above[1:-1] if node.dep_ == "ccomp" and (s := subject_of(node)) is not None and s.i > token.i), None)
    return above[: above.index(clause) + 1] if clause is not None else above


def _is_judged(token: Token, pronoun: Token) -> bool:
    """Whether a pronoun stands in the phrase that says for what the object of a verb of judging is judged."""
    if token.dep_ == "pobj" and token.head.lower_ in _TOWARD | {"to"}:
        return any(at.lower_ == "over" and at.dep_ == "prep" and at.head == token.head.head for at in pronoun.ancestors)
    if token.dep_ not in ("dobj", "nsubjpass") or token.head.lemma_ not in _JUDGED:
        return False
    return any(at.head == token.head and at.lower_ in {*_GROUNDS, "of"} and at.dep_ == "prep" for at in pronoun.ancestors)


def _is_felt_against(token: Token, pronoun: Token) -> bool:
    """Whether a feeling against ``token`` is told before a pronoun, in its clause or the one around it."""
    phrases = [token.head] if token.dep_ == "pobj" else []
    for verb in (child for child in token.children if child.dep_ == "relcl" and pronoun.i > child.i):
        phrases += [at for at in verb.subtree if at.lower_ in _TOWARD and at.i < verb.i]
    for phrase in phrases:
        above = phrase.head
        felt = [above, *(child for child in above.children if child.dep_ in ("acomp", "dobj") and child.i < pronoun.i)]
        if phrase.lower_ in _TOWARD and any(word.lemma_ in _FEELINGS or word.lower_ in _FEELINGS for word in felt):
            return above.sent == pronoun.sent
    return False
