"""Every error the package raises on purpose, in one tree.

::

    KgError                  code, place, remedy, excerpt; str() is the message for people
    ├── ConfigError          kg.toml, command line, unknown plug-in or query name            exit 2
    ├── VocabularyError      a fault in ontology/ (not Turtle, frame without example, …)     exit 2
    ├── ShapesError          a fault in shapes/                                              exit 2
    ├── InputError           a file that cannot be read at all                               exit 3
    ├── LimitError           a time-out or a size limit                                      exit 4
    └── InvariantError       our own fault: something that must hold does not                exit 70

Trouble *in the data* is never raised: it is a ``kg.model.finding.Finding`` that travels with the results.
"""

from __future__ import annotations

import errno
from os import PathLike
from typing import ClassVar

from kg.model.span import Place


class KgError(Exception):
    """An error with a stable code, a place and a remedy.

    >>> print(ConfigError("KG0101", "there is no extractor 'rule'", remedy="did you mean 'rules'?"))
    error[KG0101]: there is no extractor 'rule'
      help: did you mean 'rules'?
    """

    exit_status: ClassVar[int] = 1

    def __init__(self, code: str, message: str, *, place: Place | None = None, remedy: str = "", excerpt: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.place = place
        self.remedy = remedy
        self.excerpt = excerpt

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (type(self), self.code, self.message, self.place, self.remedy, self.excerpt)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        lines = [f"{where}error[{self.code}]: {self.message}"]
        if self.excerpt:
            lines.append(self.excerpt)
        if self.remedy:
            lines.append(f"  help: {self.remedy}")
        return "\n".join(lines)


def _restored(kind: type[KgError], code: str, message: str, place: Place | None, remedy: str, excerpt: str) -> KgError:
    """An equal error on the other side of a pipe."""
    return kind(code, message, place=place, remedy=remedy, excerpt=excerpt)


class ConfigError(KgError):
    """The configuration or the command line asks for something that cannot be."""

    exit_status = 2


class VocabularyError(KgError):
    """The ontology has a fault; raised when the vocabulary is loaded, before any article is read."""

    exit_status = 2


class ShapesError(KgError):
    """The shapes have a fault."""

    exit_status = 2


class InputError(KgError):
    """An input cannot be read at all."""

    exit_status = 3


class LimitError(KgError):
    """A stated limit of time or size was reached."""

    exit_status = 4


#: what to do where a file or folder refuses
_REMEDIES = {
    errno.ENOSPC: "make room on the disk; what stood there before is as it was",
    errno.EDQUOT: "make room; what stood there before is as it was",
    errno.EROFS: "it lies on a disk that may only be read: name another place",
    errno.EACCES: "check the rights of the file and of its folder",
    errno.EPERM: "check the rights of the file and of its folder",
}


def file_error(error: OSError, path: str | PathLike[str] = "") -> InputError:
    """KG0108: a file or folder that cannot be read or written, named by ``path`` or by the error itself.

    >>> print(file_error(OSError(errno.ENOSPC, "No space left on device"), "output/graph.ttl"))
    output/graph.ttl: error[KG0108]: no space left on device
      help: make room on the disk; what stood there before is as it was
    """
    name = str(path or error.filename or "")
    message = error.strerror.lower() if error.strerror else str(error) or type(error).__name__
    remedy = _REMEDIES.get(error.errno or 0, "check path, rights and the room that is left")
    return InputError("KG0108", message, place=Place(name) if name else None, remedy=remedy)


def given_up(what: str, tries: int) -> LimitError:
    """KG0137: a process that did something for which nothing can stand was ended from outside, again and again.

    >>> given_up("settled a block", 3).message
    'the process that settled a block was ended from outside, 3 times in a row'
    """
    message = f"the process that {what} was ended from outside, {tries} times in a row"
    return LimitError("KG0137", message, remedy="use fewer --workers, or --engine serial")


class InvariantError(KgError):
    """Something that must hold does not: a fault of this program."""

    exit_status = 70
