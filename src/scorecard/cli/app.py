"""The `scorecard` command with its subcommands."""

from __future__ import annotations

import atexit
import gc
import io
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from scorecard.errors import ScorecardError, UsageError

if TYPE_CHECKING:
    import typer

FINE = 0
PROBLEMS = 1
USAGE = 2
STOPPED = 130
_BY_SIGNAL = 128
_OBJECTS = 100_000
"""New objects after which the process looks for cycles of its own."""

_HELP = """Balanced scorecards and service-quality gaps that tell the truth about their numbers.

Start with `scorecard demo`, then `scorecard template self_service_kiosk` for files to change.
Every command explains its options: scorecard review --help.

Exit codes: 0 fine, 1 problems in the input, 2 wrong usage, 3 the condition of --fail-on is met.
"""


_COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("review_commands", "Make two reviews from a packaged survey."),
    "check": ("checking", "Say whether a card and its data can be used."),
    "inspect": ("inspecting", "Show how a data file would be read."),
    "gaps": ("commands", "Compare what customers expect and perceive."),
    "evaluate": ("commands", "Score a card."),
    "review": ("review_commands", "Write the management review as a PDF or HTML file."),
    "template": ("templating", "Copy a ready card with its data."),
    "convert": ("converting", "Write a card as YAML, JSON or a workbook."),
    "migrate": ("migrating", "Bring a card to the present format."),
    "schema": ("schemas", "Print the JSON Schema of a kind of file."),
}
"""Where each command lives, and what it does."""


def build(words: Sequence[str] | None = None) -> typer.Typer:
    """Return the application; what the commands need is loaded here, not when the package is imported.

    Parameters
    ----------
    words : sequence of str, optional
        The words of a call: only the command that they name is loaded. Every command when left out.

    Returns
    -------
    Typer
        The application.
    """
    import typer

    app = typer.Typer(
        name="scorecard",
        help=_HELP,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    named = None if words is None else next((word for word in words if not word.startswith("-")), "")
    for name, (module, line) in _COMMANDS.items():
        wanted = named is None or named == name
        function = getattr(import_module(f"scorecard.cli.{module}"), name) if wanted else _not_loaded
        app.command(name, short_help=line)(function)
    return app


def _live_briefly() -> None:
    """Look for cycles seldom, and not at the end: a command is over before they matter, the looking takes a tenth."""
    gc.set_threshold(_OBJECTS)
    atexit.register(gc.freeze)


def _end_tidily() -> None:
    """Take back what is half-written when the process is asked to end, as Ctrl-C, `timeout` and cron do it."""
    for number, usual in ((signal.SIGTERM, signal.SIG_DFL), (signal.SIGINT, signal.default_int_handler)):
        if signal.getsignal(number) is usual:  # not one that is ignored, as in a script that runs on its own
            signal.signal(number, _end)


_asked_by: list[int] = []
"""The signal that asked this process to end."""


def _end(number: int, _frame: object) -> None:
    """End with the exit code that shells give a process that a signal ended; the second time at once."""
    signal.signal(number, signal.SIG_DFL)
    _asked_by.append(number)
    raise SystemExit(_BY_SIGNAL + number)


def _not_loaded() -> None:
    """Stand for a command that the words of a call do not name."""
    raise RuntimeError("the words of the call name another command")


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
    if arguments is None:
        _live_briefly()
        _end_tidily()
    try:
        _run(arguments)
    except BaseException:
        if _asked_by:  # what a library makes of the end that reaches it is not told
            raise SystemExit(_BY_SIGNAL + _asked_by[0]) from None
        raise


def _run(arguments: list[str] | None) -> None:
    """Run the command, and end with its exit code."""
    try:
        words = sys.argv[1:] if arguments is None else arguments
        build(words)(args=words, prog_name="scorecard")
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
