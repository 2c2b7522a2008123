"""The file that a command writes, apart from those that it reads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scorecard.cli.inputs import parse_file, parse_survey
from scorecard.errors import Place, UsageError

__all__ = ["files_of", "keep_inputs"]


def files_of(*named: str | Path | None, surveys: Iterable[str] | None = None) -> list[Path]:
    """Return the files that the words of a call name: ``FILE`` or ``FILE#SHEET``, surveys as ``ID@PERIOD=FILE``."""
    given = [parse_file(str(name)).path for name in named if name is not None]
    return [*given, *(parse_survey(text).data.path for text in surveys or ())]


_CURE = "Name another file behind --output."


def keep_inputs(output: Path | None, inputs: Iterable[Path], *, cure: str = _CURE) -> None:
    """Refuse to write over a file that the same command reads, under whatever name it has."""
    same = None if output is None else next((given for given in inputs if _is_same(output, given)), None)
    if same is not None:
        raise UsageError.single(
            "same-file",
            "the output would be written over a file that is read",
            place=Place(file=str(output)),
            found=str(same),
            cure=cure,
        )


def _is_same(output: Path, given: Path) -> bool:
    """Return whether two names lead to one file; what cannot be looked at is told where it is read or written."""
    try:
        return output.is_file() and output.samefile(given)
    except (OSError, ValueError):
        return False
