"""Commands of a small project are killed at random moments, and its state is looked at after each kill.

    python -m tests.soak --kills 300

Half of the kills come at a random moment of the clock, half at a random call that changes files. A kill counts where it ended the command.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
import re
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from multiprocessing.process import BaseProcess
from pathlib import Path

import httpx

from kg.curation.corrections import corrects
from kg.files import finish
from kg.ingest.corpus import read_ledgers
from kg.ingest.decisions import COLUMNS
from kg.model.decision import Verdict, in_force
from tests.cli.test_build import ARTICLE, HEAD, PEOPLE
from tests.cli.test_publish import Server, answering
from tests.faults import seen, start
from tests.web.reviewer import Reviewer

FACTS = (
    "Ann Lee,holdsPost,Mayor of Oz,2001-01-10,2005-06-30,Actual,https://example.org/1,,\n",
    "Bob Ray,holdsPost,Mayor of Oz,2005-07-01,2008-06-30,Actual,https://example.org/2,,\n",
)
CLERK = "Cal Poe {n},holdsPost,Clerk of Oz,{year}-01-01,,,https://oz.example.org,,\n"
#: the commands that are killed, with how often
KINDS = {
    "build": 3, "review": 2, "serve": 2, "undo": 2, "import": 2, "publish": 1, "accept": 1, "reject": 1, "dispute": 1, "retract": 1,
    "merge": 1, "record": 1, "add": 1, "init": 1,
}  # fmt: skip
#: why a command that is done again may refuse: what it says is decided already, is gone, or is barred by another decision
REFUSALS = ("KG0946", "KG0936", "KG0934", "KG0935", "KG0938", "KG0947", "KG0931", "KG0930", "KG0110")
#: seconds that a command may take on a busy machine
PATIENCE = 300
#: as many calls that change files, or a few more, as a command makes
CALLS, LONG = 30, {"build": 170, "add": 190, "publish": 8}
CORRECTIONS = "seeds/curated/corrections.csv"

State = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the project with the keys that are typed to it."""

    words: Sequence[str]
    keys: str = ""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.words[0]


@dataclass(slots=True)
class Tally:
    """What came of a soak."""

    kills: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def told(self) -> str:
        """The figures in a line."""
        figures = (
            f"kills {self.kills.total()}, lost {len(self.lost)}, half files {len(self.half)}, next runs that failed {len(self.failed)}"
        )
        return f"{figures}   ({', '.join(f'{name} {count}' for name, count in sorted(self.kills.items()) if count)})"


