"""Every attack on the server and on what reaches out is tried, and counted by its kind.

    python -m tests.attacks [--list]

An attack is a test with the mark ``attack``: it fails where the attack gets through. ``--list`` names them without trying any.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

#: kind of attack -> what is tried
KINDS: Mapping[str, str] = {
    "update": "to change the graph, or the ledger without review",
    "service": "to make a query reach out (SERVICE)",
    "from file": "to read a file by FROM or by the graphs of a request",
    "redirect": "to lead what reaches out to another server, or to a file",
    "rebinding": "to ask under the name of another host",
    "other site": "to read from another site, or from another machine",
    "policy": "to find a page without the headers that bind a browser",
    "markup": "to have words of articles, labels, quotes and answers run as markup",
    "link": "to have an address that is no web address as a link",
    "header injection": "to put a line into the head of an answer",
    "path": "to leave the folders that are served",
    "endless query": "to keep workers busy, or to end the server with a query",
    "size": "requests and answers that are too large, or none at all",
    "slow client": "to hold a place by sending or taking slowly",
    "terminal": "to steer the terminal by words that a command shows",
    "token": "to get in without the token of a reviewer",
    "forged form": "to decide with a form that no page of the server sent",
}


@dataclass(eq=False)
class Count:
    """What pytest says of the attacks: of each its kind, and whether it was tried and got through."""

    kinds: dict[str, str] = field(default_factory=dict)
    tried: set[str] = field(default_factory=set)
    through: set[str] = field(default_factory=set)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Note the kind of each attack."""
        self.kinds = {item.nodeid: mark.args[0] for item in session.items if (mark := item.get_closest_marker("attack"))}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what came of one."""
        if report.when == "call" and not report.skipped:
            self.tried.add(report.nodeid)
        if report.failed:
            self.tried.add(report.nodeid)
            self.through.add(report.nodeid)

    def of(self, kind: str, among: set[str]) -> int:
        """How many of these are of a kind."""
        return sum(self.kinds.get(one) == kind for one in among)


def counted(options: Sequence[str] = ()) -> tuple[Count, str]:
    """The count of a run of pytest over all attacks, and what pytest printed."""
    count, said = Count(), io.StringIO()
    with contextlib.redirect_stdout(said):
        pytest.main(["-q", "-p", "no:cacheprovider", "-m", "attack", *options], plugins=[count])
    return count, said.getvalue()


def main() -> int:
    """Print a row for each kind; 1 where an attack got through, or a kind was not tried."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="name the attacks alone")
    listed = parser.parse_args().list
    count, said = counted(["--collect-only"] if listed else [])
    if listed:
        print("\n".join(f"{kind:<16}  {one}" for one, kind in sorted(count.kinds.items(), key=lambda item: (item[1], item[0]))))
        return 0
    if count.through:
        print(said, file=sys.stderr)
    print("| attack | tried | got through |\n|---|---|---|")
    for kind, words in KINDS.items():
        print(f"| {words} | {count.of(kind, count.tried)} | {count.of(kind, count.through)} |")
    print(f"\nattacks tried {len(count.tried)}, got through {len(count.through)}")
    return int(bool(count.through) or any(not count.of(kind, count.tried) for kind in KINDS))


if __name__ == "__main__":
    raise SystemExit(main())
