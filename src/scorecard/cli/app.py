"""The `scorecard` command with its subcommands."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from scorecard.errors import ScorecardError, UsageError

if TYPE_CHECKING:
    import typer

FINE = 0
PROBLEMS = 1
USAGE = 2
STOPPED = 130

_HELP = """Balanced scorecards and service-quality gaps that tell the truth about their numbers.

Start with `scorecard demo`, then `scorecard template self_service_kiosk` for files to change.
Every command explains its options: scorecard review --help.

Exit codes: 0 fine, 1 problems in the input, 2 wrong usage, 3 the condition of --fail-on is met.
"""


def build() -> typer.Typer:
    """Return the application; what the commands need is loaded here, not when the package is imported."""
    import typer

    from scorecard.cli.checking import check
    from scorecard.cli.commands import demo, evaluate, gaps, inspect, review, schema, template
    from scorecard.cli.converting import convert
    from scorecard.cli.migrating import migrate

    app = typer.Typer(
        name="scorecard",
        help=_HELP,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.command(short_help="Make two reviews from a packaged survey.")(demo)
    app.command(short_help="Say whether a card and its data can be used.")(check)
    app.command(short_help="Show how a data file would be read.")(inspect)
    app.command(short_help="Compare what customers expect and perceive.")(gaps)
    app.command(short_help="Score a card.")(evaluate)
    app.command(short_help="Write the management review as a PDF or HTML file.")(review)
    app.command(short_help="Copy a ready card with its data.")(template)
    app.command(short_help="Write a card as YAML, JSON or a workbook.")(convert)
    app.command(short_help="Bring a card to the present format.")(migrate)
    app.command(short_help="Print the JSON Schema of card files.")(schema)
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
    _speak_utf8()
    try:
        build()(args=arguments, prog_name="scorecard")
    except BrokenPipeError:
        # the reader has gone, as in `scorecard … | head`; nothing more can be written to it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(PROBLEMS) from None
    except KeyboardInterrupt:
        raise SystemExit(STOPPED) from None
    except ScorecardError as error:
        import typer

        typer.echo(str(error), err=True)
        raise SystemExit(USAGE if isinstance(error, UsageError) else PROBLEMS) from None


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale, so that no name of a card is lost."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
