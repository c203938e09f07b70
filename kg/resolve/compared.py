"""A mention compared with a candidate: every comparator that has something to say, with its outcome.

Comparators are small functions over what a document tells (``Sighting``) and what is known of a candidate (``Profile``). What their
outcomes are worth stands in ``comparators.toml`` alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from kg.model.resolution import Candidate, Comparison
from kg.model.words import fold
from kg.resolve.comparators import Comparators
from kg.resolve.person_names import (
    PersonName,
    are_variants,
    goes_by_middle_name,
    is_initial,
    is_nickname,
    middles_clash,
    suffixes_compared,
)
from kg.resolve.sightings import Sighting

#: an outcome before it is worth anything: comparator, outcome, what was compared
Outcome = tuple[str, str, str]
#: so old is hardly anybody, and so many years after a death people still speak of the dead as of somebody they knew
_LIFETIME, _MEMORY = 100, 50
#: so many years lie between father and son, and between one who holds an office and anybody who held it before he was grown up
_GENERATION, _CAREER = 20, 50


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a candidate on the day of a document; of ``places`` those are ``left`` of which only former offices are told.

    ``written`` are the names that a curator wrote, folded: ``label``, ``alias`` or ``short``. ``held`` and ``once`` are offices of that
    day and of other times, ``towns`` the titles with places that are no states among them, ``current`` titles that are certainly held, each
    with a year, ``runs`` the places in whose elections the person stands. Of people whom only documents know (``told_only``) every name
    must fit, for none is a curator's word; ``years`` are the first and the last in which one tells of them.
    """

    iri: str
    names: tuple[PersonName, ...]
    written: dict[str, str] = field(default_factory=dict)
    gender: str = ""
    born: int = 0
    died: int = 0
    places: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    once: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    towns: frozenset[tuple[str, str]] = frozenset()
    current: frozenset[tuple[str, int]] = frozenset()
    runs: frozenset[str] = frozenset()
    years: tuple[int, int] | None = None
    bodies: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    told_only: bool = False


def weigh(seen: Sighting, profile: Profile, table: Comparators, *said: Comparison) -> Candidate:
    """The candidate with everything that speaks for and against it; ``said`` is what is known beyond both descriptions."""
    names = _names(seen.name, profile, table)
    if any(one.never for one in names):
        return Candidate(profile.iri, (*names, *said))
    told = {one.comparator: one.outcome for one in names}
    outcomes = (
        *_written(seen, profile),
        *_rarity(seen, profile, told["given name"], table),
        *_person(seen, profile, told["given name"]),
        *_office(seen, profile, table.exclusive),
        *_circumstances(seen, profile, family=told.get("suffix") == "one-sided"),
    )
    return Candidate(profile.iri, (*names, *(table.said(*outcome) for outcome in outcomes), *said))


def title_alone(seen: Sighting, iri: str, table: Comparators) -> Candidate:
    """Whoever held the post on the day of the document, as what a mere title ("the president") means."""
    day = seen.document.published.isoformat()
    return Candidate(iri, (table.said("whole name", "title", seen.local.name), table.said("office", "held", f"on {day}")))


def _names(name: PersonName, profile: Profile, table: Comparators) -> tuple[Comparison, ...]:
    """The comparison with the name that fits best; an initial or suffix that contradicts any fitting name rules the person out."""
    whole = [other for other in profile.names if other.given or not name.given]
    pairs = [tuple(table.said(*outcome) for outcome in name_outcomes(name, other)) for other in whole]
    if not pairs:
        return (table.said("surname", "different"),)
    ranked = sorted(pairs, key=lambda told: (any(one.never for one in told), -sum(one.points for one in told)))
    against = [told for told in pairs for one in told if one.never and (profile.told_only or one.comparator in ("suffix", "middle name"))]
    return against[0] if against else ranked[0]


