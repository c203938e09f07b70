"""Spark: its tasks, its joins, its shuffles, its second tries; what runs in them are the same functions as everywhere."""

from __future__ import annotations

import os
import pickle
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import kg
from kg.engines.contract import TRIES, In, Left, Out, Right, Task
from kg.engines.needs import require, require_master
from kg.engines.processes import Processes, function_of
from kg.errors import ConfigError, KgError, LimitError

if TYPE_CHECKING:
    from pyspark import SparkContext
    from pyspark.rdd import RDD

#: items in one task of Spark, where there are many: a task that is lost costs so many
_ITEMS = 8
#: tasks for each worker in one job; the results of a job are fetched together
_ROUNDS = 16


class Spark:
    """The engine behind a Spark master. It starts with the first work, so that a build of what is known already needs none of it."""

    name = "spark"

    def __init__(self, master: str, workers: int) -> None:
        require(os.environ)
        require_master(master)
        self.master = master
        self.workers = workers
        self._context: SparkContext | None = None

    def map(self, task: Task[In, Out], items: Sequence[In]) -> Iterator[Out]:
        """The result for each item, in the order of the items; fetched job by job."""
        work = partial(_worked, pickle.dumps(task), kg.__version__)
        for start in range(0, len(items), size := _ITEMS * _ROUNDS * self.workers):
            some = items[start : start + size]
            yield from self._collected(self._spread(some, self._tasks(len(some))).mapPartitions(work))

    def _tasks(self, items: int) -> int:
        """How many tasks so many items make: enough that no worker waits for the last, and no more than pays."""
        return max(-(-items // _ITEMS), min(items, 4 * self.workers))

    def joined(
        self, task: Task[tuple[list[Left], list[Right]], Out], left: Iterable[tuple[str, Left]], right: Iterable[tuple[str, Right]]
    ) -> Mapping[str, Out]:
        """Key -> the result for all that stands left and right under it, cogrouped by Spark."""
        parts = self.workers
        mine, theirs = (self._spread(list(enumerate(side)), parts).map(_by_key) for side in (left, right))
        work = partial(_worked_pairs, pickle.dumps(task), kg.__version__)
        return dict(sorted(self._collected(mine.cogroup(theirs, parts).mapPartitions(work))))

    def components(self, edges: Iterable[tuple[str, str]]) -> Mapping[str, str]:
        """Node -> the least node of those that edges connect it with: labels pass along edges by joins until none changes."""
        pairs = [pair for a, b in edges for pair in ((a, b), (b, a))]
        if not pairs:
            return {}
        parts = self.workers
        both = self._spread(pairs, parts).distinct(parts).cache()
        labels = both.keys().distinct(parts).map(_itself).cache()
        while True:
            told = both.join(labels, parts).map(_passed_on)
            new = labels.union(told).reduceByKey(min, parts).cache()
            settled = _ran(new.join(labels, parts).filter(_differs).isEmpty)
            labels = new
            if settled:
                return dict(sorted(self._collected(labels)))

    def close(self) -> None:
        """Stop Spark."""
        if self._context is not None:
            self._context.stop()
            self._context = None

    def _spread(self, items: Sequence[Any], parts: int) -> RDD[Any]:
        return self._started().parallelize(items, max(1, parts))

    def _started(self) -> SparkContext:
        if self._context is None:
            self._context = _context(self.master)
        return self._context

    def _collected(self, found: RDD[Any]) -> list[Any]:
        """What a job gives. An error of ours comes back among the results, and is raised."""
        results = list(_ran(found.collect))
        if raised := next((one for one in results if isinstance(one, KgError)), None):
            raise raised
        return results


def _ran(job: Callable[[], Any]) -> Any:
    """What a job of Spark gives; LimitError KG0135 where Spark gave it up."""
    from py4j.protocol import Py4JError

    try:
        return job()
    except Py4JError as error:
        raise _given_up(str(error)) from None


def _context(master: str) -> SparkContext:
    from pyspark import SparkConf, SparkContext

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    conf = SparkConf().setMaster(_with_tries(master)).setAppName("claimgraph")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={Path(__file__).with_name('log4j2.properties').as_uri()}",
        "spark.task.maxFailures": str(TRIES),
        "spark.driver.maxResultSize": "0",
    }.items():
        conf.setIfMissing(name, value)
    try:
        return SparkContext(conf=conf)
    except Exception as error:
        message = f"Spark did not start with the master {master}: {_first_line(str(error))}"
        raise ConfigError("KG0133", message, remedy="kg doctor tells what is missing; check --master") from None


def _with_tries(master: str) -> str:
    """A local master that tries a task again, as a cluster does: left to itself it gives up at the first failure."""
    found = re.fullmatch(r"local(?:\[(\*|\d+)\])?", master)
    return f"local[{found[1] or 1},{TRIES}]" if found else master


def _worked(pickled: bytes, version: str, items: Iterable[Any]) -> Iterator[Any]:
    """The results of the items of one task of Spark.

    A task that failed before does its items in a child process, one by one: so the item is found that ends its process. An error of
    ours is the last result, since Spark would try again what cannot get better.
    """
    from pyspark import TaskContext

    try:
        _require_version(version)
        context = TaskContext.get()
        if context is not None and context.attemptNumber():
            yield from Processes(1).map(pickle.loads(pickled), list(items))
        else:
            yield from map(function_of(pickled), items)
    except KgError as error:
        yield error


def _worked_pairs(pickled: bytes, version: str, groups: Iterable[tuple[str, tuple[Iterable[Any], Iterable[Any]]]]) -> Iterator[Any]:
    """(key, result) for what Spark brought together under each key, in the order in which it was given."""
    found = [(key, tuple([one for _, one in sorted(side, key=_number)] for side in sides)) for key, sides in groups]
    wanted = [(key, sides) for key, sides in found if sides[0]]
    keys = iter([key for key, _ in wanted])
    for result in _worked(pickled, version, [sides for _, sides in wanted]):
        yield result if isinstance(result, KgError) else (next(keys), result)


def _require_version(version: str) -> None:
    if kg.__version__ != version:
        message = f"a worker has claimgraph {kg.__version__}, the build {version}: they would not read alike"
        raise ConfigError("KG0136", message, remedy="install one version on all machines")


def _given_up(trouble: str) -> LimitError:
    """The error that tells what Spark says of a job that it gave up."""
    reason = next((line.strip() for line in trouble.splitlines() if "Error" in line or "xception" in line), _first_line(trouble))
    return LimitError("KG0135", f"Spark gave the job up: {reason}", remedy="kg explain KG0135")


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "no reason is given")


def _by_key(numbered: tuple[int, tuple[str, Any]]) -> tuple[str, tuple[int, Any]]:
    number, (key, one) = numbered
    return key, (number, one)


def _number(numbered: tuple[int, Any]) -> int:
    return numbered[0]


def _itself(node: str) -> tuple[str, str]:
    return node, node


def _passed_on(joined: tuple[str, tuple[str, str]]) -> tuple[str, str]:
    return joined[1]


def _differs(joined: tuple[str, tuple[str, str]]) -> bool:
    return joined[1][0] != joined[1][1]
