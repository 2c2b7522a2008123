"""Evaluations in files: saved whole, loaded as they were."""

from __future__ import annotations

import os
from pathlib import Path

from scorecard._given import require_file
from scorecard._writing import write_whole
from scorecard.errors import HistoryError, Place
from scorecard.io.reading import Reading, read_bytes
from scorecard.scoring import Evaluation
from scorecard.scoring.saved import evaluation_text
from scorecard.scoring.saved_reading import evaluation_from_text

__all__ = ["MAX_SAVED_BYTES", "load_evaluation", "save_evaluation"]

MAX_SAVED_BYTES = 200_000_000
"""Largest file that is written or read."""


def load_evaluation(path: str | os.PathLike[str]) -> Evaluation:
    """Return the evaluation that a file holds, as it was saved.

    Parameters
    ----------
    path : str or path-like
        A file from `Evaluation.save`.

    Returns
    -------
    Evaluation
        Equal to the one that was saved, in every array to the last bit; it explains, draws and is
        reviewed alike. Give it to ``evaluate(…, frozen=…)`` to keep its periods as they were.

    Raises
    ------
    HistoryError
        If the file cannot be read, is of another format or version, its card was changed, or any part
        is missing, unknown or wrong: all at once.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> card = sc.Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2026", "last": "2026"},
    ...     perspectives=[{"id": "customer", "objectives": [objective]}],
    ... )
    >>> ev = sc.evaluate(card, sc.observe(card, values=[sc.MeasureRecord("otif", "2026", 88)]))
    >>> with TemporaryDirectory() as folder:
    ...     ev.save(f"{folder}/2026.json")
    ...     load_evaluation(f"{folder}/2026.json")["customer"].score
    40.0
    """
    require_file(path)
    reading = Reading(os.fspath(path), HistoryError)
    data = read_bytes(Path(path), reading, limit=MAX_SAVED_BYTES)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        what = "this is not JSON in UTF-8"
        reading.refuse("saved-json", what, cure="Load the file as it was saved.")
    return evaluation_from_text(text, source=reading.source)


def save_evaluation(evaluation: Evaluation, path: str | os.PathLike[str]) -> None:
    """Write an evaluation to one JSON file.

    Parameters
    ----------
    evaluation : Evaluation
        The evaluation.
    path : str or path-like
        The file; an existing one is replaced.

    Raises
    ------
    HistoryError
        If the file would be too large to be loaded again.
    OutputError
        If the file cannot be written; nothing is left half written.
    """
    data = evaluation_text(evaluation).encode("utf-8")
    if len(data) > MAX_SAVED_BYTES:
        raise HistoryError.single(
            "saved-too-large",
            f"the evaluation takes more than {MAX_SAVED_BYTES // 1_000_000} MB",
            place=Place(file=os.fspath(path)),
            found=f"{len(data) // 1_000_000} MB",
            cure="Save parts of it: evaluation.at(period=…).save(…).",
        )
    write_whole(path, data)
