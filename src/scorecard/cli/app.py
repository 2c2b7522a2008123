"""The `scorecard` command with its subcommands."""

from __future__ import annotations

import os
import sys

import typer

from scorecard.cli.commands import check, demo, evaluate, gaps, inspect, review, schema, template
from scorecard.errors import ScorecardError, UsageError

FINE = 0
PROBLEMS = 1
USAGE = 2

_HELP = """Balanced scorecards and service-quality gaps that tell the truth about their numbers.

Exit codes: 0 fine, 1 problems in the input, 2 wrong usage, 3 the condition of --fail-on is met.
"""


def build() -> typer.Typer:
    """Return the application."""
    app = typer.Typer(
        name="scorecard",
        help=_HELP,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    for command in (demo, check, inspect, gaps, evaluate, review, template, schema):
        app.command()(command)
    return app


def main(arguments: list[str] | None = None) -> None:
    """Run the command line.

    Parameters
    ----------
    arguments : list of str, optional
        The words after the command; those of the process when left out.

    Raises
    ------
    SystemExit
        Always, with the exit code.
    """
    try:
        build()(args=arguments, prog_name="scorecard")
    except BrokenPipeError:
        # the reader has gone, as in `scorecard … | head`; nothing more can be written to it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(PROBLEMS) from None
    except ScorecardError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(USAGE if isinstance(error, UsageError) else PROBLEMS) from None
