"""``kg explain``: what the code of an error or a finding means and what to do."""

from __future__ import annotations

import re

import click

from kg.cli.console import Context


def all_codes() -> dict[str, str]:
    """Every code of the package with its explanation, out of the modules called ``codes``, ordered by code."""
    import importlib
    from pathlib import Path

    import kg

    found: dict[str, str] = {}
    root = Path(kg.__file__).parent
    for path in sorted(root.rglob("codes.py")):
        parts = path.relative_to(root).with_suffix("").parts
        if parts[0] != "shipped":
            found.update(importlib.import_module(".".join(("kg", *parts))).CODES)
    return dict(sorted(found.items()))


def normal(code: str) -> str:
    """A code as it is written in messages: ``kg203``, ``203`` and ``KG0203`` are the same."""
    digits = code.upper().removeprefix("KG")
    return f"KG{int(digits):04}" if digits.isdecimal() else code.upper()


def first_sentence(text: str) -> str:
    """The first sentence of an explanation, on one line.

    >>> first_sentence("It is wrong, e.g. here.\\nMend it.")
    'It is wrong, e.g. here.'
    """
    return re.split(r"(?<=\.)\s+(?=[A-Z`])", " ".join(text.split()))[0]


@click.command()
@click.argument("code", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def explain(context: Context, code: str | None, as_json: bool) -> None:
    """Explain the code of an error or a finding; list all codes when none is given."""
    from kg.errors import ConfigError

    codes = all_codes()
    if code is not None and normal(code) not in codes:
        known = [name for name in codes if name[:4] == normal(code)[:4]]
        remedy = f"codes nearby: {', '.join(known)}" if known else "`kg explain` lists all codes"
        raise ConfigError("KG0111", f"there is no code {code!r}", remedy=remedy)
    chosen = {normal(code): codes[normal(code)]} if code else codes
    if as_json or context.json:
        context.emit_json(chosen)
    elif code:
        context.emit(f"{click.style(normal(code), bold=True)}  {chosen[normal(code)]}")
    else:
        for name, text in chosen.items():
            context.emit(f"{click.style(name, bold=True)}  {first_sentence(text)}")
