"""A title phrase as a post: its name, its id, its body and its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.lexicon import Lexicon
from kg.extract.role_phrases import RolePhrase
from kg.extract.word_sets import word_set
from kg.model.entity import EntityKind, LocalEntity
from kg.model.iri import join_slugs, slug
from kg.model.span import Span

_CHAIRS = word_set("chairman chairwoman chair chairperson member whip leader speaker ranking vice-chair co-chair co-chairman")
_CHAMBERS = {"U.S. Senate": "Senate", "U.S. House of Representatives": "House"}
_SERVING = word_set("attorney lawyer spokesman spokeswoman spokesperson counsel surrogate strategist pollster fundraiser lobbyist")
_COUNTRY = "United States"


def body_of(phrase: RolePhrase, lexicon: Lexicon) -> str:
    """The body that a phrase puts its post in, by its usual name; empty where it names none."""
    committee = _committee(phrase)
    if committee:
        return committee
    if phrase.body:
        return "" if phrase.body in _CHAMBERS and is_local(phrase) else phrase.body
    named = phrase.complement if phrase.complement and not lexicon.place(phrase.complement) else ""
    inner = next((lexicon.bodies[word] for word in (named, named.removeprefix("the ")) if word in lexicon.bodies), "")
    if inner or (
        named and phrase.preposition in ("of", "at", "with", "in", "on") and named[:1].isupper() and named.split()[-1][:1].isupper()
    ):
        return inner or named
    usual = phrase.fixed.body if phrase.fixed and alone(phrase) and not _foreign(phrase, lexicon) else ""
    return "" if is_local(phrase) else usual


def alone(phrase: RolePhrase) -> bool:
    """Whether nothing but a rank stands before a fixed title."""
    fixed = " ".join(phrase.fixed.words) if phrase.fixed else ""
    full = phrase.fixed.full.lower() if phrase.fixed else ""
    before = phrase.title.lower().removesuffix(fixed).removesuffix(full).split()
    return not set(before) - {"acting", "interim", "deputy", "assistant", "associate", "house", "senate", "state", "u.s.", "chief"}


def is_local(phrase: RolePhrase) -> bool:
    """Whether the title says that it is one of a state."""
    return bool(re.search(r"(?i)(?<!of )\bstate \w", phrase.title))


def of_its_state(phrase: RolePhrase, lexicon: Lexicon) -> RolePhrase:
    """The phrase, one of a state where a party stands before the title of a department's head ("*Republican* Attorney General").

    News tells the party of those whom a state elects, not of members of the cabinet.
    """
    heads = phrase.fixed is not None and phrase.fixed.body.startswith("Department") and alone(phrase)
    told = is_local(phrase) or phrase.body or phrase.owner or place_of(phrase, lexicon)
    return replace(phrase, title=f"state {phrase.title}") if heads and phrase.party and not told else phrase


def is_nation_supposed(phrase: RolePhrase, lexicon: Lexicon) -> bool:
    """Whether a title has its nation from common knowledge alone: "President Smith" may head another one."""
    told = phrase.place or phrase.complement or phrase.body or phrase.owner
    return not told and bool(phrase.fixed and phrase.fixed.place) and place_of(phrase, lexicon) == (phrase.fixed and phrase.fixed.place)


def _foreign(phrase: RolePhrase, lexicon: Lexicon) -> bool:
    """Whether the phrase names a place, so that the title is not the national one that it would be alone."""
    named = phrase.place or lexicon.place(phrase.complement)
    return (
        bool(named) and named != _COUNTRY and phrase.noun not in ("senator", "representative", "congressman", "congresswoman", "attorney")
    )


def _committee(phrase: RolePhrase) -> str:
    """The committee of "Senate Judiciary Chairman", which leaves the word out."""
    short = re.fullmatch(r"(?:Senate|House) [A-Z][\w ]+", phrase.body)
    if short and phrase.noun.startswith(("chair", "vice-chair")) and "ommittee" not in phrase.body:
        return f"{phrase.body} Committee"
    if phrase.body in _CHAMBERS and phrase.noun.startswith(("chair", "vice-chair")):
        inner = re.fullmatch(r"(?:Senate|House) (\w[\w ]*?) (?:\w+ )?\w+", phrase.title)
        if inner and inner.group(1) not in ("Majority", "Minority", "Republican", "Democratic"):
            return f"{_CHAMBERS[phrase.body]} {inner.group(1)} Committee"
    return ""


def place_of(phrase: RolePhrase, lexicon: Lexicon) -> str:
    """The jurisdiction of the post, empty where the phrase gives none and the title alone means none."""
    found = phrase.place or lexicon.place(phrase.complement) or (phrase.complement if _town(phrase) else "")
    if found or phrase.body or phrase.owner or phrase.complement:
        return found
    return phrase.fixed.place if phrase.fixed and alone(phrase) and (phrase.title[:1].isupper() or len(phrase.fixed.words) > 1) else ""


def _town(phrase: RolePhrase) -> bool:
    return phrase.noun in ("mayor", "governor", "sheriff", "premier") and phrase.preposition == "of"


def post_name(phrase: RolePhrase, place: str, body: str, owner: str) -> str:
    """The post as title and body or place, in the words of the text."""
    title = phrase.title
    if is_seat(phrase):
        return _seat(phrase, place)
    if owner:
        return f"{title} {'for' if phrase.noun in _SERVING else 'to'} {owner}"
    if _committee(phrase):
        return f"{title.split()[-1]} of the {body}"
    if phrase.complement and not place:
        return f"{title} {phrase.preposition} {phrase.complement}"
    if place and place not in title and phrase.noun != "counsel":
        return f"{title} {_linking(phrase)} {'the ' if place == _COUNTRY else ''}{place}" + (
            f" {phrase.preposition} {phrase.complement}" if _further(phrase, place) else ""
        )
    if phrase.body and phrase.body not in title and _CHAMBERS.get(phrase.body, phrase.body) not in title:
        return f"{title} of {'the ' if 'Committee' in phrase.body else ''}{phrase.body}"
    return title


def is_seat(phrase: RolePhrase) -> bool:
    """Whether a title is that of a member of a chamber, which somebody's "special representative" is not."""
    plain = phrase.noun in ("senator", "congressman", "congresswoman")
    return plain or (phrase.noun == "representative" and alone(phrase) and not phrase.owner)


