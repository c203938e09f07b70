"""``kg completion SHELL``: the script that completes commands, options and values."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", metavar="SHELL", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for SHELL.

    \b
    bash:  kg completion bash > ~/.local/share/bash-completion/completions/kg
    zsh:   kg completion zsh > a folder of your $fpath, as _kg
    fish:  kg completion fish > ~/.config/fish/completions/kg.fish
    """
    from click.shell_completion import ShellComplete, get_completion_class

    from kg.cli import main

    cls = get_completion_class(shell)
    assert cls is not None
    # the base class's method: bash's own starts a bash to ask its version, and the script is the same
    click.echo(ShellComplete.source(cls(main, {}, "kg", "_KG_COMPLETE")))
