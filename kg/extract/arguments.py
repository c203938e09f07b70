"""Arguments: which tokens stand in which grammatical function of a verb, noun or adjective, as if the clause were active."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from kg.extract.apposed import bearer, named, predicated
from kg.extract.attachments import is_left_out
from kg.extract.clauses import OBJECTS, PREDICATES, Control, children, clause_verb, is_passive, is_verb, resolve_relative, subjects
from kg.extract.compounds import beside
from kg.extract.saying import told_clauses
from kg.extract.settings import is_occasion
from kg.extract.strays import against_whom, beyond, doers_below, from_whom, made_of

Functions = dict[str, list[Token]]
_PREPOSITIONAL = frozenset({"prep", "agent", "dative"})
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself"})


def particle_of(verb: Token) -> str:
    """The particle of a verb ("step *down*"), or the empty string."""
    found = [child.lower_ for child in verb.children if child.dep_ == "prt" and not children(child, "pobj")]
    return found[0] if found else ""


def is_reflexive(verb: Token) -> bool:
    """Whether the object of ``verb`` is its own subject by its wording."""
    return any(child.lower_ in _REFLEXIVES for child in children(verb, *OBJECTS, "npadvmod"))


def may_be_perfect(verb: Token) -> bool:
    """Whether a verb that looks passive has only a clipped auxiliary that may be "has" ("he*'s* talked with me")."""
    clipped = [c for c in children(verb, "auxpass") if c.lower_ in {"'s", "’s"}]
    return bool(clipped) and not children(verb, "agent")


def is_perfect(verb: Token) -> bool:
    """Whether a participle is that of an active perfect ("has *qualified* for the debate")."""
    auxiliaries = {child.lemma_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    return "have" in auxiliaries and "be" not in auxiliaries


def lexeme(token: Token) -> str:
    """The lemma of ``token`` with what a hyphen joins to it in front ("re-election" is three tokens to the parser)."""
    word = token.lemma_.lower()
    if token.i >= 2 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_ and not token.nbor(-2).whitespace_:
        return f"{token.nbor(-2).lower_}-{word}"
    return word


def topic_of(phrase: Token, control: Control) -> list[Token]:
    """What a prepositional phrase is said of: the subject of its copula or verb, or the noun it hangs on."""
    above = governor(phrase)
    return subjects(above, control) if is_verb(above) else [above]


def prepositional(head: Token) -> Functions:
    """The objects of every preposition that hangs on ``head``, by preposition; chains such as "out of" count under both words."""
    found: Functions = {}
    for prep in head.children:
        if not _governs(prep) or prep.pos_ not in {"ADP", "SCONJ", "VERB", "PART", "ADV"}:
            continue
        for word in _coordinated(prep):
            objects = [_not_clause(child) for child in word.children if child.dep_ in {"pobj", "pcomp"}]
            found.setdefault(word.lower_, []).extend(map(resolve_relative, objects))
            for inner in children(word, "prep") if word.lower_ != "according" else ():  # "resigned, according *to* aides"
                found.setdefault(inner.lower_, []).extend(children(inner, "pobj", "pcomp"))
            if not objects and not children(word, "prep") and prep.dep_ == "prep":
                found.setdefault(word.lower_, []).extend(_stranded(prep))
    return {name: tokens for name, tokens in found.items() if tokens}


def _governs(word: Token) -> bool:
    """Whether ``word`` stands as a preposition; a particle with an object is one ("called *on* Smith to resign")."""
    return word.dep_ in _PREPOSITIONAL or (word.dep_ == "prt" and bool(children(word, "pobj")))


def _not_clause(obj: Token) -> Token:
    """The noun right after a preposition that the parser took for the subject of a clause ("attacks on *Trump* drew cheers")."""
    if obj.dep_ != "pcomp" or obj.tag_ not in {"VBD", "VBZ", "VBP"}:
        return obj
    first = min(obj.subtree, key=lambda token: token.i)
    return next((c for c in children(obj, "nsubj") if min(t.i for t in c.subtree) == first.i and c.tag_[:1] == "N"), obj)


def _coordinated(prep: Token) -> list[Token]:
    """A preposition with those coordinated with it; what it is there only to leave out counts for nothing."""
    beside = (child for child in children(prep, "conj") if child.pos_ == "ADP")
    return [word for word in (prep, *beside) if not is_left_out(word)]


def _stranded(prep: Token) -> list[Token]:
    """The antecedent of "the man that they voted *for*"."""
    verb = prep.head
    doers = children(verb, "nsubj", "nsubjpass")
    told = verb.dep_ == "relcl" and bool(doers) and not any(c.tag_ in {"WP", "WDT"} for c in doers)
    return [verb.head] if told and not any(c.dep_ in OBJECTS for c in verb.children) else []


def of_verb(verb: Token, control: Control) -> Functions:
    """The functions of a verb, in the active voice: the passive subject is its object and the by-phrase its subject."""
    found = prepositional(verb)
    surface = subjects(verb, control)
    if is_passive(verb):
        found["object"] = [named(verb.head)] if joined_before(verb) else surface
        doers = [prep for agent in children(verb, "agent") for prep in _coordinated(agent)]
        found["subject"] = [obj for prep in doers for obj in children(prep, "pobj")] or joined_before(verb) or doers_below(verb)
        found.setdefault("predicate", []).extend(children(verb, *OBJECTS))
    else:
        found["subject"] = surface
        own = [obj for c in children(verb, *OBJECTS) if (obj := resolve_relative(c)) == c or obj not in surface]
        found["object"] = own or _relative_object(verb) or _shared_object(verb)
    found["indirectObject"] = [child for child in children(verb, "dative") if child.pos_ != "ADP"]
    found["indirectObject"] += [obj for prep in children(verb, "dative") if prep.pos_ == "ADP" for obj in children(prep, "pobj")]
    found.setdefault("predicate", []).extend(children(verb, *PREDICATES))
    found["ranking"] = [noun for noun in found["predicate"] if _ranks(noun)]
    found["clause"] = told_clauses(verb)
    found["infinitive"] = [c for c in children(verb, "xcomp", "advcl", "ccomp") if has_to(c)]
    for clause in found["infinitive"]:
        if any(c.lower_ == "for" for c in children(clause, "mark")):
            found.setdefault("for", []).extend(children(clause, "nsubj"))
    found["asked"] = [c for c in children(verb, "ccomp", "xcomp") if _is_asked(c)]
    found["gerund"] = [c for c in children(verb, "xcomp", "dobj", "ccomp") if c.tag_ == "VBG"]
    found["gerund"] += [c for c in children(verb, "advcl") if c.tag_ == "VBG" and c.i > verb.i and c.nbor(-1).dep_ == "prt"]
    found["head"] = [_told_before(verb.head)] if verb.dep_ == "advcl" and verb.tag_ == "VBG" else []
    _small_clause(verb, found)
    for adverb in children(verb, "advmod"):
        for name, tokens in prepositional(adverb).items():
            found.setdefault(name, tokens)
    _borrow_from_object(found)
    found = {**beyond(verb), **found}
    found.setdefault("against", [obj for place in found.get("in", ()) for obj in prepositional(place).get("against", ())])
    found["predicate"] += [c for obj in found["object"] for c in children(obj, "appos") if min(t.i for t in c.subtree) == obj.i + 1]
    return {name: tokens for name, tokens in found.items() if tokens}


def _ranks(noun: Token) -> bool:
    """Whether a predicate only says whose turn it was to do or undergo something ("the third *to back* it", "the first *held* there")."""
    words, to = {c.lower_ for c in children(noun, "amod")}, noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    turn = bool(words & {"first", "second", "third", "last", "only"})
    undergone = turn and to.tag_ == "VBN" and to.lemma_ not in {"appoint", "choose", "confirm", "elect", "name"}
    return "latest" in words or undergone or (to.lower_ == "to" and (to.dep_ == "aux" or turn))


def _told_before(verb: Token) -> Token:
    """The verb of the clause that a participle continues ("resigned without telling him, *angering* him": the resignation)."""
    while verb.dep_ == "pcomp" and verb.head.head != verb.head:
        verb = clause_verb(verb.head)
    return verb


def has_to(verb: Token) -> bool:
    """Whether ``verb`` is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def joined_before(verb: Token) -> list[Token]:
    """Who does what a participle before a noun says, where a hyphen joins the two ("a *Clark*-backed candidate")."""
    if verb.tag_ != "VBN" or verb.dep_ != "amod" or verb.i < 2 or verb.nbor(-1).text != "-":
        return []
    one = verb.head.tag_ not in {"NNS", "NNPS"}  # "Clark-backed candidates" are nobody whom the words name
    return [doer for doer in children(verb, "npadvmod") if doer.pos_ == "PROPN" and one]


