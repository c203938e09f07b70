"""Who held which post on a day: yes, no, or unknown, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.answers.dataset import Dataset, Row, official_graphs
from kg.answers.times import known_time
from kg.model.intervals import Ending, FuzzyInterval
from kg.model.time import Bounds, Held, seasons_named

_TENURES = """SELECT ?t ?person ?name ?post ?postName ?begin ?end ?beginMin ?beginMax ?endMin ?endMax ?seats ?acting
    ?tightBeginMin ?tightBeginMax ?tightEndMin ?tightEndMax WHERE {
  ?t a kgo:Tenure ; kgo:post ?post ; org:member ?person .
  ?person skos:prefLabel ?name . ?post skos:prefLabel ?postName .
  OPTIONAL { ?t kgo:begin ?begin } OPTIONAL { ?t kgo:end ?end }
  OPTIONAL { ?t kgo:beginMin ?beginMin } OPTIONAL { ?t kgo:beginMax ?beginMax }
  OPTIONAL { ?t kgo:endMin ?endMin } OPTIONAL { ?t kgo:endMax ?endMax }
  OPTIONAL { ?t kgo:tightBeginMin ?tightBeginMin } OPTIONAL { ?t kgo:tightBeginMax ?tightBeginMax }
  OPTIONAL { ?t kgo:tightEndMin ?tightEndMin } OPTIONAL { ?t kgo:tightEndMax ?tightEndMax }
  OPTIONAL { ?post kgo:maxHolders ?seats } OPTIONAL { ?t kgo:acting ?acting }
} ORDER BY ?t"""

_SUPPORT = """SELECT ?t ?graph (COUNT(DISTINCT ?source) AS ?sources) WHERE {
  GRAPH ?graph { ?claim kgo:about ?t ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed .
    OPTIONAL { ?claim dcterms:source ?source } } } GROUP BY ?t ?graph ORDER BY ?graph"""

_DISPUTED = "SELECT ?t WHERE { GRAPH graph:conflicts { ?conflict kgo:concerns ?t } } LIMIT 1"
_NOTES = "SELECT DISTINCT ?t ?note WHERE { GRAPH ?graph { ?claim kgo:about ?t ; rdfs:comment ?note } } ORDER BY ?note"


@dataclass(frozen=True, slots=True)
class Tenure:
    """One accepted holding of a post, its ends as EDTF and as day bounds (``None`` = unbounded)."""

    iri: str
    person: str
    name: str
    post: str
    post_name: str
    begin: str
    end: str
    begin_min: date | None
    begin_max: date | None
    end_min: date | None
    end_max: date | None
    single: bool
    acting: bool

    def on(self, day: date) -> Held:
        """Whether it held on ``day``: ``certain`` if beginMax <= day <= endMin, ``possible`` if beginMin <= day <= endMax, else ``no``."""
        return self.interval.reaches(Bounds(day, day))

    @property
    def ending(self) -> Ending:
        """What is known of its end: over, or one of three ways of not knowing."""
        return self.interval.ending

    @property
    def interval(self) -> FuzzyInterval:
        """Its time, each end within its bounds."""
        return FuzzyInterval(Bounds(self.begin_min, self.begin_max), Bounds(self.end_min, self.end_max))

    def strictly_on(self, day: date) -> bool:
        """Whether it certainly held on ``day`` and neither began nor ended then: no room for another holder of a single seat."""
        return bool(self.begin_max and self.end_min and self.begin_max < day < self.end_min)


@dataclass(frozen=True, slots=True)
class TenureIndex:
    """The tenures of each person and of each post, by begin, then name; for each tenure the graphs that vouch for it."""

    held: Mapping[str, Sequence[Tenure]]
    backed: Mapping[str, Sequence[Row]]


_INDEX = "index of tenures"


@dataclass(frozen=True, slots=True)
class Answer:
    """``yes``, ``no`` or ``unknown``, with the reason in words and the tenure it rests on (if any), of which ``ending`` tells the end."""

    verdict: str
    reason: str
    tenure: str = ""
    ending: str = ""


def tenures(data: Dataset, *posts: str, person: str = "") -> list[Tenure]:
    """All accepted tenures of these posts and of a person (IRIs; none = any), by begin, then name."""
    kept: TenureIndex | None = data.kept(_INDEX)
    wanted = [post for post in posts if post]
    if kept and wanted:
        found = (one for post in wanted for one in kept.held.get(post, ()) if one.post == post and person in ("", one.person))
    elif kept and person:
        found = (one for one in kept.held.get(person, ()) if one.person == person)
    else:
        bound = [{"post": post} if post else {} for post in posts or ("",)]
        found = (_tenure(row) for one in bound for row in data.world(_TENURES, **one | ({"person": person} if person else {})))
    return sorted(found, key=lambda t: (t.begin_min or t.begin_max or date.min, t.end_max or date.max, t.name, t.iri))


def tenures_of(data: Dataset, entity: str) -> list[Tenure]:
    """What a person held, or who held a post."""
    return tenures(data, person=entity) or tenures(data, entity)


def index_tenures(data: Dataset) -> None:
    """From now on tenures of this dataset and who vouches for them are looked up in memory: for a server, that is asked again and again."""
    data.once(_INDEX, lambda: _indexed(data))


def _indexed(data: Dataset) -> TenureIndex:
    held, backed = defaultdict[str, list[Tenure]](list), defaultdict[str, list[Row]](list)
    for one in tenures(data):
        held[one.person].append(one)
        held[one.post].append(one)
    known = {one.iri for found in held.values() for one in found}
    for row in data.graphs(_SUPPORT):
        if row["t"] in known:
            backed[row["t"]].append(row)
    return TenureIndex(dict(held), dict(backed))


def _tenure(values: Row) -> Tenure:
    begin, first = known_time(values, "begin", "tightBegin")
    end, last = known_time(values, "end", "tightEnd")
    return Tenure(
        values["t"], values["person"], values["name"], values["post"], values["postName"], begin, end,
        first.min, first.max, last.min, last.max, values.get("seats") == "1", values.get("acting") == "true",
    )  # fmt: skip


def holders(data: Dataset, post: str, day: date) -> list[tuple[Tenure, str]]:
    """Everybody who held the post on the day, with ``certain`` or ``possible``; certain ones first."""
    found = [(tenure, tenure.on(day)) for tenure in tenures(data, post)]
    certain = [tenure for tenure, how in found if how == "certain"]
    kept = [
        (tenure, how)
        for tenure, how in found
        if how == "certain"
        or (how == "possible" and not any(other.single and other.strictly_on(day) and other.person != tenure.person for other in certain))
    ]
    return sorted(kept, key=lambda pair: pair[1] != "certain")


def held(data: Dataset, person: str, post: str, day: date) -> Answer:
    """Whether the person held the post on the day, three-valued (MODEL §3.5); unknown is not no."""
    all_of_post = tenures(data, post)
    mine = [tenure for tenure in all_of_post if tenure.person == person]
    for wanted, verdict in (("certain", "yes"), ("possible", "unknown")):
        for tenure in mine:
            if tenure.on(day) == wanted and not (wanted == "possible" and _blocker(all_of_post, person, day)):
                return Answer(verdict, _reason(data, tenure, day, verdict), tenure.iri, tenure.ending)
    blocker = _blocker(all_of_post, person, day)
    if blocker:
        return Answer("no", f"{blocker.name} held it then ({span(blocker)})", blocker.iri, blocker.ending)
    if mine:
        return Answer("no", "held it " + "; ".join(_in_sentence(tenure) for tenure in mine), mine[0].iri, mine[0].ending)
    return Answer("unknown", "nothing in the graph says so; absence of a claim is not a denial")


def _blocker(all_of_post: list[Tenure], person: str, day: date) -> Tenure | None:
    return next((tenure for tenure in all_of_post if tenure.single and tenure.person != person and tenure.strictly_on(day)), None)


def span(tenure: Tenure) -> str:
    """The tenure's time in words: ``2017-02-09 to 2018-11-07``, ``since …, open on …``, ``since …, end unknown``, ``on … at least``."""
    return seasons_named(_told(tenure))


