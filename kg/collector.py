"""Python's search for cyclic garbage, put off while a build makes millions of values that stay in use. Part of the shell."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """No search for reference cycles runs inside; afterwards it is as it was.

    A search goes through all values that there are, and is made again whenever there are a quarter more. Nearly all that a build makes is
    freed by counting references, or in use to the end.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
