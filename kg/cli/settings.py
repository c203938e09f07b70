"""``kg config``: every setting, its value, and where it comes from."""

from __future__ import annotations

import click

from kg.cli.console import Context


@click.command()
@click.option("--show", is_flag=True, help="Show values and origins; this is what the command does anyway.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def config(context: Context, show: bool, as_json: bool) -> None:
    """Show every setting and where it comes from.

    Flags win over KG_… variables of the environment, these over kg.toml (or [tool.kg] in pyproject.toml).
    """
    from kg.config import shown
    from kg.settings import SETTINGS

    settings = context.config
    rows = [(key, shown(settings.value(key)), settings.origins[key]) for key in SETTINGS]
    if as_json or context.json:
        context.emit_json({key: {"value": value, "origin": origin, "help": SETTINGS[key].help} for key, value, origin in rows})
        return
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for key, value, origin in rows:
        context.emit(f"{key:<{widths[0]}}  {value:<{widths[1]}}  {click.style(origin, dim=True)}")
