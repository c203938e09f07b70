"""The command ``kg``: global options, lazily loaded commands, one exit for every kind of trouble.

``kg --help`` imports click and nothing else; a command's module is imported when the command is used.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import Any

import click

from kg import __version__
from kg.cli.commands import SECTIONS, TABLE
from kg.cli.console import Context, colour_wanted
from kg.cli.failures import report

ROWS = {row.name: row for row in TABLE}


class KgGroup(click.Group):
    """The root command: it knows its commands by table and turns every exception into a message and an exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands, in the order of the table."""
        return list(ROWS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, its module imported now; a stand-in that says what is missing where this build has no such module."""
        row = ROWS.get(cmd_name)
        if row is None:
            return None
        module_name, _, attribute = row.target.partition(":")
        try:
            module = importlib.import_module(module_name)
        except ModuleNotFoundError as error:
            return _absent(cmd_name, error.name or module_name, row.help)
        command = getattr(module, attribute)
        assert isinstance(command, click.Command)
        return everywhere(command)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names; an unknown one is an error with suggestions from the table."""
        if args and args[0] not in ROWS and not args[0].startswith("-") and not ctx.resilient_parsing:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=list(ROWS), ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands under their headings, from the table alone."""
        for section in SECTIONS:
            with formatter.section(section):
                formatter.write_dl([(row.name, row.help) for row in TABLE if row.section == section])

    def invoke(self, ctx: click.Context) -> Any:
        """The command's result; a reader that closes the pipe ends the run quietly."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return result

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run ``kg`` and leave with its exit status: what the command returned if that is a number, else that of its trouble, else 0."""
        context = extra.setdefault("obj", Context(color=colour_wanted("auto", os.environ)))
        extra["standalone_mode"] = False
        try:
            result = super().main(*args, **extra)
        except Exception as error:
            result = report(error, context)
        sys.exit(result if type(result) is int else 0)


def everywhere(command: click.Command) -> click.Command:
    """The command, taking ``--json``, ``-q`` and ``-v`` behind its name as well: people write them there."""
    if isinstance(command, click.Group):
        for below in command.commands.values():
            everywhere(below)
        return command
    taken = {name for param in command.params for name in param.opts}
    for option in _shared_options():
        if not taken & set(option.opts):
            command.params.append(option)
    return command


def _shared_options() -> list[click.Option]:
    def json_wanted(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        ctx.ensure_object(Context).json |= value

    def quiet(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value:
            ctx.ensure_object(Context).verbosity = -1

    def verbose(ctx: click.Context, _: click.Parameter, value: int) -> None:
        if value:
            ctx.ensure_object(Context).verbosity = value

    said = "Print results and errors as JSON."
    return [
        click.Option(["--json"], is_flag=True, is_eager=True, expose_value=False, callback=json_wanted, help=said),
        click.Option(["-q", "--quiet"], is_flag=True, is_eager=True, expose_value=False, callback=quiet, hidden=True),
        click.Option(["-v", "--verbose"], count=True, is_eager=True, expose_value=False, callback=verbose, hidden=True),
    ]


def _absent(name: str, module: str, text: str) -> click.Command:
    def complain(**_: Any) -> None:
        raise click.ClickException(f"'{name}' cannot run: the module {module} is not installed; see `kg doctor`")

    settings = {"ignore_unknown_options": True, "allow_extra_args": True}
    return click.Command(name, callback=complain, help=text, context_settings=settings, params=[click.Argument(["rest"], nargs=-1)])


def _enter(ctx: click.Context, folder: str) -> None:
    before = Path.cwd()
    os.chdir(folder)
    ctx.call_on_close(lambda: os.chdir(before))


@click.group(cls=KgGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("-C", "folder", metavar="DIR", type=click.Path(exists=True, file_okay=False), help="Work as if started in DIR.")
@click.option(
    "--config", "config_file", metavar="FILE", type=click.Path(path_type=Path), help="Read settings from FILE instead of kg.toml."
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", count=True, help="Say more; -vv adds tracebacks.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour; NO_COLOR and FORCE_COLOR count too.")
@click.option("--json", "as_json", is_flag=True, help="Print results and errors as JSON.")
@click.version_option(__version__, prog_name="kg", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context, folder: str | None, config_file: Path | None, quiet: bool, verbose: int, color: str, as_json: bool) -> None:
    """Turn news articles and curated facts into a graph that says of each statement who says so,
    how surely, when it was true, and on which words.

    Start with `kg build`, then `kg view`.
    """
    context = ctx.ensure_object(Context)
    context.verbosity = -1 if quiet else verbose
    context.json = as_json
    context.color = ctx.color = colour_wanted(color, os.environ)
    if folder:
        _enter(ctx, folder)
    context.config_file = config_file
