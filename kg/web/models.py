"""Page models: what each page shows, as plain values read from the dataset."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from kg.answers.candidacies import life
from kg.answers.dataset import Dataset
from kg.answers.situation import Part, parts, time_told
from kg.answers.statements import GROUPS, Statement, group_of, statements
from kg.answers.status import statuses_of
from kg.answers.tenures import Tenure, span, support, tenures_of
from kg.answers.why import Cause, Said, causes, claims, lead
from kg.answers.witnesses import tally
from kg.model.iri import local_name
from kg.web.paging import Stretch, stretch
from kg.web.site import Site
from kg.web.timeline import Drawing, Item, drawing

_ENTITY = """SELECT ?iri ?label ?class ?alias ?same WHERE { GRAPH graph:registry { ?iri skos:prefLabel ?label ; a ?class
  OPTIONAL { ?iri skos:altLabel ?alias } OPTIONAL { ?iri owl:sameAs ?same } } } ORDER BY ?class ?alias ?same"""
#: statements shown at once, and at once drawn
PAGE, DRAWN = 40, 60
HEADINGS = {
    "fact": "Facts",
    "said": "Said, but not a fact",
    "denied": "Denied",
    "withheld": "Withheld",
    "rejected": "Rejected or taken back",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of one standing: the heading, and those shown."""

    name: str
    heading: str
    shown: Stretch[Statement]


@dataclass(frozen=True, slots=True)
class EntityPage:
    """A person, body, post, contest or topic: names, posts with who vouches for them, a drawing, statements in groups."""

    iri: str
    label: str
    classes: tuple[str, ...]
    aliases: tuple[str, ...]
    same: tuple[str, ...]
    posts: Stretch[tuple[Tenure, str, str]]
    drawing: Drawing
    groups: tuple[Group, ...]
    kinds: tuple[tuple[str, int], ...]
    kind: str


def entity_page(site: Site, data: Dataset, iri: str, kind: str = "", group: str = "", start: int = 0) -> EntityPage | None:
    """The page of an entity; only statements of the class ``kind``; of the group (or ``posts``) those from ``start`` on.

    ``None`` for what is no entity.
    """
    rows = site.data.graphs(_ENTITY, iri=iri)
    if not rows:
        return None
    held = tenures_of(data, iri)
    found = [one for one in statements(data, iri) if one.cls != "Tenure" or one.group != "fact"]
    wanted = [one for one in found if not kind or one.cls == kind]
    posts = _posts(data, held, start if group == "posts" else 0)
    items = [_post_item(site, tenure, iri) for tenure, *_ in posts.rows]
    items += [_item(site, one) for one in islice((one for one in wanted if one.interval), DRAWN - len(items))]
    return EntityPage(
        iri=iri,
        label=rows[0]["label"],
        classes=_distinct(local_name(row["class"]) for row in rows),
        aliases=_distinct(row["alias"] for row in rows if "alias" in row),
        same=_distinct(row["same"] for row in rows if "same" in row),
        posts=posts,
        drawing=drawing(items),
        groups=_groups(wanted, group, start),
        kinds=tuple(Counter(one.cls for one in found).most_common()),
        kind=kind,
    )


def _posts(data: Dataset, held: Sequence[Tenure], start: int) -> Stretch[tuple[Tenure, str, str]]:
    shown = stretch(held, start, PAGE)
    rows = tuple((tenure, span(tenure), support(data, tenure.iri)) for tenure in shown.rows)
    return Stretch(rows, shown.start, shown.step, shown.count)


def _groups(found: Sequence[Statement], group: str, start: int) -> tuple[Group, ...]:
    groups = {name: tuple(members) for name, members in groupby(found, key=lambda one: one.group)}
    return tuple(
        Group(name, HEADINGS[name], stretch(groups[name], start if name == group else 0, PAGE)) for name in GROUPS if name in groups
    )


def _post_item(site: Site, tenure: Tenure, iri: str) -> Item:
    label = tenure.post_name if tenure.person == iri else tenure.name
    return Item(label, site.path(tenure.iri), span(tenure), tenure.interval)


def _item(site: Site, one: Statement) -> Item:
    assert one.interval is not None
    return Item(one.label, site.path(one.iri), one.words, one.interval, one.group == "fact")


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


@dataclass(frozen=True, slots=True)
class SituationPage:
    """One event or state: whether it is a fact, its time and parts, every claim with its words, its steps, what led to it."""

    iri: str
    label: str
    cls: str
    group: str
    time: str
    parts: tuple[Part, ...]
    told: str
    claims: tuple[Said, ...]
    steps: tuple[tuple[str, str, bool], ...]
    causes: tuple[Cause, ...]


def situation_page(data: Dataset, iri: str) -> SituationPage | None:
    """The page of a situation; ``None`` where no claim speaks of it."""
    said = lead(claims(data, situation=iri))
    if not said:
        return None
    return SituationPage(
        iri=iri,
        label=said[0].label,
        cls=said[0].cls,
        group=group_of(statuses_of(data, said)),
        time=time_told(data, iri),
        parts=tuple(parts(data, iri)),
        told=tally(data, iri).told,
        claims=tuple(said),
        steps=tuple((step.name, step.when, step.fact) for step in life(data, iri)),
        causes=tuple(causes(data, iri)),
    )