def _told(tenure: Tenure) -> str:
    if tenure.ending is Ending.ONGOING and tenure.begin[3:-1] == tenure.end[1:-3]:
        return f"on {tenure.begin[3:-1]} at least"
    if tenure.ending is Ending.OPEN:
        return f"{_since(tenure.begin)}, open on {_last(tenure.end).removesuffix(' at least')}"
    if tenure.begin and tenure.end:
        return f"{_first(tenure.begin)} to {_last(tenure.end)}"
    if tenure.begin:
        return f"{_since(tenure.begin)}, end unknown"
    end = _side(tenure.end, "end")
    return (end if tenure.end.startswith("[") else f"until {end}") if end else "dates unknown"


def _since(edtf: str) -> str:
    """The begin of a tenure of whose end no day is told."""
    begin = _side(edtf, "begin")
    return begin if begin.startswith(("begun by", "not before")) else f"since {begin}"


def _first(edtf: str) -> str:
    """The begin of a tenure whose end is known as well."""
    if edtf.startswith("[..") and edtf.endswith("]"):
        return f"from {edtf[3:-1]} at the latest"
    return f"from {edtf[1:-3]} at the earliest" if edtf.endswith("..]") else _side(edtf, "begin")


def _last(edtf: str) -> str:
    """The end of a tenure whose begin is known as well."""
    if edtf.startswith("[..") and edtf.endswith("]"):
        return f"{edtf[3:-1]} at the latest"
    return f"{edtf[1:-3]} at least" if edtf.endswith("..]") else _side(edtf, "end")


