"""Faults put into a program: it is killed, or the system refuses, at the n-th of its calls that change files."""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest

#: the calls of ``os`` that change files; writing itself is counted at the file
CALLS = ("fsync", "replace", "rename", "unlink", "mkdir", "rmdir", "ftruncate", "fchmod", "link", "write")


class Calls:
    """Counts calls; from the n-th on, or at it alone, ``fault`` comes before the call is made."""

    def __init__(self, number: int, fault: Callable[[], None], *, once: bool = True) -> None:
        self.number, self.fault, self.once, self.count = number, fault, once, 0

    def met(self) -> bool:
        """Whether it is the turn of this call."""
        self.count += 1
        return self.count == self.number or (not self.once and self.count > self.number)

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """The call with the fault before it."""

        def counted(*arguments: Any, **named: Any) -> Any:
            if self.met():
                self.fault()
            return call(*arguments, **named)

        return counted

    def opened(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """``io.open`` whose files that are written are written by halves when their turn comes."""

        def open_(file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
            if mode != "wb":
                return real(file, mode, *rest, **named)
            if self.met():
                self.fault()
            return io.BufferedWriter(_Torn(file, self), 1 << 20)

        return open_


class _Torn(io.FileIO):
    """A file of which half of a piece is written before the fault."""

    def __init__(self, file: Any, calls: Calls) -> None:
        super().__init__(file, "w")
        self._calls = calls

    def write(self, piece: Any) -> int:
        """The number of bytes that were written."""
        if self._calls.met():
            super().write(bytes(piece)[: len(piece) // 2])
            self._calls.fault()
        return super().write(piece)


def killing(number: int) -> Calls:
    """Calls of which the n-th is not made: the process is killed instead."""
    return Calls(number, lambda: os.kill(os.getpid(), signal.SIGKILL))


@contextmanager
def faulty(calls: Calls) -> Iterator[None]:
    """The fault of ``calls`` comes to whatever changes files in the block."""
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, calls.around(getattr(os, name)))
        patch.setattr(io, "open", calls.opened(io.open))
        yield


def refusing(number: int, trouble: int, *, once: bool = True) -> Calls:
    """Calls of which the n-th is refused by the system, and all after it unless ``once``."""

    def refuse() -> None:
        raise OSError(trouble, os.strerror(trouble))

    return Calls(number, refuse, once=once)


def killed_at(number: int, action: Callable[[], object]) -> bool:
    """Whether a process of its own that does the action is killed at its n-th call; False where it comes to its end before.

    The process is a copy of this one without its threads, so the action is nothing that opens a store on disk.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of the test runner are not used by the child
        child = os.fork()
    if not child:
        try:
            with faulty(killing(number)):
                action()
        except BaseException:
            traceback.print_exc(file=sys.__stderr__)
            os._exit(70)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the action fails by itself"
    return False


#: processes that begin with the modules of a build, and with nothing that another build has left in them
_FRESH = multiprocessing.get_context("forkserver")
_FRESH.set_forkserver_preload(["kg.cli.build", "kg.outputs", "kg.pipeline", "tests.faults"])


def start(words: Sequence[str], output: Path, *, keys: str = "", at: int = 0) -> multiprocessing.process.BaseProcess:
    """A process that runs ``kg`` with these words and types these keys; it is killed at its n-th call, and tells all it says in a file."""
    process = _FRESH.Process(target=_run, args=(words, output, keys, at))
    process.start()
    return process


def _run(words: Sequence[str], output: Path, keys: str, at: int) -> None:
    from kg.cli import main

    said = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    read, write = os.pipe()
    os.write(write, keys.encode())
    os.close(write)
    for descriptor, standard in ((read, 0), (said, 1), (said, 2)):
        os.dup2(descriptor, standard)
    sys.stdin = open(0, encoding="utf-8")  # noqa: SIM115 - those of the process
    sys.stdout, sys.stderr = (open(standard, "w", encoding="utf-8", buffering=1) for standard in (1, 2))  # noqa: SIM115
    with faulty(killing(at)) if at else nullcontext():
        main(list(words), prog_name="kg")


def seen(folder: Path) -> dict[str, bytes]:
    """What stands under its name in a folder: path -> content of every file that is not hidden."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    names = {path.relative_to(folder): path for path in files}
    return {str(name): path.read_bytes() for name, path in names.items() if not any(part.startswith(".") for part in name.parts)}