def name_outcomes(a: PersonName, b: PersonName) -> Iterator[Outcome]:
    """How the parts of two names compare; after one that rules out nothing more is said.

    >>> from kg.resolve.person_names import parse_name
    >>> [outcome for _, outcome, _ in name_outcomes(parse_name("Chuck Schumer"), parse_name("Charles E. Schumer"))]
    ['same', 'nickname', 'one-sided']
    """
    if a.surname != b.surname or not a.surname:
        yield "surname", "different", f"{a.surname} / {b.surname}"
        return
    yield "surname", "same", a.surname
    given = _given(a, b)
    yield "given name", given, a.given if a.given == b.given else f"{a.given or '–'} / {b.given or '–'}"
    if given == "different":
        return
    if given != "missing" and (a.suffix or b.suffix):
        outcome = suffixes_compared(a.suffix, b.suffix)
        yield "suffix", outcome, a.suffix if outcome == "same" else f"{a.suffix or '–'} / {b.suffix or '–'}"
    if given not in ("missing", "middle") and (a.middle or b.middle):
        yield "middle name", _middle(a, b), " / ".join(" ".join(name.middle) or "–" for name in (a, b))


def _given(a: PersonName, b: PersonName) -> str:
    if not a.given or not b.given:
        return "missing"
    if a.given == b.given and (len(a.given) > 1 or a.middle == b.middle != ()):
        return "same"
    if is_initial(a.given, b.given):
        return "initial"
    if is_nickname(a.given, b.given):
        return "nickname"
    if are_variants(a.given, b.given):
        return "variant"
    return "middle" if goes_by_middle_name(a, b) else "different"


def _middle(a: PersonName, b: PersonName) -> str:
    if not a.middle or not b.middle:
        return "one-sided"
    if middles_clash(a.middle, b.middle):
        return "different"
    return "same" if a.middle == b.middle else "initial"


def _written(seen: Sighting, profile: Profile) -> Iterator[Outcome]:
    if how := profile.written.get(fold(seen.local.name)):
        yield "whole name", how, seen.local.name


def _rarity(seen: Sighting, profile: Profile, given: str, table: Comparators) -> Iterator[Outcome]:
    """A frequent name, where something other than the name could have told: of whom a curator wrote the name alone, the name is enough."""
    known = profile.told_only or profile.held or profile.once or profile.places or profile.parties
    if known and given in ("same", "nickname") and seen.name.surname in table.surnames and seen.name.given in table.given:
        yield "rarity", "frequent", f"{seen.name.given} {seen.name.surname}"


def _person(seen: Sighting, profile: Profile, given: str) -> Iterator[Outcome]:
    """What is said of the person itself: gender, and when it lived."""
    told = seen.local.attribute("gender")
    if given in ("missing", "initial") and told and profile.gender and told != profile.gender:
        yield "gender", "different", f"{told} / {profile.gender}"
    if life := _lifetime(profile, seen.document.published.year, sitting=bool(seen.current)):
        yield "lifetime", *life
    yield from _years(seen, profile)


def _years(seen: Sighting, profile: Profile) -> Iterator[Outcome]:
    """How long before or after all that is told of the candidate."""
    year = seen.document.published.year
    if (apart := _apart(year, profile.years)) < _GENERATION:
        return
    lifetimes = seen.current and any(abs(year - other) >= _CAREER for _, other in profile.current)
    yield "years", "lifetimes" if lifetimes else "generation", f"{apart} years"


def _apart(year: int, years: tuple[int, int] | None) -> int:
    """How many years a year lies outside of some."""
    return max(0, years[0] - year, year - years[1]) if years else 0


def _lifetime(profile: Profile, year: int, *, sitting: bool) -> tuple[str, str] | None:
    """What the years of birth and death say in a year of which an article tells, or tells not, an office as held; nothing of the living."""
    life = f"{profile.born or ''}–{profile.died or ''}"
    if profile.born > year:
        return "unborn", life
    if profile.died and profile.died < year:
        past = year - profile.died > _MEMORY
        return "dead" if sitting else "past" if past else "remembered", life
    return ("past", life) if profile.born and year - profile.born > _LIFETIME else None