def is_before_noun(participle: Token) -> bool:
    """Whether a participle only describes the noun after it, and nobody before it does what it says."""
    return participle.dep_ == "amod" and not joined_before(participle)


def _is_asked(clause: Token) -> bool:
    """Whether a clause tells what its own subject is to do: "want *her to resign*", "want *him gone*", "urge *that he resign*"."""
    marks, doers = children(clause, "mark"), children(clause, "nsubj", "nsubjpass")
    if not doers or any(c.lower_ == "it" for c in children(clause, "nsubj")) or any(c.lower_ != "that" for c in marks):
        return False
    first = next(iter(children(clause, "auxpass")), clause)
    bare = first.tag_ == "VB" or (first.tag_ == "VBN" and not marks and first == clause)
    return bare and (has_to(clause) or not children(clause, "aux"))


def _relative_object(verb: Token) -> list[Token]:
    """The antecedent of a relative clause that has a subject but no object of its own ("the seat he held")."""
    if verb.dep_ != "relcl" or not children(verb, "nsubj"):
        return []
    own = children(verb, "nsubj")[0]
    if own.tag_ in {"WP", "WDT"} or is_occasion(verb.head) or children(verb, "ccomp", "xcomp", *PREDICATES):
        return []
    return [verb.head]


def _small_clause(verb: Token, found: Functions) -> None:
    """Object and predicate of a clause without a verb: "found *Smith guilty* of fraud"."""
    for clause in children(verb, "ccomp"):
        inner = children(clause, "nsubj")
        if clause.pos_ in {"ADJ", "NOUN"} and inner and not children(clause, "cop", "aux", "mark"):
            found["object"] = found.get("object") or inner
            found["predicate"] = [*found.get("predicate", []), clause]


