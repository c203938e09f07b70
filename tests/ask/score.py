"""How many of the questions of this folder are answered as expected: ``python -m tests.ask.score DATASET --min 45``."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import click

from kg.answers.dataset import Dataset, base_of
from kg.answers.matching import synonyms_of
from kg.ask.asking import Asker
from kg.ask.reply import Reply
from kg.clocks import NOW, Clocks, seen
from kg.model.iri import Namespaces
from kg.model.policy import AcceptancePolicy
from kg.store import open_store, store_of
from kg.vocabulary import load

FOLDER = Path(__file__).parent
ANSWERABLE, UNANSWERABLE = ("questions.toml", "blind_questions.toml"), ("blind_unanswerable.toml",)
#: a second set: what failed among the first of each file was read and mended, the rest is only counted
SECOND = {"second_questions.toml": 20, "second_unanswerable.toml": 10}
FILES = (*ANSWERABLE, *UNANSWERABLE, *SECOND)
#: the day on which the questions were written: *now* in a question of the present
WRITTEN = date(2026, 11, 30)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is in a file, at which place, the answer, and what is wrong with it (nothing where it is as expected)."""

    file: str
    place: int
    question: dict[str, Any]
    reply: Reply
    text: str
    faults: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The kind of question, for a table."""
        return f"{self.file.removesuffix('.toml')} · {self.question.get('kind', 'abstain')}"

    @property
    def part(self) -> str:
        """The file, of the second set with the half."""
        return f"{self.file}, {'closed' if self.closed else 'read'}" if self.file in SECOND else self.file

    @property
    def closed(self) -> bool:
        """Whether nobody reads it who writes rules."""
        return self.place >= SECOND.get(self.file, self.place + 1)


def askers(dataset: Path) -> Callable[[str], Asker]:
    """A function from the day whose knowledge is asked for (empty for now) to what answers."""
    store = open_store(dataset)
    names, vocabulary = Namespaces(base_of(store)), load(None)

    @cache
    def asker(known_at: str) -> Asker:
        clocks = Clocks(known_at=date.fromisoformat(known_at)) if known_at else NOW
        then = store if clocks == NOW else store_of(seen(list(store), clocks, vocabulary, AcceptancePolicy())[0])
        return Asker(Dataset(then, names, synonyms_of(vocabulary)), vocabulary, clocks.known_at or WRITTEN)

    return asker


def asked(dataset: Path, files: Sequence[str]) -> Iterator[Asked]:
    """Every question of the files, asked."""
    asker = askers(dataset)
    for file in files:
        for place, question in enumerate(tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))["question"]):
            one = asker(question.get("known_at", ""))
            reply = one.reply(question["ask"])
            text = reply.text(one.data)
            yield Asked(file, place, question, reply, text, tuple(faults(question, reply, text)))


def faults(question: dict[str, Any], reply: Reply, text: str) -> Iterator[str]:
    """What is wrong with an answer. One that must not be given may stand in a quotation or as background, not as the answer or verdict."""
    if "answers" not in question:
        if reply.answered:
            yield f"answered: {reply.headline}"
        return
    yield from (f"missing: {wanted}" for wanted in question["answers"] if wanted not in text)
    yield from (f"given: {barred}" for barred in question["never"] if barred in (*reply.values, reply.verdict))
    if reply.firmness != question["status"]:
        yield f"{reply.firmness}, not {question['status']}"


@click.command()
@click.argument("dataset", type=click.Path(exists=True, path_type=Path))
@click.option("--min", "least", type=int, default=0, help="Fail where fewer of the answerable questions are answered as expected.")
@click.option("--show", is_flag=True, help="Print the questions that are not answered as expected, with the answers.")
@click.option("--file", "files", multiple=True, type=click.Choice(FILES), help="Only this file; repeatable.")
def main(dataset: Path, least: int, show: bool, files: tuple[str, ...]) -> None:
    """Print how many questions of each kind are answered as expected."""
    rows = list(asked(dataset, files or FILES))
    table: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        table[row.kind].append(not row.faults)
        table[row.part].append(not row.faults)
        if show and row.faults and not row.closed:
            click.echo(f"{row.question['ask']}\n  {'; '.join(row.faults)}\n  {row.question['because']}\n{row.text}\n")
    for kind, results in sorted(table.items()):
        click.echo(f"{kind:<40} {sum(results):>3} of {len(results)}")
    if sum(not row.faults for row in rows if row.file in ANSWERABLE) < least:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
