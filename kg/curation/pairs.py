"""What a decision about two entities meets: kinds, names, and the decisions that are there already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kg.answers.dataset import Dataset
from kg.answers.entities import Hit, merged, one
from kg.answers.merging import Side, curated, side
from kg.curation.ledger_file import Judgement, described
from kg.errors import ConfigError
from kg.model.decision import ABOUT_PAIRS, Decision, Verdict, called, in_force, mention_of
from kg.resolve.clusters import of_other_kinds
from kg.resolve.ledger import EntityLedger, read_entity_ledger
from kg.resolve.person_names import parse_name

_LATEST = "9999-12-31T00:00:00Z"


def require_kind(data: Dataset, a: Hit, b: Hit) -> None:
    """Raise ``ConfigError`` where the two are one already, or of kinds that cannot be one."""
    short = data.names.shorten
    if a.iri == b.iri:
        remedy = "name two entities, kg find lists them; a merge is taken back with kg split"
        raise ConfigError("KG0935", f"both are {short(a.iri)}, and a thing and itself cannot be decided about", remedy=remedy)
    if of_other_kinds(a.iri, b.iri) or (a.kind != b.kind and "Primary" in (a.kind, b.kind)):
        kinds = f"{short(a.iri)} is a {a.kind}, {short(b.iri)} a {b.kind}"
        raise ConfigError("KG0935", f"two kinds of things are never one: {kinds}", remedy="name two of one kind; kg find lists them")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that a decision is about: as the ledger names them, and as entities of the graph, ``a`` nothing for a mention."""

    subject: str
    other: str
    a: Hit | None
    b: Hit


def pair_of(data: Dataset, a: str, b: str, *, merging: bool = True) -> Pair:
    """The two things that are meant; refuses a thing and itself, and things of different kinds.

    To be merged, a name that was merged already is what it became; to be told apart again it is itself.
    """
    hit = _meant(data, b, merging=merging)
    other = data.names.shorten(hit.iri)
    if mention_of(a, data.names):
        return Pair(a, other, None, hit)
    first = _meant(data, a, merging=merging)
    require_kind(data, first, hit)
    return Pair(data.names.shorten(first.iri), other, first, hit)


def _meant(data: Dataset, text: str, *, merging: bool) -> Hit:
    hit, old = one(data, text, situations=False), merged(data, text)
    return replace(hit, iri=old[0]) if old and not merging else hit


def directed(data: Dataset, pair: Pair, keep: str = "", typed: tuple[str, str] = ("", "")) -> Pair:
    """The pair with the one that is kept as second: as asked, else the registry's, else the one with more claims."""
    if pair.a is None:
        return pair
    a, b = side(data, pair.a), side(data, pair.b)
    wants_first = kept_first(data, keep, typed, (a, b))
    if wants_first is None:
        wants_first = (a.curated, len(a.claims)) > (b.curated, len(b.claims))
    gone, stays = (b, a) if wants_first else (a, b)
    if gone.curated and not stays.curated:
        remedy = "leave --keep out, or add the other to seeds/registry/ first"
        raise ConfigError("KG0937", f"{data.names.shorten(gone.hit.iri)} stands in the registry and keeps its id", remedy=remedy)
    return Pair(pair.other, pair.subject, pair.b, pair.a) if wants_first else pair


def joined(data: Dataset, decisions: Sequence[Decision], answer: str) -> Judgement:
    """The Same that ``A = B`` means, B being kept unless A alone stands in the registry. Raises ``ConfigError`` where it cannot be."""
    a, equals, b = (part.strip() for part in answer.partition(" = "))
    if not equals:
        raise ConfigError("KG0935", f"{answer!r} does not name two", remedy="write A = B, with names, slugs or ids")
    pair = pair_of(data, a, b)
    if pair.a and side(data, pair.a).curated and not side(data, pair.b).curated:
        pair = Pair(pair.other, pair.subject, pair.b, pair.a)
    judgement = Judgement(Verdict.SAME, pair.subject, pair.other)
    require_unbarred(judgement, barring(data, decisions, judgement))
    return judgement


def require_unbarred(wanted: Judgement, bars: Sequence[Decision]) -> None:
    """Raise ``ConfigError`` KG0938 where decisions keep the two apart."""
    if bars:
        told = "; ".join(f"{row.id}: {described(row)}" for row in bars)
        remedy = f"--force of kg merge withdraws {' and '.join(row.id for row in bars)}; kg decisions {wanted.other} shows what was decided"
        raise ConfigError("KG0938", f"a decision keeps {wanted.subject} and {wanted.other} apart ({told})", remedy=remedy)


