"""Changes of office of which no name is told: only the post of who goes ("fired *the warden*"), or only the post to fill."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.aims import Roles
from kg.extract.fillers import Filling
from kg.extract.frames import Match
from kg.model.claim import EntityRef, Filler
from kg.model.ontology import Role, SituationClass


def own_office(match: Match, cls: SituationClass, roles: Roles, filling: Filling) -> Roles:
    """The office of somebody whom the title alone tells ("fired *the warden* of the jail")."""
    for function, name in match.frame.functions.items():
        role = cls.role(name)
        if "office" in roles or "org" in roles or role is None or "AnonymousSource" not in role.ranges:
            continue
        people = roles.get(name, ())
        if people and all(isinstance(f, EntityRef) and not f.id.startswith("person:") for f in people):
            posts = (filling.entities.stand_ins.post(match.sentence, token) for token in match.functions.get(function, ()))
            office: list[Filler] = [EntityRef(filling.entities.add(post)) for post in posts if post]
            return {"office": office[:1]} if office else {}
    return {}


def is_to_fill(wanted: Sequence[Role], match: Match, token: Token, filling: Filling) -> bool:
    """Whether a word that may name who is chosen is the post that somebody yet unknown is chosen for ("appoint *a special counsel*")."""
    if [role.name for role in wanted[:2]] != ["target", "office"] or token.tag_ not in {"NN", "NNP"} or _is_known(token):
        return False
    return not filling.entities.at(match.sentence, token) and filling.entities.stand_ins.post(match.sentence, token) is not None


def of_nobody(match: Match, cls: SituationClass, roles: Roles) -> bool:
    """Whether a change of office tells neither whose it is nor, where the person would stand, the office ("appoint *a counsel*")."""
    if "target" in roles or cls.role("target") is None or cls.role("office") is None or any(role.defining for role in cls.roles):
        return False
    instead = [name for name in match.frame.functions if "office" in match.frame.fallbacks.get(name, ())]
    told = [token for name in instead if match.frame.functions[name] == "target" for token in match.functions.get(name, ())]
    return "office" not in roles or not told or any(token.dep_ == "attr" or _is_known(token) for token in told)


def _is_known(noun: Token) -> bool:
    """Whether a noun speaks of somebody whom the reader knows already ("appointed *this director*")."""
    return any(child.dep_ == "det" and child.lower_ in {"the", "this", "that", "these", "those"} for child in noun.children)
