"""Descriptions written to files: cards, service programmes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard._document import Plain, reads_as_text
from scorecard._given import FILE, Kind, require_kinds
from scorecard._writing import write_whole
from scorecard.errors import Place, UsageError
from scorecard.models import Scorecard

if TYPE_CHECKING:
    from scorecard.logistics.service_package import ServiceProgramme

__all__ = ["write_card", "write_service_programme", "yaml_text"]

_CARD = Kind(Scorecard, "a scorecard", "Give what read_card returns.")
_ENDINGS = (".yaml", ".yml", ".json")


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

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> import scorecard as sc
    >>> card = sc.load_template("self_service_kiosk")
    >>> with TemporaryDirectory() as folder:
    ...     write_card(card, f"{folder}/card.yaml")
    ...     sc.read_card(f"{folder}/card.yaml") == card
    True
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

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> import scorecard as sc
    >>> programme = sc.read_service_programme(sc.template_files("express_carrier")["packages"])
    >>> with TemporaryDirectory() as folder:
    ...     write_service_programme(programme, f"{folder}/packages.json")
    ...     sc.read_service_programme(f"{folder}/packages.json") == programme
    True
    """
    from scorecard.logistics.service_package import ServiceProgramme

    kind = Kind(ServiceProgramme, "a service programme", "Give what read_service_programme returns.")
    given = ("programme", programme, kind), ("path", path, FILE)
    require_kinds("A service programme cannot be written like this.", *given)
    _write(programme.model_dump(mode="json", exclude_unset=True), path, what="service programme")


def _write(data: dict[str, Plain], path: str | os.PathLike[str], *, what: str, workbook: bool = False) -> None:
    """Write plain data as YAML or JSON, by the ending of the name."""
    suffix = Path(path).suffix.lower()
    if suffix not in _ENDINGS:
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
