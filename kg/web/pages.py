"""The pages that are no single thing: the start, search, the timeline, conflicts, quarantine, sources, and the picture."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from kg.answers.conflicts import clears, does, outcome, standoffs, voices
from kg.answers.dataset import Row
from kg.answers.entities import find, index_search, kinds, merged
from kg.answers.listed import listed
from kg.answers.statements import index_statements
from kg.answers.times import TIMES, interval_of, require_in_order
from kg.answers.why import documents
from kg.files import sha256_of
from kg.model.iri import local_name
from kg.model.time import seasons_named
from kg.web.clock import day_in
from kg.web.paging import start_of, stretch
from kg.web.site import Site, site_of
from kg.web.templates import page
from kg.web.timeline import Item, drawing

_COUNTS = """SELECT ?kind (COUNT(DISTINCT ?x) AS ?n) WHERE {
  { GRAPH ?g { ?x a kgo:Claim } BIND("claims" AS ?kind) } UNION
  { GRAPH graph:registry { ?x a foaf:Person } BIND("people" AS ?kind) } UNION
  { GRAPH graph:provenance { ?x dcterms:issued ?day } BIND("articles" AS ?kind) } UNION
  { GRAPH graph:conflicts { ?x a kgo:Conflict } BIND("conflicts" AS ?kind) } } GROUP BY ?kind"""
_MOST_TOLD = """SELECT ?person ?name (COUNT(DISTINCT ?s) AS ?n) WHERE { GRAPH graph:truthy { ?s ?role ?person }
  GRAPH graph:registry { ?person a foaf:Person ; skos:prefLabel ?name } } GROUP BY ?person ?name ORDER BY DESC(?n) ?name LIMIT 24"""
_EVENTS = TIMES.replace("?label ?date", "?label ?class ?date", 1).replace(
    "?s rdfs:label ?label", "?s kgo:dateMin ?from ; kgo:dateMax ?to ; a ?class ; rdfs:label ?label", 1
)
#: the days between which something was or held; the year shown where none is known
_BOUNDS, _NO_YEAR = ("dateMin", "dateMax", "beginMin", "beginMax", "endMin", "endMax"), 2000
#: rows on one page of a long list
SHOWN = 100
#: conflicts on one page: each is shown with the words of both sides
_AT_ONCE = 20


def home(request: Request) -> Response:
    """Where to begin: search, the people most is said of, the newest sources, what waits for a curator."""
    site = site_of(request)
    return page(request, "home.html", counts=_counts(site), people=most_told(site), sources=_sources(site)[:8])


def warm(site: Site) -> None:
    """What every page or many ask of the whole dataset is worked out, so that no reader waits for it."""
    kinds(site.data)
    index_statements(site.data)
    index_search(site.data)
    for asked in (_counts, most_told, _sources, slugs, _events, years_told, withheld, fingerprint):
        asked(site)


def fingerprint(site: Site) -> str:
    """The SHA-256 of the file that is served, as it was when somebody first asked: a later build changes the file, not what is served."""
    return site.data.once("fingerprint", lambda: sha256_of(site.file or site.output / "dataset.nq"))


def _counts(site: Site) -> Mapping[str, int]:
    return site.data.once("counts", lambda: {row["kind"]: int(row["n"]) for row in site.data.graphs(_COUNTS)})


def most_told(site: Site) -> list[dict[str, str]]:
    """The people of whom most is true, each with how much."""
    return site.data.once("most told", lambda: [dict(row) for row in site.data.graphs(_MOST_TOLD)])


def years_told(site: Site) -> tuple[int, int]:
    """The first and the last year of which something is accepted; the same year twice where nothing is."""
    return site.data.once("years", lambda: _years(site))


def _years(site: Site) -> tuple[int, int]:
    found = [int(day[:4]) for bound in _BOUNDS for _, day in site.data.column(f"kgo:{bound}", "truthy") if day[:4].isdecimal()]
    return (min(found), max(found)) if found else (_NO_YEAR, _NO_YEAR)


def _sources(site: Site) -> list[Row]:
    """All articles, the newest first."""
    by_title = sorted(documents(site.data).values(), key=lambda row: row["title"])
    return sorted(by_title, key=lambda row: row["issued"], reverse=True)


def search(request: Request) -> Response:
    """What the words name or describe; one exact name leads straight there."""
    site = site_of(request)
    text, kind = request.query_params.get("q", "").strip(), request.query_params.get("class", "")
    hits = find(site.data, text[:200], kind, limit=50) if text else []
    exact = [hit for hit in hits if hit.score >= 100]
    if len(exact) == 1 and not kind and "all" not in request.query_params:
        return RedirectResponse(site.path(exact[0].iri), 303)
    return page(request, "search.html", hits=list(listed(site.data, hits)), kind=kind, kinds=kinds(site.data))


def entity(request: Request) -> Response:
    """The thing with this slug: straight there, or to what it was merged into, or the choices where several have it."""
    site = site_of(request)
    slug = request.path_params["slug"]
    found = slugs(site).get(slug, [])
    if len(found) == 1:
        return RedirectResponse(site.path(found[0]), 303)
    if not found and (became := merged(site.data, slug)):
        return RedirectResponse(site.path(became[1]), 301)
    if not found:
        raise HTTPException(404, f"nothing is called {slug}; /search?q={slug} looks for names like it")
    return page(request, "choices.html", slug=slug, hits=found)


def slugs(site: Site) -> Mapping[str, list[str]]:
    """The entities by their slugs."""
    return site.data.once("slugs", lambda: _by_slug(site))


def _by_slug(site: Site) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for iri in dict.fromkeys(iri for iri, _ in site.data.column("skos:prefLabel", "registry")):
        found.setdefault(local_name(iri), []).append(iri)
    return found


@dataclass(frozen=True, slots=True)
class Happening:
    """A true event: its class, the first day on which it can have been, and what is drawn of it."""

    cls: str
    first: date
    item: Item


def timeline(request: Request) -> Response:
    """True events in order of time, between two days and of one class where the address says so."""
    site = site_of(request)
    first, last = (day_in(request, name) for name in ("from", "to"))
    require_in_order(first, last)
    kind = request.query_params.get("class", "")
    every = _events(site)
    found = [one for one in every if (not first or one.first >= first) and (not last or one.first <= last) and kind in ("", one.cls)]
    shown = stretch(found, start_of(request), SHOWN)
    classes = sorted({one.cls for one in every})
    picture = drawing([one.item for one in shown.rows[:60]])
    return page(request, "timeline.html", events=shown, classes=classes, kind=kind, first=first, last=last, drawing=picture)


def _events(site: Site) -> list[Happening]:
    return site.data.once("events", lambda: _dated_events(site))


def _dated_events(site: Site) -> list[Happening]:
    found: dict[str, Happening] = {}
    for row in site.data.world(_EVENTS):
        words, interval = interval_of(row)
        begin = interval.begin.min or interval.begin.max
        if begin and words:
            item = Item(row["label"], site.path(row["s"]), seasons_named(words), interval)
            found[row["s"]] = Happening(local_name(row["class"]), begin, item)
    return sorted(found.values(), key=lambda one: (one.first, one.item.label, one.item.href))


def conflicts(request: Request) -> Response:
    """What sources disagree about: both sides with their words, which prevails and why, what would clear it."""
    site = site_of(request)
    about = request.query_params.get("about", "").strip()
    found = stretch(standoffs(site.data, about), start_of(request), _AT_ONCE)
    rows = []
    for one in found.rows:
        said = voices(site.data, one)
        commands = [(does(command, first=n == 0), command) for n, command in enumerate(clears(site.data, one, said))]
        rows.append({"it": one, "said": said, "outcome": outcome(one, said), "clears": commands})
    return page(request, "conflicts.html", rows=rows, about=about, found=found)


def quarantine(request: Request) -> Response:
    """The claims that the build withheld, each with what is wrong with it."""
    site = site_of(request)
    return page(request, "quarantine.html", found=stretch(withheld(site), start_of(request), SHOWN))


def withheld(site: Site) -> Sequence[dict[str, Any]]:
    """The withheld claims of the report beside the dataset, each with its findings; none where there is no report."""
    return site.data.once("withheld", lambda: _reported(site.output / "report.json"))


def _reported(path: Path) -> Sequence[dict[str, Any]]:
    try:
        report = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return []
    return [{"claim": claim, "findings": findings} for claim, findings in sorted(report.get("quarantined", {}).items())]


def sources(request: Request) -> Response:
    """The page of all articles, the newest first."""
    site = site_of(request)
    return page(request, "sources.html", found=stretch(_sources(site), start_of(request), SHOWN))


def whole_picture(request: Request) -> Response:
    """The picture of the whole graph, as the build wrote it: it brings its own policy, under which nothing is fetched."""
    site = site_of(request)
    path = site.output / "view.html"
    if not path.is_file():
        raise HTTPException(404, "the build wrote no view.html; run kg build, or kg view")
    return FileResponse(path, media_type="text/html", headers={"content-security-policy": "frame-ancestors 'none'"})
