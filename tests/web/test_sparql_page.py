"""The page on which queries are written: its editor is shipped, knows our own terms, asks nobody else, and names the place of an error."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg import web
from kg.web.site import Site
from tests.web.chromium import MARKS, barriers, browser, watched

__all__ = ["browser"]

VENDOR = Path(web.__file__).parent / "vendor"


def test_vendored_files_are_those_of_their_packages() -> None:
    told = tomllib.loads((VENDOR / "VENDOR.toml").read_text(encoding="utf-8")).values()
    assert {one["file"] for one in told} == {path.name for path in VENDOR.iterdir()} - {"VENDOR.toml", "LICENSES.txt"}
    licences = (VENDOR / "LICENSES.txt").read_text(encoding="utf-8")
    for one in told:
        assert hashlib.sha256((VENDOR / one["file"]).read_bytes()).hexdigest() == one["sha256"]
        assert [package for package in one["packages"] if f"{package} " not in licences] == []


def test_the_terms_are_those_of_our_ontology(client: httpx.Client, site: Site) -> None:
    terms = client.get("/api/v1/terms").json()
    assert terms["prefixes"]["kgo"] == site.names.prefixes["kgo"]
    assert {"name": "kgo:Tenure"}.items() <= next(one for one in terms["classes"] if one["name"] == "kgo:Tenure").items()
    assert {one["name"] for one in terms["properties"]} == {site.names.shorten(iri) for iri in site.vocabulary.properties}


@pytest.mark.attack("policy")
def test_only_this_page_may_write_styles(client: httpx.Client) -> None:
    html = {"accept": "text/html"}
    policies = {path: client.get(path, headers=html).headers["content-security-policy"] for path in ("/", "/sparql", "/timeline")}
    assert [path for path, policy in policies.items() if "unsafe" in policy] == ["/sparql"]
    assert "script-src 'self';" in policies["/sparql"]


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    with watched(browser, address) as found:
        found.goto("/sparql")
        ready(found)
        yield found


def ready(page: Any) -> None:
    page.locator("html[data-ready='1']").wait_for(state="attached")


def write(page: Any, text: str) -> None:
    page.evaluate("text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", text)


def written(page: Any) -> str:
    return str(page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()"))


class TestInBrowser:
    pytestmark = MARKS

    def test_a_named_query_is_run_and_an_answer_leads_to_the_page_of_what_it_finds(self, page: Any) -> None:
        page.get_by_role("link", name="Which actual events join two people, in order of time?").click()
        ready(page)
        assert "PREFIX kgo: <https://kg.example.org/ont#>" in written(page)
        assert page.locator(".parseErrorIcon").count() == 0
        page.get_by_role("button", name="Run").click()
        page.locator("#answer table").wait_for()
        assert page.locator("#answer tbody tr").count() > 0
        write(page, "SELECT ?held WHERE { ?held a kgo:Tenure } ORDER BY ?held")
        page.get_by_role("button", name="Run").click()
        link = page.locator("#answer td a").first
        assert link.get_attribute("href").startswith("/")
        link.click()
        assert page.locator("h1").count() == 1

    def test_the_address_is_the_link_to_share(self, page: Any) -> None:
        write(page, "ASK { ?s a kgo:Tenure }")
        page.get_by_role("button", name="Run").click()
        page.locator("#answer .lead").wait_for()
        page.reload()
        ready(page)
        assert written(page).endswith("ASK { ?s a kgo:Tenure }")

    def test_a_mistake_is_told_with_its_place(self, page: Any) -> None:
        write(page, "SELECT ?s WHERE {\n  ?s a kgo:Tenure ;;; \n  FILTER( }")
        page.get_by_role("button", name="Run").click()
        place = page.get_by_role("button", name="Go to line 3")
        place.click()
        assert page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getCursor().line") == 2
        assert barriers(page) == []

    def test_classes_and_prefixes_are_completed_from_our_terms(self, page: Any) -> None:
        write(page, "")
        page.locator(".CodeMirror textarea").focus()
        page.keyboard.type("SELECT ?s WHERE { ?s a Tenu")
        page.keyboard.press("Control+Space")
        page.locator(".CodeMirror-hint", has_text="kgo:Tenure").first.wait_for()
        page.keyboard.press("Enter")
        assert "a kgo:Tenure" in written(page)
        assert "PREFIX kgo: <https://kg.example.org/ont#>" in written(page)

    def test_the_editor_is_left_by_the_tab_key(self, page: Any) -> None:
        page.locator(".CodeMirror textarea").focus()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "run"

    def test_a_graph_is_shown_as_text(self, page: Any) -> None:
        write(page, "CONSTRUCT { ?s a kgo:Tenure } WHERE { ?s a kgo:Tenure }")
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Run").click()
        page.locator("#answer pre").wait_for()
        assert "kgo:Tenure" in page.locator("#answer pre").inner_text()
        assert barriers(page) == []

    def test_an_answer_with_many_rows_fits_a_phone_and_keeps_nobody_out(self, page: Any) -> None:
        page.set_viewport_size({"width": 390, "height": 800})
        write(page, "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 1500")
        page.get_by_role("button", name="Run").click()
        page.locator("#answer table").wait_for()
        assert "1,000 of 1,500 rows" in page.locator("#answer").inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert barriers(page) == []