def _in_sentence(tenure: Tenure) -> str:
    """The tenure's time after *held it*."""
    told = span(tenure).removesuffix(", end unknown")
    for words, before, after in (
        ("over by ", "until", "at the latest"),
        ("begun by ", "from", "on at the latest"),
        ("not before ", "from", "on at the earliest"),
    ):
        if told.startswith(words):
            return f"{before} {told.removeprefix(words)} {after}"
    return told


def _side(edtf: str, side: str) -> str:
    """One end of a tenure in words; an open set says what is known (``over by 2018-11``, ``still on 2019-11-06``)."""
    if edtf.startswith("[..") and edtf.endswith("]"):
        return f"{'begun' if side == 'begin' else 'over'} by {edtf[3:-1]}"
    if edtf.startswith("[") and edtf.endswith("..]"):
        return f"still on {edtf[1:-3]}" if side == "end" else f"not before {edtf[1:-3]}"
    if edtf.startswith("[") and ".." in edtf:
        first, _, last = edtf[1:-1].partition("..")
        return f"{first} or {last}" if _next_days(first, last) else f"between {first} and {last}"
    return edtf


def _next_days(first: str, last: str) -> bool:
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days == 1
    except ValueError:
        return False


def _reason(data: Dataset, tenure: Tenure, day: date, verdict: str) -> str:
    """Why the answer is what it is, with the number of sources, and what the curator noted on the date."""
    acting = ", acting" if tenure.acting else ""
    if verdict == "yes":
        handed = day == tenure.begin_min == tenure.begin_max or day == tenure.end_min == tenure.end_max
        edge = "; the day of handing over counts" if handed else ""
        return f"{span(tenure)}{acting} ({support(data, tenure.iri)}){edge}"
    starts = tenure.begin_max is None or day < tenure.begin_max
    known = _side(tenure.begin, "begin") if starts else _side(tenure.end, "end")
    told = f"{'began' if starts else 'ended'} {known.removeprefix('begun ').removeprefix('over ')}" if known else ""
    if known.startswith("still on"):
        told = f"{known}, nothing is known of the days after"
    notes = "".join(f": {note}" for note in _notes(data, tenure.iri))
    told = told or f"the day it {'began' if starts else 'ended'} is not known"
    differ = f"; sources differ (kg conflicts {data.names.shorten(tenure.iri)})" if data.graphs(_DISPUTED, t=tenure.iri) else ""
    return f"{told}{acting} ({support(data, tenure.iri)}){notes}{differ}"


def _notes(data: Dataset, situation: str) -> list[str]:
    """What curators noted on a situation, each note once."""
    return sorted({row["note"] for row in data.graphs(_NOTES, t=situation)})


def support(data: Dataset, situation: str) -> str:
    """Who vouches for a situation, in words: ``curated, 2 sources, and 3 articles``; a list of record stands beside the curator."""
    prefix = data.names.graph("")
    official = official_graphs(data)
    found: dict[str, int] = {}
    kept: TenureIndex | None = data.kept(_INDEX)
    for row in kept.backed[situation] if kept and situation in kept.backed else data.graphs(_SUPPORT, t=situation):
        if row["graph"].startswith(f"{prefix}curated_"):
            kind, sources = "official list" if row["graph"] in official else "curated", int(row["sources"])
            found[kind] = found.get(kind, 0) + sources
        elif row["graph"].startswith(f"{prefix}doc_"):
            found["article"] = found.get("article", 0) + 1
    articles = found.pop("article", 0)
    parts = [f"{kind}, {found[kind]} source{'s' * (found[kind] != 1)}" for kind in sorted(found)]
    parts += [f"{articles} article{'s' * (articles != 1)}"] if articles else []
    return " and ".join(parts) or "inferred"
