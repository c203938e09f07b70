"""A reviewer's browser without a script: it goes to pages and sends their forms."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import httpx

from kg.ingest.corpus import read_ledgers
from kg.model.decision import Decision, in_force
from tests.review_project import SLUG

#: the claims of the project by the end of their ids
MAYOR, JUDGE, RUN, ENDORSE = (f"{SLUG}_{end}" for end in ("mayor", "judge", "run", "endorse"))


class Reviewer:
    """Somebody with a cookie jar, on the page that was opened last."""

    def __init__(self, address: str, token: str = "", by: str = "") -> None:
        self.origin = address
        self.client = httpx.Client(base_url=address, timeout=60, headers={"accept": "text/html"})
        self.page: httpx.Response | None = None
        if token:
            self.page = self.client.get("/review/enter", params={"token": token}, follow_redirects=True)
        if by:
            self.send("/review/name", by=by)

    def open(self, path: str) -> str:
        """The text of a page, unescaped."""
        self.page = self.client.get(path, follow_redirects=True)
        return unescape(self.page.text)

    def hidden(self, name: str) -> str:
        """What a hidden field of the page holds."""
        assert self.page is not None
        found = re.search(rf'name="{name}" value="([^"]*)"', self.page.text)
        return unescape(found[1]) if found else ""

    def send(self, path: str, /, headers: dict[str, str] | None = None, **fields: object) -> httpx.Response:
        """The answer to a form of the page that is open, redirects followed; headers and fields as given win."""
        values = {name: self.hidden(name) for name in ("secret", "seen", "where")} | fields
        sent = {"origin": self.origin} if headers is None else headers
        self.page = self.client.post(path, data=values, headers=sent, follow_redirects=True)
        return self.page


def decisions(project: Path) -> list[Decision]:
    return list(read_ledgers([project / "seeds"])[0])


def rows(project: Path) -> list[tuple[str, str, str]]:
    return [(one.verdict.value, one.subject, one.other) for one in decisions(project)]


def standing(project: Path) -> list[str]:
    return [one.id for one in in_force(decisions(project))]


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with what is in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