def _circumstances(seen: Sighting, profile: Profile, *, family: bool) -> Iterator[Outcome]:
    """Title, body, state, party and company, each only where both sides tell something; ``family`` says that it may be father and son."""
    held = seen.offices & profile.held
    for comparator, mine, theirs in (("title", seen.titles, profile.titles), ("body", seen.bodies, profile.bodies)):
        if mine & theirs:
            yield comparator, "same", _listed(mine & theirs)
    mine, theirs = seen.places | seen.runs, profile.places | profile.runs
    if mine and theirs and not (held and not mine & theirs):
        yield _state(seen, profile, family=family)
    if seen.parties and profile.parties:
        both = seen.parties & profile.parties
        outcome = "different" if not both else "family" if family else "same"
        yield "party", outcome, _listed(both) or f"{_listed(seen.parties)} / {_listed(profile.parties)}"
    if shared := seen.company & profile.company:
        yield "company", "family" if family else "shared", _listed(shared)


def _state(seen: Sighting, profile: Profile, *, family: bool) -> Outcome:
    """The states of offices, homes and candidacies: whoever stands for one in a state is of that state."""
    mine, theirs = seen.places | seen.runs, profile.places | profile.runs
    if same := mine & theirs:
        return "state", "family" if family else "same", _listed(same)
    outcome = "two-seats" if seen.titles & profile.titles else "moved" if _moved(seen, profile) else "other"
    return "state", outcome, f"{_listed(mine)} / {_listed(theirs)}"


def _moved(seen: Sighting, profile: Profile) -> bool:
    """Whether all offices in the states of one side are told as left, in a later year than that of the first article that tells of it.

    A candidate may also be whoever the registry knows to have held offices elsewhere, and none on the day.
    """
    left = seen.places | seen.runs <= seen.left or profile.places | profile.runs <= profile.left
    free = not (seen.places or profile.held or profile.told_only)
    return free or (left and profile.years is not None and profile.years[0] < seen.document.published.year)


def _office(seen: Sighting, profile: Profile, exclusive: frozenset[str]) -> Iterator[Outcome]:
    """The office that both have, else the offices of which one person does not have both."""
    year = seen.document.published.year
    if both := seen.offices & profile.held:
        yield "office", "once" if _apart(year, profile.years) >= _GENERATION else "held", _listed(both)
    elif both := seen.offices & profile.once:
        yield "office", "once", _listed(both)
    elif towns := _two_towns(seen.towns, profile.towns):
        yield "office", "two-towns", towns
    elif two := _two_at_once(seen.current & exclusive, {title for title, told in profile.current if told == year} & exclusive):
        yield "office", "two-at-once", two
    elif seen.offices and profile.held and not profile.told_only:
        yield "office", "other", f"{_listed(seen.offices)} / {_listed(profile.held)}"


def _two_towns(mine: Collection[tuple[str, str]], theirs: Collection[tuple[str, str]]) -> str:
    """The two places of one title, where neither is the other in fewer words ("New York", "New York City"); else the empty string."""
    found = [(a, b) for title, a in sorted(mine) for other, b in sorted(theirs) if title == other]
    alike = any(set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()) for a, b in found)
    return " / ".join(found[0]) if found and not alike else ""


def _two_at_once(mine: Collection[str], theirs: Collection[str]) -> str:
    """Two titles of which nobody has both; a member of a state's chamber may be called as one of the nation's is."""
    apart = bool(mine and theirs) and not any(a.endswith(b) or b.endswith(a) for a in mine for b in theirs)
    return f"{min(mine)} / {min(theirs)}" if apart else ""


def _listed(found: frozenset[str], most: int = 2) -> str:
    """A few of the things compared, in words."""
    names = sorted({one.rpartition("/")[2].replace("|", ", ").strip(", ") for one in found})
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")