def _shared_object(verb: Token) -> list[Token]:
    """The object of the verb coordinated right after ("quit or renegotiate the *deal*")."""
    for other in children(verb, "conj"):
        if is_verb(other) and other.i <= verb.i + 3 and not children(other, "nsubj", "nsubjpass"):
            return children(other, *OBJECTS)
    return []


def _borrow_from_object(found: Functions) -> None:
    """Phrases that the parser hung on the object or the predicate although they belong to the verb too ("named Smith as chairman")."""
    for obj in [*found.get("object", [])[:1], *found.get("predicate", [])[:1]]:
        for name, tokens in prepositional(obj).items():
            if name not in found and (name != "of" or obj.pos_ == "ADJ"):
                found[name] = tokens


def of_noun(noun: Token, control: Control, light: Mapping[str, str]) -> Functions:
    """The functions of a noun: possessor, compound, phrases after it, and what a light verb with it lends ("launch" a probe)."""
    found = prepositional(noun)
    _adjacent(noun, found)
    found.setdefault("from", from_whom(noun))
    found |= beside(noun)
    found["clause"] = [c for c in children(noun, "acl", "ccomp", "relcl") if _is_that_clause(c)]
    found["infinitive"] = [c for c in children(noun, "acl", "relcl", "advcl") if has_to(c) and not _wants_object(c, light)]
    found["self"] = [bearer(noun)]
    for made in made_of(noun, light):
        merge(found, prepositional(made))
    _add_copular_subject(noun, found, control)
    _add_light(noun, found, control, light)
    found.setdefault("against", against_whom(noun))
    return {name: tokens for name, tokens in found.items() if tokens}


