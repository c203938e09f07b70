"""Drafts: one frame match with its roles filled, before drafts of the same situation are joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from kg.extract.aims import Roles, aimed_at
from kg.extract.clauses import children
from kg.extract.cutting import without_others
from kg.extract.fillers import Entities, Filling, is_body
from kg.extract.frames import Match
from kg.extract.groups import tells_of_another
from kg.extract.members import members_told
from kg.extract.named_after import is_into_thing, is_named_after
from kg.extract.parsed import Sentence, Stance
from kg.extract.posts import is_any_seat
from kg.extract.settings import is_time
from kg.extract.unnamed_holders import is_to_fill, of_nobody, own_office
from kg.model.claim import EntityRef, Filler, SituationRef, TermRef, Words
from kg.model.iri import key_hash, slug
from kg.model.ontology import Role, SituationClass


@dataclass(slots=True)
class Draft:
    """A situation as one stretch of text tells it. ``tokens`` are the words its evidence must hold.

    ``unfilled`` are roles for which words stand there that nothing was found for ("a bid *to lead the agency*").
    """

    cls: SituationClass
    sentence: Sentence
    trigger: Token
    frame: str
    roles: tuple[tuple[str, Filler], ...]
    tokens: tuple[Token, ...]
    stage: str = ""
    stance: Stance = field(default_factory=Stance)
    times: dict[str, str] = field(default_factory=dict)
    words: str = ""
    score: tuple[int, ...] = ()
    certainty_of_mentions: float = 1.0
    id: str = ""
    unfilled: frozenset[str] = frozenset()

    def fillers(self, role: str) -> tuple[Filler, ...]:
        """All fillers of one role."""
        return tuple(filler for name, filler in self.roles if name == role)


def name_of(filler: Filler) -> str:
    """A filler as part of an id."""
    if isinstance(filler, EntityRef | SituationRef):
        return filler.id.partition(":")[2] or filler.id
    return filler.name if isinstance(filler, TermRef) else filler.text


def situation_id(cls: SituationClass, roles: Iterable[tuple[str, Filler]], stage: str, fallback: str) -> str:
    """The id of a situation within its document: class, fillers of the identifying roles in the order of the class, and stage."""
    fillers = list(roles)
    told = {name for name, _ in fillers}
    known = [role for role in cls.identifying if role in told]
    alike = {role.name for role in cls.roles if role.name in told and _stands_for_another(role, cls, told)}
    parts = [
        f"{role} {name_of(filler)}" if role in alike else name_of(filler)
        for role in known
        for name, filler in sorted(fillers, key=str)
        if name == role
    ]
    name = "_".join(filter(None, map(slug, parts))) or slug(fallback)
    if len(name) > 120:
        name = f"{name[:100].rstrip('-')}-{key_hash(name)}"
    return f"{cls.kind}:{cls.slug}_{name}" + (f"_{slug(stage)}" if stage else "")


def _stands_for_another(role: Role, cls: SituationClass, told: set[str]) -> bool:
    """Whether a filler could be taken for that of an earlier role of the same range that is unfilled: the loser for the winner."""
    names = list(cls.identifying)
    before = [cls.role(name) for name in names[: names.index(role.name)]] if role.name in names else []
    return any(other is not None and other.name not in told and other.ranges == role.ranges for other in before)


def fill_match(match: Match, cls: SituationClass, filling: Filling, entities: Entities) -> Draft | None:
    """The draft that a match gives, or nothing where a role that must be filled has no filler that fits."""
    roles: Roles = {role: [_constant(cls, role, value)] for role, value in match.frame.constants}
    tokens: list[Token] = [*match.words, *match.fixed_words()]
    filled = 0
    done: set[str] = set()
    for function, first in match.frame.functions.items():
        wanted = [_narrowed(role, match) for name in (first, *match.frame.fallbacks.get(function, ())) if (role := cls.role(name))]
        found = _fill_function(match, function, wanted, roles, filling, cls.role("target"))
        found = found or _through_noun(match, cls, function, roles, filling)
        tokens.extend(found)
        filled += bool(found)
        if found:
            done.add(function)
        elif function in match.functions and _is_core(match, function, roles, first):
            return None
    lacking = _not_oneself(roles, match, cls)
    if not _required_filled(match, done) or not _required_roles(match, lacking) or _tells_too_little(match, cls, roles):
        return None
    roles.update(own_office(match, cls, roles, filling))
    if "target" not in roles and cls.role("target") and not cls.role("office"):
        roles.update(aimed_at(match, cls, roles, filling))
    pairs = tuple(sorted(((name, filler) for name, fillers in roles.items() for filler in fillers), key=str))
    wants = len(match.frame.required) + bool(match.frame.particle) + 3 * match.frame.reflexive
    score = (filled + 2 * len(match.frame.fixed), len(match.words), wants)
    sure = min((entities_confidence(entities, match.sentence, token) for token in tokens), default=1.0)
    return Draft(cls, match.sentence, match.trigger, match.frame.id, pairs, tuple(tokens), match.frame.stage, score=score,
                 certainty_of_mentions=sure, unfilled=_unfilled(match, done, filling))  # fmt: skip


def _unfilled(match: Match, done: set[str], filling: Filling) -> frozenset[str]:
    """The roles whose own phrase or infinitive stands there and filled nothing; a time or a happening is no such phrase."""
    found = set()
    for function in _TELLING - done:
        words = [t for t in match.functions.get(function, ()) if not is_time(t) and not is_any_seat(t)]
        words = [t for t in words if not filling.situation_at(match.sentence, t)]
        if words and function in match.frame.functions:
            found.add(match.frame.functions[function])
    return frozenset(found)


#: functions whose words say what a role is; a modifier or a place beside the trigger may say something else
_TELLING = frozenset({"for", "infinitive", "object", "from"})


def _through_noun(match: Match, cls: SituationClass, function: str, roles: Roles, filling: Filling) -> list[Token]:
    """The token of a function that names a doing of the same class; who does that does this ("the Smith probe looks into …").

    What somebody writes does nothing by itself: whose it is does it ("*Smith's* letter urged him to resign").
    """
    agent = cls.role("agent")
    if agent is None or match.frame.functions[function] != "agent":
        return []
    for token in match.functions.get(function, ()):
        told = filling.situation_at(match.sentence, token)
        doers = filling.agents_of(told) if told.startswith(f"{cls.kind}:{cls.slug}_") else ()
        if doers:
            roles["agent"] = list(doers)
            return [token]
        for owner in _authors(match, token, filling):
            if authors := filling.fill(agent, match.sentence, owner, plain=False):
                roles["agent"] = list(authors)
                return [owner]
    return []


def _authors(match: Match, token: Token, filling: Filling) -> list[Token]:
    """Whose something written is; nobody does to himself or herself what a letter of another does."""
    written = token.lemma_.lower() in filling.entities.stand_ins.nouns.authored
    return children(token, "poss") if written and not match.frame.reflexive else []


def _required_filled(match: Match, done: set[str]) -> bool:
    """Whether each required function filled a role, or one of its alternatives ("as/to") did; one that has no role need only be there."""
    unmapped = set(match.functions) - set(match.frame.functions)
    return all(any(name in done or name in unmapped for name in names.split("/")) for names in match.frame.required)


def _narrowed(role: Role, match: Match) -> Role:
    """The role with the range that the frame allows it: where people without names will do, one such person does."""
    allowed = dict(match.frame.only).get(role.name)
    unnamed = ("AnonymousSource",) if "Collective" in (allowed or ()) else ()
    return replace(role, ranges=(*allowed, *unnamed)) if allowed else role


def _not_oneself(roles: Roles, match: Match, cls: SituationClass) -> str:
    """The role taken out where a doer is also whom it is done to and no word says "himself"; a doer who must be known stays."""
    words = [token.lower_ for tokens in match.functions.values() for token in tokens]
    reflexive = match.frame.reflexive or any(word.endswith(("self", "selves")) for word in words)
    for doer, other in (("agent", "target"), ("winner", "loser"), ("agent", "recipient")):
        if not reflexive and roles.get(doer) and roles.get(doer) == roles.get(other):
            known = cls.role(doer)
            gone = other if known and known.defining and other == "recipient" else doer
            del roles[gone]
            return gone
    return ""


def _required_roles(match: Match, lacking: str) -> bool:
    """Whether the frame can do without a role that was taken out again."""
    functions = match.frame.functions
    return not lacking or not any({functions.get(n) for n in names.split("/")} == {lacking} for names in match.frame.required)


def _tells_too_little(match: Match, cls: SituationClass, roles: Roles) -> bool:
    """Whether a role that must be filled is not, and nothing later will fill it."""
    if any(role.defining and not roles.get(role.name) and not _completed_later(role, match) for role in cls.roles):
        return True
    bare = all(isinstance(f, TermRef) for fillers in roles.values() for f in fillers)
    return bare or of_nobody(match, cls, roles) or _is_idle(cls, roles, match)


def _is_idle(cls: SituationClass, roles: Roles, match: Match) -> bool:
    """Whether the roles say too little: nobody does it to mere words, a result without people, a tie of one, a feeling against oneself."""
    if cls.soft and roles.get("bearer") and roles.get("bearer") == roles.get("target"):
        return True
    agent = cls.role("agent") if match.frame.speaker != "agent" else None  # who says it is known later
    others = [f for name in ("target", "recipient") for f in roles.get(name, ())]
    bodies = roles.get("matter") and all(map(is_body, others)) and match.trigger.dep_ != "relcl"
    vague = others and all(map(_is_vague, others)) and not bodies
    if agent is not None and agent.expected and "agent" not in roles and vague:
        return True
    if cls.role("winner") and not roles.get("winner") and not roles.get("loser"):
        return True
    mutual = next((role.name for role in cls.roles if role.several and role.defining), "")
    alone = mutual and len(roles.get(mutual, ())) < 2 and not others
    return bool(alone) and not roles.get("matter") and cls.role("stage") is None


def _is_vague(filler: Filler) -> bool:
    return isinstance(filler, Words) or _is_nameless(filler)


def _is_nameless(filler: Filler) -> bool:
    return isinstance(filler, EntityRef) and filler.id.startswith(("collective:", "source:"))


def _is_core(match: Match, function: str, roles: Roles, first: str) -> bool:
    """Whether a function that is there but fits nothing means that the word is meant in another sense."""
    return function in {"object", "as"} and match.frame.part_of_speech == "verb" and first not in roles


def _completed_later(role: Role, match: Match) -> bool:
    """Whether the rest of the document may fill the role: the contest of a candidacy, what somebody recuses himself from."""
    unsaid = match.frame.reflexive or (match.frame.part_of_speech == "noun" and not match.frame.required)
    return bool({"Contest", "Primary", "Post"} & set(role.ranges)) or (role.name == "matter" and unsaid)


def entities_confidence(entities: Entities, sentence: Sentence, token: Token) -> float:
    """How surely it is known what ``token`` refers to."""
    mention = entities.referents.of(sentence, token)
    return mention.confidence if mention and mention.entities else 1.0


def _constant(cls: SituationClass, role: str, value: str) -> Filler:
    ranges = (found.ranges if (found := cls.role(role)) else ()) or ()
    return Words(value) if {"string", "Literal"} & set(ranges) else TermRef(value)


def _fill_function(match: Match, function: str, wanted: list[Role], roles: Roles, filling: Filling, target: Role | None) -> list[Token]:
    """The tokens of a function that filled a role; the first role of ``wanted`` whose range fits takes them."""
    used: list[Token] = []
    heads = match.functions.get(function, ())
    for head, plain in [*((head, False) for head in heads), *((head, True) for head in heads)]:
        if (plain and used) or _is_unresolved(head, heads, match, filling):
            break
        alone = function == "self" and match.trigger.tag_ == "NN" and any(role.several for role in wanted)
        single = plain or alone  # "his son and Clark": only the one is his son
        for token in [head] if single else members_told(head, match.trigger):
            for role in _ordered(wanted, function, token, filling, match, target):
                if role.name in roles and not used and not role.several and any(not isinstance(f, TermRef) for f in roles[role.name]):
                    continue
                if plain and role.name in match.frame.only and filling.entities.at(match.sentence, token):
                    continue  # what is known to be of a kind that the frame leaves out is no topic either
                about = function in {"compound", "modifier"} and _names_matter(token, match, filling)
                fillers = filling.fill(role, match.sentence, token, plain=plain or about)
                if fillers and not (function == "self" and tells_of_another(token) and all(map(_is_nameless, fillers))):
                    fillers = [without_others(f, token, function, match, filling.entities) for f in fillers]
                    known = roles.setdefault(role.name, [])
                    known.extend(f for f in fillers if f not in known)
                    used.append(token)
                    break
    return used


def _is_unresolved(head: Token, heads: tuple[Token, ...], match: Match, filling: Filling) -> bool:
    """Whether a pronoun stands first of several in a function and nobody knows whom it means: what comes after it says something else."""
    return len(heads) > 1 and head.tag_ == "PRP" and not filling.entities.at(match.sentence, head)


def _ordered(wanted: list[Role], function: str, token: Token, filling: Filling, match: Match, target: Role | None) -> list[Role]:
    """The roles to try in order: a land, or a person who does not investigate, is what a probe is about ("the Russia probe")."""
    if function == "possessive" and target and match.frame.evokes == "Investigation" and is_into_thing(match, token, filling.entities):
        return [target]
    if function not in {"compound", "modifier"}:
        return wanted[::-1] if is_to_fill(wanted, match, token, filling) else wanted
    if _names_matter(token, match, filling) or token.ent_type_ == "GPE":
        return wanted[::-1]
    if token.pos_ == "ADJ":
        return [role for role in wanted if role.name == "agent"] or wanted  # of "congressional" probes, nobody knows what they are into
    unclear = len(wanted) > 1 and "agent" in {role.name for role in wanted}
    return [target] if target and unclear and filling.entities.is_bystander(match.sentence, token) else wanted


def _names_matter(token: Token, match: Match, filling: Filling) -> bool:
    """Whether a word before a noun is a land, or a name that the noun's doing is about."""
    place = filling.entities.stand_ins.is_place(token.text)
    return place or (match.frame.evokes == "Investigation" and is_named_after(token, filling.entities, match.sentence))
