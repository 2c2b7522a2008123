"""The page of every command, made from what each prints for ``--help``."""

from __future__ import annotations

import contextlib
import io

from scorecard.cli import main

__all__ = ["command_line_page", "help_of"]

_HEAD = """# The command line

What `scorecard --help` prints, and each command after it. Exit codes: 0 fine, 1 problems in the input, 2 wrong usage,
3 the condition of `--fail-on` is met.
"""


def help_of(*words: str) -> str:
    """Return what the command prints for ``--help``.

    Parameters
    ----------
    *words : str
        The command; none for the program itself.

    Returns
    -------
    str
        The help, as on a terminal of 80 characters.
    """
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.suppress(SystemExit):
        main([*words, "--help"])
    return "\n".join(line.rstrip() for line in told.getvalue().strip().splitlines())


def _commands(told: str) -> list[str]:
    """Return the names below the heading Commands."""
    lines = told.partition("Commands:\n")[2].splitlines()
    return [line.split()[0] for line in lines if line.startswith("  ") and not line.startswith("   ")]


def command_line_page() -> str:
    """Return the page as Markdown."""
    whole = help_of()
    parts = [_HEAD, f"```\n{whole}\n```\n"]
    for name in _commands(whole):
        parts += [f"## scorecard {name}\n", f"```\n{help_of(name)}\n```\n"]
    return "\n".join(parts)
