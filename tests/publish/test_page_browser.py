"""view.html in a real Chromium: found, filtered, linked, walked by keyboard, offline."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.publish.page import page
from tests.publish.page_story import HOSTILE, TEXT, crowded, story

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]

Opened = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield chromium.new_context()
        chromium.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "view.html"
    path.write_bytes(page(story()))
    return path.as_uri()


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Opened]:
    """Opens the page; at the end nothing may have been asked of the network and nothing written to the console."""
    asked: list[str] = []
    told: list[str] = []
    tabs: list[Any] = []

    def open_page(state: str = "", url: str = address, width: int = 1280) -> Any:
        tab = browser.new_page()
        tabs.append(tab)
        tab.set_viewport_size({"width": width, "height": 800})
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: told.append(f"{message.type}: {message.text}"))
        tab.on("pageerror", lambda error: told.append(str(error)))
        tab.goto(url + state)
        tab.wait_for_function("document.documentElement.dataset.ready === '1'")
        return tab

    yield open_page
    for tab in tabs:
        tab.close()
    assert told == []
    assert [url for url in asked if not url.startswith("file:")] == []
    assert len(asked) == len(tabs)


def titles(tab: Any) -> list[str]:
    return [text.strip() for text in tab.locator("#cards h3").all_inner_texts()]


def test_it_opens_on_somebody_with_picture_cards_and_timeline(opened: Opened) -> None:
    tab = opened()
    assert tab.locator("h1").inner_text() == "Ada Day"
    assert {"Day as Mayor of Elm", "Cole endorses Day", "Day runs for mayor"} <= set(titles(tab))
    assert tab.locator("#timeline a").count() == 2
    assert tab.evaluate("document.getElementById('canvas')._cyreg.cy.nodes().length") > 5


def test_the_picture_stands_in_the_same_places_every_time(opened: Opened) -> None:
    places = "JSON.stringify(document.getElementById('canvas')._cyreg.cy.nodes().map((node) => [node.id(), node.position()]))"
    one, other = opened(), opened("#all=1")
    middle, spread = one.evaluate(places), other.evaluate(places)
    one.evaluate("location.hash = 'all=1'")
    other.evaluate("location.hash = 'e=per:ada-day'")
    one.wait_for_function("document.querySelector('h1').textContent !== 'Ada Day'")
    other.wait_for_function("document.querySelector('h1').textContent === 'Ada Day'")
    assert (one.evaluate(places), other.evaluate(places)) == (spread, middle)


def test_search_finds_names_and_statements(opened: Opened) -> None:
    tab = opened()
    tab.fill("#search", "endorsed")
    assert titles(tab) == ["Cole endorses Day"]
    tab.fill("#search", "cole")
    assert tab.locator("#list button").all_inner_texts()[0].startswith("Bo Cole")


@pytest.mark.parametrize(
    ("words", "read", "found"), [("endorsde", "endorsed", "Cole endorses Day"), ("mayorr elm", "mayor", "Day as Mayor of Elm")]
)
def test_a_misspelt_word_is_read_as_the_nearest_and_the_page_says_so(opened: Opened, words: str, read: str, found: str) -> None:
    tab = opened()
    tab.fill("#search", words)
    assert found in titles(tab)
    assert f"“{words.split()[0]}” read as {read}" in tab.locator("#lead").inner_text()
    tab.fill("#search", "zzzzzz")
    assert titles(tab) == []
    assert "read as" not in tab.locator("#lead").inner_text()


#: nodes whose name or mark lies on that of another, and nodes, in the picture
OVERLAPS = """() => {
  const cy = document.getElementById('canvas')._cyreg.cy;
  const boxes = cy.nodes().map((node) => node.renderedBoundingBox({ includeEdges: false, includeOverlays: false }));
  const meets = (a, b) => Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1) > 0.5 && Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1) > 0.5;
  return [boxes.filter((a, i) => boxes.some((b, j) => i < j && meets(a, b))).length, boxes.length];
}"""
#: whether buttons or note reach into the canvas
COVERED = """() => {
  const place = (id) => document.getElementById(id).getBoundingClientRect(), canvas = place('canvas');
  const reaches = (one) => one.height && one.top < canvas.bottom - 0.5 && one.bottom > canvas.top + 0.5;
  return ['tools', 'shown'].filter((id) => reaches(place(id)));
}"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("state", ["#all=1", "#all=1&w=1"])
def test_no_name_in_the_picture_of_everything_lies_on_another(opened: Opened, tmp_path: Path, width: int, state: str) -> None:
    path = tmp_path / "much.html"
    path.write_bytes(page(story(crowded(60))))
    on_another, nodes = opened(state, url=path.as_uri(), width=width).evaluate(OVERLAPS)
    assert nodes > 20
    assert on_another == 0


@pytest.mark.parametrize("width", [390, 900, 1280])
@pytest.mark.parametrize("state", ["#all=1", "#e=per:ada-day"])
def test_buttons_and_note_lie_beside_the_picture(opened: Opened, tmp_path: Path, width: int, state: str) -> None:
    path = tmp_path / "much.html"
    path.write_bytes(page(story(crowded(60))))
    assert opened(state, url=path.as_uri(), width=width).evaluate(COVERED) == []


def test_a_filter_changes_the_cards_and_can_be_taken_off(opened: Opened) -> None:
    tab = opened()
    tab.check("#f-Alleged")
    assert titles(tab) == [f"{HOSTILE} accuses Day"]
    assert tab.locator("#cards .badge.alleged").first.inner_text() == "alleged"
    tab.click("#chips button >> text=alleged")
    assert len(titles(tab)) == 4
    tab.select_option("#f-class", "Candidacy")
    assert titles(tab) == ["Day runs for mayor"]


