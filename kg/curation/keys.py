"""Where keys and answers come from: a terminal, key by key, or a pipe, character by character."""

from __future__ import annotations

import sys
from typing import Protocol, TextIO

import click

BACKSPACE = frozenset({"\x7f", "\b", "u"})


class Keys(Protocol):
    """A source of keys; the empty string says that no more will come."""

    def key(self) -> str:
        """The next key."""

    def line(self, prompt: str) -> str:
        """The answer to a question, without the line end."""


class Terminal:
    """Keys as they are pressed, also where several arrive together; line ends between keys mean nothing."""

    def __init__(self) -> None:
        self.ahead = ""

    def key(self) -> str:
        """The next key; the end of input and Escape are the empty string, an arrow is one key."""
        while not (waiting := self.ahead.lstrip("\r\n")):
            try:
                self.ahead = click.getchar()
            except EOFError:
                return ""
        length = len(waiting) if waiting.startswith("\x1b") else 1
        pressed, self.ahead = waiting[:length], waiting[length:]
        return "" if pressed in ("\x03", "\x04", "\x1b") else pressed

    def line(self, prompt: str) -> str:
        """The answer that is typed, beginning with what arrived together with its key."""
        begun, end, self.ahead = self.ahead.lstrip("\r\n").replace("\r", "\n").partition("\n")
        typed = "" if end else str(click.prompt(prompt, default="", show_default=False, err=True))
        return (begun + typed).strip()


class Pipe:
    """Keys from a file or a pipe; line ends between keys mean nothing. An answer is the rest of the line of its key, else the next line."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def key(self) -> str:
        """The next character that is no line end."""
        while (character := self.stream.read(1)) in ("\n", "\r"):
            pass
        return character

    def line(self, prompt: str) -> str:
        """The rest of the line, or the next one where nothing is left of it."""
        return self.stream.readline().strip() or self.stream.readline().strip()


def keys_of_stdin() -> Keys:
    """The keys of whoever runs the command."""
    return Terminal() if sys.stdin.isatty() else Pipe(sys.stdin)
