"""Child processes of this machine, each with one item at a time, so that the end of one costs the item that it had and no other."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from multiprocessing import get_context
from queue import SimpleQueue
from typing import Any, Generic

from kg.engines.contract import TRIES, In, Out, Task
from kg.engines.serial import Here


class Processes(Here):
    """As many child processes as there are workers; they start with the first item and end with the last."""

    name = "process"

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def map(self, task: Task[In, Out], items: Sequence[In]) -> Iterator[Out]:
        """The result for each item, in the order of the items.

        A thread waits for each worker: the pool of threads hands out the items, and a pool of one process does each, which tells of
        the very item that ended it. That one is tried in a new process, and after ``TRIES`` processes given up.
        """
        free: SimpleQueue[_Worker[In, Out]] = SimpleQueue()
        workers = [_Worker(task) for _ in range(min(self.workers, len(items)) or 1)]
        for worker in workers:
            free.put(worker)

        def run(item: In) -> Out:
            worker = free.get()
            try:
                return worker.run(item)
            finally:
                free.put(worker)

        with ThreadPoolExecutor(len(workers)) as threads:
            try:
                yield from threads.map(run, items)
            finally:
                threads.shutdown(wait=False, cancel_futures=True)
                # waited for, so that the time of the processes counts for the stage that used them
                for worker in workers:
                    worker.close()


class _Worker(Generic[In, Out]):
    """One process at a time."""

    def __init__(self, task: Task[In, Out]) -> None:
        self._task = task
        self._pickled = pickle.dumps(task)
        self._pool: ProcessPoolExecutor | None = None
        self._closed = False

    def run(self, item: In) -> Out:
        for _ in range(TRIES):
            if self._closed:
                raise CancelledError
            self._pool = self._pool or ProcessPoolExecutor(1, get_context("spawn"), _begin, (self._pickled,))
            try:
                found: Out = self._pool.submit(_work, item).result()
                return found
            except BrokenProcessPool:
                self._pool.shutdown(wait=False)
                self._pool = None
        return self._task.lost(item, TRIES)

    def close(self) -> None:
        self._closed = True
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


_own: dict[str, bytes] = {}


@lru_cache(maxsize=1)
def function_of(pickled: bytes) -> Callable[[Any], Any]:
    """The function of a pickled task, made once in each process; only that of the last task is kept."""
    task: Task[Any, Any] = pickle.loads(pickled)
    return task.make()


def _begin(pickled: bytes) -> None:
    _own["task"] = pickled


def _work(item: Any) -> Any:
    return function_of(_own["task"])(item)