def test_a_link_brings_back_what_was_seen(opened: Opened) -> None:
    tab = opened("#e=per:ada-day&m=Conditional,Alleged&y=2011-2020&d=1&c=Candidacy")
    seen = (tab.locator("h1").inner_text(), titles(tab), tab.locator("#chips").inner_text())
    assert seen[1] == ["Day runs for mayor"]
    again = opened(tab.evaluate("location.hash"))
    assert (again.locator("h1").inner_text(), titles(again), again.locator("#chips").inner_text()) == seen
    tab.click("#chips button >> text=candidacy")
    tab.go_back()
    assert titles(tab) == ["Day runs for mayor"]
    assert opened("#e=per:ada-d").locator("h1").inner_text() == "Ada Day"


def test_from_search_to_a_statement_by_keyboard_alone(opened: Opened) -> None:
    tab = opened()
    tab.keyboard.press("/")
    tab.keyboard.type("cole")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    assert tab.locator("h1").inner_text() == "Bo Cole"
    assert tab.evaluate("document.activeElement.innerText").startswith("Bo Cole")
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("document.activeElement.tagName") == "ARTICLE"
    tab.keyboard.press("Enter")
    assert tab.locator("h1").inner_text() == "Cole endorses Day"
    tab.keyboard.press("Escape")
    assert tab.locator("h1").inner_text() == "Bo Cole"


def test_tab_reaches_every_part_in_reading_order(opened: Opened) -> None:
    tab = opened()
    reached = []
    for _ in range(40):
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate("document.activeElement.closest('nav, main, aside, header')?.tagName ?? document.activeElement.id"))
    order = list(dict.fromkeys(reached))
    assert order[:5] == ["skip", "HEADER", "NAV", "MAIN", "ASIDE"]


def test_quotes_are_the_words_of_the_text_in_their_sentence(opened: Opened) -> None:
    tab = opened("#all=1&d=1")
    pairs = "(all) => all.map((one) => [one.querySelector('mark').textContent, one.textContent])"
    quotes = tab.locator("#cards blockquote").evaluate_all(pairs)
    assert len(quotes) == 6
    assert all(mark in sentence and sentence in TEXT for mark, sentence in quotes)


def test_denials_are_hidden_until_asked_for_and_then_struck(opened: Opened) -> None:
    tab = opened()
    assert "Day quits" not in titles(tab)
    tab.check("#f-denied")
    card = tab.locator("article", has_text="Day quits")
    assert card.locator("h3 s").count() == 1
    assert card.locator(".badge").first.inner_text() == "denied"


def test_the_counts_of_the_header_and_of_everything_agree(opened: Opened) -> None:
    tab = opened("#all=1")
    total = int(re.match(r"\d+", tab.locator("#tally").inner_text())[0])
    lead = tab.locator("#lead").inner_text()
    shown, denied = re.match(r"(\d+) statements? .* · (\d+) denied, not shown$", lead).groups()
    assert (int(shown) + int(denied), int(denied)) == (total, 1)
    tab.check("#f-denied")
    assert tab.locator("#lead").inner_text().startswith(f"{total} statements")
    assert "not shown" not in tab.locator("#lead").inner_text()


def test_a_date_from_a_curated_file_says_which(opened: Opened) -> None:
    tab = opened("#s=ten:day")
    rows = tab.locator("article dl").first.inner_text()
    assert "3 May 2011 from curated file town.csv" in rows


def test_hostile_labels_are_only_text(opened: Opened) -> None:
    tab = opened("#all=1")
    assert HOSTILE in tab.locator("#list").inner_text()
    assert tab.locator("img").count() == 0
    assert "owned" not in tab.title()


def test_modality_is_never_told_by_colour_alone(opened: Opened) -> None:
    tab = opened("#all=1&d=1")
    lines = tab.evaluate("""() => Object.fromEntries(document.getElementById('canvas')._cyreg.cy.edges().map((edge) => [
      edge.classes().find((name) => ['fact', 'expected', 'alleged', 'denied'].includes(name)),
      ['line-style', 'line-dash-pattern', 'target-arrow-shape'].map((name) => edge.style(name)).join(' ')]))""")
    assert len(set(lines.values())) == len(lines) == 4
    assert all(tab.locator("article").nth(at).locator(".badge").count() for at in range(tab.locator("article").count()))


def test_a_picture_of_much_shows_the_weightiest_and_says_how_many(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "much.html"
    path.write_bytes(page(story(crowded(300))))
    tab = opened("#all=1", url=path.as_uri())
    nodes = "document.getElementById('canvas')._cyreg.cy.nodes().length"
    assert tab.locator("#shown").inner_text().startswith("showing ")
    assert " of 304 in the picture; narrow by name, kind or year" in tab.locator("#shown").inner_text()
    assert tab.evaluate(nodes) <= 40
    assert "showing 60 of 304" in tab.locator("#cards > .note").inner_text()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_runs_over_the_side(opened: Opened, width: int) -> None:
    tab = opened(width=width)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_every_control_has_a_name_and_every_part_a_landmark(opened: Opened) -> None:
    tab = opened()
    nameless = """[...document.querySelectorAll('button, input, select, a, summary')]
      .filter((one) => !(one.textContent || one.ariaLabel || one.labels?.length)).length"""
    assert tab.evaluate(nameless) == 0
    assert tab.locator("h1").count() == tab.locator("main").count() == 1
    for role in ("navigation", "main", "complementary", "banner"):
        assert tab.get_by_role(role).count() == 1


def test_packed_data_opens_the_same(opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("kg.publish.page.PACKED_FROM", 10)
    path = tmp_path / "packed.html"
    path.write_bytes(page(story()))
    assert titles(opened(url=path.as_uri())) == titles(opened())
