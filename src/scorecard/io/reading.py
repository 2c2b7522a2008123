"""One input being read: its name, the error it raises, and the problems found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from scorecard.errors import Place, Problems, ScorecardError, near

__all__ = ["Reading", "read_bytes", "require_file"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What every reader needs to report problems.

    Attributes
    ----------
    source : str
        The input as the user named it.
    error : type of ScorecardError
        What its problems are raised as.
    problems : Problems
        What was found so far.
    sheet : str or None
        The sheet of a workbook that is read.
    """

    source: str
    error: type[ScorecardError]
    problems: Problems = field(default_factory=Problems)
    sheet: str | None = None

    def place(
        self,
        *,
        line: int | None = None,
        column: int | None = None,
        row: int | None = None,
        name: str | None = None,
        cell: str | None = None,
    ) -> Place:
        """Return a place in this input: a position in its text, a row and a column's name, or a cell of a sheet."""
        return Place(file=self.source, sheet=self.sheet, line=line, column=column, row=row, field=name, cell=cell)

    def refuse(
        self, code: str, what: str, *, place: Place | None = None, found: str | None = None, cure: str
    ) -> NoReturn:
        """Raise now, with one more problem: the input cannot be read any further."""
        self.problems.add(code, what, place=place or self.place(), found=found, cure=cure)
        raise self.error(self._headline, list(self.problems), self.problems.counts)

    def close(self) -> None:
        """Raise one error with everything found, if anything was."""
        self.problems.raise_if_any(self.error, self._headline)

    @property
    def _headline(self) -> str:
        return f"{self.source} cannot be read."


def read_bytes(path: Path, reading: Reading, *, limit: int) -> bytes:
    """Return a file's bytes, or refuse in plain words."""
    try:
        if path.is_dir():
            reading.refuse("not-a-file", "this is a folder", cure="Name the file in it.")
        size = path.stat().st_size
        if size > limit:
            _too_large(size, limit, reading)
        return path.read_bytes()
    except FileNotFoundError:
        reading.refuse("no-such-file", "there is no such file", cure=_neighbour(path))
    except (OSError, ValueError) as error:
        return _unreadable(reading, error)


def require_file(path: Path, reading: Reading, *, limit: int | None = None) -> None:
    """Refuse a path behind which is no file that can be opened, or one that is too large."""
    try:
        if path.is_dir():
            reading.refuse("not-a-file", "this is a folder", cure="Name the file in it.")
        with path.open("rb"):
            size = path.stat().st_size
    except FileNotFoundError:
        reading.refuse("no-such-file", "there is no such file", cure=_neighbour(path))
    except (OSError, ValueError) as error:
        _unreadable(reading, error)
    if limit is not None and size > limit:
        _too_large(size, limit, reading)


def _too_large(size: int, limit: int, reading: Reading) -> NoReturn:
    """Refuse a large file."""
    reading.refuse(
        "file-too-large",
        f"the file is larger than {limit // 1_000_000} MB",
        found=f"{size / 1_000_000:.0f} MB",
        cure="Split it.",
    )


def _unreadable(reading: Reading, error: Exception) -> NoReturn:
    """Refuse a file that the system does not let us read."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    reading.refuse("unreadable-file", f"the file cannot be opened ({words})", cure="Check its name and permissions.")


def _neighbour(path: Path) -> str:
    """Return a cure that names the nearest file of the same folder."""
    try:
        names = sorted(p.name for p in path.parent.iterdir() if p.is_file())
    except OSError:
        return f"There is no folder {str(path.parent)!r} either."
    cure = near(path.name, names)
    return cure if cure.startswith("Did you mean") else "Check the name and the folder."
