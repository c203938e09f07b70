"""The picture around one thing: what is read of the store, what is left out and told so, and the page in a real Chromium."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from kg.answers.dataset import Dataset
from kg.model.iri import Namespaces
from kg.publish import page as page_files
from kg.publish.page import code
from kg.web.neighbourhood import Reach, neighbourhood, quads
from tests.publish.page_story import quads as story_quads
from tests.web.chromium import MARKS, barriers, browser, watched

__all__ = ["browser"]

NAMES = Namespaces()
ADA, BO = NAMES.iri("person", "ada-day"), NAMES.iri("person", "bo-cole")
CROWD = 60
SESSIONS = "/graph?e=per:jeff-sessions"


def crowd() -> Iterator[ox.Quad]:
    """People of whom each endorsed Bo Cole in a year of their own, one of them Zed, who said nothing of Ada Day."""
    prefixes = "\n".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in NAMES.prefixes.items())
    told = "\n".join(
        f'graph:registry {{ per:p{n} a foaf:Person ; skos:prefLabel "Person {n}"@en . }} graph:doc_{"oak" if n % 2 else "elm"} {{ '
        f'ev:p{n} a kgo:Endorsement ; rdfs:label "Person {n} endorses Cole"@en ; kgo:agent per:p{n} ; kgo:target per:bo-cole ; '
        f'kgo:date "{1960 + n}" ; kgo:dateMin "{1960 + n}-01-01" ; kgo:dateMax "{1960 + n}-12-31" . '
        f"clm:p{n} a kgo:Claim ; kgo:about ev:p{n} ; kgo:modality kgo:Actual ; kgo:polarity kgo:Affirmed ; kgo:certainty kgo:Certain ; "
        f"kgo:holder doc:elm . }}"
        for n in range(CROWD)
    )
    return ox.parse(f"{prefixes}\n{told}", format=ox.RdfFormat.TRIG)


@pytest.fixture(scope="module")
def data() -> Dataset:
    store = ox.Store()
    store.extend([*story_quads(), *crowd()])
    return Dataset(store, NAMES)


def short(iris: tuple[str, ...]) -> set[str]:
    return {NAMES.shorten(iri) for iri in iris}


def test_what_every_page_has_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = page_files.served("{}", "graph")
    monkeypatch.setattr(page_files, "_FILES", Path("nowhere"))
    assert page_files.served("{}", "graph") == first


def test_one_step_is_what_the_thing_takes_part_in(data: Dataset) -> None:
    found = neighbourhood(data, ADA, Reach())
    assert short(found.shown) == {"ten:day", "ev:endorsed", "cand:day", "ev:fraud", "ev:quits"}
    assert (found.count, found.offers) == (5, {})


def test_two_steps_are_also_what_those_take_part_in(data: Dataset) -> None:
    found = neighbourhood(data, ADA, Reach(steps=2))
    assert short(found.shown) == short(neighbourhood(data, ADA, Reach()).shown) | {f"ev:p{n}" for n in range(CROWD)}
    assert short(found.shown[:5]) == short(neighbourhood(data, ADA, Reach()).shown)


def test_a_situation_may_stand_in_the_middle(data: Dataset) -> None:
    assert neighbourhood(data, NAMES.expand("ev:fraud"), Reach()).shown == (NAMES.expand("ev:fraud"),)


def test_of_too_much_a_part_is_shown_and_all_of_it_is_counted(data: Dataset) -> None:
    found = neighbourhood(data, BO, Reach(), most=20)
    assert len(found.shown) < 20 < found.count == CROWD + 1
    assert found.offers["classes"] == {"Endorsement": CROWD + 1}
    assert found.offers["sources"] == {"doc_elm": CROWD // 2 + 1, "doc_oak": CROWD // 2, "truthy": 1}


def test_of_too_much_what_is_narrowed_is_asked_of_all(data: Dataset) -> None:
    oak = neighbourhood(data, BO, Reach(graph=NAMES.graph("doc_oak")), most=CROWD)
    assert short(oak.shown) < {f"ev:p{n}" for n in range(1, CROWD, 2)}
    assert oak.count == CROWD // 2
    years = neighbourhood(data, BO, Reach(years=(2015, 2017)), most=CROWD)
    assert short(years.shown) == {"ev:p55", "ev:p56", "ev:p57"}
    assert years.offers["classes"] == {"Endorsement": CROWD + 1}
    assert neighbourhood(data, BO, Reach(cls="Tenure"), most=CROWD).count == 0
    assert neighbourhood(data, BO, Reach(modalities=frozenset({"Alleged"})), most=CROWD).count == 0


def test_the_store_is_asked_for_the_neighbourhood_alone(data: Dataset) -> None:
    found = quads(data, neighbourhood(data, ADA, Reach()).shown)
    subjects = {quad.subject.value for quad in found}  # type: ignore[union-attr]
    assert {ADA, BO, NAMES.expand("clm:elm_1"), NAMES.expand("dec:1"), NAMES.expand("doc:elm")} <= subjects
    assert {subject for subject in subjects if re.search(r"/p\d+$", subject)} == set()
    assert len(found) < len(data.store) / 4


def test_the_page_brings_its_policy_and_scripts_that_may_be_kept(client: httpx.Client) -> None:
    page = client.get(SESSIONS)
    assert "script-src 'self';" in page.text
    scripts = re.findall(r'<script src="([^"]+)">', page.text)
    assert [client.get(one).text for one in scripts] == list(code().values())
    assert {client.get(one).headers["cache-control"] for one in scripts} == {"public, max-age=31536000, immutable"}
    assert client.get("/graph/none.js").status_code == 404
    assert {client.get(f"/graph?e={name}").status_code for name in ("per:nobody", "nobody", "a%20b")} == {404}
    odd = (f"{SESSIONS}&s=a%20b", f"{SESSIONS}&y={'9' * 5000}-{'9' * 5000}")
    assert {client.get(one).status_code for one in odd} == {200}
    assert client.get("/view.html").status_code == 200


def test_a_slug_leads_to_the_name(client: httpx.Client) -> None:
    answer = client.get("/graph?e=jeff-sessions&depth=2&as-of=2018-06-01")
    assert answer.status_code == 303
    assert dict(httpx.URL(answer.headers["location"]).params) == {"e": "per:jeff-sessions", "depth": "2", "as-of": "2018-06-01"}


def drawn_data(text: str) -> Any:
    """The data that a page brings, as it is embedded."""
    return json.loads(text.partition('<script type="application/json" id="data">')[2].partition("</script>")[0])


def test_the_picture_is_that_of_the_day(client: httpx.Client) -> None:
    now, then = (
        drawn_data(client.get(SESSIONS + day).text)
        for day in (
            "",
            "&as-of=2017-02-01",
        )
    )
    known = drawn_data(client.get(SESSIONS + "&known-at=2017-02-10").text)
    assert now["served"]["days"] == {}
    assert then["served"]["days"] == {"as-of": "2017-02-01"}
    facts, at_the_time, by_then = ({one["id"] for one in told["situations"] if one["fact"]} for told in (now, then, known))
    assert "ten:jeff-sessions_us-attorney-general_1" in facts - at_the_time
    assert "ten:jeff-sessions_us-senate-al-class-2_1" in at_the_time
    assert "ev:recusal_jeff-sessions_attorney-general" not in by_then
    assert at_the_time < facts
    assert then["served"]["shown"] < now["served"]["shown"]
    assert client.get(SESSIONS + "&as-of=soon").status_code == 400
    assert client.get(SESSIONS + "&as-of=1900-01-01").status_code == 200


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Any]:
    with watched(browser, address) as page:
        yield page


def at(page: Any, address: str) -> None:
    page.goto(address)
    drawn(page)


def drawn(page: Any) -> None:
    page.locator("html[data-ready='1']").wait_for(state="attached")


class TestInBrowser:
    pytestmark = MARKS

    def test_the_address_holds_what_is_chosen(self, opened: Any) -> None:
        at(opened, "/graph")
        opened.locator("#f-class").select_option("Recusal")
        opened.locator("#f-from").fill("2017")
        opened.keyboard.press("Tab")
        narrowed = opened.locator("#lead").inner_text()
        assert "c=Recusal" in opened.url
        assert "y=2017-" in opened.url
        opened.reload()
        drawn(opened)
        assert opened.locator("#lead").inner_text() == narrowed
        opened.get_by_role("button", name="Clear filters").click()
        assert "c=" not in opened.url

    def test_what_is_denied_is_hidden_at_first_and_struck_when_shown(self, opened: Any) -> None:
        at(opened, SESSIONS)
        assert opened.locator("article.denied").count() == 0
        assert "denied, not shown" in opened.locator("#lead").inner_text()
        opened.locator("#f-denied").check()
        assert "d=1" in opened.url
        assert opened.locator("article.denied h3 s").count() == opened.locator("article.denied").count() > 0

    def test_the_middle_moves_to_a_neighbour_and_back(self, opened: Any) -> None:
        at(opened, SESSIONS)
        opened.locator("#list button", has_text="Donald Trump").first.click()
        opened.wait_for_url("**e=per:donald-trump**")
        drawn(opened)
        assert opened.locator("h1").inner_text() == "Donald Trump"
        opened.go_back()
        drawn(opened)
        assert opened.locator("h1").inner_text() == "Jeff Sessions"

    def test_two_steps_show_more_than_one(self, opened: Any) -> None:
        at(opened, SESSIONS)
        one = opened.locator("#cards-title").inner_text()
        opened.get_by_label("How far around").select_option("2")
        opened.wait_for_url("**depth=2**")
        drawn(opened)
        assert int(opened.locator("#cards-title").inner_text().split()[0]) > int(one.split()[0])

    def test_the_day_is_told_and_kept(self, opened: Any) -> None:
        at(opened, f"{SESSIONS}&as-of=2018-06-01")
        assert opened.locator("#lead").inner_text().startswith("as it was on 2018-06-01")
        opened.locator("#list button", has_text="Donald Trump").first.click()
        opened.wait_for_url("**e=per:donald-trump**")
        drawn(opened)
        assert "as-of=2018-06-01" in opened.url
        assert opened.locator("#lead").inner_text().startswith("as it was on 2018-06-01")

    def test_a_statement_has_a_link_of_its_own(self, opened: Any) -> None:
        at(opened, "/graph?s=ten:jeff-sessions_us-attorney-general_1")
        assert opened.locator("article.chosen").count() == 1

    @pytest.mark.parametrize("path", ["/graph", f"{SESSIONS}&depth=2", f"{SESSIONS}&d=1"])
    def test_it_keeps_nobody_out_and_fits_a_phone(self, opened: Any, path: str) -> None:
        at(opened, path)
        assert barriers(opened) == []
        opened.set_viewport_size({"width": 390, "height": 800})
        at(opened, path)
        assert barriers(opened) == []
        assert opened.evaluate("document.documentElement.scrollWidth") <= 390
