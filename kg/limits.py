"""Work that may take for ever, done in a child process that is stopped."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar, cast

from kg.errors import KgError, LimitError

T = TypeVar("T")


def too_long(seconds: float, remedy: str) -> LimitError:
    """A query was stopped after so many seconds."""
    return LimitError("KG0921", f"the query was stopped after {seconds:g} s", remedy=remedy)


def broken_off(remedy: str) -> LimitError:
    """A query came to an end without an answer."""
    return LimitError("KG0922", "the query ended without an answer (out of memory?)", remedy=remedy)


def within(seconds: float, work: Callable[[], T], *, stopped: LimitError, lost: LimitError) -> T:
    """What ``work`` gives; 0 seconds mean no limit, and then no child.

    Raises ``stopped`` where it takes longer, ``lost`` where the child ends without an answer, and any ``KgError`` that ``work`` raises.
    The answer must be one that can be pickled.
    """
    if not seconds:
        return work()
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(sender, work), daemon=True)
    child.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise stopped
        answer = receiver.recv()
    except EOFError:
        raise lost from None
    finally:
        child.kill()
        child.join()
    if isinstance(answer, KgError):
        raise answer
    return cast(T, answer)


def _child(sender: Connection, work: Callable[[], T]) -> None:
    try:
        sender.send(work())
    except KgError as error:
        sender.send(error)
