"""Long lists a stretch at a time: every row once, counts that are right, and links that keep what was asked for."""

from __future__ import annotations

import html
import re

import httpx
import pytest

from kg.answers.statements import statements
from kg.web.models import HEADINGS, PAGE
from kg.web.paging import stretch
from kg.web.site import Site

HTML = {"accept": "text/html"}
PERSON = "/person/jeff-sessions"


@pytest.mark.parametrize(
    ("start", "rows", "before", "after"),
    [(0, 4, None, 4), (4, 4, 0, 8), (8, 2, 4, None), (2, 4, 0, 6), (10, 0, 6, None), (99, 0, 6, None)],
)
def test_a_stretch_knows_its_neighbours(start: int, rows: int, before: int | None, after: int | None) -> None:
    found = stretch(range(10), start, 4)
    assert (len(found.rows), found.before, found.after, found.count) == (rows, before, after, 10)


def group(page: str, name: str) -> str:
    """The part of an entity's page that shows one group."""
    return page.partition(f'<h2 id="{name}">')[2].partition("<h2")[0]


def followed(client: httpx.Client, path: str, name: str) -> list[list[str]]:
    """The statements of a group, page by page, as its links lead on."""
    pages: list[list[str]] = []
    while path:
        part = group(client.get(path, headers=HTML).text, name)
        pages.append(re.findall(r'<h3><a href="([^"]+)"', part))
        link = re.search(r'rel="next" href="([^"]+)"', part)
        path = html.unescape(link[1]) if link else ""
    return pages


def test_next_leads_through_every_statement_once_in_order(client: httpx.Client, site: Site) -> None:
    told = [one for one in statements(site.data, site.names.base + PERSON[1:]) if one.cls != "Tenure" or one.group != "fact"]
    wanted = {name: [site.path(one.iri) for one in told if one.group == name] for name in HEADINGS}
    longest = max(wanted, key=lambda name: len(wanted[name]))
    pages = followed(client, PERSON, longest)
    assert len(pages) > 1
    assert {len(page) for page in pages[:-1]} == {PAGE}
    assert [path for page in pages for path in page] == wanted[longest]
    assert f"<small>{len(wanted[longest])}</small>" in group(client.get(PERSON, headers=HTML).text, longest)


@pytest.mark.parametrize("days", ["as-of=2018-06-01", "known-at=2020-06-01"])
def test_links_keep_what_was_asked_for(client: httpx.Client, days: str) -> None:
    page = client.get(f"{PERSON}?{days}&group=fact&start=1", headers=HTML).text
    links = re.findall(r'rel="(?:prev|next)" href="([^"]+)"', page)
    assert links
    assert all(days in html.unescape(link) for link in links)


def test_previous_leads_back_to_the_beginning(client: httpx.Client) -> None:
    page = client.get(f"{PERSON}?group=fact&start={PAGE}", headers=HTML).text
    back = re.search(r'rel="prev" href="([^"]+)"', group(page, "fact"))
    assert back
    first, plain = (re.findall(r"<h3>.*", group(client.get(path, headers=HTML).text, "fact")) for path in (html.unescape(back[1]), PERSON))
    assert first == plain


@pytest.mark.parametrize("path", ["/timeline", "/conflicts", "/quarantine", "/sources"])
def test_a_start_that_is_none_or_beyond_the_end_is_no_failure(client: httpx.Client, path: str) -> None:
    for start in ("-1", "x", "999999999", "9" * 40):
        assert client.get(f"{path}?start={start}", headers=HTML).status_code == 200


def test_the_timeline_is_shown_whole_by_its_links(client: httpx.Client) -> None:
    path, seen = "/timeline", []
    while path:
        page = client.get(path, headers=HTML).text
        seen += re.findall(r'<h2><a href="([^"]+)"', page)
        link = re.search(r'rel="next" href="([^"]+)"', page)
        path = html.unescape(link[1]) if link else ""
    told = re.search(r"([\d,]+) events", page)
    assert told
    assert len(seen) == len(set(seen)) == int(told[1].replace(",", ""))
