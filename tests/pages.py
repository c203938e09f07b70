"""What the pages of the documentation hold, run and counted.

    python -m tests.pages

prints pages, blocks of code, how many were executed, why the others were not, links, and how many of them lead nowhere.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from functools import cache
from pathlib import Path

from tests.documents import ROOT, script

REFERENCE = ROOT / "docs/reference"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "seeds").rglob("*.md"), ROOT / "output/README.md"])
WRITTEN = [page for page in PAGES if REFERENCE not in page.parents]
SESSIONS = script("docs/refresh_readme.py")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```$", re.M | re.S)


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def links(page: Path) -> list[str]:
    """Every link of a page that leads to a file or a heading."""
    text = re.sub(r"`[^`\n]*`", "", _FENCED.sub("", page.read_text(encoding="utf-8")))
    return [link for link in _LINK.findall(text) if not link.startswith(("http:", "https:"))]


def lost(page: Path) -> list[str]:
    """The links of a page that lead nowhere."""
    return [link for link in links(page) if not _leads(page, link)]


def _leads(page: Path, link: str) -> bool:
    target, _, anchor = link.partition("#")
    place = (page.parent / target).resolve() if target else page
    return place.exists() and (not anchor or anchor in _anchors(place))


@cache
def _anchors(page: Path) -> frozenset[str]:
    """The fragments that GitHub gives to the headings of a page."""
    headings = re.findall(r"^#+ (.*)$", _FENCED.sub("", page.read_text(encoding="utf-8")), re.M)
    return frozenset(re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings)


def figures() -> tuple[list[str], bool]:
    """The lines that are printed, and whether all is well."""
    outcome: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    failures: list[str] = []
    for page in WRITTEN:
        code = [block for block in SESSIONS.blocks(page.read_text(encoding="utf-8")) if block.is_code]
        reasons.update(block.reason for block in code if block.reason)
        outcome.update(block.kind for block in code if not block.reason)
    for page, text, failed in SESSIONS.changes():
        failures += [f"{name(page)}:{failure}" for failure in failed]
        if text != page.read_text(encoding="utf-8"):
            failures.append(f"{name(page)}: prints something else")
    broken = [f"{name(page)}: {link}" for page in PAGES for link in lost(page)]
    return [
        f"pages          {len(PAGES)}",
        f"code blocks    {outcome.total() + reasons.total()}",
        f"executed       {outcome.total()}   ({', '.join(f'{kind} {count}' for kind, count in sorted(outcome.items()))})",
        f"failed         {len(failures)}",
        *(f"  {failure}" for failure in failures),
        f"not executed   {reasons.total()}",
        *(f"  {count:3}  {reason}" for reason, count in reasons.most_common()),
        f"links          {sum(len(links(page)) for page in PAGES)}",
        f"broken         {len(broken)}",
        *(f"  {link}" for link in broken),
    ], not failures and not broken


if __name__ == "__main__":
    lines, well = figures()
    print("\n".join(lines))
    sys.exit(not well)
