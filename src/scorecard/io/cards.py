"""Descriptions in files: cards, instruments, layouts, service programmes, notes of reviews."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from scorecard._document import MAX_BYTES, Marks, Plain, reads_as_text
from scorecard._document import Path as Steps
from scorecard._given import FILE, Kind, require_file, require_kinds
from scorecard._model import Frozen
from scorecard._writing import write_whole
from scorecard._yaml import load_yaml
from scorecard.errors import CardError, Place, Problem, UsageError
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
    "write_card",
    "write_service_programme",
    "yaml_text",
]

_CARD = Kind(Scorecard, "a scorecard", "Give what read_card returns.")
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
    """
    from scorecard.logistics.service_definitions import ServiceDefinitions

    return _read(path, ServiceDefinitions)


def write_card(card: Scorecard, path: str | os.PathLike[str]) -> None:
    """Write a card to a file; reading it again gives an equal card.

    Parameters
    ----------
    card : Scorecard
        The card.
    path : str or path-like
        A file that ends in .yaml, .yml, .json or .xlsx; an existing one is replaced.

    Raises
    ------
    UsageError
        If the name has another ending.
    OutputError
        If the file cannot be written; nothing is left half written.
    MissingExtraError
        If the file is a workbook and XlsxWriter is not installed.

    Notes
    -----
    A workbook has one sheet a table, with ids in a hidden column and lists of the words that may stand
    in a cell; what fits no table stands in its last sheet, so that nothing is lost.

    What the card states is written, and nothing else: a card that states the bands of convention or a
    weight of 1 has decided for them. An instrument of the library is written out in full, so that the
    card keeps its meaning when the library changes.
    """
    require_kinds("A card cannot be written like this.", ("card", card, _CARD), ("path", path, FILE))
    data: dict[str, Plain] = {
        "schema_version": card.schema_version,
        **card.model_dump(mode="json", exclude_unset=True),
    }
    if Path(path).suffix.lower() == ".xlsx":
        from scorecard.io.card_workbook import card_workbook

        write_whole(path, card_workbook(data))
        return
    _write(data, path, what="card", workbook=True)


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
    """
    from scorecard.logistics.service_package import ServiceProgramme

    return _read(path, ServiceProgramme)


def write_service_programme(programme: ServiceProgramme, path: str | os.PathLike[str]) -> None:
    """Write service packages to a file; reading it again gives equal ones.

    Parameters
    ----------
    programme : ServiceProgramme
        The packages of all classes of customers.
    path : str or path-like
        A file that ends in .yaml, .yml or .json; an existing one is replaced.

    Raises
    ------
    UsageError
        If the name has another ending.
    OutputError
        If the file cannot be written; nothing is left half written.
    """
    from scorecard.logistics.service_package import ServiceProgramme

    kind = Kind(ServiceProgramme, "a service programme", "Give what read_service_programme returns.")
    given = ("programme", programme, kind), ("path", path, FILE)
    require_kinds("A service programme cannot be written like this.", *given)
    _write(programme.model_dump(mode="json", exclude_unset=True), path, what="service programme")


def _write(data: dict[str, Plain], path: str | os.PathLike[str], *, what: str, workbook: bool = False) -> None:
    """Write plain data as YAML or JSON, by the ending of the name."""
    suffix = Path(path).suffix.lower()
    if suffix not in _LOADERS:
        raise UsageError.single(
            "unknown-ending",
            f"a {what} is written as {'YAML, JSON or Excel' if workbook else 'YAML or JSON'}",
            place=Place(file=os.fspath(path)),
            found=suffix,
            cure=f"Give the file the ending {'.yaml, .json or .xlsx' if workbook else '.yaml or .json'}.",
        )
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n" if suffix == ".json" else yaml_text(data)
    write_whole(path, text.encode("utf-8"))


def yaml_text(data: dict[str, Plain]) -> str:
    """Return plain data as YAML that the strict loader reads back as it was."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Quote every text that would be read as something else, and repeat nothing by reference."""

        def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  # the name is PyYAML's
            return True

    def text_node(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if reads_as_text(text) else "'")

    Dumper.add_representer(str, text_node)
    written: str = yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=110)
    return written


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
