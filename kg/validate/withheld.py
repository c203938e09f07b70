"""What the quarantine of a build holds, read back for people."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from pathlib import Path

import pyoxigraph as ox

from kg.model.finding import Finding, Severity
from kg.model.iri import Namespaces
from kg.model.span import Place
from kg.validate.quarantine import read_quarantine


@dataclass(frozen=True, slots=True)
class Withheld:
    """A withheld claim in words: what it is about, how it is meant, and on which words it stands."""

    about: str
    how: str
    quotes: tuple[str, ...]


def describer(quads: Iterable[ox.Quad], names: Namespaces) -> Callable[[str], Withheld]:
    """What tells of a withheld claim what these quads say of it."""
    values: dict[str, dict[str, list[str]]] = {}
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode):
            own = values.setdefault(quad.subject.value, {}).setdefault(names.shorten(quad.predicate.value), [])
            own.append(getattr(quad.object, "value", ""))

    def of(node: str, name: str) -> list[str]:
        return sorted(set(values.get(node, {}).get(name, ())))

    def describe(claim: str) -> Withheld:
        about = of(claim, "kgo:about")
        labels = [text for node in about for text in of(node, "rdfs:label")] or [names.shorten(node) for node in about]
        axes = [value.rpartition("#")[2] for name in ("modality", "polarity", "certainty") for value in of(claim, f"kgo:{name}")]
        holders = of(claim, "kgo:holder")
        holder = [text for node in holders for text in (of(node, "skos:prefLabel") or _own_voice(of(node, "dcterms:title")))]
        quotes = [text for node in of(claim, "kgo:evidence") for text in of(node, "oa:exact")]
        sources = of(claim, "dcterms:source")
        how = ", ".join(axis.lower() for axis in axes) + (f" · according to {', '.join(holder)}" if holder else "")
        return Withheld(min(labels, key=len, default=""), how, tuple(quotes or sources))

    return describe


def _own_voice(titles: list[str]) -> list[str]:
    return [f"the article itself, “{title}”" for title in titles]


def with_codes(quads: Iterable[ox.Quad], report: Path, names: Namespaces) -> dict[str, tuple[Finding, ...]]:
    """The withheld claims with their findings; codes and places come from ``report.json`` where it is there."""
    claims = read_quarantine(quads, names)
    try:
        told = json.loads(report.read_text(encoding="utf-8")).get("quarantined", {})
    except (OSError, ValueError):
        return claims
    return {claim: tuple(as_finding(row) for row in told[claim]) if told.get(claim) else found for claim, found in claims.items()}


def as_finding(values: dict[str, object]) -> Finding:
    """The finding that ``render.as_values`` wrote."""
    known = {field.name for field in fields(Finding)}
    given = {name: value for name, value in values.items() if name in known}
    place = given.get("place")
    if isinstance(place, dict):
        given["place"] = Place(**place)
    claims = given.get("claims", ())
    given["claims"] = tuple(claims) if isinstance(claims, list | tuple) else ()
    given["severity"] = Severity(str(given.get("severity", Severity.VIOLATION)))
    return Finding(**given)  # type: ignore[arg-type]
