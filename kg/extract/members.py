"""Members: the people or things that a coordinated phrase or a word for a group stands for, each by its own token."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.clauses import children, conjuncts, is_verb, within
from kg.extract.strays import stray_conjuncts

_SINGLING = frozenset({"including", "particularly", "especially", "notably"})
_INCLUDING = frozenset({"including", "like"})
#: singular words for several people
_GROUPS = frozenset({"everyone", "everybody", "anyone", "field", "group", "coalition", "team", "leadership", "majority", "slate", "crowd"})


def members(token: Token) -> list[Token]:
    """``token`` and its conjuncts; of a group whose members are listed ("candidates including A and B"), the members."""
    if _is_listed(token):
        return [name for obj in children(token.head, "dobj") for name in conjuncts(obj)] or [token]
    found: list[Token] = []
    for one in (*conjuncts(token), *stray_conjuncts(token)):
        listed = [name for prep in _lists_of(one) for obj in children(prep, "pobj") for name in conjuncts(obj)]
        found.extend(listed or [one])
        found.extend(name for obj in (*_along_with(one), *_singled_out(one)) for name in conjuncts(obj) if name not in found)
    return found


def members_told(head: Token, trigger: Token) -> list[Token]:
    """``head`` and what is coordinated with it; what an adjective, a title or a relative clause says of a name is not said of others."""
    first = trigger.head if trigger.dep_ == "conj" and trigger.pos_ == "ADJ" else trigger
    if head.tag_ == "NNP" and (first.dep_ == "amod" or (trigger.dep_ == "compound" and trigger.tag_ == "NN" and trigger.head == head)):
        return [head]
    if nearest := _last_before(head, trigger):
        return [nearest]
    described = head.i < trigger.i and within(trigger, head) and not _is_listed(head)
    return [token for token in members(head) if not (described and token.i > trigger.i)] or [head]


def _last_before(head: Token, trigger: Token) -> Token | None:
    """The last of several names before a comma and "who": of the others the clause tells nothing, unless its verb is plural."""
    if trigger.dep_ != "relcl" or trigger.head != head or trigger.tag_ == "VBP" or any(c.tag_ == "VBP" for c in trigger.children):
        return None
    beside = [t for name in (head, *children(head, "appos")) for t in conjuncts(name)]
    names = [t for t in beside if head.i < t.i < trigger.i and t.ent_type_ == "PERSON" and t.dep_ == "conj"]
    pronouns = [c for c in trigger.children if c.lower_ == "who" and c.nbor(-1).text == ","]
    return names[-1] if names and pronouns else None


def _is_listed(group: Token) -> bool:
    """Whether a clause lists the members of ``group`` ("those who may run *include* Smith and Jones")."""
    return group.tag_ in {"NNS", "NNPS"} and group.dep_ == "nsubj" and group.head.lemma_ == "include"


def _singled_out(group: Token) -> list[Token]:
    """Those of a group who are named after its clause ("Democrats said so, *including Smith*") or right after it ("*notably* Smith")."""
    if group.tag_ not in {"NNS", "NNPS"}:
        return []
    opened = [t for t in group.sent if t.i > group.i + 1 and t.nbor(-1).text == "," and t.lower_ in _SINGLING]
    after_clause = [obj for t in opened if t.dep_ == "prep" and is_verb(t.head) and group.dep_ == "nsubj" for obj in children(t, "pobj")]
    modified = [t.head for t in opened if t.dep_ == "advmod" and not any(is_verb(w) for w in group.doc[group.i : t.i])]
    beside = [head.head if head.dep_ == "compound" else head for head in modified]
    return [name for name in (*after_clause, *beside) if name.pos_ == "PROPN" and name.ent_type_ == "PERSON"]


def _along_with(one: Token) -> list[Token]:
    """Those who are named after another ("Smith, *along with* Jones")."""
    withs = [inner for prep in children(one, "prep") if prep.lower_ == "along" for inner in children(prep, "prep")]
    return [obj for inner in withs for obj in children(inner, "pobj")]


def _lists_of(group: Token) -> list[Token]:
    """The "including" that lists the members of a group; after a single name it lists those of the group that is the subject."""
    if group.tag_ in {"NNP", "PRP"} or (group.tag_ == "NN" and group.lower_ not in _GROUPS):
        return []
    verb = group.head
    after = (
        [c for c in verb.children if c.tag_ == "NNP" and c.i > verb.i] if group.dep_ == "nsubj" and group.tag_ in {"NNS", "NNPS"} else []
    )
    return [prep for head in (group, *after) for prep in children(head, "prep") if _lists(prep)]


def _lists(prep: Token) -> bool:
    return prep.lower_ in _INCLUDING or (prep.lower_ == "as" and any(c.lower_ == "such" for c in prep.children))
