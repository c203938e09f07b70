"""The page of a dossier in a real Chromium: on paper and on a phone, from a file, asking nobody for anything."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kg.dossier.model import Dossier
from kg.dossier.writers import html

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]


@pytest.fixture(scope="module")
def opened(sessions: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The page as a file in a browser; at the end nothing may have been asked for and nothing written to the console."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    file = tmp_path_factory.mktemp("dossier") / "sessions.html"
    file.write_text(html(sessions), encoding="utf-8")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        yield page
        assert said == []
        assert asked == [file.as_uri()]
        browser.close()


def test_its_style_is_let_in_by_its_own_policy(opened: Any) -> None:
    assert opened.evaluate("getComputedStyle(document.querySelector('.badge.fact')).backgroundColor") == "rgb(28, 27, 25)"


@pytest.mark.parametrize("width", [390, 794])
def test_it_fits_a_phone_and_a_sheet(opened: Any, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 900})
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_it_prints_on_a4(opened: Any, tmp_path: Path) -> None:
    pdf = opened.pdf(prefer_css_page_size=True)
    boxes = {tuple(round(float(number)) for number in found) for found in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)}
    assert boxes == {(595, 842)}
    opened.emulate_media(media="print")
    wide = opened.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth).length"
    )
    opened.emulate_media(media="screen")
    assert wide == 0


def test_it_can_be_read_out(opened: Any) -> None:
    assert opened.locator("h1").count() == 1
    assert opened.locator("main, header, footer").count() == 3
    levels = opened.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(e => +e.tagName[1])")
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_number_leads_to_its_evidence(opened: Any) -> None:
    opened.locator("td.where a", has_text="1.2").first.click()
    assert opened.evaluate("document.querySelector(':target').id") == "e1.2"
    assert "Sen. Jeff Sessions" in opened.locator(":target mark").inner_text()