def _linking(phrase: RolePhrase) -> str:
    """The word between a post and its place: who is sent *to* a land is no official of it."""
    return "to" if phrase.preposition == "to" and not phrase.place else "of"


def _further(phrase: RolePhrase, place: str) -> bool:
    """Whether the complement says more than the place."""
    return (
        bool(phrase.complement)
        and place not in phrase.complement
        and phrase.preposition in ("to", "for", "at")
        and phrase.complement != place
    )


def _seat(phrase: RolePhrase, place: str) -> str:
    """The name of a seat in a chamber."""
    noun = "Senator" if phrase.noun == "senator" else "Representative"
    if is_local(phrase):
        return f"state {noun}" + (f" of {place}" if place else "")
    if place and place != _COUNTRY:
        return f"{noun} for {place}"
    return f"U.S. {noun}"


def post_entity(phrase: RolePhrase, place: str, body: str, owner: str, first: Span, *, supposed: bool = False) -> LocalEntity:
    """The post of a phrase as an entity of the document; a jurisdiction that is only ``supposed`` is marked, and no part of its id."""
    name = post_name(phrase, place, body, owner)
    title = re.sub(r"^(?:Senate|House|White House) (?=\w)", "", phrase.title) if body else phrase.title
    facts = {"title": title.lower(), "jurisdiction": place, "body": body, "supposed": "jurisdiction" if supposed else ""}
    further = phrase.complement if _further(phrase, place) else ""
    identity = "post:" + join_slugs(title, "" if supposed else place or body or phrase.complement or owner, further)
    return LocalEntity(identity, EntityKind.POST, name, (name,), tuple(sorted((k, v) for k, v in facts.items() if v)), first)


def post_of(phrase: RolePhrase, people: Mapping[str, LocalEntity], first: Span, lexicon: Lexicon) -> LocalEntity:
    """The post that a phrase alone tells as an entity of the document, its nation marked where it is only supposed."""
    owner = people[phrase.owner].name if phrase.owner in people else ""
    supposed = is_nation_supposed(phrase, lexicon)
    return post_entity(phrase, place_of(phrase, lexicon), body_of(phrase, lexicon), owner, first, supposed=supposed)


def organization(body: str, first: Span) -> LocalEntity:
    """The body of a post as an entity of the document."""
    return LocalEntity("org:" + slug(body), EntityKind.ORGANIZATION, body, (body,), (), first)


def is_any_seat(token: Token) -> bool:
    """Whether a word is what people run for, without a name that says which ("his old *seat*", not "the Utah *seat*")."""
    return token.lower_ in _SEATS and not any(child.pos_ == "PROPN" for child in token.children)


_SEATS = frozenset({"seat", "office", "post", "job"})