def _wants_object(infinitive: Token, light: Mapping[str, str]) -> bool:
    """Whether the noun above is what an infinitive does something with ("a decision to *make*"), not what it tells."""
    return infinitive.lemma_ in light and not children(infinitive, *OBJECTS, "prep", "prt", "xcomp")


def _adjacent(noun: Token, found: Functions) -> None:
    """The phrase right after a noun is its own, whatever the parser hung it on ("subjected him to an inquiry *into* …")."""
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    if after.dep_ == "prep" and after.head != noun and after.lower_ in {"into", "of", "against"} and after.lower_ not in found:
        found[after.lower_] = [c for c in after.children if c.dep_ in {"pobj", "pcomp"}]


def _is_that_clause(clause: Token) -> bool:
    return any(c.dep_ == "mark" or (c.lower_ == "that" and c.dep_ not in {"nsubj", "nsubjpass"}) for c in clause.children)


def _add_copular_subject(noun: Token, found: Functions, control: Control) -> None:
    said, verb = predicated(noun), noun.head
    if said.dep_ in {"attr", "acomp"} and is_verb(said.head):
        found["subject"] = subjects(said.head, control)
    elif noun.dep_ == "nsubj" and verb.dep_ == "ccomp" and has_to(verb) and verb.head.lemma_ == "be":
        # "is the nominee to become …": the parser takes the predicate for the subject of the infinitive
        found["subject"], found["infinitive"] = subjects(verb.head, control), [verb]
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as" and is_verb(noun.head.head):
        found["subject"] = subjects(noun.head.head, control)


def _add_light(noun: Token, found: Functions, control: Control, light: Mapping[str, str]) -> None:
    verb = noun.head if noun.dep_ in {*OBJECTS, "nsubjpass"} else clause_verb(noun) if noun.dep_ == "nmod" else noun
    lends = light.get(_with_particle(verb), "")
    if verb == noun or not lends or not is_verb(verb):
        if noun.dep_ == "nsubj" and is_verb(noun.head):
            merge(found, {name: tokens for name, tokens in prepositional(noun.head).items() if name not in {"in", "on", "at"}})
        return
    functions = of_verb(verb, control)
    found[f"light_{lends}"] = functions.get("subject", [])
    merge(found, {name: tokens for name, tokens in prepositional(verb).items() if name not in {"by", "in", "on", "at"}})


def _with_particle(verb: Token) -> str:
    """The lemma of a verb with what makes another verb of it ("*hold* a meeting", "*hold back* a meeting", "*step up* attacks")."""
    turned = particle_of(verb) or next((c.lower_ for c in children(verb, "advmod") if c.lower_ in {"back", "off"}), "")
    return f"{verb.lemma_.lower()} {turned}".strip()


def merge(found: Functions, more: Functions) -> None:
    """Give ``found`` the functions of ``more`` that it has not yet."""
    for name, tokens in more.items():
        found.setdefault(name, tokens)


def of_conjunction(mark: Token) -> Functions:
    """The functions of a conjunction: the clause it opens, and the clause that this one hangs on as its head."""
    clause = mark.head
    return {"clause": [clause], "head": [governor(clause)]} if clause.head != clause else {"clause": [clause]}


def governor(token: Token) -> Token:
    """The verb or noun that a phrase headed by ``token`` hangs on, past prepositions and auxiliaries."""
    node = token.head
    while node.pos_ in {"ADP", "SCONJ", "ADV", "PART", "CCONJ", "PUNCT"} and node.head != node:
        node = node.head
    return node
