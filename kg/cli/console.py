"""What a command says and to whom: data on stdout, talk on stderr, colour only where a person looks.

This is the one place of the command line that reads ``NO_COLOR``, ``FORCE_COLOR`` and the clock.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kg.config import Config

#: seconds of work before a counter is worth showing (INTERFACES §4)
PATIENCE = 1.0
#: what moves the cursor, names the window, or turns the order of letters round: control characters but tab and line end, and marks of
#: direction; the colours in which this program writes are none of it
_STRANGE = re.compile("\x1b(?!\\[(?:[0-2]|3[1-6])m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    r"""The text for a terminal: what would steer it stands there as ``\uXXXX``, which JSON and Turtle read as the same character.

    >>> harmless("Ann\x1b]0;owned\x07")
    'Ann\\u001b]0;owned\\u0007'
    """
    return _STRANGE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def colour_wanted(choice: str, environment: Mapping[str, str]) -> bool | None:
    """True or False where the user decided, None where the terminal decides; the flag wins over NO_COLOR over FORCE_COLOR.

    >>> colour_wanted("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}), colour_wanted("always", {"NO_COLOR": "1"}), colour_wanted("auto", {})
    (False, True, None)
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    return True if environment.get("FORCE_COLOR") else None


@dataclass(slots=True)
class Context:
    """How this run of the command line was asked to behave; commands get it by ``click.pass_obj``.

    ``verbosity`` is -1 with ``-q``, 0 by default, 1 with ``-v``, 2 with ``-vv`` (tracebacks). ``color`` is None where the terminal decides.
    ``overrides`` are settings given by flags of the command (setting name -> value), set before ``config`` is first read.
    """

    verbosity: int = 0
    json: bool = False
    color: bool | None = None
    config_file: Path | None = None
    overrides: dict[str, Any] = field(default_factory=dict)
    _config: Config | None = None

    def today(self) -> date:
        """The day on which the command runs."""
        return date.today()

    @property
    def config(self) -> Config:
        """The settings of this run: flag over environment over file; read on first use. Raises ConfigError.

        What a command that was ended while it renamed files has left in the project is finished before anything is read of it.
        """
        if self._config is None:
            from kg.config import load  # imported here: `kg --help` needs click alone
            from kg.files import finish

            self._config = load(Path(), file=self.config_file, environment=os.environ, flags=self.overrides)
            output = Path(self._config.output)
            for folder in {Path(), self._config.home, output, output / "shards"}:
                finish(folder)
        return self._config

    def override(self, **settings: Any) -> Config:
        """The settings with those flags that were given (None = not given) put on top."""
        self.overrides.update({name: value for name, value in settings.items() if value not in (None, ())})
        self._config = None
        return self.config

    def say(self, text: str = "", **style: Any) -> None:
        """Tell the person something on stderr; silent with ``-q``."""
        if self.verbosity >= 0:
            click.echo(harmless(click.style(text, **style) if style else text), err=True, color=self.color)

    def step(self, label: str, text: str) -> None:
        """Report a finished step as one aligned line: a bold label and what came of it."""
        self.say(f"{click.style(f'{label:<10}', bold=True)} {text}")

    def detail(self, text: str) -> None:
        """Tell the person something on stderr that only ``-v`` asks for."""
        if self.verbosity >= 1:
            click.echo(harmless(click.style(text, dim=True)), err=True, color=self.color)

    def emit(self, text: str, *, newline: bool = True) -> None:
        """Write data to stdout; a file or a pipe gets every character as it is."""
        click.echo(harmless(text) if sys.stdout.isatty() else text, nl=newline, color=self.color)

    def emit_json(self, value: Any) -> None:
        """Write a value to stdout as JSON with sorted keys."""
        self.emit(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True))

    @contextmanager
    def progress(self, label: str, total: int) -> Iterator[Counter]:
        """A counter on stderr while the work runs, shown only on a terminal and after a second; it leaves no trace."""
        counter = Counter(label, total, shown=self.verbosity >= 0 and sys.stderr.isatty())
        try:
            yield counter
        finally:
            counter.clear()


class Counter:
    """A line that counts up in place on stderr."""

    def __init__(self, label: str, total: int, *, shown: bool) -> None:
        self.label, self.total, self.shown = label, total, shown
        self.done = 0
        self._began = time.monotonic()
        self._width = 0

    def advance(self, by: int = 1) -> None:
        """Count ``by`` more pieces of work as done."""
        self.done += by
        if self.shown and time.monotonic() - self._began >= PATIENCE:
            filled = round(10 * self.done / self.total) if self.total else 10
            line = f"{self.label:<10} {'█' * filled}{'░' * (10 - filled)}  {self.done}/{self.total}"
            self._width = len(line)
            click.echo(f"\r{line}", err=True, nl=False)

    def clear(self) -> None:
        """Wipe the line."""
        if self._width:
            click.echo(f"\r{' ' * self._width}\r", err=True, nl=False)
            self._width = 0
