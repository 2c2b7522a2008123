"""Descriptions in files: cards, instruments, layouts, service programmes, notes of reviews."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from scorecard._document import MAX_BYTES, Marks, Plain
from scorecard._document import Path as Steps
from scorecard._given import require_file
from scorecard._model import Frozen
from scorecard._yaml import load_yaml
from scorecard.errors import CardError, Problem
from scorecard.instruments import ColumnLayout, Instrument
from scorecard.io.decoding import decode
from scorecard.io.reading import Reading, read_bytes
from scorecard.io.strict_json import load_json
from scorecard.models import ReviewNotes, Scorecard

if TYPE_CHECKING:
    from scorecard.logistics.order_layout import OrderLayout
    from scorecard.logistics.service_definitions import ServiceDefinitions
    from scorecard.logistics.service_package import ServiceProgramme

__all__ = [
    "read_card",
    "read_column_layout",
    "read_instrument",
    "read_order_layout",
    "read_review_notes",
    "read_service_definitions",
    "read_service_programme",
]

_WORKBOOKS = (".xlsx", ".xlsm")
_MAX_WORKBOOK = 20_000_000
_LOADERS = {".yaml": load_yaml, ".yml": load_yaml, ".json": load_json}

Model = TypeVar("Model", bound=Frozen)


def read_card(path: str | os.PathLike[str]) -> Scorecard:
    """Return the scorecard that a file describes.

    Parameters
    ----------
    path : str or path-like
        A file that ends in .yaml, .yml, .json or .xlsx; the last of them as `write_card` writes it.

    Returns
    -------
    Scorecard
        The card, with every reference inside it checked.

    Raises
    ------
    CardError
        With every problem of the file, each with line and column or sheet and cell, path and cure.
    MissingExtraError
        If the file is a workbook and openpyxl is not installed.

    Notes
    -----
    YAML is read strictly: a key stands once; ``NO``, ``00123`` and ``12:30:45`` are text; tags,
    anchors and aliases are refused.

    Examples
    --------
    >>> from scorecard.templates import template_files
    >>> card = read_card(template_files("self_service_kiosk")["card"])
    >>> card.name.text("en"), len(card.perspectives)
    ('Self-service kiosk scorecard', 4)
    """
    require_file(path)
    if Path(path).suffix.lower() in _WORKBOOKS:
        return _read_workbook(path)
    return _read(path, Scorecard)


def read_instrument(path: str | os.PathLike[str]) -> Instrument:
    """Return the questionnaire that a file describes.

    Parameters
    ----------
    path : str or path-like
        A file that ends in .yaml, .yml or .json.

    Returns
    -------
    Instrument
        The instrument.

    Raises
    ------
    CardError
        With every problem of the file, each with line, column, path and cure.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> text = "{id: short, name: Short, scale: {low: 1, high: 5}, items: [{id: quick, text: Quick}]}"
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "short.yaml")
    ...     _ = path.write_text(text)
    ...     read_instrument(path).scale.midpoint
    3.0
    """
    return _read(path, Instrument)


def read_column_layout(path: str | os.PathLike[str]) -> ColumnLayout:
    """Return the layout of a survey file that a file describes.

    Parameters
    ----------
    path : str or path-like
        A file that ends in .yaml, .yml or .json.

    Returns
    -------
    ColumnLayout
        The layout.

    Raises
    ------
    CardError
        With every problem of the file, each with line, column, path and cure.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "layout.yaml")
    ...     _ = path.write_text("{columns: {perception: 'P{number}'}, segments: {region: Region}}")
    ...     read_column_layout(path).segments["region"]
    'Region'
    """
    return _read(path, ColumnLayout)


def read_order_layout(path: str | os.PathLike[str]) -> OrderLayout:
    """Return the layout of order records that a file describes.

    Parameters
    ----------
    path : str or path-like
        A file that ends in .yaml, .yml or .json.

    Returns
    -------
    OrderLayout
        The layout.

    Raises
    ------
    CardError
        With every problem of the file, each with line, column, path and cure.

    Examples
    --------
    >>> from scorecard.templates import template_files
    >>> read_order_layout(template_files("third_party_logistics")["layout"]).money
    'CNY'
    """
    from scorecard.logistics.order_layout import OrderLayout

    return _read(path, OrderLayout)


def read_review_notes(path: str | os.PathLike[str]) -> ReviewNotes:
    """Return what a file adds to the numbers of a management review.

    Parameters
    ----------
    path : str or path-like
        A file that ends in .yaml, .yml or .json.

    Returns
    -------
    ReviewNotes
        Actions, decisions and words on the topics of the agenda.

    Raises
    ------
    CardError
        With every problem of the file, each with line, column, path and cure.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "notes.yaml")
    ...     _ = path.write_text("{audit_results: No finding., actions: [{what: Pilot smaller lots}]}")
    ...     read_review_notes(path).actions[0].state
    'open'
    """
    return _read(path, ReviewNotes)


def read_service_definitions(path: str | os.PathLike[str]) -> ServiceDefinitions:
    """Return what on time, in full and cycle time mean, as a file declares it.

    Parameters
    ----------
    path : str or path-like
        A file that ends in .yaml, .yml or .json.

    Returns
    -------
    ServiceDefinitions
        The declared choices.

    Raises
    ------
    CardError
        With every problem of the file, each with line, column, path and cure.

    Examples
    --------
    >>> from scorecard.templates import template_files
    >>> read_service_definitions(template_files("third_party_logistics")["definitions"]).on_time.basis
    'promised'
    """
    from scorecard.logistics.service_definitions import ServiceDefinitions

    return _read(path, ServiceDefinitions)


def read_service_programme(path: str | os.PathLike[str]) -> ServiceProgramme:
    """Return the service packages that a file describes.

    Parameters
    ----------
    path : str or path-like
        A file that ends in .yaml, .yml or .json.

    Returns
    -------
    ServiceProgramme
        The packages of all classes of customers.

    Raises
    ------
    CardError
        With every problem of the file, each with line, column, path and cure.

    Examples
    --------
    >>> from scorecard.templates import template_files
    >>> programme = read_service_programme(template_files("express_carrier")["packages"])
    >>> programme.packages[0].id, programme.packages[0].customer_class
    ('priority', 'key')
    """
    from scorecard.logistics.service_package import ServiceProgramme

    return _read(path, ServiceProgramme)


def _read(path: str | os.PathLike[str], model: type[Model]) -> Model:
    """Return what a file describes, or raise everything that is wrong with it."""
    require_file(path)
    reading = Reading(os.fspath(path), CardError)
    suffix = Path(path).suffix.lower()
    if suffix not in _LOADERS and not os.path.isdir(path):  # noqa: PTH112  # a name may be too long for a path
        what, cure = "a description is a YAML or JSON file", "Give it the ending .yaml, .yml or .json."
        if model is Scorecard:
            what, cure = "a card is a YAML, JSON or Excel file", "Give it the ending .yaml, .yml, .json or .xlsx."
        reading.refuse("unknown-ending", what, found=suffix, cure=cure)
    text = decode(read_bytes(Path(path), reading, limit=MAX_BYTES), reading).text
    data, marks = _LOADERS[suffix](text if text.strip() else "null", source=reading.source, problems=reading.problems)
    if data is None:
        reading.refuse("empty-file", "the file is empty", cure="Write the description, or start from a template.")
    if not isinstance(data, dict):
        reading.refuse(
            "not-a-map",
            "the file does not start with named fields",
            place=marks.place(()),
            cure="Begin with 'id: …' on a line of its own.",
        )
    try:
        built = model.model_validate(data)
    except CardError as error:
        raise _placed(error, data, marks, reading) from None
    reading.close()
    return built


def _read_workbook(path: str | os.PathLike[str]) -> Scorecard:
    """Return the card that a workbook describes, or raise everything that is wrong with it."""
    from scorecard.io.card_grids import read_card_grids
    from scorecard.io.codecs.xlsx_codec import read_xlsx_grids

    reading = Reading(os.fspath(path), CardError)
    grids = read_xlsx_grids(read_bytes(Path(path), reading, limit=_MAX_WORKBOOK), reading)
    data, marks = read_card_grids(grids, reading)
    try:
        card = Scorecard.model_validate(data)
    except CardError as error:
        raise _placed(error, data, marks, reading) from None
    reading.close()
    return card


def _placed(error: CardError, data: Plain, marks: Marks, reading: Reading) -> CardError:
    """Return the problems of a description with their lines, in the order of the file."""
    placed: list[Problem] = []
    for problem in error.problems:
        steps = _steps(problem.place.path or "", data)
        if not marks.is_broken(steps):
            place = marks.place(steps, key=problem.code == "unknown-field")
            placed.append(Problem(problem.code, problem.what, place, problem.found, problem.cure))
    placed.extend(reading.problems)
    counts = dict(reading.problems.counts)
    for code, count in error.counts.items():
        listed = sum(p.code == code for p in error.problems)
        kept = sum(p.code == code for p in placed)
        counts[code] = max(counts.get(code, 0), kept) + count - listed
    placed.sort(key=lambda p: (p.place.line or 0, p.place.column or 0))
    return CardError(f"{reading.source} cannot be read.", placed, counts)


def _steps(dotted: str, data: Plain) -> Steps:
    """Return the steps of a dotted path through a document.

    Parts that no document holds (the name of a rule that was tried) are left out; a last part that
    is missing in the document is kept.
    """
    steps: Steps = ()
    here = data
    rest = dotted
    while rest:
        head, _, tail = rest.partition(".")
        if isinstance(here, dict):
            keys = [k for k in here if rest == k or rest.startswith(f"{k}.")]
            if keys:
                key = max(keys, key=len)
                steps, here, rest = (*steps, key), here[key], rest[len(key) + 1 :]
                continue
            if not tail and head.isidentifier():
                return (*steps, head)
        elif isinstance(here, list) and head.isdigit() and int(head) < len(here):
            steps, here = (*steps, int(head)), here[int(head)]
        rest = tail
    return steps
