"""Copying a template into a folder of the user's."""

from __future__ import annotations

from contextlib import suppress
from os import PathLike
from pathlib import Path

from scorecard._given import FILE, require_kinds
from scorecard.errors import OutputError, Place, Problems
from scorecard.templates.catalogue import find, resource


def copy_template(name: str, folder: str | PathLike[str]) -> tuple[Path, ...]:
    """Copy the files of a template into a folder, all of them or none.

    Parameters
    ----------
    name : str
        Name of the template.
    folder : path
        Where the files go; it is made if it does not exist. No file in it is overwritten.

    Returns
    -------
    tuple of Path
        The files written.

    Raises
    ------
    UsageError
        If there is no such template.
    OutputError
        If a file of that name exists, or a file cannot be written; then nothing is left behind.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     sorted(path.name for path in copy_template("self_service_kiosk", f"{folder}/kiosk"))
    ['LICENSE', 'README.md', 'answers.csv', 'card.yaml', 'glossary.yaml', 'kpi.csv']
    """
    info = find(name)
    require_kinds("The template cannot be copied like this.", ("folder", folder, FILE))
    target = Path(folder)
    names = tuple(info.files.values())
    _refuse_existing(target, names)
    new_folders = [path for path in (target, *target.parents) if not path.exists()]
    written: list[Path] = []
    try:
        target.mkdir(parents=True, exist_ok=True)
        for file in names:
            content = resource(info).joinpath(file).read_bytes()
            with (target / file).open("xb") as stream:
                written.append(target / file)
                stream.write(content)
    except OSError as error:
        _remove(written, new_folders)
        raise OutputError.single(
            "cannot-write",
            "the template cannot be copied",
            place=Place(file=str(target)),
            found=error.strerror or type(error).__name__,
            cure="Choose a folder that can be written to.",
        ) from error
    except BaseException:
        _remove(written, new_folders)
        raise
    return tuple(written)


def _refuse_existing(target: Path, names: tuple[str, ...]) -> None:
    """Refuse a target that is a file, or that holds a file of the same name."""
    problems = Problems()
    if target.exists() and not target.is_dir():
        problems.add(
            "not-a-folder",
            "this is a file, not a folder",
            place=Place(file=str(target)),
            cure="Choose another name for the folder.",
        )
    else:
        for path in (target / name for name in names):
            if path.exists() or path.is_symlink():
                problems.add(
                    "file-exists",
                    "this file exists and would be overwritten",
                    place=Place(file=str(path)),
                    cure="Choose an empty folder, or move the file away.",
                )
    problems.raise_if_any(OutputError, "The template was not copied.")


def _remove(written: list[Path], new_folders: list[Path]) -> None:
    """Take back what was written, innermost first."""
    for path in written:
        with suppress(OSError):
            path.unlink()
    for path in new_folders:
        with suppress(OSError):
            path.rmdir()