class Soak:
    """A project under fire: what its commands acknowledged, and what came of the kills."""

    def __init__(self, folder: Path, seed: int, endpoint: str) -> None:
        self.folder, self.random, self.endpoint = folder, random.Random(seed), endpoint
        self.project, self.said = folder / "project", folder / "said"
        self.tally, self.acknowledged, self.times, self.count = Tally(), set[str](), dict[str, float](), 0
        for name, content in {"registry/people.ttl": PEOPLE, "curated/facts.csv": HEAD + FACTS[0], "articles/a.txt": ARTICLE}.items():
            (self.project / "seeds" / name).parent.mkdir(parents=True)
            (self.project / "seeds" / name).write_text(content, encoding="utf-8")
        self.run(Command(("build",)))
        with (self.project / "output/claims.tsv").open(encoding="utf-8", newline="") as file:
            self.claims = [row["claim"] for row in csv.DictReader(file, delimiter="\t")]

    def kill(self, command: Command) -> None:
        """Do a command, kill it, look at what it has left, do it again, and look at that."""
        before = self.state()
        if command.name == "serve":
            self._kill_server()
        else:
            self._kill_command(command)
        found = self.state()
        if any((self.project / folder / ".unfinished").exists() for folder in ("seeds", "output")):
            self.run(Command(("decisions",)))
        if command.name == "init":
            finish(self.project / command.words[1])
        left = self.state()
        self.look(before, found, left)
        if command.name == "serve":
            with self._served():
                pass
        else:
            self.run(command)
        self.look_again(before, left, self.state())

    def run(self, command: Command) -> None:
        """Do a command to its end; note what goes wrong."""
        began = time.monotonic()
        process = self._started(command)
        process.join(PATIENCE)
        said = self._heard()
        if process.exitcode != 0 and not any(code in said for code in REFUSALS):
            self.tally.failed.append(f"{' '.join(command.words)}: {process.exitcode}: {said[-400:]}")
            process.kill()
        self.times[command.name] = time.monotonic() - began

    def _kill_command(self, command: Command) -> None:
        at = self.random.randint(1, LONG.get(command.name, CALLS)) if self.random.random() < 0.5 else 0
        process = self._started(command, at)
        process.join(PATIENCE if at else self.random.uniform(0, self.times.get(command.name, 1.0)))
        process.kill()
        process.join()
        self.tally.kills[command.name] += process.exitcode == -9
        self._heard()

    def _started(self, command: Command, at: int = 0) -> BaseProcess:
        self.said.write_bytes(b"")
        return start(["-C", str(self.project), *command.words], self.said, keys=command.keys, at=at)

    def _heard(self) -> str:
        """What a command has said. Noted is what it says it has written: rows of the ledger, or ids that a review tells."""
        said = self.said.read_text(encoding="utf-8", errors="replace")
        whole = said[: said.rfind("\n") + 1].splitlines()
        told = [found[1].split() for line in whole if (found := re.fullmatch(rf"  ((?:\d+ ?)+) (?:{'|'.join(Verdict)})", line))]
        rows = [cells for line in whole if len(cells := next(csv.reader([line]), [])) == len(COLUMNS) and cells[1] in set(Verdict)]
        self.acknowledged |= {number for numbers in told for number in numbers} | {cells[0] for cells in rows}
        return said

    @contextmanager
    def _served(self) -> Iterator[str]:
        """The address at which a reviewer comes in; the server is killed in the end. One that does not start is noted."""
        process = self._started(Command(("serve", "--port", "0", "--review")))
        until, found = time.monotonic() + PATIENCE, None
        while not found and process.is_alive() and time.monotonic() < until:
            time.sleep(0.05)
            found = re.search(r"review +(http\S+) ", self._heard())
        if not found:
            self.tally.failed.append(f"serve: {self._heard()[-400:]}")
        yield found[1] if found else ""
        process.kill()
        process.join()

    def _kill_server(self) -> None:
        """Kill a server while a reviewer decides as fast as it answers."""
        with self._served() as address:
            deciding = threading.Thread(target=self._decide, args=address.split("/review/enter?token=", 1))
            deciding.start()
            deciding.join(self.random.uniform(0, 3))
        deciding.join()
        self.tally.kills["serve"] += 1

    def _decide(self, origin: str, token: str) -> None:
        with suppress(httpx.HTTPError):
            reviewer = Reviewer(origin, token, "Bob")
            while True:
                claim, verdict = self.random.choice(self.claims), self.random.choice(["Accepted", "Rejected", "Disputed"])
                reviewer.open("/review")
                told = reviewer.send("/review/decide", item=claim.rpartition("/")[2], verdict=verdict)
                for step in told.history:
                    self.acknowledged |= set(re.findall(r"done=(\d+)", step.headers.get("location", "")))

    def state(self) -> State:
        """Every file under its name, but for the store, which every reader does without."""
        return {name: content for name, content in seen(self.project).items() if not name.startswith("output/store/")}

    def look(self, before: State, found: State, left: State) -> None:
        """Note files that are neither as they were nor as they are to be, halves of pairs, and what was acknowledged and is gone."""
        half = [name for name, content in found.items() if content not in (before.get(name), left.get(name)) and not _table(name, content)]
        half += [name for name, content in (*found.items(), *left.items()) if not content]
        told = json.loads(left["output/manifest.json"])["outputs"]
        half += [name for name, sha256 in told.items() if hashlib.sha256(left[f"output/{name}"]).hexdigest() != sha256]
        decisions, findings = read_ledgers([self.project / "seeds"])
        half += [f"{finding.place}: {finding.message}" for finding in findings if "decisions.csv" in str(finding.place)]
        rows = list(csv.reader(left.get(CORRECTIONS, b"").decode().splitlines()))[1:]
        half += [CORRECTIONS] * (len(rows) != sum(map(corrects, in_force(decisions))))
        lost = sorted(self.acknowledged - {decision.id for decision in decisions})
        lost += [name for name in before if name not in left and name != CORRECTIONS]
        grown = ("seeds/decisions.csv", "seeds/history.csv")
        for older, newer in ((before, found), (found, left)):
            lost += [name for name in grown if not newer.get(name, b"").startswith(older.get(name, b""))]
        self.tally.half += half
        self.tally.lost += lost

    def look_again(self, before: State, left: State, after: State) -> None:
        """Note where of files that belong together some were as before and some as they are to be."""
        for folder in ("seeds/articles/", "seeds/lists/", "new/"):
            old, now, new = ({name: state[name] for name in state if name.startswith(folder)} for state in (before, left, after))
            if now not in (old, new):
                self.tally.half.append(f"{folder}: a part is done")

    def command(self) -> Command:
        """One of the commands that write or read, with values that none had before; what it is given to read is there."""
        self.count += 1
        kind = self.random.choices(list(KINDS), list(KINDS.values()))[0]
        claim, why = self.random.choice(self.claims), ("--why", f"reason {self.count}", "--by", "Ann")
        listed, article = self.folder / "clerks.csv", self.folder / f"{self.count}.txt"
        listed.write_text(HEAD + "".join(CLERK.format(n=n, year=2000 + self.count % 20) for n in range(3)), encoding="utf-8")
        article.write_text(ARTICLE.replace("Mayor quits", f"Mayor quits {self.count}"), encoding="utf-8")
        if kind == "build":
            (self.project / "seeds/curated/facts.csv").write_text(HEAD + "".join(FACTS[: 1 + self.count % 2]), encoding="utf-8")
        words: Mapping[str, Sequence[str]] = {
            "accept": (claim, *why), "reject": (claim, *why), "dispute": (claim, *why), "undo": ("--by", "Ann"),
            "retract": ("2021-03-05-mayor-quits", *why), "merge": ("per:bob-ray", "per:ann-lee", "--force", *why),
            "import": (str(listed),), "add": (str(article),), "review": ("--by", "Ann"), "publish": ("--endpoint", self.endpoint),
            "init": (f"new/{self.count}",),
        }  # fmt: skip
        keys = "".join(self.random.choice(["a", "x", "d", " ", "u", "e\nfrom=2021-03\n"]) for _ in range(8))
        return Command((kind, *words.get(kind, ())), keys if kind == "review" else "")


