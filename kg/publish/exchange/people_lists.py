"""People, posts, parties and who was in which, as lists of other programs have them: FollowTheMoney and Popolo.

Such lists know no doubt about a day: a day, month or year that is told as such is given, a bound or a range is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from kg.publish.publication import Publication
from kg.publish.world_nodes import EXACT, Node, nodes


def followthemoney(publication: Publication) -> Iterator[bytes]:
    """Entities of FollowTheMoney, one a line: Person, Organization, Position, Occupancy, Membership."""
    found = nodes(publication)
    labels = {node.name: node for node in found}
    for node in found:
        if told := _entity(node, labels):
            schema, properties = told
            kept = {name: sorted({value for value in values if value}) for name, values in properties.items()}
            line = {"id": _plain(node.name), "schema": schema, "properties": {name: values for name, values in kept.items() if values}}
            yield (json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _entity(node: Node, labels: Mapping[str, Node]) -> tuple[str, dict[str, Sequence[str]]] | None:
    named: dict[str, Sequence[str]] = {
        "name": (node.label,), "alias": node.values.get("skos:altLabel", ()), "wikidataId": node.items,
        "sourceUrl": node.values.get("dcterms:source", ()),
    }  # fmt: skip
    if "Person" in node.kinds:
        return "Person", named | {"birthDate": _days(node, "kgo:birthDate"), "gender": node.values.get("foaf:gender", ())}
    if "Post" in node.kinds:
        bodies = [labels[body].label for body in node.linked("org:postIn")]
        return "Position", named | {"organization": bodies, "subnationalArea": node.values.get("kgo:jurisdiction", ())}
    if "Tenure" in node.kinds and node.linked("org:member") and node.linked("kgo:post"):
        roles = {"holder": node.linked("org:member"), "post": node.linked("kgo:post")}
        return "Occupancy", _references(roles) | _times(node) | {"status": (_status(node),), "role": (_role(node),)}
    if "PartyAffiliation" in node.kinds and node.linked("org:member") and node.linked("org:organization"):
        roles = {name: node.linked(f"org:{name}") for name in ("member", "organization")}
        return "Membership", _references(roles) | _times(node) | {"status": (_status(node),)}
    return ("Organization", named) if _is_body(node) else None


def popolo(publication: Publication) -> bytes:
    """Popolo: persons, organizations, posts and memberships.

    Popolo has no word for an end that is not known: a membership that ended on no exact day, and a post of which nobody knows whether it
    is still held, are left out.
    """
    found = nodes(publication)
    told = {
        "persons": [_person(node) for node in found if "Person" in node.kinds],
        "organizations": [_organization(node) for node in found if _is_body(node)],
        "posts": [_post(node) for node in found if "Post" in node.kinds],
        "memberships": [
            _membership(node)
            for node in found
            if {"Tenure", "PartyAffiliation"} & set(node.kinds) and node.linked("org:member") and node.is_plain
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _person(node: Node) -> dict[str, object]:
    return _kept(
        id=_plain(node.name), name=node.label, other_names=[{"name": name} for name in node.values.get("skos:altLabel", ())],
        birth_date=node.first("kgo:birthDate"), gender=node.first("foaf:gender"),
        identifiers=[{"scheme": "wikidata", "identifier": item} for item in node.items],
        sources=[{"url": url} for url in node.values.get("dcterms:source", ())],
    )  # fmt: skip


def _organization(node: Node) -> dict[str, object]:
    kind = "party" if "PoliticalParty" in node.kinds or "Party" in node.kinds else ""
    return _kept(
        id=_plain(node.name), name=node.label, classification=kind,
        other_names=[{"name": name} for name in node.values.get("skos:altLabel", ())],
    )  # fmt: skip


def _post(node: Node) -> dict[str, object]:
    return _kept(id=_plain(node.name), label=node.label, organization_id=next(map(_plain, node.linked("org:postIn")), ""))


def _membership(node: Node) -> dict[str, object]:
    links = {name: next(map(_plain, node.linked(prop)), "") for name, prop in _MEMBERSHIP.items()}
    times = {f"{side}_date": next(iter(_days(node, f"kgo:{prop}")), "") for side, prop in (("start", "begin"), ("end", "end"))}
    return _kept(id=_plain(node.name), label=node.label, role=_role(node), **links, **times)


_MEMBERSHIP = {"person_id": "org:member", "organization_id": "org:organization", "post_id": "kgo:post"}


def _kept(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value}


def _role(node: Node) -> str:
    """How somebody held a post, empty where in the ordinary way."""
    return "acting" if node.first("kgo:acting") == "true" else ""


def _status(node: Node) -> str:
    """Whether it goes on, in words of FollowTheMoney: ``current`` on the newest day that the graph tells of, ``ended`` or ``unknown``."""
    return "current" if node.current else "ended" if node.span[1] else "unknown"


def _is_body(node: Node) -> bool:
    return node.name.startswith("grp:")


def _references(roles: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    return {name: [_plain(target) for target in targets] for name, targets in roles.items()}


def _times(node: Node) -> dict[str, Sequence[str]]:
    return {"startDate": _days(node, "kgo:begin"), "endDate": _days(node, "kgo:end")}


def _days(node: Node, name: str) -> Sequence[str]:
    return [value for value in node.values.get(name, ()) if EXACT.fullmatch(value)]


def _plain(name: str) -> str:
    """A prefixed name as an identifier of these lists, which have no colon in theirs.

    >>> _plain("per:ann-lee")
    'per-ann-lee'
    """
    return name.replace(":", "-")
