"""A real Chromium for tests of pages: what it asks for, what it writes to its console, and what axe-core finds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
MARKS = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]
#: what the console says of a page that answers with a status of its own
_ANSWERED = "Failed to load resource: the server responded with a status of"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@contextmanager
def watched(browser: Any, address: str) -> Iterator[Any]:
    """A page of the server; at the end nothing may have been asked of another host, and nothing written to the console but a status."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert [text for text in said if not text.startswith(_ANSWERED)] == []
    context.close()


def barriers(page: Any) -> list[str]:
    """What axe-core finds on a page that keeps people out, on a phone also targets of less than 24 px: the rule and the first element."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    rules = {"target-size": {"enabled": page.viewport_size["width"] <= 600}}
    found = axe.Axe().run(page, options={"rules": rules}).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]