def _table(name: str, content: bytes) -> bool:
    """Whether this is a table that one command may write several times, with whole rows alone."""
    rows = list(csv.reader(content.decode().splitlines()))
    return name in ("seeds/decisions.csv", CORRECTIONS) and content.endswith(b"\n") and len({len(row) for row in rows}) == 1


@contextmanager
def graph_store() -> Iterator[str]:
    """The address of a graph store on this machine."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), answering(Server()))
    http.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that was killed
    thread = threading.Thread(target=http.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{http.server_port}/store"
    http.shutdown()
    thread.join()
    http.server_close()


def soak(folder: Path, kills: int, seed: int) -> Tally:
    """What comes of so many kills in a project that is made in ``folder``."""
    with graph_store() as endpoint:
        fire = Soak(folder, seed, endpoint)
        while fire.tally.kills.total() < kills:
            fire.kill(fire.command())
            if sys.stderr.isatty():
                print(f"\r{fire.tally.told()}", end="", file=sys.stderr)
    return fire.tally


def main() -> None:
    """Print the figures; the exit status is 1 where anything was lost, half or failed."""
    parser = argparse.ArgumentParser(description="Kill commands of a small project at random moments, and look at its state.")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = soak(Path(folder), options.kills, options.seed)
    print("\n".join([tally.told(), *tally.lost, *tally.half, *tally.failed]))
    raise SystemExit(bool(tally.lost or tally.half or tally.failed))


if __name__ == "__main__":
    main()
