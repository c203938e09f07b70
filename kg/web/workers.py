"""Work for strangers, in processes that the operating system ends when it takes too long.

A worker is forked by a process that has neither threads nor a store (``forkserver`` of the standard library): a fork of this program, with
its threads, could inherit a lock that nobody gives back. It does one piece of work after another; an alarm ends it when one is over its
time, whatever it is doing, even where this program is gone. Then another takes its place.

Pools of others do not fit: those of ``concurrent.futures`` and loky cannot end one piece of work, billiard and pebble start the next worker
from a program with threads, and pebble is under the LGPL.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import tempfile
from collections.abc import Callable
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar, cast

import anyio
import anyio.to_thread

from kg.errors import ConfigError, KgError, LimitError
from kg.limits import broken_off, too_long

P = ParamSpec("P")
T = TypeVar("T")

_CONTEXT = multiprocessing.get_context("forkserver")
#: what Python tells of before it is done, and no work needs: to reach another machine, or to start a program
_REFUSED = frozenset({"socket.connect", "socket.sendto", "socket.bind", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec",
                      "os.posix_spawn"})  # fmt: skip


def prepare(preload: tuple[str, ...] = ()) -> None:
    """The process from which workers are forked is there, with these modules imported; ``ConfigError`` KG0976 where it cannot be."""
    _CONTEXT.set_forkserver_preload([__name__, *preload])
    try:
        forkserver.ensure_running()
    except OSError as error:
        message = f"no worker can be started with {tempfile.gettempdir()} as the folder for temporary files: {error}"
        remedy = "set TMPDIR to a folder with a short path that can be written, such as /tmp"
        raise ConfigError("KG0976", message, remedy=remedy) from None


class Pool:
    """``size`` workers, of which each does one piece of work in at most ``seconds``; who asks waits ``patience`` seconds for a free one.

    Those who wait are served in the order in which they came. The modules of ``preload`` are imported once for all workers.
    """

    def __init__(self, size: int, seconds: float, patience: float, preload: tuple[str, ...] = ()) -> None:
        self.size, self.seconds, self.patience, self.preload = size, seconds, patience, preload
        self._give, self._take = anyio.create_memory_object_stream[_Worker](size)
        self._workers: set[_Worker] = set()
        self._pipes = anyio.CapacityLimiter(size)
        self._open = False

    async def __aenter__(self) -> Self:
        prepare(self.preload)
        self._open = True
        for _ in range(self.size):
            self._give.send_nowait(await anyio.to_thread.run_sync(self._started))
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._open = False
        self._give.close()
        self._take.close()
        for worker in self._workers:
            worker.end()

    @property
    def processes(self) -> frozenset[int]:
        """The numbers of the processes that work now, or wait for work."""
        return frozenset(worker.process.pid for worker in self._workers if worker.process.pid)

    async def do(self, work: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> T:
        """What ``work`` gives in a worker; function, arguments and result are ones that can be pickled.

        Raises the ``KgError`` that it raises; ``LimitError`` KG0921 where it takes too long, KG0922 where it ends without a result, and
        KG0973 where no worker was free in time. Whoever is cancelled while it works ends the worker.
        """
        worker = await self._turn()
        done = False
        try:
            result = await worker.do((work, arguments, named), self._pipes)
            done = True
        except (EOFError, OSError):
            raise await anyio.to_thread.run_sync(self._why, worker) from None
        finally:
            self._back(worker if done else self._replaced(worker))
        if isinstance(result, KgError):
            raise result
        return cast(T, result)

    async def _turn(self) -> _Worker:
        with anyio.move_on_after(self.patience):
            worker = await self._take.receive()
            return worker if worker.process.is_alive() else self._replaced(worker)
        message = f"so many queries wait that the turn of this one did not come within {self.patience:g} s"
        raise LimitError("KG0973", message, remedy="ask again in a while")

    def _back(self, worker: _Worker) -> None:
        if self._open:
            self._give.send_nowait(worker)
        else:
            worker.end()

    def _started(self) -> _Worker:
        worker = _Worker(self.seconds)
        self._workers.add(worker)
        return worker

    def _replaced(self, worker: _Worker) -> _Worker:
        worker.end()
        self._workers.discard(worker)
        return self._started()

    def _why(self, worker: _Worker) -> LimitError:
        worker.process.join()
        if worker.process.exitcode == -signal.SIGALRM:
            return too_long(self.seconds, "narrow it: name an entity, add a LIMIT")
        return broken_off("narrow it, or add a LIMIT")


class _Worker:
    """A process with a pipe to it."""

    def __init__(self, seconds: float) -> None:
        self.pipe, other = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=_work, args=(other, seconds), daemon=True)
        self.process.start()
        other.close()

    async def do(self, piece: tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]], pipes: anyio.CapacityLimiter) -> Any:
        """What comes back for a piece of work; ``EOFError`` or ``OSError`` where the process ends."""
        await anyio.to_thread.run_sync(self.pipe.send, piece, limiter=pipes)
        await anyio.wait_readable(self.pipe)
        return await anyio.to_thread.run_sync(self.pipe.recv, limiter=pipes)

    def end(self) -> None:
        """The process is ended, whatever it does."""
        self.process.kill()
        self.pipe.close()


def _work(pipe: Connection, seconds: float) -> None:
    """One piece of work after another, until the pipe is closed; the alarm ends the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    sys.addaudithook(_refuse)
    while True:
        try:
            work, arguments, named = pipe.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            result = work(*arguments, **named)
        except KgError as error:
            result = error
        signal.setitimer(signal.ITIMER_REAL, 0)
        pipe.send(result)


def _refuse(event: str, _arguments: object) -> None:
    """``ConfigError`` KG0977 where work would leave its process. What a library does without Python is not seen: SERVICE is looked for."""
    if event in _REFUSED:
        raise ConfigError(
            "KG0977", f"a query never leaves its process, and was about to: {event}", remedy="report the query as a fault of kg"
        )
