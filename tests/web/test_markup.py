"""Every word of a graph and of its articles is markup that would run; no page, answer or form of it lets it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
import pyoxigraph as ox
import pytest

from kg.web.app import application
from kg.web.site import Site
from tests.web.chromium import MARKS, browser, watched
from tests.web.conftest import served, stored

__all__ = ["browser"]

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover='alert(1)'"
pytestmark = pytest.mark.attack("markup")
#: what would be markup of ours: only words are changed, not numbers and days
WORDS = "http://www.w3.org/2001/XMLSchema#string"
#: pages that are looked at
PAGES = 120


def made_hostile(text: str) -> str:
    """The text with markup behind it; a text of an article keeps its length, since quotes are places in it."""
    return f"{text} {SCRIPT}"


@pytest.fixture(scope="module")
def hostile(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of the seeds in which each string has markup at its end, and each article instead of its words."""
    changed = ox.Store()
    for quad in site.data.store:
        value = quad.object
        if isinstance(value, ox.Literal) and value.datatype.value == WORDS and not re.fullmatch(r"[0-9a-f]{64}", value.value):
            value = ox.Literal(made_hostile(value.value))
        elif isinstance(value, ox.Literal) and value.language:
            value = ox.Literal(made_hostile(value.value), language=value.language)
        changed.add(ox.Quad(quad.subject, quad.predicate, value, quad.graph_name))
    texts: Mapping[str, str] = {sha: (SCRIPT * (len(text) // len(SCRIPT) + 1))[: len(text)] for sha, text in site.texts.items()}
    with served(application(replace(stored(site, changed, tmp_path_factory.mktemp("hostile") / "hostile.nq"), texts=texts))) as address:
        yield address


class Running(HTMLParser):
    """Collects what a browser would run, or fetch, of an attacker: tags and attributes that no page of ours has."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag."""
        self.found += [name for name, value in attrs if name.startswith("on") or (value or "").lower().startswith("javascript:")]
        if tag == "img" or (tag == "script" and not attrs):
            self.found.append(tag)


def runs(page: str) -> list[str]:
    """What a browser would run of the attacker's words in an HTML page."""
    reader = Running()
    reader.feed(page)
    return reader.found


def crawled(address: str, limit: int) -> Iterator[tuple[str, httpx.Response]]:
    """The pages to which the pages of a server lead, from the first on, and the others under each name that are told of."""
    waiting = [
        "/",
        "/sources",
        "/conflicts",
        "/quarantine",
        "/timeline",
        "/graph",
        "/search?all=1",
        f"/search?q={quote(SCRIPT)}",
        "/ask?q=Who+was+fired",
        "/dossier/person/jeff-sessions",
    ]
    seen, kinds = set(waiting), dict[str, int]()
    with httpx.Client(base_url=address, timeout=60, headers={"accept": "text/html"}, follow_redirects=True) as client:
        while waiting and limit:
            path = waiting.pop(0)
            limit -= 1
            answer = client.get(path)
            yield path, answer
            for link in re.findall(r'(?:href|action)="(/[^"]*)"', answer.text):
                found, kind = link.replace("&amp;", "&").partition("#")[0], link.split("/")[1].partition("?")[0]
                if found not in seen and kinds.get(kind, 0) < 15:
                    kinds[kind] = kinds.get(kind, 0) + 1
                    seen.add(found)
                    waiting.append(found)


def test_no_page_runs_words_of_the_graph_or_of_articles(hostile: str) -> None:
    kinds = dict[str, int]()
    for path, answer in crawled(hostile, PAGES):
        if answer.headers["content-type"].startswith("text/html"):
            assert answer.status_code == 200, path
            assert runs(answer.text) == [], path
            kind = path.split("/")[1].partition("?")[0]
            kinds[kind] = kinds.get(kind, 0) + ("&lt;script&gt;" in answer.text)
    assert {kind for kind in ("person", "claim", "doc", "search", "sources", "timeline", "dossier") if not kinds.get(kind)} == set()


def test_a_page_that_runs_them_would_be_noticed() -> None:
    assert runs(f"<p>{SCRIPT}</p>") == ["script", "onerror", "img"]
    assert runs("<a title=\"x\" onmouseover='alert(1)'>") != []


@pytest.mark.parametrize("accept", ["application/json", "application/sparql-results+xml", "text/csv", "text/turtle", "*/*", "text/html"])
@pytest.mark.parametrize(
    "form", ["SELECT ?x { VALUES ?x { %s } }", "CONSTRUCT { <a:a> <a:b> ?x } { VALUES ?x { %s } }", "ASK { BIND(%s AS ?x) FILTER( }"]
)
def test_an_answer_to_a_query_is_no_page(hostile: str, accept: str, form: str) -> None:
    literal = '"<script>alert(1)</script><img src=x onerror=alert(1)>"'
    answer = httpx.get(f"{hostile}/sparql", params={"query": form % literal}, headers={"accept": accept})
    assert answer.headers["x-content-type-options"] == "nosniff"
    if answer.headers["content-type"].startswith("text/html"):
        assert runs(answer.text) == []


class TestInBrowser:
    pytestmark = MARKS

    @pytest.mark.parametrize(
        "form", ["SELECT ?x { VALUES ?x { %s } }", "CONSTRUCT { <a:a> <a:b> %s } {}", "SELECT ?x { BIND(IRI(%s) AS ?x) }"]
    )
    def test_the_table_of_an_answer_shows_words(self, browser: Any, hostile: str, form: str) -> None:
        literal = '"<img src=x onerror=alert(1)>"' if "IRI" not in form else '"javascript:alert(1)"'
        with watched(browser, hostile) as page:
            opened: list[str] = []
            page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
            page.goto(f"/sparql?query={quote(form % literal)}")
            page.locator("html[data-ready='1']").wait_for(state="attached")
            page.get_by_role("button", name="Run").click()
            page.locator("#answer table, #answer pre").first.wait_for()
            assert "alert(1)" in page.locator("#answer").inner_text()
            assert page.locator("#answer img, #answer a[href^='javascript:']").count() == 0
            assert opened == []

    def test_the_picture_and_a_person_show_words(self, browser: Any, hostile: str) -> None:
        with watched(browser, hostile) as page:
            opened: list[str] = []
            page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
            for path in ("/person/jeff-sessions", "/graph?about=per:jeff-sessions", "/view.html"):
                page.goto(path)
                page.wait_for_timeout(500)
                assert page.locator("img[src=x]").count() == 0, path
                assert urlsplit(page.url).path == urlsplit(path).path
            assert opened == []
