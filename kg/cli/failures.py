"""The one place where trouble becomes a message on stderr and an exit status."""

from __future__ import annotations

import difflib
import json
import platform
import re
import traceback
from dataclasses import dataclass

import click

from kg import __version__
from kg.cli.console import Context, harmless
from kg.errors import KgError, file_error

INTERRUPTED = 130
OUR_FAULT = 70


@dataclass(frozen=True, slots=True)
class Failure:
    """What to tell about one error: its code (may be empty), the message for people, and the exit status."""

    status: int
    message: str
    code: str = ""
    remedy: str = ""
    place: str = ""
    text: str = ""
    excerpt: str = ""

    def as_json(self) -> str:
        """The failure as one line of JSON."""
        parts = {
            "code": self.code,
            "message": self.message,
            "help": self.remedy,
            "place": self.place,
            "excerpt": self.excerpt,
            "status": self.status,
        }
        return json.dumps({"error": {key: value for key, value in parts.items() if value != ""}}, ensure_ascii=False)


def failure_of(error: BaseException) -> Failure:
    """The failure that an exception stands for."""
    if isinstance(error, KgError):
        place = str(error.place) if error.place else ""
        return Failure(error.exit_status, error.message, error.code, error.remedy, place, str(error), error.excerpt)
    if isinstance(error, click.ClickException):
        return _usage(error)
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return Failure(INTERRUPTED, "stopped", text="stopped")
    if isinstance(error, OSError) and error.errno is not None:
        return failure_of(file_error(error))
    return _bug(error)


def _usage(error: click.ClickException) -> Failure:
    bare = isinstance(error, click.exceptions.NoArgsIsHelpError)
    message = error.format_message() if bare else " ".join(error.format_message().split())
    hint = suggestion(error)
    lines = [f"error: {message}"]
    context = getattr(error, "ctx", None)
    remedy = hint or (f"{context.command_path} --help" if context else "")
    if remedy:
        lines.append(f"  help: {remedy}")
    if bare:
        return Failure(error.exit_code, "no command given", text=message)
    return Failure(error.exit_code, message, remedy=remedy, text="\n".join(lines))


def suggestion(error: click.ClickException) -> str:
    """``did you mean 'table'?`` for a misspelt value of a choice, else the empty string; click does so for commands and options only."""
    param = getattr(error, "param", None)
    choices = getattr(getattr(param, "type", None), "choices", None)
    given = re.match(r"'([^']*)'", error.message)
    if not choices or not given:
        return ""
    close = difflib.get_close_matches(given[1].lower(), [str(choice) for choice in choices], n=1)
    return f"did you mean '{close[0]}'?" if close else ""


def _bug(error: BaseException) -> Failure:
    last = traceback.extract_tb(error.__traceback__)[-1:] or None
    where = f" in {last[0].name} ({_short(last[0].filename)}:{last[0].lineno})" if last else ""
    summary = f"{type(error).__name__}: {error}{where}"
    text = (
        f"error: this is a fault of kg, not of your input: {summary}\n"
        f"  kg {__version__}, Python {platform.python_version()}, {platform.system()}\n"
        "  help: run again with -vv for the whole traceback and report it with the command you gave"
    )
    return Failure(OUR_FAULT, summary, remedy="run again with -vv for the whole traceback", text=text)


def _short(path: str) -> str:
    parts = path.replace("\\", "/").split("/")
    return "/".join(parts[parts.index("kg") :]) if "kg" in parts else parts[-1]


def report(error: BaseException, context: Context) -> int:
    """The exit status for an error, after telling about it on stderr (as JSON with ``--json``)."""
    failure = failure_of(error)
    if context.verbosity >= 2 and not isinstance(error, click.ClickException | click.Abort):
        click.echo(harmless("".join(traceback.format_exception(error))), err=True, nl=False)
    if context.json:
        click.echo(harmless(failure.as_json()), err=True)
    else:
        click.echo(harmless(_coloured(failure.text)), err=True, color=context.color)
    return failure.status


def _coloured(text: str) -> str:
    def red(match: re.Match[str]) -> str:
        return match[1] + click.style(match[0].removeprefix(match[1]), fg="red", bold=True)

    styled = re.sub(r"(?m)(^|: )error(\[KG\d+\])?:", red, text, count=1)
    return re.sub(r"(?m)^  help:", click.style("  help:", fg="cyan"), styled)
