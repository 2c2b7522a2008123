"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from pathlib import Path

from scorecard._given import require_file
from scorecard.errors import OutputError, Place, Problem

__all__ = ["unwritable", "write_whole"]


def write_whole(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file whole or not at all.

    The bytes go to a new file beside the target, which then takes its name. A reader never sees
    half a file, and a failure leaves what was there before. A device or a pipe, such as
    ``/dev/null``, is written to and never replaced; a file without write permission is left alone.

    Parameters
    ----------
    path : str or path-like
        The file; an existing one is replaced.
    data : bytes
        What to write.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    require_file(path)
    target = Path(os.path.realpath(path)) if "\x00" not in os.fspath(path) else Path(path)
    aside = target.parent / f".{secrets.token_hex(8)}.part"
    try:
        if _is_device(path):
            Path(path).write_bytes(data)
            return
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        with aside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            aside.chmod(target.stat().st_mode & 0o777)
        aside.replace(target)
    except (OSError, ValueError) as error:
        raise unwritable(path, error) from None
    finally:
        _discard(aside)


def _is_device(path: str | os.PathLike[str]) -> bool:
    """Return whether something stands there that is neither a file nor a folder."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _discard(aside: Path) -> None:
    """Delete the new file if it is still there."""
    try:
        aside.unlink(missing_ok=True)
    except (OSError, ValueError):
        pass  # it was never made, or the folder is gone


def unwritable(path: str | os.PathLike[str], error: Exception) -> OutputError:
    """Return the error for a file that the system does not let us write."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    name = os.fspath(path)
    problem = Problem(
        "unwritable-file",
        f"the file cannot be written ({words})",
        Place(file=name),
        cure="Check the folder, its permissions and the space on the disk.",
    )
    return OutputError(f"{name} cannot be written.", [problem])