def kept_first(data: Dataset, keep: str, typed: tuple[str, str], sides: tuple[Side, Side]) -> bool | None:
    """Whether the first of two is to be kept; nothing where it was not said. Raises ``ConfigError`` where neither is meant."""
    if not keep:
        return None
    ways = [{letter, words, data.names.shorten(one_.hit.iri), one_.hit.iri} for letter, words, one_ in zip("AB", typed, sides, strict=True)]
    if keep in ways[0] | ways[1]:
        return keep in ways[0]
    raise ConfigError("KG0937", f"--keep {keep!r} is neither of the two", remedy="write --keep A or --keep B, or the id of one")


def barring(data: Dataset, decisions: Sequence[Decision], wanted: Judgement) -> list[Decision]:
    """The decisions that keep two entities apart: on the two, or on what they are the same as."""
    final = _final(data, decisions)
    ends = {final(wanted.subject), final(wanted.other)}
    latest = _latest(data, decisions).values()
    return [row for row in latest if row.verdict is Verdict.DIFFERENT and {final(row.subject), final(row.other)} == ends]


def decided(data: Dataset, decisions: Sequence[Decision], wanted: Judgement) -> Decision | None:
    """The decision that says already of the two what another would say, if it is the one that counts."""
    latest = _latest(data, decisions).get(_on(data, wanted))
    return latest if latest and wanted.said_by(latest) else None


def consequences(data: Dataset, decisions: Sequence[Decision], judgements: Sequence[Judgement]) -> list[str]:
    """What the ledger would say with further decisions and does not say now: decisions superseded, and those left without effect."""
    rows = list(decisions)
    added = [judgement.signed(f"new-{number}", "", _LATEST) for number, judgement in enumerate(judgements, 1)]
    before, after = (_ledger(data, found).findings for found in (rows, rows + added))
    latest = _latest(data, rows)
    superseded = (latest.get(_on(data, row)) for row in added if row.verdict is not Verdict.WITHDRAWN)
    withdrawn = {row.subject for row in added if row.verdict is Verdict.WITHDRAWN}
    lines = [f"supersedes {row.id} ({row.verdict.value})" for row in superseded if row and row.id not in withdrawn]
    return lines + [data.names.shortened(finding.message) for finding in after if finding not in before]


def joining(data: Dataset, decisions: Sequence[Decision], what: str) -> Decision:
    """The Same in force that an id names, or that alone is on an entity. Raises ``ConfigError`` KG0936 where there is none or several."""
    latest = [row for row in _latest(data, decisions).values() if row.verdict is Verdict.SAME]
    found = called(latest, what)
    if not found:
        iri = data.names.expand(what)
        iri = iri if any(iri in _names(data, row) for row in latest) else one(data, what, situations=False).iri
        found = [row for row in latest if iri in _names(data, row)]
    if len(found) == 1:
        return found[0]
    listed = "; ".join(f"{row.id}: {row.subject} = {row.other}" for row in found or latest)
    if found:
        raise ConfigError("KG0936", f"several decisions make {what!r} one with something", remedy=f"give the id of one: {listed}")
    raise ConfigError(
        "KG0936", f"no decision makes {what!r} one with anything", remedy=f"there are: {listed}" if listed else "kg decisions"
    )


def why_not_proposed(a: Hit, b: Hit) -> list[str]:
    """What in the names of two people speaks against their being one; empty for other things."""
    if a.kind != "Person" or b.kind != "Person":
        return []
    one_, two = parse_name(a.label), parse_name(b.label)
    parts = (
        ("suffix", one_.suffix, two.suffix),
        ("middle name", " ".join(one_.middle), " ".join(two.middle)),
        ("given name", one_.given, two.given),
        ("surname", one_.surname, two.surname),
    )
    return [_differ(what, x.title(), y.title()) for what, x, y in parts if x != y]


def _differ(what: str, a: str, b: str) -> str:
    if a and b:
        part = "middle initial" if what == "middle name" and min(len(a), len(b)) == 1 else what
        return f"{part}{'es' if part.endswith('x') else 's'} differ ({a}, {b})"
    return f"{what} on one side only ({a or b})"


def _ledger(data: Dataset, decisions: Iterable[Decision]) -> EntityLedger:
    # entities of documents are not known here: words cannot be looked up, and nothing is told of them
    told = read_entity_ledger(decisions, curated(data), data.names)
    return replace(told, findings=tuple(finding for finding in told.findings if finding.code != "KG0621"))


def _final(data: Dataset, decisions: Iterable[Decision]) -> Callable[[str], str]:
    ledger = _ledger(data, decisions)
    return lambda name: ledger.final(data.names.expand(name))


def _names(data: Dataset, row: Decision | Judgement) -> tuple[str, str]:
    return data.names.expand(row.subject), data.names.expand(row.other)


def _on(data: Dataset, row: Decision | Judgement) -> frozenset[str]:
    return frozenset(_names(data, row))


def _latest(data: Dataset, decisions: Iterable[Decision]) -> dict[frozenset[str], Decision]:
    """The decision that counts on each pair of names."""
    return {_on(data, row): row for row in in_force(decisions) if row.verdict in ABOUT_PAIRS}
